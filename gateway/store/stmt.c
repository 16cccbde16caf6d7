/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/stmt.h"

#include "base/banned.h"

static const struct {
    enum stmt_conn conn;
    const char *sql;
} text[STMT__COUNT] = {
#define X(name, conn, sql) [STMT_##name] = {conn, sql},
    STMT_LIST(X)
#undef X
};

enum err
stmt_code(int sqlite_rc)
{
    switch (sqlite_rc & 0xff) {
    case SQLITE_OK:
    case SQLITE_DONE:
    case SQLITE_ROW:
        return ERR_OK;
    case SQLITE_FULL:
        return ERR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ERR_CORRUPT;
    case SQLITE_NOMEM:
        return ERR_NOMEM;
    case SQLITE_CONSTRAINT:
        return ERR_CONFLICT;
    case SQLITE_TOOBIG:
        return ERR_LIMIT;
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_ERROR:
        return ERR_INTERNAL;
    default: /* IOERR, CANTOPEN, READONLY, BUSY, PROTOCOL ... */
        return ERR_IO;
    }
}

enum err
stmt_fail(struct errinfo *ei, const char *where, int sqlite_rc)
{
    return err_set(ei, stmt_code(sqlite_rc), where, "%s (SQLite %d)",
        sqlite3_errstr(sqlite_rc), sqlite_rc);
}

enum err
stmt_prepare(struct store *st, enum stmt_conn conn, struct errinfo *ei)
{
    for (int i = 0; i < STMT__COUNT; i++) {
        int rc;

        if (text[i].conn != conn)
            continue;
        rc = sqlite3_prepare_v3(st->db[conn], text[i].sql, -1,
            SQLITE_PREPARE_PERSISTENT, &st->stmt[i], NULL);
        if (rc != SQLITE_OK)
            return stmt_fail(ei, "store.prepare", rc);
    }
    return ERR_OK;
}

void
stmt_finalize(struct store *st)
{
    for (int i = 0; i < STMT__COUNT; i++) {
        (void)sqlite3_finalize(st->stmt[i]);
        st->stmt[i] = NULL;
    }
}

struct stmt
stmt_begin(struct store *st, enum stmt_id id)
{
    return (struct stmt){.s = st->stmt[id], .rc = SQLITE_OK};
}

static void
bound(struct stmt *q, int rc)
{
    if (q->rc == SQLITE_OK)
        q->rc = rc;
}

void
stmt_int(struct stmt *q, int64_t v)
{
    bound(q, sqlite3_bind_int64(q->s, ++q->col, v));
}

/* An empty value is an empty value, not NULL. */
void
stmt_blob(struct stmt *q, struct span s)
{
    bound(q, sqlite3_bind_blob64(q->s, ++q->col,
                 s.n == 0 ? "" : (const void *)s.p, s.n, SQLITE_STATIC));
}

void
stmt_text(struct stmt *q, struct span s)
{
    bound(q,
        sqlite3_bind_text64(q->s, ++q->col, s.n == 0 ? "" : (const char *)s.p,
            s.n, SQLITE_STATIC, SQLITE_UTF8));
}

void
stmt_end(struct stmt *q)
{
    (void)sqlite3_reset(q->s);
}

enum err
stmt_step(struct stmt *q, const char *where, struct errinfo *ei)
{
    int rc = q->rc;

    if (rc == SQLITE_OK)
        rc = sqlite3_step(q->s);
    if (rc == SQLITE_ROW)
        return ERR_OK;
    stmt_end(q);
    return rc == SQLITE_DONE ? ERR_NOTFOUND : stmt_fail(ei, where, rc);
}

enum err
stmt_run(struct stmt *q, const char *where, struct errinfo *ei)
{
    enum err rc = stmt_step(q, where, ei);

    if (rc == ERR_NOTFOUND)
        return ERR_OK;
    if (rc != ERR_OK)
        return rc;
    stmt_end(q);
    return err_set(ei, ERR_INTERNAL, where, "a row where none was expected");
}

int64_t
stmt_col_int(const struct stmt *q, int col)
{
    return sqlite3_column_int64(q->s, col);
}

struct span
stmt_col_blob(const struct stmt *q, int col)
{
    const void *p = sqlite3_column_blob(q->s, col);

    return (struct span){p, (size_t)sqlite3_column_bytes(q->s, col)};
}

enum err
stmt_col_copy(const struct stmt *q, int col, uint8_t *out, size_t n,
    struct errinfo *ei)
{
    struct span s = stmt_col_blob(q, col);

    if (s.n != n)
        return err_set(ei, ERR_CORRUPT, "store.column",
            "a stored value is %zu bytes, not %zu", s.n, n);
    memcpy(out, s.p, n);
    return ERR_OK;
}

enum err
stmt_col_text(const struct stmt *q, int col, char *out, size_t n,
    struct errinfo *ei)
{
    enum err rc = stmt_col_copy(q, col, (uint8_t *)out, n, ei);

    if (rc == ERR_OK)
        out[n] = '\0';
    return rc;
}
