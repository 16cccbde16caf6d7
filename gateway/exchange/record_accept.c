/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_parts.h"
#include "store/known.h"

#include "base/banned.h"

/* ---- seen before? -------------------------------------------------------- */

/* A message with the same key, earlier in this very group. */
static struct record_plan *
find_plan(struct record_group *g, const uint8_t *dedup)
{
    for (size_t i = 0; i < g->plan_n; i++)
        if (memcmp(g->plan[i].m.dedup, dedup, STORE_KEY_LEN) == 0)
            return &g->plan[i];
    return NULL;
}

/*
 * Is this a repeat?  Then ans is filled, or will be when the group ends.
 *
 * errors  ERR_NOTFOUND  it is new
 */
static enum err
check_repeat(struct record *r, struct record_plan *p, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    struct record_plan *twin = find_plan(g, p->m.dedup);
    struct store_message m;
    bool whole = false;
    enum err rc;

    if (twin != NULL) {
        p->original = twin->original;
        if (memcmp(twin->m.digest, p->m.digest, STORE_HASH_LEN) != 0) {
            p->ans->result = RECORD_CONFLICT;
            return ERR_OK;
        }
        p->ans->result = RECORD_DUPLICATE;
        g->plan_n++;
        return ERR_OK;
    }
    buf_clear(&r->trail);
    rc = store_message_by_dedup(r->st, p->m.dedup, &m, &r->trail, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(m.digest, p->m.digest, STORE_HASH_LEN) != 0) {
        p->ans->result = RECORD_CONFLICT;
        return ERR_OK;
    }
    rc = record_read_receipt(r, &m, buf_peek(&r->trail), p->ans, &whole, ei);
    p->ans->result = rc == ERR_NOTFOUND ? RECORD_GONE
                     : whole            ? RECORD_DUPLICATE
                                        : RECORD_STOPPED;
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

/* ---- trajectory and person ------------------------------------------------ */

/* Who decides on detention says what phase it is in and what follows it. */
static bool
may_tell(enum rol rol)
{
    return rol == ROL_PI || rol == ROL_JUSTID || rol == ROL_DJI ||
           rol == ROL_RE;
}

/* What goes over a channel of its own belongs to no trajectory: it is decided
 * on what it says itself, and nothing is learnt from it. */
static bool
has_trajectory(const struct record_request *q)
{
    return q->traject_id.n > 0 &&
           policy_channel(q->doel) == CHANNEL_REINTEGRATIE;
}

static enum err
find_trajectory(struct record *r, const struct record_request *q,
    struct store_trajectory *t, struct errinfo *ei)
{
    uint8_t mac[MAC_SHA256_LEN];
    enum err rc;

    *t =
        (struct store_trajectory){.fase = FASE_ONBEKEND, .titel = TRI_ONBEKEND};
    if (!has_trajectory(q))
        return ERR_OK;
    rc = record_body_index(r, "traject", q->traject_id, (struct span){NULL, 0},
        mac, ei);
    if (rc != ERR_OK)
        return rc;
    memcpy(t->key, mac, sizeof(t->key));
    rc = store_trajectory_get(r->st, mac, t, ei);
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

static int
in_range(int v, int count, int other)
{
    return v >= 0 && v < count ? v : other;
}

/* Is the person of an earlier message another than that of this one, by its
 * number or else by its trajectory?  Where either names nobody, or by another
 * number, that is not known. */
static enum err
is_of_another(struct record *r, const struct record_request *q,
    const struct store_trajectory *t, const struct store_message *m,
    bool *other, struct errinfo *ei)
{
    uint8_t here[STORE_KEY_LEN], there[STORE_KEY_LEN];
    bool known = false;
    enum err rc = record_body_handle(r, q, here, &known, ei);

    *other = false;
    if (rc == ERR_OK && !known && t->subject != 0) {
        rc = store_subject_get(r->st, t->subject, here, ei);
        known = rc == ERR_OK;
        rc = rc == ERR_NOTFOUND ? ERR_OK : rc;
    }
    if (rc != ERR_OK || !known || m->subject == 0)
        return rc;
    rc = store_subject_get(r->st, m->subject, there, ei);
    if (rc != ERR_OK)
        return rc == ERR_NOTFOUND ? ERR_OK : rc;
    /* The last bit tells which number it is of. */
    *other = (here[STORE_KEY_LEN - 1] & 1) == (there[STORE_KEY_LEN - 1] & 1) &&
             memcmp(here, there, sizeof(here)) != 0;
    return ERR_OK;
}

/* Is what this message answers a request (M29) that the recipient sent to this
 * sender, about the same person, and that was neither refused nor given back? */
static enum err
find_verzoek(struct record *r, const struct record_request *q,
    const struct store_trajectory *t, enum tri *is, struct errinfo *ei)
{
    struct store_message m;
    uint8_t mac[MAC_SHA256_LEN];
    bool other = false;
    enum err rc;

    *is = TRI_NEE;
    if (q->correlatie_id.n == 0)
        return ERR_OK;
    rc = record_body_index(r, "bericht", q->ontvanger, q->correlatie_id, mac,
        ei);
    if (rc == ERR_OK)
        rc = store_message_by_dedup(r->st, mac, &m, NULL, ei);
    if (rc != ERR_OK)
        return rc == ERR_NOTFOUND ? ERR_OK : rc;
    if (m.type != BERICHT_M29 || m.state == STORE_GEWEIGERD ||
        m.state == STORE_AFGEWEZEN || !span_is(q->ontvanger, m.afzender) ||
        !span_is(q->oin, m.ontvanger))
        return ERR_OK;
    rc = is_of_another(r, q, t, &m, &other, ei);
    if (rc == ERR_OK && !other)
        *is = TRI_JA;
    return rc;
}

/* What the trajectory says now, seen from inside the transaction. */
static enum err
read_facts(struct record *r, const struct record_request *q,
    const struct store_trajectory *t, struct record_facts *f,
    struct errinfo *ei)
{
    int said = TRI_ONBEKEND;
    enum err rc;

    f->fase = (enum fase)in_range(t->fase, FASE__COUNT, FASE_ONBEKEND);
    f->titel_na_detentie =
        (enum tri)in_range(t->titel, TRI_JA + 1, TRI_ONBEKEND);
    f->gemeente_bevestigd = TRI_ONBEKEND;
    f->verzoek = TRI_ONBEKEND;
    if ((q->rests_on & RECORD_ON_VERZOEK) != 0) {
        rc = find_verzoek(r, q, t, &f->verzoek, ei);
        if (rc != ERR_OK)
            return rc;
    }
    if (!has_trajectory(q) || (q->rests_on & RECORD_ON_GEMEENTE) == 0)
        return ERR_OK;
    rc = store_confirm_get(r->st, t->key, q->ontvanger, &said, ei);
    f->gemeente_bevestigd = (enum tri)in_range(said, TRI_JA + 1, TRI_ONBEKEND);
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

/* Was it decided on something that is not so? */
static bool
moved(const struct record_request *q, const struct record_facts *f)
{
    const struct record_facts *was = &q->assumed;

    return ((q->rests_on & RECORD_ON_FASE) != 0 && was->fase != f->fase) ||
           ((q->rests_on & RECORD_ON_TITEL) != 0 &&
               was->titel_na_detentie != f->titel_na_detentie) ||
           ((q->rests_on & RECORD_ON_GEMEENTE) != 0 &&
               was->gemeente_bevestigd != f->gemeente_bevestigd) ||
           ((q->rests_on & RECORD_ON_VERZOEK) != 0 &&
               was->verzoek != f->verzoek);
}

static enum err
update_trajectory(struct record *r, const struct record_request *q,
    int64_t subject, struct store_trajectory *t, struct errinfo *ei)
{
    bool tells = may_tell(q->afzender_rol);
    bool fase = tells && q->fase != FASE_ONBEKEND && t->fase != (int)q->fase;
    bool titel = tells && q->titel_na_detentie != TRI_ONBEKEND &&
                 t->titel != (int)q->titel_na_detentie;
    /* Whom a trajectory is about: first heard, then only from who may tell. */
    bool person =
        subject != 0 && t->subject != subject && (t->subject == 0 || tells);
    enum err rc = ERR_OK;

    if (fase)
        t->fase = (int)q->fase;
    if (titel)
        t->titel = (int)q->titel_na_detentie;
    if (person)
        t->subject = subject;
    if (fase || titel || person) {
        t->at_ms = r->group.now_ms;
        rc = store_trajectory_put(r->group.txn, t, ei);
    }
    if (rc == ERR_OK && q->gemeente_bevestigd != TRI_ONBEKEND)
        rc = store_confirm_put(r->group.txn, t->key, q->oin,
            (int)q->gemeente_bevestigd, ei);
    return rc;
}

/* Who a message without a number is about: the person of its trajectory, or
 * of the message that it answers, on the same channel. */
static enum err
subject_by_reference(struct record *r, const struct record_request *q,
    const struct store_trajectory *t, int64_t *subject, struct errinfo *ei)
{
    const struct span from[] = {q->ontvanger, q->oin};
    struct store_message m;
    uint8_t mac[MAC_SHA256_LEN];

    if (has_trajectory(q) && t->subject != 0) {
        *subject = t->subject;
        return ERR_OK;
    }
    for (int i = 0; i < 2 && q->correlatie_id.n > 0; i++) {
        enum err rc =
            record_body_index(r, "bericht", from[i], q->correlatie_id, mac, ei);

        if (rc == ERR_OK)
            rc = store_message_by_dedup(r->st, mac, &m, NULL, ei);
        if (rc == ERR_OK && span_is(from[1 - i], m.ontvanger) &&
            m.channel == (int)policy_channel(q->doel))
            *subject = m.subject;
        if (rc != ERR_OK && rc != ERR_NOTFOUND)
            return rc;
    }
    return ERR_OK;
}

/* The person's row and handle; *row 0 when it is about nobody we know. */
static enum err
find_person(struct record *r, const struct record_request *q,
    const struct store_trajectory *t, int64_t *row,
    uint8_t handle[static STORE_KEY_LEN], struct errinfo *ei)
{
    bool known = false;
    enum err rc = record_body_handle(r, q, handle, &known, ei);

    *row = 0;
    if (rc != ERR_OK)
        return rc;
    if (known)
        return store_subject_put(r->group.txn, handle, row, ei);
    rc = subject_by_reference(r, q, t, row, ei);
    if (rc != ERR_OK || *row == 0)
        return rc;
    rc = store_subject_get(r->st, *row, handle, ei);
    if (rc == ERR_NOTFOUND) {
        *row = 0; /* the person was removed since */
        rc = ERR_OK;
    }
    return rc;
}

/* ---- planning -------------------------------------------------------------- */

static enum err
fill_keys(struct record *r, struct record_plan *p, struct errinfo *ei)
{
    const struct record_request *q = p->req;
    const struct span none = {NULL, 0};
    uint8_t mac[MAC_SHA256_LEN];
    enum err rc =
        record_body_index(r, "bericht", q->oin, q->bericht_id, mac, ei);

    if (rc != ERR_OK)
        return rc;
    memcpy(p->m.dedup, mac, STORE_KEY_LEN);
    return record_body_index(r, "document",
        (struct span){q->digest, sizeof(q->digest)}, none, p->m.digest, ei);
}

static enum err
fill_message(struct record *r, struct record_plan *p, struct errinfo *ei)
{
    static const uint8_t none[16];
    const struct record_request *q = p->req;
    struct store_message *m = &p->m;
    enum channel ch = policy_channel(q->doel);
    int64_t now_ms = r->group.now_ms;
    enum err rc = uuid_new(now_ms, p->ans->id, ei);

    if (rc == ERR_OK)
        rc = record_body_random(r, m->trace, sizeof(m->trace), ei);
    if (rc != ERR_OK)
        return rc;
    if (!uuid_parse(span_of(p->ans->id), m->id))
        return err_set(ei, ERR_INTERNAL, "record.accept", "no id");
    if (memcmp(q->trace_id, none, sizeof(q->trace_id)) != 0)
        memcpy(m->trace, q->trace_id, sizeof(q->trace_id));
    memcpy(p->ans->trace_id, m->trace, sizeof(p->ans->trace_id));
    memcpy(p->ans->span_id, m->trace + sizeof(p->ans->trace_id),
        sizeof(p->ans->span_id));
    memcpy(m->policy_hash, q->policy_hash, sizeof(m->policy_hash));
    memcpy(m->afzender, q->oin.p, STORE_OIN_LEN);
    memcpy(m->ontvanger, q->ontvanger.p, STORE_OIN_LEN);
    m->type = (int)q->type;
    m->state = p->to != NULL ? STORE_GEREED : STORE_GEWEIGERD;
    m->at_ms = now_ms;
    m->channel = (int)ch;
    m->expires_ms = p->to != NULL ? outbox_expiry(r->ob, ch, now_ms) : now_ms;
    return ERR_OK;
}

/* A new message: stage its entry, and what it teaches about its trajectory. */
static enum err
plan_new(struct record *r, struct record_plan *p, struct store_trajectory *t,
    struct errinfo *ei)
{
    struct record_group *g = &r->group;
    const struct record_request *q = p->req;
    uint8_t handle[STORE_KEY_LEN];
    enum err rc = fill_message(r, p, ei);

    if (rc == ERR_OK)
        rc = find_person(r, q, t, &p->m.subject, handle, ei);
    if (rc == ERR_OK && p->to != NULL)
        rc = record_body_random(r, p->payload_key, SEAL_KEY_LEN, ei);
    if (rc == ERR_OK)
        rc = record_body_decided(r, p, p->m.subject != 0 ? handle : NULL, ei);
    if (rc != ERR_OK)
        return rc;
    p->entry = g->n - 1;
    p->m.idx = g->base + p->entry;
    p->original = g->plan_n++;
    p->ans->result = RECORD_DONE;
    if (p->to == NULL) {
        g->tally.refused++;
        return ERR_OK;
    }
    g->tally.released++;
    if (!has_trajectory(q))
        return ERR_OK;
    return update_trajectory(r, q, p->m.subject, t, ei);
}

enum err
record_accept_one(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    struct record_plan *p = &g->plan[g->plan_n];
    struct store_trajectory t;
    enum err rc;

    *p = (struct record_plan){.req = req, .ans = ans};
    rc = fill_keys(r, p, ei);
    if (rc == ERR_OK)
        rc = check_repeat(r, p, ei);
    if (rc != ERR_NOTFOUND)
        return rc;
    if (req->op == RECORD_ACCEPT && record_witness_missing(r)) {
        ans->result = RECORD_UNWITNESSED;
        return ERR_OK;
    }
    /* Decided with what was active: now it is not, and the log has that.  (No
     * worker starts before the recorder was told of a policy.) */
    if ((r->has_active &&
            memcmp(req->policy_hash, r->active, sizeof(r->active)) != 0) ||
        req->snapshot != r->book.version) {
        ans->result = RECORD_STALE;
        return ERR_OK;
    }
    rc = find_trajectory(r, req, &t, ei);
    if (rc == ERR_OK)
        rc = read_facts(r, req, &t, &ans->facts, ei);
    if (rc != ERR_OK)
        return rc;
    if (moved(req, &ans->facts)) {
        ans->result = RECORD_MOVED;
        return ERR_OK;
    }
    if (req->op == RECORD_ACCEPT) {
        p->to = partner_by_oin(&r->book, req->ontvanger);
        if (p->to == NULL || p->to->status != PARTNER_ACTIEF ||
            !partner_admits(p->to, policy_channel(req->doel))) {
            ans->result = RECORD_STALE;
            return ERR_OK;
        }
    } else if (!record_quota_take(r, QUOTA_REFUSALS, req->oin, g->now_ms)) {
        ans->result = RECORD_QUOTA;
        return ERR_OK;
    }
    return plan_new(r, p, &t, ei);
}

/* Between groups, when no plan lies ready. */
enum err
record_accept_repeat(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    struct record_plan p = {.req = req, .ans = ans};
    enum err rc = fill_keys(r, &p, ei);

    if (rc == ERR_OK)
        rc = check_repeat(r, &p, ei);
    if (rc != ERR_NOTFOUND)
        return rc;
    ans->result = RECORD_NONE;
    return ERR_OK;
}

/* ---- as the group ends ------------------------------------------------------- */

static struct span
trail_of(const struct tree_proof *proof)
{
    return (struct span){&proof->hash[0][0], proof->n * TREE_HASH_LEN};
}

static enum err
write_payload(struct record *r, struct record_plan *p, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    struct payload_tools tools = {r->seal, r->ring};
    struct store_payload row = {.n = p->m.n, .media_type = p->req->media_type};
    struct outbox_message m = {p->m.n, p->to, (enum channel)p->m.channel};
    enum err rc = outbox_put(r->ob, g->txn, &m, g->now_ms, ei);

    if (rc == ERR_OK && outbox_pushes(p->to, (enum channel)p->m.channel))
        rc = outbox_agree(g->txn, p->m.n, &p->req->retry, ei);
    if (rc == ERR_OK)
        rc = payload_seal(&tools, &p->m, p->req->payload, p->payload_key,
            &r->sealed, ei);
    if (rc != ERR_OK)
        return rc;
    row.epoch = r->sealed.epoch;
    row.wrapped = (struct span){r->sealed.wrapped, SEAL_WRAPPED_LEN};
    row.sealed = buf_peek(&r->sealed.bytes);
    return store_payload_put(g->txn, &row, ei);
}

enum err
record_accept_write(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;

    for (size_t i = 0; i < g->plan_n; i++) {
        struct record_plan *p = &g->plan[i];
        enum err rc;

        if (p->original != i)
            continue;
        p->m.tree_size = g->tree.size;
        rc =
            store_message_put(g->txn, &p->m, trail_of(&g->proof[p->entry]), ei);
        if (rc == ERR_OK && p->to != NULL)
            rc = write_payload(r, p, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

static void
finish_receipt(struct record *r, const struct record_plan *p,
    struct record_answer *ans)
{
    struct record_group *g = &r->group;
    const struct tree_proof *proof = &g->proof[p->entry];

    ans->index = p->m.idx;
    ans->tree_size = g->tree.size;
    ans->proof_n = proof->n;
    memcpy(ans->proof, proof->hash, proof->n * TREE_HASH_LEN);
    memcpy(ans->leaf, g->leaf[p->entry], RECORD_HASH_LEN);
    memcpy(ans->skeleton, g->staged[p->entry].skeleton, RECORD_SKELETON_LEN);
    memcpy(ans->note, r->note.p, r->note.n);
    ans->note[r->note.n] = '\0';
}

void
record_accept_finish(struct record *r)
{
    struct record_group *g = &r->group;

    for (size_t i = 0; i < g->plan_n; i++) {
        struct record_plan *p = &g->plan[i];
        const struct record_plan *first = &g->plan[p->original];

        finish_receipt(r, first, p->ans);
        if (p == first)
            continue;
        memcpy(p->ans->id, first->ans->id, sizeof(p->ans->id));
        memcpy(p->ans->trace_id, first->ans->trace_id,
            sizeof(p->ans->trace_id));
        memcpy(p->ans->span_id, first->ans->span_id, sizeof(p->ans->span_id));
        buf_clear(&p->ans->body);
        buf_put(&p->ans->body, buf_peek(&first->ans->body));
        if (buf_err(&p->ans->body) != ERR_OK)
            p->ans->result = RECORD_STOPPED; /* ask again: it is kept */
    }
}
