/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

/*
 * table - every command there is, and every option that all of them take
 */

#include "cli/cli.h"

extern const struct cli_command table_commands[];
extern const size_t table_command_n;

/* Ends with a NULL name. */
extern const struct cli_option table_globals[];

/* The command, or NULL; verb may be NULL. */
const struct cli_command *table_find(const char *noun, const char *verb);
bool table_has_noun(const char *noun);

/* What an exit code means. */
struct cli_text table_exit_text(enum cli_exit code);

#endif
