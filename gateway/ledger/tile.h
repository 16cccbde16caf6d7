/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_TILE_H
#define LEDGER_TILE_H

/*
 * tile - the log as static files: https://c2sp.org/tlog-tiles
 *
 *   <dir>/checkpoint                    the newest signed note
 *   <dir>/tile/<L>/<N>[.p/<W>]          up to 256 hashes of 32 bytes
 *   <dir>/tile/entries/<N>[.p/<W>]      up to 256 skeletons: u16 length, bytes
 *
 * Everything here can be made again from the skeletons, and may be shown to
 * anybody: no bodies, no identifiers.
 *
 *   failure    a file under a name whose content differs from what belongs
 *              there is never overwritten: ERR_CORRUPT
 *   format     full tiles and partial tiles of one width never change
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/entry.h"
#include "ledger/tree.h"

struct tile_reader;

enum { TILE_WIDTH = 256, TILE_DIR_MAX = 3500, TILE_NAME_MAX = 64 };

/* Where skeletons come from. */
struct tile_source {
    enum err (*skeleton)(void *ctx, uint64_t index,
        uint8_t out[static ENTRY_LEN], struct errinfo *ei);
    void *ctx;
};

/* One step forward. */
struct tile_update {
    uint64_t from; /* published before; tile_published() knows, 0 is safe */
    struct tree_head head; /* what the tiles must add up to */
    struct span note;      /* the signed checkpoint of head */
};

/* How far <dir> was published; 0 when there is no checkpoint. */
MUST_CHECK enum err tile_published(const char *dir, uint64_t *size,
    struct errinfo *ei);

/*
 * Write the tiles and bundles of [from, head.size), then the checkpoint.  May
 * be interrupted anywhere and called again.  Each file is written under a
 * temporary name, synced and renamed.
 *
 * errors  ERR_CORRUPT  the tiles do not add up to head.root, or a file in
 *                      the way has other content; the checkpoint is untouched
 *         ERR_FULL, ERR_IO, or what the source said
 */
MUST_CHECK enum err tile_publish(const char *dir, const struct tile_update *up,
    const struct tile_source *src, struct errinfo *ei);

/* "tile/0/x001/234.p/7"; level -1 is entries, width TILE_WIDTH is full. */
void tile_name(char out[static TILE_NAME_MAX], int level, uint64_t n,
    unsigned width);

/*
 * Read tiles of a tree of this size.
 *
 * in      dir   copied
 * out     *out  owned by the caller, tile_reader_free(); NULL on failure
 */
MUST_CHECK enum err tile_reader_new(struct tile_reader **out, const char *dir,
    uint64_t size, struct errinfo *ei);
void tile_reader_free(struct tile_reader *rd);
uint64_t tile_reader_size(const struct tile_reader *rd);

/* For tree_prove_*() and tree_rebuild(). */
struct tree_source tile_reader_source(struct tile_reader *rd);

/* errors  ERR_NOTFOUND  no such tile; ERR_CORRUPT  not the right form */
MUST_CHECK enum err tile_reader_entry(struct tile_reader *rd, uint64_t index,
    uint8_t out[static ENTRY_LEN], struct errinfo *ei);

#endif
