/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_HISTORY_H
#define CLI_HISTORY_H

/*
 * history - the entries of a time, read from the log
 *
 * For commands that look back: they take --from, --to and --last, and get each
 * entry once, in the order of the log.
 */

#include "cli/cli.h"

struct body;

struct history {
    int64_t since_ms, until_ms; /* from the one to before the other */
    uint32_t kinds;             /* 1 << enum entry_kind; 0: decisions */
};

struct history_item {
    uint64_t index;
    uint8_t leaf[32];        /* RFC 6962 hash of the entry */
    const struct body *body; /* NULL where its contents were destroyed */
};

/* The options as a time; all of it without any.  false: said on err. */
bool history_options(const struct cli_call *call, struct history *h);

/* Called with each; anything but CLI_OK ends the walk with that. */
typedef enum cli_exit history_fn(void *ctx, const struct history_item *it);

/* Visit them, with the gateway running or not.  A failure is said on err. */
enum cli_exit history_walk(const struct cli_call *call, const struct history *h,
    history_fn *each, void *ctx);

#endif
