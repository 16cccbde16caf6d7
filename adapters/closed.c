/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/closed.h"

#include "adapters/tables.h"
#include "base/clock.h"

#include "base/banned.h"

static bool
is_carried(const struct adapter *ad, struct span root)
{
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if (ad->types[t] != NULL && span_is(root, ad->types[t]->root))
            return true;
    return false;
}

struct loading {
    struct adapter *ad;
    struct arena *arena;
};

static enum err
closed_row(void *ctx, const struct table *t, struct errinfo *ei)
{
    const struct loading *l = ctx;
    struct adapter *ad = l->ad;
    struct arena *arena = l->arena;
    struct span root = t->cell[0], code = t->cell[2], text = t->cell[3];
    struct adapter_closed c = {.from_day = INT64_MIN};
    bool always = span_is(t->cell[1], "-");

    if (ad->closed_n == GRAMMAR_CLOSED_MAX)
        return tables_wrong(t, ei, "too many rows");
    if (root.n == 0 || closed_root(ad, root) != NULL)
        return tables_wrong(t, ei, "no root, or one that is closed already");
    if (!always && !clock_parse_date(t->cell[1], &c.from_day))
        return tables_wrong(t, ei, "from is a day, or -");
    if (always == is_carried(ad, root))
        return tables_wrong(t, ei,
            "a type that is carried closes on a day, another always");
    if (code.n == 0 || text.n == 0 || text.n > ADAPTER_DETAIL_MAX)
        return tables_wrong(t, ei, "code or text empty, or text too long");
    c.root = arena_text(arena, root);
    c.code = arena_text(arena, code);
    c.text = arena_text(arena, text);
    if (c.root == NULL || c.code == NULL || c.text == NULL)
        return err_set(ei, ERR_NOMEM, "adapters.load", "tables too large");
    ad->closed[ad->closed_n++] = c;
    return ERR_OK;
}

enum err
closed_load(struct adapter *ad, struct arena *arena, const char *file,
    struct errinfo *ei)
{
    struct loading l = {ad, arena};

    return tables_each(arena, file, "root\tfrom\tcode\ttext", closed_row, &l,
        ei);
}

const struct adapter_closed *
closed_root(const struct adapter *ad, struct span root)
{
    for (uint16_t i = 0; i < ad->closed_n; i++)
        if (span_is(root, ad->closed[i].root))
            return &ad->closed[i];
    return NULL;
}
