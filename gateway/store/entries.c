/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/entries.h"

#include "store/stmt.h"

#include "base/banned.h"

enum err
store_entry_put(struct store_txn *txn, const struct store_entry *e,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_ENTRY_PUT);
    enum err rc;

    stmt_int(&q, (int64_t)e->idx);
    stmt_blob(&q, e->skeleton);
    stmt_blob(&q, e->leaf);
    rc = stmt_run(&q, "store.entry_put", ei);
    if (rc != ERR_OK)
        return rc;
    q = stmt_begin(txn->st, STMT_BODY_PUT);
    stmt_int(&q, (int64_t)e->idx);
    stmt_blob(&q, e->body);
    return stmt_run(&q, "store.entry_put", ei);
}

enum err
store_body_key_put(struct store_txn *txn, const struct store_body_key *k,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_BODY_KEY_PUT);

    stmt_int(&q, (int64_t)k->idx);
    stmt_int(&q, k->epoch);
    stmt_int(&q, k->until_day);
    stmt_blob(&q, k->wrapped);
    return stmt_run(&q, "store.body_key_put", ei);
}

enum err
store_entry_count(struct store *st, uint64_t *n, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_ENTRY_COUNT);
    enum err rc = stmt_step(&q, "store.entry_count", ei);

    if (rc != ERR_OK)
        return rc;
    *n = sqlite3_column_type(q.s, 0) == SQLITE_NULL
             ? 0
             : (uint64_t)stmt_col_int(&q, 0) + 1;
    stmt_end(&q);
    return ERR_OK;
}

enum err
store_entry_get(struct store *st, uint64_t idx, struct buf *skeleton,
    struct buf *body, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_ENTRY_GET);
    enum err rc;

    stmt_int(&q, (int64_t)idx);
    rc = stmt_step(&q, "store.entry_get", ei);
    if (rc != ERR_OK)
        return rc;
    buf_put(skeleton, stmt_col_blob(&q, 0));
    buf_put(body, stmt_col_blob(&q, 1));
    stmt_end(&q);
    if (buf_err(skeleton) != ERR_OK || buf_err(body) != ERR_OK)
        return err_set(ei, ERR_LIMIT, "store.entry_get",
            "larger than its limit");
    return ERR_OK;
}

enum err
store_skeleton_get(struct store *st, uint64_t idx, uint8_t *out, size_t n,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_SKELETON_GET);
    enum err rc;

    stmt_int(&q, (int64_t)idx);
    rc = stmt_step(&q, "store.skeleton_get", ei);
    if (rc != ERR_OK)
        return rc;
    rc = stmt_col_copy(&q, 0, out, n, ei);
    stmt_end(&q);
    return rc;
}

enum err
store_body_key_get(struct store *st, uint64_t idx, int64_t *epoch,
    struct buf *wrapped, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_BODY_KEY_GET);
    enum err rc;

    stmt_int(&q, (int64_t)idx);
    rc = stmt_step(&q, "store.body_key_get", ei);
    if (rc != ERR_OK)
        return rc;
    *epoch = stmt_col_int(&q, 0);
    buf_put(wrapped, stmt_col_blob(&q, 1));
    stmt_end(&q);
    rc = buf_err(wrapped);
    if (rc != ERR_OK)
        return err_set(ei, rc, "store.body_key_get", "larger than its limit");
    return ERR_OK;
}

enum err
store_entry_walk(struct store *st, uint64_t first, store_entry_fn *each,
    void *ctx, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_ENTRY_WALK);
    enum err rc;

    stmt_int(&q, (int64_t)first);
    while ((rc = stmt_step(&q, "store.entry_walk", ei)) == ERR_OK) {
        struct store_entry e = {
            .idx = (uint64_t)stmt_col_int(&q, 0),
            .skeleton = stmt_col_blob(&q, 1),
            .body = stmt_col_blob(&q, 2),
            .leaf = stmt_col_blob(&q, 3),
        };

        rc = each(ctx, &e, ei);
        if (rc != ERR_OK) {
            stmt_end(&q);
            return rc;
        }
    }
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

enum err
store_leaf_walk(struct store *st, uint64_t first, store_entry_fn *each,
    void *ctx, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_LEAF_WALK);
    enum err rc;

    stmt_int(&q, (int64_t)first);
    while ((rc = stmt_step(&q, "store.leaf_walk", ei)) == ERR_OK) {
        struct store_entry e = {
            .idx = (uint64_t)stmt_col_int(&q, 0),
            .leaf = stmt_col_blob(&q, 1),
            .skeleton = stmt_col_blob(&q, 2),
        };

        rc = each(ctx, &e, ei);
        if (rc != ERR_OK) {
            stmt_end(&q);
            return rc;
        }
    }
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

enum err
store_body_key_expire(struct store_txn *txn, int64_t day, unsigned max,
    unsigned *n, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_BODY_KEY_EXPIRE);
    enum err rc;

    stmt_int(&q, day);
    stmt_int(&q, max);
    rc = stmt_run(&q, "store.body_key_expire", ei);
    if (rc == ERR_OK)
        *n = (unsigned)sqlite3_changes(txn->st->db[STMT_WRITER]);
    return rc;
}

enum err
store_body_key_epoch(struct store *st, int64_t epoch, bool *used,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_BODY_KEY_EPOCH);
    enum err rc;

    stmt_int(&q, epoch);
    rc = stmt_step(&q, "store.body_key_epoch", ei);
    *used = rc == ERR_OK && stmt_col_int(&q, 0) != 0;
    if (rc == ERR_OK)
        stmt_end(&q);
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

enum err
store_checkpoint_put(struct store_txn *txn, uint64_t size, struct span note,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_CHECKPOINT_PUT);

    stmt_int(&q, (int64_t)size);
    stmt_blob(&q, note);
    return stmt_run(&q, "store.checkpoint_put", ei);
}

enum err
store_checkpoint_get(struct store *st, uint64_t size, uint64_t *found,
    struct buf *note, struct errinfo *ei)
{
    bool last = size == UINT64_MAX;
    struct stmt q =
        stmt_begin(st, last ? STMT_CHECKPOINT_LAST : STMT_CHECKPOINT_GET);
    enum err rc;

    if (!last)
        stmt_int(&q, (int64_t)size);
    rc = stmt_step(&q, "store.checkpoint_get", ei);
    if (rc != ERR_OK)
        return rc;
    *found = (uint64_t)stmt_col_int(&q, 0);
    buf_put(note, stmt_col_blob(&q, 1));
    stmt_end(&q);
    rc = buf_err(note);
    if (rc != ERR_OK)
        return err_set(ei, rc, "store.checkpoint_get", "larger than its limit");
    return ERR_OK;
}
