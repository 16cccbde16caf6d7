/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/edge.h"

#include "crypto/digest.h"

#include "base/banned.h"

static enum err
node_of_leaves(const struct edge *g, unsigned level, uint64_t index,
    uint8_t *out, struct errinfo *ei)
{
    uint64_t first = index << level, n = UINT64_C(1) << level;
    struct tree t;
    enum err rc = ERR_OK;

    tree_init(&t);
    for (uint64_t i = first; rc == ERR_OK && i < first + n; i++) {
        uint8_t skeleton[ENTRY_LEN], leaf[TREE_HASH_LEN];

        rc = g->src.skeleton(g->src.ctx, i, skeleton, ei);
        if (rc == ERR_OK)
            rc = entry_leaf(skeleton, leaf, ei);
        if (rc == ERR_OK)
            rc = tree_append(&t, leaf, ei);
    }
    return rc == ERR_OK ? tree_root(&t, out, ei) : rc;
}

static enum err
node_of(void *ctx, unsigned level, uint64_t index,
    uint8_t out[static TREE_HASH_LEN], struct errinfo *ei)
{
    struct edge *g = ctx;
    uint64_t published = g->tiles == NULL ? 0 : tile_reader_size(g->tiles);
    uint8_t in[1 + 2 * TREE_HASH_LEN] = {1};
    const struct span part = {in, sizeof(in)};
    struct tree_source tiles;
    enum err rc;

    if (index << level >= published)
        return node_of_leaves(g, level, index, out, ei);
    if ((index + 1) << level <= published) {
        tiles = tile_reader_source(g->tiles);
        return tiles.node(tiles.ctx, level, index, out, ei);
    }
    /* It begins in the tiles and ends past them: half and half.  Not a leaf,
     * which is on one side. */
    rc = node_of(g, level - 1, index * 2, in + 1, ei);
    if (rc == ERR_OK)
        rc = node_of(g, level - 1, index * 2 + 1, in + 1 + TREE_HASH_LEN, ei);
    return rc == ERR_OK ? digest_sha256(out, &part, 1, ei) : rc;
}

struct tree_source
edge_source(struct edge *g)
{
    return (struct tree_source){node_of, g};
}
