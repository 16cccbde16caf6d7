/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_KNOWN_H
#define STORE_KNOWN_H

/* known - partners, trajectories, persons, and a few named values.  Keys are
 * keyed digests, made by the caller. */

#include "base/buf.h"
#include "store/store.h"

/* One partner as bytes; id is its name in the book. */
MUST_CHECK enum err store_partner_put(struct store_txn *txn, struct span id,
    struct span bytes, struct errinfo *ei);
typedef enum err store_partner_fn(void *ctx, struct span bytes,
    struct errinfo *ei);
MUST_CHECK enum err store_partner_walk(struct store *st, store_partner_fn *each,
    void *ctx, struct errinfo *ei);

struct store_trajectory {
    uint8_t key[STORE_KEY_LEN];
    int fase, titel; /* the caller's numbers; -1 unknown */
    int64_t subject; /* row of the person, 0 when none */
    int64_t at_ms;   /* last changed */
};

MUST_CHECK enum err store_trajectory_put(struct store_txn *txn,
    const struct store_trajectory *t, struct errinfo *ei);
/* errors  ERR_NOTFOUND */
MUST_CHECK enum err store_trajectory_get(struct store *st,
    const uint8_t key[static STORE_KEY_LEN], struct store_trajectory *out,
    struct errinfo *ei);

/* What a municipality said about its registration, the caller's number. */
MUST_CHECK enum err store_confirm_put(struct store_txn *txn,
    const uint8_t key[static STORE_KEY_LEN], struct span oin, int said,
    struct errinfo *ei);
/* errors  ERR_NOTFOUND  it said nothing */
MUST_CHECK enum err store_confirm_get(struct store *st,
    const uint8_t key[static STORE_KEY_LEN], struct span oin, int *said,
    struct errinfo *ei);

/*
 * The row of a person; made when it is not there yet.  Deleting that one row
 * parts everything that was joined by it.
 */
MUST_CHECK enum err store_subject_put(struct store_txn *txn,
    const uint8_t handle[static STORE_KEY_LEN], int64_t *row,
    struct errinfo *ei);
/* errors  ERR_NOTFOUND */
MUST_CHECK enum err store_subject_get(struct store *st, int64_t row,
    uint8_t handle[static STORE_KEY_LEN], struct errinfo *ei);

/* Named values: the version of the book, the active policy, the origin. */
MUST_CHECK enum err store_meta_put(struct store_txn *txn, const char *name,
    struct span value, struct errinfo *ei);
/* errors  ERR_NOTFOUND */
MUST_CHECK enum err store_meta_get(struct store *st, const char *name,
    struct buf *value, struct errinfo *ei);

#endif
