/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BACKUP_TAR_H
#define BACKUP_TAR_H

/*
 * tar - plain files in a row, as every tar reads them
 *
 * POSIX ustar (IEEE 1003.1, pax), regular files only, owner and group 0; a
 * size of 8 GiB or more in base 256 as GNU tar has it.
 *
 *   failure   strict: what we would not have written is refused, and so is a
 *             name that could end up outside the folder it is unpacked in
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum { TAR_BLOCK = 512, TAR_NAME_MAX = 255 };

struct tar_file {
    char name[TAR_NAME_MAX + 1];
    uint64_t size;
    int64_t at_s; /* last changed */
    unsigned mode;
};

/* errors  ERR_LIMIT  the name does not fit; ERR_SYNTAX  not a name */
MUST_CHECK enum err tar_write(const struct tar_file *f,
    uint8_t out[static TAR_BLOCK], struct errinfo *ei);

/*
 * out     *end  a block of zeros: no file follows
 * errors  ERR_CORRUPT
 */
MUST_CHECK enum err tar_read(const uint8_t in[static TAR_BLOCK],
    struct tar_file *f, bool *end, struct errinfo *ei);

/* How many zeros follow a file of this size. */
size_t tar_padding(uint64_t size);

#endif
