/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_WITNESS_H
#define EXCHANGE_RECORD_WITNESS_H

/*
 * record_witness - who watches our log, and whose log we watch
 *
 * A partner whose record names a witness is asked through the courier to
 * cosign each checkpoint that is published.  Where partners are witnesses and
 * none has answered for the configured time, nothing is accepted any more.
 * Of a partner whose record names its log we cosign what continues the newest
 * checkpoint that we cosigned before.
 *
 * What a witness signed also lies in tlog/getuigen/, for anybody to check.
 */

#include "base/buf.h"
#include "exchange/record.h"
#include "ledger/note.h"

enum { RECORD_WITNESSES_MAX = 16 };

enum record_witness_state {
    RECORD_WITNESS_NEW,     /* not asked yet */
    RECORD_WITNESS_SIGNED,  /* its last answer was a cosignature */
    RECORD_WITNESS_SILENT,  /* not reached, or it had no time */
    RECORD_WITNESS_REFUSES, /* it answered, and does not sign */
    RECORD_WITNESS_FALSE,   /* it signed, and not with its key */
    RECORD_WITNESS_AHEAD,   /* it has seen more of this log than there is */
    RECORD_WITNESS__COUNT
};

struct record_witness_row {
    const char *partner, *vkey; /* borrowed until the book changes */
    enum record_witness_state state;
    int status;                  /* HTTP, of the last answer; 0 none */
    uint64_t size;               /* of the newest checkpoint it cosigned */
    int64_t since_ms, signed_ms; /* witness since; last signed, 0 never */
};

const char *record_witness_state_name(enum record_witness_state state);

/* The witnesses of our log.  returns how many */
size_t record_witness_list(const struct record *r,
    struct record_witness_row v[RECORD_WITNESSES_MAX]);

/* How many folders get copies of the checkpoint, and in how many of them is
 * the newest that was published? */
void record_witness_copies(const struct record *r, unsigned *configured,
    unsigned *good);

/* Our own key as a witness, or NULL where there is none yet. */
const struct note_key *record_witness_key(const struct record *r);

/* Has no witness answered for too long?  Then nothing is accepted. */
bool record_witness_missing(const struct record *r);

#endif
