/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_MAC_H
#define CRYPTO_MAC_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum { MAC_SHA256_LEN = 32 };

/*
 * HMAC-SHA-256 under key over parts[0] .. parts[n - 1], one after the other.
 *
 * in      key       not empty
 * in      parts, n  borrowed for the call; at most 7 parts
 * out     out       all zeros on failure
 * errors  ERR_INTERNAL  the provider refused
 */
MUST_CHECK enum err mac_sha256(uint8_t out[static MAC_SHA256_LEN],
    struct span key, const struct span *parts, size_t n, struct errinfo *ei);

#endif
