/* SPDX-License-Identifier: EUPL-1.2 */
#include "record_rig.h"

#include <sqlite3.h>

/* How the courier tells a push ended: the order of enum net_post_outcome. */
enum { TAKEN, REFUSED, LATER, UNKNOWN, NOT_SENT };

static void
state_is(struct rig *g, const char *id, const char *want)
{
    struct record_request q = rig_ask(RECORD_STATUS, OIN_PI, id);
    struct record_answer ans;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_string_equal(ans.row.state, want);
    record_answer_done(&ans);
}

static uint64_t
log_size(struct rig *g)
{
    struct record_counts c;

    assert_int_equal(record_count(g->r, &c, NULL), ERR_OK);
    return c.log_size;
}

/* Is the newest entry one that says all of this? */
static void
newest_says(struct rig *g, const char *a, const char *b)
{
    char at[24];
    uint64_t index;
    struct buf body;

    buf_init(&body, RECORD_BODY_MAX);
    (void)snprintf(at, sizeof(at), "%llu", (unsigned long long)log_size(g) - 1);
    assert_int_equal(record_entry(g->r, span_of(at), &index, &body, NULL),
        ERR_OK);
    assert_non_null(memmem(body.p, body.n, a, strlen(a)));
    assert_non_null(memmem(body.p, body.n, b, strlen(b)));
    buf_done(&body);
}

static enum record_result
ask(struct rig *g, enum record_op op, const char *oin, const char *id)
{
    struct record_request q = rig_ask(op, oin, id);

    return rig_result(g, &q);
}

static enum record_result
claim(struct rig *g, char id[static RECORD_ID_LEN + 1])
{
    struct record_request q = rig_ask(RECORD_CLAIM, "", "");
    struct record_answer ans;
    enum record_result result;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    result = ans.result;
    if (result == RECORD_DONE) {
        assert_non_null(memmem(ans.payload.p, ans.payload.n, RIG_BSN, 9));
        assert_string_equal(ans.media_type, "application/json");
        assert_string_equal(ans.ontvanger, OIN_GN);
        memcpy(id, ans.id, sizeof(ans.id));
    } else {
        assert_int_equal(ans.payload.n, 0);
    }
    record_answer_done(&ans);
    return result;
}

static enum record_result
pushed(struct rig *g, const char *id, int outcome, int status,
    int retry_after_s)
{
    struct record_request q = rig_ask(RECORD_PUSHED, "", id);

    q.push_outcome = outcome;
    q.push_status = status;
    q.push_retry_after_s = retry_after_s;
    memset(q.push_body_sha256, 0x44, sizeof(q.push_body_sha256));
    return rig_result(g, &q);
}

/* ---- mailbox ----------------------------------------------------------------- */

static void
test_deliver__collect_is_logged_each_time_and_only_for_the_recipient(
    void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    char id[RECORD_ID_LEN + 1];
    uint64_t before;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    before = log_size(&g);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_PI, id), RECORD_NONE);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_GN, id), RECORD_NONE);
    assert_int_equal(
        ask(&g, RECORD_COLLECT, OIN_RE, "018f3c00-0000-7000-8000-000000000001"),
        RECORD_NONE);
    assert_int_equal(log_size(&g), before);
    record_answer_init(&ans);
    q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    for (unsigned i = 1; i <= 2; i++) {
        assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
        assert_int_equal(ans.result, RECORD_DONE);
        assert_non_null(memmem(ans.payload.p, ans.payload.n, RIG_BSN, 9));
        assert_int_equal(log_size(&g), before + i);
        newest_says(&g, "aflevering", id);
    }
    record_answer_done(&ans);
    state_is(&g, id, "gereed");
    rig_stop(&g);
}

static void
test_deliver__acknowledged_is_over_and_says_so(void **state)
{
    struct rig g;
    struct record_request q;
    char id[RECORD_ID_LEN + 1];
    uint64_t before;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    /* Nobody can have received what nobody handed over. */
    assert_int_equal(ask(&g, RECORD_ACK, OIN_RE, id), RECORD_CONFLICT);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_RE, id), RECORD_DONE);
    assert_int_equal(ask(&g, RECORD_ACK, OIN_PI, id), RECORD_NONE);
    assert_int_equal(ask(&g, RECORD_ACK, OIN_RE, id), RECORD_DONE);
    newest_says(&g, "ontvangst", "ontvangen");
    before = log_size(&g);
    assert_int_equal(ask(&g, RECORD_ACK, OIN_RE, id), RECORD_DONE);
    q = rig_ask(RECORD_ACK, OIN_RE, id);
    q.ack_refused = true;
    assert_int_equal(rig_result(&g, &q), RECORD_CONFLICT);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_RE, id), RECORD_GONE);
    assert_int_equal(log_size(&g), before);
    state_is(&g, id, "ontvangen");
    /* A repeat by the sender still gets its receipt. */
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    assert_int_equal(rig_result(&g, &q), RECORD_DUPLICATE);
    rig_stop(&g);
}

static void
test_deliver__recipient_may_give_it_back_unread(void **state)
{
    struct rig g;
    struct record_request q;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    q = rig_ask(RECORD_ACK, OIN_RE, id);
    q.ack_refused = true;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    newest_says(&g, "ontvangst", "geweigerd");
    state_is(&g, id, "geweigerd");
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_RE, id), RECORD_GONE);
    rig_stop(&g);
}

/* Two that race for the same message, in one group. */
static void
test_deliver__one_group_knows_its_own_past(void **state)
{
    struct rig g;
    struct record_request q[4];
    struct record_answer ans[4];
    char id[RECORD_ID_LEN + 1];
    uint64_t before;
    bool waits;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    before = log_size(&g);
    q[0] = rig_ask(RECORD_COLLECT, OIN_RE, id);
    q[1] = q[2] = rig_ask(RECORD_ACK, OIN_RE, id);
    q[3] = q[0];
    for (int i = 0; i < 4; i++) {
        record_answer_init(&ans[i]);
        assert_int_equal(record_submit(g.r, &q[i], &ans[i], &waits, NULL),
            ERR_OK);
    }
    assert_int_equal(record_commit(g.r, NULL), ERR_OK);
    assert_int_equal(ans[0].result, RECORD_DONE);
    assert_int_equal(ans[1].result, RECORD_DONE);
    assert_int_equal(ans[2].result, RECORD_DONE);
    assert_int_equal(ans[3].result, RECORD_GONE);
    assert_int_equal(log_size(&g), before + 2);
    for (int i = 0; i < 4; i++)
        record_answer_done(&ans[i]);
    rig_stop(&g);
}

static void
test_deliver__nothing_of_a_message_stays_behind_in_any_file(void **state)
{
    static const char *const secret[] = {RIG_BSN, RIG_NAAM, RIG_TRAJECT,
        "geheim-bericht-id", "018f3c000000700080000000000"};
    struct rig g;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "geheim-bericht-id", OIN_RE, id);
    for (size_t i = 0; i < sizeof(secret) / sizeof(secret[0]); i++)
        assert_false(rig_holds(&g, secret[i]));
    assert_true(rig_holds(&g, OIN_RE)); /* so the search does find things */
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_RE, id), RECORD_DONE);
    assert_int_equal(ask(&g, RECORD_ACK, OIN_RE, id), RECORD_DONE);
    for (size_t i = 0; i < sizeof(secret) / sizeof(secret[0]); i++)
        assert_false(rig_holds(&g, secret[i]));
    rig_stop(&g);
}

static void
read_file(const char *path, uint8_t **p, size_t *n)
{
    struct stat st;
    int fd = open(path, O_RDONLY);

    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &st), 0);
    *n = (size_t)st.st_size;
    *p = malloc(*n + 1);
    assert_non_null(*p);
    assert_int_equal(read(fd, *p, *n), *n);
    assert_int_equal(close(fd), 0);
}

/* Sealed bytes of the payload are gone too, fifteen minutes after the end. */
static void
test_deliver__shredded_bytes_leave_the_database_files(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1], db[128], wal[128];
    uint8_t *p, sealed[48];
    const char *mark = "application/json";
    size_t n;
    const uint8_t *at;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    (void)snprintf(db, sizeof(db), "%s/ketenpoort.db", g.state);
    (void)snprintf(wal, sizeof(wal), "%s/ketenpoort.db-wal", g.state);
    read_file(wal, &p, &n);
    at = memmem(p, n, mark, strlen(mark)); /* the sealed bytes follow it */
    assert_non_null(at);
    memcpy(sealed, at + strlen(mark), sizeof(sealed));
    free(p);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_RE, id), RECORD_DONE);
    assert_int_equal(ask(&g, RECORD_ACK, OIN_RE, id), RECORD_DONE);
    rig_pass(&g, 15 * 60000);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    for (int i = 0; i < 2; i++) {
        read_file(i == 0 ? db : wal, &p, &n);
        assert_null(memmem(p, n, sealed, sizeof(sealed)));
        free(p);
    }
    rig_stop(&g);
}

static void
test_deliver__damaged_payload_is_withheld_and_others_served(void **state)
{
    struct rig g;
    char id[2][RECORD_ID_LEN + 1], path[128];
    uint8_t *p;
    size_t n;
    uint8_t *at;
    int fd;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id[0]);
    rig_accept(&g, "b-2", OIN_RE, id[1]);
    record_close(g.r); /* everything is in the one file now */
    (void)snprintf(path, sizeof(path), "%s/ketenpoort.db", g.state);
    read_file(path, &p, &n);
    at = memmem(p, n, "application/json", 16);
    assert_non_null(at);
    at[20] ^= 1;
    fd = open(path, O_WRONLY);
    assert_int_equal(pwrite(fd, p, n, 0), n);
    assert_int_equal(close(fd), 0);
    free(p);
    rig_open(&g);
    n = 0;
    for (int i = 0; i < 2; i++) {
        enum record_result res = ask(&g, RECORD_COLLECT, OIN_RE, id[i]);

        assert_true(res == RECORD_DONE || res == RECORD_STOPPED);
        n += res == RECORD_DONE;
    }
    assert_int_equal(n, 1);
    rig_stop(&g);
}

/* ---- push ---------------------------------------------------------------------- */

static void
test_deliver__push_that_is_taken_is_logged_twice_and_over(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1];
    uint64_t before;

    (void)state;
    rig_start(&g);
    assert_int_equal(record_next_push_ms(g.r), -1);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    rig_accept(&g, "b-1", OIN_GN, id);
    assert_int_equal(record_next_push_ms(g.r), g.wall_ms);
    before = log_size(&g);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_string_equal(id, got);
    newest_says(&g, "aflevering", "push");
    state_is(&g, id, "bezig");
    assert_int_equal(record_next_push_ms(g.r), -1);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    assert_int_equal(pushed(&g, id, TAKEN, 202, 0), RECORD_DONE);
    newest_says(&g, "ontvangst", "\"nummer\":202");
    newest_says(&g, "4444444444444444", "ontvangen");
    assert_int_equal(log_size(&g), before + 2);
    state_is(&g, id, "ontvangen");
    assert_int_equal(pushed(&g, id, TAKEN, 202, 0), RECORD_GONE);
    assert_int_equal(log_size(&g), before + 2);
    rig_stop(&g);
}

static void
test_deliver__push_refused_waits_in_the_mailbox_and_is_counted(void **state)
{
    struct rig g;
    struct record_counts c;
    struct record_request q;
    char id[RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_GN, id);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, REFUSED, 422, 0), RECORD_DONE);
    newest_says(&g, "ontvangst", "geweigerd");
    state_is(&g, id, "dood");
    rig_reopen(&g);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_int_equal(c.dead, 1);
    assert_int_equal(c.disclosures, 1);
    assert_int_equal(c.queued, 1); /* an endpoint that is wrong loses nothing */
    assert_int_equal(claim(&g, got), RECORD_NONE);
    q = rig_ask(RECORD_COLLECT, OIN_GN, id);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    q = rig_ask(RECORD_ACK, OIN_GN, id);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    state_is(&g, id, "ontvangen");
    rig_stop(&g);
}

static void
test_deliver__collecting_has_a_quota_per_partner_and_hour(void **state)
{
    struct rig g;
    struct record_request q;
    char id[RECORD_ID_LEN + 1], other[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    rig_accept(&g, "b-2", OIN_GN, other);
    q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    for (int i = 0; i < g.opts.collects_per_hour; i++)
        assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(rig_result(&g, &q), RECORD_QUOTA);
    q = rig_ask(RECORD_COLLECT, OIN_GN, other); /* another's is its own */
    assert_int_not_equal(rig_result(&g, &q), RECORD_QUOTA);
    rig_pass(&g, RIG_HOUR);
    q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    rig_stop(&g);
}

static void
test_deliver__failed_push_comes_back_later_each_time(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1];
    int64_t last = 0;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_GN, id);
    for (int i = 0; i < 6; i++) {
        int64_t due, cap = (int64_t)10000 << i;

        if (cap > 600000)
            cap = 600000;
        assert_int_equal(claim(&g, got), RECORD_DONE);
        assert_int_equal(pushed(&g, id, LATER + i % 3, 503, 0), RECORD_DONE);
        state_is(&g, id, "gereed");
        due = record_next_push_ms(g.r) - g.wall_ms;
        assert_true(due >= cap / 2 && due <= cap);
        assert_true(due > last / 2);
        last = due;
        rig_pass(&g, due - 1);
        assert_int_equal(claim(&g, got), RECORD_NONE);
        rig_pass(&g, 1);
    }
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, LATER, 429, 500), RECORD_DONE);
    assert_in_range(record_next_push_ms(g.r) - g.wall_ms, 500000, 600000);
    rig_stop(&g);
}

static void
test_deliver__push_given_up_waits_in_the_mailbox(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    char id[RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_GN, id);
    rig_pass(&g, RIG_DAY);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, NOT_SENT, 0, 0), RECORD_DONE);
    assert_int_equal(record_next_push_ms(g.r), -1);
    state_is(&g, id, "gereed");
    record_answer_init(&ans);
    q = rig_ask(RECORD_LIST, OIN_GN, "");
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.row_n, 1);
    assert_string_equal(ans.row_v[0].id, id);
    assert_int_equal(ans.row_v[0].expires_ms,
        g.wall_ms + (int64_t)28 * RIG_DAY);
    record_answer_done(&ans);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_GN, id), RECORD_DONE);
    assert_int_equal(ask(&g, RECORD_ACK, OIN_GN, id), RECORD_DONE);
    rig_stop(&g);
}

static void
test_deliver__one_recipient_has_four_under_way_and_not_five(void **state)
{
    struct rig g;
    char id[6][RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1], name[16];

    (void)state;
    rig_start(&g);
    for (int i = 0; i < 6; i++) {
        (void)snprintf(name, sizeof(name), "b-%d", i);
        rig_accept(&g, name, OIN_GN, id[i]);
        rig_pass(&g, 1);
    }
    for (int i = 0; i < 4; i++) {
        assert_int_equal(claim(&g, got), RECORD_DONE);
        assert_string_equal(got, id[i]); /* first come, first gone */
    }
    assert_int_equal(record_next_push_ms(g.r), -1);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    assert_int_equal(pushed(&g, id[2], TAKEN, 200, 0), RECORD_DONE);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_string_equal(got, id[4]);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    rig_reopen(&g); /* nobody is under way after a start */
    for (int i = 0; i < 4; i++)
        assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    rig_stop(&g);
}

/* A courier that dies under way blocks nobody: its claims are due again. */
static void
test_deliver__claims_of_a_dead_courier_go_again(void **state)
{
    struct rig g;
    char id[4][RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1], name[16];

    (void)state;
    rig_start(&g);
    for (int i = 0; i < 4; i++) {
        (void)snprintf(name, sizeof(name), "c-%d", i);
        rig_accept(&g, name, OIN_GN, id[i]);
        rig_pass(&g, 1);
    }
    for (int i = 0; i < 4; i++)
        assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    assert_int_equal(record_release_claims(g.r, NULL), ERR_OK);
    for (int i = 0; i < 4; i++)
        assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, got, TAKEN, 200, 0), RECORD_DONE);
    rig_stop(&g);
}

static void
test_deliver__suspended_recipient_is_held_and_changed_one_moves(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_GN, id);
    rig_partner(&g, "gemeente-fictief", OIN_GN, ROL_GN, true,
        PARTNER_OPGESCHORT);
    assert_int_equal(record_next_push_ms(g.r), -1);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    rig_partner(&g, "gemeente-fictief", OIN_GN, ROL_GN, true, PARTNER_ACTIEF);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, LATER, 503, 0), RECORD_DONE);
    rig_partner(&g, "gemeente-fictief", OIN_GN, ROL_GN, false, PARTNER_ACTIEF);
    assert_int_equal(record_next_push_ms(g.r), -1);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_GN, id), RECORD_DONE);
    rig_stop(&g);
}

static int64_t
next_push(struct rig *g, const char *id)
{
    struct record_request q = rig_ask(RECORD_STATUS, OIN_PI, id);
    struct record_answer ans;
    int64_t next;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    next = ans.row.next_ms;
    record_answer_done(&ans);
    return next;
}

/* The terms of its agreement come with a message and steer its pushes. */
static void
test_deliver__a_push_is_tried_again_as_was_agreed(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    char id[RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1];
    int64_t wait;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_GN);
    q.retry = (struct retry_terms){2000, 3000, 5};
    record_answer_init(&ans);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    memcpy(id, ans.id, sizeof(id));
    record_answer_done(&ans);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, LATER, 503, 0), RECORD_DONE);
    wait = next_push(&g, id) - g.wall_ms;
    assert_in_range(wait, 1000000, 2000000); /* as set it was at most 10 s */
    rig_pass(&g, wait);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, LATER, 503, 0), RECORD_DONE);
    wait = next_push(&g, id) - g.wall_ms;
    assert_in_range(wait, 1500000, 3000000);
    /* Set is to give up after a day; agreed is five. */
    rig_pass(&g, INT64_C(4) * RIG_DAY);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, LATER, 503, 0), RECORD_DONE);
    assert_true(next_push(&g, id) > 0);
    rig_pass(&g, RIG_DAY);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_int_equal(pushed(&g, id, LATER, 503, 0), RECORD_DONE);
    assert_int_equal(next_push(&g, id), 0);
    state_is(&g, id, "gereed");
    rig_stop(&g);
}

/* Change a message behind the recorder's back, while it is closed. */
static void
spoil(struct rig *g, const char *sql)
{
    char path[128];
    sqlite3 *db = NULL;

    record_close(g->r);
    g->r = NULL;
    (void)snprintf(path, sizeof(path), "%s/ketenpoort.db", g->state);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    rig_open(g);
}

/* A row that cannot be read: nobody is told anything of it, the recorder lives,
 * the next message is pushed, and the mailbox shows the others. */
static void
test_deliver__a_message_that_cannot_be_read_is_set_aside(void **state)
{
    char first[RECORD_ID_LEN + 1], second[RECORD_ID_LEN + 1];
    char boxed[2][RECORD_ID_LEN + 1], got[RECORD_ID_LEN + 1];
    struct record_request q;
    struct record_answer ans;
    struct rig g;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "m-1", OIN_GN, first);
    rig_accept(&g, "m-2", OIN_GN, second);
    rig_accept(&g, "m-3", OIN_RE, boxed[0]);
    rig_accept(&g, "m-4", OIN_RE, boxed[1]);
    spoil(&g, "UPDATE message SET state = 99 WHERE n IN (1, 3)");
    assert_true(log_size(&g) > 0); /* counting goes on as well */
    assert_int_equal(claim(&g, got), RECORD_NONE);
    assert_int_equal(claim(&g, got), RECORD_DONE);
    assert_string_equal(got, second);
    assert_int_equal(claim(&g, got), RECORD_NONE);
    assert_int_equal(ask(&g, RECORD_STATUS, OIN_PI, first), RECORD_STOPPED);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_RE, boxed[0]), RECORD_STOPPED);
    assert_int_equal(ask(&g, RECORD_ACK, OIN_RE, boxed[0]), RECORD_STOPPED);
    record_answer_init(&ans);
    q = rig_ask(RECORD_LIST, OIN_RE, "");
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_int_equal(ans.row_n, 1);
    assert_string_equal(ans.row_v[0].id, boxed[1]);
    record_answer_done(&ans);
    assert_int_equal(ask(&g, RECORD_COLLECT, OIN_RE, boxed[1]), RECORD_DONE);
    /* Past its time it is still there, and the others go on. */
    rig_pass(&g, 40 * (int64_t)RIG_DAY);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(ask(&g, RECORD_STATUS, OIN_PI, second), RECORD_DONE);
    rig_stop(&g);
}

/* The row says another recipient or sender than the sealed entry. */
static void
test_deliver__a_row_that_contradicts_its_entry_is_set_aside(void **state)
{
    static const char *const wrong[] = {"type = type + 1", "idx = idx - 1",
        "ontvanger = '" OIN_GN "'", "tree_size = tree_size + 1"};

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        char id[2][RECORD_ID_LEN + 1], sql[120];
        struct rig g;

        rig_start(&g);
        rig_accept(&g, "m-1", OIN_RE, id[0]);
        rig_accept(&g, "m-2", OIN_RE, id[1]);
        (void)snprintf(sql, sizeof(sql), "UPDATE message SET %s WHERE n = 1",
            wrong[i]);
        spoil(&g, sql);
        assert_int_equal(ask(&g, RECORD_STATUS, OIN_PI, id[0]), RECORD_STOPPED);
        assert_int_equal(ask(&g, RECORD_STATUS, OIN_PI, id[1]), RECORD_DONE);
        rig_stop(&g);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_deliver__collect_is_logged_each_time_and_only_for_the_recipient),
        cmocka_unit_test(test_deliver__acknowledged_is_over_and_says_so),
        cmocka_unit_test(test_deliver__recipient_may_give_it_back_unread),
        cmocka_unit_test(test_deliver__one_group_knows_its_own_past),
        cmocka_unit_test(
            test_deliver__nothing_of_a_message_stays_behind_in_any_file),
        cmocka_unit_test(test_deliver__shredded_bytes_leave_the_database_files),
        cmocka_unit_test(
            test_deliver__damaged_payload_is_withheld_and_others_served),
        cmocka_unit_test(
            test_deliver__push_that_is_taken_is_logged_twice_and_over),
        cmocka_unit_test(
            test_deliver__push_refused_waits_in_the_mailbox_and_is_counted),
        cmocka_unit_test(
            test_deliver__collecting_has_a_quota_per_partner_and_hour),
        cmocka_unit_test(test_deliver__failed_push_comes_back_later_each_time),
        cmocka_unit_test(test_deliver__push_given_up_waits_in_the_mailbox),
        cmocka_unit_test(
            test_deliver__one_recipient_has_four_under_way_and_not_five),
        cmocka_unit_test(test_deliver__claims_of_a_dead_courier_go_again),
        cmocka_unit_test(
            test_deliver__suspended_recipient_is_held_and_changed_one_moves),
        cmocka_unit_test(test_deliver__a_push_is_tried_again_as_was_agreed),
        cmocka_unit_test(
            test_deliver__a_message_that_cannot_be_read_is_set_aside),
        cmocka_unit_test(
            test_deliver__a_row_that_contradicts_its_entry_is_set_aside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
