/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_AUDIT_H
#define CLI_AUDIT_H

/*
 * audit - the checks of `log verify`, one after another, and their verdict
 *
 * Each copy of the log is checked by itself (ledger/verify.h).  The worst
 * finding is the result; a copy that is in use elsewhere is left out and said
 * so, because the recorder compares both copies each time it starts.
 */

#include "base/buf.h"
#include "cli/cli.h"
#include "ledger/verify.h"

struct record_opts;

enum {
    AUDIT_CHECKS_MAX = 4,
    AUDIT_WHAT_MAX = 300,
    AUDIT_WITNESSES_MAX = 16,
    AUDIT_WITNESS_NAME_MAX = 40
};

enum audit_store { AUDIT_LOGFILE, AUDIT_DATABASE, AUDIT_TILES, AUDIT_CONTENTS };

struct audit_check {
    enum audit_store store;
    bool skipped; /* in use by a running gateway */
    struct verify_report report;
    uint64_t destroyed; /* AUDIT_CONTENTS: bodies of which the key is gone */
};

/* A checkpoint that lies beside the tiles with a cosignature, or a copy of one
 * that lies elsewhere. */
struct audit_witness {
    char name[AUDIT_WITNESS_NAME_MAX + 1]; /* of the partner; "" of a copy */
    bool holds; /* it is of this log, and by the key that lies beside it */
    uint64_t size, time_s;
};

struct audit {
    bool has_key;
    struct note_key key;
    bool given;         /* earlier was given, and no witness replaces it */
    struct buf earlier; /* a checkpoint kept elsewhere, or empty */
    uint64_t watched_size;
    struct audit_witness witness[AUDIT_WITNESSES_MAX];
    size_t witness_n;
    struct buf newest; /* the log file's own newest checkpoint */
    struct audit_check check[AUDIT_CHECKS_MAX];
    size_t check_n;
};

void audit_init(struct audit *au);
void audit_done(struct audit *au);

/*
 * Read what witnesses signed, before the checks: where nothing was given to
 * compare with, the copies are compared with the largest of these that holds.
 */
void audit_witness_read(struct audit *au, const char *dir);
/* The same of a copy of the checkpoint; one that is not there is passed over. */
void audit_witness_copy(struct audit *au, const char *dir);
/* Does what each witness signed hold?  What does not is no proof against the
 * log: it could not be compared with. */
bool audit_witness_hold(const struct audit *au);
void audit_witness_show(const struct cli_call *call, const struct audit *au);
void audit_witness_json(struct buf *b, const struct audit *au);

/* Add one check.  None of them fails: what cannot be read is a finding. */
void audit_file(struct audit *au, const char *path);
void audit_tiles(struct audit *au, const char *dir);
/* Also against the log file's newest checkpoint: neither may be behind. */
void audit_database(struct audit *au, const char *state_dir);
/* Open every body that still has its key. */
void audit_contents(struct audit *au, const struct record_opts *opts);

/* The finding that decides: the worst, of equals the first; NULL when nothing
 * was checked. */
const struct audit_check *audit_worst(const struct audit *au);

/* Print what was checked and the result; the exit code of `log verify`. */
enum cli_exit audit_report(const struct cli_call *call, const struct audit *au);

#endif
