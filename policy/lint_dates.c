/* SPDX-License-Identifier: EUPL-1.2 */
/* What has ended, ends soon or has yet to begin, and what stops with it. */
#include <stdio.h>

#include "base/clock.h"
#include "policy/lint.h"

#include "base/banned.h"

enum { FLOWS_SHOWN = 5, FLOWS_MAX = 160 };

/* The flows that stop with something. */
struct stops {
    char text[FLOWS_MAX];
    unsigned n;
};

static void
stops_add(struct stops *st, const struct policy_flow *fl)
{
    size_t used = strlen(st->text);

    if (st->n++ < FLOWS_SHOWN)
        (void)snprintf(st->text + used, sizeof(st->text) - used, "%s%s %s-%s",
            used == 0 ? "" : ", ", terms_bericht((enum bericht)fl->type),
            terms_rol((enum rol)fl->from), terms_rol((enum rol)fl->to));
    else if (st->n == FLOWS_SHOWN + 1)
        (void)snprintf(st->text + used, sizeof(st->text) - used, ", ...");
}

static const char *
day_text(int64_t day, char out[static CLOCK_DATE_LEN + 1])
{
    clock_day(day, out);
    return out;
}

/* ---- grounds ------------------------------------------------------------------ */

/* The flows on a ground; *rules: how many rules name it as their own. */
static struct stops
on_ground(const struct policy *po, unsigned g, unsigned *rules)
{
    struct stops st = {0};

    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].giver == g || po->flow[i].receiver == g)
            stops_add(&st, &po->flow[i]);
    *rules = 0;
    for (unsigned i = 0; i < po->rule_n; i++)
        *rules += po->rule[i].ground == g;
    return st;
}

static void
lint_ground(struct lint *l, const struct policy *po, unsigned g,
    int64_t vandaag)
{
    const struct policy_ground *gr = &po->ground[g];
    char day[CLOCK_DATE_LEN + 1];
    unsigned rules;
    struct stops st = on_ground(po, g, &rules);

    if (st.n == 0 && rules == 0)
        return;
    if (gr->to < vandaag)
        policy_lint_add(l, LINT_GROND_VERLOPEN, gr->place,
            "%s gold tot en met %s; stil staan %u stromen (%s) en %u regels",
            "%s was in force up to %s; %u flows (%s) and %u rules stand still",
            gr->code, day_text(gr->to, day), st.n, st.text, rules);
    else if (gr->to < vandaag + LINT_DAYS)
        policy_lint_add(l, LINT_GROND_90, gr->place,
            "%s geldt tot en met %s; daarna stoppen %u stromen (%s) en %u "
            "regels",
            "%s is in force up to %s; then %u flows (%s) and %u rules stop",
            gr->code, day_text(gr->to, day), st.n, st.text, rules);
    if (gr->from > vandaag)
        policy_lint_add(l, LINT_GROND_LATER, gr->place,
            "%s geldt vanaf %s; tot dan staan %u stromen (%s) en %u regels "
            "stil",
            "%s is in force from %s; until then %u flows (%s) and %u rules "
            "stand still",
            gr->code, day_text(gr->from, day), st.n, st.text, rules);
}

/* ---- agreements ---------------------------------------------------------------- */

static struct stops
on_agreement(const struct policy *po, unsigned a)
{
    struct stops st = {0};

    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].agreement == a)
            stops_add(&st, &po->flow[i]);
    return st;
}

static void
lint_agreement(struct lint *l, const struct policy *po, unsigned at,
    int64_t vandaag)
{
    const struct policy_agreement *a = &po->agreement[at];
    struct stops st = on_agreement(po, at);
    char day[CLOCK_DATE_LEN + 1];

    if (st.n == 0)
        return;
    if (!a->akkoord)
        policy_lint_add(l, LINT_AFSPRAAK, a->place,
            "%s is niet akkoord; stil staan %u stromen (%s)",
            "%s is not agreed; %u flows stand still (%s)", a->code, st.n,
            st.text);
    if (a->to < vandaag)
        policy_lint_add(l, LINT_AFSPRAAK, a->place,
            "%s liep tot en met %s; stil staan %u stromen (%s)",
            "%s ran up to %s; %u flows stand still (%s)", a->code,
            day_text(a->to, day), st.n, st.text);
    else if (a->to < vandaag + LINT_DAYS)
        policy_lint_add(l, LINT_AFSPRAAK_90, a->place,
            "%s loopt tot en met %s; daarna stoppen %u stromen (%s)",
            "%s runs up to %s; then %u flows stop (%s)", a->code,
            day_text(a->to, day), st.n, st.text);
    if (a->from > vandaag)
        policy_lint_add(l, LINT_AFSPRAAK, a->place,
            "%s begint op %s; tot dan staan %u stromen stil (%s)",
            "%s begins on %s; until then %u flows stand still (%s)", a->code,
            day_text(a->from, day), st.n, st.text);
}

void
policy_lint_dates(struct lint *l, const struct policy *po, int64_t vandaag)
{
    char day[CLOCK_DATE_LEN + 1];

    if (po->from > vandaag)
        policy_lint_add(l, LINT_LATER, (struct policy_place){0},
            "dit beleid geldt vanaf %s", "this policy is in force from %s",
            day_text(po->from, day));
    for (unsigned i = 0; i < po->ground_n; i++)
        lint_ground(l, po, i, vandaag);
    for (unsigned i = 0; i < po->agreement_n; i++)
        lint_agreement(l, po, i, vandaag);
}
