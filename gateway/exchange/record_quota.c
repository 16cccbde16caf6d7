/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_parts.h"

#include "base/clock.h"

#include "base/banned.h"

enum {
    HOUR_MS = 3600000,
    WITNESS_PER_HOUR = 1200 /* a log asks once a minute, or a little more */
};

/* The row of oin; a new one, or that of an hour gone by, when it has none. */
static struct record_spent *
row_of(struct record *r, struct span oin, int64_t hour)
{
    struct record_spent *old = NULL;

    for (size_t i = 0; i < r->spent_n; i++) {
        struct record_spent *q = &r->spent[i];

        if (span_is(oin, q->oin))
            return q;
        if (q->hour < hour)
            old = q;
    }
    if (r->spent_n < LIMIT_PARTNERS_MAX)
        old = &r->spent[r->spent_n++];
    if (old == NULL)
        return NULL;
    *old = (struct record_spent){.hour = hour};
    memcpy(old->oin, oin.p, oin.n);
    return old;
}

static int
most(const struct record *r, enum record_quota what)
{
    if (what == QUOTA_WITNESS)
        return WITNESS_PER_HOUR;
    return what == QUOTA_REFUSALS ? r->opts.refusals_per_hour
                                  : r->opts.collects_per_hour;
}

bool
record_quota_take(struct record *r, enum record_quota what, struct span oin,
    int64_t at_ms)
{
    int64_t hour = at_ms / HOUR_MS;
    struct record_spent *q;

    if (oin.n != PARTNER_OIN_LEN)
        return false;
    q = row_of(r, oin, hour);
    if (q == NULL)
        return false;
    if (q->hour != hour) {
        q->hour = hour;
        memset(q->n, 0, sizeof(q->n));
    }
    if (q->n[what] >= most(r, what))
        return false;
    q->n[what]++;
    return true;
}

static void
seen(void *ctx, struct span oin, int64_t at_ms)
{
    /* Over the quota or not: what is in the log counts. */
    (void)record_quota_take(ctx, QUOTA_REFUSALS, oin, at_ms);
}

enum err
record_quota_load(struct record *r, struct errinfo *ei)
{
    int64_t now_ms = clock_wall_ms(r->clk);

    return store_message_refused(r->st, now_ms / HOUR_MS * HOUR_MS, seen, r,
        ei);
}
