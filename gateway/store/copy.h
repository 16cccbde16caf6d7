/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_COPY_H
#define STORE_COPY_H

/*
 * copy - the database as it was at one moment, while it is in use
 *
 * VACUUM INTO on a connection of its own: one read transaction, which holds
 * up no writer, and a file without the free pages in which something that was
 * shredded could still stand.  The copy lies for a moment in <dir>/backup.tmp
 * (0700), beside the database and no worse guarded; whoever makes it holds a
 * lock on that folder.  store_copy_done() removes it, and so do the next
 * store_copy_make() and store_copy_sweep() after a crash.
 *
 *   layering   as store.h; takes no lock of the database
 */

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum { STORE_COPY_PATH_MAX = 400, STORE_COPY_WRAPPED_LEN = 60 };

/* Zeroed, but for lock_fd of -1, is empty. */
struct store_copy {
    char dir[STORE_COPY_PATH_MAX], path[STORE_COPY_PATH_MAX];
    int lock_fd;
    uint64_t entries; /* of the log, in the copy */
};

/*
 * Make the copy.
 *
 * in      dir  of the database
 * out     c    store_copy_done() in every case
 * errors  ERR_NOTFOUND  there is no database
 *         ERR_CONFLICT  another copy is being made
 *         ERR_FULL, ERR_IO, ERR_CORRUPT
 */
MUST_CHECK enum err store_copy_make(struct store_copy *c, const char *dir,
    struct errinfo *ei);

/* One key in the copy: what it is wrapped under and bound to. */
struct store_copy_key {
    bool payload; /* else of a body */
    int64_t epoch;
    uint8_t aad[16]; /* id of the message, or index as u64 */
    size_t aad_n;
    struct span wrapped; /* borrowed for the call */
};

/*
 * errors  ERR_NOTFOUND  what it is wrapped under is gone: nobody can open it,
 *                       and it stays as it is
 */
typedef enum err store_copy_key_fn(void *ctx, const struct store_copy_key *key,
    uint8_t out[static STORE_COPY_WRAPPED_LEN], struct errinfo *ei);

/* Wrap every key in the copy anew.  Of the old ones nothing is left in it. */
MUST_CHECK enum err store_copy_rewrap(struct store_copy *c,
    store_copy_key_fn *each, void *ctx, struct errinfo *ei);

/* Remove it, and release the lock. */
void store_copy_done(struct store_copy *c);

/* Remove what a crash left, unless a copy is being made now. */
void store_copy_sweep(const char *dir);

/*
 * Is the database file whole?  For a copy that nobody uses.
 *
 * errors  ERR_NOTFOUND; ERR_CORRUPT  it is not; ERR_IO
 */
MUST_CHECK enum err store_copy_check(const char *path, struct errinfo *ei);

#endif
