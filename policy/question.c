/* SPDX-License-Identifier: EUPL-1.2 */
/* "May I share this?", and what to do so that one may. */
#include <assert.h>

#include "policy/explain.h"
#include "policy/lint.h"

#include "base/banned.h"

/* ---- flows ------------------------------------------------------------------- */

/* Is this flow asked about? */
static bool
is_asked(const struct policy_question *q, const struct policy_flow *fl)
{
    return fl->doel == q->doel && fl->to == q->ontvanger &&
           (q->afzenders == 0 || (q->afzenders >> fl->from & 1) != 0) &&
           (q->types == 0 || (q->types >> fl->type & 1) != 0);
}

static bool
carries(const struct policy *po, const struct policy_flow *fl, enum element e)
{
    return po->header[e] != POLICY_NO_RULE || elset_has(&fl->may, e);
}

static bool
in_date(const struct policy *po, uint8_t ground, int64_t day)
{
    return day == 0 || policy_ground_holds(po, ground, day);
}

static bool
is_agreed(const struct policy *po, const struct policy_flow *fl, int64_t day)
{
    return day == 0 ? po->agreement[fl->agreement].akkoord
                    : policy_flow_agreed(po, fl, day);
}

/* Why nothing runs on this flow on the day asked. */
static enum weiger
stands_still(const struct policy *po, const struct policy_question *q,
    const struct policy_flow *fl)
{
    if ((q->vandaag != 0 && q->vandaag < po->from) ||
        !in_date(po, fl->giver, q->vandaag) ||
        !in_date(po, fl->receiver, q->vandaag))
        return WEIGER_GEEN_GRONDSLAG;
    return is_agreed(po, fl, q->vandaag) ? WEIGER_GEEN
                                         : WEIGER_GLP_NIET_AKKOORD;
}

bool
policy_question_flow(const struct policy *po, const struct policy_question *q,
    uint16_t flow)
{
    const struct policy_flow *fl = &po->flow[flow];

    return is_asked(q, fl) && policy_can_go(po, fl, q->element) &&
           stands_still(po, q, fl) == WEIGER_GEEN;
}

/* The flow to answer by: one that brings it, else one that carries it. */
static uint16_t
best_flow(const struct policy *po, const struct policy_question *q)
{
    uint16_t found = POLICY_NO_RULE;

    for (unsigned i = 0; i < po->flow_n; i++) {
        if (policy_question_flow(po, q, (uint16_t)i))
            return (uint16_t)i;
        if (found == POLICY_NO_RULE && is_asked(q, &po->flow[i]) &&
            carries(po, &po->flow[i], q->element))
            found = (uint16_t)i;
    }
    return found;
}

/* ---- the answer ----------------------------------------------------------------- */

static void
answer_condition(const struct policy *po, const struct policy_question *q,
    struct policy_answer *a)
{
    a->kind = ANTWOORD_VOORWAARDE;
    a->voorwaarde_nl = policy_condition_text(po, a->condition, false);
    a->voorwaarde_en = policy_condition_text(po, a->condition, true);
    if (a->condition == 7 && elset_has(&po->condition[7].free, q->element))
        a->kind = ANTWOORD_JA;
    /* The phase is the one fact that a question brings along. */
    if (a->condition != 4 || q->fase >= FASE__COUNT)
        return;
    a->kind = (po->condition[4].phases >> q->fase & 1) != 0 ? ANTWOORD_JA
                                                            : ANTWOORD_NEE;
}

/* What stands in for it, in a flow of the question. */
static enum element
answer_fallback(const struct policy *po, const struct policy_question *q)
{
    for (uint8_t i = po->replace_at[q->element]; i != POLICY_NO_INDEX;
         i = po->replace_at[po->replace[i].by])
        for (unsigned f = 0; f < po->flow_n; f++)
            if (is_asked(q, &po->flow[f]) &&
                policy_can_go(po, &po->flow[f],
                    (enum element)po->replace[i].by))
                return (enum element)po->replace[i].by;
    return EL__NONE;
}

/* The grounds and the agreement that the answer rests on. */
static void
answer_law(const struct policy *po, const struct policy_question *q,
    struct policy_answer *a)
{
    a->grond = policy_grond_gever(po, a->flow);
    a->grond_tekst = policy_grond_tekst(po, a->grond);
    a->ontvangst = policy_grond_ontvanger(po, a->flow);
    a->ontvangst_tekst = policy_grond_tekst(po, a->ontvangst);
    a->eigen = policy_rule_grond(po, a->rule);
    a->eigen_tekst = policy_grond_tekst(po, a->eigen);
    a->afspraak = "";
    if (a->flow == POLICY_NO_RULE)
        return;
    a->afspraak = po->agreement[po->flow[a->flow].agreement].code;
    a->afspraak_geldig = is_agreed(po, &po->flow[a->flow], q->vandaag);
}

/* What makes a yes of the rule a no: no message, a wrong sender, a day. */
static enum weiger
answer_flow(const struct policy *po, const struct policy_question *q,
    const struct policy_rule *r, uint16_t flow)
{
    const struct policy_flow *fl = &po->flow[flow];

    if (flow == POLICY_NO_RULE)
        return WEIGER_GEEN_GRONDSLAG;
    if (stands_still(po, q, fl) != WEIGER_GEEN)
        return stands_still(po, q, fl);
    if (!in_date(po, r->ground, q->vandaag))
        return WEIGER_GEEN_GRONDSLAG;
    return policy_can_hold(po, fl, r) ? WEIGER_GEEN : (enum weiger)r->weiger;
}

/* The ground of the first flow on which it may go by exception. */
static const char *
exception_of(const struct policy *po, const struct policy_question *q,
    uint16_t rule)
{
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];

        if (fl->doel == q->doel && fl->to == q->ontvanger &&
            elset_has(&fl->may, q->element) &&
            policy_rule_weighed(po, (uint16_t)i, rule, true) == WEIGHED_SO)
            return po->ground[fl->weighing].code;
    }
    return "";
}

static void
answer_rule(const struct policy *po, const struct policy_question *q,
    struct policy_answer *a)
{
    const struct policy_rule *r = &po->rule[a->rule];
    enum weiger why;

    a->rule_id = r->id;
    a->reden_nl = r->why.nl;
    a->reden_en = r->why.en;
    a->condition = r->condition;
    a->weiger = (enum weiger)r->weiger;
    a->uitzondering = exception_of(po, q, a->rule);
    if (r->outcome == OUTCOME_ALLOW)
        a->kind = ANTWOORD_JA;
    else if (r->outcome == OUTCOME_CONDITION)
        answer_condition(po, q, a);
    if (a->kind == ANTWOORD_NEE)
        return;
    why = answer_flow(po, q, r, a->flow);
    if (why != WEIGER_GEEN)
        a->kind = ANTWOORD_NEE;
    a->weiger = why;
}

void
policy_question(const struct policy *po, const struct policy_question *q,
    struct policy_answer *a)
{
    uint8_t column =
        policy_find_column(po, terms_doel_kolom(q->doel), q->ontvanger);

    assert(q->element < EL__COUNT);
    *a = (struct policy_answer){.kind = ANTWOORD_NEE,
        .weiger = WEIGER_GEEN_GRONDSLAG,
        .rule = POLICY_NO_RULE,
        .flow = best_flow(po, q),
        .rule_id = "",
        .reden_nl = "Geen regel laat dit toe voor dit doel en deze ontvanger.",
        .reden_en = "No rule allows this for this purpose and recipient.",
        .voorwaarde_nl = "",
        .voorwaarde_en = "",
        .terugval = EL__NONE,
        .uitzondering = ""};
    if (elset_has(&po->blocked, q->element))
        a->weiger = WEIGER_BEROEPSGEHEIM;
    if (column != POLICY_NO_INDEX)
        a->rule = po->column[column].rule[q->element];
    answer_law(po, q, a);
    if (a->rule != POLICY_NO_RULE)
        answer_rule(po, q, a);
    if (a->kind != ANTWOORD_JA && !elset_has(&po->blocked, q->element))
        a->terugval = answer_fallback(po, q);
}

/* ---- what to do -------------------------------------------------------------------- */

static void
put_names(struct buf *out, const char *const *name, size_t n, bool en)
{
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "%s%s",
            i == 0      ? ""
            : i + 1 < n ? ", "
            : en        ? " or "
                        : " of ",
            name[i]);
}

static void
put_roles(struct buf *out, uint16_t mask, bool en)
{
    const char *name[ROL__COUNT];
    size_t n = 0;

    for (unsigned r = 0; r < ROL__COUNT; r++)
        if ((mask >> r & 1) != 0)
            name[n++] = terms_rol((enum rol)r);
    put_names(out, name, n, en);
}

static void
advise_request(struct buf *out, enum bv bv, bool en)
{
    static const char *const asks[] = {
        [BV_ID] = "hulpvraag.idbewijs",
        [BV_ONDERDAK] = "hulpvraag.onderdak",
        [BV_WERK_INKOMEN] = "hulpvraag.werk_inkomen",
        [BV_SCHULDEN] = "hulpvraag.schulden",
        [BV_ZORG] = "hulpvraag.zorg",
        [BV_NETWERK] = "hulpvraag.netwerk",
    };
    const char *on = bv < BV_NONE ? terms_bv(bv) : "";

    if (bv < BV_NONE)
        buf_printf(out,
            en ? "Set %s to J, or add a drplan.actie on %s that is still to "
                 "be done."
               : "Zet %s op J, of voeg een drplan.actie op %s toe die nog "
                 "gedaan moet worden.",
            asks[bv], on);
    else
        buf_text(out,
            en ? "Set a hulpvraag.* to J, or add a drplan.actie that is still "
                 "to be done; only what belongs to an open basic condition goes."
               : "Zet een hulpvraag.* op J, of voeg een drplan.actie toe die "
                 "nog gedaan moet worden; alleen wat bij een open "
                 "basisvoorwaarde hoort gaat mee.");
}

static void
advise_need(struct buf *out, const struct policy *po, const char *id, bool en)
{
    buf_printf(out,
        en ? "Write in bericht.noodzaak_motivering, in at least %u characters, "
             "why this person cannot do without it, and name '%s' there. The "
             "sender is "
           : "Schrijf in bericht.noodzaak_motivering in minstens %u tekens "
             "waarom het voor deze persoon onmisbaar is, en noem daarin '%s'. "
             "De afzender is ",
        po->param.motivation_chars, id);
    put_roles(out, po->condition[3].senders, en);
    buf_byte(out, '.');
}

static void
advise_phase(struct buf *out, const struct policy *po, bool en)
{
    const char *name[FASE__COUNT];
    size_t n = 0;

    for (unsigned f = 0; f < FASE__COUNT; f++)
        if ((po->condition[4].phases >> f & 1) != 0)
            name[n++] = terms_fase((enum fase)f);
    buf_text(out, en ? "Wait until detentie.fase is "
                     : "Wacht tot detentie.fase gelijk is aan ");
    put_names(out, name, n, en);
    buf_byte(out, '.');
}

static void
advise_part(struct buf *out, const struct policy *po, enum element e, bool en)
{
    const struct policy_part *p;

    if (po->part_at[e] == POLICY_NO_INDEX)
        return;
    p = &po->part[po->part_at[e]];
    if (p->recipients != 0) {
        buf_text(out, en ? "Only for " : "Alleen voor ");
        put_roles(out, p->recipients, en);
        buf_byte(out, '.');
    } else if (p->code_n > 0) {
        buf_text(out,
            en ? "Give it; what goes is " : "Geef het op; wat gaat is ");
        put_names(out, p->code, p->code_n, en);
        if (p->other != NULL)
            buf_printf(out,
                en ? ", any other value becomes %s"
                   : ", elke andere waarde "
                     "wordt %s",
                p->other);
        buf_byte(out, '.');
    } else if (p->open_only) {
        advise_request(out, BV_NONE, en);
    } else {
        buf_text(out, en ? "Nothing: all of it is the part that may go."
                         : "Niets: het gegeven is zelf al het deel dat mag.");
    }
}

/* Conditions that ask the same of every element and recipient. */
static struct policy_text
fixed_advice(unsigned c)
{
    static const struct policy_text text[POLICY_CONDITION_MAX + 1] = {
        [5] = {"Zet detentie.titel_na_detentie op J, als er na de detentie een "
               "justitiële titel blijft.",
            "Set detentie.titel_na_detentie to J, if a judicial title remains "
            "after detention."},
        [6] = {"Noem in bericht.besluit_mandaat wie besloot, in "
               "bericht.bevestiging_tweede een ander die bevestigde, en in "
               "bericht.ontvanger_gemandateerde wie bij de ontvanger "
               "gemandateerd is.",
            "Name in bericht.besluit_mandaat who decided, in "
            "bericht.bevestiging_tweede another person who confirmed, and in "
            "bericht.ontvanger_gemandateerde the delegate at the recipient."},
        [7] = {"Vertel de ander dat hij genoemd wordt en zet "
               "bericht.derde_geinformeerd op J, of geef alleen "
               "netwerk.steunpersoon_relatie.",
            "Tell the other person about being named and set "
            "bericht.derde_geinformeerd to J, or give only "
            "netwerk.steunpersoon_relatie."},
        [8] = {"Vertel betrokkene wat er gedeeld wordt en vul "
               "medewerking.geinformeerd_op met die dag.",
            "Tell the person what is shared and fill "
            "medewerking.geinformeerd_op with that day."},
        [11] = {"Noem het convenant in bericht.convenant_id en de casus in "
                "bericht.casus_id.",
            "Name the covenant in bericht.convenant_id and the case in "
            "bericht.casus_id."},
    };

    return text[c];
}

void
policy_advice(const struct policy *po, const struct policy_question *q,
    const struct policy_answer *a, bool en, struct buf *out)
{
    struct policy_text fixed = fixed_advice(a->condition);

    if (fixed.nl != NULL)
        buf_text(out, en ? fixed.en : fixed.nl);
    else if (a->condition == 1)
        advise_request(out,
            elset_has(&po->per_occurrence, q->element)
                ? BV_NONE
                : catalogue_element(q->element)->bv,
            en);
    else if (a->condition == 3)
        advise_need(out, po, catalogue_element(q->element)->id, en);
    else if (a->condition == 4)
        advise_phase(out, po, en);
    else if (a->condition == 9)
        advise_part(out, po, q->element, en);
    else if (a->condition == 10)
        buf_printf(out, "%s%s",
            en ? "Verify the BSN against this person and set "
                 "bericht.bsn_geverifieerd to J"
               : "Verifieer het BSN aan deze persoon en zet "
                 "bericht.bsn_geverifieerd op J",
            q->ontvanger != ROL_GN ? "."
            : en ? "; the recipient is the municipality of registration or "
                   "return."
                 : "; de ontvanger is de gemeente van inschrijving of "
                   "terugkeer.");
}
