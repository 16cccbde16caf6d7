/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

/*
 * say - how a command speaks: results, messages, tables, JSON
 *
 * Each text is given in Dutch and in English, side by side; the compiler
 * checks both against the same values.
 */

#include "base/buf.h"
#include "cli/cli.h"

/* One text of a pair. */
const char *say_pick(const struct cli_call *call, struct cli_text text);

/* A piece of the result, on out. */
void say_out(const struct cli_call *call, const char *nl, const char *en, ...)
    PRINTF(2, 4) PRINTF(3, 4);

/* A text to show later, cut where it is too long. */
void say_line(const struct cli_call *call, char out[static CLI_LINE_MAX],
    const char *nl, const char *en, ...) PRINTF(3, 5) PRINTF(4, 5);

/* A remark on err; left out with --quiet. */
void say_note(const struct cli_call *call, const char *nl, const char *en, ...)
    PRINTF(2, 4) PRINTF(3, 4);

/*
 * Why it failed, on err: one line "ketenpoort: why (exit n)", as a JSON
 * object with --json.  Returns code, so that a handler can return it.
 */
enum cli_exit say_fail(const struct cli_call *call, enum cli_exit code,
    const char *nl, const char *en, ...) PRINTF(3, 5) PRINTF(4, 5);

/* What to do now: an indented line below say_fail(); none with --json. */
void say_hint(const struct cli_call *call, const char *nl, const char *en, ...)
    PRINTF(2, 4) PRINTF(3, 4);

/* "Bedoelde u: ..." when word is close to one of the n names. */
void say_suggest(const struct cli_call *call, const char *word,
    const char *const *names, size_t n);

/* The exit code that an error deserves, and the message with it: the words of
 * ei, or those of the code where ei is NULL or empty. */
enum cli_exit say_exit(enum err code);
enum cli_exit say_error(const struct cli_call *call, enum err code,
    const struct errinfo *ei);

/* Write a result to a file that only its owner reads; what was in it goes. */
enum cli_exit say_file(const struct cli_call *call, const char *name,
    struct span s);

/* ---- tables ------------------------------------------------------------ */

enum { SAY_COLUMNS_MAX = 9, SAY_ROWS_MAX = 4096 };

struct say_table {
    size_t column_n;
    struct cli_text head[SAY_COLUMNS_MAX]; /* nl, en */
    const char *key[SAY_COLUMNS_MAX];      /* the head with --plain */
    bool right[SAY_COLUMNS_MAX];           /* numbers */
    struct buf cells;                      /* each ends with NUL */
    size_t cell_n;
};

/* Set column_n, head, key and right; then init, cells row by row, print. */
void say_table_init(struct say_table *t);
void say_table_done(struct say_table *t);
void say_cell(struct say_table *t, struct span text);
void say_cell_text(struct say_table *t, const char *text);
void say_cell_u64(struct say_table *t, uint64_t v);

/* Columns as wide as they need to be; tab-separated with --plain. */
enum cli_exit say_table_print(const struct cli_call *call,
    const struct say_table *t);

/*
 * "LABEL      text": one line of a screen; with --plain the English label, a
 * tab, the text.  say_label() is the front half, for a say_out() behind it.
 */
void say_label(const struct cli_call *call, const char *nl, const char *en);
void say_field(const struct cli_call *call, const char *nl, const char *en,
    const char *text);

/* ---- JSON -------------------------------------------------------------- */

/* {"schema":"...","version":1 ... the caller adds ,"key":value ... and "}". */
void say_json_begin(struct buf *b, const char *schema);
void say_json_text(struct buf *b, const char *key, const char *text);
void say_json_span(struct buf *b, const char *key, struct span text);
void say_json_u64(struct buf *b, const char *key, uint64_t v);
void say_json_bool(struct buf *b, const char *key, bool v);

/* Close the object, print it on one line, release b. */
enum cli_exit say_json_end(struct buf *b, const struct cli_call *call,
    enum cli_exit code);

/* Print s with control bytes as '?', so that nothing drives a terminal. */
void say_bytes(FILE *f, struct span s);

#endif
