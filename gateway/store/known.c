/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/known.h"

#include "store/stmt.h"

#include "base/banned.h"

enum err
store_partner_put(struct store_txn *txn, struct span id, struct span bytes,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_PARTNER_PUT);

    stmt_text(&q, id);
    stmt_blob(&q, bytes);
    return stmt_run(&q, "store.partner_put", ei);
}

enum err
store_partner_walk(struct store *st, store_partner_fn *each, void *ctx,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_PARTNER_WALK);
    enum err rc;

    while ((rc = stmt_step(&q, "store.partner_walk", ei)) == ERR_OK) {
        rc = each(ctx, stmt_col_blob(&q, 0), ei);
        if (rc != ERR_OK) {
            stmt_end(&q);
            return rc;
        }
    }
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

enum err
store_trajectory_put(struct store_txn *txn, const struct store_trajectory *t,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_TRAJECTORY_PUT);

    stmt_blob(&q, (struct span){t->key, sizeof(t->key)});
    stmt_int(&q, t->fase);
    stmt_int(&q, t->titel);
    stmt_int(&q, t->subject);
    stmt_int(&q, t->at_ms);
    return stmt_run(&q, "store.trajectory_put", ei);
}

enum err
store_trajectory_get(struct store *st, const uint8_t key[static STORE_KEY_LEN],
    struct store_trajectory *out, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_TRAJECTORY_GET);
    enum err rc;

    stmt_blob(&q, (struct span){key, STORE_KEY_LEN});
    rc = stmt_step(&q, "store.trajectory_get", ei);
    if (rc != ERR_OK)
        return rc;
    memcpy(out->key, key, STORE_KEY_LEN);
    out->fase = (int)stmt_col_int(&q, 0);
    out->titel = (int)stmt_col_int(&q, 1);
    out->subject = stmt_col_int(&q, 2);
    out->at_ms = stmt_col_int(&q, 3);
    stmt_end(&q);
    return ERR_OK;
}

enum err
store_confirm_put(struct store_txn *txn,
    const uint8_t key[static STORE_KEY_LEN], struct span oin, int said,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_CONFIRM_PUT);

    stmt_blob(&q, (struct span){key, STORE_KEY_LEN});
    stmt_text(&q, oin);
    stmt_int(&q, said);
    return stmt_run(&q, "store.confirm_put", ei);
}

enum err
store_confirm_get(struct store *st, const uint8_t key[static STORE_KEY_LEN],
    struct span oin, int *said, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_CONFIRM_GET);
    enum err rc;

    stmt_blob(&q, (struct span){key, STORE_KEY_LEN});
    stmt_text(&q, oin);
    rc = stmt_step(&q, "store.confirm_get", ei);
    if (rc != ERR_OK)
        return rc;
    *said = (int)stmt_col_int(&q, 0);
    stmt_end(&q);
    return ERR_OK;
}

enum err
store_subject_put(struct store_txn *txn,
    const uint8_t handle[static STORE_KEY_LEN], int64_t *row,
    struct errinfo *ei)
{
    struct span key = {handle, STORE_KEY_LEN};
    struct stmt q = stmt_begin(txn->st, STMT_SUBJECT_FIND);
    enum err rc;

    stmt_blob(&q, key);
    rc = stmt_step(&q, "store.subject_put", ei);
    if (rc == ERR_OK) {
        *row = stmt_col_int(&q, 0);
        stmt_end(&q);
        return ERR_OK;
    }
    if (rc != ERR_NOTFOUND)
        return rc;
    q = stmt_begin(txn->st, STMT_SUBJECT_PUT);
    stmt_blob(&q, key);
    rc = stmt_run(&q, "store.subject_put", ei);
    if (rc == ERR_OK)
        *row = sqlite3_last_insert_rowid(txn->st->db[STMT_WRITER]);
    return rc;
}

enum err
store_subject_get(struct store *st, int64_t row,
    uint8_t handle[static STORE_KEY_LEN], struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_SUBJECT_GET);
    enum err rc;

    stmt_int(&q, row);
    rc = stmt_step(&q, "store.subject_get", ei);
    if (rc != ERR_OK)
        return rc;
    rc = stmt_col_copy(&q, 0, handle, STORE_KEY_LEN, ei);
    stmt_end(&q);
    return rc;
}

enum err
store_meta_put(struct store_txn *txn, const char *name, struct span value,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_META_PUT);

    stmt_text(&q, span_of(name));
    stmt_blob(&q, value);
    return stmt_run(&q, "store.meta_put", ei);
}

enum err
store_meta_get(struct store *st, const char *name, struct buf *value,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_META_GET);
    enum err rc;

    stmt_text(&q, span_of(name));
    rc = stmt_step(&q, "store.meta_get", ei);
    if (rc != ERR_OK)
        return rc;
    buf_put(value, stmt_col_blob(&q, 0));
    stmt_end(&q);
    rc = buf_err(value);
    if (rc != ERR_OK)
        return err_set(ei, rc, "store.meta_get", "larger than its limit");
    return ERR_OK;
}
