/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_NOTE_H
#define LEDGER_NOTE_H

/*
 * note - signed notes and checkpoints as C2SP specifies them
 *
 * https://c2sp.org/signed-note, https://c2sp.org/tlog-checkpoint and, for
 * witnesses, the Ed25519 form of https://c2sp.org/tlog-cosignature.
 *
 *   layering   bytes and values; no files
 *   failure    strict: a note that is not exactly of the form is refused
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "crypto/sign.h"
#include "ledger/tree.h"

enum {
    NOTE_NAME_MAX = 160,  /* origin or key name, bytes */
    NOTE_OURS_MAX = 511,  /* a checkpoint that note_write() makes */
    NOTE_MAX = 64 * 1024, /* a note that we read: many cosignatures */
    NOTE_SIGNATURES_MAX = 64,
    NOTE_VKEY_MAX = NOTE_NAME_MAX + 60
};

enum note_type {
    NOTE_ED25519 = 1,    /* over the text */
    NOTE_COSIGNATURE = 4 /* timestamped, over text and time */
};

/* Whose signature we know how to check: a vkey. */
struct note_key {
    char name[NOTE_NAME_MAX + 1];
    uint32_t id;
    enum note_type type;
    uint8_t pub[SIGN_PUBLIC_LEN];
};

/* A note taken apart.  Spans are borrowed from what was read. */
struct note {
    struct span text; /* with its final newline: what is signed */
    struct span sigs; /* the signature lines */
    size_t sig_n;
};

struct note_checkpoint {
    struct span origin;
    struct tree_head head;
    size_t extension_n; /* further lines; ours never has any */
};

/*
 * in      name  1 .. NOTE_NAME_MAX bytes, no space, plus or control
 * errors  ERR_CONFIG  not a name
 */
MUST_CHECK enum err note_key_init(struct note_key *key, const char *name,
    enum note_type type, const uint8_t pub[static SIGN_PUBLIC_LEN],
    struct errinfo *ei);

/* name+hex(id)+base64(type || public key), without newline. */
void note_key_write(struct buf *out, const struct note_key *key);

/* errors  ERR_SYNTAX, ERR_UNSUPPORTED (a key type we do not know) */
MUST_CHECK enum err note_key_parse(struct span s, struct note_key *out,
    struct errinfo *ei);

/*
 * Append a checkpoint with our signature; the origin is the key name.
 *
 * in      key     its name is the origin
 * in      secret  the other half of key
 * out     out     cleared on failure; at most NOTE_OURS_MAX bytes added
 */
MUST_CHECK enum err note_write(struct buf *out, const struct tree_head *head,
    const struct note_key *key, struct sign_key *secret, struct errinfo *ei);

/*
 * Append one signature line: a cosignature on the text of n.
 *
 * in      n       a checkpoint that the caller has found to be true
 * in      time_s  seconds since 1970, not 0
 * in      key     of type NOTE_COSIGNATURE; secret is its other half
 * errors  ERR_INTERNAL  not our key; ERR_NOMEM, ERR_LIMIT
 */
MUST_CHECK enum err note_cosign(struct buf *out, const struct note *n,
    uint64_t time_s, const struct note_key *key, struct sign_key *secret,
    struct errinfo *ei);

/*
 * Append a signed note that is no checkpoint: something that the log's keeper
 * states.  A text that begins as a checkpoint of this key does is refused.
 *
 * in      text  lines, each with its newline, none empty; the first says what
 *               is stated, and is never the name of the key
 * out     out   cleared on failure
 * errors  ERR_INTERNAL  not our key, or not such a text
 */
MUST_CHECK enum err note_sign(struct buf *out, struct span text,
    const struct note_key *key, struct sign_key *secret, struct errinfo *ei);

/* errors  ERR_SYNTAX, ERR_LIMIT */
MUST_CHECK enum err note_parse(struct span s, struct note *out,
    struct errinfo *ei);

/*
 * Is the note signed by this key?  Other keys' signatures are passed over.
 *
 * out     time_s  of a cosignature, else 0; may be NULL
 * errors  ERR_NOTFOUND  no signature by this key
 *         ERR_CORRUPT   one that says so and is not
 */
MUST_CHECK enum err note_verify(const struct note *n,
    const struct note_key *key, uint64_t *time_s, struct errinfo *ei);

/* The text as a checkpoint.  errors  ERR_SYNTAX */
MUST_CHECK enum err note_checkpoint(const struct note *n,
    struct note_checkpoint *out, struct errinfo *ei);

/*
 * All of it: parse, verify, read; the origin must be the key's name when the
 * key is of type NOTE_ED25519.
 *
 * errors  ERR_SYNTAX, ERR_LIMIT, ERR_NOTFOUND, ERR_CORRUPT
 */
MUST_CHECK enum err note_open(struct span s, const struct note_key *key,
    struct note_checkpoint *out, struct errinfo *ei);

#endif
