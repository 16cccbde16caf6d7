/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_CATALOGUE_H
#define ADAPTERS_CATALOGUE_H

/*
 * catalogue - every data element there is, typed down to its parts
 *
 * An element ("drplan.actie") is what the law, the policy and the log speak
 * of.  A leaf is one value in it ("drplan.actie" / "deadline"); an element
 * without parts has one leaf whose part is "".  An element that repeats
 * numbers its occurrences from 0; all leaves of one occurrence share it.
 *
 *   source     catalogue_list.h and catalogue_text.h are made from the tables
 *              in catalogue/ by generate.py; a test fails where they differ
 *   threads    constant data
 */

#include "adapters/terms.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/*
 * ELEMENT_LIST: X(NAME, "id", CATEGORY, BV, max_occurs, blocked)
 * LEAF_LIST:    X(NAME, ELEMENT, "part", TYPE, min, max, CODELIST)
 * CODELIST_LIST X(NAME) and CODE_LIST X(CODELIST, "code")
 * CODE_PERIOD_LIST X(CODELIST, "code", first day, last day, "successors")
 * PAST_LIST     X(LEAF NAME)
 */
#include "adapters/catalogue_list.h"

/* clang-format off */
enum element {
#define X(name, id, category, bv, max_occurs, blocked) EL_##name,
    ELEMENT_LIST(X)
#undef X
    EL__COUNT,
    EL__NONE = 255
};
enum leaf {
#define X(name, element, part, type, min, max, codes) LF_##name,
    LEAF_LIST(X)
#undef X
    LF__COUNT,
    LF__NONE = 65535
};
enum codelist {
    CL_NONE,
#define X(name) CL_##name,
    CODELIST_LIST(X)
#undef X
    CL__COUNT
};
enum category {
    CAT_GEWOON, CAT_GEVOELIG, CAT_GEZOND_F, CAT_GEZOND, CAT_STRAF, CAT_BSN,
    CAT_CONTACT, CAT_CONTACT_B, CAT_DERDE, CAT_META, CAT__COUNT
};
/* The canonical form of a value; format adapters convert from and to it. */
enum leaf_type {
    LEAF_TEXT,       /* UTF-8, min..max characters, no controls but \n \t */
    LEAF_NAME,       /* the same, Latin letters and what names are spelled with */
    LEAF_CODE,       /* a code of the list */
    LEAF_DATE,       /* YYYY-MM-DD, a day of the calendar */
    LEAF_DATE_PART,  /* the same, or YYYY-MM-00, or YYYY-00-00 */
    LEAF_TIMESTAMP,  /* RFC 3339, in Z */
    LEAF_INT,        /* decimal, min..max is the range */
    LEAF_DECIMAL,    /* 0..9999999.99, two decimals */
    LEAF_UUID,       /* lower case */
    LEAF_OIN,        /* 20 positions */
    LEAF_BSN,        /* 9 digits, 11-test */
    LEAF_DIGITS,     /* min..max digits */
    LEAF_EMAIL,
    LEAF_PHONE,
    LEAF_POSTCODE,   /* 1234AB */
    LEAF_TYPE__COUNT
};
/* clang-format on */

_Static_assert(EL__COUNT < EL__NONE, "an element fits in a byte");

struct catalogue_element {
    const char *id;
    const char *label, *label_en; /* short names, at most 60 characters */
    const char *nl, *en;          /* what it is, one line each */
    enum category category;
    enum bv bv; /* BV_NONE when it belongs to no basic condition */
    enum leaf leaf_first;
    uint16_t leaf_n;
    uint16_t max_occurs; /* in one message; 1 when it does not repeat */
    bool repeats;
    bool blocked; /* refused whole, whatever the policy says */
};

struct catalogue_leaf {
    enum element element;
    const char *part;
    enum leaf_type type;
    uint32_t min, max;
    enum codelist codes;
};

const struct catalogue_element *catalogue_element(enum element e);
const struct catalogue_leaf *catalogue_leaf(enum leaf l);

/*
 * Short Dutch names, UTF-8, at most 60 characters; for pages and lists.  A leaf
 * is called as its part, and as its element when that has no parts.
 */
const char *catalogue_element_label(enum element e);
const char *catalogue_leaf_label(enum leaf l);

/* EL__NONE when there is no such id. */
enum element catalogue_find(struct span id);

/* "element" or "element/part"; LF__NONE when there is no such leaf. */
enum leaf catalogue_find_leaf(struct span name);

/* Is code on the list? */
bool catalogue_code(enum codelist list, struct span code);
const char *catalogue_codelist_name(enum codelist list);

/* May a code be used on a day?  Days count from 1970-01-01. */
enum code_state {
    CODE_UNKNOWN, /* never on the list */
    CODE_VALID,
    CODE_NOT_YET,
    CODE_ENDED,
};

struct code_at {
    enum code_state state;
    const char *successors; /* CODE_ENDED: "0757 0824", or ""; static */
};

struct code_at catalogue_code_at(enum codelist list, struct span code,
    int64_t day);

/* From which day to which it may be used, both included. */
enum { CODE_EVER = INT32_MIN, CODE_FOREVER = INT32_MAX };

struct code_period {
    int32_t from, to;       /* CODE_EVER, CODE_FOREVER: no limit */
    const char *successors; /* as in code_at */
};

/* No limits for a code that is not on the list. */
struct code_period catalogue_code_period(enum codelist list, struct span code);

enum { CATALOGUE_NOW_MAX = 16 };

/*
 * What a code has become on a day: itself while it is valid, else the codes
 * that follow it and are valid then, over as many steps as it takes.  One is
 * an answer; several are those between which nothing is guessed.
 *
 * out     now  static text, the first n
 * returns n, 0 for a code that is unknown, not valid yet, or gone
 */
unsigned catalogue_codes_now(enum codelist list, struct span code, int64_t day,
    const char *now[static CATALOGUE_NOW_MAX]);

/* Has the list a code that is not valid for ever? */
bool catalogue_codelist_dated(enum codelist list);

/* May the leaf describe the past (marks.tsv)?  Then a code that was valid on
 * any day up to the day of the message will do. */
bool catalogue_may_be_past(enum leaf l);

/* CL_NONE when there is no such list; and the codes of a list, one by one. */
enum codelist catalogue_find_codelist(struct span name);
unsigned catalogue_codelist_n(enum codelist list);
const char *catalogue_codelist_code(enum codelist list, unsigned i);

/* A code in words ("inwonend"); NULL when it is not on the list. */
const char *catalogue_code_nl(enum codelist list, struct span code);
const char *catalogue_code_en(enum codelist list, struct span code);

/*
 * Check one value in canonical form against its leaf: shape, range, list,
 * 11-test, calendar.  Says nothing about the value itself.
 *
 * returns NULL when it is right, else what is wrong ("te lang", "geen datum")
 */
const char *catalogue_check(enum leaf l, struct span value);

/* The same, as a value to decide on; README.md has the lexical forms. */
enum catalogue_fault {
    CATALOGUE_OK,
    CATALOGUE_FORM,
    CATALOGUE_SHORT,
    CATALOGUE_LONG,
    CATALOGUE_RANGE,
    CATALOGUE_CODE,
    CATALOGUE_DAY,      /* the shape of a date, but no day of the calendar */
    CATALOGUE_ELFPROEF, /* nine digits, but not a BSN */
    CATALOGUE_PREFIX,   /* twenty digits, but no OIN begins so */
};

enum catalogue_fault catalogue_fault(enum leaf l, struct span value);

/* What is wrong, in words; fault is not CATALOGUE_OK. */
const char *catalogue_fault_text(enum leaf l, enum catalogue_fault fault);

/* May the leaf be present and empty?  An empty text equals an absent one. */
bool catalogue_may_be_empty(enum leaf l);

/* A set of elements.  Element e is bit e % 64 of word e / 64. */
struct elset {
    uint64_t w[4];
};

static inline void
elset_add(struct elset *s, enum element e)
{
    s->w[e / 64] |= UINT64_C(1) << (e % 64);
}

static inline void
elset_del(struct elset *s, enum element e)
{
    s->w[e / 64] &= ~(UINT64_C(1) << (e % 64));
}

static inline bool
elset_has(const struct elset *s, enum element e)
{
    return (s->w[e / 64] >> (e % 64) & 1) != 0;
}

static inline unsigned
elset_n(const struct elset *s)
{
    unsigned n = 0;

    for (int i = 0; i < 4; i++)
        n += (unsigned)__builtin_popcountll(s->w[i]);
    return n;
}

#endif
