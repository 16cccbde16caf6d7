/* SPDX-License-Identifier: EUPL-1.2 */
#include "conf/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"

static struct conf_yaml yaml;

/* The file must be refused, with this after its name. */
static void
expect_fault(const char *text, const char *where)
{
    struct errinfo ei = {.code = ERR_OK};
    enum err rc = conf_yaml_parse(&yaml, span_of(text), "p.yaml", &ei);

    if (rc != ERR_CONFIG || strncmp(ei.text, "p.yaml:", 7) != 0 ||
        strncmp(ei.text + 7, where, strlen(where)) != 0)
        fail_msg("%s: %d \"%s\", not %s", text, rc, ei.text, where);
}

static void
test_conf__rows_tell_key_value_and_place(void **state)
{
    struct errinfo ei = {.code = ERR_OK};
    const struct conf_yaml_row *row = yaml.row;

    (void)state;
    assert_int_equal(conf_yaml_parse(&yaml,
                         span_of("# kop\n"
                                 "naam: 'Gemeente: Utrecht'\n"
                                 "rollen: [GN, \"GB\"]\n"
                                 "leeg:\n"
                                 "lijst: []\n"
                                 "mandaten:\n"
                                 "  - gemeente: \"0344\"\n"
                                 "    van: 2026-01-01\n"
                                 "  - {gemeente: 0310}\n"),
                         "p.yaml", &ei),
        ERR_OK);
    assert_int_equal(yaml.row_n, 8);
    assert_true(row[0].shape == CONF_YAML_TEXT && span_is(row[0].key, "naam"));
    assert_true(span_is(row[0].value, "Gemeente: Utrecht"));
    assert_int_equal(row[0].key_line, 2);
    assert_int_equal(row[0].key_column, 1);
    assert_int_equal(row[0].column, 7);
    assert_true(row[1].shape == CONF_YAML_ITEM && row[1].item == 0);
    assert_true(row[2].item == 1 && span_is(row[2].value, "GB"));
    assert_true(span_is(row[3].key, "leeg") && row[3].value.n == 0);
    assert_true(row[4].shape == CONF_YAML_EMPTY);
    assert_true(row[5].shape == CONF_YAML_FIELD && row[5].item == 0);
    assert_true(span_is(row[5].field, "gemeente"));
    assert_true(span_is(row[5].value, "0344"));
    assert_true(span_is(row[6].field, "van") && row[6].item == 0);
    assert_int_equal(row[6].line, 8);
    assert_true(span_is(row[7].value, "0310") && row[7].item == 1);
    conf_yaml_done(&yaml);
}

static void
test_conf__what_yaml_can_and_we_do_not_want_is_refused(void **state)
{
    (void)state;
    expect_fault("", "1:1:");
    expect_fault("# niets\n", "");
    expect_fault("a: &x b\n", "1:");
    expect_fault("&x a: b\n", "1:");
    expect_fault("a: b\nc: *a\n", "2:");
    expect_fault("a: !!str b\n", "1:");
    expect_fault("a: ! b\n", "1:");
    expect_fault("!!map {a: b}\n", "1:");
    expect_fault("%YAML 1.1\n---\na: b\n", "");
    expect_fault("%TAG !e! tag:x,2000:\n---\na: b\n", "");
    expect_fault("a: b\n---\nc: d\n", "");
    expect_fault("a: b\n...\nc: d\n", "");
    expect_fault("a: b\nc: d\na: e\n", "3:1: this key stands twice");
    expect_fault("a: []\na: e\n", "2:1: this key stands twice");
    expect_fault("a: [{b: c, b: d}]\n", "1:12: this key stands twice");
    expect_fault("a: {b: c}\n", "1:4: a mapping");
    expect_fault("a: [[b]]\n", "1:5: a list");
    expect_fault("a: [{b: [c]}]\n", "1:9: a list");
    expect_fault("a: [{b: {c: d}}]\n", "1:9: a mapping");
    expect_fault("a: [{}]\n", "");
    expect_fault("- a\n", "1:1: a list");
    expect_fault("los\n", "1:1: \"key: value\"");
    expect_fault("? {a: b}\n: c\n", "1:3: a mapping");
    expect_fault("? [a]\n: c\n", "1:3: a list");
    expect_fault("a: [b\n", "");
    expect_fault("a: \"b\n", "");
    expect_fault("a: b: c\n", "1:");
    expect_fault("\ta: b\n", "1:");
    expect_fault("a: \xff\n", "1:1: the file is not UTF-8");
}

static void
test_conf__the_place_of_a_syntax_error_is_told(void **state)
{
    (void)state;
    expect_fault("a: b\nc: \"d\\q\"\n", "2:");
    expect_fault("a: b\n  c: d\n", "1:4: ");
}

/* a: [x, x, ...], n items */
static enum err
parse_items(size_t n)
{
    struct buf b;
    enum err rc;

    buf_init(&b, CONF_YAML_FILE_MAX);
    buf_text(&b, "a: [");
    for (size_t i = 0; i < n; i++)
        buf_text(&b, "x, ");
    buf_text(&b, "]\n");
    assert_int_equal(buf_err(&b), ERR_OK);
    rc = conf_yaml_parse(&yaml, buf_peek(&b), "p.yaml", NULL);
    if (rc == ERR_OK)
        conf_yaml_done(&yaml);
    buf_done(&b);
    return rc;
}

static enum err
parse_long(size_t value_n, size_t file_n)
{
    struct buf b;
    enum err rc;

    buf_init(&b, 2 * CONF_YAML_FILE_MAX);
    buf_text(&b, "a: ");
    for (size_t i = 0; i < value_n; i++)
        buf_byte(&b, 'x');
    buf_text(&b, "\n#");
    while (b.n < file_n)
        buf_byte(&b, 'x');
    assert_int_equal(buf_err(&b), ERR_OK);
    rc = conf_yaml_parse(&yaml, buf_peek(&b), "p.yaml", NULL);
    if (rc == ERR_OK)
        conf_yaml_done(&yaml);
    buf_done(&b);
    return rc;
}

static void
test_conf__yaml_limits_hold_at_n_and_at_one_more(void **state)
{
    (void)state;
    assert_int_equal(parse_items(CONF_YAML_ROWS_MAX), ERR_OK);
    assert_int_equal(parse_items(CONF_YAML_ROWS_MAX + 1), ERR_CONFIG);
    assert_int_equal(parse_long(CONF_YAML_TEXT_MAX, 0), ERR_OK);
    assert_int_equal(parse_long(CONF_YAML_TEXT_MAX + 1, 0), ERR_CONFIG);
    assert_int_equal(parse_long(1, CONF_YAML_FILE_MAX), ERR_OK);
    assert_int_equal(parse_long(1, CONF_YAML_FILE_MAX + 1), ERR_CONFIG);
}

static void
test_conf__escapes_that_grow_still_fit(void **state)
{
    (void)state;
    assert_int_equal(conf_yaml_parse(&yaml,
                         span_of("\"\\L\\P\": \"\\L\\L\\L\\L\\P\\P\\P\""),
                         "p.yaml", NULL),
        ERR_OK);
    assert_int_equal(yaml.row[0].value.n, 21);
    conf_yaml_done(&yaml);
}

static void
test_conf__a_text_is_copied_within_bounds(void **state)
{
    struct errinfo ei = {.code = ERR_OK};
    char out[4] = "oud";

    (void)state;
    assert_int_equal(conf_yaml_parse(&yaml,
                         span_of("a: abc\nb: abcd\nc: \"a\\0b\"\nd:\n"),
                         "p.yaml", &ei),
        ERR_OK);
    assert_int_equal(conf_yaml_text(&yaml, &yaml.row[1], out, 3, &ei),
        ERR_CONFIG);
    assert_string_equal(ei.text, "p.yaml:2:4: at most 3 characters");
    assert_int_equal(conf_yaml_text(&yaml, &yaml.row[2], out, 3, &ei),
        ERR_CONFIG);
    assert_string_equal(out, "oud");
    assert_int_equal(conf_yaml_text(&yaml, &yaml.row[0], out, 3, &ei), ERR_OK);
    assert_string_equal(out, "abc");
    assert_int_equal(conf_yaml_text(&yaml, &yaml.row[3], out, 3, &ei), ERR_OK);
    assert_string_equal(out, "");
    conf_yaml_done(&yaml);
}

static void
test_conf__a_long_name_keeps_its_end(void **state)
{
    char name[300];
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    memset(name, 'd', sizeof(name));
    memcpy(name + sizeof(name) - 8, "/p.yaml", 8);
    assert_int_equal(conf_yaml_parse(&yaml, span_of("los"), name, &ei),
        ERR_CONFIG);
    assert_memory_equal(ei.text, "...ddd", 6);
    assert_non_null(strstr(ei.text, "/p.yaml:1:1: "));
}

static void
test_conf__a_file_is_read_or_said_to_be_absent(void **state)
{
    char dir[] = "/tmp/conf_yaml.XXXXXX";
    char path[64];
    struct errinfo ei = {.code = ERR_OK};
    FILE *f;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof(path), "%s/p.yaml", dir);
    assert_int_equal(conf_yaml_read(&yaml, path, &ei), ERR_NOTFOUND);
    assert_int_equal(conf_yaml_read(&yaml, dir, &ei), ERR_IO);
    f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs("a: b\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(conf_yaml_read(&yaml, path, &ei), ERR_OK);
    assert_true(span_is(yaml.row[0].value, "b"));
    conf_yaml_done(&yaml);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conf__rows_tell_key_value_and_place),
        cmocka_unit_test(
            test_conf__what_yaml_can_and_we_do_not_want_is_refused),
        cmocka_unit_test(test_conf__the_place_of_a_syntax_error_is_told),
        cmocka_unit_test(test_conf__yaml_limits_hold_at_n_and_at_one_more),
        cmocka_unit_test(test_conf__escapes_that_grow_still_fit),
        cmocka_unit_test(test_conf__a_text_is_copied_within_bounds),
        cmocka_unit_test(test_conf__a_long_name_keeps_its_end),
        cmocka_unit_test(test_conf__a_file_is_read_or_said_to_be_absent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
