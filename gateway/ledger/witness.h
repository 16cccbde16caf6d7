/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_WITNESS_H
#define LEDGER_WITNESS_H

/*
 * witness - what a log asks of its witnesses, and what they answer
 *
 * add-checkpoint of https://c2sp.org/tlog-witness, both sides.  A witness keeps
 * of each log the newest checkpoint that it cosigned, and cosigns only what
 * continues that one.
 *
 *   layering   bytes and values; who keeps what and for how long is the
 *              caller's
 *   failure    strict: what is not exactly of the form is refused
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/note.h"
#include "ledger/tree.h"

enum {
    WITNESS_PROOF_MAX = 63,          /* hashes in a request */
    WITNESS_REQUEST_MAX = 16 * 1024, /* bytes, whatever is in it */
    WITNESS_ANSWER_MAX = 16 * 1024,
    WITNESS_LINE_MAX = NOTE_NAME_MAX + 110, /* a cosignature of ours */
    WITNESS_COPY_NAME_MAX = NOTE_NAME_MAX + 16
};

/* Seconds since 1970 of the end of the year 9999. */
#define WITNESS_TIME_MAX UINT64_C(253402300799)

struct witness_request {
    uint64_t old_size;
    struct tree_proof proof;
    struct span checkpoint; /* borrowed from what was read */
    struct note note;       /* of checkpoint */
    struct note_checkpoint head;
};

/* The HTTP status of an answer. */
enum witness_verdict {
    WITNESS_COSIGN = 200,
    WITNESS_BAD_FORM = 400,
    WITNESS_NOT_SIGNED = 403,
    WITNESS_UNKNOWN_LOG = 404,
    WITNESS_OTHER_SIZE = 409, /* the answer tells which */
    WITNESS_NO_PROOF = 422
};

/*
 * Append a request.
 *
 * in      proof  from old_size to the checkpoint's size
 * errors  ERR_LIMIT  a proof of over WITNESS_PROOF_MAX hashes, or no room
 */
MUST_CHECK enum err witness_request_write(struct buf *out, uint64_t old_size,
    const struct tree_proof *proof, struct span checkpoint, struct errinfo *ei);

/* errors  ERR_SYNTAX, ERR_LIMIT: WITNESS_BAD_FORM */
MUST_CHECK enum err witness_request_parse(struct span s,
    struct witness_request *out, struct errinfo *ei);

/*
 * May it be cosigned?
 *
 * in      key    of the log that the origin names; NULL: none is known
 * in      known  its newest checkpoint that was cosigned; size 0: none
 */
enum witness_verdict witness_judge(const struct witness_request *req,
    const struct note_key *key, const struct tree_head *known);

/*
 * The answer of a witness to our checkpoint, of status 200.
 *
 * out     cosigned  the checkpoint with the one line of this witness behind it;
 *                   initialised by the caller with room for both
 * out     time_s    when it signed
 * errors  ERR_SYNTAX, ERR_LIMIT  not signature lines
 *         ERR_NOTFOUND, ERR_CORRUPT  no cosignature by key, or a false one
 *         in each case cosigned is empty
 */
MUST_CHECK enum err witness_answer_read(struct span answer,
    struct span checkpoint, const struct note_key *key, struct buf *cosigned,
    uint64_t *time_s, struct errinfo *ei);

/*
 * Put what a witness signed beside the tiles: <dir>/getuigen/<name>.checkpoint,
 * and its public key as <name>.vkey.
 *
 * in      name  of the witness as a file name
 * errors  ERR_FULL, ERR_IO; ERR_NOMEM
 */
MUST_CHECK enum err witness_publish(const char *dir, const char *name,
    const struct note_key *key, struct span cosigned, struct errinfo *ei);

/* The file name of a copy of the checkpoints of this log. */
void witness_copy_name(const char *origin,
    char out[static WITNESS_COPY_NAME_MAX]);

/* Put a checkpoint in a folder elsewhere.  errors  ERR_FULL, ERR_IO */
MUST_CHECK enum err witness_copy(const char *dir, const char *name,
    struct span checkpoint, struct errinfo *ei);

/* The size in an answer of status 409.  errors  ERR_SYNTAX */
MUST_CHECK enum err witness_size_read(struct span answer, uint64_t *size,
    struct errinfo *ei);

#endif
