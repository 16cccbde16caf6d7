/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/trial.h"

#include <stdio.h>
#include <stdlib.h>

#include "policy/lint.h"

#include "base/banned.h"

_Static_assert(WEIGER__COUNT <= 32, "a mask of codes fits");
_Static_assert(POLICY_REPLACE_MAX <= 32, "a mask of rows fits");

enum err
trial_load(struct trial_set **out, const struct policy *po, const char *dir,
    struct buf *report, struct errinfo *ei)
{
    struct policy_folder *fo;
    const struct policy_file *files;
    size_t n;
    enum err rc = policy_folder_read(&fo, dir, ei);

    *out = NULL;
    if (rc != ERR_OK)
        return rc;
    files = policy_folder_files(fo, &n);
    rc = trial_read(out, po, files, n, report, ei);
    policy_folder_free(fo);
    return rc;
}

void
trial_free(struct trial_set *ts)
{
    if (ts == NULL)
        return;
    arena_done(&ts->text);
    free(ts->trial);
    free(ts);
}

/* ---- misses -------------------------------------------------------------------- */

static struct trial_miss *
miss_add(struct trial_run *run, struct policy_place at, unsigned e)
{
    /* Past the last that is told, the last is written over. */
    unsigned i =
        run->miss_n < TRIAL_MISSES_MAX ? run->miss_n : TRIAL_MISSES_MAX - 1;
    struct trial_miss *m = &run->miss[i];

    *m = (struct trial_miss){.place = at,
        .element = (uint8_t)e,
        .rule = e < EL__COUNT ? run->decision.line[e].rule : POLICY_NO_RULE};
    run->miss_n++;
    return m;
}

#define SAY(to, ...) (void)snprintf((to), TRIAL_TEXT_MAX, __VA_ARGS__)

static void
say_whole(char to[static TRIAL_TEXT_MAX], bool en, bool released,
    enum weiger code)
{
    if (released)
        SAY(to, "%s", en ? "no refusal" : "geen weigering");
    else
        SAY(to, "%s %s", en ? "refusal" : "weigering", terms_weiger(code));
}

static void
say_got(const struct policy_line *l, bool en, char to[static TRIAL_TEXT_MAX])
{
    if (l->verdict == VERDICT_ABSENT)
        SAY(to, "%s", en ? "not offered" : "niet aangeboden");
    else if (l->verdict == VERDICT_DISCLOSE)
        SAY(to, "%s%s", en ? "disclosed" : "verstrekt",
            l->deel == 0 ? ""
            : en         ? " in part"
                         : ", een deel");
    else
        SAY(to, "%s %s%s%s", en ? "withheld" : "achtergehouden",
            terms_weiger((enum weiger)l->weiger),
            l->fallback == EL__NONE ? ""
            : en                    ? ", instead "
                                    : ", in de plaats ",
            l->fallback == EL__NONE
                ? ""
                : catalogue_element((enum element)l->fallback)->id);
}

static void
say_want(const struct trial_expect *x, bool en, char to[static TRIAL_TEXT_MAX])
{
    switch ((enum trial_want)x->want) {
    case WANT_DISCLOSED:
        SAY(to, "%s", en ? "disclosed" : "verstrekt");
        break;
    case WANT_PART:
        SAY(to, "%s", en ? "disclosed in part" : "verstrekt, een deel");
        break;
    case WANT_WITHHELD:
        SAY(to, "%s%s%s", en ? "withheld" : "achtergehouden",
            x->weiger == WEIGER_GEEN ? "" : " ",
            terms_weiger((enum weiger)x->weiger));
        break;
    case WANT_FALLBACK:
        SAY(to, "%s %s", en ? "instead" : "in de plaats",
            x->by == EL__NONE ? "-"
                              : catalogue_element((enum element)x->by)->id);
        break;
    }
}

/* ---- checks --------------------------------------------------------------------- */

static bool
comes(const struct trial_expect *x, const struct policy_line *l)
{
    switch ((enum trial_want)x->want) {
    case WANT_DISCLOSED:
        return l->verdict == VERDICT_DISCLOSE;
    case WANT_PART:
        return l->verdict == VERDICT_DISCLOSE && l->deel != 0;
    case WANT_WITHHELD:
        return l->verdict == VERDICT_WITHHOLD &&
               (x->weiger == WEIGER_GEEN || x->weiger == l->weiger);
    case WANT_FALLBACK:
        return l->verdict == VERDICT_WITHHOLD && l->fallback == x->by;
    }
    return false;
}

static void
check_row(struct trial_run *run, const struct trial_expect *x,
    const struct elset *named)
{
    unsigned n = 0;

    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;
        const struct policy_line *l = &run->decision.line[e];
        struct trial_miss *m;

        if (!elset_has(&x->on, e) ||
            (x->pattern &&
                (elset_has(named, e) || !elset_has(&run->trial->offered, e))))
            continue;
        n++;
        elset_add(&run->checked, e);
        if (comes(x, l))
            continue;
        m = miss_add(run, x->place, e);
        for (int en = 0; en < 2; en++) {
            say_want(x, en != 0, m->want[en]);
            say_got(l, en != 0, m->got[en]);
        }
    }
    if (n == 0 && !x->rest) {
        struct trial_miss *m = miss_add(run, x->place, EL__NONE);

        SAY(m->want[0], "een element dat is aangeboden");
        SAY(m->want[1], "an element that is offered");
        SAY(m->got[0], "geen");
        SAY(m->got[1], "none");
    }
}

/* The elements that rows name; without those of which only the stand-in is
 * named when a group of withheld ones looks: such an element is one of them. */
static struct elset
named_by(const struct trial *t, bool stand_ins)
{
    struct elset named = {{0}};

    for (unsigned i = 0; i < t->expect_n; i++) {
        const struct trial_expect *x = &t->expect[i];

        if (x->pattern || (!stand_ins && x->want == WANT_FALLBACK))
            continue;
        for (int w = 0; w < 4; w++)
            named.w[w] |= x->on.w[w];
    }
    return named;
}

static void
check_rows(struct trial_run *run)
{
    const struct trial *t = run->trial;

    for (unsigned i = 0; i < t->expect_n; i++) {
        const struct trial_expect *x = &t->expect[i];
        struct elset named = named_by(t, x->want != WANT_WITHHELD);

        check_row(run, x, &named);
    }
}

/* Is the message as a whole released or refused as expected? */
static bool
check_whole(struct trial_run *run)
{
    const struct trial *t = run->trial;
    const struct decision *d = &run->decision;
    struct trial_miss *m;

    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&t->refused_on, (enum element)e)) {
            elset_add(&run->checked, (enum element)e);
            if (elset_has(&d->refused_on, (enum element)e))
                continue;
            m = miss_add(run, t->refusal_place, e);
            SAY(m->want[0], "weigering hierop");
            SAY(m->want[1], "refusal for this");
            SAY(m->got[0], "weigering, niet hierop");
            SAY(m->got[1], "a refusal, not for this");
        }
    if (d->released == (t->refusal == WEIGER_GEEN) &&
        (d->released || d->refusal == t->refusal))
        return true;
    if (t->nothing && t->refusal == WEIGER_GEEN)
        return true;
    m = miss_add(run, t->refusal == WEIGER_GEEN ? t->place : t->refusal_place,
        EL__NONE);
    for (int en = 0; en < 2; en++) {
        say_whole(m->want[en], en != 0, t->refusal == WEIGER_GEEN, t->refusal);
        say_whole(m->got[en], en != 0, d->released, d->refusal);
    }
    return false;
}

static void
check_count(struct trial_run *run, const struct elset *of, int want,
    const char *nl, const char *en)
{
    struct elset s;
    struct trial_miss *m;

    if (want < 0)
        return;
    for (int i = 0; i < 4; i++) {
        s.w[i] = of->w[i] & run->trial->offered.w[i];
        run->checked.w[i] |= s.w[i];
    }
    if ((int)elset_n(&s) == want)
        return;
    m = miss_add(run, run->trial->count_place, EL__NONE);
    SAY(m->want[0], "%d %s", want, nl);
    SAY(m->want[1], "%d %s", want, en);
    SAY(m->got[0], "%u", elset_n(&s));
    SAY(m->got[1], "%u", elset_n(&s));
}

static void
check(struct trial_run *run)
{
    const struct trial *t = run->trial;
    const struct decision *d = &run->decision;

    if (!check_whole(run))
        return;
    if (t->nothing && elset_n(&d->disclosed) > 0) {
        struct trial_miss *m = miss_add(run, t->nothing_place, EL__NONE);

        SAY(m->want[0], "niets verstrekt");
        SAY(m->want[1], "nothing disclosed");
        SAY(m->got[0], "%u verstrekt", elset_n(&d->disclosed));
        SAY(m->got[1], "%u disclosed", elset_n(&d->disclosed));
    }
    check_count(run, &d->disclosed, t->disclosed_n, "verstrekt", "disclosed");
    check_count(run, &d->withheld, t->withheld_n, "achtergehouden", "withheld");
    check_rows(run);
}

/* ---- what was reached ------------------------------------------------------------ */

static void
reach_element(const struct policy *po, const struct trial_run *run,
    enum element e, struct trial_coverage *cv)
{
    const struct policy_line *l = &run->decision.line[e];
    unsigned column = po->flow[run->decision.flow].column;
    bool go = l->verdict == VERDICT_DISCLOSE;
    uint16_t bit = (uint16_t)(l->condition == 0 ? 0 : 1u << l->condition);

    /* Of a refused message only what it was refused for was looked at. */
    if (!run->decision.released && !elset_has(&run->decision.refused_on, e))
        return;
    if (l->weiger != WEIGER_GEEN)
        cv->refused |= UINT32_C(1) << l->weiger;
    if (l->fallback != EL__NONE)
        for (uint8_t i = po->replace_at[e]; i != POLICY_NO_INDEX;
             i = po->replace_at[po->replace[i].by]) {
            if (po->replace[i].by == l->fallback)
                cv->replaced |= UINT32_C(1) << i;
        }
    if (l->rule == POLICY_NO_RULE)
        return;
    if (po->header[e] != POLICY_NO_RULE)
        column = 0;
    cv->cell[column][e] =
        (uint8_t)(cv->cell[column][e] | (go ? REACHED_GONE : REACHED_STAYED));
    if (go)
        cv->met = (uint16_t)(cv->met | bit);
    else
        cv->failed = (uint16_t)(cv->failed | bit);
}

static void
reach(const struct policy *po, const struct trial_run *run,
    struct trial_coverage *cv)
{
    uint16_t at = run->decision.flow;

    if (!run->decision.released)
        cv->refused |= UINT32_C(1) << run->decision.refusal;
    if (at == POLICY_NO_RULE)
        return;
    cv->flow[at / 64] |= UINT64_C(1) << (at % 64);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&run->checked, (enum element)e) &&
            elset_has(&run->decision.offered, (enum element)e))
            reach_element(po, run, (enum element)e, cv);
}

/* ---- one case --------------------------------------------------------------------- */

static void
run_one(const struct policy *po, const struct trial *t, struct trial_run *run,
    struct trial_coverage *cv)
{
    struct policy_facts f = t->facts;
    uint16_t at = po->flow_at[run->type][run->from][run->to];
    struct elset offered = t->offered;

    f.type = run->type;
    f.rol_afzender = run->from;
    f.rol_ontvanger = run->to;
    if (at != POLICY_NO_RULE) {
        const struct policy_flow *fl = &po->flow[at];

        if (!t->has_doel)
            f.doel = (enum doel)fl->doel;
        if (!t->has_grond)
            f.grondslag = span_of(po->ground[fl->giver].code);
        for (int i = 0; t->required && i < 4; i++)
            offered.w[i] |= fl->required.w[i];
        if (t->required && fl->contact_r30)
            elset_add(&offered, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    }
    for (int i = 0; i < 4; i++)
        offered.w[i] &= ~t->without.w[i];
    policy_decide(po, &f, &offered, &run->decision);
    check(run);
    if (run->miss_n == 0)
        reach(po, run, cv);
}

void
trial_run_case(const struct policy *po, const struct trial *t,
    struct trial_coverage *coverage, trial_fn *fn, void *ctx)
{
    for (unsigned i = 0; i < (t->single ? 1 : po->flow_n); i++) {
        struct trial_run run = {.trial = t};

        if (t->single) {
            run.type = (enum bericht)__builtin_ctzll(t->types);
            run.from = t->from;
            run.to = t->to;
        } else {
            run.type = (enum bericht)po->flow[i].type;
            run.from = (enum rol)po->flow[i].from;
            run.to = (enum rol)po->flow[i].to;
        }
        if ((t->types >> run.type & 1) == 0 ||
            (t->from != ROL__COUNT && t->from != run.from) ||
            (t->to != ROL__COUNT && t->to != run.to))
            continue;
        run_one(po, t, &run, coverage);
        fn(ctx, &run);
    }
}

/* ---- what could be reached --------------------------------------------------------- */

/* Can the condition of this rule fail in this flow? */
static bool
can_fail(const struct policy *po, const struct policy_flow *fl,
    const struct policy_rule *r)
{
    const struct policy_part *part;

    if (!policy_can_hold(po, fl, r))
        return true;
    if (r->condition == 7)
        return !elset_has(&po->condition[7].free, (enum element)r->element);
    if (r->condition != 9)
        return r->condition != 0;
    part = &po->part[po->part_at[r->element]];
    return part->open_only;
}

uint8_t
trial_reachable(const struct policy *po, unsigned column, enum element e)
{
    uint16_t at = po->column[column].rule[e];
    const struct policy_rule *r = &po->rule[at];
    bool header = po->header[e] != POLICY_NO_RULE;
    uint8_t bits = 0;

    if (at == POLICY_NO_RULE || elset_has(&po->steering, e) ||
        elset_has(&po->produced, e) || (header && column != 0))
        return 0;
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];

        if (header)
            return r->outcome == OUTCOME_DENY ? REACHED_STAYED : REACHED_GONE;
        if (fl->column != column)
            continue;
        if (elset_has(&po->blocked, e))
            return REACHED_STAYED;
        if (!elset_has(&fl->may, e))
            continue;
        if (policy_can_go(po, fl, e))
            bits |= REACHED_GONE;
        if (r->outcome == OUTCOME_DENY || can_fail(po, fl, r))
            bits |= REACHED_STAYED;
    }
    return bits;
}

uint32_t
trial_refusals(const struct policy *po)
{
    static const enum weiger always[] = {WEIGER_GEEN_GRONDSLAG,
        WEIGER_DOEL_ONVERENIGBAAR, WEIGER_ROL_NIET_BEVOEGD,
        WEIGER_BEROEPSGEHEIM, WEIGER_KWALITEIT_ONVOLDOENDE};
    uint32_t mask = 0;

    for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
        mask |= UINT32_C(1) << always[i];
    for (unsigned i = 0; i < po->rule_n; i++)
        if (po->rule[i].outcome != OUTCOME_ALLOW)
            mask |= UINT32_C(1) << po->rule[i].weiger;
    for (unsigned i = 0; i < po->flow_n; i++) {
        if (po->flow[i].needs_municipality)
            mask |= UINT32_C(1) << WEIGER_VERKEERDE_GEMEENTE;
        if (po->flow[i].not_short_stay)
            mask |= UINT32_C(1) << WEIGER_NIET_NODIG;
        if (po->agreement[po->flow[i].agreement].from > po->from ||
            po->agreement[po->flow[i].agreement].to < INT64_MAX)
            mask |= UINT32_C(1) << WEIGER_GLP_NIET_AKKOORD;
    }
    return mask;
}
