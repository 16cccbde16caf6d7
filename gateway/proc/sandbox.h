/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PROC_SANDBOX_H
#define PROC_SANDBOX_H

/*
 * sandbox - what each process gives up before its first outside byte
 *
 * Landlock takes the file system away (all of it, but for the recorder's own
 * folders) and, where the kernel knows it, connecting elsewhere; seccomp takes
 * the system calls away that the role does not need, with EPERM, so that a
 * probe can show it and a library that tries a thing goes on without it.
 *
 *   failure  closed where the kernel offers it; a kernel without Landlock is
 *            reported once and the process goes on with seccomp alone
 */

#include "base/attr.h"
#include "base/err.h"

struct conf;

/* No new rights, no core dump, not traceable, dies with its parent.  Called
 * first thing in every child. */
MUST_CHECK enum err sandbox_birth(struct errinfo *ei);

MUST_CHECK enum err sandbox_worker(const struct conf *conf, struct errinfo *ei);
MUST_CHECK enum err sandbox_recorder(const struct conf *conf,
    struct errinfo *ei);
MUST_CHECK enum err sandbox_courier(const struct conf *conf,
    struct errinfo *ei);

#endif
