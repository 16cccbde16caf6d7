/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_prove.h"

#include "base/text.h"
#include "exchange/record_prove.h"

#include "base/banned.h"

enum { ID_MAX = 64, ELEMENT_MAX = 80 };

static const char where[] = "admin.prove";

/* A flag that may be left out; false when it is something else. */
static bool
flag(const struct admin_json *doc, const char *name, bool *on)
{
    const struct admin_json_node *m = admin_json_get(doc, doc->v, name);

    *on = m != NULL && m->type == ADMIN_JSON_TRUE;
    return m == NULL || *on || m->type == ADMIN_JSON_FALSE;
}

static bool
read_elements(const struct admin_json *doc, struct record_prove *q)
{
    const struct admin_json_node *list =
        admin_json_get(doc, doc->v, "elements");
    const struct admin_json_node *m = admin_json_first(doc, list);

    if (list == NULL)
        return true;
    if (list->type != ADMIN_JSON_ARRAY || m == NULL)
        return false;
    for (; m != NULL; m = admin_json_next(doc, m)) {
        char id[ELEMENT_MAX];
        enum element e = EL__NONE;

        if (admin_json_string(m, id, sizeof(id)))
            e = catalogue_find(span_of(id));
        if (e == EL__NONE)
            return false;
        elset_add(&q->choice.wanted, e);
    }
    q->open = true;
    return true;
}

static enum err
read_question(const struct admin_json *doc, char id[static ID_MAX],
    struct buf *earlier, struct record_prove *q, struct errinfo *ei)
{
    const struct admin_json_node *from = admin_json_get(doc, doc->v, "from");

    if (!admin_json_string(admin_json_get(doc, doc->v, "id"), id, ID_MAX) ||
        id[0] == '\0')
        return err_set(ei, ERR_SYNTAX, where, "field id is missing");
    if (from != NULL && !admin_json_text(from, earlier))
        return err_set(ei, ERR_SYNTAX, where, "field from is no text");
    if (!flag(doc, "all", &q->choice.all) ||
        !flag(doc, "bounds", &q->choice.bounds) || !read_elements(doc, q))
        return err_set(ei, ERR_SYNTAX, where,
            "fields elements, all or bounds are not of their form");
    q->open = q->open || q->choice.all;
    q->id_or_index = span_of(id);
    q->earlier = buf_peek(earlier);
    return buf_err(earlier);
}

static void
put_elements(struct buf *out, const char *name, const struct elset *set)
{
    bool first = true;

    buf_printf(out, ",\"%s\":[", name);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(set, (enum element)e))
            continue;
        buf_printf(out, "%s\"%s\"", first ? "" : ",",
            catalogue_element((enum element)e)->id);
        first = false;
    }
    buf_byte(out, ']');
}

enum err
admin_prove(struct record *r, const struct admin_json *doc, struct buf *out,
    struct errinfo *ei)
{
    struct record_prove q = {.open = false};
    struct record_proved p;
    struct buf earlier;
    char id[ID_MAX];
    enum err rc;

    buf_init(&earlier, NOTE_MAX);
    record_prove_init(&p);
    rc = read_question(doc, id, &earlier, &q, ei);
    if (rc == ERR_OK)
        rc = record_prove(r, &q, &p, ei);
    if (rc == ERR_OK) {
        buf_printf(out, ",\"index\":%llu,\"end\":\"%s\"",
            (unsigned long long)p.index, record_prove_end_name(p.end));
        put_elements(out, "absent", &p.absent);
        put_elements(out, "bounds", &p.bounds);
        buf_text(out, ",\"proof\":");
        if (p.end == RECORD_PROVE_MADE) {
            buf_byte(out, '"');
            text_json(out, buf_peek(&p.text));
            buf_byte(out, '"');
        } else {
            buf_text(out, "null");
        }
    }
    record_prove_done(&p);
    buf_done(&earlier);
    return rc;
}
