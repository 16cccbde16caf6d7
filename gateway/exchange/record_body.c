/* SPDX-License-Identifier: EUPL-1.2 */
#include <assert.h>

#include "base/clock.h"
#include "base/text.h"
#include "crypto/random.h"
#include "exchange/record_parts.h"
#include "ledger/commit.h"
#include "store/entries.h"
#include "store/known.h"

#include "base/banned.h"

/*
 * Keyed digests, HMAC-SHA-256:
 *   index.key    tag || 0 || a || 0 || b    lookups in the database
 *   subject.key  "bsn" or "skn" || 0 || number    the handle of a person, of
 *                which the last bit tells which of the two it was
 *   pseudo-<year>.key  purpose || 0 || handle     the pseudonym in a body
 *   body key     "motivatie" || 0 || digest, "afweging" || 0 || digest,
 *                "payload" || 0 || document
 * A body is sealed with its own key, bound to its index as u64; that key is
 * wrapped under body-<year>.key, bound to the same.
 */

static const struct span zero = {(const uint8_t *)"", 1};

enum err
record_body_random(struct record *r, uint8_t *out, size_t n, struct errinfo *ei)
{
    assert(n <= sizeof(r->pool));
    if (r->pool_left < n) {
        enum err rc = random_key(r->pool, sizeof(r->pool), ei);

        r->pool_left = 0;
        if (rc != ERR_OK)
            return rc;
        r->pool_left = sizeof(r->pool);
    }
    r->pool_left -= n;
    memcpy(out, r->pool + r->pool_left, n);
    explicit_bzero(r->pool + r->pool_left, n);
    return ERR_OK;
}

static enum err
keyed(struct record *r, enum keyring_kind kind, const struct span *part,
    size_t n, uint8_t out[static MAC_SHA256_LEN], struct errinfo *ei)
{
    int64_t period = keyring_period(kind, r->group.now_ms);
    const uint8_t *key = NULL;
    enum err rc;

    /* Only the pseudonyms of a new year get a new key by themselves. */
    if (kind == KEYRING_PSEUDO)
        rc = keyring_need(r->ring, kind, period, &key, ei);
    else
        rc = keyring_get(r->ring, kind, period, &key, ei);
    if (rc != ERR_OK)
        return rc;
    return mac_sha256(out, (struct span){key, KEYRING_KEY_LEN}, part, n, ei);
}

enum err
record_body_index(struct record *r, const char *tag, struct span a,
    struct span b, uint8_t out[static MAC_SHA256_LEN], struct errinfo *ei)
{
    const struct span part[] = {span_of(tag), zero, a, zero, b};

    return keyed(r, KEYRING_INDEX, part, 5, out, ei);
}

enum err
record_body_handle(struct record *r, const struct record_request *req,
    uint8_t handle[static STORE_KEY_LEN], bool *known, struct errinfo *ei)
{
    bool skn = req->bsn.n == 0;
    const struct span part[] = {span_of(skn ? "skn" : "bsn"), zero,
        skn ? req->skn : req->bsn};
    uint8_t mac[MAC_SHA256_LEN];
    enum err rc;

    *known = false;
    if (part[2].n == 0)
        return ERR_OK;
    rc = keyed(r, KEYRING_SUBJECT, part, 3, mac, ei);
    if (rc != ERR_OK)
        return rc;
    mac[STORE_KEY_LEN - 1] =
        (uint8_t)((mac[STORE_KEY_LEN - 1] & 0xfe) | (skn ? 1 : 0));
    memcpy(handle, mac, STORE_KEY_LEN);
    *known = true;
    return ERR_OK;
}

/* ---- a decided message -------------------------------------------------- */

static enum err
copy_text(char *out, size_t max, struct span s, struct errinfo *ei)
{
    if (s.n > max)
        return err_set(ei, ERR_LIMIT, "record.body", "a field is too long");
    if (s.n > 0)
        memcpy(out, s.p, s.n);
    out[s.n] = '\0';
    return ERR_OK;
}

static enum err
fill_texts(struct body_decision *d, const struct record_request *q,
    struct errinfo *ei)
{
    enum err rc = copy_text(d->van.oin, BODY_OIN_LEN, q->oin, ei);

    if (rc == ERR_OK)
        rc = copy_text(d->naar.oin, BODY_OIN_LEN, q->ontvanger, ei);
    if (rc == ERR_OK)
        rc = copy_text(d->grond_gever, BODY_GROUND_MAX, q->grond_gever, ei);
    if (rc == ERR_OK)
        rc = copy_text(d->grond_ontvanger, BODY_GROUND_MAX, q->grond_ontvanger,
            ei);
    if (rc == ERR_OK)
        rc = copy_text(d->policy_version, BODY_VERSION_MAX, q->policy_version,
            ei);
    if (rc == ERR_OK)
        rc = copy_text(d->profile, BODY_PROFILE_MAX, q->profile, ei);
    if (rc == ERR_OK)
        rc = copy_text(d->transaction_id, BODY_TRANSACTION_MAX,
            q->transaction_id, ei);
    return rc;
}

static enum commit_outcome
outcome_of(const struct decision *d, enum element e)
{
    if (!elset_has(&d->disclosed, e))
        return COMMIT_WITHHELD;
    return d->line[e].deel != 0 ? COMMIT_IN_PART : COMMIT_DISCLOSED;
}

/* Everything decided per element, in the body and as items to commit to. */
static size_t
fill_elements(struct body_decision *b, const struct decision *d,
    struct commit_item item[static COMMIT_MAX])
{
    size_t n = 0;

    b->offered = d->offered;
    b->disclosed = d->disclosed;
    b->withheld = d->withheld;
    b->refused_on = d->refused_on;
    for (unsigned e = 0; e < EL__COUNT && n < COMMIT_MAX; e++) {
        const struct policy_line *line = &d->line[e];
        enum commit_outcome how;

        if (!elset_has(&d->offered, (enum element)e))
            continue;
        how = outcome_of(d, (enum element)e);
        item[n++] =
            (struct commit_item){(uint16_t)e, (uint8_t)how, line->weiger};
        if (how == COMMIT_IN_PART)
            elset_add(&b->in_part, (enum element)e);
        if (elset_has(&d->withheld, (enum element)e))
            b->line[e] = (struct body_line){.weiger = line->weiger,
                .condition = line->condition,
                .rule = line->rule,
                .fallback = line->fallback};
    }
    return n;
}

static enum err
fill_digests(struct body_decision *b, const struct record_request *q,
    const uint8_t *key, struct errinfo *ei)
{
    static const uint8_t none[DIGEST_SHA256_LEN];
    const struct span salt = {key, SEAL_KEY_LEN};
    struct span part[] = {span_of("motivatie"), zero,
        {q->motivatie_digest, sizeof(q->motivatie_digest)}};
    enum err rc = ERR_OK;

    if (memcmp(q->motivatie_digest, none, sizeof(none)) != 0)
        rc = mac_sha256(b->motivation, salt, part, 3, ei);
    part[0] = span_of("afweging");
    part[2] = (struct span){q->afweging_digest, sizeof(q->afweging_digest)};
    if (rc == ERR_OK && memcmp(q->afweging_digest, none, sizeof(none)) != 0)
        rc = mac_sha256(b->weighing, salt, part, 3, ei);
    if (rc != ERR_OK || q->payload.n == 0)
        return rc;
    part[0] = span_of("payload");
    part[2] = q->payload;
    b->payload_len = q->payload.n;
    return mac_sha256(b->payload, salt, part, 3, ei);
}

static enum err
fill_subject(struct record *r, struct body_decision *b, enum doel doel,
    const uint8_t *handle, struct errinfo *ei)
{
    const struct span part[] = {span_of(terms_doel(doel)), zero,
        {handle, STORE_KEY_LEN}};

    if (handle == NULL)
        return ERR_OK;
    b->subject_type =
        (handle[STORE_KEY_LEN - 1] & 1) != 0 ? BODY_SKN : BODY_BSN;
    return keyed(r, KEYRING_PSEUDO, part, 3, b->subject, ei);
}

static void
fill_frame(struct record *r, const struct record_plan *p)
{
    struct body *b = &r->body;
    const struct record_request *q = p->req;

    memcpy(b->id, p->ans->id, sizeof(b->id));
    b->status = BODY_OK;
    memcpy(b->trace_id, p->m.trace, sizeof(b->trace_id));
    memcpy(b->span_id, p->m.trace + sizeof(b->trace_id), sizeof(b->span_id));
    memcpy(b->parent_span_id, q->parent_span, sizeof(b->parent_span_id));
    b->start_ms = q->start_ms;
    b->end_ms = r->group.now_ms;
    if (b->start_ms <= 0 || b->start_ms > b->end_ms)
        b->start_ms = b->end_ms;
}

static void
fill_decision(struct body_decision *b, const struct record_request *q)
{
    const struct decision *d = &q->decision;

    b->van.rol = q->afzender_rol;
    b->naar.rol = q->ontvanger_rol;
    b->type = q->type;
    b->doel = q->doel;
    memcpy(b->policy_hash, q->policy_hash, sizeof(b->policy_hash));
    b->catalogue = BODY_CATALOGUE;
    b->released = d->released;
    b->refusal = d->released ? WEIGER_GEEN : d->refusal;
    b->conditions_met = d->conditions_met;
    b->conditions_failed = d->conditions_failed;
    b->bv_open = d->outcomes.bv_open;
    b->outcomes = (struct body_outcomes){.holds = d->outcomes.holds,
        .college = (uint8_t)d->outcomes.college,
        .bevestigd = (uint8_t)d->outcomes.bevestigd,
        .kort = (uint8_t)d->outcomes.kort,
        .namens_college = d->outcomes.namens_college,
        .grond = d->outcomes.grond,
        .named = d->outcomes.named,
        .weighed = d->outcomes.weighed,
        .doel_51c = d->outcomes.doel_51c,
        .scope = d->outcomes.scope};
}

_Static_assert((int)BODY_SCOPE_MAX == (int)POLICY_SCOPE_MAX,
    "a body holds what a weighing may name");
_Static_assert((int)BODY_GROUPS == (int)COMPLETE_GROUPS &&
                   (int)BODY_LACKS_MAX <= (int)COMPLETE_LACKS_MAX,
    "a body holds a report");

/* Where a release leaves room for it. */
static void
fill_report(struct body_decision *b, const struct complete *c)
{
    struct body_report *r = &b->report;

    if (!b->released || elset_n(&b->withheld) > BODY_REPORT_WITHHELD_MAX)
        return;
    memcpy(r->expected, c->expected, sizeof(r->expected));
    memcpy(r->lacking, c->lacking, sizeof(r->lacking));
    for (unsigned i = 0; i < c->lack_n && i < BODY_LACKS_MAX; i++)
        r->lack[r->lack_n++] =
            (struct body_lack){c->lack[i].groep, c->lack[i].element};
}

void
record_body_complete(const struct body_decision *d, struct complete *out)
{
    const struct body_report *r = &d->report;

    *out = (struct complete){.type = d->type, .lack_n = r->lack_n};
    memcpy(out->expected, r->expected, sizeof(r->expected));
    memcpy(out->lacking, r->lacking, sizeof(r->lacking));
    for (unsigned i = 0; i < r->lack_n; i++)
        out->lack[i] = (struct complete_lack){.groep = r->lack[i].groep,
            .element = r->lack[i].element};
}

static int64_t
until_day(const struct record *r, int32_t days)
{
    return r->group.now_ms / CLOCK_DAY_MS +
           (days > 0 ? days : RECORD_STEP_DAYS);
}

static enum err
draft_decided(struct record *r, struct record_plan *p, const uint8_t *handle,
    struct record_draft *out, struct errinfo *ei)
{
    struct commit_item item[COMMIT_MAX];
    struct commit_set set = {.key = out->key, .v = item};
    struct body_decision *b = &r->body.decision;
    enum err rc;

    body_init(&r->body, out->kind);
    fill_frame(r, p);
    fill_decision(b, p->req);
    b->retain_until_day = out->until_day;
    set.n = fill_elements(b, &p->req->decision, item);
    fill_report(b, &p->req->complete);
    rc = fill_texts(b, p->req, ei);
    if (rc == ERR_OK)
        rc = fill_digests(b, p->req, out->key, ei);
    if (rc == ERR_OK)
        rc = fill_subject(r, b, p->req->doel, handle, ei);
    if (rc == ERR_OK)
        rc = commit_root(r->seal, &set, out->commit_root, ei);
    if (rc != ERR_OK)
        return rc;
    buf_clear(&p->ans->body);
    rc = body_write(&p->ans->body, &r->body, ei);
    if (rc == ERR_LIMIT) { /* rather without the profile than not at all */
        b->profile[0] = '\0';
        rc = body_write(&p->ans->body, &r->body, ei);
    }
    out->json = buf_peek(&p->ans->body);
    /* It is the worker that gave a field its form. */
    return rc == ERR_INTERNAL ? err_as(ei, ERR_SYNTAX) : rc;
}

enum err
record_body_decided(struct record *r, struct record_plan *p,
    const uint8_t *handle, struct errinfo *ei)
{
    uint8_t key[SEAL_KEY_LEN];
    struct record_draft d = {
        .kind = p->req->op == RECORD_ACCEPT ? ENTRY_VRIJGAVE : ENTRY_WEIGERING,
        .key = key,
        .until_day = until_day(r, p->req->decision.log_bewaren_dagen),
    };
    enum err rc = record_body_random(r, key, sizeof(key), ei);

    if (rc == ERR_OK)
        rc = draft_decided(r, p, handle, &d, ei);
    if (rc == ERR_OK)
        rc = record_group_stage(r, &d, ei);
    explicit_bzero(key, sizeof(key));
    return rc;
}

/* ---- other entries ------------------------------------------------------ */

enum err
record_body_step(struct record *r, const struct record_step *s,
    struct errinfo *ei)
{
    uint8_t key[SEAL_KEY_LEN];
    struct record_draft d = {.kind = s->kind,
        .key = key,
        .until_day = until_day(r, RECORD_STEP_DAYS)};
    struct body *b = &r->body;
    enum err rc = record_body_random(r, key, sizeof(key), ei);

    body_init(b, s->kind);
    b->status = BODY_OK;
    b->start_ms = b->end_ms = r->group.now_ms;
    b->step.number = s->number;
    if (rc == ERR_OK)
        rc = copy_text(b->id, BODY_ID_LEN, span_of(s->id), ei);
    if (rc == ERR_OK)
        rc = copy_text(b->step.oin, BODY_OIN_LEN, span_of(s->oin), ei);
    if (rc == ERR_OK)
        rc = copy_text(b->step.subject, BODY_CODE_MAX, span_of(s->subject), ei);
    if (rc == ERR_OK)
        rc = copy_text(b->step.outcome, BODY_CODE_MAX, span_of(s->outcome), ei);
    if (s->digest != NULL)
        memcpy(b->step.digest, s->digest, sizeof(b->step.digest));
    if (s->signature != NULL)
        memcpy(b->step.signature, s->signature, sizeof(b->step.signature));
    if (rc == ERR_OK && s->actor != NULL)
        rc = record_body_index(r, "functionaris", span_of(s->actor),
            (struct span){NULL, 0}, b->step.actor, ei);
    if (rc == ERR_OK)
        rc = record_body_random(r, b->span_id, sizeof(b->span_id), ei);
    if (rc == ERR_OK)
        rc = record_body_random(r, b->trace_id, sizeof(b->trace_id), ei);
    if (s->trace != NULL)
        memcpy(b->trace_id, s->trace, sizeof(b->trace_id));
    buf_clear(&r->json);
    if (rc == ERR_OK)
        rc = body_write(&r->json, b, ei);
    if (rc == ERR_OK)
        rc = commit_root_none(d.commit_root, ei);
    d.json = buf_peek(&r->json);
    if (rc == ERR_OK)
        rc = record_group_stage(r, &d, ei);
    explicit_bzero(key, sizeof(key));
    return rc;
}

/* ---- reading ------------------------------------------------------------ */

/* What a body and its key are bound to. */
static void
place_of(uint64_t index, uint8_t aad[static 8])
{
    for (int i = 0; i < 8; i++)
        aad[i] = (uint8_t)(index >> (56 - 8 * i));
}

enum err
record_body_key(struct record *r, uint64_t index,
    uint8_t key[static SEAL_KEY_LEN], struct errinfo *ei)
{
    uint8_t aad[8], room[SEAL_WRAPPED_LEN];
    struct buf wrapped = {.p = NULL};
    const uint8_t *kek = NULL;
    int64_t epoch = 0;
    enum err rc;

    place_of(index, aad);
    buf_init(&wrapped, sizeof(room));
    rc = store_body_key_get(r->st, index, &epoch, &wrapped, ei);
    if (rc == ERR_OK)
        rc = keyring_get(r->ring, KEYRING_BODY, epoch, &kek, ei);
    if (rc == ERR_OK)
        rc = seal_unwrap(r->seal, kek, (struct span){aad, sizeof(aad)},
            buf_peek(&wrapped), key, ei);
    buf_done(&wrapped);
    return rc;
}

static enum err
open_body(struct record *r, uint64_t index, struct span sealed,
    struct buf *json, struct errinfo *ei)
{
    uint8_t aad[8], key[SEAL_KEY_LEN] = {0};
    struct seal_with with = {.key = key, .aad = {aad, sizeof(aad)}};
    enum err rc;

    place_of(index, aad);
    rc = record_body_key(r, index, key, ei);
    if (rc == ERR_OK)
        rc = seal_get(r->seal, &with, sealed, json, ei);
    explicit_bzero(key, sizeof(key));
    return rc;
}

enum err
record_body_open(struct record *r, uint64_t index, uint8_t *skeleton,
    struct buf *json, struct errinfo *ei)
{
    enum err rc;

    buf_clear(&r->json);
    buf_clear(&r->scratch);
    rc = store_entry_get(r->st, index, &r->json, &r->scratch, ei);
    if (rc == ERR_NOTFOUND && index < r->tree.size)
        return err_set(ei, ERR_CORRUPT, "record.body", "it is not there");
    if (rc != ERR_OK)
        return rc;
    if (r->json.n != ENTRY_LEN)
        return err_set(ei, ERR_CORRUPT, "record.body", "no skeleton");
    if (skeleton != NULL)
        memcpy(skeleton, r->json.p, ENTRY_LEN);
    rc = entry_check_body(r->json.p, buf_peek(&r->scratch), ei);
    if (rc == ERR_OK)
        rc = open_body(r, index, buf_peek(&r->scratch), json, ei);
    return rc;
}
