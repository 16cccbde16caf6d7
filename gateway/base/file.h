/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

/* file - what the C library leaves to be said about files */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/*
 * Put the name of a new or renamed file on stable storage: sync the folder
 * that it stands in.
 *
 * in      at    an open folder that a relative path starts from, or AT_FDCWD
 * in      path  the file
 * returns 0, or the errno of what failed
 */
MUST_CHECK int file_sync_name(int at, const char *path);

/*
 * A failure of the system as an error of ours; its words are what.
 *
 * in      number  an errno
 * returns ERR_NOTFOUND, ERR_CONFLICT (it is there already), ERR_FULL or ERR_IO
 */
enum err file_error(struct errinfo *ei, const char *where, const char *what,
    int number);

/* Write the whole of s, however many calls that takes.
 * returns 0, or the errno of what failed */
MUST_CHECK int file_write(int fd, struct span s);

#endif
