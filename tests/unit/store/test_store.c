/* SPDX-License-Identifier: EUPL-1.2 */
#include "store_rig.h"

#include "store/messages.h"
#include "store/queue.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "store/known.h"
#include "store/queue.h"

/* Do something to the database behind the store's back. */
static void
sql(const struct rig *g, const char *text, int want)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(g->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), want);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static enum err
reopen(struct rig *g, struct errinfo *ei)
{
    store_close(g->st);
    return store_open(&g->st, g->dir, false, ei);
}

static void
test_store__is_made_once_private_and_found_again(void **state)
{
    struct rig g;
    struct stat st;

    (void)state;
    rig_dir(&g);
    assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_NOTFOUND);
    assert_null(g.st);
    assert_int_equal(store_create(g.dir, NULL), ERR_OK);
    assert_int_equal(store_create(g.dir, NULL), ERR_CONFLICT);
    assert_int_equal(stat(g.db, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_OK);
    rig_stop(&g);
}

static void
test_store__one_process_at_a_time(void **state)
{
    struct rig g;
    struct store *other = NULL;

    (void)state;
    rig_start(&g);
    assert_int_equal(store_open(&other, g.dir, false, NULL), ERR_CONFLICT);
    assert_null(other);
    assert_int_equal(reopen(&g, NULL), ERR_OK); /* the lock goes with it */
    rig_stop(&g);
}

static void
test_store__newer_and_foreign_databases_are_left_alone(void **state)
{
    struct rig g;

    (void)state;
    rig_start(&g);
    store_close(g.st);
    g.st = NULL;
    sql(&g, "PRAGMA user_version = 6", SQLITE_OK); /* STORE_VERSION + 1 */
    assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_UNSUPPORTED);
    sql(&g, "PRAGMA user_version = 1; PRAGMA application_id = 7", SQLITE_OK);
    assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_CORRUPT);
    rig_stop(&g);
}

/* A database of an earlier version gets what came after it, once. */
static void
test_store__an_older_database_is_brought_up(void **state)
{
    struct rig g;
    struct store_retry t;

    (void)state;
    rig_start(&g);
    for (int i = 0; i < 2; i++) {
        store_close(g.st);
        g.st = NULL;
        if (i == 0)
            sql(&g,
                "DROP TABLE retry; DROP TABLE witnessed;"
                " DROP TABLE cosigned; DROP INDEX body_key_epoch;"
                " PRAGMA user_version = 3",
                SQLITE_OK);
        assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_OK);
        assert_int_equal(store_retry_get(g.st, 1, &t, NULL), ERR_NOTFOUND);
    }
    rig_stop(&g);
}

/* A database as version 1 left it, with one message that waits. */
static void
make_version_1(struct rig *g)
{
    static const char *const back[] = {"DROP TABLE retry",
        "DROP TABLE witnessed", "DROP TABLE cosigned",
        "DROP INDEX body_key_epoch", "DROP TABLE person",
        "DROP TABLE policy_step", "DROP INDEX queue_due",
        "ALTER TABLE message DROP COLUMN channel",
        "ALTER TABLE queue DROP COLUMN channel",
        "CREATE INDEX queue_due ON queue(mode, ontvanger, due_ms)",
        "INSERT INTO message(n, id, dedup, digest, policy_hash, trace,"
        " afzender, ontvanger, type, state, idx, tree_size, at_ms,"
        " expires_ms, subject, proof) VALUES(7, zeroblob(16), zeroblob(16),"
        " zeroblob(32), zeroblob(32), zeroblob(24), '00000099000000001000',"
        " '00000099000000002000', 9, 0, 3, 4, 500, 600, NULL, x'')",
        "INSERT INTO queue(n, mode, ontvanger, due_ms, attempts)"
        " VALUES(7, 2, '00000099000000002000', 600, 1)",
        "PRAGMA user_version = 1"};

    rig_start(g);
    store_close(g->st);
    g->st = NULL;
    for (size_t i = 0; i < sizeof(back) / sizeof(back[0]); i++)
        sql(g, back[i], SQLITE_OK);
}

static void
test_store__what_version_1_kept_is_all_reintegration(void **state)
{
    const uint8_t id[STORE_ID_LEN] = {0};
    const struct store_lane_id first = {span_of("00000099000000002000"), 0};
    struct store_queued v[2];
    struct store_page page = {.v = v, .max = 2};
    struct store_message m;
    struct rig g;

    (void)state;
    make_version_1(&g);
    assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_OK);
    assert_int_equal(store_message_by_id(g.st, id, &m, NULL, NULL), ERR_OK);
    assert_int_equal(m.channel, 0);
    assert_int_equal(m.expires_ms, 600);
    assert_int_equal(m.idx, 3);
    assert_int_equal(store_queue_list(g.st, STORE_BOX, &first, &page, NULL),
        ERR_OK);
    assert_int_equal(page.n, 1);
    assert_int_equal(v[0].channel, 0);
    assert_int_equal(v[0].attempts, 1);
    /* It is a step that is taken once. */
    assert_int_equal(reopen(&g, NULL), ERR_OK);
    assert_int_equal(store_message_by_id(g.st, id, &m, NULL, NULL), ERR_OK);
    rig_stop(&g);
}

static void
test_store__what_is_no_database_is_corrupt(void **state)
{
    struct rig g;
    char junk[4096];
    int fd;

    (void)state;
    rig_start(&g);
    store_close(g.st);
    g.st = NULL;
    memset(junk, 'x', sizeof(junk));
    fd = open(g.db, O_WRONLY | O_TRUNC);
    assert_int_equal(write(fd, junk, sizeof(junk)), sizeof(junk));
    assert_int_equal(close(fd), 0);
    assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_CORRUPT);
    rig_stop(&g);
}

static void
test_store__rolled_back_is_not_there_and_committed_is(void **state)
{
    struct rig g;
    struct store_txn *txn = NULL;
    struct buf b;

    (void)state;
    rig_start(&g);
    buf_init(&b, 16);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    assert_int_equal(store_meta_put(txn, "a", span_of("1"), NULL), ERR_OK);
    assert_int_equal(store_meta_get(g.st, "a", &b, NULL), ERR_OK);
    store_rollback(&txn);
    assert_null(txn);
    store_rollback(&txn);
    assert_int_equal(store_meta_get(g.st, "a", &b, NULL), ERR_NOTFOUND);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    assert_int_equal(store_meta_put(txn, "a", span_of("2"), NULL), ERR_OK);
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
    assert_null(txn);
    assert_true(store_wal_pages(g.st) > 0);
    assert_int_equal(store_checkpoint(g.st, true, NULL), ERR_OK);
    assert_int_equal(store_wal_pages(g.st), 0);
    assert_int_equal(reopen(&g, NULL), ERR_OK);
    buf_clear(&b);
    assert_int_equal(store_meta_get(g.st, "a", &b, NULL), ERR_OK);
    assert_true(span_is(buf_peek(&b), "2"));
    buf_done(&b);
    rig_stop(&g);
}

static void
test_store__left_open_transaction_is_undone(void **state)
{
    struct rig g;
    struct store_txn *txn = NULL;
    struct buf b;

    (void)state;
    rig_start(&g);
    buf_init(&b, 16);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    assert_int_equal(store_meta_put(txn, "a", span_of("1"), NULL), ERR_OK);
    assert_int_equal(reopen(&g, NULL), ERR_OK);
    assert_int_equal(store_meta_get(g.st, "a", &b, NULL), ERR_NOTFOUND);
    rig_stop(&g);
}

static void
test_store__read_only_writes_nothing(void **state)
{
    struct rig g;
    struct store_txn *txn = NULL;
    enum err rc;

    (void)state;
    rig_start(&g);
    store_close(g.st);
    assert_int_equal(store_open(&g.st, g.dir, true, NULL), ERR_OK);
    rc = store_begin(g.st, &txn, NULL);
    if (rc == ERR_OK)
        rc = store_meta_put(txn, "a", span_of("1"), NULL);
    assert_int_not_equal(rc, ERR_OK);
    rig_stop(&g);
}

/* A speed bump only; what proves the log is the tree. */
static void
test_store__log_rows_resist_change_from_outside(void **state)
{
    struct rig g;

    (void)state;
    rig_start(&g);
    store_close(g.st);
    g.st = NULL;
    sql(&g, "INSERT INTO entry VALUES(0, x'00', x'00')", SQLITE_OK);
    sql(&g, "INSERT INTO body VALUES(0, x'00')", SQLITE_OK);
    sql(&g, "UPDATE entry SET leaf = x'01'", SQLITE_CONSTRAINT);
    sql(&g, "DELETE FROM entry", SQLITE_CONSTRAINT);
    sql(&g, "UPDATE body SET sealed = x'01'", SQLITE_CONSTRAINT);
    sql(&g, "DELETE FROM body", SQLITE_CONSTRAINT);
    sql(&g, "INSERT INTO entry VALUES('x', x'00', x'00')", SQLITE_MISMATCH);
    rig_stop(&g);
}

/* ---- damage of the queue's index --------------------------------------------------- */

#define WAITING "00000099000000003000"

/* Where the page of a table or an index begins in the file. */
static long
page_of(const struct rig *g, const char *name)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;
    long at;

    assert_int_equal(sqlite3_open(g->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                         "SELECT pageno FROM dbstat WHERE name = ?", -1, &q,
                         NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_bind_text(q, 1, name, -1, SQLITE_STATIC),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    at = (sqlite3_column_int(q, 0) - 1) * 8192L;
    assert_int_equal(sqlite3_finalize(q), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return at;
}

/* One bit of the first OIN on that page. */
static void
flip_oin(const struct rig *g, long page)
{
    uint8_t bytes[8192], *at;
    FILE *f = fopen(g->db, "r+b");

    assert_non_null(f);
    assert_int_equal(fseek(f, page, SEEK_SET), 0);
    assert_int_equal(fread(bytes, 1, sizeof(bytes), f), sizeof(bytes));
    at = memmem(bytes, sizeof(bytes), WAITING, strlen(WAITING));
    assert_non_null(at);
    at[10] ^= 1;
    assert_int_equal(fseek(f, page, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, sizeof(bytes), f), sizeof(bytes));
    assert_int_equal(fclose(f), 0);
}

static size_t
waiting(const struct rig *g)
{
    struct store_queued v[8];
    struct store_page page = {.v = v, .max = 8};
    const struct store_lane_id lane = {span_of(WAITING), 0};

    assert_int_equal(store_queue_list(g->st, STORE_BOX, &lane, &page, NULL),
        ERR_OK);
    return page.n;
}

/* What waits is found again when the index was damaged; of a row that was
 * damaged itself the index is of what it says now, and nothing is hidden. */
static void
test_store__the_index_of_the_queue_is_made_again(void **state)
{
    static const struct {
        const char *page;
        size_t found;
    } cases[] = {{"queue_due", 3}, {"queue", 2}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[200];
        struct rig g;

        rig_start(&g);
        store_close(g.st);
        g.st = NULL;
        (void)snprintf(text, sizeof(text),
            "INSERT INTO queue VALUES(1,%d,'" WAITING "',5,0,0),"
            "(2,%d,'" WAITING "',6,0,0),(3,%d,'" WAITING "',7,0,0)",
            (int)STORE_BOX, (int)STORE_BOX, (int)STORE_BOX);
        sql(&g, text, SQLITE_OK);
        flip_oin(&g, page_of(&g, cases[i].page));
        assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_OK);
        assert_int_equal(waiting(&g), cases[i].found);
        rig_stop(&g);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_store__is_made_once_private_and_found_again),
        cmocka_unit_test(test_store__one_process_at_a_time),
        cmocka_unit_test(
            test_store__newer_and_foreign_databases_are_left_alone),
        cmocka_unit_test(test_store__an_older_database_is_brought_up),
        cmocka_unit_test(test_store__what_version_1_kept_is_all_reintegration),
        cmocka_unit_test(test_store__what_is_no_database_is_corrupt),
        cmocka_unit_test(test_store__rolled_back_is_not_there_and_committed_is),
        cmocka_unit_test(test_store__left_open_transaction_is_undone),
        cmocka_unit_test(test_store__read_only_writes_nothing),
        cmocka_unit_test(test_store__log_rows_resist_change_from_outside),
        cmocka_unit_test(test_store__the_index_of_the_queue_is_made_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
