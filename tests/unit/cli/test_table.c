/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/table.h"

#include "cli/parse.h"
#include "tests/unit/cli/run.h"

static bool
bilingual(struct cli_text t)
{
    return t.nl != NULL && t.nl[0] != '\0' && t.en != NULL && t.en[0] != '\0';
}

static void
test_cli__every_command_is_described(void **state)
{
    (void)state;
    assert_true(table_command_n > 20);
    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_command *c = &table_commands[i];
        char schema[64];

        print_message("%s %s\n", c->noun, c->verb == NULL ? "" : c->verb);
        assert_true(bilingual(c->summary));
        assert_non_null(c->usage);
        assert_non_null(c->run);
        assert_non_null(c->examples[0]);
        assert_true(c->args_min <= c->args_max);
        assert_true(c->args_max <= CLI_ARGS_MAX);
        (void)snprintf(schema, sizeof(schema), "ketenpoort.%s%s%s", c->noun,
            c->verb == NULL ? "" : ".", c->verb == NULL ? "" : c->verb);
        assert_string_equal(c->schema, schema);
        assert_ptr_equal(table_find(c->noun, c->verb), c);
        assert_true(table_has_noun(c->noun));
    }
    assert_null(table_find("partner", NULL));
    assert_null(table_find("partner", "lis"));
    assert_null(table_find("partne", "list"));
    assert_false(table_has_noun("partne"));
}

static void
test_cli__a_noun_stands_alone_or_has_verbs(void **state)
{
    (void)state;
    for (size_t i = 0; i < table_command_n; i++)
        for (size_t k = 0; k < i; k++) {
            const struct cli_command *a = &table_commands[i];
            const struct cli_command *b = &table_commands[k];

            if (strcmp(a->noun, b->noun) != 0)
                continue;
            assert_true(a->verb != NULL && b->verb != NULL);
            assert_string_not_equal(a->verb, b->verb);
        }
}

static void
test_cli__exit_codes_are_listed_and_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_command *c = &table_commands[i];
        bool usage = false, ended = false;

        assert_int_equal(c->endings[0].code, CLI_OK);
        for (size_t k = 1; k < CLI_EXITS_MAX && !ended; k++) {
            ended = c->endings[k].code == CLI_OK;
            usage = usage || c->endings[k].code == CLI_USAGE;
            if (!ended) {
                assert_true(c->endings[k].code > c->endings[k - 1].code);
                assert_true(bilingual(table_exit_text(c->endings[k].code)));
            }
        }
        assert_true(usage);
        assert_true(ended);
    }
    assert_string_equal(table_exit_text((enum cli_exit)99).en, "failed");
}

static void
check_options(const struct cli_option *own, const struct cli_option *other)
{
    for (const struct cli_option *o = own; o->name != NULL; o++) {
        assert_true(bilingual(o->help));
        assert_true(o->choices == NULL || o->arg != NULL);
        for (const struct cli_option *p = other; p->name != NULL; p++) {
            if (p == o)
                continue;
            assert_string_not_equal(o->name, p->name);
            assert_true(o->letter == 0 || o->letter != p->letter);
        }
    }
}

static void
test_cli__options_have_names_of_their_own(void **state)
{
    (void)state;
    check_options(table_globals, table_globals);
    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_option *o = table_commands[i].options;

        check_options(o, o);
        check_options(o, table_globals);
    }
}

static void
test_cli__every_example_is_what_it_is_an_example_of(void **state)
{
    FILE *sink = fopen("/dev/null", "w");
    struct cli_io io = {.out = sink, .err = stderr, .clk = &clock_system};

    (void)state;
    assert_non_null(sink);
    for (size_t i = 0; i < table_command_n; i++)
        for (size_t k = 0; k < CLI_EXAMPLES_MAX; k++) {
            const char *text = table_commands[i].examples[k];
            const char *argv[RUN_WORDS_MAX];
            char line[RUN_LINE_MAX];
            struct cli_call call;
            int argc;

            if (text == NULL)
                break;
            (void)snprintf(line, sizeof(line), "%s", text);
            argc = run_split(line, argv);
            assert_string_equal(argv[0], "ketenpoort");
            assert_true(parse_line(&call, &io, argc, argv));
            assert_ptr_equal(call.command, &table_commands[i]);
        }
    (void)fclose(sink);
}

static void
test_cli__every_command_has_help_in_both_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_command *c = &table_commands[i];
        char line[128];

        for (int en = 0; en < 2; en++) {
            struct run r;

            (void)snprintf(line, sizeof(line), "ketenpoort %s %s --help %s",
                c->noun, c->verb == NULL ? "" : c->verb, en ? "--lang en" : "");
            r = run_line(line);
            assert_int_equal(r.code, CLI_OK);
            assert_non_null(strstr(r.out, c->examples[0]));
            assert_non_null(strstr(r.out, en ? "USAGE" : "GEBRUIK"));
            assert_non_null(strstr(r.out, "--json"));
            assert_non_null(strstr(r.out, en ? "EXIT CODES" : "EXITCODES"));
            run_done(&r);
        }
    }
}

static void
test_cli__help_fits_eighty_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_command *c = &table_commands[i];
        char line[128];
        struct run r;

        (void)snprintf(line, sizeof(line), "ketenpoort help %s %s", c->noun,
            c->verb == NULL ? "" : c->verb);
        r = run_line(line);
        assert_int_equal(r.code, CLI_OK);
        for (char *p = r.out; *p != '\0';) {
            size_t n = strcspn(p, "\n"), width = 0;

            for (size_t k = 0; k < n; k++)
                width += (p[k] & 0xc0) != 0x80;
            /* An example is one line, to be copied. */
            if (width > 80 && strncmp(p, "  ketenpoort ", 13) != 0)
                fail_msg("%zu wide: %.*s", width, (int)n, p);
            p += n + (p[n] == '\n');
        }
        run_done(&r);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli__every_command_is_described),
        cmocka_unit_test(test_cli__a_noun_stands_alone_or_has_verbs),
        cmocka_unit_test(test_cli__exit_codes_are_listed_and_explained),
        cmocka_unit_test(test_cli__options_have_names_of_their_own),
        cmocka_unit_test(test_cli__every_example_is_what_it_is_an_example_of),
        cmocka_unit_test(test_cli__every_command_has_help_in_both_languages),
        cmocka_unit_test(test_cli__help_fits_eighty_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
