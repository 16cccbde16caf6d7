/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_SEAL_H
#define CRYPTO_SEAL_H

/*
 * seal - AES-256-GCM, with the handles kept between calls
 *
 * One struct seal per process.  A data key is random and seals one thing, so
 * its nonce may be fixed; a key-encryption key wraps many data keys and gets a
 * random nonce per wrap, stored in front.
 *
 *   format     sealed    ciphertext || tag (16)
 *              wrapped   nonce (12) || ciphertext (32) || tag (16)
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

struct seal;

enum {
    SEAL_KEY_LEN = 32,
    SEAL_NONCE_LEN = 12,
    SEAL_TAG_LEN = 16,
    SEAL_WRAPPED_LEN = SEAL_NONCE_LEN + SEAL_KEY_LEN + SEAL_TAG_LEN
};

/* Under what to seal. */
struct seal_with {
    const uint8_t *key;   /* SEAL_KEY_LEN bytes */
    const uint8_t *nonce; /* SEAL_NONCE_LEN bytes; NULL is all zeros, only for
                           * a key that seals one thing in its life */
    struct span aad;      /* what it is bound to; may be empty */
};

/*
 * out     *out  owned by the caller, seal_free(); NULL on failure
 * errors  ERR_INTERNAL  crypto_init() was not called, or no locked memory
 */
MUST_CHECK enum err seal_new(struct seal **out, struct errinfo *ei);
void seal_free(struct seal *s);

/*
 * Append plain.n + SEAL_TAG_LEN bytes to out.
 *
 * in      plain  may not point into out
 * out     out    unchanged in length on failure
 * errors  ERR_LIMIT, ERR_NOMEM  out would not grow; ERR_INTERNAL
 */
MUST_CHECK enum err seal_put(struct seal *s, const struct seal_with *with,
    struct span plain, struct buf *out, struct errinfo *ei);

/*
 * Append what was sealed to out.
 *
 * in      sealed  may not point into out
 * out     out     unchanged in length on failure, and what was tried is wiped
 * errors  ERR_CORRUPT  wrong key, nonce or aad, or the bytes were changed
 *         ERR_LIMIT, ERR_NOMEM, ERR_INTERNAL
 */
MUST_CHECK enum err seal_get(struct seal *s, const struct seal_with *with,
    struct span sealed, struct buf *out, struct errinfo *ei);

/*
 * Wrap a data key under a key-encryption key, with a fresh random nonce.
 *
 * in      aad  what the key belongs to (the id of the message or entry)
 * out     out  all zeros on failure
 */
MUST_CHECK enum err seal_wrap(struct seal *s,
    const uint8_t kek[static SEAL_KEY_LEN], struct span aad,
    const uint8_t key[static SEAL_KEY_LEN],
    uint8_t out[static SEAL_WRAPPED_LEN], struct errinfo *ei);

/*
 * in      wrapped  exactly SEAL_WRAPPED_LEN bytes, else ERR_CORRUPT
 * out     key      all zeros on failure; wipe after use
 * errors  ERR_CORRUPT  wrong kek or aad, or the bytes were changed
 */
MUST_CHECK enum err seal_unwrap(struct seal *s,
    const uint8_t kek[static SEAL_KEY_LEN], struct span aad,
    struct span wrapped, uint8_t key[static SEAL_KEY_LEN], struct errinfo *ei);

/*
 * n bytes of AES-256-CTR keystream from counter 0: many salts from one key.
 * The key may serve for nothing else.
 *
 * out     out  all zeros on failure
 */
MUST_CHECK enum err seal_stream(struct seal *s,
    const uint8_t key[static SEAL_KEY_LEN], uint8_t *out, size_t n,
    struct errinfo *ei);

#endif
