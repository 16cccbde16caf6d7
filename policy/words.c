/* SPDX-License-Identifier: EUPL-1.2 */
/* What a decision refers to by number, in words. */
#include "base/clock.h"
#include "policy/compile.h"

#include "base/banned.h"

const char *
policy_version(const struct policy *po)
{
    return po->version;
}

const uint8_t *
policy_hash(const struct policy *po)
{
    return po->hash;
}

bool
policy_asks_gemeente(const struct policy *po, uint16_t flow)
{
    return flow < po->flow_n &&
           po->flow[flow].needs_municipality == MUNICIPALITY_CONFIRMED;
}

unsigned
policy_short_stay_days(const struct policy *po)
{
    return po->param.short_stay_days;
}

const char *const policy_stand_word[STAND__COUNT] = {"concept", "akkoord",
    "opgeschort", "opgezegd", "verlopen"};

uint16_t
policy_flow_find(const struct policy *po, enum bericht type, enum rol from,
    enum rol to, bool namens_college)
{
    const struct policy_case k = {.type = type,
        .from = from,
        .to = to,
        .o = {.namens_college = namens_college}};

    return policy_case_flow(po, &k);
}

bool
policy_agreement_of(const struct policy *po, uint16_t flow,
    struct policy_afspraak *a)
{
    const struct policy_agreement *g;

    if (flow >= po->flow_n)
        return false;
    g = &po->agreement[po->flow[flow].agreement];
    *a = (struct policy_afspraak){.code = g->code,
        .nl = g->name.nl,
        .en = g->name.en,
        .stand = policy_stand_word[g->stand],
        .begin = g->from,
        .einde = g->to,
        .herhaling = g->retry};
    return true;
}

void
policy_agreement_text(const struct policy *po, uint16_t flow, bool en,
    struct buf *out)
{
    static const char *const en_word[STAND__COUNT] = {"draft", "agreed",
        "suspended", "ended by notice", "expired"};
    struct policy_afspraak a;
    char day[CLOCK_DATE_LEN + 1];
    unsigned stand;

    if (!policy_agreement_of(po, flow, &a))
        return;
    stand = po->agreement[po->flow[flow].agreement].stand;
    clock_day(a.begin, day);
    buf_printf(out, "%s (%s): %s, %s %s", a.code, en ? a.en : a.nl,
        en ? en_word[stand] : a.stand, en ? "from" : "vanaf", day);
    if (a.einde == INT64_MAX)
        return;
    clock_day(a.einde, day);
    buf_printf(out, " %s %s", en ? "up to and including" : "tot en met", day);
}

const char *
policy_grond_gever(const struct policy *po, uint16_t flow)
{
    return flow < po->flow_n ? po->ground[po->flow[flow].giver].code : "";
}

const char *
policy_grond_ontvanger(const struct policy *po, uint16_t flow)
{
    return flow < po->flow_n ? po->ground[po->flow[flow].receiver].code : "";
}

const char *
policy_grond_tekst(const struct policy *po, const char *code)
{
    uint8_t i = policy_find_ground(po, span_of(code));

    return i == POLICY_NO_INDEX ? "" : po->ground[i].aanhaling;
}

const char *
policy_rule_grond(const struct policy *po, uint16_t rule)
{
    if (rule >= po->rule_n || po->rule[rule].ground == POLICY_NO_INDEX)
        return "";
    return po->ground[po->rule[rule].ground].code;
}

const char *
policy_rule_id(const struct policy *po, uint16_t rule)
{
    return rule < po->rule_n ? po->rule[rule].id : "";
}

const char *
policy_rule_reden(const struct policy *po, uint16_t rule, bool en)
{
    if (rule >= po->rule_n)
        return "";
    return en ? po->rule[rule].why.en : po->rule[rule].why.nl;
}

const char *
policy_condition_text(const struct policy *po, unsigned c, bool en)
{
    if (c > POLICY_CONDITION_MAX || !po->condition[c].defined)
        return "";
    return en ? po->condition[c].name.en : po->condition[c].name.nl;
}

/* ---- rule R30 ------------------------------------------------------------- */

const struct policy_flow *
policy_first_flow(const struct policy *po, enum bericht type)
{
    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].type == type)
            return &po->flow[i];
    return NULL;
}

static bool
is_contact(enum element e)
{
    return e == EL_CONTACT_CASEMANAGER_NAAM ||
           e == EL_CONTACT_CASEMANAGER_TELEFOON ||
           e == EL_CONTACT_PI_FUNCTIONELE_POSTBUS;
}

const char *
policy_content_rule(const struct policy *po, enum bericht type, enum element e)
{
    const struct policy_flow *fl = policy_first_flow(po, type);

    return fl != NULL && fl->contact_r30 && is_contact(e) ? "R30" : "";
}

const char *
policy_content_text(const char *rule, bool en)
{
    if (strcmp(rule, "R30") != 0)
        return "";
    return en ? "name and phone of the case manager, or the functional mailbox"
              : "naam en telefoon van de casemanager, of de functionele "
                "postbus";
}
