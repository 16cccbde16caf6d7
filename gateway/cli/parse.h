/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

/*
 * parse - a command line against the table
 *
 * No abbreviations, no bundled letters: --name VALUE, --name=VALUE, -x VALUE.
 * `--` ends the options.  An option given twice is a mistake.
 */

#include "cli/cli.h"

/*
 * Read one command line.  What is wrong is said on io->err, with the nearest
 * name that exists and where to read on.
 *
 * in      argv   argv[0] is skipped; kept by reference in call
 * out     call   filled; on failure only its language and form are of use
 * returns false: wrong usage
 */
bool parse_line(struct cli_call *call, const struct cli_io *io, int argc,
    const char *const *argv);

/* The value of an option of this command; NULL when absent, "" for a flag
 * that is set.  name must be in the table. */
const char *parse_option(const struct cli_call *call, const char *name);

#endif
