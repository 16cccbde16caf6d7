/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PROC_WORKER_H
#define PROC_WORKER_H

/*
 * worker - TLS, HTTP, parsing, policy, writing; no database and no log key
 *
 * Hostile bytes are read here and nowhere else, behind seccomp and Landlock.
 * Ends when its line to the recorder is lost; the supervisor starts another.
 */

#include "adapters/adapter.h"
#include "policy/policy.h"

struct conf;

struct worker_opts {
    const struct conf *conf;
    const struct adapters *adapters;
    const struct policy *policy;
    int listen_fd;
    int ready_fd; /* one byte is written when it accepts */
    const char *recorder_path;
};

/* The body of a worker process; returns its exit status. */
int worker_run(const struct worker_opts *opts);

#endif
