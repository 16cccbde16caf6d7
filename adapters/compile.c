/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/compile.h"

#include <assert.h>
#include <stdio.h>

#include "base/limit.h"

#include "base/banned.h"

struct build {
    const struct adapter *ad;
    const struct compile_type *ct;
    const char *file;
    struct arena *arena;
    struct errinfo *ei;
    struct grammar *g;
    struct node node[GRAMMAR_NODES_MAX];
    uint16_t row_of[GRAMMAR_NODES_MAX]; /* of a leaf node */
    uint16_t node_of[GRAMMAR_ROWS_MAX]; /* of a row; 0 none */
    uint16_t n;
};

static enum err
wrong(const struct build *b, unsigned line, const char *why)
{
    return err_set(b->ei, ERR_CONFIG, "adapters.load", "%s:%u: %s: %s", b->file,
        line, terms_bericht(b->ct->type), why);
}

static bool
name_ok(struct span s)
{
    if (s.n == 0 || s.n > LIMIT_XML_NAME_MAX)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

        if (!letter && c != '_' &&
            (i == 0 || ((c < '0' || c > '9') && c != '-' && c != '.')))
            return false;
    }
    return true;
}

/* Take the first component off a path; "[]" goes to *repeats. */
static struct span
component(struct span *path, bool *repeats)
{
    const uint8_t *cut = memchr(path->p, '/', path->n);
    size_t n = cut == NULL ? path->n : (size_t)(cut - path->p);
    struct span name = {path->p, n};

    path->p += cut == NULL ? n : n + 1;
    path->n -= cut == NULL ? n : n + 1;
    *repeats = n > 2 && memcmp(name.p + n - 2, "[]", 2) == 0;
    if (*repeats)
        name.n -= 2;
    return name;
}

static uint16_t
child_named(const struct build *b, uint16_t parent, struct span name)
{
    for (uint16_t i = (uint16_t)(parent + 1); i < b->n; i++)
        if (b->node[i].parent == parent && span_is(name, b->node[i].name))
            return i;
    return 0;
}

/* The node that was made last, or one above it: still open for children. */
static bool
open_for_children(const struct build *b, uint16_t node)
{
    uint16_t i = (uint16_t)(b->n - 1);

    while (i != node && i != 0)
        i = b->node[i].parent;
    return i == node;
}

static enum err
new_node(struct build *b, uint16_t parent, struct span name, bool repeats)
{
    char *text;

    if (b->n == GRAMMAR_NODES_MAX)
        return err_set(b->ei, ERR_CONFIG, "adapters.load",
            "%s: more than %d nodes", b->file, GRAMMAR_NODES_MAX);
    text = arena_take(b->arena, name.n + 1);
    if (text == NULL)
        return err_set(b->ei, ERR_NOMEM, "adapters.load", "tables too large");
    memcpy(text, name.p, name.n);
    text[name.n] = '\0';
    b->node[b->n++] = (struct node){.name = text,
        .parent = parent,
        .size = 1,
        .leaf = LF__NONE,
        .max = repeats ? LIMIT_MESSAGE_OCCURRENCES_MAX : 1,
        .repeats = repeats};
    return ERR_OK;
}

/* One component of a row's path below parent: found again, or new. */
static enum err
step(struct build *b, const struct row *row, uint16_t *at, struct span *rest)
{
    bool repeats;
    struct span name = component(rest, &repeats);
    uint16_t old = child_named(b, *at, name);
    enum err rc;

    if (!name_ok(name))
        return wrong(b, row->line, "not a name in the path");
    if (b->ad->syntax == SYNTAX_JSON && *at == 0 &&
        span_is(name, "berichttype"))
        return wrong(b, row->line, "berichttype is taken");
    if (old == 0) {
        rc = new_node(b, *at, name, repeats);
        *at = (uint16_t)(b->n - 1);
        return rc;
    }
    if (b->node[old].repeats != repeats)
        return wrong(b, row->line, "with [] here and without it above");
    if (b->node[old].leaf != LF__NONE || rest->n == 0)
        return wrong(b, row->line, "a path cannot be both value and container");
    if (!open_for_children(b, old))
        return wrong(b, row->line, "rows of one container must be neighbours");
    *at = old;
    return ERR_OK;
}

static bool
collapses(const struct adapter *ad, enum leaf leaf)
{
    switch (catalogue_leaf(leaf)->type) {
    case LEAF_DATE:
    case LEAF_DATE_PART:
    case LEAF_TIMESTAMP:
    case LEAF_INT:
    case LEAF_DECIMAL:
        return ad->syntax == SYNTAX_XML;
    case LEAF_TEXT:
    case LEAF_NAME:
    case LEAF_CODE:
    case LEAF_UUID:
    case LEAF_OIN:
    case LEAF_BSN:
    case LEAF_DIGITS:
    case LEAF_EMAIL:
    case LEAF_PHONE:
    case LEAF_POSTCODE:
    case LEAF_TYPE__COUNT:
        break;
    }
    return false;
}

static enum err
add_row(struct build *b, uint16_t r)
{
    const struct row *row = &b->ad->rows[r];
    enum element e = catalogue_leaf(row->leaf)->element;
    struct span rest = row->path;
    uint16_t most = catalogue_element(e)->max_occurs;
    uint16_t at = 0, depth = 0, lists = 0;
    struct node *nd;

    while (rest.n > 0) {
        enum err rc = step(b, row, &at, &rest);

        if (rc != ERR_OK)
            return rc;
        nd = &b->node[at];
        lists = (uint16_t)(lists + nd->repeats);
        if (nd->repeats && nd->max > most)
            nd->max = most; /* the least of what stands below it */
        if (++depth == GRAMMAR_PARTS_MAX && rest.n > 0)
            return wrong(b, row->line, "path too deep");
    }
    if (lists > 1)
        return wrong(b, row->line, "a path holds at most one []");
    if ((lists == 1) != catalogue_element(e)->repeats)
        return wrong(b, row->line, "[] and the catalogue do not agree");
    nd = &b->node[at];
    nd->leaf = (uint16_t)row->leaf;
    nd->conv = (uint8_t)row->conv;
    nd->collapse = collapses(b->ad, row->leaf);
    b->row_of[at] = r;
    b->node_of[r] = at;
    return ERR_OK;
}

static void
sizes(struct build *b)
{
    for (uint16_t i = (uint16_t)(b->n - 1); i > 0; i--) {
        struct node *up = &b->node[b->node[i].parent];

        up->size = (uint16_t)(up->size + b->node[i].size);
    }
}

/* Make node and everything above it mandatory, up to and without stop. */
static void
require(struct build *b, uint16_t node, uint16_t stop)
{
    for (; node != 0 && node != stop; node = b->node[node].parent)
        b->node[node].required = true;
}

static bool
inside(const struct build *b, uint16_t node, uint16_t up)
{
    return node >= up && node < up + b->node[up].size;
}

/* The nodes of the rows of one element, and the deepest that they share. */
struct rows_of {
    uint16_t first, n, container;
    uint16_t list; /* the [] node, 0 none */
};

static struct rows_of
rows_of(const struct build *b, enum element e)
{
    struct rows_of ro = {0};

    for (uint16_t r = 0; r < b->ad->row_n; r++) {
        uint16_t node = b->node_of[r];

        if (node == 0 || catalogue_leaf(b->ad->rows[r].leaf)->element != e)
            continue;
        if (ro.n++ == 0) {
            ro.first = node;
            ro.container = b->node[node].parent;
        }
        while (!inside(b, node, ro.container))
            ro.container = b->node[ro.container].parent;
    }
    for (uint16_t i = ro.first; i != 0; i = b->node[i].parent)
        if (b->node[i].repeats)
            ro.list = i;
    if (ro.list != 0 && inside(b, ro.container, ro.list))
        ro.container = ro.list;
    return ro;
}

static void
require_parts(struct build *b, enum element e, uint16_t container)
{
    for (uint16_t r = 0; r < b->ad->row_n; r++) {
        const struct catalogue_leaf *lf;

        lf = catalogue_leaf(b->ad->rows[r].leaf);
        if (b->node_of[r] != 0 && lf->element == e && lf->part[0] != '\0' &&
            lf->min > 0)
            require(b, b->node_of[r], container);
    }
}

static bool
rides_along(const struct build *b, enum element e)
{
    if (e == EL_BERICHT_TYPE)
        return true;
    if (e != EL_PERSOON_VOORVOEGSEL)
        return false;
    for (uint16_t i = 1; i < b->n; i++)
        if (b->node[i].conv == CONV_NAAM)
            return true;
    return false;
}

static enum err
presence(struct build *b, enum element e)
{
    struct rows_of ro = rows_of(b, e);
    const struct catalogue_element *el = catalogue_element(e);
    enum presence p = (enum presence)b->ct->presence[e];
    uint16_t need = el->leaf_n;

    if (ro.n > 0 && b->node[ro.first].conv == CONV_DATUM_VOL)
        need = 3;
    if (ro.n == 0 && rides_along(b, e))
        return ERR_OK;
    if (ro.n != need)
        return err_set(b->ei, ERR_CONFIG, "adapters.load",
            "%s: %s lists %s, of which %u of %u parts have a path", b->file,
            terms_bericht(b->ct->type), el->id, ro.n, need);
    if (p == PRESENCE_L && ro.list == 0)
        return wrong(b, b->ad->rows[b->row_of[ro.first]].line,
            "presence l is for lists");
    if (p == PRESENCE_V)
        require(b, ro.first, 0);
    else if (p == PRESENCE_L)
        require(b, b->node[ro.list].parent, 0);
    require_parts(b, e, ro.container);
    return ERR_OK;
}

/* root + path + the longest index or "unknown child" must fit in a place */
static enum err
place_fits(struct build *b)
{
    for (uint16_t i = 1; i < b->n; i++) {
        size_t n = strlen(b->ct->root) + 1 + sizeof("[200]/*[20000]");

        for (uint16_t k = i; k != 0; k = b->node[k].parent)
            n += strlen(b->node[k].name) + 1;
        if (n > ADAPTER_PLACE_MAX)
            return err_set(b->ei, ERR_CONFIG, "adapters.load",
                "%s: %s: path of %s is too long", b->file,
                terms_bericht(b->ct->type), b->node[i].name);
    }
    return ERR_OK;
}

/* datum_vol, datum_jaar, datum_maand are three neighbours of one leaf. */
static enum err
date_rows(const struct build *b)
{
    for (uint16_t i = 1; i < b->n; i++) {
        const struct node *nd = &b->node[i];
        bool ok = i + 2 < b->n;

        if (nd->conv < CONV_DATUM_VOL)
            continue;
        for (uint16_t k = 0; ok && k < 3; k++)
            ok = nd[k].conv == CONV_DATUM_VOL + k && nd[k].leaf == nd->leaf &&
                 nd[k].parent == nd->parent && !nd[k].repeats;
        if (!ok)
            return wrong(b, b->ad->rows[b->row_of[i]].line,
                "datum_vol, datum_jaar, datum_maand go together");
        i = (uint16_t)(i + 2);
    }
    return ERR_OK;
}

static enum err
build_tree(struct build *b)
{
    enum err rc = new_node(b, 0, span_of(b->ct->root), false);

    for (uint16_t r = 0; rc == ERR_OK && r < b->ad->row_n; r++) {
        enum element e = catalogue_leaf(b->ad->rows[r].leaf)->element;

        if (b->ct->presence[e] != PRESENCE_NOT)
            rc = add_row(b, r);
    }
    if (rc != ERR_OK)
        return rc;
    sizes(b);
    rc = date_rows(b);
    for (unsigned e = 0; rc == ERR_OK && e < EL__COUNT; e++)
        if (b->ct->presence[e] != PRESENCE_NOT)
            rc = presence(b, (enum element)e);
    return rc == ERR_OK ? place_fits(b) : rc;
}

/* The node of a date that is this part of the element; 0 when there is none. */
static uint16_t
date_part(const struct build *b, enum element e, const char *part)
{
    for (uint16_t i = 1; i < b->n; i++) {
        const struct catalogue_leaf *lf;

        if (b->node[i].leaf == LF__NONE)
            continue;
        lf = catalogue_leaf((enum leaf)b->node[i].leaf);
        if (lf->element == e && lf->type == LEAF_DATE &&
            strcmp(lf->part, part) == 0)
            return i;
    }
    return 0;
}

static void
find_periods(const struct build *b, struct grammar *g)
{
    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct period p;

        if (b->ct->presence[e] == PRESENCE_NOT)
            continue;
        p.van = date_part(b, (enum element)e, "van");
        p.tot = p.van == 0 ? 0 : date_part(b, (enum element)e, "tot");
        if (p.tot != 0)
            g->periods[g->period_n++] = p;
    }
}

/* before, name and after as one text in the arena. */
static bool
spell(const struct build *b, struct span *out, const char *before,
    const char *name, const char *after)
{
    size_t n = strlen(before) + strlen(name) + strlen(after);
    char *p = arena_take(b->arena, n + 1);

    if (p == NULL)
        return false;
    (void)snprintf(p, n + 1, "%s%s%s", before, name, after);
    *out = (struct span){(const uint8_t *)p, n};
    return true;
}

static enum err
spell_all(const struct build *b, struct grammar *g)
{
    bool xml = b->ad->syntax == SYNTAX_XML;
    bool ok;

    g->spelling = arena_take(b->arena, b->n * sizeof(*g->spelling));
    ok = g->spelling != NULL;
    for (uint16_t i = 0; ok && i < b->n; i++) {
        struct spelling *sp = &g->spelling[i];
        const char *name = b->node[i].name;

        ok = spell(b, &sp->open, xml ? "<" : "\"", name, xml ? ">" : "\":") &&
             spell(b, &sp->close, xml ? "</" : "", xml ? name : "",
                 xml ? ">" : "");
    }
    if (!ok)
        return err_set(b->ei, ERR_NOMEM, "adapters.load", "tables too large");
    return ERR_OK;
}

static enum err
keep(const struct build *b, struct grammar **out)
{
    struct grammar *g = arena_take(b->arena, sizeof(*g));
    struct node *nodes = arena_take(b->arena, b->n * sizeof(*nodes));
    struct period *periods = arena_take(b->arena, b->n * sizeof(*periods));

    if (g == NULL || nodes == NULL || periods == NULL)
        return err_set(b->ei, ERR_NOMEM, "adapters.load", "tables too large");
    memcpy(nodes, b->node, b->n * sizeof(*nodes));
    *g = (struct grammar){.type = b->ct->type,
        .root = nodes[0].name,
        .nodes = nodes,
        .n = b->n,
        .periods = periods};
    memcpy(g->presence, b->ct->presence, sizeof(g->presence));
    find_periods(b, g);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (b->ct->presence[e] != PRESENCE_NOT)
            elset_add(&g->elements, (enum element)e);
    elset_add(&g->elements, EL_BERICHT_TYPE);
    for (uint16_t i = 1; i < b->n; i++)
        if (nodes[i].conv == CONV_NAAM)
            elset_add(&g->elements, EL_PERSOON_VOORVOEGSEL);
    *out = g;
    return spell_all(b, g);
}

enum err
compile_grammar(const struct adapter *ad, const struct compile_type *ct,
    struct arena *arena, const char *file, struct grammar **out,
    struct errinfo *ei)
{
    static struct build b;
    enum err rc;

    memset(&b, 0, sizeof(b));
    b.ad = ad;
    b.ct = ct;
    b.file = file;
    b.arena = arena;
    b.ei = ei;
    rc = build_tree(&b);
    return rc == ERR_OK ? keep(&b, out) : rc;
}
