/* SPDX-License-Identifier: EUPL-1.2 */
#include "record_rig.h"

static struct record_counts
count(struct rig *g)
{
    struct record_counts c;

    assert_int_equal(record_count(g->r, &c, NULL), ERR_OK);
    return c;
}

static void
tick(struct rig *g)
{
    struct errinfo ei = {.code = ERR_OK};

    if (record_tick(g->r, &ei) != ERR_OK)
        fail_msg("tick: %s: %s", ei.where, ei.text);
}

/* Time passes as it does for a process that lives: with heartbeats. */
static void
live_days(struct rig *g, int days)
{
    for (int i = 0; i < days; i++) {
        rig_pass(g, RIG_DAY);
        tick(g);
    }
}

static enum record_result
collect(struct rig *g, const char *id)
{
    struct record_request q = rig_ask(RECORD_COLLECT, OIN_RE, id);

    return rig_result(g, &q);
}

static bool
exists(const struct rig *g, const char *dir, const char *name)
{
    char path[200];

    (void)g;
    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    return access(path, F_OK) == 0;
}

static void
test_time__mailbox_keeps_its_term_and_not_longer(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    char id[RECORD_ID_LEN + 1];
    uint64_t before;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    live_days(&g, 27);
    rig_pass(&g, RIG_DAY - 1);
    tick(&g);
    assert_int_equal(count(&g).queued, 1);
    assert_int_equal(collect(&g, id), RECORD_DONE);
    before = count(&g).log_size;
    rig_pass(&g, 1);
    tick(&g);
    assert_int_equal(count(&g).queued, 0);
    assert_int_equal(count(&g).log_size, before + 1); /* verval */
    assert_int_equal(collect(&g, id), RECORD_GONE);
    record_answer_init(&ans);
    q = rig_ask(RECORD_STATUS, OIN_PI, id);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_string_equal(ans.row.state, "verlopen");
    record_answer_done(&ans);
    rig_stop(&g);
}

static void
test_time__push_held_for_a_suspended_partner_expires_too(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_GN, id);
    rig_partner(&g, "gemeente-fictief", OIN_GN, ROL_GN, true,
        PARTNER_OPGESCHORT);
    live_days(&g, 27);
    assert_int_equal(count(&g).queued, 1);
    live_days(&g, 1);
    assert_int_equal(count(&g).queued, 0);
    rig_stop(&g);
}

/* A wall clock that jumps destroys nothing. */
static void
test_time__jump_of_the_wall_clock_expires_nothing(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    g.wall_ms += (int64_t)400 * RIG_DAY;
    tick(&g);
    assert_int_equal(count(&g).queued, 1);
    rig_reopen(&g); /* a restart does not make it credible */
    tick(&g);
    assert_int_equal(count(&g).queued, 1);
    g.wall_ms -= (int64_t)400 * RIG_DAY;
    rig_reopen(&g);
    tick(&g);
    assert_int_equal(collect(&g, id), RECORD_DONE);
    rig_stop(&g);
}

static void
test_time__long_rest_is_believed_after_a_day(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    rig_pass(&g, (int64_t)40 * RIG_DAY);
    rig_reopen(&g);
    tick(&g);
    assert_int_equal(count(&g).queued, 1);
    rig_pass(&g, RIG_DAY + 1);
    tick(&g);
    assert_int_equal(count(&g).queued, 0);
    rig_stop(&g);
}

static void
test_time__heartbeat_every_quarter(void **state)
{
    struct rig g;
    uint64_t before;

    (void)state;
    rig_start(&g);
    before = count(&g).log_size;
    rig_pass(&g, 15 * 60000 - 1);
    tick(&g);
    assert_int_equal(count(&g).log_size, before);
    rig_pass(&g, 1);
    tick(&g);
    tick(&g);
    assert_int_equal(count(&g).log_size, before + 1);
    rig_stop(&g);
}

static void
test_time__tiles_follow_the_log(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1], dir[128];

    (void)state;
    rig_start(&g);
    (void)snprintf(dir, sizeof(dir), "%s/tlog", g.state);
    assert_false(exists(&g, dir, "checkpoint"));
    tick(&g);
    assert_true(exists(&g, dir, "checkpoint"));
    assert_true(exists(&g, dir, "tile/0/000.p/3"));
    rig_accept(&g, "b-1", OIN_RE, id);
    tick(&g);
    assert_false(exists(&g, dir, "tile/0/000.p/4")); /* not at each tick */
    rig_pass(&g, 60000);
    tick(&g);
    assert_true(exists(&g, dir, "tile/0/000.p/4"));
    rig_stop(&g);
}

static void
test_time__payload_key_goes_when_its_period_and_payloads_are_over(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1], name[40];
    struct record_request q;

    (void)state;
    rig_start(&g);
    (void)snprintf(name, sizeof(name), "kek-%lld.key",
        (long long)(g.wall_ms / RIG_DAY / 14));
    rig_accept(&g, "b-1", OIN_RE, id);
    live_days(&g, 27);
    assert_true(exists(&g, g.keys, name)); /* b-1 still needs it */
    assert_int_equal(collect(&g, id), RECORD_DONE);
    q = rig_ask(RECORD_ACK, OIN_RE, id);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    live_days(&g, 3);
    assert_false(exists(&g, g.keys, name));
    rig_stop(&g);
}

static void
test_time__body_is_destroyed_when_its_term_is_over_and_the_log_stays_whole(
    void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    struct buf body;
    char id[RECORD_ID_LEN + 1];
    uint64_t index, size;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    q.decision.log_bewaren_dagen = 2;
    record_answer_init(&ans);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    memcpy(id, ans.id, sizeof(id));
    buf_init(&body, RECORD_BODY_MAX);
    live_days(&g, 2);
    assert_int_equal(record_entry(g.r, span_of(id), &index, &body, NULL),
        ERR_OK);
    live_days(&g, 1);
    buf_clear(&body);
    assert_int_equal(record_entry(g.r, span_of(id), &index, &body, NULL),
        ERR_NOTFOUND);
    assert_int_equal(rig_result(&g, &q), RECORD_GONE);
    size = count(&g).log_size;
    rig_reopen(&g); /* every proof is as whole as before */
    assert_int_equal(count(&g).log_size, size);
    assert_true(rig_proved(&g, &ans));
    buf_done(&body);
    record_answer_done(&ans);
    rig_stop(&g);
}

/* How many of the newest n entries say this? */
static unsigned
say(struct rig *g, uint64_t n, const char *text)
{
    uint64_t size = count(g).log_size, index;
    unsigned found = 0;
    char name[24];
    struct buf body;

    buf_init(&body, RECORD_BODY_MAX + 1);
    for (uint64_t i = size - n; i < size; i++) {
        (void)snprintf(name, sizeof(name), "%llu", (unsigned long long)i);
        buf_clear(&body);
        assert_int_equal(record_entry(g->r, span_of(name), &index, &body, NULL),
            ERR_OK);
        buf_byte(&body, 0);
        found += strstr((const char *)body.p, text) != NULL;
    }
    buf_done(&body);
    return found;
}

/* What destroying leaves: an entry that says how many, and after the last body
 * of a year neither its key nor the one that made its pseudonyms. */
static void
test_time__with_the_last_body_of_a_year_go_its_keys(void **state)
{
    static const char *const names[] = {"body-2026.key", "pseudo-2026.key"};
    struct rig g;
    struct record_request q;
    uint64_t size;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    q.decision.log_bewaren_dagen = 2;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    live_days(&g, 2);
    assert_int_equal(say(&g, 3, "vernietigd"), 0);
    live_days(&g, 1);
    assert_int_equal(say(&g, 2,
                         "\"nummer\":1,\"onderwerp\":\"inhoud\",\"uitkomst\":"
                         "\"vernietigd\""),
        1);
    /* Five years of steps on: the last of 2026 is of its last day. */
    live_days(&g, 1826);
    for (size_t i = 0; i < 2; i++)
        assert_true(exists(&g, g.keys, names[i]));
    live_days(&g, 60);
    for (size_t i = 0; i < 2; i++)
        assert_false(exists(&g, g.keys, names[i]));
    assert_true(exists(&g, g.keys, "pseudo-2027.key") ||
                exists(&g, g.keys, "body-2027.key"));
    assert_int_equal(say(&g, 170, "\"onderwerp\":\"pseudo\""), 1);
    assert_int_equal(say(&g, 170, "\"onderwerp\":\"body\""), 1);
    size = count(&g).log_size;
    rig_reopen(&g);
    assert_int_equal(count(&g).log_size, size);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time__mailbox_keeps_its_term_and_not_longer),
        cmocka_unit_test(
            test_time__push_held_for_a_suspended_partner_expires_too),
        cmocka_unit_test(test_time__jump_of_the_wall_clock_expires_nothing),
        cmocka_unit_test(test_time__long_rest_is_believed_after_a_day),
        cmocka_unit_test(test_time__heartbeat_every_quarter),
        cmocka_unit_test(test_time__tiles_follow_the_log),
        cmocka_unit_test(
            test_time__payload_key_goes_when_its_period_and_payloads_are_over),
        cmocka_unit_test(
            test_time__body_is_destroyed_when_its_term_is_over_and_the_log_stays_whole),
        cmocka_unit_test(test_time__with_the_last_body_of_a_year_go_its_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
