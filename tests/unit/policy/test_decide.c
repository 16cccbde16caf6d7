/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "tests/unit/policy/policy_case.h"

static struct policy *real, *wide;

static int
setup(void **state)
{
    (void)state;
    real = case_policy();
    wide = case_open_policy();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(real);
    policy_free(wide);
    return 0;
}

/* ---- the matrix ----------------------------------------------------------- */

struct cell {
    enum element e;
    const char *purpose, *recipient, *decision, *condition;
};

static const struct {
    const char *purpose, *recipient, *ground;
    enum bericht type;
    enum rol from, to;
    enum doel doel;
} columns[] = {
#define X(type, doel, kolom, van, naar, gever, ontvanger) \
    {kolom, #naar, gever, BERICHT_##type, ROL_##van, ROL_##naar, DOEL_##doel},
    CASE_COLUMN_LIST(X)
#undef X
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

/* All facts that a condition may rest on, off. */
static void
break_all_but(struct policy_facts *f, unsigned keep)
{
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++)
        if (c != keep)
            case_break(f, c);
}

static unsigned
weiger_of(unsigned c)
{
    static const unsigned code[] = {[1] = WEIGER_NIET_NODIG,
        [3] = WEIGER_NOODZAAK_ONTBREEKT,
        [4] = WEIGER_VERKEERDE_FASE,
        [5] = WEIGER_GEEN_TITEL,
        [6] = WEIGER_GEEN_MANDAAT,
        [7] = WEIGER_DERDE_NIET_GEINFORMEERD,
        [8] = WEIGER_KWALITEIT_ONVOLDOENDE,
        [9] = WEIGER_ALLEEN_DEEL,
        [10] = WEIGER_BSN_NIET_GEVERIFIEERD,
        [11] = WEIGER_GEEN_MANDAAT};

    assert_in_range(c, 1, 11);
    return code[c];
}

static struct decision
decide_one(struct policy_facts f, enum element e)
{
    struct elset offered = {{0}};
    struct decision d;

    elset_add(&offered, e);
    policy_decide(wide, &f, &offered, &d);
    case_assert_partition(&d);
    return d;
}

/* The relation alone never needs telling; C9 has no fact but, for advice per
 * basic condition, an open one. */
static bool
can_fail(unsigned c, enum element e)
{
    if (c == 7)
        return e != EL_NETWERK_STEUNPERSOON_RELATIE;
    return c != 9 || e == EL_RECL_DR_ADVIES_REINTEGRATIE;
}

static void
check_condition(struct policy_facts f, enum element e, unsigned c)
{
    struct policy_facts off = f;
    struct decision d = decide_one(f, e);

    assert_int_equal(d.line[e].verdict, VERDICT_DISCLOSE);
    assert_int_equal(d.line[e].condition, c);
    assert_int_equal(d.conditions_met, 1u << c);
    /* Only this one holds. */
    break_all_but(&off, c == 9 ? 1 : c);
    d = decide_one(off, e);
    assert_int_equal(d.line[e].verdict, VERDICT_DISCLOSE);
    if (!can_fail(c, e))
        return;
    case_break(&f, c == 9 ? 1 : c);
    d = decide_one(f, e);
    assert_int_equal(d.line[e].verdict, VERDICT_WITHHOLD);
    assert_int_equal(d.line[e].weiger, weiger_of(c));
    assert_int_equal(d.line[e].condition, c);
    assert_int_equal(d.conditions_failed, 1u << c);
    assert_int_equal(d.released, c != 6 && c != 11);
    assert_int_equal(elset_has(&d.refused_on, e), c == 6 || c == 11);
}

static unsigned
number(const char *text)
{
    uint64_t v = 0;

    assert_true(text_u64(span_of(text), POLICY_CONDITION_MAX, &v));
    return (unsigned)v;
}

static void
check_cell(const struct cell *x, size_t i)
{
    struct policy_facts f = case_facts(columns[i].type, columns[i].from,
        columns[i].to, columns[i].doel, columns[i].ground);
    struct policy_facts off = f;
    struct decision d = decide_one(f, x->e);

    break_all_but(&off, 0);
    if (catalogue_element(x->e)->blocked) {
        assert_string_equal(x->decision, "DENY");
        assert_int_equal(d.refusal, WEIGER_BEROEPSGEHEIM);
        assert_true(elset_has(&d.refused_on, x->e));
        return;
    }
    assert_true(d.released);
    if (elset_has(&wide->steering, x->e) || elset_has(&wide->produced, x->e)) {
        assert_int_equal(elset_n(&d.offered), 0);
        return;
    }
    if (strcmp(x->decision, "ALLOW") == 0) {
        assert_int_equal(d.line[x->e].verdict, VERDICT_DISCLOSE);
        d = decide_one(off, x->e);
        assert_int_equal(d.line[x->e].verdict, VERDICT_DISCLOSE);
    } else if (strcmp(x->decision, "DENY") == 0) {
        assert_int_equal(d.line[x->e].verdict, VERDICT_WITHHOLD);
        assert_string_not_equal(policy_rule_id(wide, d.line[x->e].rule), "");
    } else {
        check_condition(f, x->e, number(x->condition + 1));
    }
}

/* Cut the next field off a line. */
static const char *
field(char **at)
{
    char *start = *at, *end = start + strcspn(start, ",\n");

    *at = end + (*end != '\0');
    *end = '\0';
    return start;
}

static void
test_policy__every_cell_of_the_matrix_holds(void **state)
{
    FILE *f = fopen("adapters/catalogue/source/matrix.csv", "rb");
    char line[256];
    unsigned seen[COLUMNS] = {0}, cells = 0;

    (void)state;
    assert_int_equal(COLUMNS, real->column_n);
    assert_non_null(f);
    assert_non_null(fgets(line, sizeof(line), f));
    while (fgets(line, sizeof(line), f) != NULL) {
        char *at = line;
        struct cell x;

        x.e = catalogue_find(span_of(field(&at)));
        assert_int_not_equal(x.e, EL__NONE);
        x.purpose = field(&at);
        x.recipient = field(&at);
        x.decision = field(&at);
        x.condition = field(&at);
        for (size_t i = 0; i < COLUMNS; i++) {
            if (strcmp(x.purpose, columns[i].purpose) != 0 ||
                strcmp(x.recipient, columns[i].recipient) != 0)
                continue;
            check_cell(&x, i);
            seen[i]++;
            cells++;
        }
        assert_int_not_equal(cells, 0);
    }
    assert_int_equal(cells, COLUMNS * EL__COUNT);
    (void)fclose(f);
    for (size_t i = 0; i < COLUMNS; i++)
        assert_int_equal(seen[i], EL__COUNT);
}

/* ---- who and what for ----------------------------------------------------- */

/* A whole M10 by what is required of it. */
static struct elset
m10_offered(void)
{
    struct elset s = {{0}};

    s = real->flow[real->flow_at[BERICHT_M10][ROL_PI][ROL_GN]].required;
    elset_add(&s, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    elset_add(&s, EL_BERICHT_ID);
    return s;
}

static struct decision
decide_m10(const struct policy_facts *f)
{
    struct elset offered = m10_offered();
    struct decision d;

    policy_decide(real, f, &offered, &d);
    case_assert_partition(&d);
    return d;
}

static void
assert_refused(const struct decision *d, enum weiger why)
{
    assert_false(d->released);
    assert_int_equal(d->refusal, why);
    assert_int_equal(elset_n(&d->disclosed), 0);
    assert_true(d->log_bewaren_dagen >= POLICY_LOG_DAYS_MIN);
}

static void
test_policy__a_right_message_is_released(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d = decide_m10(&f);

    (void)state;
    assert_true(d.released);
    assert_int_equal(d.refusal, WEIGER_GEEN);
    assert_int_equal(elset_n(&d.withheld), 0);
    assert_int_equal(d.bewaren_dagen, 365);
    assert_int_equal(d.log_bewaren_dagen, 1461);
    assert_string_equal(policy_grond_gever(real, d.flow), "PBW_18A");
}

static void
test_policy__a_type_without_flows_has_no_ground(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d;

    (void)state;
    f.type = BERICHT_M25;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GEEN_GRONDSLAG);
    assert_int_equal(d.flow, POLICY_NO_RULE);
    assert_string_equal(policy_grond_gever(real, d.flow), "");
}

static void
test_policy__other_roles_are_refused(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d;

    (void)state;
    f.rol_afzender = ROL_RE;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_ROL_NIET_BEVOEGD);
    f = case_m10();
    f.rol_ontvanger = ROL_BU;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_ROL_NIET_BEVOEGD);
}

/* Acting for a college it is addressed in role GN; in role ZV it is another
 * recipient, whatever mandate it has. */
static void
test_policy__a_zvh_is_a_college_by_mandate_and_role_only(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d;

    (void)state;
    f.rol_ontvanger = ROL_ZV;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_ROL_NIET_BEVOEGD);
    f.ontvanger_namens_college = true;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_ROL_NIET_BEVOEGD);
    f.rol_ontvanger = ROL_GN;
    d = decide_m10(&f);
    assert_true(d.released);
    f.gemeente_bevestigd = TRI_NEE;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_VERKEERDE_GEMEENTE);
    f.ontvanger_namens_college = false;
    f.ontvanger_zonder_mandaat = true;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GEEN_MANDAAT);
}

static void
test_policy__another_purpose_is_refused(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d;

    (void)state;
    f.doel = DOEL_UITVOERING_BV;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_DOEL_ONVERENIGBAAR);
}

static void
test_policy__another_ground_is_refused(void **state)
{
    static const char *const wrong[] = {"AVG_6_1_E", "PBW_18B", "PBW_18",
        "PBW_18AA", "pbw_18a", ""};

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct policy_facts f = case_m10();
        struct decision d;

        f.grondslag = span_of(wrong[i]);
        d = decide_m10(&f);
        assert_refused(&d, WEIGER_GEEN_GRONDSLAG);
    }
}

static void
test_policy__a_ground_holds_from_its_first_to_its_last_day(void **state)
{
    struct policy_facts f = case_m10();
    struct policy_ground *g =
        &real->ground[policy_find_ground(real, f.grondslag)];
    struct policy_ground was = *g;
    struct decision d;

    (void)state;
    g->from = CASE_DAY;
    g->to = CASE_DAY;
    d = decide_m10(&f);
    assert_true(d.released);
    f.vandaag = CASE_DAY + 1;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GEEN_GRONDSLAG);
    f.vandaag = CASE_DAY - 1;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GEEN_GRONDSLAG);
    *g = was;
}

static void
test_policy__a_policy_holds_from_its_first_day(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d;

    (void)state;
    f.vandaag = real->from;
    d = decide_m10(&f);
    assert_true(d.released);
    f.vandaag--;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GEEN_GRONDSLAG);
}

static void
test_policy__without_an_agreement_nothing_goes(void **state)
{
    struct policy_facts f = case_m10();
    const struct policy_flow *fl =
        &real->flow[real->flow_at[BERICHT_M10][ROL_PI][ROL_GN]];
    struct policy_agreement *a = &real->agreement[fl->agreement];
    struct policy_agreement was = *a;
    struct decision d;

    (void)state;
    a->akkoord = false;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GLP_NIET_AKKOORD);
    a->akkoord = true;
    a->to = CASE_DAY - 1;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GLP_NIET_AKKOORD);
    *a = was;
}

/* ---- content -------------------------------------------------------------- */

static void
test_policy__a_blocked_element_refuses_the_message(void **state)
{
    static const enum element blocked[] = {EL_ZORG_DIAGNOSE, EL_ZORG_MEDICATIE,
        EL_ZORG_BEHANDELVERSLAG, EL_SLACHTOFFER_GEGEVENS,
        EL_GEM_OPENBARE_ORDE_INFORMATIE};

    (void)state;
    for (size_t i = 0; i < sizeof(blocked) / sizeof(blocked[0]); i++) {
        struct policy_facts f = case_m10();
        struct elset offered = m10_offered();
        struct decision d;

        elset_add(&offered, blocked[i]);
        policy_decide(real, &f, &offered, &d);
        case_assert_partition(&d);
        assert_refused(&d, WEIGER_BEROEPSGEHEIM);
        assert_int_equal(elset_n(&d.refused_on), 1);
        assert_true(elset_has(&d.refused_on, blocked[i]));
    }
}

/* Even when the tables were damaged after loading. */
static void
test_policy__a_blocked_element_has_a_second_lock(void **state)
{
    struct policy_facts f = case_m10();
    const struct policy_flow *fl =
        &real->flow[real->flow_at[BERICHT_M10][ROL_PI][ROL_GN]];
    uint16_t at = real->column[fl->column].rule[EL_ZORG_DIAGNOSE];
    uint8_t was = real->rule[at].outcome;
    struct policy_case k;
    struct policy_line l;

    (void)state;
    policy_outcomes(real, &f, &k);
    real->rule[at].outcome = OUTCOME_ALLOW;
    l = policy_decide_element(real, fl, &k, EL_ZORG_DIAGNOSE);
    assert_int_equal(l.verdict, VERDICT_WITHHOLD);
    assert_int_equal(l.weiger, WEIGER_BEROEPSGEHEIM);
    real->rule[at].outcome = was;
}

/* A line that rests on a ground of its own goes no longer than that does. */
static void
test_policy__a_rule_ends_with_its_ground(void **state)
{
    struct policy_facts f = case_m10();
    uint16_t flow = wide->flow_at[BERICHT_M10][ROL_PI][ROL_GN];
    uint16_t at =
        wide->column[wide->flow[flow].column].rule[EL_PERSOON_GESLACHT];
    uint8_t ground = policy_find_ground(wide, span_of("WGS2024"));
    int64_t to = wide->ground[ground].to;
    struct decision d;

    (void)state;
    assert_string_equal(policy_rule_grond(wide, at), "");
    wide->rule[at].ground = ground;
    wide->ground[ground].to = f.vandaag;
    assert_string_equal(policy_rule_grond(wide, at), "WGS2024");
    d = decide_one(f, EL_PERSOON_GESLACHT);
    assert_true(elset_has(&d.disclosed, EL_PERSOON_GESLACHT));
    wide->ground[ground].to = f.vandaag - 1;
    d = decide_one(f, EL_PERSOON_GESLACHT);
    assert_int_equal(d.line[EL_PERSOON_GESLACHT].verdict, VERDICT_WITHHOLD);
    assert_int_equal(d.line[EL_PERSOON_GESLACHT].weiger, WEIGER_GEEN_GRONDSLAG);
    assert_int_equal(d.line[EL_PERSOON_GESLACHT].rule, at);
    wide->ground[ground].to = to;
    wide->rule[at].ground = POLICY_NO_INDEX;
}

static void
test_policy__every_required_element_is_required(void **state)
{
    struct elset whole = m10_offered();
    struct policy_facts f = case_m10();

    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct elset offered = whole;
        struct decision d;

        if (!elset_has(&whole, (enum element)e) || e == EL_BERICHT_ID)
            continue;
        elset_del(&offered, (enum element)e);
        policy_decide(real, &f, &offered, &d);
        assert_refused(&d, WEIGER_KWALITEIT_ONVOLDOENDE);
        assert_true(elset_has(&d.refused_on, (enum element)e));
    }
}

static void
test_policy__a_contact_is_a_person_with_phone_or_the_mailbox(void **state)
{
    static const struct {
        bool name, phone, mail, box, good;
    } cases[] = {{false, false, false, true, true},
        {true, true, false, false, true}, {true, false, false, false, false},
        {false, true, false, false, false}, {true, false, true, false, false},
        {false, false, false, false, false}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct policy_facts f = case_m10();
        struct elset s = m10_offered();
        struct decision d;

        if (!cases[i].box)
            elset_del(&s, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
        if (cases[i].name)
            elset_add(&s, EL_CONTACT_CASEMANAGER_NAAM);
        if (cases[i].phone)
            elset_add(&s, EL_CONTACT_CASEMANAGER_TELEFOON);
        if (cases[i].mail)
            elset_add(&s, EL_CONTACT_CASEMANAGER_EMAIL);
        policy_decide(real, &f, &s, &d);
        assert_int_equal(d.released, cases[i].good);
        if (cases[i].good)
            continue;
        assert_refused(&d, WEIGER_KWALITEIT_ONVOLDOENDE);
        assert_true(
            elset_has(&d.refused_on, EL_CONTACT_PI_FUNCTIONELE_POSTBUS));
        assert_int_equal(elset_has(&d.refused_on, EL_CONTACT_CASEMANAGER_NAAM),
            !cases[i].name);
    }
}

static void
test_policy__contact_is_asked_only_where_the_flow_says_so(void **state)
{
    struct policy_facts f = case_facts(BERICHT_M01, ROL_DJI, ROL_GN,
        DOEL_DETENTIEMELDING, "WJSG_51C_C");
    struct elset s =
        real->flow[real->flow_at[BERICHT_M01][ROL_DJI][ROL_GN]].required;
    struct decision d;

    (void)state;
    policy_decide(real, &f, &s, &d);
    assert_true(d.released);
}

/* ---- cross-rules ---------------------------------------------------------- */

static void
test_policy__a_plan_goes_to_a_municipality_that_confirmed(void **state)
{
    static const struct {
        enum tri confirmed, college;
        bool good;
    } cases[] = {{TRI_JA, TRI_JA, true}, {TRI_JA, TRI_ONBEKEND, true},
        {TRI_JA, TRI_NEE, false}, {TRI_NEE, TRI_JA, false},
        {TRI_ONBEKEND, TRI_JA, false}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct policy_facts f = case_m10();
        struct decision d;

        f.gemeente_bevestigd = cases[i].confirmed;
        f.gemeente_is_college = cases[i].college;
        d = decide_m10(&f);
        if (cases[i].good)
            assert_true(d.released);
        else
            assert_refused(&d, WEIGER_VERKEERDE_GEMEENTE);
    }
}

/* M06 is the question whether the municipality is the right one: it cannot wait
 * for the answer, but the message itself must not say that it is another's. */
static void
test_policy__the_question_itself_goes_unconfirmed(void **state)
{
    struct elset s =
        real->flow[real->flow_at[BERICHT_M06][ROL_PI][ROL_GN]].required;

    (void)state;
    elset_add(&s, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    for (int college = TRI_ONBEKEND; college <= TRI_JA; college++)
        for (int confirmed = TRI_ONBEKEND; confirmed <= TRI_JA; confirmed++) {
            struct policy_facts f = case_facts(BERICHT_M06, ROL_PI, ROL_GN,
                DOEL_DR_PLAN, "PBW_18A");
            struct decision d;

            f.gemeente_is_college = (enum tri)college;
            f.gemeente_bevestigd = (enum tri)confirmed;
            policy_decide(real, &f, &s, &d);
            if (college == TRI_NEE)
                assert_refused(&d, WEIGER_VERKEERDE_GEMEENTE);
            else
                assert_true(d.released);
            assert_false(policy_asks_gemeente(real, d.flow));
        }
}

static void
test_policy__confirmation_is_asked_of_municipalities_only(void **state)
{
    struct elset s = {{0}};
    struct decision d;

    (void)state;
    s = real->flow[real->flow_at[BERICHT_M14][ROL_PI][ROL_GN]].required;
    for (int to = 0; to < 3; to++) {
        static const enum rol rols[] = {ROL_PI, ROL_RE, ROL_GN};
        struct policy_facts f =
            case_facts(BERICHT_M14, ROL_GN, rols[to], DOEL_DR_PLAN, "PBW_18A");

        f.gemeente_bevestigd = TRI_ONBEKEND;
        f.gemeente_is_college = TRI_NEE;
        policy_decide(real, &f, &s, &d);
        assert_int_equal(d.released, rols[to] != ROL_GN);
    }
}

static void
test_policy__a_refusal_may_always_go(void **state)
{
    struct policy_facts f =
        case_facts(BERICHT_M30, ROL_PI, ROL_GN, DOEL_DR_PLAN, "PBW_18A");
    struct elset s = {{0}};
    struct decision d;

    (void)state;
    f.gemeente_bevestigd = TRI_NEE;
    f.gemeente_is_college = TRI_NEE;
    elset_add(&s, EL_BERICHT_ID);
    elset_add(&s, EL_DRPLAN_PLAN_ID);
    elset_add(&s, EL_PERSOON_GESLACHTSNAAM);
    policy_decide(real, &f, &s, &d);
    assert_true(d.released);
    assert_true(elset_has(&d.disclosed, EL_DRPLAN_PLAN_ID));
    /* ... but it carries no more than the number of the plan. */
    assert_true(elset_has(&d.withheld, EL_PERSOON_GESLACHTSNAAM));
    assert_int_equal(d.line[EL_PERSOON_GESLACHTSNAAM].weiger,
        WEIGER_GEEN_GRONDSLAG);
    assert_int_equal(d.line[EL_PERSOON_GESLACHTSNAAM].rule, POLICY_NO_RULE);
}

static void
test_policy__a_short_stay_has_no_plan(void **state)
{
    struct policy_facts f = case_m10();
    struct elset s;
    struct decision d;

    (void)state;
    f.kort_verblijf = TRI_JA;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_NIET_NODIG);
    f.kort_verblijf = TRI_ONBEKEND;
    d = decide_m10(&f);
    assert_true(d.released);
    f = case_facts(BERICHT_M01, ROL_JUSTID, ROL_GN, DOEL_DETENTIEMELDING,
        "WJSG_51C_C");
    f.kort_verblijf = TRI_JA;
    s = real->flow[real->flow_at[BERICHT_M01][ROL_JUSTID][ROL_GN]].required;
    policy_decide(real, &f, &s, &d);
    assert_true(d.released);
}

/* ---- conditions in detail ------------------------------------------------- */

static void
test_policy__c1_looks_at_the_basic_condition_of_the_element(void **state)
{
    (void)state;
    for (unsigned bv = 0; bv < BV__COUNT; bv++) {
        struct policy_facts f = case_m10();
        struct decision d;

        f.bv_open = (uint8_t)(1u << bv);
        d = decide_one(f, EL_SCHULDEN_BEDRAG_KLASSE);
        assert_int_equal(d.released &&
                             elset_has(&d.disclosed, EL_SCHULDEN_BEDRAG_KLASSE),
            bv == BV_SCHULDEN);
        /* One that names it per occurrence is cut later. */
        d = decide_one(f, EL_HULPVRAAG_TOELICHTING);
        assert_true(elset_has(&d.disclosed, EL_HULPVRAAG_TOELICHTING));
        assert_int_equal(d.line[EL_HULPVRAAG_TOELICHTING].deel, 1);
    }
}

static void
test_policy__c3_asks_length_name_and_sender(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d;

    (void)state;
    elset_del(&f.motivatie_elementen, EL_ZORG_ZORGAANBIEDER);
    d = decide_one(f, EL_ZORG_ZORGAANBIEDER);
    assert_true(elset_has(&d.withheld, EL_ZORG_ZORGAANBIEDER));
    d = decide_one(f, EL_ZORG_INDICATIE);
    assert_true(elset_has(&d.disclosed, EL_ZORG_INDICATIE));
    wide->condition[3].senders = 1u << ROL_RE;
    d = decide_one(f, EL_ZORG_INDICATIE);
    assert_true(elset_has(&d.withheld, EL_ZORG_INDICATIE));
    wide->condition[3].senders = 1u << ROL_PI | 1u << ROL_RE | 1u << ROL_GN;
}

static void
test_policy__c4_holds_in_f4_f5_and_f6(void **state)
{
    (void)state;
    for (unsigned fase = 0; fase <= FASE_ONBEKEND; fase++) {
        struct policy_facts f = case_m10();
        struct decision d;

        f.fase = (enum fase)fase;
        d = decide_one(f, EL_ADRES_TERUGKEERADRES);
        assert_int_equal(elset_has(&d.disclosed, EL_ADRES_TERUGKEERADRES),
            fase >= FASE_F4 && fase <= FASE_F6);
    }
}

static void
test_policy__c10_asks_the_college_only_of_municipalities(void **state)
{
    struct policy_facts f = case_m10();
    struct decision d;

    (void)state;
    f.gemeente_is_college = TRI_NEE;
    d = decide_one(f, EL_PERSOON_BSN);
    assert_true(elset_has(&d.withheld, EL_PERSOON_BSN));
    assert_int_equal(d.line[EL_PERSOON_BSN].weiger,
        WEIGER_BSN_NIET_GEVERIFIEERD);
    f = case_facts(BERICHT_M11, ROL_PI, ROL_RE, DOEL_DR_PLAN, "PBW_18A");
    f.gemeente_is_college = TRI_NEE;
    d = decide_one(f, EL_PERSOON_BSN);
    assert_true(elset_has(&d.disclosed, EL_PERSOON_BSN));
}

/* Who the college is, is law: a notice to another municipality is refused. */
static void
test_policy__a_notice_goes_to_no_other_municipality(void **state)
{
    struct policy_facts f = case_facts(BERICHT_M01, ROL_JUSTID, ROL_GN,
        DOEL_DETENTIEMELDING, "WJSG_51C_C");
    struct elset s = {{0}};
    struct decision d;

    (void)state;
    f.gemeente_is_college = TRI_NEE;
    policy_decide(wide, &f, &s, &d);
    assert_false(d.released);
    assert_int_equal(d.refusal, WEIGER_VERKEERDE_GEMEENTE);
    f.gemeente_is_college = TRI_JA;
    policy_decide(wide, &f, &s, &d);
    assert_int_not_equal(d.refusal, WEIGER_VERKEERDE_GEMEENTE);
}

/* On a column that has neither, so that nothing else is in play. */
static void
test_policy__c6_and_c11_refuse_the_message(void **state)
{
    static const unsigned cs[] = {6, 11};
    struct policy_facts f =
        case_facts(BERICHT_M11, ROL_PI, ROL_RE, DOEL_DR_PLAN, "PBW_18A");
    uint8_t col = wide->flow[wide->flow_at[BERICHT_M11][ROL_PI][ROL_RE]].column;
    struct policy_rule *r = &wide->rule[wide->column[col].rule[EL_PERSOON_SKN]];
    struct policy_rule was = *r;
    struct elset s = {{0}};

    (void)state;
    elset_add(&s, EL_PERSOON_SKN);
    elset_add(&s, EL_PERSOON_GESLACHTSNAAM);
    for (size_t i = 0; i < 2; i++) {
        struct policy_facts no = f;
        struct decision d;

        r->outcome = OUTCOME_CONDITION;
        r->condition = (uint8_t)cs[i];
        r->weiger = wide->condition[cs[i]].weiger;
        policy_decide(wide, &f, &s, &d);
        assert_true(d.released);
        case_break(&no, cs[i]);
        policy_decide(wide, &no, &s, &d);
        case_assert_partition(&d);
        assert_refused(&d, WEIGER_GEEN_MANDAAT);
        assert_int_equal(elset_n(&d.refused_on), 1);
        assert_true(elset_has(&d.refused_on, EL_PERSOON_SKN));
        assert_int_equal(d.line[EL_PERSOON_SKN].condition, cs[i]);
        assert_int_equal(d.line[EL_PERSOON_GESLACHTSNAAM].condition, 0);
    }
    *r = was;
}

static void
test_policy__each_approval_counts_for_c6(void **state)
{
    struct policy_facts f =
        case_facts(BERICHT_M11, ROL_PI, ROL_RE, DOEL_DR_PLAN, "PBW_18A");
    uint8_t col = wide->flow[wide->flow_at[BERICHT_M11][ROL_PI][ROL_RE]].column;
    struct policy_rule *r = &wide->rule[wide->column[col].rule[EL_PERSOON_SKN]];
    struct policy_rule was = *r;
    bool *const part[] = {&f.besluit_mandaat, &f.bevestiging_tweede,
        &f.ontvanger_gemandateerde};

    (void)state;
    r->outcome = OUTCOME_CONDITION;
    r->condition = 6;
    for (size_t i = 0; i < 3; i++) {
        struct decision d;

        *part[i] = false;
        d = decide_one(f, EL_PERSOON_SKN);
        assert_false(d.released);
        *part[i] = true;
    }
    *r = was;
}

static void
test_policy__without_a_rule_nothing_goes(void **state)
{
    struct policy_facts f = case_m10();
    uint8_t col = wide->flow[wide->flow_at[BERICHT_M10][ROL_PI][ROL_GN]].column;
    uint16_t *at = &wide->column[col].rule[EL_PERSOON_GESLACHTSNAAM];
    uint16_t was = *at;
    struct decision d;

    (void)state;
    *at = POLICY_NO_RULE;
    d = decide_one(f, EL_PERSOON_GESLACHTSNAAM);
    assert_true(elset_has(&d.withheld, EL_PERSOON_GESLACHTSNAAM));
    assert_int_equal(d.line[EL_PERSOON_GESLACHTSNAAM].weiger,
        WEIGER_GEEN_GRONDSLAG);
    assert_int_equal(d.line[EL_PERSOON_GESLACHTSNAAM].rule, POLICY_NO_RULE);
    *at = was;
}

/* ---- what columns of today ask little of ---------------------------------- */

static struct policy_facts
case_m11(void)
{
    return case_facts(BERICHT_M11, ROL_PI, ROL_RE, DOEL_DR_PLAN, "PBW_18A");
}

/* The rule on the SKN in the column of M11, lent another condition. */
static struct policy_rule *
lend(uint8_t condition)
{
    uint8_t col = wide->flow[wide->flow_at[BERICHT_M11][ROL_PI][ROL_RE]].column;
    struct policy_rule *r = &wide->rule[wide->column[col].rule[EL_PERSOON_SKN]];

    r->outcome = OUTCOME_CONDITION;
    r->condition = condition;
    r->weiger = wide->condition[condition].weiger;
    return r;
}

static void
give_back(struct policy_rule *r)
{
    r->outcome = OUTCOME_ALLOW;
    r->condition = 0;
    r->weiger = WEIGER_GEEN_GRONDSLAG;
}

static bool
skn_goes(struct policy_facts f)
{
    struct decision d = decide_one(f, EL_PERSOON_SKN);

    return d.released && elset_has(&d.disclosed, EL_PERSOON_SKN);
}

static void
test_policy__c1_without_a_basic_condition_asks_for_any(void **state)
{
    struct policy_facts f = case_m11();
    struct policy_rule *r = lend(1);

    (void)state;
    f.bv_open = 1u << BV_ZORG;
    assert_true(skn_goes(f));
    f.bv_open = 0;
    assert_false(skn_goes(f));
    give_back(r);
}

static void
test_policy__c9_without_a_part_gives_nothing(void **state)
{
    struct policy_rule *r = lend(9);

    (void)state;
    assert_false(skn_goes(case_m11()));
    give_back(r);
}

static void
test_policy__c9_gives_a_part_to_its_recipients_only(void **state)
{
    struct policy_rule *r = lend(9);
    struct policy_part *part = &wide->part[wide->part_n];

    (void)state;
    assert_true(wide->part_n < POLICY_PARTS_MAX);
    *part = (struct policy_part){.element = EL_PERSOON_SKN};
    wide->part_at[EL_PERSOON_SKN] = (uint8_t)wide->part_n;
    part->recipients = 1u << ROL_RE;
    assert_true(skn_goes(case_m11()));
    part->recipients = 1u << ROL_GN;
    assert_false(skn_goes(case_m11()));
    part->recipients = 0;
    assert_true(skn_goes(case_m11()));
    wide->part_at[EL_PERSOON_SKN] = POLICY_NO_INDEX;
    give_back(r);
}

/* There is no C2, so nothing can meet it. */
static void
test_policy__a_condition_that_does_not_exist_fails(void **state)
{
    struct policy_rule *r = lend(2);

    (void)state;
    r->weiger = WEIGER_GEEN_GRONDSLAG;
    assert_false(skn_goes(case_m11()));
    give_back(r);
}

static void
test_policy__both_names_count_for_c11(void **state)
{
    struct policy_facts f = case_m11();
    struct policy_rule *r = lend(11);

    (void)state;
    assert_true(skn_goes(f));
    f.convenant_id = false;
    assert_false(skn_goes(f));
    f.convenant_id = true;
    f.casus_id = false;
    assert_false(skn_goes(f));
    give_back(r);
}

static void
test_policy__the_ground_of_the_recipient_counts_too(void **state)
{
    struct policy_facts f = case_m10();
    const struct policy_flow *fl =
        &real->flow[real->flow_at[BERICHT_M10][ROL_PI][ROL_GN]];
    struct policy_ground *g = &real->ground[fl->receiver], was = *g;
    struct decision d;

    (void)state;
    assert_int_not_equal(fl->receiver, fl->giver);
    g->to = CASE_DAY - 1;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GEEN_GRONDSLAG);
    *g = was;
}

static void
test_policy__an_agreement_holds_from_its_first_to_its_last_day(void **state)
{
    struct policy_facts f = case_m10();
    const struct policy_flow *fl =
        &real->flow[real->flow_at[BERICHT_M10][ROL_PI][ROL_GN]];
    struct policy_agreement *a = &real->agreement[fl->agreement], was = *a;
    struct decision d;

    (void)state;
    a->from = CASE_DAY;
    a->to = CASE_DAY;
    d = decide_m10(&f);
    assert_true(d.released);
    f.vandaag = CASE_DAY - 1;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GLP_NIET_AKKOORD);
    f.vandaag = CASE_DAY + 1;
    d = decide_m10(&f);
    assert_refused(&d, WEIGER_GLP_NIET_AKKOORD);
    *a = was;
}

/* What no code stands for has no ground; nothing is looked up with it. */
static void
test_policy__codes_out_of_range_are_refused(void **state)
{
    struct policy_facts f[3] = {case_m10(), case_m10(), case_m10()};

    (void)state;
    f[0].type = BERICHT__COUNT;
    f[1].rol_afzender = ROL__COUNT;
    f[2].rol_ontvanger = ROL__COUNT;
    for (size_t i = 0; i < 3; i++) {
        struct decision d = decide_m10(&f[i]);

        assert_refused(&d, WEIGER_GEEN_GRONDSLAG);
        assert_int_equal(d.flow, POLICY_NO_RULE);
    }
}

/* ---- what stands in ------------------------------------------------------- */

static void
test_policy__a_stand_in_is_named_when_the_recipient_may_have_it(void **state)
{
    struct policy_facts f = case_m10();
    struct elset s = {{0}};
    struct decision d;

    (void)state;
    elset_add(&s, EL_SCHULDEN_BEDRAG_EXACT);
    policy_decide(wide, &f, &s, &d);
    assert_int_equal(d.line[EL_SCHULDEN_BEDRAG_EXACT].fallback,
        EL_SCHULDEN_BEDRAG_KLASSE);
    /* Without an open request the class may not go either; yes or no may. */
    f.bv_open = 0;
    policy_decide(wide, &f, &s, &d);
    assert_int_equal(d.line[EL_SCHULDEN_BEDRAG_EXACT].fallback,
        EL_SCHULDEN_AANWEZIG);
    /* What can only be given is named when it was. */
    f.bsn_geverifieerd = false;
    elset_add(&s, EL_PERSOON_BSN);
    policy_decide(wide, &f, &s, &d);
    assert_int_equal(d.line[EL_PERSOON_BSN].fallback, EL__NONE);
    elset_add(&s, EL_PERSOON_GESLACHTSNAAM);
    policy_decide(wide, &f, &s, &d);
    assert_int_equal(d.line[EL_PERSOON_BSN].fallback, EL_PERSOON_GESLACHTSNAAM);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy__every_cell_of_the_matrix_holds),
        cmocka_unit_test(test_policy__a_right_message_is_released),
        cmocka_unit_test(test_policy__a_type_without_flows_has_no_ground),
        cmocka_unit_test(test_policy__other_roles_are_refused),
        cmocka_unit_test(
            test_policy__a_zvh_is_a_college_by_mandate_and_role_only),
        cmocka_unit_test(test_policy__another_purpose_is_refused),
        cmocka_unit_test(test_policy__another_ground_is_refused),
        cmocka_unit_test(
            test_policy__a_ground_holds_from_its_first_to_its_last_day),
        cmocka_unit_test(test_policy__a_policy_holds_from_its_first_day),
        cmocka_unit_test(test_policy__without_an_agreement_nothing_goes),
        cmocka_unit_test(test_policy__a_blocked_element_refuses_the_message),
        cmocka_unit_test(test_policy__a_blocked_element_has_a_second_lock),
        cmocka_unit_test(test_policy__a_rule_ends_with_its_ground),
        cmocka_unit_test(test_policy__every_required_element_is_required),
        cmocka_unit_test(
            test_policy__a_contact_is_a_person_with_phone_or_the_mailbox),
        cmocka_unit_test(
            test_policy__contact_is_asked_only_where_the_flow_says_so),
        cmocka_unit_test(
            test_policy__a_plan_goes_to_a_municipality_that_confirmed),
        cmocka_unit_test(test_policy__the_question_itself_goes_unconfirmed),
        cmocka_unit_test(
            test_policy__confirmation_is_asked_of_municipalities_only),
        cmocka_unit_test(test_policy__a_refusal_may_always_go),
        cmocka_unit_test(test_policy__a_short_stay_has_no_plan),
        cmocka_unit_test(
            test_policy__c1_looks_at_the_basic_condition_of_the_element),
        cmocka_unit_test(test_policy__c3_asks_length_name_and_sender),
        cmocka_unit_test(test_policy__c4_holds_in_f4_f5_and_f6),
        cmocka_unit_test(
            test_policy__c10_asks_the_college_only_of_municipalities),
        cmocka_unit_test(test_policy__a_notice_goes_to_no_other_municipality),
        cmocka_unit_test(test_policy__c6_and_c11_refuse_the_message),
        cmocka_unit_test(test_policy__each_approval_counts_for_c6),
        cmocka_unit_test(test_policy__without_a_rule_nothing_goes),
        cmocka_unit_test(
            test_policy__c1_without_a_basic_condition_asks_for_any),
        cmocka_unit_test(test_policy__c9_without_a_part_gives_nothing),
        cmocka_unit_test(test_policy__c9_gives_a_part_to_its_recipients_only),
        cmocka_unit_test(test_policy__a_condition_that_does_not_exist_fails),
        cmocka_unit_test(test_policy__both_names_count_for_c11),
        cmocka_unit_test(test_policy__the_ground_of_the_recipient_counts_too),
        cmocka_unit_test(
            test_policy__an_agreement_holds_from_its_first_to_its_last_day),
        cmocka_unit_test(test_policy__codes_out_of_range_are_refused),
        cmocka_unit_test(
            test_policy__a_stand_in_is_named_when_the_recipient_may_have_it),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
