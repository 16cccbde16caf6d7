/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/codemap.h"

#include "base/banned.h"

enum { FREE = 0xffff };

_Static_assert(GRAMMAR_RESPELL_MAX * 2 <= GRAMMAR_RESPELL_SLOTS, "half empty");

static uint32_t
hash(enum codelist list, struct span s)
{
    uint32_t h = 2166136261U ^ (uint32_t)list * 0x9e3779b1U;

    for (size_t i = 0; i < s.n; i++)
        h = (h ^ s.p[i]) * 16777619U;
    return h ^ h >> 15;
}

/* The row with this spelling (or this code), or NULL. */
static const struct respell *
find(const struct adapter *ad, const uint16_t *slot, enum codelist list,
    struct span key)
{
    for (uint32_t h = hash(list, key);; h++) {
        uint16_t i = slot[h % GRAMMAR_RESPELL_SLOTS];
        const struct respell *r = &ad->respell[i];

        if (i == FREE)
            return NULL;
        if (r->list == list &&
            span_eq(slot == ad->by_here ? r->here : r->code, key))
            return r;
    }
}

static void
put(uint16_t *slot, enum codelist list, struct span key, uint16_t i)
{
    uint32_t h = hash(list, key);

    while (slot[h % GRAMMAR_RESPELL_SLOTS] != FREE)
        h++;
    slot[h % GRAMMAR_RESPELL_SLOTS] = i;
}

const char *
codemap_build(struct adapter *ad, uint16_t *at)
{
    memset(ad->by_here, 0xff, sizeof(ad->by_here));
    memset(ad->by_code, 0xff, sizeof(ad->by_code));
    for (*at = 0; *at < ad->respell_n; ++*at) {
        const struct respell *r = &ad->respell[*at];

        if (find(ad, ad->by_here, r->list, r->here) != NULL)
            return "this spelling already stands for a code of the list";
        if (find(ad, ad->by_code, r->list, r->code) != NULL)
            return "this code already has a spelling";
        put(ad->by_here, r->list, r->here, *at);
        put(ad->by_code, r->list, r->code, *at);
    }
    for (*at = 0; *at < ad->respell_n; ++*at) {
        const struct respell *r = &ad->respell[*at];

        if (catalogue_code(r->list, r->here) &&
            find(ad, ad->by_code, r->list, r->here) == NULL)
            return "this spelling is also another code of the list";
    }
    return NULL;
}

struct span
codemap_read(const struct adapter *ad, enum codelist list, struct span here)
{
    const struct respell *r = find(ad, ad->by_here, list, here);

    if (r != NULL)
        return r->code;
    if (find(ad, ad->by_code, list, here) != NULL)
        return (struct span){NULL, 0};
    return here;
}

struct span
codemap_write(const struct adapter *ad, enum codelist list, struct span code)
{
    const struct respell *r = find(ad, ad->by_code, list, code);

    return r == NULL ? code : r->here;
}
