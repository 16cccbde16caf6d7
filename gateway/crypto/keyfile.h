/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_KEYFILE_H
#define CRYPTO_KEYFILE_H

/*
 * keyfile - a secret in a file of its own
 *
 * Written once with mode 0600 and never changed; read only when it is a
 * regular file of ours (or root's) that group and others cannot touch.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum { KEYFILE_MAX = 4096 };

/* A secret in locked memory.  Zeroed is empty. */
struct keyfile {
    uint8_t *p;
    size_t n;
};

/*
 * Create path with these bytes; file and directory are on stable storage when
 * it returns.
 *
 * errors  ERR_CONFLICT  there is a file already
 *         ERR_FULL, ERR_IO  nothing is left behind under that name
 */
MUST_CHECK enum err keyfile_create(const char *path, struct span secret,
    struct errinfo *ei);

/* The same with n fresh random bytes, n at most 64. */
MUST_CHECK enum err keyfile_generate(const char *path, size_t n,
    struct errinfo *ei);

/*
 * Read a whole key file.
 *
 * in      n     the length it must have; 0: anything up to KEYFILE_MAX
 * out     *out  release with keyfile_done(); empty on failure
 * errors  ERR_NOTFOUND
 *         ERR_CONFIG  not a regular file, wrong owner, mode or length
 *         ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err keyfile_read(const char *path, size_t n,
    struct keyfile *out, struct errinfo *ei);

/* Wipe and free.  Accepts an empty one. */
void keyfile_done(struct keyfile *k);

#endif
