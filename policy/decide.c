/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/compile.h"

#include "base/banned.h"

/* ---- conditions ----------------------------------------------------------- */

/* C1: a request or an action is open on the basic condition of e.  An element
 * that names one per occurrence passes with the occurrences that are open. */
static bool
is_open(const struct policy *po, const struct policy_facts *f, enum element e,
    uint8_t *deel)
{
    enum bv bv = catalogue_element(e)->bv;

    if (elset_has(&po->per_occurrence, e)) {
        *deel = 1;
        return f->bv_open != 0;
    }
    return bv == BV_NONE ? f->bv_open != 0 : (f->bv_open >> bv & 1) != 0;
}

/* C3 */
static bool
is_motivated(const struct policy *po, const struct policy_facts *f,
    const struct policy_flow *fl, enum element e)
{
    return f->motivatie_tekens >= po->param.motivation_chars &&
           elset_has(&f->motivatie_elementen, e) &&
           (po->condition[3].senders >> fl->from & 1) != 0;
}

/* C9 */
static bool
is_part(const struct policy *po, const struct policy_facts *f,
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
    return !part->open_only || is_open(po, f, e, deel);
}

static bool
holds(const struct policy *po, const struct policy_flow *fl,
    const struct policy_facts *f, struct policy_line *l, enum element e)
{
    switch (l->condition) {
    case 1:
        return is_open(po, f, e, &l->deel);
    case 3:
        return is_motivated(po, f, fl, e);
    case 4:
        return f->fase < FASE__COUNT &&
               (po->condition[4].phases >> f->fase & 1) != 0;
    case 5:
        return f->titel_na_detentie == TRI_JA;
    case 6:
        return f->besluit_mandaat && f->bevestiging_tweede &&
               f->ontvanger_gemandateerde;
    case 7:
        return f->derde_geinformeerd || elset_has(&po->condition[7].free, e);
    case 8:
        l->deel = catalogue_element(e)->repeats;
        return f->geinformeerd;
    case 9:
        return is_part(po, f, fl, e, &l->deel);
    case 10:
        return f->bsn_geverifieerd &&
               !(fl->to == ROL_GN && f->gemeente_is_college == TRI_NEE);
    case 11:
        return f->convenant_id && f->casus_id;
    default:
        return false;
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

struct policy_line
policy_decide_element(const struct policy *po, const struct policy_flow *fl,
    const struct policy_facts *f, enum element e)
{
    uint16_t at = po->column[fl->column].rule[e];
    const struct policy_rule *r;
    struct policy_line l;

    if (elset_has(&po->blocked, e))
        return withhold(WEIGER_BEROEPSGEHEIM, at);
    if (at == POLICY_NO_RULE ||
        (po->header[e] == POLICY_NO_RULE && !elset_has(&fl->may, e)))
        return withhold(WEIGER_GEEN_GRONDSLAG, POLICY_NO_RULE);
    r = &po->rule[at];
    l = withhold((enum weiger)r->weiger, at);
    l.condition = r->condition;
    if (r->outcome == OUTCOME_DENY ||
        (r->outcome == OUTCOME_CONDITION && !holds(po, fl, f, &l, e))) {
        l.deel = 0;
        return l;
    }
    l.verdict = VERDICT_DISCLOSE;
    l.weiger = WEIGER_GEEN;
    return l;
}

enum element
policy_decide_fallback(const struct policy *po, const struct policy_flow *fl,
    const struct policy_facts *f, const struct elset *disclosed, enum element e)
{
    for (uint8_t i = po->replace_at[e]; i != POLICY_NO_INDEX;
         i = po->replace_at[po->replace[i].by]) {
        enum element by = (enum element)po->replace[i].by;

        if (elset_has(disclosed, by))
            return by;
        if (po->replace[i].how != DERIVE_GIVEN &&
            policy_decide_element(po, fl, f, by).verdict == VERDICT_DISCLOSE)
            return by;
    }
    return EL__NONE;
}

/* ---- the whole message ---------------------------------------------------- */

static bool
in_force(const struct policy *po, const struct policy_flow *fl, int64_t today)
{
    const struct policy_ground *a = &po->ground[fl->giver];
    const struct policy_ground *b = &po->ground[fl->receiver];

    return today >= po->from && today >= a->from && today <= a->to &&
           today >= b->from && today <= b->to;
}

static bool
is_agreed(const struct policy *po, const struct policy_flow *fl, int64_t today)
{
    const struct policy_agreement *a = &po->agreement[fl->agreement];

    return a->akkoord && today >= a->from && today <= a->to;
}

/* May this sender send this type to this recipient, for this purpose and on
 * this ground, today?  Sets the flow as soon as it is known. */
static enum weiger
check_flow(const struct policy *po, const struct policy_facts *f,
    struct decision *d)
{
    enum rol to = f->rol_ontvanger;
    const struct policy_flow *fl;
    uint16_t at;

    if (f->type >= BERICHT__COUNT || f->rol_afzender >= ROL__COUNT ||
        to >= ROL__COUNT || !po->type_known[f->type])
        return WEIGER_GEEN_GRONDSLAG;
    if (to == ROL_ZV && f->ontvanger_namens_college)
        to = ROL_GN;
    at = po->flow_at[f->type][f->rol_afzender][to];
    if (at == POLICY_NO_RULE)
        return WEIGER_ROL_NIET_BEVOEGD;
    fl = &po->flow[at];
    d->flow = at;
    d->log_bewaren_dagen = fl->log_days;
    if (f->doel != (enum doel)fl->doel)
        return WEIGER_DOEL_ONVERENIGBAAR;
    if (!span_is(f->grondslag, po->ground[fl->giver].code) ||
        !in_force(po, fl, f->vandaag))
        return WEIGER_GEEN_GRONDSLAG;
    if (!is_agreed(po, fl, f->vandaag))
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
    const struct elset *offered, struct elset *on)
{
    for (int i = 0; i < 4; i++)
        on->w[i] = offered->w[i] & po->blocked.w[i];
    if (elset_n(on) > 0)
        return WEIGER_BEROEPSGEHEIM;
    for (int i = 0; i < 4; i++)
        on->w[i] = fl->required.w[i] & ~offered->w[i];
    if (fl->contact_r30)
        policy_add_contact(offered, on);
    return elset_n(on) > 0 ? WEIGER_KWALITEIT_ONVOLDOENDE : WEIGER_GEEN;
}

/*
 * Cross-rules 4 and 5 of the policy.  Who the college is, is defined by law
 * (Pm art. 1(c)): a municipality that the message itself contradicts gets
 * nothing, not even a notice of detention.
 */
static enum weiger
check_crossing(const struct policy_flow *fl, const struct policy_facts *f)
{
    bool dm = fl->doel == DOEL_DETENTIEMELDING;

    if (fl->to == ROL_GN && (dm || fl->needs_municipality) &&
        f->gemeente_is_college == TRI_NEE)
        return WEIGER_VERKEERDE_GEMEENTE;
    if (fl->to == ROL_GN && fl->needs_municipality &&
        f->gemeente_bevestigd != TRI_JA)
        return WEIGER_VERKEERDE_GEMEENTE;
    if (fl->not_short_stay && f->kort_verblijf == TRI_JA)
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
    const struct policy_facts *f, struct decision *d)
{
    enum weiger whole = WEIGER_GEEN;

    for (unsigned e = next_of(&d->offered, 0); e < EL__COUNT;
         e = next_of(&d->offered, e + 1)) {
        struct policy_line l =
            policy_decide_element(po, fl, f, (enum element)e);
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
    const struct policy_facts *f, struct decision *d)
{
    for (unsigned e = next_of(&d->withheld, 0); e < EL__COUNT;
         e = next_of(&d->withheld, e + 1))
        d->line[e].fallback = (uint8_t)policy_decide_fallback(po, fl, f,
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
decide(const struct policy *po, const struct policy_facts *f,
    struct decision *d)
{
    enum weiger why = check_flow(po, f, d);
    const struct policy_flow *fl;

    if (why != WEIGER_GEEN) {
        refuse(po, d, why);
        return;
    }
    fl = &po->flow[d->flow];
    why = check_content(po, fl, &d->offered, &d->refused_on);
    if (why == WEIGER_GEEN)
        why = check_crossing(fl, f);
    if (why == WEIGER_GEEN)
        why = decide_elements(po, fl, f, d);
    if (why != WEIGER_GEEN) {
        refuse(po, d, why);
        return;
    }
    decide_fallbacks(po, fl, f, d);
    d->released = true;
    d->bewaren_dagen = fl->keep_days;
}

void
policy_decide(const struct policy *po, const struct policy_facts *f,
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
    d->bv_open = f->bv_open;
    d->flow = POLICY_NO_RULE;
    d->log_bewaren_dagen = po->log_days;
    decide(po, f, d);
}
