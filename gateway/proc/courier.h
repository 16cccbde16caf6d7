/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PROC_COURIER_H
#define PROC_COURIER_H

/*
 * courier - pushes what is due to partners' endpoints over mutual TLS
 *
 * Claims one message at a time from the recorder, which has logged the hand-
 * over before the bytes come; tells it how the push ended; wipes.  Knows no
 * names: every endpoint comes with the address it was resolved to.
 */

#include "base/attr.h"

struct conf;

enum { COURIER_AT_ONCE_MAX = 16 };

struct courier_opts {
    const struct conf *conf;
    int ready_fd;
    const char *recorder_path;
};

/* The body of the courier process; returns its exit status. */
int courier_run(const struct courier_opts *opts);

#endif
