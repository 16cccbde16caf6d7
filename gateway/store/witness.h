/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_WITNESS_H
#define STORE_WITNESS_H

/* witness - the logs of others that we cosigned, and who cosigned ours */

#include "base/buf.h"
#include "store/store.h"

/* The newest checkpoint of another's log that we put our name under. */
struct store_witnessed {
    uint64_t size;
    uint8_t root[STORE_HASH_LEN];
    int64_t at_ms;
};

MUST_CHECK enum err store_witnessed_put(struct store_txn *txn,
    struct span origin, const struct store_witnessed *w, struct errinfo *ei);
/* errors  ERR_NOTFOUND  we never cosigned this log */
MUST_CHECK enum err store_witnessed_get(struct store *st, struct span origin,
    struct store_witnessed *out, struct errinfo *ei);

/* The newest checkpoint of our log that one witness put its name under. */
struct store_cosigned {
    uint64_t size;     /* 0: none yet */
    int64_t since_ms;  /* when it became our witness */
    int64_t signed_ms; /* when its newest cosignature came; 0 none */
};

/* in  id  of the partner;  note  the checkpoint with its cosignature, or empty */
MUST_CHECK enum err store_cosigned_put(struct store_txn *txn, struct span id,
    const struct store_cosigned *c, struct span note, struct errinfo *ei);
/* out  note  may be NULL.  errors  ERR_NOTFOUND */
MUST_CHECK enum err store_cosigned_get(struct store *st, struct span id,
    struct store_cosigned *out, struct buf *note, struct errinfo *ei);

#endif
