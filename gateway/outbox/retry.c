/* SPDX-License-Identifier: EUPL-1.2 */
#include "outbox/retry.h"

#include "base/clock.h"
#include "base/limit.h"

#include "base/banned.h"

enum { DOUBLINGS_MAX = 30, SECOND_MS = 1000 };

bool
retry_terms_fit(const struct retry_terms *t)
{
    if (t->first_s == 0 && t->longest_s == 0 && t->give_up_days == 0)
        return true;
    return t->first_s >= 1 && t->first_s <= LIMIT_RETRY_FIRST_S_MAX &&
           t->longest_s >= t->first_s &&
           t->longest_s <= LIMIT_RETRY_LONGEST_S_MAX && t->give_up_days >= 1 &&
           t->give_up_days <= LIMIT_RETRY_DAYS_MAX;
}

void
retry_agree(struct retry *r, const struct retry_terms *t)
{
    if (t->first_s == 0)
        return;
    r->min_ms = (int64_t)t->first_s * SECOND_MS;
    r->max_ms = (int64_t)t->longest_s * SECOND_MS;
    r->give_up_ms = (int64_t)t->give_up_days * CLOCK_DAY_MS;
}

bool
retry_next(const struct retry *r, const struct retry_case *c, int64_t *due_ms)
{
    int64_t wait = r->min_ms;
    int64_t asked = (int64_t)c->retry_after_s * SECOND_MS;

    for (uint32_t i = 1; i < c->attempts && i < DOUBLINGS_MAX; i++)
        if (wait < r->max_ms)
            wait *= 2;
    if (wait > r->max_ms)
        wait = r->max_ms;
    /* Half for sure, the other half by chance. */
    wait = wait / 2 + (int64_t)((uint64_t)(wait - wait / 2) * c->chance >> 32);
    /* What it asks for counts, up to our own longest wait. */
    if (asked > r->max_ms)
        asked = r->max_ms;
    if (wait < asked)
        wait = asked;
    if (c->now_ms + wait > c->accepted_ms + r->give_up_ms)
        return false;
    *due_ms = c->now_ms + wait;
    return true;
}
