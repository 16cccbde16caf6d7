/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BACKUP_PARTS_H
#define BACKUP_PARTS_H

/*
 * parts - a tar stream, cut into sealed files and put together again
 *
 * PARTS_PLAIN_MAX bytes of the stream to a file, each an envelope by itself
 * (crypto/envelope.h), so that neither side ever holds more than one.
 * Decrypted one after the other they are the stream again.
 *
 *   failure   a part is hashed and compared before anything of it is opened
 */

#include "backup/manifest.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "crypto/envelope.h"

enum {
    PARTS_PATH_MAX = 800,
    PARTS_PLAIN_MAX = 16 * 1024 * 1024,
    PARTS_FILE_MAX = PARTS_PLAIN_MAX + 1024 * 1024 /* BER and recipient */
};

#define PARTS_KEYS_NAME "keys.cms"
#define PARTS_DB_NAME   "state/ketenpoort.db"

/* dir/name.  errors  ERR_LIMIT */
MUST_CHECK enum err parts_path(char out[static PARTS_PATH_MAX], const char *dir,
    const char *name, struct errinfo *ei);

/* ---- writing ------------------------------------------------------------ */

/* One stream on its way out.  Set the first four and fd to -1, zero the rest. */
struct parts {
    const char *dir; /* borrowed, as the next three */
    const struct envelope_recipient *to;
    struct manifest *m; /* gets what is written */
    const char *only; /* one file of this name, the keys; NULL: data-<n>.cms */
    struct envelope *e;
    int fd; /* -1 */
    size_t in_part;
};

/*
 * errors  ERR_FULL, ERR_IO, ERR_LIMIT (more than there may be), ERR_INTERNAL;
 *         nothing more may be written then
 */
MUST_CHECK enum err parts_write(struct parts *p, struct span s,
    struct errinfo *ei);

/* A whole file into the stream, of exactly f->size bytes.
 * errors  ERR_IO  also when the file is shorter */
struct tar_file;
MUST_CHECK enum err parts_write_file(struct parts *p, const struct tar_file *f,
    int fd, struct errinfo *ei);
MUST_CHECK enum err parts_write_bytes(struct parts *p, const struct tar_file *f,
    struct span bytes, struct errinfo *ei);

/* The end of the stream; each part is on stable storage. */
MUST_CHECK enum err parts_finish(struct parts *p, struct errinfo *ei);

/* In every case. */
void parts_done(struct parts *p);

/* ---- reading ------------------------------------------------------------ */

/*
 * Read a part and compare it.
 *
 * out     out  cleared, then the file; of PARTS_FILE_MAX
 * errors  ERR_NOTFOUND  there is no such file
 *         ERR_CORRUPT   not of this size, not with this digest
 */
MUST_CHECK enum err parts_read(const char *dir, const char *name,
    const struct manifest_part *part, struct buf *out, struct errinfo *ei);

/*
 * A stream on its way in: unpack what is fed to it.  "log/..." goes below
 * log, "keys/..." below keys, everything else below root.  Files are made
 * 0600, folders 0700, none is overwritten or synced.  PARTS_DB_NAME gets
 * ".part" behind it: whoever has seen all of it takes that off.
 */
struct parts_unpack {
    const char *root, *log, *keys;
    uint8_t header[512];
    size_t have;
    uint64_t left, pad;
    int fd; /* -1 */
    bool end;
};

/* errors  ERR_CORRUPT  not the stream that parts_write_file() makes
 *         ERR_CONFLICT a file is there already; ERR_FULL, ERR_IO */
MUST_CHECK enum err parts_unpack(struct parts_unpack *u, struct span s,
    struct errinfo *ei);

/* Was that all?  Closes what is open, in every case.
 * errors  ERR_CORRUPT  it stopped half way */
MUST_CHECK enum err parts_unpacked(struct parts_unpack *u, struct errinfo *ei);

#endif
