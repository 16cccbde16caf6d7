/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_PROOF_H
#define LEDGER_PROOF_H

/*
 * proof - one entry proved off line: a .tlog-proof file
 *
 * https://c2sp.org/tlog-proof@v1.  We put the skeleton in the extra line, so
 * that the leaf hash can be recomputed from the file itself; opening.h says
 * what else may stand there.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/note.h"
#include "ledger/tree.h"

enum { PROOF_EXTRA_MAX = 20 * 1024, PROOF_MAX = NOTE_MAX + 32 * 1024 };

struct proof {
    uint64_t index;
    struct tree_proof path;
    size_t extra_n;
    uint8_t extra[PROOF_EXTRA_MAX];
    struct span note; /* borrowed from what was read */
};

/* Hashes as lines of base64, and the empty line behind them. */
void proof_path_write(struct buf *out, const struct tree_proof *path);

/*
 * in      rest   where they begin; out  what is behind the empty line
 * in      max    of hashes, at most TREE_PROOF_MAX
 * errors  ERR_SYNTAX, ERR_LIMIT
 */
MUST_CHECK enum err proof_path_read(struct span *rest, size_t max,
    struct tree_proof *path, struct errinfo *ei);

/* Append the text.  in  p  extra_n 0: no extra line */
MUST_CHECK enum err proof_write(struct buf *out, const struct proof *p,
    struct errinfo *ei);

/* errors  ERR_SYNTAX, ERR_LIMIT */
MUST_CHECK enum err proof_parse(struct span s, struct proof *out,
    struct errinfo *ei);

/*
 * Is this leaf in the log of key?
 *
 * out     cp   the checkpoint it was proved against; may be NULL
 * errors  ERR_CORRUPT   the signature or the path does not hold
 *         ERR_NOTFOUND  the checkpoint is not signed by key
 *         ERR_SYNTAX
 */
MUST_CHECK enum err proof_check(const struct proof *p,
    const uint8_t leaf[static TREE_HASH_LEN], const struct note_key *key,
    struct note_checkpoint *cp, struct errinfo *ei);

#endif
