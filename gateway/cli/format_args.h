/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_FORMAT_ARGS_H
#define CLI_FORMAT_ARGS_H

/*
 * format_args - what the commands on formats share: folder, format, type
 *
 * What is wrong is said on err, with what there is instead.
 */

#include "adapters/adapter.h"
#include "cli/cli.h"

enum { FORMAT_ARGS_DIR_MAX = 256, FORMAT_ARGS_NAME_MAX = 64 };

/* The folder: given, else the configured one, else "adapters". */
void format_args_dir(const struct cli_call *call, const char *given,
    char out[static FORMAT_ARGS_DIR_MAX]);

/* Load the folder of --adapters; CLI_CHECK_FAILED when it is not right. */
enum cli_exit format_args_load(const struct cli_call *call,
    struct adapters **out);

/* The same of a folder in hand. */
enum cli_exit format_args_load_dir(const struct cli_call *call, const char *dir,
    struct adapters **out);

/* "gemeente/v1": kind and version, terminated; false when it is not that. */
bool format_args_split(const char *text, char kind[static FORMAT_ARGS_NAME_MAX],
    char version[static FORMAT_ARGS_NAME_MAX]);

/* The format that text names; NULL when there is none. */
const struct adapter *format_args_find(const struct cli_call *call,
    const struct adapters *as, const char *text);

/* Below say_fail(): which format may have been meant, and all there are. */
void format_args_suggest(const struct cli_call *call, const struct adapters *as,
    const char *text);

/* "gemeente/v1" of a format. */
const char *format_args_name(const struct adapter *ad,
    char out[static FORMAT_ARGS_NAME_MAX]);

/* "M10", and a type that this format carries. */
bool format_args_type(const struct cli_call *call, const struct adapter *ad,
    const char *text, enum bericht *type);

/* The codes of a mask of roles, with a blank between them; "" when none. */
const char *format_args_roles(uint32_t roles, char out[static CLI_LINE_MAX]);

#endif
