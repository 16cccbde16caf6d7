/* SPDX-License-Identifier: EUPL-1.2 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/text.h"
#include "exchange/record_parts.h"
#include "store/entries.h"
#include "store/known.h"

#include "base/banned.h"

enum { NUMBER_TEXT_MAX = 24 };

/* ---- rows -------------------------------------------------------------------- */

static const char *
state_name(enum store_state state, bool busy)
{
    switch (state) {
    case STORE_GEREED:
        return busy ? "bezig" : "gereed";
    case STORE_ONTVANGEN:
        return "ontvangen";
    case STORE_AFGEWEZEN:
    case STORE_GEWEIGERD:
        return "geweigerd";
    case STORE_VERLOPEN:
        return "verlopen";
    case STORE_DOOD:
    case STORE_STATE__COUNT:
        break;
    }
    return "dood";
}

static void
fill_row(const struct store_message *m, const struct store_queued *q,
    struct record_row *row)
{
    bool busy = q != NULL && q->mode == STORE_CLAIMED;
    const char *state = state_name(m->state, busy);

    *row = (struct record_row){.type = (enum bericht)m->type,
        .kanaal = (enum channel)m->channel,
        .at_ms = m->at_ms,
        .expires_ms = m->expires_ms};
    uuid_write(m->id, row->id);
    memcpy(row->afzender, m->afzender, sizeof(row->afzender));
    memcpy(row->ontvanger, m->ontvanger, sizeof(row->ontvanger));
    memcpy(row->state, state, strlen(state) + 1);
    if (q == NULL)
        return;
    row->attempts = q->attempts;
    if (q->mode == STORE_PUSH)
        row->next_ms = q->due_ms;
}

/* What is damaged is left out.  out  *done  rows filled */
static enum err
fill_rows(struct record *r, const struct store_page *page,
    struct record_row *row, size_t *done, struct errinfo *ei)
{
    *done = 0;
    for (size_t i = 0; i < page->n; i++) {
        const struct store_queued *q = &page->v[i];
        struct errinfo why = {.code = ERR_OK};
        char n[NUMBER_TEXT_MAX];
        struct store_message m;
        enum err rc = store_message_by_n(r->st, q->n, &m, &why);

        if (rc == ERR_NOTFOUND ||
            (rc == ERR_OK && (strcmp(q->ontvanger, m.ontvanger) != 0 ||
                                 q->channel != m.channel)))
            rc = err_set(&why, ERR_CORRUPT, "record.list",
                "what waits is not the message");
        (void)snprintf(n, sizeof(n), "%" PRId64, q->n);
        if (rc == ERR_OK)
            fill_row(&m, q, &row[(*done)++]);
        else if (!record_read_damaged(rc, "message.damaged", n, &why)) {
            if (ei != NULL)
                *ei = why;
            return rc;
        }
    }
    return ERR_OK;
}

enum err
record_read_list(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    struct store_queued v[RECORD_LIST_MAX];
    struct store_page page = {.v = v, .max = RECORD_LIST_MAX};
    struct store_lane_id lane = {req->oin, (int)req->kanaal};
    enum err rc;

    if (!record_known_admits(r, req->oin, (int)req->kanaal)) {
        ans->result = RECORD_NONE;
        return ERR_OK;
    }
    rc = store_queue_list(r->st, STORE_BOX, &lane, &page, ei);
    if (rc != ERR_OK)
        return rc;
    ans->result = RECORD_DONE;
    if (page.n == 0)
        return ERR_OK;
    free(ans->row_v);
    ans->row_n = 0;
    ans->row_v = calloc(page.n, sizeof(*ans->row_v));
    if (ans->row_v == NULL)
        return err_set(ei, ERR_NOMEM, "record.list", "no room");
    return fill_rows(r, &page, ans->row_v, &ans->row_n, ei);
}

enum err
record_read_queue(struct record *r, enum channel ch, struct record_row *v,
    size_t max, size_t *n, struct errinfo *ei)
{
    struct store_queued q[RECORD_LIST_MAX];
    struct store_page page = {.v = q,
        .max = max < RECORD_LIST_MAX ? max : RECORD_LIST_MAX};
    enum err rc = store_queue_newest(r->st, ch == CHANNEL__COUNT ? -1 : (int)ch,
        &page, ei);

    return rc == ERR_OK ? fill_rows(r, &page, v, n, ei) : rc;
}

/* ---- damage ---------------------------------------------------------------------- */

bool
record_read_damaged(enum err rc, const char *event, const char *id,
    const struct errinfo *why)
{
    if (rc != ERR_CORRUPT)
        return false;
    log_event(LOG_ERROR, event, "id=%s why=\"%s\"", id, why->text);
    return true;
}

/* ---- receipts ------------------------------------------------------------------ */

/* The checkpoint of exactly this size, as it was given with the receipt. */
static enum err
find_note(struct record *r, uint64_t size, char out[static RECORD_NOTE_MAX],
    struct errinfo *ei)
{
    struct buf *note = &r->note;
    uint64_t found = r->note_size;
    enum err rc = ERR_OK;

    if (size != r->note_size) {
        note = &r->scratch;
        buf_clear(note);
        rc = store_checkpoint_get(r->st, size, &found, note, ei);
    }
    if (rc == ERR_NOTFOUND || (rc == ERR_OK && found != size) ||
        note->n >= RECORD_NOTE_MAX)
        return err_set(ei, ERR_CORRUPT, "record.receipt",
            "there is no checkpoint of size %llu", (unsigned long long)size);
    if (rc != ERR_OK)
        return rc;
    memcpy(out, note->p, note->n);
    out[note->n] = '\0';
    return ERR_OK;
}

/* What is proven is what was signed. */
static enum err
check_signed(const struct record *r, const struct record_answer *ans,
    struct errinfo *ei)
{
    struct tree_proof path = {.n = ans->proof_n};
    struct note_checkpoint cp;
    enum err rc = note_open(span_of(ans->note), &r->note_key, &cp, ei);

    if (rc != ERR_OK)
        return err_as(ei, ERR_CORRUPT);
    memcpy(path.hash, ans->proof, ans->proof_n * sizeof(path.hash[0]));
    return tree_check_inclusion(ans->index, &cp.head, ans->leaf, &path, ei);
}

/* The row says of the message what the entry says. */
static enum err
check_row(struct record *r, const struct store_message *m,
    const struct record_answer *ans, struct errinfo *ei)
{
    const struct body_decision *d = &r->body.decision;
    enum err rc = body_read(buf_peek(&ans->body), &r->body, ei);

    if (rc != ERR_OK)
        return err_as(ei, ERR_CORRUPT);
    if (!body_has_decision(&r->body) || strcmp(r->body.id, ans->id) != 0 ||
        strcmp(d->van.oin, m->afzender) != 0 ||
        strcmp(d->naar.oin, m->ontvanger) != 0 || (int)d->type != m->type ||
        d->released != (m->state != STORE_GEWEIGERD))
        return err_set(ei, ERR_CORRUPT, "record.receipt",
            "the message is not the one that was logged");
    return ERR_OK;
}

static enum err
make_receipt(struct record *r, const struct store_message *m, struct span proof,
    struct record_answer *ans, struct errinfo *ei)
{
    enum err rc;

    if (proof.n % RECORD_HASH_LEN != 0 || proof.n > sizeof(ans->proof) ||
        m->idx >= m->tree_size || m->tree_size > r->tree.size)
        return err_set(ei, ERR_CORRUPT, "record.receipt", "no proof");
    buf_clear(&ans->body);
    rc = record_body_open(r, m->idx, ans->skeleton, &ans->body, ei);
    if (rc == ERR_OK)
        rc = entry_leaf(ans->skeleton, ans->leaf, ei);
    if (rc == ERR_OK)
        rc = find_note(r, m->tree_size, ans->note, ei);
    if (rc != ERR_OK)
        return rc;
    uuid_write(m->id, ans->id);
    ans->index = m->idx;
    ans->tree_size = m->tree_size;
    ans->proof_n = proof.n / RECORD_HASH_LEN;
    if (proof.n > 0)
        memcpy(ans->proof, proof.p, proof.n);
    memcpy(ans->trace_id, m->trace, sizeof(ans->trace_id));
    memcpy(ans->span_id, m->trace + sizeof(ans->trace_id),
        sizeof(ans->span_id));
    fill_row(m, NULL, &ans->row);
    rc = check_signed(r, ans, ei);
    return rc == ERR_OK ? check_row(r, m, ans, ei) : rc;
}

enum err
record_read_receipt(struct record *r, const struct store_message *m,
    struct span proof, struct record_answer *ans, bool *whole,
    struct errinfo *ei)
{
    struct errinfo why = {.code = ERR_OK};
    char index[NUMBER_TEXT_MAX];
    enum err rc = make_receipt(r, m, proof, ans, &why);

    *whole = rc == ERR_OK;
    (void)snprintf(index, sizeof(index), "%" PRIu64, m->idx);
    if (record_read_damaged(rc, "entry.damaged", index, &why))
        return ERR_OK;
    if (rc != ERR_OK && ei != NULL)
        *ei = why;
    return rc;
}

/* May this OIN know of it?  A refused message never reached its recipient, nor
 * does what is on a channel that is closed to it. */
static bool
concerns(const struct record *r, const struct store_message *m, struct span oin)
{
    return span_is(oin, m->afzender) ||
           (m->state != STORE_GEWEIGERD && span_is(oin, m->ontvanger) &&
               record_known_admits(r, oin, m->channel));
}

/* A row that cannot be read stops this answer only. */
static enum err
read_message(struct record *r, const uint8_t id[static UUID_LEN],
    struct store_message *m, struct record_answer *ans, struct errinfo *ei)
{
    struct errinfo why = {.code = ERR_OK};
    char text[UUID_TEXT_LEN + 1];
    enum err rc = store_message_by_id(r->st, id, m, &r->trail, &why);

    uuid_write(id, text);
    if (record_read_damaged(rc, "message.damaged", text, &why)) {
        ans->result = RECORD_STOPPED;
        return ERR_NOTFOUND;
    }
    if (rc != ERR_OK && ei != NULL)
        *ei = why;
    return rc;
}

enum err
record_read_status(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    struct store_message m;
    struct store_queued q;
    uint8_t id[UUID_LEN];
    bool whole = false;
    enum err rc = ERR_NOTFOUND;

    ans->result = RECORD_NONE;
    buf_clear(&r->trail);
    if (uuid_parse(req->id, id))
        rc = read_message(r, id, &m, ans, ei);
    if (rc == ERR_NOTFOUND || (rc == ERR_OK && !concerns(r, &m, req->oin)))
        return ERR_OK;
    if (rc == ERR_OK)
        rc = record_read_receipt(r, &m, buf_peek(&r->trail), ans, &whole, ei);
    if (rc != ERR_OK) {
        ans->result = RECORD_GONE; /* its body was destroyed in its time */
        return rc == ERR_NOTFOUND ? ERR_OK : rc;
    }
    if (!whole) {
        ans->result = RECORD_STOPPED;
        return ERR_OK;
    }
    rc = store_queue_get(r->st, m.n, &q, ei);
    if (rc != ERR_OK && rc != ERR_NOTFOUND)
        return rc;
    fill_row(&m, rc == ERR_OK ? &q : NULL, &ans->row);
    ans->result = RECORD_DONE;
    return ERR_OK;
}

/* ---- the CLI --------------------------------------------------------------------- */

enum err
record_read_count(struct record *r, struct record_counts *out,
    struct errinfo *ei)
{
    struct record_counts c = {.log_size = r->tree.size,
        .disclosures = r->tally.released,
        .refusals = r->tally.refused,
        .dead = r->tally.dead,
        .stopped = r->dead || r->behind};
    struct errinfo why = {.code = ERR_OK};
    struct store_message m;
    int64_t oldest = 0;
    enum err rc = store_queue_count(r->st, &c.queued, &oldest, ei);

    if (rc == ERR_OK && c.queued > 0) {
        rc = store_message_by_n(r->st, oldest, &m, &why);
        if (rc == ERR_OK)
            c.oldest_ms = m.at_ms;
        else if (record_read_damaged(rc, "message.damaged", "oldest", &why))
            rc = ERR_OK;
        else if (ei != NULL)
            *ei = why;
    }
    for (int ch = 0; rc == ERR_OK && ch < CHANNEL__COUNT; ch++)
        rc = store_queue_channel(r->st, ch, &c.waiting[ch], ei);
    if (rc != ERR_OK)
        return rc == ERR_NOTFOUND ? ERR_CORRUPT : rc;
    if (r->note.n < sizeof(c.note) && r->note.n > 0)
        memcpy(c.note, r->note.p, r->note.n);
    *out = c;
    return ERR_OK;
}

enum err
record_read_index(struct record *r, struct span id_or_index, uint64_t *index,
    struct errinfo *ei)
{
    struct store_message m;
    uint8_t id[UUID_LEN];
    enum err rc;

    if (!uuid_parse(id_or_index, id))
        return text_u64(id_or_index, INT64_MAX, index) ? ERR_OK : ERR_NOTFOUND;
    rc = store_message_by_id(r->st, id, &m, NULL, ei);
    if (rc == ERR_OK)
        *index = m.idx;
    return rc;
}

enum err
record_read_entry(struct record *r, struct span id_or_index, uint64_t *index,
    struct buf *body, struct errinfo *ei)
{
    uint64_t at = 0;
    enum err rc = record_read_index(r, id_or_index, &at, ei);

    if (rc == ERR_OK)
        rc = record_body_open(r, at, NULL, body, ei);
    if (rc == ERR_OK)
        *index = at;
    return rc == ERR_NOTFOUND
               ? err_set(ei, rc, "record.entry",
                     "no such entry, or its body was destroyed in its time")
               : rc;
}
