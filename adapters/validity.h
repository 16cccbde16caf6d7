/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_VALIDITY_H
#define ADAPTERS_VALIDITY_H

/*
 * validity - may the codes of a message be used on its day?
 *
 * There is no clock here: the day is that of bericht.tijdstip, which is UTC.
 * From 22:00 it can be tomorrow in the Netherlands already, and then a code
 * that is valid on either day will do.  A message without timestamp has no
 * day, and nothing is checked.  Until when a message type is taken is judged
 * by whoever has a clock: see adapter_closed().
 */

#include "adapters/message.h"

/* Days since 1970-01-01; here is day or the day after. */
struct validity {
    int64_t day, here;
};

/* The day of m; false when it has none. */
bool validity_day(const struct message *m, struct validity *on);

/* CODE_VALID also for what has no code, and for a leaf that may describe the
 * past when its code was valid then. */
struct code_at validity_of(const struct validity *on,
    const struct message_value *v);

#endif
