/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_FOLD_H
#define POLICY_FOLD_H

/*
 * fold - text as the scanner sees it: letters without marks or case
 *
 * Latin letters lose accents and case (also those of full width), ligatures
 * come apart, every digit is one of ten, what is not seen (zero width, soft
 * hyphen, combining marks) is skipped, and the rest is a gap between words.
 * Letters of Greek and Cyrillic that look Latin are read as Latin.
 *
 *   format  UTF-8; a byte that is none is a gap
 */

#include "base/attr.h"
#include "base/span.h"

enum {
    FOLD_GAP, /* no letter and no digit */
    FOLD_A,   /* .. FOLD_A + 25 */
    FOLD_0 = FOLD_A + 26,
    FOLD_OTHER = FOLD_0 + 10, /* a letter that is none of a to z */
    FOLD__COUNT
};

enum { FOLD_BROKEN = 0xfffd };

/* Start with fold_of(). */
struct fold {
    struct span text;
    size_t at;        /* in bytes */
    uint32_t chars;   /* read so far: the last one is this one, from 1 */
    const char *rest; /* of a character that is several letters */
};

static inline struct fold
fold_of(struct span text)
{
    return (struct fold){.text = text, .rest = ""};
}

/* The next character; false at the end. */
bool fold_code(struct fold *f, uint32_t *cp);

/* The symbol of an ASCII character. */
extern const uint8_t fold_ascii[128];

bool fold_next_slow(struct fold *f, uint8_t *sym);

/* The next symbol, what is not seen left out; false at the end. */
static inline bool
fold_next(struct fold *f, uint8_t *sym)
{
    if (f->rest[0] != '\0' || f->at == f->text.n || f->text.p[f->at] >= 0x80)
        return fold_next_slow(f, sym);
    *sym = fold_ascii[f->text.p[f->at++]];
    f->chars++;
    return true;
}

/* Is it not seen?  Which digit is it, or -1? */
bool fold_ignored(uint32_t cp);
int fold_digit(uint32_t cp);

#endif
