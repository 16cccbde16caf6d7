/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_RANDOM_H
#define CRYPTO_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

/*
 * Ids, salts and nonces: straight from the kernel, about a microsecond.
 *
 * out     out  all zeros on failure
 * errors  ERR_INTERNAL  the kernel gave nothing
 */
MUST_CHECK enum err random_fill(uint8_t *out, size_t n, struct errinfo *ei);

/*
 * Keys: libgcrypt's generator at strong level, seeded by the kernel.
 *
 * out     out  wipe after use
 */
MUST_CHECK enum err random_key(uint8_t *out, size_t n, struct errinfo *ei);

#endif
