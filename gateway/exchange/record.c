/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record.h"

#include <assert.h>
#include <stdlib.h>

#include "exchange/record_parts.h"
#include "ledger/witness.h"

#include "base/banned.h"

enum {
    BERICHT_ID_MAX = 128, /* an id of the sender's own making */
    NUMBER_MAX = 64
};

/* ---- answers -------------------------------------------------------------------- */

void
record_answer_init(struct record_answer *ans)
{
    *ans = (struct record_answer){.result = RECORD_STOPPED};
    buf_init(&ans->body, RECORD_BODY_MAX);
    buf_init(&ans->payload, LIMIT_BODY_MAX);
}

void
record_answer_done(struct record_answer *ans)
{
    buf_done(&ans->body);
    buf_wipe(&ans->payload);
    free(ans->row_v);
    ans->row_v = NULL;
    ans->row_n = 0;
}

/* Nothing happened, and nothing that was prepared may leave. */
static void
stop_answer(struct record_answer *ans)
{
    ans->result = RECORD_STOPPED;
    ans->id[0] = '\0';
    ans->proof_n = 0;
    ans->note[0] = '\0';
    buf_clear(&ans->body);
    buf_wipe(&ans->payload);
}

/* ---- life ------------------------------------------------------------------------ */

enum err
record_init(const struct record_opts *opts, struct errinfo *ei)
{
    return record_open_init(opts, ei);
}

void
record_close(struct record *r)
{
    if (r == NULL)
        return;
    store_rollback(&r->group.txn);
    outbox_free(r->ob);
    logfile_close(r->lf);
    store_close(r->st);
    keyring_free(r->ring);
    seal_free(r->seal);
    sign_key_free(r->key);
    sign_key_free(r->cosign);
    partner_book_done(&r->book);
    free(r->persons.v);
    free(r->life.v);
    buf_done(&r->note);
    buf_done(&r->published);
    buf_wipe(&r->json);
    buf_wipe(&r->scratch);
    buf_done(&r->trail);
    buf_done(&r->sealed.bytes);
    buf_done(&r->group.sealed);
    explicit_bzero(r, sizeof(*r));
    free(r);
}

/* ---- requests --------------------------------------------------------------------- */

/* Is every character one that profiles are named with? */
static bool
is_profile(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') &&
            !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-')
            return false;
    return true;
}

/*
 * It becomes a header, here or at the recipient, whatever became of the worker
 * that sent it: printable, with the very profile that the entry will name.
 */
static bool
media_fits(struct span media, struct span profile)
{
    static const char head[] = ";profile=\"" ADAPTER_PROFILE_URN;
    const size_t head_n = sizeof(head) - 1;
    size_t tail = profile.n == 0 ? 0 : head_n + profile.n + 1;

    if (media.n <= tail || media.n > RECORD_MEDIA_MAX || !is_profile(profile))
        return false;
    media.n -= tail;
    for (size_t i = 0; i < media.n; i++)
        if (media.p[i] < 0x20 || media.p[i] > 0x7e || media.p[i] == '"')
            return false;
    return tail == 0 ||
           (memcmp(media.p + media.n, head, head_n) == 0 &&
               memcmp(media.p + media.n + head_n, profile.p, profile.n) == 0 &&
               media.p[media.n + tail - 1] == '"');
}

static bool
decided_fits(const struct record_request *q)
{
    bool accept = q->op == RECORD_ACCEPT;

    return q->oin.n == PARTNER_OIN_LEN && q->ontvanger.n == PARTNER_OIN_LEN &&
           q->bericht_id.n > 0 && q->bericht_id.n <= BERICHT_ID_MAX &&
           q->traject_id.n <= NUMBER_MAX && q->correlatie_id.n <= NUMBER_MAX &&
           q->bsn.n <= NUMBER_MAX && q->skn.n <= NUMBER_MAX &&
           q->type < BERICHT__COUNT && q->doel < DOEL__COUNT &&
           q->afzender_rol < ROL__COUNT && q->ontvanger_rol < ROL__COUNT &&
           q->decision.released == accept && retry_terms_fit(&q->retry) &&
           (!accept || (q->payload.n > 0 && q->payload.n <= LIMIT_BODY_MAX &&
                           media_fits(q->media_type, q->profile)));
}

static bool
pushed_fits(const struct record_request *q)
{
    return q->push_outcome >= 0 && q->push_outcome < OUTBOX_PUSH__COUNT &&
           q->push_status >= 0 && q->push_retry_after_s >= 0;
}

static bool
fits(const struct record_request *q)
{
    switch (q->op) {
    case RECORD_REPEAT:
        return q->oin.n == PARTNER_OIN_LEN && q->bericht_id.n > 0 &&
               q->bericht_id.n <= BERICHT_ID_MAX;
    case RECORD_ACCEPT:
    case RECORD_REFUSE:
        return decided_fits(q);
    case RECORD_WITNESS:
        return q->payload.n <= WITNESS_REQUEST_MAX;
    case RECORD_WITNESSED:
        return pushed_fits(q) && q->payload.n <= WITNESS_ANSWER_MAX;
    case RECORD_PUSHED:
        return pushed_fits(q);
    case RECORD_LIST:
        return q->kanaal < CHANNEL__COUNT;
    case RECORD_STATUS:
    case RECORD_COLLECT:
    case RECORD_ACK:
    case RECORD_CLAIM:
        return true;
    case RECORD_OP__COUNT:
        break;
    }
    return false;
}

static enum err
usable(const struct record *r, struct errinfo *ei)
{
    if (r->dead)
        return err_set(ei, ERR_CORRUPT, "record.dead",
            "an earlier commit's fate is unknown; open again");
    if (r->behind)
        return err_set(ei, r->behind_why, "record.behind",
            "the log file cannot be written");
    return ERR_OK;
}

static bool
is_read(enum record_op op)
{
    return op == RECORD_REPEAT || op == RECORD_STATUS || op == RECORD_LIST;
}

static enum err
read_now(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    enum err rc;

    if (req->op == RECORD_REPEAT)
        rc = record_accept_repeat(r, req, ans, ei);
    else if (req->op == RECORD_STATUS)
        rc = record_read_status(r, req, ans, ei);
    else
        rc = record_read_list(r, req, ans, ei);
    if (rc != ERR_OK)
        stop_answer(ans);
    return rc;
}

static bool
is_couriers(enum record_op op)
{
    return op == RECORD_CLAIM || op == RECORD_PUSHED || op == RECORD_WITNESSED;
}

static bool
is_active(const struct record *r, struct span oin)
{
    const struct partner *p = partner_by_oin(&r->book, oin);

    return p != NULL && p->status == PARTNER_ACTIEF;
}

enum err
record_submit(struct record *r, const struct record_request *req,
    struct record_answer *ans, bool *waits, struct errinfo *ei)
{
    enum err rc = usable(r, ei);

    *waits = false;
    stop_answer(ans);
    if (rc != ERR_OK)
        return rc;
    if (!fits(req))
        return err_set(ei, ERR_SYNTAX, "record.submit",
            "a request that is not of its form");
    /* Suspension counts at once, whatever a worker still believes. */
    if (!is_couriers(req->op) && !is_active(r, req->oin)) {
        ans->result = RECORD_NONE;
        return ERR_OK;
    }
    if (is_read(req->op))
        return read_now(r, req, ans, ei);
    if (r->opts.read_only)
        return err_set(ei, ERR_DENIED, "record.submit", "opened to read");
    if (r->waiting_n == LIMIT_GROUP_MAX)
        return err_set(ei, ERR_LIMIT, "record.submit", "the group is full");
    r->waiting[r->waiting_n++] = (struct record_waiting){req, ans};
    *waits = true;
    return ERR_OK;
}

enum err
record_release_claims(struct record *r, struct errinfo *ei)
{
    enum err rc = usable(r, ei);

    record_witness_forget(r);
    if (rc == ERR_OK)
        rc = record_open_release(r, ei);
    if (rc == ERR_OK)
        rc = outbox_reload(r->ob, ei);
    return rc;
}

size_t
record_pending(const struct record *r)
{
    return r->waiting_n;
}

static enum err
apply(struct record *r, const struct record_waiting *w, struct errinfo *ei)
{
    switch (w->req->op) {
    case RECORD_ACCEPT:
    case RECORD_REFUSE:
        return record_accept_one(r, w->req, w->ans, ei);
    case RECORD_COLLECT:
        return record_deliver_collect(r, w->req, w->ans, ei);
    case RECORD_ACK:
        return record_deliver_ack(r, w->req, w->ans, ei);
    case RECORD_CLAIM:
        return record_deliver_claim(r, w->ans, ei);
    case RECORD_PUSHED:
        return record_deliver_pushed(r, w->req, w->ans, ei);
    case RECORD_WITNESS:
        return record_witness_answer(r, w->req, w->ans, ei);
    case RECORD_WITNESSED:
        return record_witness_told(r, w->req, w->ans, ei);
    case RECORD_REPEAT:
    case RECORD_STATUS:
    case RECORD_LIST:
    case RECORD_OP__COUNT:
        break;
    }
    return err_set(ei, ERR_INTERNAL, "record.apply", "not a write");
}

static enum err
run_group(struct record *r, struct errinfo *ei)
{
    enum err rc = record_group_begin(r, ei);

    if (rc != ERR_OK)
        return rc;
    for (size_t i = 0; i < r->waiting_n; i++) {
        rc = apply(r, &r->waiting[i], ei);
        if (rc == ERR_SYNTAX || rc == ERR_LIMIT) {
            stop_answer(r->waiting[i].ans); /* this one only */
            rc = ERR_OK;
        }
        if (rc != ERR_OK) {
            record_group_abort(r);
            return rc;
        }
    }
    return record_group_end(r, ei);
}

/* Which failures leave us not knowing what we hold? */
enum err
record_judge(struct record *r, enum err rc, struct errinfo *ei)
{
    if (rc == ERR_OK || rc == ERR_FULL || rc == ERR_IO || rc == ERR_NOMEM)
        return rc;
    r->dead = true;
    return err_as(ei, ERR_CORRUPT);
}

enum err
record_commit(struct record *r, struct errinfo *ei)
{
    enum err rc = usable(r, ei);

    if (rc == ERR_OK && r->waiting_n > 0)
        rc = record_judge(r, run_group(r, ei), ei);
    for (size_t i = 0; rc != ERR_OK && i < r->waiting_n; i++)
        stop_answer(r->waiting[i].ans);
    r->waiting_n = 0;
    return rc;
}

enum err
record_tick(struct record *r, struct errinfo *ei)
{
    enum err rc;

    if (r->dead)
        return usable(r, ei);
    if (r->behind) {
        /* A partner may have changed in the group that stayed behind. */
        rc = record_known_load(r, ei);
        if (rc == ERR_OK)
            rc = record_open_complete(r, ei);
        if (rc != ERR_OK)
            return record_judge(r, rc, ei);
    }
    rc = record_time_tick(r, ei);
    return rc == ERR_CONFLICT ? rc : record_judge(r, rc, ei);
}

int64_t
record_next_push_ms(struct record *r)
{
    return r->dead || r->behind ? -1 : outbox_next_ms(r->ob, &r->book);
}

/* ---- partners and policy ------------------------------------------------------------ */

const struct partner_book *
record_book(const struct record *r)
{
    return &r->book;
}

enum err
record_writable(const struct record *r, struct errinfo *ei)
{
    enum err rc = usable(r, ei);

    if (rc == ERR_OK && r->opts.read_only)
        return err_set(ei, ERR_DENIED, "record.write", "opened to read");
    return rc;
}

enum err
record_partner_put(struct record *r, const struct partner *p,
    struct errinfo *ei)
{
    enum err rc = record_writable(r, ei);

    if (rc != ERR_OK)
        return rc;
    rc = record_known_partner(r, p, ei);
    /* These are about the partner as it was given. */
    if (rc == ERR_CONFIG || rc == ERR_CONFLICT || rc == ERR_LIMIT)
        return rc;
    return record_judge(r, rc, ei);
}

enum err
record_policy_active(struct record *r, const uint8_t hash[32],
    const char *version, struct errinfo *ei)
{
    enum err rc = record_writable(r, ei);

    if (rc != ERR_OK)
        return rc;
    rc = record_known_policy(r, hash, version, ei);
    return rc == ERR_DENIED || rc == ERR_LIMIT ? rc : record_judge(r, rc, ei);
}

/* ---- the CLI --------------------------------------------------------------------------- */

enum err
record_count(struct record *r, struct record_counts *out, struct errinfo *ei)
{
    return record_read_count(r, out, ei);
}

enum err
record_queue(struct record *r, enum channel ch, struct record_row *v,
    size_t max, size_t *n, struct errinfo *ei)
{
    return record_read_queue(r, ch, v, max, n, ei);
}

enum err
record_entry(struct record *r, struct span id_or_index, uint64_t *index,
    struct buf *body, struct errinfo *ei)
{
    return record_read_entry(r, id_or_index, index, body, ei);
}
