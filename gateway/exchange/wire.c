/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/wire.h"

#include <stdlib.h>

#include "ipc/frame.h"
#include "ledger/body.h"

#include "base/banned.h"

/* ---- small things ------------------------------------------------------ */

static void
put_bytes(struct buf *out, const void *p, size_t n)
{
    buf_put(out, (struct span){p, n});
}

static void
put_id(struct buf *out, const char *text)
{
    frame_put_span(out, span_of(text));
}

/* A span into a fixed array of max + 1 bytes, terminated. */
static void
get_id(struct frame_cursor *c, char *out, size_t max)
{
    struct span s = frame_span(c);

    if (s.n > max || (s.n > 0 && memchr(s.p, '\0', s.n) != NULL)) {
        c->bad = true;
        s.n = 0;
    }
    if (s.n > 0)
        memcpy(out, s.p, s.n);
    out[s.n] = '\0';
}

/* An enum value below count, or a bad cursor. */
static int
get_enum(struct frame_cursor *c, unsigned count)
{
    unsigned v = frame_u8(c);

    if (v >= count) {
        c->bad = true;
        return 0;
    }
    return (int)v;
}

static void
put_elset(struct buf *out, const struct elset *s)
{
    for (int i = 0; i < 4; i++)
        buf_u64(out, s->w[i]);
}

/* No bit past the last element may be set: it would index past the arrays. */
static void
get_elset(struct frame_cursor *c, struct elset *s)
{
    for (int i = 0; i < 4; i++)
        s->w[i] = frame_u64(c);
    for (unsigned e = EL__COUNT; e < 256; e++)
        if ((s->w[e / 64] >> (e % 64) & 1) != 0)
            c->bad = true;
}

static void
put_facts(struct buf *out, const struct record_facts *f)
{
    buf_byte(out, (uint8_t)f->fase);
    buf_byte(out, (uint8_t)f->titel_na_detentie);
    buf_byte(out, (uint8_t)f->gemeente_bevestigd);
    buf_byte(out, (uint8_t)f->verzoek);
}

static void
get_facts(struct frame_cursor *c, struct record_facts *f)
{
    f->fase = (enum fase)get_enum(c, FASE__COUNT + 1);
    f->titel_na_detentie = (enum tri)get_enum(c, TRI_JA + 1);
    f->gemeente_bevestigd = (enum tri)get_enum(c, TRI_JA + 1);
    f->verzoek = (enum tri)get_enum(c, TRI_JA + 1);
}

/* ---- decision ------------------------------------------------------------ */

static void
put_line(struct buf *out, const struct policy_line *l)
{
    buf_byte(out, l->verdict);
    buf_byte(out, l->weiger);
    buf_byte(out, l->condition);
    buf_byte(out, l->deel);
    buf_byte(out, l->fallback);
    buf_byte(out, l->weighed);
    buf_u16(out, l->rule);
}

static void
get_line(struct frame_cursor *c, struct policy_line *l)
{
    l->verdict = (uint8_t)get_enum(c, VERDICT_WITHHOLD + 1);
    l->weiger = (uint8_t)get_enum(c, WEIGER__COUNT);
    l->condition = (uint8_t)get_enum(c, POLICY_CONDITION_MAX + 1);
    l->deel = (uint8_t)get_enum(c, 2);
    l->fallback = frame_u8(c);
    l->weighed = (uint8_t)get_enum(c, WEIGHED__COUNT);
    l->rule = frame_u16(c);
    if (l->fallback != EL__NONE && l->fallback >= EL__COUNT)
        c->bad = true;
}

static void
put_outcomes(struct buf *out, const struct policy_outcomes *o)
{
    buf_u16(out, o->holds);
    buf_byte(out, o->bv_open);
    buf_byte(out, (uint8_t)o->college);
    buf_byte(out, (uint8_t)o->bevestigd);
    buf_byte(out, (uint8_t)o->kort);
    buf_byte(out, o->namens_college);
    buf_byte(out, o->grond);
    buf_byte(out, o->weighed);
    buf_byte(out, o->doel_51c);
    put_elset(out, &o->scope);
    put_elset(out, &o->named);
}

static void
get_outcomes(struct frame_cursor *c, struct policy_outcomes *o)
{
    o->holds = frame_u16(c);
    o->bv_open = frame_u8(c);
    o->college = (enum tri)get_enum(c, TRI_JA + 1);
    o->bevestigd = (enum tri)get_enum(c, TRI_JA + 1);
    o->kort = (enum tri)get_enum(c, TRI_JA + 1);
    o->namens_college = get_enum(c, 2) == 1;
    o->grond = get_enum(c, 2) == 1;
    o->weighed = frame_u8(c);
    o->doel_51c = (uint8_t)get_enum(c, BODY_DOEL_51C_MAX + 1);
    get_elset(c, &o->scope);
    get_elset(c, &o->named);
}

static void
put_decision(struct buf *out, const struct decision *d)
{
    buf_byte(out, d->released);
    buf_byte(out, (uint8_t)d->refusal);
    put_elset(out, &d->refused_on);
    put_elset(out, &d->offered);
    put_elset(out, &d->disclosed);
    put_elset(out, &d->withheld);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&d->offered, (enum element)e))
            put_line(out, &d->line[e]);
    buf_u16(out, d->conditions_met);
    buf_u16(out, d->conditions_failed);
    put_outcomes(out, &d->outcomes);
    buf_u16(out, d->flow);
    buf_u32(out, (uint32_t)d->bewaren_dagen);
    buf_u32(out, (uint32_t)d->log_bewaren_dagen);
}

static void
get_decision(struct frame_cursor *c, struct decision *d)
{
    *d = (struct decision){.released = get_enum(c, 2) == 1};
    d->refusal = (enum weiger)get_enum(c, WEIGER__COUNT);
    get_elset(c, &d->refused_on);
    get_elset(c, &d->offered);
    get_elset(c, &d->disclosed);
    get_elset(c, &d->withheld);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        d->line[e].fallback = EL__NONE;
        d->line[e].rule = POLICY_NO_RULE;
        if (!c->bad && elset_has(&d->offered, (enum element)e))
            get_line(c, &d->line[e]);
    }
    d->conditions_met = frame_u16(c);
    d->conditions_failed = frame_u16(c);
    get_outcomes(c, &d->outcomes);
    d->flow = frame_u16(c);
    d->bewaren_dagen = (int32_t)frame_u32(c);
    d->log_bewaren_dagen = (int32_t)frame_u32(c);
}

/* ---- completeness -------------------------------------------------------- */

/* The names that a body has room for; the type stands elsewhere. */
static void
put_complete(struct buf *out, const struct complete *c)
{
    unsigned n = c->lack_n < BODY_LACKS_MAX ? c->lack_n : BODY_LACKS_MAX;

    put_bytes(out, c->expected, sizeof(c->expected));
    put_bytes(out, c->lacking, sizeof(c->lacking));
    buf_byte(out, (uint8_t)n);
    for (unsigned i = 0; i < n; i++) {
        buf_byte(out, c->lack[i].groep);
        buf_byte(out, c->lack[i].element);
    }
}

static void
get_complete(struct frame_cursor *c, struct complete *v)
{
    frame_bytes(c, v->expected, sizeof(v->expected));
    frame_bytes(c, v->lacking, sizeof(v->lacking));
    v->lack_n = (uint8_t)get_enum(c, BODY_LACKS_MAX + 1);
    for (unsigned i = 0; i < v->lack_n; i++) {
        v->lack[i].groep = (uint8_t)get_enum(c, COMPLETE_GROUPS);
        v->lack[i].element = (uint8_t)get_enum(c, EL__COUNT);
    }
}

/* ---- request ------------------------------------------------------------- */

static void
put_decided(struct buf *out, const struct record_request *q)
{
    frame_put_span(out, q->bsn);
    frame_put_span(out, q->skn);
    buf_byte(out, (uint8_t)q->afzender_rol);
    buf_byte(out, (uint8_t)q->type);
    buf_byte(out, (uint8_t)q->doel);
    frame_put_span(out, q->grond_gever);
    frame_put_span(out, q->grond_ontvanger);
    put_bytes(out, q->policy_hash, sizeof(q->policy_hash));
    frame_put_span(out, q->policy_version);
    put_decision(out, &q->decision);
    put_complete(out, &q->complete);
    put_bytes(out, q->motivatie_digest, sizeof(q->motivatie_digest));
    put_bytes(out, q->afweging_digest, sizeof(q->afweging_digest));
    buf_u32(out, q->retry.first_s);
    buf_u32(out, q->retry.longest_s);
    buf_u32(out, q->retry.give_up_days);
    buf_u64(out, (uint64_t)q->start_ms);
    put_bytes(out, q->trace_id, sizeof(q->trace_id));
    put_bytes(out, q->parent_span, sizeof(q->parent_span));
    frame_put_span(out, q->transaction_id);
    frame_put_span(out, q->media_type);
    frame_put_span(out, q->profile);
    buf_byte(out, (uint8_t)q->fase);
    buf_byte(out, (uint8_t)q->titel_na_detentie);
    buf_byte(out, (uint8_t)q->gemeente_bevestigd);
    put_facts(out, &q->assumed);
    buf_byte(out, q->rests_on);
    frame_put_span(out, q->payload);
}

static void
get_decided(struct frame_cursor *c, struct record_request *q)
{
    q->bsn = frame_span(c);
    q->skn = frame_span(c);
    q->afzender_rol = (enum rol)get_enum(c, ROL__COUNT);
    q->type = (enum bericht)get_enum(c, BERICHT__COUNT);
    q->doel = (enum doel)get_enum(c, DOEL__COUNT);
    q->grond_gever = frame_span(c);
    q->grond_ontvanger = frame_span(c);
    frame_bytes(c, q->policy_hash, sizeof(q->policy_hash));
    q->policy_version = frame_span(c);
    get_decision(c, &q->decision);
    q->complete.type = q->type;
    get_complete(c, &q->complete);
    frame_bytes(c, q->motivatie_digest, sizeof(q->motivatie_digest));
    frame_bytes(c, q->afweging_digest, sizeof(q->afweging_digest));
    q->retry.first_s = frame_u32(c);
    q->retry.longest_s = frame_u32(c);
    q->retry.give_up_days = frame_u32(c);
    if (!retry_terms_fit(&q->retry))
        c->bad = true;
    q->start_ms = (int64_t)frame_u64(c);
    frame_bytes(c, q->trace_id, sizeof(q->trace_id));
    frame_bytes(c, q->parent_span, sizeof(q->parent_span));
    q->transaction_id = frame_span(c);
    q->media_type = frame_span(c);
    q->profile = frame_span(c);
    q->fase = (enum fase)get_enum(c, FASE__COUNT + 1);
    q->titel_na_detentie = (enum tri)get_enum(c, TRI_JA + 1);
    q->gemeente_bevestigd = (enum tri)get_enum(c, TRI_JA + 1);
    get_facts(c, &q->assumed);
    q->rests_on = (uint8_t)get_enum(c, RECORD_ON_ALL + 1);
    q->payload = frame_span(c);
}

static void
put_pushed(struct buf *out, const struct record_request *q)
{
    buf_byte(out, (uint8_t)q->push_outcome);
    buf_u16(out, (uint16_t)q->push_status);
    buf_u32(out, (uint32_t)q->push_retry_after_s);
    put_bytes(out, q->push_body_sha256, sizeof(q->push_body_sha256));
}

static void
get_pushed(struct frame_cursor *c, struct record_request *q)
{
    q->push_outcome = frame_u8(c);
    q->push_status = frame_u16(c);
    q->push_retry_after_s = (int)(frame_u32(c) & 0xffffff);
    frame_bytes(c, q->push_body_sha256, sizeof(q->push_body_sha256));
}

static bool
is_decided(enum record_op op)
{
    return op == RECORD_ACCEPT || op == RECORD_REFUSE;
}

/* About a message by the sender's own id of it. */
static bool
is_incoming(enum record_op op)
{
    return is_decided(op) || op == RECORD_REPEAT;
}

static bool
is_pushed(enum record_op op)
{
    return op == RECORD_PUSHED || op == RECORD_WITNESSED;
}

static bool
is_witness(enum record_op op)
{
    return op == RECORD_WITNESS || op == RECORD_WITNESSED;
}

void
wire_request_write(struct buf *out, const struct record_request *req)
{
    buf_byte(out, (uint8_t)req->op);
    buf_u64(out, req->snapshot);
    frame_put_span(out, req->oin);
    frame_put_span(out, req->id);
    buf_byte(out, req->ack_refused);
    frame_put_span(out, req->traject_id);
    frame_put_span(out, req->correlatie_id);
    frame_put_span(out, req->ontvanger);
    buf_byte(out, (uint8_t)req->ontvanger_rol);
    buf_byte(out, (uint8_t)req->kanaal);
    if (is_incoming(req->op)) {
        frame_put_span(out, req->bericht_id);
        put_bytes(out, req->digest, sizeof(req->digest));
    }
    if (is_decided(req->op))
        put_decided(out, req);
    if (is_pushed(req->op))
        put_pushed(out, req);
    if (is_witness(req->op))
        frame_put_span(out, req->payload);
}

enum err
wire_request_read(struct span s, struct record_request *req)
{
    struct frame_cursor c = {.s = s};

    *req = (struct record_request){.fase = FASE_ONBEKEND};
    req->op = (enum record_op)get_enum(&c, RECORD_OP__COUNT);
    req->snapshot = frame_u64(&c);
    req->oin = frame_span(&c);
    req->id = frame_span(&c);
    req->ack_refused = get_enum(&c, 2) == 1;
    req->traject_id = frame_span(&c);
    req->correlatie_id = frame_span(&c);
    req->ontvanger = frame_span(&c);
    req->ontvanger_rol = (enum rol)get_enum(&c, ROL__COUNT);
    req->kanaal = (enum channel)get_enum(&c, CHANNEL__COUNT);
    if (is_incoming(req->op)) {
        req->bericht_id = frame_span(&c);
        frame_bytes(&c, req->digest, sizeof(req->digest));
    }
    if (!c.bad && is_decided(req->op))
        get_decided(&c, req);
    if (!c.bad && is_pushed(req->op))
        get_pushed(&c, req);
    if (!c.bad && is_witness(req->op))
        req->payload = frame_span(&c);
    return c.bad || c.s.n != 0 ? ERR_SYNTAX : ERR_OK;
}

/* ---- answer -------------------------------------------------------------- */

static void
put_row(struct buf *out, const struct record_row *r)
{
    put_id(out, r->id);
    buf_byte(out, (uint8_t)r->type);
    buf_byte(out, (uint8_t)r->kanaal);
    put_id(out, r->afzender);
    put_id(out, r->ontvanger);
    buf_u64(out, (uint64_t)r->at_ms);
    buf_u64(out, (uint64_t)r->expires_ms);
    put_id(out, r->state);
    buf_u32(out, r->attempts);
    buf_u64(out, (uint64_t)r->next_ms);
}

static void
get_row(struct frame_cursor *c, struct record_row *r)
{
    get_id(c, r->id, RECORD_ID_LEN);
    r->type = (enum bericht)get_enum(c, BERICHT__COUNT);
    r->kanaal = (enum channel)get_enum(c, CHANNEL__COUNT);
    get_id(c, r->afzender, PARTNER_OIN_LEN);
    get_id(c, r->ontvanger, PARTNER_OIN_LEN);
    r->at_ms = (int64_t)frame_u64(c);
    r->expires_ms = (int64_t)frame_u64(c);
    get_id(c, r->state, sizeof(r->state) - 1);
    r->attempts = frame_u32(c);
    r->next_ms = (int64_t)frame_u64(c);
}

void
wire_answer_write(struct buf *out, const struct record_answer *ans)
{
    buf_byte(out, (uint8_t)ans->result);
    put_id(out, ans->id);
    buf_u64(out, ans->index);
    buf_u64(out, ans->tree_size);
    buf_byte(out, (uint8_t)ans->proof_n);
    put_bytes(out, ans->proof, ans->proof_n * RECORD_HASH_LEN);
    put_bytes(out, ans->leaf, sizeof(ans->leaf));
    put_bytes(out, ans->skeleton, sizeof(ans->skeleton));
    put_id(out, ans->note);
    frame_put_span(out, buf_peek(&ans->body));
    put_bytes(out, ans->trace_id, sizeof(ans->trace_id));
    put_bytes(out, ans->span_id, sizeof(ans->span_id));
    put_row(out, &ans->row);
    frame_put_span(out, buf_peek(&ans->payload));
    put_id(out, ans->media_type);
    put_id(out, ans->ontvanger);
    put_facts(out, &ans->facts);
    buf_byte(out, ans->witness);
    buf_u16(out, ans->verdict);
    buf_u32(out, (uint32_t)ans->row_n);
    for (size_t i = 0; i < ans->row_n; i++)
        put_row(out, &ans->row_v[i]);
}

static void
get_rows(struct frame_cursor *c, struct record_answer *ans)
{
    size_t n = frame_u32(c);

    if (c->bad || n == 0)
        return;
    if (n > RECORD_LIST_MAX) {
        c->bad = true;
        return;
    }
    ans->row_v = calloc(n, sizeof(*ans->row_v));
    if (ans->row_v == NULL) {
        c->bad = true;
        return;
    }
    for (size_t i = 0; i < n; i++)
        get_row(c, &ans->row_v[i]);
    ans->row_n = n;
}

static void
get_receipt(struct frame_cursor *c, struct record_answer *ans)
{
    get_id(c, ans->id, RECORD_ID_LEN);
    ans->index = frame_u64(c);
    ans->tree_size = frame_u64(c);
    ans->proof_n = frame_u8(c);
    if (ans->proof_n > RECORD_PROOF_MAX) {
        c->bad = true;
        ans->proof_n = 0;
    }
    frame_bytes(c, ans->proof, ans->proof_n * RECORD_HASH_LEN);
    frame_bytes(c, ans->leaf, sizeof(ans->leaf));
    frame_bytes(c, ans->skeleton, sizeof(ans->skeleton));
    get_id(c, ans->note, RECORD_NOTE_MAX - 1);
    buf_put(&ans->body, frame_span(c));
    frame_bytes(c, ans->trace_id, sizeof(ans->trace_id));
    frame_bytes(c, ans->span_id, sizeof(ans->span_id));
}

enum err
wire_answer_read(struct span s, struct record_answer *ans)
{
    struct frame_cursor c = {.s = s};

    ans->result = (enum record_result)get_enum(&c, RECORD_STOPPED + 1);
    get_receipt(&c, ans);
    get_row(&c, &ans->row);
    buf_put(&ans->payload, frame_span(&c));
    get_id(&c, ans->media_type, sizeof(ans->media_type) - 1);
    get_id(&c, ans->ontvanger, PARTNER_OIN_LEN);
    get_facts(&c, &ans->facts);
    ans->witness = get_enum(&c, 2) == 1;
    ans->verdict = frame_u16(&c);
    get_rows(&c, ans);
    if (c.bad || c.s.n != 0)
        return ERR_SYNTAX;
    if (buf_err(&ans->body) != ERR_OK)
        return buf_err(&ans->body);
    return buf_err(&ans->payload);
}

/* ---- snapshot ------------------------------------------------------------ */

void
wire_snapshot_write(struct buf *out, const struct partner_book *book,
    const uint8_t policy_hash[32])
{
    buf_u64(out, book->version);
    put_bytes(out, policy_hash, 32);
    partner_book_write(out, book);
}

enum err
wire_snapshot_read(struct span s, struct wire_snapshot *out, struct errinfo *ei)
{
    struct frame_cursor c = {.s = s};

    *out = (struct wire_snapshot){.version = 0};
    out->version = frame_u64(&c);
    frame_bytes(&c, out->policy_hash, sizeof(out->policy_hash));
    if (c.bad)
        return err_set(ei, ERR_SYNTAX, "wire.snapshot", "too short");
    return partner_book_read(c.s, &out->book, ei);
}
