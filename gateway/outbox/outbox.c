/* SPDX-License-Identifier: EUPL-1.2 */
#include "outbox/outbox.h"

#include <assert.h>
#include <stdlib.h>

#include "base/limit.h"

#include "base/banned.h"

/* Invariant: push_due and box_due are those of the lane's first row in that
 * mode, INT64_MAX when it has none; underway is its number of claimed rows. */
struct lane {
    enum channel kanaal;
    char oin[PARTNER_OIN_LEN + 1];
    int64_t push_due, box_due;
    unsigned underway;
};

struct outbox {
    struct store *st;
    struct outbox_opts opts;
    struct lane *lane; /* sorted by oin and channel */
    size_t n, cap;
};

/* ---- lanes ------------------------------------------------------------- */

enum { LANES_MAX = LIMIT_PARTNERS_MAX * CHANNEL__COUNT };

static int
compare(const struct lane *l, const char *oin, enum channel ch)
{
    int by_oin = strcmp(l->oin, oin);

    return by_oin != 0 ? by_oin : (int)l->kanaal - (int)ch;
}

/* Where the lane is, or would stand. */
static size_t
position(const struct outbox *ob, const char *oin, enum channel ch)
{
    size_t lo = 0, hi = ob->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (compare(&ob->lane[mid], oin, ch) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static struct lane *
find(struct outbox *ob, const char *oin, enum channel ch)
{
    size_t at = position(ob, oin, ch);

    if (at == ob->n || compare(&ob->lane[at], oin, ch) != 0)
        return NULL;
    return &ob->lane[at];
}

static enum err
grow(struct outbox *ob, struct errinfo *ei)
{
    size_t cap = ob->cap == 0 ? 64 : ob->cap * 2;
    struct lane *v;

    if (ob->n < ob->cap)
        return ERR_OK;
    if (ob->n >= LANES_MAX)
        return err_set(ei, ERR_LIMIT, "outbox.lane", "more than %d recipients",
            LIMIT_PARTNERS_MAX);
    v = realloc(ob->lane, cap * sizeof(*v));
    if (v == NULL)
        return err_set(ei, ERR_NOMEM, "outbox.lane", "no room");
    ob->lane = v;
    ob->cap = cap;
    return ERR_OK;
}

static enum err
lane_of(struct outbox *ob, const char *oin, enum channel ch, struct lane **out,
    struct errinfo *ei)
{
    size_t at = position(ob, oin, ch);
    enum err rc;

    if (at == ob->n || compare(&ob->lane[at], oin, ch) != 0) {
        rc = grow(ob, ei);
        if (rc != ERR_OK)
            return rc;
        memmove(&ob->lane[at + 1], &ob->lane[at],
            (ob->n - at) * sizeof(ob->lane[0]));
        ob->lane[at] = (struct lane){.kanaal = ch,
            .push_due = INT64_MAX,
            .box_due = INT64_MAX};
        memcpy(ob->lane[at].oin, oin, sizeof(ob->lane[at].oin));
        ob->n++;
    }
    *out = &ob->lane[at];
    return ERR_OK;
}

struct loading {
    struct outbox *ob;
    enum store_mode mode;
};

static enum err
load_lane(void *ctx, const struct store_lane *row, struct errinfo *ei)
{
    struct loading *ld = ctx;
    struct lane *lane = NULL;
    enum err rc;

    if (row->channel < 0 || row->channel >= CHANNEL__COUNT)
        return err_set(ei, ERR_CORRUPT, "outbox.lane", "unknown channel");
    rc = lane_of(ld->ob, row->ontvanger, (enum channel)row->channel, &lane, ei);
    if (rc != ERR_OK)
        return rc;
    if (ld->mode == STORE_PUSH)
        lane->push_due = row->due_ms;
    else if (ld->mode == STORE_BOX)
        lane->box_due = row->due_ms;
    else
        lane->underway = (unsigned)row->n;
    return ERR_OK;
}

enum err
outbox_reload(struct outbox *ob, struct errinfo *ei)
{
    ob->n = 0;
    for (int mode = 0; mode < STORE_MODE__COUNT; mode++) {
        struct loading ld = {ob, (enum store_mode)mode};
        enum err rc = store_queue_lanes(ob->st, ld.mode, load_lane, &ld, ei);

        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

static struct store_lane_id
id_of(const struct lane *l)
{
    return (struct store_lane_id){span_of(l->oin), (int)l->kanaal};
}

/* What is now first in one mode of a lane. */
static enum err
refresh(struct outbox *ob, struct lane *lane, enum store_mode mode,
    struct errinfo *ei)
{
    struct store_queued row = {.due_ms = INT64_MAX};
    struct store_page page = {.v = &row, .max = 1};
    struct store_lane_id id = id_of(lane);
    enum err rc = store_queue_list(ob->st, mode, &id, &page, ei);

    if (rc != ERR_OK)
        return rc;
    if (mode == STORE_PUSH)
        lane->push_due = row.due_ms;
    else
        lane->box_due = row.due_ms;
    return ERR_OK;
}

/* ---- life -------------------------------------------------------------- */

enum err
outbox_new(struct outbox **out, struct store *st,
    const struct outbox_opts *opts, struct errinfo *ei)
{
    struct outbox *ob = calloc(1, sizeof(*ob));
    enum err rc;

    *out = NULL;
    if (ob == NULL)
        return err_set(ei, ERR_NOMEM, "outbox.new", "no room");
    ob->st = st;
    ob->opts = *opts;
    rc = outbox_reload(ob, ei);
    if (rc != ERR_OK) {
        outbox_free(ob);
        return rc;
    }
    *out = ob;
    return ERR_OK;
}

void
outbox_free(struct outbox *ob)
{
    if (ob == NULL)
        return;
    free(ob->lane);
    free(ob);
}

static bool
takes_push(const struct partner *p, enum channel ch)
{
    return p != NULL && partner_admits(p, ch) &&
           p->kanaal[ch].delivery == PARTNER_PUSH;
}

bool
outbox_pushes(const struct partner *p, enum channel ch)
{
    return takes_push(p, ch) && p->status == PARTNER_ACTIEF;
}

int64_t
outbox_expiry(const struct outbox *ob, enum channel ch, int64_t now_ms)
{
    return now_ms + ob->opts.mailbox_ms[ch];
}

/* ---- in and out -------------------------------------------------------- */

enum err
outbox_put(struct outbox *ob, struct store_txn *txn,
    const struct outbox_message *m, int64_t now_ms, struct errinfo *ei)
{
    struct store_queued row = {.n = m->n, .channel = (int)m->kanaal};
    struct lane *lane = NULL;
    enum err rc = lane_of(ob, m->to->oin, m->kanaal, &lane, ei);

    if (rc != ERR_OK)
        return rc;
    memcpy(row.ontvanger, m->to->oin, sizeof(row.ontvanger));
    row.mode = outbox_pushes(m->to, m->kanaal) ? STORE_PUSH : STORE_BOX;
    row.due_ms =
        row.mode == STORE_PUSH ? now_ms : outbox_expiry(ob, m->kanaal, now_ms);
    rc = store_queue_put(txn, &row, ei);
    if (rc != ERR_OK)
        return rc;
    if (row.mode == STORE_PUSH && row.due_ms < lane->push_due)
        lane->push_due = row.due_ms;
    if (row.mode == STORE_BOX && row.due_ms < lane->box_due)
        lane->box_due = row.due_ms;
    return ERR_OK;
}

enum err
outbox_agree(struct store_txn *txn, int64_t n, const struct retry_terms *t,
    struct errinfo *ei)
{
    struct store_retry row = {t->first_s, t->longest_s, t->give_up_days};

    if (t->first_s == 0)
        return ERR_OK;
    return store_retry_put(txn, n, &row, ei);
}

/* The schedule of one message: as agreed, else as set. */
static enum err
schedule(const struct outbox *ob, int64_t n, struct retry *r,
    struct errinfo *ei)
{
    struct store_retry row = {0};
    enum err rc = store_retry_get(ob->st, n, &row, ei);

    *r = ob->opts.retry;
    retry_agree(r,
        &(struct retry_terms){row.first_s, row.longest_s, row.give_up_days});
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

/* The lane whose next push is due first among those that may start one. */
static struct lane *
first_lane(const struct outbox *ob, const struct partner_book *book)
{
    struct lane *best = NULL;

    for (size_t i = 0; i < ob->n; i++) {
        struct lane *l = &ob->lane[i];

        if (l->push_due == INT64_MAX || l->underway >= OUTBOX_UNDERWAY_MAX ||
            (best != NULL && best->push_due <= l->push_due))
            continue;
        if (outbox_pushes(partner_by_oin(book, span_of(l->oin)), l->kanaal))
            best = l;
    }
    return best;
}

int64_t
outbox_next_ms(const struct outbox *ob, const struct partner_book *book)
{
    const struct lane *l = first_lane(ob, book);

    return l == NULL ? -1 : l->push_due;
}

enum err
outbox_claim(struct outbox *ob, struct store_txn *txn,
    const struct partner_book *book, int64_t now_ms, struct store_queued *row,
    struct errinfo *ei)
{
    struct lane *l = first_lane(ob, book);
    struct store_queued got;
    struct store_page page = {.v = &got, .max = 1};
    struct store_lane_id id;
    enum err rc;

    if (l == NULL || l->push_due > now_ms)
        return ERR_NOTFOUND;
    id = id_of(l);
    rc = store_queue_list(ob->st, STORE_PUSH, &id, &page, ei);
    if (rc != ERR_OK)
        return rc;
    if (page.n == 0)
        return err_set(ei, ERR_INTERNAL, "outbox.claim", "lane without rows");
    got.mode = STORE_CLAIMED;
    got.due_ms = now_ms;
    got.attempts++;
    rc = store_queue_set(txn, &got, ei);
    if (rc != ERR_OK)
        return rc;
    l->underway++;
    *row = got;
    return refresh(ob, l, STORE_PUSH, ei);
}

enum err
outbox_failed(struct outbox *ob, struct store_txn *txn,
    const struct outbox_failed *f, struct store_queued *row, struct errinfo *ei)
{
    struct retry_case c = {.now_ms = f->now_ms,
        .accepted_ms = f->accepted_ms,
        .attempts = row->attempts,
        .retry_after_s = f->retry_after_s,
        .chance = f->chance};
    enum channel ch = (enum channel)row->channel;
    struct lane *l = find(ob, row->ontvanger, ch);
    struct retry retry;
    enum err rc = schedule(ob, row->n, &retry, ei);

    if (rc != ERR_OK)
        return rc;
    assert(row->mode == STORE_CLAIMED && l != NULL && l->underway > 0);
    /* A suspended recipient's pushes are held: it stays a push. */
    if (takes_push(f->to, ch) && !f->refused &&
        retry_next(&retry, &c, &row->due_ms)) {
        row->mode = STORE_PUSH;
        if (row->due_ms < l->push_due)
            l->push_due = row->due_ms;
    } else {
        row->mode = STORE_BOX;
        row->due_ms = outbox_expiry(ob, ch, f->now_ms);
        if (row->due_ms < l->box_due)
            l->box_due = row->due_ms;
    }
    rc = store_queue_set(txn, row, ei);
    if (rc == ERR_OK)
        l->underway--;
    return rc;
}

enum err
outbox_collected(struct store_txn *txn, struct store_queued *row,
    struct errinfo *ei)
{
    row->attempts++;
    return store_queue_set(txn, row, ei);
}

enum err
outbox_shred(struct outbox *ob, struct store_txn *txn,
    const struct store_queued *row, struct errinfo *ei)
{
    struct lane *l = find(ob, row->ontvanger, (enum channel)row->channel);
    enum err rc = store_queue_shred(txn, row->n, ei);

    if (rc != ERR_OK || l == NULL)
        return rc;
    if (row->mode == STORE_CLAIMED) {
        if (l->underway > 0)
            l->underway--;
        return ERR_OK;
    }
    if (row->due_ms > (row->mode == STORE_PUSH ? l->push_due : l->box_due))
        return ERR_OK; /* it was not the first */
    return refresh(ob, l, row->mode, ei);
}

/* Pushes of one lane that its partner no longer takes go to its box. */
static enum err
lane_to_box(struct outbox *ob, struct store_txn *txn, struct lane *l,
    int64_t now_ms, struct errinfo *ei)
{
    struct store_lane_id id = id_of(l);
    enum err rc =
        store_queue_to_box(txn, &id, outbox_expiry(ob, l->kanaal, now_ms), ei);

    if (rc == ERR_OK)
        rc = refresh(ob, l, STORE_PUSH, ei);
    if (rc == ERR_OK)
        rc = refresh(ob, l, STORE_BOX, ei);
    return rc;
}

enum err
outbox_partner(struct outbox *ob, struct store_txn *txn,
    const struct partner *p, int64_t now_ms, struct errinfo *ei)
{
    enum err rc = ERR_OK;

    for (unsigned i = 0; rc == ERR_OK && i < CHANNEL__COUNT; i++) {
        struct lane *l = find(ob, p->oin, (enum channel)i);

        if (l != NULL && !takes_push(p, l->kanaal))
            rc = lane_to_box(ob, txn, l, now_ms, ei);
    }
    return rc;
}

enum err
outbox_expired(struct outbox *ob, int64_t now_ms, struct store_page *page,
    struct errinfo *ei)
{
    size_t room = page->max;
    size_t n = 0;

    page->n = 0;
    for (size_t i = 0; i < ob->n && n < room; i++) {
        const struct lane *l = &ob->lane[i];
        struct store_lane_id id = id_of(l);
        int64_t held = now_ms - ob->opts.mailbox_ms[l->kanaal];
        bool box = l->box_due <= now_ms;
        int64_t until = box ? now_ms : held;
        struct store_page part = {.v = page->v + n, .max = room - n};
        enum err rc;

        if (!box && l->push_due > held)
            continue;
        rc = store_queue_list(ob->st, box ? STORE_BOX : STORE_PUSH, &id, &part,
            ei);
        if (rc != ERR_OK)
            return rc;
        for (size_t k = 0; k < part.n && part.v[k].due_ms <= until; k++)
            n++;
    }
    page->n = n;
    return ERR_OK;
}
