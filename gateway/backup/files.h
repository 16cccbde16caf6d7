/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BACKUP_FILES_H
#define BACKUP_FILES_H

/* files - from a disk into a stream of parts, and away.  Only inside backup/. */

#include "backup/parts.h"

enum { FILES_DEPTH_MAX = 8 };

/*
 * One file, under the name as; its first size bytes, or all of it.
 *
 * in      size     UINT64_MAX: as long as it is now
 * errors  ERR_NOTFOUND; ERR_CONFIG  not a regular file; and those of parts.h
 */
MUST_CHECK enum err files_add(struct parts *p, const char *path, const char *as,
    uint64_t size, struct errinfo *ei);

/*
 * A folder with all below it, under as/.  What begins with a dot and what is
 * no regular file or folder is passed over; so is a folder that is not there.
 *
 * errors  ERR_LIMIT  deeper than FILES_DEPTH_MAX
 */
MUST_CHECK enum err files_add_tree(struct parts *p, const char *dir,
    const char *as, struct errinfo *ei);

/* Is there nothing in it, or no such folder? */
bool files_is_empty(const char *dir);

/* A whole new file, 0600, synced.  errors  ERR_CONFLICT, ERR_FULL, ERR_IO */
MUST_CHECK enum err files_write(const char *dir, const char *name,
    struct span s, struct errinfo *ei);

#endif
