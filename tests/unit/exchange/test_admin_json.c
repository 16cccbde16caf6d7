/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static enum err
try(const char *text)
{
    struct admin_json doc;
    enum err rc = admin_json_read(&doc, span_of(text), NULL);

    admin_json_done(&doc);
    return rc;
}

static void
test_admin_json__what_is_json_is_read(void **state)
{
    static const char *const good[] = {"null", " true ", "false", "0", "-0",
        "-12.5e+3", "1E2", "\"\"", "\"a\\u00e9\\n\\\"\"", "\"\\ud83d\\ude00\"",
        "[]", "[1, [2], {}]", "{}", "{\"a\":1,\"b\":{\"a\":1}}",
        "\"\xc3\xa9\""};

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        if (try(good[i]) != ERR_OK)
            fail_msg("refused: %s", good[i]);
}

static void
test_admin_json__what_is_not_is_refused(void **state)
{
    static const char *const bad[] = {"", " ", "nul", "tru", "01", "-", "1.",
        ".5", "1e", "+1", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud83d\"",
        "\"\\ude00\"", "\"\\ud83dx\"", "\"\\ud83d\\u0041\"", "\"a\nb\"", "[",
        "[1,]", "[1 2]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
        "{\"a\":1,\"a\":2}", "1 2", "{} x", "\"\xc3\"", "\"\xff\"", "]", "[}",
        "{]", "\"\\"};

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (try(bad[i]) != ERR_SYNTAX)
            fail_msg("taken: %s", bad[i]);
}

static void
test_admin_json__depth_stops_at_its_limit(void **state)
{
    char text[2 * (ADMIN_JSON_DEPTH_MAX + 1) + 1];

    (void)state;
    for (size_t depth = ADMIN_JSON_DEPTH_MAX; depth <= ADMIN_JSON_DEPTH_MAX + 1;
         depth++) {
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        text[2 * depth] = '\0';
        assert_int_equal(try(text),
            depth > ADMIN_JSON_DEPTH_MAX ? ERR_LIMIT : ERR_OK);
    }
}

static void
test_admin_json__members_stop_at_their_limit(void **state)
{
    (void)state;
    for (int n = ADMIN_JSON_MEMBERS_MAX; n <= ADMIN_JSON_MEMBERS_MAX + 1; n++) {
        struct buf b;

        buf_init(&b, (size_t)64 * 1024);
        for (int i = 0; i < n; i++)
            buf_printf(&b, "%s\"m%d\":0", i == 0 ? "{" : ",", i);
        buf_text(&b, "}");
        buf_byte(&b, 0);
        assert_int_equal(buf_err(&b), ERR_OK);
        assert_int_equal(try((const char *)b.p),
            n > ADMIN_JSON_MEMBERS_MAX ? ERR_LIMIT : ERR_OK);
        buf_done(&b);
    }
}

static void
test_admin_json__nodes_stop_at_their_limit(void **state)
{
    (void)state;
    for (int n = ADMIN_JSON_NODES_MAX - 1; n <= ADMIN_JSON_NODES_MAX; n++) {
        struct admin_json doc;
        struct buf b;

        buf_init(&b, (size_t)ADMIN_JSON_NODES_MAX * 4);
        for (int i = 0; i < n; i++)
            buf_text(&b, i == 0 ? "[0" : ",0");
        buf_text(&b, "]");
        assert_int_equal(admin_json_read(&doc, buf_peek(&b), NULL),
            n + 1 > ADMIN_JSON_NODES_MAX ? ERR_LIMIT : ERR_OK);
        admin_json_done(&doc);
        buf_done(&b);
    }
}

static void
test_admin_json__values_come_out_as_they_went_in(void **state)
{
    static const char text[] =
        "{\"s\":\"a\\\"b\\\\c\\/\\u0041\\u00e9\\u20ac\\ud83d\\ude00\\t\","
        "\"n\":12,\"neg\":-1,\"big\":18446744073709551616,\"frac\":1.0,"
        "\"list\":[1,\"twee\",null],\"nul\":\"a\\u0000b\"}";
    const struct admin_json_node *m, *root;
    struct admin_json doc;
    char out[32];
    uint64_t v = 7;

    (void)state;
    assert_int_equal(admin_json_read(&doc, span_of(text), NULL), ERR_OK);
    root = doc.v;
    assert_true(
        admin_json_string(admin_json_get(&doc, root, "s"), out, sizeof(out)));
    assert_string_equal(out, "a\"b\\c/A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\t");
    assert_true(admin_json_u64(admin_json_get(&doc, root, "n"), 12, &v));
    assert_int_equal(v, 12);
    assert_false(admin_json_u64(admin_json_get(&doc, root, "n"), 11, &v));
    assert_false(
        admin_json_u64(admin_json_get(&doc, root, "neg"), UINT64_MAX, &v));
    assert_false(
        admin_json_u64(admin_json_get(&doc, root, "big"), UINT64_MAX, &v));
    assert_false(
        admin_json_u64(admin_json_get(&doc, root, "frac"), UINT64_MAX, &v));
    assert_false(
        admin_json_string(admin_json_get(&doc, root, "nul"), out, sizeof(out)));
    assert_string_equal(out, "");
    assert_null(admin_json_get(&doc, root, "geen"));
    assert_null(admin_json_get(&doc, admin_json_get(&doc, root, "s"), "x"));
    m = admin_json_first(&doc, admin_json_get(&doc, root, "list"));
    assert_int_equal(m->type, ADMIN_JSON_NUMBER);
    m = admin_json_next(&doc, m);
    assert_true(span_is(m->text, "\"twee\""));
    m = admin_json_next(&doc, m);
    assert_int_equal(m->type, ADMIN_JSON_NULL);
    assert_null(admin_json_next(&doc, m));
    admin_json_done(&doc);
}

static void
test_admin_json__a_string_fits_or_is_refused(void **state)
{
    struct admin_json doc;
    char out[5];

    (void)state;
    assert_int_equal(
        admin_json_read(&doc, span_of("[\"1234\",\"12345\"]"), NULL), ERR_OK);
    assert_true(admin_json_string(&doc.v[1], out, sizeof(out)));
    assert_string_equal(out, "1234");
    assert_false(admin_json_string(&doc.v[2], out, sizeof(out)));
    assert_string_equal(out, "");
    admin_json_done(&doc);
}

static void
test_admin_json__members_are_written_one_after_the_other(void **state)
{
    static const char want[] =
        "{\"naam\":\"de \\\"PI\\\"\",\"size\":18446744073709551615,"
        "\"at\":\"1970-01-01T00:00:00.001Z\",\"next\":null,\"sha256\":\"00ff\"}";
    const uint8_t bytes[] = {0, 0xff};
    struct buf b;

    (void)state;
    buf_init(&b, sizeof(want));
    buf_byte(&b, '{');
    admin_json_put_text(&b, "naam", span_of("de \"PI\""));
    admin_json_put_u64(&b, "size", UINT64_MAX);
    admin_json_put_time(&b, "at", 1);
    admin_json_put_time(&b, "next", 0);
    admin_json_put_hex(&b, "sha256", (struct span){bytes, sizeof(bytes)});
    buf_byte(&b, '}');
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_true(span_is((struct span){b.p, b.n}, want));
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_admin_json__what_is_json_is_read),
        cmocka_unit_test(test_admin_json__what_is_not_is_refused),
        cmocka_unit_test(test_admin_json__depth_stops_at_its_limit),
        cmocka_unit_test(test_admin_json__members_stop_at_their_limit),
        cmocka_unit_test(test_admin_json__nodes_stop_at_their_limit),
        cmocka_unit_test(test_admin_json__values_come_out_as_they_went_in),
        cmocka_unit_test(test_admin_json__a_string_fits_or_is_refused),
        cmocka_unit_test(
            test_admin_json__members_are_written_one_after_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
