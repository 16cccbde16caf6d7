/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_MATRIX_H
#define POLICY_MATRIX_H

/*
 * matrix - the whole policy on one page, or as a table for a spreadsheet
 *
 * Element by recipient and purpose: yes, no, or under which condition; below
 * it what each condition asks, and per column its grounds, its messages and the
 * reason of every line.  Pure: policy in, text out; no value of anybody.
 */

#include "policy/compile.h"

/* Lines of one column, counted. */
struct matrix_counts {
    unsigned allowed, conditional, denied;
    unsigned status[STATUS_AANNAME + 1]; /* by enum policy_status */
};

void matrix_count(const struct policy *po, unsigned column,
    struct matrix_counts *out);

/* "ja", "C4", "nee" (yes, no) for an element in a column; "" when the column
 * has no line on it. */
const char *matrix_word(const struct policy *po, unsigned column,
    enum element e, bool en);

/*
 * A page of HTML: out is appended to; ask buf_err() afterwards.
 *
 * in      en  the words in English, else in Dutch; legal terms stay Dutch
 */
void matrix_html(const struct policy *po, bool en, struct buf *out);

/* One row per element and column, with a head; machine names, both languages. */
void matrix_csv(const struct policy *po, struct buf *out);

#endif
