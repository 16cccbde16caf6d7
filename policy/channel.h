/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_CHANNEL_H
#define POLICY_CHANNEL_H

/*
 * channel - what must never lie beside anything else
 *
 * Disclosures under 18b, BIJ, of a target group and under the WGS have
 * recipients, a queue and a retention of their own.  Which purpose belongs to
 * which channel is said here, and not in the file: the second lock.
 *
 *   layering  adapters only; partner/ and outbox/ look at this header too
 */

#include "adapters/catalogue.h"
#include "adapters/terms.h"

/* Numbers are stored: append only. */
enum channel {
    CHANNEL_REINTEGRATIE, /* everything that has no channel of its own */
    CHANNEL_RISICO_18B,
    CHANNEL_BIJ,
    CHANNEL_DOELGROEP,
    CHANNEL_PGA,
    CHANNEL__COUNT
};

/* The channel of a purpose. */
enum channel policy_channel(enum doel doel);

/* "RISICO_18B"; static storage.  "" past the last. */
const char *channel_code(enum channel ch);

/* What it is for, nl and en. */
const char *channel_text(enum channel ch, bool en);

/* From code to value; false, with *ch untouched, for an unknown code. */
bool channel_parse(struct span s, enum channel *ch);

/*
 * May a rule of this column let this element go at all?
 *
 * in      kolom  the purpose code of the column: "18B"
 */
bool channel_holds(const char *kolom, enum element e);

#endif
