/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

/*
 * http - HTTP/1.1 as values
 *
 * A strict reader of request heads (RFC 9112, refusing everything that two
 * readers could understand differently) and a writer of answers with the
 * header set of the API Design Rules.
 *
 *   layering  base only: no descriptors, no TLS, no clock
 *   failure   closed: after any framing error the connection is to be closed
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/limit.h"
#include "base/span.h"

enum http_method {
    HTTP_GET,
    HTTP_HEAD,
    HTTP_POST,
    HTTP_PUT,
    HTTP_DELETE,
    HTTP_OPTIONS,
    HTTP_METHOD__COUNT
};

struct http_field {
    struct span name;  /* as sent; http_field() finds it */
    struct span value; /* without surrounding white space */
};

/* A request head.  Every span points into the bytes that were parsed. */
struct http_request {
    enum http_method method;
    struct span target; /* origin-form, as sent */
    struct span path;   /* target up to '?'; only unreserved, pct-encoded and
                         * sub-delims characters, no dot segments */
    struct span query;  /* after '?'; {NULL, 0} without one */
    struct http_field field[LIMIT_HTTP_FIELDS_MAX];
    size_t field_n;
    bool has_body; /* Content-Length was sent */
    uint64_t content_length;
    bool close; /* Connection: close */
    bool expect_continue;
};

struct http_reader_opts {
    const char *host; /* the only Host accepted, "name" or "name:port" */
};

/*
 * Parse one request head at the start of s.
 *
 * in      s      what came in so far; borrowed, req points into it
 * out     *used  bytes of the head with its empty line, on ERR_OK only
 * out     *status  the HTTP status to answer on failure: 400, 405 (known to
 *                HTTP, not to us: 501), 411, 413, 414, 417, 431, 501, 505
 * errors  ERR_AGAIN   the head is not complete yet and still within limits
 *         ERR_SYNTAX, ERR_LIMIT, ERR_UNSUPPORTED  answer *status and close
 */
MUST_CHECK enum err http_parse(struct span s,
    const struct http_reader_opts *opts, struct http_request *req, size_t *used,
    int *status, struct errinfo *ei);

/* The value of a field by case-insensitive name; {NULL, 0} when absent.
 * Sent twice, it is absent from here: ask http_field_n(). */
struct span http_field(const struct http_request *req, const char *name);
size_t http_field_n(const struct http_request *req, const char *name);

/* Does a Content-Type value name exactly this media type, with no parameter
 * but charset=utf-8? */
bool http_media_is(struct span value, const char *media);

/*
 * How much the sender of a request wants this media type (RFC 9110 12.5.1):
 * 0 not at all; of two types the one with the higher number.  A type that is
 * named outweighs one under a wildcard of the same q.  Without an Accept all
 * are wanted alike.  A range that is malformed counts for nothing.
 */
unsigned http_accept(const struct http_request *req, const char *media);

/* Take apart `application/json;profile="urn:..."`; profile is {NULL, 0} where
 * there is none. */
void http_media_split(struct span kept, struct span *media,
    struct span *profile);

/* ---- answers ---------------------------------------------------------- */

struct http_response {
    int status;
    const char *content_type;   /* NULL: no body */
    struct span body;           /* borrowed until http_write() has returned */
    struct span location;       /* Location, or {NULL, 0} */
    const char *allow;          /* Allow, for 405 */
    int retry_after_s;          /* 0: none */
    bool cors_any;              /* openapi.json only */
    bool close;                 /* Connection: close */
    bool head_only;             /* answer to HEAD: length without body */
    struct span traceparent;    /* W3C Trace Context to give back */
    struct span transaction_id; /* Fsc-Transaction-Id */
    struct span digest_sha256;  /* 32 bytes: Content-Digest, or {NULL, 0} */
    struct span profile;        /* a URN: Link, rel profile (RFC 6906) */
    const char *csp; /* Content-Security-Policy; NULL: nothing at all */
};

/* Append a whole answer, with the headers every answer has. */
void http_write(struct buf *out, const struct http_response *res);

struct http_problem_fault {
    const char *place; /* JSON Pointer or XPath; NULL when not in a document */
    const char *code;
    const char *detail;
};

struct http_problem {
    int status;
    const char *slug;  /* "ongeldig-verzoek": type is /problemen/<slug> */
    const char *title; /* Dutch, fixed per slug */
    const char *detail;
    const char *instance; /* reference for support, or NULL */
    const struct http_problem_fault *fault;
    size_t fault_n;
};

/* Append an application/problem+json body (RFC 9457). */
void http_problem_write(struct buf *out, const struct http_problem *p);

#endif
