/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include "base/text.h"

#include "base/banned.h"

/* "name":"text", with a comma in front when it is not the first member. */
static void
put_member(struct buf *out, bool first, const char *name, const char *text)
{
    if (text == NULL)
        return;
    buf_text(out, first ? "\"" : ",\"");
    buf_text(out, name);
    buf_text(out, "\":\"");
    text_json(out, span_of(text));
    buf_byte(out, '"');
}

static void
put_faults(struct buf *out, const struct http_problem *p)
{
    if (p->fault_n == 0)
        return;
    buf_text(out, ",\"fouten\":[");
    for (size_t i = 0; i < p->fault_n; i++) {
        const struct http_problem_fault *f = &p->fault[i];

        buf_text(out, i == 0 ? "{" : ",{");
        put_member(out, true, "plaats", f->place);
        put_member(out, f->place == NULL, "code", f->code);
        put_member(out, f->place == NULL && f->code == NULL, "detail",
            f->detail);
        buf_byte(out, '}');
    }
    buf_byte(out, ']');
}

void
http_problem_write(struct buf *out, const struct http_problem *p)
{
    buf_text(out, "{\"type\":\"/problemen/");
    text_json(out, span_of(p->slug));
    buf_byte(out, '"');
    put_member(out, false, "title", p->title);
    buf_printf(out, ",\"status\":%d", p->status);
    put_member(out, false, "detail", p->detail);
    put_member(out, false, "instance", p->instance);
    put_faults(out, p);
    buf_byte(out, '}');
}
