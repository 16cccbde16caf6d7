/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_PARCEL_H
#define CLI_PARCEL_H

/*
 * parcel - a folder of files that appears whole or not at all
 *
 * The files are written in NAME.part beside it, each on stable storage, and the
 * folder then takes its name in one step.  Only its owner reads it (0700, files
 * 0600).  What was written is removed when it does not come to that; after a
 * kill NAME.part stays, and is not written over.
 */

#include "cli/cli.h"

enum { PARCEL_FILES_MAX = 4, PARCEL_NAME_MAX = 4000 };

/* Plain; parcel_drop() in every case. */
struct parcel {
    int dir; /* of NAME.part; -1: none */
    char name[PARCEL_NAME_MAX + 1],
        part[PARCEL_NAME_MAX + 8];      /* part: "" when it is not there */
    const char *file[PARCEL_FILES_MAX]; /* borrowed */
    size_t file_n;
};

/* Begin; the folder is new or empty.  A failure is said on err. */
enum cli_exit parcel_begin(struct parcel *p, const struct cli_call *call,
    const char *name);

/* A file in it, open to read and write; -1: not. */
int parcel_open(struct parcel *p, const char *file);

/* On stable storage, and closed; false: not. */
bool parcel_close(int fd);

/* A file whose bytes are all there; false: not written. */
bool parcel_put(struct parcel *p, const char *file, struct span s);

/* Give it its name.  false: it has not got it. */
bool parcel_finish(struct parcel *p);

/* Remove what has no name yet. */
void parcel_drop(struct parcel *p);

#endif
