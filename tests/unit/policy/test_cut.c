/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/policy/policy_case.h"

static struct policy *wide;
static struct arena arena, other;
static struct message src, dst;
static struct decision d;

static int
setup_group(void **state)
{
    (void)state;
    wide = case_open_policy();
    assert_int_equal(arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, NULL), ERR_OK);
    assert_int_equal(arena_init(&other, LIMIT_MESSAGE_ARENA_MAX, NULL), ERR_OK);
    return 0;
}

static int
teardown_group(void **state)
{
    (void)state;
    policy_free(wide);
    arena_done(&arena);
    arena_done(&other);
    return 0;
}

static int
setup(void **state)
{
    (void)state;
    arena_wipe(&arena);
    assert_int_equal(message_init(&src, &arena, LIMIT_MESSAGE_VALUES_MAX, NULL),
        ERR_OK);
    return 0;
}

static void
put_at(enum leaf l, uint16_t occ, const char *text)
{
    assert_int_equal(message_add(&src, l, occ, span_of(text), NULL), ERR_OK);
}

static void
put(enum leaf l, const char *text)
{
    put_at(l, 0, text);
}

static void
cut(const struct policy_facts *f)
{
    policy_decide(wide, f, &src.present, &d);
    assert_true(d.released);
    arena_wipe(&other);
    dst.arena = &other;
    assert_int_equal(policy_cut(wide, f, &src, &d, &dst, NULL), ERR_OK);
    case_assert_partition(&d);
}

static void
assert_value(enum leaf l, uint16_t occ, const char *want)
{
    struct span s = message_get(&dst, l, occ);

    if (!span_is(s, want))
        fail_msg("have '%.*s', want '%s'", (int)s.n,
            s.p == NULL ? "" : (const char *)s.p, want);
}

/* ---- occurrences ---------------------------------------------------------- */

static void
test_policy__only_occurrences_on_open_conditions_go(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    put_at(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, 0, "ID");
    put_at(LF_HULPVRAAG_TOELICHTING_TEKST, 0, "paspoort verlopen");
    put_at(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, 1, "ZORG");
    put_at(LF_HULPVRAAG_TOELICHTING_TEKST, 1, "huisarts zoeken");
    put_at(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, 2, "ONDERDAK");
    put_at(LF_HULPVRAAG_TOELICHTING_TEKST, 2, "kamer");
    f.bv_open = 1u << BV_ZORG | 1u << BV_ONDERDAK;
    cut(&f);
    assert_int_equal(message_occurrences(&dst, EL_HULPVRAAG_TOELICHTING), 2);
    assert_value(LF_HULPVRAAG_TOELICHTING_TEKST, 0, "huisarts zoeken");
    assert_value(LF_HULPVRAAG_TOELICHTING_TEKST, 1, "kamer");
    assert_int_equal(d.line[EL_HULPVRAAG_TOELICHTING].deel, 1);
    /* All of them is not a part. */
    f.bv_open = 0x3f;
    cut(&f);
    assert_int_equal(message_occurrences(&dst, EL_HULPVRAAG_TOELICHTING), 3);
    assert_int_equal(d.line[EL_HULPVRAAG_TOELICHTING].deel, 0);
}

static void
test_policy__an_element_without_occurrences_left_is_withheld(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    put(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, "ID");
    put(LF_HULPVRAAG_TOELICHTING_TEKST, "paspoort verlopen");
    f.bv_open = 1u << BV_ZORG;
    policy_decide(wide, &f, &src.present, &d);
    assert_true(elset_has(&d.disclosed, EL_HULPVRAAG_TOELICHTING));
    cut(&f);
    assert_false(message_has(&dst, EL_HULPVRAAG_TOELICHTING));
    assert_true(elset_has(&d.withheld, EL_HULPVRAAG_TOELICHTING));
    assert_int_equal(d.line[EL_HULPVRAAG_TOELICHTING].weiger,
        WEIGER_NIET_NODIG);
    assert_int_equal(d.line[EL_HULPVRAAG_TOELICHTING].condition, 1);
    assert_int_equal(d.line[EL_HULPVRAAG_TOELICHTING].deel, 0);
    assert_true((d.conditions_failed >> 1 & 1) != 0);
}

static void
test_policy__advice_goes_by_open_condition(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    put_at(LF_RECL_DR_ADVIES_REINTEGRATIE_BASISVOORWAARDE, 0, "SCHULDEN");
    put_at(LF_RECL_DR_ADVIES_REINTEGRATIE_TEKST, 0, "een");
    put_at(LF_RECL_DR_ADVIES_REINTEGRATIE_BASISVOORWAARDE, 1, "NETWERK");
    put_at(LF_RECL_DR_ADVIES_REINTEGRATIE_TEKST, 1, "twee");
    f.bv_open = 1u << BV_NETWERK;
    cut(&f);
    assert_int_equal(message_occurrences(&dst, EL_RECL_DR_ADVIES_REINTEGRATIE),
        1);
    assert_value(LF_RECL_DR_ADVIES_REINTEGRATIE_TEKST, 0, "twee");
    assert_int_equal(d.line[EL_RECL_DR_ADVIES_REINTEGRATIE].condition, 9);
    f.bv_open = 1u << BV_ID;
    cut(&f);
    assert_int_equal(d.line[EL_RECL_DR_ADVIES_REINTEGRATIE].weiger,
        WEIGER_ALLEEN_DEEL);
}

static void
test_policy__a_destination_becomes_coarse(void **state)
{
    static const char *const codes[][2] = {{"HVB", "HVB"},
        {"GEVANGENIS", "GEVANGENIS"}, {"OVERIG", "OVERIG"}, {"EBI", "OVERIG"},
        {"TA", "OVERIG"}, {"PPC", "OVERIG"}, {"VROUWEN", "OVERIG"}};
    struct policy_facts f = case_m10();

    (void)state;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        setup(NULL);
        put(LF_DETENTIE_BESTEMMING, codes[i][0]);
        cut(&f);
        assert_value(LF_DETENTIE_BESTEMMING, 0, codes[i][1]);
        assert_int_equal(d.line[EL_DETENTIE_BESTEMMING].deel,
            strcmp(codes[i][0], codes[i][1]) != 0);
    }
    /* Probation gets the code itself. */
    f = case_facts(BERICHT_M11, ROL_PI, ROL_RE, DOEL_DR_PLAN, "PBW_18A");
    setup(NULL);
    put(LF_DETENTIE_BESTEMMING, "EBI");
    cut(&f);
    assert_value(LF_DETENTIE_BESTEMMING, 0, "EBI");
}

static void
test_policy__needs_in_contact_come_from_the_list(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    put_at(LF_PERSOON_COMMUNICATIEBEHOEFTE, 0, "TOLK");
    put_at(LF_PERSOON_COMMUNICATIEBEHOEFTE, 1, "LVB");
    put_at(LF_PERSOON_COMMUNICATIEBEHOEFTE, 2, "VOORLEZEN");
    cut(&f);
    assert_int_equal(message_occurrences(&dst, EL_PERSOON_COMMUNICATIEBEHOEFTE),
        2);
    assert_value(LF_PERSOON_COMMUNICATIEBEHOEFTE, 1, "VOORLEZEN");
    assert_int_equal(d.line[EL_PERSOON_COMMUNICATIEBEHOEFTE].deel, 1);
}

/* ---- stand-ins ------------------------------------------------------------ */

static void
test_policy__care_becomes_a_yes(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    put(LF_ZORG_ZORGAANBIEDER_NAAM, "Kliniek");
    put_at(LF_ZORG_DOMEIN, 0, "GGZ");
    f.motivatie_tekens = 0;
    cut(&f);
    assert_false(message_has(&dst, EL_ZORG_ZORGAANBIEDER));
    assert_false(message_has(&dst, EL_ZORG_DOMEIN));
    assert_value(LF_ZORG_ZORGVRAAG_AANWEZIG, 0, "J");
    assert_int_equal(message_occurrences(&dst, EL_ZORG_ZORGVRAAG_AANWEZIG), 1);
    assert_int_equal(d.line[EL_ZORG_DOMEIN].fallback,
        EL_ZORG_ZORGVRAAG_AANWEZIG);
    /* It was not offered, so it is on no list. */
    assert_false(elset_has(&d.disclosed, EL_ZORG_ZORGVRAAG_AANWEZIG));
    /* What the sender says itself stands. */
    put(LF_ZORG_ZORGVRAAG_AANWEZIG, "O");
    cut(&f);
    assert_value(LF_ZORG_ZORGVRAAG_AANWEZIG, 0, "O");
    assert_int_equal(message_occurrences(&dst, EL_ZORG_ZORGVRAAG_AANWEZIG), 1);
}

static void
test_policy__an_amount_becomes_its_class(void **state)
{
    static const char *const cases[][3] = {{"0.00", "GEEN", "N"},
        {"0.01", "TOT_1000", "J"}, {"1000.00", "TOT_1000", "J"},
        {"1000.01", "TOT_5000", "J"}, {"5000.00", "TOT_5000", "J"},
        {"5000.01", "TOT_20000", "J"}, {"20000.00", "TOT_20000", "J"},
        {"20000.01", "TOT_50000", "J"}, {"50000.00", "TOT_50000", "J"},
        {"50000.01", "MEER", "J"}, {"9999999.99", "MEER", "J"}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct policy_facts f = case_m10();

        setup(NULL);
        put(LF_SCHULDEN_BEDRAG_EXACT, cases[i][0]);
        cut(&f);
        assert_false(message_has(&dst, EL_SCHULDEN_BEDRAG_EXACT));
        assert_value(LF_SCHULDEN_BEDRAG_KLASSE, 0, cases[i][1]);
        assert_false(message_has(&dst, EL_SCHULDEN_AANWEZIG));
        /* No request on debts: the class may not go, yes or no may. */
        f.bv_open = 0;
        cut(&f);
        assert_false(message_has(&dst, EL_SCHULDEN_BEDRAG_KLASSE));
        assert_value(LF_SCHULDEN_AANWEZIG, 0, cases[i][2]);
        assert_int_equal(d.line[EL_SCHULDEN_BEDRAG_EXACT].fallback,
            EL_SCHULDEN_AANWEZIG);
    }
}

static void
test_policy__an_amount_that_is_none_becomes_nothing(void **state)
{
    static const char *const wrong[] = {"x", "1,00", "1.0", "1.000", "1.x0",
        ".50", "99999999.00", "-1.00"};
    struct policy_facts f = case_m10();

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        setup(NULL);
        put(LF_SCHULDEN_BEDRAG_EXACT, wrong[i]);
        cut(&f);
        assert_false(message_has(&dst, EL_SCHULDEN_BEDRAG_KLASSE));
        assert_false(message_has(&dst, EL_SCHULDEN_AANWEZIG));
        assert_int_equal(d.line[EL_SCHULDEN_BEDRAG_EXACT].fallback, EL__NONE);
    }
}

static void
test_policy__a_class_becomes_yes_no_or_unknown(void **state)
{
    static const char *const cases[][2] = {{"GEEN", "N"}, {"ONBEKEND", "O"},
        {"TOT_1000", "J"}, {"MEER", "J"}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct policy_facts f = case_m10();

        setup(NULL);
        put(LF_SCHULDEN_BEDRAG_KLASSE, cases[i][0]);
        f.bv_open = 0;
        cut(&f);
        assert_value(LF_SCHULDEN_AANWEZIG, 0, cases[i][1]);
    }
}

static void
test_policy__an_address_becomes_its_municipality(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    f.fase = FASE_F3;
    put(LF_ADRES_TERUGKEERADRES_STRAAT, "Dorpsstraat");
    cut(&f);
    assert_int_equal(dst.n, 2); /* the two that the gateway adds */
    assert_int_equal(d.line[EL_ADRES_TERUGKEERADRES].fallback, EL__NONE);
    put(LF_ADRES_TERUGKEERADRES_GEMEENTECODE, "0141");
    cut(&f);
    assert_false(message_has(&dst, EL_ADRES_TERUGKEERADRES));
    assert_value(LF_ADRES_GEMEENTE_TERUGKEER, 0, "0141");
    assert_int_equal(d.line[EL_ADRES_TERUGKEERADRES].fallback,
        EL_ADRES_GEMEENTE_TERUGKEER);
}

static void
test_policy__a_supporter_becomes_a_relation(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    f.derde_geinformeerd = false;
    put_at(LF_NETWERK_STEUNPERSOON_NAAM_BEREIK_NAAM, 0, "A");
    put_at(LF_NETWERK_STEUNPERSOON_NAAM_BEREIK_NAAM, 1, "B");
    put_at(LF_NETWERK_STEUNPERSOON_NAAM_BEREIK_RELATIE, 1, "OUDER");
    put_at(LF_NETWERK_STEUNPERSOON_NAAM_BEREIK_NAAM, 2, "C");
    put_at(LF_NETWERK_STEUNPERSOON_NAAM_BEREIK_RELATIE, 2, "VRIEND");
    cut(&f);
    assert_false(message_has(&dst, EL_NETWERK_STEUNPERSOON_NAAM_BEREIK));
    assert_int_equal(message_occurrences(&dst, EL_NETWERK_STEUNPERSOON_RELATIE),
        2);
    assert_value(LF_NETWERK_STEUNPERSOON_RELATIE, 0, "OUDER");
    assert_value(LF_NETWERK_STEUNPERSOON_RELATIE, 1, "VRIEND");
}

static void
test_policy__a_stand_in_needs_a_rule_too(void **state)
{
    struct policy_facts f = case_m10();
    const struct policy_flow *fl =
        &wide->flow[wide->flow_at[BERICHT_M10][ROL_PI][ROL_GN]];
    uint16_t at = wide->column[fl->column].rule[EL_ZORG_ZORGVRAAG_AANWEZIG];

    (void)state;
    put(LF_ZORG_ZORGAANBIEDER_NAAM, "Kliniek");
    f.motivatie_tekens = 0;
    wide->rule[at].outcome = OUTCOME_DENY;
    cut(&f);
    wide->rule[at].outcome = OUTCOME_ALLOW;
    assert_false(message_has(&dst, EL_ZORG_ZORGVRAAG_AANWEZIG));
    assert_int_equal(d.line[EL_ZORG_ZORGAANBIEDER].fallback, EL__NONE);
}

/* ---- what the gateway adds ------------------------------------------------ */

static void
test_policy__version_and_last_day_are_written(void **state)
{
    struct policy_facts f = case_m10();
    char want[128];

    (void)state;
    put(LF_BERICHT_ID, "id");
    put(LF_BERICHT_POLICY_VERSIE, "de afzender zegt maar wat");
    put(LF_BERICHT_BEWAREN_TOT, "2999-01-01");
    put(LF_BERICHT_NOODZAAK_MOTIVERING, "omdat");
    cut(&f);
    assert_value(LF_BERICHT_ID, 0, "id");
    /* 365 days on from 2026-11-23. */
    assert_value(LF_BERICHT_BEWAREN_TOT, 0, "2027-11-23");
    (void)snprintf(want, sizeof(want),
        "%s sha256:%02x%02x%02x%02x%02x%02x%02x%02x", policy_version(wide),
        policy_hash(wide)[0], policy_hash(wide)[1], policy_hash(wide)[2],
        policy_hash(wide)[3], policy_hash(wide)[4], policy_hash(wide)[5],
        policy_hash(wide)[6], policy_hash(wide)[7]);
    assert_value(LF_BERICHT_POLICY_VERSIE, 0, want);
    assert_int_equal(message_occurrences(&dst, EL_BERICHT_POLICY_VERSIE), 1);
    assert_false(message_has(&dst, EL_BERICHT_NOODZAAK_MOTIVERING));
    assert_int_equal(elset_n(&d.offered), 1);
}

static void
test_policy__a_message_too_large_is_an_error(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    for (unsigned i = 0; i < LIMIT_MESSAGE_VALUES_MAX; i++)
        put_at(i % 2 == 0 ? LF_DRPLAN_MDO_DATUM : LF_DETENTIE_PARKETNUMMER,
            (uint16_t)(i / 2 % LIMIT_MESSAGE_OCCURRENCES_MAX), "2026-01-01");
    policy_decide(wide, &f, &src.present, &d);
    dst.arena = &other;
    other.max = 1000;
    assert_int_equal(policy_cut(wide, &f, &src, &d, &dst, NULL), ERR_NOMEM);
    other.max = LIMIT_MESSAGE_ARENA_MAX;
}

/* ---- properties ----------------------------------------------------------- */

static uint64_t seed = 0x9e3779b97f4a7c15u;

static unsigned
pick(unsigned n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed >> 33) % n;
}

static void
random_value(enum leaf l, uint16_t occ)
{
    static const char *const bvs[] = {"ID", "ONDERDAK", "WERK_INKOMEN",
        "SCHULDEN", "ZORG", "NETWERK", "?"};
    static const char *const words[] = {"J", "N", "HVB", "EBI", "TOLK", "0141",
        "1234.50", "OUDER", "vrije tekst", ""};

    if (strcmp(catalogue_leaf(l)->part, "basisvoorwaarde") == 0)
        put_at(l, occ, bvs[pick(7)]);
    else
        put_at(l, occ, words[pick(10)]);
}

static void
random_message(void)
{
    setup(NULL);
    for (unsigned i = 0; i < EL__COUNT; i++) {
        const struct catalogue_element *el = catalogue_element((enum element)i);
        unsigned n = el->repeats ? pick(4) : pick(2);

        if (el->blocked)
            continue;
        for (unsigned o = 0; o < n; o++)
            for (unsigned k = 0; k < el->leaf_n; k++)
                if (pick(4) != 0)
                    random_value((enum leaf)(el->leaf_first + k), (uint16_t)o);
    }
}

static struct policy_facts
random_facts(void)
{
    static const struct {
        enum bericht type;
        enum rol from, to;
        enum doel doel;
        const char *ground;
    } flows[] = {
        {BERICHT_M01, ROL_JUSTID, ROL_GN, DOEL_DETENTIEMELDING, "WJSG_51C_C"},
        {BERICHT_M04, ROL_PI, ROL_RE, DOEL_DETENTIEMELDING, "RECLREG_11_1"},
        {BERICHT_M07, ROL_GN, ROL_PI, DOEL_DR_PLAN, "PBW_18A"},
        {BERICHT_M10, ROL_PI, ROL_GN, DOEL_DR_PLAN, "PBW_18A"},
        {BERICHT_M11, ROL_PI, ROL_RE, DOEL_DR_PLAN, "PBW_18A"},
        {BERICHT_M20, ROL_PI, ROL_RE, DOEL_TOEZICHT, "RECLREG_8_1"}};
    unsigned i = pick(6);
    struct policy_facts f = case_facts(flows[i].type, flows[i].from,
        flows[i].to, flows[i].doel, flows[i].ground);

    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++)
        if (pick(2) == 0)
            case_break(&f, c);
    f.bv_open = (uint8_t)pick(64);
    return f;
}

static bool
may_have(const struct policy_facts *f, enum element e)
{
    const struct policy_flow *fl = &wide->flow[d.flow];
    struct policy_case k;

    policy_outcomes(wide, f, &k);
    return policy_decide_element(wide, fl, &k, e).verdict == VERDICT_DISCLOSE;
}

static bool
stands_in(enum element e)
{
    for (unsigned i = 0; i < EL__COUNT; i++)
        if (elset_has(&d.withheld, (enum element)i) && d.line[i].fallback == e)
            return true;
    return false;
}

/* Only what is allowed is there, and only for a reason that d names. */
static void
check_output(const struct policy_facts *f)
{
    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;

        if (!message_has(&dst, e)) {
            assert_false(elset_has(&d.disclosed, e));
            continue;
        }
        assert_true(may_have(f, e));
        assert_true(elset_has(&d.disclosed, e) ||
                    elset_has(&wide->produced, e) || stands_in(e));
        assert_false(elset_has(&wide->steering, e));
        assert_false(catalogue_element(e)->blocked);
    }
    for (unsigned i = 0; i < EL__COUNT; i++) {
        uint8_t by = d.line[i].fallback;

        if (by != EL__NONE)
            assert_true(message_has(&dst, (enum element)by));
        if (elset_has(&d.withheld, (enum element)i) && !stands_in(i))
            assert_false(message_has(&dst, (enum element)i));
    }
}

static void
test_policy__what_goes_is_allowed_and_the_rest_is_named(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct policy_facts f = random_facts();

        random_message();
        cut(&f);
        check_output(&f);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(
            test_policy__only_occurrences_on_open_conditions_go, setup),
        cmocka_unit_test_setup(
            test_policy__an_element_without_occurrences_left_is_withheld,
            setup),
        cmocka_unit_test_setup(test_policy__advice_goes_by_open_condition,
            setup),
        cmocka_unit_test_setup(test_policy__a_destination_becomes_coarse,
            setup),
        cmocka_unit_test_setup(test_policy__needs_in_contact_come_from_the_list,
            setup),
        cmocka_unit_test_setup(test_policy__care_becomes_a_yes, setup),
        cmocka_unit_test_setup(test_policy__an_amount_becomes_its_class, setup),
        cmocka_unit_test_setup(
            test_policy__an_amount_that_is_none_becomes_nothing, setup),
        cmocka_unit_test_setup(test_policy__a_class_becomes_yes_no_or_unknown,
            setup),
        cmocka_unit_test_setup(test_policy__an_address_becomes_its_municipality,
            setup),
        cmocka_unit_test_setup(test_policy__a_supporter_becomes_a_relation,
            setup),
        cmocka_unit_test_setup(test_policy__a_stand_in_needs_a_rule_too, setup),
        cmocka_unit_test_setup(test_policy__version_and_last_day_are_written,
            setup),
        cmocka_unit_test_setup(test_policy__a_message_too_large_is_an_error,
            setup),
        cmocka_unit_test_setup(
            test_policy__what_goes_is_allowed_and_the_rest_is_named, setup),
    };

    return cmocka_run_group_tests(tests, setup_group, teardown_group);
}
