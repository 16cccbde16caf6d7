/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/schema.h"
#include "store/stmt.h"

#include "base/banned.h"

enum { BUSY_MS = 5000 };

static const char where[] = "store.copy";

/* What can be in the folder. */
static const char *const names[] = {"ketenpoort.db", "ketenpoort.db-journal",
    "ketenpoort.db-wal", "ketenpoort.db-shm"};

/* ---- the folder ---------------------------------------------------------------- */

static bool
paths(struct store_copy *c, const char *dir)
{
    int n = snprintf(c->dir, sizeof(c->dir), "%s/backup.tmp", dir);
    int m =
        snprintf(c->path, sizeof(c->path), "%s/backup.tmp/%s", dir, names[0]);

    return n > 0 && m > 0 && (size_t)m < sizeof(c->path);
}

static void
empty(const struct store_copy *c)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        (void)unlinkat(c->lock_fd, names[i], 0);
}

/* The folder, locked; ERR_NOTFOUND where there is none. */
static enum err
lock_dir(struct store_copy *c, struct errinfo *ei)
{
    c->lock_fd = open(c->dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (c->lock_fd < 0)
        return err_set(ei, errno == ENOENT ? ERR_NOTFOUND : ERR_IO, where,
            "cannot open %s", c->dir);
    if (flock(c->lock_fd, LOCK_EX | LOCK_NB) == 0)
        return ERR_OK;
    (void)close(c->lock_fd);
    c->lock_fd = -1;
    return err_set(ei, ERR_CONFLICT, where, "another copy is being made");
}

void
store_copy_done(struct store_copy *c)
{
    if (c->lock_fd < 0)
        return;
    empty(c);
    (void)rmdir(c->dir);
    (void)close(c->lock_fd);
    c->lock_fd = -1;
}

void
store_copy_sweep(const char *dir)
{
    struct store_copy c = {.lock_fd = -1};

    if (paths(&c, dir) && lock_dir(&c, NULL) == ERR_OK)
        store_copy_done(&c);
}

/* ---- the copy ------------------------------------------------------------------- */

static enum err
open_db(const char *path, int flags, sqlite3 **db, struct errinfo *ei)
{
    int rc = sqlite3_open_v2(path, db, flags | SQLITE_OPEN_NOMUTEX, NULL);

    if (rc != SQLITE_OK)
        return stmt_fail(ei, where, rc);
    (void)sqlite3_extended_result_codes(*db, 1);
    (void)sqlite3_busy_timeout(*db, BUSY_MS);
    (void)sqlite3_db_config(*db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    rc = sqlite3_exec(*db,
        "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;", NULL, NULL,
        NULL);
    return rc == SQLITE_OK ? ERR_OK : stmt_fail(ei, where, rc);
}

static enum err
vacuum_into(sqlite3 *db, const char *path, struct errinfo *ei)
{
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v2(db, "VACUUM INTO ?", -1, &s, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_bind_text(s, 1, path, -1, SQLITE_STATIC);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(s);
    (void)sqlite3_finalize(s);
    return rc == SQLITE_DONE ? ERR_OK : stmt_fail(ei, where, rc);
}

static enum err
count(struct store_copy *c, struct errinfo *ei)
{
    sqlite3 *db = NULL;
    int64_t n = 0;
    enum err rc = open_db(c->path, SQLITE_OPEN_READONLY, &db, ei);

    if (rc == ERR_OK)
        rc = schema_number(db, "SELECT ifnull(max(idx) + 1, 0) FROM entry", &n,
            ei);
    (void)sqlite3_close(db);
    c->entries = (uint64_t)n;
    return rc;
}

enum err
store_copy_make(struct store_copy *c, const char *dir, struct errinfo *ei)
{
    char from[STORE_COPY_PATH_MAX];
    sqlite3 *db = NULL;
    enum err rc;
    int n;

    *c = (struct store_copy){.lock_fd = -1};
    n = snprintf(from, sizeof(from), "%s/%s", dir, names[0]);
    if (n < 0 || (size_t)n >= sizeof(from) || !paths(c, dir))
        return err_set(ei, ERR_LIMIT, where, "the path is too long");
    if (access(from, F_OK) != 0)
        return err_set(ei, ERR_NOTFOUND, where, "there is no %s", from);
    if (mkdir(c->dir, 0700) != 0 && errno != EEXIST)
        return err_set(ei, errno == ENOSPC ? ERR_FULL : ERR_IO, where,
            "cannot make %s", c->dir);
    rc = lock_dir(c, ei);
    if (rc != ERR_OK)
        return rc;
    empty(c);
    rc = open_db(from, SQLITE_OPEN_READONLY, &db, ei);
    if (rc == ERR_OK)
        rc = vacuum_into(db, c->path, ei);
    (void)sqlite3_close(db);
    return rc == ERR_OK ? count(c, ei) : rc;
}

/* ---- keys wrapped anew ------------------------------------------------------------ */

/* The two places where keys stand: the next row, and a new value. */
static const struct {
    bool payload;
    const char *next, *put;
} places[] = {
    {false,
        "SELECT idx, epoch, wrapped FROM body_key WHERE idx > ?"
        " ORDER BY idx LIMIT 1",
        "UPDATE body_key SET wrapped = ?2 WHERE idx = ?1"},
    {true,
        "SELECT n, epoch, wrapped, id FROM payload JOIN message USING(n)"
        " WHERE n > ? ORDER BY n LIMIT 1",
        "UPDATE payload SET wrapped = ?2 WHERE n = ?1"},
};

struct walk {
    sqlite3_stmt *next, *put;
    bool payload;
    int64_t row;
    store_copy_key_fn *each;
    void *ctx;
};

static bool
read_key(const struct walk *w, struct store_copy_key *key)
{
    const void *id = w->payload ? sqlite3_column_blob(w->next, 3) : NULL;

    *key = (struct store_copy_key){.payload = w->payload,
        .epoch = sqlite3_column_int64(w->next, 1),
        .wrapped = {sqlite3_column_blob(w->next, 2),
            (size_t)sqlite3_column_bytes(w->next, 2)}};
    key->aad_n = w->payload ? 16 : 8;
    if (!w->payload) {
        for (int i = 0; i < 8; i++)
            key->aad[i] = (uint8_t)((uint64_t)w->row >> (56 - 8 * i));
        return true;
    }
    if (id == NULL || sqlite3_column_bytes(w->next, 3) != 16)
        return false;
    memcpy(key->aad, id, 16);
    return true;
}

/* One row; *more is false behind the last. */
static enum err
step(struct walk *w, bool *more, struct errinfo *ei)
{
    uint8_t wrapped[STORE_COPY_WRAPPED_LEN];
    struct store_copy_key key;
    enum err rc;
    int got;

    (void)sqlite3_bind_int64(w->next, 1, w->row);
    got = sqlite3_step(w->next);
    *more = got == SQLITE_ROW;
    if (!*more) {
        (void)sqlite3_reset(w->next);
        return got == SQLITE_DONE ? ERR_OK : stmt_fail(ei, where, got);
    }
    w->row = sqlite3_column_int64(w->next, 0);
    rc = read_key(w, &key) ? w->each(w->ctx, &key, wrapped, ei)
                           : err_set(ei, ERR_CORRUPT, where, "not an id");
    (void)sqlite3_reset(w->next);
    if (rc != ERR_OK)
        return rc == ERR_NOTFOUND ? ERR_OK : rc;
    (void)sqlite3_bind_int64(w->put, 1, w->row);
    (void)sqlite3_bind_blob(w->put, 2, wrapped, sizeof(wrapped), SQLITE_STATIC);
    got = sqlite3_step(w->put);
    (void)sqlite3_reset(w->put);
    return got == SQLITE_DONE ? ERR_OK : stmt_fail(ei, where, got);
}

static enum err
walk_place(sqlite3 *db, size_t place, store_copy_key_fn *each, void *ctx,
    struct errinfo *ei)
{
    struct walk w = {.payload = places[place].payload,
        .row = -1,
        .each = each,
        .ctx = ctx};
    bool more = true;
    enum err rc = ERR_OK;
    int s = sqlite3_prepare_v2(db, places[place].next, -1, &w.next, NULL);

    if (s == SQLITE_OK)
        s = sqlite3_prepare_v2(db, places[place].put, -1, &w.put, NULL);
    if (s != SQLITE_OK)
        rc = stmt_fail(ei, where, s);
    while (rc == ERR_OK && more)
        rc = step(&w, &more, ei);
    (void)sqlite3_finalize(w.next);
    (void)sqlite3_finalize(w.put);
    return rc;
}

enum err
store_copy_rewrap(struct store_copy *c, store_copy_key_fn *each, void *ctx,
    struct errinfo *ei)
{
    sqlite3 *db = NULL;
    enum err rc = open_db(c->path, SQLITE_OPEN_READWRITE, &db, ei);
    int s = SQLITE_OK;

    /* A copy that is half done is thrown away: nothing to roll back. */
    if (rc == ERR_OK)
        s = sqlite3_exec(db,
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            " PRAGMA secure_delete = ON; BEGIN",
            NULL, NULL, NULL);
    for (size_t i = 0; rc == ERR_OK && s == SQLITE_OK &&
                       i < sizeof(places) / sizeof(places[0]);
         i++)
        rc = walk_place(db, i, each, ctx, ei);
    if (rc == ERR_OK && s == SQLITE_OK)
        s = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (rc == ERR_OK && s != SQLITE_OK)
        rc = stmt_fail(ei, where, s);
    if (sqlite3_close(db) != SQLITE_OK && rc == ERR_OK)
        rc = err_set(ei, ERR_INTERNAL, where, "the copy would not close");
    return rc;
}

/* ---- looking at one ------------------------------------------------------------------ */

enum err
store_copy_check(const char *path, struct errinfo *ei)
{
    sqlite3 *db = NULL;
    int64_t bad = -1;
    enum err rc;

    if (access(path, F_OK) != 0)
        return err_set(ei, ERR_NOTFOUND, where, "there is no database");
    rc = open_db(path, SQLITE_OPEN_READWRITE, &db, ei);
    if (rc == ERR_OK)
        rc = schema_number(db,
            "SELECT count(*) FROM pragma_integrity_check(1)"
            " WHERE integrity_check <> 'ok'",
            &bad, ei);
    (void)sqlite3_close(db);
    if (rc == ERR_OK && bad != 0)
        return err_set(ei, ERR_CORRUPT, where, "the database is not whole");
    return rc;
}
