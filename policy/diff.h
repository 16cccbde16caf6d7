/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_DIFF_H
#define POLICY_DIFF_H

/*
 * diff - two policies compared in meaning, not in text
 *
 * Each thing that a policy says is named by what it is about (a rule by column
 * and element, a flow by type and roles, the rest by its code) and compared
 * field by field, so that order, layout, quotes and comments are no difference
 * and an index that moved is none either.  What the tables do not keep (names,
 * statuses, terms of vocabularies) is compared as it was said.
 *
 *   what is compared  the tables in diff_fields.c; a field that is added to
 *                     compile.h keeps that file from compiling
 *   threads           a pure function of two policies that never change
 */

#include "policy/policy.h"

enum { DIFF_ROWS_MAX = 65536 };

/* What a difference is about, in the order in which they are listed. */
enum diff_kind {
    DIFF_POLICY,
    DIFF_PARAMETER,
    DIFF_TERM,
    DIFF_GROUND,
    DIFF_PURPOSE,
    DIFF_CATEGORY,
    DIFF_ROLE,
    DIFF_CONDITION,
    DIFF_PART,
    DIFF_REPLACEMENT,
    DIFF_AGREEMENT,
    DIFF_FLOW,
    DIFF_COLUMN,
    DIFF_RULE,
    DIFF_EXPECTATION,
    DIFF_TEXT,    /* a category of the free-text list */
    DIFF_PATTERN, /* a word of it, with its exceptions */
    DIFF_SAID,    /* what no table keeps: a status, a term, a need */
    DIFF_REMARK,  /* the same, in words only */
    DIFF__COUNT
};

enum diff_change { DIFF_ADDED, DIFF_REMOVED, DIFF_CHANGED };

/* What it can do, the heaviest first. */
enum diff_effect {
    DIFF_DECIDES, /* what goes, what is refused, and as what */
    DIFF_DUTY,    /* how long it is kept, when it is due, what is expected */
    DIFF_RECORD,  /* what a log line or a register names */
    DIFF_WORDS,   /* reasons and explanations only */
    DIFF_EFFECT__COUNT
};

struct diff_row {
    uint8_t kind, change, effect; /* the enums above */
    uint8_t element;              /* EL__NONE: about no single element */
    const char *column;           /* "DR-GN", "KOP" the header; "" none */
    const char *type;             /* "M10"; "" none */
    const char *key;              /* which one: "C4", "M10 PI-GN", a path */
    const char *field;            /* "uitkomst"; the words of the files */
    const char *before, *after;   /* "" where it says nothing */
};

struct diff {
    struct diff_row *row; /* by kind, then in the order of the keys */
    size_t n;
    struct arena text;
};

/*
 * Compare.
 *
 * in      a, b  before and after; the answer borrows from both
 * out     out   policy_diff_done() when it is no longer needed, also after a
 *               failure
 * errors  ERR_NOMEM, ERR_LIMIT (more than DIFF_ROWS_MAX)
 */
MUST_CHECK enum err policy_diff(struct diff *out, const struct policy *a,
    const struct policy *b, struct errinfo *ei);
void policy_diff_done(struct diff *out);

/* Names that never change: "rule", "added", "decides". */
const char *diff_kind_name(enum diff_kind kind);
const char *diff_change_name(enum diff_change change);
const char *diff_effect_name(enum diff_effect effect);

#endif
