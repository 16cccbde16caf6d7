/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_SCAN_H
#define POLICY_SCAN_H

/*
 * scan - what a free text must not name
 *
 * The patterns are data of the policy (80-vrije-tekst.yaml): words, stems and
 * endings per category, with exceptions, made into one automaton at load.  A
 * text is read once, whatever the number of patterns; BSNs are found in C
 * (policy/bsn.h).
 *
 *   failure   none: scanning needs no memory of its own
 *   privacy   a find is a category and a place, never the text
 *   layering  pure; a list never changes once loaded
 */

#include "adapters/adapter.h"
#include "policy/compile.h"

enum {
    SCAN_STATES_MAX = 32768,
    SCAN_ROWS_MAX = 512,
    SCAN_PATTERNS_MAX = 8192,
    SCAN_EXCEPTIONS_MAX = 2048,
    SCAN_LENGTH_MAX = 60, /* symbols of a pattern or exception */
    SCAN_WORD_MIN = 3,    /* letters of a whole word */
    SCAN_STEM_MIN = 5     /* letters of a stem or an ending */
};

/* Where something was found. */
struct scan_hit {
    enum tekst category;
    uint32_t at; /* which character it begins at, from 1 */
    uint32_t n;  /* how many characters */
};

typedef void scan_found(void *ctx, const struct scan_hit *hit);

/* Is the leaf free text?  Names, addresses and identifiers are not; every other
 * text is, also one that is added to the catalogue later. */
bool policy_scan_leaf(enum leaf l);

/*
 * Look at one text.
 *
 * in      own    the BSN that may be there; may be empty
 * in      found  called per find; overlapping ones of a category are one
 */
void policy_scan_text(const struct policy *po, struct span text,
    struct span own, scan_found *found, void *ctx);

/* Look at all free text of a message. */
void policy_scan(const struct policy *po, const struct message *m,
    struct policy_tekst *t);

/* The elements of t that refuse a message in this flow; none without a flow. */
struct elset policy_scan_holds(const struct policy *po, uint16_t flow,
    const struct policy_tekst *t);

/*
 * Append each find as a fault of the document: its place there, the category
 * and the character.
 *
 * in      d     the refusal WEIGER_VRIJE_TEKST
 * in      from  the format that m was read in
 * out     errs  as far as there is room
 */
void policy_scan_faults(const struct policy *po, const struct message *m,
    const struct decision *d, enum bericht type, const struct adapter *from,
    struct adapter_errors *errs);

/* As the file says. */
const char *policy_scan_version(const struct policy *po);

/* "DIAGNOSE"; and what the category is, nl or en. */
const char *policy_scan_category(enum tekst t);
const char *policy_scan_words(const struct policy *po, enum tekst t, bool en);

/* ---- the list as it was said ------------------------------------------------ */

/* A pattern or an exception. */
struct scan_said {
    struct span text; /* as the file has it */
    const char *row;  /* the name of its row */
    enum tekst category;
};

unsigned policy_scan_patterns(const struct policy *po);
struct scan_said policy_scan_pattern(const struct policy *po, unsigned i);

/* The next exception, from *at on, of the row of pattern i that holds the
 * pattern; false past the last.  Their order is that of what the scanner sees. */
bool policy_scan_exception(const struct policy *po, unsigned i, unsigned *at,
    struct span *text);

/* A word as the scanner sees it: without case, marks and points. */
void policy_scan_folded(struct span text, struct buf *out);

/* Does the category hold in this column? */
bool policy_scan_in_column(const struct policy *po, enum tekst t,
    unsigned column);

/* ---- making the list ------------------------------------------------------- */

enum scan_fault {
    SCAN_OK,
    SCAN_SHORT,
    SCAN_LONG,
    SCAN_TWICE,
    SCAN_IDLE, /* an exception that holds no pattern of its row */
    SCAN_FULL
};

/* A list without anything in it; NULL when there is no memory. */
struct scan_list *scan_list_new(void);
void scan_list_free(struct scan_list *sl);

/* The category, by its code; false when there is none such. */
bool scan_list_category(struct span code, enum tekst *t);

void scan_list_describe(struct scan_list *sl, enum tekst t,
    struct policy_text words, uint64_t columns_free);
void scan_list_version(struct scan_list *sl, const char *version);

/* A new row; what follows belongs to it.  in  name  outlives the list */
enum scan_fault scan_list_row(struct scan_list *sl, enum tekst t,
    const char *name);

/* "woord", "stam*", "*einde"; several words with spaces between.
 * in      text  outlives the list */
enum scan_fault scan_list_pattern(struct scan_list *sl, struct span text);
enum scan_fault scan_list_exception(struct scan_list *sl, struct span text);

/* Every pattern is in; false when there is no memory. */
bool scan_list_close(struct scan_list *sl);

/* How many patterns of a category there are. */
unsigned scan_list_n(const struct scan_list *sl, enum tekst t);

#endif
