/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef OUTBOX_OUTBOX_H
#define OUTBOX_OUTBOX_H

/*
 * outbox - what was accepted finds its way out, by push or by mailbox
 *
 *              put                      claim
 *   accepted ------> PUSH (due) ---------------------> CLAIMED
 *       |             ^  |                              |  |  |
 *       | put         |  | partner no longer takes push |  |  +--> taken
 *       |             |  |                              |  |       refused
 *       |             +--|---------- failed: later -----+  |
 *       |                v                                 |
 *       +--------------> BOX (expires) <--- given up ------+
 *                         |
 *                         +--> acknowledged, given back, expired
 *
 * The rows are in the store; here is only, per recipient and channel (a lane),
 * what is due first and how many pushes are under way, so that one dead
 * recipient costs the others nothing, and one channel another neither.
 *
 *   layering   store, partner; sealing is payload.h, the schedule retry.h
 *   failure    after a rollback the lanes are wrong: outbox_reload()
 */

#include "base/attr.h"
#include "base/err.h"
#include "outbox/retry.h"
#include "partner/partner.h"
#include "store/queue.h"

struct outbox;

enum { OUTBOX_UNDERWAY_MAX = 4 }; /* pushes at once to one recipient */

struct outbox_opts {
    struct retry retry;
    int64_t mailbox_ms[CHANNEL__COUNT]; /* how long a mailbox keeps it */
};

/* How a push ended; the same order as enum net_post_outcome. */
enum outbox_push {
    OUTBOX_TAKEN,
    OUTBOX_REFUSED,
    OUTBOX_LATER,
    OUTBOX_UNKNOWN,
    OUTBOX_NOT_SENT,
    OUTBOX_PUSH__COUNT
};

/*
 * in      st    borrowed; must outlive the outbox
 * out     *out  owned by the caller, outbox_free(); NULL on failure
 */
MUST_CHECK enum err outbox_new(struct outbox **out, struct store *st,
    const struct outbox_opts *opts, struct errinfo *ei);
void outbox_free(struct outbox *ob);

/* Read the lanes anew: at start, and after a rollback. */
MUST_CHECK enum err outbox_reload(struct outbox *ob, struct errinfo *ei);

/* Does this partner get what goes over this channel pushed now? */
bool outbox_pushes(const struct partner *p, enum channel ch);

/* Until when a message accepted now is kept. */
int64_t outbox_expiry(const struct outbox *ob, enum channel ch, int64_t now_ms);

/* A message on its way into the queue. */
struct outbox_message {
    int64_t n;
    const struct partner *to;
    enum channel kanaal;
};

/*
 * Queue a message for its recipient.
 *
 * errors  ERR_LIMIT  more recipients than there can be partners
 */
MUST_CHECK enum err outbox_put(struct outbox *ob, struct store_txn *txn,
    const struct outbox_message *m, int64_t now_ms, struct errinfo *ei);

/* Keep for message n, which was just put, when its parties want it tried again;
 * zeros keep nothing. */
MUST_CHECK enum err outbox_agree(struct store_txn *txn, int64_t n,
    const struct retry_terms *t, struct errinfo *ei);

/* When the next push may start; -1 when none is planned.  Now, when it could
 * have started already. */
int64_t outbox_next_ms(const struct outbox *ob,
    const struct partner_book *book);

/*
 * Take the next push that is due, whose recipient takes pushes now and has
 * room for one more.
 *
 * out     row   as it now stands: claimed, one attempt more
 * errors  ERR_NOTFOUND  nothing is due
 */
MUST_CHECK enum err outbox_claim(struct outbox *ob, struct store_txn *txn,
    const struct partner_book *book, int64_t now_ms, struct store_queued *row,
    struct errinfo *ei);

/* How a failed push goes on. */
struct outbox_failed {
    const struct partner *to; /* NULL when it is no longer there */
    int64_t accepted_ms, now_ms;
    int retry_after_s;
    uint32_t chance; /* uniform random bits */
    bool refused;    /* the endpoint does not want it: no next attempt */
};

/*
 * Plan the next attempt, or give up and put it in the mailbox.
 *
 * out     row  a claimed row; as it stands afterwards
 */
MUST_CHECK enum err outbox_failed(struct outbox *ob, struct store_txn *txn,
    const struct outbox_failed *f, struct store_queued *row,
    struct errinfo *ei);

/* It was handed over by mailbox: one attempt more. */
MUST_CHECK enum err outbox_collected(struct store_txn *txn,
    struct store_queued *row, struct errinfo *ei);

/* It is over: out of the queue, payload and key destroyed. */
MUST_CHECK enum err outbox_shred(struct outbox *ob, struct store_txn *txn,
    const struct store_queued *row, struct errinfo *ei);

/* The partner's record changed: pushes it no longer takes go to its box. */
MUST_CHECK enum err outbox_partner(struct outbox *ob, struct store_txn *txn,
    const struct partner *p, int64_t now_ms, struct errinfo *ei);

/* What has expired: in a mailbox, or waiting for a recipient that has been
 * suspended for as long as a mailbox keeps.  At most page->max rows. */
MUST_CHECK enum err outbox_expired(struct outbox *ob, int64_t now_ms,
    struct store_page *page, struct errinfo *ei);

#endif
