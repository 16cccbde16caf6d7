/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/view.h"

#include <stdio.h>

#include "adapters/codemap.h"
#include "adapters/grammar.h"

#include "base/banned.h"

const char *
view_syntax(const struct adapter *ad)
{
    return ad->syntax == SYNTAX_XML ? "xml" : "json";
}

const char *
view_namespace(const struct adapter *ad)
{
    return ad->ns;
}

unsigned
view_paths(const struct adapter *ad)
{
    return ad->row_n;
}

unsigned
view_respelled(const struct adapter *ad)
{
    return ad->respell_n;
}

const char *
view_root(const struct adapter *ad, enum bericht type)
{
    return ad->types[type] == NULL ? NULL : ad->types[type]->root;
}

enum presence
view_presence(const struct adapter *ad, enum bericht type, enum element e)
{
    const struct grammar *g = ad->types[type];

    if (g == NULL || !elset_has(&g->elements, e))
        return PRESENCE_NOT;
    if (e == EL_BERICHT_TYPE)
        return PRESENCE_V;
    return g->presence[e] == PRESENCE_NOT ? PRESENCE_O
                                          : (enum presence)g->presence[e];
}

/* The names from below the root down to a node; compile.c sees that a path
 * fits. */
static void
write_path(const struct grammar *g, uint16_t node, char *out, size_t max)
{
    uint16_t up[GRAMMAR_PARTS_MAX + 1] = {0};
    size_t n = 0, used = 0;

    for (uint16_t i = node; i != 0 && n <= GRAMMAR_PARTS_MAX;
         i = g->nodes[i].parent)
        up[n++] = i;
    out[0] = '\0';
    while (n-- > 0) {
        const struct node *nd = &g->nodes[up[n]];
        int len = snprintf(out + used, max - used, "%s%s%s",
            used == 0 ? "" : "/", nd->name, nd->repeats ? "[]" : "");

        if (len < 0 || (size_t)len >= max - used)
            return;
        used += (size_t)len;
    }
}

bool
view_next(const struct adapter *ad, enum bericht type, uint16_t *at,
    struct view_path *out)
{
    const struct grammar *g = ad->types[type];

    if (g == NULL)
        return false;
    while (++*at < g->n) {
        const struct node *nd = &g->nodes[*at];

        if (nd->leaf == LF__NONE)
            continue;
        write_path(g, *at, out->path, sizeof(out->path));
        out->leaf = (enum leaf)nd->leaf;
        out->conv = adapters_conv[nd->conv];
        out->required = nd->required;
        return true;
    }
    --*at;
    return false;
}

struct span
view_code(const struct adapter *ad, enum codelist list, struct span code)
{
    return codemap_write(ad, list, code);
}
