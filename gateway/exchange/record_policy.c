/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_policy.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "exchange/record_parts.h"

#include "base/banned.h"

enum { STEPS_FIRST = 64, DIGITS_MAX = 7 };

static const char *const what_name[RECORD_POLICY_WHAT__END] = {NULL,
    "voorgesteld", "goedgekeurd", "gepland", "teruggezet", "actief"};

const char *
record_policy_state_name(enum record_policy_state s)
{
    static const char *const name[RECORD_VERSION_STATE__COUNT] = {"voorgesteld",
        "goedgekeurd", "gepland", "actief", "vervallen"};

    return name[s];
}

const char *
record_policy_what_name(int what)
{
    return what > 0 && what < RECORD_POLICY_WHAT__END ? what_name[what] : "";
}

static bool
same(const uint8_t *a, const uint8_t *b)
{
    return memcmp(a, b, POLICY_HASH_LEN) == 0;
}

/* An order says what is to be active from when on. */
static bool
is_order(const struct store_policy_step *s)
{
    return s->what == RECORD_POLICY_ORDERED ||
           s->what == RECORD_POLICY_ROLLED_BACK;
}

/* ---- in memory ------------------------------------------------------------ */

static enum err
add_one(void *ctx, const struct store_policy_step *s, struct errinfo *ei)
{
    struct record_life *l = ctx;

    if (l->n == l->cap) {
        size_t cap = l->cap == 0 ? STEPS_FIRST : l->cap * 2;
        struct store_policy_step *more = realloc(l->v, cap * sizeof(*more));

        if (more == NULL)
            return err_set(ei, ERR_NOMEM, "record.policy", "no room");
        l->v = more;
        l->cap = cap;
    }
    l->v[l->n++] = *s;
    return ERR_OK;
}

enum err
record_policy_load(struct record *r, struct errinfo *ei)
{
    struct record_life l = {.v = NULL};
    enum err rc = store_policy_step_walk(r->st, add_one, &l, ei);

    if (rc != ERR_OK) {
        free(l.v);
        return rc;
    }
    free(r->life.v);
    r->life = l;
    return ERR_OK;
}

/* ---- what holds ----------------------------------------------------------- */

/*
 * Does the order at i hold at ms, as far as the steps before `end` tell?  One
 * given for at once, or followed on its day, does whatever the clock says
 * later: an hour that comes twice does not bring back the version before.
 */
static bool
order_holds(const struct record *r, size_t i, size_t end, int64_t ms)
{
    const struct store_policy_step *s = &r->life.v[i];

    if (s->from_ms <= s->at_ms || s->from_ms <= ms)
        return true;
    for (size_t k = i + 1; k < end; k++)
        if (r->life.v[k].what == RECORD_POLICY_ACTIVE &&
            same(r->life.v[k].hash, s->hash) &&
            r->life.v[k].at_ms >= s->from_ms)
            return true;
    return false;
}

/*
 * Walk the orders in the order in which they were given: each holds from its
 * day on, unless a later one was given before that.
 */
static void
walk_orders(const struct record *r, int64_t now_ms,
    const struct store_policy_step **due,
    const struct store_policy_step **planned)
{
    const struct store_policy_step *v = r->life.v;
    size_t n = r->life.n, last = n;

    *due = *planned = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!is_order(&v[i]))
            continue;
        if (last < n && order_holds(r, last, i, v[i].at_ms))
            *due = &v[last];
        last = i;
    }
    if (last == n)
        return;
    if (order_holds(r, last, n, now_ms))
        *due = &v[last];
    else
        *planned = &v[last];
}

/* Did the order at i come to hold, before another was given? */
static bool
took_effect(const struct record *r, size_t i, int64_t now_ms)
{
    if (!is_order(&r->life.v[i]))
        return false;
    for (size_t k = i + 1; k < r->life.n; k++)
        if (is_order(&r->life.v[k]))
            return order_holds(r, i, k, r->life.v[k].at_ms);
    return order_holds(r, i, r->life.n, now_ms);
}

/* The step by which the active version became so; NULL when unknown. */
static const struct store_policy_step *
active_step(const struct record *r)
{
    for (size_t i = r->life.n; i-- > 0;)
        if (r->life.v[i].what == RECORD_POLICY_ACTIVE)
            return r->has_active && same(r->life.v[i].hash, r->active)
                       ? &r->life.v[i]
                       : NULL;
    return NULL;
}

void
record_policy_now(const struct record *r, struct record_policy_now *out)
{
    const struct store_policy_step *due, *at = active_step(r);

    *out = (struct record_policy_now){.origin = r->opts.origin,
        .has_active = r->has_active,
        .active_version = at == NULL ? "" : at->version,
        .active_ms = at == NULL ? 0 : at->at_ms};
    memcpy(out->active, r->active, sizeof(out->active));
    walk_orders(r, clock_wall_ms(r->clk), &due, &out->planned);
    out->is_signed = due != NULL;
    if (due != NULL)
        memcpy(out->due, due->hash, sizeof(out->due));
}

const struct store_policy_step *
record_policy_steps(const struct record *r, size_t *n)
{
    *n = r->life.n;
    return r->life.v;
}

/* ---- where one version stands ---------------------------------------------- */

/* Is it the version that the proposal was compared with that is active? */
static bool
base_holds(const struct record *r, const struct store_policy_step *proposed)
{
    static const uint8_t none[POLICY_HASH_LEN];

    return same(proposed->base, r->has_active ? r->active : none);
}

static bool
read_standing(const struct record *r, const uint8_t *hash,
    struct record_policy_version *out)
{
    bool known = false;

    for (size_t i = 0; i < r->life.n; i++) {
        const struct store_policy_step *s = &r->life.v[i];

        if (!same(s->hash, hash))
            continue;
        known = true;
        memcpy(out->version, s->version, sizeof(s->version));
        if (s->what == RECORD_POLICY_PROPOSED) {
            out->proposed = s;
            out->approved = NULL;
            out->spent = false;
        } else if (s->what == RECORD_POLICY_APPROVED) {
            out->approved = s;
        } else if (s->what == RECORD_POLICY_ACTIVE) {
            out->spent = true;
        }
    }
    return known;
}

static enum record_policy_state
state_of(const struct record *r, const uint8_t *hash,
    const struct record_policy_version *v)
{
    const struct store_policy_step *due, *planned;

    walk_orders(r, clock_wall_ms(r->clk), &due, &planned);
    if (r->has_active && same(r->active, hash))
        return RECORD_VERSION_ACTIEF;
    if ((planned != NULL && same(planned->hash, hash)) ||
        (due != NULL && same(due->hash, hash)))
        return RECORD_VERSION_GEPLAND; /* or about to be */
    if (v->proposed == NULL || v->spent || !base_holds(r, v->proposed))
        return RECORD_VERSION_VERVALLEN;
    return v->approved != NULL ? RECORD_VERSION_GOEDGEKEURD
                               : RECORD_VERSION_VOORGESTELD;
}

bool
record_policy_version(const struct record *r,
    const uint8_t hash[static POLICY_HASH_LEN],
    struct record_policy_version *out)
{
    bool known;

    *out = (struct record_policy_version){.proposed = NULL};
    known = read_standing(r, hash, out);
    out->state = state_of(r, hash, out);
    return known;
}

enum err
record_policy_proposal(const struct store_policy_step *s,
    uint8_t out[static 32], struct errinfo *ei)
{
    struct span sig = {s->signature, sizeof(s->signature)};

    return digest_sha256(out, &sig, 1, ei);
}

/* Was it ever active by an order?  Then two people approved it. */
static bool
may_come_back(const struct record *r, const uint8_t *hash, int64_t now_ms)
{
    for (size_t i = 0; i < r->life.n; i++)
        if (same(r->life.v[i].hash, hash) && took_effect(r, i, now_ms))
            return true;
    return false;
}

bool
record_policy_earlier(const struct record *r,
    uint8_t hash[static POLICY_HASH_LEN])
{
    const struct store_policy_step *due, *planned;
    int64_t now_ms = clock_wall_ms(r->clk);

    walk_orders(r, now_ms, &due, &planned);
    if (due == NULL || due->what == RECORD_POLICY_ROLLED_BACK)
        return false;
    for (size_t i = r->life.n; i-- > 0;) {
        if (same(r->life.v[i].hash, due->hash) || !took_effect(r, i, now_ms))
            continue;
        memcpy(hash, r->life.v[i].hash, POLICY_HASH_LEN);
        return true;
    }
    return false;
}

/* ---- checks --------------------------------------------------------------- */

/* One step of an officer under way. */
struct checking {
    struct record *r;
    const struct record_policy_order *o;
    const struct store_person *person;
    struct record_policy_version v;
    struct record_policy_now now;
    int64_t now_ms;
    struct store_policy_step step;
    enum record_no *no;
};

static enum err
refuse(struct checking *c, enum record_no why, struct errinfo *ei)
{
    *c->no = why;
    return err_set(ei, ERR_DENIED, "record.policy", "%s",
        record_person_no(why).en);
}

/* One line, and no number long enough to be somebody's. */
static bool
reason_ok(const char *text)
{
    size_t n = strlen(text), digits = 0;

    if (n > STORE_REASON_MAX)
        return false;
    for (size_t i = 0; i < n; i++) {
        unsigned char ch = (unsigned char)text[i];

        digits = ch >= '0' && ch <= '9' ? digits + 1 : 0;
        if (ch < 0x20 || ch == 0x7f || digits > DIGITS_MAX)
            return false;
    }
    return true;
}

static enum err
check_person(struct checking *c, struct errinfo *ei)
{
    int64_t age = c->now_ms - c->o->time_ms;

    c->person = record_person_find(c->r, c->o->person);
    if (c->person == NULL)
        return refuse(c, RECORD_NO_PERSON, ei);
    if (c->person->revoked_ms != 0)
        return refuse(c, RECORD_NO_REVOKED, ei);
    if (!reason_ok(c->o->reason))
        return refuse(c, RECORD_NO_REASON, ei);
    if (age > RECORD_POLICY_SIGN_MS || age < -RECORD_POLICY_SIGN_MS)
        return refuse(c, RECORD_NO_TIME, ei);
    return ERR_OK;
}

/* The text is made here; only then is there something to check. */
static enum err
check_signature(struct checking *c, struct errinfo *ei)
{
    uint8_t proposal[32] = {0};
    struct statement s = {.kind = c->o->kind,
        .origin = c->now.origin,
        .version = c->step.version,
        .person = c->o->person,
        .reason = c->o->reason,
        .hash = c->o->hash,
        .active = c->now.has_active ? c->now.active : NULL,
        .proposal = proposal,
        .from_day = c->o->from_day,
        .time_ms = c->o->time_ms};
    struct buf text;
    enum err rc = ERR_OK;

    if (c->v.proposed != NULL)
        rc = record_policy_proposal(c->v.proposed, proposal, ei);
    if (rc != ERR_OK)
        return rc;
    buf_init(&text, STATEMENT_MAX);
    statement_write(&text, &s);
    rc = buf_err(&text);
    if (rc == ERR_OK)
        rc = sign_check(c->person->pub, buf_peek(&text), c->o->signature, ei);
    buf_done(&text);
    if (rc == ERR_CORRUPT)
        return refuse(c, RECORD_NO_SIGNATURE, ei);
    for (size_t i = 0; rc == ERR_OK && i < c->r->life.n; i++)
        if (c->r->life.v[i].is_signed &&
            memcmp(c->r->life.v[i].signature, c->o->signature, SIGN_LEN) == 0)
            return refuse(c, RECORD_NO_REPEATED, ei);
    return rc;
}

/* What is kept must load, now as on its day; its name is what it says. */
static enum err
check_kept(struct checking *c, struct errinfo *ei)
{
    struct policy *po = NULL;
    enum err rc = versions_load(c->r->opts.state_dir, c->o->hash, &po, ei);

    if (rc == ERR_NOMEM)
        return rc;
    if (rc != ERR_OK)
        return refuse(c, RECORD_NO_DAMAGED, ei);
    (void)snprintf(c->step.version, sizeof(c->step.version), "%s",
        policy_version(po));
    policy_free(po);
    return ERR_OK;
}

/* Is there another approved version that goes by this name? */
static bool
name_taken(const struct checking *c)
{
    for (size_t i = 0; i < c->r->life.n; i++) {
        const struct store_policy_step *s = &c->r->life.v[i];

        if (s->what == RECORD_POLICY_APPROVED &&
            strcmp(s->version, c->step.version) == 0 &&
            !same(s->hash, c->o->hash))
            return true;
    }
    return false;
}

static enum err
check_propose(struct checking *c, struct errinfo *ei)
{
    if (name_taken(c))
        return refuse(c, RECORD_NO_NAME_TAKEN, ei);
    switch (c->v.state) {
    case RECORD_VERSION_ACTIEF:
        /* What runs from policy_dir can be put under signatures as it is. */
        return c->now.is_signed        ? refuse(c, RECORD_NO_ACTIVE, ei)
               : c->v.proposed != NULL ? refuse(c, RECORD_NO_OPEN, ei)
                                       : ERR_OK;
    case RECORD_VERSION_VOORGESTELD:
    case RECORD_VERSION_GOEDGEKEURD:
    case RECORD_VERSION_GEPLAND:
        return refuse(c, RECORD_NO_OPEN, ei);
    case RECORD_VERSION_VERVALLEN:
    case RECORD_VERSION_STATE__COUNT:
    default:
        return ERR_OK;
    }
}

/* A proposal that still stands? */
static enum err
check_open(struct checking *c, struct errinfo *ei)
{
    if (c->v.proposed == NULL)
        return refuse(c, RECORD_NO_VERSION, ei);
    if (c->v.state == RECORD_VERSION_VERVALLEN)
        return refuse(c, RECORD_NO_STALE, ei);
    if (c->v.state == RECORD_VERSION_ACTIEF && c->now.is_signed)
        return refuse(c, RECORD_NO_ACTIVE, ei);
    return ERR_OK;
}

static enum err
check_approve(struct checking *c, struct errinfo *ei)
{
    const struct store_person *first;
    enum err rc = check_open(c, ei);

    if (rc != ERR_OK || c->v.proposed == NULL)
        return rc;
    if (c->v.approved != NULL)
        return refuse(c, RECORD_NO_APPROVED, ei);
    if (strcmp(c->v.proposed->person, c->o->person) == 0)
        return refuse(c, RECORD_NO_SAME_PERSON, ei);
    first = record_person_find(c->r, c->v.proposed->person);
    if (first == NULL ||
        memcmp(first->pub, c->person->pub, SIGN_PUBLIC_LEN) == 0)
        return refuse(c, RECORD_NO_SAME_KEY, ei);
    if (c->person->rol != RECORD_PRIVACYFUNCTIONARIS &&
        c->person->rol != RECORD_JURIST)
        return refuse(c, RECORD_NO_ROLE, ei);
    return name_taken(c) ? refuse(c, RECORD_NO_NAME_TAKEN, ei) : ERR_OK;
}

static enum err
check_activate(struct checking *c, struct errinfo *ei)
{
    int64_t today = c->now_ms / CLOCK_DAY_MS;
    enum err rc = check_open(c, ei);

    if (rc != ERR_OK)
        return rc;
    if (c->v.approved == NULL)
        return refuse(c, RECORD_NO_NOT_APPROVED, ei);
    if (c->o->from_day < today ||
        c->o->from_day > today + RECORD_POLICY_AHEAD_DAYS)
        return refuse(c, RECORD_NO_DAY, ei);
    if (c->o->from_day > today)
        c->step.from_ms = c->o->from_day * CLOCK_DAY_MS;
    return ERR_OK;
}

static enum err
check_rollback(struct checking *c, struct errinfo *ei)
{
    if (!c->now.is_signed || !may_come_back(c->r, c->o->hash, c->now_ms))
        return refuse(c, RECORD_NO_NO_EARLIER, ei);
    /* To the version that is active: that only takes a plan away. */
    if (same(c->now.due, c->o->hash) && c->now.planned == NULL)
        return refuse(c, RECORD_NO_ACTIVE, ei);
    return ERR_OK;
}

static enum err
check(struct checking *c, struct errinfo *ei)
{
    static enum err (*const rules[STATEMENT_KIND__COUNT])(struct checking * c,
        struct errinfo * ei) = {check_propose, check_approve, check_activate,
        check_rollback};
    enum err rc = check_person(c, ei);

    if (rc == ERR_OK && !record_policy_version(c->r, c->o->hash, &c->v) &&
        c->o->kind != STATEMENT_PROPOSE)
        return refuse(c, RECORD_NO_VERSION, ei);
    if (rc == ERR_OK)
        rc = check_kept(c, ei);
    /* Who asks is known before anything is told about the version. */
    if (rc == ERR_OK)
        rc = check_signature(c, ei);
    if (rc == ERR_OK && c->r->life.n >= RECORD_POLICY_STEPS_MAX)
        return refuse(c, RECORD_NO_FULL, ei);
    return rc == ERR_OK ? rules[c->o->kind](c, ei) : rc;
}

/* ---- writing -------------------------------------------------------------- */

static uint64_t
day_number(int64_t ms)
{
    char text[CLOCK_DATE_LEN + 1];
    uint64_t v = 0;

    clock_date(ms, text);
    for (const char *p = text; *p != '\0'; p++)
        if (*p != '-')
            v = v * 10 + (uint64_t)(*p - '0');
    return v;
}

enum err
record_policy_stage(struct record *r, struct store_policy_step *s,
    uint64_t number, struct errinfo *ei)
{
    char code[BODY_CODE_MAX + 1];
    uint8_t digest[DIGEST_SHA256_LEN];
    struct span sig = {s->signature, sizeof(s->signature)};
    struct record_step e = {.kind = ENTRY_BELEID,
        .id = "",
        .oin = "",
        .subject = code,
        .outcome = what_name[s->what],
        .number = number,
        .digest = s->hash,
        .actor = s->person[0] == '\0' ? NULL : s->person,
        .signature = s->is_signed ? digest : NULL};
    enum err rc = digest_sha256(digest, &sig, 1, ei);

    record_known_code(s->version, code);
    if (rc == ERR_OK)
        rc = record_body_step(r, &e, ei);
    if (rc != ERR_OK)
        return rc;
    s->idx = r->group.base + r->group.n - 1;
    return store_policy_step_add(r->group.txn, s, ei);
}

static enum err
write_step(struct checking *c, struct errinfo *ei)
{
    struct record *r = c->r;
    struct store_policy_step *s = &c->step;
    bool later;
    enum err rc = record_group_begin(r, ei);

    if (rc != ERR_OK)
        return rc;
    s->at_ms = r->group.now_ms;
    later = s->from_ms > s->at_ms;
    if (!later)
        s->from_ms = s->at_ms;
    rc = record_policy_stage(r, s,
        s->what == RECORD_POLICY_ORDERED ? day_number(s->from_ms) : 0, ei);
    if (rc != ERR_OK) {
        record_group_abort(r);
        return rc;
    }
    rc = record_group_end(r, ei);
    return rc == ERR_OK ? record_policy_load(r, ei) : rc;
}

enum err
record_policy_step(struct record *r, const struct record_policy_order *o,
    enum record_no *no, struct errinfo *ei)
{
    static const int what[STATEMENT_KIND__COUNT] = {RECORD_POLICY_PROPOSED,
        RECORD_POLICY_APPROVED, RECORD_POLICY_ORDERED,
        RECORD_POLICY_ROLLED_BACK};
    struct checking c = {.r = r,
        .o = o,
        .now_ms = clock_wall_ms(r->clk),
        .step = {.what = what[o->kind], .is_signed = true},
        .no = no};
    enum err rc = record_writable(r, ei);

    *no = RECORD_NO_NOT;
    if (rc != ERR_OK)
        return rc;
    record_policy_now(r, &c.now);
    rc = check(&c, ei);
    if (rc == ERR_DENIED || rc == ERR_NOMEM)
        return rc;
    if (rc != ERR_OK)
        return record_judge(r, rc, ei);
    memcpy(c.step.hash, o->hash, sizeof(c.step.hash));
    if (r->has_active)
        memcpy(c.step.base, r->active, sizeof(c.step.base));
    memcpy(c.step.signature, o->signature, sizeof(c.step.signature));
    (void)snprintf(c.step.person, sizeof(c.step.person), "%s", o->person);
    (void)snprintf(c.step.reason, sizeof(c.step.reason), "%s", o->reason);
    return record_judge(r, write_step(&c, ei), ei);
}
