/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/messages.h"

#include "store/stmt.h"

#include "base/banned.h"

/* The order of the table, which "SELECT *" keeps. */
enum column {
    COL_N,
    COL_ID,
    COL_DEDUP,
    COL_DIGEST,
    COL_POLICY_HASH,
    COL_TRACE,
    COL_AFZENDER,
    COL_ONTVANGER,
    COL_TYPE,
    COL_STATE,
    COL_IDX,
    COL_TREE_SIZE,
    COL_AT_MS,
    COL_EXPIRES_MS,
    COL_SUBJECT,
    COL_PROOF,
    COL_CHANNEL
};

#define BYTES(a) ((struct span){(a), sizeof(a)})

enum err
store_message_put(struct store_txn *txn, struct store_message *m,
    struct span proof, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_MESSAGE_PUT);
    enum err rc;

    stmt_blob(&q, BYTES(m->id));
    stmt_blob(&q, BYTES(m->dedup));
    stmt_blob(&q, BYTES(m->digest));
    stmt_blob(&q, BYTES(m->policy_hash));
    stmt_blob(&q, BYTES(m->trace));
    stmt_text(&q, span_of(m->afzender));
    stmt_text(&q, span_of(m->ontvanger));
    stmt_int(&q, m->type);
    stmt_int(&q, (int64_t)m->state);
    stmt_int(&q, (int64_t)m->idx);
    stmt_int(&q, (int64_t)m->tree_size);
    stmt_int(&q, m->at_ms);
    stmt_int(&q, m->expires_ms);
    stmt_int(&q, m->subject);
    stmt_blob(&q, proof);
    stmt_int(&q, m->channel);
    rc = stmt_run(&q, "store.message_put", ei);
    if (rc == ERR_OK)
        m->n = sqlite3_last_insert_rowid(txn->st->db[STMT_WRITER]);
    return rc;
}

enum err
store_message_state(struct store_txn *txn, int64_t n, enum store_state state,
    int64_t expires_ms, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_MESSAGE_STATE);

    stmt_int(&q, (int64_t)state);
    stmt_int(&q, expires_ms);
    stmt_int(&q, n);
    return stmt_run(&q, "store.message_state", ei);
}

static enum err
read_fixed(const struct stmt *q, struct store_message *m, struct errinfo *ei)
{
    enum err rc;

    rc = stmt_col_copy(q, COL_ID, m->id, sizeof(m->id), ei);
    if (rc == ERR_OK)
        rc = stmt_col_copy(q, COL_DEDUP, m->dedup, sizeof(m->dedup), ei);
    if (rc == ERR_OK)
        rc = stmt_col_copy(q, COL_DIGEST, m->digest, sizeof(m->digest), ei);
    if (rc == ERR_OK)
        rc = stmt_col_copy(q, COL_POLICY_HASH, m->policy_hash,
            sizeof(m->policy_hash), ei);
    if (rc == ERR_OK)
        rc = stmt_col_copy(q, COL_TRACE, m->trace, sizeof(m->trace), ei);
    if (rc == ERR_OK)
        rc = stmt_col_text(q, COL_AFZENDER, m->afzender, STORE_OIN_LEN, ei);
    if (rc == ERR_OK)
        rc = stmt_col_text(q, COL_ONTVANGER, m->ontvanger, STORE_OIN_LEN, ei);
    return rc;
}

static enum err
read_row(const struct stmt *q, struct store_message *m, struct buf *proof,
    struct errinfo *ei)
{
    enum err rc = read_fixed(q, m, ei);
    int64_t state = stmt_col_int(q, COL_STATE);

    if (rc != ERR_OK)
        return rc;
    if (state < 0 || state >= STORE_STATE__COUNT)
        return err_set(ei, ERR_CORRUPT, "store.message", "unknown state");
    m->n = stmt_col_int(q, COL_N);
    m->type = (int)stmt_col_int(q, COL_TYPE);
    m->state = (enum store_state)state;
    m->idx = (uint64_t)stmt_col_int(q, COL_IDX);
    m->tree_size = (uint64_t)stmt_col_int(q, COL_TREE_SIZE);
    m->at_ms = stmt_col_int(q, COL_AT_MS);
    m->expires_ms = stmt_col_int(q, COL_EXPIRES_MS);
    m->subject = stmt_col_int(q, COL_SUBJECT);
    m->channel = (int)stmt_col_int(q, COL_CHANNEL);
    if (proof == NULL)
        return ERR_OK;
    buf_put(proof, stmt_col_blob(q, COL_PROOF));
    rc = buf_err(proof);
    if (rc != ERR_OK)
        return err_set(ei, rc, "store.message", "the proof is too long");
    return ERR_OK;
}

static enum err
find(struct stmt *q, struct store_message *out, struct buf *proof,
    struct errinfo *ei)
{
    struct store_message m = {0};
    enum err rc = stmt_step(q, "store.message", ei);

    if (rc != ERR_OK)
        return rc;
    rc = read_row(q, &m, proof, ei);
    stmt_end(q);
    if (rc == ERR_OK)
        *out = m;
    return rc;
}

enum err
store_message_by_id(struct store *st, const uint8_t id[static STORE_ID_LEN],
    struct store_message *out, struct buf *proof, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_MESSAGE_BY_ID);

    stmt_blob(&q, (struct span){id, STORE_ID_LEN});
    return find(&q, out, proof, ei);
}

enum err
store_message_by_dedup(struct store *st,
    const uint8_t dedup[static STORE_KEY_LEN], struct store_message *out,
    struct buf *proof, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_MESSAGE_BY_DEDUP);

    stmt_blob(&q, (struct span){dedup, STORE_KEY_LEN});
    return find(&q, out, proof, ei);
}

enum err
store_message_by_n(struct store *st, int64_t n, struct store_message *out,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_MESSAGE_BY_N);

    stmt_int(&q, n);
    return find(&q, out, NULL, ei);
}

enum err
store_message_refused(struct store *st, int64_t since_ms, store_oin_fn *each,
    void *ctx, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_MESSAGE_REFUSED);
    uint8_t from[STORE_ID_LEN] = {0};
    enum err rc;

    /* An id begins with its time (UUIDv7), so its index finds a time. */
    for (int i = 0; i < 6; i++)
        from[i] = (uint8_t)(since_ms >> (40 - 8 * i));
    stmt_blob(&q, BYTES(from));
    stmt_int(&q, STORE_GEWEIGERD);
    while ((rc = stmt_step(&q, "store.message_refused", ei)) == ERR_OK)
        each(ctx, stmt_col_blob(&q, 0), stmt_col_int(&q, 1));
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}
