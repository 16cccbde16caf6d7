/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_MESSAGE_H
#define ADAPTERS_MESSAGE_H

/*
 * message - the canonical record that every format maps to and from
 *
 * A list of (leaf, occurrence, value in canonical form), chained per leaf in
 * the order in which the occurrences were added.  Values lie in the arena of
 * the exchange; the message owns nothing.
 *
 *   limits   LIMIT_MESSAGE_VALUES_MAX values, occurrences up to
 *            LIMIT_MESSAGE_OCCURRENCES_MAX
 */

#include "adapters/catalogue.h"
#include "base/arena.h"

enum { MESSAGE_END = 0xffff };

struct message_value {
    uint16_t leaf;
    uint16_t occ;
    uint16_t next; /* index of the next value of this leaf, or MESSAGE_END */
    struct span text;
};

struct message {
    struct arena *arena;
    struct message_value *v;
    uint16_t n, cap, max;
    uint16_t first[LF__COUNT], last[LF__COUNT];
    struct elset present;
};

/*
 * An empty message that will hold at most max values; room is taken from the
 * arena as it grows.
 *
 * errors  ERR_NOMEM  the arena has no room
 */
MUST_CHECK enum err message_init(struct message *m, struct arena *arena,
    uint16_t max, struct errinfo *ei);

/*
 * Add one value; text is kept by reference, not copied.
 *
 * errors  ERR_LIMIT  too many values, or occ over the limit
 *         ERR_NOMEM  the arena has no room
 */
MUST_CHECK enum err message_add(struct message *m, enum leaf leaf, uint16_t occ,
    struct span text, struct errinfo *ei);

/* The value of a leaf in occurrence occ; {NULL, 0} when absent. */
struct span message_get(const struct message *m, enum leaf leaf, uint16_t occ);

/* How many occurrences of the element there are (highest number plus one). */
uint16_t message_occurrences(const struct message *m, enum element e);

/* Does the element appear at all?  An empty value does not count. */
bool message_has(const struct message *m, enum element e);

/*
 * Copy element e from src to dst, only the occurrences keep() agrees with
 * (all when keep is NULL); kept occurrences are numbered anew from 0.
 *
 * in      keep, ctx  keep(ctx, src, e, occ) is asked once per occurrence
 */
MUST_CHECK enum err message_copy(struct message *dst, const struct message *src,
    enum element e,
    bool (*keep)(void *ctx, const struct message *src, enum element e,
        uint16_t occ),
    void *ctx, struct errinfo *ei);

/* The basic condition that occurrence occ of e belongs to: its own
 * "basisvoorwaarde" part when it has one, else the element's. */
enum bv message_bv(const struct message *m, enum element e, uint16_t occ);

#endif
