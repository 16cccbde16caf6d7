/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include <assert.h>

#include "base/text.h"

#include "base/banned.h"

/* Every status that this program answers with. */
static const struct {
    int status;
    const char *line;
} lines[] = {
    {200, "HTTP/1.1 200 OK\r\n"},
    {201, "HTTP/1.1 201 Created\r\n"},
    {202, "HTTP/1.1 202 Accepted\r\n"},
    {204, "HTTP/1.1 204 No Content\r\n"},
    {303, "HTTP/1.1 303 See Other\r\n"},
    {304, "HTTP/1.1 304 Not Modified\r\n"},
    {400, "HTTP/1.1 400 Bad Request\r\n"},
    {401, "HTTP/1.1 401 Unauthorized\r\n"},
    {403, "HTTP/1.1 403 Forbidden\r\n"},
    {404, "HTTP/1.1 404 Not Found\r\n"},
    {405, "HTTP/1.1 405 Method Not Allowed\r\n"},
    {406, "HTTP/1.1 406 Not Acceptable\r\n"},
    {408, "HTTP/1.1 408 Request Timeout\r\n"},
    {409, "HTTP/1.1 409 Conflict\r\n"},
    {410, "HTTP/1.1 410 Gone\r\n"},
    {411, "HTTP/1.1 411 Length Required\r\n"},
    {412, "HTTP/1.1 412 Precondition Failed\r\n"},
    {413, "HTTP/1.1 413 Content Too Large\r\n"},
    {414, "HTTP/1.1 414 URI Too Long\r\n"},
    {415, "HTTP/1.1 415 Unsupported Media Type\r\n"},
    {417, "HTTP/1.1 417 Expectation Failed\r\n"},
    {421, "HTTP/1.1 421 Misdirected Request\r\n"},
    {422, "HTTP/1.1 422 Unprocessable Content\r\n"},
    {429, "HTTP/1.1 429 Too Many Requests\r\n"},
    {431, "HTTP/1.1 431 Request Header Fields Too Large\r\n"},
    {500, "HTTP/1.1 500 Internal Server Error\r\n"},
    {501, "HTTP/1.1 501 Not Implemented\r\n"},
    {502, "HTTP/1.1 502 Bad Gateway\r\n"},
    {503, "HTTP/1.1 503 Service Unavailable\r\n"},
    {504, "HTTP/1.1 504 Gateway Timeout\r\n"},
    {505, "HTTP/1.1 505 HTTP Version Not Supported\r\n"},
};

/* What the API Design Rules ask of every answer; nothing about the server. */
static const char always[] =
    "API-Version: 1.0.0\r\n"
    "Cache-Control: no-store\r\n"
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n";

static const char nothing_at_all[] =
    "default-src 'none'; frame-ancestors 'none'";

static const char *
status_line(int status)
{
    const char *line = NULL;

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        if (lines[i].status == status)
            line = lines[i].line;
    assert(line != NULL);
    return line;
}

/* A value that could end its own line is left out, with its field. */
static void
put_field(struct buf *out, const char *name, struct span value)
{
    if (value.n == 0)
        return;
    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] < 0x20 || value.p[i] > 0x7e)
            return;
    buf_text(out, name);
    buf_text(out, ": ");
    buf_put(out, value);
    buf_text(out, "\r\n");
}

static void
put_number(struct buf *out, const char *name, uint64_t v)
{
    uint8_t digits[20];
    size_t at = sizeof(digits);

    do {
        digits[--at] = (uint8_t)('0' + v % 10);
        v /= 10;
    } while (v > 0);
    put_field(out, name, (struct span){digits + at, sizeof(digits) - at});
}

static void
put_digest(struct buf *out, struct span sha256)
{
    if (sha256.n == 0)
        return;
    buf_text(out, "Content-Digest: sha-256=:");
    text_base64(out, sha256);
    buf_text(out, ":\r\n");
}

static void
put_link(struct buf *out, struct span profile)
{
    struct buf value;

    if (profile.n == 0)
        return;
    buf_init(&value, 512);
    buf_byte(&value, '<');
    buf_put(&value, profile);
    buf_text(&value, ">; rel=\"profile\"");
    if (buf_err(&value) == ERR_OK && memchr(profile.p, '>', profile.n) == NULL)
        put_field(out, "Link", buf_peek(&value));
    buf_done(&value);
}

void
http_write(struct buf *out, const struct http_response *res)
{
    const char *csp = res->csp == NULL ? nothing_at_all : res->csp;
    bool bodiless = res->status == 204 || res->status == 304;
    struct span body =
        res->content_type == NULL ? (struct span){NULL, 0} : res->body;

    buf_text(out, status_line(res->status));
    buf_put(out, (struct span){(const uint8_t *)always, sizeof(always) - 1});
    put_field(out, "Content-Security-Policy", span_of(csp));
    if (!bodiless) {
        if (res->content_type != NULL) {
            put_field(out, "Content-Type", span_of(res->content_type));
            put_digest(out, res->digest_sha256);
        }
        put_number(out, "Content-Length", body.n);
    }
    put_link(out, res->profile);
    put_field(out, "Location", res->location);
    if (res->allow != NULL)
        put_field(out, "Allow", span_of(res->allow));
    if (res->retry_after_s > 0)
        put_number(out, "Retry-After", (uint64_t)res->retry_after_s);
    put_field(out, "traceparent", res->traceparent);
    put_field(out, "Fsc-Transaction-Id", res->transaction_id);
    if (res->cors_any)
        buf_text(out, "Access-Control-Allow-Origin: *\r\n");
    if (res->close)
        buf_text(out, "Connection: close\r\n");
    buf_text(out, "\r\n");
    if (!bodiless && !res->head_only)
        buf_put(out, body);
}
