/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_COMMIT_H
#define LEDGER_COMMIT_H

/*
 * commit - what was decided on each element, committed one by one
 *
 *   salts       AES-256-CTR keystream of a key derived from the body key,
 *               16 bytes per item in element order
 *   commitment  SHA-256(0x02 || salt || element u16 || outcome u8 || code u8)
 *   root        SHA-256(0x03 || commitments in element order)
 *
 * Someone with the list of commitments and an opening checks one element and
 * learns nothing of the others.  When the body key is destroyed the salts are
 * gone with it.
 */

#include "base/attr.h"
#include "base/err.h"
#include "crypto/seal.h"

enum {
    COMMIT_LEN = 32,
    COMMIT_SALT_LEN = 16,
    COMMIT_MAX = 255 /* items */
};

enum commit_outcome { COMMIT_DISCLOSED = 1, COMMIT_IN_PART, COMMIT_WITHHELD };

/* One offered element.  Items are in strictly rising element order. */
struct commit_item {
    uint16_t element; /* enum element */
    uint8_t outcome;  /* enum commit_outcome */
    uint8_t code;     /* enum weiger */
};

/* The items of one entry and the key their salts come from. */
struct commit_set {
    const uint8_t *key; /* the entry's body key, SEAL_KEY_LEN bytes */
    const struct commit_item *v;
    size_t n; /* 0 .. COMMIT_MAX */
};

struct commit_opening {
    struct commit_item item;
    uint8_t salt[COMMIT_SALT_LEN];
};

/*
 * The root over the items of a set.
 *
 * out     root  all zeros on failure
 * errors  ERR_LIMIT  over COMMIT_MAX; ERR_INTERNAL  order or provider
 */
MUST_CHECK enum err commit_root(struct seal *s, const struct commit_set *set,
    uint8_t root[static COMMIT_LEN], struct errinfo *ei);

/* The root of an entry without elements: no key needed. */
MUST_CHECK enum err commit_root_none(uint8_t root[static COMMIT_LEN],
    struct errinfo *ei);

/*
 * All commitments, to hand over with one or more openings.
 *
 * out     list  set->n commitments
 * out     open  set->n openings; may be NULL.  Show only those asked for
 */
MUST_CHECK enum err commit_list(struct seal *s, const struct commit_set *set,
    uint8_t (*list)[COMMIT_LEN], struct commit_opening *open,
    struct errinfo *ei);

/* Does the list hash to root?  errors  ERR_CORRUPT, ERR_LIMIT */
MUST_CHECK enum err commit_check_list(const uint8_t (*list)[COMMIT_LEN],
    size_t n, const uint8_t root[static COMMIT_LEN], struct errinfo *ei);

/* Does the opening open this commitment?  errors  ERR_CORRUPT */
MUST_CHECK enum err commit_check(const struct commit_opening *o,
    const uint8_t commitment[static COMMIT_LEN], struct errinfo *ei);

#endif
