/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_SIGN_H
#define CRYPTO_SIGN_H

/*
 * sign - Ed25519
 *
 * The key file is PKCS#8 in PEM, so that `openssl pkey -in log.key -pubout`
 * shows the public half; modes and owner are keyfile.h's.
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct sign_key; /* both halves */

enum { SIGN_PUBLIC_LEN = 32, SIGN_SEED_LEN = 32, SIGN_LEN = 64 };

/*
 * out     *out  owned by the caller, sign_key_free(); NULL on failure
 * errors  ERR_INTERNAL  the provider refused
 */
MUST_CHECK enum err sign_key_new(struct sign_key **out, struct errinfo *ei);

/* The key of this seed (RFC 8032 "private key"); for tests and import. */
MUST_CHECK enum err sign_key_from_seed(struct sign_key **out,
    const uint8_t seed[static SIGN_SEED_LEN], struct errinfo *ei);

/* errors  ERR_NOTFOUND, ERR_CONFIG (mode, owner, no Ed25519 key), ERR_IO */
MUST_CHECK enum err sign_key_load(struct sign_key **out, const char *path,
    struct errinfo *ei);

/* The public half alone, in PEM as `openssl pkey -pubout` writes it.
 * errors  ERR_NOTFOUND, ERR_CONFIG (no Ed25519 public key), ERR_IO */
MUST_CHECK enum err sign_public_load(uint8_t pub[static SIGN_PUBLIC_LEN],
    const char *path, struct errinfo *ei);

/* Create the file, 0600, on stable storage.  errors  ERR_CONFLICT, ERR_IO */
MUST_CHECK enum err sign_key_save(const struct sign_key *key, const char *path,
    struct errinfo *ei);
void sign_key_free(struct sign_key *key);

/* SIGN_PUBLIC_LEN bytes, borrowed. */
const uint8_t *sign_key_public(const struct sign_key *key);

/* out     sig  all zeros on failure; errors  ERR_INTERNAL */
MUST_CHECK enum err sign_make(struct sign_key *key, struct span text,
    uint8_t sig[static SIGN_LEN], struct errinfo *ei);

/*
 * errors  ERR_CORRUPT   it is no signature by this key over text
 *         ERR_INTERNAL  the provider refused
 */
MUST_CHECK enum err sign_check(const uint8_t pub[static SIGN_PUBLIC_LEN],
    struct span text, const uint8_t sig[static SIGN_LEN], struct errinfo *ei);

#endif
