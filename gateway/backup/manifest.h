/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BACKUP_MANIFEST_H
#define BACKUP_MANIFEST_H

/*
 * manifest - what a backup consists of, in clear
 *
 * One JSON object, manifest.json, with the size and SHA-256 of each file
 * beside it, and no personal data.  manifest.sig holds the signature of the
 * log's key over it (exchange/record_backup.h), in base64.
 *
 *   failure   strict: what manifest_write() would not have written is refused
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "crypto/digest.h"
#include "ledger/note.h"

enum {
    MANIFEST_PARTS_MAX = 4096,
    MANIFEST_MAX = 1024 * 1024,
    MANIFEST_PROGRAM_MAX = 32,
    MANIFEST_NAME_MAX = 31 /* "data-0001.cms" */
};

struct manifest_part {
    uint64_t size; /* of the file */
    uint8_t sha256[DIGEST_SHA256_LEN];
};

struct manifest {
    char program[MANIFEST_PROGRAM_MAX + 1]; /* its version */
    int64_t made_ms, expires_ms;
    char origin[NOTE_NAME_MAX + 1]; /* of the log */
    uint64_t size;                  /* entries in the database */
    uint64_t signed_size;           /* and in the log file */
    char note[NOTE_OURS_MAX + 1];   /* the checkpoint of signed_size */
    struct manifest_part keys;      /* keys.cms */
    struct manifest_part *v;        /* data-0001.cms ... */
    size_t n, cap;
};

/* Zeroed is empty. */
void manifest_done(struct manifest *m);

/* errors  ERR_LIMIT  more than MANIFEST_PARTS_MAX; ERR_NOMEM */
MUST_CHECK enum err manifest_add(struct manifest *m,
    const struct manifest_part *part, struct errinfo *ei);

/* The name of part i, from 0. */
void manifest_name(size_t i, char out[static MANIFEST_NAME_MAX + 1]);

/* Append it; ask buf_err() of out, of MANIFEST_MAX. */
void manifest_write(struct buf *out, const struct manifest *m);

/* out     m  manifest_done() in every case
 * errors  ERR_SYNTAX, ERR_LIMIT, ERR_UNSUPPORTED (another version) */
MUST_CHECK enum err manifest_read(struct span s, struct manifest *m,
    struct errinfo *ei);

#endif
