/* SPDX-License-Identifier: EUPL-1.2 */
/* policy check and policy test, on the policy that is shipped and on copies
 * that were edited. */
#include "tests/unit/cli/run.h"

#define WET "policy/wet-senb"

/* A copy of the policy, edited by sed. */
static void
copy(char dir[static 64], const char *sed, const char *files)
{
    char line[1024];

    (void)snprintf(dir, 64, "/tmp/kp-toets-XXXXXX");
    assert_non_null(mkdtemp(dir));
    (void)snprintf(line, sizeof(line),
        "cp -r " WET "/. %s && cd %s && sed -i \"%s\" %s", dir, dir, sed,
        files);
    assert_int_equal(system(line), 0);
}

static void
drop(const char *dir)
{
    char line[128];

    (void)snprintf(line, sizeof(line), "rm -r %s", dir);
    assert_int_equal(system(line), 0);
}

static json_int_t
number(json_t *j, const char *object, const char *key)
{
    return json_integer_value(json_object_get(json_object_get(j, object), key));
}

/* ---- check --------------------------------------------------------------------- */

static void
test_cli__check_finds_no_contradiction_in_the_shipped_policy(void **state)
{
    struct run r =
        run_line("k policy check " WET " --vandaag 2026-11-25 --json");
    json_t *j = run_json(r.out, "ketenpoort.policy.check");
    json_t *list = json_object_get(j, "findings"), *f;
    size_t i;

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_int_equal(number(j, "counts", "errors"), 0);
    assert_true(json_array_size(list) > 5);
    assert_int_equal(json_array_size(list),
        number(j, "counts", "warnings") + number(j, "counts", "notes"));
    json_array_foreach(list, i, f)
    {
        json_t *text = json_object_get(f, "text");

        assert_memory_equal(json_string_value(json_object_get(f, "code")),
            "POL-", 4);
        assert_true(json_string_length(json_object_get(f, "file")) > 5);
        assert_true(json_integer_value(json_object_get(f, "line")) > 0);
        assert_true(json_integer_value(json_object_get(f, "column")) > 0);
        assert_true(json_string_length(json_object_get(text, "nl")) > 0);
        assert_true(json_string_length(json_object_get(text, "en")) > 0);
    }
    json_decref(j);
    run_done(&r);
}

static void
test_cli__check_tells_findings_in_groups_that_can_be_read(void **state)
{
    (void)state;
    run_expect("k policy check " WET, CLI_OK,
        "WAARSCHUWING  POL-AANNAME  Wacht op akkoord van een jurist (", "");
    run_expect("k policy check " WET, CLI_OK,
        " regels wachten op akkoord van een jurist\n", "");
    run_expect("k policy check " WET " --lang en", CLI_OK,
        "WARNING  POL-AANNAME  Waits for sign-off by a lawyer (", "");
    run_expect("k policy check " WET, CLI_OK, "\n0 fouten, ", "");
    /* Only the first ten of a kind, unless asked. */
    run_expect("k policy check " WET " --vandaag 2020-01-01", CLI_OK,
        "POL-GROND-LATER", "");
    run_expect("k policy check " WET " --strict", CLI_CHECK_FAILED, "",
        "--strict staat aan");
    run_expect("k policy check " WET " --vandaag morgen", CLI_USAGE, "",
        "'morgen' is geen dag");
}

static void
test_cli__check_shows_all_with_alles(void **state)
{
    struct run some = run_line("k policy check " WET);
    struct run all = run_line("k policy check " WET " --alles");

    (void)state;
    assert_non_null(strstr(some.out, "toon ze met --alles"));
    assert_null(strstr(all.out, "toon ze met --alles"));
    assert_true(strlen(all.out) > strlen(some.out));
    run_done(&some);
    run_done(&all);
}

static void
test_cli__check_fails_on_a_contradiction(void **state)
{
    char dir[64], line[256];
    struct run r;
    json_t *j;

    (void)state;
    /* The surname is required in nearly every message. */
    copy(dir,
        "/^  persoon.geslachtsnaam:/,/uitkomst/s/uitkomst:.*/uitkomst: "
        "geweigerd/",
        "50-elementen-dr-gn.yaml");
    (void)snprintf(line, sizeof(line), "k policy check %s", dir);
    run_expect(line, CLI_CHECK_FAILED, "FOUT  POL-TEGENSPRAAK",
        "het beleid klopt niet; fouten: ");
    run_expect(line, CLI_CHECK_FAILED,
        "M10 van PI vraagt persoon.geslachtsnaam, maar kolom DR-GN weigert",
        "");
    (void)snprintf(line, sizeof(line), "k policy check %s --json", dir);
    r = run_line(line);
    j = run_json(r.out, "ketenpoort.policy.check");
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_true(json_is_true(json_object_get(j, "valid")));
    assert_true(number(j, "counts", "errors") > 0);
    json_decref(j);
    run_done(&r);
    drop(dir);
}

/* What no document of the recipient could do without. */
static void
test_cli__check_fails_on_what_fits_no_format(void **state)
{
    char dir[64], line[256];
    struct run r;
    json_t *j, *f;
    size_t i, n = 0;

    (void)state;
    copy(dir,
        "/^  netwerk.ondersteunend_aanwezig:/,/uitkomst/s/uitkomst:.*/"
        "uitkomst: C3/",
        "50-elementen-dr-gn.yaml");
    (void)snprintf(line, sizeof(line), "k policy check %s", dir);
    run_expect(line, CLI_CHECK_FAILED, "FOUT  POL-FORMAAT",
        "het beleid klopt niet; fouten: 1");
    run_expect(line, CLI_CHECK_FAILED,
        "M10 van PI naar GN, gemeente/v1: netwerk.ondersteunend_aanwezig moet "
        "erin, maar gaat alleen onder voorwaarde mee (DR-GN, C3)",
        "");
    (void)snprintf(line, sizeof(line),
        "k policy check %s --adapters adapters --json", dir);
    r = run_line(line);
    j = run_json(r.out, "ketenpoort.policy.check");
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    json_array_foreach(json_object_get(j, "findings"), i, f)
    {
        if (strcmp(json_string_value(json_object_get(f, "code")),
                "POL-FORMAAT") != 0)
            continue;
        n++;
        assert_string_equal(json_string_value(json_object_get(f, "file")),
            "50-elementen-dr-gn.yaml");
        assert_true(json_integer_value(json_object_get(f, "line")) > 0);
    }
    assert_int_equal(n, 1);
    json_decref(j);
    run_done(&r);
    (void)snprintf(line, sizeof(line),
        "k policy check %s --adapters /tmp/nergens", dir);
    run_expect(line, CLI_CHECK_FAILED, "", "een formaat klopt niet");
    drop(dir);
}

/* ---- test ------------------------------------------------------------------------ */

static void
test_cli__the_shipped_cases_pass_and_reach_every_cell(void **state)
{
    static const char *const whole[] = {"cells", "both_ways", "flows",
        "stand_ins"};
    struct run r = run_line("k policy test " WET " --coverage --json");
    json_t *j = run_json(r.out, "ketenpoort.policy.test");
    json_t *cv = json_object_get(j, "coverage"), *c;
    size_t i;

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_int_equal(json_integer_value(json_object_get(j, "failed")), 0);
    assert_true(json_integer_value(json_object_get(j, "passed")) > 30);
    for (i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
        json_int_t all = number(cv, whole[i], "all");

        print_message("%s %d of %d\n", whole[i],
            (int)number(cv, whole[i], "reached"), (int)all);
        assert_true(all > 0);
        assert_int_equal(number(cv, whole[i], "reached"), all);
    }
    assert_true(json_integer_value(json_object_get(cv, "out_of_reach")) > 0);
    json_array_foreach(json_object_get(cv, "conditions"), i, c)
    {
        assert_true(json_is_true(json_object_get(c, "met")));
        assert_true(json_is_true(json_object_get(c, "failed")));
    }
    assert_int_equal(json_array_size(json_object_get(cv, "never")), 0);
    json_decref(j);
    run_done(&r);
}

static void
test_cli__a_changed_verdict_fails_a_case_and_names_the_rule(void **state)
{
    char dir[64], line[256];
    struct run r;
    json_t *j;

    (void)state;
    copy(dir,
        "/^  adres.terugkeeradres:/,/uitkomst/s/uitkomst:.*/uitkomst: "
        "toegestaan/",
        "50-elementen-dr-gn.yaml");
    (void)snprintf(line, sizeof(line), "k policy test %s", dir);
    run_expect(line, CLI_CHECK_FAILED, "FAIL  ", "");
    run_expect(line, CLI_CHECK_FAILED,
        "adres.terugkeeradres: verwacht achtergehouden VERKEERDE_FASE, kreeg "
        "verstrekt door DR-GN-adres.terugkeeradres\n",
        "");
    (void)snprintf(line, sizeof(line), "k policy test %s --lang en -q", dir);
    run_expect(line, CLI_CHECK_FAILED,
        "expected withheld VERKEERDE_FASE, got disclosed by DR-GN-adres", "");
    (void)snprintf(line, sizeof(line), "k policy test %s --json", dir);
    r = run_line(line);
    j = run_json(r.out, "ketenpoort.policy.test");
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_true(json_integer_value(json_object_get(j, "failed")) > 0);
    assert_null(json_object_get(j, "coverage"));
    json_decref(j);
    run_done(&r);
    drop(dir);
}

static void
test_cli__coverage_tells_what_no_case_reaches(void **state)
{
    char dir[64], line[256];

    (void)state;
    copy(dir, "/^  adres.terugkeeradres:/,/status/s/status:.*/status: beleid/",
        "50-elementen-dr-gn.yaml");
    (void)snprintf(line, sizeof(line),
        "cd %s/toetsen && rm *.yaml && printf 'vandaag: \"2026-11-25\"\\n"
        "toetsen:\\n  - {naam: een, bericht: M10, van: PI, naar: GN, "
        "verwacht: {verstrekt: [persoon.geslachtsnaam]}}\\n' >x.yaml",
        dir);
    assert_int_equal(system(line), 0);
    (void)snprintf(line, sizeof(line), "k policy test %s --coverage", dir);
    run_expect(line, CLI_OK, "PASS  een  toetsen/x.yaml:3\n", "");
    run_expect(line, CLI_OK, "NOOIT GERAAKT\n", "");
    run_expect(line, CLI_OK, "  DR-GN-persoon.voornamen verstrekt  50-", "");
    run_expect(line, CLI_OK, "  weigercode BEROEPSGEHEIM\n", "");
    (void)snprintf(line, sizeof(line), "k policy test %s --coverage -q", dir);
    run_expect(line, CLI_OK, "PASS 1   FAIL 0   (1 berichten)\n", "");
    drop(dir);
}

static void
test_cli__a_case_that_cannot_be_read_is_told_with_its_place(void **state)
{
    char dir[64], line[256];

    (void)state;
    copy(dir, "1s/^/onzin: ja\\n/", "toetsen/*.yaml");
    (void)snprintf(line, sizeof(line), "k policy test %s", dir);
    run_expect(line, CLI_CHECK_FAILED,
        ".yaml:1:1: ", "een toets is niet te lezen");
    /* The cases are no part of the policy. */
    (void)snprintf(line, sizeof(line), "k policy check %s", dir);
    run_expect(line, CLI_OK, "", "");
    drop(dir);
}

static void
test_cli__cases_can_be_chosen_by_name(void **state)
{
    struct run all = run_line("k policy test " WET);
    struct run some = run_line("k policy test " WET " --run F2");

    (void)state;
    assert_int_equal(some.code, CLI_OK);
    assert_true(strlen(some.out) < strlen(all.out));
    assert_non_null(strstr(some.out, "PASS  "));
    run_expect("k policy test " WET " --run zoiets-is-er-niet",
        CLI_CHECK_FAILED, "", "geen enkele toets");
    run_expect("k policy test /nergens", CLI_USAGE, "", "is er niet");
    run_done(&all);
    run_done(&some);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_cli__check_finds_no_contradiction_in_the_shipped_policy),
        cmocka_unit_test(
            test_cli__check_tells_findings_in_groups_that_can_be_read),
        cmocka_unit_test(test_cli__check_shows_all_with_alles),
        cmocka_unit_test(test_cli__check_fails_on_a_contradiction),
        cmocka_unit_test(test_cli__check_fails_on_what_fits_no_format),
        cmocka_unit_test(test_cli__the_shipped_cases_pass_and_reach_every_cell),
        cmocka_unit_test(
            test_cli__a_changed_verdict_fails_a_case_and_names_the_rule),
        cmocka_unit_test(test_cli__coverage_tells_what_no_case_reaches),
        cmocka_unit_test(
            test_cli__a_case_that_cannot_be_read_is_told_with_its_place),
        cmocka_unit_test(test_cli__cases_can_be_chosen_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
