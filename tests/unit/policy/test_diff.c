/* SPDX-License-Identifier: EUPL-1.2 */
/* Two policies compared: the shipped one, and the same with one edit. */
#include "tests/unit/policy/policy_case.h"

#include "policy/diff.h"

#include "base/banned.h"

static struct policy *shipped;

static int
setup(void **state)
{
    (void)state;
    shipped = case_policy();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(shipped);
    return 0;
}

/* The shipped policy in which, in one file, `from` has become `to`. */
static struct policy *
edited(const char *file, const char *from, const char *to)
{
    struct case_files cf;
    struct policy_file *f;
    struct policy *po;
    struct errinfo ei = {0};
    enum err rc;

    case_open(&cf);
    f = case_file(&cf, file);
    case_replace(f, case_edit(f->text, from, to));
    rc = policy_compile(&po, cf.file, cf.n, NULL, &ei);
    case_close(&cf);
    if (rc != ERR_OK)
        fail_msg("%s: %s", to, ei.text);
    return po;
}

/* ---- one edit, one difference --------------------------------------------------- */

#define SKN "  persoon.skn:\n    uitkomst: geweigerd\n"
#define SKN_WHY \
    "nl: Sleutel van de strafrechtsketen; het college gebruikt het BSN."
#define NAME "  persoon.geslachtsnaam:\n    uitkomst: toegestaan\n"

static const struct edit_case {
    const char *file, *from, *to;
    enum diff_kind kind;
    enum diff_change change;
    enum diff_effect effect;
    const char *column, *element, *type, *key, *field, *before, *after;
} edits[] = {
    {"50-elementen-dr-gn", NAME, "  persoon.geslachtsnaam:\n    uitkomst: C4\n",
        DIFF_RULE, DIFF_CHANGED, DIFF_DECIDES, "DR-GN", "persoon.geslachtsnaam",
        "", "DR-GN-persoon.geslachtsnaam", "uitkomst", "toegestaan", "C4"},
    {"50-elementen-dr-gn", SKN,
        "  persoon.skn:\n    uitkomst: geweigerd\n    code: NIET_NODIG\n",
        DIFF_RULE, DIFF_CHANGED, DIFF_DECIDES, "DR-GN", "persoon.skn", "",
        "DR-GN-persoon.skn", "code", "GEEN_GRONDSLAG", "NIET_NODIG"},
    {"50-elementen-dr-gn", SKN, SKN "    grond: AVG_6_1_E\n", DIFF_RULE,
        DIFF_CHANGED, DIFF_DECIDES, "DR-GN", "persoon.skn", "",
        "DR-GN-persoon.skn", "grond", "", "AVG_6_1_E"},
    {"50-elementen-dr-gn", SKN_WHY, "nl: Anders.", DIFF_RULE, DIFF_CHANGED,
        DIFF_WORDS, "DR-GN", "persoon.skn", "", "DR-GN-persoon.skn", "nl",
        "Sleutel van de strafrechtsketen; het college gebruikt het BSN.",
        "Anders."},
    {"45-berichtkop", "uitkomst: toegestaan", "uitkomst: geweigerd", DIFF_RULE,
        DIFF_CHANGED, DIFF_DECIDES, "KOP", "bericht.id", "", "KOP-bericht.id",
        "uitkomst", "toegestaan", "geweigerd"},
    {"50-elementen-dr-gn", "  status: aanname", "  status: beleid", DIFF_SAID,
        DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "kolom/DR-GN/status", "tekst",
        "aanname", "beleid"},
    {"50-elementen-dr-gn", "  nl: D&R-plan, naar het college (nazorg)",
        "  nl: Plan", DIFF_COLUMN, DIFF_CHANGED, DIFF_WORDS, "DR-GN", NULL, "",
        "DR-GN", "nl", "D&R-plan, naar het college (nazorg)", "Plan"},
    {"50-elementen-dr-gn", "  grond: {gever: PBW_18A,",
        "  grond: {gever: PBW_18B,", DIFF_COLUMN, DIFF_CHANGED, DIFF_RECORD,
        "DR-GN", NULL, "", "DR-GN", "grond.gever", "PBW_18A", "PBW_18B"},
    {"10-gronden", "geldig_vanaf: \"2021-07-01\"",
        "geldig_vanaf: \"2021-07-02\"", DIFF_GROUND, DIFF_CHANGED, DIFF_DECIDES,
        "", NULL, "", "PBW_18A", "geldig_vanaf", "2021-07-01", "2021-07-02"},
    {"10-gronden", "geldig_vanaf: \"2021-07-01\"",
        "geldig_vanaf: \"2021-07-01\"\n    geldig_tot: \"2030-01-01\"",
        DIFF_GROUND, DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "PBW_18A",
        "geldig_tot", "", "2030-01-01"},
    {"10-gronden", "lid: 4 en 6", "lid: 4", DIFF_GROUND, DIFF_CHANGED,
        DIFF_RECORD, "", NULL, "", "PBW_18A", "lid", "4 en 6", "4"},
    {"10-gronden", "datum_status: geverifieerd", "datum_status: aanname",
        DIFF_SAID, DIFF_CHANGED, DIFF_RECORD, "", NULL, "",
        "gronden/PBW_18A/datum_status", "tekst", "geverifieerd", "aanname"},
    {"20-doelen", "dpv: https://w3id.org/dpv/sector/law#PrisonManagement",
        "dpv: https://w3id.org/dpv#Other", DIFF_SAID, DIFF_CHANGED, DIFF_RECORD,
        "", NULL, "", "doelen/DETENTIEMELDING/dpv", "tekst",
        "https://w3id.org/dpv/sector/law#PrisonManagement",
        "https://w3id.org/dpv#Other"},
    {"20-doelen", "nl: Melden dat", "nl: Zeggen dat", DIFF_PURPOSE,
        DIFF_CHANGED, DIFF_WORDS, "", NULL, "", "DETENTIEMELDING", "nl",
        "Melden dat iemand is gedetineerd en wanneer dat eindigt.",
        "Zeggen dat iemand is gedetineerd en wanneer dat eindigt."},
    {"30-rollen", "regime: Wjsg (tenuitvoerleggingsgegevens)", "regime: AVG",
        DIFF_SAID, DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "rollen/PI/regime",
        "tekst", "Wjsg (tenuitvoerleggingsgegevens)", "AVG"},
    {"00-beleid", "versie: \"2026.11.2\"", "versie: \"2026.11.3\"", DIFF_POLICY,
        DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "beleid", "versie",
        "2026.11.2", "2026.11.3"},
    {"00-beleid", "geldig_vanaf: \"2023-12-01\"",
        "geldig_vanaf: \"2024-01-01\"", DIFF_POLICY, DIFF_CHANGED, DIFF_DECIDES,
        "", NULL, "", "beleid", "geldig_vanaf", "2023-12-01", "2024-01-01"},
    {"00-beleid", "motivering_tekens: 30", "motivering_tekens: 40",
        DIFF_PARAMETER, DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "parameters",
        "motivering_tekens", "30", "40"},
    {"00-beleid", "nazorg_maanden: 3", "nazorg_maanden: 6", DIFF_PARAMETER,
        DIFF_CHANGED, DIFF_DUTY, "", NULL, "", "parameters", "nazorg_maanden",
        "3", "6"},
    {"60-voorwaarden", "fasen: [F4, F5, F6]", "fasen: [F5, F6]", DIFF_CONDITION,
        DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "C4", "fasen", "F4, F5, F6",
        "F5, F6"},
    {"60-voorwaarden", "afzenders: [PI, RE, GN]", "afzenders: [PI, RE]",
        DIFF_CONDITION, DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "C3",
        "afzenders", "PI, RE, GN", "PI, RE"},
    {"60-voorwaarden", "zonder_kennisgeving: [netwerk.steunpersoon_relatie]",
        "zonder_kennisgeving: []", DIFF_CONDITION, DIFF_CHANGED, DIFF_DECIDES,
        "", NULL, "", "C7", "zonder_kennisgeving",
        "netwerk.steunpersoon_relatie", ""},
    {"60-voorwaarden", "weigercode: VERKEERDE_FASE", "weigercode: NIET_NODIG",
        DIFF_CONDITION, DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "C4",
        "weigercode", "VERKEERDE_FASE", "NIET_NODIG"},
    {"40-berichten", "    gemeente_bevestigd: nee",
        "    gemeente_bevestigd: ja", DIFF_FLOW, DIFF_CHANGED, DIFF_DECIDES,
        "DM-GN", NULL, "M01", "M01 DJI-GN", "gemeente_bevestigd", "nee", "ja"},
    {"40-berichten", "    termijnregel: R01", "    termijnregel: R02",
        DIFF_FLOW, DIFF_CHANGED, DIFF_DUTY, "DM-GN", NULL, "M01", "M01 DJI-GN",
        "termijnregel", "R01", "R02"},
    {"40-berichten", "{JUSTID: WJSG_51C_C, DJI: WJSG_51C_C}",
        "{JUSTID: WJSG_51C_C, DJI: WJSG_51C_B}", DIFF_FLOW, DIFF_CHANGED,
        DIFF_DECIDES, "DM-GN", NULL, "M01", "M01 DJI-GN", "van", "WJSG_51C_C",
        "WJSG_51C_B"},
    {"40-berichten", "{JUSTID: WJSG_51C_C, DJI: WJSG_51C_C}",
        "{JUSTID: WJSG_51C_C}", DIFF_FLOW, DIFF_REMOVED, DIFF_DECIDES, "DM-GN",
        NULL, "M01", "M01 DJI-GN", "doel", "DETENTIEMELDING", ""},
    {"40-berichten", "      - persoon.bsn\n      - persoon.geslachtsnaam\n",
        "      - persoon.bsn\n", DIFF_FLOW, DIFF_CHANGED, DIFF_DECIDES, "DM-GN",
        "persoon.geslachtsnaam", "M01", "M01 DJI-GN", "inhoud", "verplicht",
        ""},
    {"40-berichten", "    nl: Melding aanvang detentie", "    nl: Melding",
        DIFF_REMARK, DIFF_CHANGED, DIFF_WORDS, "", NULL, "", "berichten/M01/nl",
        "tekst", "Melding aanvang detentie", "Melding"},
    {"70-blokkades", "    status: aanname", "    status: geverifieerd",
        DIFF_SAID, DIFF_CHANGED, DIFF_RECORD, "", NULL, "",
        "blokkades/zorg.diagnose/status", "tekst", "aanname", "geverifieerd"},
};

static bool
is_row(const struct diff_row *r, const struct edit_case *c)
{
    unsigned e =
        c->element == NULL ? EL__NONE : catalogue_find(span_of(c->element));

    return r->kind == c->kind && r->change == c->change &&
           r->effect == c->effect && r->element == e &&
           strcmp(r->column, c->column) == 0 && strcmp(r->type, c->type) == 0 &&
           strcmp(r->key, c->key) == 0 && strcmp(r->field, c->field) == 0 &&
           strcmp(r->before, c->before) == 0 && strcmp(r->after, c->after) == 0;
}

static void
print_rows(const struct diff *d)
{
    for (size_t i = 0; i < d->n; i++)
        print_error("%s %s %s [%s] %s %s: '%s' -> '%s'\n",
            diff_kind_name((enum diff_kind)d->row[i].kind),
            diff_change_name((enum diff_change)d->row[i].change),
            diff_effect_name((enum diff_effect)d->row[i].effect),
            d->row[i].column, d->row[i].key, d->row[i].field, d->row[i].before,
            d->row[i].after);
}

static void
test_policy_diff__names_what_an_edit_changes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
        const struct edit_case *c = &edits[i];
        struct policy *po = edited(c->file, c->from, c->to);
        struct diff d;
        bool there = false, beside = false;

        assert_int_equal(policy_diff(&d, shipped, po, NULL), ERR_OK);
        /* The row of a message speaks for each of its flows, the grounds of a
         * column for both sides; nothing else is touched. */
        for (size_t k = 0; k < d.n; k++) {
            there = there || is_row(&d.row[k], c);
            beside = beside || d.row[k].kind != c->kind ||
                     strcmp(d.row[k].type, c->type) != 0;
        }
        if (!there || beside || d.n > 2) {
            print_rows(&d);
            fail_msg("%s: %s", c->file, c->to);
        }
        policy_diff_done(&d);
        policy_free(po);
    }
}

/* ---- what is no difference ------------------------------------------------------ */

static void
assert_same(struct policy *po)
{
    struct diff d;

    assert_int_equal(policy_diff(&d, shipped, po, NULL), ERR_OK);
    if (d.n > 0) {
        print_rows(&d);
        fail_msg("these are the same");
    }
    policy_diff_done(&d);
    policy_free(po);
}

static void
test_policy_diff__layout_order_and_quotes_are_no_difference(void **state)
{
    (void)state;
    assert_same(case_policy());
    assert_same(edited("00-", "beleid:\n", "# niets\n\nbeleid:\n"));
    assert_same(edited("00-", "versie: \"2026.11.2\"", "versie: 2026.11.2"));
    assert_same(edited("60-", "fasen: [F4, F5, F6]", "fasen: [F6, F4, F5]"));
    assert_same(edited("60-", "fasen: [F4, F5, F6]",
        "fasen:\n      - F4\n      - F5\n      - F6"));
    assert_same(edited("40-", "{JUSTID: WJSG_51C_C, DJI: WJSG_51C_C}",
        "{DJI: WJSG_51C_C, JUSTID: WJSG_51C_C}"));
    /* What must be in may be: said twice is said once. */
    assert_same(edited("40-", "    mag:\n", "    mag:\n      - persoon.bsn\n"));
}

/* Everything behind a row that went moves one place; only the row is gone. */
static void
test_policy_diff__an_index_that_moves_is_no_difference(void **state)
{
    struct policy *po = edited("10-",
        "  WJSG_51C_B:\n"
        "    wet: Wet justitiële en strafvorderlijke gegevens\n"
        "    bwb: BWBR0014194\n"
        "    artikel: 51c\n"
        "    lid: 2 onder b\n"
        "    aanhaling: Wjsg art. 51c lid 2 onder b\n"
        "    status: geverifieerd\n"
        "    nl: Verstrekken om strafbare feiten te voorkomen, op te sporen en te vervolgen.\n"
        "    en: Disclosure to prevent, detect and prosecute offences.\n",
        "");
    struct diff d;

    (void)state;
    assert_int_equal(policy_diff(&d, shipped, po, NULL), ERR_OK);
    if (d.n != 1)
        print_rows(&d);
    assert_int_equal(d.n, 1);
    assert_int_equal(d.row[0].kind, DIFF_GROUND);
    assert_int_equal(d.row[0].change, DIFF_REMOVED);
    assert_string_equal(d.row[0].before, "Wjsg art. 51c lid 2 onder b");
    assert_string_equal(d.row[0].after, "");
    policy_diff_done(&d);
    policy_free(po);
}

/* A to B is B to A, read backwards. */
static void
test_policy_diff__works_both_ways(void **state)
{
    struct policy *po = edited("50-elementen-dr-gn",
        "  persoon.skn:\n    uitkomst: geweigerd\n",
        "  persoon.skn:\n"
        "    uitkomst: C4\n");
    struct diff there, back;

    (void)state;
    assert_int_equal(policy_diff(&there, shipped, po, NULL), ERR_OK);
    assert_int_equal(policy_diff(&back, po, shipped, NULL), ERR_OK);
    assert_true(there.n > 0);
    assert_int_equal(there.n, back.n);
    for (size_t i = 0; i < there.n; i++) {
        assert_string_equal(there.row[i].before, back.row[i].after);
        assert_string_equal(there.row[i].after, back.row[i].before);
        assert_string_equal(there.row[i].key, back.row[i].key);
    }
    policy_diff_done(&there);
    policy_diff_done(&back);
    policy_free(po);
}

/* A term changes every flow that keeps by it. */
static void
test_policy_diff__a_term_shows_in_every_flow_that_keeps_by_it(void **state)
{
    struct policy *po = edited("00-", "    dagen: 183\n", "    dagen: 200\n");
    struct diff d;
    unsigned flows = 0;

    (void)state;
    assert_int_equal(policy_diff(&d, shipped, po, NULL), ERR_OK);
    assert_int_equal(d.row[0].kind, DIFF_TERM);
    assert_string_equal(d.row[0].key, "detentiemelding");
    for (size_t i = 1; i < d.n; i++) {
        assert_int_equal(d.row[i].kind, DIFF_FLOW);
        assert_string_equal(d.row[i].field, "bewaren");
        assert_string_equal(d.row[i].before, "183");
        assert_string_equal(d.row[i].after, "200");
        flows++;
    }
    assert_true(flows > 0);
    policy_diff_done(&d);
    policy_free(po);
}

/* ---- limits ---------------------------------------------------------------------- */

/* Two policies of flows alone, which differ in n elements. */
static void
make_wide(struct policy *po, unsigned n)
{
    static struct policy_column column = {.code = "DR-GN", .name = {"x", "x"}};

    column.giver = column.receiver = POLICY_NO_INDEX;
    *po = (struct policy){.name = "", .version = "", .column = &column};
    po->flow = calloc(POLICY_FLOWS_MAX, sizeof(*po->flow));
    assert_non_null(po->flow);
    po->flow_n = POLICY_FLOWS_MAX;
    po->column_n = 1;
    po->rule = calloc(1, sizeof(*po->rule));
    assert_non_null(po->rule);
    memset(po->header, 0xff, sizeof(po->header));
    memset(column.rule, 0xff, sizeof(column.rule));
    po->agreement[0].code = po->ground[0].code = "A";
    for (unsigned i = 0; i < n; i++)
        elset_add(&po->flow[i / EL__COUNT].may, (enum element)(i % EL__COUNT));
}

static void
test_policy_diff__lists_at_most_so_many(void **state)
{
    (void)state;
    for (unsigned over = 0; over < 2; over++) {
        static struct policy a, b;
        struct errinfo ei = {0};
        struct diff d;

        make_wide(&a, 0);
        make_wide(&b, DIFF_ROWS_MAX + over);
        assert_int_equal(policy_diff(&d, &a, &b, &ei),
            over ? ERR_LIMIT : ERR_OK);
        assert_int_equal(d.n, DIFF_ROWS_MAX);
        policy_diff_done(&d);
        free(a.flow);
        free(b.flow);
        free(a.rule);
        free(b.rule);
    }
}

/* ---- what is kept as said ----------------------------------------------------------- */

static const char *
said(const struct policy *po, const char *path)
{
    for (unsigned i = 0; i < po->said_n; i++)
        if (strcmp(po->said[i].path, path) == 0)
            return po->said[i].text;
    return NULL;
}

static void
test_policy_said__keeps_what_no_table_keeps(void **state)
{
    (void)state;
    assert_string_equal(said(shipped, "doelen/DR_PLAN/dpv"),
        "https://w3id.org/dpv/sector/law#RehabilitationManagement");
    assert_string_equal(said(shipped, "kolom/DR-GN/status"), "aanname");
    assert_string_equal(said(shipped, "beleid/vaststeller"),
        "nog aan te wijzen");
    assert_null(said(shipped, "beleid/naam"));
    assert_null(said(shipped, "gronden/PBW_18A/artikel"));
    for (unsigned i = 0; i < shipped->said_n; i++) {
        assert_true(strncmp(shipped->said[i].path, "elementen", 9) != 0);
        assert_true(strncmp(shipped->said[i].path, "volledigheid", 12) != 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy_diff__names_what_an_edit_changes),
        cmocka_unit_test(
            test_policy_diff__layout_order_and_quotes_are_no_difference),
        cmocka_unit_test(
            test_policy_diff__an_index_that_moves_is_no_difference),
        cmocka_unit_test(test_policy_diff__works_both_ways),
        cmocka_unit_test(
            test_policy_diff__a_term_shows_in_every_flow_that_keeps_by_it),
        cmocka_unit_test(test_policy_diff__lists_at_most_so_many),
        cmocka_unit_test(test_policy_said__keeps_what_no_table_keeps),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
