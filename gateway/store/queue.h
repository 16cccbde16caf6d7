/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_QUEUE_H
#define STORE_QUEUE_H

/*
 * queue - what was accepted and is not yet acknowledged, with its payload
 *
 * One index (mode, recipient, channel, due) serves the next push of a recipient, the
 * contents of a mailbox and what has expired there.
 */

#include "base/buf.h"
#include "store/store.h"

enum store_mode {
    STORE_PUSH,    /* waits for its time; due_ms is the next attempt */
    STORE_CLAIMED, /* the courier has it; due_ms is when it took it */
    STORE_BOX,     /* waits to be collected; due_ms is when it expires */
    STORE_MODE__COUNT
};

struct store_queued {
    int64_t n; /* of the message */
    int64_t due_ms;
    enum store_mode mode;
    uint32_t attempts; /* times it was handed over, or tried */
    int channel;
    char ontvanger[STORE_OIN_LEN + 1];
};

/* Room for rows, and how many there turned out to be. */
struct store_page {
    struct store_queued *v;
    size_t max, n;
};

/* When the parties want a message tried again; goes with its row. */
struct store_retry {
    uint32_t first_s, longest_s, give_up_days;
};

struct store_payload {
    int64_t n;
    int64_t epoch; /* of the key-encryption key */
    struct span wrapped, sealed, media_type;
};

MUST_CHECK enum err store_queue_put(struct store_txn *txn,
    const struct store_queued *row, struct errinfo *ei);
/* Write mode, due_ms and attempts of a row that is there. */
MUST_CHECK enum err store_queue_set(struct store_txn *txn,
    const struct store_queued *row, struct errinfo *ei);
/* Take it out and destroy its payload and the payload's key. */
MUST_CHECK enum err store_queue_shred(struct store_txn *txn, int64_t n,
    struct errinfo *ei);

/* errors  ERR_NOTFOUND  it is not in the queue (any more) */
MUST_CHECK enum err store_queue_get(struct store *st, int64_t n,
    struct store_queued *out, struct errinfo *ei);

/* One recipient's part of the queue: what never mixes is in different lanes. */
struct store_lane_id {
    struct span ontvanger;
    int channel;
};

/* The rows of one lane in one mode, first due first; page->max at most. */
MUST_CHECK enum err store_queue_list(struct store *st, enum store_mode mode,
    const struct store_lane_id *lane, struct store_page *page,
    struct errinfo *ei);

/* The newest rows of the queue, newest last; page->max at most.
 * in      channel  of this one only; -1 of all */
MUST_CHECK enum err store_queue_newest(struct store *st, int channel,
    struct store_page *page, struct errinfo *ei);

/* Per lane with rows in this mode: how many, and the first due. */
struct store_lane {
    char ontvanger[STORE_OIN_LEN + 1];
    int channel;
    uint64_t n;
    int64_t due_ms;
};
typedef enum err store_lane_fn(void *ctx, const struct store_lane *lane,
    struct errinfo *ei);
MUST_CHECK enum err store_queue_lanes(struct store *st, enum store_mode mode,
    store_lane_fn *each, void *ctx, struct errinfo *ei);

/* What the courier had when the process ended is due again at once. */
MUST_CHECK enum err store_queue_release(struct store_txn *txn, int64_t due_ms,
    struct errinfo *ei);

/* All of one lane that wait for a push go to its mailbox. */
MUST_CHECK enum err store_queue_to_box(struct store_txn *txn,
    const struct store_lane_id *lane, int64_t due_ms, struct errinfo *ei);

/* How many wait, and the lowest message number among them (0 when
 * none): the oldest. */
MUST_CHECK enum err store_queue_count(struct store *st, uint64_t *n,
    int64_t *oldest_n, struct errinfo *ei);

MUST_CHECK enum err store_retry_put(struct store_txn *txn, int64_t n,
    const struct store_retry *t, struct errinfo *ei);
/* errors  ERR_NOTFOUND  nothing was agreed */
MUST_CHECK enum err store_retry_get(struct store *st, int64_t n,
    struct store_retry *out, struct errinfo *ei);

/* How many wait in one channel. */
MUST_CHECK enum err store_queue_channel(struct store *st, int channel,
    uint64_t *n, struct errinfo *ei);

MUST_CHECK enum err store_payload_put(struct store_txn *txn,
    const struct store_payload *p, struct errinfo *ei);

typedef enum err store_payload_fn(void *ctx, const struct store_payload *p,
    struct errinfo *ei);

/*
 * Visit one payload.
 *
 * in      each  spans in p are borrowed for the call
 * errors  ERR_NOTFOUND  it was shredded
 */
MUST_CHECK enum err store_payload_get(struct store *st, int64_t n,
    store_payload_fn *each, void *ctx, struct errinfo *ei);

/* Is there a payload whose key is wrapped in this epoch, or an older one? */
MUST_CHECK enum err store_payload_epoch(struct store *st, int64_t epoch,
    bool *used, struct errinfo *ei);

#endif
