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
        "dpv: https://w3id.org/dpv#Other", DIFF_PURPOSE, DIFF_CHANGED,
        DIFF_RECORD, "", NULL, "", "DETENTIEMELDING", "dpv",
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
    {"00-beleid", "motivering_tekens:\n    waarde: 30",
        "motivering_tekens:\n    waarde: 40", DIFF_PARAMETER, DIFF_CHANGED,
        DIFF_DECIDES, "", NULL, "", "motivering_tekens", "waarde", "30", "40"},
    {"00-beleid", "kort_verblijf_dagen:\n    waarde: 10",
        "kort_verblijf_dagen:\n    waarde: 14", DIFF_PARAMETER, DIFF_CHANGED,
        DIFF_DECIDES, "", NULL, "", "kort_verblijf_dagen", "waarde", "10",
        "14"},
    {"00-beleid", "besluit_18b_dagen:\n    waarde: 30",
        "besluit_18b_dagen:\n    waarde: 7", DIFF_PARAMETER, DIFF_CHANGED,
        DIFF_DECIDES, "", NULL, "", "besluit_18b_dagen", "waarde", "30", "7"},
    {"00-beleid", "nazorg_maanden:\n    waarde: 3",
        "nazorg_maanden:\n    waarde: 6", DIFF_PARAMETER, DIFF_CHANGED,
        DIFF_DUTY, "", NULL, "", "nazorg_maanden", "waarde", "3", "6"},
    {"00-beleid", "plan_dagen:\n    waarde: 28\n    status: beleid",
        "plan_dagen:\n    waarde: 28\n    status: aanname", DIFF_PARAMETER,
        DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "plan_dagen", "status",
        "beleid", "aanname"},
    {"20-doelen", "vertrouwelijk: nee", "vertrouwelijk: ja", DIFF_PURPOSE,
        DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "DETENTIEMELDING",
        "vertrouwelijk", "nee", "ja"},
    {"25-gegevens", "dpv: https://w3id.org/dpv/pd#Identifying",
        "dpv: https://w3id.org/dpv/pd#Name", DIFF_CATEGORY, DIFF_CHANGED,
        DIFF_RECORD, "", NULL, "", "persoon", "dpv",
        "https://w3id.org/dpv/pd#Identifying", "https://w3id.org/dpv/pd#Name"},
    {"25-gegevens", "nl: Wie iemand is", "nl: Wie het is", DIFF_CATEGORY,
        DIFF_CHANGED, DIFF_WORDS, "", NULL, "", "persoon", "nl",
        "Wie iemand is", "Wie het is"},
    {"35-afspraken", "    stand: akkoord\n", "    stand: opgeschort\n",
        DIFF_AGREEMENT, DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "GLP-DM",
        "akkoord", "ja", "nee"},
    {"35-afspraken", "    stand: akkoord\n", "    stand: opgeschort\n",
        DIFF_AGREEMENT, DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "GLP-DM",
        "stand", "akkoord", "opgeschort"},
    {"35-afspraken", "    stand: akkoord\n",
        "    einde: \"2026-12-31\"\n    stand: akkoord\n", DIFF_AGREEMENT,
        DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "GLP-DM", "einde", "",
        "2026-12-31"},
    {"35-afspraken", "opgeven_na_dagen: 2", "opgeven_na_dagen: 3",
        DIFF_AGREEMENT, DIFF_CHANGED, DIFF_DUTY, "", NULL, "", "GLP-TZ",
        "herhaling", "5 s, 900 s, 2 d", "5 s, 900 s, 3 d"},
    {"35-afspraken", "bijzonder: nee", "bijzonder: ja", DIFF_AGREEMENT,
        DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "GLP-DM", "classificatie",
        "persoonsgegevens, strafrechtelijk, bbn 2",
        "persoonsgegevens, bijzonder, strafrechtelijk, bbn 2"},
    {"41-berichten", "    afweging: WJSG_51C_C\n", "", DIFF_FLOW, DIFF_CHANGED,
        DIFF_DECIDES, "DR-GN", NULL, "M10", "M10 PI-GN", "afweging",
        "WJSG_51C_C", ""},
    {"50-elementen-dr-gn", "    bij_afweging: ja\n", "", DIFF_RULE,
        DIFF_CHANGED, DIFF_DECIDES, "DR-GN", "detentie.wijze_aanvang", "",
        "DR-GN-detentie.wijze_aanvang", "bij_afweging", "ja", "nee"},
    {"80-vrije-tekst", "versie: \"2026.11.1\"", "versie: \"2026.11.2\"",
        DIFF_POLICY, DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "beleid",
        "vrije_tekst.versie", "2026.11.1", "2026.11.2"},
    {"80-vrije-tekst", "behalve: [DR-PI, DR-RE, DM-RE,",
        "behalve: [DR-PI, DR-RE,", DIFF_TEXT, DIFF_CHANGED, DIFF_DECIDES, "",
        NULL, "", "DELICT", "behalve",
        "18B-BU, 18B-RE, DM-RE, DR-PI, DR-RE, TZ-RE, VL-CO, VL-RE",
        "18B-BU, 18B-RE, DR-PI, DR-RE, TZ-RE, VL-CO, VL-RE"},
    {"80-vrije-tekst", "nl: een medicijn", "nl: een pil", DIFF_TEXT,
        DIFF_CHANGED, DIFF_WORDS, "", NULL, "", "MEDICATIE", "nl",
        "een medicijn", "een pil"},
    {"80-vrije-tekst", "ziektebeeld, ", "", DIFF_PATTERN, DIFF_REMOVED,
        DIFF_DECIDES, "", NULL, "", "ziektebeeld", "categorie", "DIAGNOSE", ""},
    {"80-vrije-tekst", "ziektebeeld, ", "ZIEKTEBEELD, ", DIFF_PATTERN,
        DIFF_CHANGED, DIFF_WORDS, "", NULL, "", "ziektebeeld", "woord",
        "ziektebeeld", "ZIEKTEBEELD"},
    {"80-vrije-tekst", "diagnose van de woning, ", "", DIFF_PATTERN,
        DIFF_CHANGED, DIFF_DECIDES, "", NULL, "", "diagnos*", "uitgezonderd",
        "diagnose van de woning, diagnostische taaltoets, geen diagnose, "
        "geen diagnoses, zonder diagnose",
        "diagnostische taaltoets, geen diagnose, geen diagnoses, zonder "
        "diagnose"},
    {"90-register", "nl: Geen doorgifte", "nl: Nooit doorgifte", DIFF_SAID,
        DIFF_CHANGED, DIFF_RECORD, "", NULL, "", "register/doorgifte/nl",
        "tekst", "Geen doorgifte buiten de Europese Economische Ruimte.",
        "Nooit doorgifte buiten de Europese Economische Ruimte."},
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
    struct policy *po = edited("10-", "  PBW_18A:\n",
        "  ANDERS:\n"
        "    wet: Andere wet\n"
        "    artikel: 1\n"
        "    aanhaling: Andere wet art. 1\n"
        "    datum_status: aanname\n"
        "    status: aanname\n"
        "    nl: Anders.\n"
        "    en: Otherwise.\n"
        "  PBW_18A:\n");
    struct diff d;

    (void)state;
    /* All that refers to one of the others finds it one further. */
    assert_int_equal(policy_diff(&d, po, shipped, NULL), ERR_OK);
    if (d.n != 2)
        print_rows(&d);
    assert_int_equal(d.n, 2);
    assert_int_equal(d.row[0].kind, DIFF_GROUND);
    assert_int_equal(d.row[0].change, DIFF_REMOVED);
    assert_string_equal(d.row[0].before, "Andere wet art. 1");
    assert_string_equal(d.row[0].after, "");
    assert_int_equal(d.row[1].kind, DIFF_SAID);
    assert_string_equal(d.row[1].key, "gronden/ANDERS/datum_status");
    policy_diff_done(&d);
    policy_free(po);
}

/* A role that reads other columns: so do the flows to it, and the file says it
 * in one place. */
static void
test_policy_diff__a_role_that_reads_as_another_decides(void **state)
{
    struct policy *po = edited("30-", "kolom_als: PI", "kolom_als: RE");
    struct diff d;
    bool role = false, flow = false;

    (void)state;
    assert_int_equal(policy_diff(&d, shipped, po, NULL), ERR_OK);
    for (size_t i = 0; i < d.n; i++) {
        const struct diff_row *r = &d.row[i];

        role = role ||
               (r->kind == DIFF_ROLE && r->effect == DIFF_DECIDES &&
                   strcmp(r->key, "JUSTID") == 0 &&
                   strcmp(r->before, "PI") == 0 && strcmp(r->after, "RE") == 0);
        flow =
            flow || (r->kind == DIFF_FLOW && strcmp(r->field, "kolom") == 0 &&
                        strcmp(r->after, "DR-RE") == 0);
    }
    if (!role || !flow)
        print_rows(&d);
    assert_true(role && flow);
    policy_diff_done(&d);
    policy_free(po);
}

/* What holds without being said is no less when it is said. */
static void
test_policy_diff__a_parameter_that_is_left_out_holds(void **state)
{
    struct policy *po = edited("00-", "  besluit_18b_dagen:\n    waarde: 30\n",
        "  besluit_18b_dagen:\n    waarde: 31\n");
    struct policy *without;
    struct case_files cf;
    struct policy_file *f;
    struct span s;
    const char *at, *end;
    struct diff d;

    (void)state;
    case_open(&cf);
    f = case_file(&cf, "00-");
    s = f->text;
    at = strstr((const char *)s.p, "  besluit_18b_dagen:\n");
    end = strstr(at, "  binnenkomst_werkdagen:\n");
    assert_non_null(end);
    memmove((char *)(uintptr_t)at, end, strlen(end) + 1);
    f->text.n -= (size_t)(end - at);
    assert_int_equal(policy_compile(&without, cf.file, cf.n, NULL, NULL),
        ERR_OK);
    case_close(&cf);
    assert_int_equal(policy_diff(&d, shipped, without, NULL), ERR_OK);
    for (size_t i = 0; i < d.n; i++)
        assert_true(
            d.row[i].kind == DIFF_PARAMETER && d.row[i].effect != DIFF_DECIDES);
    policy_diff_done(&d);
    assert_int_equal(policy_diff(&d, po, without, NULL), ERR_OK);
    assert_true(d.n > 0 && d.row[0].effect == DIFF_DECIDES);
    assert_string_equal(d.row[0].before, "31");
    assert_string_equal(d.row[0].after, "30");
    policy_diff_done(&d);
    policy_free(po);
    policy_free(without);
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
    po->agreement[0].code = po->ground[0].code = po->term[0].name = "A";
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
    assert_string_equal(said(shipped, "rollen/RE/regime"), "AVG en UAVG");
    assert_string_equal(said(shipped, "vrije_tekst/categorieen/DELICT/status"),
        "beleid");
    assert_string_equal(said(shipped, "kolom/DR-GN/status"), "aanname");
    assert_string_equal(said(shipped, "beleid/vaststeller"),
        "nog aan te wijzen");
    assert_null(said(shipped, "beleid/naam"));
    assert_null(said(shipped, "doelen/DR_PLAN/dpv"));
    assert_null(said(shipped, "afspraken/GLP-DM/contact"));
    assert_null(said(shipped, "gronden/PBW_18A/artikel"));
    for (unsigned i = 0; i < shipped->said_n; i++) {
        assert_true(strncmp(shipped->said[i].path, "elementen", 9) != 0);
        assert_true(strncmp(shipped->said[i].path, "volledigheid", 12) != 0);
        assert_null(strstr(shipped->said[i].path, "/woorden/"));
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
        cmocka_unit_test(
            test_policy_diff__a_role_that_reads_as_another_decides),
        cmocka_unit_test(test_policy_diff__a_parameter_that_is_left_out_holds),
        cmocka_unit_test(test_policy_diff__works_both_ways),
        cmocka_unit_test(
            test_policy_diff__a_term_shows_in_every_flow_that_keeps_by_it),
        cmocka_unit_test(test_policy_diff__lists_at_most_so_many),
        cmocka_unit_test(test_policy_said__keeps_what_no_table_keeps),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
