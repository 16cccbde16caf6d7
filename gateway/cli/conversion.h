/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_CONVERSION_H
#define CLI_CONVERSION_H

/*
 * conversion - one document from one format to another, outside the gateway
 *
 * The steps of an exchange (read, decide, cut, write) with facts that the
 * caller gives instead of the recorder.  Nothing is logged, stored or sent.
 *
 *   privacy  faults and refusals name places and elements, never values;
 *            conversion_done() wipes what was read and written
 */

#include "adapters/adapter.h"
#include "base/limit.h"
#include "policy/complete.h"
#include "policy/policy.h"

/* What is known beside the document.  Borrowed for the call. */
struct conversion_ask {
    const struct adapter *from, *to;
    const struct policy *po; /* NULL: map without a policy, test data only */
    uint32_t rol_afzender;   /* mask of 1 << enum rol */
    const char *gemeente;    /* of the recipient; NULL: not known */
    enum fase fase;          /* where the message does not say */
    enum tri titel_na;       /* idem */
    enum tri bevestigd;      /* registration confirmed, return accepted */
    int64_t vandaag;
};

enum conversion_end {
    CONVERSION_DONE,
    CONVERSION_FAULTS,  /* the document is wrong: see fault */
    CONVERSION_REAL,    /* without policy, and not test data */
    CONVERSION_CLOSED,  /* nobody takes the type that day: see fault */
    CONVERSION_LACKS,   /* too little for the policy: see fault, complete */
    CONVERSION_REFUSED, /* by the policy: see decision; fault has places */
    CONVERSION_NO_ROLE, /* the recipient's role does not use that format */
    CONVERSION_NO_TYPE, /* the recipient's format does not know the type */
    CONVERSION_NO_FIT,  /* it asks for what is not there: see missing, ei */
    CONVERSION_BROKEN   /* no memory, or our fault: see ei */
};

/* Start from conversion_init().  src and facts are good for every end but
 * FAULTS and BROKEN, with a policy complete too; decision where a policy
 * decided, dst and doc for DONE. */
struct conversion {
    struct arena arena;
    struct message src, dst;
    struct buf doc; /* in the recipient's format */
    struct policy_facts facts;
    struct complete complete;
    struct decision decision;
    struct elset lost;    /* without policy: no place in the other format */
    struct elset missing; /* asked by the other format, and not there */
    struct adapter_error fault[LIMIT_ERRORS_MAX];
    struct adapter_errors faults;
    struct errinfo ei;
};

/* errors  ERR_NOMEM  c needs no conversion_done() */
MUST_CHECK enum err conversion_init(struct conversion *c, struct errinfo *ei);

/*
 * Convert.  Once per conversion_init().
 *
 * in      doc  borrowed for the call; at most LIMIT_BODY_MAX bytes
 */
enum conversion_end conversion_run(struct conversion *c,
    const struct conversion_ask *ask, struct span doc);

/*
 * What a recipient without a system reads instead of doc, after DONE: a page
 * that names what a condition held back.
 *
 * in      c, ask  of the conversion_run() that ended so
 * out     out     cleared on failure; at most RENDITION_MAX bytes
 * errors  ERR_LIMIT, ERR_NOMEM
 */
MUST_CHECK enum err conversion_page(const struct conversion *c,
    const struct conversion_ask *ask, struct buf *out, struct errinfo *ei);

/* Wipe and release. */
void conversion_done(struct conversion *c);

#endif
