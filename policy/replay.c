/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/replay.h"

#include "policy/scan.h"

#include "base/banned.h"

/* Two policies, and what is not known of the one message. */
struct replay {
    const struct policy *then, *now;
    const struct policy_past *past;
    struct policy_case k;
    uint16_t unknown; /* mask of conditions */
    bool unknown_whole;
};

/* ---- outcomes under another definition ------------------------------------ */

/* A condition that became wider still holds where it held, one that became
 * narrower still fails where it failed; the rest is not known. */
static void
keep_if(struct replay *r, unsigned c, bool wider, bool narrower)
{
    bool held = (r->k.o.holds >> c & 1) != 0;

    if ((held && !wider) || (!held && !narrower))
        r->unknown = (uint16_t)(r->unknown | 1u << c);
}

static void
translate_conditions(struct replay *r)
{
    uint8_t was = r->then->condition[4].phases,
            is = r->now->condition[4].phases;
    uint16_t chars = r->then->param.motivation_chars;

    keep_if(r, 3, r->now->param.motivation_chars <= chars,
        r->now->param.motivation_chars >= chars);
    keep_if(r, 6,
        r->now->param.besluit_18b_days >= r->then->param.besluit_18b_days,
        r->now->param.besluit_18b_days <= r->then->param.besluit_18b_days);
    keep_if(r, 4, (was & ~is) == 0, (is & ~was) == 0);
}

/* What was sent on the ground of an exception names that ground. */
static void
translate_weighing(struct replay *r, uint16_t was, uint16_t is)
{
    struct span named;

    r->k.o.grond = false;
    r->k.o.weighed = (uint8_t)(r->k.o.weighed & ~WEIGHED_GROUND);
    if (was == POLICY_NO_RULE || is == POLICY_NO_RULE ||
        r->then->flow[was].weighing == POLICY_NO_INDEX)
        return;
    named = span_of(r->then->ground[r->then->flow[was].weighing].code);
    r->k.o.grond = span_is(named, policy_grond_gever(r->now, is));
    if (policy_weigh_ground(r->now, &r->now->flow[is], &r->k.o, named))
        r->k.o.weighed = (uint8_t)(r->k.o.weighed | WEIGHED_GROUND);
}

/* Whether the sender named the ground that the flow now asks for. */
static void
translate_ground(struct replay *r)
{
    uint16_t was = policy_case_flow(r->then, &r->k);
    uint16_t is = policy_case_flow(r->now, &r->k);

    if ((r->k.o.weighed & WEIGHED_GROUND) != 0) {
        translate_weighing(r, was, is);
        return;
    }

    if (was == POLICY_NO_RULE) {
        r->unknown_whole = is != POLICY_NO_RULE;
        return;
    }
    if (is == POLICY_NO_RULE || strcmp(policy_grond_gever(r->then, was),
                                    policy_grond_gever(r->now, is)) == 0)
        return;
    if (!r->k.o.grond)
        r->unknown_whole = true;
    r->k.o.grond = false;
}

/* Short of what, is a parameter. */
static void
translate_stay(struct replay *r)
{
    uint16_t was = r->then->param.short_stay_days;
    uint16_t is = r->now->param.short_stay_days;
    uint16_t at = policy_case_flow(r->now, &r->k);
    bool asked = at != POLICY_NO_RULE && r->now->flow[at].not_short_stay;

    if (asked && ((r->k.o.kort == TRI_JA && is < was) ||
                     (r->k.o.kort == TRI_NEE && is > was)))
        r->unknown_whole = true;
}

/* A text that named what it must not is named by its elements only. */
static void
translate_text(struct replay *r)
{
    const struct policy_past *p = r->past;

    if (p->released || p->refusal != WEIGER_VRIJE_TEKST)
        return;
    if (elset_n(&p->refused_on) == 0 ||
        strcmp(policy_scan_version(r->then), policy_scan_version(r->now)) != 0)
        r->unknown_whole = true;
    r->k.tekst = p->refused_on;
}

/* ---- what was cut by its values ------------------------------------------- */

static bool
same_codes(const struct policy_part *a, const struct policy_part *b)
{
    const char *x = a->other == NULL ? "" : a->other;
    const char *y = b->other == NULL ? "" : b->other;

    if (a->code_n != b->code_n || a->open_only != b->open_only ||
        strcmp(x, y) != 0)
        return false;
    for (unsigned i = 0; i < a->code_n; i++)
        if (strcmp(a->code[i], b->code[i]) != 0)
            return false;
    return true;
}

/* Do both give the same part of it? */
static bool
same_part(const struct replay *r, const struct policy_line *was,
    const struct policy_line *is, enum element e)
{
    if (was->condition != is->condition)
        return false;
    return is->condition != 9 || same_codes(&r->then->part[r->then->part_at[e]],
                                     &r->now->part[r->now->part_at[e]]);
}

/* An element of which only a part goes: what was left of it then is left of it
 * now, where both take the same part. */
static void
settle_part(const struct replay *r, const struct decision *then,
    struct policy_replayed *out, enum element e)
{
    bool partly = elset_has(&then->disclosed, e) && then->line[e].deel != 0;

    if (!partly || !same_part(r, &then->line[e], &out->d.line[e], e)) {
        elset_add(&out->unknown, e);
        return;
    }
    if (elset_has(&r->past->disclosed, e))
        return;
    elset_del(&out->d.disclosed, e);
    elset_add(&out->d.withheld, e);
    out->d.line[e].verdict = VERDICT_WITHHOLD;
    out->d.line[e].weiger = r->now->rule[out->d.line[e].rule].weiger;
}

static void
settle_elements(const struct replay *r, struct policy_replayed *out)
{
    struct decision then;

    policy_decide_case(r->then, &r->past->k, &r->past->offered, &then);
    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;
        const struct policy_line *l = &out->d.line[e];

        if (!elset_has(&out->d.offered, e))
            continue;
        if ((r->unknown >> l->condition & 1) != 0)
            elset_add(&out->unknown, e);
        else if (l->verdict == VERDICT_DISCLOSE && l->deel != 0)
            settle_part(r, &then, out, e);
    }
}

/* ---- all together ---------------------------------------------------------- */

static void
compare(const struct replay *r, struct policy_replayed *out)
{
    const struct policy_past *p = r->past;

    for (int i = 0; i < 4; i++) {
        uint64_t known = ~out->unknown.w[i];

        out->more.w[i] = out->d.disclosed.w[i] & ~p->disclosed.w[i] & known;
        out->less.w[i] = p->disclosed.w[i] & ~out->d.disclosed.w[i] & known;
    }
    out->reason = out->d.released != p->released ||
                  (!p->released && out->d.refusal != p->refusal);
}

void
policy_replay(const struct policy *then, const struct policy *now,
    const struct policy_past *past, struct policy_replayed *out)
{
    struct replay r = {.then = then, .now = now, .past = past, .k = past->k};

    memset(out, 0, sizeof(*out));
    if ((past->k.o.holds & 1) == 0) {
        out->state = REPLAY_NOT_KEPT;
        return;
    }
    r.k.past = true;
    translate_ground(&r);
    translate_stay(&r);
    translate_conditions(&r);
    translate_text(&r);
    policy_decide_case(now, &r.k, &past->offered, &out->d);
    if (r.unknown_whole) {
        out->state = REPLAY_UNKNOWN;
        return;
    }
    if (out->d.released)
        settle_elements(&r, out);
    compare(&r, out);
}
