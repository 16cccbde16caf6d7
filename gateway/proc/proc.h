/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PROC_PROC_H
#define PROC_PROC_H

/*
 * proc - the processes of a running gateway
 *
 *     supervisor   holds the listening sockets; starts, watches, restarts
 *       recorder   database, keys, ledger; answers the admin socket
 *       worker x N TLS, HTTP, parsing, policy, writing
 *       courier    pushes over mutual TLS
 *
 * All are forks of one program without exec.  A child dies with its parent.
 */

#include "base/attr.h"
#include "base/err.h"

struct conf;

/*
 * Run a gateway until SIGTERM or SIGINT; SIGHUP reloads policy, formats and
 * certificates.  Returns when every child has ended.
 *
 * in      conf, product  borrowed; product is the version of this program
 * errors  ERR_CONFIG, ERR_IO, ERR_CONFLICT, ERR_CORRUPT  it did not start; ei
 *         says why and nothing was changed
 */
MUST_CHECK enum err proc_serve(const struct conf *conf, const char *product,
    struct errinfo *ei);

#endif
