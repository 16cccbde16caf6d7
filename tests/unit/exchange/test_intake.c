/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every sample that its format's own side sends goes through intake, with a
 * clock that the test holds.  A type that the policy does not know is decided
 * like any other: refused for want of a ground, to be logged.
 */
#include "exchange/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/limit.h"
#include "crypto/digest.h"
#include "policy/compile.h"
#include "tests/lib/formats.h"

#define R(rol) (1U << ROL_##rol)

static const struct {
    const char *id, *oin, *kind;
    uint32_t rollen;
} parties[] = {
    {"pi", "00000099000000010001", "pi", R(PI)},
    {"nieuwersluis", "00000099000000010002", "pi", R(PI)},
    {"justid", "00000099000000000001", "pi", R(JUSTID) | R(DJI)},
    {"reclassering", "00000099000000020001", "reclassering", R(RE)},
    {"leger", "00000099000000020002", "reclassering", R(RE)},
    {"gemeente", "00000099000000000141", "gemeente",
        R(GN) | R(GB) | R(GW) | R(GS) | R(GM) | R(BU) | R(CO)},
    {"zvh", "00000099000000030001", "gemeente", R(ZV)},
};

static struct rig {
    struct formats formats;
    struct adapters *ads;
    struct policy *po;
    struct partner_book book;
    struct clock clk;
    int64_t now_ms;
    struct intake *in;
    char doc[LIMIT_BODY_MAX];
} rig;

static int64_t
rig_now(void *ctx)
{
    return ((const struct rig *)ctx)->now_ms;
}

static void
on_day(int year, int month, int day)
{
    rig.now_ms = clock_days(year, month, day) * 86400000;
}

static void
add_party(size_t i)
{
    struct partner p = {.rollen = parties[i].rollen,
        .status = PARTNER_ACTIEF,
        .version = "v1"};

    (void)snprintf(p.id, sizeof(p.id), "%s", parties[i].id);
    (void)snprintf(p.naam, sizeof(p.naam), "%s", parties[i].id);
    (void)snprintf(p.oin, sizeof(p.oin), "%s", parties[i].oin);
    (void)snprintf(p.kind, sizeof(p.kind), "%s", parties[i].kind);
    if (strcmp(p.id, "gemeente") == 0)
        (void)snprintf(p.gemeente, sizeof(p.gemeente), "0141");
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++)
        p.kanaal[ch].admitted = true;
    assert_int_equal(partner_book_put(&rig.book, &p, NULL), ERR_OK);
}

static int
setup(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    formats_find(&rig.formats, "adapters");
    rig.clk = (struct clock){rig_now, rig_now, &rig};
    if (adapters_load(&rig.ads, "adapters", &ei) != ERR_OK ||
        policy_load(&rig.po, "policy/wet-senb", NULL, &ei) != ERR_OK ||
        intake_new(&rig.in, rig.ads, rig.po, &rig.clk, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    for (size_t i = 0; i < sizeof(parties) / sizeof(parties[0]); i++)
        add_party(i);
    intake_use_book(rig.in, &rig.book);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    intake_free(rig.in);
    partner_book_done(&rig.book);
    policy_free(rig.po);
    adapters_free(rig.ads);
    return 0;
}

/* A sample, or nothing when there is none. */
static struct span
sample(const struct format *f, const char *name)
{
    char path[1024];
    FILE *in;
    size_t n;

    (void)snprintf(path, sizeof(path), "adapters/%s/%s/samples/%s.%s", f->kind,
        f->version, name, f->xml ? "xml" : "json");
    in = fopen(path, "re");
    if (in == NULL)
        return (struct span){NULL, 0};
    n = fread(rig.doc, 1, sizeof(rig.doc), in);
    assert_int_equal(fclose(in), 0);
    return (struct span){(const uint8_t *)rig.doc, n};
}

/* Who sends it: the first OIN in a document. */
static const struct partner *
sender_of(struct span doc)
{
    const uint8_t *at = memmem(doc.p, doc.n, "00000099", 8);
    const struct partner *p;

    assert_non_null(at);
    p = intake_partner(rig.in, (struct span){at, 20});
    assert_non_null(p);
    return p;
}

static enum err
offer(const struct partner *from, struct span doc, struct intake_case **c,
    struct intake_problem *pb)
{
    struct intake_trace trace = {.transaction_id = {NULL, 0}};

    return intake_read(rig.in, from, doc, &trace, c, pb);
}

/* Decide a case of which the recorder knows nothing. */
static void
decide(struct intake_case *c, struct record_request *req)
{
    struct record_facts facts = {.fase = FASE_ONBEKEND};
    struct intake_problem pb;

    assert_int_equal(intake_decide(c, &facts, req, &pb), ERR_OK);
}

/* One sample; false when this side does not send it. */
static bool
one_type(const struct format *f, enum bericht type)
{
    struct span doc = sample(f, terms_bericht(type));
    const struct partner *from;
    struct record_request req;
    struct intake_problem pb;
    struct intake_case *c;

    if (doc.n == 0)
        return false;
    from = sender_of(doc);
    if (strcmp(from->kind, f->kind) != 0)
        return false;
    if (offer(from, doc, &c, &pb) != ERR_OK)
        fail_msg("%s %s: %d %s", f->kind, terms_bericht(type), pb.status,
            pb.fault_n > 0 ? pb.fault[0].code : pb.slug);
    decide(c, &req);
    if (!rig.po->type_known[type]) {
        assert_int_equal(req.op, RECORD_REFUSE);
        assert_false(req.decision.released);
        assert_int_equal(req.decision.refusal, WEIGER_GEEN_GRONDSLAG);
        assert_int_equal(req.payload.n, 0);
    } else {
        assert_true(req.op == RECORD_REFUSE || req.op == RECORD_ACCEPT);
    }
    intake_case_free(c);
    return true;
}

static void
test_intake__decides_on_every_type(void **state)
{
    unsigned sent[BERICHT__COUNT] = {0};

    (void)state;
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        /* The Informatieblad is of its own time. */
        on_day(t == BERICHT_M09 ? 2023 : 2025, 11, 30);
        for (size_t i = 0; i < rig.formats.n; i++)
            sent[t] += one_type(&rig.formats.v[i], (enum bericht)t);
    }
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        assert_int_equal(sent[t] > 0, t != BERICHT_M25);
}

/* On other facts the same case is decided as if for the first time. */
static void
test_intake__decides_again_on_what_it_is_told(void **state)
{
    static const struct format pi = {"pi", "v1", true};
    struct record_facts facts[2] = {{FASE_F3, TRI_JA, TRI_JA, TRI_ONBEKEND},
        {FASE_ONBEKEND, TRI_ONBEKEND, TRI_JA, TRI_ONBEKEND}};
    struct record_request once, req;
    struct intake_problem pb;
    struct intake_case *c, *d;
    struct span doc;

    (void)state;
    on_day(2025, 11, 30);
    doc = sample(&pi, "M01"); /* says nothing of phase or title */
    assert_int_equal(offer(sender_of(doc), doc, &c, &pb), ERR_OK);
    assert_int_equal(offer(sender_of(doc), doc, &d, &pb), ERR_OK);
    assert_int_equal(intake_decide(d, &facts[1], &once, &pb), ERR_OK);
    assert_int_equal(once.op, RECORD_ACCEPT);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(intake_decide(c, &facts[i], &req, &pb), ERR_OK);
        assert_int_equal(req.rests_on, once.rests_on);
        assert_true((req.rests_on & RECORD_ON_FASE) != 0);
        assert_int_equal(req.assumed.fase, facts[i].fase);
        /* What it was told it does not tell in turn. */
        assert_int_equal(req.fase, FASE_ONBEKEND);
        assert_int_equal(req.titel_na_detentie, TRI_ONBEKEND);
    }
    assert_true(span_eq(req.payload, once.payload));
    intake_case_free(c);
    intake_case_free(d);
}

/* By what the recorder can say whether it was taken once. */
static void
named(const struct intake_problem *pb, struct span doc)
{
    uint8_t digest[DIGEST_SHA256_LEN];

    assert_int_equal(strlen(pb->bericht_id), 36);
    assert_non_null(memmem(doc.p, doc.n, pb->bericht_id, 36));
    assert_int_equal(digest_sha256(digest, &doc, 1, NULL), ERR_OK);
    assert_memory_equal(pb->digest, digest, sizeof(digest));
}

/* Under the name of another it is no repeat, whatever its id. */
static void
test_intake__under_another_name_it_is_no_repeat(void **state)
{
    static const struct format pi = {"pi", "v1", true};
    struct intake_problem pb;
    struct intake_case *c;
    struct span doc;

    (void)state;
    on_day(2025, 11, 30);
    doc = sample(&pi, "M10");
    assert_int_equal(
        offer(intake_partner(rig.in, span_of(parties[1].oin)), doc, &c, &pb),
        ERR_DENIED);
    assert_string_equal(pb.slug, "afzender-onjuist");
    assert_string_equal(pb.bericht_id, "");
}

/* Refused with one fault that says what to do; read or not. */
static void
refused(const struct format *f, const char *name, const char *from,
    const char *code, const char *says)
{
    struct span doc = sample(f, name);
    struct intake_problem pb;
    struct intake_case *c;

    assert_true(doc.n > 0);
    assert_int_equal(offer(intake_partner(rig.in, span_of(from)), doc, &c, &pb),
        ERR_UNSUPPORTED);
    assert_null(c);
    assert_int_equal(pb.status, 400);
    assert_string_equal(pb.slug, "ongeldig-verzoek");
    assert_int_equal(pb.fault_n, 1);
    assert_string_equal(pb.fault[0].code, code);
    assert_non_null(strstr(pb.fault[0].detail, says));
    if (strcmp(code, "eigen-route") == 0)
        assert_string_equal(pb.bericht_id, "");
    else
        named(&pb, doc);
}

static void
test_intake__takes_the_informatieblad_until_its_last_day(void **state)
{
    static const struct format pi = {"pi", "v1", true};
    struct span doc;
    struct intake_problem pb;
    struct intake_case *c;

    (void)state;
    on_day(2023, 11, 30);
    rig.now_ms += 86399999; /* the last moment */
    doc = sample(&pi, "M09");
    assert_int_equal(offer(sender_of(doc), doc, &c, &pb), ERR_OK);
    intake_case_free(c);
    rig.now_ms++;
    refused(&pi, "M09", parties[0].oin, "berichttype-vervallen", "M10");
    on_day(2026, 11, 23);
    refused(&pi, "M09", parties[0].oin, "berichttype-vervallen", "M10");
}

static void
test_intake__sends_a_bij_report_to_its_own_route(void **state)
{
    static const struct format pi = {"pi", "v1", true},
                               gemeente = {"gemeente", "v1", false};

    (void)state;
    on_day(2020, 1, 1);
    refused(&pi, "M25-eigen-route", parties[2].oin, "eigen-route", "Injus");
    on_day(2026, 11, 23);
    refused(&pi, "M25-eigen-route", parties[2].oin, "eigen-route", "Injus");
    refused(&gemeente, "M25-eigen-route", parties[5].oin, "eigen-route",
        "Injus");
}

/* The agreement of a flow by the gateway's clock: its last day, and the day
 * after.  Its terms of retrying go along with what is released. */
static void
test_intake__an_agreement_ends_by_the_clock(void **state)
{
    static const struct format pi = {"pi", "v1", true};
    struct policy_agreement *a = NULL;
    int64_t was;

    (void)state;
    for (unsigned i = 0; i < rig.po->agreement_n; i++)
        if (strcmp(rig.po->agreement[i].code, "GLP-TZ") == 0)
            a = &rig.po->agreement[i];
    assert_non_null(a);
    was = a->to;
    a->to = clock_days(2026, 1, 31);
    for (int day = 0; day < 2; day++) {
        struct span doc = sample(&pi, "M20");
        struct record_request req;
        struct intake_problem pb;
        struct intake_case *c;

        /* A millisecond before midnight, and midnight. */
        rig.now_ms = (a->to + 1) * 86400000 - (day == 0);
        assert_int_equal(offer(sender_of(doc), doc, &c, &pb), ERR_OK);
        decide(c, &req);
        assert_int_equal(req.op, day == 0 ? RECORD_ACCEPT : RECORD_REFUSE);
        assert_int_equal(req.retry.first_s, day == 0 ? a->retry.first_s : 0);
        assert_int_equal(req.retry.longest_s,
            day == 0 ? a->retry.longest_s : 0);
        assert_int_equal(req.retry.give_up_days,
            day == 0 ? a->retry.give_up_days : 0);
        if (day == 1)
            assert_int_equal(req.decision.refusal, WEIGER_GLP_NIET_AKKOORD);
        intake_case_free(c);
    }
    a->to = was;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intake__decides_on_every_type),
        cmocka_unit_test(test_intake__decides_again_on_what_it_is_told),
        cmocka_unit_test(test_intake__under_another_name_it_is_no_repeat),
        cmocka_unit_test(
            test_intake__takes_the_informatieblad_until_its_last_day),
        cmocka_unit_test(test_intake__sends_a_bij_report_to_its_own_route),
        cmocka_unit_test(test_intake__an_agreement_ends_by_the_clock),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
