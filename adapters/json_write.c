/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/json_write.h"

#include "base/text.h"

#include "base/banned.h"

static void
text(struct buf *b, struct span s)
{
    buf_byte(b, '"');
    if (s.n > 0)
        text_json(b, s);
    buf_byte(b, '"');
}

/* What comes before a member or an item. */
static void
lead(struct writer *w, const struct node *nd, bool list)
{
    if (w->comma)
        buf_byte(w->out, ',');
    if (!list)
        buf_put(w->out, write_spelling(w, nd)->open);
}

static void
begin(struct writer *w)
{
    buf_text(w->out, "{\"berichttype\":");
    text(w->out, span_of(w->g->root));
    w->comma = true;
}

static void
end(struct writer *w)
{
    buf_byte(w->out, '}');
}

static void
open_node(struct writer *w, const struct node *nd, bool list)
{
    lead(w, nd, list);
    buf_byte(w->out, '{');
    w->comma = false;
}

static void
close_node(struct writer *w, const struct node *nd)
{
    (void)nd;
    buf_byte(w->out, '}');
    w->comma = true;
}

static void
open_list(struct writer *w, const struct node *nd)
{
    lead(w, nd, false);
    buf_byte(w->out, '[');
    w->comma = false;
}

static void
close_list(struct writer *w)
{
    buf_byte(w->out, ']');
    w->comma = true;
}

static void
value(struct writer *w, const struct node *nd, bool list)
{
    lead(w, nd, list);
    if (w->cv.bare)
        buf_put(w->out, w->cv.value);
    else
        text(w->out, w->cv.value);
    w->comma = true;
}

const struct write_syntax json_write_syntax = {.begin = begin,
    .end = end,
    .open = open_node,
    .close = close_node,
    .list_open = open_list,
    .list_close = close_list,
    .value = value};
