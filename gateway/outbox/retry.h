/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef OUTBOX_RETRY_H
#define OUTBOX_RETRY_H

/*
 * retry - when to try a push again
 *
 * Doubling from min to max, each wait drawn between half of it and all of it,
 * so that what failed together does not come back together.  Pure.
 */

#include <stdbool.h>
#include <stdint.h>

struct retry {
    int64_t min_ms, max_ms;
    int64_t give_up_ms; /* after acceptance; then it goes to the mailbox */
};

/* What the parties of a message have agreed; zeros: nothing. */
struct retry_terms {
    uint32_t first_s, longest_s, give_up_days;
};

/* Zeros, or all three within the limits and the longest not the shorter. */
bool retry_terms_fit(const struct retry_terms *t);

/* r as it is agreed, or as it is. */
void retry_agree(struct retry *r, const struct retry_terms *t);

/* What is known when a push has failed. */
struct retry_case {
    int64_t now_ms, accepted_ms;
    uint32_t attempts; /* this one included, so at least 1 */
    int retry_after_s; /* what the recipient asked for, 0 nothing */
    uint32_t chance;   /* uniform random bits */
};

/*
 * out     *due_ms  the next attempt, when there is one
 * returns false when it is to be given up
 */
bool retry_next(const struct retry *r, const struct retry_case *c,
    int64_t *due_ms);

#endif
