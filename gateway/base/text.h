/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

/*
 * text - bounded reading and writing of small textual things
 *
 * Each reader looks at the whole span: "12x" is not a number.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

/*
 * Read a decimal without sign, spaces or needless leading zeros.
 *
 * out     *v      untouched on failure
 * returns false when s is empty, not a number, or over max
 */
bool text_u64(struct span s, uint64_t max, uint64_t *v);

/* Append the lower-case hexadecimal form of s. */
void text_hex(struct buf *b, struct span s);

/* Read exactly n bytes from 2n hexadecimal digits. */
bool text_unhex(struct span s, uint8_t *out, size_t n);

/* Append standard base64 with padding (RFC 4648 section 4). */
void text_base64(struct buf *b, struct span s);

/*
 * Read canonical standard base64: padded, no spaces, no loose bits.
 *
 * out     out, *n  at most max bytes; *n is untouched on failure
 */
bool text_unbase64(struct span s, uint8_t *out, size_t max, size_t *n);

/* Cut the first line off s, without its newline; false where none is left that
 * ends in one.  in  s  what stays; out  line  borrowed from it */
bool text_line(struct span *s, struct span *line);

/* Is s well-formed UTF-8 (no overlong form, surrogate or value past 10FFFF)? */
bool text_utf8_valid(struct span s);

/* How many characters well-formed UTF-8 has. */
size_t text_utf8_len(struct span s);

/* Append s as the inside of a JSON string: quotes, backslash and controls
 * escaped, everything else as it is. */
void text_json(struct buf *b, struct span s);

/* Where needle first stands in s, or -1. */
ptrdiff_t text_find(struct span s, struct span needle);

/* Does s hold a letter or a digit at all? */
bool text_says(struct span s);

/* Do two texts say the same, case, spaces and punctuation aside?  Letters of
 * ASCII and Latin-1 are folded; two texts that say nothing are not alike. */
bool text_alike(struct span a, struct span b);

/* Compare in a time that depends on n alone. */
bool text_equal_secret(const uint8_t *a, const uint8_t *b, size_t n);

#endif
