/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

/*
 * store - the database: one file, one writer, named statements
 *
 * The only folder that knows SQLite.  What is kept is spread over headers by
 * subject: entries.h (the log), messages.h (what was accepted or refused),
 * queue.h (what still has to go), known.h (partners, trajectories, persons), signed.h
 * (officers and their steps).
 *
 *   layering   base only; values in, rows out, no meaning
 *   threads    one thread per struct store
 *   failure    closed; ERR_FULL (no space), ERR_CORRUPT (not a sound database)
 *              and ERR_IO (everything else the disk does) are told apart
 *   durability WAL with synchronous=FULL, read back at open
 *   privacy    no value of a message is ever bound in clear: the callers give
 *              keyed digests and sealed bytes; OIN, type and time may stand
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct store;
struct store_txn;

enum {
    STORE_KEY_LEN = 16, /* a keyed digest used as a key, cut to 128 bits */
    STORE_ID_LEN = 16,  /* a UUID as bytes */
    STORE_HASH_LEN = 32,
    STORE_OIN_LEN = 20,
    STORE_VERSION = 5 /* of the schema */
};

/*
 * Make an empty database in dir, which exists.  Everything, the directory
 * included, is on stable storage afterwards.
 *
 * errors  ERR_CONFLICT  there is one already; ERR_IO, ERR_FULL
 */
MUST_CHECK enum err store_create(const char *dir, struct errinfo *ei);

/*
 * Take the lock, open, bring the schema up to date, read the settings back.
 *
 * in      read_only  refuse every write; the lock is taken all the same
 * out     *out       owned by the caller, store_close(); NULL on failure
 * errors  ERR_CONFLICT     another process holds the lock
 *         ERR_NOTFOUND     there is no database
 *         ERR_CORRUPT      not ours, or not sound
 *         ERR_UNSUPPORTED  made by a newer version; left as it was
 */
MUST_CHECK enum err store_open(struct store **out, const char *dir,
    bool read_only, struct errinfo *ei);

/* Roll back what is open, release the lock.  Accepts NULL. */
void store_close(struct store *st);

/* Begin the one write transaction a store may have.  Own *txn on success. */
MUST_CHECK enum err store_begin(struct store *st, struct store_txn **txn,
    struct errinfo *ei);

/*
 * Make txn durable.  *txn is NULLed only on success.
 *
 * errors  ERR_FULL  nothing was written; roll back and go on
 *         any other the fate is unknown: close the store and open it again
 */
MUST_CHECK enum err store_commit(struct store_txn **txn, struct errinfo *ei);

/* Undo and release.  Accepts NULL and the leftovers of a failed commit. */
void store_rollback(struct store_txn **txn);

/* Pages in the write-ahead log after the last commit. */
int store_wal_pages(const struct store *st);

/*
 * Move the write-ahead log into the database file.
 *
 * in      truncate  afterwards no byte of what was deleted is in either file
 * errors  ERR_AGAIN  to truncate: somebody reads (store/copy.h); as much as
 *                    could be was moved, without waiting
 */
MUST_CHECK enum err store_checkpoint(struct store *st, bool truncate,
    struct errinfo *ei);

#endif
