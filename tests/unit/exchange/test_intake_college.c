/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whose college is the recipient, when the municipality in the message is no
 * more?  A notice of detention (M01) goes to the college and to nobody else.
 */
#include "exchange/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/limit.h"

#define BIT(rol)  (UINT32_C(1) << ROL_##rol)
#define SENDER    "00000099000000000001"
#define RECIPIENT "00000099000000000141"

enum { VANDAAG = 20780, DOC_MAX = 64 * 1024 }; /* 2026-11-23 */

static struct adapters *ads;
static struct policy *po;
static struct intake *in;
static struct partner sender = {.id = "justid",
    .naam = "JustID",
    .oin = SENDER,
    .rollen = BIT(JUSTID),
    .kind = "pi",
    .version = "v1"};

static int64_t
now(void *ctx)
{
    (void)ctx;
    return VANDAAG * INT64_C(86400000) + 43200000;
}

static const struct clock clk = {.wall_ms = now, .mono_ms = now};

static int
setup(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    if (adapters_load(&ads, "adapters", &ei) != ERR_OK ||
        policy_load(&po, "policy/wet-senb", NULL, &ei) != ERR_OK ||
        intake_new(&in, ads, po, &clk, &ei) != ERR_OK) {
        print_error("%s\n", ei.text);
        return 1;
    }
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    intake_free(in);
    policy_free(po);
    adapters_free(ads);
    return 0;
}

/* The sample of M01, with another municipality of registration. */
static struct span
document(const char *gemeente)
{
    static char text[DOC_MAX];
    FILE *f = fopen("adapters/pi/v1/samples/M01.xml", "rbe");
    static const char tag[] = "<GemeenteInschrijving>";
    char *at;
    size_t n;

    assert_non_null(f);
    n = fread(text, 1, sizeof(text) - 1, f);
    assert_int_equal(fclose(f), 0);
    text[n] = '\0';
    at = strstr(text, tag);
    assert_non_null(at);
    memcpy(at + sizeof(tag) - 1, gemeente, 4);
    return (struct span){(const uint8_t *)text, n};
}

/* May the college of this municipality have the notice? */
static enum weiger
verdict(const char *registered, const struct partner *recipient)
{
    const struct intake_trace trace = {.transaction_id = {NULL, 0}};
    const struct record_facts facts = {.fase = FASE_ONBEKEND};
    struct partner_book book = {.version = 0};
    struct intake_case *c;
    struct intake_problem pb;
    struct record_request req;
    enum weiger refusal;

    assert_int_equal(partner_book_put(&book, &sender, NULL), ERR_OK);
    assert_int_equal(partner_book_put(&book, recipient, NULL), ERR_OK);
    intake_use_book(in, &book);
    assert_int_equal(
        intake_read(in, &sender, document(registered), &trace, &c, &pb),
        ERR_OK);
    assert_int_equal(intake_decide(c, &facts, &req, &pb), ERR_OK);
    refusal = req.decision.refusal;
    assert_int_equal(req.op,
        refusal == WEIGER_GEEN ? RECORD_ACCEPT : RECORD_REFUSE);
    intake_case_free(c);
    partner_book_done(&book);
    return refusal;
}

static struct partner
college(const char *gemeente)
{
    struct partner p = {.id = "gemeente",
        .naam = "Gemeente",
        .oin = RECIPIENT,
        .rollen = BIT(GN),
        .kind = "gemeente",
        .version = "v1",
        .loket = "nazorg@gemeente.example"};

    (void)snprintf(p.gemeente, sizeof(p.gemeente), "%s", gemeente);
    return p;
}

static struct partner
zvh(const char *gemeente)
{
    struct partner p = college("");

    p.rollen = BIT(GN) | BIT(ZV);
    p.mandaat_n = 1;
    p.mandaat[0] =
        (struct partner_mandate){.van_dag = VANDAAG - 1, .tot_dag = VANDAAG};
    (void)snprintf(p.mandaat[0].gemeente, sizeof(p.mandaat[0].gemeente), "%s",
        gemeente);
    return p;
}

static void
test_intake__a_merged_municipality_is_what_it_became(void **state)
{
    static const struct {
        const char *registered, *college;
        bool good;
    } cases[] = {
        {"0141", "0141", true},
        {"0141", "0355", false},
        {"0003", "1979", true}, /* Appingedam, now Eemsdelta */
        {"0003", "0014", false},
        {"0457", "0363", true},  /* Weesp, now Amsterdam */
        {"0614", "1992", true},  /* Westvoorne, now Voorne aan Zee */
        {"0614", "0614", false}, /* there is no such college any more */
        /* Haaren was split up: each of four may be it, nobody else. */
        {"0788", "0855", true},
        {"0788", "0757", true},
        {"0788", "0014", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct partner own = college(cases[i].college);
        struct partner by_mandate = zvh(cases[i].college);
        bool good = cases[i].good;

        assert_int_equal(verdict(cases[i].registered, &own),
            good ? WEIGER_GEEN : WEIGER_VERKEERDE_GEMEENTE);
        assert_int_equal(verdict(cases[i].registered, &by_mandate),
            good ? WEIGER_GEEN : WEIGER_GEEN_MANDAAT);
    }
}

static void
test_intake__a_mandate_that_ended_is_none(void **state)
{
    struct partner p = zvh("1979");

    (void)state;
    p.mandaat[0].tot_dag = VANDAAG - 1;
    assert_int_equal(verdict("0003", &p), WEIGER_GEEN_MANDAAT);
    p.mandaat[0].tot_dag = VANDAAG;
    assert_int_equal(verdict("0003", &p), WEIGER_GEEN);
    p.mandaat[0].van_dag = VANDAAG + 1;
    p.mandaat[0].tot_dag = VANDAAG + 1;
    assert_int_equal(verdict("0003", &p), WEIGER_GEEN_MANDAAT);
    p.mandaat_n = 0;
    assert_int_equal(verdict("0003", &p), WEIGER_GEEN_MANDAAT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intake__a_merged_municipality_is_what_it_became),
        cmocka_unit_test(test_intake__a_mandate_that_ended_is_none),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
