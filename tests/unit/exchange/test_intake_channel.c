/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the record of the recipient says of what a message claims, and who may
 * be sent what has a channel of its own.
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

#define BIT(rol) (UINT32_C(1) << ROL_##rol)

enum { VANDAAG = 20780, DOC_MAX = 64 * 1024 }; /* 2026-11-23 */

static struct arena arena;
static struct message m;

static int
setup(void **state)
{
    (void)state;
    assert_int_equal(arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, NULL), ERR_OK);
    assert_int_equal(message_init(&m, &arena, 512, NULL), ERR_OK);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

static void
put(enum leaf l, const char *text)
{
    assert_int_equal(message_add(&m, l, 0, span_of(text), NULL), ERR_OK);
}

static struct policy_facts
facts(enum doel doel, enum rol to, const struct partner *p)
{
    struct policy_facts f = {.doel = doel, .rol_ontvanger = to};

    f.vandaag = VANDAAG;
    f.ontvanger_gemandateerde = f.convenant_id = f.casus_id = true;
    intake_recipient(&m, p, &f);
    return f;
}

/* ---- delegates and covenants ------------------------------------------------ */

static const struct partner recipient = {.rollen = BIT(BU) | BIT(ZV),
    .gemeente = "0141",
    .kanaal[CHANNEL_RISICO_18B].admitted = true,
    .kanaal[CHANNEL_BIJ].admitted = true,
    .gemandateerde = {{CHANNEL_RISICO_18B, "J. de Proef", "", VANDAAG - 1,
                          VANDAAG},
        {CHANNEL_BIJ, "", "griffier", VANDAAG, VANDAAG}},
    .gemandateerde_n = 2,
    .convenant = {{"Z-1", VANDAAG, VANDAAG}},
    .convenant_n = 1};

static void
test_intake__a_delegate_is_on_the_list_of_that_channel(void **state)
{
    (void)state;
    put(LF_BERICHT_ONTVANGER_GEMANDATEERDE, "j de  proef");
    assert_true(
        facts(DOEL_RISICO_18B, ROL_BU, &recipient).ontvanger_gemandateerde);
    /* That person has 18b only; nor is there a list for anything else. */
    assert_false(facts(DOEL_BIJ, ROL_BU, &recipient).ontvanger_gemandateerde);
    assert_false(
        facts(DOEL_DR_PLAN, ROL_GN, &recipient).ontvanger_gemandateerde);
}

static void
test_intake__a_delegate_has_days(void **state)
{
    struct partner p = recipient;

    (void)state;
    put(LF_BERICHT_ONTVANGER_GEMANDATEERDE, "J. de Proef");
    p.gemandateerde[0].tot_dag = VANDAAG - 1;
    assert_false(facts(DOEL_RISICO_18B, ROL_BU, &p).ontvanger_gemandateerde);
    p.gemandateerde[0].tot_dag = p.gemandateerde[0].van_dag = VANDAAG + 1;
    assert_false(facts(DOEL_RISICO_18B, ROL_BU, &p).ontvanger_gemandateerde);
}

static void
test_intake__a_stranger_is_no_delegate(void **state)
{
    (void)state;
    put(LF_BERICHT_ONTVANGER_GEMANDATEERDE, "iemand anders");
    assert_false(
        facts(DOEL_RISICO_18B, ROL_BU, &recipient).ontvanger_gemandateerde);
}

/* What the message did not say, a record does not make so. */
static void
test_intake__a_record_only_takes_away(void **state)
{
    struct policy_facts f = {.doel = DOEL_RISICO_18B,
        .rol_ontvanger = ROL_ZV,
        .vandaag = VANDAAG};

    (void)state;
    put(LF_BERICHT_ONTVANGER_GEMANDATEERDE, "J. de Proef");
    put(LF_BERICHT_CONVENANT_ID, "Z-1");
    intake_recipient(&m, &recipient, &f);
    assert_false(f.ontvanger_gemandateerde || f.convenant_id);
}

static void
test_intake__a_covenant_is_for_role_zv_and_in_date(void **state)
{
    struct partner p = recipient;

    (void)state;
    put(LF_BERICHT_CONVENANT_ID, "Z-1");
    assert_true(facts(DOEL_PGA_WGS, ROL_ZV, &p).convenant_id);
    assert_true(facts(DOEL_PGA_WGS, ROL_ZV, &p).casus_id);
    assert_false(facts(DOEL_PGA_WGS, ROL_GN, &p).convenant_id);
    p.convenant[0].tot_dag--;
    assert_false(facts(DOEL_PGA_WGS, ROL_ZV, &p).convenant_id);
    p = recipient;
    p.convenant[0].id[2] = '2';
    assert_false(facts(DOEL_PGA_WGS, ROL_ZV, &p).convenant_id);
}

/* ---- two hats --------------------------------------------------------------- */

static struct partner
zvh(void)
{
    return (struct partner){.rollen = BIT(GN) | BIT(ZV),
        .mandaat = {{"0141", VANDAAG, VANDAAG}},
        .mandaat_n = 1};
}

static void
test_intake__a_mandate_counts_in_role_gn_only(void **state)
{
    struct partner p = zvh();
    struct policy_facts f;

    (void)state;
    put(LF_ADRES_GEMEENTE_INSCHRIJVING, "0141");
    f = facts(DOEL_DR_PLAN, ROL_GN, &p);
    assert_true(f.ontvanger_namens_college && !f.ontvanger_zonder_mandaat);
    f = facts(DOEL_PGA_WGS, ROL_ZV, &p);
    assert_false(f.ontvanger_namens_college || f.ontvanger_zonder_mandaat);
    p.mandaat[0].gemeente[3] = '2';
    f = facts(DOEL_DR_PLAN, ROL_GN, &p);
    assert_true(!f.ontvanger_namens_college && f.ontvanger_zonder_mandaat);
}

/* It names no municipality: then some mandate must be in date. */
static void
test_intake__without_a_place_any_mandate_in_date_will_do(void **state)
{
    struct partner p = zvh();
    struct partner own = {.rollen = BIT(GN), .gemeente = "0141"};

    (void)state;
    assert_false(facts(DOEL_DR_PLAN, ROL_GN, &p).ontvanger_zonder_mandaat);
    p.mandaat[0].tot_dag--;
    assert_true(facts(DOEL_DR_PLAN, ROL_GN, &p).ontvanger_zonder_mandaat);
    p.mandaat_n = 0;
    assert_true(facts(DOEL_DR_PLAN, ROL_GN, &p).ontvanger_zonder_mandaat);
    assert_false(facts(DOEL_DR_PLAN, ROL_GN, &own).ontvanger_zonder_mandaat);
}

/* ---- who is admitted ----------------------------------------------------------- */

static int64_t
now(void *ctx)
{
    (void)ctx;
    return VANDAAG * INT64_C(86400000);
}

static struct span
sample(const char *name)
{
    static char text[DOC_MAX];
    char path[80];
    FILE *f;
    size_t n;

    (void)snprintf(path, sizeof(path), "adapters/pi/v1/samples/%s.xml", name);
    f = fopen(path, "rbe");
    assert_non_null(f);
    n = fread(text, 1, sizeof(text), f);
    assert_int_equal(fclose(f), 0);
    return (struct span){(const uint8_t *)text, n};
}

static void
test_intake__a_channel_is_open_only_to_who_is_admitted(void **state)
{
    static const struct {
        const char *type;
        enum channel kanaal;
        enum rol to;
        const char *oin;
    } cases[] = {
        {"M23", CHANNEL_RISICO_18B, ROL_BU, "00000099000000000141"},
        {"M35", CHANNEL_PGA, ROL_ZV, "00000099000000030001"},
    };
    static const struct clock clk = {.wall_ms = now, .mono_ms = now};
    const struct intake_trace trace = {.transaction_id = {NULL, 0}};
    const struct partner pi = {.id = "pi",
        .oin = "00000099000000010002",
        .rollen = BIT(PI),
        .kind = "pi",
        .version = "v1"};
    struct adapters *ads = NULL;
    struct policy *po = NULL;
    struct intake *in = NULL;

    (void)state;
    assert_int_equal(adapters_load(&ads, "adapters", NULL), ERR_OK);
    assert_int_equal(policy_load(&po, "policy/wet-senb", NULL, NULL), ERR_OK);
    assert_int_equal(intake_new(&in, ads, po, &clk, NULL), ERR_OK);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++) {
            struct partner p = {.id = "ontvanger",
                .rollen = UINT32_C(1) << cases[i].to,
                .kind = "gemeente",
                .version = "v1"};
            struct partner_book book = {.version = 0};
            struct intake_problem pb;
            struct intake_case *c = NULL;
            enum err rc;

            memcpy(p.oin, cases[i].oin, sizeof(p.oin));
            p.kanaal[ch].admitted = true;
            assert_int_equal(partner_book_put(&book, &pi, NULL), ERR_OK);
            assert_int_equal(partner_book_put(&book, &p, NULL), ERR_OK);
            intake_use_book(in, &book);
            rc = intake_read(in, &pi, sample(cases[i].type), &trace, &c, &pb);
            assert_int_equal(rc == ERR_OK, ch == (unsigned)cases[i].kanaal);
            if (rc != ERR_OK) {
                assert_int_equal(pb.status, 403);
                assert_string_equal(pb.slug, "onbekende-ontvanger");
                assert_non_null(strstr(pb.detail, "kanaal"));
            }
            intake_case_free(c);
            partner_book_done(&book);
        }
    intake_free(in);
    policy_free(po);
    adapters_free(ads);
}

int
main(void)
{
#define T(name) \
    cmocka_unit_test_setup_teardown(test_intake__##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(a_delegate_is_on_the_list_of_that_channel),
        T(a_delegate_has_days),
        T(a_stranger_is_no_delegate),
        T(a_record_only_takes_away),
        T(a_covenant_is_for_role_zv_and_in_date),
        T(a_mandate_counts_in_role_gn_only),
        T(without_a_place_any_mandate_in_date_will_do),
        T(a_channel_is_open_only_to_who_is_admitted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
