/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/complete.h"

#include <jansson.h>

#include "adapters/adapter.h"
#include "base/text.h"
#include "policy/explain.h"
#include "tests/unit/policy/policy_case.h"

#define ADAPTERS_DIR "adapters"
#define MESSAGES     "adapters/catalogue/source/messages.csv"

static struct policy *po;
static struct arena arena;
static struct message m;
static struct complete c;

static int
setup(void **state)
{
    (void)state;
    po = case_policy();
    return arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, NULL) == ERR_OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(po);
    arena_done(&arena);
    return 0;
}

/* ---- messages ------------------------------------------------------------- */

static void
empty(void)
{
    arena_wipe(&arena);
    assert_int_equal(message_init(&m, &arena, 512, NULL), ERR_OK);
}

static void
put_at(enum leaf l, uint16_t occ, const char *text)
{
    assert_int_equal(message_add(&m, l, occ, span_of(text), NULL), ERR_OK);
}

static void
put_explanation(const char *bv)
{
    put_at(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, 0, bv);
    put_at(LF_HULPVRAAG_TOELICHTING_TEKST, 0, "Legt het uit.");
}

static void
put_action(const char *bv, const char *status)
{
    put_at(LF_DRPLAN_ACTIE_BASISVOORWAARDE, 0, bv);
    put_at(LF_DRPLAN_ACTIE_STATUS, 0, status);
}

static const struct complete_lack *
find(unsigned groep, enum element e)
{
    for (unsigned i = 0; i < c.lack_n; i++)
        if (c.lack[i].groep == groep && c.lack[i].element == e)
            return &c.lack[i];
    return NULL;
}

static bool
refused(enum bericht type)
{
    policy_complete(po, &m, type, &c);
    return c.refused;
}

/* ---- a bare yes ----------------------------------------------------------- */

static const struct {
    enum leaf l;
    enum bv bv;
} asked[] = {{LF_HULPVRAAG_IDBEWIJS, BV_ID},
    {LF_HULPVRAAG_ONDERDAK, BV_ONDERDAK},
    {LF_HULPVRAAG_WERK_INKOMEN, BV_WERK_INKOMEN},
    {LF_HULPVRAAG_SCHULDEN, BV_SCHULDEN}, {LF_HULPVRAAG_ZORG, BV_ZORG},
    {LF_HULPVRAAG_ZORG_VOOR_THUIS, BV_NETWERK},
    {LF_HULPVRAAG_NETWERK, BV_NETWERK}};

enum { ASKED = sizeof(asked) / sizeof(asked[0]) };

static void
test_complete__a_bare_yes_is_refused(void **state)
{
    static const enum bericht types[] = {BERICHT_M10, BERICHT_M11};

    (void)state;
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < ASKED; i++) {
            const struct complete_lack *l;

            empty();
            put_at(asked[i].l, 0, "J");
            assert_true(refused(types[t]));
            l = find(asked[i].bv, EL_HULPVRAAG_TOELICHTING);
            assert_non_null(l);
            assert_int_equal(l->kind, COMPLETE_VERPLICHT);
            assert_true(complete_refuses(po, types[t], l));
            assert_true(strlen(complete_reden(po, types[t], l, false)) > 10);
            assert_true(strlen(complete_reden(po, types[t], l, true)) > 10);
        }
}

static void
test_complete__a_no_or_unknown_is_not(void **state)
{
    static const char *const answers[] = {"N", "O", ""};

    (void)state;
    for (size_t i = 0; i < ASKED; i++)
        for (size_t k = 0; k < 3; k++) {
            empty();
            put_at(asked[i].l, 0, answers[k]);
            assert_false(refused(BERICHT_M10));
            assert_null(find(asked[i].bv, EL_HULPVRAAG_TOELICHTING));
        }
    empty();
    put_at(LF_HULPVRAAG_ONDERDAK, 0, "J");
    assert_false(refused(BERICHT_M14));
}

static void
test_complete__an_explanation_of_that_condition_will_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < ASKED; i++)
        for (unsigned bv = 0; bv < BV__COUNT; bv++) {
            empty();
            put_at(asked[i].l, 0, "J");
            put_explanation(terms_bv((enum bv)bv));
            assert_int_equal(refused(BERICHT_M10), bv != asked[i].bv);
        }
}

static void
test_complete__an_open_action_will_do(void **state)
{
    static const struct {
        const char *status;
        bool open;
    } cases[] = {{"OPEN", true}, {"TOEGEWEZEN", true}, {"IN_BEHANDELING", true},
        {"WACHT_OP_DERDE", true}, {"WACHTLIJST", true}, {"GEREED", false},
        {"NIET_MOGELIJK", false}, {"VERVALLEN", false}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        empty();
        put_at(LF_HULPVRAAG_ZORG, 0, "J");
        put_action("ZORG", cases[i].status);
        assert_int_equal(refused(BERICHT_M10), !cases[i].open);
        empty();
        put_at(LF_HULPVRAAG_ZORG, 0, "J");
        put_action("SCHULDEN", cases[i].status);
        assert_true(refused(BERICHT_M10));
    }
}

static void
test_complete__every_bare_yes_is_named(void **state)
{
    unsigned n = 0;

    (void)state;
    empty();
    for (size_t i = 0; i < ASKED; i++)
        put_at(asked[i].l, 0, "J");
    assert_true(refused(BERICHT_M10));
    for (unsigned i = 0; i < c.lack_n; i++)
        n += complete_refuses(po, BERICHT_M10, &c.lack[i]);
    assert_int_equal(n, BV__COUNT);
}

/* ---- every other row, at its edge ----------------------------------------- */

/* With the first value it is expected, with the second (NULL: left out) it is
 * not; and what fills it. */
static const struct edge {
    enum bericht type;
    enum leaf leaf;
    const char *on, *off;
    unsigned groep;
    enum leaf fill;
    const char *with, *wrong; /* wrong fills it not; NULL: any value fills */
} edges[] = {
#define MISSING(BVCODE)                                                       \
    {BERICHT_M10, LF_DRPLAN_ONTBREKENDE_BASISVOORWAARDEN, #BVCODE, NULL,      \
        BV_##BVCODE, LF_DRPLAN_ACTIE_BASISVOORWAARDE, #BVCODE, "X"},          \
    {                                                                         \
        BERICHT_M11, LF_DRPLAN_ONTBREKENDE_BASISVOORWAARDEN, #BVCODE, NULL,   \
            BV_##BVCODE, LF_DRPLAN_REINTEGRATIEDOEL_BASISVOORWAARDE, #BVCODE, \
            "X"                                                               \
    }
    MISSING(ID),
    MISSING(ONDERDAK),
    MISSING(WERK_INKOMEN),
    MISSING(SCHULDEN),
    MISSING(ZORG),
    MISSING(NETWERK),
#undef MISSING
    {BERICHT_M10, LF_IDBEWIJS_GELDIG_AANWEZIG, "N", "J", BV_ID,
        LF_IDBEWIJS_AANVRAAG_STATUS, "OPEN", NULL},
    {BERICHT_M10, LF_IDBEWIJS_GELDIG_AANWEZIG, "J", "N", BV_ID,
        LF_IDBEWIJS_SOORT, "PASPOORT", NULL},
    {BERICHT_M10, LF_IDBEWIJS_GELDIG_AANWEZIG, "J", "O", BV_ID,
        LF_IDBEWIJS_GELDIG_TOT, "2030-01-01", NULL},
    {BERICHT_M10, LF_HULPVRAAG_ONDERDAK, "J", "N", BV_ONDERDAK,
        LF_HUISVESTING_BEHOEFTE_NA, "ZELFSTANDIG", NULL},
    {BERICHT_M10, LF_HUISVESTING_BEHOUD_MOGELIJK, "N", "J", BV_ONDERDAK,
        LF_HUISVESTING_BEHOEFTE_NA, "ZELFSTANDIG", NULL},
    {BERICHT_M11, LF_HUISVESTING_SITUATIE_VOOR, "DAKLOOS", "INWONEND",
        BV_ONDERDAK, LF_HUISVESTING_BEHOEFTE_NA, "OPVANG", NULL},
    {BERICHT_M10, LF_HUISVESTING_SITUATIE_VOOR, "KOOP", "INWONEND", BV_ONDERDAK,
        LF_HUISVESTING_DOORBETALING_NODIG_NODIG, "J", NULL},
    {BERICHT_M10, LF_HUISVESTING_SITUATIE_VOOR, "HUUR_PARTICULIER", "INWONEND",
        BV_ONDERDAK, LF_HUISVESTING_ONTRUIMING_DREIGT_DREIGT, "N", NULL},
    {BERICHT_M10, LF_DETENTIE_FASE, "F4", "F3", BV_ONDERDAK,
        LF_ADRES_TERUGKEERADRES_STATUS, "ONBEKEND", NULL},
    {BERICHT_M10, LF_HULPVRAAG_WERK_INKOMEN, "J", "N", BV_WERK_INKOMEN,
        LF_INKOMEN_UITKERING_AANVRAAG_GEWENST, "N", NULL},
    {BERICHT_M10, LF_INKOMEN_BRON_VOOR, "GEEN", "ARBEID", BV_WERK_INKOMEN,
        LF_INKOMEN_OVERBRUGGING_NODIG, "N", NULL},
    {BERICHT_M10, LF_INKOMEN_UITKERING_AANVRAAG_GEWENST, "J", "N",
        BV_WERK_INKOMEN, LF_INKOMEN_AANVRAAG_STATUS, "OPEN", NULL},
    {BERICHT_M10, LF_WERK_SITUATIE_VOOR, "LOONDIENST", "ZZP", BV_WERK_INKOMEN,
        LF_WERK_BAAN_BEHOUD_MOGELIJK, "O", NULL},
    {BERICHT_M10, LF_SCHULDEN_AANWEZIG, "J", "N", BV_SCHULDEN,
        LF_SCHULDEN_BEDRAG_KLASSE, "ONBEKEND", NULL},
    {BERICHT_M11, LF_HULPVRAAG_SCHULDEN, "J", "N", BV_SCHULDEN,
        LF_SCHULDEN_SOORTEN, "HUUR", NULL},
    {BERICHT_M10, LF_SCHULDEN_AANWEZIG, "J", "O", BV_SCHULDEN,
        LF_SCHULDEN_TRAJECT, "GEEN", NULL},
    {BERICHT_M10, LF_ZORG_ZORGVRAAG_AANWEZIG, "J", "N", BV_ZORG,
        LF_ZORG_OVERDRACHT_VIA_MEDISCHE_DIENST, "J", NULL},
    {BERICHT_M10, LF_NETWERK_ONDERSTEUNEND_AANWEZIG, "J", "N", BV_NETWERK,
        LF_NETWERK_STEUNPERSOON_RELATIE, "OUDER", NULL},
    {BERICHT_M10, LF_HULPVRAAG_ZORG_VOOR_THUIS, "J", "N", BV_NETWERK,
        LF_NETWERK_ACHTERBLIJVERS_HULPVRAAG, "J", NULL},
    {BERICHT_M10, LF_DETENTIE_VERWACHTE_EINDDATUM, NULL, "2026-01-20",
        COMPLETE_ALGEMEEN, LF_DETENTIE_EINDDATUM_ZEKERHEID, "ONBEKEND",
        "INDICATIEF"},
    {BERICHT_M10, LF_DRPLAN_STATUS, "VASTGESTELD", "CONCEPT", COMPLETE_ALGEMEEN,
        LF_DRPLAN_VASTGESTELD_OP, "2025-08-08", NULL},
    {BERICHT_M10, LF_DETENTIE_TITEL_NA_DETENTIE, "J", "O", COMPLETE_ALGEMEEN,
        LF_RECL_TOEZICHT_OPGELEGD, "N", NULL},
    {BERICHT_M10, LF_RECL_TOEZICHT_OPGELEGD, "J", "N", COMPLETE_ALGEMEEN,
        LF_RECL_TOEZICHT_PERIODE_VAN, "2026-01-20", NULL},
    {BERICHT_M07, LF_GEM_BEKEND, "J", "N", COMPLETE_ALGEMEEN,
        LF_GEM_BEKEND_DOMEINEN_BASISVOORWAARDE, "ZORG", NULL},
    {BERICHT_M07, LF_GEM_INSCHRIJVING_BEVESTIGD, "ANDERE_GEMEENTE", "J",
        COMPLETE_ALGEMEEN, LF_GEM_JUISTE_GEMEENTE, "0141", NULL},
};

enum { EDGES = sizeof(edges) / sizeof(edges[0]) };

static void
look(const struct edge *e, const char *value, const char *fill)
{
    empty();
    if (value != NULL)
        put_at(e->leaf, 0, value);
    if (fill != NULL)
        put_at(e->fill, 0, fill);
    policy_complete(po, &m, e->type, &c);
}

static void
test_complete__each_row_holds_at_its_edge(void **state)
{
    (void)state;
    for (size_t i = 0; i < EDGES; i++) {
        const struct edge *e = &edges[i];
        enum element want = catalogue_leaf(e->fill)->element;
        const char *name = catalogue_element(want)->id;
        const struct complete_lack *l;

        look(e, e->on, NULL);
        l = find(e->groep, want);
        if (l == NULL)
            fail_msg("%zu: %s is not expected", i, name);
        if (complete_reden(po, e->type, l, false)[0] == '\0')
            fail_msg("%zu: %s without a reason", i, name);
        look(e, e->off, NULL);
        l = find(e->groep, want);
        if (l != NULL && l->kind == COMPLETE_VERWACHT)
            fail_msg("%zu: %s is expected without need", i, name);
        look(e, e->on, e->with);
        if (find(e->groep, want) != NULL)
            fail_msg("%zu: %s is there", i, name);
        if (e->wrong == NULL)
            continue;
        look(e, e->on, e->wrong);
        if (find(e->groep, want) == NULL)
            fail_msg("%zu: %s does not say what it should", i, name);
    }
}

/* The table above leaves no row out but those of the bare yes, which have
 * tests of their own, and the one without a condition. */
static void
test_complete__no_row_goes_untested(void **state)
{
    (void)state;
    for (unsigned i = 0; i < po->expect_n; i++) {
        const struct policy_expect *x = &po->expect[i];
        bool tested = x->refuse || x->trigger_n == 0;

        for (size_t k = 0; k < EDGES; k++)
            tested = tested || (x->groep == edges[k].groep &&
                                   x->element[0] ==
                                       catalogue_leaf(edges[k].fill)->element);
        if (!tested)
            fail_msg("no edge for %s", x->id);
    }
}

/* What a row may rest on besides codes: that something is there, or is not,
 * of an element as a whole or of a part. */
static void
test_complete__a_row_may_rest_on_presence(void **state)
{
    static const struct {
        const char *bij;
        enum leaf l;
        bool without, with;
    } cases[] = {
        {"drplan.actie: aanwezig", LF_DRPLAN_ACTIE_DEADLINE, false, true},
        {"drplan.actie: ontbreekt", LF_DRPLAN_ACTIE_DEADLINE, true, false},
        {"drplan.actie/status: aanwezig", LF_DRPLAN_ACTIE_DEADLINE, false,
            false},
        {"drplan.actie/deadline: ontbreekt", LF_DRPLAN_ACTIE_DEADLINE, true,
            false},
        {"drplan.actie/status: [OPEN]", LF_DRPLAN_ACTIE_STATUS, false, true},
    };
    struct policy *real = po;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct case_files cf;
        struct errinfo ei = {0};
        char text[400];

        (void)snprintf(text, sizeof(text),
            "volledigheid:\n  a: {berichten: [M10], basisvoorwaarde: ALGEMEEN, "
            "bij: {%s}, verwacht: [adres.geheimhouding], nl: x, en: x, "
            "status: beleid}\n",
            cases[i].bij);
        case_open(&cf);
        case_replace(case_file(&cf, "47-"), span_of(strdup(text)));
        if (policy_compile(&po, cf.file, cf.n, NULL, &ei) != ERR_OK)
            fail_msg("%s", ei.text);
        case_close(&cf);
        for (int k = 0; k < 2; k++) {
            empty();
            if (k == 1)
                put_at(cases[i].l, 0, "OPEN");
            policy_complete(po, &m, BERICHT_M10, &c);
            assert_int_equal(find(COMPLETE_ALGEMEEN, EL_ADRES_GEHEIMHOUDING) !=
                                 NULL,
                k == 1 ? cases[i].with : cases[i].without);
        }
        policy_free(po);
    }
    po = real;
}

static void
test_complete__a_notice_names_somebody_to_call(void **state)
{
    static const enum leaf any[] = {LF_CONTACT_CASEMANAGER_TELEFOON,
        LF_CONTACT_CASEMANAGER_EMAIL, LF_CONTACT_PI_FUNCTIONELE_POSTBUS};
    const uint8_t *choice;
    unsigned n;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        const struct complete_lack *l;

        empty();
        if (i < 3)
            put_at(any[i], 0, "x");
        assert_false(refused(BERICHT_M04));
        l = find(COMPLETE_ALGEMEEN, EL_CONTACT_CASEMANAGER_TELEFOON);
        assert_int_equal(l != NULL, i == 3);
        if (l == NULL)
            continue;
        choice = complete_choice(po, BERICHT_M04, l, &n);
        assert_int_equal(n, 3);
        assert_int_equal(choice[2], EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    }
}

/* ---- what the row of the message requires --------------------------------- */

static void
test_complete__what_is_required_is_told_apart(void **state)
{
    const struct policy_flow *fl = policy_first_flow(po, BERICHT_M10);
    unsigned required = 0, expected = 0, lacking = 0;

    (void)state;
    empty();
    policy_complete(po, &m, BERICHT_M10, &c);
    for (unsigned i = 0; i < c.lack_n; i++)
        required += c.lack[i].kind == COMPLETE_VERPLICHT;
    /* ... and somebody to call */
    assert_int_equal(required, elset_n(&fl->required) + 1);
    assert_non_null(find(BV_SCHULDEN, EL_SCHULDEN_AANWEZIG));
    assert_non_null(find(COMPLETE_ALGEMEEN, EL_PERSOON_BSN));
    assert_false(c.refused);
    for (unsigned g = 0; g < COMPLETE_GROUPS; g++) {
        expected += c.expected[g];
        lacking += c.lacking[g];
    }
    assert_int_equal(expected, lacking);
    assert_int_equal(lacking, c.lack_n);
    empty();
    put_at(LF_SCHULDEN_AANWEZIG, 0, "N");
    policy_complete(po, &m, BERICHT_M10, &c);
    assert_null(find(BV_SCHULDEN, EL_SCHULDEN_AANWEZIG));
    assert_int_equal(c.expected[BV_SCHULDEN], 1);
    assert_int_equal(c.lacking[BV_SCHULDEN], 0);
}

/* A type without a flow, and a policy without rows, ask nothing. */
static void
test_complete__nothing_is_expected_by_default(void **state)
{
    unsigned rows = po->expect_n;

    (void)state;
    empty();
    policy_complete(po, &m, BERICHT_M25, &c);
    assert_int_equal(c.lack_n, 0);
    po->expect_n = 0;
    put_at(LF_HULPVRAAG_ONDERDAK, 0, "J");
    assert_false(refused(BERICHT_M10));
    for (unsigned i = 0; i < c.lack_n; i++)
        assert_int_equal(c.lack[i].kind, COMPLETE_VERPLICHT);
    po->expect_n = rows;
}

static void
test_complete__r30_names_what_would_do(void **state)
{
    static const struct {
        bool naam, telefoon, postbus;
        enum element lack;
    } cases[] = {{false, false, false, EL_CONTACT_CASEMANAGER_NAAM},
        {true, false, false, EL_CONTACT_CASEMANAGER_TELEFOON},
        {false, true, false, EL_CONTACT_CASEMANAGER_NAAM},
        {true, true, false, EL__NONE}, {false, false, true, EL__NONE}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        unsigned n = 0;

        empty();
        if (cases[i].naam)
            put_at(LF_CONTACT_CASEMANAGER_NAAM, 0, "x");
        if (cases[i].telefoon)
            put_at(LF_CONTACT_CASEMANAGER_TELEFOON, 0, "x");
        if (cases[i].postbus)
            put_at(LF_CONTACT_PI_FUNCTIONELE_POSTBUS, 0, "x");
        policy_complete(po, &m, BERICHT_M20, &c);
        for (unsigned k = 0; k < c.lack_n; k++) {
            const struct complete_lack *l = &c.lack[k];

            if (policy_content_rule(po, BERICHT_M20,
                    (enum element)l->element)[0] == '\0')
                continue;
            n++;
            assert_int_equal(l->element, cases[i].lack);
            assert_non_null(
                strstr(complete_reden(po, BERICHT_M20, l, false), "postbus"));
        }
        assert_int_equal(n, cases[i].lack != EL__NONE);
    }
}

/* ---- R30, for every message that has to name a case manager --------------- */

/* Field `want` of a line of CSV, from 0. */
static void
field(const char *line, unsigned want, char *out, size_t max)
{
    bool quoted = false;
    unsigned at = 0;
    size_t n = 0;

    for (; *line != '\0' && *line != '\n'; line++) {
        if (*line == '"')
            quoted = !quoted;
        else if (*line == ',' && !quoted)
            at++;
        else if (at == want && n + 1 < max)
            out[n++] = *line;
    }
    out[n] = '\0';
    assert_true(at >= want);
}

static void
check_contact(const struct policy_flow *fl)
{
    static const enum element names[] = {EL_CONTACT_CASEMANAGER_NAAM,
        EL_CONTACT_CASEMANAGER_TELEFOON, EL_CONTACT_PI_FUNCTIONELE_POSTBUS};
    struct policy_facts f =
        case_facts((enum bericht)fl->type, (enum rol)fl->from, (enum rol)fl->to,
            (enum doel)fl->doel, po->ground[fl->giver].code);
    struct decision d;
    struct buf b;

    policy_decide(po, &f, &fl->required, &d);
    assert_false(d.released);
    assert_int_equal(d.refusal, WEIGER_KWALITEIT_ONVOLDOENDE);
    assert_int_equal(elset_n(&d.refused_on), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(elset_has(&d.refused_on, names[i]));
        assert_string_equal(
            policy_content_rule(po, (enum bericht)fl->type, names[i]), "R30");
    }
    buf_init(&b, 65536);
    policy_explain(po, &d, false, &b);
    assert_true(text_find(buf_peek(&b),
                    span_of("REGEL      R30: naam en telefoon van de "
                            "casemanager, of de functionele postbus")) > 0);
    buf_done(&b);
}

static void
test_complete__r30_holds_where_the_tables_say_so(void **state)
{
    char line[8192], code[8], required[4096];
    FILE *f = fopen(MESSAGES, "r");
    unsigned n = 0;

    (void)state;
    assert_non_null(f);
    while (fgets(line, sizeof(line), f) != NULL) {
        const struct policy_flow *fl;
        enum bericht type;

        field(line, 0, code, sizeof(code));
        field(line, 8, required, sizeof(required));
        if (!terms_parse_bericht(span_of(code), &type))
            continue;
        fl = policy_first_flow(po, type);
        if (fl == NULL)
            continue;
        if (fl->contact_r30 !=
            (strstr(required, "contact.casemanager_naam") != NULL))
            fail_msg("%s: R30 %s", code, fl->contact_r30 ? "asked" : "not");
        if (!fl->contact_r30)
            continue;
        n++;
        for (unsigned i = 0; i < po->flow_n; i++)
            if (po->flow[i].type == type)
                check_contact(&po->flow[i]);
    }
    (void)fclose(f);
    assert_true(n >= 3);
    assert_string_equal(
        policy_content_rule(po, BERICHT_M14, EL_CONTACT_CASEMANAGER_NAAM), "");
    assert_string_equal(policy_content_rule(po, BERICHT_M10, EL_PERSOON_BSN),
        "");
}

/* ---- the rows fit the formats --------------------------------------------- */

static bool
carried(const struct adapters *as, enum bericht type, enum element e, bool *any)
{
    static const char *const kinds[] = {"pi", "reclassering", "gemeente"};
    char place[ADAPTER_PLACE_MAX + 1];

    for (size_t k = 0; k < 3; k++) {
        const struct adapter *ad = adapters_find(as, kinds[k], "v1");
        struct elset has;

        assert_non_null(ad);
        if (!adapter_has_type(ad, type))
            continue;
        *any = true;
        has = adapter_elements(ad, type);
        if (elset_has(&has, e))
            return adapter_place(ad, type, e, ADAPTER_PLACE_ALL, place) &&
                   place[0] == '/';
    }
    return false;
}

static void
test_complete__what_is_expected_can_be_sent(void **state)
{
    struct adapters *as;
    struct errinfo ei = {0};

    (void)state;
    assert_int_equal(adapters_load(&as, ADAPTERS_DIR, &ei), ERR_OK);
    for (unsigned i = 0; i < po->expect_n; i++) {
        const struct policy_expect *x = &po->expect[i];

        assert_true(x->element_n > 0 && x->types != 0);
        for (unsigned t = 0; t < BERICHT__COUNT; t++)
            for (unsigned k = 0; k < x->element_n; k++) {
                bool any = false, there;

                if ((x->types >> t & 1) == 0)
                    continue;
                there = carried(as, (enum bericht)t,
                    (enum element)x->element[k], &any);
                if (any && !there && (!x->any || k == 0))
                    fail_msg("%s: no format carries %s in %s", x->id,
                        catalogue_element((enum element)x->element[k])->id,
                        terms_bericht((enum bericht)t));
            }
    }
    adapters_free(as);
}

/* ---- the report ----------------------------------------------------------- */

static void
test_complete__the_report_is_json(void **state)
{
    json_error_t why;
    json_t *whole, *o, *groups, *lack;
    struct buf b;

    (void)state;
    empty();
    put_at(LF_HULPVRAAG_ONDERDAK, 0, "J");
    put_at(LF_PERSOON_GESLACHTSNAAM, 0, "Geheim");
    policy_complete(po, &m, BERICHT_M10, &c);
    buf_init(&b, 65536);
    complete_write_json(&b, po, &c);
    assert_int_equal(buf_err(&b), ERR_OK);
    whole = json_loadb((char *)b.p, b.n, JSON_REJECT_DUPLICATES, &why);
    assert_non_null(whole);
    assert_true(json_integer_value(json_object_get(whole, "verwacht")) > 20);
    groups = json_object_get(whole, "perBasisvoorwaarde");
    assert_int_equal(json_array_size(groups), COMPLETE_GROUPS);
    o = json_array_get(groups, BV_ONDERDAK);
    assert_string_equal(
        json_string_value(json_object_get(o, "basisvoorwaarde")), "ONDERDAK");
    assert_int_equal(json_integer_value(json_object_get(o, "verwacht")), 4);
    assert_int_equal(json_integer_value(json_object_get(o, "aanwezig")), 0);
    lack = json_array_get(json_object_get(o, "ontbreekt"), 0);
    assert_string_equal(json_string_value(json_object_get(lack, "element")),
        "hulpvraag.toelichting");
    assert_string_equal(json_string_value(json_object_get(lack, "soort")),
        "verplicht");
    assert_string_equal(
        json_string_value(json_array_get(json_object_get(lack, "of"), 0)),
        "drplan.actie");
    assert_non_null(json_object_get(lack, "reden"));
    assert_true(text_find(buf_peek(&b), span_of("Geheim")) < 0);
    json_decref(whole);
    buf_done(&b);
}

static void
test_complete__the_report_is_text(void **state)
{
    static const char *const lines[] = {"VOLLEDIGHEID  0 van 2 ",
        "ONDERDAK      0 van 2\n",
        "  hulpvraag.toelichting of drplan.actie (verplicht): Een ja",
        "  huisvesting.behoefte_na (verwacht): Zonder de woonvorm"};
    struct buf b;

    (void)state;
    c = (struct complete){.type = BERICHT_M10,
        .expected = {0, 2},
        .lacking = {0, 2},
        .lack_n = 2,
        .lack = {{BV_ONDERDAK, EL_HULPVRAAG_TOELICHTING, COMPLETE_VERPLICHT},
            {BV_ONDERDAK, EL_HUISVESTING_BEHOEFTE_NA, COMPLETE_VERWACHT}}};
    buf_init(&b, 65536);
    complete_write_text(&b, po, &c, false);
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        if (text_find(buf_peek(&b), span_of(lines[i])) < 0)
            fail_msg("no '%s' in\n%.*s", lines[i], (int)b.n, (char *)b.p);
    buf_clear(&b);
    complete_write_text(&b, po, &c, true);
    assert_true(text_find(buf_peek(&b), span_of("(required): A yes")) > 0);
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_complete__a_bare_yes_is_refused),
        cmocka_unit_test(test_complete__a_no_or_unknown_is_not),
        cmocka_unit_test(
            test_complete__an_explanation_of_that_condition_will_do),
        cmocka_unit_test(test_complete__an_open_action_will_do),
        cmocka_unit_test(test_complete__every_bare_yes_is_named),
        cmocka_unit_test(test_complete__each_row_holds_at_its_edge),
        cmocka_unit_test(test_complete__no_row_goes_untested),
        cmocka_unit_test(test_complete__a_row_may_rest_on_presence),
        cmocka_unit_test(test_complete__a_notice_names_somebody_to_call),
        cmocka_unit_test(test_complete__what_is_required_is_told_apart),
        cmocka_unit_test(test_complete__nothing_is_expected_by_default),
        cmocka_unit_test(test_complete__r30_names_what_would_do),
        cmocka_unit_test(test_complete__r30_holds_where_the_tables_say_so),
        cmocka_unit_test(test_complete__what_is_expected_can_be_sent),
        cmocka_unit_test(test_complete__the_report_is_json),
        cmocka_unit_test(test_complete__the_report_is_text),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
