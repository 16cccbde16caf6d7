/* SPDX-License-Identifier: EUPL-1.2 */
#include <assert.h>

#include "base/clock.h"
#include "base/limit.h"
#include "base/text.h"
#include "policy/compile.h"
#include "policy/locked.h"

#include "base/banned.h"

enum {
    /* Values that may come on top: version, date and stand-ins. */
    CUT_EXTRA = 8
};

struct cutting {
    const struct policy *po;
    const struct policy_flow *fl;
    struct policy_case k;
    const struct message *src;
    struct message *dst;
    struct decision *d;
    struct errinfo *ei;
};

/* ---- occurrence by occurrence --------------------------------------------- */

struct keeping {
    const struct cutting *c;
    uint8_t condition;
    uint16_t kept;
    bool cut; /* something stayed behind */
};

static bool
keep_open(const struct keeping *k, enum element e, uint16_t occ)
{
    enum bv bv = message_bv(k->c->src, e, occ);

    return bv != BV_NONE && (k->c->k.o.bv_open >> bv & 1) != 0;
}

/* Of a closed list; a value without a list is never a functional need. */
static bool
keep_coded(const struct message *src, enum element e, uint16_t occ)
{
    enum leaf l = catalogue_element(e)->leaf_first;
    enum codelist list = catalogue_leaf(l)->codes;

    return list != CL_NONE && catalogue_code(list, message_get(src, l, occ));
}

static bool
keep(void *ctx, const struct message *src, enum element e, uint16_t occ)
{
    struct keeping *k = ctx;
    bool yes =
        k->condition == 8 ? keep_coded(src, e, occ) : keep_open(k, e, occ);

    k->kept = (uint16_t)(k->kept + yes);
    k->cut = k->cut || !yes;
    return yes;
}

/* The code itself when it is on the list of the part, else what stands in. */
static struct span
narrow(const struct policy_part *part, struct span code)
{
    for (unsigned i = 0; i < part->code_n; i++)
        if (span_is(code, part->code[i]))
            return code;
    if (part->other == NULL)
        return (struct span){NULL, 0};
    return span_of(part->other);
}

static enum err
cut_codes(struct cutting *c, enum element e, const struct policy_part *part,
    struct keeping *k)
{
    enum leaf l = catalogue_element(e)->leaf_first;
    uint16_t i = c->src->first[l];

    for (; i != MESSAGE_END; i = c->src->v[i].next) {
        struct span was = c->src->v[i].text;
        struct span is = narrow(part, was);
        enum err rc;

        k->cut = k->cut || !span_eq(was, is);
        if (is.n == 0)
            continue;
        rc = message_add(c->dst, l, k->kept++, is, c->ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* What was disclosed in part turned out to have no part that may go. */
static void
take_back(struct cutting *c, enum element e)
{
    struct policy_line *l = &c->d->line[e];

    l->verdict = VERDICT_WITHHOLD;
    l->weiger = c->po->rule[l->rule].weiger;
    l->deel = 0;
    elset_del(&c->d->disclosed, e);
    elset_add(&c->d->withheld, e);
    c->d->conditions_failed =
        (uint16_t)(c->d->conditions_failed | 1u << l->condition);
}

static enum err
cut_partial(struct cutting *c, enum element e)
{
    struct policy_line *l = &c->d->line[e];
    struct keeping k = {.c = c, .condition = l->condition};
    uint8_t p = l->condition == 9 ? c->po->part_at[e] : POLICY_NO_INDEX;
    enum err rc;

    if (p != POLICY_NO_INDEX && c->po->part[p].code_n > 0)
        rc = cut_codes(c, e, &c->po->part[p], &k);
    else
        rc = message_copy(c->dst, c->src, e, keep, &k, c->ei);
    if (rc != ERR_OK)
        return rc;
    if (!message_has(c->dst, e))
        take_back(c, e);
    else if (!k.cut)
        l->deel = 0;
    return ERR_OK;
}

static enum err
cut_disclosed(struct cutting *c)
{
    struct elset todo = c->d->disclosed;

    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;
        enum err rc;

        if (!elset_has(&todo, e))
            continue;
        if (c->d->line[e].deel != 0)
            rc = cut_partial(c, e);
        else
            rc = message_copy(c->dst, c->src, e, NULL, NULL, c->ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* ---- stand-ins ------------------------------------------------------------ */

/* The class that holds an amount of euros; {NULL, 0} when it is no amount. */
static struct span
debt_class(struct span amount)
{
    static const struct {
        uint64_t cents_max;
        const char *code;
    } classes[] = {{0, "GEEN"}, {100000, "TOT_1000"}, {500000, "TOT_5000"},
        {2000000, "TOT_20000"}, {5000000, "TOT_50000"}, {UINT64_MAX, "MEER"}};
    const uint8_t *dot = amount.n == 0 ? NULL : memchr(amount.p, '.', amount.n);
    size_t whole = dot == NULL ? amount.n : (size_t)(dot - amount.p);
    uint64_t cents;

    if (!text_u64((struct span){amount.p, whole}, 9999999, &cents))
        return (struct span){NULL, 0};
    cents *= 100;
    if (dot != NULL) {
        if (amount.n != whole + 3 || dot[1] < '0' || dot[1] > '9' ||
            dot[2] < '0' || dot[2] > '9')
            return (struct span){NULL, 0};
        cents += (uint64_t)(dot[1] - '0') * 10 + (uint64_t)(dot[2] - '0');
    }
    for (size_t i = 0;; i++)
        if (cents <= classes[i].cents_max)
            return span_of(classes[i].code);
}

static struct span
debt_present(struct span klasse)
{
    if (klasse.n == 0)
        return klasse;
    if (span_is(klasse, "GEEN"))
        return span_of("N");
    return span_of(span_is(klasse, "ONBEKEND") ? "O" : "J");
}

static struct span
derive_debt(const struct message *src, enum element from, enum element by)
{
    struct span klasse = message_get(src, LF_SCHULDEN_BEDRAG_KLASSE, 0);

    if (from == EL_SCHULDEN_BEDRAG_EXACT)
        klasse = debt_class(message_get(src, LF_SCHULDEN_BEDRAG_EXACT, 0));
    return by == EL_SCHULDEN_AANWEZIG ? debt_present(klasse) : klasse;
}

/* Every supporter's relation, where it was given. */
static enum err
derive_relations(struct cutting *c)
{
    uint16_t i = c->src->first[LF_NETWERK_STEUNPERSOON_NAAM_BEREIK_RELATIE];
    uint16_t n = 0;

    for (; i != MESSAGE_END; i = c->src->v[i].next) {
        enum err rc;

        if (c->src->v[i].text.n == 0)
            continue;
        rc = message_add(c->dst, LF_NETWERK_STEUNPERSOON_RELATIE, n++,
            c->src->v[i].text, c->ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* Write by into dst from what the sender said in from; nothing when that says
 * too little. */
static enum err
derive(struct cutting *c, enum element from, enum element by,
    enum policy_derive how)
{
    struct span v = {NULL, 0};

    switch (how) {
    case DERIVE_GIVEN:
        return ERR_OK;
    case DERIVE_PRESENT:
        v = span_of("J");
        break;
    case DERIVE_DEBT:
        v = derive_debt(c->src, from, by);
        break;
    case DERIVE_PLACE:
        v = message_get(c->src, LF_ADRES_TERUGKEERADRES_GEMEENTECODE, 0);
        break;
    case DERIVE_RELATION:
        return derive_relations(c);
    }
    if (v.n == 0)
        return ERR_OK;
    return message_add(c->dst, catalogue_element(by)->leaf_first, 0, v, c->ei);
}

/* Walk the chain of e until something stands there. */
static enum err
fill_one(struct cutting *c, enum element e)
{
    const struct policy *po = c->po;

    c->d->line[e].fallback = EL__NONE;
    for (uint8_t i = po->replace_at[e]; i != POLICY_NO_INDEX;
         i = po->replace_at[po->replace[i].by]) {
        const struct policy_replace *r = &po->replace[i];
        enum element by = (enum element)r->by;
        enum err rc;

        if (!message_has(c->dst, by)) {
            if (policy_decide_element(po, c->fl, &c->k, by).verdict !=
                VERDICT_DISCLOSE)
                continue;
            rc = derive(c, e, by, (enum policy_derive)r->how);
            if (rc != ERR_OK)
                return rc;
        }
        if (!message_has(c->dst, by))
            continue;
        c->d->line[e].fallback = (uint8_t)by;
        return ERR_OK;
    }
    return ERR_OK;
}

static enum err
fill_fallbacks(struct cutting *c)
{
    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum err rc;

        if (!elset_has(&c->d->withheld, (enum element)i))
            continue;
        rc = fill_one(c, (enum element)i);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* ---- what the gateway adds ------------------------------------------------ */

static bool
may_produce(const struct cutting *c, enum element e)
{
    return policy_decide_element(c->po, c->fl, &c->k, e).verdict ==
           VERDICT_DISCLOSE;
}

static enum err
add_produced(struct cutting *c)
{
    char until[CLOCK_DATE_LEN + 1];
    struct span s;
    enum err rc = ERR_OK;

    if (may_produce(c, EL_BERICHT_POLICY_VERSIE))
        rc = message_add(c->dst, LF_BERICHT_POLICY_VERSIE, 0,
            span_of(c->po->stamp), c->ei);
    if (rc != ERR_OK || !may_produce(c, EL_BERICHT_BEWAREN_TOT))
        return rc;
    clock_day(c->k.vandaag + c->fl->keep_days, until);
    s = arena_dup(c->dst->arena, span_of(until));
    if (s.n == 0)
        return err_set(c->ei, ERR_NOMEM, "policy.cut", "no room in the arena");
    return message_add(c->dst, LF_BERICHT_BEWAREN_TOT, 0, s, c->ei);
}

enum err
policy_cut(const struct policy *po, const struct policy_facts *f,
    const struct message *src, struct decision *d, struct message *dst,
    struct errinfo *ei)
{
    struct cutting c = {.po = po, .src = src, .dst = dst, .d = d, .ei = ei};
    unsigned max = (unsigned)src->n + CUT_EXTRA;
    enum err rc;

    assert(d->released && d->flow < po->flow_n);
    if (max > LIMIT_MESSAGE_VALUES_MAX)
        max = LIMIT_MESSAGE_VALUES_MAX;
    c.fl = &po->flow[d->flow];
    policy_outcomes(po, f, &c.k);
    rc = message_init(dst, dst->arena, (uint16_t)max, ei);
    if (rc != ERR_OK)
        return rc;
    rc = cut_disclosed(&c);
    if (rc != ERR_OK)
        return rc;
    rc = fill_fallbacks(&c);
    if (rc == ERR_OK)
        rc = add_produced(&c);
    if (rc != ERR_OK)
        return rc;
    /* The last door, for a decision that is wrong. */
    if (!policy_locked_in(dst))
        return ERR_OK;
    rc = message_init(dst, dst->arena, 1, ei);
    if (rc != ERR_OK)
        return rc;
    return err_set(ei, ERR_INTERNAL, "policy.cut",
        "a locked element was let through");
}
