/* SPDX-License-Identifier: EUPL-1.2 */
/* The policy commands on the policy that is shipped, and on a wrong one. */
#include "cli/table.h"

#include "adapters/catalogue.h"
#include "tests/unit/cli/run.h"

#define WET "policy/wet-senb"

static void
test_cli__the_shipped_policy_is_right(void **state)
{
    struct run r = run_line("k policy check " WET);

    (void)state;
    if (r.code != CLI_OK)
        fail_msg("%s%s", r.out, r.err);
    assert_memory_equal(r.out, "OK ", 3);
    assert_non_null(strstr(r.out, "sha256"));
    assert_non_null(strstr(r.out, " regels, "));
    run_done(&r);
}

static void
test_cli__check_counts_as_json(void **state)
{
    struct run r = run_line("k policy check " WET " --json");
    json_t *j = run_json(r.out, "ketenpoort.policy.check");

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_true(json_is_true(json_object_get(j, "valid")));
    assert_true(json_integer_value(json_object_get(json_object_get(j, "counts"),
                    "rules")) > 100);
    assert_int_equal(json_array_size(json_object_get(j, "faults")), 0);
    json_decref(j);
    run_done(&r);
}

static void
test_cli__a_wrong_policy_names_every_fault_and_place(void **state)
{
    char dir[] = "/tmp/kp-policy-XXXXXX", line[256];
    struct run r;
    json_t *j;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(line, sizeof(line),
        "cp " WET "/*.yaml %s/ && printf '\\nonzin: ja\\n' >%s/99-fout.yaml",
        dir, dir);
    assert_int_equal(system(line), 0);
    (void)snprintf(line, sizeof(line), "k policy check %s", dir);
    run_expect(line, CLI_CHECK_FAILED,
        "99-fout.yaml:2:1: ", "het beleid klopt niet");
    (void)snprintf(line, sizeof(line), "k policy check %s --json", dir);
    r = run_line(line);
    j = run_json(r.out, "ketenpoort.policy.check");
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_true(json_is_false(json_object_get(j, "valid")));
    assert_true(json_array_size(json_object_get(j, "faults")) > 0);
    json_decref(j);
    run_done(&r);
    (void)snprintf(line, sizeof(line),
        "k policy eval --doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
        "--policy %s",
        dir);
    run_expect(line, CLI_CHECK_FAILED, "", "policy check");
    (void)snprintf(line, sizeof(line), "rm -r %s", dir);
    assert_int_equal(system(line), 0);
    (void)snprintf(line, sizeof(line), "k policy check %s", dir);
    run_expect(line, CLI_USAGE, "", "is er niet");
}

#define EVAL "k policy eval --policy " WET " "

static void
test_cli__may_i_share_this_has_three_answers(void **state)
{
    (void)state;
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder",
        CLI_OK, "onder voorwaarde\n", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder",
        CLI_OK, "VOORWAARDE    C3: ", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.diagnose "
                    "--lang en",
        CLI_REFUSED, "ANSWER        no\n", "");
    run_expect(EVAL "--doel DR_PLAN --rol POL --element zorg.zorgaanbieder",
        CLI_REFUSED, "GEEN_GRONDSLAG", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element persoon.geslachtsnaam",
        CLI_OK, "ANTWOORD      ja\n", "");
}

static void
test_cli__a_type_that_does_not_carry_it_says_no(void **state)
{
    (void)state;
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
                    "--type M10",
        CLI_OK, "onder voorwaarde\n", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
                    "--type M01",
        CLI_REFUSED, "een M01 brengt dit element niet naar deze rol\n", "");
}

static void
test_cli__an_answer_as_json_holds_both_languages(void **state)
{
    struct run r = run_line(
        EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder --json");
    json_t *j = run_json(r.out, "ketenpoort.policy.eval");
    json_t *c = json_object_get(j, "condition");

    (void)state;
    assert_string_equal(json_string_value(json_object_get(j, "answer")),
        "conditional");
    assert_string_equal(json_string_value(json_object_get(c, "code")), "C3");
    assert_true(json_string_length(json_object_get(c, "nl")) > 0);
    assert_true(json_string_length(json_object_get(c, "en")) > 0);
    assert_true(json_string_length(
                    json_object_get(json_object_get(j, "ground"), "text")) > 0);
    json_decref(j);
    run_done(&r);
}

static void
test_cli__a_wrong_question_is_told_what_is_wrong(void **state)
{
    (void)state;
    run_expect(EVAL, CLI_USAGE, "", "--doel ontbreekt");
    run_expect(EVAL "--doel DR_PLAN", CLI_USAGE, "", "--rol ontbreekt");
    run_expect(EVAL "--doel DR_PLAN --rol GN", CLI_USAGE, "",
        "--element ontbreekt");
    run_expect(EVAL "--doel DR_PLN", CLI_USAGE, "", "Bedoelde u: DR_PLAN");
    run_expect(EVAL "--doel DR_PLAN --rol gemeente", CLI_USAGE, "",
        "'gemeente' is geen rol");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorganbieder",
        CLI_USAGE, "", "Bedoelde u: zorg.zorgaanbieder");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
                    "--type M36",
        CLI_USAGE, "", "'M36' is geen berichttype");
    run_expect(EVAL "--doel DR_PLAN --fase F8", CLI_USAGE, "",
        "--fase kan niet 'F8' zijn");
}

static void
test_cli__an_answer_says_on_what_by_whom_and_what_to_do(void **state)
{
    static const char *const lines[] = {
        "WAT TE DOEN   Schrijf in bericht.noodzaak_motivering in minstens 30 ",
        "ANDERS GAAT   zorg.zorgvraag_aanwezig (",
        "GRONDSLAG     PBW_18A: Pbw art. 18a",
        "ONTVANGER     AVG_6_1_E: AVG art. 6",
        "AFSPRAAK      GLP-DR: akkoord en geldig\n",
        "M10 van PI",
        "STATUS        ",
    };
    struct run r =
        run_line(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder");

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        if (strstr(r.out, lines[i]) == NULL)
            fail_msg("no '%s' in %s", lines[i], r.out);
    run_done(&r);
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
                    "--lang en",
        CLI_OK, "WHAT TO DO    Write in bericht.noodzaak_motivering", "");
}

static void
test_cli__sender_phase_and_day_narrow_the_question_down(void **state)
{
    (void)state;
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
                    "--van POL",
        CLI_REFUSED, "geen bericht van POL brengt dit naar deze rol", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
                    "--van PI",
        CLI_OK, "onder voorwaarde", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element zorg.zorgaanbieder "
                    "--van XX",
        CLI_USAGE, "", "'XX' is geen rol");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element adres.terugkeeradres "
                    "--fase F2",
        CLI_REFUSED, "WAT TE DOEN   Wacht tot detentie.fase", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element adres.terugkeeradres "
                    "--fase F4",
        CLI_OK, "ANTWOORD      ja\n", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element persoon.geslachtsnaam "
                    "--vandaag 2020-01-01",
        CLI_REFUSED, "WEIGERING     GEEN_GRONDSLAG", "");
    run_expect(EVAL "--doel DR_PLAN --rol GN --element persoon.geslachtsnaam "
                    "--vandaag 1-1-2027",
        CLI_USAGE, "", "'1-1-2027' is geen dag");
}

static void
test_cli__every_element_is_listed_in_three_groups(void **state)
{
    struct run r = run_line(EVAL "--doel DR_PLAN --rol GN --alles");
    json_t *j;

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_non_null(strstr(r.out, "\nja ("));
    assert_non_null(strstr(r.out, "\nonder voorwaarde ("));
    assert_non_null(strstr(r.out, "\nnee ("));
    run_done(&r);
    r = run_line(EVAL "--doel DR_PLAN --rol GN --alles --json");
    j = run_json(r.out, "ketenpoort.policy.eval");
    assert_int_equal(r.code, CLI_OK);
    /* All but the nine that steer and the two that the gateway writes. */
    assert_int_equal(json_array_size(json_object_get(j, "elements")),
        EL__COUNT - 11);
    json_decref(j);
    run_done(&r);
    run_expect(EVAL "--doel DR_PLAN --rol POL --alles", CLI_REFUSED, "\nja (0)",
        "");
}

static void
test_cli__the_examples_ask_real_questions(void **state)
{
    const struct cli_command *c = table_find("policy", "eval");

    (void)state;
    for (size_t i = 0; i < CLI_EXAMPLES_MAX && c->examples[i] != NULL; i++) {
        char line[RUN_LINE_MAX];
        struct run r;

        (void)snprintf(line, sizeof(line), "%s --policy " WET, c->examples[i]);
        r = run_line(line);
        if (r.code != CLI_OK && r.code != CLI_REFUSED)
            fail_msg("%s: %s", line, r.err);
        run_done(&r);
    }
}

static void
test_cli__every_element_gets_an_answer(void **state)
{
    (void)state;
    for (int e = 0; e < EL__COUNT; e += 7) {
        char line[RUN_LINE_MAX];
        struct run r;
        json_t *j;

        (void)snprintf(line, sizeof(line),
            EVAL "--doel DR_PLAN --rol GN --json --element %s",
            catalogue_element((enum element)e)->id);
        r = run_line(line);
        j = run_json(r.out, "ketenpoort.policy.eval");
        assert_true(r.code == CLI_OK || r.code == CLI_REFUSED);
        json_decref(j);
        run_done(&r);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli__the_shipped_policy_is_right),
        cmocka_unit_test(test_cli__check_counts_as_json),
        cmocka_unit_test(test_cli__a_wrong_policy_names_every_fault_and_place),
        cmocka_unit_test(test_cli__may_i_share_this_has_three_answers),
        cmocka_unit_test(test_cli__a_type_that_does_not_carry_it_says_no),
        cmocka_unit_test(test_cli__an_answer_as_json_holds_both_languages),
        cmocka_unit_test(test_cli__a_wrong_question_is_told_what_is_wrong),
        cmocka_unit_test(
            test_cli__an_answer_says_on_what_by_whom_and_what_to_do),
        cmocka_unit_test(
            test_cli__sender_phase_and_day_narrow_the_question_down),
        cmocka_unit_test(test_cli__every_element_is_listed_in_three_groups),
        cmocka_unit_test(test_cli__the_examples_ask_real_questions),
        cmocka_unit_test(test_cli__every_element_gets_an_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
