/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_BACKUP_H
#define EXCHANGE_RECORD_BACKUP_H

/*
 * record_backup - what was done with a backup, as an entry of the log
 *
 * A backup carries keys to another place, so each step is an entry of kind
 * SLEUTEL about "backup": number is the size of the log in it, digest the
 * SHA-256 of its manifest.  For one that is made the recorder signs as well,
 * with the key of the log, the text
 *
 *   ketenpoort-backup/v1
 *   <origin>
 *   <SHA-256 of the manifest, hexadecimal>
 *
 * with a newline behind each line.  No checkpoint is such a text: its second
 * line is a number.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "crypto/digest.h"
#include "crypto/sign.h"

struct record;

/* clang-format off */
#define RECORD_BACKUP_LIST(X)                                          \
    X(MADE,          "gemaakt")                                        \
    X(DESTROYED,     "sleutels-vernietigd")                            \
    X(RESTORED,      "teruggezet")                                     \
    X(RESTORED_LOSS, "teruggezet-met-verlies") /* number: of entries that  \
                                                * there had been */
/* clang-format on */

enum record_backup_step {
#define X(code, name) RECORD_BACKUP_##code,
    RECORD_BACKUP_LIST(X)
#undef X
        RECORD_BACKUP__COUNT
};

const char *record_backup_name(enum record_backup_step step);
bool record_backup_parse(struct span s, enum record_backup_step *step);

/* Append what is signed. */
void record_backup_text(struct buf *out, struct span origin,
    const uint8_t digest[static DIGEST_SHA256_LEN]);

struct record_backup_done {
    uint64_t index;        /* of the entry */
    uint8_t sig[SIGN_LEN]; /* of RECORD_BACKUP_MADE; else zeros */
};

/*
 * Log one step.
 *
 * out     out  untouched on failure
 * errors  ERR_FULL, ERR_IO  nothing was logged; ERR_CORRUPT  dead handle
 */
MUST_CHECK enum err record_backup(struct record *r,
    enum record_backup_step step, uint64_t number,
    const uint8_t digest[static DIGEST_SHA256_LEN],
    struct record_backup_done *out, struct errinfo *ei);

#endif
