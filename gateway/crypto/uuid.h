/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_UUID_H
#define CRYPTO_UUID_H

/* uuid - RFC 9562 version 7: sorted by time, 74 random bits */

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum { UUID_LEN = 16, UUID_TEXT_LEN = 36 };

/*
 * in      at_ms  wall time; 0 .. 2^48 - 1
 * out     out    lower case text, terminated; "" on failure
 * errors  ERR_INTERNAL  no random bytes
 */
MUST_CHECK enum err uuid_new(int64_t at_ms, char out[static UUID_TEXT_LEN + 1],
    struct errinfo *ei);

void uuid_write(const uint8_t id[static UUID_LEN],
    char out[static UUID_TEXT_LEN + 1]);

/* Any version, lower case, hyphens in place; false and out untouched if not. */
bool uuid_parse(struct span s, uint8_t out[static UUID_LEN]);

#endif
