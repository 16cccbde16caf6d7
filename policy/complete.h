/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_COMPLETE_H
#define POLICY_COMPLETE_H

/*
 * complete - what a message lacks, per basic condition
 *
 * Two kinds are told apart: what the row of the message requires (verplicht),
 * and what may be expected given what the message says (verwacht), by the rows
 * of 47-volledigheid.yaml.  A row with "weiger: ja" requires too: a message
 * that lacks it is not taken.
 *
 *   privacy  names of elements and reasons of ours, never a value
 *   failure  none: a policy without rows expects what is required and no more
 */

#include "adapters/adapter.h"
#include "policy/policy.h"

enum {
    COMPLETE_ALGEMEEN = BV__COUNT, /* what belongs to no basic condition */
    COMPLETE_GROUPS = BV__COUNT + 1,
    COMPLETE_LACKS_MAX = 64 /* named; the numbers count all */
};

enum complete_kind { COMPLETE_VERWACHT, COMPLETE_VERPLICHT };

struct complete_lack {
    uint8_t groep;   /* enum bv, or COMPLETE_ALGEMEEN */
    uint8_t element; /* of "one of these" the first */
    uint8_t kind;    /* enum complete_kind */
};

struct complete {
    enum bericht type;
    uint8_t expected[COMPLETE_GROUPS], lacking[COMPLETE_GROUPS];
    bool refused; /* lacks what a row with "weiger: ja" asks */
    uint8_t lack_n;
    struct complete_lack lack[COMPLETE_LACKS_MAX]; /* by group */
};

/*
 * Compare a message with what it should hold.
 *
 * in      m, type  as read
 * out     c        filled whole
 */
void policy_complete(const struct policy *po, const struct message *m,
    enum bericht type, struct complete *c);

/* "ID" .. "NETWERK", "ALGEMEEN". */
const char *complete_groep(unsigned groep);

/* Why it is expected, nl or en: the row of this type that says so, or rule
 * R30; "" when there is neither, as for what the message's own row requires. */
const char *complete_reden(const struct policy *po, enum bericht type,
    const struct complete_lack *l, bool en);

/* Does the row that expects it refuse the message? */
bool complete_refuses(const struct policy *po, enum bericht type,
    const struct complete_lack *l);

/* The elements of which one would do, the named one first; *n of them, none
 * when that one alone will do. */
const uint8_t *complete_choice(const struct policy *po, enum bericht type,
    const struct complete_lack *l, unsigned *n);

/*
 * Append what refuses a message as faults of its document: where it would
 * stand there, what would do instead, and why.
 *
 * in      from  the format that the message was read in
 * out     errs  as far as there is room
 */
void complete_faults(const struct policy *po, const struct complete *c,
    const struct adapter *from, struct adapter_errors *errs);

/*
 * Append the report: one JSON object, or lines of text.
 *
 * in      c    as filled, or as read back from a log entry
 * out     out  ask buf_err() afterwards
 */
void complete_write_json(struct buf *out, const struct policy *po,
    const struct complete *c);
void complete_write_text(struct buf *out, const struct policy *po,
    const struct complete *c, bool en);

#endif
