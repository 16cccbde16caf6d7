/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/reading.h"

#include "adapters/closed.h"
#include "adapters/defaults.h"
#include "adapters/validity.h"

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
        leaf == LF_PERSOON_VOORVOEGSEL ||
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

/* The node of a leaf; 0, which is the document, when no node carries it. */
static uint16_t
node_of_leaf(const struct reading *r, uint16_t leaf)
{
    for (uint16_t i = 1; i < r->g->n; i++)
        if (r->g->nodes[i].leaf == leaf)
            return i;
    return 0;
}

/* The list is named and never the code that came after: it would say what the
 * sender's value was, and of a municipality where somebody lives. */
static void
code_fault(struct reading *r, const struct message_value *v, struct code_at at)
{
    const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)v->leaf);
    const char *list = catalogue_codelist_name(lf->codes);
    uint16_t node = node_of_leaf(r, v->leaf);
    struct place place = reading_place(r, node, v->occ);

    if (at.state == CODE_NOT_YET)
        faults_add(r->f, &place, "waarde-code-nog-niet",
            "deze code geldt nog niet op de dag van het bericht: zie lijst %s",
            list);
    else
        faults_add(r->f, &place, "waarde-code-vervallen",
            "deze code gold niet meer op de dag van het bericht: zie lijst %s",
            list);
}

static void
check_codes(struct reading *r)
{
    struct validity on;

    if (!validity_day(r->m, &on))
        return;
    for (uint16_t i = 0; i < r->m->n; i++) {
        struct code_at at = validity_of(&on, &r->m->v[i]);

        if (at.state != CODE_VALID)
            code_fault(r, &r->m->v[i], at);
    }
}

/* What is said of the end date goes with whether there is one. */
static void
check_end(struct reading *r)
{
    struct span sure = message_get(r->m, LF_DETENTIE_EINDDATUM_ZEKERHEID, 0);
    bool expected = message_has(r->m, EL_DETENTIE_VERWACHTE_EINDDATUM);
    bool actual = message_has(r->m, EL_DETENTIE_EINDDATUM_DEFINITIEF);
    bool may = elset_has(&r->g->elements, EL_DETENTIE_VERWACHTE_EINDDATUM) ||
               elset_has(&r->g->elements, EL_DETENTIE_EINDDATUM_DEFINITIEF);
    const char *why = NULL;
    struct place at;

    if (expected && span_is(sure, "ONBEKEND"))
        why = "ONBEKEND, en toch een verwachte einddatum";
    if (may && !expected && !actual && span_is(sure, "DEFINITIEF"))
        why = "DEFINITIEF, maar er is geen einddatum";
    if (why == NULL)
        return;
    at = reading_place(r, node_of_leaf(r, LF_DETENTIE_EINDDATUM_ZEKERHEID), 0);
    faults_add(r->f, &at, "waarde-einddatum", "%s", why);
}

void
reading_end(struct reading *r)
{
    bool whole = r->f->total == 0;

    if (defaults_fill(r->ad, r->g, r->m, NULL) != ERR_OK)
        no_room(r, 0, 0);
    for (uint16_t i = 0; i < r->g->period_n; i++)
        check_period(r, &r->g->periods[i]);
    check_codes(r);
    if (whole)
        check_end(r);
}
