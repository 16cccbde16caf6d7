/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include <assert.h>
#include <strings.h>

#include "base/text.h"

#include "base/banned.h"

/*
 * One pass, front to back, that looks at every byte once and stops at the
 * first that cannot stand there.  It keeps nothing between calls: more bytes
 * mean the same pass again, over at most LIMIT_HTTP_HEAD_MAX of them, and the
 * verdict on a prefix is the verdict on all that starts with it.
 */

enum { METHOD_LEN_MAX = 16, CONTENT_LENGTH_DIGITS_MAX = 18 };

enum {
    C_TCHAR = 1, /* RFC 9110 5.6.2 token */
    C_DIGIT = 2,
    C_HEX = 4,
    C_PCHAR = 8, /* RFC 3986 pchar, without the percent sign */
    C_VALUE = 16 /* visible ASCII, SP and HTAB */
};

/* clang-format off */
#define CT (C_TCHAR | C_PCHAR | C_VALUE)
#define CX (CT | C_HEX)
#define CD (CT | C_DIGIT | C_HEX)
#define CP (C_PCHAR | C_VALUE)
#define CN (C_TCHAR | C_VALUE)
#define CV C_VALUE

/* Everything from 0x7f on, and every control but HTAB, is 0. */
static const uint8_t class_of[256] = {
    ['\t'] = CV, [' '] = CV,
    ['!'] = CT, ['"'] = CV, ['#'] = CN, ['$'] = CT, ['%'] = CN, ['&'] = CT,
    ['\''] = CT, ['('] = CP, [')'] = CP, ['*'] = CT, ['+'] = CT, [','] = CP,
    ['-'] = CT, ['.'] = CT, ['/'] = CV,
    ['0'] = CD, ['1'] = CD, ['2'] = CD, ['3'] = CD, ['4'] = CD, ['5'] = CD,
    ['6'] = CD, ['7'] = CD, ['8'] = CD, ['9'] = CD,
    [':'] = CP, [';'] = CP, ['<'] = CV, ['='] = CP, ['>'] = CV, ['?'] = CV,
    ['@'] = CP,
    ['A'] = CX, ['B'] = CX, ['C'] = CX, ['D'] = CX, ['E'] = CX, ['F'] = CX,
    ['G'] = CT, ['H'] = CT, ['I'] = CT, ['J'] = CT, ['K'] = CT, ['L'] = CT,
    ['M'] = CT, ['N'] = CT, ['O'] = CT, ['P'] = CT, ['Q'] = CT, ['R'] = CT,
    ['S'] = CT, ['T'] = CT, ['U'] = CT, ['V'] = CT, ['W'] = CT, ['X'] = CT,
    ['Y'] = CT, ['Z'] = CT,
    ['['] = CV, ['\\'] = CV, [']'] = CV, ['^'] = CN, ['_'] = CT, ['`'] = CN,
    ['a'] = CX, ['b'] = CX, ['c'] = CX, ['d'] = CX, ['e'] = CX, ['f'] = CX,
    ['g'] = CT, ['h'] = CT, ['i'] = CT, ['j'] = CT, ['k'] = CT, ['l'] = CT,
    ['m'] = CT, ['n'] = CT, ['o'] = CT, ['p'] = CT, ['q'] = CT, ['r'] = CT,
    ['s'] = CT, ['t'] = CT, ['u'] = CT, ['v'] = CT, ['w'] = CT, ['x'] = CT,
    ['y'] = CT, ['z'] = CT,
    ['{'] = CV, ['|'] = CN, ['}'] = CV, ['~'] = CT,
};
/* clang-format on */

static bool
is(uint8_t c, int classes)
{
    return (class_of[c] & classes) != 0;
}

/* Where a pass stands, and what it has to say when it stops. */
struct pass {
    const uint8_t *p;
    size_t n;  /* bytes to look at, at most the limit */
    size_t at; /* the next one */
    bool capped;
    int status; /* to answer, once refused */
    struct errinfo *ei;
};

static enum err
refuse(struct pass *w, int status, const char *why)
{
    enum err rc = ERR_SYNTAX;

    if (status == 413 || status == 414 || status == 431)
        rc = ERR_LIMIT;
    else if (status == 417 || status == 501 || status == 505)
        rc = ERR_UNSUPPORTED;
    w->status = status;
    return err_set(w->ei, rc, "http.parse", "%s", why);
}

/* The bytes ran out: wait for more, unless there is no room for more. */
static enum err
starved(struct pass *w)
{
    if (w->capped)
        return refuse(w, 431, "the head is over the limit");
    return ERR_AGAIN;
}

/* Pass over exactly this text. */
static enum err
expect(struct pass *w, const char *text, const char *why)
{
    for (; *text != '\0'; text++) {
        if (w->at == w->n)
            return starved(w);
        if (w->p[w->at] != (uint8_t)*text)
            return refuse(w, 400, why);
        w->at++;
    }
    return ERR_OK;
}

/* ---- the request line ------------------------------------------------- */

static const char *const methods[HTTP_METHOD__COUNT] = {[HTTP_GET] = "GET",
    [HTTP_HEAD] = "HEAD",
    [HTTP_POST] = "POST",
    [HTTP_PUT] = "PUT",
    [HTTP_DELETE] = "DELETE",
    [HTTP_OPTIONS] = "OPTIONS"};

static enum err
parse_method(struct pass *w, struct http_request *req)
{
    struct span s = {w->p, 0};

    while (w->at < w->n && is(w->p[w->at], C_TCHAR)) {
        w->at++;
        if (w->at > METHOD_LEN_MAX)
            return refuse(w, 501, "no method has a name this long");
    }
    if (w->at == w->n)
        return starved(w);
    if (w->at == 0 || w->p[w->at] != ' ')
        return refuse(w, 400, "the request line does not start with a method");
    s.n = w->at++;
    for (int m = 0; m < HTTP_METHOD__COUNT; m++) {
        if (span_is(s, methods[m])) {
            req->method = (enum http_method)m;
            return ERR_OK;
        }
    }
    return refuse(w, 501, "a method that is not used here");
}

static int
hex_value(uint8_t c)
{
    return is(c, C_DIGIT) ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* What a path segment has been so far; dots may come as %2E. */
struct segment {
    size_t len, dots;
};

static enum err
end_segment(struct pass *w, struct segment *seg)
{
    if (seg->len > 0 && seg->len <= 2 && seg->dots == seg->len)
        return refuse(w, 400, "a dot segment in the path");
    *seg = (struct segment){0};
    return ERR_OK;
}

/* A percent sign and two digits; not for what ends a string or a segment. */
static enum err
parse_percent(struct pass *w, bool in_query, uint8_t *out)
{
    int v;

    for (size_t k = 1; k <= 2; k++) {
        if (w->at + k >= w->n)
            return starved(w);
        if (!is(w->p[w->at + k], C_HEX))
            return refuse(w, 400, "a percent sign without two digits");
    }
    v = hex_value(w->p[w->at + 1]) << 4 | hex_value(w->p[w->at + 2]);
    if (v < 0x20 || v == 0x7f)
        return refuse(w, 400, "an encoded control character in the target");
    if (!in_query && (v == '/' || v == '\\'))
        return refuse(w, 400, "an encoded separator in the path");
    *out = (uint8_t)v;
    w->at += 3;
    return ERR_OK;
}

/* One character that is no separator. */
static enum err
parse_pchar(struct pass *w, bool in_query, struct segment *seg)
{
    uint8_t c = w->p[w->at];
    enum err rc;

    if (c == '%') {
        rc = parse_percent(w, in_query, &c);
        if (rc != ERR_OK)
            return rc;
    } else if (is(c, C_PCHAR)) {
        w->at++;
    } else {
        return refuse(w, 400, "a character that no target may have");
    }
    seg->len++;
    seg->dots += c == '.';
    return ERR_OK;
}

static enum err
parse_path(struct pass *w, size_t end)
{
    struct segment seg = {0};
    enum err rc;

    while (w->at < end && w->p[w->at] != ' ' && w->p[w->at] != '?') {
        if (w->p[w->at] != '/') {
            rc = parse_pchar(w, false, &seg);
            if (rc != ERR_OK)
                return rc;
            continue;
        }
        if (w->p[w->at - 1] == '/')
            return refuse(w, 400, "an empty segment in the path");
        rc = end_segment(w, &seg);
        if (rc != ERR_OK)
            return rc;
        w->at++;
    }
    return w->at < end ? end_segment(w, &seg) : ERR_OK;
}

static enum err
parse_query(struct pass *w, size_t end)
{
    struct segment seg = {0};

    while (w->at < end && w->p[w->at] != ' ') {
        enum err rc;

        if (w->p[w->at] == '/' || w->p[w->at] == '?') {
            w->at++;
            continue;
        }
        rc = parse_pchar(w, true, &seg);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* Origin-form and the space behind it. */
static enum err
parse_target(struct pass *w, struct http_request *req)
{
    size_t from = w->at, end;
    enum err rc;

    /* One byte more than a target may have: there the space must be. */
    end = from + LIMIT_HTTP_TARGET_MAX + 1;
    if (end > w->n)
        end = w->n;
    rc = expect(w, "/", "the target is not a path");
    if (rc != ERR_OK)
        return rc;
    rc = parse_path(w, end);
    if (rc != ERR_OK)
        return rc;
    req->path = (struct span){w->p + from, w->at - from};
    req->query = (struct span){NULL, 0};
    if (w->at < end && w->p[w->at] == '?') {
        size_t query = ++w->at;

        rc = parse_query(w, end);
        if (rc != ERR_OK)
            return rc;
        req->query = (struct span){w->p + query, w->at - query};
    }
    if (w->at - from > LIMIT_HTTP_TARGET_MAX)
        return refuse(w, 414, "the target is over the limit");
    if (w->at == w->n)
        return starved(w);
    req->target = (struct span){w->p + from, w->at - from};
    w->at++;
    return ERR_OK;
}

static enum err
parse_version(struct pass *w)
{
    static const char bad[] = "the request line does not end in a version";
    uint8_t v[3];
    enum err rc = expect(w, "HTTP/", bad);

    if (rc != ERR_OK)
        return rc;
    for (size_t k = 0; k < sizeof(v); k++, w->at++) {
        if (w->at == w->n)
            return starved(w);
        v[k] = w->p[w->at];
        if (k == 1 ? v[k] != '.' : !is(v[k], C_DIGIT))
            return refuse(w, 400, bad);
    }
    rc = expect(w, "\r\n", bad);
    if (rc != ERR_OK)
        return rc;
    if (v[0] != '1' || v[2] != '1')
        return refuse(w, 505, "a version other than HTTP/1.1");
    return ERR_OK;
}

/* ---- fields ----------------------------------------------------------- */

/* Without the blanks on both sides. */
static struct span
trim(struct span s)
{
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    while (s.n > 0 && (*s.p == ' ' || *s.p == '\t')) {
        s.p++;
        s.n--;
    }
    return s;
}

/* A field line with its CRLF; the name starts at w->at. */
static enum err
parse_field(struct pass *w, struct http_field *f)
{
    size_t from = w->at;

    while (w->at < w->n && is(w->p[w->at], C_TCHAR))
        w->at++;
    if (w->at == w->n)
        return starved(w);
    if (w->at == from || w->p[w->at] != ':')
        return refuse(w, 400, "a field line without a name and a colon");
    f->name = (struct span){w->p + from, w->at - from};
    w->at++;
    from = w->at;
    while (w->at < w->n && is(w->p[w->at], C_VALUE))
        w->at++;
    if (w->at == w->n)
        return starved(w);
    f->value = trim((struct span){w->p + from, w->at - from});
    return expect(w, "\r\n", "a field value with a control or 8-bit character");
}

/* All field lines and the empty line. */
static enum err
parse_fields(struct pass *w, struct http_request *req)
{
    for (;;) {
        enum err rc;

        if (w->at == w->n)
            return starved(w);
        if (w->p[w->at] == '\r')
            return expect(w, "\r\n", "a bare carriage return");
        if (req->field_n == LIMIT_HTTP_FIELDS_MAX)
            return refuse(w, 431, "more fields than the limit");
        rc = parse_field(w, &req->field[req->field_n]);
        if (rc != ERR_OK)
            return rc;
        req->field_n++;
    }
}

/* ---- what the fields mean together ------------------------------------ */

static bool
same(struct span s, const char *text)
{
    return s.n == strlen(text) &&
           (s.n == 0 || strncasecmp((const char *)s.p, text, s.n) == 0);
}

static enum err
check_single(struct pass *w, const struct http_request *req)
{
    static const char *const once[] = {"host", "content-length", "content-type",
        "content-encoding", "transfer-encoding", "expect"};

    for (size_t i = 0; i < sizeof(once) / sizeof(once[0]); i++)
        if (http_field_n(req, once[i]) > 1)
            return refuse(w, 400, "a field that may stand once stands twice");
    return ERR_OK;
}

static enum err
check_host(struct pass *w, const struct http_request *req, const char *host)
{
    if (http_field_n(req, "host") != 1)
        return refuse(w, 400, "no Host");
    if (!same(http_field(req, "host"), host))
        return refuse(w, 400, "a Host that is not this one");
    return ERR_OK;
}

static enum err
check_length(struct pass *w, struct http_request *req)
{
    struct span s = http_field(req, "content-length");

    if (s.n == 0)
        return refuse(w, 400, "an empty Content-Length");
    for (size_t i = 0; i < s.n; i++)
        if (!is(s.p[i], C_DIGIT))
            return refuse(w, 400, "a Content-Length that is not a number");
    /* A leading zero is octal to some. */
    if (s.n > 1 && s.p[0] == '0')
        return refuse(w, 400, "a Content-Length with a leading zero");
    if (s.n > CONTENT_LENGTH_DIGITS_MAX ||
        !text_u64(s, LIMIT_BODY_MAX, &req->content_length))
        return refuse(w, 413, "the body is over the limit");
    req->has_body = true;
    return ERR_OK;
}

static enum err
check_framing(struct pass *w, struct http_request *req)
{
    bool wants = req->method == HTTP_POST || req->method == HTTP_PUT;
    bool sized = http_field_n(req, "content-length") != 0;

    if (http_field_n(req, "transfer-encoding") != 0) {
        if (!sized && same(http_field(req, "transfer-encoding"), "chunked"))
            return refuse(w, 411, "chunked; a length is asked here");
        return refuse(w, 400, "a Transfer-Encoding");
    }
    if (sized) {
        enum err rc = check_length(w, req);

        if (rc != ERR_OK)
            return rc;
    } else if (wants) {
        return refuse(w, 411, "a body without a length");
    }
    if (!wants && req->content_length > 0)
        return refuse(w, 400, "a body where the method has none");
    return ERR_OK;
}

/* The list of one Connection field: nothing but close and keep-alive. */
static enum err
check_connection(struct pass *w, struct http_request *req, struct span s)
{
    size_t from = 0;

    for (size_t i = 0; i <= s.n; i++) {
        struct span word;

        if (i < s.n && s.p[i] != ',')
            continue;
        word = trim((struct span){s.p + from, i - from});
        if (same(word, "close"))
            req->close = true;
        else if (!same(word, "keep-alive"))
            return refuse(w, 400, "a Connection option that is not used here");
        from = i + 1;
    }
    return ERR_OK;
}

static enum err
check_hop(struct pass *w, struct http_request *req)
{
    for (size_t i = 0; i < req->field_n; i++) {
        enum err rc;

        if (!same(req->field[i].name, "connection"))
            continue;
        rc = check_connection(w, req, req->field[i].value);
        if (rc != ERR_OK)
            return rc;
    }
    if (http_field_n(req, "expect") == 0)
        return ERR_OK;
    if (!same(http_field(req, "expect"), "100-continue"))
        return refuse(w, 417, "an Expect other than 100-continue");
    /* Nobody waits for leave to send nothing. */
    req->expect_continue = req->content_length > 0;
    return ERR_OK;
}

static enum err
check_fields(struct pass *w, struct http_request *req, const char *host)
{
    enum err rc = check_single(w, req);

    if (rc == ERR_OK)
        rc = check_host(w, req, host);
    if (rc == ERR_OK)
        rc = check_framing(w, req);
    if (rc == ERR_OK)
        rc = check_hop(w, req);
    return rc;
}

enum err
http_parse(struct span s, const struct http_reader_opts *opts,
    struct http_request *req, size_t *used, int *status, struct errinfo *ei)
{
    struct pass w = {.p = s.p, .n = s.n, .ei = ei};
    enum err rc;

    assert(opts != NULL && opts->host != NULL && status != NULL);

    if (w.n >= LIMIT_HTTP_HEAD_MAX) {
        w.n = LIMIT_HTTP_HEAD_MAX;
        w.capped = true;
    }
    req->field_n = 0;
    req->has_body = req->close = req->expect_continue = false;
    req->content_length = 0;
    rc = parse_method(&w, req);
    if (rc == ERR_OK)
        rc = parse_target(&w, req);
    if (rc == ERR_OK)
        rc = parse_version(&w);
    if (rc == ERR_OK)
        rc = parse_fields(&w, req);
    if (rc == ERR_OK)
        rc = check_fields(&w, req, opts->host);
    if (rc == ERR_OK)
        *used = w.at;
    else if (rc != ERR_AGAIN)
        *status = w.status;
    return rc;
}

/* ---- asking ------------------------------------------------------------ */

size_t
http_field_n(const struct http_request *req, const char *name)
{
    size_t n = 0;

    for (size_t i = 0; i < req->field_n; i++)
        n += same(req->field[i].name, name);
    return n;
}

struct span
http_field(const struct http_request *req, const char *name)
{
    struct span found = {NULL, 0};
    size_t n = 0;

    for (size_t i = 0; i < req->field_n; i++) {
        if (same(req->field[i].name, name)) {
            found = req->field[i].value;
            n++;
        }
    }
    return n == 1 ? found : (struct span){NULL, 0};
}

bool
http_media_is(struct span value, const char *media)
{
    size_t n = strlen(media);
    struct span rest;

    if (value.n < n || !same((struct span){value.p, n}, media))
        return false;
    rest = trim((struct span){value.p + n, value.n - n});
    if (rest.n == 0)
        return value.n == n;
    if (*rest.p != ';')
        return false;
    rest = trim((struct span){rest.p + 1, rest.n - 1});
    return same(rest, "charset=utf-8") || same(rest, "charset=\"utf-8\"");
}
