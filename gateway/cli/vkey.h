/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_VKEY_H
#define CLI_VKEY_H

/*
 * vkey - by whose key a log is checked
 */

#include "base/buf.h"
#include "cli/cli.h"
#include "ledger/note.h"

struct conf;

enum { VKEY_READ = 4096 /* room that reading wants behind the file */ };

/* Append a whole small file; false when it cannot be read, or does not fit
 * with VKEY_READ to spare. */
bool vkey_read_file(const char *path, struct buf *out);

/* The public key on the first line of a file. */
bool vkey_from_file(const char *path, struct note_key *out);

/*
 * The option --vkey; else log.vkey beside the log; else the other half of the
 * secret key, for whoever may read that.
 *
 * in      conf      NULL where there is no configuration
 * out     *has_key  false where none was found
 * returns CLI_OK, or CLI_UNCHECKABLE where --vkey cannot be read
 */
enum cli_exit vkey_find(const struct cli_call *call, const struct conf *conf,
    struct note_key *key, bool *has_key);

#endif
