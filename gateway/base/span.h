/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes somebody else owns.  Never NUL-terminated; p may be NULL iff n == 0. */
struct span {
    const uint8_t *p;
    size_t n;
};

/* The bytes of a NUL-terminated text, borrowed. */
static inline struct span
span_of(const char *text)
{
    return (struct span){(const uint8_t *)text, strlen(text)};
}

static inline bool
span_eq(struct span a, struct span b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Is s exactly this text? */
static inline bool
span_is(struct span s, const char *text)
{
    return span_eq(s, span_of(text));
}

#endif
