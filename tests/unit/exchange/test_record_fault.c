/* SPDX-License-Identifier: EUPL-1.2 */
#include "record_rig.h"

#include <errno.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "exchange/record_export.h"
#include "ledger/logfile.h"
#include "ledger/verify.h"

/*
 * Every step that changes a file goes through one of the calls below, ours as
 * well as SQLite's: the test defines them, so that the nth can fail, be torn,
 * or be the last thing the process ever does.
 */
enum how { PASS, EIO_ONCE, KILL, EIO_ALWAYS, TORN, ENOSPC_ONCE, FLIP };
enum where { ANY, DATABASE, LOGFILE };

static struct {
    enum how how;
    enum where where;
    int nth, seen;
} fault;

static void
arm(enum how how, enum where where, int nth)
{
    fault.how = how;
    fault.where = where;
    fault.nth = nth;
    fault.seen = 0;
}

/* Is this step to fail?  Then errno is set. */
static bool
fails(enum where where)
{
    if (fault.how == PASS || fault.how == FLIP ||
        (fault.where != ANY && fault.where != where))
        return false;
    fault.seen++;
    if (fault.seen < fault.nth ||
        (fault.seen > fault.nth && fault.how != EIO_ALWAYS))
        return false;
    if (fault.how == KILL || fault.how == TORN)
        _exit(9);
    errno = fault.how == ENOSPC_ONCE ? ENOSPC : EIO;
    return true;
}

static ssize_t
put(enum where where, int fd, const void *p, size_t n, off_t at)
{
    if (fault.how == TORN && fault.seen + 1 == fault.nth &&
        (fault.where == ANY || fault.where == where))
        (void)syscall(SYS_pwrite64, fd, p, n / 2, at);
    if (fails(where))
        return -1;
    if (fault.how == FLIP && where == DATABASE && n == 8192) {
        static uint8_t page[8192];

        memcpy(page, p, n);
        page[4096] ^= 1;
        p = page;
    }
    return syscall(SYS_pwrite64, fd, p, n, at);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off_t at)
{
    return put(DATABASE, fd, p, n, at);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
    return put(LOGFILE, fd, p, n, at);
}

int
fdatasync(int fd)
{
    return fails(ANY) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
fsync(int fd)
{
    return fails(ANY) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
ftruncate64(int fd, off_t n)
{
    return fails(DATABASE) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int
ftruncate(int fd, off_t n)
{
    return fails(LOGFILE) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

/* ---- one life, cut short ------------------------------------------------------ */

/* What the child was told, through a pipe that no fault touches. */
struct told {
    int step; /* 0 .. 2 accepted, 3 collected, 4 acked, 5 claimed, 6 pushed,
                 99 the end was reached, with index 1 when a fault had fired */
    char id[RECORD_ID_LEN + 1];
    uint64_t index;
};

enum { ACCEPTS = 3, COLLECT, ACK, CLAIM, PUSHED, TOLD_MAX, END = 99 };

static void
tell(int fd, int step, const struct record_answer *ans)
{
    struct told t = {.step = step};

    if (ans != NULL) {
        memcpy(t.id, ans->id, sizeof(t.id));
        t.index = ans->index;
    } else {
        t.index = fault.seen >= fault.nth;
    }
    (void)syscall(SYS_write, fd, &t, sizeof(t));
}

/* Ask until it is done, twice at most; false when the handle is dead. */
static bool
insist(struct rig *g, const struct record_request *q, int step, int fd,
    struct record_answer *ans)
{
    for (int i = 0; i < 2; i++) {
        enum err rc = rig_run(g, q, ans);

        if (rc == ERR_OK &&
            (ans->result == RECORD_DONE || ans->result == RECORD_DUPLICATE)) {
            tell(fd, step, ans);
            return true;
        }
        rig_pass(g, 1000);
        if (rc == ERR_CORRUPT || record_tick(g->r, NULL) == ERR_CORRUPT)
            return false;
    }
    return true;
}

static bool
accept_three(struct rig *g, int fd)
{
    static const char *const name[] = {"b-0", "b-1", "b-2"};
    struct record_request q[ACCEPTS];
    struct record_answer ans[ACCEPTS];
    bool waits;
    enum err rc = ERR_OK;

    for (int i = 0; i < ACCEPTS; i++) {
        q[i] = rig_request(g, RECORD_ACCEPT, name[i], i == 1 ? OIN_GN : OIN_RE);
        record_answer_init(&ans[i]);
        if (record_submit(g->r, &q[i], &ans[i], &waits, NULL) != ERR_OK)
            return false;
    }
    rc = record_commit(g->r, NULL);
    if (rc == ERR_CORRUPT)
        return false;
    for (int i = 0; i < ACCEPTS; i++) {
        if (ans[i].result == RECORD_DONE)
            tell(fd, i, &ans[i]);
        else if (!insist(g, &q[i], i, fd, &ans[i]))
            return false;
    }
    return true;
}

static void
live(struct rig *g, int fd, enum how how, int nth)
{
    struct record_request q;
    struct record_answer ans;
    char box[RECORD_ID_LEN + 1] = "";

    rig_open(g);
    record_answer_init(&ans);
    arm(how, ANY, nth);
    if (!accept_three(g, fd))
        return;
    q = rig_request(g, RECORD_ACCEPT, "b-0", OIN_RE);
    if (rig_run(g, &q, &ans) != ERR_OK)
        return;
    memcpy(box, ans.id, sizeof(box));
    q = rig_ask(RECORD_COLLECT, OIN_RE, box);
    if (!insist(g, &q, COLLECT, fd, &ans))
        return;
    q = rig_ask(RECORD_ACK, OIN_RE, box);
    if (!insist(g, &q, ACK, fd, &ans))
        return;
    q = rig_ask(RECORD_CLAIM, "", "");
    if (!insist(g, &q, CLAIM, fd, &ans))
        return;
    q = rig_ask(RECORD_PUSHED, "", ans.id);
    if (!insist(g, &q, PUSHED, fd, &ans))
        return;
    rig_pass(g, 15 * 60000);
    if (record_tick(g->r, NULL) != ERR_CORRUPT)
        tell(fd, END, NULL);
}

/* ---- what must be true afterwards ----------------------------------------------- */

/* Before anything is repaired: is it in the file, as it was answered? */
static void
check_file(const struct rig *g, const struct told *t, size_t n)
{
    struct logfile *lf = NULL;
    char path[128];

    (void)snprintf(path, sizeof(path), "%s/%s", g->log, LOGFILE_NAME);
    assert_int_equal(logfile_open(&lf, path, NULL, LOGFILE_READ, NULL, NULL),
        ERR_OK);
    for (size_t i = 0; i < n; i++)
        if (t[i].step < ACCEPTS)
            assert_true(t[i].index < logfile_size(lf));
    logfile_close(lf);
}

static void
check_verifies(const struct rig *g)
{
    char path[128], key_path[128];
    struct logfile *lf = NULL;
    struct sign_key *key = NULL;
    struct note_key nk;
    struct verify_source src;
    struct verify_opts opts = {.key = &nk};
    struct verify_report rep;

    (void)snprintf(path, sizeof(path), "%s/%s", g->log, LOGFILE_NAME);
    (void)snprintf(key_path, sizeof(key_path), "%s/log.key", g->keys);
    assert_int_equal(sign_key_load(&key, key_path, NULL), ERR_OK);
    assert_int_equal(note_key_init(&nk, g->opts.origin, NOTE_ED25519,
                         sign_key_public(key), NULL),
        ERR_OK);
    sign_key_free(key);
    assert_int_equal(logfile_open(&lf, path, NULL, LOGFILE_READ, NULL, NULL),
        ERR_OK);
    src = verify_logfile(lf);
    verify_run(&src, &opts, &rep);
    if (rep.outcome != VERIFY_INTACT)
        fail_msg("verify: %d %s", (int)rep.outcome, rep.why);
    logfile_close(lf);
}

/* Entries of one kind that name this id. */
static unsigned
count_entries(struct rig *g, const char *kind, const char *id)
{
    struct record_counts c;
    unsigned n = 0;

    assert_int_equal(record_count(g->r, &c, NULL), ERR_OK);
    for (uint64_t i = 0; i < c.log_size; i++) {
        char at[24];
        uint64_t index;
        struct buf body;

        buf_init(&body, RECORD_BODY_MAX);
        (void)snprintf(at, sizeof(at), "%llu", (unsigned long long)i);
        assert_int_equal(record_entry(g->r, span_of(at), &index, &body, NULL),
            ERR_OK);
        n += memmem(body.p, body.n, kind, strlen(kind)) != NULL &&
             memmem(body.p, body.n, id, strlen(id)) != NULL;
        buf_done(&body);
    }
    return n;
}

static const struct told *
was_told(const struct told *t, size_t n, int step)
{
    for (size_t i = 0; i < n; i++)
        if (t[i].step == step)
            return &t[i];
    return NULL;
}

static void
check_accepts(struct rig *g, const struct told *t, size_t n)
{
    static const char *const name[] = {"b-0", "b-1", "b-2"};
    struct record_counts c;

    for (int i = 0; i < ACCEPTS; i++) {
        const struct told *was = was_told(t, n, i);
        struct record_request q =
            rig_request(g, RECORD_ACCEPT, name[i], i == 1 ? OIN_GN : OIN_RE);
        struct record_answer ans;

        record_answer_init(&ans);
        assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
        assert_true(ans.result == RECORD_DUPLICATE ||
                    (was == NULL && ans.result == RECORD_DONE));
        if (was != NULL) {
            assert_string_equal(ans.id, was->id);
            assert_int_equal(ans.index, was->index);
        }
        assert_true(rig_proved(g, &ans));
        assert_int_equal(count_entries(g, "\"kind\":\"vrijgave\"", ans.id), 1);
        record_answer_done(&ans);
    }
    assert_int_equal(record_count(g->r, &c, NULL), ERR_OK);
    assert_int_equal(c.disclosures, ACCEPTS);
    assert_false(c.stopped);
}

static void
check_delivery(struct rig *g, const struct told *t, size_t n)
{
    static const struct {
        int step;
        const char *kind;
    } want[] = {{COLLECT, "\"kind\":\"aflevering\""},
        {ACK, "\"kind\":\"ontvangst\""}, {CLAIM, "\"kind\":\"aflevering\""},
        {PUSHED, "\"kind\":\"ontvangst\""}};

    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
        const struct told *was = was_told(t, n, want[i].step);

        if (was != NULL)
            assert_true(count_entries(g, want[i].kind, was->id) >= 1);
    }
    for (int i = 0; i < 2; i++) {
        const struct told *over = was_told(t, n, i == 0 ? ACK : PUSHED);
        struct record_request q;

        if (over == NULL)
            continue;
        q = rig_ask(RECORD_COLLECT, i == 0 ? OIN_RE : OIN_GN, over->id);
        assert_int_equal(rig_result(g, &q), RECORD_GONE);
        assert_int_equal(count_entries(g, "\"kind\":\"ontvangst\"", over->id),
            1);
    }
}

/* One life with one fault, and the start after it.  False: nothing failed. */
static bool
one_life(enum how how, int nth)
{
    struct told t[TOLD_MAX + 1];
    struct rig g;
    int fd[2], status;
    size_t n = 0;
    bool fired;
    pid_t pid;

    rig_start(&g);
    record_close(g.r);
    g.r = NULL;
    assert_int_equal(pipe(fd), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        live(&g, fd[1], how, nth);
        _exit(0); /* no close, no goodbye */
    }
    (void)close(fd[1]);
    while (n < TOLD_MAX + 1 &&
           read(fd[0], &t[n], sizeof(t[n])) == (ssize_t)sizeof(t[n]))
        n++;
    (void)close(fd[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    fired = was_told(t, n, END) == NULL || was_told(t, n, END)->index != 0;

    check_file(&g, t, n);
    rig_open(&g);
    check_accepts(&g, t, n);
    check_delivery(&g, t, n);
    rig_reopen(&g);
    check_verifies(&g);
    rig_stop(&g);
    return fired;
}

/*
 * Every step takes 25 s in all; `KP_SWEEP=1` does that.  By default each way
 * of failing takes every eighth step, each beginning at another.
 */
static void
sweep(enum how how)
{
    const char *given = getenv("KP_SWEEP");
    int stride = given != NULL ? given[0] - '0' : 8;
    int nth = 1;

    assert_in_range(stride, 1, 9);
    if (stride > 1)
        nth += (int)how % stride;
    while (one_life(how, nth))
        nth += stride;
    assert_true(nth > 20); /* the whole life was walked */
}

static void
test_fault__killed_at_any_step_nothing_is_lost_or_doubled(void **state)
{
    (void)state;
    sweep(KILL);
}

static void
test_fault__torn_write_at_any_step_is_survived(void **state)
{
    (void)state;
    sweep(TORN);
}

static void
test_fault__failing_once_at_any_step_is_survived(void **state)
{
    (void)state;
    sweep(EIO_ONCE);
}

static void
test_fault__disk_that_fails_from_any_step_on_is_survived(void **state)
{
    (void)state;
    sweep(EIO_ALWAYS);
}

static void
test_fault__no_room_at_any_step_is_survived(void **state)
{
    (void)state;
    sweep(ENOSPC_ONCE);
}

/* ---- what is taken out of the log ------------------------------------------------- */

/* One export with one fault; false: nothing failed.  A signature is given only
 * for what the log holds, also after the next start. */
static bool
one_export(enum how how, int nth, bool *made)
{
    static const uint8_t manifest[RECORD_HASH_LEN] = {1};
    const struct record_export x = {.format = "csv",
        .count = 7,
        .manifest = manifest};
    struct record_counts c;
    struct rig g;
    struct buf note, body;
    uint64_t index = 0;
    bool fired;

    rig_start(&g);
    buf_init(&note, RECORD_EXPORT_NOTE_MAX);
    buf_init(&body, RECORD_BODY_MAX);
    arm(how, ANY, nth);
    *made = record_export_made(g.r, &x, &index, &note, NULL) == ERR_OK;
    fired = fault.seen >= fault.nth;
    arm(PASS, ANY, 0);
    assert_int_equal(note.n > 0, *made);
    rig_reopen(&g);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_in_range(c.log_size, *made ? 4 : 3, 4);
    if (*made) {
        assert_int_equal(index, 3);
        assert_int_equal(record_entry(g.r, span_of("3"), &index, &body, NULL),
            ERR_OK);
        buf_byte(&body, '\0');
        assert_non_null(
            strstr((const char *)body.p, "\"kind\":\"raadpleging\""));
    }
    check_verifies(&g);
    buf_done(&note);
    buf_done(&body);
    rig_stop(&g);
    return fired;
}

static void
test_fault__an_export_is_signed_only_when_it_is_logged(void **state)
{
    static const enum how ways[] = {EIO_ONCE, ENOSPC_ONCE, EIO_ALWAYS};

    (void)state;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        unsigned unmade = 0;
        bool made = false;
        int nth = 1;

        for (; one_export(ways[i], nth, &made); nth++)
            unmade += !made;
        assert_true(made); /* without a fault it is */
        assert_true(nth > 3 && unmade > 2);
    }
}

/* ---- what a failure means to who asks --------------------------------------------- */

static void
test_fault__no_room_in_the_database_costs_one_group_only(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    struct record_counts c;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    record_answer_init(&ans);
    arm(ENOSPC_ONCE, DATABASE, 1);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_FULL);
    assert_int_equal(ans.result, RECORD_STOPPED);
    assert_int_equal(ans.body.n, 0);
    arm(PASS, ANY, 0);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_int_equal(c.log_size, 3);
    assert_false(c.stopped);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_true(rig_proved(&g, &ans));
    record_answer_done(&ans);
    rig_stop(&g);
}

static void
test_fault__no_room_for_the_log_file_stops_until_there_is(void **state)
{
    struct rig g;
    struct record_request q, f;
    struct record_answer ans;
    struct record_counts c;
    bool waits;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    f = rig_ask(RECORD_LIST, OIN_PI, "");
    record_answer_init(&ans);
    arm(ENOSPC_ONCE, LOGFILE, 1);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_FULL);
    assert_int_equal(ans.result, RECORD_STOPPED);
    assert_int_equal(record_submit(g.r, &q, &ans, &waits, NULL), ERR_FULL);
    assert_int_equal(record_submit(g.r, &f, &ans, &waits, NULL), ERR_FULL);
    assert_int_equal(ans.result, RECORD_STOPPED);
    assert_int_equal(record_next_push_ms(g.r), -1);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_true(c.stopped);
    arm(ENOSPC_ONCE, LOGFILE, 1);
    assert_int_equal(record_tick(g.r, NULL), ERR_FULL); /* still none */
    arm(PASS, ANY, 0);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DUPLICATE); /* it was committed */
    assert_true(rig_proved(&g, &ans));
    record_answer_done(&ans);
    rig_reopen(&g);
    check_verifies(&g);
    rig_stop(&g);
}

static void
test_fault__commit_of_unknown_fate_kills_the_handle(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    bool waits;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    record_answer_init(&ans);
    arm(EIO_ONCE, DATABASE, 1);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_CORRUPT);
    arm(PASS, ANY, 0);
    assert_int_equal(ans.result, RECORD_STOPPED);
    assert_int_equal(record_submit(g.r, &q, &ans, &waits, NULL), ERR_CORRUPT);
    assert_int_equal(record_commit(g.r, NULL), ERR_CORRUPT);
    assert_int_equal(record_tick(g.r, NULL), ERR_CORRUPT);
    record_close(g.r);
    rig_open(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_true(ans.result == RECORD_DONE || ans.result == RECORD_DUPLICATE);
    record_answer_done(&ans);
    rig_stop(&g);
}

/* A bit that turns on its way to the disk is found before it is signed. */
static void
test_fault__what_reads_back_otherwise_is_never_signed(void **state)
{
    enum { N = 12 }; /* their bodies fill a page, whatever its middle hits */
    struct rig g;
    struct record_request q[N];
    struct record_answer ans[N];
    char name[N][16];
    struct record_counts c;
    char note[RECORD_NOTE_MAX];
    bool waits;

    (void)state;
    rig_start(&g);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    memcpy(note, c.note, sizeof(note));
    for (int i = 0; i < N; i++) {
        (void)snprintf(name[i], sizeof(name[i]), "b-%d", i);
        q[i] = rig_request(&g, RECORD_ACCEPT, name[i], OIN_RE);
        record_answer_init(&ans[i]);
        assert_int_equal(record_submit(g.r, &q[i], &ans[i], &waits, NULL),
            ERR_OK);
    }
    arm(FLIP, DATABASE, 0);
    assert_int_equal(record_commit(g.r, NULL), ERR_CORRUPT);
    arm(PASS, ANY, 0);
    for (int i = 0; i < N; i++) {
        assert_int_equal(ans[i].result, RECORD_STOPPED);
        record_answer_done(&ans[i]);
    }
    record_close(g.r);
    g.r = NULL;
    /* Nor does the next start sign it, or take it for whole. */
    if (rig_try_open(&g, NULL) == ERR_OK) {
        assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
        assert_string_equal(c.note, note);
    }
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_fault__killed_at_any_step_nothing_is_lost_or_doubled),
        cmocka_unit_test(test_fault__torn_write_at_any_step_is_survived),
        cmocka_unit_test(test_fault__failing_once_at_any_step_is_survived),
        cmocka_unit_test(
            test_fault__disk_that_fails_from_any_step_on_is_survived),
        cmocka_unit_test(test_fault__no_room_at_any_step_is_survived),
        cmocka_unit_test(
            test_fault__an_export_is_signed_only_when_it_is_logged),
        cmocka_unit_test(
            test_fault__no_room_in_the_database_costs_one_group_only),
        cmocka_unit_test(
            test_fault__no_room_for_the_log_file_stops_until_there_is),
        cmocka_unit_test(test_fault__commit_of_unknown_fate_kills_the_handle),
        cmocka_unit_test(test_fault__what_reads_back_otherwise_is_never_signed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
