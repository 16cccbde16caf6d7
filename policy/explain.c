/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/explain.h"

#include <assert.h>

#include "policy/compile.h"

#include "base/banned.h"

/* ---- a decision ----------------------------------------------------------- */

static const char *
pick(bool en, const char *nl_text, const char *en_text)
{
    return en ? en_text : nl_text;
}

static const char *
outcome_word(const struct policy_line *l, bool en)
{
    if (l->verdict != VERDICT_DISCLOSE)
        return pick(en, "achtergehouden", "withheld");
    if (l->deel != 0)
        return pick(en, "deels verstrekt", "part disclosed");
    return pick(en, "verstrekt", "disclosed");
}

static void
put_head(const struct policy *po, const struct decision *d, bool en,
    struct buf *out)
{
    unsigned n = elset_n(&d->offered), m = elset_n(&d->disclosed);

    buf_text(out, pick(en, "BESLUIT    ", "DECISION   "));
    if (!d->released)
        buf_printf(out, "%s: %s%s%s", pick(en, "geweigerd", "refused"),
            terms_weiger(d->refusal), en ? "" : ", ",
            en ? "" : terms_weiger_tekst(d->refusal));
    else
        buf_printf(out,
            en ? "%s: %u of %u offered elements"
               : "%s: %u van %u aangeboden elementen",
            m == n ? pick(en, "verstrekt", "disclosed")
                   : pick(en, "deels verstrekt", "partly disclosed"),
            m, n);
    buf_printf(out, "\n%s%s\n", pick(en, "BELEID     ", "POLICY     "),
        po->stamp);
}

static void
put_ground(const struct policy *po, const char *label, const char *code,
    struct buf *out)
{
    buf_printf(out, "%s%s (%s)\n", label, policy_grond_tekst(po, code), code);
}

static void
put_flow(const struct policy *po, const struct decision *d, bool en,
    struct buf *out)
{
    const struct policy_flow *fl;

    if (d->flow >= po->flow_n)
        return;
    fl = &po->flow[d->flow];
    buf_printf(out, "%s%s %s, %s %s %s, %s %s, %s %s\n",
        pick(en, "BERICHT    ", "MESSAGE    "),
        terms_bericht((enum bericht)fl->type),
        terms_bericht_naam((enum bericht)fl->type),
        terms_rol((enum rol)fl->from), pick(en, "naar", "to"),
        terms_rol((enum rol)fl->to), pick(en, "doel", "purpose"),
        terms_doel((enum doel)fl->doel), pick(en, "kolom", "column"),
        po->column[fl->column].code);
    put_ground(po, pick(en, "GEVER      ", "GIVER      "),
        policy_grond_gever(po, d->flow), out);
    put_ground(po, pick(en, "ONTVANGER  ", "RECIPIENT  "),
        policy_grond_ontvanger(po, d->flow), out);
    buf_text(out, pick(en, "AFSPRAAK   ", "AGREEMENT  "));
    policy_agreement_text(po, d->flow, en, out);
    buf_byte(out, '\n');
}

static void
put_reason(const struct policy *po, const struct decision *d, enum element e,
    bool en, struct buf *out)
{
    const struct policy_line *l = &d->line[e];

    if (l->verdict != VERDICT_DISCLOSE)
        buf_printf(out, "%s: ", terms_weiger((enum weiger)l->weiger));
    if (l->rule != POLICY_NO_RULE)
        buf_text(out, policy_rule_reden(po, l->rule, en));
    else
        buf_text(out, pick(en, "Geen regel laat dit toe in dit bericht.",
                          "No rule allows this in this message."));
    policy_weighing_text(po, d, e, en, out);
    if (l->condition != 0)
        buf_printf(out, " (C%u)", l->condition);
    if (l->fallback != EL__NONE)
        buf_printf(out, " %s: %s.",
            pick(en, "In de plaats komt", "Instead goes"),
            catalogue_element((enum element)l->fallback)->id);
    buf_byte(out, '\n');
}

/* How wide the columns must be to hold their longest word. */
static void
measure(const struct policy *po, const struct decision *d, int width[2])
{
    width[0] = width[1] = 8;
    for (unsigned i = 0; i < EL__COUNT; i++) {
        int a, b;

        if (!elset_has(&d->offered, (enum element)i))
            continue;
        a = (int)strlen(catalogue_element((enum element)i)->id);
        b = (int)strlen(policy_rule_id(po, d->line[i].rule));
        width[0] = a > width[0] ? a : width[0];
        width[1] = b > width[1] ? b : width[1];
    }
}

/* What had to be there and was not, and the process rule that asks for it. */
static void
put_missing(const struct policy *po, const struct decision *d, bool en,
    struct buf *out)
{
    enum bericht type = d->flow < po->flow_n
                            ? (enum bericht)po->flow[d->flow].type
                            : BERICHT__COUNT;
    const char *rule = "";
    bool first = true;

    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;

        if (!elset_has(&d->refused_on, e) || elset_has(&d->offered, e))
            continue;
        buf_text(out,
            first ? pick(en, "\nONTBREEKT  ", "\nMISSING    ") : ", ");
        buf_text(out, catalogue_element(e)->id);
        if (rule[0] == '\0')
            rule = policy_content_rule(po, type, e);
        first = false;
    }
    if (!first)
        buf_byte(out, '\n');
    if (rule[0] != '\0')
        buf_printf(out, "%s%s: %s\n", pick(en, "REGEL      ", "RULE       "),
            rule, policy_content_text(rule, en));
}

void
policy_explain(const struct policy *po, const struct decision *d, bool en,
    struct buf *out)
{
    int w[2];

    put_head(po, d, en, out);
    put_flow(po, d, en, out);
    put_missing(po, d, en, out);
    measure(po, d, w);
    buf_printf(out, "\n%-*s  %-15s  %-*s  %s\n", w[0],
        pick(en, "VELD", "FIELD"), pick(en, "UITKOMST", "OUTCOME"), w[1],
        pick(en, "REGEL", "RULE"), pick(en, "REDEN", "REASON"));
    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;
        const char *id = policy_rule_id(po, d->line[i].rule);

        if (!elset_has(&d->offered, e))
            continue;
        buf_printf(out, "%-*s  %-15s  %-*s  ", w[0], catalogue_element(e)->id,
            outcome_word(&d->line[i], en), w[1], id[0] == '\0' ? "-" : id);
        put_reason(po, d, e, en, out);
    }
}

/* ---- a question ----------------------------------------------------------- */

static uint16_t
first_flow(const struct policy *po, const struct policy_question *q)
{
    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].doel == q->doel && po->flow[i].to == q->ontvanger &&
            (po->header[q->element] != POLICY_NO_RULE ||
                elset_has(&po->flow[i].may, q->element)))
            return (uint16_t)i;
    return POLICY_NO_RULE;
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

void
policy_question(const struct policy *po, const struct policy_question *q,
    struct policy_answer *a)
{
    uint8_t column =
        policy_find_column(po, terms_doel_kolom(q->doel), q->ontvanger);
    const struct policy_rule *r;

    assert(q->element < EL__COUNT);
    *a = (struct policy_answer){.kind = ANTWOORD_NEE,
        .weiger = WEIGER_GEEN_GRONDSLAG,
        .rule = POLICY_NO_RULE,
        .flow = first_flow(po, q),
        .rule_id = "",
        .reden_nl = "Geen regel laat dit toe voor dit doel en deze ontvanger.",
        .reden_en = "No rule allows this for this purpose and recipient.",
        .voorwaarde_nl = "",
        .voorwaarde_en = "",
        .uitzondering = ""};
    a->grond = policy_grond_gever(po, a->flow);
    a->grond_tekst = policy_grond_tekst(po, a->grond);
    if (elset_has(&po->blocked, q->element))
        a->weiger = WEIGER_BEROEPSGEHEIM;
    if (column == POLICY_NO_INDEX ||
        po->column[column].rule[q->element] == POLICY_NO_RULE)
        return;
    a->rule = po->column[column].rule[q->element];
    r = &po->rule[a->rule];
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
    if (a->kind != ANTWOORD_NEE && a->flow == POLICY_NO_RULE) {
        a->kind = ANTWOORD_NEE;
        a->weiger = WEIGER_GEEN_GRONDSLAG;
    }
    if (a->kind != ANTWOORD_NEE)
        a->weiger = WEIGER_GEEN;
}
