/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

/*
 * help - the table, read aloud
 */

#include "cli/cli.h"

/* Help on call->command, on call->noun, or on everything. */
enum cli_exit help_print(const struct cli_call *call);

#endif
