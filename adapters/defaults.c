/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/defaults.h"

#include "adapters/tables.h"

#include "base/banned.h"

/* Optional in some type of this format: what must be there is never absent. */
static bool
may_be_absent(const struct adapter *ad, enum element e)
{
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if (ad->types[t] != NULL && ad->types[t]->presence[e] == PRESENCE_O)
            return true;
    return false;
}

static const char *
wrong_with(const struct adapter *ad, const struct table *t, enum leaf l)
{
    const struct catalogue_leaf *lf;

    if (l == LF__NONE)
        return "no such leaf";
    lf = catalogue_leaf(l);
    if (catalogue_element(lf->element)->category != CAT_META ||
        catalogue_element(lf->element)->leaf_n != 1 ||
        catalogue_element(lf->element)->repeats)
        return "a default is for one value of bericht.*";
    if (adapter_default(ad, lf->element) != NULL)
        return "this leaf has a default already";
    if (!may_be_absent(ad, lf->element))
        return "types.tsv never says o for it";
    if (catalogue_check(l, t->cell[1]) != NULL)
        return "not a value of this leaf";
    return t->cell[2].n == 0 ? "no reason" : NULL;
}

struct loading {
    struct adapter *ad;
    struct arena *arena;
};

static enum err
defaults_row(void *ctx, const struct table *t, struct errinfo *ei)
{
    const struct loading *in = ctx;
    struct adapter *ad = in->ad;
    struct arena *arena = in->arena;
    enum leaf l = catalogue_find_leaf(t->cell[0]);
    const char *why = wrong_with(ad, t, l);
    struct adapter_default d = {.leaf = l};

    if (why != NULL)
        return tables_wrong(t, ei, why);
    if (ad->defaults_n == GRAMMAR_DEFAULTS_MAX)
        return tables_wrong(t, ei, "too many rows");
    d.value = arena_text(arena, t->cell[1]);
    d.reden = arena_text(arena, t->cell[2]);
    if (d.value == NULL || d.reden == NULL)
        return err_set(ei, ERR_NOMEM, "adapters.load", "tables too large");
    ad->defaults[ad->defaults_n++] = d;
    return ERR_OK;
}

enum err
defaults_load(struct adapter *ad, struct arena *arena, const char *file,
    struct errinfo *ei)
{
    struct loading l = {ad, arena};

    return tables_each(arena, file, "leaf\tvalue\treden", defaults_row, &l, ei);
}

enum err
defaults_fill(const struct adapter *ad, const struct grammar *g,
    struct message *m, struct errinfo *ei)
{
    enum err rc = ERR_OK;

    for (uint16_t i = 0; rc == ERR_OK && i < ad->defaults_n; i++) {
        const struct adapter_default *d = &ad->defaults[i];
        enum element e = catalogue_leaf(d->leaf)->element;
        struct span kept;

        if (!elset_has(&g->elements, e) || message_has(m, e))
            continue;
        kept = arena_dup(m->arena, span_of(d->value));
        rc = kept.p == NULL
                 ? err_set(ei, ERR_NOMEM, "adapter.defaults", "no room")
                 : message_add(m, d->leaf, 0, kept, ei);
    }
    return rc;
}
