/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "base/log.h"
#include "exchange/record_parts.h"

#include "base/banned.h"

enum { EXPIRE_AT_ONCE = 64 };

/* A message and its place in the queue. */
struct found {
    struct store_message m;
    struct store_queued row;
    bool queued;
    bool damaged; /* its row cannot be read: then there is nothing but the id */
    char id[UUID_TEXT_LEN + 1];
};

/*
 * errors  ERR_NOTFOUND  no such message, or nothing that was ever released
 */
static enum err
find(struct record *r, struct span id, struct found *f, struct errinfo *ei)
{
    struct errinfo why = {.code = ERR_OK};
    uint8_t bytes[UUID_LEN];
    enum err rc;

    *f = (struct found){.queued = false};
    if (!uuid_parse(id, bytes))
        return ERR_NOTFOUND;
    rc = store_message_by_id(r->st, bytes, &f->m, NULL, &why);
    uuid_write(bytes, f->id);
    f->damaged = record_read_damaged(rc, "message.damaged", f->id, &why);
    if (f->damaged)
        return ERR_OK;
    if (rc != ERR_OK && ei != NULL)
        *ei = why;
    if (rc != ERR_OK)
        return rc;
    if (f->m.state == STORE_GEWEIGERD)
        return ERR_NOTFOUND;
    rc = store_queue_get(r->st, f->m.n, &f->row, ei);
    f->queued = rc == ERR_OK;
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

/* The message of a row that is due. */
static enum err
find_queued(struct record *r, const struct store_queued *row, struct found *f,
    struct errinfo *ei)
{
    struct errinfo why = {.code = ERR_OK};
    char n[24];
    enum err rc;

    *f = (struct found){.row = *row, .queued = true};
    rc = store_message_by_n(r->st, row->n, &f->m, &why);
    if (rc == ERR_NOTFOUND)
        rc = err_set(&why, ERR_CORRUPT, "record.find",
            "it waits, and is not there");
    (void)snprintf(n, sizeof(n), "%lld", (long long)row->n);
    f->damaged = record_read_damaged(rc, "message.damaged", n, &why);
    if (rc == ERR_OK)
        uuid_write(f->m.id, f->id);
    else if (ei != NULL)
        *ei = why;
    return f->damaged ? ERR_OK : rc;
}

static enum err
find_for(struct record *r, const struct record_request *q, struct found *f,
    struct errinfo *ei)
{
    enum err rc = find(r, q->id, f, ei);

    if (rc == ERR_OK && !f->damaged &&
        (!span_is(q->oin, f->m.ontvanger) ||
            !record_known_admits(r, q->oin, f->m.channel)))
        return ERR_NOTFOUND; /* not yours looks like not there */
    return rc;
}

/* ---- the payload ----------------------------------------------------------- */

struct opening {
    struct record *r;
    const struct store_message *m;
    struct record_answer *ans;
};

static enum err
open_payload(void *ctx, const struct store_payload *p, struct errinfo *ei)
{
    struct opening *o = ctx;
    struct payload_tools tools = {o->r->seal, o->r->ring};

    if (p->media_type.n >= sizeof(o->ans->media_type))
        return err_set(ei, ERR_CORRUPT, "record.payload", "media type");
    memcpy(o->ans->media_type, p->media_type.p, p->media_type.n);
    o->ans->media_type[p->media_type.n] = '\0';
    return payload_open(&tools, o->m, p, &o->ans->payload, ei);
}

/*
 * Put the payload in the answer; it leaves only when the commit has succeeded.
 * What does not open stays where it is: a wrong key is no reason to destroy.
 *
 * errors  ERR_CORRUPT becomes false in *whole
 */
static enum err
take_payload(struct record *r, const struct found *f, struct record_answer *ans,
    bool *whole, struct errinfo *ei)
{
    struct opening o = {r, &f->m, ans};
    struct errinfo why = {.code = ERR_OK};
    enum err rc;

    buf_clear(&ans->payload);
    rc = store_payload_get(r->st, f->m.n, open_payload, &o, &why);
    *whole = rc == ERR_OK;
    if (rc == ERR_CORRUPT || rc == ERR_NOTFOUND || rc == ERR_CONFIG) {
        log_event(LOG_ERROR, "payload.damaged", "id=%s why=\"%s\"", f->id,
            why.text);
        return ERR_OK;
    }
    if (rc != ERR_OK && ei != NULL)
        *ei = why;
    return rc;
}

static void
fill_answer(const struct found *f, struct record_answer *ans)
{
    memcpy(ans->id, f->id, sizeof(ans->id));
    memcpy(ans->ontvanger, f->m.ontvanger, sizeof(ans->ontvanger));
    ans->row.kanaal = (enum channel)f->m.channel;
    memcpy(ans->trace_id, f->m.trace, sizeof(ans->trace_id));
    memcpy(ans->span_id, f->m.trace + sizeof(ans->trace_id),
        sizeof(ans->span_id));
    ans->result = RECORD_DONE;
}

/* ---- steps in the log -------------------------------------------------------- */

static enum err
log_step(struct record *r, const struct found *f, enum entry_kind kind,
    const char *outcome, uint64_t number, struct errinfo *ei)
{
    struct record_step s = {.kind = kind,
        .id = f->id,
        .oin = f->m.ontvanger,
        .subject = "",
        .outcome = outcome,
        .number = number,
        .trace = f->m.trace};

    return record_body_step(r, &s, ei);
}

/* It is over: state, queue, payload and key, in this transaction. */
static enum err
end_message(struct record *r, const struct found *f, enum store_state state,
    struct errinfo *ei)
{
    enum err rc =
        store_message_state(r->group.txn, f->m.n, state, f->m.expires_ms, ei);

    if (rc != ERR_OK)
        return rc;
    return outbox_shred(r->ob, r->group.txn, &f->row, ei);
}

/* ---- the mailbox --------------------------------------------------------------- */

enum err
record_deliver_collect(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    struct found f;
    bool whole = false;
    enum err rc = find_for(r, req, &f, ei);

    if (rc == ERR_NOTFOUND) {
        ans->result = RECORD_NONE;
        return ERR_OK;
    }
    if (rc != ERR_OK || f.damaged)
        return rc; /* the answer says STOPPED */
    if (!f.queued) {
        ans->result = RECORD_GONE;
        return ERR_OK;
    }
    /* A worker that was taken over does not empty every mailbox at once. */
    if (!record_quota_take(r, QUOTA_COLLECTS, req->oin, r->group.now_ms)) {
        ans->result = RECORD_QUOTA;
        return ERR_OK;
    }
    rc = take_payload(r, &f, ans, &whole, ei);
    if (rc != ERR_OK || !whole)
        return rc; /* the answer says STOPPED */
    rc = log_step(r, &f, ENTRY_AFLEVERING, "ophalen", f.row.attempts + 1U, ei);
    if (rc == ERR_OK)
        rc = outbox_collected(r->group.txn, &f.row, ei);
    if (rc == ERR_OK)
        fill_answer(&f, ans);
    return rc;
}

/* It is no longer in the queue: what does a late acknowledgement hear? */
static enum record_result
late_ack(const struct found *f, bool refused)
{
    enum store_state same = refused ? STORE_AFGEWEZEN : STORE_ONTVANGEN;

    if (f->m.state == same)
        return RECORD_DONE;
    if (f->m.state == STORE_ONTVANGEN || f->m.state == STORE_AFGEWEZEN)
        return RECORD_CONFLICT;
    return RECORD_GONE;
}

enum err
record_deliver_ack(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    struct found f;
    enum err rc = find_for(r, req, &f, ei);

    if (rc == ERR_NOTFOUND) {
        ans->result = RECORD_NONE;
        return ERR_OK;
    }
    if (rc != ERR_OK || f.damaged)
        return rc; /* the answer says STOPPED */
    fill_answer(&f, ans);
    if (!f.queued) {
        ans->result = late_ack(&f, req->ack_refused);
        return ERR_OK;
    }
    if (f.row.attempts == 0 && !req->ack_refused) {
        ans->result = RECORD_CONFLICT; /* nobody has handed it over yet */
        return ERR_OK;
    }
    rc = log_step(r, &f, ENTRY_ONTVANGST,
        req->ack_refused ? "geweigerd" : "ontvangen", f.row.attempts, ei);
    if (rc == ERR_OK)
        rc = end_message(r, &f,
            req->ack_refused ? STORE_AFGEWEZEN : STORE_ONTVANGEN, ei);
    return rc;
}

/* ---- push ------------------------------------------------------------------------ */

/* Once more later or, when the endpoint refused it or the attempts are over,
 * to the mailbox: what was accepted is not lost by an endpoint that is wrong. */
static enum err
plan_again(struct record *r, struct found *f, const struct record_request *q,
    struct errinfo *ei)
{
    bool refused = q != NULL && q->push_outcome == OUTBOX_REFUSED;
    struct outbox_failed how = {
        .to = partner_by_oin(&r->book, span_of(f->m.ontvanger)),
        .accepted_ms = f->m.at_ms,
        .now_ms = r->group.now_ms,
        .retry_after_s = q == NULL ? 0 : q->push_retry_after_s,
        .refused = refused};
    uint8_t chance[4];
    enum err rc = record_body_random(r, chance, sizeof(chance), ei);

    if (rc != ERR_OK)
        return rc;
    memcpy(&how.chance, chance, sizeof(chance));
    rc = outbox_failed(r->ob, r->group.txn, &how, &f->row, ei);
    if (rc != ERR_OK || f->row.mode != STORE_BOX)
        return rc;
    return store_message_state(r->group.txn, f->m.n,
        refused ? STORE_DOOD : STORE_GEREED, f->row.due_ms, ei);
}

/* Nobody is told what cannot be read; it is not claimed again. */
static enum err
set_aside(struct record *r, struct found *f, struct errinfo *ei)
{
    const struct outbox_failed how = {.now_ms = r->group.now_ms,
        .refused = true};

    return outbox_failed(r->ob, r->group.txn, &how, &f->row, ei);
}

enum err
record_deliver_claim(struct record *r, struct record_answer *ans,
    struct errinfo *ei)
{
    struct store_queued row;
    struct found f;
    bool whole = false;
    enum err rc;

    /* First: it is rare, and no crowd of messages may keep it waiting. */
    if (record_witness_claim(r, ans))
        return ERR_OK;
    rc = outbox_claim(r->ob, r->group.txn, &r->book, r->group.now_ms, &row, ei);

    if (rc == ERR_NOTFOUND) {
        ans->result = RECORD_NONE;
        return ERR_OK;
    }
    if (rc == ERR_OK)
        rc = find_queued(r, &row, &f, ei);
    if (rc != ERR_OK)
        return rc;
    if (f.damaged) {
        ans->result = RECORD_NONE;
        return set_aside(r, &f, ei);
    }
    rc = take_payload(r, &f, ans, &whole, ei);
    if (rc != ERR_OK)
        return rc;
    if (!whole) {
        ans->result = RECORD_NONE;
        return plan_again(r, &f, NULL, ei);
    }
    rc = log_step(r, &f, ENTRY_AFLEVERING, "push", f.row.attempts, ei);
    if (rc == ERR_OK)
        fill_answer(&f, ans);
    return rc;
}

static enum err
push_over(struct record *r, const struct record_request *q, struct found *f,
    struct errinfo *ei)
{
    bool taken = q->push_outcome == OUTBOX_TAKEN;
    struct record_step s = {.kind = ENTRY_ONTVANGST,
        .id = f->id,
        .oin = f->m.ontvanger,
        .subject = "push",
        .outcome = taken ? "ontvangen" : "geweigerd",
        .number = (uint64_t)q->push_status,
        .digest = q->push_body_sha256,
        .trace = f->m.trace};
    enum err rc = record_body_step(r, &s, ei);

    if (rc != ERR_OK)
        return rc;
    if (taken)
        return end_message(r, f, STORE_ONTVANGEN, ei);
    r->group.tally.dead++;
    return plan_again(r, f, q, ei);
}

enum err
record_deliver_pushed(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    struct found f;
    enum err rc = find(r, req->id, &f, ei);

    if (rc == ERR_NOTFOUND || (rc == ERR_OK && f.damaged)) {
        ans->result = RECORD_NONE;
        return ERR_OK;
    }
    if (rc != ERR_OK)
        return rc;
    fill_answer(&f, ans);
    if (!f.queued || f.row.mode != STORE_CLAIMED) {
        /* Acknowledged meanwhile, or released by a restart. */
        ans->result = f.queued ? RECORD_NONE : RECORD_GONE;
        return ERR_OK;
    }
    if (req->push_outcome == OUTBOX_TAKEN ||
        req->push_outcome == OUTBOX_REFUSED)
        return push_over(r, req, &f, ei);
    return plan_again(r, &f, req, ei);
}

/* ---- expiry ------------------------------------------------------------------------ */

static enum err
expire_one(struct record *r, const struct store_queued *row, struct errinfo *ei)
{
    struct found f;
    enum err rc = find_queued(r, row, &f, ei);

    if (rc != ERR_OK || f.damaged)
        return rc; /* what it was cannot be logged: it stays */
    rc = log_step(r, &f, ENTRY_VERVAL, "verlopen", row->attempts, ei);
    if (rc == ERR_OK)
        rc = end_message(r, &f, STORE_VERLOPEN, ei);
    return rc;
}

enum err
record_deliver_expire(struct record *r, size_t *n, struct errinfo *ei)
{
    struct store_queued v[EXPIRE_AT_ONCE];
    struct store_page page = {.v = v, .max = EXPIRE_AT_ONCE};
    enum err rc = outbox_expired(r->ob, r->group.now_ms, &page, ei);

    for (size_t i = 0; rc == ERR_OK && i < page.n; i++)
        rc = expire_one(r, &v[i], ei);
    if (rc == ERR_OK)
        *n = page.n;
    return rc;
}
