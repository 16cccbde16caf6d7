/* SPDX-License-Identifier: EUPL-1.2 */
/* policy diff on the shipped policy and on edited copies of it. */
#include "cli/table.h"

#include "tests/unit/cli/run.h"

#define WET "policy/wet-senb"

static char dir[] = "/tmp/kp-diff-XXXXXX";

/* A fresh copy, changed by one expression of sed in one file. */
static void
edit(const char *file, const char *sed)
{
    char line[1024];

    (void)snprintf(line, sizeof(line),
        "rm -f %s/* && cp " WET "/*.yaml %s/ && sed -i '%s' %s/%s", dir, dir,
        sed, dir, file);
    assert_int_equal(system(line), 0);
}

static void
expect(const char *more, enum cli_exit code, const char *out)
{
    char line[512];

    (void)snprintf(line, sizeof(line), "k policy diff " WET " %s%s", dir, more);
    run_expect(line, code, out, "");
}

static int
setup(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(dir));
    return 0;
}

static int
teardown(void **state)
{
    char line[128];

    (void)state;
    (void)snprintf(line, sizeof(line), "rm -r %s", dir);
    return system(line);
}

static void
test_cli_policy_diff__the_same_is_no_difference(void **state)
{
    (void)state;
    run_expect("k policy diff " WET " " WET, CLI_OK,
        "Geen verschil in betekenis.\n", "");
    edit("00-beleid.yaml", "1i # niets");
    expect(" --exit-code", CLI_OK, "Geen verschil in betekenis.\n");
    expect(" --lang en", CLI_OK, "No difference in meaning.\n");
    run_expect("k policy diff " WET " " WET " --exit-code", CLI_OK, "", "");
}

static void
test_cli_policy_diff__says_who_may_have_what_now(void **state)
{
    (void)state;
    edit("50-elementen-dr-gn.yaml",
        "/^  persoon.skn:/{n;s/geweigerd/C4/};"
        "/^  persoon.geslachtsnaam:/{n;s/toegestaan/geweigerd/}");
    expect("", CLI_OK, "  DR-GN · D&R-plan, naar het college (nazorg)\n");
    expect("", CLI_OK,
        "+   mag nu ook: Strafrechtsketennummer (persoon.skn), onder voorwaarde "
        "C4 (alleen in fase F4 F5 F6); was: geweigerd\n");
    expect("", CLI_OK,
        "-   niet meer: Achternaam zonder voorvoegsel "
        "(persoon.geslachtsnaam), geweigerd; was: altijd\n");
    expect("", CLI_OK,
        "1 veld erbij, 1 veld eraf, 0 regels gewijzigd, 0 overig, "
        "0 alleen tekst.\n");
    expect(" --lang en", CLI_OK,
        "1 field more, 1 field less, 0 rules changed, 0 other, 0 text only.\n");
    expect(" --lang en", CLI_OK, "+   may now also have: ");
    expect(" --exit-code", CLI_DIFFERENT, "");
}

static void
test_cli_policy_diff__a_condition_that_comes_in_its_place_is_said(void **state)
{
    (void)state;
    edit("50-elementen-dr-gn.yaml",
        "/^  persoon.geslachtsnaam:/{n;s/toegestaan/C4/}");
    expect("", CLI_OK,
        "~   Achternaam zonder voorvoegsel (persoon.geslachtsnaam): nu onder "
        "voorwaarde C4 (alleen in fase F4 F5 F6), was: altijd\n");
    expect("", CLI_OK,
        "0 velden erbij, 0 velden eraf, 1 regel gewijzigd, 0 overig, "
        "0 alleen tekst.\n");
    expect(" --lang en", CLI_OK,
        "now on condition C4 (only in phase F4 F5 F6), was: always\n");
}

static void
test_cli_policy_diff__reasons_alone_are_text_only(void **state)
{
    (void)state;
    edit("50-elementen-dr-gn.yaml", "s/het college gebruikt het BSN/anders/");
    expect("", CLI_OK,
        "  alleen tekst\n"
        "    DR-GN-persoon.skn (Nederlands)\n"
        "      was: Sleutel van de strafrechtsketen; het college gebruikt het "
        "BSN.\n"
        "      nu:  Sleutel van de strafrechtsketen; anders.\n");
    expect("", CLI_OK, "0 overig, 1 alleen tekst.\n");
    expect(" --lang en", CLI_OK, "  text only\n");
    expect(" --exit-code", CLI_DIFFERENT, "");
}

static void
test_cli_policy_diff__the_rest_is_said_by_kind(void **state)
{
    (void)state;
    edit("60-voorwaarden.yaml", "s/fasen: \\[F4, F5, F6\\]/fasen: [F5, F6]/");
    expect("", CLI_OK, "  voorwaarden\n~   C4 (");
    expect("", CLI_OK, " regels), fasen: nu F5, F6, was: F4, F5, F6\n");
    expect("", CLI_OK, "1 overig, 0 alleen tekst.\n");
    edit("40-berichten.yaml", "0,/      - detentie.inrichting_code/{//d}");
    expect("", CLI_OK,
        "~   M01 DJI-GN Inrichting van verblijf (detentie.inrichting_code): nu "
        "niet in dit bericht, was: verplicht\n");
    edit("10-gronden.yaml", "0,/artikel: 18b/{s/artikel: 18b/artikel: 18c/}");
    expect("", CLI_OK,
        "  grondslagen\n~   PBW_18B, artikel: nu 18c, was: 18b\n");
    expect(" --lang en", CLI_OK,
        "  legal grounds\n~   PBW_18B, article: now 18c, was: 18b\n");
    edit("40-berichten.yaml",
        "s/{JUSTID: WJSG_51C_C, DJI: WJSG_51C_C}/{JUSTID: WJSG_51C_C}/");
    expect("", CLI_OK, "-   M01 DJI-GN: vervallen (doel: DETENTIEMELDING)\n");
}

static void
test_cli_policy_diff__what_is_agreed_and_searched_for_is_said(void **state)
{
    (void)state;
    edit("35-afspraken.yaml",
        "0,/stand: akkoord/{s/stand: akkoord/stand: opgeschort/}");
    expect("", CLI_OK,
        "  afspraken\n~   GLP-DM, akkoord: nu nee, was: ja\n"
        "~   GLP-DM, stand: nu opgeschort, was: akkoord\n");
    expect(" --lang en", CLI_OK,
        "  agreements\n~   GLP-DM, agreed: now no, was: yes\n");
    edit("80-vrije-tekst.yaml", "s/ziektebeeld, //");
    expect("", CLI_OK,
        "  vrije tekst: woorden\n"
        "-   ziektebeeld: vervallen (categorie: DIAGNOSE)\n");
    expect(" --lang en", CLI_OK,
        "  free text: words\n-   ziektebeeld: gone (category: DIAGNOSE)\n");
    edit("00-beleid.yaml", "/^  besluit_18b_dagen:/{n;s/30/14/}");
    expect("", CLI_OK,
        "  parameters\n~   besluit_18b_dagen, waarde: nu 14, was: 30\n");
    edit("30-rollen.yaml", "0,/kolom_als: PI/{s/kolom_als: PI/kolom_als: RE/}");
    expect(" --lang en", CLI_OK,
        "  roles\n~   JUSTID, reads the column of: now RE, was: PI\n");
}

static void
test_cli_policy_diff__json_is_typed(void **state)
{
    char line[256];
    struct run r;
    json_t *j, *row;

    (void)state;
    edit("50-elementen-dr-gn.yaml",
        "/^  persoon.geslachtsnaam:/{n;s/toegestaan/C4/}");
    (void)snprintf(line, sizeof(line),
        "k policy diff " WET " %s --json --exit-code", dir);
    r = run_line(line);
    assert_int_equal(r.code, CLI_DIFFERENT);
    j = run_json(r.out, "ketenpoort.policy.diff");
    assert_string_equal(json_string_value(json_object_get(
                            json_object_get(j, "before"), "version")),
        "2026.11.2");
    assert_int_equal(json_string_length(json_object_get(
                         json_object_get(j, "after"), "sha256")),
        64);
    assert_int_equal(json_integer_value(json_object_get(
                         json_object_get(j, "counts"), "rules")),
        1);
    assert_int_equal(json_array_size(json_object_get(j, "differences")), 1);
    row = json_array_get(json_object_get(j, "differences"), 0);
    assert_string_equal(json_string_value(json_object_get(row, "kind")),
        "rule");
    assert_string_equal(json_string_value(json_object_get(row, "change")),
        "changed");
    assert_string_equal(json_string_value(json_object_get(row, "effect")),
        "decides");
    assert_string_equal(json_string_value(json_object_get(row, "column")),
        "DR-GN");
    assert_string_equal(json_string_value(json_object_get(row, "element")),
        "persoon.geslachtsnaam");
    assert_true(json_is_null(json_object_get(row, "type")));
    assert_string_equal(json_string_value(json_object_get(row, "before")),
        "toegestaan");
    assert_string_equal(json_string_value(json_object_get(row, "after")), "C4");
    json_decref(j);
    run_done(&r);
}

static void
test_cli_policy_diff__a_wrong_policy_or_question_is_told(void **state)
{
    char line[256];

    (void)state;
    run_expect("k policy diff " WET, CLI_USAGE, "", "");
    run_expect("k policy diff " WET " /tmp/kp-nowhere", CLI_USAGE, "",
        "is er niet");
    edit("00-beleid.yaml", "$a onzin: ja");
    (void)snprintf(line, sizeof(line), "k policy diff " WET " %s", dir);
    run_expect(line, CLI_CHECK_FAILED, "", "policy check");
    (void)snprintf(line, sizeof(line), "k policy diff %s " WET, dir);
    run_expect(line, CLI_CHECK_FAILED, "", "onbekende sectie 'onzin'");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli_policy_diff__the_same_is_no_difference),
        cmocka_unit_test(test_cli_policy_diff__says_who_may_have_what_now),
        cmocka_unit_test(
            test_cli_policy_diff__a_condition_that_comes_in_its_place_is_said),
        cmocka_unit_test(test_cli_policy_diff__reasons_alone_are_text_only),
        cmocka_unit_test(test_cli_policy_diff__the_rest_is_said_by_kind),
        cmocka_unit_test(
            test_cli_policy_diff__what_is_agreed_and_searched_for_is_said),
        cmocka_unit_test(test_cli_policy_diff__json_is_typed),
        cmocka_unit_test(
            test_cli_policy_diff__a_wrong_policy_or_question_is_told),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
