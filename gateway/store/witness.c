/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/witness.h"

#include "store/stmt.h"

#include "base/banned.h"

enum err
store_witnessed_put(struct store_txn *txn, struct span origin,
    const struct store_witnessed *w, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_WITNESSED_PUT);

    stmt_text(&q, origin);
    stmt_int(&q, (int64_t)w->size);
    stmt_blob(&q, (struct span){w->root, sizeof(w->root)});
    stmt_int(&q, w->at_ms);
    return stmt_run(&q, "store.witnessed_put", ei);
}

enum err
store_witnessed_get(struct store *st, struct span origin,
    struct store_witnessed *out, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_WITNESSED_GET);
    enum err rc;

    stmt_text(&q, origin);
    rc = stmt_step(&q, "store.witnessed_get", ei);
    if (rc != ERR_OK)
        return rc;
    out->size = (uint64_t)stmt_col_int(&q, 0);
    rc = stmt_col_copy(&q, 1, out->root, sizeof(out->root), ei);
    out->at_ms = stmt_col_int(&q, 2);
    stmt_end(&q);
    return rc;
}

enum err
store_cosigned_put(struct store_txn *txn, struct span id,
    const struct store_cosigned *c, struct span note, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_COSIGNED_PUT);

    stmt_text(&q, id);
    stmt_int(&q, (int64_t)c->size);
    stmt_int(&q, c->since_ms);
    stmt_int(&q, c->signed_ms);
    stmt_blob(&q, note);
    return stmt_run(&q, "store.cosigned_put", ei);
}

enum err
store_cosigned_get(struct store *st, struct span id, struct store_cosigned *out,
    struct buf *note, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_COSIGNED_GET);
    enum err rc;

    stmt_text(&q, id);
    rc = stmt_step(&q, "store.cosigned_get", ei);
    if (rc != ERR_OK)
        return rc;
    *out = (struct store_cosigned){.size = (uint64_t)stmt_col_int(&q, 0),
        .since_ms = stmt_col_int(&q, 1),
        .signed_ms = stmt_col_int(&q, 2)};
    if (note != NULL) {
        buf_put(note, stmt_col_blob(&q, 3));
        rc = buf_err(note);
        if (rc != ERR_OK)
            rc = err_set(ei, rc, "store.cosigned_get", "no room for the note");
    }
    stmt_end(&q);
    return rc;
}
