/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_ADMIN_H
#define CLI_ADMIN_H

/*
 * admin - ask the gateway, running or not
 *
 * A running gateway answers on <run_dir>/admin.sock: one frame (kind
 * WIRE_CLI_JSON, a tag) with a JSON object, one frame with the same kind and
 * tag back.  What the objects say stands in exchange/admin.h.  When nobody
 * listens, the state is opened here, under the same lock, and the same
 * function answers.
 */

#include "base/buf.h"
#include "cli/cli.h"
#include "exchange/admin_json.h"

enum { ADMIN_DUE_MS = 10000 }; /* a group commit takes milliseconds */

struct admin_reply {
    struct buf bytes;
    struct admin_json doc;
    bool refused;   /* an officer's step: nothing was done */
    bool not_found; /* the answer is that there is no such thing */
};

/*
 * Ask one question.  A failure is said on err, but for one: what does not
 * exist is left for the caller to say, with not_found set.
 *
 * in      request   a JSON object
 * in      writes    the question changes the state
 * out     reply     admin_reply_done() in every case
 * returns CLI_OK, or the exit code to end with (CLI_USAGE with not_found)
 */
enum cli_exit admin_ask(const struct cli_call *call, struct span request,
    bool writes, struct admin_reply *reply);
void admin_reply_done(struct admin_reply *reply);

/* Ask {"cmd":cmd} or {"cmd":cmd,"id":id}. */
enum cli_exit admin_ask_plain(const struct cli_call *call, const char *cmd,
    const char *id, struct admin_reply *reply);

struct body;

/*
 * The entry in an answer to log.show or entry.
 *
 * errors  ERR_SYNTAX  there is none, or it is no body
 */
MUST_CHECK enum err admin_read_body(const struct admin_reply *reply,
    struct body *out, uint64_t *index, struct errinfo *ei);

/* The answer as the command's --json: schema, version and its members. */
enum cli_exit admin_print_json(const struct cli_call *call,
    const struct admin_reply *reply);

#endif
