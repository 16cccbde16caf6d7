/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/parse.h"

#include "cli/table.h"
#include "tests/unit/cli/run.h"

static FILE *sink;

/* Parse one line; the words live as long as line. */
static bool
parse(struct cli_call *call, char *line)
{
    static struct cli_io io;
    const char *argv[RUN_WORDS_MAX];
    int argc = run_split(line, argv);

    io = (struct cli_io){.out = sink, .err = sink, .clk = &clock_system};
    return parse_line(call, &io, argc, argv);
}

static void
test_cli__options_stand_before_between_and_after(void **state)
{
    char line[] =
        "ketenpoort --json partner -c a.yaml show gemeente-a --lang=en";
    struct cli_call call;

    (void)state;
    assert_true(parse(&call, line));
    assert_ptr_equal(call.command, table_find("partner", "show"));
    assert_true(call.json && call.english);
    assert_string_equal(call.config, "a.yaml");
    assert_int_equal(call.arg_n, 1);
    assert_string_equal(call.arg[0], "gemeente-a");
}

static void
test_cli__a_value_stands_apart_or_behind_an_equals_sign(void **state)
{
    char apart[] = "ketenpoort queue list --max 5";
    char behind[] = "ketenpoort queue list --max=5";
    char flag[] = "ketenpoort partner add x.yaml -n";
    struct cli_call call;

    (void)state;
    assert_true(parse(&call, apart));
    assert_string_equal(parse_option(&call, "max"), "5");
    assert_true(parse(&call, behind));
    assert_string_equal(parse_option(&call, "max"), "5");
    assert_true(parse(&call, flag));
    assert_string_equal(parse_option(&call, "dry-run"), "");
}

static void
test_cli__two_dashes_end_the_options(void **state)
{
    char line[] = "ketenpoort partner show -- --json";
    struct cli_call call;

    (void)state;
    assert_true(parse(&call, line));
    assert_false(call.json);
    assert_string_equal(call.arg[0], "--json");
}

static void
test_cli__nothing_is_abbreviated(void **state)
{
    (void)state;
    run_expect("k part list", CLI_USAGE, "", "onbekende opdracht 'part'");
    run_expect("k partner lis", CLI_USAGE, "",
        "onbekende opdracht 'partner lis' (exit 2)\n  Bedoelde u: list\n"
        "  Zie: ketenpoort partner --help\n");
    run_expect("k partner list --js", CLI_USAGE, "", "onbekende optie '--js'");
    run_expect("k partner list -nq", CLI_USAGE, "", "onbekende optie '-nq'");
}

static void
test_cli__a_slip_of_the_pen_gets_a_suggestion(void **state)
{
    (void)state;
    run_expect("k partnre list", CLI_USAGE, "", "Bedoelde u: partner\n");
    run_expect("k --lang en pratner list", CLI_USAGE, "",
        "Did you mean: partner\n  See: ketenpoort --help\n");
    run_expect("k log verfy", CLI_USAGE, "", "Bedoelde u: verify\n");
    run_expect("k partner list --jsom", CLI_USAGE, "",
        "Bedoelde u: --json\n  Zie: ketenpoort partner list --help\n");
    run_expect("k log verify --form x", CLI_USAGE, "", "Bedoelde u: --from\n");
}

static void
test_cli__what_is_far_off_gets_none(void **state)
{
    struct run r = run_line("k zzzzzzzz");

    (void)state;
    assert_int_equal(r.code, CLI_USAGE);
    assert_null(strstr(r.err, "Bedoelde u"));
    assert_non_null(strstr(r.err, "Zie: ketenpoort --help"));
    run_done(&r);
}

static void
test_cli__a_wrong_line_is_told_what_is_wrong(void **state)
{
    static const struct {
        const char *line, *err;
    } cases[] = {
        {"k", "welke opdracht? (exit 2)"},
        {"k partner", "welke opdracht van 'partner'?"},
        {"k partner show", "er ontbreekt iets: ID"},
        {"k partner show a b", "'b' is te veel"},
        {"k status extra", "'extra' is te veel"},
        {"k status --json --plain", "--json en --plain gaan niet samen"},
        {"k status --json=yes", "--json neemt geen waarde"},
        {"k queue list --max", "--max vraagt N"},
        {"k queue list --max=", "--max vraagt N"},
        {"k status --lang de", "--lang kan niet 'de' zijn"},
        {"k status --color red", "Kies uit: auto|always|never"},
        {"k status -q -q", "--quiet staat er twee keer"},
        {"k queue list --max 1 --max 2", "--max staat er twee keer"},
        {"k status --max 3", "onbekende optie '--max'"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct run r = run_line(cases[i].line);

        if (r.code != CLI_USAGE || r.out[0] != '\0' ||
            (strstr(r.err, cases[i].err) == NULL &&
                strstr(r.err, "\"exit\":2") == NULL))
            fail_msg("%s: %d %s", cases[i].line, (int)r.code, r.err);
        run_done(&r);
    }
}

static void
test_cli__a_wrong_line_with_json_is_told_so_in_json(void **state)
{
    struct run r = run_line("k partner lis\"t --json");
    json_t *j = run_json(r.err, "ketenpoort.error");

    (void)state;
    assert_int_equal(json_integer_value(json_object_get(j, "exit")), 2);
    assert_string_equal(json_string_value(json_object_get(j, "message")),
        "onbekende opdracht 'partner lis\"t'");
    assert_string_equal(r.out, "");
    json_decref(j);
    run_done(&r);
}

static void
test_cli__no_byte_of_a_line_drives_the_terminal(void **state)
{
    struct run r = run_line("k \033[31mx");

    (void)state;
    assert_null(strchr(r.err, '\033'));
    assert_non_null(strstr(r.err, "'?[31mx'"));
    run_done(&r);
}

static int
open_sink(void **state)
{
    (void)state;
    sink = fopen("/dev/null", "w");
    return sink == NULL;
}

static int
close_sink(void **state)
{
    (void)state;
    return fclose(sink);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli__options_stand_before_between_and_after),
        cmocka_unit_test(
            test_cli__a_value_stands_apart_or_behind_an_equals_sign),
        cmocka_unit_test(test_cli__two_dashes_end_the_options),
        cmocka_unit_test(test_cli__nothing_is_abbreviated),
        cmocka_unit_test(test_cli__a_slip_of_the_pen_gets_a_suggestion),
        cmocka_unit_test(test_cli__what_is_far_off_gets_none),
        cmocka_unit_test(test_cli__a_wrong_line_is_told_what_is_wrong),
        cmocka_unit_test(test_cli__a_wrong_line_with_json_is_told_so_in_json),
        cmocka_unit_test(test_cli__no_byte_of_a_line_drives_the_terminal),
    };

    return cmocka_run_group_tests(tests, open_sink, close_sink);
}
