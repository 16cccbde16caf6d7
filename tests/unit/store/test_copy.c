/* SPDX-License-Identifier: EUPL-1.2 */
#include "store_rig.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>

#include "store/copy.h"
#include "store/entries.h"
#include "store/known.h"

enum { KEYS = 300 };

static void
sql(const char *db_path, const char *text)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(db_path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* A wrapped key that can be found again in raw bytes. */
static void
pattern(uint8_t out[static STORE_COPY_WRAPPED_LEN], uint64_t i, uint8_t mark)
{
    memset(out, mark, STORE_COPY_WRAPPED_LEN);
    for (int k = 0; k < 8; k++)
        out[20 + k] = (uint8_t)(i >> (8 * k));
}

static void
fill(struct rig *g, uint64_t from, uint64_t n)
{
    struct store_txn *txn = NULL;

    assert_int_equal(store_begin(g->st, &txn, NULL), ERR_OK);
    for (uint64_t i = from; i < from + n; i++) {
        uint8_t wrapped[STORE_COPY_WRAPPED_LEN], leaf[STORE_HASH_LEN] = {0};
        struct store_entry e = {i, span_of("skeleton"), span_of("sealed"),
            {leaf, sizeof(leaf)}};
        struct store_body_key k = {i, 2026, {wrapped, sizeof(wrapped)}, 30000};

        pattern(wrapped, i, 0xa1);
        assert_int_equal(store_entry_put(txn, &e, NULL), ERR_OK);
        assert_int_equal(store_body_key_put(txn, &k, NULL), ERR_OK);
    }
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
}

static enum err
wrap(void *ctx, const struct store_copy_key *key,
    uint8_t out[static STORE_COPY_WRAPPED_LEN], struct errinfo *ei)
{
    uint64_t *next = ctx;
    uint8_t want[STORE_COPY_WRAPPED_LEN];

    (void)ei;
    pattern(want, *next, 0xa1);
    assert_false(key->payload);
    assert_int_equal(key->epoch, 2026);
    assert_int_equal(key->aad_n, 8);
    assert_int_equal(key->aad[7], *next & 0xff);
    assert_int_equal(key->aad[6], *next >> 8);
    assert_true(span_eq(key->wrapped, (struct span){want, sizeof(want)}));
    pattern(out, *next, 0xb2);
    (*next)++;
    return ERR_OK;
}

/* How often eight bytes of a mark follow each other in a file. */
static int
marks(const char *path, uint8_t mark)
{
    static uint8_t bytes[4 * 1024 * 1024];
    uint8_t want[8];
    FILE *f = fopen(path, "rb");
    size_t n;
    int found = 0;

    assert_non_null(f);
    n = fread(bytes, 1, sizeof(bytes), f);
    assert_int_equal(fclose(f), 0);
    assert_true(n > 0 && n < sizeof(bytes));
    memset(want, mark, sizeof(want));
    for (uint8_t *p = bytes;
         (p = memmem(p, n - (size_t)(p - bytes), want, 8)) != NULL; p += 8)
        found++;
    return found;
}

static void
test_copy__is_of_one_moment_and_goes_away(void **state)
{
    struct store_copy c;
    struct rig g;
    struct stat st;

    (void)state;
    rig_start(&g);
    fill(&g, 0, KEYS);
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_OK);
    fill(&g, KEYS, 5); /* the writer goes on */
    assert_int_equal(c.entries, KEYS);
    assert_int_equal(stat(c.dir, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_int_equal(store_copy_check(c.path, NULL), ERR_OK);
    store_copy_done(&c);
    assert_int_equal(access(c.dir, F_OK), -1);
    store_copy_done(&c);
    rig_stop(&g);
}

static void
test_copy__holds_nothing_that_was_deleted(void **state)
{
    struct store_copy c;
    struct rig g;

    (void)state;
    rig_start(&g);
    fill(&g, 0, KEYS);
    sql(g.db, "PRAGMA secure_delete = OFF; DELETE FROM body_key");
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_OK);
    assert_int_equal(marks(c.path, 0xa1), 0);
    store_copy_done(&c);
    rig_stop(&g);
}

static void
test_copy__wraps_every_key_anew_and_leaves_no_old_one(void **state)
{
    struct store_copy c;
    uint64_t next = 0;
    struct rig g;

    (void)state;
    rig_start(&g);
    fill(&g, 0, KEYS);
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_OK);
    assert_true(marks(c.path, 0xa1) >= KEYS);
    assert_int_equal(store_copy_rewrap(&c, wrap, &next, NULL), ERR_OK);
    assert_int_equal(next, KEYS);
    assert_int_equal(marks(c.path, 0xa1), 0);
    assert_true(marks(c.path, 0xb2) >= KEYS);
    assert_int_equal(store_copy_check(c.path, NULL), ERR_OK);
    store_copy_done(&c);
    rig_stop(&g);
}

static enum err
gone(void *ctx, const struct store_copy_key *key,
    uint8_t out[static STORE_COPY_WRAPPED_LEN], struct errinfo *ei)
{
    (void)key, (void)out;
    return err_set(ei, *(enum err *)ctx, "test", "no");
}

static void
test_copy__a_key_under_one_that_is_gone_stays_shut(void **state)
{
    enum err say = ERR_NOTFOUND;
    struct store_copy c;
    struct rig g;

    (void)state;
    rig_start(&g);
    fill(&g, 0, 3);
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_OK);
    assert_int_equal(store_copy_rewrap(&c, gone, &say, NULL), ERR_OK);
    assert_true(marks(c.path, 0xa1) >= 3);
    say = ERR_CORRUPT;
    assert_int_equal(store_copy_rewrap(&c, gone, &say, NULL), ERR_CORRUPT);
    store_copy_done(&c);
    rig_stop(&g);
}

static void
test_copy__one_at_a_time_and_swept_after_a_crash(void **state)
{
    struct store_copy c, other;
    struct rig g;
    int fd;

    (void)state;
    rig_start(&g);
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_OK);
    assert_int_equal(store_copy_make(&other, g.dir, NULL), ERR_CONFLICT);
    store_copy_sweep(g.dir); /* not while it is in use */
    assert_int_equal(access(c.path, F_OK), 0);
    /* As after a kill: the lock goes, the file stays. */
    assert_int_equal(close(c.lock_fd), 0);
    store_copy_sweep(g.dir);
    assert_int_equal(access(c.dir, F_OK), -1);
    /* A new one begins by clearing what it finds. */
    assert_int_equal(mkdir(c.dir, 0700), 0);
    fd = open(c.path, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(fd, "left", 4), 4);
    assert_int_equal(close(fd), 0);
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_OK);
    store_copy_done(&c);
    rig_stop(&g);
}

static void
test_copy__none_without_a_database(void **state)
{
    struct store_copy c;
    struct rig g;

    (void)state;
    rig_dir(&g);
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_NOTFOUND);
    store_copy_done(&c);
    assert_int_equal(store_copy_check(g.db, NULL), ERR_NOTFOUND);
    rig_stop(&g);
}

static void
test_copy__a_damaged_database_is_seen(void **state)
{
    struct store_copy c;
    struct rig g;
    int fd;

    (void)state;
    rig_start(&g);
    fill(&g, 0, KEYS);
    assert_int_equal(store_copy_make(&c, g.dir, NULL), ERR_OK);
    fd = open(c.path, O_WRONLY);
    assert_int_equal(pwrite(fd, "\377\377\377\377", 4, 8192 * 3 + 3), 4);
    assert_int_equal(close(fd), 0);
    assert_int_equal(store_copy_check(c.path, NULL), ERR_CORRUPT);
    store_copy_done(&c);
    rig_stop(&g);
}

/* Whoever copies holds up no commit, and no checkpoint waits for it. */
static void
test_copy__a_reader_holds_nobody_up(void **state)
{
    struct timespec before, after;
    sqlite3 *db = NULL;
    struct rig g;

    (void)state;
    rig_start(&g);
    fill(&g, 0, 3);
    assert_int_equal(sqlite3_open(g.db, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "BEGIN; SELECT count(*) FROM entry", NULL, NULL, NULL),
        SQLITE_OK);
    fill(&g, 3, 3);
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &before), 0);
    assert_int_equal(store_checkpoint(g.st, true, NULL), ERR_AGAIN);
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &after), 0);
    assert_true(after.tv_sec - before.tv_sec < 2);
    fill(&g, 6, 3);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(store_checkpoint(g.st, true, NULL), ERR_OK);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copy__is_of_one_moment_and_goes_away),
        cmocka_unit_test(test_copy__holds_nothing_that_was_deleted),
        cmocka_unit_test(test_copy__wraps_every_key_anew_and_leaves_no_old_one),
        cmocka_unit_test(test_copy__a_key_under_one_that_is_gone_stays_shut),
        cmocka_unit_test(test_copy__one_at_a_time_and_swept_after_a_crash),
        cmocka_unit_test(test_copy__none_without_a_database),
        cmocka_unit_test(test_copy__a_damaged_database_is_seen),
        cmocka_unit_test(test_copy__a_reader_holds_nobody_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
