/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/xml_write.h"

#include "base/banned.h"

/* Text without control characters; only three bytes need an escape. */
static const char *const escape[256] =
    {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;"};

static void
escaped(struct buf *b, struct span s)
{
    const uint8_t *p = s.p, *from = s.p, *end;

    if (s.n == 0)
        return;
    for (end = p + s.n; p < end; p++) {
        if (escape[*p] == NULL)
            continue;
        buf_put(b, (struct span){from, (size_t)(p - from)});
        buf_text(b, escape[*p]);
        from = p + 1;
    }
    buf_put(b, (struct span){from, (size_t)(end - from)});
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
    buf_put(w->out, write_spelling(w, w->g->nodes)->close);
    buf_byte(w->out, '\n');
}

static void
open_node(struct writer *w, const struct node *nd, bool list)
{
    (void)list;
    buf_put(w->out, write_spelling(w, nd)->open);
}

static void
close_node(struct writer *w, const struct node *nd)
{
    buf_put(w->out, write_spelling(w, nd)->close);
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
    const struct spelling *sp = write_spelling(w, nd);

    (void)list;
    buf_put(w->out, sp->open);
    escaped(w->out, w->cv.value);
    buf_put(w->out, sp->close);
}

const struct write_syntax xml_write_syntax = {.begin = begin,
    .end = end,
    .open = open_node,
    .close = close_node,
    .list_open = open_list,
    .list_close = close_list,
    .value = value};
