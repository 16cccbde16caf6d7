/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/reading.h"

#include "adapters/closed.h"

#include "base/banned.h"

struct place
reading_place(const struct reading *r, uint16_t node, uint16_t occ)
{
    return (struct place){.ad = r->ad, .g = r->g, .node = node, .occ = occ};
}

static void
unknown_root(struct reading *r, struct span root)
{
    const struct adapter_closed *c = closed_root(r->ad, root);
    struct place whole = {.ad = r->ad};

    r->f->unsupported = true;
    if (c != NULL)
        faults_add(r->f, &whole, c->code, "%s", c->text);
    else
        faults_add(r->f, &whole, "bericht-onbekend",
            "dit formaat kent dit bericht niet");
}

bool
reading_begin(struct reading *r, struct span root)
{
    struct place whole = {.ad = r->ad};

    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        r->g = r->ad->types[t];
        if (r->g != NULL && span_is(root, r->g->root))
            break;
        r->g = NULL;
    }
    r->cv.ad = r->ad;
    if (r->g == NULL) {
        unknown_root(r, root);
        return false;
    }
    if (message_add(r->m, LF_BERICHT_TYPE, 0,
            span_of(terms_bericht(r->g->type)), NULL) != ERR_OK) {
        r->f->limit = true;
        faults_add(r->f, &whole, "grens", "te veel waarden");
        return false;
    }
    return true;
}

static void
no_room(struct reading *r, uint16_t node, uint16_t occ)
{
    struct place at = reading_place(r, node, occ);

    r->f->limit = true;
    faults_add(r->f, &at, "grens", "te veel waarden in het bericht");
}

/* Copy one value into the arena and the message. */
static void
keep(struct reading *r, uint16_t node, uint16_t occ, enum leaf leaf,
    struct span v)
{
    struct span copy = arena_dup(r->m->arena, v);

    if (copy.n == 0 || message_add(r->m, leaf, occ, copy, NULL) != ERR_OK)
        no_room(r, node, occ);
}

void
reading_keep(struct reading *r, uint16_t node, uint16_t occ)
{
    if (r->cv.prefix.n > 0)
        keep(r, node, occ, LF_PERSOON_VOORVOEGSEL, r->cv.prefix);
    if (r->cv.value.n > 0)
        keep(r, node, occ, (enum leaf)r->g->nodes[node].leaf, r->cv.value);
}

bool
reading_value(struct reading *r, uint16_t node, uint16_t occ,
    const struct convert_in *in)
{
    const struct node *nd = &r->g->nodes[node];
    struct place at;

    if (convert_read(&r->cv, nd, in)) {
        reading_keep(r, node, occ);
        return r->cv.value.n > 0;
    }
    at = reading_place(r, node, occ);
    faults_value(r->f, &at, &r->cv);
    return true;
}

bool
reading_text(struct reading *r, uint16_t node, uint16_t occ, struct span text)
{
    const struct node *nd = &r->g->nodes[node];
    enum leaf leaf = (enum leaf)nd->leaf;
    struct convert_in in = {.kind = CONVERT_TEXT, .text = text};

    if (nd->conv != CONV_SAME || text.n == 0 ||
        catalogue_fault(leaf, text) != CATALOGUE_OK)
        return reading_value(r, node, occ, &in);
    if (message_add(r->m, leaf, occ, text, NULL) != ERR_OK)
        no_room(r, node, occ);
    return true;
}

void
reading_missing(struct reading *r, uint16_t node, uint16_t occ)
{
    struct place at = reading_place(r, node, occ);

    at.all = true;
    faults_add(r->f, &at, "ontbreekt", "dit is verplicht en ontbreekt");
}

static void
check_period(struct reading *r, const struct period *p)
{
    const struct node *nodes = r->g->nodes;
    uint16_t i = r->m->first[nodes[p->tot].leaf];

    for (; i != MESSAGE_END; i = r->m->v[i].next) {
        const struct message_value *tot = &r->m->v[i];
        struct span van;

        van = message_get(r->m, (enum leaf)nodes[p->van].leaf, tot->occ);
        if (van.n == 10 && memcmp(tot->text.p, van.p, 10) < 0) {
            struct place at = reading_place(r, p->tot, tot->occ);

            faults_add(r->f, &at, "waarde-periode", "tot ligt voor van");
        }
    }
}

void
reading_end(struct reading *r)
{
    for (uint16_t i = 0; i < r->g->period_n; i++)
        check_period(r, &r->g->periods[i]);
}
