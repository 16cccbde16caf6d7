/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/tile.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/note.h"
#include "ledger/tile_file.h"

#include "base/banned.h"

enum {
    BITS = 8,   /* a tile is eight levels of the tree */
    HEIGHT = 8, /* levels of tiles */
    ENTRIES = -1,
    HASH_TILE_LEN = TILE_WIDTH * TREE_HASH_LEN,
    SLOT_LEN = 2 + ENTRY_LEN,
    BUNDLE_LEN = TILE_WIDTH * SLOT_LEN
};

_Static_assert(1 << BITS == TILE_WIDTH, "a tile is eight levels");

/* ---- where things are -------------------------------------------------- */

void
tile_name(char out[static TILE_NAME_MAX], int level, uint64_t n, unsigned width)
{
    char *p = out;
    uint64_t unit = 1;

    if (level == ENTRIES)
        p += snprintf(p, TILE_NAME_MAX, "tile/entries/");
    else
        p += snprintf(p, TILE_NAME_MAX, "tile/%d/", level);
    while (n / unit >= 1000)
        unit *= 1000;
    for (; unit > 1; unit /= 1000)
        p += snprintf(p, (size_t)(TILE_NAME_MAX - (p - out)), "x%03u/",
            (unsigned)(n / unit % 1000));
    p += snprintf(p, (size_t)(TILE_NAME_MAX - (p - out)), "%03u",
        (unsigned)(n % 1000));
    if (width < TILE_WIDTH)
        (void)snprintf(p, (size_t)(TILE_NAME_MAX - (p - out)), ".p/%u", width);
}

/* How many hashes (or entries) there are on a level of a tree of size. */
static uint64_t
level_count(uint64_t size, int level)
{
    return level <= 0 ? size : size >> (BITS * level);
}

/* How wide tile n of a level is; 0 when it is not there. */
static unsigned
tile_width(uint64_t size, int level, uint64_t n)
{
    uint64_t count = level_count(size, level);

    if (count / TILE_WIDTH > n)
        return TILE_WIDTH;
    return count / TILE_WIDTH == n ? (unsigned)(count % TILE_WIDTH) : 0;
}

/* ---- reading ------------------------------------------------------------- */

struct cached {
    uint64_t n;
    unsigned width; /* 0: nothing */
    uint8_t hash[HASH_TILE_LEN];
};

struct tile_reader {
    int dir;
    uint64_t size;
    struct cached level[HEIGHT];
    uint64_t bundle_n;
    unsigned bundle_width; /* 0: nothing */
    uint8_t bundle[BUNDLE_LEN];
};

enum err
tile_reader_new(struct tile_reader **out, const char *dir, uint64_t size,
    struct errinfo *ei)
{
    struct tile_reader *rd = calloc(1, sizeof(*rd));

    *out = NULL;
    if (rd == NULL)
        return err_set(ei, ERR_NOMEM, "tile.reader", "no room for a reader");
    rd->size = size;
    rd->dir = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (rd->dir < 0) {
        free(rd);
        return tile_file_error(ei, "tile.reader", "the folder", errno);
    }
    *out = rd;
    return ERR_OK;
}

void
tile_reader_free(struct tile_reader *rd)
{
    if (rd == NULL)
        return;
    (void)close(rd->dir);
    free(rd);
}

uint64_t
tile_reader_size(const struct tile_reader *rd)
{
    return rd->size;
}

/* Read the first width items of a tile, from its own file or the full one. */
static enum err
read_tile(int dir, int level, uint64_t n, unsigned width, uint8_t *out,
    struct errinfo *ei)
{
    size_t item = level == ENTRIES ? (size_t)SLOT_LEN : (size_t)TREE_HASH_LEN;
    char name[TILE_NAME_MAX];
    enum err rc;

    tile_name(name, level, n, width);
    rc = tile_file_read(dir, name, out, width * item, ei);
    if (rc != ERR_NOTFOUND || width == TILE_WIDTH)
        return rc;
    tile_name(name, level, n, TILE_WIDTH);
    return tile_file_read(dir, name, out, width * item, ei);
}

static enum err
load_hashes(struct tile_reader *rd, int level, uint64_t n, struct errinfo *ei)
{
    struct cached *c = &rd->level[level];
    unsigned width = tile_width(rd->size, level, n);
    enum err rc;

    if (width == 0)
        return err_set(ei, ERR_NOTFOUND, "tile.read", "outside the tree");
    if (c->width == width && c->n == n)
        return ERR_OK;
    c->width = 0;
    rc = read_tile(rd->dir, level, n, width, c->hash, ei);
    if (rc != ERR_OK)
        return rc;
    c->width = width;
    c->n = n;
    return ERR_OK;
}

/* The root over n hashes, n a power of two. */
static enum err
fold(const uint8_t *hash, size_t n, uint8_t *out, struct errinfo *ei)
{
    struct tree t;
    enum err rc;

    tree_init(&t);
    for (size_t i = 0; i < n; i++) {
        rc = tree_append(&t, hash + i * TREE_HASH_LEN, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return tree_root(&t, out, ei);
}

static enum err
node_of_tiles(void *ctx, unsigned level, uint64_t index,
    uint8_t out[static TREE_HASH_LEN], struct errinfo *ei)
{
    struct tile_reader *rd = ctx;
    int tiles = (int)(level / BITS);
    unsigned up = level % BITS;
    uint64_t at = index << up; /* the first hash we need on that level */
    enum err rc;

    if (tiles >= HEIGHT || index >= rd->size >> level)
        return err_set(ei, ERR_NOTFOUND, "tile.node", "outside the tree");
    rc = load_hashes(rd, tiles, at / TILE_WIDTH, ei);
    if (rc != ERR_OK)
        return rc;
    return fold(rd->level[tiles].hash + at % TILE_WIDTH * TREE_HASH_LEN,
        (size_t)1 << up, out, ei);
}

struct tree_source
tile_reader_source(struct tile_reader *rd)
{
    return (struct tree_source){node_of_tiles, rd};
}

enum err
tile_reader_entry(struct tile_reader *rd, uint64_t index,
    uint8_t out[static ENTRY_LEN], struct errinfo *ei)
{
    uint64_t n = index / TILE_WIDTH;
    unsigned width = tile_width(rd->size, ENTRIES, n);
    const uint8_t *slot = rd->bundle + index % TILE_WIDTH * SLOT_LEN;
    enum err rc;

    if (index >= rd->size)
        return err_set(ei, ERR_NOTFOUND, "tile.entry", "outside the tree");
    if (rd->bundle_width != width || rd->bundle_n != n) {
        rd->bundle_width = 0;
        rc = read_tile(rd->dir, ENTRIES, n, width, rd->bundle, ei);
        if (rc != ERR_OK)
            return rc;
        rd->bundle_width = width;
        rd->bundle_n = n;
    }
    if ((slot[0] << 8 | slot[1]) != ENTRY_LEN)
        return err_set(ei, ERR_CORRUPT, "tile.entry",
            "entry %" PRIu64 " has another length", index);
    memcpy(out, slot + 2, ENTRY_LEN);
    return ERR_OK;
}

/* ---- publishing ------------------------------------------------------------ */

struct publisher {
    int dir;
    const struct tile_update *up;
    const struct tile_source *src;
    uint8_t hash[HASH_TILE_LEN];
    uint8_t below[HASH_TILE_LEN];
    uint8_t bundle[BUNDLE_LEN];
};

/* Under load a tile is full at once and never had a partial form. */
static void
drop_partials(int dir, int level, uint64_t n)
{
    char name[TILE_NAME_MAX];

    tile_name(name, level, n, 1);
    *strrchr(name, '/') = '\0';
    if (faccessat(dir, name, F_OK, 0) != 0)
        return;
    for (unsigned w = 1; w < TILE_WIDTH; w++) {
        tile_name(name, level, n, w);
        (void)unlinkat(dir, name, 0);
    }
    *strrchr(name, '/') = '\0';
    (void)unlinkat(dir, name, AT_REMOVEDIR);
}

/* Write one tile; when it is full its partial forms are no longer needed. */
static enum err
put_tile(struct publisher *p, int level, uint64_t n, unsigned width,
    struct errinfo *ei)
{
    struct span s = {p->hash, (size_t)width * TREE_HASH_LEN};
    char name[TILE_NAME_MAX];
    enum err rc;

    if (level == ENTRIES)
        s = (struct span){p->bundle, (size_t)width * SLOT_LEN};
    tile_name(name, level, n, width);
    rc = tile_file_put(p->dir, name, s, TILE_FILE_FINAL, ei);
    if (rc != ERR_OK || width < TILE_WIDTH)
        return rc;
    drop_partials(p->dir, level, n);
    return ERR_OK;
}

/* One bundle of entries and the tile of their leaf hashes. */
static enum err
put_leaves(struct publisher *p, uint64_t n, unsigned width, struct errinfo *ei)
{
    enum err rc;

    for (unsigned i = 0; i < width; i++) {
        uint8_t *slot = p->bundle + (size_t)i * SLOT_LEN;

        slot[0] = ENTRY_LEN >> 8;
        slot[1] = ENTRY_LEN & 0xff;
        rc = p->src->skeleton(p->src->ctx, n * TILE_WIDTH + i, slot + 2, ei);
        if (rc != ERR_OK)
            return rc;
        rc = entry_leaf(slot + 2, p->hash + (size_t)i * TREE_HASH_LEN, ei);
        if (rc != ERR_OK)
            return rc;
    }
    rc = put_tile(p, ENTRIES, n, width, ei);
    if (rc != ERR_OK)
        return rc;
    return put_tile(p, 0, n, width, ei);
}

/* A tile above the leaves: each hash is the root of a full tile below. */
static enum err
put_nodes(struct publisher *p, int level, uint64_t n, unsigned width,
    struct errinfo *ei)
{
    unsigned have = tile_width(p->up->from, level, n);
    enum err rc;

    if (have > width || (have > 0 && read_tile(p->dir, level, n, have, p->hash,
                                         NULL) != ERR_OK))
        have = 0;
    for (unsigned i = have; i < width; i++) {
        rc = read_tile(p->dir, level - 1, n * TILE_WIDTH + i, TILE_WIDTH,
            p->below, ei);
        if (rc != ERR_OK)
            return rc;
        rc =
            fold(p->below, TILE_WIDTH, p->hash + (size_t)i * TREE_HASH_LEN, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return put_tile(p, level, n, width, ei);
}

static enum err
put_level(struct publisher *p, int level, struct errinfo *ei)
{
    uint64_t size = p->up->head.size;
    uint64_t n = level_count(p->up->from, level) / TILE_WIDTH;
    unsigned width;
    enum err rc;

    for (; (width = tile_width(size, level, n)) > 0; n++) {
        rc = level == 0 ? put_leaves(p, n, width, ei)
                        : put_nodes(p, level, n, width, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* Do the files that are there now add up to the root? */
static enum err
check_root(const char *dir, const struct tree_head *head, struct errinfo *ei)
{
    uint8_t root[TREE_HASH_LEN];
    struct tile_reader *rd;
    struct tree_source src;
    struct tree t;
    enum err rc;

    rc = tile_reader_new(&rd, dir, head->size, ei);
    if (rc != ERR_OK)
        return rc;
    src = tile_reader_source(rd);
    rc = tree_rebuild(&src, head->size, &t, ei);
    tile_reader_free(rd);
    if (rc != ERR_OK)
        return rc;
    rc = tree_root(&t, root, ei);
    if (rc == ERR_OK && memcmp(root, head->root, sizeof(root)) != 0)
        rc = err_set(ei, ERR_CORRUPT, "tile.publish",
            "the tiles do not add up to the root of %" PRIu64 " entries",
            head->size);
    return rc;
}

enum err
tile_publish(const char *dir, const struct tile_update *up,
    const struct tile_source *src, struct errinfo *ei)
{
    struct publisher *p;
    enum err rc;

    if (up->from > up->head.size)
        return err_set(ei, ERR_CORRUPT, "tile.publish",
            "%" PRIu64 " entries were published, there are fewer", up->from);
    p = malloc(sizeof(*p));
    if (p == NULL)
        return err_set(ei, ERR_NOMEM, "tile.publish", "no room for tiles");
    p->up = up;
    p->src = src;
    p->dir = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (p->dir < 0) {
        rc = tile_file_error(ei, "tile.publish", "the folder", errno);
        goto out;
    }
    rc = ERR_OK;
    for (int level = 0; rc == ERR_OK && level < HEIGHT; level++)
        rc = put_level(p, level, ei);
    if (rc == ERR_OK)
        rc = check_root(dir, &up->head, ei);
    if (rc == ERR_OK)
        rc = tile_file_put(p->dir, "checkpoint", up->note, TILE_FILE_REPLACE,
            ei);
    (void)close(p->dir);
out:
    free(p);
    return rc;
}

enum err
tile_published(const char *dir, uint64_t *size, struct errinfo *ei)
{
    struct note_checkpoint cp;
    uint8_t *text;
    struct note n;
    size_t len;
    enum err rc;

    *size = 0;
    text = malloc(NOTE_MAX);
    if (text == NULL)
        return err_set(ei, ERR_NOMEM, "tile.published", "no room for a note");
    rc = tile_file_slurp(dir, "checkpoint", text, NOTE_MAX, &len, ei);
    if (rc != ERR_OK)
        goto out;
    rc = note_parse((struct span){text, len}, &n, ei);
    if (rc == ERR_OK)
        rc = note_checkpoint(&n, &cp, ei);
    if (rc == ERR_OK)
        *size = cp.head.size;
    else
        rc = err_as(ei, ERR_CORRUPT);
out:
    free(text);
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}
