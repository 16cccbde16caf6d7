/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_CRYPTO_H
#define CRYPTO_CRYPTO_H

/*
 * crypto - the one door to libgcrypt, and to libcrypto for Ed25519
 *
 * digest, mac, seal, sign, random, keyfile, uuid: small faces with fixed
 * algorithms.  Nobody above picks an algorithm, a length or a nonce policy.
 *
 *   threads    one thread per handle; crypto_init() before the first call
 *   failure    closed: an output that was not made is all zeros
 *   secrets    keys live in memory that is locked and wiped; no errinfo ever
 *              holds key bytes
 */

#include "base/attr.h"
#include "base/err.h"

enum { CRYPTO_SECMEM_LEN = 64 * 1024 };

/*
 * Start libgcrypt with 64 kB of locked memory.  Once per process, before a
 * sandbox closes; a second call does nothing.
 *
 * errors  ERR_UNSUPPORTED  the library is older than we need
 *         ERR_INTERNAL     it would not start
 */
MUST_CHECK enum err crypto_init(struct errinfo *ei);

#endif
