/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * weigh - what goes although the matrix says no
 *
 * Disclosing outside the matrix is an exception: in answer to a request, on one
 * of the five purposes of Wjsg 51c(2), and only after the five questions of the
 * policy rule on enforcement data (Stcrt. 2021, 41130) were answered.  Every
 * part of that is a bit of policy_outcomes.weighed, so that it can be decided
 * again.
 */
#include "policy/compile.h"

#include "base/banned.h"

enum { LETTER_AT = sizeof("WJSG_51C_") - 1 };

/* The purpose that a ground of Wjsg 51c(2) stands for: 1 .. 5, 0 for another. */
static unsigned
purpose_of(const char *code)
{
    if (strncmp(code, "WJSG_51C_", LETTER_AT) != 0 || code[LETTER_AT] < 'A' ||
        code[LETTER_AT] > 'E' || code[LETTER_AT + 1] != '\0')
        return 0;
    return (unsigned)(code[LETTER_AT] - 'A') + 1;
}

bool
policy_weigh_is_ground(const struct policy *po, uint8_t ground)
{
    return ground != POLICY_NO_INDEX && purpose_of(po->ground[ground].code) > 0;
}

/* Only these disclose under the Wjsg. */
bool
policy_weigh_may(enum rol from)
{
    return from == ROL_PI || from == ROL_DJI || from == ROL_JUSTID;
}

void
policy_weigh_outcomes(const struct policy_facts *f, struct policy_outcomes *o)
{
    const struct policy_weighing *w = &f->afweging;
    bool request = f->correlatie && f->verzoek == TRI_JA;

    if (!w->given)
        return;
    o->weighed = (uint8_t)(WEIGHED_GIVEN | (w->answers & WEIGHED_ANSWERS) |
                           (request ? WEIGHED_REQUEST : 0));
    o->doel_51c = w->doel_51c;
    o->scope = w->named;
}

/* Does this flow rest on the ground that the sender names, by exception? */
bool
policy_weigh_ground(const struct policy *po, const struct policy_flow *fl,
    const struct policy_outcomes *o, struct span named)
{
    return (o->weighed & WEIGHED_GIVEN) != 0 &&
           fl->weighing != POLICY_NO_INDEX &&
           policy_weigh_may((enum rol)fl->from) &&
           span_is(named, po->ground[fl->weighing].code);
}

enum policy_weighed
policy_weigh(const struct policy *po, const struct policy_flow *fl,
    const struct policy_case *k, enum element e)
{
    const struct policy_outcomes *o = &k->o;

    if (fl->weighing == POLICY_NO_INDEX || elset_has(&po->unweighed, e) ||
        !policy_weigh_may(k->from))
        return WEIGHED_NEVER;
    if (o->weighed != WEIGHED_ALL ||
        purpose_of(po->ground[fl->weighing].code) != o->doel_51c ||
        !policy_ground_holds(po, fl->weighing, k->vandaag))
        return WEIGHED_LACKING;
    return elset_has(&o->scope, e) || elset_has(&o->named, e) ? WEIGHED_SO
                                                              : WEIGHED_LACKING;
}

/* ---- words ------------------------------------------------------------------ */

static void
put_part(struct buf *out, bool *first, const char *text)
{
    buf_text(out, *first ? " " : ", ");
    buf_text(out, text);
    *first = false;
}

static void
put_lacking(const struct policy *po, const struct policy_flow *fl,
    const struct policy_outcomes *o, enum element e, bool en, struct buf *out)
{
    static const char *const what[][2] = {
        {"antwoord 1 (andere grondslag)", "answer 1 (other ground)"},
        {"antwoord 2 (zwaarwegend belang)", "answer 2 (weighty interest)"},
        {"antwoord 3 (doel van 51c)", "answer 3 (purpose of 51c)"},
        {"antwoord 4 (noodzaak)", "answer 4 (need)"},
        {"antwoord 5 (omvang en gevolgen)", "answer 5 (extent, consequences)"},
        {"een informatieverzoek (M29) van de ontvanger",
            "a request (M29) of the recipient"}};
    bool first = true;

    for (unsigned i = 0; i < sizeof(what) / sizeof(what[0]); i++)
        if ((o->weighed >> i & 1) == 0)
            put_part(out, &first, what[i][en]);
    if ((o->weighed & WEIGHED_GROUND) == 0 ||
        purpose_of(po->ground[fl->weighing].code) != o->doel_51c) {
        put_part(out, &first,
            en ? "as ground and purpose" : "als grondslag en doel");
        buf_printf(out, " %s", po->ground[fl->weighing].code);
    }
    if (!elset_has(&o->scope, e) && !elset_has(&o->named, e))
        put_part(out, &first,
            en ? "the name of the element in answer 5"
               : "de naam van het gegeven in antwoord 5");
    if (first)
        put_part(out, &first,
            en ? "a ground that is in force" : "een grondslag die geldt");
}

void
policy_weighing_text(const struct policy *po, const struct decision *d,
    enum element e, bool en, struct buf *out)
{
    const struct policy_line *l = &d->line[e];
    const struct policy_flow *fl;

    if (d->flow >= po->flow_n || l->weighed == WEIGHED_NEVER)
        return;
    fl = &po->flow[d->flow];
    if (fl->weighing == POLICY_NO_INDEX)
        return;
    if (l->weighed == WEIGHED_SO) {
        buf_printf(out,
            en ? " Disclosed by exception, after weighing, on request; ground: %s."
               : " Bij uitzondering verstrekt, na afweging en op verzoek; grondslag: %s.",
            po->ground[fl->weighing].code);
        return;
    }
    buf_text(out,
        en ? " May go by exception after the five answers of bericht.afweging; lacking:"
           : " Mag bij uitzondering mee na de vijf antwoorden van bericht.afweging; "
             "ontbreekt:");
    put_lacking(po, fl, &d->outcomes, e, en, out);
    buf_byte(out, '.');
}

enum policy_weighed
policy_rule_weighed(const struct policy *po, uint16_t flow, uint16_t rule,
    bool disclosed)
{
    const struct policy_flow *fl;

    if (flow >= po->flow_n || rule >= po->rule_n || !po->rule[rule].weighed)
        return WEIGHED_NEVER;
    fl = &po->flow[flow];
    if (fl->weighing == POLICY_NO_INDEX ||
        !policy_weigh_may((enum rol)fl->from))
        return WEIGHED_NEVER;
    return disclosed ? WEIGHED_SO : WEIGHED_LACKING;
}
