/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/message.h"

#include <assert.h>

#include "base/limit.h"

#include "base/banned.h"

/* A D&R-plan has about 250 values: most messages never grow. */
enum { FIRST_CAP = 320 };

/* The old place stays behind in the arena, which dies with the exchange. */
static bool
grow(struct message *m, uint16_t cap)
{
    struct message_value *v = arena_take(m->arena, cap * sizeof(*v));

    if (v == NULL)
        return false;
    if (m->n > 0)
        memcpy(v, m->v, m->n * sizeof(*v));
    m->v = v;
    m->cap = cap;
    return true;
}

enum err
message_init(struct message *m, struct arena *arena, uint16_t max,
    struct errinfo *ei)
{
    assert(max <= LIMIT_MESSAGE_VALUES_MAX);
    m->arena = arena;
    m->n = 0;
    m->max = max;
    m->present = (struct elset){{0}};
    memset(m->first, 0xff, sizeof(m->first));
    memset(m->last, 0xff, sizeof(m->last));
    m->v = NULL;
    if (!grow(m, max < FIRST_CAP ? max : FIRST_CAP))
        return err_set(ei, ERR_NOMEM, "message.init", "no room in the arena");
    return ERR_OK;
}

enum err
message_add(struct message *m, enum leaf leaf, uint16_t occ, struct span text,
    struct errinfo *ei)
{
    assert(leaf < LF__COUNT);
    if (m->n == m->max)
        return err_set(ei, ERR_LIMIT, "message.add", "more than %d values",
            m->max);
    if (occ >= LIMIT_MESSAGE_OCCURRENCES_MAX)
        return err_set(ei, ERR_LIMIT, "message.add", "more than %d occurrences",
            LIMIT_MESSAGE_OCCURRENCES_MAX);
    if (m->n == m->cap &&
        !grow(m, m->cap > m->max / 2 ? m->max : (uint16_t)(m->cap * 2)))
        return err_set(ei, ERR_NOMEM, "message.add", "no room in the arena");
    m->v[m->n] = (struct message_value){.leaf = (uint16_t)leaf,
        .occ = occ,
        .next = MESSAGE_END,
        .text = text};
    if (m->first[leaf] == MESSAGE_END)
        m->first[leaf] = m->n;
    else
        m->v[m->last[leaf]].next = m->n;
    m->last[leaf] = m->n++;
    if (text.n > 0)
        elset_add(&m->present, catalogue_leaf(leaf)->element);
    return ERR_OK;
}

struct span
message_get(const struct message *m, enum leaf leaf, uint16_t occ)
{
    for (uint16_t i = m->first[leaf]; i != MESSAGE_END; i = m->v[i].next)
        if (m->v[i].occ == occ)
            return m->v[i].text;
    return (struct span){NULL, 0};
}

uint16_t
message_occurrences(const struct message *m, enum element e)
{
    const struct catalogue_element *el = catalogue_element(e);
    uint16_t n = 0;

    for (uint16_t k = 0; k < el->leaf_n; k++) {
        uint16_t i = m->first[el->leaf_first + k];

        for (; i != MESSAGE_END; i = m->v[i].next)
            if (m->v[i].occ >= n)
                n = (uint16_t)(m->v[i].occ + 1);
    }
    return n;
}

bool
message_has(const struct message *m, enum element e)
{
    return elset_has(&m->present, e);
}

/* Copy occurrence occ[0] as occurrence occ[1]. */
static enum err
copy_one(struct message *dst, const struct message *src, enum element e,
    const uint16_t occ[2], struct errinfo *ei)
{
    const struct catalogue_element *el = catalogue_element(e);

    for (uint16_t k = 0; k < el->leaf_n; k++) {
        uint16_t leaf = (uint16_t)(el->leaf_first + k);
        uint16_t i = src->first[leaf];
        enum err rc;

        while (i != MESSAGE_END && src->v[i].occ != occ[0])
            i = src->v[i].next;
        if (i == MESSAGE_END)
            continue;
        rc = message_add(dst, (enum leaf)leaf, occ[1], src->v[i].text, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

static bool
exists(const struct message *m, enum element e, uint16_t occ)
{
    const struct catalogue_element *el = catalogue_element(e);

    for (uint16_t k = 0; k < el->leaf_n; k++) {
        uint16_t i = m->first[el->leaf_first + k];

        for (; i != MESSAGE_END; i = m->v[i].next)
            if (m->v[i].occ == occ)
                return true;
    }
    return false;
}

enum err
message_copy(struct message *dst, const struct message *src, enum element e,
    bool (*keep)(void *ctx, const struct message *src, enum element e,
        uint16_t occ),
    void *ctx, struct errinfo *ei)
{
    uint16_t n = message_occurrences(src, e);
    uint16_t occ[2] = {0, 0};

    for (; occ[0] < n; occ[0]++) {
        enum err rc;

        if (!exists(src, e, occ[0]) ||
            (keep != NULL && !keep(ctx, src, e, occ[0])))
            continue;
        rc = copy_one(dst, src, e, occ, ei);
        if (rc != ERR_OK)
            return rc;
        occ[1]++;
    }
    return ERR_OK;
}

enum bv
message_bv(const struct message *m, enum element e, uint16_t occ)
{
    const struct catalogue_element *el = catalogue_element(e);
    enum bv bv;

    for (uint16_t k = 0; k < el->leaf_n; k++) {
        enum leaf leaf = (enum leaf)(el->leaf_first + k);

        if (strcmp(catalogue_leaf(leaf)->part, "basisvoorwaarde") == 0 &&
            terms_parse_bv(message_get(m, leaf, occ), &bv))
            return bv;
    }
    return el->bv;
}
