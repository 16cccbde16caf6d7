/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_ENTRIES_H
#define STORE_ENTRIES_H

/* entries - rows of the disclosure log, their body keys, the checkpoints.
 * Entries are only ever added; triggers say so too. */

#include "base/buf.h"
#include "store/store.h"

struct store_entry {
    uint64_t idx;
    struct span skeleton; /* the leaf's data */
    struct span body;     /* sealed */
    struct span leaf;     /* its hash */
};

/* The key a body is sealed with, itself wrapped; deleting the row destroys
 * the body's contents. */
struct store_body_key {
    uint64_t idx;
    int64_t epoch; /* of the key-encryption key */
    struct span wrapped;
    int64_t until_day; /* days since 1970-01-01: to be destroyed after it */
};

/* errors  ERR_CONFLICT  there is an entry with this index */
MUST_CHECK enum err store_entry_put(struct store_txn *txn,
    const struct store_entry *e, struct errinfo *ei);
MUST_CHECK enum err store_body_key_put(struct store_txn *txn,
    const struct store_body_key *k, struct errinfo *ei);

/* How many entries there are; the newest has index *n - 1. */
MUST_CHECK enum err store_entry_count(struct store *st, uint64_t *n,
    struct errinfo *ei);

/* errors  ERR_NOTFOUND  no such entry */
MUST_CHECK enum err store_entry_get(struct store *st, uint64_t idx,
    struct buf *skeleton, struct buf *body, struct errinfo *ei);

/*
 * The skeleton alone.
 *
 * in      n       how long it is; another length is ERR_CORRUPT
 * errors  ERR_NOTFOUND  no such entry
 */
MUST_CHECK enum err store_skeleton_get(struct store *st, uint64_t idx,
    uint8_t *out, size_t n, struct errinfo *ei);

/* errors  ERR_NOTFOUND  the key was destroyed */
MUST_CHECK enum err store_body_key_get(struct store *st, uint64_t idx,
    int64_t *epoch, struct buf *wrapped, struct errinfo *ei);

typedef enum err store_entry_fn(void *ctx, const struct store_entry *e,
    struct errinfo *ei);

/*
 * Visit entries from index first on, in order, through a connection of its
 * own: what is seen is what the files hold, not what the writer remembers.
 *
 * in      each  spans in e are borrowed for the call; anything but ERR_OK
 *               stops the walk and is returned
 */
MUST_CHECK enum err store_entry_walk(struct store *st, uint64_t first,
    store_entry_fn *each, void *ctx, struct errinfo *ei);

/* As above without the bodies: these are empty. */
MUST_CHECK enum err store_leaf_walk(struct store *st, uint64_t first,
    store_entry_fn *each, void *ctx, struct errinfo *ei);

/* Is there a key left of this epoch? */
MUST_CHECK enum err store_body_key_epoch(struct store *st, int64_t epoch,
    bool *used, struct errinfo *ei);

/*
 * Destroy keys of which the day is past, at most max.
 *
 * out     *n  how many went
 */
MUST_CHECK enum err store_body_key_expire(struct store_txn *txn, int64_t day,
    unsigned max, unsigned *n, struct errinfo *ei);

/* Keep a signed checkpoint; the same size again replaces it. */
MUST_CHECK enum err store_checkpoint_put(struct store_txn *txn, uint64_t size,
    struct span note, struct errinfo *ei);

/*
 * The first checkpoint of at least this size; UINT64_MAX asks for the newest.
 *
 * out     *found, note  its size and text
 * errors  ERR_NOTFOUND
 */
MUST_CHECK enum err store_checkpoint_get(struct store *st, uint64_t size,
    uint64_t *found, struct buf *note, struct errinfo *ei);

#endif
