/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "crypto/crypto.h"
#include "exchange/record_parts.h"
#include "ledger/witness.h"
#include "store/copy.h"
#include "store/entries.h"

#include "base/banned.h"

enum {
    /* the file's own size, three places with a note, and the copies */
    NOTES_MAX = 4 + RECORD_COPIES,
    SEALED_MAX = RECORD_ENTRIES_MAX * ENTRY_SEALED_MAX,
    PAYLOAD_ROOM = LIMIT_BODY_MAX + SEAL_TAG_LEN
};

static enum err
path_of(char out[static RECORD_PATH_MAX], const char *dir, const char *name,
    struct errinfo *ei)
{
    int n = snprintf(out, RECORD_PATH_MAX, "%s/%s", dir, name);

    if (n < 0 || n >= RECORD_PATH_MAX)
        return err_set(ei, ERR_LIMIT, "record.path", "the path is too long");
    return ERR_OK;
}

/* ---- a new state --------------------------------------------------------------- */

static enum err
make_dir(const char *dir, struct errinfo *ei)
{
    if (mkdir(dir, 0700) == 0 || errno == EEXIST)
        return ERR_OK;
    return err_set(ei, ERR_IO, "record.init", "cannot make %s", dir);
}

static enum err
make_keys(const struct record_opts *opts, struct errinfo *ei)
{
    char path[RECORD_PATH_MAX];
    struct sign_key *key = NULL;
    struct keyring *ring = NULL;
    const uint8_t *bytes = NULL;
    enum err rc = path_of(path, opts->keys_dir, "log.key", ei);

    if (rc == ERR_OK)
        rc = sign_key_new(&key, ei);
    if (rc == ERR_OK)
        rc = sign_key_save(key, path, ei);
    if (rc == ERR_OK)
        rc = keyring_new(&ring, opts->keys_dir, ei);
    for (int kind = 0; rc == ERR_OK && kind < KEYRING_KIND__COUNT; kind++)
        rc = keyring_need(ring, (enum keyring_kind)kind,
            keyring_period((enum keyring_kind)kind, clock_wall_ms(opts->clk)),
            &bytes, ei);
    keyring_free(ring);
    sign_key_free(key);
    return rc;
}

enum err
record_open_init(const struct record_opts *opts, struct errinfo *ei)
{
    char db[RECORD_PATH_MAX], log[RECORD_PATH_MAX], tiles[RECORD_PATH_MAX];
    enum err rc = path_of(db, opts->state_dir, "ketenpoort.db", ei);

    if (rc == ERR_OK)
        rc = path_of(log, opts->log_dir, LOGFILE_NAME, ei);
    if (rc == ERR_OK)
        rc = path_of(tiles, opts->state_dir, "tlog", ei);
    if (rc != ERR_OK)
        return rc;
    if (access(db, F_OK) == 0 || access(log, F_OK) == 0)
        return err_set(ei, ERR_CONFLICT, "record.init",
            "there is a state already: %s", opts->state_dir);
    rc = crypto_init(ei);
    if (rc == ERR_OK)
        rc = make_dir(opts->state_dir, ei);
    if (rc == ERR_OK)
        rc = make_dir(tiles, ei);
    if (rc == ERR_OK)
        rc = make_dir(opts->keys_dir, ei);
    if (rc == ERR_OK)
        rc = make_dir(opts->log_dir, ei);
    if (rc == ERR_OK)
        rc = make_keys(opts, ei);
    if (rc == ERR_OK)
        rc = logfile_create(log, opts->origin, ei);
    /* Last: where there is a database, there is all of it. */
    if (rc == ERR_OK)
        rc = store_create(opts->state_dir, ei);
    return rc;
}

/* ---- comparing the stores -------------------------------------------------------- */

/* What somebody says the log was at some size. */
struct witness {
    struct tree_head head;
    const char *where;
    bool met;
};

struct comparison {
    struct logfile *lf;
    struct tree tree; /* of the database, as far as walked */
    struct witness v[NOTES_MAX];
    size_t n;
};

static enum err
meet(struct comparison *c, struct errinfo *ei)
{
    for (size_t i = 0; i < c->n; i++) {
        struct witness *w = &c->v[i];
        uint8_t root[TREE_HASH_LEN];
        enum err rc;

        if (w->met || w->head.size != c->tree.size)
            continue;
        rc = tree_root(&c->tree, root, ei);
        if (rc != ERR_OK)
            return rc;
        if (memcmp(root, w->head.root, sizeof(root)) != 0)
            return err_set(ei, ERR_CORRUPT, "record.compare",
                "the database is not what %s says it was at %llu entries",
                w->where, (unsigned long long)w->head.size);
        w->met = true;
    }
    return ERR_OK;
}

/*
 * The leaf of an entry.  A row that contradicts itself is damage and not another
 * history: it is logged, and the file, which opening has checked, says what the
 * leaf was.  Whoever uses the row finds it wrong.
 */
static enum err
leaf_of(const struct comparison *c, const struct store_entry *e,
    uint8_t leaf[static TREE_HASH_LEN], struct errinfo *ei)
{
    struct logfile_entry kept;
    enum err rc = ERR_CORRUPT;

    if (e->skeleton.n == ENTRY_LEN)
        rc = entry_leaf(e->skeleton.p, leaf, ei);
    if (rc == ERR_OK && span_eq(e->leaf, (struct span){leaf, TREE_HASH_LEN}))
        return ERR_OK;
    if (rc != ERR_OK && rc != ERR_CORRUPT)
        return rc;
    rc = logfile_read(c->lf, e->idx, &kept, ei);
    if (rc != ERR_OK)
        return err_set(ei, ERR_CORRUPT, "record.compare",
            "entry %llu is damaged in the database",
            (unsigned long long)e->idx);
    memcpy(leaf, kept.leaf, TREE_HASH_LEN);
    log_event(LOG_ERROR, "entry.damaged",
        "id=%llu why=\"its row in the database contradicts itself\"",
        (unsigned long long)e->idx);
    return ERR_OK;
}

static enum err
walk_leaf(void *ctx, const struct store_entry *e, struct errinfo *ei)
{
    struct comparison *c = ctx;
    uint8_t leaf[TREE_HASH_LEN];
    enum err rc;

    if (e->idx != c->tree.size)
        return err_set(ei, ERR_CORRUPT, "record.compare",
            "entry %llu is missing from the database",
            (unsigned long long)c->tree.size);
    rc = leaf_of(c, e, leaf, ei);
    if (rc == ERR_OK)
        rc = tree_append(&c->tree, leaf, ei);
    return rc == ERR_OK ? meet(c, ei) : rc;
}

static enum err
add_note(struct record *r, struct comparison *c, struct span note,
    const char *where, struct errinfo *ei)
{
    struct note_checkpoint cp;
    enum err rc;

    if (note.n == 0)
        return ERR_OK;
    rc = note_open(note, &r->note_key, &cp, ei);
    if (rc != ERR_OK)
        return err_set(ei, ERR_CORRUPT, "record.compare",
            "the checkpoint in %s is not one of ours", where);
    c->v[c->n++] = (struct witness){.head = cp.head, .where = where};
    return ERR_OK;
}

/* The newest checkpoint of the database stays in r->note. */
static enum err
add_database(struct record *r, struct comparison *c, struct errinfo *ei)
{
    struct errinfo why = {.code = ERR_OK};
    uint64_t size = 0;
    enum err rc;

    buf_clear(&r->note);
    rc = store_checkpoint_get(r->st, UINT64_MAX, &size, &r->note, &why);
    r->note_saved = true;
    if (rc == ERR_NOTFOUND)
        return ERR_OK;
    if (rc == ERR_OK)
        rc = add_note(r, c, buf_peek(&r->note), "the database", &why);
    /* The file and the tiles have theirs; the next group writes it anew. */
    if (record_read_damaged(rc, "checkpoint.damaged", "newest", &why)) {
        buf_clear(&r->note);
        return ERR_OK;
    }
    if (rc != ERR_OK && ei != NULL)
        *ei = why;
    r->note_size = size;
    return rc;
}

/* A checkpoint in a file.  errors  ERR_NOTFOUND, ERR_IO */
static enum err
read_note(const char *path, uint8_t text[static RECORD_NOTE_MAX],
    struct span *note, struct errinfo *ei)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n;

    if (fd < 0 && errno == ENOENT)
        return ERR_NOTFOUND;
    n = fd < 0 ? -1 : read(fd, text, RECORD_NOTE_MAX);
    if (fd >= 0)
        (void)close(fd);
    if (n < 0)
        return err_set(ei, ERR_IO, "record.compare", "cannot read %s", path);
    *note = (struct span){text, (size_t)n};
    return ERR_OK;
}

static enum err
add_published(struct record *r, struct comparison *c, struct errinfo *ei)
{
    char path[RECORD_PATH_MAX];
    uint8_t text[RECORD_NOTE_MAX] = {0};
    struct span note = {NULL, 0};
    enum err rc = path_of(path, r->state_dir, "tlog/checkpoint", ei);

    if (rc == ERR_OK)
        rc = read_note(path, text, &note, ei);
    if (rc != ERR_OK)
        return rc == ERR_NOTFOUND ? ERR_OK : rc;
    return add_note(r, c, note, "tlog/checkpoint", ei);
}

static enum err
add_file(struct record *r, struct comparison *c, struct errinfo *ei)
{
    struct witness *w = &c->v[c->n++];
    enum err rc;

    *w = (struct witness){.head = {.size = logfile_size(r->lf)},
        .where = "the log file"};
    rc = tree_root(logfile_tree(r->lf), w->head.root, ei);
    if (rc != ERR_OK)
        return rc;
    return add_note(r, c, logfile_note(r->lf), "the log file", ei);
}

/* A copy that cannot be read, or is not one, says nothing about the log. */
static void
add_copy(struct record *r, struct comparison *c, const char *dir)
{
    char name[WITNESS_COPY_NAME_MAX], path[RECORD_PATH_MAX];
    uint8_t text[RECORD_NOTE_MAX] = {0};
    struct span note = {NULL, 0};
    enum err rc;

    if (dir == NULL || dir[0] == '\0')
        return;
    witness_copy_name(r->opts.origin, name);
    rc = path_of(path, dir, name, NULL);
    if (rc == ERR_OK)
        rc = read_note(path, text, &note, NULL);
    if (rc == ERR_OK)
        rc = add_note(r, c, note, "the copy of the checkpoint", NULL);
    if (rc != ERR_OK && rc != ERR_NOTFOUND) /* the first time */
        log_event(LOG_WARNING, "checkpoint.no_copy",
            "why=\"a copy of the checkpoint cannot be compared with\"");
}

/* A checkpoint goes to the file first; after a stop the file may know better. */
static enum err
take_newer_note(struct record *r, struct errinfo *ei)
{
    struct span note = logfile_note(r->lf);
    struct note_checkpoint cp;
    enum err rc;

    if (note.n == 0)
        return ERR_OK;
    rc = note_open(note, &r->note_key, &cp, ei);
    if (rc != ERR_OK || cp.head.size <= r->note_size)
        return rc;
    buf_clear(&r->note);
    buf_put(&r->note, note);
    r->note_size = cp.head.size;
    r->note_saved = false;
    return buf_err(&r->note);
}

/*
 * The database must contain whatever any other place has seen of the log.  It
 * may hold more than the file: what was committed just before a crash.
 */
static enum err
compare_stores(struct record *r, struct errinfo *ei)
{
    struct comparison c = {.lf = r->lf};
    enum err rc;

    tree_init(&c.tree);
    rc = add_file(r, &c, ei);
    if (rc == ERR_OK)
        rc = add_database(r, &c, ei);
    if (rc == ERR_OK)
        rc = add_published(r, &c, ei);
    for (int i = 0; rc == ERR_OK && i < RECORD_COPIES; i++)
        add_copy(r, &c, r->opts.copy_dir[i]);
    if (rc == ERR_OK)
        rc = meet(&c, ei);
    if (rc == ERR_OK)
        rc = store_leaf_walk(r->st, 0, walk_leaf, &c, ei);
    for (size_t i = 0; rc == ERR_OK && i < c.n; i++)
        if (!c.v[i].met)
            rc = err_set(ei, ERR_CORRUPT, "record.compare",
                "rollback: the database has %llu entries, %s has seen %llu",
                (unsigned long long)c.tree.size, c.v[i].where,
                (unsigned long long)c.v[i].head.size);
    if (rc != ERR_OK)
        return rc;
    r->tree = r->opts.read_only ? c.tree : *logfile_tree(r->lf);
    r->behind = c.tree.size > r->tree.size;
    return take_newer_note(r, ei);
}

/* ---- completing the file ---------------------------------------------------------- */

static enum err
flush(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    struct logfile_entry v[RECORD_ENTRIES_MAX];
    enum err rc;

    if (g->n == 0)
        return ERR_OK;
    for (size_t i = 0; i < g->n; i++)
        v[i] = (struct logfile_entry){g->staged[i].skeleton,
            {g->sealed.p + g->staged[i].body_at, g->staged[i].body_n},
            g->leaf[i]};
    rc = logfile_append(r->lf, v, g->n, ei);
    for (size_t i = 0; rc == ERR_OK && i < g->n; i++)
        rc = tree_append(&r->tree, g->leaf[i], ei);
    g->n = 0;
    buf_clear(&g->sealed);
    return rc;
}

static enum err
copy_entry(void *ctx, const struct store_entry *e, struct errinfo *ei)
{
    struct record *r = ctx;
    struct record_group *g = &r->group;
    struct record_staged *s = &g->staged[g->n];
    enum err rc;

    if (e->idx != r->tree.size + g->n || e->skeleton.n != ENTRY_LEN)
        return err_set(ei, ERR_CORRUPT, "record.complete",
            "entry %llu is damaged", (unsigned long long)e->idx);
    memcpy(s->skeleton, e->skeleton.p, ENTRY_LEN);
    rc = entry_leaf(s->skeleton, g->leaf[g->n], ei);
    if (rc == ERR_OK &&
        !span_eq(e->leaf, (struct span){g->leaf[g->n], TREE_HASH_LEN}))
        rc = err_set(ei, ERR_CORRUPT, "record.complete",
            "entry %llu is not what was logged", (unsigned long long)e->idx);
    if (rc == ERR_OK)
        rc = entry_check_body(s->skeleton, e->body, ei);
    if (rc != ERR_OK)
        return rc;
    s->body_at = g->sealed.n;
    s->body_n = e->body.n;
    buf_put(&g->sealed, e->body);
    rc = buf_err(&g->sealed);
    if (rc != ERR_OK)
        return err_set(ei, rc, "record.complete", "no room");
    g->n++;
    return g->n == RECORD_ENTRIES_MAX ? flush(r, ei) : ERR_OK;
}

enum err
record_open_complete(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    enum err rc;

    g->n = 0;
    buf_clear(&g->sealed);
    rc = store_entry_walk(r->st, r->tree.size, copy_entry, r, ei);
    if (rc == ERR_OK)
        rc = flush(r, ei);
    g->n = 0;
    if (rc == ERR_OK && r->tree.size > 0)
        rc = record_group_sign(r, ei);
    if (rc == ERR_OK)
        r->behind = false;
    else
        r->behind_why = rc;
    return rc;
}

/* ---- opening -------------------------------------------------------------------------- */

static enum err
open_keys(struct record *r, struct errinfo *ei)
{
    const struct record_opts *o = &r->opts;
    char path[RECORD_PATH_MAX];
    const uint8_t *key = NULL;
    enum err rc = path_of(path, o->keys_dir, "log.key", ei);

    if (rc == ERR_OK)
        rc = crypto_init(ei);
    if (rc == ERR_OK)
        rc = sign_key_load(&r->key, path, ei);
    if (rc == ERR_OK)
        rc = note_key_init(&r->note_key, o->origin, NOTE_ED25519,
            sign_key_public(r->key), ei);
    if (rc == ERR_OK)
        rc = seal_new(&r->seal, ei);
    if (rc == ERR_OK)
        rc = keyring_new(&r->ring, o->keys_dir, ei);
    if (rc == ERR_OK)
        rc = path_of(path, o->keys_dir, "getuige.key", ei);
    if (rc == ERR_OK)
        rc = record_witness_open(r, path, ei);
    /* Without these two nothing is found again: better not to start. */
    if (rc == ERR_OK)
        rc = keyring_get(r->ring, KEYRING_INDEX, 0, &key, ei);
    if (rc == ERR_OK)
        rc = keyring_get(r->ring, KEYRING_SUBJECT, 0, &key, ei);
    return rc == ERR_NOTFOUND ? err_as(ei, ERR_CONFIG) : rc;
}

static enum err
open_stores(struct record *r, struct errinfo *ei)
{
    const struct record_opts *o = &r->opts;
    char path[RECORD_PATH_MAX];
    enum err rc = path_of(path, o->log_dir, LOGFILE_NAME, ei);

    if (rc == ERR_OK)
        rc = store_open(&r->st, o->state_dir, o->read_only, ei);
    if (rc != ERR_OK)
        return rc;
    if (!o->read_only)
        store_copy_sweep(o->state_dir);
    rc = open_keys(r, ei);
    if (rc != ERR_OK)
        return rc;
    rc = logfile_open(&r->lf, path, o->origin,
        o->read_only ? LOGFILE_READ : LOGFILE_WRITE, NULL, ei);
    if (rc == ERR_NOTFOUND)
        return err_set(ei, ERR_CORRUPT, "record.open",
            "the second store is gone: %s", path);
    return rc;
}

static int64_t
or_default(int given, int64_t otherwise)
{
    return given > 0 ? given : otherwise;
}

enum err
record_open_release(struct record *r, struct errinfo *ei)
{
    struct store_txn *txn = NULL;
    enum err rc = store_begin(r->st, &txn, ei);

    if (rc == ERR_OK)
        rc = store_queue_release(txn, clock_wall_ms(r->clk), ei);
    if (rc == ERR_OK)
        rc = store_commit(&txn, ei);
    store_rollback(&txn);
    return rc;
}

static enum err
open_outbox(struct record *r, struct errinfo *ei)
{
    enum { MIN_S = 30, MAX_S = 3600, GIVE_UP_DAYS = 3, DAYS = 28 };
    const struct record_opts *o = &r->opts;
    struct outbox_opts oo = {
        .retry = {.min_ms = or_default(o->push_retry_min_s, MIN_S) * 1000,
            .max_ms = or_default(o->push_retry_max_s, MAX_S) * 1000,
            .give_up_ms =
                or_default(o->push_give_up_days, GIVE_UP_DAYS) * CLOCK_DAY_MS},
    };
    enum err rc = o->read_only ? ERR_OK : record_open_release(r, ei);

    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++) {
        int days =
            o->channel_days[ch] > 0 ? o->channel_days[ch] : o->mailbox_days;

        oo.mailbox_ms[ch] = or_default(days, DAYS) * CLOCK_DAY_MS;
    }
    if (rc == ERR_OK)
        rc = outbox_new(&r->ob, r->st, &oo, ei);
    return rc;
}

/* When the newest entry was written; 0 when there is none. */
static enum err
newest_entry(struct record *r, int64_t *at_ms, struct errinfo *ei)
{
    uint8_t skeleton[ENTRY_LEN];
    struct entry e;
    uint64_t n = 0;
    enum err rc = store_entry_count(r->st, &n, ei);

    *at_ms = 0;
    if (rc != ERR_OK || n == 0)
        return rc;
    rc = store_skeleton_get(r->st, n - 1, skeleton, sizeof(skeleton), ei);
    if (rc == ERR_OK)
        rc = entry_read((struct span){skeleton, sizeof(skeleton)}, &e, ei);
    if (rc == ERR_OK)
        *at_ms = (int64_t)e.time_ms;
    return rc == ERR_SYNTAX ? err_as(ei, ERR_CORRUPT) : rc;
}

static enum err
open_all(struct record *r, struct errinfo *ei)
{
    int64_t newest_ms = 0;
    enum err rc = open_stores(r, ei);

    if (rc == ERR_OK)
        rc = compare_stores(r, ei);
    if (rc == ERR_OK)
        rc = open_outbox(r, ei);
    if (rc == ERR_OK)
        rc = record_known_load(r, ei);
    if (rc == ERR_OK)
        rc = record_quota_load(r, ei);
    if (rc == ERR_OK)
        rc = newest_entry(r, &newest_ms, ei);
    if (rc != ERR_OK)
        return rc;
    record_time_start(r, newest_ms);
    if (r->opts.read_only)
        return ERR_OK;
    if (!r->behind && r->note_size == r->tree.size)
        return ERR_OK;
    rc = record_open_complete(r, ei);
    /* Without room we can still start, and wait for it. */
    if (rc == ERR_FULL || rc == ERR_IO)
        r->behind = true;
    return rc == ERR_FULL || rc == ERR_IO ? ERR_OK : rc;
}

static void
make_room(struct record *r)
{
    buf_init(&r->note, NOTE_MAX);
    buf_init(&r->published, NOTE_OURS_MAX);
    buf_init(&r->json, BODY_MAX);
    buf_init(&r->scratch, PAYLOAD_ROOM);
    buf_init(&r->trail, RECORD_TRAIL_MAX);
    buf_init(&r->sealed.bytes, PAYLOAD_ROOM);
    buf_init(&r->group.sealed, SEALED_MAX);
}

enum err
record_open(struct record **out, const struct record_opts *opts,
    struct errinfo *ei)
{
    struct record *r = calloc(1, sizeof(*r));
    enum err rc;

    *out = NULL;
    if (r == NULL)
        return err_set(ei, ERR_NOMEM, "record.open", "no room");
    r->opts = *opts;
    r->clk = opts->clk;
    r->note_saved = true;
    make_room(r);
    rc = strlen(opts->state_dir) < sizeof(r->state_dir)
             ? ERR_OK
             : err_set(ei, ERR_LIMIT, "record.open", "the path is too long");
    if (rc == ERR_OK) {
        memcpy(r->state_dir, opts->state_dir, strlen(opts->state_dir) + 1);
        rc = open_all(r, ei);
    }
    if (rc != ERR_OK) {
        record_close(r);
        return rc;
    }
    *out = r;
    return ERR_OK;
}
