/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/edge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/ledger/sample.h"

enum { SIZE = 700 };

static char base[] = "/tmp/kp-edge-XXXXXX";
static uint64_t shut; /* skeletons below this may not be read */

static enum err
give(void *ctx, uint64_t index, uint8_t out[static ENTRY_LEN],
    struct errinfo *ei)
{
    (void)ctx;
    if (index < shut || index >= SIZE)
        return err_set(ei, ERR_NOTFOUND, "test.edge", "not from here");
    memcpy(out, sample_entry(index).skeleton, ENTRY_LEN);
    return ERR_OK;
}

static void
publish(const char *dir, uint64_t size)
{
    struct note_key vkey;
    struct sign_key *key = sample_key(1, &vkey);
    struct edge all = {NULL, {give, NULL}};
    struct tree_source src = edge_source(&all);
    struct tile_update up = {.head = {.size = size}};
    struct buf note;
    struct tree t;

    shut = 0;
    buf_init(&note, NOTE_MAX);
    SAMPLE_OK(tree_rebuild(&src, size, &t, NULL));
    SAMPLE_OK(tree_root(&t, up.head.root, NULL));
    sample_note(&note, &t, &vkey, key);
    up.note = buf_peek(&note);
    SAMPLE_OK(tile_publish(dir, &up, &all.src, NULL));
    buf_done(&note);
    sign_key_free(key);
}

/* Every entry, wherever the tiles end: and they are not passed over. */
static void
test_edge__each_entry_at_each_edge(void **state)
{
    static const uint64_t edges[] = {1, 2, 3, 64, 255, 256, 257, 511, 512, 513,
        699, 700};
    struct edge whole = {NULL, {give, NULL}};
    struct tree_source want = edge_source(&whole);
    struct tree_head head = {.size = SIZE}, old = {.size = 0};
    struct tree t;

    (void)state;
    shut = 0;
    SAMPLE_OK(tree_rebuild(&want, SIZE, &t, NULL));
    SAMPLE_OK(tree_root(&t, head.root, NULL));
    for (size_t k = 0; k < sizeof(edges) / sizeof(edges[0]); k++) {
        char dir[64];
        struct edge g = {NULL, {give, NULL}};
        struct tree_source src = edge_source(&g);
        struct tree_proof path;

        (void)snprintf(dir, sizeof(dir), "%s/%zu", base, k);
        assert_int_equal(mkdir(dir, 0700), 0);
        publish(dir, edges[k]);
        SAMPLE_OK(tile_reader_new(&g.tiles, dir, edges[k], NULL));
        shut = edges[k];
        for (uint64_t i = 0; i<SIZE; i += i % 64> 2 && i % 64 < 60 ? 7 : 1) {
            struct sample_entry e = sample_entry(i);

            SAMPLE_OK(tree_prove_inclusion(&src, i, SIZE, &path, NULL));
            SAMPLE_OK(tree_check_inclusion(i, &head, e.leaf, &path, NULL));
        }
        old.size = edges[k];
        SAMPLE_OK(tree_rebuild(&src, old.size, &t, NULL));
        SAMPLE_OK(tree_root(&t, old.root, NULL));
        SAMPLE_OK(tree_prove_consistency(&src, old.size, SIZE, &path, NULL));
        SAMPLE_OK(tree_check_consistency(&old, &head, &path, NULL));
        tile_reader_free(g.tiles);
    }
}

static void
test_edge__what_a_source_says_is_passed_on(void **state)
{
    struct edge g = {NULL, {give, NULL}};
    struct tree_source src = edge_source(&g);
    struct tree_proof path;

    (void)state;
    shut = 5;
    assert_int_equal(tree_prove_inclusion(&src, 1, SIZE, &path, NULL),
        ERR_NOTFOUND);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edge__each_entry_at_each_edge),
        cmocka_unit_test(test_edge__what_a_source_says_is_passed_on),
    };
    char cmd[64];
    int bad;

    if (crypto_init(NULL) != ERR_OK || mkdtemp(base) == NULL)
        return 1;
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    (void)snprintf(cmd, sizeof(cmd), "rm -rf %s", base);
    return system(cmd) == 0 ? bad : 1;
}
