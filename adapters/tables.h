/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_TABLES_H
#define ADAPTERS_TABLES_H

/* tables - reads tab-separated tables, with the line of every complaint */

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum {
    TABLES_COLUMNS_MAX = 8,
    TABLES_BYTES_MAX = 1024 * 1024,
    TABLES_NAME_MAX = 400
};

struct table {
    char name[TABLES_NAME_MAX]; /* of the file, for complaints */
    struct span rest;
    unsigned line, columns;
    struct span cell[TABLES_COLUMNS_MAX];
};

/*
 * Read a file into the arena and check the line that names the columns.
 *
 * in      header  the names with a TAB between them; a table may have more
 *                 columns at the end, which are skipped
 * errors  ERR_CONFIG  no such file, too large, no such columns
 */
MUST_CHECK enum err tables_open(struct table *t, struct arena *arena,
    const char *file, const char *header, struct errinfo *ei);

/*
 * The next row, in t->cell; *more is false at the end.
 *
 * errors  ERR_CONFIG  a row with too few cells
 */
MUST_CHECK enum err tables_next(struct table *t, bool *more,
    struct errinfo *ei);

typedef enum err tables_row_fn(void *ctx, const struct table *t,
    struct errinfo *ei);

/*
 * Visit every row of a table that a format may be without.
 *
 * in      file  of the table; where there is none, there are no rows
 * errors  as tables_open() and tables_next(), and what each returned
 */
MUST_CHECK enum err tables_each(struct arena *arena, const char *file,
    const char *header, tables_row_fn *each, void *ctx, struct errinfo *ei);

/* A complaint about the row that was read last. */
enum err tables_wrong(const struct table *t, struct errinfo *ei,
    const char *why);

#endif
