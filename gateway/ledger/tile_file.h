/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_TILE_FILE_H
#define LEDGER_TILE_FILE_H

/* Internal to ledger/: small files below a folder, written whole or not. */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum tile_file_mode {
    TILE_FILE_FINAL,  /* once written it never changes */
    TILE_FILE_REPLACE /* the newest counts */
};

/* A failure of the system in words: ERR_NOTFOUND, ERR_FULL or ERR_IO. */
enum err tile_file_error(struct errinfo *ei, const char *where,
    const char *what, int number);

/*
 * Put s under name: temporary file, sync, rename, sync of the folder; folders
 * on the way are made.
 *
 * in      dir    a folder that is open
 * errors  ERR_CORRUPT  TILE_FILE_FINAL, and as many other bytes are there
 *         ERR_FULL, ERR_IO
 */
MUST_CHECK enum err tile_file_put(int dir, const char *name, struct span s,
    enum tile_file_mode mode, struct errinfo *ei);

/* Read exactly the first n bytes.
 * errors  ERR_NOTFOUND; ERR_CORRUPT  it is shorter; ERR_IO */
MUST_CHECK enum err tile_file_read(int dir, const char *name, uint8_t *out,
    size_t n, struct errinfo *ei);

/* Read a whole file.  errors  ERR_NOTFOUND; ERR_CORRUPT  over max; ERR_IO */
MUST_CHECK enum err tile_file_slurp(const char *dir, const char *name,
    uint8_t *out, size_t max, size_t *n, struct errinfo *ei);

#endif
