/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/logfile.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/ledger/sample.h"

static char dir[] = "/tmp/kp-logfile-XXXXXX";
static char path[64];
static struct note_key vkey;
static struct sign_key *key;
static struct buf note;

static struct logfile *
reopen(enum logfile_mode mode, struct logfile_found *found)
{
    struct errinfo ei = {0};
    struct logfile *lf;

    if (logfile_open(&lf, path, SAMPLE_ORIGIN, mode, found, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    return lf;
}

static enum err
append(struct logfile *lf, size_t n)
{
    static struct sample_entry s[LOGFILE_GROUP_MAX + 1];
    static struct logfile_entry v[LOGFILE_GROUP_MAX + 1];

    for (size_t i = 0; i < n; i++) {
        s[i] = sample_entry(logfile_size(lf) + i);
        v[i] = (struct logfile_entry){s[i].skeleton,
            {s[i].sealed, s[i].sealed_n}, s[i].leaf};
    }
    return logfile_append(lf, v, n, NULL);
}

static void
checkpoint(struct logfile *lf)
{
    sample_note(&note, logfile_tree(lf), &vkey, key);
    assert_int_equal(logfile_checkpoint(lf, buf_peek(&note), NULL), ERR_OK);
}

/* A file of groups of group_n, each with its checkpoint. */
static void
make(size_t groups, size_t group_n)
{
    struct logfile *lf;

    unlink(path);
    assert_int_equal(logfile_create(path, SAMPLE_ORIGIN, NULL), ERR_OK);
    lf = reopen(LOGFILE_WRITE, NULL);
    for (size_t i = 0; i < groups; i++) {
        assert_int_equal(append(lf, group_n), ERR_OK);
        checkpoint(lf);
    }
    logfile_close(lf);
}

static off_t
file_size(void)
{
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    return st.st_size;
}

static void
assert_entry(struct logfile *lf, uint64_t i)
{
    struct sample_entry s = sample_entry(i);
    struct logfile_entry e;

    assert_int_equal(logfile_read(lf, i, &e, NULL), ERR_OK);
    assert_memory_equal(e.skeleton, s.skeleton, ENTRY_LEN);
    assert_memory_equal(e.leaf, s.leaf, ENTRY_HASH_LEN);
    assert_true(span_eq(e.sealed, (struct span){s.sealed, s.sealed_n}));
}

static void
test_logfile__what_was_appended_is_there(void **state)
{
    struct logfile_found found;
    struct logfile_entry e;
    struct logfile *lf;
    struct tree t;

    (void)state;
    make(30, 7);
    lf = reopen(LOGFILE_READ, &found);
    assert_int_equal(found.entry_n, 210);
    assert_int_equal(found.torn_bytes, 0);
    assert_false(found.damaged);
    assert_int_equal(logfile_size(lf), 210);
    assert_string_equal(logfile_origin(lf), SAMPLE_ORIGIN);
    tree_init(&t);
    for (uint64_t i = 0; i < 210; i++) {
        assert_entry(lf, i);
        assert_int_equal(tree_append(&t, sample_entry(i).leaf, NULL), ERR_OK);
    }
    sample_note(&note, &t, &vkey, key);
    assert_true(span_eq(logfile_note(lf), buf_peek(&note)));
    for (uint64_t i = 210; i-- > 0;) /* backwards too */
        assert_entry(lf, i);
    assert_int_equal(logfile_read(lf, 210, &e, NULL), ERR_NOTFOUND);
    assert_int_equal(append(lf, 1), ERR_INTERNAL);
    logfile_close(lf);
}

static void
test_logfile__finds_checkpoints_by_size(void **state)
{
    static const uint64_t asked[] = {0, 1, 7, 8, 14, 100, 209, 210, 3, 64};
    struct logfile *lf;

    (void)state;
    make(30, 7);
    lf = reopen(LOGFILE_READ, NULL);
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        struct note_checkpoint cp;
        struct span s;

        assert_int_equal(logfile_read_note(lf, asked[i], &s, NULL), ERR_OK);
        assert_int_equal(note_open(s, &vkey, &cp, NULL), ERR_OK);
        assert_int_equal(cp.head.size,
            asked[i] == 0 ? 7 : (asked[i] + 6) / 7 * 7);
        assert_entry(lf, asked[i] == 210 ? 0 : asked[i]);
    }
    assert_int_equal(logfile_read_note(lf, 211, &(struct span){NULL, 0}, NULL),
        ERR_NOTFOUND);
    logfile_close(lf);
}

/* Cut off anywhere: the whole records in front of the cut are there, the rest
 * is dropped and reported, and appending goes on. */
static void
test_logfile__torn_tail_is_cut_off(void **state)
{
    off_t whole, two;

    (void)state;
    make(2, 3);
    two = file_size();
    make(3, 3);
    whole = file_size();
    for (off_t at = two; at < whole; at += 5) {
        struct logfile_found found;
        struct logfile *lf;

        make(3, 3);
        assert_int_equal(truncate(path, at), 0);
        lf = reopen(LOGFILE_READ, &found); /* a reader cuts nothing */
        assert_int_equal(file_size(), at);
        assert_false(found.damaged);
        logfile_close(lf);
        lf = reopen(LOGFILE_WRITE, &found);
        assert_true(found.entry_n >= 6 && found.entry_n <= 9);
        assert_int_equal(file_size(), at - (off_t)found.torn_bytes);
        assert_int_equal(append(lf, 9 - found.entry_n + 2), ERR_OK);
        checkpoint(lf);
        logfile_close(lf);
        lf = reopen(LOGFILE_WRITE, &found);
        assert_int_equal(found.torn_bytes, 0);
        for (uint64_t i = 0; i < 11; i++)
            assert_entry(lf, i);
        logfile_close(lf);
    }
}

static void
flip(off_t at)
{
    FILE *f = fopen(path, "r+b");
    int c;

    assert_non_null(f);
    assert_int_equal(fseek(f, at, SEEK_SET), 0);
    c = fgetc(f);
    assert_int_equal(fseek(f, at, SEEK_SET), 0);
    fputc(c ^ 0x10, f);
    fclose(f);
}

/* Zeros or rubbish that a crash left in the last group. */
static void
test_logfile__rubbish_behind_the_last_sync_is_torn(void **state)
{
    struct logfile_found found;
    struct logfile *lf;
    off_t before;

    (void)state;
    make(4, 5);
    before = file_size();
    lf = reopen(LOGFILE_WRITE, NULL);
    assert_int_equal(append(lf, 5), ERR_OK); /* and no checkpoint */
    logfile_close(lf);
    flip(before + 40); /* the first of them, with whole ones behind it */
    lf = reopen(LOGFILE_WRITE, &found);
    assert_int_equal(found.entry_n, 20);
    assert_true(found.torn_bytes > 0);
    assert_int_equal(file_size(), before);
    logfile_close(lf);
    assert_int_equal(truncate(path, before + 100000), 0);
    lf = reopen(LOGFILE_WRITE, &found);
    assert_int_equal(found.torn_bytes, 100000);
    logfile_close(lf);
}

/* A byte in front of a checkpoint is no accident of a crash. */
static void
test_logfile__damage_is_told_from_a_torn_tail(void **state)
{
    off_t size;

    (void)state;
    make(6, 4);
    size = file_size();
    for (off_t at = 256; at < size - 300; at += 97) {
        struct logfile_found found;
        struct logfile *lf;
        struct errinfo ei = {0};

        flip(at);
        assert_int_equal(
            logfile_open(&lf, path, SAMPLE_ORIGIN, LOGFILE_WRITE, &found, &ei),
            ERR_CORRUPT);
        assert_null(lf);
        assert_true(found.damaged);
        assert_true(found.damaged_at <= (uint64_t)at);
        assert_int_equal(file_size(), size);
        lf = reopen(LOGFILE_READ, &found);
        assert_true(found.damaged);
        for (uint64_t i = 0; i < found.entry_n; i++)
            assert_entry(lf, i);
        logfile_close(lf);
        flip(at);
    }
}

static void
test_logfile__header_is_checked(void **state)
{
    char longest[LOGFILE_ORIGIN_MAX + 2] = {0};
    struct logfile *lf;

    (void)state;
    make(1, 1);
    assert_int_equal(logfile_create(path, SAMPLE_ORIGIN, NULL), ERR_CONFLICT);
    assert_int_equal(
        logfile_open(&lf, path, "another", LOGFILE_WRITE, NULL, NULL),
        ERR_CONFLICT);
    assert_int_equal(logfile_open(&lf, path, NULL, LOGFILE_READ, NULL, NULL),
        ERR_OK);
    logfile_close(lf);
    for (off_t at = 0; at < 256; at++) {
        flip(at);
        assert_int_equal(
            logfile_open(&lf, path, SAMPLE_ORIGIN, LOGFILE_READ, NULL, NULL),
            ERR_CORRUPT);
        flip(at);
    }
    unlink(path);
    assert_int_equal(
        logfile_open(&lf, path, SAMPLE_ORIGIN, LOGFILE_READ, NULL, NULL),
        ERR_NOTFOUND);
    memset(longest, 'o', LOGFILE_ORIGIN_MAX + 1);
    assert_int_equal(logfile_create(path, longest, NULL), ERR_CONFIG);
    assert_int_equal(logfile_create(path, "", NULL), ERR_CONFIG);
    longest[LOGFILE_ORIGIN_MAX] = '\0';
    assert_int_equal(logfile_create(path, longest, NULL), ERR_OK);
    assert_int_equal(
        logfile_open(&lf, path, longest, LOGFILE_WRITE, NULL, NULL), ERR_OK);
    logfile_close(lf);
}

static void
test_logfile__limits_of_a_group(void **state)
{
    static uint8_t sealed[ENTRY_SEALED_MAX + 1];
    struct entry e = {.kind = ENTRY_VRIJGAVE};
    uint8_t skeleton[ENTRY_LEN], leaf[ENTRY_HASH_LEN];
    struct logfile_entry v = {skeleton, {sealed, ENTRY_SEALED_MAX}, leaf};
    struct logfile *lf;

    (void)state;
    make(0, 0);
    lf = reopen(LOGFILE_WRITE, NULL);
    assert_int_equal(append(lf, 0), ERR_LIMIT);
    assert_int_equal(append(lf, LOGFILE_GROUP_MAX + 1), ERR_LIMIT);
    assert_int_equal(append(lf, LOGFILE_GROUP_MAX), ERR_OK);
    SAMPLE_OK(digest_sha256(e.body_digest, &v.sealed, 1, NULL));
    entry_write(&e, skeleton);
    SAMPLE_OK(entry_leaf(skeleton, leaf, NULL));
    assert_int_equal(logfile_append(lf, &v, 1, NULL), ERR_OK);
    v.sealed.n++;
    assert_int_equal(logfile_append(lf, &v, 1, NULL), ERR_LIMIT);
    v.sealed.n--;
    leaf[0] ^= 1;
    assert_int_equal(logfile_append(lf, &v, 1, NULL), ERR_INTERNAL);
    assert_int_equal(logfile_size(lf), LOGFILE_GROUP_MAX + 1);
    logfile_close(lf);
    lf = reopen(LOGFILE_WRITE, NULL);
    assert_int_equal(logfile_size(lf), LOGFILE_GROUP_MAX + 1);
    logfile_close(lf);
}

static void
test_logfile__only_checkpoints_of_these_entries(void **state)
{
    struct logfile *lf;
    struct tree t;

    (void)state;
    make(2, 2);
    lf = reopen(LOGFILE_WRITE, NULL);
    t = *logfile_tree(lf);
    SAMPLE_OK(tree_append(&t, sample_entry(9).leaf, NULL));
    sample_note(&note, &t, &vkey, key);
    assert_int_equal(logfile_checkpoint(lf, buf_peek(&note), NULL),
        ERR_CONFLICT);
    assert_int_equal(append(lf, 1), ERR_OK); /* same size, other leaf */
    assert_int_equal(logfile_checkpoint(lf, buf_peek(&note), NULL),
        ERR_CONFLICT);
    assert_int_equal(logfile_checkpoint(lf, span_of("x\n"), NULL), ERR_SYNTAX);
    checkpoint(lf);
    logfile_close(lf);
    lf = reopen(LOGFILE_WRITE, NULL);
    logfile_close(lf);
}

/* A full disk: nothing was added, and when there is room it goes on. */
static void
test_logfile__full_disk_adds_nothing(void **state)
{
    struct rlimit old, small;
    struct logfile *lf;
    off_t before;

    (void)state;
    make(2, 2);
    before = file_size();
    lf = reopen(LOGFILE_WRITE, NULL);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    for (rlim_t more = 1; more < 400; more += 50) {
        enum err rc;

        small.rlim_cur = (rlim_t)before + more;
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        rc = append(lf, 5);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
        assert_true(rc == ERR_IO || rc == ERR_FULL);
        assert_int_equal(file_size(), before);
        assert_int_equal(logfile_size(lf), 4);
    }
    assert_int_equal(append(lf, 5), ERR_OK);
    checkpoint(lf);
    logfile_close(lf);
    lf = reopen(LOGFILE_READ, NULL);
    assert_int_equal(logfile_size(lf), 9);
    logfile_close(lf);
}

/* What is cut off at a checkpoint is a log file by itself. */
static void
test_logfile__can_be_cut_at_a_checkpoint(void **state)
{
    static const uint64_t max[] = {7, 8, 13, 14, 2099, 2100, 2106, 2107, 9999};
    struct logfile_cut cut;
    struct logfile *lf;

    (void)state;
    make(301, 7);
    lf = reopen(LOGFILE_READ, NULL);
    for (size_t i = 0; i < sizeof(max) / sizeof(max[0]); i++) {
        struct note_checkpoint cp;
        uint64_t want = max[i] > 2107 ? 2107 : max[i] - max[i] % 7;

        assert_int_equal(logfile_cut(lf, max[i], &cut, NULL), ERR_OK);
        assert_int_equal(cut.size, want);
        assert_int_equal(note_open(cut.note, &vkey, &cp, NULL), ERR_OK);
        assert_int_equal(cp.head.size, want);
    }
    assert_int_equal(cut.end, (uint64_t)file_size());
    assert_int_equal(logfile_cut(lf, 6, &cut, NULL), ERR_NOTFOUND);
    assert_int_equal(logfile_cut(lf, 1400, &cut, NULL), ERR_OK);
    logfile_close(lf);
    assert_int_equal(truncate(path, (off_t)cut.end), 0);
    lf = reopen(LOGFILE_READ, NULL);
    assert_int_equal(logfile_size(lf), 1400);
    assert_int_equal(logfile_cut(lf, UINT64_MAX, &cut, NULL), ERR_OK);
    assert_int_equal(cut.size, 1400);
    logfile_close(lf);
}

/* Where checkpoints are rare the whole file is looked through. */
static void
test_logfile__is_cut_far_back(void **state)
{
    struct logfile_cut cut;
    struct logfile *lf;

    (void)state;
    make(1, 3);
    lf = reopen(LOGFILE_WRITE, NULL);
    for (int i = 0; i < 4; i++)
        assert_int_equal(append(lf, LOGFILE_GROUP_MAX), ERR_OK);
    assert_int_equal(logfile_cut(lf, UINT64_MAX, &cut, NULL), ERR_OK);
    assert_int_equal(cut.size, 3);
    logfile_close(lf);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_logfile__what_was_appended_is_there),
        cmocka_unit_test(test_logfile__can_be_cut_at_a_checkpoint),
        cmocka_unit_test(test_logfile__is_cut_far_back),
        cmocka_unit_test(test_logfile__finds_checkpoints_by_size),
        cmocka_unit_test(test_logfile__torn_tail_is_cut_off),
        cmocka_unit_test(test_logfile__rubbish_behind_the_last_sync_is_torn),
        cmocka_unit_test(test_logfile__damage_is_told_from_a_torn_tail),
        cmocka_unit_test(test_logfile__header_is_checked),
        cmocka_unit_test(test_logfile__limits_of_a_group),
        cmocka_unit_test(test_logfile__only_checkpoints_of_these_entries),
        cmocka_unit_test(test_logfile__full_disk_adds_nothing),
    };
    int bad;

    if (crypto_init(NULL) != ERR_OK || mkdtemp(dir) == NULL)
        return 1;
    snprintf(path, sizeof(path), "%s/" LOGFILE_NAME, dir);
    key = sample_key(1, &vkey);
    buf_init(&note, NOTE_MAX);
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    buf_done(&note);
    sign_key_free(key);
    unlink(path);
    rmdir(dir);
    return bad;
}
