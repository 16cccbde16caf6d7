/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/answer.h"

#include "base/text.h"
#include "crypto/digest.h"
#include "http/http.h"
#include "net/server.h"

#include "base/banned.h"

static const struct http_problem problems[] = {
#define X(name, st, sl, ti, de, retry) \
    {.status = (st), .slug = (sl), .title = (ti), .detail = (de)},
    PROBLEM_LIST(X)
#undef X
};

static const int retries[] = {
#define X(name, st, sl, ti, de, retry) retry,
    PROBLEM_LIST(X)
#undef X
};

void
answer_problem(struct answer *a, enum answer_problem which)
{
    *a = (struct answer){.status = problems[which].status,
        .type = ANSWER_FIXED,
        .problem = which,
        .retry_after_s = retries[which]};
}

static const char *
content_type(const struct answer *a)
{
    switch (a->type) {
    case ANSWER_JSON:
        return "application/json";
    case ANSWER_TEXT:
        return "text/plain; charset=utf-8";
    case ANSWER_PAYLOAD:
        return a->media_type;
    case ANSWER_PROBLEM:
    case ANSWER_FIXED:
    default:
        return "application/problem+json";
    }
}

static bool
all_zero(const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != 0)
            return false;
    return true;
}

void
answer_trace_write(char out[static ANSWER_TRACE_LEN + 1],
    const uint8_t *trace_id, const uint8_t *span_id)
{
    struct buf b;

    out[0] = '\0';
    if (all_zero(trace_id, 16))
        return;
    buf_init(&b, ANSWER_TRACE_LEN);
    buf_text(&b, "00-");
    text_hex(&b, (struct span){trace_id, 16});
    buf_byte(&b, '-');
    text_hex(&b, (struct span){span_id, 8});
    buf_text(&b, "-01");
    if (buf_err(&b) == ERR_OK) {
        memcpy(out, b.p, ANSWER_TRACE_LEN);
        out[ANSWER_TRACE_LEN] = '\0';
    }
    buf_done(&b);
}

void
answer_send(struct net_call *call, const struct answer *a, struct buf *out)
{
    struct http_response res = {.status = a->status,
        .content_type = content_type(a),
        .location = span_of(a->location),
        .allow = a->allow,
        .retry_after_s = a->retry_after_s,
        .profile = a->profile,
        .csp = a->csp};
    uint8_t digest[DIGEST_SHA256_LEN];
    char trace[ANSWER_TRACE_LEN + 1];

    if (a->type == ANSWER_FIXED) {
        buf_clear(out);
        http_problem_write(out, &problems[a->problem]);
    }
    answer_trace_write(trace, a->trace_id, a->span_id);
    res.body = buf_peek(out);
    res.traceparent = span_of(trace);
    res.head_only = net_call_request(call)->method == HTTP_HEAD;
    if (a->type == ANSWER_PAYLOAD &&
        digest_sha256(digest, &res.body, 1, NULL) == ERR_OK)
        res.digest_sha256 = (struct span){digest, sizeof(digest)};
    net_call_answer(call, &res);
    if (a->wipe && out->p != NULL)
        explicit_bzero(out->p, out->cap);
    buf_clear(out);
}

void
answer_trace(struct span value, uint8_t *trace_id, uint8_t *parent_span)
{
    struct span trace = {value.p + 3, 32}, span = {value.p + 36, 16};

    memset(trace_id, 0, 16);
    memset(parent_span, 0, 8);
    if (value.n != 55 || memcmp(value.p, "00-", 3) != 0 || value.p[35] != '-' ||
        value.p[52] != '-')
        return;
    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] >= 'A' && value.p[i] <= 'F')
            return; /* the standard asks lower case */
    if (!text_unhex(trace, trace_id, 16) || !text_unhex(span, parent_span, 8) ||
        all_zero(parent_span, 8)) {
        memset(trace_id, 0, 16);
        memset(parent_span, 0, 8);
    }
}
