/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/explain.h"

#include "base/text.h"
#include "tests/unit/policy/policy_case.h"

static struct policy *po;

static int
setup(void **state)
{
    (void)state;
    po = case_policy();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(po);
    return 0;
}

static struct decision
decide_m10(struct policy_facts f)
{
    struct elset s =
        po->flow[po->flow_at[BERICHT_M10][ROL_PI][ROL_GN]].required;
    struct decision d;

    elset_add(&s, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    elset_add(&s, EL_SCHULDEN_BEDRAG_EXACT);
    elset_add(&s, EL_DETENTIE_DELICTCATEGORIE);
    policy_decide(po, &f, &s, &d);
    return d;
}

static void
assert_holds(const struct decision *d, bool en, const char *text)
{
    struct buf b;

    buf_init(&b, 65536);
    policy_explain(po, d, en, &b);
    assert_int_equal(buf_err(&b), ERR_OK);
    if (text_find(buf_peek(&b), span_of(text)) < 0)
        fail_msg("no '%s' in:\n%.*s", text, (int)b.n, (const char *)b.p);
    buf_done(&b);
}

/* ---- words ---------------------------------------------------------------- */

static void
test_policy__a_ground_is_told_with_its_article(void **state)
{
    (void)state;
    assert_string_equal(policy_grond_tekst(po, "PBW_18A"),
        "Pbw art. 18a lid 4 en 6; Pm art. 20b/20d");
    assert_string_equal(policy_grond_tekst(po, "TOESTEMMING"), "");
    assert_string_equal(policy_grond_tekst(po, ""), "");
}

static void
test_policy__what_is_out_of_range_has_no_words(void **state)
{
    (void)state;
    assert_string_equal(policy_grond_gever(po, POLICY_NO_RULE), "");
    assert_string_equal(policy_grond_gever(po, (uint16_t)po->flow_n), "");
    assert_string_equal(policy_grond_ontvanger(po, POLICY_NO_RULE), "");
    assert_string_equal(policy_rule_id(po, (uint16_t)po->rule_n), "");
    assert_string_equal(policy_rule_reden(po, POLICY_NO_RULE, true), "");
    assert_string_equal(policy_condition_text(po, 0, false), "");
    assert_string_equal(policy_condition_text(po, 2, false), "");
    assert_string_equal(policy_condition_text(po, 12, false), "");
}

static void
test_policy__every_rule_and_condition_speaks_both_languages(void **state)
{
    (void)state;
    for (unsigned i = 0; i < po->rule_n; i++) {
        const char *nl = policy_rule_reden(po, (uint16_t)i, false);
        const char *en = policy_rule_reden(po, (uint16_t)i, true);

        assert_true(strlen(nl) > 9 && strlen(en) > 9);
        assert_string_not_equal(nl, en);
        assert_string_not_equal(policy_rule_id(po, (uint16_t)i), "");
    }
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++)
        if (c != 2)
            assert_string_not_equal(policy_condition_text(po, c, false),
                policy_condition_text(po, c, true));
}

/* ---- a decision ----------------------------------------------------------- */

static void
test_policy__a_decision_is_told_per_element(void **state)
{
    struct decision d = decide_m10(case_m10());

    (void)state;
    assert_holds(&d, false, "deels verstrekt: 23 van 25 aangeboden elementen");
    assert_holds(&d, false, "GEVER      Pbw art. 18a lid 4 en 6");
    assert_holds(&d, false, "M10 DeelbaarDRPlan, PI naar GN");
    assert_holds(&d, false,
        "GEEN_GRONDSLAG: Voor hulp bij terugkeer is het delict niet nodig");
    assert_holds(&d, false, "achtergehouden   DR-GN-detentie.delictcategorie ");
    assert_holds(&d, false, "In de plaats komt: schulden.bedrag_klasse.");
    assert_holds(&d, true, "partly disclosed: 23 of 25 offered elements");
    assert_holds(&d, true, "Instead goes: schulden.bedrag_klasse.");
}

static void
test_policy__a_refusal_is_told_with_its_reason(void **state)
{
    struct policy_facts f = case_m10();
    struct elset s = {{0}};
    struct decision d;

    (void)state;
    f.gemeente_bevestigd = TRI_ONBEKEND;
    d = decide_m10(f);
    assert_holds(&d, false, "geweigerd: VERKEERDE_GEMEENTE, deze gemeente");
    assert_holds(&d, true, "refused: VERKEERDE_GEMEENTE\n");
    /* What is missing is named. */
    policy_decide(po, &f, &s, &d);
    assert_holds(&d, false, "ONTBREEKT  persoon.bsn, persoon.geslachtsnaam");
    /* Without a flow there is no ground to name. */
    f.type = BERICHT_M25;
    policy_decide(po, &f, &s, &d);
    assert_holds(&d, false, "geweigerd: GEEN_GRONDSLAG");
}

/* ---- a question ----------------------------------------------------------- */

static const struct {
    enum doel doel;
    enum rol rol;
    enum element e;
    enum fase fase;
    enum policy_answer_kind kind;
    enum weiger weiger;
    unsigned condition;
} questions[] = {
    {DOEL_DR_PLAN, ROL_GN, EL_PERSOON_GESLACHTSNAAM, FASE_ONBEKEND, ANTWOORD_JA,
        WEIGER_GEEN, 0},
    {DOEL_DR_PLAN, ROL_GN, EL_DETENTIE_DELICTCATEGORIE, FASE_ONBEKEND,
        ANTWOORD_NEE, WEIGER_GEEN_GRONDSLAG, 0},
    {DOEL_DR_PLAN, ROL_GN, EL_ZORG_ZORGAANBIEDER, FASE_ONBEKEND,
        ANTWOORD_VOORWAARDE, WEIGER_GEEN, 3},
    {DOEL_DR_PLAN, ROL_GN, EL_ADRES_TERUGKEERADRES, FASE_ONBEKEND,
        ANTWOORD_VOORWAARDE, WEIGER_GEEN, 4},
    {DOEL_DR_PLAN, ROL_GN, EL_ADRES_TERUGKEERADRES, FASE_F3, ANTWOORD_NEE,
        WEIGER_VERKEERDE_FASE, 4},
    {DOEL_DR_PLAN, ROL_GN, EL_ADRES_TERUGKEERADRES, FASE_F4, ANTWOORD_JA,
        WEIGER_GEEN, 4},
    {DOEL_DR_PLAN, ROL_GN, EL_NETWERK_STEUNPERSOON_RELATIE, FASE_ONBEKEND,
        ANTWOORD_JA, WEIGER_GEEN, 7},
    {DOEL_DR_PLAN, ROL_GN, EL_ZORG_DIAGNOSE, FASE_F4, ANTWOORD_NEE,
        WEIGER_BEROEPSGEHEIM, 0},
    {DOEL_DR_PLAN, ROL_BU, EL_PERSOON_GESLACHTSNAAM, FASE_F4, ANTWOORD_NEE,
        WEIGER_GEEN_GRONDSLAG, 0},
    {DOEL_NAZORG, ROL_GN, EL_PERSOON_GESLACHTSNAAM, FASE_F5, ANTWOORD_JA,
        WEIGER_GEEN, 0},
    {DOEL_RISICO_18B, ROL_BU, EL_RISICO_TOELICHTING, FASE_F4,
        ANTWOORD_VOORWAARDE, WEIGER_GEEN, 6},
    {DOEL_UITVOERING_BV, ROL_GS, EL_SCHULDEN_SCHULDEISERS, FASE_F3,
        ANTWOORD_VOORWAARDE, WEIGER_GEEN, 1},
    /* JustID reads the column of the PI. */
    {DOEL_DR_PLAN, ROL_JUSTID, EL_GEM_JUISTE_GEMEENTE, FASE_F1, ANTWOORD_JA,
        WEIGER_GEEN, 0},
    /* A column that no message runs on: the report to the mayor is Injus'. */
    {DOEL_BIJ, ROL_BU, EL_PERSOON_GESLACHTSNAAM, FASE_F4, ANTWOORD_NEE,
        WEIGER_GEEN_GRONDSLAG, 0},
    /* Allowed in the column, but in no message of today. */
    {DOEL_DETENTIEMELDING, ROL_GN, EL_DETENTIE_WIJZE_EINDE, FASE_F4,
        ANTWOORD_NEE, WEIGER_GEEN_GRONDSLAG, 0},
    {DOEL_TOEZICHT, ROL_RE, EL_BERICHT_ID, FASE_F4, ANTWOORD_JA, WEIGER_GEEN,
        0},
};

static void
test_policy__a_question_gets_yes_no_or_on_condition(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
        struct policy_question q = {.doel = questions[i].doel,
            .ontvanger = questions[i].rol,
            .element = questions[i].e,
            .fase = questions[i].fase};
        struct policy_answer a;

        policy_question(po, &q, &a);
        assert_int_equal(a.kind, questions[i].kind);
        assert_int_equal(a.weiger, questions[i].weiger);
        assert_int_equal(a.condition, questions[i].condition);
        assert_string_not_equal(a.reden_nl, "");
        assert_string_not_equal(a.reden_en, "");
        if (a.kind == ANTWOORD_NEE)
            continue;
        assert_string_not_equal(a.grond_tekst, "");
        assert_string_not_equal(a.rule_id, "");
    }
}

/* ---- what an answer rests on, and what to do ------------------------------ */

static struct policy_answer
ask(struct policy_question q)
{
    struct policy_answer a;

    policy_question(po, &q, &a);
    return a;
}

static struct policy_question
about(enum element e)
{
    return (struct policy_question){.doel = DOEL_DR_PLAN,
        .ontvanger = ROL_GN,
        .element = e,
        .fase = FASE_ONBEKEND};
}

static void
test_policy__an_answer_names_both_grounds_and_the_agreement(void **state)
{
    struct policy_answer a = ask(about(EL_ZORG_ZORGAANBIEDER));

    (void)state;
    assert_string_equal(a.grond, "PBW_18A");
    assert_string_equal(a.ontvangst, "AVG_6_1_E");
    assert_string_not_equal(a.ontvangst_tekst, "");
    assert_string_equal(a.eigen, "WJSG_51B");
    assert_string_not_equal(a.eigen_tekst, "");
    assert_string_equal(a.afspraak, "GLP-DR");
    assert_true(a.afspraak_geldig);
    assert_int_equal(a.terugval, EL_ZORG_ZORGVRAAG_AANWEZIG);
    a = ask(about(EL_PERSOON_GESLACHTSNAAM));
    assert_int_equal(a.terugval, EL__NONE);
    assert_string_equal(a.eigen, "");
    a = ask(about(EL_ZORG_DIAGNOSE));
    assert_int_equal(a.terugval, EL__NONE);
}

static void
test_policy__a_question_can_be_narrowed_to_sender_and_type(void **state)
{
    struct policy_question q = about(EL_ZORG_ZORGAANBIEDER);
    struct policy_answer a;

    (void)state;
    q.afzenders = 1u << ROL_PI;
    assert_int_equal(ask(q).kind, ANTWOORD_VOORWAARDE);
    q.types = UINT64_C(1) << BERICHT_M10;
    assert_int_equal(ask(q).kind, ANTWOORD_VOORWAARDE);
    assert_true(
        policy_question_flow(po, &q, po->flow_at[BERICHT_M10][ROL_PI][ROL_GN]));
    assert_false(
        policy_question_flow(po, &q, po->flow_at[BERICHT_M14][ROL_PI][ROL_GN]));
    q.types = UINT64_C(1) << BERICHT_M14;
    a = ask(q);
    assert_int_equal(a.kind, ANTWOORD_NEE);
    assert_int_equal(a.flow, POLICY_NO_RULE);
    q.types = 0;
    q.afzenders = 1u << ROL_JUSTID;
    a = ask(q);
    assert_int_equal(a.kind, ANTWOORD_NEE);
    assert_int_equal(a.weiger, WEIGER_GEEN_GRONDSLAG);
}

static void
test_policy__a_question_of_a_day_minds_the_day(void **state)
{
    struct policy_question q = about(EL_PERSOON_GESLACHTSNAAM);
    struct policy_agreement *ag =
        &po->agreement[po->flow[ask(q).flow].agreement];
    const struct policy_agreement was = *ag;

    (void)state;
    q.vandaag = po->from;
    assert_int_equal(ask(q).kind, ANTWOORD_JA);
    q.vandaag = po->from - 1;
    assert_int_equal(ask(q).kind, ANTWOORD_NEE);
    assert_int_equal(ask(q).weiger, WEIGER_GEEN_GRONDSLAG);
    q.vandaag = CASE_DAY;
    ag->to = CASE_DAY;
    assert_int_equal(ask(q).kind, ANTWOORD_JA);
    ag->to = CASE_DAY - 1;
    assert_int_equal(ask(q).kind, ANTWOORD_NEE);
    assert_int_equal(ask(q).weiger, WEIGER_GLP_NIET_AKKOORD);
    assert_false(ask(q).afspraak_geldig);
    *ag = was;
}

static void
assert_advice(struct policy_question q, const char *nl, const char *en)
{
    struct policy_answer a = ask(q);
    struct buf b;

    for (int k = 0; k < 2; k++) {
        const char *text = k == 0 ? nl : en;

        buf_init(&b, 1024);
        policy_advice(po, &q, &a, k == 1, &b);
        assert_int_equal(buf_err(&b), ERR_OK);
        if (text_find(buf_peek(&b), span_of(text)) < 0)
            fail_msg("no '%s' in: %.*s", text, (int)b.n, (const char *)b.p);
        buf_done(&b);
    }
}

static void
test_policy__every_condition_says_what_to_do(void **state)
{
    struct policy_question q = about(EL_PERSOON_BSN);

    (void)state;
    assert_advice(about(EL_SCHULDEN_BEDRAG_KLASSE), "Zet hulpvraag.schulden",
        "Set hulpvraag.schulden");
    assert_advice(about(EL_ZORG_ZORGAANBIEDER), "noem daarin 'zorg.zorga",
        "name 'zorg.zorgaanbieder' there");
    assert_advice(about(EL_ADRES_TERUGKEERADRES), "F4, F5 of F6",
        "F4, F5 or F6");
    assert_advice(q, "de ontvanger is de gemeente",
        "the municipality of registration");
    q.ontvanger = ROL_RE;
    assert_advice(q, "bericht.bsn_geverifieerd op J.",
        "bericht.bsn_geverifieerd to J.");
    assert_advice(about(EL_DETENTIE_BESTEMMING), "elke andere waarde wordt",
        "any other value becomes OVERIG");
    assert_advice(about(EL_RECL_DR_ADVIES_REINTEGRATIE), "open basisvoorwaarde",
        "open basic condition");
    assert_advice(about(EL_HUISVESTING_GEBIEDSBEPERKING), "Niets:", "Nothing:");
    /* Whatever the condition, there is a sentence in each language. */
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++) {
        struct policy_answer a = {.condition = (uint8_t)c};

        q.element = EL_RECL_DR_ADVIES_REINTEGRATIE;
        for (int en = 0; c != 2 && en < 2; en++) {
            struct buf b;

            buf_init(&b, 1024);
            policy_advice(po, &q, &a, en != 0, &b);
            assert_true(b.n > 20);
            buf_done(&b);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy__a_ground_is_told_with_its_article),
        cmocka_unit_test(test_policy__what_is_out_of_range_has_no_words),
        cmocka_unit_test(
            test_policy__every_rule_and_condition_speaks_both_languages),
        cmocka_unit_test(test_policy__a_decision_is_told_per_element),
        cmocka_unit_test(test_policy__a_refusal_is_told_with_its_reason),
        cmocka_unit_test(test_policy__a_question_gets_yes_no_or_on_condition),
        cmocka_unit_test(
            test_policy__an_answer_names_both_grounds_and_the_agreement),
        cmocka_unit_test(
            test_policy__a_question_can_be_narrowed_to_sender_and_type),
        cmocka_unit_test(test_policy__a_question_of_a_day_minds_the_day),
        cmocka_unit_test(test_policy__every_condition_says_what_to_do),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
