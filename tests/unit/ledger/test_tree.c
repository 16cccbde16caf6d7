/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/tree.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/text.h"
#include "tests/unit/ledger/sample.h"

enum { MOST = 300 };

typedef uint8_t hash[TREE_HASH_LEN];

static hash leaf[MOST], root_of[MOST + 1];

/* ---- an oracle straight from RFC 6962, 2.1: slow and plain ------------------ */

static void
oracle(const hash *v, size_t n, uint8_t *out)
{
    static const uint8_t tag = 1;
    struct span parts[3] = {{&tag, 1}};
    hash left, right;
    size_t k = 1;

    if (n == 1) {
        memcpy(out, v[0], TREE_HASH_LEN);
        return;
    }
    if (n == 0) {
        SAMPLE_OK(digest_sha256(out, NULL, 0, NULL));
        return;
    }
    while (k * 2 < n)
        k *= 2;
    oracle(v, k, left);
    oracle(v + k, n - k, right);
    parts[1] = (struct span){left, TREE_HASH_LEN};
    parts[2] = (struct span){right, TREE_HASH_LEN};
    SAMPLE_OK(digest_sha256(out, parts, 3, NULL));
}

static enum err
give_leaf(void *ctx, uint64_t index, uint8_t out[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    (void)ctx;
    if (index >= MOST)
        return err_set(ei, ERR_NOTFOUND, "test", "outside");
    memcpy(out, leaf[index], TREE_HASH_LEN);
    return ERR_OK;
}

static struct tree_leaves leaves = {give_leaf, NULL};

static int
make_leaves(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < MOST; i++) {
        uint8_t text[8] = {(uint8_t)(i >> 8), (uint8_t)i};

        SAMPLE_OK(tree_leaf((struct span){text, 8}, leaf[i], NULL));
    }
    for (size_t n = 0; n <= MOST; n++)
        oracle((const hash *)leaf, n, root_of[n]);
    return 0;
}

/* ---- building --------------------------------------------------------------- */

static void
test_tree__appending_gives_the_root_of_every_size(void **state)
{
    struct tree t;
    hash root;

    (void)state;
    tree_init(&t);
    for (size_t n = 0;; n++) {
        assert_int_equal(tree_root(&t, root, NULL), ERR_OK);
        assert_memory_equal(root, root_of[n], sizeof(root));
        if (n == MOST)
            break;
        assert_int_equal(tree_append(&t, leaf[n], NULL), ERR_OK);
    }
}

/* Every old size up to 300, batches of several lengths: the root, the frontier
 * and the proof of every leaf are those of appending one by one. */
static void
test_tree__batch_is_appending_and_proving(void **state)
{
    static const size_t lengths[] = {1, 2, 3, 5, 8, 17, 31, 64, 100, 300};
    static struct tree_proof proof[MOST];
    struct tree one, t, u;

    (void)state;
    tree_init(&one);
    for (size_t old = 0; old < MOST; old++) {
        for (size_t k = 0; k < sizeof(lengths) / sizeof(lengths[0]); k++) {
            size_t n = lengths[k] < MOST - old ? lengths[k] : MOST - old;
            struct tree_head head = {.size = old + n};

            t = u = one;
            assert_int_equal(tree_batch(&t, (const hash *)leaf + old, n, proof,
                                 head.root, NULL),
                ERR_OK);
            assert_memory_equal(head.root, root_of[old + n], 32);
            for (size_t i = 0; i < n; i++) {
                assert_int_equal(tree_check_inclusion(old + i, &head,
                                     leaf[old + i], &proof[i], NULL),
                    ERR_OK);
                assert_int_equal(tree_append(&u, leaf[old + i], NULL), ERR_OK);
            }
            assert_int_equal(t.size, u.size);
            for (unsigned l = 0; l < 64; l++)
                if (t.size >> l & 1)
                    assert_memory_equal(t.node[l], u.node[l], 32);
        }
        assert_int_equal(tree_append(&one, leaf[old], NULL), ERR_OK);
    }
}

static void
test_tree__batch_limit(void **state)
{
    static hash many[TREE_BATCH_MAX + 1];
    struct tree t;
    hash root;

    (void)state;
    tree_init(&t);
    assert_int_equal(tree_batch(&t, (const hash *)many, TREE_BATCH_MAX + 1,
                         NULL, root, NULL),
        ERR_LIMIT);
    assert_int_equal(t.size, 0);
    assert_int_equal(
        tree_batch(&t, (const hash *)many, TREE_BATCH_MAX, NULL, root, NULL),
        ERR_OK);
    assert_int_equal(t.size, TREE_BATCH_MAX);
    assert_int_equal(tree_batch(&t, (const hash *)many, 0, NULL, root, NULL),
        ERR_OK);
    assert_int_equal(t.size, TREE_BATCH_MAX);
}

/* ---- proving ------------------------------------------------------------------ */

static void
test_tree__inclusion_proofs_hold_and_no_other_do(void **state)
{
    struct tree_source src = tree_from_leaves(&leaves);
    struct tree_proof p;

    (void)state;
    for (size_t n = 1; n <= 70; n++) {
        struct tree_head head = {.size = n};

        memcpy(head.root, root_of[n], 32);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(tree_prove_inclusion(&src, i, n, &p, NULL),
                ERR_OK);
            assert_int_equal(tree_check_inclusion(i, &head, leaf[i], &p, NULL),
                ERR_OK);
            assert_int_equal(tree_check_inclusion((i + 1) % n, &head, leaf[i],
                                 &p, NULL) == ERR_OK,
                n == 1);
            assert_int_equal(
                tree_check_inclusion(i, &head, leaf[i + 1], &p, NULL),
                ERR_CORRUPT);
            head.root[31] ^= 1;
            assert_int_equal(tree_check_inclusion(i, &head, leaf[i], &p, NULL),
                ERR_CORRUPT);
            head.root[31] ^= 1;
        }
        assert_int_equal(tree_prove_inclusion(&src, n, n, &p, NULL),
            ERR_NOTFOUND);
    }
}

static void
test_tree__consistency_proofs_hold_and_no_other_do(void **state)
{
    struct tree_source src = tree_from_leaves(&leaves);
    struct tree_proof p;

    (void)state;
    for (size_t n = 0; n <= 70; n++) {
        struct tree_head newer = {.size = n};

        memcpy(newer.root, root_of[n], 32);
        for (size_t m = 0; m <= n; m++) {
            struct tree_head older = {.size = m};

            memcpy(older.root, root_of[m], 32);
            assert_int_equal(tree_prove_consistency(&src, m, n, &p, NULL),
                ERR_OK);
            assert_int_equal(tree_check_consistency(&older, &newer, &p, NULL),
                m == 0 ? ERR_CORRUPT : ERR_OK);
            older.root[0] ^= 1;
            assert_int_equal(tree_check_consistency(&older, &newer, &p, NULL),
                ERR_CORRUPT);
            older.root[0] ^= 1;
            if (p.n == 0)
                continue;
            p.hash[p.n / 2][5] ^= 1;
            assert_int_equal(tree_check_consistency(&older, &newer, &p, NULL),
                ERR_CORRUPT);
        }
        assert_int_equal(tree_prove_consistency(&src, n + 1, n, &p, NULL),
            ERR_NOTFOUND);
    }
}

static void
test_tree__rebuilt_is_the_same_tree(void **state)
{
    struct tree_source src = tree_from_leaves(&leaves);
    struct tree t;
    hash root;

    (void)state;
    for (size_t n = 0; n <= MOST; n += 7) {
        assert_int_equal(tree_rebuild(&src, n, &t, NULL), ERR_OK);
        assert_int_equal(tree_root(&t, root, NULL), ERR_OK);
        assert_memory_equal(root, root_of[n], 32);
    }
    assert_int_equal(tree_rebuild(&src, MOST + 1, &t, NULL), ERR_NOTFOUND);
}

/* ---- the vectors of transparency-dev/merkle ------------------------------------ */

/* Some roots in the vectors are shorter: "don't care".  Then the rest is 0. */
static bool
hash_of(const json_t *o, const char *key, uint8_t *out)
{
    const char *text = json_string_value(json_object_get(o, key));
    size_t n;

    memset(out, 0, 32);
    return text != NULL && text_unbase64(span_of(text), out, 32, &n) && n > 0;
}

/* False when the proof cannot even be written down: that is a refusal too. */
static bool
proof_of(const json_t *o, struct tree_proof *p)
{
    const json_t *list = json_object_get(o, "proof");

    p->n = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        size_t n;

        if (i == TREE_PROOF_MAX ||
            !text_unbase64(span_of(text), p->hash[i], 32, &n) || n != 32)
            return false;
        p->n++;
    }
    return true;
}

/* jansson has no integer over 2^63 - 1; two vectors have the index 2^64 - 1. */
static uint64_t
size_of(const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);

    return json_is_real(v) ? UINT64_MAX : (uint64_t)json_integer_value(v);
}

static json_t *
vectors(const char *path)
{
    size_t n;
    uint8_t *text = sample_file(path, &n);
    json_error_t why;
    json_t *list;
    char *big;

    while ((big = strstr((char *)text, "18446744073709551615")) != NULL)
        memcpy(big, "1.8446744073709551e1", 20);
    list = json_loads((char *)text, 0, &why);
    free(text);
    if (list == NULL)
        fprintf(stderr, "%s: %s\n", path, why.text);
    return list;
}

static void
test_tree__inclusion_vectors(void **state)
{
    json_t *list = vectors("tests/data/tlog/rfc6962-inclusion-vectors.json");
    size_t good = 0;

    (void)state;
    assert_int_equal(json_array_size(list), 98);
    for (size_t i = 0; i < 98; i++) {
        const json_t *v = json_array_get(list, i);
        bool want = !json_is_true(json_object_get(v, "wantErr")), got;
        struct tree_head head = {.size = size_of(v, "treeSize")};
        struct tree_proof p;
        hash l;

        got = hash_of(v, "root", head.root) && hash_of(v, "leafHash", l) &&
              proof_of(v, &p) &&
              tree_check_inclusion(size_of(v, "leafIdx"), &head, l, &p, NULL) ==
                  ERR_OK;
        if (got != want)
            fail_msg("%s", json_string_value(json_object_get(v, "_file")));
        good += got;
    }
    assert_true(good > 0 && good < 98);
    json_decref(list);
}

static void
test_tree__consistency_vectors(void **state)
{
    json_t *list = vectors("tests/data/tlog/rfc6962-consistency-vectors.json");
    size_t good = 0;

    (void)state;
    assert_int_equal(json_array_size(list), 98);
    for (size_t i = 0; i < 98; i++) {
        const json_t *v = json_array_get(list, i);
        bool want = !json_is_true(json_object_get(v, "wantErr")), got;
        struct tree_head older = {.size = size_of(v, "size1")};
        struct tree_head newer = {.size = size_of(v, "size2")};
        struct tree_proof p;

        got = hash_of(v, "root1", older.root) &&
              hash_of(v, "root2", newer.root) && proof_of(v, &p) &&
              tree_check_consistency(&older, &newer, &p, NULL) == ERR_OK;
        if (got != want)
            fail_msg("%s", json_string_value(json_object_get(v, "_file")));
        good += got;
    }
    assert_true(good > 0 && good < 98);
    json_decref(list);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree__appending_gives_the_root_of_every_size),
        cmocka_unit_test(test_tree__batch_is_appending_and_proving),
        cmocka_unit_test(test_tree__batch_limit),
        cmocka_unit_test(test_tree__inclusion_proofs_hold_and_no_other_do),
        cmocka_unit_test(test_tree__consistency_proofs_hold_and_no_other_do),
        cmocka_unit_test(test_tree__rebuilt_is_the_same_tree),
        cmocka_unit_test(test_tree__inclusion_vectors),
        cmocka_unit_test(test_tree__consistency_vectors),
    };

    if (crypto_init(NULL) != ERR_OK)
        return 1;
    return cmocka_run_group_tests(tests, make_leaves, NULL);
}
