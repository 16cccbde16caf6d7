/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_DIFF_WORDS_H
#define CLI_DIFF_WORDS_H

/*
 * diff_words - what differs between two policies, in the words of an officer
 *
 * For `policy diff`, which shows all of it, and `policy approve`, which shows
 * who signs the beginning.
 */

#include "cli/cli.h"

struct diff;

struct diff_words {
    const struct cli_call *call;
    const struct policy *po[2]; /* before, after */
    const struct diff *d;       /* of these */
};

/* Rules on which more or less may go, rules changed otherwise, reasons and
 * explanations, and the rest. */
struct diff_counts {
    unsigned more, less, rules, words, other;
};

struct diff_counts diff_words_count(const struct diff *d);

/* All of it, on out. */
void diff_words_show(const struct diff_words *w);

/* The first lines and the counts, on err; nothing with --quiet. */
void diff_words_brief(const struct diff_words *w, unsigned lines);

/* What a field is called; NULL when it has no words. */
const struct cli_text *diff_words_field(const char *field);

#endif
