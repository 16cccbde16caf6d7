/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

/*
 * settings - where the configuration lies, and reading it
 */

#include "cli/cli.h"

struct conf;
struct record_opts;

/* -c, else KETENPOORT_CONFIG, else ./ketenpoort.yaml when it is there, else
 * /etc/ketenpoort/ketenpoort.yaml. */
const char *settings_path(const struct cli_call *call);

/*
 * Read the configuration; a failure is said on err.
 *
 * returns CLI_OK, CLI_NOT_INITIALISED when there is no file, or CLI_FAILED
 */
enum cli_exit settings_read(const struct cli_call *call, struct conf *out);

/* dir/name; false when it does not fit. */
bool settings_join(char *out, size_t max, const char *dir, const char *name);

/* What the recorder opens the state with; borrows from conf. */
struct record_opts settings_record(const struct cli_call *call,
    const struct conf *conf, bool read_only);

#endif
