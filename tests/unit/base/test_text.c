/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool
number(const char *text, uint64_t max, uint64_t want)
{
    uint64_t v = 4711;
    bool ok = text_u64(span_of(text), max, &v);

    assert_true(v == (ok ? want : 4711));
    return ok;
}

static void
test_base__a_number_is_plain_and_bounded(void **state)
{
    (void)state;
    assert_true(number("0", 0, 0));
    assert_true(number("10", 10, 10));
    assert_false(number("11", 10, 0));
    assert_true(number("18446744073709551615", UINT64_MAX, UINT64_MAX));
    assert_false(number("18446744073709551616", UINT64_MAX, 0));
    assert_false(number("99999999999999999999", UINT64_MAX, 0));
    assert_false(number("", 10, 0));
    assert_false(number("00", 10, 0));
    assert_false(number("01", 10, 0));
    assert_false(number("+1", 10, 0));
    assert_false(number("-1", 10, 0));
    assert_false(number(" 1", 10, 0));
    assert_false(number("1 ", 10, 0));
    assert_false(number("1x", 100, 0));
    assert_false(number("0x1", 100, 0));
    assert_false(number("1.0", 100, 0));
}

static void
test_base__hexadecimal_goes_and_comes_back(void **state)
{
    static const uint8_t bytes[] = {0x00, 0x9a, 0xff, 0x10};
    uint8_t back[4] = {0};
    struct buf b;

    (void)state;
    buf_init(&b, 100);
    text_hex(&b, (struct span){bytes, sizeof(bytes)});
    assert_true(span_is(buf_peek(&b), "009aff10"));
    assert_true(text_unhex(buf_peek(&b), back, 4));
    assert_memory_equal(back, bytes, 4);
    assert_true(text_unhex(span_of("009AfF10"), back, 4));
    assert_false(text_unhex(span_of("009aff1"), back, 4));
    assert_false(text_unhex(span_of("009aff1g"), back, 4));
    assert_false(text_unhex(span_of("009aff1000"), back, 4));
    assert_false(text_unhex(span_of("0x9aff10"), back, 4));
    buf_done(&b);
}

static bool
unbase(const char *text, const char *want)
{
    uint8_t out[8];
    size_t n = 99;
    bool ok = text_unbase64(span_of(text), out, sizeof(out), &n);

    if (ok)
        assert_true(span_is((struct span){out, n}, want));
    else
        assert_int_equal(n, 99);
    return ok;
}

/* The vectors of RFC 4648 section 10. */
static void
test_base__base64_is_that_of_rfc_4648(void **state)
{
    static const char *const v[][2] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="},
        {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"}};
    struct buf b;

    (void)state;
    buf_init(&b, 100);
    for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
        buf_clear(&b);
        text_base64(&b, span_of(v[i][0]));
        assert_true(span_is(buf_peek(&b), v[i][1]));
        assert_true(unbase(v[i][1], v[i][0]));
    }
    buf_done(&b);
}

static void
test_base__base64_has_one_spelling(void **state)
{
    static const char *const bad[] = {"Zg",
        "Zg=", "Zg===", "Z===", "====", "Zh==", "Zm9=", "Zm9v ", " Zm9v",
        "Zm9v\n", "Zg==Zg==", "Zm-_", "Zm9*", "=Zm9"};
    uint8_t out[3];
    size_t n;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (unbase(bad[i], ""))
            fail_msg("%s is not canonical", bad[i]);
    assert_false(
        text_unbase64((struct span){(const uint8_t *)"Zm\0v", 4}, out, 3, &n));
    assert_true(text_unbase64(span_of("Zm9v"), out, 3, &n));
    assert_false(text_unbase64(span_of("Zm9v"), out, 2, &n));
}

static void
test_base__utf8_is_well_formed_or_not(void **state)
{
    static const char *const good[] = {"", "a", "\xc2\x80", "\xdf\xbf",
        "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf",
        "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "caf\xc3\xa9"};
    static const char *const bad[] = {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf",
        "\xc2", "\xc2g", "\xe0\x9f\xbf", "\xe0\xa0", "\xed\xa0\x80",
        "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80", "\xfe", "\xff", "a\xe2\x82", "\xf0\x90\x80"};

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(text_utf8_valid(span_of(good[i])));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(text_utf8_valid(span_of(bad[i])));
    assert_int_equal(text_utf8_len(span_of("caf\xc3\xa9 \xe2\x82\xac")), 6);
}

static void
test_base__json_text_is_escaped(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 200);
    text_json(&b, span_of("a\"b\\c/\b\f\n\r\t\x01\x1f\x7f\xc3\xa9"));
    assert_true(span_is(buf_peek(&b),
        "a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\xc3\xa9"));
    buf_clear(&b);
    text_json(&b, (struct span){(const uint8_t *)"\0", 1});
    assert_true(span_is(buf_peek(&b), "\\u0000"));
    buf_done(&b);
}

static void
test_base__a_needle_is_found_where_it_first_stands(void **state)
{
    (void)state;
    assert_int_equal(text_find(span_of("abcabc"), span_of("bc")), 1);
    assert_int_equal(text_find(span_of("abc"), span_of("")), 0);
    assert_int_equal(text_find(span_of("abc"), span_of("abcd")), -1);
    assert_int_equal(text_find(span_of("abc"), span_of("x")), -1);
    assert_int_equal(text_find((struct span){NULL, 0}, span_of("x")), -1);
}

static void
test_base__secrets_compare_by_content(void **state)
{
    const uint8_t a[] = {1, 2, 3}, b[] = {1, 2, 4}, c[] = {0x81, 2, 3};

    (void)state;
    assert_true(text_equal_secret(a, a, 3));
    assert_false(text_equal_secret(a, b, 3));
    assert_false(text_equal_secret(a, c, 3));
    assert_true(text_equal_secret(a, b, 2));
    assert_true(text_equal_secret(a, b, 0));
}

static void
test_base__texts_are_alike_whatever_their_case_and_spaces(void **state)
{
    static const struct {
        const char *a, *b;
        bool alike;
    } row[] = {
        {"Directeur", "directeur", true},
        {" plv.  directeur ", "Plv directeur", true},
        {"a\xc2\xa0"
         "b",
            "ab", true}, /* no-break space */
        {"a\xe2\x80\x89"
         "b\xe2\x80\x93",
            "A-B", true}, /* thin space, dash */
        {"\xc3\x89"
         "en",
            "\xc3\xa9"
            "en",
            true},                       /* E and e acute */
        {"\xc3\x97", "\xc3\xb7", false}, /* times and divided by */
        {"directeur", "directeuren", false}, {"hoofd", "directeur", false},
        {"\xc5\x81", "\xc5\x82", false}, /* past Latin-1 nothing is folded */
        {"a\xc3", "a\xc3\xa9", false},
        {"a\xe2\x80", "a", true}, /* cut short: nothing is read past it */
        {"", "", false}, {" .", "-", false}, /* they say nothing */
    };

    (void)state;
    for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
        assert_int_equal(text_alike(span_of(row[i].a), span_of(row[i].b)),
            row[i].alike);
        assert_int_equal(text_alike(span_of(row[i].b), span_of(row[i].a)),
            row[i].alike);
    }
    assert_true(text_says(span_of(" a")));
    assert_true(text_says(span_of("\xc3\xa9")));
    assert_false(text_says(span_of(" .-\xc2\xa0\xe2\x80\x8b")));
    assert_false(text_says((struct span){NULL, 0}));
}

static void
test_base__lines_are_cut_off_at_their_newline(void **state)
{
    struct span s = span_of("een\n\nrest"), line;

    (void)state;
    assert_true(text_line(&s, &line));
    assert_true(span_is(line, "een"));
    assert_true(text_line(&s, &line));
    assert_int_equal(line.n, 0);
    assert_false(text_line(&s, &line)); /* no newline behind it */
    assert_true(span_is(s, "rest"));
    s = (struct span){NULL, 0};
    assert_false(text_line(&s, &line));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base__a_number_is_plain_and_bounded),
        cmocka_unit_test(test_base__hexadecimal_goes_and_comes_back),
        cmocka_unit_test(test_base__base64_is_that_of_rfc_4648),
        cmocka_unit_test(test_base__base64_has_one_spelling),
        cmocka_unit_test(test_base__utf8_is_well_formed_or_not),
        cmocka_unit_test(test_base__json_text_is_escaped),
        cmocka_unit_test(test_base__a_needle_is_found_where_it_first_stands),
        cmocka_unit_test(test_base__secrets_compare_by_content),
        cmocka_unit_test(
            test_base__texts_are_alike_whatever_their_case_and_spaces),
        cmocka_unit_test(test_base__lines_are_cut_off_at_their_newline),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
