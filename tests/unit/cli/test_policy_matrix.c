/* SPDX-License-Identifier: EUPL-1.2 */
/* policy matrix: on the screen, to a file, and what does not go together. */
#include <unistd.h>

#include "cli/policy_args.h"
#include "cli/table.h"

#include "tests/unit/cli/run.h"

#define WET " --policy policy/wet-senb"

static void
test_cli__the_matrix_is_counted_per_column(void **state)
{
    struct run r = run_line("k policy matrix --plain" WET);

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_non_null(strstr(r.out, "column\tallow\tconditional\tdeny"));
    assert_non_null(strstr(r.out, "\nDR-GN\t"));
    run_done(&r);
}

static void
test_cli__the_matrix_as_json_has_every_column(void **state)
{
    struct run r = run_line("k policy matrix --json" WET);
    json_t *j = run_json(r.out, "ketenpoort.policy.matrix");
    json_t *columns = json_object_get(j, "columns");
    size_t i;
    json_t *c;

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_true(json_array_size(columns) > 5);
    json_array_foreach(columns, i, c)
    {
        json_t *cells = json_object_get(c, "cells");

        assert_string_equal(
            json_string_value(json_object_get(cells, "zorg.diagnose")), "no");
    }
    json_decref(j);
    run_done(&r);
}

static void
test_cli__the_matrix_goes_into_a_file(void **state)
{
    char dir[] = "/tmp/kp-matrix-XXXXXX", line[256], text[32] = "";
    struct run r;
    FILE *f;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(line, sizeof(line),
        "k policy matrix --html -o %s/m.html" WET, dir);
    r = run_line(line);
    assert_int_equal(r.code, CLI_OK);
    assert_string_equal(r.out, "");
    run_done(&r);
    (void)snprintf(line, sizeof(line), "%s/m.html", dir);
    f = fopen(line, "re");
    assert_non_null(f);
    assert_non_null(fgets(text, sizeof(text), f));
    assert_string_equal(text, "<!DOCTYPE html>\n");
    (void)fclose(f);
    (void)snprintf(line, sizeof(line),
        "k policy matrix --csv -o %s/no/m.csv" WET, dir);
    run_expect(line, CLI_FAILED, "", "kan ");
    (void)snprintf(line, sizeof(line), "rm -r %s", dir);
    assert_int_equal(system(line), 0);
}

static void
test_cli__a_result_that_failed_leaves_the_file_as_it_was(void **state)
{
    char path[] = "/tmp/kp-matrix-XXXXXX", kept[8] = "";
    char *err = NULL;
    size_t err_n;
    struct cli_io io = {.err = open_memstream(&err, &err_n)};
    struct cli_call call = {.io = &io,
        .command = table_find("policy", "matrix")};
    int fd = mkstemp(path);
    struct buf b;

    (void)state;
    assert_true(fd >= 0 && io.err != NULL);
    assert_int_equal(write(fd, "oud", 3), 3);
    for (size_t i = 0; i < CLI_OPTIONS_MAX; i++)
        if (call.command->options[i].name != NULL &&
            strcmp(call.command->options[i].name, "out") == 0)
            call.value[i] = path;
    buf_init(&b, 3);
    buf_text(&b, "meer");
    assert_int_equal(policy_args_write(&call, &b), CLI_FAILED);
    assert_int_equal(pread(fd, kept, sizeof(kept), 0), 3);
    assert_string_equal(kept, "oud");
    assert_int_equal(fclose(io.err), 0);
    assert_non_null(strstr(err, "(exit 1)"));
    free(err);
    buf_done(&b);
    assert_int_equal(close(fd), 0);
    assert_int_equal(unlink(path), 0);
}

static void
test_cli__one_form_of_the_matrix_at_a_time(void **state)
{
    (void)state;
    run_expect("k policy matrix --html --csv" WET, CLI_USAGE, "", "kies een");
    run_expect("k policy matrix --csv --json" WET, CLI_USAGE, "", "kies een");
    run_expect("k policy matrix -o x" WET, CLI_USAGE, "", "--out hoort bij");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli__the_matrix_is_counted_per_column),
        cmocka_unit_test(test_cli__the_matrix_as_json_has_every_column),
        cmocka_unit_test(test_cli__the_matrix_goes_into_a_file),
        cmocka_unit_test(
            test_cli__a_result_that_failed_leaves_the_file_as_it_was),
        cmocka_unit_test(test_cli__one_form_of_the_matrix_at_a_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
