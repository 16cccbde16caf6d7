/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PROC_RECORDER_H
#define PROC_RECORDER_H

/*
 * recorder - the process around exchange/record
 *
 * Takes questions from workers and courier, lets a group gather, commits it,
 * answers.  The window adapts: a lone request is committed at once; after a
 * group of several the next waits, at most conf.group_window_us, until as many
 * have come again.
 */

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

struct conf;

struct recorder_opts {
    const struct conf *conf;
    int socket_fd; /* workers, courier, supervisor; listening, non-blocking */
    int admin_fd;  /* the CLI; listening, non-blocking */
    int ready_fd;  /* one byte is written here when it is open for work */
    int wake_fd;   /* a byte here asks the supervisor for the due policy */
    const uint8_t *policy_hash; /* NULL: not known yet, it will be told */
    const char *policy_version;
    int64_t cert_not_after_ms; /* of the TLS certificate; 0 unknown */
    const char *product;       /* version of this program */
};

/* The body of the recorder process; returns its exit status. */
int recorder_run(const struct recorder_opts *opts);

#endif
