/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "http/http.h"

/*
 * Whatever bytes come in: a verdict on a prefix is the verdict on the whole,
 * what is accepted has the form that was promised, and no span leaves it.
 */

static const struct http_reader_opts opts = {.host = "keten.example"};

static void
must(bool holds)
{
    if (!holds)
        abort();
}

static bool
inside(struct span s, struct span head)
{
    if (s.p == NULL)
        return s.n == 0;
    return s.p >= head.p && s.p + s.n <= head.p + head.n;
}

static void
check_fields(const struct http_request *req, struct span head)
{
    must(req->field_n <= LIMIT_HTTP_FIELDS_MAX);
    for (size_t i = 0; i < req->field_n; i++) {
        const struct http_field *f = &req->field[i];

        must(inside(f->name, head) && inside(f->value, head));
        must(f->name.n > 0);
        for (size_t k = 0; k < f->value.n; k++)
            must(f->value.p[k] == '\t' ||
                 (f->value.p[k] >= ' ' && f->value.p[k] < 0x7f));
        (void)http_media_is(f->value, "application/json");
    }
    must(http_field_n(req, "host") == 1);
    must(http_field_n(req, "transfer-encoding") == 0);
    must(req->has_body == (http_field_n(req, "content-length") == 1));
}

static void
check_request(const struct http_request *req, struct span head)
{
    bool sends = req->method == HTTP_POST || req->method == HTTP_PUT;

    must(head.n <= LIMIT_HTTP_HEAD_MAX);
    must(head.n > 4 && memcmp(head.p + head.n - 4, "\r\n\r\n", 4) == 0);
    must(inside(req->target, head) && inside(req->path, head));
    must(inside(req->query, head));
    must(req->target.n <= LIMIT_HTTP_TARGET_MAX);
    must(req->path.n > 0 && req->path.p[0] == '/');
    must(req->target.n ==
         req->path.n + (req->query.p == NULL ? 0 : req->query.n + 1));
    must(req->content_length <= LIMIT_BODY_MAX);
    must(req->has_body == true || req->content_length == 0);
    must(sends ? req->has_body : req->content_length == 0);
    /* No line ends but by CRLF. */
    for (size_t i = 0; i < head.n; i++) {
        must(head.p[i] != '\n' || (i > 0 && head.p[i - 1] == '\r'));
        must(head.p[i] != '\r' || (i + 1 < head.n && head.p[i + 1] == '\n'));
        must(head.p[i] != '\0' && head.p[i] < 0x7f);
    }
    check_fields(req, head);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct http_request req, part;
    size_t used = 0, part_used = 0;
    int status = 0;
    struct errinfo ei;
    enum err rc =
        http_parse((struct span){data, n}, &opts, &req, &used, &status, &ei);

    must(rc == ERR_OK || rc == ERR_AGAIN || rc == ERR_SYNTAX ||
         rc == ERR_LIMIT || rc == ERR_UNSUPPORTED);
    must((rc == ERR_OK || rc == ERR_AGAIN) == (status == 0));
    if (rc == ERR_OK) {
        must(used <= n);
        check_request(&req, (struct span){data, used});
    }
    for (size_t k = 0; k < n; k += 1 + n / 64) {
        int part_status = 0;
        enum err part_rc = http_parse((struct span){data, k}, &opts, &part,
            &part_used, &part_status, NULL);

        if (part_rc == ERR_OK)
            must(rc == ERR_OK && part_used == used);
        else if (part_rc != ERR_AGAIN)
            must(part_rc == rc && part_status == status);
    }
    return 0;
}
