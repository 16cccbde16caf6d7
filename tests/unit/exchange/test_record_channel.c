/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What goes over a channel of its own is in its own mailbox, for its own time,
 * and belongs to no trajectory.
 */
#include "record_rig.h"

#include "ledger/body.h"

static const struct {
    enum channel kanaal;
    enum doel doel;
    enum bericht type;
} separate[] = {
    {CHANNEL_RISICO_18B, DOEL_RISICO_18B, BERICHT_M24},
    {CHANNEL_BIJ, DOEL_BIJ, BERICHT_M25},
    {CHANNEL_DOELGROEP, DOEL_DOELGROEP_51C, BERICHT_M26},
    {CHANNEL_PGA, DOEL_PGA_WGS, BERICHT_M35},
};

enum { SEPARATE = sizeof(separate) / sizeof(separate[0]) };

/* Admit the probation service of the rig to these channels, a mask. */
static void
admit(struct rig *g, unsigned mask)
{
    struct errinfo ei = {.code = ERR_OK};
    struct partner p = *partner_by_oin(record_book(g->r), span_of(OIN_RE));

    p.rollen |= 1u << ROL_ZV;
    for (unsigned ch = 1; ch < CHANNEL__COUNT; ch++)
        p.kanaal[ch].admitted = (mask >> ch & 1) != 0;
    if (record_partner_put(g->r, &p, &ei) != ERR_OK)
        fail_msg("admit: %s", ei.text);
}

static struct record_request
request(const struct rig *g, const char *bericht_id, enum doel doel,
    enum bericht type)
{
    struct record_request q = rig_request(g, RECORD_ACCEPT, bericht_id, OIN_RE);

    q.doel = doel;
    q.type = type;
    return q;
}

/* How many of this channel are in the mailbox; -1 when it is closed. */
static int
listed(struct rig *g, enum channel ch)
{
    struct record_request q = rig_ask(RECORD_LIST, OIN_RE, "");
    struct record_answer ans;
    int n;

    q.kanaal = ch;
    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    n = ans.result == RECORD_DONE ? (int)ans.row_n : -1;
    for (size_t i = 0; i < ans.row_n; i++)
        assert_int_equal(ans.row_v[i].kanaal, ch);
    record_answer_done(&ans);
    return n;
}

static void
accept_one(struct rig *g, const struct record_request *q,
    char id[static RECORD_ID_LEN + 1])
{
    struct record_answer ans;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    memcpy(id, ans.id, sizeof(ans.id));
    record_answer_done(&ans);
}

static void
test_record__each_channel_has_its_own_mailbox(void **state)
{
    struct rig g;
    struct record_counts c;
    struct record_row row[RECORD_LIST_MAX];
    char id[RECORD_ID_LEN + 1], name[16];
    size_t n = 0;

    (void)state;
    rig_start(&g);
    admit(&g, ~0u);
    rig_accept(&g, "rest", OIN_RE, id);
    for (size_t i = 0; i < SEPARATE; i++) {
        struct record_request q;

        (void)snprintf(name, sizeof(name), "b-%zu", i);
        q = request(&g, name, separate[i].doel, separate[i].type);
        accept_one(&g, &q, id);
        assert_int_equal(listed(&g, separate[i].kanaal), 1);
        assert_int_equal(listed(&g, CHANNEL_REINTEGRATIE), 1);
        assert_int_equal(
            record_queue(g.r, separate[i].kanaal, row, 9, &n, NULL), ERR_OK);
        assert_int_equal(n, 1);
        assert_string_equal(row[0].id, id);
    }
    assert_int_equal(record_count(g.r, &c, NULL), ERR_OK);
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++)
        assert_int_equal(c.waiting[ch], 1);
    assert_int_equal(record_queue(g.r, CHANNEL__COUNT, row, 9, &n, NULL),
        ERR_OK);
    assert_int_equal(n, 1 + SEPARATE);
    rig_reopen(&g);
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++)
        assert_int_equal(listed(&g, (enum channel)ch), 1);
    rig_stop(&g);
}

/* Whatever a worker says: the recorder looks at the purpose and at its book. */
static void
test_record__who_is_not_admitted_gets_nothing(void **state)
{
    struct rig g;
    struct record_request q;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    q = request(&g, "b-1", DOEL_RISICO_18B, BERICHT_M24);
    assert_int_equal(rig_result(&g, &q), RECORD_STALE);
    admit(&g, 1u << CHANNEL_RISICO_18B);
    q = request(&g, "b-1", DOEL_RISICO_18B, BERICHT_M24);
    accept_one(&g, &q, id);
    q = request(&g, "b-2", DOEL_BIJ, BERICHT_M25);
    assert_int_equal(rig_result(&g, &q), RECORD_STALE);
    admit(&g, 0);
    assert_int_equal(listed(&g, CHANNEL_RISICO_18B), -1);
    q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    assert_int_equal(rig_result(&g, &q), RECORD_NONE);
    q = rig_ask(RECORD_STATUS, OIN_RE, id);
    assert_int_equal(rig_result(&g, &q), RECORD_NONE);
    q = rig_ask(RECORD_ACK, OIN_RE, id);
    q.ack_refused = true;
    assert_int_equal(rig_result(&g, &q), RECORD_NONE);
    q = rig_ask(RECORD_STATUS, OIN_PI, id); /* who sent it still may ask */
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    admit(&g, 1u << CHANNEL_RISICO_18B);
    assert_int_equal(listed(&g, CHANNEL_RISICO_18B), 1);
    q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    q = rig_ask(RECORD_LIST, OIN_RE, "");
    q.kanaal = CHANNEL__COUNT;
    {
        struct record_answer ans;

        record_answer_init(&ans);
        assert_int_equal(rig_run(&g, &q, &ans), ERR_SYNTAX);
        record_answer_done(&ans);
    }
    rig_stop(&g);
}

static void
test_record__each_channel_keeps_for_its_own_time(void **state)
{
    struct rig g;
    struct record_request q;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_start(&g);
    record_close(g.r);
    g.opts.channel_days[CHANNEL_RISICO_18B] = 7;
    g.opts.channel_days[CHANNEL_PGA] = 3;
    rig_open(&g);
    admit(&g, ~0u);
    rig_accept(&g, "rest", OIN_RE, id);
    for (size_t i = 0; i < SEPARATE; i++) {
        char name[16];

        (void)snprintf(name, sizeof(name), "b-%zu", i);
        q = request(&g, name, separate[i].doel, separate[i].type);
        accept_one(&g, &q, id);
    }
    /* last: PGA, three days */
    rig_pass(&g, 3 * (int64_t)RIG_DAY - 1);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(listed(&g, CHANNEL_PGA), 1);
    rig_pass(&g, 1);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(listed(&g, CHANNEL_PGA), 0);
    q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    assert_int_equal(rig_result(&g, &q), RECORD_GONE);
    rig_pass(&g, 4 * (int64_t)RIG_DAY - 1);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(listed(&g, CHANNEL_RISICO_18B), 1);
    rig_pass(&g, 1);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(listed(&g, CHANNEL_RISICO_18B), 0);
    /* without a value of its own: as the rest */
    rig_pass(&g, 21 * (int64_t)RIG_DAY - 1);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(listed(&g, CHANNEL_BIJ), 1);
    assert_int_equal(listed(&g, CHANNEL_REINTEGRATIE), 1);
    rig_pass(&g, 1);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_int_equal(listed(&g, CHANNEL_BIJ), 0);
    assert_int_equal(listed(&g, CHANNEL_DOELGROEP), 0);
    assert_int_equal(listed(&g, CHANNEL_REINTEGRATIE), 0);
    rig_stop(&g);
}

/* What is known of the trajectory, asked by a message on reintegration. */
static struct record_facts
known(struct rig *g, const char *bericht_id)
{
    struct record_request q = rig_request(g, RECORD_REFUSE, bericht_id, OIN_RE);
    struct record_answer ans;
    struct record_facts f;

    q.rests_on = RECORD_ON_ALL;
    q.assumed = (struct record_facts){FASE_F0, TRI_NEE, TRI_NEE, TRI_ONBEKEND};
    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_MOVED);
    f = ans.facts;
    record_answer_done(&ans);
    return f;
}

static void
test_record__a_separate_channel_teaches_a_trajectory_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < SEPARATE; i++) {
        struct record_request q;
        struct record_facts f;
        struct rig g;

        rig_start(&g);
        admit(&g, ~0u);
        q = request(&g, "b-1", separate[i].doel, separate[i].type);
        q.fase = FASE_F4;
        q.titel_na_detentie = TRI_JA;
        q.gemeente_bevestigd = TRI_JA;
        assert_int_equal(rig_result(&g, &q), RECORD_DONE);
        q.bericht_id = span_of("b-2");
        q.oin = span_of(OIN_RE);
        q.ontvanger = span_of(OIN_RE);
        assert_int_equal(rig_result(&g, &q), RECORD_DONE);
        f = known(&g, "b-3");
        assert_int_equal(f.fase, FASE_ONBEKEND);
        assert_int_equal(f.titel_na_detentie, TRI_ONBEKEND);
        assert_int_equal(f.gemeente_bevestigd, TRI_ONBEKEND);
        /* The same on reintegration does. */
        q = request(&g, "b-4", DOEL_DR_PLAN, BERICHT_M10);
        q.fase = FASE_F4;
        assert_int_equal(rig_result(&g, &q), RECORD_DONE);
        assert_int_equal(known(&g, "b-5").fase, FASE_F4);
        rig_stop(&g);
    }
}

static void
test_record__a_separate_channel_reads_no_trajectory(void **state)
{
    struct record_request q;
    struct record_answer ans;
    struct rig g;

    (void)state;
    rig_start(&g);
    admit(&g, ~0u);
    q = request(&g, "b-1", DOEL_DR_PLAN, BERICHT_M10);
    q.fase = FASE_F4;
    q.titel_na_detentie = TRI_JA;
    assert_int_equal(rig_result(&g, &q), RECORD_DONE);
    for (size_t i = 0; i < SEPARATE; i++) {
        char name[16];

        (void)snprintf(name, sizeof(name), "c-%zu", i);
        q = request(&g, name, separate[i].doel, separate[i].type);
        q.rests_on = RECORD_ON_ALL;
        q.assumed =
            (struct record_facts){FASE_F4, TRI_JA, TRI_JA, TRI_ONBEKEND};
        record_answer_init(&ans);
        assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
        assert_int_equal(ans.result, RECORD_MOVED);
        assert_int_equal(ans.facts.fase, FASE_ONBEKEND);
        assert_int_equal(ans.facts.titel_na_detentie, TRI_ONBEKEND);
        assert_int_equal(ans.facts.gemeente_bevestigd, TRI_ONBEKEND);
        q.assumed = ans.facts;
        assert_int_equal(rig_run(&g, &q, &ans), ERR_OK);
        assert_int_equal(ans.result, RECORD_DONE);
        record_answer_done(&ans);
    }
    rig_stop(&g);
}

/* The pseudonym in a body, as hexadecimal; "" when there is none. */
static void
subject_of(struct rig *g, const struct record_request *q,
    char out[static 2 * BODY_HASH_LEN + 1])
{
    struct record_answer ans;
    struct body b;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    assert_int_equal(body_read(buf_peek(&ans.body), &b, NULL), ERR_OK);
    out[0] = '\0';
    for (size_t i = 0; b.decision.subject_type != BODY_NOBODY &&
                       i < sizeof(b.decision.subject);
         i++)
        (void)snprintf(out + 2 * i, 3, "%02x", b.decision.subject[i]);
    record_answer_done(&ans);
}

/* One person has another pseudonym in each channel, and is found in none by a
 * reference into another. */
static void
test_record__a_person_is_another_in_each_channel(void **state)
{
    char subject[1 + SEPARATE][2 * BODY_HASH_LEN + 1];
    char none[2 * BODY_HASH_LEN + 1];
    struct record_request q;
    struct rig g;

    (void)state;
    rig_start(&g);
    admit(&g, ~0u);
    q = request(&g, "b-0", DOEL_DR_PLAN, BERICHT_M10);
    subject_of(&g, &q, subject[0]);
    for (size_t i = 0; i < SEPARATE; i++) {
        char name[16];

        (void)snprintf(name, sizeof(name), "c-%zu", i);
        q = request(&g, name, separate[i].doel, separate[i].type);
        subject_of(&g, &q, subject[i + 1]);
        assert_true(subject[i + 1][0] != '\0');
        for (size_t k = 0; k <= i; k++)
            assert_string_not_equal(subject[k], subject[i + 1]);
        /* No number; the trajectory and the message it answers know one. */
        (void)snprintf(name, sizeof(name), "d-%zu", i);
        q = request(&g, name, separate[i].doel, separate[i].type);
        q.bsn = q.skn = (struct span){NULL, 0};
        q.correlatie_id = span_of("b-0");
        subject_of(&g, &q, none);
        assert_string_equal(none, "");
    }
    rig_stop(&g);
}

/* A record with everything in it: the book is full before there are as many
 * partners as there may be, and still fits in one frame. */
static void
test_record__a_book_that_would_not_fit_a_frame_is_refused(void **state)
{
    enum { SLACK = 1024 };
    struct partner p;
    struct rig g;
    struct buf b;
    size_t before, one;
    enum err rc = ERR_OK;
    unsigned n = 0;

    (void)state;
    rig_start(&g);
    p = *partner_by_oin(record_book(g.r), span_of(OIN_RE));
    p.kanaal[CHANNEL_RISICO_18B].admitted = true;
    for (size_t i = 0; i < PARTNER_DELEGATES_MAX; i++) {
        struct partner_delegate *d = &p.gemandateerde[p.gemandateerde_n++];

        d->kanaal = CHANNEL_RISICO_18B;
        memset(d->naam, 'a', PARTNER_DELEGATE_MAX);
        memset(d->functie, 'b', PARTNER_DELEGATE_MAX);
    }
    buf_init(&b, (size_t)2 * LIMIT_FRAME_MAX);
    while (rc == ERR_OK && n < LIMIT_PARTNERS_MAX) {
        partner_book_write(&b, record_book(g.r));
        before = b.n;
        buf_clear(&b);
        (void)snprintf(p.id, sizeof(p.id), "vol-%u", n);
        (void)snprintf(p.oin, sizeof(p.oin), "0000009900000001%04u", n++);
        rc = record_partner_put(g.r, &p, NULL);
    }
    assert_int_equal(rc, ERR_LIMIT);
    partner_book_write(&b, record_book(g.r));
    assert_int_equal(b.n, before); /* the one too many is not in it */
    assert_true(b.n <= LIMIT_FRAME_MAX - SLACK);
    one = b.n / record_book(g.r)->n;
    assert_true(b.n + 2 * one > LIMIT_FRAME_MAX - SLACK);
    assert_int_equal(record_book(g.r)->n, 3 + n - 1);
    buf_done(&b);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record__each_channel_has_its_own_mailbox),
        cmocka_unit_test(test_record__who_is_not_admitted_gets_nothing),
        cmocka_unit_test(test_record__each_channel_keeps_for_its_own_time),
        cmocka_unit_test(
            test_record__a_separate_channel_teaches_a_trajectory_nothing),
        cmocka_unit_test(test_record__a_separate_channel_reads_no_trajectory),
        cmocka_unit_test(test_record__a_person_is_another_in_each_channel),
        cmocka_unit_test(
            test_record__a_book_that_would_not_fit_a_frame_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
