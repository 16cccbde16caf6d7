/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "store/schema.h"
#include "store/stmt.h"

#include "base/banned.h"

enum {
    PATH_LEN_MAX = 400,
    BUSY_MS = 5000, /* a backup may hold the file for a moment */
    VALUE_LEN_MAX = 4 * 1024 * 1024, /* the largest payload, sealed, and room */
    SQL_LEN_MAX = 8 * 1024
};

/* Settings, and what must be read back.  The order matters for the first two. */
static const struct {
    const char *set, *get;
    int64_t want;
} settings[] = {
    {"PRAGMA page_size = 8192", "PRAGMA page_size", 8192}, /* when new */
    {"PRAGMA journal_mode = WAL",
        "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1},
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", 2},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", 0},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2},
    {"PRAGMA wal_autocheckpoint = 0", "PRAGMA wal_autocheckpoint", 0},
    /* 16 MB: the keys of what is looked up are spread at random. */
    {"PRAGMA cache_size = -16384", "PRAGMA cache_size", -16384},
};

static enum err
path_of(char out[static PATH_LEN_MAX], const char *dir, const char *name,
    struct errinfo *ei)
{
    int n = snprintf(out, PATH_LEN_MAX, "%s/%s", dir, name);

    if (n < 0 || n >= PATH_LEN_MAX)
        return err_set(ei, ERR_LIMIT, "store.path", "the path is too long");
    return ERR_OK;
}

/* SQLite ignores it when a directory cannot be synced; we do not. */
static enum err
sync_dir(const char *dir, struct errinfo *ei)
{
    char path[PATH_LEN_MAX];
    enum err rc = path_of(path, dir, "ketenpoort.db", ei);

    if (rc == ERR_OK && file_sync_name(AT_FDCWD, path) != 0)
        rc = err_set(ei, ERR_IO, "store.sync", "cannot sync %s", dir);
    return rc;
}

enum err
store_create(const char *dir, struct errinfo *ei)
{
    char path[PATH_LEN_MAX];
    struct store *st = NULL;
    enum err rc = path_of(path, dir, "ketenpoort.db", ei);
    int fd;

    if (rc != ERR_OK)
        return rc;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return err_set(ei, ERR_CONFLICT, "store.create", "%s exists", path);
    if (fd < 0)
        return err_set(ei, errno == ENOSPC ? ERR_FULL : ERR_IO, "store.create",
            "cannot make %s", path);
    (void)close(fd);
    rc = store_open(&st, dir, false, ei);
    store_close(st);
    if (rc == ERR_OK)
        rc = sync_dir(dir, ei);
    return rc;
}

static enum err
take_lock(struct store *st, const char *dir, struct errinfo *ei)
{
    char path[PATH_LEN_MAX];
    enum err rc = path_of(path, dir, "lock", ei);

    if (rc != ERR_OK)
        return rc;
    st->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (st->lock_fd < 0)
        return err_set(ei, ERR_IO, "store.lock", "cannot open %s", path);
    if (flock(st->lock_fd, LOCK_EX | LOCK_NB) == 0)
        return ERR_OK;
    if (errno == EWOULDBLOCK)
        return err_set(ei, ERR_CONFLICT, "store.lock",
            "another process holds %s", path);
    return err_set(ei, ERR_IO, "store.lock", "cannot lock %s", path);
}

/* Nothing may reach another file through our handle. */
static int
authorize(void *ctx, int action, const char *a, const char *b, const char *c,
    const char *d)
{
    (void)ctx, (void)a, (void)b, (void)c, (void)d;
    return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY
                                                              : SQLITE_OK;
}

static int
after_commit(void *ctx, sqlite3 *db, const char *name, int pages)
{
    struct store *st = ctx;

    (void)db, (void)name;
    st->wal_pages = pages;
    return SQLITE_OK;
}

static enum err
apply_settings(sqlite3 *db, struct errinfo *ei)
{
    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
        int64_t got = -1;
        int s = sqlite3_exec(db, settings[i].set, NULL, NULL, NULL);
        enum err rc;

        if (s != SQLITE_OK)
            return stmt_fail(ei, "store.settings", s);
        rc = schema_number(db, settings[i].get, &got, ei);
        if (rc != ERR_OK)
            return rc;
        if (got != settings[i].want)
            return err_set(ei, ERR_IO, "store.settings", "\"%s\" did not take",
                settings[i].set);
    }
    return ERR_OK;
}

static void
restrict_handle(sqlite3 *db)
{
    (void)sqlite3_extended_result_codes(db, 1);
    (void)sqlite3_busy_timeout(db, BUSY_MS);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    (void)sqlite3_set_authorizer(db, authorize, NULL);
    (void)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, VALUE_LEN_MAX);
    (void)sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, SQL_LEN_MAX);
    (void)sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
}

static enum err
connect_db(struct store *st, enum stmt_conn conn, const char *path,
    struct errinfo *ei)
{
    /* The mutexes serve threads; there is one. */
    int s = sqlite3_open_v2(path, &st->db[conn],
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

    if (s != SQLITE_OK)
        return stmt_fail(ei, "store.open", s);
    restrict_handle(st->db[conn]);
    return apply_settings(st->db[conn], ei);
}

/*
 * Write once, so that the write-ahead log is there, then sync the directory:
 * from here on every commit needs no more than the log's own sync.
 */
static enum err
first_write(struct store *st, const char *dir, struct errinfo *ei)
{
    int s = sqlite3_exec(st->db[STMT_WRITER],
        "BEGIN IMMEDIATE; INSERT OR REPLACE INTO meta(name, value)"
        " VALUES('opened', randomblob(8)); COMMIT",
        NULL, NULL, NULL);

    if (s != SQLITE_OK)
        return stmt_fail(ei, "store.open", s);
    return sync_dir(dir, ei);
}

/* Is every row of the queue in its index, and the other way round? */
static enum err
queue_agrees(struct store *st, bool *yes, struct errinfo *ei)
{
    int64_t n = 0;
    enum err rc = schema_number(st->db[STMT_WRITER],
        "SELECT count(*) FROM pragma_integrity_check('queue')"
        " WHERE integrity_check = 'ok'",
        &n, ei);

    *yes = n == 1;
    return rc;
}

/*
 * What waits is found by an index only: where that was damaged it would wait
 * unseen.  The index is made again of the rows; a row that was damaged itself
 * contradicts its message and is found so when it is used.
 */
static enum err
mend_queue(struct store *st, struct errinfo *ei)
{
    bool agrees = false;
    enum err rc = queue_agrees(st, &agrees, ei);
    int s;

    if (rc != ERR_OK || agrees)
        return rc;
    log_event(LOG_ERROR, "queue.damaged",
        "why=\"its index is not of its rows, and is made again\"");
    s = sqlite3_exec(st->db[STMT_WRITER], "REINDEX queue", NULL, NULL, NULL);
    if (s != SQLITE_OK)
        return stmt_fail(ei, "store.mend", s);
    rc = queue_agrees(st, &agrees, ei);
    if (rc == ERR_OK && !agrees)
        rc = err_set(ei, ERR_CORRUPT, "store.mend", "the queue is damaged");
    return rc;
}

static enum err
open_all(struct store *st, const char *dir, bool read_only, struct errinfo *ei)
{
    char path[PATH_LEN_MAX];
    enum err rc = path_of(path, dir, "ketenpoort.db", ei);

    if (rc != ERR_OK)
        return rc;
    if (access(path, F_OK) != 0)
        return err_set(ei, ERR_NOTFOUND, "store.open", "there is no %s", path);
    rc = take_lock(st, dir, ei);
    if (rc == ERR_OK)
        rc = connect_db(st, STMT_WRITER, path, ei);
    if (rc == ERR_OK)
        rc = schema_migrate(st->db[STMT_WRITER], ei);
    if (rc != ERR_OK)
        return rc;
    (void)sqlite3_wal_hook(st->db[STMT_WRITER], after_commit, st);
    rc = read_only ? ERR_OK : first_write(st, dir, ei);
    if (rc == ERR_OK && !read_only)
        rc = mend_queue(st, ei);
    if (rc == ERR_OK)
        rc = stmt_prepare(st, STMT_WRITER, ei);
    if (rc == ERR_OK)
        rc = connect_db(st, STMT_READER, path, ei);
    if (rc == ERR_OK)
        rc = stmt_prepare(st, STMT_READER, ei);
    if (rc != ERR_OK)
        return rc;
    (void)sqlite3_exec(st->db[STMT_READER], "PRAGMA query_only = ON", NULL,
        NULL, NULL);
    if (read_only)
        (void)sqlite3_exec(st->db[STMT_WRITER], "PRAGMA query_only = ON", NULL,
            NULL, NULL);
    return ERR_OK;
}

enum err
store_open(struct store **out, const char *dir, bool read_only,
    struct errinfo *ei)
{
    struct store *st = calloc(1, sizeof(*st));
    enum err rc;

    *out = NULL;
    if (st == NULL)
        return err_set(ei, ERR_NOMEM, "store.open", "no room");
    st->lock_fd = -1;
    rc = open_all(st, dir, read_only, ei);
    if (rc != ERR_OK) {
        store_close(st);
        return rc;
    }
    *out = st;
    return ERR_OK;
}

void
store_close(struct store *st)
{
    if (st == NULL)
        return;
    stmt_finalize(st);
    for (int i = 0; i < STMT_CONN__COUNT; i++)
        (void)sqlite3_close(st->db[i]);
    if (st->lock_fd >= 0)
        (void)close(st->lock_fd);
    free(st);
}

enum err
store_begin(struct store *st, struct store_txn **txn, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_BEGIN);
    enum err rc;

    assert(!st->in_txn);
    rc = stmt_run(&q, "store.begin", ei);
    if (rc != ERR_OK)
        return rc;
    st->txn.st = st;
    st->in_txn = true;
    *txn = &st->txn;
    return ERR_OK;
}

enum err
store_commit(struct store_txn **txn, struct errinfo *ei)
{
    struct stmt q = stmt_begin((*txn)->st, STMT_COMMIT);
    enum err rc = stmt_run(&q, "store.commit", ei);

    if (rc != ERR_OK)
        return rc;
    (*txn)->st->in_txn = false;
    *txn = NULL;
    return ERR_OK;
}

void
store_rollback(struct store_txn **txn)
{
    struct store *st;

    if (*txn == NULL)
        return;
    st = (*txn)->st;
    /* After some failures SQLite has rolled back by itself already. */
    if (sqlite3_get_autocommit(st->db[STMT_WRITER]) == 0) {
        struct stmt q = stmt_begin(st, STMT_ROLLBACK);
        enum err rc = stmt_run(&q, "store.rollback", NULL);

        (void)rc; /* the next begin will tell */
    }
    st->in_txn = false;
    *txn = NULL;
}

int
store_wal_pages(const struct store *st)
{
    return st->wal_pages;
}

enum err
store_checkpoint(struct store *st, bool truncate, struct errinfo *ei)
{
    int mode =
        truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int left = 0, moved = 0, s;

    /* While it waits for readers nobody could write. */
    (void)sqlite3_busy_timeout(st->db[STMT_WRITER], 0);
    s = sqlite3_wal_checkpoint_v2(st->db[STMT_WRITER], NULL, mode, &left,
        &moved);
    (void)sqlite3_busy_timeout(st->db[STMT_WRITER], BUSY_MS);
    if (s == SQLITE_BUSY)
        return err_set(ei, ERR_AGAIN, "store.checkpoint", "somebody reads");
    if (s != SQLITE_OK)
        return stmt_fail(ei, "store.checkpoint", s);
    if (left == moved)
        st->wal_pages = 0;
    return ERR_OK;
}
