/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/*
 * arena - memory that lives as long as one exchange
 *
 * One block of fixed size, handed out front to back and wiped as a whole.
 * Never for keys, descriptors or anything that needs a destructor.
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct arena {
    uint8_t *p;
    size_t n;
    size_t max;
    size_t high; /* the most ever in use since the last wipe */
};

/* errors  ERR_NOMEM  nothing was allocated */
MUST_CHECK enum err arena_init(struct arena *a, size_t max, struct errinfo *ei);

/* Overwrite what was used, free it.  Accepts a zeroed arena. */
void arena_done(struct arena *a);

/* Overwrite what was used and start again at the front. */
void arena_wipe(struct arena *a);

/* n bytes aligned for any type; NULL when the ceiling is reached. */
void *arena_take(struct arena *a, size_t n);

/* A copy of s in the arena; {NULL, 0} when it did not fit and s.n > 0. */
struct span arena_dup(struct arena *a, struct span s);

/* The same with a NUL behind it; NULL when it did not fit. */
char *arena_text(struct arena *a, struct span s);

#endif
