/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define HOST    "keten.example"
#define H       "Host: " HOST "\r\n"
#define GET     "GET /v1/berichten HTTP/1.1\r\n"
#define POST    "POST /v1/berichten HTTP/1.1\r\n"
#define END     "\r\n"
#define SMUGGLE "GET /v1/geheim HTTP/1.1\r\n" H END

struct framing {
    int line;
    int status; /* 0: accepted */
    const char *bytes;
    size_t n;
};

#define NO(status, bytes)                          \
    {                                              \
        __LINE__, status, bytes, sizeof(bytes) - 1 \
    }
#define YES(bytes) NO(0, bytes)

/* clang-format off */
/*
 * Requests that two readers could understand differently, after RFC 9110,
 * RFC 9112 and the published families of request smuggling.
 */
static const struct framing refused[] = {
    /* the request line */
    NO(400, "\r\n" GET H END),
    NO(400, "\n" GET H END),
    NO(400, " " GET H END),
    NO(400, "\t" GET H END),
    NO(400, "\0" GET H END),
    NO(400, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
    NO(400, "\xef\xbb\xbf" GET H END),
    NO(400, "GET\t/v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET  /v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x  HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x\tHTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x HTTP/1.1 \r\n" H END),
    NO(400, "GET /v1/x HTTP/1.1\t\r\n" H END),
    NO(400, "GET /v1/x HTTP/1.1 x\r\n" H END),
    NO(400, "GET\v/v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x HTTP/1.1\n" H END),
    NO(400, "GET /v1/x HTTP/1.1\r" H END),
    NO(400, "GET /v1/x HTTP/1.1\r\r\n" H END),
    NO(400, "GET /v1/x HTTP/1.1\0\r\n" H END),
    NO(400, "GET\r\n /v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x\r\n"),
    NO(400, "GET /v1/x\n"),
    NO(400, "GET\r\n" H END),
    NO(400, "GET \r\n" H END),
    NO(400, "GET HTTP/1.1\r\n" H END),
    NO(400, "G(ET /v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET: /v1/x HTTP/1.1\r\n" H END),
    NO(400, "G\x80T /v1/x HTTP/1.1\r\n" H END),
    NO(501, "get /v1/x HTTP/1.1\r\n" H END),
    NO(501, "Post /v1/x HTTP/1.1\r\n" H "Content-Length: 0\r\n" END),
    NO(501, "TRACE /v1/x HTTP/1.1\r\n" H END),
    NO(501, "CONNECT keten.example:443 HTTP/1.1\r\n" H END),
    NO(501, "PATCH /v1/x HTTP/1.1\r\n" H "Content-Length: 0\r\n" END),
    NO(501, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    NO(501, "GETT /v1/x HTTP/1.1\r\n" H END),
    NO(501, "AVERYLONGMETHODNAME /v1/x HTTP/1.1\r\n" H END),
    /* the version */
    NO(400, "GET /v1/x http/1.1\r\n" H END),
    NO(400, "GET /v1/x HTTP/1.1.\r\n" H END),
    NO(400, "GET /v1/x HTTP/1.10\r\n" H END),
    NO(400, "GET /v1/x HTTP/01.1\r\n" H END),
    NO(400, "GET /v1/x HTTP/1,1\r\n" H END),
    NO(400, "GET /v1/x HTTP/1\r\n" H END),
    NO(400, "GET /v1/x HTTP/ 1.1\r\n" H END),
    NO(400, "GET /v1/x HTTP /1.1\r\n" H END),
    NO(400, "GET /v1/x HTTPS/1.1\r\n" H END),
    NO(400, "GET /v1/x HTTP/x.y\r\n" H END),
    NO(505, "GET /v1/x HTTP/1.0\r\n" H END),
    NO(505, "GET /v1/x HTTP/0.9\r\n" H END),
    NO(505, "GET /v1/x HTTP/1.2\r\n" H END),
    NO(505, "GET /v1/x HTTP/2.0\r\n" H END),
    /* the target */
    NO(400, "GET http://keten.example/v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET https://ander.example/v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET keten.example/v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET keten.example:443 HTTP/1.1\r\n" H END),
    NO(400, "GET * HTTP/1.1\r\n" H END),
    NO(400, "OPTIONS * HTTP/1.1\r\n" H END),
    NO(400, "GET ?q=1 HTTP/1.1\r\n" H END),
    NO(400, "GET //v1/x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1//x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x// HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/./x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/../x HTTP/1.1\r\n" H END),
    NO(400, "GET /.. HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/. HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/..?q=1 HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/%2e%2e/x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/.%2E HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/%2e?q HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x#deel HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x?q#deel HTTP/1.1\r\n" H END),
    NO(400, "GET /v1\\x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/%00 HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x%2fy HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x%2Fy HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x%5cy HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x%0d%0aX:y HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x%7f HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x%1F HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/%zz HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/%4 HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/% HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x?q=%00 HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x?q=%0A HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x?q=%u0041 HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x?q=\"a\" HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/x?q=<a> HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/\0x HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/\x7f HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/\xc3\xa9 HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/{id} HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/a|b HTTP/1.1\r\n" H END),
    NO(400, "GET /v1/a^b HTTP/1.1\r\n" H END),
    /* lines and names */
    NO(400, GET "Host: " HOST "\n" END),
    NO(400, GET H "\n"),
    NO(400, GET H "\r\r\n"),
    NO(400, GET H "\rX"),
    NO(400, GET " " H END),
    NO(400, GET "\t" H END),
    NO(400, GET H "X: a\r\n b\r\n" END),
    NO(400, GET H "X: a\r\n\tb\r\n" END),
    NO(400, GET H " \r\n" END),
    NO(400, GET H ": a\r\n" END),
    NO(400, GET H "zonder dubbele punt\r\n" END),
    NO(400, GET H "X\r\n" END),
    NO(400, GET H "X : a\r\n" END),
    NO(400, GET H "X\t: a\r\n" END),
    NO(400, GET H "X\v: a\r\n" END),
    NO(400, GET H "X\0: a\r\n" END),
    NO(400, GET H "X\r: a\r\n" END),
    NO(400, GET H "X\n: a\r\n" END),
    NO(400, GET H "X\x80: a\r\n" END),
    NO(400, GET H "X\xa0: a\r\n" END),
    NO(400, GET H "X(a): a\r\n" END),
    NO(400, GET H "X/a: a\r\n" END),
    NO(400, GET H "\"X\": a\r\n" END),
    NO(400, GET H "X@a: a\r\n" END),
    /* values */
    NO(400, GET H "X: a\0b\r\n" END),
    NO(400, GET H "X: a\rb\r\n" END),
    NO(400, GET H "X: a\nb\r\n" END),
    NO(400, GET H "X: a\n" END),
    NO(400, GET H "X: a\x7f\r\n" END),
    NO(400, GET H "X: a\v\r\n" END),
    NO(400, GET H "X: a\f\r\n" END),
    NO(400, GET H "X: \x1b[0m\r\n" END),
    NO(400, GET H "X: caf\xc3\xa9\r\n" END),
    NO(400, GET H "X: a\x80\r\n" END),
    NO(400, GET H "X: a\r\r\n" END),
    /* Host */
    NO(400, GET END),
    NO(400, GET H H END),
    NO(400, GET H "host: ander.example\r\n" END),
    NO(400, GET "Host: ander.example\r\n" H END),
    NO(400, GET "Host: ander.example\r\n" END),
    NO(400, GET "Host:\r\n" END),
    NO(400, GET "Host: " HOST ":8443\r\n" END),
    NO(400, GET "Host: " HOST ".\r\n" END),
    NO(400, GET "Host: " HOST ", ander.example\r\n" END),
    NO(400, GET "Host: " HOST "@ander.example\r\n" END),
    NO(400, GET "Host: a" HOST "\r\n" END),
    NO(400, GET "Host : " HOST "\r\n" END),
    NO(400, GET "X-Forwarded-Host: " HOST "\r\n" END),
    /* Content-Length */
    NO(411, POST H END),
    NO(411, "PUT /v1/x HTTP/1.1\r\n" H END),
    NO(400, POST H "Content-Length:\r\n" END),
    NO(400, POST H "Content-Length: \r\n" END),
    NO(400, POST H "Content-Length: +5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: -5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 0x5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5, 5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5,5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5 5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5;x=1\r\n" END "hallo"),
    NO(400, POST H "Content-Length: \"5\"\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5.0\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5e0\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5_0\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 1 0\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 05\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 00\r\n" END),
    NO(400, POST H "Content-Length: vijf\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5\xa0\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5\v\r\n" END "hallo"),
    NO(400, POST H "Content-Length : 5\r\n" END "hallo"),
    NO(400, POST H "Content-Length\t: 5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 5\r\nContent-Length: 5\r\n" END "hallo"),
    NO(400, POST H "Content-Length: 0\r\nContent-Length: 44\r\n" END SMUGGLE),
    NO(400, POST H "Content-Length: 44\r\ncontent-length: 0\r\n" END SMUGGLE),
    NO(411, POST H "Content_Length: 5\r\n" END "hallo"),
    NO(411, POST H "X-Content-Length: 5\r\n" END "hallo"),
    NO(413, POST H "Content-Length: 262145\r\n" END),
    NO(413, POST H "Content-Length: 999999999999999999\r\n" END),
    NO(413, POST H "Content-Length: 18446744073709551621\r\n" END "hallo"),
    NO(413, POST H "Content-Length: 9999999999999999999999\r\n" END),
    NO(400, GET H "Content-Length: 5\r\n" END "hallo"),
    NO(400, "HEAD /v1/x HTTP/1.1\r\n" H "Content-Length: 5\r\n" END "hallo"),
    NO(400, "DELETE /v1/x HTTP/1.1\r\n" H "Content-Length: 1\r\n" END "x"),
    NO(400, "OPTIONS /v1/x HTTP/1.1\r\n" H "Content-Length: 1\r\n" END "x"),
    /* Transfer-Encoding */
    NO(411, POST H "Transfer-Encoding: chunked\r\n" END "0\r\n\r\n"),
    NO(411, POST H "transfer-encoding: Chunked\r\n" END "0\r\n\r\n"),
    NO(411, GET H "Transfer-Encoding: chunked\r\n" END "0\r\n\r\n"),
    NO(400, POST H "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" END
        "0\r\n\r\n" SMUGGLE),
    NO(400, POST H "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n" END
        "0\r\n\r\n" SMUGGLE),
    NO(400, POST H "Content-Length: 5\r\nTransfer-Encoding: identity\r\n" END
        "hallo"),
    NO(400, POST H "Content-Length: 5\r\nTransfer-Encoding:\r\n" END "hallo"),
    NO(400, POST H "Transfer-Encoding: xchunked\r\n" END "0\r\n\r\n"),
    NO(400, POST H "Transfer-Encoding: chunked, chunked\r\n" END "0\r\n\r\n"),
    NO(400, POST H "Transfer-Encoding: chunked, identity\r\n" END),
    NO(400, POST H "Transfer-Encoding: identity, chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding: gzip, chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding: gzip\r\n" END),
    NO(400, POST H "Transfer-Encoding: identity\r\n" END),
    NO(400, POST H "Transfer-Encoding: chunked;x=1\r\n" END),
    NO(400, POST H "Transfer-Encoding: \"chunked\"\r\n" END),
    NO(400, POST H "Transfer-Encoding: chunked,\r\n" END),
    NO(400, POST H "Transfer-Encoding: ,chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding: chunked x\r\n" END),
    NO(400, POST H "Transfer-Encoding: \vchunked\r\n" END),
    NO(400, POST H "Transfer-Encoding: chunked\v\r\n" END),
    NO(400, POST H "Transfer-Encoding: chunked\xa0\r\n" END),
    NO(400, POST H "Transfer-Encoding:\0chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding : chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding\t: chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding:\r\n chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding\r\n : chunked\r\n" END),
    NO(400, POST H "\rTransfer-Encoding: chunked\r\n" END),
    NO(400, POST H " Transfer-Encoding: chunked\r\n" END),
    NO(400, POST H "X: x\nTransfer-Encoding: chunked\r\n" END),
    NO(400, POST H "X: x\rTransfer-Encoding: chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding: chunked\r\n"
        "Transfer-Encoding: chunked\r\n" END),
    NO(400, POST H "Transfer-Encoding: chunked\r\n"
        "Transfer-Encoding: identity\r\n" END),
    NO(400, POST H "Transfer-Encoding:\r\nTransfer-Encoding: chunked\r\n" END),
    NO(411, POST H "Transfer_Encoding: chunked\r\n" END "0\r\n\r\n"),
    /* other fields that change how the rest is read */
    NO(400, POST H "Content-Length: 0\r\nContent-Type: application/json\r\n"
        "Content-Type: application/xml\r\n" END),
    NO(400, POST H "Content-Length: 0\r\nContent-Encoding: gzip\r\n"
        "Content-Encoding: identity\r\n" END),
    NO(400, GET H "Connection: upgrade\r\nUpgrade: h2c\r\n" END),
    NO(400, GET H "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
        "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n" END),
    NO(400, GET H "Connection: close, X-Forwarded-For\r\n" END),
    NO(400, GET H "Connection: Host\r\n" END),
    NO(400, GET H "Connection:\r\n" END),
    NO(400, GET H "Connection: close,\r\n" END),
    NO(400, GET H "Connection: close\r\nConnection: TE\r\n" END),
    NO(417, POST H "Content-Length: 5\r\nExpect: 200-ok\r\n" END),
    NO(417, POST H "Content-Length: 5\r\nExpect:\r\n" END),
    NO(417, POST H "Content-Length: 5\r\nExpect: 100-continue, x\r\n" END),
    NO(417, GET H "Expect: iets\r\n" END),
    NO(400, POST H "Content-Length: 5\r\nExpect: 100-continue\r\n"
        "Expect: 100-continue\r\n" END),
};

static const struct framing accepted[] = {
    YES(GET H END),
    YES(GET "hOsT:KETEN.Example\r\n" END),
    YES("HEAD / HTTP/1.1\r\n" H END),
    YES("DELETE /v1/x HTTP/1.1\r\n" H "Content-Length: 0\r\n" END),
    YES("OPTIONS /v1/x/ HTTP/1.1\r\n" H "Connection: keep-alive\r\n" END),
    YES(POST H "Content-Length: 5\r\n" END "hallo"),
    YES(POST H "Content-Length:\t 5 \t\r\n" END "hallo"),
    YES("PUT /v1/x HTTP/1.1\r\n" H "Content-Length: 0\r\n" END),
    YES(POST H "Content-Length: 262144\r\n" END),
    YES(GET H "X:\r\nX: \t\r\nX: a\tb  c\r\n" END),
    YES("GET /v1/a-b._~!$&'()*+,;=:@%C3%A9%41 HTTP/1.1\r\n" H END),
    YES("GET /v1/.well/...x/..y?q=/?%2F%5C@:& HTTP/1.1\r\n" H END),
    YES("GET /v1/x? HTTP/1.1\r\n" H END),
    YES(POST H "Content-Length: 5\r\nExpect: 100-Continue\r\n" END),
    YES(GET H "Upgrade: h2c\r\nX-Forwarded-For: 192.0.2.1\r\n" END),
    YES(GET H "Connection: keep-alive , Close\r\n" END),
};
/* clang-format on */

enum {
    REFUSED_N = sizeof(refused) / sizeof(refused[0]),
    ACCEPTED_N = sizeof(accepted) / sizeof(accepted[0])
};

_Static_assert(REFUSED_N >= 103 && ACCEPTED_N >= 7, "promise P1");

static const struct http_reader_opts opts = {.host = HOST};

/* Parse a copy that ends where the bytes end, so that a sanitizer sees a read
 * past them. */
static enum err
parse(const char *bytes, size_t n, struct http_request *req, size_t *used,
    int *status)
{
    struct errinfo ei = {.code = ERR_OK};
    char *copy = malloc(n == 0 ? 1 : n);
    enum err rc;

    assert_non_null(copy);
    memcpy(copy, bytes, n);
    *status = 0;
    rc = http_parse((struct span){(uint8_t *)copy, n}, &opts, req, used, status,
        &ei);
    assert_true((rc == ERR_OK || rc == ERR_AGAIN) == (*status == 0));
    if (*status != 0)
        assert_true(ei.code == rc && ei.text[0] != '\0');
    free(copy);
    return rc;
}

static void
expect_code(int status, enum err rc)
{
    enum err want = ERR_SYNTAX;

    if (status == 413 || status == 414 || status == 431)
        want = ERR_LIMIT;
    if (status == 417 || status == 501 || status == 505)
        want = ERR_UNSUPPORTED;
    assert_int_equal(rc, want);
}

static void
test_http__what_two_readers_could_read_differently_is_refused(void **state)
{
    struct http_request req;

    (void)state;
    for (size_t i = 0; i < REFUSED_N; i++) {
        size_t used = 4711;
        int status;
        enum err rc =
            parse(refused[i].bytes, refused[i].n, &req, &used, &status);

        if (status != refused[i].status)
            fail_msg("%s:%d: status %d, not %d", __FILE__, refused[i].line,
                status, refused[i].status);
        expect_code(status, rc);
        assert_int_equal(used, 4711);
    }
}

/* Byte by byte the verdict is the same, never taken back, never OK first. */
static void
test_http__a_verdict_on_a_prefix_stands(void **state)
{
    struct http_request req;
    size_t used;

    (void)state;
    for (size_t i = 0; i < REFUSED_N; i++) {
        bool seen = false;

        for (size_t n = 0; n <= refused[i].n; n++) {
            int status;
            enum err rc = parse(refused[i].bytes, n, &req, &used, &status);

            assert_int_not_equal(rc, ERR_OK);
            if (seen || rc != ERR_AGAIN)
                assert_int_equal(status, refused[i].status);
            seen = rc != ERR_AGAIN;
        }
        assert_true(seen);
    }
}

static void
test_http__a_bad_byte_is_refused_before_the_rest_is_there(void **state)
{
    static const char *const starts[] = {"\r", "\x16", "GET h", "GET /a//",
        "GET /%g", "GET /%00", "GET /a\r", "GET /a h", GET H "X ",
        GET H "X: a\x01", GET " ", GET H "X: a\rb"};
    struct http_request req;
    size_t used;
    int status;

    (void)state;
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        size_t n = strlen(starts[i]);

        assert_int_equal(parse(starts[i], n - 1, &req, &used, &status),
            ERR_AGAIN);
        assert_int_equal(parse(starts[i], n, &req, &used, &status), ERR_SYNTAX);
    }
}

static void
test_http__plain_requests_are_accepted(void **state)
{
    struct http_request req;

    (void)state;
    for (size_t i = 0; i < ACCEPTED_N; i++) {
        const char *end = strstr(accepted[i].bytes, "\r\n\r\n");
        size_t head = (size_t)(end - accepted[i].bytes) + 4;
        size_t used = 0;
        int status;

        if (parse(accepted[i].bytes, accepted[i].n, &req, &used, &status) !=
            ERR_OK)
            fail_msg("%s:%d: status %d", __FILE__, accepted[i].line, status);
        assert_int_equal(used, head);
        for (size_t n = 0; n < head; n++)
            assert_int_equal(parse(accepted[i].bytes, n, &req, &used, &status),
                ERR_AGAIN);
    }
}

static enum err
parse_text(const char *text, struct http_request *req)
{
    size_t used;
    int status;

    return http_parse(span_of(text), &opts, req, &used, &status, NULL);
}

static void
test_http__the_parts_of_a_request_are_told(void **state)
{
    struct http_request req;

    (void)state;
    assert_int_equal(
        parse_text("POST /v1/b?a=1&b=%20 HTTP/1.1\r\n" H
                   "Content-Length: 17\r\nContent-Type:\tapplication/json \r\n"
                   "Expect: 100-continue\r\nConnection: close\r\n\r\n",
            &req),
        ERR_OK);
    assert_int_equal(req.method, HTTP_POST);
    assert_true(span_is(req.target, "/v1/b?a=1&b=%20"));
    assert_true(span_is(req.path, "/v1/b"));
    assert_true(span_is(req.query, "a=1&b=%20"));
    assert_true(req.has_body && req.close && req.expect_continue);
    assert_int_equal(req.content_length, 17);
    assert_int_equal(req.field_n, 5);
    assert_true(span_is(http_field(&req, "CONTENT-TYPE"), "application/json"));
    assert_true(http_field(&req, "content-typ").p == NULL);
    assert_int_equal(http_field_n(&req, "host"), 1);
}

static void
test_http__a_second_request_forgets_the_first(void **state)
{
    struct http_request req;

    (void)state;
    assert_int_equal(parse_text("POST /b?q HTTP/1.1\r\n" H
                                "Content-Length: 1\r\nExpect: 100-continue\r\n"
                                "Connection: close\r\n\r\n",
                         &req),
        ERR_OK);
    assert_int_equal(parse_text(GET H END, &req), ERR_OK);
    assert_true(!req.has_body && !req.close && !req.expect_continue);
    assert_int_equal(req.content_length, 0);
    assert_int_equal(req.field_n, 1);
    assert_true(req.query.p == NULL && req.query.n == 0);
}

static void
test_http__a_field_sent_twice_has_no_value(void **state)
{
    struct http_request req;

    (void)state;
    assert_int_equal(parse_text(GET H "X: a\r\nx: b\r\n" END, &req), ERR_OK);
    assert_int_equal(http_field_n(&req, "X"), 2);
    assert_true(http_field(&req, "X").p == NULL);
}

/* A request whose target, head or number of fields is just n. */
static int
status_with_target(size_t n)
{
    char text[LIMIT_HTTP_TARGET_MAX + 200];
    struct http_request req;
    size_t used;
    int status = 0, at;
    enum err rc;

    memset(text, 'a', sizeof(text));
    memcpy(text, "GET /", 5);
    at = snprintf(text + 4 + n, 100, " HTTP/1.1\r\n" H END);
    rc = http_parse((struct span){(uint8_t *)text, 4 + n + (size_t)at}, &opts,
        &req, &used, &status, NULL);
    assert_true((rc == ERR_OK) == (status == 0));
    return status;
}

static int
status_with_head(size_t n, bool whole)
{
    static char text[LIMIT_HTTP_HEAD_MAX + 2];
    const char start[] = GET H "X: ";
    struct http_request req;
    size_t used = 0;
    int status = 0;
    enum err rc;

    memset(text, 'a', sizeof(text));
    memcpy(text, start, sizeof(start) - 1);
    memcpy(text + n - 4, "\r\n\r\n", 4);
    rc = http_parse((struct span){(uint8_t *)text, whole ? n : n - 1}, &opts,
        &req, &used, &status, NULL);
    if (rc == ERR_OK)
        assert_int_equal(used, n);
    return rc == ERR_AGAIN ? 100 : status;
}

static int
status_with_fields(size_t n)
{
    char text[4096];
    struct http_request req;
    size_t used;
    int status = 0, at = snprintf(text, sizeof(text), "%s", GET H);
    enum err rc;

    for (size_t i = 1; i < n; i++)
        at += snprintf(text + at, sizeof(text) - (size_t)at, "X-%zu: a\r\n", i);
    at += snprintf(text + at, sizeof(text) - (size_t)at, "\r\n");
    rc = http_parse((struct span){(uint8_t *)text, (size_t)at}, &opts, &req,
        &used, &status, NULL);
    assert_true((rc == ERR_OK) == (status == 0));
    return status;
}

static void
test_http__limits_hold_at_n_and_at_one_more(void **state)
{
    (void)state;
    assert_int_equal(status_with_target(LIMIT_HTTP_TARGET_MAX), 0);
    assert_int_equal(status_with_target(LIMIT_HTTP_TARGET_MAX + 1), 414);
    assert_int_equal(status_with_head(LIMIT_HTTP_HEAD_MAX, true), 0);
    assert_int_equal(status_with_head(LIMIT_HTTP_HEAD_MAX + 1, true), 431);
    assert_int_equal(status_with_fields(LIMIT_HTTP_FIELDS_MAX), 0);
    assert_int_equal(status_with_fields(LIMIT_HTTP_FIELDS_MAX + 1), 431);
}

/* Nobody waits for the end of what is too long already. */
static void
test_http__what_is_too_long_is_refused_incomplete(void **state)
{
    static char text[LIMIT_HTTP_HEAD_MAX];
    struct http_request req;
    size_t used;
    int status = 0;

    (void)state;
    assert_int_equal(status_with_head(LIMIT_HTTP_HEAD_MAX, false), 100);
    assert_int_equal(status_with_head(LIMIT_HTTP_HEAD_MAX + 1, false), 431);
    memset(text, 'a', sizeof(text));
    memcpy(text, "GET /", 5);
    assert_int_equal(
        http_parse((struct span){(uint8_t *)text, 4 + LIMIT_HTTP_TARGET_MAX},
            &opts, &req, &used, &status, NULL),
        ERR_AGAIN);
    assert_int_equal(http_parse((struct span){(uint8_t *)text,
                                    4 + LIMIT_HTTP_TARGET_MAX + 1},
                         &opts, &req, &used, &status, NULL),
        ERR_LIMIT);
    assert_int_equal(status, 414);
}

static void
test_http__a_host_with_a_port_is_compared_whole(void **state)
{
    const struct http_reader_opts port = {.host = "keten.example:8443"};
    struct http_request req;
    size_t used;
    int status;

    (void)state;
    assert_int_equal(http_parse(span_of(GET "Host: keten.example:8443\r\n" END),
                         &port, &req, &used, &status, NULL),
        ERR_OK);
    assert_int_equal(
        http_parse(span_of(GET H END), &port, &req, &used, &status, NULL),
        ERR_SYNTAX);
}

static void
test_http__a_media_type_is_exact(void **state)
{
    const char *json = "application/json";

    (void)state;
    assert_true(http_media_is(span_of("application/json"), json));
    assert_true(http_media_is(span_of("Application/JSON"), json));
    assert_true(http_media_is(span_of("application/json;charset=utf-8"), json));
    assert_true(
        http_media_is(span_of("application/json ; charset=\"UTF-8\""), json));
    assert_false(http_media_is(span_of(""), json));
    assert_false(http_media_is(span_of("application/jso"), json));
    assert_false(http_media_is(span_of("application/jsonx"), json));
    assert_false(http_media_is(span_of("application/json;"), json));
    assert_false(http_media_is(span_of("application/json x"), json));
    assert_false(
        http_media_is(span_of("application/json; charset=utf-16"), json));
    assert_false(
        http_media_is(span_of("application/json; charset=utf-8; a=b"), json));
    assert_false(http_media_is(span_of("text/plain, application/json"), json));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_http__what_two_readers_could_read_differently_is_refused),
        cmocka_unit_test(test_http__a_verdict_on_a_prefix_stands),
        cmocka_unit_test(
            test_http__a_bad_byte_is_refused_before_the_rest_is_there),
        cmocka_unit_test(test_http__plain_requests_are_accepted),
        cmocka_unit_test(test_http__the_parts_of_a_request_are_told),
        cmocka_unit_test(test_http__a_second_request_forgets_the_first),
        cmocka_unit_test(test_http__a_field_sent_twice_has_no_value),
        cmocka_unit_test(test_http__limits_hold_at_n_and_at_one_more),
        cmocka_unit_test(test_http__what_is_too_long_is_refused_incomplete),
        cmocka_unit_test(test_http__a_host_with_a_port_is_compared_whole),
        cmocka_unit_test(test_http__a_media_type_is_exact),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
