/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/policy/policy_case.h"

static struct arena arena;
static struct message m;

/* A message with type and purpose. */
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
put_at(enum leaf l, uint16_t occ, const char *text)
{
    assert_int_equal(message_add(&m, l, occ, span_of(text), NULL), ERR_OK);
}

static void
put(enum leaf l, const char *text)
{
    put_at(l, 0, text);
}

static struct policy_facts
facts(void)
{
    struct policy_facts f;

    memset(&f, 0, sizeof(f));
    put(LF_BERICHT_TYPE, "M10");
    put(LF_BERICHT_DOEL, "DR_PLAN");
    assert_int_equal(policy_facts_read(&m, &f, NULL), ERR_OK);
    return f;
}

static void
test_policy__an_empty_message_says_nothing(void **state)
{
    struct policy_facts f = facts();

    (void)state;
    assert_int_equal(f.type, BERICHT_M10);
    assert_int_equal(f.doel, DOEL_DR_PLAN);
    assert_int_equal(f.fase, FASE_ONBEKEND);
    assert_int_equal(f.titel_na_detentie, TRI_ONBEKEND);
    assert_int_equal(f.kort_verblijf, TRI_ONBEKEND);
    assert_int_equal(f.bv_open, 0);
    assert_int_equal(f.motivatie_tekens, 0);
    assert_int_equal(elset_n(&f.motivatie_elementen), 0);
    assert_int_equal(f.grondslag.n, 0);
    assert_false(f.geinformeerd || f.derde_geinformeerd || f.bsn_geverifieerd ||
                 f.besluit_mandaat || f.bevestiging_tweede ||
                 f.ontvanger_gemandateerde || f.convenant_id || f.casus_id);
}

static void
test_policy__an_unknown_type_or_purpose_is_an_error(void **state)
{
    struct policy_facts f = {0};

    (void)state;
    put(LF_BERICHT_TYPE, "M36");
    put(LF_BERICHT_DOEL, "DR_PLAN");
    assert_int_equal(policy_facts_read(&m, &f, NULL), ERR_SYNTAX);
    assert_int_equal(message_init(&m, &arena, 16, NULL), ERR_OK);
    put(LF_BERICHT_TYPE, "M10");
    put(LF_BERICHT_DOEL, "FRAUDE");
    assert_int_equal(policy_facts_read(&m, &f, NULL), ERR_SYNTAX);
}

static void
test_policy__facts_from_elsewhere_stay(void **state)
{
    struct policy_facts f = {.vandaag = 7,
        .gemeente_bevestigd = TRI_JA,
        .rol_afzender = ROL_RE};

    (void)state;
    put(LF_BERICHT_TYPE, "M14");
    put(LF_BERICHT_DOEL, "NAZORG");
    assert_int_equal(policy_facts_read(&m, &f, NULL), ERR_OK);
    assert_int_equal(f.vandaag, 7);
    assert_int_equal(f.gemeente_bevestigd, TRI_JA);
    assert_int_equal(f.rol_afzender, ROL_RE);
}

static void
test_policy__each_request_opens_its_basic_condition(void **state)
{
    static const struct {
        enum leaf l;
        enum bv bv;
    } asked[] = {{LF_HULPVRAAG_IDBEWIJS, BV_ID},
        {LF_HULPVRAAG_ONDERDAK, BV_ONDERDAK},
        {LF_HULPVRAAG_WERK_INKOMEN, BV_WERK_INKOMEN},
        {LF_HULPVRAAG_SCHULDEN, BV_SCHULDEN}, {LF_HULPVRAAG_ZORG, BV_ZORG},
        {LF_HULPVRAAG_ZORG_VOOR_THUIS, BV_NETWERK},
        {LF_HULPVRAAG_NETWERK, BV_NETWERK}};
    static const char *const answers[] = {"J", "N", "O", "j", ""};

    (void)state;
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
        for (size_t k = 0; k < sizeof(answers) / sizeof(answers[0]); k++) {
            assert_int_equal(message_init(&m, &arena, 16, NULL), ERR_OK);
            put(asked[i].l, answers[k]);
            assert_int_equal(facts().bv_open, k == 0 ? 1u << asked[i].bv : 0);
        }
}

static void
test_policy__an_action_is_open_until_its_state_ends_it(void **state)
{
    static const struct {
        const char *status;
        bool open;
    } cases[] = {{"OPEN", true}, {"TOEGEWEZEN", true}, {"IN_BEHANDELING", true},
        {"WACHT_OP_DERDE", true}, {"WACHTLIJST", true}, {"GEREED", false},
        {"NIET_MOGELIJK", false}, {"VERVALLEN", false}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(message_init(&m, &arena, 16, NULL), ERR_OK);
        /* The last occurrence there may be. */
        put_at(LF_DRPLAN_ACTIE_BASISVOORWAARDE,
            LIMIT_MESSAGE_OCCURRENCES_MAX - 1, "ZORG");
        put_at(LF_DRPLAN_ACTIE_STATUS, LIMIT_MESSAGE_OCCURRENCES_MAX - 1,
            cases[i].status);
        put_at(LF_DRPLAN_ACTIE_BASISVOORWAARDE, 1, "ID");
        put_at(LF_DRPLAN_ACTIE_STATUS, 1, "GEREED");
        assert_int_equal(facts().bv_open, cases[i].open ? 1u << BV_ZORG : 0);
    }
}

static void
test_policy__a_motivation_names_whole_words_only(void **state)
{
    static const struct {
        const char *text;
        bool named;
    } cases[] = {{"zorg.zorgaanbieder", true},
        {"nodig: zorg.zorgaanbieder.", true}, {"(zorg.zorgaanbieder)", true},
        {"zorg.indicatie/zorg.zorgaanbieder", true},
        {"zorg.zorgaanbieder,zorg.indicatie", true},
        {"zorg.zorgaanbieder\nen meer", true}, {"zorg.zorgaanbieders", false},
        {"xzorg.zorgaanbieder", false}, {"zorg.zorgaanbieder_x", false},
        {"zorg.zorgaanbieder.naam", false}, {"Zorg.zorgaanbieder", false},
        {"zorg zorgaanbieder", false}, {"niet-zorg.zorgaanbieder", false},
        {"\xc3\xa9zorg.zorgaanbieder", false}, {"zorgaanbieder", false},
        {"", false}, {"...", false}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct policy_facts f;

        assert_int_equal(message_init(&m, &arena, 16, NULL), ERR_OK);
        put(LF_BERICHT_NOODZAAK_MOTIVERING, cases[i].text);
        f = facts();
        assert_int_equal(
            elset_has(&f.motivatie_elementen, EL_ZORG_ZORGAANBIEDER),
            cases[i].named);
    }
}

static void
test_policy__a_motivation_counts_characters_without_the_spaces_around_it(
    void **state)
{
    (void)state;
    put(LF_BERICHT_NOODZAAK_MOTIVERING, " \n caf\xc3\xa9 open \t ");
    assert_int_equal(facts().motivatie_tekens, 9);
    assert_int_equal(message_init(&m, &arena, 16, NULL), ERR_OK);
    put(LF_BERICHT_NOODZAAK_MOTIVERING, "                                   ");
    assert_int_equal(facts().motivatie_tekens, 0);
}

static void
test_policy__what_the_message_says_becomes_a_fact(void **state)
{
    struct policy_facts f;

    (void)state;
    put(LF_BERICHT_GRONDSLAG, "PBW_18A");
    put(LF_DETENTIE_FASE, "F4");
    put(LF_DETENTIE_TITEL_NA_DETENTIE, "N");
    put(LF_DETENTIE_KORTVERBLIJF_KLASSE, "K0");
    put(LF_MEDEWERKING_GEINFORMEERD_OP, "2026-11-01");
    put(LF_BERICHT_DERDE_GEINFORMEERD, "J");
    put(LF_BERICHT_BSN_GEVERIFIEERD, "J");
    put(LF_BERICHT_BESLUIT_MANDAAT_FUNCTIE, "directeur");
    put(LF_BERICHT_BEVESTIGING_TWEEDE_FUNCTIE, "hoofd");
    put(LF_BERICHT_ONTVANGER_GEMANDATEERDE, "wijkteam");
    put(LF_BERICHT_CONVENANT_ID, "C-1");
    put(LF_BERICHT_CASUS_ID, "Z-1");
    f = facts();
    assert_true(span_is(f.grondslag, "PBW_18A"));
    assert_int_equal(f.fase, FASE_F4);
    assert_int_equal(f.titel_na_detentie, TRI_NEE);
    assert_int_equal(f.kort_verblijf, TRI_JA);
    assert_true(f.geinformeerd && f.derde_geinformeerd && f.bsn_geverifieerd &&
                f.ontvanger_gemandateerde && f.convenant_id && f.casus_id);
    /* Two more take a policy and a day to say. */
    assert_false(f.besluit_mandaat || f.bevestiging_tweede);
}

static void
test_policy__what_says_nothing_names_nobody(void **state)
{
    struct policy_facts f;

    (void)state;
    put(LF_BERICHT_ONTVANGER_GEMANDATEERDE, " - ");
    put(LF_BERICHT_CONVENANT_ID, ".");
    put(LF_BERICHT_CASUS_ID, "\xc2\xa0");
    f = facts();
    assert_false(f.ontvanger_gemandateerde || f.convenant_id || f.casus_id);
}

/* ---- the decision behind an 18b disclosure ---------------------------------- */

struct approval {
    const char *functie, *datum, *kenmerk, *tweede, *tweede_datum;
    bool decided, confirmed;
};

static const struct policy clauses = {
    .param = {.besluit_18b_days = POLICY_BESLUIT_DAYS}};

/* CASE_DAY is 2026-11-23. */
static const struct approval approvals[] = {
    {"directeur", "2026-11-23", "K-1", "hoofd", "2026-11-23", true, true},
    {"directeur", "2026-11-20", "K-1", "hoofd", "2026-11-21", true, true},
    /* thirty days is not too old, one more is */
    {"directeur", "2026-10-24", "K-1", "hoofd", "2026-11-21", true, true},
    {"directeur", "2026-10-23", "K-1", "hoofd", "2026-11-21", false, false},
    /* the future */
    {"directeur", "2026-11-24", "K-1", "hoofd", "2026-11-24", false, false},
    {"directeur", "2026-11-22", "K-1", "hoofd", "2026-11-24", true, false},
    /* a second person comes second */
    {"directeur", "2026-11-22", "K-1", "hoofd", "2026-11-21", true, false},
    {"directeur", "2026-11-22", "K-1", "hoofd", NULL, true, false},
    {"directeur", "2026-11-22", "K-1", NULL, "2026-11-22", true, false},
    {"directeur", "2026-11-22", "K-1", " - ", "2026-11-22", true, false},
    /* and is another one */
    {"directeur", "2026-11-22", "K-1", "directeur", "2026-11-22", true, false},
    {"directeur", "2026-11-22", "K-1", " DIRECTEUR ", "2026-11-22", true,
        false},
    {"plv. directeur", "2026-11-22", "K-1", "Plv directeur", "2026-11-22", true,
        false},
    {"directeur", "2026-11-22", "K-1", "plv. directeur", "2026-11-22", true,
        true},
    /* the decision is whole */
    {NULL, "2026-11-22", "K-1", "hoofd", "2026-11-22", false, false},
    {" ", "2026-11-22", "K-1", "hoofd", "2026-11-22", false, false},
    {"directeur", NULL, "K-1", "hoofd", "2026-11-22", false, false},
    {"directeur", "2026-02-30", "K-1", "hoofd", "2026-11-22", false, false},
    {"directeur", "2026-11-22", NULL, "hoofd", "2026-11-22", false, false},
    {"directeur", "2026-11-22", "--", "hoofd", "2026-11-22", false, false},
};

static void
put_if(enum leaf l, const char *text)
{
    if (text != NULL)
        put(l, text);
}

static void
test_policy__a_decision_is_confirmed_by_another(void **state)
{
    for (size_t i = 0; i < sizeof(approvals) / sizeof(approvals[0]); i++) {
        const struct approval *a = &approvals[i];
        struct policy_facts f;

        teardown(state);
        setup(state);
        put_if(LF_BERICHT_BESLUIT_MANDAAT_FUNCTIE, a->functie);
        put_if(LF_BERICHT_BESLUIT_MANDAAT_DATUM, a->datum);
        put_if(LF_BERICHT_BESLUIT_MANDAAT_KENMERK, a->kenmerk);
        put_if(LF_BERICHT_BEVESTIGING_TWEEDE_FUNCTIE, a->tweede);
        put_if(LF_BERICHT_BEVESTIGING_TWEEDE_DATUM, a->tweede_datum);
        f = facts();
        f.vandaag = CASE_DAY;
        policy_facts_mandate(&clauses, &m, &f);
        if (f.besluit_mandaat != a->decided ||
            f.bevestiging_tweede != a->confirmed)
            fail_msg("case %zu: %d %d", i, f.besluit_mandaat,
                f.bevestiging_tweede);
    }
}

static void
test_policy__how_old_is_for_the_policy_to_say(void **state)
{
    struct policy strict = clauses;
    struct policy_facts f;

    (void)state;
    put(LF_BERICHT_BESLUIT_MANDAAT_FUNCTIE, "directeur");
    put(LF_BERICHT_BESLUIT_MANDAAT_DATUM, "2026-11-21");
    put(LF_BERICHT_BESLUIT_MANDAAT_KENMERK, "K-1");
    f = facts();
    f.vandaag = CASE_DAY;
    strict.param.besluit_18b_days = 2;
    policy_facts_mandate(&strict, &m, &f);
    assert_true(f.besluit_mandaat);
    strict.param.besluit_18b_days = 1;
    policy_facts_mandate(&strict, &m, &f);
    assert_false(f.besluit_mandaat);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_policy__an_empty_message_says_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__an_unknown_type_or_purpose_is_an_error, setup,
            teardown),
        cmocka_unit_test_setup_teardown(test_policy__facts_from_elsewhere_stay,
            setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__each_request_opens_its_basic_condition, setup,
            teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__an_action_is_open_until_its_state_ends_it, setup,
            teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__a_motivation_names_whole_words_only, setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__a_motivation_counts_characters_without_the_spaces_around_it,
            setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__what_the_message_says_becomes_a_fact, setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__what_says_nothing_names_nobody, setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__a_decision_is_confirmed_by_another, setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_policy__how_old_is_for_the_policy_to_say, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
