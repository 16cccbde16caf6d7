/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/say.h"

#include "cli/table.h"
#include "tests/unit/cli/run.h"

/* A call that writes to two memory files. */
struct stage {
    struct cli_io io;
    struct cli_call call;
    char *out, *err;
    size_t out_n, err_n;
};

static int
set_up(void **state)
{
    struct stage *s = calloc(1, sizeof(*s));

    assert_non_null(s);
    s->io.out = open_memstream(&s->out, &s->out_n);
    s->io.err = open_memstream(&s->err, &s->err_n);
    s->io.clk = &clock_system;
    s->call.io = &s->io;
    s->call.command = table_find("status", NULL);
    *state = s;
    return s->io.out == NULL || s->io.err == NULL;
}

static int
tear_down(void **state)
{
    struct stage *s = *state;

    (void)fclose(s->io.out);
    (void)fclose(s->io.err);
    free(s->out);
    free(s->err);
    free(s);
    return 0;
}

static const char *
said(struct stage *s)
{
    (void)fflush(s->io.out);
    return s->out;
}

static const char *
complained(struct stage *s)
{
    (void)fflush(s->io.err);
    return s->err;
}

static struct say_table
small_table(void)
{
    struct say_table t = {
        .column_n = 3,
        .head = {{"NAAM", "NAME"}, {"AANTAL", "COUNT"}, {"SLOT", "END"}},
        .key = {"name", "count", "end"},
        .right = {[1] = true},
    };

    say_table_init(&t);
    say_cell_text(&t, "geïnitialiseerd");
    say_cell_u64(&t, 7);
    say_cell_text(&t, "a");
    say_cell_text(&t, "x\ty");
    say_cell_u64(&t, 12345678);
    say_cell_text(&t, "");
    return t;
}

static void
test_cli__columns_are_as_wide_as_they_need_to_be(void **state)
{
    struct stage *s = *state;
    struct say_table t = small_table();

    assert_int_equal(say_table_print(&s->call, &t), CLI_OK);
    assert_string_equal(said(s), "NAAM               AANTAL  SLOT\n"
                                 "geïnitialiseerd         7  a\n"
                                 "x y              12345678\n");
    say_table_done(&t);
}

static void
test_cli__plain_is_tab_separated_with_names_for_programs(void **state)
{
    struct stage *s = *state;
    struct say_table t = small_table();

    s->call.plain = true;
    assert_int_equal(say_table_print(&s->call, &t), CLI_OK);
    assert_string_equal(said(s), "name\tcount\tend\n"
                                 "geïnitialiseerd\t7\ta\n"
                                 "x y\t12345678\t\n");
    say_table_done(&t);
}

static void
test_cli__colour_is_only_in_what_people_read(void **state)
{
    struct stage *s = *state;
    struct say_table t = small_table();

    s->call.colour = true;
    assert_int_equal(say_table_print(&s->call, &t), CLI_OK);
    assert_non_null(strchr(said(s), '\033'));
    say_table_done(&t);
}

static void
test_cli__messages_follow_the_language(void **state)
{
    struct stage *s = *state;

    assert_int_equal(say_fail(&s->call, CLI_FAILED, "nee %d", "no %d", 3),
        CLI_FAILED);
    s->call.english = true;
    (void)say_fail(&s->call, CLI_NO_RIGHTS, "nee %d", "no %d", 4);
    say_hint(&s->call, "doe dit", "do this");
    say_note(&s->call, "let op", "mind");
    assert_string_equal(complained(s), "ketenpoort: nee 3 (exit 1)\n"
                                       "ketenpoort: no 4 (exit 8)\n"
                                       "  do this\n"
                                       "mind\n");
    assert_string_equal(said(s), "");
}

static void
test_cli__an_error_without_words_of_its_own_has_those_of_its_code(void **state)
{
    struct stage *s = *state;
    struct errinfo ei = {0};

    assert_int_equal(say_error(&s->call, ERR_NOMEM, NULL), CLI_FAILED);
    assert_int_equal(say_error(&s->call, ERR_NOMEM, &ei), CLI_FAILED);
    (void)err_set(&ei, ERR_NOMEM, "cli.test", "no room for it");
    assert_int_equal(say_error(&s->call, ERR_NOMEM, &ei), CLI_FAILED);
    assert_string_equal(complained(s), "ketenpoort: out of memory (exit 1)\n"
                                       "ketenpoort: out of memory (exit 1)\n"
                                       "ketenpoort: no room for it (exit 1)\n");
}

static void
test_cli__quiet_drops_remarks_but_no_failure(void **state)
{
    struct stage *s = *state;

    s->call.quiet = true;
    say_note(&s->call, "let op", "mind");
    (void)say_fail(&s->call, CLI_FAILED, "nee", "no");
    assert_string_equal(complained(s), "ketenpoort: nee (exit 1)\n");
}

static void
test_cli__json_escapes_and_is_one_line(void **state)
{
    struct stage *s = *state;
    struct buf b;
    json_t *j;

    say_json_begin(&b, "ketenpoort.test");
    say_json_text(&b, "text", "a\"b\\c\nd\x01");
    say_json_text(&b, "none", NULL);
    say_json_u64(&b, "number", 42);
    say_json_bool(&b, "flag", true);
    assert_int_equal(say_json_end(&b, &s->call, CLI_REFUSED), CLI_REFUSED);
    j = run_json(said(s), "ketenpoort.test");
    assert_string_equal(json_string_value(json_object_get(j, "text")),
        "a\"b\\c\nd\x01");
    assert_true(json_is_null(json_object_get(j, "none")));
    assert_int_equal(json_integer_value(json_object_get(j, "number")), 42);
    assert_true(json_is_true(json_object_get(j, "flag")));
    assert_ptr_equal(strchr(s->out, '\n'), s->out + strlen(s->out) - 1);
    json_decref(j);
}

static void
test_cli__the_nearest_name_is_suggested(void **state)
{
    static const char *const names[] = {"gemeente-tilburg", "gemeente-breda",
        "pi-vught", "abc"};
    static const struct {
        const char *word, *said;
    } cases[] = {
        {"gemente-tilburg", "  Bedoelde u: gemeente-tilburg\n"},
        {"gemeente-tilbrug", "  Bedoelde u: gemeente-tilburg\n"},
        {"gemeente-breda", "  Bedoelde u: gemeente-breda\n"},
        {"pi-vugth", "  Bedoelde u: pi-vught\n"},
        {"ab", "  Bedoelde u: abc\n"},
        {"a", ""},
        {"iets-anders", ""},
    };
    struct stage *s = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        (void)fflush(s->io.err);
        rewind(s->io.err);
        say_suggest(&s->call, cases[i].word, names, 4);
        (void)fputc('\0', s->io.err);
        assert_string_equal(complained(s), cases[i].said);
    }
}

static void
test_cli__a_word_of_any_length_is_looked_at(void **state)
{
    char word[200];
    const char *const names[] = {"status"};
    struct stage *s = *state;

    for (size_t n = 60; n < sizeof(word); n++) {
        memset(word, 'x', n);
        word[n] = '\0';
        say_suggest(&s->call, word, names, 1);
    }
    assert_int_equal(strlen(complained(s)), 0);
}

static void
test_cli__each_error_has_an_exit_code(void **state)
{
    (void)state;
    assert_int_equal(say_exit(ERR_OK), CLI_OK);
    assert_int_equal(say_exit(ERR_IO), CLI_FAILED);
    assert_int_equal(say_exit(ERR_CONFIG), CLI_FAILED);
    assert_int_equal(say_exit(ERR_DENIED), CLI_NO_RIGHTS);
    assert_int_equal(say_exit(ERR_TIMEOUT), CLI_UNREACHABLE);
    assert_int_equal(say_exit(ERR_CORRUPT), CLI_CHANGED);
}

static void
test_cli__nothing_that_is_shown_steers_the_terminal(void **state)
{
    static const char text[] = "a\x1b[2J\xc2\x9b"
                               "2Kb\x7f \xc3\xa9\xc2\xa0.";
    struct stage *s = *state;
    struct say_table t = small_table();

    say_bytes(s->io.out, span_of(text));
    assert_string_equal(said(s), "a?[2J??2Kb? \xc3\xa9\xc2\xa0.");
    say_table_init(&t);
    say_cell_text(&t, text);
    assert_string_equal((const char *)buf_peek(&t.cells).p,
        "a [2J  2Kb  \xc3\xa9\xc2\xa0.");
    say_table_done(&t);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_cli__columns_are_as_wide_as_they_need_to_be),
        T(test_cli__nothing_that_is_shown_steers_the_terminal),
        T(test_cli__plain_is_tab_separated_with_names_for_programs),
        T(test_cli__colour_is_only_in_what_people_read),
        T(test_cli__messages_follow_the_language),
        T(test_cli__an_error_without_words_of_its_own_has_those_of_its_code),
        T(test_cli__quiet_drops_remarks_but_no_failure),
        T(test_cli__json_escapes_and_is_one_line),
        T(test_cli__the_nearest_name_is_suggested),
        T(test_cli__a_word_of_any_length_is_looked_at),
        T(test_cli__each_error_has_an_exit_code),
    };
#undef T

    return cmocka_run_group_tests(tests, NULL, NULL);
}
