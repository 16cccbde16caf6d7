/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/tables.h"

#include <stdio.h>
#include <unistd.h>

#include "base/text.h"

#include "base/banned.h"

static enum err
slurp(struct arena *arena, const char *file, struct span *out,
    struct errinfo *ei)
{
    FILE *f = fopen(file, "rbe");
    size_t n;
    uint8_t *p = NULL;
    long size;
    enum err rc = ERR_CONFIG;

    if (f == NULL)
        return err_set(ei, ERR_CONFIG, "adapters.load", "%s: cannot open",
            file);
    if (fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 ||
        size > TABLES_BYTES_MAX || fseek(f, 0, SEEK_SET) != 0) {
        err_set(ei, rc, "adapters.load", "%s: over %d bytes", file,
            TABLES_BYTES_MAX);
        goto out;
    }
    p = arena_take(arena, (size_t)size + 1);
    if (p == NULL) {
        rc = err_set(ei, ERR_NOMEM, "adapters.load", "%s: tables too large",
            file);
        goto out;
    }
    n = fread(p, 1, (size_t)size, f);
    if (n != (size_t)size) {
        err_set(ei, rc, "adapters.load", "%s: cannot read", file);
        goto out;
    }
    *out = (struct span){p, n};
    rc = ERR_OK;
out:
    (void)fclose(f);
    return rc;
}

enum err
tables_wrong(const struct table *t, struct errinfo *ei, const char *why)
{
    return err_set(ei, ERR_CONFIG, "adapters.load", "%s:%u: %s", t->name,
        t->line, why);
}

/* The next line that is no comment and not empty; false at the end. */
static bool
line_next(struct table *t, struct span *line)
{
    while (t->rest.n > 0) {
        const uint8_t *nl = memchr(t->rest.p, '\n', t->rest.n);
        size_t n = nl == NULL ? t->rest.n : (size_t)(nl - t->rest.p);
        size_t used = nl == NULL ? n : n + 1;

        *line = (struct span){t->rest.p, n};
        t->rest.p += used;
        t->rest.n -= used;
        t->line++;
        if (n > 0 && line->p[0] != '#')
            return true;
    }
    return false;
}

static unsigned
split(struct span line, struct span cell[TABLES_COLUMNS_MAX])
{
    unsigned n = 0;

    while (n < TABLES_COLUMNS_MAX) {
        const uint8_t *tab = memchr(line.p, '\t', line.n);
        size_t len = tab == NULL ? line.n : (size_t)(tab - line.p);

        cell[n++] = (struct span){line.p, len};
        if (tab == NULL)
            break;
        line.p += len + 1;
        line.n -= len + 1;
    }
    return n;
}

enum err
tables_open(struct table *t, struct arena *arena, const char *file,
    const char *header, struct errinfo *ei)
{
    struct span want[TABLES_COLUMNS_MAX] = {{NULL, 0}},
                have[TABLES_COLUMNS_MAX];
    struct span line;
    unsigned n;
    enum err rc;

    *t = (struct table){.line = 0};
    if ((size_t)snprintf(t->name, sizeof(t->name), "%s", file) >=
        sizeof(t->name))
        return err_set(ei, ERR_CONFIG, "adapters.load", "name too long");
    rc = slurp(arena, file, &t->rest, ei);
    if (rc != ERR_OK)
        return rc;
    if (!text_utf8_valid(t->rest))
        return tables_wrong(t, ei, "not UTF-8");
    t->columns = split(span_of(header), want);
    if (!line_next(t, &line))
        return tables_wrong(t, ei, "no column names");
    n = split(line, have);
    for (unsigned i = 0; i < t->columns; i++)
        if (i >= n || !span_eq(want[i], have[i]))
            return tables_wrong(t, ei, "wrong column names");
    return ERR_OK;
}

enum err
tables_next(struct table *t, bool *more, struct errinfo *ei)
{
    struct span line;

    *more = line_next(t, &line);
    if (!*more)
        return ERR_OK;
    if (split(line, t->cell) < t->columns)
        return tables_wrong(t, ei, "too few columns");
    return ERR_OK;
}

enum err
tables_each(struct arena *arena, const char *file, const char *header,
    tables_row_fn *each, void *ctx, struct errinfo *ei)
{
    struct table t;
    bool more;
    enum err rc;

    if (access(file, F_OK) != 0)
        return ERR_OK;
    rc = tables_open(&t, arena, file, header, ei);
    while (rc == ERR_OK && (rc = tables_next(&t, &more, ei)) == ERR_OK && more)
        rc = each(ctx, &t, ei);
    return rc;
}
