/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_SIGNED_H
#define STORE_SIGNED_H

/* signed - whose signatures count, and every step of a version of the policy.
 * Steps are only added to. */

#include "store/store.h"

enum {
    STORE_PERSON_MAX = 32,
    STORE_PUBLIC_LEN = 32,
    STORE_SIGNATURE_LEN = 64,
    STORE_VERSION_TEXT_MAX = 32,
    STORE_REASON_MAX = 200 /* bytes */
};

struct store_person {
    char id[STORE_PERSON_MAX + 1]; /* a function, never a name */
    int rol;                       /* the caller's number */
    uint8_t pub[STORE_PUBLIC_LEN];
    int64_t at_ms, revoked_ms; /* 0: not revoked */
};

/* errors  ERR_CONFLICT  the id or the key is there */
MUST_CHECK enum err store_person_add(struct store_txn *txn,
    const struct store_person *p, struct errinfo *ei);
MUST_CHECK enum err store_person_revoke(struct store_txn *txn, const char *id,
    int64_t at_ms, struct errinfo *ei);
/* By id.  Stops, with its answer, where each fails. */
typedef enum err store_person_fn(void *ctx, const struct store_person *p,
    struct errinfo *ei);
MUST_CHECK enum err store_person_walk(struct store *st, store_person_fn *each,
    void *ctx, struct errinfo *ei);

struct store_policy_step {
    uint8_t hash[STORE_HASH_LEN];
    uint8_t base[STORE_HASH_LEN]; /* what was active then; zeros: nothing */
    int what;                     /* the caller's number */
    char version[STORE_VERSION_TEXT_MAX + 1];
    char person[STORE_PERSON_MAX + 1]; /* "": by itself */
    char reason[STORE_REASON_MAX + 1];
    int64_t at_ms;
    int64_t from_ms;                        /* when it takes effect */
    bool is_signed;                         /* signature holds one */
    uint8_t signature[STORE_SIGNATURE_LEN]; /* no two steps have the same */
    uint64_t idx;                           /* of its entry */
};

/* errors  ERR_CONFLICT  this signature was used before */
MUST_CHECK enum err store_policy_step_add(struct store_txn *txn,
    const struct store_policy_step *s, struct errinfo *ei);
/* In the order in which they were added. */
typedef enum err store_policy_step_fn(void *ctx,
    const struct store_policy_step *s, struct errinfo *ei);
MUST_CHECK enum err store_policy_step_walk(struct store *st,
    store_policy_step_fn *each, void *ctx, struct errinfo *ei);

#endif
