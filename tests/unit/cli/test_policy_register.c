/* SPDX-License-Identifier: EUPL-1.2 */
/* policy register: its forms, and what does not go together. */
#include "cli/table.h"

#include "tests/unit/cli/run.h"

#define WET " --policy policy/wet-senb"

static void
test_cli__the_register_lists_activities(void **state)
{
    struct run r = run_line("k policy register --plain" WET);

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_non_null(strstr(r.out, "activity\tpurpose\tground_giver"));
    assert_non_null(strstr(r.out, "\nVW-DR-PI-GN\tDR_PLAN\tPBW_18A\t"));
    run_done(&r);
    r = run_line("k policy register --json" WET);
    json_decref(run_json(r.out, "ketenpoort.policy.register"));
    run_done(&r);
}

static void
test_cli__the_register_as_page_and_table(void **state)
{
    struct run r = run_line("k policy register --html --onderdeel dpia" WET);

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_non_null(strstr(r.out, "<h2 id=\"dpia\">"));
    assert_null(strstr(r.out, "<h2 id=\"register\">"));
    run_done(&r);
    r = run_line("k policy register --csv" WET);
    assert_int_equal(r.code, CLI_OK);
    assert_memory_equal(r.out, "\"activity\",\"side\",\"register\"", 28);
    run_done(&r);
}

static void
test_cli__what_of_the_register_does_not_go_together(void **state)
{
    (void)state;
    run_expect("k policy register --html --json" WET, CLI_USAGE, "",
        "kies een");
    run_expect("k policy register -o x" WET, CLI_USAGE, "", "--out hoort bij");
    run_expect("k policy register --onderdeel dpia" WET, CLI_USAGE, "",
        "--onderdeel hoort bij");
    run_expect("k policy register --last 3d" WET, CLI_USAGE, "",
        "een periode hoort bij --gebruik");
    run_expect("k policy register --gebruik --last 3" WET, CLI_USAGE, "",
        "--last is een duur");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli__the_register_lists_activities),
        cmocka_unit_test(test_cli__the_register_as_page_and_table),
        cmocka_unit_test(test_cli__what_of_the_register_does_not_go_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
