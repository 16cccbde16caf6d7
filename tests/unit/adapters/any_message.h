/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_ADAPTERS_ANY_MESSAGE_H
#define TESTS_ADAPTERS_ANY_MESSAGE_H

/* Random messages with the elements of a set: each value right for its leaf. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "adapters/generate_message.h"

static struct generate_message any_seed = {.seed = 20261124};

static inline unsigned
any_dice(unsigned n)
{
    return generate_message_dice(&any_seed, n);
}

/* Every leaf of every element of the set; lists get one to three items. */
static inline void
any_message(struct message *m, struct arena *arena, const struct elset *s)
{
    arena_wipe(arena);
    assert_int_equal(message_init(m, arena, 4000, NULL), ERR_OK);
    assert_int_equal(generate_message_fill(&any_seed, m, s, NULL), ERR_OK);
}

#endif
