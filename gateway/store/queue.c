/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/queue.h"

#include "store/stmt.h"

#include "base/banned.h"

enum err
store_queue_put(struct store_txn *txn, const struct store_queued *row,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_QUEUE_PUT);

    stmt_int(&q, row->n);
    stmt_int(&q, (int64_t)row->mode);
    stmt_text(&q, span_of(row->ontvanger));
    stmt_int(&q, row->due_ms);
    stmt_int(&q, row->attempts);
    stmt_int(&q, row->channel);
    return stmt_run(&q, "store.queue_put", ei);
}

enum err
store_queue_set(struct store_txn *txn, const struct store_queued *row,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_QUEUE_SET);

    stmt_int(&q, (int64_t)row->mode);
    stmt_int(&q, row->due_ms);
    stmt_int(&q, row->attempts);
    stmt_int(&q, row->n);
    return stmt_run(&q, "store.queue_set", ei);
}

enum err
store_queue_shred(struct store_txn *txn, int64_t n, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_PAYLOAD_DEL);
    enum err rc;

    stmt_int(&q, n);
    rc = stmt_run(&q, "store.queue_shred", ei);
    if (rc != ERR_OK)
        return rc;
    q = stmt_begin(txn->st, STMT_QUEUE_DEL);
    stmt_int(&q, n);
    return stmt_run(&q, "store.queue_shred", ei);
}

static enum err
read_row(const struct stmt *q, struct store_queued *out, struct errinfo *ei)
{
    struct store_queued row = {.n = stmt_col_int(q, 0)};
    int64_t mode = stmt_col_int(q, 1);
    enum err rc = stmt_col_text(q, 2, row.ontvanger, STORE_OIN_LEN, ei);

    if (rc != ERR_OK)
        return rc;
    if (mode < 0 || mode >= STORE_MODE__COUNT)
        return err_set(ei, ERR_CORRUPT, "store.queue", "unknown mode");
    row.mode = (enum store_mode)mode;
    row.due_ms = stmt_col_int(q, 3);
    row.attempts = (uint32_t)stmt_col_int(q, 4);
    row.channel = (int)stmt_col_int(q, 5);
    *out = row;
    return ERR_OK;
}

enum err
store_queue_get(struct store *st, int64_t n, struct store_queued *out,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_QUEUE_GET);
    enum err rc;

    stmt_int(&q, n);
    rc = stmt_step(&q, "store.queue_get", ei);
    if (rc != ERR_OK)
        return rc;
    rc = read_row(&q, out, ei);
    stmt_end(&q);
    return rc;
}

static enum err
read_rows(struct stmt *q, struct store_page *page, struct errinfo *ei)
{
    enum err rc = ERR_NOTFOUND;

    page->n = 0;
    while (page->n < page->max &&
           (rc = stmt_step(q, "store.queue", ei)) == ERR_OK) {
        rc = read_row(q, &page->v[page->n], ei);
        if (rc != ERR_OK)
            break;
        page->n++;
    }
    stmt_end(q);
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

enum err
store_queue_list(struct store *st, enum store_mode mode,
    const struct store_lane_id *lane, struct store_page *page,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_QUEUE_LIST);

    stmt_int(&q, (int64_t)mode);
    stmt_text(&q, lane->ontvanger);
    stmt_int(&q, lane->channel);
    stmt_int(&q, (int64_t)page->max);
    return read_rows(&q, page, ei);
}

enum err
store_queue_newest(struct store *st, int channel, struct store_page *page,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_QUEUE_NEWEST);

    stmt_int(&q, channel);
    stmt_int(&q, (int64_t)page->max);
    return read_rows(&q, page, ei);
}

enum err
store_queue_lanes(struct store *st, enum store_mode mode, store_lane_fn *each,
    void *ctx, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_QUEUE_LANES);
    enum err rc;

    stmt_int(&q, (int64_t)mode);
    while ((rc = stmt_step(&q, "store.queue_lanes", ei)) == ERR_OK) {
        struct store_lane lane = {
            .n = (uint64_t)stmt_col_int(&q, 1),
            .due_ms = stmt_col_int(&q, 2),
            .channel = (int)stmt_col_int(&q, 3),
        };

        rc = stmt_col_text(&q, 0, lane.ontvanger, STORE_OIN_LEN, ei);
        if (rc == ERR_OK)
            rc = each(ctx, &lane, ei);
        if (rc != ERR_OK) {
            stmt_end(&q);
            return rc;
        }
    }
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

enum err
store_queue_release(struct store_txn *txn, int64_t due_ms, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_QUEUE_RELEASE);

    stmt_int(&q, STORE_PUSH);
    stmt_int(&q, due_ms);
    stmt_int(&q, STORE_CLAIMED);
    return stmt_run(&q, "store.queue_release", ei);
}

enum err
store_queue_to_box(struct store_txn *txn, const struct store_lane_id *lane,
    int64_t due_ms, struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_QUEUE_MOVE);

    stmt_int(&q, STORE_BOX);
    stmt_int(&q, due_ms);
    stmt_int(&q, STORE_PUSH);
    stmt_text(&q, lane->ontvanger);
    stmt_int(&q, lane->channel);
    return stmt_run(&q, "store.queue_to_box", ei);
}

enum err
store_queue_count(struct store *st, uint64_t *n, int64_t *oldest_n,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_QUEUE_COUNT);
    enum err rc = stmt_step(&q, "store.queue_count", ei);

    if (rc != ERR_OK)
        return rc;
    *n = (uint64_t)stmt_col_int(&q, 0);
    *oldest_n = stmt_col_int(&q, 1);
    stmt_end(&q);
    return ERR_OK;
}

enum err
store_retry_put(struct store_txn *txn, int64_t n, const struct store_retry *t,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_RETRY_PUT);

    stmt_int(&q, n);
    stmt_int(&q, t->first_s);
    stmt_int(&q, t->longest_s);
    stmt_int(&q, t->give_up_days);
    return stmt_run(&q, "store.retry_put", ei);
}

enum err
store_retry_get(struct store *st, int64_t n, struct store_retry *out,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_RETRY_GET);
    enum err rc;

    stmt_int(&q, n);
    rc = stmt_step(&q, "store.retry_get", ei);
    if (rc != ERR_OK)
        return rc;
    *out = (struct store_retry){.first_s = (uint32_t)stmt_col_int(&q, 0),
        .longest_s = (uint32_t)stmt_col_int(&q, 1),
        .give_up_days = (uint32_t)stmt_col_int(&q, 2)};
    stmt_end(&q);
    return ERR_OK;
}

enum err
store_queue_channel(struct store *st, int channel, uint64_t *n,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_QUEUE_CHANNEL);
    enum err rc;

    stmt_int(&q, channel);
    rc = stmt_step(&q, "store.queue_channel", ei);
    if (rc != ERR_OK)
        return rc;
    *n = (uint64_t)stmt_col_int(&q, 0);
    stmt_end(&q);
    return ERR_OK;
}

enum err
store_payload_put(struct store_txn *txn, const struct store_payload *p,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_PAYLOAD_PUT);

    stmt_int(&q, p->n);
    stmt_int(&q, p->epoch);
    stmt_blob(&q, p->wrapped);
    stmt_text(&q, p->media_type);
    stmt_blob(&q, p->sealed);
    return stmt_run(&q, "store.payload_put", ei);
}

enum err
store_payload_get(struct store *st, int64_t n, store_payload_fn *each,
    void *ctx, struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_PAYLOAD_GET);
    enum err rc;

    stmt_int(&q, n);
    rc = stmt_step(&q, "store.payload_get", ei);
    if (rc != ERR_OK)
        return rc;
    rc = each(ctx,
        &(struct store_payload){
            .n = stmt_col_int(&q, 0),
            .epoch = stmt_col_int(&q, 1),
            .wrapped = stmt_col_blob(&q, 2),
            .media_type = stmt_col_blob(&q, 3),
            .sealed = stmt_col_blob(&q, 4),
        },
        ei);
    stmt_end(&q);
    return rc;
}

enum err
store_payload_epoch(struct store *st, int64_t epoch, bool *used,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_PAYLOAD_EPOCH);
    enum err rc;

    stmt_int(&q, epoch);
    rc = stmt_step(&q, "store.payload_epoch", ei);
    if (rc != ERR_OK)
        return rc;
    *used = stmt_col_int(&q, 0) != 0;
    stmt_end(&q);
    return ERR_OK;
}
