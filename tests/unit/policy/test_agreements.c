/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Agreements: no flow without one that is akkoord and in date.  The policy is
 * the real one, with one text of 35-afspraken changed.
 */
#include "tests/unit/policy/policy_case.h"

#include "base/clock.h"
#include "policy/explain.h"

static enum err
compile_with(const char *from, const char *to, struct policy **po,
    struct buf *report)
{
    struct case_files cf;
    struct policy_file *f;
    enum err rc;

    case_open(&cf);
    f = case_file(&cf, "35-");
    if (from != NULL)
        case_replace(f, case_edit(f->text, from, to));
    rc = policy_compile(po, cf.file, cf.n, report, NULL);
    case_close(&cf);
    return rc;
}

static struct policy *
policy_with(const char *from, const char *to)
{
    struct policy *po = NULL;

    assert_int_equal(compile_with(from, to, &po, NULL), ERR_OK);
    return po;
}

/* The supervision flow is the one with an agreement that is changed here. */
#define TZ \
    "verstrekkers: [PI]\n    ontvangers: [RE]\n    begin: \"2023-12-01\"\n"

static enum weiger
decide_on(const struct policy *po, int64_t day, struct decision *d)
{
    struct policy_facts f =
        case_facts(BERICHT_M20, ROL_PI, ROL_RE, DOEL_TOEZICHT, "RECLREG_8_1");
    struct elset offered = {{0}};
    static const enum element must[] = {EL_PERSOON_BSN,
        EL_PERSOON_GESLACHTSNAAM, EL_PERSOON_GEBOORTEDATUM, EL_PERSOON_GESLACHT,
        EL_DETENTIE_EINDDATUM_DEFINITIEF, EL_DRPLAN_ACTIE,
        EL_CONTACT_PI_FUNCTIONELE_POSTBUS};

    for (size_t i = 0; i < sizeof(must) / sizeof(must[0]); i++)
        elset_add(&offered, must[i]);
    f.vandaag = day;
    policy_decide(po, &f, &offered, d);
    return d->released ? WEIGER_GEEN : d->refusal;
}

static void
test_agreement__holds_from_its_first_day_to_its_last(void **state)
{
    struct policy *po = policy_with(TZ, TZ "    einde: \"2026-11-23\"\n");
    struct decision d;

    (void)state;
    assert_int_equal(decide_on(po, clock_days(2023, 11, 30), &d),
        WEIGER_GEEN_GRONDSLAG); /* the policy itself is of later */
    assert_int_equal(decide_on(po, clock_days(2026, 11, 23), &d), WEIGER_GEEN);
    assert_int_equal(decide_on(po, clock_days(2026, 11, 24), &d),
        WEIGER_GLP_NIET_AKKOORD);
    assert_int_equal(elset_n(&d.disclosed), 0);
    policy_free(po);
    po = policy_with(TZ, "verstrekkers: [PI]\n    ontvangers: [RE]\n    begin: "
                         "\"2026-11-24\"\n");
    assert_int_equal(decide_on(po, clock_days(2026, 11, 23), &d),
        WEIGER_GLP_NIET_AKKOORD);
    assert_int_equal(decide_on(po, clock_days(2026, 11, 24), &d), WEIGER_GEEN);
    policy_free(po);
}

static void
test_agreement__only_akkoord_lets_a_flow_run(void **state)
{
    static const struct {
        const char *stand;
        enum weiger want;
    } stand[] = {{"concept", WEIGER_GLP_NIET_AKKOORD}, {"akkoord", WEIGER_GEEN},
        {"opgeschort", WEIGER_GLP_NIET_AKKOORD},
        {"opgezegd", WEIGER_GLP_NIET_AKKOORD},
        {"verlopen", WEIGER_GLP_NIET_AKKOORD}};

    (void)state;
    for (size_t i = 0; i < sizeof(stand) / sizeof(stand[0]); i++) {
        char to[160];
        struct policy *po;
        struct decision d;
        struct policy_afspraak a;

        (void)snprintf(to, sizeof(to), TZ "    stand: %s\n", stand[i].stand);
        po = policy_with(TZ "    stand: akkoord\n", to);
        assert_int_equal(decide_on(po, CASE_DAY, &d), stand[i].want);
        assert_true(policy_agreement_of(po, d.flow, &a));
        assert_string_equal(a.code, "GLP-TZ");
        assert_string_equal(a.stand, stand[i].stand);
        policy_free(po);
    }
}

static void
test_agreement__a_refusal_names_it_with_state_and_days(void **state)
{
    struct policy *po = policy_with(TZ, TZ "    einde: \"2026-11-23\"\n");
    struct decision d;
    struct buf out;

    (void)state;
    buf_init(&out, 65536);
    assert_int_equal(decide_on(po, CASE_DAY + 1, &d), WEIGER_GLP_NIET_AKKOORD);
    policy_explain(po, &d, false, &out);
    buf_byte(&out, '\0');
    assert_non_null(strstr((const char *)out.p,
        "AFSPRAAK   GLP-TZ (Afspraak over toezicht na detentie): akkoord, "
        "vanaf 2023-12-01 tot en met 2026-11-23\n"));
    buf_clear(&out);
    policy_explain(po, &d, true, &out);
    buf_byte(&out, '\0');
    assert_non_null(strstr((const char *)out.p,
        "AGREEMENT  GLP-TZ (Agreement on supervision after detention): agreed, "
        "from 2023-12-01 up to and including 2026-11-23\n"));
    buf_clear(&out);
    policy_agreement_text(po, POLICY_NO_RULE, true, &out);
    assert_int_equal(out.n, 0);
    buf_done(&out);
    policy_free(po);
}

static void
test_agreement__terms_of_retrying_are_of_the_flow(void **state)
{
    struct policy *po = policy_with(NULL, NULL);
    struct policy_afspraak a;
    struct decision d;

    (void)state;
    (void)decide_on(po, CASE_DAY, &d);
    assert_true(policy_agreement_of(po, d.flow, &a));
    assert_int_equal(a.herhaling.first_s, 5);
    assert_int_equal(a.herhaling.longest_s, 900);
    assert_int_equal(a.herhaling.give_up_days, 2);
    for (uint16_t i = 0; i < po->flow_n; i++) {
        assert_true(policy_agreement_of(po, i, &a));
        if (strcmp(a.code, "GLP-TZ") != 0)
            assert_int_equal(a.herhaling.first_s,
                0); /* as the gateway is set */
    }
    assert_false(policy_agreement_of(po, (uint16_t)po->flow_n, &a));
    policy_free(po);
    po = policy_with("eerste_poging_na_seconden: 5, langste_pauze_seconden: "
                     "900, opgeven_na_dagen: 2",
        "eerste_poging_na_seconden: 3600, langste_pauze_seconden: 86400, "
        "opgeven_na_dagen: 365");
    (void)decide_on(po, CASE_DAY, &d);
    assert_true(policy_agreement_of(po, d.flow, &a));
    assert_int_equal(a.herhaling.first_s, LIMIT_RETRY_FIRST_S_MAX);
    assert_int_equal(a.herhaling.longest_s, LIMIT_RETRY_LONGEST_S_MAX);
    assert_int_equal(a.herhaling.give_up_days, LIMIT_RETRY_DAYS_MAX);
    policy_free(po);
}

static void
test_agreement__every_flow_is_between_its_parties(void **state)
{
    struct policy *po = policy_with(NULL, NULL);

    (void)state;
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        const struct policy_agreement *a = &po->agreement[fl->agreement];

        assert_true((a->givers >> fl->from & 1) != 0);
        assert_true((a->receivers >> fl->to & 1) != 0);
        assert_true(a->bbn >= 1 && a->need.nl[0] != '\0');
    }
    policy_free(po);
}

/* One approval more than there is room for, and exactly as many. */
static void
test_agreement__has_room_for_so_many_approvals(void **state)
{
    static const char one[] = "      - {partij: RE, functie: x, datum: "
                              "\"2023-11-16\", kenmerk: x}\n";
    char more[POLICY_APPROVALS_MAX * sizeof(one) + 100];
    struct buf report;

    (void)state;
    buf_init(&report, 65536);
    for (unsigned extra = POLICY_APPROVALS_MAX - 2;
         extra < POLICY_APPROVALS_MAX; extra++) {
        struct policy *po = NULL;
        bool fits = extra == POLICY_APPROVALS_MAX - 2; /* two are there */

        (void)snprintf(more, sizeof(more),
            TZ "    stand: akkoord\n"
               "    goedkeuringen:\n");
        for (unsigned i = 0; i < extra; i++)
            memcpy(more + strlen(more), one, sizeof(one));
        buf_clear(&report);
        assert_int_equal(compile_with(TZ
                             "    stand: akkoord\n    goedkeuringen:\n",
                             more, &po, &report),
            fits ? ERR_OK : ERR_CONFIG);
        buf_byte(&report, '\0');
        if (!fits)
            assert_non_null(
                strstr((const char *)report.p, "meer dan 16 rijen"));
        policy_free(po);
    }
    buf_done(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agreement__holds_from_its_first_day_to_its_last),
        cmocka_unit_test(test_agreement__only_akkoord_lets_a_flow_run),
        cmocka_unit_test(
            test_agreement__a_refusal_names_it_with_state_and_days),
        cmocka_unit_test(test_agreement__terms_of_retrying_are_of_the_flow),
        cmocka_unit_test(test_agreement__every_flow_is_between_its_parties),
        cmocka_unit_test(test_agreement__has_room_for_so_many_approvals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
