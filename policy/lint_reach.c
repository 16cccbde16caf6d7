/* SPDX-License-Identifier: EUPL-1.2 */
/* What no message reaches, and what contradicts what. */
#include <stdio.h>

#include "policy/lint.h"

#include "base/banned.h"

enum { NAMES_SHOWN = 4, NAMES_MAX = 240 };

/* ---- what can be ----------------------------------------------------------- */

bool
policy_can_hold(const struct policy *po, const struct policy_flow *fl,
    const struct policy_rule *r)
{
    const struct policy_part *part;

    switch (r->condition) {
    case 3:
        return (po->condition[3].senders >> fl->from & 1) != 0;
    case 4:
        return po->condition[4].phases != 0;
    case 6: /* two confirmations exist on these channels only */
        return fl->doel == DOEL_RISICO_18B || fl->doel == DOEL_BIJ;
    case 9:
        if (po->part_at[r->element] == POLICY_NO_INDEX)
            return false;
        part = &po->part[po->part_at[r->element]];
        return part->recipients == 0 || (part->recipients >> fl->to & 1) != 0;
    case 11: /* covenant and case are those of the cooperation */
        return fl->doel == DOEL_PGA_WGS;
    default:
        return true;
    }
}

static bool
carries(const struct policy *po, const struct policy_flow *fl, enum element e)
{
    return po->header[e] != POLICY_NO_RULE || elset_has(&fl->may, e);
}

static const struct policy_rule *
rule_at(const struct policy *po, const struct policy_column *col,
    enum element e)
{
    return col->rule[e] == POLICY_NO_RULE ? NULL : &po->rule[col->rule[e]];
}

bool
policy_can_go(const struct policy *po, const struct policy_flow *fl,
    enum element e)
{
    const struct policy_rule *r = rule_at(po, &po->column[fl->column], e);

    return r != NULL && r->outcome != OUTCOME_DENY &&
           !elset_has(&po->blocked, e) && carries(po, fl, e) &&
           policy_can_hold(po, fl, r);
}

/* ---- names in a sentence ---------------------------------------------------- */

struct names {
    char text[NAMES_MAX];
    unsigned n;
};

static void
names_add(struct names *ns, const char *name)
{
    size_t used = strlen(ns->text);

    if (ns->n++ < NAMES_SHOWN)
        (void)snprintf(ns->text + used, sizeof(ns->text) - used, "%s%s",
            used == 0 ? "" : ", ", name);
    else if (ns->n == NAMES_SHOWN + 1)
        (void)snprintf(ns->text + used, sizeof(ns->text) - used, ", ...");
}

/* ---- messages ---------------------------------------------------------------- */

static const char *
id_of(unsigned e)
{
    return catalogue_element((enum element)e)->id;
}

/* Required, and yet the recipient never gets it. */
static void
lint_required(struct lint *l, const struct policy *po,
    const struct policy_flow *fl)
{
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct policy_rule *r =
            rule_at(po, &po->column[fl->column], (enum element)e);

        if (!elset_has(&fl->required, (enum element)e) ||
            policy_can_go(po, fl, (enum element)e))
            continue;
        if (r != NULL && r->outcome == OUTCOME_CONDITION)
            policy_lint_add(l, LINT_TEGENSPRAAK, fl->place,
                "%s vraagt %s, maar in %s kan C%u van %s naar %s nooit gelden",
                "%s requires %s, but in %s C%u can never hold from %s to %s",
                terms_bericht((enum bericht)fl->type), id_of(e),
                po->column[fl->column].code, r->condition,
                terms_rol((enum rol)fl->from), terms_rol((enum rol)fl->to));
        else
            policy_lint_add(l, LINT_TEGENSPRAAK, fl->place,
                "%s van %s vraagt %s, maar kolom %s weigert het",
                "%s from %s requires %s, but column %s denies it",
                terms_bericht((enum bericht)fl->type),
                terms_rol((enum rol)fl->from), id_of(e),
                po->column[fl->column].code);
    }
}

/* Does any flow of this type bring it to somebody? */
static bool
type_brings(const struct policy *po, unsigned type, enum element e)
{
    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].type == type && policy_can_go(po, &po->flow[i], e))
            return true;
    return false;
}

/* What a row names by itself and brings to nobody.  Once per type: the flows
 * of a row share its lists. */
static void
lint_listed(struct lint *l, const struct policy *po,
    const struct policy_flow *fl)
{
    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;

        if (!elset_has(&fl->listed, e))
            continue;
        if (elset_has(&po->blocked, e))
            policy_lint_add(l, LINT_TEGENSPRAAK, fl->place,
                "%s noemt %s bij 'mag', maar dat gaat nooit (70-blokkades)",
                "%s names %s under 'mag', but that never goes (70-blokkades)",
                terms_bericht((enum bericht)fl->type), id_of(i));
        else if (!elset_has(&fl->required, e) && !type_brings(po, fl->type, e))
            policy_lint_add(l, LINT_LOOS, fl->place,
                "%s noemt %s bij 'mag', maar geen ontvanger mag het hebben",
                "%s names %s under 'mag', but no recipient may have it",
                terms_bericht((enum bericht)fl->type), id_of(i));
    }
}

static void
lint_flows(struct lint *l, const struct policy *po)
{
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];

        lint_required(l, po, fl);
        if (fl == policy_first_flow(po, (enum bericht)fl->type))
            lint_listed(l, po, fl);
    }
}

/* ---- columns ----------------------------------------------------------------- */

struct seen {
    bool flow;    /* the column has one */
    bool carried; /* ... that carries the element */
    bool holds;   /* ... in which the condition can hold */
};

static struct seen
look_at(const struct policy *po, unsigned column, const struct policy_rule *r)
{
    struct seen s = {0};

    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];

        if (fl->column != column)
            continue;
        s.flow = true;
        if (!carries(po, fl, (enum element)r->element))
            continue;
        s.carried = true;
        s.holds = s.holds || policy_can_hold(po, fl, r);
    }
    return s;
}

/* Rules that open something, and yet open nothing. */
static void
lint_rules(struct lint *l, const struct policy *po, unsigned column)
{
    const struct policy_column *col = &po->column[column];
    struct names loose = {0};
    bool flow = false;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct policy_rule *r = rule_at(po, col, (enum element)e);
        struct seen s;

        if (r == NULL)
            continue;
        s = look_at(po, column, r);
        flow = flow || s.flow;
        if (!s.flow || r->outcome == OUTCOME_DENY ||
            po->header[e] != POLICY_NO_RULE)
            continue;
        if (!s.carried)
            names_add(&loose, id_of(e));
        else if (!s.holds)
            policy_lint_add(l, LINT_NOOIT, r->place,
                "%s: C%u kan in geen bericht van deze kolom gelden",
                "%s: C%u can hold in no message of this column", r->id,
                r->condition);
    }
    if (!flow)
        policy_lint_add(l, LINT_KOLOM_LEEG, col->place,
            "kolom %s: geen bericht brengt iets langs deze regels",
            "column %s: no message runs along these rules", col->code);
    if (loose.n > 0)
        policy_lint_add(l, LINT_ONBEREIKBAAR, col->place,
            "%s: %u gegevens zijn toegestaan maar in geen bericht (%s)",
            "%s: %u elements are allowed but in no message (%s)", col->code,
            loose.n, loose.text);
}

static void
lint_assumed(struct lint *l, const struct policy *po)
{
    for (unsigned c = 0; c < po->column_n; c++) {
        const struct policy_column *col = &po->column[c];
        unsigned n = 0, all = 0;

        for (unsigned e = 0; e < EL__COUNT; e++) {
            const struct policy_rule *r = rule_at(po, col, (enum element)e);

            if (r == NULL || po->header[e] != POLICY_NO_RULE)
                continue;
            all++;
            n += r->status == STATUS_AANNAME;
        }
        if (n > 0)
            policy_lint_add(l, LINT_AANNAME, col->place,
                "%s: %u van %u regels wachten op akkoord van een jurist",
                "%s: %u of %u rules wait for sign-off by a lawyer", col->code,
                n, all);
    }
}

/* ---- elements ------------------------------------------------------------------ */

/* The first rule on an element; nowhere when there is none. */
static struct policy_place
first_place(const struct policy *po, enum element e)
{
    for (unsigned c = 0; c < po->column_n; c++)
        if (po->column[c].rule[e] != POLICY_NO_RULE)
            return po->rule[po->column[c].rule[e]].place;
    return (struct policy_place){0};
}

static void
lint_nobody(struct lint *l, const struct policy *po)
{
    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;
        bool goes = false;

        if (elset_has(&po->blocked, e) || elset_has(&po->steering, e) ||
            elset_has(&po->produced, e))
            continue;
        for (unsigned f = 0; f < po->flow_n && !goes; f++)
            goes = policy_can_go(po, &po->flow[f], e);
        if (!goes)
            policy_lint_add(l, LINT_NIEMAND, first_place(po, e), "%s", "%s",
                id_of(i));
    }
}

/* ---- stand-ins, expectations ---------------------------------------------------- */

bool
policy_can_replace(const struct policy *po, const struct policy_replace *r)
{
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        const struct policy_rule *rule =
            rule_at(po, &po->column[fl->column], (enum element)r->element);

        if ((rule == NULL || rule->outcome != OUTCOME_ALLOW ||
                !carries(po, fl, (enum element)r->element)) &&
            policy_can_go(po, fl, (enum element)r->by))
            return true;
    }
    return false;
}

static void
lint_replace(struct lint *l, const struct policy *po)
{
    for (unsigned i = 0; i < po->replace_n; i++) {
        const struct policy_replace *r = &po->replace[i];

        if (!policy_can_replace(po, r))
            policy_lint_add(l, LINT_VERVANGING_NOOIT, r->place,
                "%s wijkt nooit voor %s: waar het kan achterblijven, mag dat "
                "niet mee",
                "%s never gives way to %s: where it can be withheld, that may "
                "not go",
                id_of(r->element), id_of(r->by));
    }
}

static void
lint_expect(struct lint *l, const struct policy *po)
{
    for (unsigned i = 0; i < po->expect_n; i++) {
        const struct policy_expect *x = &po->expect[i];
        bool known = false;

        for (unsigned t = 0; t < BERICHT__COUNT; t++)
            known =
                known || ((x->types >> t & 1) != 0 &&
                             policy_first_flow(po, (enum bericht)t) != NULL);
        if (!known)
            policy_lint_add(l, LINT_VOLLEDIGHEID_LOOS, x->place,
                "'%s' gaat over berichten die er niet zijn",
                "'%s' is about messages that are not there", x->id);
    }
}

/* ---- described, and used nowhere -------------------------------------------------- */

static void
unused(struct lint *l, struct policy_place at, const char *nl, const char *en,
    const char *name)
{
    policy_lint_add(l, LINT_ONGEBRUIKT, at, "%s%.0s %s", "%.0s%s %s", nl, en,
        name);
}

static void
lint_conditions(struct lint *l, const struct policy *po)
{
    bool named[POLICY_CONDITION_MAX + 1] = {false}, part[EL__COUNT] = {false};
    char name[8];

    for (unsigned i = 0; i < po->rule_n; i++) {
        named[po->rule[i].condition] = true;
        if (po->rule[i].condition == 9)
            part[po->rule[i].element] = true;
    }
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++) {
        (void)snprintf(name, sizeof(name), "C%u", c);
        if (po->condition[c].defined && !named[c])
            unused(l, po->condition[c].place, "voorwaarde", "condition", name);
    }
    for (unsigned i = 0; i < po->part_n; i++)
        if (!part[po->part[i].element])
            unused(l, po->part[i].place, "deel van", "part of",
                id_of(po->part[i].element));
}

static void
lint_words(struct lint *l, const struct policy *po)
{
    bool doel[DOEL__COUNT] = {false}, rol[ROL__COUNT] = {false};

    for (unsigned i = 0; i < po->flow_n; i++) {
        doel[po->flow[i].doel] = true;
        rol[po->flow[i].from] = rol[po->flow[i].to] = true;
    }
    for (unsigned d = 0; d < DOEL__COUNT; d++)
        if (po->doel[d].nl != NULL && !doel[d])
            unused(l, po->doel_place[d], "doel", "purpose",
                terms_doel((enum doel)d));
    for (unsigned r = 0; r < ROL__COUNT; r++)
        if (po->rol[r].nl != NULL && !rol[r])
            unused(l, po->rol_place[r], "rol", "role", terms_rol((enum rol)r));
    for (unsigned i = 0; i < po->term_n; i++)
        if (!po->term[i].used && strcmp(po->term[i].name, "logboek") != 0)
            unused(l, po->term[i].place, "termijn", "term", po->term[i].name);
}

static bool
ground_used(const struct policy *po, unsigned g)
{
    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].giver == g || po->flow[i].receiver == g)
            return true;
    for (unsigned i = 0; i < po->column_n; i++)
        if (po->column[i].giver == g || po->column[i].receiver == g)
            return true;
    for (unsigned i = 0; i < po->rule_n; i++)
        if (po->rule[i].ground == g)
            return true;
    return false;
}

static bool
agreement_used(const struct policy *po, unsigned a)
{
    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].agreement == a)
            return true;
    return false;
}

static void
lint_law(struct lint *l, const struct policy *po)
{
    for (unsigned i = 0; i < po->ground_n; i++)
        if (!ground_used(po, i))
            unused(l, po->ground[i].place, "grondslag", "ground",
                po->ground[i].code);
    for (unsigned i = 0; i < po->agreement_n; i++)
        if (!agreement_used(po, i))
            unused(l, po->agreement[i].place, "afspraak", "agreement",
                po->agreement[i].code);
}

void
policy_lint_reach(struct lint *l, const struct policy *po)
{
    lint_flows(l, po);
    for (unsigned c = 0; c < po->column_n; c++)
        lint_rules(l, po, c);
    lint_replace(l, po);
    lint_expect(l, po);
    lint_assumed(l, po);
    lint_conditions(l, po);
    lint_words(l, po);
    lint_law(l, po);
    lint_nobody(l, po);
}
