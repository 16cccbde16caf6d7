/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The answer as a terminated text. */
static const char *
write_text(struct buf *b, const struct http_response *res)
{
    buf_clear(b);
    http_write(b, res);
    buf_byte(b, '\0');
    assert_int_equal(buf_err(b), ERR_OK);
    return (const char *)b->p;
}

static bool
has(const char *text, const char *line)
{
    return strstr(text, line) != NULL;
}

static void
test_http__every_answer_has_the_fixed_headers(void **state)
{
    static const char *const fixed[] = {"\r\nAPI-Version: 1.0.0\r\n",
        "\r\nCache-Control: no-store\r\n",
        "\r\nContent-Security-Policy: default-src 'none'; "
        "frame-ancestors 'none'\r\n",
        "\r\nStrict-Transport-Security: max-age=31536000; "
        "includeSubDomains\r\n",
        "\r\nX-Content-Type-Options: nosniff\r\n",
        "\r\nX-Frame-Options: DENY\r\n",
        "\r\nReferrer-Policy: no-referrer\r\n"};
    static const int status[] = {200, 201, 202, 204, 304, 400, 401, 403, 404,
        405, 406, 408, 409, 410, 411, 413, 414, 415, 417, 429, 431, 500, 501,
        502, 503, 504, 505};
    struct buf b;

    (void)state;
    buf_init(&b, 4096);
    for (size_t i = 0; i < sizeof(status) / sizeof(status[0]); i++) {
        const struct http_response res = {.status = status[i]};
        const char *text = write_text(&b, &res);
        char start[16];

        (void)snprintf(start, sizeof(start), "HTTP/1.1 %d ", status[i]);
        assert_memory_equal(text, start, strlen(start));
        for (size_t k = 0; k < sizeof(fixed) / sizeof(fixed[0]); k++)
            assert_true(has(text, fixed[k]));
        assert_true(has(text, "\r\n\r\n"));
        assert_false(has(text, "\r\nServer:"));
        assert_false(has(text, "\r\nDate:"));
        assert_false(has(text, "Access-Control"));
    }
    buf_done(&b);
}

static void
test_http__a_body_comes_with_its_length(void **state)
{
    struct http_response res = {.status = 200,
        .content_type = "application/json",
        .body = span_of("{\"a\":1}")};
    struct buf b;
    const char *text;

    (void)state;
    buf_init(&b, 4096);
    text = write_text(&b, &res);
    assert_true(has(text, "\r\nContent-Type: application/json\r\n"));
    assert_true(has(text, "\r\nContent-Length: 7\r\n"));
    assert_string_equal(strstr(text, "\r\n\r\n"), "\r\n\r\n{\"a\":1}");
    buf_done(&b);
}

static void
test_http__an_answer_to_head_has_the_length_and_no_body(void **state)
{
    struct http_response res = {.status = 200,
        .content_type = "application/json",
        .body = span_of("{\"a\":1}"),
        .head_only = true};
    struct buf b;
    const char *text;

    (void)state;
    buf_init(&b, 4096);
    text = write_text(&b, &res);
    assert_true(has(text, "\r\nContent-Length: 7\r\n"));
    assert_string_equal(strstr(text, "\r\n\r\n"), "\r\n\r\n");
    buf_done(&b);
}

static void
test_http__an_answer_without_body_frames_itself(void **state)
{
    struct http_response res = {.status = 202, .body = span_of("niet")};
    struct buf b;
    const char *text;

    (void)state;
    buf_init(&b, 4096);
    text = write_text(&b, &res);
    assert_true(has(text, "\r\nContent-Length: 0\r\n"));
    assert_false(has(text, "Content-Type:"));
    assert_string_equal(strstr(text, "\r\n\r\n"), "\r\n\r\n");
    res.status = 204;
    res.content_type = "application/json";
    text = write_text(&b, &res);
    assert_false(has(text, "Content-Length"));
    assert_string_equal(strstr(text, "\r\n\r\n"), "\r\n\r\n");
    buf_done(&b);
}

static void
test_http__optional_headers_appear_when_asked(void **state)
{
    static const uint8_t digest[32] = {1, 2, 3};
    struct http_response res = {.status = 503,
        .content_type = "application/problem+json",
        .body = span_of("{}"),
        .location = span_of("/v1/berichten/1"),
        .allow = "GET, HEAD",
        .retry_after_s = 30,
        .cors_any = true,
        .close = true,
        .traceparent = span_of("00-0af7651916cd43dd8448eb211c80319c-"
                               "b7ad6b7169203331-01"),
        .transaction_id = span_of("01976b5e-8e5d-7c5e-8d3e-000000000001"),
        .digest_sha256 = {digest, sizeof(digest)}};
    struct buf b;
    const char *text;

    (void)state;
    buf_init(&b, 4096);
    text = write_text(&b, &res);
    assert_true(has(text, "\r\nLocation: /v1/berichten/1\r\n"));
    assert_true(has(text, "\r\nAllow: GET, HEAD\r\n"));
    assert_true(has(text, "\r\nRetry-After: 30\r\n"));
    assert_true(has(text, "\r\nAccess-Control-Allow-Origin: *\r\n"));
    assert_true(has(text, "\r\nConnection: close\r\n"));
    assert_true(has(text, "\r\ntraceparent: 00-0af7651916cd43dd8448eb211c80"));
    assert_true(has(text, "\r\nFsc-Transaction-Id: 01976b5e-8e5d-7c5e-"));
    assert_true(has(text, "\r\nContent-Digest: sha-256=:"
                          "AQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:\r\n"));
    buf_done(&b);
}

static void
test_http__a_value_cannot_make_a_header_of_its_own(void **state)
{
    struct http_response res = {.status = 201,
        .location = span_of("/x\r\nSet-Cookie: a=b"),
        .traceparent = span_of("a\nb"),
        .transaction_id = {(const uint8_t *)"a\0b", 3}};
    struct buf b;
    const char *text;

    (void)state;
    buf_init(&b, 4096);
    text = write_text(&b, &res);
    assert_false(has(text, "Set-Cookie"));
    assert_false(has(text, "traceparent"));
    assert_false(has(text, "Fsc-Transaction-Id"));
    buf_done(&b);
}

static void
test_http__an_answer_that_does_not_fit_says_so(void **state)
{
    const struct http_response res = {.status = 200};
    struct buf b;
    size_t n;

    (void)state;
    buf_init(&b, 4096);
    http_write(&b, &res);
    n = b.n;
    buf_done(&b);
    buf_init(&b, n);
    http_write(&b, &res);
    assert_int_equal(buf_err(&b), ERR_OK);
    buf_done(&b);
    buf_init(&b, n - 1);
    http_write(&b, &res);
    assert_int_equal(buf_err(&b), ERR_LIMIT);
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_http__every_answer_has_the_fixed_headers),
        cmocka_unit_test(test_http__a_body_comes_with_its_length),
        cmocka_unit_test(
            test_http__an_answer_to_head_has_the_length_and_no_body),
        cmocka_unit_test(test_http__an_answer_without_body_frames_itself),
        cmocka_unit_test(test_http__optional_headers_appear_when_asked),
        cmocka_unit_test(test_http__a_value_cannot_make_a_header_of_its_own),
        cmocka_unit_test(test_http__an_answer_that_does_not_fit_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
