/* SPDX-License-Identifier: EUPL-1.2 */
#include "record_rig.h"

#include "ledger/logfile.h"

/* Paths that come up again. */
struct files {
    char db[128], log[128], old_db[128], old_log[128];
};

static void
name_files(const struct rig *g, struct files *f)
{
    (void)snprintf(f->db, sizeof(f->db), "%s/ketenpoort.db", g->state);
    (void)snprintf(f->log, sizeof(f->log), "%s/%s", g->log, LOGFILE_NAME);
    (void)snprintf(f->old_db, sizeof(f->old_db), "%s/old.db", g->dir);
    (void)snprintf(f->old_log, sizeof(f->old_log), "%s/old.log", g->dir);
}

static void
accept_n(struct rig *g, const char *prefix, int n)
{
    char name[32], id[RECORD_ID_LEN + 1];

    for (int i = 0; i < n; i++) {
        (void)snprintf(name, sizeof(name), "%s-%d", prefix, i);
        rig_accept(g, name, OIN_RE, id);
    }
}

static uint64_t
log_size(struct rig *g)
{
    struct record_counts c;

    assert_int_equal(record_count(g->r, &c, NULL), ERR_OK);
    return c.log_size;
}

/* Two accepts, a copy of everything, two more; closed. */
static void
two_ages(struct rig *g, struct files *f)
{
    rig_start(g);
    name_files(g, f);
    accept_n(g, "old", 2);
    record_close(g->r);
    rig_copy(f->db, f->old_db);
    rig_copy(f->log, f->old_log);
    rig_open(g);
    accept_n(g, "new", 2);
    assert_int_equal(record_tick(g->r, NULL), ERR_OK); /* publishes */
    record_close(g->r);
    g->r = NULL;
}

static void
refused(struct rig *g, const char *word)
{
    struct errinfo ei = {.code = ERR_OK};

    assert_int_equal(rig_try_open(g, &ei), ERR_CORRUPT);
    assert_null(g->r);
    if (strstr(ei.text, word) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", ei.text, word);
    rig_stop(g);
}

static void
test_open__older_database_is_a_rollback(void **state)
{
    struct rig g;
    struct files f;

    (void)state;
    two_ages(&g, &f);
    rig_copy(f.old_db, f.db);
    refused(&g, "rollback");
}

static void
test_open__both_stores_rolled_back_are_betrayed_by_the_tiles(void **state)
{
    struct rig g;
    struct files f;

    (void)state;
    two_ages(&g, &f);
    rig_copy(f.old_db, f.db);
    rig_copy(f.old_log, f.log);
    refused(&g, "rollback");
}

static void
test_open__other_history_of_the_same_length_is_refused(void **state)
{
    struct rig g;
    struct files f;
    char kept[160];

    (void)state;
    rig_start(&g);
    name_files(&g, &f);
    record_close(g.r);
    rig_copy(f.db, f.old_db);
    rig_copy(f.log, f.old_log);
    rig_open(&g);
    accept_n(&g, "one", 1);
    record_close(g.r);
    /* The same start, another message, and the first one's log file. */
    (void)snprintf(kept, sizeof(kept), "%s/kept.log", g.dir);
    rig_copy(f.log, kept);
    rig_copy(f.old_db, f.db);
    rig_copy(f.old_log, f.log);
    rig_open(&g);
    accept_n(&g, "other", 1);
    record_close(g.r);
    g.r = NULL;
    rig_copy(kept, f.log);
    refused(&g, "not what");
}

static void
test_open__short_log_file_is_completed(void **state)
{
    struct rig g;
    struct files f;
    struct record_request q;
    struct record_answer ans;

    (void)state;
    two_ages(&g, &f);
    rig_copy(f.old_log, f.log);
    rig_open(&g);
    assert_int_equal(log_size(&g), 7);
    record_answer_init(&ans);
    q = rig_request(&g, RECORD_ACCEPT, "new-1", OIN_RE);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DUPLICATE);
    assert_true(rig_proved(&g, &ans));
    record_answer_done(&ans);
    accept_n(&g, "newer", 1);
    rig_reopen(&g);
    assert_int_equal(log_size(&g), 8);
    rig_stop(&g);
}

static void
test_open__log_file_torn_anywhere_in_its_tail_is_completed(void **state)
{
    struct rig g;
    struct files f;
    struct stat old, now;

    (void)state;
    two_ages(&g, &f);
    assert_int_equal(stat(f.old_log, &old), 0);
    assert_int_equal(stat(f.log, &now), 0);
    rig_copy(f.log, f.old_log);
    for (off_t at = old.st_size; at < now.st_size;
         at += (now.st_size - old.st_size) / 9) {
        rig_copy(f.old_log, f.log);
        assert_int_equal(truncate(f.log, at), 0);
        rig_open(&g);
        assert_int_equal(log_size(&g), 7);
        record_close(g.r);
        g.r = NULL;
    }
    rig_stop(&g);
}

static void
test_open__changed_or_missing_log_file_is_refused(void **state)
{
    struct rig g;
    struct files f;
    struct stat st;
    uint8_t byte;
    int fd;

    (void)state;
    two_ages(&g, &f);
    assert_int_equal(stat(f.old_log, &st), 0);
    fd = open(f.log, O_RDWR);
    assert_int_equal(pread(fd, &byte, 1, st.st_size / 2), 1);
    byte ^= 1;
    assert_int_equal(pwrite(fd, &byte, 1, st.st_size / 2), 1);
    assert_int_equal(close(fd), 0);
    assert_int_equal(rig_try_open(&g, NULL), ERR_CORRUPT);
    assert_int_equal(unlink(f.log), 0);
    refused(&g, "gone");
}

static void
test_open__second_process_is_kept_out(void **state)
{
    struct rig g;
    struct record *other = NULL;
    struct record_opts read = {0};

    (void)state;
    rig_start(&g);
    assert_int_equal(record_open(&other, &g.opts, NULL), ERR_CONFLICT);
    assert_null(other);
    read = g.opts;
    read.read_only = true;
    assert_int_equal(record_open(&other, &read, NULL), ERR_CONFLICT);
    rig_stop(&g);
}

static void
test_open__reader_reads_and_changes_nothing(void **state)
{
    struct rig g;
    struct files f;
    struct stat before, after;
    struct record_request q;
    struct record_answer ans;
    struct record_counts c;
    bool waits;

    (void)state;
    two_ages(&g, &f);
    assert_int_equal(stat(f.log, &before), 0);
    g.opts.read_only = true;
    rig_open(&g);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_int_equal(c.log_size, 7);
    assert_int_equal(c.queued, 4);
    assert_true(strlen(c.note) > 0);
    q = rig_request(&g, RECORD_ACCEPT, "b-9", OIN_RE);
    record_answer_init(&ans);
    assert_int_equal(record_submit(g.r, &q, &ans, &waits, NULL), ERR_DENIED);
    assert_int_equal(record_partner_put(g.r, &record_book(g.r)->v[0], NULL),
        ERR_DENIED);
    record_answer_done(&ans);
    record_close(g.r);
    g.r = NULL;
    assert_int_equal(stat(f.log, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    rig_stop(&g);
}

static void
test_open__state_is_made_once_and_needed(void **state)
{
    struct rig g;
    struct record *r = NULL;

    (void)state;
    rig_paths(&g);
    assert_int_equal(record_open(&r, &g.opts, NULL), ERR_NOTFOUND);
    assert_int_equal(record_init(&g.opts, NULL), ERR_OK);
    assert_int_equal(record_init(&g.opts, NULL), ERR_CONFLICT);
    rig_open(&g);
    assert_int_equal(log_size(&g), 0);
    rig_stop(&g);
}

static void
test_open__lost_lookup_key_is_not_replaced_by_a_new_one(void **state)
{
    struct rig g;
    char path[128];

    (void)state;
    rig_start(&g);
    record_close(g.r);
    g.r = NULL;
    (void)snprintf(path, sizeof(path), "%s/index.key", g.keys);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rig_try_open(&g, NULL), ERR_CONFIG);
    assert_int_not_equal(access(path, F_OK), 0);
    rig_stop(&g);
}

/* ---- damage of one record ------------------------------------------------------- */

/* Change a byte of the database where these bytes stand: in one place. */
static void
damage(const struct files *f, struct span what)
{
    static uint8_t bytes[1 << 22];
    FILE *db = fopen(f->db, "r+b");
    uint8_t *at;
    size_t n;

    assert_non_null(db);
    n = fread(bytes, 1, sizeof(bytes), db);
    at = memmem(bytes, n, what.p, what.n);
    assert_non_null(at);
    at[what.n / 2] ^= 1;
    at += what.n;
    assert_null(memmem(at, n - (size_t)(at - bytes), what.p, what.n));
    rewind(db);
    assert_int_equal(fwrite(bytes, 1, n, db), n);
    assert_int_equal(fclose(db), 0);
}

static enum record_result
status_of(struct rig *g, const char *id)
{
    const struct record_request q = rig_ask(RECORD_STATUS, OIN_PI, id);

    return rig_result(g, &q);
}

enum part { SKELETON, LEAF, PROOF, NOTE, PARTS };

/* The bytes of this part of a receipt, as they are stored. */
static struct span
part_of(const struct record_answer *ans, enum part part)
{
    const struct span parts[PARTS] = {
        [SKELETON] = {ans->skeleton, sizeof(ans->skeleton)},
        [LEAF] = {ans->leaf, sizeof(ans->leaf)},
        [PROOF] = {&ans->proof[0][0], ans->proof_n * RECORD_HASH_LEN},
        [NOTE] = span_of(ans->note),
    };

    return parts[part];
}

/* One byte of a record: that one is not given out, the others are, the group
 * it is asked in goes on, and the recorder starts and lives.  A leaf is nothing
 * but the hash of what stands beside it. */
static void
test_open__a_damaged_record_is_set_aside(void **state)
{
    (void)state;
    for (enum part part = SKELETON; part < PARTS; part++) {
        char id[4][RECORD_ID_LEN + 1];
        struct record_request q, again, fresh;
        struct record_answer ans, a, b;
        struct files f;
        struct rig g;
        bool waits;

        rig_start(&g);
        name_files(&g, &f);
        for (int i = 0; i < 4; i++) {
            char name[8] = {'b', '-', (char)('0' + i), '\0'};

            rig_accept(&g, name, OIN_RE, id[i]);
        }
        record_answer_init(&ans);
        q = rig_ask(RECORD_STATUS, OIN_PI, id[2]);
        assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
        assert_true(rig_proved(&g, &ans));
        record_close(g.r);
        g.r = NULL;
        damage(&f, part_of(&ans, part));
        rig_open(&g);
        if (part != LEAF)
            assert_int_equal(status_of(&g, id[2]), RECORD_STOPPED);
        assert_int_equal(status_of(&g, id[1]), RECORD_DONE);
        assert_int_equal(status_of(&g, id[3]), RECORD_DONE);
        /* Sent again in one group with a new one. */
        again = rig_request(&g, RECORD_ACCEPT, "b-2", OIN_RE);
        fresh = rig_request(&g, RECORD_ACCEPT, "b-9", OIN_RE);
        record_answer_init(&a);
        record_answer_init(&b);
        assert_int_equal(record_submit(g.r, &again, &a, &waits, NULL), ERR_OK);
        assert_int_equal(record_submit(g.r, &fresh, &b, &waits, NULL), ERR_OK);
        assert_int_equal(record_commit(g.r, NULL), ERR_OK);
        assert_int_equal(a.result,
            part == LEAF ? RECORD_DUPLICATE : RECORD_STOPPED);
        assert_int_equal(b.result, RECORD_DONE);
        assert_true(rig_proved(&g, &b));
        record_answer_done(&a);
        record_answer_done(&b);
        record_answer_done(&ans);
        rig_stop(&g);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open__older_database_is_a_rollback),
        cmocka_unit_test(
            test_open__both_stores_rolled_back_are_betrayed_by_the_tiles),
        cmocka_unit_test(
            test_open__other_history_of_the_same_length_is_refused),
        cmocka_unit_test(test_open__short_log_file_is_completed),
        cmocka_unit_test(
            test_open__log_file_torn_anywhere_in_its_tail_is_completed),
        cmocka_unit_test(test_open__changed_or_missing_log_file_is_refused),
        cmocka_unit_test(test_open__second_process_is_kept_out),
        cmocka_unit_test(test_open__reader_reads_and_changes_nothing),
        cmocka_unit_test(test_open__state_is_made_once_and_needed),
        cmocka_unit_test(test_open__a_damaged_record_is_set_aside),
        cmocka_unit_test(
            test_open__lost_lookup_key_is_not_replaced_by_a_new_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
