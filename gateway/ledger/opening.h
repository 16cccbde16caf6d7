/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_OPENING_H
#define LEDGER_OPENING_H

/*
 * opening - what our .tlog-proof holds beside the proof: its extra line
 *
 * The skeleton of the entry, of which the leaf hash is made.  Where asked: the
 * commitments of the entry with the openings of some of them (commit.h), and
 * an earlier checkpoint that the newer one continues.
 *
 *   layering   bytes and values; no files, no keys
 *   format     specified at the top of opening.c
 *   privacy    who has the file sees: how many elements were offered, the
 *              shown elements with what was decided, and their places among
 *              the others.  Of each other element only a salted hash.
 *
 * What is proved and what is not.  A shown element is proved disclosed, in
 * part, or withheld with its code, as the log was committed to it when the
 * entry was made.  That an element was not offered has no commitment of its
 * own; it follows from the order of the list: two neighbours in the list are
 * shown and it would have stood between them, or before the first, or after
 * the last.  So it costs showing one or two others.  That the list is in order
 * throughout is seen only where all of it is shown; in part, what is shown must
 * be in order with room for what is not, and a log that had put an element
 * elsewhere is contradicted by the opening of that element.
 */

#include "adapters/catalogue.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/commit.h"
#include "ledger/entry.h"
#include "ledger/note.h"
#include "ledger/tree.h"

enum { OPENING_NOTE_MAX = 4096 /* an earlier checkpoint, with cosignatures */ };

/* One element, and where its commitment stands in the list. */
struct opening_shown {
    uint8_t at;
    struct commit_opening o;
};

/* shown is in order of at; earlier is borrowed from what was read, n is 0
 * where there is none. */
struct opening {
    uint8_t skeleton[ENTRY_LEN];
    bool has_list; /* which may be empty: nothing was offered */
    size_t list_n;
    uint8_t list[COMMIT_MAX][COMMIT_LEN];
    size_t shown_n;
    struct opening_shown shown[COMMIT_MAX];
    struct span earlier;
    struct tree_proof since; /* that the newer tree continues it */
};

/* Append the bytes for proof.extra.  errors  ERR_LIMIT, ERR_NOMEM
 *         ERR_INTERNAL  shown without a list, or out of it */
MUST_CHECK enum err opening_write(struct buf *out, const struct opening *o,
    struct errinfo *ei);

/*
 * Read them; exactly what opening_write() can have written.
 *
 * out     out  earlier is borrowed from s
 * errors  ERR_SYNTAX, ERR_LIMIT
 */
MUST_CHECK enum err opening_read(struct span s, struct opening *out,
    struct errinfo *ei);

/*
 * Is the list that of the skeleton, and does each opening open its place, in
 * an order that leaves room for the rest?
 *
 * errors  ERR_CORRUPT
 */
MUST_CHECK enum err opening_check(const struct opening *o, struct errinfo *ei);

/*
 * Does the tree of newer continue that of the earlier checkpoint?
 *
 * out     *size  of the earlier tree
 * errors  ERR_CORRUPT, ERR_NOTFOUND (not signed by key), ERR_SYNTAX
 */
MUST_CHECK enum err opening_check_earlier(const struct opening *o,
    const struct note_key *key, const struct tree_head *newer, uint64_t *size,
    struct errinfo *ei);

enum opening_says {
    OPENING_SILENT, /* nothing is shown of it */
    OPENING_SHOWN,
    OPENING_ABSENT /* it was not offered */
};

/*
 * What is shown of an element, after opening_check().
 *
 * out     *item  where it is OPENING_SHOWN; may be NULL
 */
enum opening_says opening_of(const struct opening *o, enum element e,
    struct commit_item *item);

/* Which elements to show. */
struct opening_choice {
    bool all;
    struct elset wanted; /* where not all */
    bool bounds; /* also the neighbours of what was not offered, if needed */
};

/*
 * Choose what is shown.
 *
 * in      o       list_n is set
 * in      open    all openings, list_n of them
 * out     absent  wanted, and not in the list
 * out     bounds  not wanted, and needed to show what is absent; they are
 *                 shown only with choice->bounds
 */
void opening_choose(struct opening *o, const struct commit_opening *open,
    const struct opening_choice *choice, struct elset *absent,
    struct elset *bounds);

#endif
