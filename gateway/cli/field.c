/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/field.h"

#include "base/banned.h"

/* Append what a node says, as plain text. */
static void
put_node(const struct admin_json_node *at, struct buf *out)
{
    if (at == NULL || at->type == ADMIN_JSON_NULL)
        return;
    if (!admin_json_text(at, out))
        buf_put(out, at->text);
}

void
field_cell(struct say_table *t, const struct admin_json *doc,
    const struct admin_json_node *at, const char *name)
{
    struct buf b;

    buf_init(&b, FIELD_TEXT_MAX);
    put_node(admin_json_get(doc, at, name), &b);
    say_cell(t, buf_peek(&b));
    buf_done(&b);
}

void
field_list_cell(struct say_table *t, const struct admin_json *doc,
    const struct admin_json_node *at, const char *name)
{
    const struct admin_json_node *m =
        admin_json_first(doc, admin_json_get(doc, at, name));
    struct buf b;

    buf_init(&b, FIELD_TEXT_MAX);
    for (; m != NULL; m = admin_json_next(doc, m)) {
        if (b.n > 0)
            buf_byte(&b, ',');
        put_node(m, &b);
    }
    say_cell(t, buf_peek(&b));
    buf_done(&b);
}

const char *
field_text(const struct admin_json *doc, const struct admin_json_node *at,
    const char *name, char out[static FIELD_TEXT_MAX])
{
    (void)admin_json_string(admin_json_get(doc, at, name), out, FIELD_TEXT_MAX);
    return out;
}

uint64_t
field_u64(const struct admin_json *doc, const struct admin_json_node *at,
    const char *name)
{
    uint64_t v = 0;

    (void)admin_json_u64(admin_json_get(doc, at, name), UINT64_MAX, &v);
    return v;
}

bool
field_true(const struct admin_json *doc, const struct admin_json_node *at,
    const char *name)
{
    const struct admin_json_node *m = admin_json_get(doc, at, name);

    return m != NULL && m->type == ADMIN_JSON_TRUE;
}
