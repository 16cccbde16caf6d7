/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/closed.h"

#include <unistd.h>

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

static enum err
closed_row(struct adapter *ad, struct arena *arena, struct table *t,
    struct errinfo *ei)
{
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
    struct table t;
    bool more;
    enum err rc;

    if (access(file, F_OK) != 0)
        return ERR_OK;
    rc = tables_open(&t, arena, file, "root\tfrom\tcode\ttext", ei);
    if (rc != ERR_OK)
        return rc;
    while ((rc = tables_next(&t, &more, ei)) == ERR_OK && more) {
        rc = closed_row(ad, arena, &t, ei);
        if (rc != ERR_OK)
            break;
    }
    return rc;
}

const struct adapter_closed *
closed_root(const struct adapter *ad, struct span root)
{
    for (uint16_t i = 0; i < ad->closed_n; i++)
        if (span_is(root, ad->closed[i].root))
            return &ad->closed[i];
    return NULL;
}
