/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/explain.h"

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
