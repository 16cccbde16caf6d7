/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/tree.h"

#include "crypto/digest.h"

#include "base/banned.h"

_Static_assert((int)TREE_HASH_LEN == (int)DIGEST_SHA256_LEN, "one digest");

typedef uint8_t hash_t[TREE_HASH_LEN];

void
tree_init(struct tree *t)
{
    memset(t, 0, sizeof(*t));
}

enum err
tree_leaf(struct span entry, uint8_t out[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    static const uint8_t tag = 0x00;
    const struct span parts[] = {{&tag, 1}, entry};

    return digest_sha256(out, parts, 2, ei);
}

/* out may be left or right. */
static enum err
join(const uint8_t *left, const uint8_t *right, uint8_t *out,
    struct errinfo *ei)
{
    uint8_t in[1 + 2 * TREE_HASH_LEN];
    const struct span part = {in, sizeof(in)};

    in[0] = 0x01;
    memcpy(in + 1, left, TREE_HASH_LEN);
    memcpy(in + 1 + TREE_HASH_LEN, right, TREE_HASH_LEN);
    return digest_sha256(out, &part, 1, ei);
}

static bool
bit(uint64_t v, unsigned level)
{
    return (v >> level & 1) != 0;
}

enum err
tree_append(struct tree *t, const uint8_t leaf[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    hash_t up;
    unsigned level;
    enum err rc;

    memcpy(up, leaf, TREE_HASH_LEN);
    for (level = 0; bit(t->size, level); level++) {
        rc = join(t->node[level], up, up, ei);
        if (rc != ERR_OK)
            return rc;
    }
    memcpy(t->node[level], up, TREE_HASH_LEN);
    t->size++;
    return ERR_OK;
}

enum err
tree_root(const struct tree *t, uint8_t root[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    bool any = false;
    hash_t up;
    enum err rc;

    if (t->size == 0)
        return digest_sha256(root, NULL, 0, ei);
    for (unsigned level = 0; level < TREE_LEVELS; level++) {
        if (!bit(t->size, level))
            continue;
        if (any) {
            rc = join(t->node[level], up, up, ei);
            if (rc != ERR_OK)
                return rc;
        } else {
            memcpy(up, t->node[level], TREE_HASH_LEN);
            any = true;
        }
    }
    memcpy(root, up, TREE_HASH_LEN);
    return ERR_OK;
}

/* ---- a batch -------------------------------------------------------- */

/*
 * One level of the tree while a batch goes up.  node[] holds the nodes from
 * first on, each of which covers at least one new leaf; only the node just
 * before first can be a sibling of theirs, and it is the old frontier's.
 */
struct rising {
    hash_t node[TREE_BATCH_MAX];
    size_t n;
    uint64_t first;
    unsigned level;
};

/* Give every new leaf its sibling on this level, if it has one. */
static void
add_siblings(const struct rising *r, const struct tree *old, size_t leaf_n,
    struct tree_proof *proof)
{
    for (size_t i = 0; i < leaf_n; i++) {
        uint64_t sibling = ((old->size + i) >> r->level) ^ 1;
        const uint8_t *from;

        if (sibling < r->first)
            from = old->node[r->level];
        else if (sibling - r->first < r->n)
            from = r->node[sibling - r->first];
        else
            continue; /* the right edge: promoted without a sibling */
        memcpy(proof[i].hash[proof[i].n++], from, TREE_HASH_LEN);
    }
}

/* Turn this level into the next one, in place. */
static enum err
climb(struct rising *r, const struct tree *old, struct errinfo *ei)
{
    uint64_t first = r->first >> 1;
    uint64_t last = (r->first + r->n - 1) >> 1;
    enum err rc;

    for (uint64_t j = first; j <= last; j++) {
        const uint8_t *left, *right;
        uint8_t *out = r->node[j - first];

        left =
            2 * j < r->first ? old->node[r->level] : r->node[2 * j - r->first];
        if (2 * j + 1 - r->first < r->n) {
            right = r->node[2 * j + 1 - r->first];
            rc = join(left, right, out, ei);
            if (rc != ERR_OK)
                return rc;
        } else {
            memmove(out, left, TREE_HASH_LEN);
        }
    }
    r->first = first;
    r->n = (size_t)(last - first + 1);
    r->level++;
    return ERR_OK;
}

/* If the new tree has a frontier node on this level that is new, keep it. */
static void
keep_frontier(struct tree *t, const struct rising *r, uint64_t size)
{
    uint64_t full = size >> r->level; /* whole nodes on this level */

    if ((full & 1) != 0 && full > r->first)
        memcpy(t->node[r->level], r->node[full - 1 - r->first], TREE_HASH_LEN);
}

enum err
tree_batch(struct tree *t, const uint8_t (*leaf)[TREE_HASH_LEN], size_t n,
    struct tree_proof *proof, uint8_t root[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    struct tree next = *t;
    struct rising r;
    enum err rc;

    if (n == 0)
        return tree_root(t, root, ei);
    if (n > TREE_BATCH_MAX)
        return err_set(ei, ERR_LIMIT, "tree.batch", "%zu leaves, at most %d", n,
            TREE_BATCH_MAX);
    memcpy(r.node, leaf, n * TREE_HASH_LEN);
    r.n = n;
    r.first = t->size;
    r.level = 0;
    for (size_t i = 0; proof != NULL && i < n; i++)
        proof[i].n = 0;
    next.size = t->size + n;
    for (;;) {
        keep_frontier(&next, &r, next.size);
        if (r.first == 0 && r.n == 1)
            break;
        if (proof != NULL)
            add_siblings(&r, t, n, proof);
        rc = climb(&r, t, ei);
        if (rc != ERR_OK)
            return rc;
    }
    memcpy(root, r.node[0], TREE_HASH_LEN);
    *t = next;
    return ERR_OK;
}

/* ---- proving from stored hashes -------------------------------------- */

static enum err
node_of_leaves(void *ctx, unsigned level, uint64_t index,
    uint8_t out[static TREE_HASH_LEN], struct errinfo *ei)
{
    const struct tree_leaves *lv = ctx;
    uint64_t n = UINT64_C(1) << level;
    struct tree t;
    enum err rc;

    tree_init(&t);
    for (uint64_t i = 0; i < n; i++) {
        hash_t leaf;

        rc = lv->leaf(lv->ctx, (index << level) + i, leaf, ei);
        if (rc != ERR_OK)
            return rc;
        rc = tree_append(&t, leaf, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return tree_root(&t, out, ei);
}

struct tree_source
tree_from_leaves(struct tree_leaves *lv)
{
    return (struct tree_source){node_of_leaves, lv};
}

/*
 * Load the frontier of leaves [from, to) as if it were a tree of its own.
 * from is a multiple of every subtree in it, as it is at every split.
 */
static enum err
load_range(const struct tree_source *src, uint64_t from, uint64_t to,
    struct tree *out, struct errinfo *ei)
{
    uint64_t at = from;
    enum err rc;

    out->size = to - from;
    for (int level = TREE_LEVELS - 1; level >= 0; level--) {
        unsigned l = (unsigned)level;

        if (!bit(out->size, l))
            continue;
        rc = src->node(src->ctx, l, at >> l, out->node[l], ei);
        if (rc != ERR_OK)
            return rc;
        at += UINT64_C(1) << l;
    }
    return ERR_OK;
}

static enum err
range_root(const struct tree_source *src, uint64_t from, uint64_t to,
    uint8_t *out, struct errinfo *ei)
{
    struct tree t;
    enum err rc;

    rc = load_range(src, from, to, &t, ei);
    if (rc != ERR_OK)
        return rc;
    return tree_root(&t, out, ei);
}

enum err
tree_rebuild(const struct tree_source *src, uint64_t size, struct tree *out,
    struct errinfo *ei)
{
    tree_init(out);
    return load_range(src, 0, size, out, ei);
}

/* The largest power of two below n; n is at least 2. */
static uint64_t
split(uint64_t n)
{
    return UINT64_C(1) << (63 - __builtin_clzll(n - 1));
}

/* Hashes were gathered from the root down; proofs go from the leaf up. */
static void
turn_round(struct tree_proof *p)
{
    for (size_t i = 0; i < p->n / 2; i++) {
        hash_t keep;

        memcpy(keep, p->hash[i], TREE_HASH_LEN);
        memcpy(p->hash[i], p->hash[p->n - 1 - i], TREE_HASH_LEN);
        memcpy(p->hash[p->n - 1 - i], keep, TREE_HASH_LEN);
    }
}

enum err
tree_prove_inclusion(const struct tree_source *src, uint64_t index,
    uint64_t size, struct tree_proof *out, struct errinfo *ei)
{
    uint64_t from = 0, to = size;
    enum err rc;

    out->n = 0;
    if (index >= size)
        return err_set(ei, ERR_NOTFOUND, "tree.prove",
            "the tree has no entry %llu", (unsigned long long)index);
    while (to - from > 1) {
        uint64_t middle = from + split(to - from);

        if (index < middle) {
            rc = range_root(src, middle, to, out->hash[out->n], ei);
            to = middle;
        } else {
            rc = range_root(src, from, middle, out->hash[out->n], ei);
            from = middle;
        }
        if (rc != ERR_OK)
            return rc;
        out->n++;
    }
    turn_round(out);
    return ERR_OK;
}

enum err
tree_prove_consistency(const struct tree_source *src, uint64_t old_size,
    uint64_t size, struct tree_proof *out, struct errinfo *ei)
{
    uint64_t from = 0, to = size;
    enum err rc;

    out->n = 0;
    if (old_size > size)
        return err_set(ei, ERR_NOTFOUND, "tree.prove",
            "the tree has fewer than %llu entries",
            (unsigned long long)old_size);
    if (old_size == 0 || old_size == size)
        return ERR_OK;
    while (old_size != to) {
        uint64_t middle = from + split(to - from);

        if (old_size <= middle) {
            rc = range_root(src, middle, to, out->hash[out->n], ei);
            to = middle;
        } else {
            rc = range_root(src, from, middle, out->hash[out->n], ei);
            from = middle;
        }
        if (rc != ERR_OK)
            return rc;
        out->n++;
    }
    /* The verifier has the old root; a part of it must be given. */
    if (from > 0) {
        rc = range_root(src, from, to, out->hash[out->n], ei);
        if (rc != ERR_OK)
            return rc;
        out->n++;
    }
    turn_round(out);
    return ERR_OK;
}

/* ---- checking (RFC 9162, 2.1.3.2 and 2.1.4.2) -------------------------- */

static enum err
not_proved(struct errinfo *ei, const char *what)
{
    return err_set(ei, ERR_CORRUPT, "tree.check", "%s", what);
}

/* A node on the right edge climbs past the levels where it has no sibling. */
static void
climb_edge(uint64_t *fn, uint64_t *sn)
{
    while ((*fn & 1) == 0 && *fn != 0) {
        *fn >>= 1;
        *sn >>= 1;
    }
}

enum err
tree_check_inclusion(uint64_t index, const struct tree_head *head,
    const uint8_t leaf[static TREE_HASH_LEN], const struct tree_proof *proof,
    struct errinfo *ei)
{
    uint64_t fn = index, sn;
    hash_t up;
    enum err rc;

    if (index >= head->size)
        return not_proved(ei, "the index lies outside the tree");
    if (proof->n > TREE_PROOF_MAX)
        return not_proved(ei, "the proof is too long");
    sn = head->size - 1;
    memcpy(up, leaf, TREE_HASH_LEN);
    for (size_t i = 0; i < proof->n; i++) {
        if (sn == 0)
            return not_proved(ei, "the proof is too long");
        if ((fn & 1) != 0 || fn == sn) {
            rc = join(proof->hash[i], up, up, ei);
            climb_edge(&fn, &sn);
        } else {
            rc = join(up, proof->hash[i], up, ei);
        }
        if (rc != ERR_OK)
            return rc;
        fn >>= 1;
        sn >>= 1;
    }
    if (sn != 0)
        return not_proved(ei, "the proof is too short");
    if (memcmp(up, head->root, TREE_HASH_LEN) != 0)
        return not_proved(ei, "the proof leads to another root");
    return ERR_OK;
}

/* The walk of 2.1.4.2: *a becomes the old root, *b the new one. */
static enum err
walk_consistency(uint64_t fn, uint64_t sn, const struct tree_proof *proof,
    size_t from, hash_t ab[2], struct errinfo *ei)
{
    enum err rc;

    for (size_t i = from; i < proof->n; i++) {
        if (sn == 0)
            return not_proved(ei, "the proof is too long");
        if ((fn & 1) != 0 || fn == sn) {
            rc = join(proof->hash[i], ab[0], ab[0], ei);
            if (rc == ERR_OK)
                rc = join(proof->hash[i], ab[1], ab[1], ei);
            climb_edge(&fn, &sn);
        } else {
            rc = join(ab[1], proof->hash[i], ab[1], ei);
        }
        if (rc != ERR_OK)
            return rc;
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 ? ERR_OK : not_proved(ei, "the proof is too short");
}

enum err
tree_check_consistency(const struct tree_head *older,
    const struct tree_head *newer, const struct tree_proof *proof,
    struct errinfo *ei)
{
    uint64_t fn, sn;
    hash_t ab[2];
    size_t from = 0;
    enum err rc;

    if (older->size > newer->size)
        return not_proved(ei, "the newer tree is smaller");
    if (proof->n > TREE_PROOF_MAX)
        return not_proved(ei, "the proof is too long");
    if (older->size == 0)
        return not_proved(ei, "every tree continues an empty one");
    if (older->size == newer->size) {
        if (proof->n != 0)
            return not_proved(ei, "the proof should be empty");
        if (memcmp(older->root, newer->root, TREE_HASH_LEN) == 0)
            return ERR_OK;
        return not_proved(ei, "two roots for one size");
    }
    fn = older->size - 1;
    sn = newer->size - 1;
    while ((fn & 1) != 0) {
        fn >>= 1;
        sn >>= 1;
    }
    /* The start is the old root itself when that is one perfect tree. */
    if ((older->size & (older->size - 1)) == 0)
        memcpy(ab[0], older->root, TREE_HASH_LEN);
    else if (proof->n == 0)
        return not_proved(ei, "the proof is empty");
    else
        memcpy(ab[0], proof->hash[from++], TREE_HASH_LEN);
    memcpy(ab[1], ab[0], TREE_HASH_LEN);
    rc = walk_consistency(fn, sn, proof, from, ab, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(ab[0], older->root, TREE_HASH_LEN) != 0 ||
        memcmp(ab[1], newer->root, TREE_HASH_LEN) != 0)
        return not_proved(ei, "the proof leads to another root");
    return ERR_OK;
}
