/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/xml_write.h"

#include "base/banned.h"

/* Text without control characters; only three bytes need an escape. */
static void
escaped(struct buf *b, struct span s)
{
    size_t from = 0;

    if (s.n == 0)
        return;
    for (size_t i = 0; i < s.n; i++) {
        const char *as = s.p[i] == '&'   ? "&amp;"
                         : s.p[i] == '<' ? "&lt;"
                         : s.p[i] == '>' ? "&gt;"
                                         : NULL;

        if (as == NULL)
            continue;
        buf_put(b, (struct span){s.p + from, i - from});
        buf_text(b, as);
        from = i + 1;
    }
    buf_put(b, (struct span){s.p + from, s.n - from});
}

static void
tag(struct buf *b, const char *before, const char *name)
{
    buf_text(b, before);
    buf_text(b, name);
    buf_byte(b, '>');
}

static void
begin(struct writer *w)
{
    buf_text(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
    buf_text(w->out, w->g->root);
    if (w->ad->ns[0] != '\0') {
        buf_text(w->out, " xmlns=\"");
        escaped(w->out, span_of(w->ad->ns));
        buf_byte(w->out, '"');
    }
    buf_byte(w->out, '>');
}

static void
end(struct writer *w)
{
    tag(w->out, "</", w->g->root);
    buf_byte(w->out, '\n');
}

static void
open_node(struct writer *w, const struct node *nd, bool list)
{
    (void)list;
    tag(w->out, "<", nd->name);
}

static void
close_node(struct writer *w, const struct node *nd)
{
    tag(w->out, "</", nd->name);
}

static void
open_list(struct writer *w, const struct node *nd)
{
    (void)w, (void)nd;
}

static void
close_list(struct writer *w)
{
    (void)w;
}

static void
value(struct writer *w, const struct node *nd, bool list)
{
    (void)list;
    tag(w->out, "<", nd->name);
    escaped(w->out, w->cv.value);
    tag(w->out, "</", nd->name);
}

const struct write_syntax xml_write_syntax = {.begin = begin,
    .end = end,
    .open = open_node,
    .close = close_node,
    .list_open = open_list,
    .list_close = close_list,
    .value = value};
