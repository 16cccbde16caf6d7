/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_GENERATE_MESSAGE_H
#define ADAPTERS_GENERATE_MESSAGE_H

/*
 * generate_message - random messages that a format should carry unchanged
 *
 * Every value is valid by the catalogue and belongs to nobody: a BSN begins
 * with 9999, an OIN with 00000099.  The same seed gives the same messages.
 */

#include "adapters/adapter.h"

struct generate_message {
    uint64_t seed; /* moves on with every draw */
};

enum { GENERATE_VALUE_MAX = 512 };

/* 0 .. n - 1; n > 0. */
unsigned generate_message_dice(struct generate_message *g, unsigned n);

/* A value for a leaf, in canonical form, ended by a NUL. */
void generate_message_value(struct generate_message *g, enum leaf l,
    char out[static GENERATE_VALUE_MAX]);

/*
 * Add a value for every leaf of every element of the set; elements that
 * repeat come one to three times.  bericht.type is left out.
 *
 * out     m  the caller has called message_init(); values lie in its arena
 * errors  ERR_LIMIT, ERR_NOMEM  m is full
 */
MUST_CHECK enum err generate_message_fill(struct generate_message *g,
    struct message *m, const struct elset *s, struct errinfo *ei);

/*
 * What a document of this type must have, and each other thing that it may
 * have by the toss of a coin.
 *
 * out, errors  as generate_message_fill()
 */
MUST_CHECK enum err generate_message_any(struct generate_message *g,
    const struct adapter *ad, enum bericht type, struct message *m,
    struct errinfo *ei);

#endif
