/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_PROVE_H
#define EXCHANGE_RECORD_PROVE_H

/*
 * record_prove - an entry proved to somebody else: a .tlog-proof file
 *
 * Against the newest signed checkpoint, with the skeleton; where asked, with
 * the openings of some elements, and with the proof that an earlier checkpoint
 * is continued.  Of the key of a body nothing leaves but the salts of the
 * elements that are shown.
 *
 *   failure    what is made is checked before it is given, as a stranger would
 */

#include "adapters/catalogue.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/opening.h"
#include "ledger/proof.h"

struct record;

struct record_prove {
    struct span id_or_index;
    struct span earlier; /* a checkpoint of this log, or empty */
    bool open;           /* show elements: choice */
    struct opening_choice choice;
};

enum record_prove_end {
    RECORD_PROVE_MADE,
    RECORD_PROVE_BOUNDS,   /* neighbours would have to be shown */
    RECORD_PROVE_SHREDDED, /* the key of the body was destroyed */
    RECORD_PROVE_UNSIGNED, /* no checkpoint covers the entry yet */
    RECORD_PROVE_STRANGE,  /* earlier is no checkpoint signed by this log */
    RECORD_PROVE_FORKED,   /* earlier is not of this log's past */
    RECORD_PROVE_END__COUNT
};

/* "made", "bounds", ... as admin.h has it */
const char *record_prove_end_name(enum record_prove_end end);

/* record_prove_init(), record_prove_done() */
struct record_proved {
    enum record_prove_end end;
    uint64_t index;
    struct elset absent; /* asked for, and not offered */
    struct elset bounds; /* not asked for, and needed to show that */
    struct buf text;     /* of RECORD_PROVE_MADE */
};

void record_prove_init(struct record_proved *p);
void record_prove_done(struct record_proved *p);

/*
 * errors  ERR_NOTFOUND  no such entry
 *         ERR_LIMIT     earlier is over OPENING_NOTE_MAX
 *         ERR_CORRUPT   what is stored does not prove itself
 */
MUST_CHECK enum err record_prove(struct record *r, const struct record_prove *q,
    struct record_proved *out, struct errinfo *ei);

#endif
