/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_CONVERT_H
#define ADAPTERS_CONVERT_H

/*
 * convert - from a value as a format spells it to canonical form, and back
 *
 * The table of conversions and the lexical forms stand in README.md.  Reading
 * what was written gives the same canonical value; what could not be read back
 * is not written.
 */

#include "adapters/grammar.h"

enum convert_kind {
    CONVERT_TEXT,
    CONVERT_INT,
    CONVERT_REAL,
    CONVERT_BOOL,
    CONVERT_OTHER /* null, or a container where a value belongs */
};

/* A value as it stands in the document.  XML knows text only. */
struct convert_in {
    enum convert_kind kind;
    struct span text;
    int64_t i; /* CONVERT_INT; CONVERT_BOOL as 0 or 1 */
    double r;
};

enum { CONVERT_SCRATCH = 1024 };

/* One conversion at a time; spans are good until the next. */
struct convert {
    const struct adapter *ad;
    struct span value;  /* the result; empty means absent */
    struct span prefix; /* naam only: the value of persoon.voorvoegsel */
    bool bare;          /* on writing JSON: a number or boolean */
    const char *code;   /* on failure: "vorm", "code", "waarde-elfproef" ... */
    const char *why;    /* on failure: static text, never the value */
    uint8_t scratch[CONVERT_SCRATCH];
};

/* false, with code and why, where the value is wrong. */
bool convert_read(struct convert *cv, const struct node *nd,
    const struct convert_in *in);

/* The rows datum_jaar and datum_maand; maand is NULL when it is absent. */
bool convert_read_jaar(struct convert *cv, const struct convert_in *jaar);
bool convert_read_maand(struct convert *cv, const struct convert_in *jaar,
    const struct convert_in *maand);

/*
 * in      value   canonical; may be empty where convert_may_be_empty()
 * in      prefix  naam only
 * returns false when the value does not fit the catalogue or the format
 */
bool convert_write(struct convert *cv, const struct node *nd, struct span value,
    struct span prefix);

/* May the document have this node without content?  Then it means absent. */
bool convert_may_be_empty(const struct node *nd);

/* Which of datum_vol, datum_jaar, datum_maand writes this date? */
bool convert_uses(enum conv conv, struct span date);

#endif
