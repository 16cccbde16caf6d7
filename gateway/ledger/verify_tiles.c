/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>

#include "ledger/tree.h"
#include "ledger/verify.h"

#include "base/banned.h"

enum {
    BITS = 8, /* a tile is eight levels of the tree */
    HASHES_MAX_LEVEL = 7,
    ENTRIES = -1
};

static bool PRINTF(5, 6)
    verdict(struct verify_report *rep, enum verify_outcome outcome,
        uint64_t first, uint64_t last, const char *fmt, ...)
{
    va_list ap;

    rep->outcome = outcome;
    rep->first = first;
    rep->last = last;
    va_start(ap, fmt);
    (void)vsnprintf(rep->why, sizeof(rep->why), fmt, ap);
    va_end(ap);
    return false;
}

/* How many entries one item of a level covers, as a shift. */
static unsigned
shift_of(int level)
{
    return level <= 0 ? 0 : BITS * (unsigned)level;
}

/* How long the file is; *found false when there is none. */
static int
length_of(const char *dir, const char *name, uint64_t *len, bool *found)
{
    char path[TILE_DIR_MAX + TILE_NAME_MAX + 2];
    struct stat st;
    int n = snprintf(path, sizeof(path), "%s/%s", dir, name);

    *found = false;
    if (n < 0 || (size_t)n >= sizeof(path))
        return ENAMETOOLONG;
    if (stat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    *len = (uint64_t)st.st_size;
    *found = true;
    return 0;
}

/* The partial file of the right width, or else the full one. */
static bool
check_length(const struct verify_tiles *vt, int level, uint64_t n,
    unsigned width, struct verify_report *rep)
{
    uint64_t item = level == ENTRIES ? 2 + ENTRY_LEN : TREE_HASH_LEN, len = 0;
    uint64_t first = (n * TILE_WIDTH) << shift_of(level);
    char name[TILE_NAME_MAX];
    bool found;
    int bad;

    tile_name(name, level, n, width);
    bad = length_of(vt->dir, name, &len, &found);
    if (bad == 0 && !found && width < TILE_WIDTH) {
        width = TILE_WIDTH;
        tile_name(name, level, n, width);
        bad = length_of(vt->dir, name, &len, &found);
    }
    if (bad != 0)
        return verdict(rep, VERIFY_UNABLE, first, first,
            "%s cannot be read now", name);
    if (!found || len != width * item)
        return verdict(rep, VERIFY_CHANGED, first, first,
            "%s is missing or has another length", name);
    return true;
}

static bool
check_lengths(const struct verify_tiles *vt, int level,
    struct verify_report *rep)
{
    uint64_t count = vt->size >> shift_of(level);

    for (uint64_t n = 0; n * TILE_WIDTH < count; n++) {
        uint64_t left = count - n * TILE_WIDTH;

        if (!check_length(vt, level, n,
                left < TILE_WIDTH ? (unsigned)left : TILE_WIDTH, rep))
            return false;
    }
    return true;
}

/* The hash that a tile holds, and the one that its two halves below make. */
static enum err
two_ways(const struct tree_source *src, unsigned level, uint64_t index,
    uint8_t held[static TREE_HASH_LEN], uint8_t made[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    uint8_t half[TREE_HASH_LEN];
    struct tree t;
    enum err rc = src->node(src->ctx, level, index, held, ei);

    tree_init(&t);
    for (unsigned k = 0; rc == ERR_OK && k < 2; k++) {
        rc = src->node(src->ctx, level - 1, 2 * index + k, half, ei);
        if (rc == ERR_OK)
            rc = tree_append(&t, half, ei);
    }
    return rc == ERR_OK ? tree_root(&t, made, ei) : rc;
}

static bool
check_hashes(const struct tree_source *src, int level, uint64_t count,
    struct verify_report *rep)
{
    uint8_t held[TREE_HASH_LEN], made[TREE_HASH_LEN];
    unsigned shift = shift_of(level);
    struct errinfo ei = {0};

    for (uint64_t i = 0; i < count; i++) {
        uint64_t first = i << shift, last = ((i + 1) << shift) - 1;
        enum err rc = two_ways(src, shift, i, held, made, &ei);

        if (rc != ERR_OK && rc != ERR_CORRUPT && rc != ERR_NOTFOUND)
            return verdict(rep, VERIFY_UNABLE, first, last,
                "a tile of level %d cannot be read now: %s", level, ei.text);
        if (rc != ERR_OK || memcmp(held, made, sizeof(held)) != 0)
            return verdict(rep, VERIFY_CHANGED, first, last,
                "a tile of level %d is not what is below it, entries %" PRIu64
                " to %" PRIu64,
                level, first, last);
    }
    return true;
}

void
verify_tiles_above(struct verify_tiles *vt, struct verify_report *report)
{
    struct tree_source src = tile_reader_source(vt->rd);
    bool ok = report->outcome == VERIFY_INTACT;

    for (int level = ENTRIES; ok && level <= HASHES_MAX_LEVEL; level++) {
        uint64_t count = vt->size >> shift_of(level);

        ok = check_lengths(vt, level, report) &&
             (level <= 0 || check_hashes(&src, level, count, report));
    }
}
