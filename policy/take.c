/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"
#include "base/text.h"
#include "policy/compile.h"

#include "base/banned.h"

static bool
is_text(struct policy_reading *rd, const struct node *nd)
{
    /* Nothing, spelled out, is no text either. */
    if (nd->kind == NODE_TEXT && nd->text.n > 0 && !span_is(nd->text, "~") &&
        !span_is(nd->text, "null"))
        return true;
    nodes_fault(rd->fs, nd, "hier hoort een tekst");
    return false;
}

const char *
policy_take_text(struct policy_reading *rd, const struct node *nd, size_t max)
{
    char *p;

    if (nd == NULL || !is_text(rd, nd))
        return "";
    if (nd->text.n > max) {
        nodes_fault(rd->fs, nd, "langer dan %zu tekens", max);
        return "";
    }
    p = arena_take(&rd->po->text, nd->text.n + 1);
    if (p == NULL) {
        nodes_fault(rd->fs, nd, "te veel tekst");
        return "";
    }
    memcpy(p, nd->text.p, nd->text.n);
    p[nd->text.n] = '\0';
    return p;
}

const char *
policy_take_key(struct policy_reading *rd, const struct node *nd)
{
    struct node key = {.kind = NODE_TEXT,
        .text = nd->key,
        .line = nd->key_line,
        .column = nd->key_column};

    return policy_take_text(rd, &key, POLICY_NAME_MAX);
}

struct policy_place
policy_take_place(const struct policy_reading *rd, const struct node *nd)
{
    bool key = nd->key.n > 0;
    unsigned column = key ? nd->key_column : nd->column;

    return (struct policy_place){.file = rd->file,
        .line = key ? nd->key_line : nd->line,
        .column = (uint16_t)(column < UINT16_MAX ? column : UINT16_MAX)};
}

struct policy_text
policy_take_words(struct policy_reading *rd, const struct node *map)
{
    return (struct policy_text){
        .nl = policy_take_text(rd, nodes_get(map, "nl"), NODES_TEXT_MAX),
        .en = policy_take_text(rd, nodes_get(map, "en"), NODES_TEXT_MAX)};
}

uint8_t
policy_take_status(struct policy_reading *rd, const struct node *map)
{
    const struct node *nd = nodes_get(map, "status");

    if (nd == NULL || !is_text(rd, nd))
        return STATUS_AANNAME;
    if (span_is(nd->text, "geverifieerd"))
        return STATUS_GEVERIFIEERD;
    if (span_is(nd->text, "beleid"))
        return STATUS_BELEID;
    if (!span_is(nd->text, "aanname"))
        nodes_fault(rd->fs, nd,
            "een status is geverifieerd, beleid of aanname");
    return STATUS_AANNAME;
}

uint64_t
policy_take_number(struct policy_reading *rd, const struct node *nd,
    uint64_t min, uint64_t max)
{
    uint64_t v = min;

    if (nd == NULL || !is_text(rd, nd))
        return min;
    if (text_u64(nd->text, max, &v) && v >= min)
        return v;
    nodes_fault(rd->fs, nd, "hier hoort een getal van %llu tot en met %llu",
        (unsigned long long)min, (unsigned long long)max);
    return min;
}

bool
policy_take_flag(struct policy_reading *rd, const struct node *nd)
{
    if (nd == NULL || !is_text(rd, nd))
        return false;
    if (span_is(nd->text, "ja"))
        return true;
    if (!span_is(nd->text, "nee"))
        nodes_fault(rd->fs, nd, "hier hoort ja of nee");
    return false;
}

int64_t
policy_take_day(struct policy_reading *rd, const struct node *nd,
    int64_t otherwise)
{
    int64_t day = otherwise;

    if (nd == NULL || !is_text(rd, nd))
        return otherwise;
    if (!clock_parse_date(nd->text, &day))
        nodes_fault(rd->fs, nd, "hier hoort een datum JJJJ-MM-DD");
    return day;
}

void
policy_take_period(struct policy_reading *rd, const struct node *map,
    int64_t *from, int64_t *to)
{
    const struct node *end = nodes_get(map, "geldig_tot");

    *from = policy_take_day(rd, nodes_get(map, "geldig_vanaf"), INT64_MIN);
    *to = policy_take_day(rd, end, INT64_MAX);
    if (*to < *from)
        nodes_fault(rd->fs, end, "geldig_tot ligt voor geldig_vanaf");
}

enum element
policy_take_element(struct policy_reading *rd, const struct node *nd,
    struct span id)
{
    enum element e = catalogue_find(id);

    if (e != EL__NONE)
        return e;
    if (nd->key.n > 0 && span_eq(nd->key, id))
        nodes_fault_key(rd->fs, nd, "onbekend element '%.*s'", NODES_ARG(id));
    else
        nodes_fault(rd->fs, nd, "onbekend element '%.*s'", NODES_ARG(id));
    return e;
}

bool
policy_take_rol(struct policy_reading *rd, const struct node *nd,
    struct span code, enum rol *v)
{
    if (terms_parse_rol(code, v))
        return true;
    if (nd->key.n > 0 && span_eq(nd->key, code))
        nodes_fault_key(rd->fs, nd, "onbekende rol '%.*s'", NODES_ARG(code));
    else
        nodes_fault(rd->fs, nd, "onbekende rol '%.*s'", NODES_ARG(code));
    return false;
}

bool
policy_take_list(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_LIST) {
        nodes_fault(rd->fs, nd, "hier hoort een lijst");
        return false;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (!is_text(rd, c))
            return false;
        for (const struct node *o = nd->child; o != c; o = o->next)
            if (span_eq(o->text, c->text)) {
                nodes_fault(rd->fs, c, "'%.*s' staat er al (regel %u)",
                    NODES_ARG(c->text), o->line);
                return false;
            }
    }
    return true;
}

void
policy_take_elements(struct policy_reading *rd, const struct node *nd,
    struct elset *out)
{
    if (nd == NULL || !policy_take_list(rd, nd))
        return;
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        struct span s = c->text;
        bool wild = s.p[s.n - 1] == '*' && (s.n == 1 || s.p[s.n - 2] == '.');
        bool any = false;

        if (!wild) {
            enum element e = policy_take_element(rd, c, s);

            if (e != EL__NONE)
                elset_add(out, e);
            continue;
        }
        for (unsigned e = 0; e < EL__COUNT; e++) {
            const char *id = catalogue_element((enum element)e)->id;

            if (strncmp(id, (const char *)s.p, s.n - 1) != 0)
                continue;
            elset_add(out, (enum element)e);
            any = true;
        }
        if (!any)
            nodes_fault(rd->fs, c, "onbekende groep '%.*s'", NODES_ARG(s));
    }
}

const char *
policy_take_dpv(struct policy_reading *rd, const struct node *nd)
{
    static const char base[] = "https://w3id.org/dpv";
    const char *iri = policy_take_text(rd, nd, 200);

    if (iri[0] == '\0' || strncmp(iri, base, sizeof(base) - 1) == 0)
        return iri;
    nodes_fault(rd->fs, nd, "een dpv-term begint met %s", base);
    return "";
}

uint16_t
policy_take_rollen(struct policy_reading *rd, const struct node *nd)
{
    uint16_t mask = 0;
    enum rol v;

    if (nd == NULL || !policy_take_list(rd, nd))
        return 0;
    if (nd->child == NULL)
        nodes_fault(rd->fs, nd, "een lege lijst rollen");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        if (policy_take_rol(rd, c, c->text, &v))
            mask = (uint16_t)(mask | 1u << v);
    return mask;
}

uint8_t
policy_take_weiger(struct policy_reading *rd, const struct node *nd)
{
    enum weiger v = WEIGER_GEEN_GRONDSLAG;

    if (nd == NULL || !is_text(rd, nd))
        return WEIGER_GEEN_GRONDSLAG;
    if (!terms_parse_weiger(nd->text, &v))
        nodes_fault(rd->fs, nd, "onbekende weigercode '%.*s'",
            NODES_ARG(nd->text));
    return (uint8_t)v;
}

bool
policy_take_room(struct policy_reading *rd, const struct node *nd, unsigned n,
    unsigned max)
{
    if (n < max)
        return true;
    nodes_fault(rd->fs, nd, "meer dan %u rijen", max);
    return false;
}

uint8_t
policy_find_ground(const struct policy *po, struct span code)
{
    for (unsigned i = 0; i < po->ground_n; i++)
        if (span_is(code, po->ground[i].code))
            return (uint8_t)i;
    return POLICY_NO_INDEX;
}

uint8_t
policy_find_column(const struct policy *po, const char *doel,
    enum rol ontvanger)
{
    for (unsigned i = 0; i < po->column_n; i++)
        if (po->column[i].ontvanger == po->column_role[ontvanger] &&
            strcmp(po->column[i].doel, doel) == 0)
            return (uint8_t)i;
    return POLICY_NO_INDEX;
}
