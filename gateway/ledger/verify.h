/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_VERIFY_H
#define LEDGER_VERIFY_H

/*
 * verify - is the log what it was?
 *
 * Walks a copy of the log, wherever it lies, with nothing but the public key
 * of its checkpoints: every skeleton, every body that is still there, every
 * leaf, the root at every checkpoint, and the root at a checkpoint that
 * somebody kept elsewhere.
 *
 *   layering   values; the source does the reading
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/logfile.h"
#include "ledger/note.h"
#include "ledger/tile.h"

enum verify_outcome {
    VERIFY_INTACT,
    VERIFY_CHANGED,  /* first .. last: where */
    VERIFY_UNABLE,   /* cannot be checked now: no key, no checkpoint, i/o */
    VERIFY_UNSIGNED, /* intact, the tail from first on is not signed yet */
    VERIFY_FORKED    /* shorter, older or other than the given checkpoint */
};

struct verify_entry {
    uint8_t skeleton[ENTRY_LEN];
    bool has_body;      /* false: destroyed, or not kept in this copy */
    struct span sealed; /* borrowed until the next call on the source */
    bool has_leaf;      /* this copy stores the leaf hash too */
    uint8_t leaf[ENTRY_HASH_LEN];
};

/*
 * A copy of the log.  From entry(), ERR_CORRUPT or ERR_NOTFOUND means that this
 * entry is damaged or missing, ERR_CONFLICT that one of those since the last
 * checkpoint is; any other error that it cannot be read now.
 */
struct verify_source {
    void *ctx;
    enum err (*size)(void *ctx, uint64_t *size, struct errinfo *ei);
    enum err (*entry)(void *ctx, uint64_t index, struct verify_entry *out,
        struct errinfo *ei);
    /* The first checkpoint of at least min_size entries; ERR_NOTFOUND none.
     * May give only the newest. */
    enum err (*note)(void *ctx, uint64_t min_size, struct span *note,
        struct errinfo *ei);
    uint64_t rest; /* bytes behind the last whole record */
};

struct verify_opts {
    const struct note_key *key; /* of the log; NULL: VERIFY_UNABLE at best */
    struct span earlier;        /* a checkpoint kept elsewhere, or empty */
};

struct verify_report {
    enum verify_outcome outcome;
    uint64_t size;        /* entries in this copy */
    uint64_t signed_size; /* covered by a checkpoint that verifies */
    uint64_t bodies;      /* bodies that were there and match */
    uint64_t first, last; /* the entries concerned, inclusive */
    char why[160];        /* one line, English, no values */
};

/* The exit status of `log verify`: 0, 6, 7, 11 or 12. */
int verify_exit(enum verify_outcome outcome);

/* Walk it.  out  report  filled whole, whatever happens */
void verify_run(const struct verify_source *src, const struct verify_opts *opts,
    struct verify_report *report);

/* The log file as a source, opened with LOGFILE_FRAMES (or LOGFILE_READ, where
 * all is looked at twice); borrowed. */
struct verify_source verify_logfile(struct logfile *lf);

/* Published tiles as a source; no bodies. */
struct verify_tiles {
    const char *dir;
    struct tile_reader *rd;
    uint8_t *note; /* the checkpoint file */
    size_t note_n;
    uint64_t size;
};

/*
 * in      dir   kept by reference
 * out     vt    release with verify_tiles_done(); nothing to release on failure
 * errors  ERR_NOTFOUND, ERR_SYNTAX  no checkpoint there; ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err verify_tiles_open(struct verify_tiles *vt, const char *dir,
    struct errinfo *ei);
void verify_tiles_done(struct verify_tiles *vt);
struct verify_source verify_tiles_source(struct verify_tiles *vt);

/*
 * The rest of the tiles, after verify_run(): each file of its exact length,
 * each hash above the leaves what is below it.
 *
 * in      report  where it was found intact; else nothing is done
 * out     report  VERIFY_CHANGED with the entries below, or VERIFY_UNABLE
 */
void verify_tiles_above(struct verify_tiles *vt, struct verify_report *report);

#endif
