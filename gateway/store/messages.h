/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_MESSAGES_H
#define STORE_MESSAGES_H

/* messages - one row per message accepted or refused; stays after the payload
 * is gone, so that a repeat is known and a status can be given. */

#include "base/buf.h"
#include "store/store.h"

enum store_state {
    STORE_GEREED,    /* it is in the queue; see there */
    STORE_ONTVANGEN, /* acknowledged by the recipient */
    STORE_AFGEWEZEN, /* given back by the recipient */
    STORE_VERLOPEN,  /* nobody came for it */
    STORE_DOOD,      /* its endpoint refused it; kept in the mailbox */
    STORE_GEWEIGERD, /* refused by policy; never had a payload */
    STORE_STATE__COUNT
};

enum { STORE_TRACE_LEN = 24 }; /* trace id and span id */

struct store_message {
    int64_t n; /* row number; given by store_message_put() */
    uint8_t id[STORE_ID_LEN];
    uint8_t dedup[STORE_KEY_LEN];   /* keyed: sender and its own id */
    uint8_t digest[STORE_HASH_LEN]; /* keyed: the document as it came in */
    uint8_t policy_hash[STORE_HASH_LEN];
    uint8_t trace[STORE_TRACE_LEN];
    char afzender[STORE_OIN_LEN + 1], ontvanger[STORE_OIN_LEN + 1];
    int type;
    enum store_state state;
    uint64_t idx, tree_size; /* its entry, and the tree its receipt proves */
    int64_t at_ms, expires_ms;
    int64_t subject; /* row of the person, 0 when none */
    int channel;
};

/* out     m  n is set */
MUST_CHECK enum err store_message_put(struct store_txn *txn,
    struct store_message *m, struct span proof, struct errinfo *ei);

/* What becomes of it; expires_ms as it now stands. */
MUST_CHECK enum err store_message_state(struct store_txn *txn, int64_t n,
    enum store_state state, int64_t expires_ms, struct errinfo *ei);

/* out     proof  may be NULL
 * errors  ERR_NOTFOUND */
MUST_CHECK enum err store_message_by_id(struct store *st,
    const uint8_t id[static STORE_ID_LEN], struct store_message *out,
    struct buf *proof, struct errinfo *ei);
MUST_CHECK enum err store_message_by_dedup(struct store *st,
    const uint8_t dedup[static STORE_KEY_LEN], struct store_message *out,
    struct buf *proof, struct errinfo *ei);
MUST_CHECK enum err store_message_by_n(struct store *st, int64_t n,
    struct store_message *out, struct errinfo *ei);

/* The senders of what was refused by policy after since_ms, one call each. */
typedef void store_oin_fn(void *ctx, struct span oin, int64_t at_ms);
MUST_CHECK enum err store_message_refused(struct store *st, int64_t since_ms,
    store_oin_fn *each, void *ctx, struct errinfo *ei);

#endif
