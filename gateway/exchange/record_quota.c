/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_parts.h"

#include "base/clock.h"

#include "base/banned.h"

enum { HOUR_MS = 3600000 };

/* The row of oin; a new one, or that of an hour gone by, when it has none. */
static struct record_refusals *
row_of(struct record *r, struct span oin, int64_t hour)
{
    struct record_refusals *old = NULL;

    for (size_t i = 0; i < r->refusals_n; i++) {
        struct record_refusals *q = &r->refusals[i];

        if (span_is(oin, q->oin))
            return q;
        if (q->hour < hour)
            old = q;
    }
    if (r->refusals_n < LIMIT_PARTNERS_MAX)
        old = &r->refusals[r->refusals_n++];
    if (old == NULL)
        return NULL;
    *old = (struct record_refusals){.hour = hour};
    memcpy(old->oin, oin.p, oin.n);
    return old;
}

bool
record_quota_take(struct record *r, struct span oin, int64_t at_ms)
{
    int64_t hour = at_ms / HOUR_MS;
    struct record_refusals *q;

    if (oin.n != PARTNER_OIN_LEN)
        return false;
    q = row_of(r, oin, hour);
    if (q == NULL)
        return false;
    if (q->hour != hour) {
        q->hour = hour;
        q->n = 0;
    }
    if (q->n >= r->opts.refusals_per_hour)
        return false;
    q->n++;
    return true;
}

static void
seen(void *ctx, struct span oin, int64_t at_ms)
{
    /* Over the quota or not: what is in the log counts. */
    (void)record_quota_take(ctx, oin, at_ms);
}

enum err
record_quota_load(struct record *r, struct errinfo *ei)
{
    int64_t now_ms = clock_wall_ms(r->clk);

    return store_message_refused(r->st, now_ms / HOUR_MS * HOUR_MS, seen, r,
        ei);
}
