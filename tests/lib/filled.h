/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_FILLED_H
#define TESTS_FILLED_H

/* filled - dice that a test sets, so that a run can be told again, and
 * messages in which every element is filled.  Include after cmocka.h. */

#include <stdint.h>

#include "adapters/generate_message.h"

static uint64_t filled_random;

/* splitmix64: seeds that differ by one give dice that differ at once. */
static inline uint64_t
filled_next(void)
{
    uint64_t z = filled_random += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static inline unsigned
filled_upto(size_t n)
{
    return (unsigned)(filled_next() % n);
}

/* A message with every element that the format carries for this type. */
static inline void
filled_message(struct message *m, const struct adapter *ad, enum bericht type)
{
    struct elset es = adapter_elements(ad, type);
    struct generate_message g = {.seed = filled_next()};

    assert_int_equal(generate_message_fill(&g, m, &es, NULL), ERR_OK);
}

#endif
