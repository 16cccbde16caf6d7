/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 25-gegevens: which kinds of data there are. */
#include "policy/compile.h"

#include "base/banned.h"

static bool
find_kind(struct span s, unsigned *kind)
{
    static const char *const names[CAT__COUNT] = {[CAT_GEWOON] = "GEWOON",
        [CAT_GEVOELIG] = "GEVOELIG",
        [CAT_GEZOND_F] = "GEZOND_F",
        [CAT_GEZOND] = "GEZOND",
        [CAT_STRAF] = "STRAF",
        [CAT_BSN] = "BSN",
        [CAT_CONTACT] = "CONTACT",
        [CAT_CONTACT_B] = "CONTACT_B",
        [CAT_DERDE] = "DERDE",
        [CAT_META] = "META"};

    for (unsigned i = 0; i < CAT__COUNT; i++) {
        if (!span_is(s, names[i]))
            continue;
        *kind = i;
        return true;
    }
    return false;
}

static uint16_t
read_soort(struct policy_reading *rd, const struct node *nd)
{
    uint16_t mask = 0;
    unsigned kind;

    if (!policy_take_list(rd, nd))
        return 0;
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (find_kind(c->text, &kind))
            mask = (uint16_t)(mask | 1u << kind);
        else
            nodes_fault(rd->fs, c, "onbekende soort '%.*s'",
                NODES_ARG(c->text));
    }
    return mask;
}

/* Put the elements in; what the file says of their kind is what the catalogue
 * says, no more and no less. */
static void
fill(struct policy_reading *rd, const struct node *nd, const struct elset *in,
    uint8_t at)
{
    struct policy *po = rd->po;
    uint16_t kinds = 0;

    for (unsigned i = 0; i < EL__COUNT; i++) {
        const struct catalogue_element *el = catalogue_element((enum element)i);

        if (!elset_has(in, (enum element)i))
            continue;
        kinds = (uint16_t)(kinds | 1u << el->category);
        if (po->category_of[i] != POLICY_NO_INDEX)
            nodes_fault(rd->fs, nodes_get(nd, "elementen"),
                "'%s' staat al bij '%s'", el->id,
                po->category[po->category_of[i]].code);
        po->category_of[i] = at;
    }
    if (kinds != po->category[at].kinds)
        nodes_fault(rd->fs, nodes_get(nd, "soort"),
            "deze elementen zijn in de catalogus van andere soort");
}

static void
read_category(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    struct policy_category *c = &po->category[po->category_n];
    struct elset in = {{0}};

    if (!policy_take_room(rd, nd, po->category_n, POLICY_CATEGORIES_MAX) ||
        !nodes_keys(rd->fs, nd, "nl en soort dpv? elementen toelichting?"))
        return;
    c->code = policy_take_key(rd, nd);
    c->name = policy_take_words(rd, nd);
    c->dpv = policy_take_dpv(rd, nodes_get(nd, "dpv"));
    c->kinds = read_soort(rd, nodes_get(nd, "soort"));
    policy_take_elements(rd, nodes_get(nd, "elementen"), &in);
    fill(rd, nd, &in, (uint8_t)po->category_n++);
}

void
policy_read_gegevens(struct policy_reading *rd, const struct node *nd)
{
    const struct policy *po = rd->po;

    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen soorten gegevens");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_category(rd, c);
    for (unsigned i = 0; i < EL__COUNT; i++)
        if (po->category_of[i] == POLICY_NO_INDEX)
            nodes_fault(rd->fs, nd, "'%s' staat bij geen enkele soort",
                catalogue_element((enum element)i)->id);
}
