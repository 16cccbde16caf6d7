/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_TREE_H
#define LEDGER_TREE_H

/*
 * tree - the Merkle tree of RFC 6962 (the same in RFC 9162)
 *
 *   leaf   SHA-256(0x00 || entry)        empty tree  SHA-256("")
 *   node   SHA-256(0x01 || left || right)
 *
 * The tree is kept by its frontier: the roots of the perfect subtrees that
 * make it up, one per set bit of its size.  That is all that appending needs.
 *
 *   layering   pure arithmetic on bytes: no files, no clock
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum {
    TREE_HASH_LEN = 32,
    TREE_LEVELS = 64,
    TREE_PROOF_MAX = 64,
    TREE_BATCH_MAX = 1024
};

/* A plain value: copy it to try something, keep the copy that succeeded.
 * node[l] counts only while bit l of size is set. */
struct tree {
    uint64_t size;
    uint8_t node[TREE_LEVELS][TREE_HASH_LEN];
};

struct tree_head {
    uint64_t size;
    uint8_t root[TREE_HASH_LEN];
};

/* From the leaf's sibling up.  At most TREE_PROOF_MAX hashes. */
struct tree_proof {
    size_t n;
    uint8_t hash[TREE_PROOF_MAX][TREE_HASH_LEN];
};

/* ---- building ------------------------------------------------------- */

void tree_init(struct tree *t);

/* out     out  the leaf hash of these bytes */
MUST_CHECK enum err tree_leaf(struct span entry,
    uint8_t out[static TREE_HASH_LEN], struct errinfo *ei);

/* errors  ERR_INTERNAL  t is unchanged */
MUST_CHECK enum err tree_append(struct tree *t,
    const uint8_t leaf[static TREE_HASH_LEN], struct errinfo *ei);

/* out     root  of the tree as it is */
MUST_CHECK enum err tree_root(const struct tree *t,
    uint8_t root[static TREE_HASH_LEN], struct errinfo *ei);

/*
 * Append n leaf hashes and prove each of them in the tree that results, from
 * the old frontier and these leaves alone.
 *
 * in      leaf   n hashes, n at most TREE_BATCH_MAX
 * out     proof  n proofs; may be NULL
 * out     root   of the tree after the batch
 * errors  ERR_LIMIT     n is over TREE_BATCH_MAX; t is unchanged
 *         ERR_INTERNAL  t is unchanged
 */
MUST_CHECK enum err tree_batch(struct tree *t,
    const uint8_t (*leaf)[TREE_HASH_LEN], size_t n, struct tree_proof *proof,
    uint8_t root[static TREE_HASH_LEN], struct errinfo *ei);

/* ---- proving from stored hashes -------------------------------------- */

/*
 * Yields the hash of the perfect subtree over leaves
 * [index << level, (index + 1) << level), which lies whole inside the tree.
 * tree_from_leaves() makes one of leaf hashes; tile.h has one of tiles.
 */
struct tree_source {
    enum err (*node)(void *ctx, unsigned level, uint64_t index,
        uint8_t out[static TREE_HASH_LEN], struct errinfo *ei);
    void *ctx;
};

struct tree_leaves {
    enum err (*leaf)(void *ctx, uint64_t index,
        uint8_t out[static TREE_HASH_LEN], struct errinfo *ei);
    void *ctx;
};

/* A source that computes every node from its leaves.  in  lv  borrowed */
struct tree_source tree_from_leaves(struct tree_leaves *lv);

/* errors  ERR_NOTFOUND  index is not below size; else what the source said */
MUST_CHECK enum err tree_prove_inclusion(const struct tree_source *src,
    uint64_t index, uint64_t size, struct tree_proof *out, struct errinfo *ei);

/* That the first old_size leaves are the same; empty when one is 0 or they
 * are equal.  errors  ERR_NOTFOUND  old_size is over size */
MUST_CHECK enum err tree_prove_consistency(const struct tree_source *src,
    uint64_t old_size, uint64_t size, struct tree_proof *out,
    struct errinfo *ei);

/* The frontier of the tree at this size. */
MUST_CHECK enum err tree_rebuild(const struct tree_source *src, uint64_t size,
    struct tree *out, struct errinfo *ei);

/* ---- checking --------------------------------------------------------- */

/* errors  ERR_CORRUPT  the leaf is not proved to be there */
MUST_CHECK enum err tree_check_inclusion(uint64_t index,
    const struct tree_head *head, const uint8_t leaf[static TREE_HASH_LEN],
    const struct tree_proof *proof, struct errinfo *ei);

/* errors  ERR_CORRUPT  newer is not proved to continue older; an older of size
 *         0 proves nothing and is refused */
MUST_CHECK enum err tree_check_consistency(const struct tree_head *older,
    const struct tree_head *newer, const struct tree_proof *proof,
    struct errinfo *ei);

#endif
