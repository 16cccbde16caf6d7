/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/compile.h"
#include "policy/locked.h"
#include "policy/scan.h"

#include "base/banned.h"

/* ---- conditions ----------------------------------------------------------- */

static bool
in_phase(const struct policy *po, const struct policy_facts *f)
{
    return f->fase < FASE__COUNT &&
           (po->condition[4].phases >> f->fase & 1) != 0;
}

void
policy_outcomes(const struct policy *po, const struct policy_facts *f,
    struct policy_case *k)
{
    const bool holds[POLICY_CONDITION_MAX + 1] = {
        [0] = true,
        [1] = f->bv_open != 0,
        [3] = f->motivatie_tekens >= po->param.motivation_chars,
        [4] = in_phase(po, f),
        [5] = f->titel_na_detentie == TRI_JA,
        [6] = f->besluit_mandaat && f->bevestiging_tweede &&
              f->ontvanger_gemandateerde,
        [7] = f->derde_geinformeerd,
        [8] = f->geinformeerd,
        [10] = f->bsn_geverifieerd,
        [11] = f->convenant_id && f->casus_id,
    };

    *k = (struct policy_case){.type = f->type,
        .from = f->rol_afzender,
        .to = f->rol_ontvanger,
        .doel = f->doel,
        .vandaag = f->vandaag,
        .o = {.bv_open = f->bv_open,
            .named = f->motivatie_elementen,
            .college = f->gemeente_is_college,
            .bevestigd = f->gemeente_bevestigd,
            .kort = f->kort_verblijf,
            .namens_college = f->ontvanger_namens_college}};
    policy_weigh_outcomes(f, &k->o);
    for (unsigned c = 0; c <= POLICY_CONDITION_MAX; c++)
        k->o.holds = (uint16_t)(k->o.holds | holds[c] << c);
    if (f->ontvanger_zonder_mandaat)
        k->o.holds |= 1u << POLICY_ZONDER_MANDAAT;
}

/* C1: a request or an action is open on the basic condition of e.  An element
 * that names one per occurrence passes with the occurrences that are open. */
static bool
is_open(const struct policy *po, const struct policy_outcomes *o,
    enum element e, uint8_t *deel)
{
    enum bv bv = catalogue_element(e)->bv;

    if (elset_has(&po->per_occurrence, e)) {
        *deel = 1;
        return o->bv_open != 0;
    }
    return bv == BV_NONE ? o->bv_open != 0 : (o->bv_open >> bv & 1) != 0;
}

/* C9 */
static bool
is_part(const struct policy *po, const struct policy_outcomes *o,
    const struct policy_flow *fl, enum element e, uint8_t *deel)
{
    const struct policy_part *part;

    if (po->part_at[e] == POLICY_NO_INDEX)
        return false;
    part = &po->part[po->part_at[e]];
    if (part->recipients != 0 && (part->recipients >> fl->to & 1) == 0)
        return false;
    if (part->code_n > 0)
        *deel = 1;
    return !part->open_only || is_open(po, o, e, deel);
}

/* The outcome of the condition for this element: what the message says of it,
 * and what the element and the flow add. */
static bool
holds(const struct policy *po, const struct policy_flow *fl,
    const struct policy_outcomes *o, struct policy_line *l, enum element e)
{
    bool yes = (o->holds >> l->condition & 1) != 0;

    switch (l->condition) {
    case 1:
        return is_open(po, o, e, &l->deel);
    case 3:
        return yes && elset_has(&o->named, e) &&
               (po->condition[3].senders >> fl->from & 1) != 0;
    case 7:
        return yes || elset_has(&po->condition[7].free, e);
    case 8:
        l->deel = catalogue_element(e)->repeats;
        return yes;
    case 9:
        return is_part(po, o, fl, e, &l->deel);
    case 10:
        return yes && !(fl->to == ROL_GN && o->college == TRI_NEE);
    default: /* C4, C5, C6, C11 */
        return yes;
    }
}

/* ---- one element ---------------------------------------------------------- */

static struct policy_line
withhold(enum weiger why, uint16_t rule)
{
    return (struct policy_line){.verdict = VERDICT_WITHHOLD,
        .weiger = (uint8_t)why,
        .fallback = EL__NONE,
        .rule = rule};
}

bool
policy_ground_holds(const struct policy *po, uint8_t ground, int64_t day)
{
    return ground == POLICY_NO_INDEX ||
           (day >= po->ground[ground].from && day <= po->ground[ground].to);
}

struct policy_line
policy_decide_element(const struct policy *po, const struct policy_flow *fl,
    const struct policy_case *k, enum element e)
{
    uint16_t at = po->column[fl->column].rule[e];
    const struct policy_rule *r;
    struct policy_line l;

    if (policy_locked(e))
        return withhold(WEIGER_BEROEPSGEHEIM, at);
    if (at == POLICY_NO_RULE ||
        (po->header[e] == POLICY_NO_RULE && !elset_has(&fl->may, e)))
        return withhold(WEIGER_GEEN_GRONDSLAG, POLICY_NO_RULE);
    r = &po->rule[at];
    l = withhold((enum weiger)r->weiger, at);
    l.condition = r->condition;
    if (r->outcome == OUTCOME_DENY) {
        if (r->weighed)
            l.weighed = (uint8_t)policy_weigh(po, fl, k, e);
        if (l.weighed != WEIGHED_SO)
            return l;
    }
    if (!policy_ground_holds(po, r->ground, k->vandaag)) {
        l.weiger = WEIGER_GEEN_GRONDSLAG;
        l.condition = 0;
        return l;
    }
    if (r->outcome == OUTCOME_CONDITION && !holds(po, fl, &k->o, &l, e)) {
        l.deel = 0;
        return l;
    }
    l.verdict = VERDICT_DISCLOSE;
    l.weiger = WEIGER_GEEN;
    return l;
}

enum element
policy_decide_fallback(const struct policy *po, const struct policy_flow *fl,
    const struct policy_case *k, const struct elset *disclosed, enum element e)
{
    for (uint8_t i = po->replace_at[e]; i != POLICY_NO_INDEX;
         i = po->replace_at[po->replace[i].by]) {
        enum element by = (enum element)po->replace[i].by;

        if (elset_has(disclosed, by))
            return by;
        if (po->replace[i].how != DERIVE_GIVEN &&
            policy_decide_element(po, fl, k, by).verdict == VERDICT_DISCLOSE)
            return by;
    }
    return EL__NONE;
}

/* ---- the whole message ---------------------------------------------------- */

static bool
in_force(const struct policy *po, const struct policy_flow *fl,
    const struct policy_case *k)
{
    return (k->past || k->vandaag >= po->from) &&
           policy_ground_holds(po, fl->giver, k->vandaag) &&
           policy_ground_holds(po, fl->receiver, k->vandaag);
}

bool
policy_flow_agreed(const struct policy *po, const struct policy_flow *fl,
    int64_t day)
{
    const struct policy_agreement *a = &po->agreement[fl->agreement];

    return a->akkoord && day >= a->from && day <= a->to;
}

static bool
is_known(const struct policy *po, const struct policy_case *k)
{
    return k->type < BERICHT__COUNT && k->from < ROL__COUNT &&
           k->to < ROL__COUNT && po->type_known[k->type];
}

uint16_t
policy_case_flow(const struct policy *po, const struct policy_case *k)
{
    if (!is_known(po, k))
        return POLICY_NO_RULE;
    return po->flow_at[k->type][k->from][k->to];
}

/* May this sender send this type to this recipient, for this purpose and on
 * this ground, today?  Sets the flow as soon as it is known. */
static enum weiger
check_flow(const struct policy *po, const struct policy_case *k,
    struct decision *d)
{
    uint16_t at = policy_case_flow(po, k);
    const struct policy_flow *fl;

    if (!is_known(po, k))
        return WEIGER_GEEN_GRONDSLAG;
    if (at == POLICY_NO_RULE)
        return WEIGER_ROL_NIET_BEVOEGD;
    fl = &po->flow[at];
    d->flow = at;
    d->log_bewaren_dagen = fl->log_days;
    if (k->doel != (enum doel)fl->doel)
        return WEIGER_DOEL_ONVERENIGBAAR;
    if ((!k->o.grond && (k->o.weighed & WEIGHED_GROUND) == 0) ||
        !in_force(po, fl, k))
        return WEIGER_GEEN_GRONDSLAG;
    if (!policy_flow_agreed(po, fl, k->vandaag))
        return WEIGER_GLP_NIET_AKKOORD;
    return WEIGER_GEEN;
}

void
policy_add_contact(const struct elset *offered, struct elset *missing)
{
    static const enum element person[] = {EL_CONTACT_CASEMANAGER_NAAM,
        EL_CONTACT_CASEMANAGER_TELEFOON};
    struct elset lack = {{0}};

    if (elset_has(offered, EL_CONTACT_PI_FUNCTIONELE_POSTBUS))
        return;
    for (size_t i = 0; i < 2; i++)
        if (!elset_has(offered, person[i]))
            elset_add(&lack, person[i]);
    if (elset_n(&lack) == 0)
        return;
    elset_add(&lack, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    for (int i = 0; i < 4; i++)
        missing->w[i] |= lack.w[i];
}

/* What is in the message that must not, or is not and must. */
static enum weiger
check_content(const struct policy *po, const struct policy_flow *fl,
    const struct policy_case *k, const struct elset *offered, struct elset *on)
{
    struct elset locked = policy_locked_set();

    for (int i = 0; i < 4; i++)
        on->w[i] = offered->w[i] & (locked.w[i] | po->blocked.w[i]);
    if (elset_n(on) > 0)
        return WEIGER_BEROEPSGEHEIM;
    *on = k->tekst;
    if (elset_n(on) > 0)
        return WEIGER_VRIJE_TEKST;
    for (int i = 0; i < 4; i++)
        on->w[i] = fl->required.w[i] & ~offered->w[i];
    if (fl->contact_r30)
        policy_add_contact(offered, on);
    return elset_n(on) > 0 ? WEIGER_KWALITEIT_ONVOLDOENDE : WEIGER_GEEN;
}

/*
 * Cross-rules 4 and 5 of the policy.  Who the college is, is defined by law
 * (Pm art. 1(c)): a municipality that the message itself contradicts gets
 * nothing, not even a notice of detention.  A ZVH is nobody's college but by
 * mandate; under the WGS (role ZV) it is another recipient altogether.
 */
static enum weiger
check_crossing(const struct policy_flow *fl, const struct policy_outcomes *o)
{
    bool dm = fl->doel == DOEL_DETENTIEMELDING;

    if (fl->to == ROL_GN && (o->holds >> POLICY_ZONDER_MANDAAT & 1) != 0)
        return WEIGER_GEEN_MANDAAT;
    if (fl->to == ROL_GN &&
        (dm || fl->needs_municipality != MUNICIPALITY_ANY) &&
        o->college == TRI_NEE)
        return WEIGER_VERKEERDE_GEMEENTE;
    if (fl->to == ROL_GN && fl->needs_municipality == MUNICIPALITY_CONFIRMED &&
        o->bevestigd != TRI_JA)
        return WEIGER_VERKEERDE_GEMEENTE;
    if (fl->not_short_stay && o->kort == TRI_JA)
        return WEIGER_NIET_NODIG;
    return WEIGER_GEEN;
}

/* The next element of a set from e on; EL__COUNT at the end. */
static unsigned
next_of(const struct elset *s, unsigned e)
{
    while (e < EL__COUNT) {
        uint64_t w = s->w[e / 64] >> (e % 64);

        if (w != 0)
            return e + (unsigned)__builtin_ctzll(w);
        e = (e / 64 + 1) * 64;
    }
    return EL__COUNT;
}

/* Every offered element, and the refusal that one of them calls for. */
static enum weiger
decide_elements(const struct policy *po, const struct policy_flow *fl,
    const struct policy_case *k, struct decision *d)
{
    enum weiger whole = WEIGER_GEEN;

    for (unsigned e = next_of(&d->offered, 0); e < EL__COUNT;
         e = next_of(&d->offered, e + 1)) {
        struct policy_line l =
            policy_decide_element(po, fl, k, (enum element)e);
        bool go = l.verdict == VERDICT_DISCLOSE;
        unsigned bit = l.condition == 0 ? 0 : 1u << l.condition;

        if (go)
            d->conditions_met = (uint16_t)(d->conditions_met | bit);
        else
            d->conditions_failed = (uint16_t)(d->conditions_failed | bit);
        if (!go && l.condition != 0 && po->condition[l.condition].whole) {
            whole = (enum weiger)l.weiger;
            elset_add(&d->refused_on, (enum element)e);
        }
        elset_add(go ? &d->disclosed : &d->withheld, (enum element)e);
        d->line[e] = l;
    }
    return whole;
}

static void
decide_fallbacks(const struct policy *po, const struct policy_flow *fl,
    const struct policy_case *k, struct decision *d)
{
    for (unsigned e = next_of(&d->withheld, 0); e < EL__COUNT;
         e = next_of(&d->withheld, e + 1))
        d->line[e].fallback = (uint8_t)policy_decide_fallback(po, fl, k,
            &d->disclosed, (enum element)e);
}

/* Nothing goes: every offered element is withheld for the same reason. */
static void
refuse(const struct policy *po, struct decision *d, enum weiger why)
{
    d->released = false;
    d->refusal = why;
    d->disclosed = (struct elset){{0}};
    d->withheld = d->offered;
    for (unsigned e = next_of(&d->offered, 0); e < EL__COUNT;
         e = next_of(&d->offered, e + 1)) {
        uint16_t rule = d->flow == POLICY_NO_RULE
                            ? POLICY_NO_RULE
                            : po->column[po->flow[d->flow].column].rule[e];
        uint8_t c = d->line[e].condition;

        d->line[e] = withhold(why, rule);
        if (elset_has(&d->refused_on, (enum element)e))
            d->line[e].condition = c;
    }
}

static void
decide(const struct policy *po, const struct policy_case *k, struct decision *d)
{
    enum weiger why = check_flow(po, k, d);
    const struct policy_flow *fl;

    if (why != WEIGER_GEEN) {
        refuse(po, d, why);
        return;
    }
    fl = &po->flow[d->flow];
    why = check_content(po, fl, k, &d->offered, &d->refused_on);
    if (why == WEIGER_GEEN)
        why = check_crossing(fl, &k->o);
    if (why == WEIGER_GEEN)
        why = decide_elements(po, fl, k, d);
    if (why != WEIGER_GEEN) {
        refuse(po, d, why);
        return;
    }
    decide_fallbacks(po, fl, k, d);
    d->released = true;
    d->bewaren_dagen = fl->keep_days;
}

void
policy_decide_case(const struct policy *po, const struct policy_case *k,
    const struct elset *offered, struct decision *d)
{
    memset(d, 0, sizeof(*d));
    for (unsigned e = 0; e < EL__COUNT; e++) {
        d->line[e].fallback = EL__NONE;
        d->line[e].rule = POLICY_NO_RULE;
    }
    for (int i = 0; i < 4; i++)
        d->offered.w[i] =
            offered->w[i] & ~po->steering.w[i] & ~po->produced.w[i];
    d->outcomes = k->o;
    for (int i = 0; i < 4; i++)
        d->outcomes.named.w[i] &= d->offered.w[i];
    for (int i = 0; i < 4; i++)
        d->outcomes.scope.w[i] &= d->offered.w[i];
    d->flow = POLICY_NO_RULE;
    d->log_bewaren_dagen = po->log_days;
    decide(po, k, d);
}

void
policy_decide(const struct policy *po, const struct policy_facts *f,
    const struct elset *offered, struct decision *d)
{
    struct policy_case k;
    uint16_t at;

    policy_outcomes(po, f, &k);
    at = policy_case_flow(po, &k);
    if (at != POLICY_NO_RULE) {
        const struct policy_flow *fl = &po->flow[at];

        k.o.grond = span_is(f->grondslag, po->ground[fl->giver].code);
        if (policy_weigh_ground(po, fl, &k.o, f->grondslag))
            k.o.weighed |= WEIGHED_GROUND;
    }
    k.tekst = policy_scan_holds(po, at, &f->tekst);
    policy_decide_case(po, &k, offered, d);
}
