/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_LOGFILE_H
#define LEDGER_LOGFILE_H

/*
 * logfile - the log's second store: one append-only file
 *
 * Skeleton, sealed body and leaf hash of every entry, and after each group the
 * signed checkpoint.  Lies on another path than the database, and is complete
 * without it.
 *
 *   threads    one thread, one writer (the caller holds the lock)
 *   failure    closed: what was not written and synced is not there
 *   format     specified at the top of logfile.c
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/entry.h"
#include "ledger/note.h"
#include "ledger/tree.h"

struct logfile;

enum {
    LOGFILE_GROUP_MAX = 1024, /* entries in one append */
    LOGFILE_HEADER_LEN = 256, /* a shorter file holds nothing */
    LOGFILE_ORIGIN_MAX = NOTE_NAME_MAX
};

#define LOGFILE_NAME "verstrekkingen.log"

struct logfile_entry {
    const uint8_t *skeleton; /* ENTRY_LEN bytes */
    struct span sealed;      /* at most ENTRY_SEALED_MAX */
    const uint8_t *leaf;     /* ENTRY_HASH_LEN bytes */
};

/* What opening found. */
struct logfile_found {
    uint64_t entry_n;    /* whole entries, from the front */
    uint64_t torn_bytes; /* cut off the end (not cut when read only) */
    bool damaged;        /* a record is wrong, with signed ones behind it */
    uint64_t damaged_at; /* offset in the file */
    bool damaged_entry;  /* an entry stands there; else a checkpoint, or what
                          * is no record at all */
};

enum logfile_mode {
    LOGFILE_WRITE,
    LOGFILE_READ,
    LOGFILE_FRAMES /* for verify.h, which checks each entry itself: one that has
                    * a checkpoint behind it is only measured, and there is no
                    * tree */
};

/*
 * Make an empty one, 0600, on stable storage with its directory entry.
 *
 * in      path, origin  for the call
 * errors  ERR_CONFLICT  there is one; ERR_CONFIG  not an origin
 *         ERR_FULL, ERR_IO
 */
MUST_CHECK enum err logfile_create(const char *path, const char *origin,
    struct errinfo *ei);

/*
 * Open and check every record: form, order, leaf hash, body digest.  A tail
 * that a crash left half written is cut off (LOGFILE_WRITE) or passed over.
 *
 * in      origin  must be the file's; NULL: any (not to write)
 * out     *out    owned by the caller, logfile_close(); NULL on failure
 * out     found   may be NULL
 * errors  ERR_NOTFOUND
 *         ERR_CORRUPT   no such file format, or damaged (LOGFILE_WRITE only:
 *                       a reader gets the entries before the damage)
 *         ERR_CONFLICT  another origin
 *         ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err logfile_open(struct logfile **out, const char *path,
    const char *origin, enum logfile_mode mode, struct logfile_found *found,
    struct errinfo *ei);
void logfile_close(struct logfile *lf);

/* How many entries; the tree over them (of LOGFILE_FRAMES only its size); the
 * newest checkpoint or empty, all
 * borrowed until the next call that changes lf. */
uint64_t logfile_size(const struct logfile *lf);
const struct tree *logfile_tree(const struct logfile *lf);
struct span logfile_note(const struct logfile *lf);
const char *logfile_origin(const struct logfile *lf);
struct logfile_found logfile_found(const struct logfile *lf);

/*
 * Append a group: one write, one fdatasync.  Entry v[0] gets index
 * logfile_size().
 *
 * in      v, n  borrowed for the call; n is 1 .. LOGFILE_GROUP_MAX
 * errors  ERR_FULL, ERR_IO  nothing was added; may be tried again
 *         ERR_CORRUPT       the disk's state is unknown: lf is dead
 *         ERR_LIMIT         a body or the group is too large
 */
MUST_CHECK enum err logfile_append(struct logfile *lf,
    const struct logfile_entry *v, size_t n, struct errinfo *ei);

/*
 * Append the checkpoint of the entries so far.  Not synced: the next group
 * takes it along, and a lost one is no loss.
 *
 * in      note  a checkpoint of logfile_size() entries, at most NOTE_MAX
 * errors  ERR_SYNTAX    not a checkpoint; ERR_CONFLICT  of another size, root
 *         ERR_FULL, ERR_IO, ERR_CORRUPT  as logfile_append()
 */
MUST_CHECK enum err logfile_checkpoint(struct logfile *lf, struct span note,
    struct errinfo *ei);

/*
 * One entry; in LOGFILE_FRAMES as it stands there, not checked.
 *
 * out     *out  borrowed until the next call on lf
 * errors  ERR_NOTFOUND  index is not below logfile_size()
 *         ERR_CORRUPT   the record fails its check; ERR_IO
 */
MUST_CHECK enum err logfile_read(struct logfile *lf, uint64_t index,
    struct logfile_entry *out, struct errinfo *ei);

/*
 * The first checkpoint of at least min_size entries.  Quick when min_size
 * rises from call to call.
 *
 * out     *note  borrowed until the next call on lf
 * errors  ERR_NOTFOUND  there is none
 */
MUST_CHECK enum err logfile_read_note(struct logfile *lf, uint64_t min_size,
    struct span *note, struct errinfo *ei);

/* The front of the file that is a whole log file by itself. */
struct logfile_cut {
    uint64_t end;     /* bytes */
    uint64_t size;    /* entries; all of them signed */
    struct span note; /* the checkpoint at its end; borrowed until the next
                       * call on lf */
};

/*
 * Up to the newest checkpoint of at most max_size entries.
 *
 * errors  ERR_NOTFOUND  there is none; ERR_CORRUPT, ERR_IO
 */
MUST_CHECK enum err logfile_cut(struct logfile *lf, uint64_t max_size,
    struct logfile_cut *out, struct errinfo *ei);

#endif
