/* SPDX-License-Identifier: EUPL-1.2 */
#include "record_rig.h"

#include "ledger/body.h"

/* ---- accept ------------------------------------------------------------------ */

static void
test_record__receipt_proves_itself_and_says_what_was_decided(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    record_answer_init(&ans);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_int_equal(strlen(ans.id), RECORD_ID_LEN);
    assert_int_equal(ans.index, 3); /* after three partners */
    assert_int_equal(ans.tree_size, 4);
    assert_true(rig_proved(&g, &ans));
    assert_non_null(memmem(ans.body.p, ans.body.n, ans.id, RECORD_ID_LEN));
    ans.leaf[0] ^= 1;
    assert_false(rig_proved(&g, &ans));
    record_answer_done(&ans);
    rig_stop(&g);
}

static void
test_record__repeat_gets_the_same_receipt(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer a, b;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    record_answer_init(&a);
    assert_int_equal(rig_run(&g, &q, &a), ERR_OK);
    for (int round = 0; round < 3; round++) {
        char other[RECORD_ID_LEN + 1];

        record_answer_init(&b);
        q.snapshot = 0; /* a repeat is a repeat whatever moved since */
        assert_int_equal(rig_run(&g, &q, &b), ERR_OK);
        assert_int_equal(b.result, RECORD_DUPLICATE);
        assert_string_equal(a.id, b.id);
        assert_int_equal(a.index, b.index);
        assert_int_equal(a.tree_size, b.tree_size);
        assert_string_equal(a.note, b.note);
        assert_int_equal(a.proof_n, b.proof_n);
        assert_memory_equal(a.leaf, b.leaf, sizeof(a.leaf));
        assert_memory_equal(a.trace_id, b.trace_id, sizeof(a.trace_id));
        assert_int_equal(a.body.n, b.body.n);
        assert_memory_equal(a.body.p, b.body.p, a.body.n);
        assert_true(rig_proved(&g, &b));
        record_answer_done(&b);
        if (round == 0)
            rig_accept(&g, "b-2", OIN_RE, other);
        else
            rig_reopen(&g);
    }
    record_answer_done(&a);
    rig_stop(&g);
}

/* A message that is not taken any more was perhaps taken once. */
static void
test_record__repeat_may_be_asked_for_alone(void **state)
{
    struct rig g;
    struct record_request q, ask = {.op = RECORD_REPEAT};
    struct record_answer a, b;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    record_answer_init(&a);
    record_answer_init(&b);
    ask.oin = q.oin;
    ask.bericht_id = q.bericht_id;
    memcpy(ask.digest, q.digest, sizeof(ask.digest));
    assert_int_equal(rig_result(&g, &ask), RECORD_NONE);
    assert_int_equal(rig_run(&g, &q, &a), ERR_OK);
    assert_int_equal(rig_run(&g, &ask, &b), ERR_OK);
    assert_int_equal(b.result, RECORD_DUPLICATE);
    assert_string_equal(a.id, b.id);
    assert_int_equal(a.body.n, b.body.n);
    assert_memory_equal(a.body.p, b.body.p, a.body.n);
    assert_true(rig_proved(&g, &b));
    ask.digest[0] ^= 1;
    assert_int_equal(rig_result(&g, &ask), RECORD_CONFLICT);
    ask.oin = span_of(OIN_RE); /* the recipient has it from another */
    assert_int_equal(rig_result(&g, &ask), RECORD_NONE);
    ask.bericht_id.n = 0;
    assert_int_equal(rig_run(&g, &ask, &b), ERR_SYNTAX);
    q = rig_request(&g, RECORD_REFUSE, "b-2", OIN_RE);
    ask = (struct record_request){.op = RECORD_REPEAT,
        .oin = q.oin,
        .bericht_id = q.bericht_id};
    memcpy(ask.digest, q.digest, sizeof(ask.digest));
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(rig_result(&g, &ask), RECORD_DUPLICATE);
    record_answer_done(&a);
    record_answer_done(&b);
    rig_stop(&g);
}

static void
test_record__other_content_under_the_same_id_is_a_conflict(void **state)
{
    struct rig g;
    struct record_request q;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    q.digest[31] ^= 1;
    assert_int_equal(rig_result(&g, &q), RECORD_CONFLICT);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_PI);
    q.oin = span_of(OIN_RE); /* the same id of another sender is another */
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    rig_stop(&g);
}

static void
test_record__moved_snapshot_is_told(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_counts c;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    q.snapshot--;
    assert_int_equal(rig_result(&g, &q), RECORD_STALE);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", "00000099000000009000");
    assert_int_equal(rig_result(&g, &q), RECORD_STALE);
    rig_partner(&g, "reclassering-fictief", OIN_RE, ROL_RE, false,
        PARTNER_OPGESCHORT);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    assert_int_equal(rig_result(&g, &q), RECORD_STALE);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_int_equal(c.disclosures, 0);
    assert_int_equal(c.log_size, 4);
    rig_stop(&g);
}

static void
test_record__twins_in_one_group_are_one(void **state)
{
    struct rig g;
    struct record_request q[4];
    struct record_answer ans[4];
    bool waits;

    (void)state;
    rig_start(&g);
    for (int i = 0; i < 4; i++) {
        q[i] = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
        record_answer_init(&ans[i]);
    }
    q[2].digest[0] ^= 1;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(record_submit(g.r, &q[i], &ans[i], &waits, NULL),
            ERR_OK);
        assert_true(waits);
    }
    assert_int_equal(record_pending(g.r), 4);
    assert_int_equal(record_commit(g.r, NULL), ERR_OK);
    assert_int_equal(record_pending(g.r), 0);
    assert_int_equal(ans[0].result, RECORD_DONE);
    assert_int_equal(ans[1].result, RECORD_DUPLICATE);
    assert_int_equal(ans[2].result, RECORD_CONFLICT);
    assert_int_equal(ans[3].result, RECORD_DUPLICATE);
    for (int i = 0; i < 4; i++) {
        if (i != 2) {
            assert_string_equal(ans[0].id, ans[i].id);
            assert_true(rig_proved(&g, &ans[i]));
            assert_int_equal(ans[0].body.n, ans[i].body.n);
        }
    }
    for (int i = 0; i < 4; i++)
        record_answer_done(&ans[i]);
    rig_stop(&g);
}

static void
test_record__group_holds_its_maximum_and_not_one_more(void **state)
{
    static struct record_request q[LIMIT_GROUP_MAX + 1];
    static struct record_answer ans[LIMIT_GROUP_MAX + 1];
    static char id[LIMIT_GROUP_MAX + 1][16];
    struct rig g;
    bool waits;

    (void)state;
    rig_start(&g);
    for (int i = 0; i <= LIMIT_GROUP_MAX; i++) {
        (void)snprintf(id[i], sizeof(id[i]), "b-%d", i);
        q[i] = rig_request(&g, RECORD_ACCEPT, id[i], OIN_RE);
        record_answer_init(&ans[i]);
        assert_int_equal(record_submit(g.r, &q[i], &ans[i], &waits, NULL),
            i < LIMIT_GROUP_MAX ? ERR_OK : ERR_LIMIT);
    }
    assert_int_equal(record_commit(g.r, NULL), ERR_OK);
    for (int i = 0; i < LIMIT_GROUP_MAX; i++) {
        assert_int_equal(ans[i].result, RECORD_DONE);
        assert_int_equal(ans[i].index, 3 + i);
        assert_true(i % 16 != 0 || rig_proved(&g, &ans[i]));
    }
    assert_int_equal(ans[LIMIT_GROUP_MAX].result, RECORD_STOPPED);
    for (int i = 0; i <= LIMIT_GROUP_MAX; i++)
        record_answer_done(&ans[i]);
    rig_stop(&g);
}

/* A worker that was taken over sends what it likes; others do not suffer. */
static void
test_record__malformed_request_spoils_nobody_elses(void **state)
{
    struct rig g;
    struct record_request good, bad[6];
    struct record_answer a, b;
    bool waits;

    (void)state;
    rig_start(&g);
    for (int i = 0; i < 6; i++)
        bad[i] = rig_request(&g, RECORD_ACCEPT, "b-x", OIN_RE);
    bad[0].oin.n--;
    bad[1].type = BERICHT__COUNT;
    bad[2].payload.n = LIMIT_BODY_MAX + 1;
    bad[3].decision.released = false;
    bad[4].grond_gever = span_of("line\nfeed");
    bad[5].policy_version = span_of("0123456789012345678901234567890123456789");
    good = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    for (int i = 0; i < 6; i++) {
        char name[16];
        enum err rc;

        (void)snprintf(name, sizeof(name), "g-%d", i);
        good.bericht_id = span_of(name);
        record_answer_init(&a);
        record_answer_init(&b);
        rc = record_submit(g.r, &bad[i], &a, &waits, NULL);
        assert_int_equal(rc, i < 4 ? ERR_SYNTAX : ERR_OK);
        assert_int_equal(record_submit(g.r, &good, &b, &waits, NULL), ERR_OK);
        assert_int_equal(record_commit(g.r, NULL), ERR_OK);
        assert_int_equal(a.result, RECORD_STOPPED);
        assert_int_equal(a.body.n, 0);
        assert_int_equal(b.result, RECORD_DONE);
        assert_true(rig_proved(&g, &b));
        record_answer_done(&a);
        record_answer_done(&b);
    }
    rig_stop(&g);
}

/* It ends in a header: a worker that was taken over writes none there. */
static void
test_record__media_type_is_one_with_the_profile(void **state)
{
#define TYPE "application/json;profile=\"urn:nl:ketenpoort:profiel:"
    static const struct {
        const char *media, *profile;
        bool fits;
    } form[] = {
        {"application/json", "", true},
        {"application/json; charset=utf-8", "", true},
        {TYPE "drplan-gemeente-v1\"", "drplan-gemeente-v1", true},
        {"", "", false},
        {"application/json\r\nX: y", "", false},
        {TYPE "drplan-gemeente-v1\"", "", false},
        {TYPE "drplan-gemeente-v1\"", "drplan-gemeente-v2", false},
        {TYPE "drplan-gemeente-v1'", "drplan-gemeente-v1", false},
        {TYPE "a>b\"", "a>b", false},
        {"application/json", "drplan-gemeente-v1", false},
        {"v1", "v1", false},
    };
    struct rig g;

    (void)state;
    rig_start(&g);
    for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++) {
        struct record_request q;
        struct record_answer ans;
        char name[16];

        (void)snprintf(name, sizeof(name), "m-%zu", i);
        q = rig_request(&g, RECORD_ACCEPT, name, OIN_RE);
        q.media_type = span_of(form[i].media);
        q.profile = span_of(form[i].profile);
        record_answer_init(&ans);
        assert_int_equal(rig_run(&g, &q, &ans),
            form[i].fits ? ERR_OK : ERR_SYNTAX);
        assert_int_equal(ans.result,
            form[i].fits ? RECORD_DONE : RECORD_STOPPED);
        record_answer_done(&ans);
    }
    rig_stop(&g);
#undef TYPE
}

static void
test_record__media_type_holds_its_maximum_and_not_one_more(void **state)
{
    char media[RECORD_MEDIA_MAX + 2];
    struct rig g;
    struct record_request q;
    struct record_answer ans;

    (void)state;
    rig_start(&g);
    memset(media, 'a', sizeof(media));
    q = rig_request(&g, RECORD_ACCEPT, "m-max", OIN_RE);
    q.media_type = (struct span){(const uint8_t *)media, RECORD_MEDIA_MAX};
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    q.bericht_id = span_of("m-over");
    q.media_type.n++;
    record_answer_init(&ans);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_SYNTAX);
    record_answer_done(&ans);
    rig_stop(&g);
}

static void
test_record__payload_of_maximum_size_comes_back_whole(void **state)
{
    static uint8_t big[LIMIT_BODY_MAX];
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    for (size_t i = 0; i < sizeof(big); i++)
        big[i] = (uint8_t)(i * 7);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    q.payload = (struct span){big, sizeof(big)};
    record_answer_init(&ans);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    memcpy(id, ans.id, sizeof(id));
    q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_int_equal(ans.payload.n, sizeof(big));
    assert_memory_equal(ans.payload.p, big, sizeof(big));
    record_answer_done(&ans);
    rig_stop(&g);
}

/* ---- refuse ------------------------------------------------------------------- */

static void
test_record__refusal_is_logged_up_to_its_quota(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_counts c;
    char name[16];

    (void)state;
    rig_start(&g);
    for (int i = 0; i < g.opts.refusals_per_hour; i++) {
        (void)snprintf(name, sizeof(name), "w-%d", i);
        q = rig_request(&g, RECORD_REFUSE, name, OIN_RE);
        assert_int_equal(rig_result(&g, &q), RECORD_DONE);
        assert_int_equal(rig_result(&g, &q), RECORD_DUPLICATE);
    }
    q = rig_request(&g, RECORD_REFUSE, "w-more", OIN_RE);
    assert_int_equal(rig_result(&g, &q), RECORD_QUOTA);
    rig_reopen(&g); /* a restart gives no new quota */
    q = rig_request(&g, RECORD_REFUSE, "w-more", OIN_RE);
    assert_int_equal(rig_result(&g, &q), RECORD_QUOTA);
    q.oin = span_of(OIN_RE); /* nor does one spend another's */
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    rig_pass(&g, RIG_HOUR);
    q = rig_request(&g, RECORD_REFUSE, "w-more", OIN_RE);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_int_equal(c.refusals, g.opts.refusals_per_hour + 2);
    assert_int_equal(c.queued, 0);
    rig_stop(&g);
}

/* ---- what is known of a trajectory ---------------------------------------------- */

static void
test_record__facts_follow_who_may_tell_them(void **state)
{
    struct rig g;
    struct record_request q, f;
    struct record_answer ans;

    (void)state;
    rig_start(&g);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_GN);
    q.fase = FASE_F3;
    q.titel_na_detentie = TRI_JA;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    q = rig_request(&g, RECORD_ACCEPT, "b-2", OIN_PI);
    q.oin = span_of(OIN_GN);
    q.afzender_rol = ROL_GN;
    q.fase = FASE_F6; /* not for a municipality to say */
    q.gemeente_bevestigd = TRI_JA;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);

    /* A decision on other facts is not taken, and is told what is so. */
    f = rig_request(&g, RECORD_ACCEPT, "b-3", OIN_GN);
    f.rests_on = RECORD_ON_ALL;
    f.assumed = (struct record_facts){FASE_F3, TRI_JA, TRI_ONBEKEND, TRI_NEE};
    record_answer_init(&ans);
    assert_int_equal(rig_run(&g, &f, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_MOVED);
    assert_int_equal(ans.facts.fase, FASE_F3);
    assert_int_equal(ans.facts.titel_na_detentie, TRI_JA);
    assert_int_equal(ans.facts.gemeente_bevestigd, TRI_JA);
    f.assumed = ans.facts;
    assert_int_equal(rig_run(&g, &f, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);

    f = rig_request(&g, RECORD_ACCEPT, "b-4", OIN_RE); /* said nothing */
    f.rests_on = RECORD_ON_GEMEENTE;
    f.assumed.gemeente_bevestigd = TRI_JA;
    assert_int_equal(rig_result(&g, &f), RECORD_MOVED);
    f.rests_on = 0; /* it does not matter */
    assert_int_equal(rig_result(&g, &f), RECORD_DONE);
    f = rig_request(&g, RECORD_REFUSE, "b-5", OIN_GN);
    f.traject_id = span_of("018f3c00-0000-7000-8000-00000000dead");
    f.rests_on = RECORD_ON_FASE;
    f.assumed.fase = FASE_F3;
    assert_int_equal(rig_result(&g, &f), RECORD_MOVED);
    f.assumed.fase = FASE_ONBEKEND;
    assert_int_equal(rig_result(&g, &f), RECORD_DONE);
    record_answer_done(&ans);
    rig_stop(&g);
}

/* What one message of a group tells, the next one is decided on. */
static void
test_record__facts_move_inside_a_group(void **state)
{
    struct rig g;
    struct record_request tell, rest;
    struct record_answer a, b;
    bool waits;

    (void)state;
    rig_start(&g);
    tell = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_GN);
    tell.fase = FASE_F4;
    rest = rig_request(&g, RECORD_ACCEPT, "b-2", OIN_GN);
    rest.rests_on = RECORD_ON_FASE;
    rest.assumed.fase = FASE_ONBEKEND; /* as it was before the group */
    record_answer_init(&a);
    record_answer_init(&b);
    assert_int_equal(record_submit(g.r, &tell, &a, &waits, NULL), ERR_OK);
    assert_int_equal(record_submit(g.r, &rest, &b, &waits, NULL), ERR_OK);
    assert_int_equal(record_commit(g.r, NULL), ERR_OK);
    assert_int_equal(a.result, RECORD_DONE);
    assert_int_equal(b.result, RECORD_MOVED);
    assert_int_equal(b.facts.fase, FASE_F4);
    record_answer_done(&a);
    record_answer_done(&b);
    rig_stop(&g);
}

static bool
body_has(const struct record_answer *ans, const char *text)
{
    return memmem(ans->body.p, ans->body.n, text, strlen(text)) != NULL;
}

static void
test_record__person_is_found_by_trajectory_or_correlation(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer a, b;
    const char *key = "\"dpl.core.data_subject_id\":\"";
    const uint8_t *pa, *pb;

    (void)state;
    rig_start(&g);
    record_answer_init(&a);
    record_answer_init(&b);
    q = rig_request(&g, RECORD_ACCEPT, "b-1", OIN_RE);
    assert_int_equal(rig_run(&g, &q, &a), ERR_OK);
    pa = memmem(a.body.p, a.body.n, key, strlen(key));
    assert_non_null(pa);
    q = rig_request(&g, RECORD_ACCEPT, "b-2", OIN_RE);
    q.bsn.n = 0;
    assert_int_equal(rig_run(&g, &q, &b), ERR_OK);
    pb = memmem(b.body.p, b.body.n, key, strlen(key));
    assert_non_null(pb);
    assert_memory_equal(pa, pb, strlen(key) + 5 + 64);
    q = rig_request(&g, RECORD_ACCEPT, "b-3", OIN_PI); /* the answer to b-1 */
    q.oin = span_of(OIN_RE);
    q.bsn.n = q.traject_id.n = 0;
    q.correlatie_id = span_of("b-1");
    assert_int_equal(rig_run(&g, &q, &b), ERR_OK);
    pb = memmem(b.body.p, b.body.n, key, strlen(key));
    assert_non_null(pb);
    assert_memory_equal(pa, pb, strlen(key) + 5 + 64);
    q = rig_request(&g, RECORD_ACCEPT, "b-4", OIN_RE); /* nobody */
    q.bsn.n = q.traject_id.n = 0;
    assert_int_equal(rig_run(&g, &q, &b), ERR_OK);
    assert_false(body_has(&b, key));
    q = rig_request(&g, RECORD_ACCEPT, "b-5", OIN_RE); /* another purpose */
    q.doel = DOEL_NAZORG;
    assert_int_equal(rig_run(&g, &q, &b), ERR_OK);
    pb = memmem(b.body.p, b.body.n, key, strlen(key));
    assert_non_null(pb);
    assert_memory_not_equal(pa, pb, strlen(key) + 5 + 64);
    record_answer_done(&a);
    record_answer_done(&b);
    rig_stop(&g);
}

/* ---- status, list, entries --------------------------------------------------------- */

static void
test_record__status_is_for_the_two_parties_only(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    record_answer_init(&ans);
    q = rig_ask(RECORD_STATUS, OIN_PI, id);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_string_equal(ans.row.state, "gereed");
    assert_string_equal(ans.row.ontvanger, OIN_RE);
    assert_true(rig_proved(&g, &ans));
    assert_true(ans.body.n > 0);
    q = rig_ask(RECORD_STATUS, OIN_RE, id);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    q = rig_ask(RECORD_STATUS, OIN_GN, id);
    assert_int_equal(rig_result(&g, &q), RECORD_NONE);
    q = rig_ask(RECORD_STATUS, OIN_PI, "no id at all");
    assert_int_equal(rig_result(&g, &q), RECORD_NONE);
    q = rig_request(&g, RECORD_REFUSE, "w-1", OIN_RE);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    memcpy(id, ans.id, sizeof(id));
    q = rig_ask(RECORD_STATUS, OIN_RE, id); /* it never came that far */
    assert_int_equal(rig_result(&g, &q), RECORD_NONE);
    q = rig_ask(RECORD_STATUS, OIN_PI, id);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_string_equal(ans.row.state, "geweigerd");
    record_answer_done(&ans);
    rig_stop(&g);
}

static void
test_record__list_is_the_mailbox_and_no_longer_than_its_limit(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    struct record_row row[RECORD_LIST_MAX];
    char id[RECORD_ID_LEN + 1], name[16], first[RECORD_ID_LEN + 1];
    size_t n = 0;

    (void)state;
    rig_start(&g);
    record_answer_init(&ans);
    q = rig_ask(RECORD_LIST, OIN_RE, "");
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.row_n, 0);
    rig_accept(&g, "b-0", OIN_RE, first);
    rig_accept(&g, "b-p", OIN_GN, id); /* a push is in no mailbox */
    for (int i = 1; i <= RECORD_LIST_MAX; i++) {
        rig_pass(&g, 1);
        (void)snprintf(name, sizeof(name), "b-%d", i);
        rig_accept(&g, name, OIN_RE, id);
    }
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_int_equal(ans.row_n, RECORD_LIST_MAX);
    assert_string_equal(ans.row_v[0].id, first);
    assert_string_equal(ans.row_v[0].afzender, OIN_PI);
    assert_int_equal(ans.row_v[0].type, BERICHT_M10);
    q = rig_ask(RECORD_LIST, OIN_GN, "");
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    assert_int_equal(
        record_queue(g.r, CHANNEL__COUNT, row, RECORD_LIST_MAX, &n, NULL),
        ERR_OK);
    assert_int_equal(n, RECORD_LIST_MAX);
    assert_string_equal(row[n - 1].id, id); /* newest last */
    record_answer_done(&ans);
    rig_stop(&g);
}

static void
test_record__entry_is_found_by_index_and_by_id(void **state)
{
    struct rig g;
    struct buf body;
    char id[RECORD_ID_LEN + 1];
    uint64_t index = 0;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b-1", OIN_RE, id);
    buf_init(&body, RECORD_BODY_MAX);
    assert_int_equal(record_entry(g.r, span_of(id), &index, &body, NULL),
        ERR_OK);
    assert_int_equal(index, 3);
    assert_non_null(memmem(body.p, body.n, "vrijgave", 8));
    buf_clear(&body);
    assert_int_equal(record_entry(g.r, span_of("0"), &index, &body, NULL),
        ERR_OK);
    assert_non_null(memmem(body.p, body.n, "pi-fictief", 10));
    assert_int_equal(record_entry(g.r, span_of("4"), &index, &body, NULL),
        ERR_NOTFOUND);
    assert_int_equal(record_entry(g.r, span_of("x"), &index, &body, NULL),
        ERR_NOTFOUND);
    buf_done(&body);
    rig_stop(&g);
}

/* ---- partners and policy ---------------------------------------------------------- */

static void
test_record__book_and_policy_outlive_a_restart_and_are_logged(void **state)
{
    uint8_t hash[32] = {9};
    struct rig g;
    struct record_counts c;
    uint64_t version;

    (void)state;
    rig_start(&g);
    assert_int_equal(record_book(g.r)->version, 3);
    assert_int_equal(record_policy_active(g.r, hash, "2026.1 B", NULL), ERR_OK);
    version = record_book(g.r)->version;
    assert_int_equal(version, 4);
    assert_int_equal(record_policy_active(g.r, hash, "2026.1 B", NULL), ERR_OK);
    assert_int_equal(record_book(g.r)->version, version); /* nothing new */
    rig_reopen(&g);
    assert_int_equal(record_book(g.r)->version, version);
    assert_int_equal(record_book(g.r)->n, 3);
    assert_non_null(partner_by_oin(record_book(g.r), span_of(OIN_GN)));
    assert_int_equal(record_policy_active(g.r, hash, "2026.1 B", NULL), ERR_OK);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_int_equal(c.log_size, 4);
    rig_stop(&g);
}

static void
test_record__partner_that_is_wrong_changes_nothing(void **state)
{
    struct rig g;
    struct partner p;
    struct record_counts c;

    (void)state;
    rig_start(&g);
    p = *partner_by_oin(record_book(g.r), span_of(OIN_GN));
    p.oin[3] = 'x';
    assert_int_equal(record_partner_put(g.r, &p, NULL), ERR_CONFIG);
    p = *partner_by_oin(record_book(g.r), span_of(OIN_GN));
    memcpy(p.id, "andere", 7);
    assert_int_equal(record_partner_put(g.r, &p, NULL), ERR_CONFLICT);
    assert_int_equal(record_book(g.r)->version, 3);
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    assert_int_equal(c.log_size, 3);
    rig_stop(&g);
}

/* ---- what answers a request ------------------------------------------------------ */

/* An M29 of the municipality to the PI, about the person of the rig. */
static struct record_request
ask(const struct rig *g, const char *id, enum record_op op)
{
    struct record_request q = rig_request(g, op, id, OIN_PI);

    q.oin = span_of(OIN_GN);
    q.ontvanger_rol = ROL_PI;
    q.afzender_rol = ROL_GN;
    q.type = BERICHT_M29;
    return q;
}

/* What the recorder finds of an answer to correlatie; it decided on ja. */
static enum tri
found(struct rig *g, const char *id, const char *to, const char *correlatie,
    const char *bsn)
{
    struct record_request q = rig_request(g, RECORD_ACCEPT, id, to);
    struct record_answer ans;
    enum tri is = TRI_JA;

    q.correlatie_id = span_of(correlatie);
    q.bsn = span_of(bsn);
    q.rests_on = RECORD_ON_VERZOEK;
    q.assumed.verzoek = TRI_JA;
    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    if (ans.result == RECORD_MOVED)
        is = ans.facts.verzoek;
    else
        assert_int_equal(ans.result, RECORD_DONE);
    record_answer_done(&ans);
    return is;
}

static void
test_record__an_answer_is_to_a_request_of_its_recipient(void **state)
{
    struct rig g;
    struct record_request q;

    (void)state;
    rig_start(&g);
    q = ask(&g, "vraag-1", RECORD_ACCEPT);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(found(&g, "a-1", OIN_GN, "vraag-1", RIG_BSN), TRI_JA);
    assert_int_equal(found(&g, "a-2", OIN_GN, "vraag-2", RIG_BSN), TRI_NEE);
    assert_int_equal(found(&g, "a-3", OIN_GN, "", RIG_BSN), TRI_NEE);
    /* Another than who asked, and about another than was asked about. */
    assert_int_equal(found(&g, "a-4", OIN_RE, "vraag-1", RIG_BSN), TRI_NEE);
    assert_int_equal(found(&g, "a-5", OIN_GN, "vraag-1", "999990020"), TRI_NEE);
    assert_int_equal(found(&g, "a-6", OIN_GN, "vraag-1", ""), TRI_JA);
    /* Of another type, to another, and refused. */
    q = ask(&g, "vraag-3", RECORD_ACCEPT);
    q.type = BERICHT_M14;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(found(&g, "a-7", OIN_GN, "vraag-3", RIG_BSN), TRI_NEE);
    q = ask(&g, "vraag-4", RECORD_ACCEPT);
    q.ontvanger = span_of(OIN_RE);
    q.ontvanger_rol = ROL_RE;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(found(&g, "a-8", OIN_GN, "vraag-4", RIG_BSN), TRI_NEE);
    q = ask(&g, "vraag-5", RECORD_REFUSE);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(found(&g, "a-9", OIN_GN, "vraag-5", RIG_BSN), TRI_NEE);
    rig_stop(&g);
}

/* Without a number it is the trajectory that tells whom an answer is about. */
static void
test_record__an_answer_is_about_the_person_of_its_trajectory(void **state)
{
    struct rig g;
    struct record_request q;

    (void)state;
    rig_start(&g);
    /* The trajectory of the rig is about its person. */
    q = rig_request(&g, RECORD_ACCEPT, "plan-1", OIN_GN);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    q = ask(&g, "vraag-1", RECORD_ACCEPT);
    q.traject_id = span_of("");
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    q = ask(&g, "vraag-2", RECORD_ACCEPT);
    q.traject_id = span_of("");
    q.bsn = span_of("999990020");
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(found(&g, "a-1", OIN_GN, "vraag-1", ""), TRI_JA);
    assert_int_equal(found(&g, "a-2", OIN_GN, "vraag-2", ""), TRI_NEE);
    assert_int_equal(found(&g, "a-3", OIN_GN, "vraag-2", "999990020"), TRI_JA);
    rig_stop(&g);
}

static void
test_record__what_was_given_back_is_not_answered(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    q = ask(&g, "vraag-1", RECORD_ACCEPT);
    record_answer_init(&ans);
    assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
    memcpy(id, ans.id, sizeof(id));
    record_answer_done(&ans);
    assert_int_equal(found(&g, "a-1", OIN_GN, "vraag-1", RIG_BSN), TRI_JA);
    q = (struct record_request){.op = RECORD_ACK,
        .oin = span_of(OIN_PI),
        .id = span_of(id),
        .ack_refused = true,
        .fase = FASE_ONBEKEND};
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    assert_int_equal(found(&g, "a-2", OIN_GN, "vraag-1", RIG_BSN), TRI_NEE);
    rig_stop(&g);
}

/* The answers are in the entry as a digest that differs from entry to entry. */
static void
test_record__a_weighing_is_kept_salted(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    struct body a, b;
    struct body *both[2] = {&a, &b};

    (void)state;
    rig_start(&g);
    for (int i = 0; i < 2; i++) {
        q = rig_request(&g, RECORD_ACCEPT, i == 0 ? "w-1" : "w-2", OIN_GN);
        memset(q.afweging_digest, 0x44, sizeof(q.afweging_digest));
        q.decision.outcomes.holds = 1;
        q.decision.outcomes.weighed = WEIGHED_ALL;
        q.decision.outcomes.doel_51c = 3;
        elset_add(&q.decision.outcomes.scope, (enum element)4);
        record_answer_init(&ans);
        assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
        assert_int_equal(ans.result, RECORD_DONE);
        assert_int_equal(body_read(buf_peek(&ans.body), both[i], NULL), ERR_OK);
        record_answer_done(&ans);
        assert_int_equal(both[i]->decision.outcomes.weighed, WEIGHED_ALL);
        assert_int_equal(both[i]->decision.outcomes.doel_51c, 3);
        assert_true(
            elset_has(&both[i]->decision.outcomes.scope, (enum element)4));
        assert_memory_not_equal(both[i]->decision.weighing, q.afweging_digest,
            BODY_HASH_LEN);
        assert_memory_not_equal(both[i]->decision.weighing,
            both[i]->decision.motivation, BODY_HASH_LEN);
    }
    assert_memory_not_equal(a.decision.weighing, b.decision.weighing,
        BODY_HASH_LEN);
    rig_stop(&g);
}

/* Terms that nobody can have agreed are not those of a worker of ours. */
static void
test_record__terms_of_retrying_have_their_limits(void **state)
{
    struct rig g;
    struct record_request q;
    struct record_answer ans;
    bool waits;

    (void)state;
    rig_start(&g);
    record_answer_init(&ans);
    q = rig_request(&g, RECORD_ACCEPT, "t-1", OIN_GN);
    q.retry = (struct retry_terms){3600, 86400, 366};
    assert_int_not_equal(record_submit(g.r, &q, &ans, &waits, NULL), ERR_OK);
    q.retry.give_up_days = 365;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    record_answer_done(&ans);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_record__receipt_proves_itself_and_says_what_was_decided),
        cmocka_unit_test(test_record__repeat_gets_the_same_receipt),
        cmocka_unit_test(test_record__repeat_may_be_asked_for_alone),
        cmocka_unit_test(
            test_record__other_content_under_the_same_id_is_a_conflict),
        cmocka_unit_test(test_record__moved_snapshot_is_told),
        cmocka_unit_test(test_record__twins_in_one_group_are_one),
        cmocka_unit_test(test_record__group_holds_its_maximum_and_not_one_more),
        cmocka_unit_test(test_record__malformed_request_spoils_nobody_elses),
        cmocka_unit_test(test_record__media_type_is_one_with_the_profile),
        cmocka_unit_test(
            test_record__media_type_holds_its_maximum_and_not_one_more),
        cmocka_unit_test(test_record__payload_of_maximum_size_comes_back_whole),
        cmocka_unit_test(test_record__refusal_is_logged_up_to_its_quota),
        cmocka_unit_test(test_record__facts_follow_who_may_tell_them),
        cmocka_unit_test(test_record__facts_move_inside_a_group),
        cmocka_unit_test(
            test_record__person_is_found_by_trajectory_or_correlation),
        cmocka_unit_test(test_record__status_is_for_the_two_parties_only),
        cmocka_unit_test(
            test_record__list_is_the_mailbox_and_no_longer_than_its_limit),
        cmocka_unit_test(test_record__entry_is_found_by_index_and_by_id),
        cmocka_unit_test(
            test_record__book_and_policy_outlive_a_restart_and_are_logged),
        cmocka_unit_test(test_record__partner_that_is_wrong_changes_nothing),
        cmocka_unit_test(
            test_record__an_answer_is_to_a_request_of_its_recipient),
        cmocka_unit_test(
            test_record__an_answer_is_about_the_person_of_its_trajectory),
        cmocka_unit_test(test_record__what_was_given_back_is_not_answered),
        cmocka_unit_test(test_record__a_weighing_is_kept_salted),
        cmocka_unit_test(test_record__terms_of_retrying_have_their_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
