/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"
#include "exchange/record_parts.h"
#include "ledger/tile.h"
#include "store/entries.h"

#include "base/banned.h"

enum {
    HEARTBEAT_MS = 15 * 60 * 1000,
    TRUNCATE_MS = 15 * 60 * 1000, /* so long a shredded key stays on disk */
    TILES_MS = 60 * 1000,
    TILES_ENTRIES = 4096, /* or sooner, when so many have come */
    DAILY_MS = CLOCK_DAY_MS,
    WAL_PAGES = 1000,
    CLOCK_SLACK_MS = 60 * 60 * 1000,
    GAP_MS = 7 * CLOCK_DAY_MS, /* nothing logged so long: ask twice */
    GAP_WAIT_MS = CLOCK_DAY_MS,
    KEYS_AT_ONCE = 1000,
    EPOCHS_BACK = 4, /* periods looked at for keys that may go */
    YEARS_BACK = 30
};

void
record_time_start(struct record *r, int64_t newest_ms)
{
    struct record_timer *t = &r->timer;
    int64_t mono_ms = clock_mono_ms(r->clk);

    t->wall0_ms = clock_wall_ms(r->clk);
    t->mono0_ms = mono_ms;
    t->gap = newest_ms != 0 && t->wall0_ms - newest_ms > GAP_MS;
    t->heartbeat_ms = mono_ms + HEARTBEAT_MS;
    t->truncate_ms = mono_ms + TRUNCATE_MS;
    t->tiles_ms = mono_ms;
    t->daily_ms = mono_ms;
}

/*
 * May what the wall clock says destroy something?  Not when it has run away
 * from the monotonic clock since the start, nor in the first day after a start
 * at which it stood a week past the newest entry.
 */
static bool
clock_trusted(const struct record *r)
{
    const struct record_timer *t = &r->timer;
    int64_t passed = clock_mono_ms(r->clk) - t->mono0_ms;
    int64_t drift = clock_wall_ms(r->clk) - t->wall0_ms - passed;

    if (drift > CLOCK_SLACK_MS || drift < -CLOCK_SLACK_MS)
        return false;
    return !t->gap || passed > GAP_WAIT_MS;
}

static enum err
heartbeat(struct record *r, struct errinfo *ei)
{
    struct record_step s = {.kind = ENTRY_HARTSLAG,
        .id = "",
        .oin = "",
        .subject = "",
        .outcome = "",
        .number = r->group.base};

    return record_body_step(r, &s, ei);
}

/* Expiries and the heartbeat: one group of their own. */
static enum err
work_group(struct record *r, bool beat, struct errinfo *ei)
{
    bool trusted = clock_trusted(r);
    size_t expired = 0;
    enum err rc = record_group_begin(r, ei);

    if (rc != ERR_OK)
        return rc;
    if (trusted)
        rc = record_deliver_expire(r, &expired, ei);
    if (rc == ERR_OK && beat)
        rc = heartbeat(r, ei);
    if (rc == ERR_OK && (beat || expired > 0))
        return record_group_end(r, ei);
    record_group_abort(r);
    return rc;
}

static bool
anything_expired(struct record *r)
{
    struct store_queued row;
    struct store_page page = {.v = &row, .max = 1};

    return clock_trusted(r) &&
           outbox_expired(r->ob, clock_wall_ms(r->clk), &page, NULL) ==
               ERR_OK &&
           page.n > 0;
}

/* ---- keys that have served ------------------------------------------------------- */

/* What was destroyed is an entry too: how many, and of nobody in particular. */
static enum err
log_destroyed(struct record *r, enum entry_kind kind, const char *what,
    uint64_t number, struct errinfo *ei)
{
    struct record_step s = {.kind = kind,
        .id = "",
        .oin = "",
        .subject = what,
        .outcome = "vernietigd",
        .number = number};

    return record_body_step(r, &s, ei);
}

/* The keys of bodies whose term is over, in the group that says so. */
static enum err
expire_bodies(struct record *r, struct errinfo *ei)
{
    unsigned n = 0;
    enum err rc = record_group_begin(r, ei);

    if (rc != ERR_OK)
        return rc;
    rc = store_body_key_expire(r->group.txn, r->group.now_ms / CLOCK_DAY_MS,
        KEYS_AT_ONCE, &n, ei);
    if (rc == ERR_OK && n > 0)
        rc = log_destroyed(r, ENTRY_VERVAL, "inhoud", n, ei);
    if (rc != ERR_OK || n == 0) {
        record_group_abort(r);
        return rc;
    }
    rc = record_group_end(r, ei);
    /* There may be more: come back at the next tick. */
    if (rc == ERR_OK && n == KEYS_AT_ONCE)
        r->timer.daily_ms = clock_mono_ms(r->clk);
    return rc;
}

/* One key of a year, where it is still there; logged first, so that none goes
 * without an entry. */
static enum err
expire_key(struct record *r, enum keyring_kind kind, const char *name,
    int64_t year, struct errinfo *ei)
{
    const uint8_t *key = NULL;
    struct errinfo why = {.code = ERR_OK};
    enum err rc = keyring_get(r->ring, kind, year, &key, &why);

    if (rc == ERR_NOTFOUND)
        return ERR_OK;
    if (rc != ERR_OK) {
        /* Nothing needs it any more: no reason to stop. */
        log_failure("key.not_destroyed", &why);
        return ERR_OK;
    }
    rc = record_group_begin(r, ei);
    if (rc != ERR_OK)
        return rc;
    rc = log_destroyed(r, ENTRY_SLEUTEL, name, (uint64_t)year, ei);
    if (rc != ERR_OK) {
        record_group_abort(r);
        return rc;
    }
    rc = record_group_end(r, ei);
    return rc == ERR_OK ? keyring_destroy(r->ring, kind, year, ei) : rc;
}

/* With the last body of a year go the key that wrapped its keys, and the one
 * that made its pseudonyms: nothing tells any more who was meant. */
static enum err
expire_years(struct record *r, struct errinfo *ei)
{
    int64_t now = keyring_period(KEYRING_BODY, clock_wall_ms(r->clk));

    for (int64_t year = now - YEARS_BACK; year < now; year++) {
        bool used = true;
        enum err rc = store_body_key_epoch(r->st, year, &used, ei);

        if (rc == ERR_OK && !used)
            rc = expire_key(r, KEYRING_BODY, "body", year, ei);
        if (rc == ERR_OK && !used)
            rc = expire_key(r, KEYRING_PSEUDO, "pseudo", year, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* A payload key-encryption key goes when its period is over by one whole
 * period and no payload needs it or an older one. */
static enum err
expire_epochs(struct record *r, struct errinfo *ei)
{
    int64_t now = keyring_period(KEYRING_PAYLOAD, clock_wall_ms(r->clk));

    for (int64_t e = now - EPOCHS_BACK; e <= now - 2; e++) {
        bool used = true;
        enum err rc = store_payload_epoch(r->st, e, &used, ei);

        if (rc == ERR_OK && !used)
            rc = keyring_destroy(r->ring, KEYRING_PAYLOAD, e, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

static enum err
daily(struct record *r, int64_t mono_ms, struct errinfo *ei)
{
    enum err rc;

    if (mono_ms < r->timer.daily_ms || !clock_trusted(r))
        return ERR_OK;
    r->timer.daily_ms = mono_ms + DAILY_MS;
    rc = expire_bodies(r, ei);
    if (rc == ERR_OK)
        rc = expire_epochs(r, ei);
    if (rc == ERR_OK)
        rc = expire_years(r, ei);
    return rc;
}

/* ---- files ---------------------------------------------------------------------------- */

static enum err
give_skeleton(void *ctx, uint64_t index, uint8_t out[static ENTRY_LEN],
    struct errinfo *ei)
{
    struct record *r = ctx;

    return store_skeleton_get(r->st, index, out, ENTRY_LEN, ei);
}

static enum err
publish(struct record *r, int64_t mono_ms, struct errinfo *ei)
{
    struct record_timer *t = &r->timer;
    struct tile_source src = {give_skeleton, r};
    struct store_txn *txn = NULL;
    struct tile_update up = {.head = {.size = r->tree.size},
        .note = buf_peek(&r->note)};
    char dir[RECORD_PATH_MAX + 8];
    enum err rc;

    if (r->tree.size == t->tiles_size || r->note_size != r->tree.size ||
        (mono_ms < t->tiles_ms && r->tree.size - t->tiles_size < TILES_ENTRIES))
        return ERR_OK;
    t->tiles_ms = mono_ms + TILES_MS;
    (void)snprintf(dir, sizeof(dir), "%s/tlog", r->state_dir);
    rc = tree_root(&r->tree, up.head.root, ei);
    if (rc == ERR_OK)
        rc = tile_published(dir, &up.from, ei);
    /* One transaction for thousands of reads, each of which would lock. */
    if (rc == ERR_OK)
        rc = store_begin(r->st, &txn, ei);
    if (rc == ERR_OK)
        rc = tile_publish(dir, &up, &src, ei);
    store_rollback(&txn);
    if (rc == ERR_OK) {
        t->tiles_size = r->tree.size;
        buf_clear(&r->published);
        buf_put(&r->published, up.note);
        rc = buf_err(&r->published);
        record_witness_copy(r);
    }
    /* Tiles can be made again; the log itself is not in doubt. */
    return rc == ERR_OK || rc == ERR_FULL || rc == ERR_NOMEM
               ? rc
               : err_as(ei, ERR_CONFLICT);
}

static enum err
checkpoint(struct record *r, int64_t mono_ms, struct errinfo *ei)
{
    bool truncate = mono_ms >= r->timer.truncate_ms;
    enum err rc;

    if (!truncate && store_wal_pages(r->st) < WAL_PAGES)
        return ERR_OK;
    rc = store_checkpoint(r->st, truncate, ei);
    /* A backup is reading: at a later tick. */
    if (rc == ERR_AGAIN)
        return ERR_OK;
    if (truncate)
        r->timer.truncate_ms = mono_ms + TRUNCATE_MS;
    return rc;
}

enum err
record_time_tick(struct record *r, struct errinfo *ei)
{
    int64_t mono_ms = clock_mono_ms(r->clk);
    bool beat = mono_ms >= r->timer.heartbeat_ms;
    enum err rc = ERR_OK;

    if (beat || anything_expired(r))
        rc = work_group(r, beat, ei);
    if (rc == ERR_OK && beat)
        r->timer.heartbeat_ms = mono_ms + HEARTBEAT_MS;
    if (rc == ERR_OK)
        rc = daily(r, mono_ms, ei);
    if (rc == ERR_OK)
        rc = checkpoint(r, mono_ms, ei);
    if (rc == ERR_OK)
        rc = publish(r, mono_ms, ei);
    return rc;
}
