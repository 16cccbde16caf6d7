/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/fit.h"

#include <stdio.h>

#include "policy/lint.h"

#include "base/banned.h"

enum { FITS = -1 };

/* One flow, and one format that its recipient may use. */
struct fitting {
    const struct policy *po;
    const struct adapters *as;
    const struct policy_flow *fl;
    const struct adapter *to;
};

static bool
serves(const struct adapter *ad, uint8_t rol)
{
    return adapter_roles(ad) == 0 || (adapter_roles(ad) >> rol & 1) != 0;
}

static const struct policy_rule *
rule_of(const struct fitting *f, enum element e)
{
    uint16_t at = f->po->column[f->fl->column].rule[e];

    return at == POLICY_NO_RULE ? NULL : &f->po->rule[at];
}

static bool
is_carried(const struct fitting *f, enum element e)
{
    return f->po->header[e] != POLICY_NO_RULE || elset_has(&f->fl->may, e);
}

/* Can e ever go, if only by exception (policy_weigh())? */
static bool
can_go(const struct fitting *f, enum element e)
{
    const struct policy_rule *r = rule_of(f, e);

    return policy_can_go(f->po, f->fl, e) ||
           (r != NULL && r->weighed && is_carried(f, e) &&
               f->fl->weighing != POLICY_NO_INDEX &&
               !elset_has(&f->po->unweighed, e) &&
               policy_weigh_may((enum rol)f->fl->from));
}

/* ---- what surely goes ------------------------------------------------------- */

/* Does the condition of r hold in every message that is not refused whole for
 * it? */
static bool
always(const struct fitting *f, const struct policy_rule *r)
{
    const struct policy_condition *c = &f->po->condition[r->condition];
    const struct policy_part *part;

    switch (r->condition) {
    case 1:
    case 8: /* what is left of the occurrences may be nothing */
        return false;
    case 7:
        return c->whole || elset_has(&c->free, (enum element)r->element);
    case 9:
        if (f->po->part_at[r->element] == POLICY_NO_INDEX)
            return false;
        part = &f->po->part[f->po->part_at[r->element]];
        return (part->recipients == 0 ||
                   (part->recipients >> f->fl->to & 1) != 0) &&
               !part->open_only && (part->code_n == 0 || part->other != NULL);
    default:
        return c->whole;
    }
}

static int64_t
later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Does the ground of a rule hold on every day on which the flow runs? */
static bool
outlasts(const struct fitting *f, uint8_t ground)
{
    const struct policy_ground *g, *giver = &f->po->ground[f->fl->giver],
                                   *receiver = &f->po->ground[f->fl->receiver];
    int64_t from = later(f->po->from, later(giver->from, receiver->from));
    int64_t to = giver->to < receiver->to ? giver->to : receiver->to;

    if (ground == POLICY_NO_INDEX || from > to)
        return true;
    g = &f->po->ground[ground];
    return g->from <= from && g->to >= to;
}

/* Does every document of this type have e when it is read? */
static bool
is_asked(const struct fitting *f, enum element e)
{
    enum bericht type = (enum bericht)f->fl->type;

    if (elset_has(&f->fl->required, e) || elset_has(&f->po->produced, e))
        return true;
    for (size_t i = 0; i < adapters_n(f->as); i++) {
        const struct adapter *ad = adapters_at(f->as, i);

        if (serves(ad, f->fl->from) && adapter_has_type(ad, type) &&
            !adapter_asks(ad, type, e))
            return false;
    }
    return true;
}

/* What the column and the row say of e, whatever a message holds. */
static int
verdict(const struct fitting *f, enum element e)
{
    const struct policy_rule *r = rule_of(f, e);

    /* What is locked, and what steers, is denied in any policy that loads. */
    if (r == NULL || r->outcome == OUTCOME_DENY)
        return FIT_DENIED;
    if (!is_carried(f, e))
        return FIT_NOT_CARRIED;
    if (r->outcome == OUTCOME_CONDITION && !always(f, r))
        return FIT_CONDITION;
    return outlasts(f, r->ground) ? FITS : FIT_GROUND;
}

/* Is e written instead of x whenever x, which never goes, is there? */
static bool
replaces(const struct fitting *f, enum element x, enum element e)
{
    const struct policy *po = f->po;

    if (!is_asked(f, x) || can_go(f, x))
        return false;
    for (uint8_t i = po->replace_at[x]; i != POLICY_NO_INDEX;
         i = po->replace_at[po->replace[i].by]) {
        const struct policy_replace *r = &po->replace[i];

        if (r->by == e) /* of the others a part may be missing */
            return r->how == DERIVE_PRESENT || r->how == DERIVE_DEBT;
        if (can_go(f, (enum element)r->by))
            return false;
    }
    return false;
}

static bool
is_written(const struct fitting *f, enum element e)
{
    if (is_asked(f, e))
        return true;
    for (unsigned i = 0; i < f->po->replace_n; i++)
        if (replaces(f, (enum element)f->po->replace[i].element, e))
            return true;
    return false;
}

/* ---- what may go ------------------------------------------------------------ */

static bool
may_be_sent(const struct fitting *f, enum element e)
{
    enum bericht type = (enum bericht)f->fl->type;

    for (size_t i = 0; i < adapters_n(f->as); i++) {
        const struct adapter *ad = adapters_at(f->as, i);
        struct elset has = adapter_elements(ad, type);

        if (serves(ad, f->fl->from) && elset_has(&has, e))
            return true;
    }
    return elset_has(&f->po->produced, e);
}

/* Can e be made of something that is sent? */
static bool
may_be_made(const struct fitting *f, enum element e)
{
    const struct policy *po = f->po;

    for (unsigned x = 0; x < EL__COUNT; x++) {
        if (po->replace_at[x] == POLICY_NO_INDEX ||
            !may_be_sent(f, (enum element)x))
            continue;
        for (uint8_t i = po->replace_at[x]; i != POLICY_NO_INDEX;
             i = po->replace_at[po->replace[i].by])
            if (po->replace[i].by == e && po->replace[i].how != DERIVE_GIVEN)
                return true;
    }
    return false;
}

static bool
may_come(const struct fitting *f, enum element e)
{
    return can_go(f, e) && (may_be_sent(f, e) || may_be_made(f, e));
}

/* ---- one flow in one format ------------------------------------------------- */

/* FITS, or what is wrong with e. */
static int
look(const struct fitting *f, enum element e)
{
    enum bericht type = (enum bericht)f->fl->type;
    struct elset place = adapter_profile_elements(f->to, type);
    int v;

    if (!elset_has(&place, e))
        return may_come(f, e) ? FIT_NO_PLACE : FITS;
    if (!adapter_profile_asks(f->to, type, e))
        return FITS;
    v = verdict(f, e);
    return v != FITS ? v : is_written(f, e) ? FITS : FIT_NOT_ASKED;
}

/* An earlier flow that says the same but for its sender. */
static bool
told_before(const struct fitting *f, enum element e, int kind)
{
    for (const struct policy_flow *fl = f->po->flow; fl < f->fl; fl++) {
        struct fitting g = *f;

        g.fl = fl;
        if (fl->type == f->fl->type && fl->to == f->fl->to &&
            fl->column == f->fl->column &&
            (kind == FIT_NO_PROFILE || look(&g, e) == kind))
            return true;
    }
    return false;
}

static struct policy_place
place_of(const struct fitting *f, enum element e, int kind)
{
    const struct policy_rule *r = e == EL__NONE ? NULL : rule_of(f, e);

    return r == NULL || kind == FIT_NOT_CARRIED || kind == FIT_NOT_ASKED
               ? f->fl->place
               : r->place;
}

struct telling {
    fit_fn *each;
    void *ctx;
    unsigned n;
    bool enough;
};

static void
tell(struct telling *t, const struct fitting *f, enum element e, int kind)
{
    struct fit_gap gap = {.kind = (enum fit_kind)kind,
        .flow = f->fl,
        .format = f->to,
        .element = e,
        .place = place_of(f, e, kind)};

    if (told_before(f, e, kind))
        return;
    t->n++;
    t->enough = t->each != NULL && !t->each(t->ctx, &gap);
}

static void
fit_flow(struct telling *t, const struct fitting *f)
{
    if (adapter_profile(f->to, (enum bericht)f->fl->type) == NULL) {
        tell(t, f, EL__NONE, FIT_NO_PROFILE);
        return;
    }
    for (unsigned e = 0; e < EL__COUNT && !t->enough; e++) {
        int kind = look(f, (enum element)e);

        if (kind != FITS)
            tell(t, f, (enum element)e, kind);
    }
}

unsigned
policy_fit(const struct policy *po, const struct adapters *as, fit_fn *each,
    void *ctx)
{
    struct telling t = {.each = each, .ctx = ctx};

    for (unsigned i = 0; i < po->flow_n; i++) {
        struct fitting f = {.po = po, .as = as, .fl = &po->flow[i]};

        for (size_t k = 0; k < adapters_n(as) && !t.enough; k++) {
            f.to = adapters_at(as, k);
            if (serves(f.to, f.fl->to) &&
                adapter_has_type(f.to, (enum bericht)f.fl->type))
                fit_flow(&t, &f);
        }
    }
    return t.n;
}

/* ---- words ------------------------------------------------------------------ */

static const struct policy_text why[] = {
    [FIT_DENIED] = {"moet erin, maar wordt geweigerd",
        "must be in it, but is denied"},
    [FIT_CONDITION] = {"moet erin, maar gaat alleen onder voorwaarde mee",
        "must be in it, but goes under a condition only"},
    [FIT_NOT_CARRIED] = {"moet erin, maar staat niet bij 'verplicht' of 'mag'",
        "must be in it, but is not under 'verplicht' or 'mag'"},
    [FIT_NOT_ASKED] = {"moet erin, maar staat niet bij 'verplicht'",
        "must be in it, but is not under 'verplicht'"},
    [FIT_GROUND] = {"moet erin, maar de eigen grond geldt korter dan het "
                    "bericht",
        "must be in it, but its own ground holds shorter than the message"},
    [FIT_NO_PLACE] = {"mag mee, maar heeft er geen plaats",
        "may go, but has no place in it"},
    [FIT_NO_PROFILE] = {"er is geen profiel voor een ontvanger",
        "there is no profile for a recipient"},
};

void
fit_text(const struct policy *po, const struct fit_gap *gap, bool en,
    char out[static FIT_TEXT_MAX])
{
    const struct policy_flow *fl = gap->flow;
    const struct policy_column *col = &po->column[fl->column];
    const struct policy_text *w = &why[gap->kind];
    bool one = gap->element != EL__NONE;
    uint16_t at = one ? col->rule[gap->element] : POLICY_NO_RULE;
    char c[8] = "";

    if (gap->kind == FIT_CONDITION && at != POLICY_NO_RULE)
        (void)snprintf(c, sizeof(c), ", C%u", po->rule[at].condition);
    (void)snprintf(out, FIT_TEXT_MAX, "%s %s %s %s %s, %s/%s: %s%s%s (%s%s)",
        terms_bericht((enum bericht)fl->type), en ? "from" : "van",
        terms_rol((enum rol)fl->from), en ? "to" : "naar",
        terms_rol((enum rol)fl->to), adapter_kind(gap->format),
        adapter_version(gap->format),
        one ? catalogue_element(gap->element)->id : "", one ? " " : "",
        en ? w->en : w->nl, col->code, c);
}

/* ---- take it or leave it ----------------------------------------------------- */

struct refusing {
    const struct policy *po;
    struct errinfo *ei;
    bool found;
};

static bool
refuse(void *ctx, const struct fit_gap *gap)
{
    struct refusing *r = ctx;
    char text[FIT_TEXT_MAX];

    /* Who reads a format that has no place for the type gets none, and whoever
     * sends it is told: no reason to hold the others up. */
    if (gap->kind == FIT_NO_PROFILE)
        return true;
    r->found = true;
    fit_text(r->po, gap, /* en= */ true, text);
    (void)err_set(r->ei, ERR_CONFIG, "policy.fit", "%s:%u:%u: %s",
        r->po->file[gap->place.file], gap->place.line, gap->place.column, text);
    return false;
}

enum err
policy_fit_check(const struct policy *po, const struct adapters *as,
    struct errinfo *ei)
{
    struct refusing r = {.po = po, .ei = ei};

    (void)policy_fit(po, as, refuse, &r);
    return r.found ? ERR_CONFIG : ERR_OK;
}
