/* SPDX-License-Identifier: EUPL-1.2 */
/* Each finding on a policy that was made to have it, and on none other. */
#include "policy/lint.h"

#include "base/clock.h"
#include "tests/unit/policy/policy_case.h"

/* The shipped policy with edits, looked over on a day.  An edit is made in the
 * first file of that prefix that holds the text. */
struct look {
    struct policy *po;
    struct lint lint;
};

struct edit {
    const char *file, *from, *to;
};

static struct policy_file *
file_of(struct case_files *cf, const struct edit *e)
{
    for (size_t i = 0; i < cf->n; i++)
        if (strncmp(cf->name[i], e->file, strlen(e->file)) == 0 &&
            memmem(cf->file[i].text.p, cf->file[i].text.n, e->from,
                strlen(e->from)) != NULL)
            return &cf->file[i];
    fail_msg("no file %s holds: %s", e->file, e->from);
    return NULL;
}

static struct look
look(const struct edit *edits, size_t n, int64_t day)
{
    struct case_files cf;
    struct look lk;
    struct errinfo ei = {0};

    case_open(&cf);
    for (size_t i = 0; i < n; i++) {
        struct policy_file *f = file_of(&cf, &edits[i]);

        case_replace(f, case_edit(f->text, edits[i].from, edits[i].to));
    }
    if (policy_compile(&lk.po, cf.file, cf.n, NULL, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    case_close(&cf);
    assert_int_equal(policy_lint(lk.po, day, &lk.lint, &ei), ERR_OK);
    return lk;
}

static void
look_done(struct look *lk)
{
    lint_done(&lk->lint);
    policy_free(lk->po);
}

/* The finding of this code that says this; NULL when there is none. */
static const struct lint_finding *
find(const struct look *lk, enum lint_code code, const char *text)
{
    for (unsigned i = 0; i < lk->lint.n; i++)
        if (lk->lint.finding[i].code == code &&
            strstr(lk->lint.finding[i].text.nl, text) != NULL)
            return &lk->lint.finding[i];
    return NULL;
}

static unsigned
count(const struct look *lk, enum lint_code code)
{
    unsigned n = 0;

    for (unsigned i = 0; i < lk->lint.n; i++)
        n += lk->lint.finding[i].code == code;
    return n;
}

/* One edit makes exactly this finding, at a line of this file. */
static void
assert_makes(struct edit e, int64_t day, enum lint_code code, const char *text)
{
    struct look before = look(NULL, 0, CASE_DAY), after = look(&e, 1, day);
    const struct lint_finding *f = find(&after, code, text);

    if (find(&before, code, text) != NULL)
        fail_msg("%s was there before the edit", text);
    if (f == NULL)
        fail_msg("%s: no finding '%s'", lint_kind(code)->code, text);
    assert_true(f->place.line > 0 && f->place.column > 0);
    look_done(&before);
    look_done(&after);
}

/* ---- the shipped policy ------------------------------------------------------ */

static void
test_lint__the_shipped_policy_does_not_contradict_itself(void **state)
{
    struct look lk = look(NULL, 0, CASE_DAY);

    (void)state;
    for (unsigned i = 0; i < lk.lint.n; i++)
        if (lint_kind(lk.lint.finding[i].code)->severity == LINT_FOUT)
            fail_msg("%s", lk.lint.finding[i].text.nl);
    assert_int_equal(count(&lk, LINT_NOOIT), 0);
    assert_int_equal(count(&lk, LINT_LOOS), 0);
    /* BIJ has a route of its own; its column says what that may hold. */
    assert_int_equal(count(&lk, LINT_KOLOM_LEEG), 1);
    assert_non_null(find(&lk, LINT_KOLOM_LEEG, "kolom BIJ-BU"));
    assert_int_equal(lk.lint.dropped, 0);
    look_done(&lk);
}

static void
test_lint__every_kind_speaks_both_languages(void **state)
{
    (void)state;
    for (int c = 0; c < LINT__CODES; c++) {
        const struct lint_kind *k = lint_kind((enum lint_code)c);

        assert_memory_equal(k->code, "POL-", 4);
        assert_true(k->severity < LINT__SEVERITIES);
        assert_string_not_equal(k->title.nl, k->title.en);
        assert_string_not_equal(k->todo.nl, k->todo.en);
        for (int d = 0; d < c; d++)
            assert_string_not_equal(k->code,
                lint_kind((enum lint_code)d)->code);
    }
}

static void
test_lint__findings_stand_in_order_and_have_a_place(void **state)
{
    struct look lk = look(NULL, 0, CASE_DAY);

    (void)state;
    assert_true(lk.lint.n > 10);
    for (unsigned i = 0; i < lk.lint.n; i++) {
        const struct lint_finding *f = &lk.lint.finding[i];

        assert_true(f->place.file < lk.po->file_n);
        assert_true(f->place.line > 0);
        assert_true(i == 0 || f[-1].code <= f->code);
    }
    look_done(&lk);
}

/* ---- contradictions ----------------------------------------------------------- */

static void
test_lint__what_is_required_and_denied_is_a_contradiction(void **state)
{
    (void)state;
    assert_makes((struct edit){"4", "      - drplan.reintegratiedoel\n",
                     "      - drplan.reintegratiedoel\n      - "
                     "drplan.mdo_verslag\n"},
        CASE_DAY, LINT_TEGENSPRAAK,
        "M11 van PI vraagt drplan.mdo_verslag, maar kolom DR-RE weigert het");
}

static void
test_lint__a_condition_that_never_holds_is_a_contradiction(void **state)
{
    struct edit e[] = {
        {"4", "      - netwerk.ondersteunend_aanwezig\n",
            "      - netwerk.ondersteunend_aanwezig\n      - "
            "zorg.zorgaanbieder\n"},
        {"60-", "afzenders: [PI, RE, GN]", "afzenders: [RE]"},
    };
    struct look lk = look(e, 2, CASE_DAY);

    (void)state;
    assert_non_null(find(&lk, LINT_TEGENSPRAAK,
        "M10 vraagt zorg.zorgaanbieder, maar in DR-GN kan C3 van PI naar GN "
        "nooit gelden"));
    assert_true(lint_count(&lk.lint, LINT_FOUT) > 0);
    look_done(&lk);
}

static void
test_lint__a_block_that_is_listed_is_a_contradiction(void **state)
{
    (void)state;
    assert_makes((struct edit){"4", "      - gem.bekend_domeinen\n",
                     "      - gem.bekend_domeinen\n      - zorg.medicatie\n"},
        CASE_DAY, LINT_TEGENSPRAAK, "M07 noemt zorg.medicatie bij 'mag'");
}

/* ---- without effect -------------------------------------------------------------- */

static void
test_lint__a_rule_whose_condition_never_holds_is_found(void **state)
{
    static const struct {
        const char *c, *text;
    } never[] = {
        {"C6", "DR-GN-drplan.mdo_verslag: C6 kan in geen bericht"},
        {"C11", "DR-GN-drplan.mdo_verslag: C11 kan in geen bericht"},
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char to[80];

        (void)snprintf(to, sizeof(to), "drplan.mdo_verslag:\n    uitkomst: %s",
            never[i].c);
        assert_makes((struct edit){"50-elementen-dr-gn",
                         "drplan.mdo_verslag:\n    uitkomst: geweigerd", to},
            CASE_DAY, LINT_NOOIT, never[i].text);
    }
    /* The document number is for burgerzaken. */
    assert_makes((struct edit){"50-elementen-dr-gn",
                     "idbewijs.documentnummer:\n    uitkomst: geweigerd",
                     "idbewijs.documentnummer:\n    uitkomst: C9"},
        CASE_DAY, LINT_NOOIT,
        "DR-GN-idbewijs.documentnummer: C9 kan in geen bericht");
}

static void
test_lint__what_is_listed_for_nobody_is_found(void **state)
{
    (void)state;
    assert_makes((struct edit){"4", "      - recl.betrokken\n",
                     "      - recl.betrokken\n      - zorg.domein\n"},
        CASE_DAY, LINT_LOOS, "M04 noemt zorg.domein bij 'mag'");
}

static void
test_lint__a_column_without_messages_is_found(void **state)
{
    struct case_files cf;
    struct look lk;
    struct errinfo ei = {0};

    (void)state;
    case_open(&cf);
    assert_true(cf.n < POLICY_FILES_MAX);
    /* A column for a purpose that no message has. */
    cf.file[cf.n] = (struct policy_file){"51-los.yaml",
        span_of("kolom: {code: NZ-PI, nl: x, en: x, status: beleid}\n"
                "elementen:\n"
                "  persoon.skn: {uitkomst: toegestaan, nl: x, en: x, status: "
                "beleid}\n")};
    if (policy_compile(&lk.po, cf.file, cf.n + 1, NULL, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    case_close(&cf);
    assert_int_equal(policy_lint(lk.po, CASE_DAY, &lk.lint, &ei), ERR_OK);
    assert_non_null(find(&lk, LINT_KOLOM_LEEG, "kolom NZ-PI"));
    assert_string_equal(
        lk.po->file[find(&lk, LINT_KOLOM_LEEG, "NZ-PI")->place.file],
        "51-los.yaml");
    assert_int_equal(find(&lk, LINT_KOLOM_LEEG, "NZ-PI")->place.line, 1);
    look_done(&lk);
}

static void
test_lint__what_is_described_and_not_used_is_found(void **state)
{
    (void)state;
    assert_makes((struct edit){"4", "    bewaren: weigering\n",
                     "    bewaren: werkafspraak\n"},
        CASE_DAY, LINT_ONGEBRUIKT, "termijn weigering");
    assert_makes((struct edit){"", "afspraken:\n",
                     "afspraken:\n  LOS: {nl: x, en: x, noodzaak: {nl: x, en: "
                     "x}, grond: PBW_18A, aard: vrijwillig, verstrekkers: "
                     "[PI], ontvangers: [GN], begin: '2024-01-01', stand: "
                     "concept, goedkeuringen: [], ondertekening: geen, "
                     "classificatie: {persoonsgegevens: nee, bijzonder: nee, "
                     "strafrechtelijk: nee, bbn: 1}, contact: x, status: "
                     "aanname}\n"},
        CASE_DAY, LINT_ONGEBRUIKT, "afspraak LOS");
    assert_makes((struct edit){"60-", "      inkomen.bedrag:\n",
                     "      gem.pga_status:\n        deel: alles\n        nl: "
                     "x\n        en: x\n      inkomen.bedrag:\n"},
        CASE_DAY, LINT_ONGEBRUIKT, "deel van gem.pga_status");
}

static void
test_lint__a_stand_in_that_may_never_go_is_found(void **state)
{
    (void)state;
    assert_makes((struct edit){"60-", "vervanging:\n",
                     "vervanging:\n  drplan.mdo_verslag: {door: "
                     "gem.pga_status, hoe: meegegeven, nl: x, en: x, "
                     "status: aanname}\n"},
        CASE_DAY, LINT_VERVANGING_NOOIT, "drplan.mdo_verslag wijkt nooit");
}

static void
test_lint__an_expectation_of_no_message_is_found(void **state)
{
    (void)state;
    assert_makes((struct edit){"47-", "volledigheid:\n",
                     "volledigheid:\n  los: {berichten: [M09], "
                     "basisvoorwaarde: ALGEMEEN, verwacht: [drplan.actie], "
                     "nl: x, en: x, status: beleid}\n"},
        CASE_DAY, LINT_VOLLEDIGHEID_LOOS, "'los'");
}

static void
test_lint__an_element_for_nobody_is_found(void **state)
{
    struct look lk = look(NULL, 0, CASE_DAY);

    (void)state;
    assert_non_null(find(&lk, LINT_NIEMAND, "gem.pga_status"));
    /* What is blocked or steers goes to nobody by design. */
    assert_null(find(&lk, LINT_NIEMAND, "zorg.diagnose"));
    assert_null(find(&lk, LINT_NIEMAND, "bericht.noodzaak_motivering"));
    assert_null(find(&lk, LINT_NIEMAND, "persoon.geslachtsnaam"));
    look_done(&lk);
}

/* ---- dates ------------------------------------------------------------------------ */

#define G18A \
    "    geldig_vanaf: \"2021-07-01\"\n    datum_status: geverifieerd\n"

static void
test_lint__a_ground_that_ends_is_told_90_days_before(void **state)
{
    const struct edit e = {"10-", G18A,
        "    geldig_vanaf: \"2021-07-01\"\n    geldig_tot: \"2026-12-31\"\n"};
    const int64_t last = clock_days(2026, 12, 31);
    struct look lk = look(&e, 1, last - LINT_DAYS);

    (void)state;
    assert_int_equal(count(&lk, LINT_GROND_90), 0);
    look_done(&lk);
    lk = look(&e, 1, last - LINT_DAYS + 1);
    assert_non_null(
        find(&lk, LINT_GROND_90, "PBW_18A geldt tot en met 2026-12-31"));
    assert_non_null(find(&lk, LINT_GROND_90, "M07 GN-PI"));
    look_done(&lk);
    lk = look(&e, 1, last);
    assert_int_equal(count(&lk, LINT_GROND_90), 1);
    assert_int_equal(count(&lk, LINT_GROND_VERLOPEN), 0);
    look_done(&lk);
    lk = look(&e, 1, last + 1);
    assert_int_equal(count(&lk, LINT_GROND_90), 0);
    assert_non_null(find(&lk, LINT_GROND_VERLOPEN, "PBW_18A gold tot en met"));
    look_done(&lk);
}

static void
test_lint__a_ground_or_policy_that_has_yet_to_begin_is_told(void **state)
{
    struct look lk = look(NULL, 0, clock_days(2021, 6, 30));

    (void)state;
    assert_non_null(find(&lk, LINT_GROND_LATER, "PBW_18A geldt vanaf"));
    assert_int_equal(count(&lk, LINT_LATER), 1);
    look_done(&lk);
    lk = look(NULL, 0, clock_days(2023, 12, 1));
    assert_int_equal(count(&lk, LINT_LATER), 0);
    look_done(&lk);
}

static void
test_lint__an_agreement_that_is_not_in_force_is_told(void **state)
{
#define GLP_DR \
    "ontvangers: [JUSTID, DJI, PI, RE, GN]\n    begin: \"2023-12-01\"\n"
    const struct edit no = {"", GLP_DR "    stand: akkoord",
        GLP_DR "    stand: concept"};
    const struct edit ends = {"", GLP_DR "    stand: akkoord",
        GLP_DR "    einde: \"2026-12-31\"\n    stand: akkoord"};
#undef GLP_DR
    const int64_t last = clock_days(2026, 12, 31);
    struct look lk = look(&no, 1, CASE_DAY);

    (void)state;
    assert_non_null(find(&lk, LINT_AFSPRAAK, "GLP-DR is niet akkoord"));
    look_done(&lk);
    lk = look(&ends, 1, last - LINT_DAYS);
    assert_int_equal(count(&lk, LINT_AFSPRAAK_90), 0);
    look_done(&lk);
    lk = look(&ends, 1, last - LINT_DAYS + 1);
    assert_non_null(find(&lk, LINT_AFSPRAAK_90, "GLP-DR loopt tot en met"));
    look_done(&lk);
    lk = look(&ends, 1, last + 1);
    assert_non_null(find(&lk, LINT_AFSPRAAK, "GLP-DR liep tot en met"));
    assert_int_equal(count(&lk, LINT_AFSPRAAK_90), 0);
    look_done(&lk);
    lk = look(NULL, 0, clock_days(2023, 11, 30));
    assert_non_null(find(&lk, LINT_AFSPRAAK, "GLP-DR begint op 2023-12-01"));
    look_done(&lk);
}

static void
test_lint__what_waits_for_sign_off_is_counted_per_column(void **state)
{
    struct look lk = look(NULL, 0, CASE_DAY);
    const struct lint_finding *f = find(&lk, LINT_AANNAME, "DR-GN: ");
    unsigned n = 0;
    char text[64];

    (void)state;
    assert_non_null(f);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint8_t c = policy_find_column(lk.po, "DR", ROL_GN);
        uint16_t at = lk.po->column[c].rule[e];

        n += at != POLICY_NO_RULE && lk.po->header[e] == POLICY_NO_RULE &&
             lk.po->rule[at].status == STATUS_AANNAME;
    }
    (void)snprintf(text, sizeof(text), "DR-GN: %u van ", n);
    assert_memory_equal(f->text.nl, text, strlen(text));
    look_done(&lk);
}

static void
test_lint__more_than_fits_is_counted(void **state)
{
    struct look lk = look(NULL, 0, CASE_DAY);
    unsigned had = lk.lint.n;

    (void)state;
    for (unsigned i = had; i < LINT_MAX; i++)
        policy_lint_add(&lk.lint, LINT_LOOS, (struct policy_place){0}, "%u",
            "%u", i);
    assert_int_equal(lk.lint.n, LINT_MAX);
    assert_int_equal(lk.lint.dropped, 0);
    policy_lint_add(&lk.lint, LINT_LOOS, (struct policy_place){0}, "x", "x");
    assert_int_equal(lk.lint.n, LINT_MAX);
    assert_int_equal(lk.lint.dropped, 1);
    look_done(&lk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_lint__the_shipped_policy_does_not_contradict_itself),
        cmocka_unit_test(test_lint__every_kind_speaks_both_languages),
        cmocka_unit_test(test_lint__findings_stand_in_order_and_have_a_place),
        cmocka_unit_test(
            test_lint__what_is_required_and_denied_is_a_contradiction),
        cmocka_unit_test(
            test_lint__a_condition_that_never_holds_is_a_contradiction),
        cmocka_unit_test(test_lint__a_block_that_is_listed_is_a_contradiction),
        cmocka_unit_test(
            test_lint__a_rule_whose_condition_never_holds_is_found),
        cmocka_unit_test(test_lint__what_is_listed_for_nobody_is_found),
        cmocka_unit_test(test_lint__a_column_without_messages_is_found),
        cmocka_unit_test(test_lint__what_is_described_and_not_used_is_found),
        cmocka_unit_test(test_lint__a_stand_in_that_may_never_go_is_found),
        cmocka_unit_test(test_lint__an_expectation_of_no_message_is_found),
        cmocka_unit_test(test_lint__an_element_for_nobody_is_found),
        cmocka_unit_test(test_lint__a_ground_that_ends_is_told_90_days_before),
        cmocka_unit_test(
            test_lint__a_ground_or_policy_that_has_yet_to_begin_is_told),
        cmocka_unit_test(test_lint__an_agreement_that_is_not_in_force_is_told),
        cmocka_unit_test(
            test_lint__what_waits_for_sign_off_is_counted_per_column),
        cmocka_unit_test(test_lint__more_than_fits_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
