/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_LOOK_H
#define CLI_LOOK_H

/*
 * look - the checks of a backup, for `backup verify` and `backup restore`
 *
 * From outside, without the offline key: the log's signature on the manifest,
 * the files, and how far an outside checkpoint reaches.  From inside, when it
 * is unpacked: what `log verify` checks, and whether the database is whole.
 */

#include "backup/backup.h"
#include "base/buf.h"
#include "cli/cli.h"
#include "ledger/verify.h"

struct record_opts;

enum { LOOK_WHY_MAX = 220 };

struct look {
    struct backup b;
    bool has_key;
    struct note_key key; /* of the log */
    struct buf head;     /* the outside checkpoint, or empty */
    uint64_t head_size;
    /* what was found; the worst */
    enum verify_outcome outcome;
    bool shorter; /* VERIFY_FORKED: the backup is only older */
    uint64_t
        first; /* VERIFY_FORKED: the first entry that is missing or other */
    char why[LOOK_WHY_MAX];
    bool opened; /* look_inside() was there */
    uint64_t bodies, destroyed;
};

void look_init(struct look *l);
void look_done(struct look *l);

/*
 * Open the backup of the command's operand, with the options keys, vkey and
 * head.
 *
 * in      conf  to find the log's public key by, or NULL
 * returns CLI_OK, or the exit code; said on err
 */
enum cli_exit look_open(const struct cli_call *call, const struct conf *conf,
    struct look *l);

/* From outside; fills what was found.  Without the log's key VERIFY_UNABLE. */
void look_outside(struct look *l);

/* From inside, unpacked as opts says; with against_head also against that. */
void look_inside(struct look *l, const struct record_opts *opts,
    bool against_head);

/* Found something of this kind.  A worse finding stays. */
void look_found(struct look *l, enum verify_outcome outcome, const char *why);

/* What unpacking answered, as a finding; ERR_OK is none. */
void look_unpacked(struct look *l, enum err rc, const struct errinfo *ei);

/* The screen, and the members of --json. */
void look_show(const struct cli_call *call, const struct look *l);
void look_json(struct buf *b, const struct look *l);

/* Read the offline key of the options key and cert.
 * returns CLI_OK, or CLI_UNCHECKABLE, said on err */
enum cli_exit look_offline_key(const struct cli_call *call,
    struct envelope_key **out);

#endif
