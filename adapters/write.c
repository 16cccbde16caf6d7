/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/write.h"

#include "adapters/json_write.h"
#include "adapters/validity.h"
#include "adapters/xml_write.h"

#include "base/banned.h"

static bool write_one(struct writer *w, uint16_t node, uint16_t occ, bool list);

static const struct node *
node_of(const struct writer *w, uint16_t i)
{
    return &w->g->nodes[i];
}

/* The value of a leaf: occurrences are asked for in order, so go on from
 * where the one before was found. */
static struct span
value_of(struct writer *w, uint16_t leaf, uint16_t occ)
{
    const struct message *m = w->m;
    uint16_t from = w->at[leaf], i;

    for (i = from; i != MESSAGE_END; i = m->v[i].next)
        if (m->v[i].occ == occ)
            break;
    if (i == MESSAGE_END)
        for (i = m->first[leaf]; i != MESSAGE_END; i = m->v[i].next)
            if (i == from || m->v[i].occ == occ)
                break;
    if (i == MESSAGE_END || m->v[i].occ != occ)
        return (struct span){NULL, 0};
    w->at[leaf] = i;
    return m->v[i].text;
}

/* A mandatory node has no value; the first is told. */
static void
lack(struct writer *w, uint16_t node)
{
    if (w->missing == 0)
        w->missing = node;
}

static bool
write_leaf(struct writer *w, uint16_t node, uint16_t occ, bool list)
{
    const struct node *nd = node_of(w, node);
    struct span v = value_of(w, nd->leaf, occ), prefix = {NULL, 0};
    bool pieces = nd->conv >= CONV_DATUM_VOL;

    if (nd->conv == CONV_NAAM)
        prefix = value_of(w, LF_PERSOON_VOORVOEGSEL, occ);
    if (v.n == 0 && (list || !nd->required))
        return false;
    if (v.n == 0 && !convert_may_be_empty(nd)) {
        lack(w, node);
        return false;
    }
    if (pieces && !convert_uses((enum conv)nd->conv, v))
        return false;
    if (!convert_write(&w->cv, nd, v, prefix)) {
        w->bad = node;
        return true;
    }
    w->syntax->value(w, nd, list);
    if (nd->conv != CONV_DATUM_MAAND)
        w->used += (v.n > 0 ? 1U : 0U) + (prefix.n > 0 ? 1U : 0U);
    return v.n > 0;
}

static uint16_t
occurrences(const struct writer *w, uint16_t node)
{
    uint16_t n = 0;

    for (uint16_t i = node; i < node_after(w->g, node); i++) {
        uint16_t leaf = node_of(w, i)->leaf, v;

        if (leaf == LF__NONE)
            continue;
        for (v = w->m->first[leaf]; v != MESSAGE_END; v = w->m->v[v].next)
            if (w->m->v[v].occ >= n && w->m->v[v].text.n > 0)
                n = (uint16_t)(w->m->v[v].occ + 1);
    }
    return n;
}

static bool
write_list(struct writer *w, uint16_t node)
{
    uint16_t n = occurrences(w, node);

    if (n == 0) {
        if (node_of(w, node)->required)
            lack(w, node);
        return false;
    }
    if (n > node_of(w, node)->max)
        w->bad = node;
    w->syntax->list_open(w, node_of(w, node));
    for (uint16_t i = 0; i < n; i++)
        if (!write_one(w, node, i, true))
            w->bad = node;
    w->syntax->list_close(w);
    return true;
}

static bool
write_children(struct writer *w, uint16_t node, uint16_t occ)
{
    bool any = false;

    for (uint16_t i = (uint16_t)(node + 1); i < node_after(w->g, node);
         i = node_after(w->g, i))
        any |= node_of(w, i)->repeats ? write_list(w, i)
                                      : write_one(w, i, occ, false);
    return any;
}

/* One node, or one item of a list; was there a value in it? */
static bool
write_one(struct writer *w, uint16_t node, uint16_t occ, bool list)
{
    const struct node *nd = node_of(w, node);
    uint16_t missing = w->missing;
    bool comma = w->comma, any;
    size_t mark = w->out->n;

    if (nd->leaf != LF__NONE)
        return write_leaf(w, node, occ, list);
    w->syntax->open(w, nd, list);
    any = write_children(w, node, occ);
    if (any || (nd->required && !list)) {
        w->syntax->close(w, nd);
        return any;
    }
    if (buf_err(w->out) == ERR_OK)
        w->out->n = mark;
    w->comma = comma;
    w->missing = missing;
    return false;
}

/* Everything in the message must have been written. */
static enum err
check_fit(const struct adapter *ad, const struct grammar *g,
    const struct message *m, struct errinfo *ei)
{
    struct span type = message_get(m, LF_BERICHT_TYPE, 0);

    if (type.n > 0 && !span_is(type, terms_bericht(g->type)))
        return err_set(ei, ERR_INTERNAL, "adapter.write",
            "the message is of another type than %s", terms_bericht(g->type));
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (message_has(m, (enum element)e) &&
            !elset_has(&g->elements, (enum element)e))
            return err_set(ei, ERR_INTERNAL, "adapter.write",
                "%s %s %s does not carry %s", ad->kind, ad->version,
                terms_bericht(g->type), catalogue_element((enum element)e)->id);
    return ERR_OK;
}

/* A code that has ended, or has not begun, is not passed on either. */
static enum err
check_codes(const struct message *m, struct errinfo *ei)
{
    struct validity on;

    if (!validity_day(m, &on))
        return ERR_OK;
    for (uint16_t i = 0; i < m->n; i++) {
        enum element e = catalogue_leaf((enum leaf)m->v[i].leaf)->element;

        if (validity_of(&on, &m->v[i]).state != CODE_VALID)
            return err_set(ei, ERR_INTERNAL, "adapter.write",
                "%s has a code that is not valid on the day of the message",
                catalogue_element(e)->id);
    }
    return ERR_OK;
}

static unsigned
values(const struct message *m)
{
    unsigned n = 0;

    for (uint16_t i = 0; i < m->n; i++)
        n += m->v[i].text.n > 0 && m->v[i].leaf != LF_BERICHT_TYPE;
    return n;
}

static enum err
check_written(const struct writer *w, struct errinfo *ei)
{
    uint16_t node = w->bad != 0 ? w->bad : w->missing;

    if (buf_err(w->out) != ERR_OK)
        return err_set(ei, buf_err(w->out), "adapter.write", "no room");
    if (node != 0)
        return err_set(ei, ERR_INTERNAL, "adapter.write", "%s %s: %s %s",
            w->ad->kind, terms_bericht(w->g->type), node_of(w, node)->name,
            w->bad != 0 ? "has a value that does not fit" : "is missing");
    if (w->used != values(w->m))
        return err_set(ei, ERR_INTERNAL, "adapter.write",
            "%s %s: %u of %u values have a place", w->ad->kind,
            terms_bericht(w->g->type), w->used, values(w->m));
    return ERR_OK;
}

enum err
write_message(const struct adapter *ad, const struct grammar *g,
    const struct message *m, struct buf *out, struct errinfo *ei)
{
    struct writer w;
    enum err rc = check_fit(ad, g, m, ei);

    if (rc == ERR_OK)
        rc = check_codes(m, ei);
    if (rc != ERR_OK)
        return rc;
    w.ad = ad;
    w.g = g;
    w.m = m;
    w.syntax =
        ad->syntax == SYNTAX_XML ? &xml_write_syntax : &json_write_syntax;
    w.out = out;
    w.comma = false;
    w.used = 0;
    w.bad = w.missing = 0;
    w.cv.ad = ad;
    memcpy(w.at, m->first, sizeof(w.at));
    w.syntax->begin(&w);
    (void)write_children(&w, 0, 0);
    w.syntax->end(&w);
    return check_written(&w, ei);
}
