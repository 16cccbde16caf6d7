/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/tile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ledger/verify.h"
#include "tests/unit/ledger/sample.h"

static char base[] = "/tmp/kp-tile-XXXXXX";

static void
forget(const char *dir)
{
    char cmd[128];

    snprintf(cmd, sizeof(cmd), "rm -rf %s", dir);
    assert_int_equal(system(cmd), 0);
}

static void
test_tile__names(void **state)
{
    static const struct {
        int level;
        uint64_t n;
        unsigned width;
        const char *name;
    } cases[] = {
        {0, 0, 256, "tile/0/000"},
        {0, 273, 112, "tile/0/273.p/112"},
        {1, 999, 256, "tile/1/999"},
        {1, 1000, 255, "tile/1/x001/000.p/255"},
        {2, 1234067, 256, "tile/2/x001/x234/067"},
        {-1, 5, 1, "tile/entries/005.p/1"},
        {-1, UINT64_C(1) << 56, 255,
            "tile/entries/x072/x057/x594/x037/x927/936.p/255"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char name[TILE_NAME_MAX];

        tile_name(name, cases[i].level, cases[i].n, cases[i].width);
        assert_string_equal(name, cases[i].name);
    }
}

/* Somebody else's tiles (Sunlight) add up to somebody else's root. */
static void
test_tile__sample_log_of_300(void **state)
{
    static const char dir[] = "tests/data/tlog/sample-log-300";
    struct note_checkpoint cp;
    struct tile_reader *rd;
    struct tree_source src;
    struct tree_proof path;
    struct tree t;
    struct note n;
    uint8_t root[TREE_HASH_LEN], leaf[TREE_HASH_LEN];
    uint64_t size;
    size_t len;
    uint8_t *text =
        sample_file("tests/data/tlog/sample-log-300/checkpoint", &len);

    (void)state;
    assert_int_equal(note_parse((struct span){text, len}, &n, NULL), ERR_OK);
    assert_int_equal(note_checkpoint(&n, &cp, NULL), ERR_OK);
    assert_int_equal(tile_published(dir, &size, NULL), ERR_OK);
    assert_int_equal(size, 300);
    assert_int_equal(tile_reader_new(&rd, dir, size, NULL), ERR_OK);
    assert_int_equal(tile_reader_size(rd), 300);
    src = tile_reader_source(rd);
    assert_int_equal(tree_rebuild(&src, 300, &t, NULL), ERR_OK);
    assert_int_equal(tree_root(&t, root, NULL), ERR_OK);
    assert_memory_equal(root, cp.head.root, sizeof(root));
    for (uint64_t i = 0; i < 300; i += 13) {
        assert_int_equal(src.node(src.ctx, 0, i, leaf, NULL), ERR_OK);
        assert_int_equal(tree_prove_inclusion(&src, i, 300, &path, NULL),
            ERR_OK);
        assert_int_equal(tree_check_inclusion(i, &cp.head, leaf, &path, NULL),
            ERR_OK);
    }
    assert_int_equal(src.node(src.ctx, 0, 300, leaf, NULL), ERR_NOTFOUND);
    assert_int_equal(src.node(src.ctx, 8, 1, leaf, NULL), ERR_NOTFOUND);
    tile_reader_free(rd);
    free(text);
}

static enum err
give(void *ctx, uint64_t index, uint8_t out[static ENTRY_LEN],
    struct errinfo *ei)
{
    int *left = ctx;

    if (left != NULL && (*left)-- == 0)
        return err_set(ei, ERR_IO, "test", "stopped here");
    memcpy(out, sample_entry(index).skeleton, ENTRY_LEN);
    return ERR_OK;
}

/* A log that grows, its key, and what must come out. */
struct growing {
    struct tree tree;
    struct note_key vkey;
    struct sign_key *key;
    struct buf note;
};

static void
grow_to(struct growing *g, uint64_t size, struct tile_update *up)
{
    while (g->tree.size < size)
        SAMPLE_OK(tree_append(&g->tree, sample_entry(g->tree.size).leaf, NULL));
    up->head.size = size;
    SAMPLE_OK(tree_root(&g->tree, up->head.root, NULL));
    sample_note(&g->note, &g->tree, &g->vkey, g->key);
    up->note = buf_peek(&g->note);
}

static struct growing
new_log(void)
{
    struct growing g;

    tree_init(&g.tree);
    g.key = sample_key(1, &g.vkey);
    buf_init(&g.note, NOTE_MAX);
    return g;
}

static void
end_log(struct growing *g)
{
    buf_done(&g->note);
    sign_key_free(g->key);
}

static void
assert_verifies(const char *dir, const struct growing *g)
{
    const struct verify_opts opts = {.key = &g->vkey};
    struct verify_report rep;
    struct verify_source src;
    struct verify_tiles vt;

    assert_int_equal(verify_tiles_open(&vt, dir, NULL), ERR_OK);
    src = verify_tiles_source(&vt);
    verify_run(&src, &opts, &rep);
    if (rep.outcome != VERIFY_INTACT)
        fail_msg("%s", rep.why);
    assert_int_equal(rep.size, g->tree.size);
    assert_int_equal(rep.signed_size, g->tree.size);
    verify_tiles_done(&vt);
}

static void
test_tile__published_step_by_step_verifies(void **state)
{
    static const uint64_t sizes[] = {0, 1, 2, 255, 256, 257, 300, 512, 700,
        1025};
    const struct tile_source src = {give, NULL};
    struct growing g = new_log();
    struct tile_update up = {0};
    char path[128];

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        uint64_t at;

        grow_to(&g, sizes[i], &up);
        assert_int_equal(tile_published(base, &up.from, NULL), ERR_OK);
        assert_int_equal(up.from, i == 0 ? 0 : sizes[i - 1]);
        assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_OK);
        assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_OK);
        assert_int_equal(tile_published(base, &at, NULL), ERR_OK);
        assert_int_equal(at, sizes[i]);
        assert_verifies(base, &g);
    }
    /* partial tiles go when the full one is there */
    snprintf(path, sizeof(path), "%s/tile/0/000.p", base);
    assert_int_equal(access(path, F_OK), -1);
    snprintf(path, sizeof(path), "%s/tile/0/004.p/1", base);
    assert_int_equal(access(path, F_OK), 0);
    up.from = 2000;
    assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_CORRUPT);
    end_log(&g);
    forget(base);
    assert_int_equal(mkdir(base, 0700), 0);
}

/* Stopped after any number of entries, taken up again from the last size. */
static void
test_tile__may_be_interrupted_anywhere(void **state)
{
    struct growing g = new_log();
    struct tile_update up = {0};
    const struct tile_source whole = {give, NULL};

    (void)state;
    grow_to(&g, 500, &up);
    assert_int_equal(tile_publish(base, &up, &whole, NULL), ERR_OK);
    grow_to(&g, 800, &up);
    for (int stop = 0; stop < 560; stop += 37) {
        int left = stop;
        const struct tile_source part = {give, &left};
        uint64_t at;
        enum err rc;

        up.from = 500;
        rc = tile_publish(base, &up, &part, NULL);
        assert_int_equal(tile_published(base, &at, NULL), ERR_OK);
        assert_int_equal(at, rc == ERR_OK ? 800 : 500);
    }
    up.from = 0; /* always safe */
    assert_int_equal(tile_publish(base, &up, &whole, NULL), ERR_OK);
    assert_verifies(base, &g);
    end_log(&g);
    forget(base);
    assert_int_equal(mkdir(base, 0700), 0);
}

static void
scribble(const char *name, long at, int byte, bool cut)
{
    char path[200];
    FILE *f;

    snprintf(path, sizeof(path), "%s/%s", base, name);
    f = fopen(path, "r+b");
    assert_non_null(f);
    if (cut)
        assert_int_equal(ftruncate(fileno(f), at), 0);
    else
        assert_int_equal(fseek(f, at, SEEK_SET) || fputc(byte, f) != byte, 0);
    fclose(f);
}

/* What the checks after the walk say. */
static struct verify_report
above(void)
{
    struct verify_report rep = {.outcome = VERIFY_INTACT};
    struct verify_tiles vt;

    assert_int_equal(verify_tiles_open(&vt, base, NULL), ERR_OK);
    verify_tiles_above(&vt, &rep);
    verify_tiles_done(&vt);
    return rep;
}

/* Tiles that walking the entries does not touch, and files that are longer. */
static void
test_tile__above_the_leaves(void **state)
{
    static const struct {
        const char *name;
        long at;
        bool cut; /* or longer: truncated to more than it was */
        uint64_t first, last;
    } cases[] = {
        {"tile/1/000.p/3", 32, false, 256, 511},
        {"tile/1/000.p/3", 95, false, 512, 767},
        {"tile/1/000.p/3", 97, true, 0, 0},
        {"tile/1/000.p/3", 95, true, 0, 0},
        {"tile/0/001", 8193, true, 256, 256},
        {"tile/0/003.p/32", 1025, true, 768, 768},
        {"tile/entries/002", 256 * 78 + 1, true, 512, 512},
    };
    const struct tile_source src = {give, NULL};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct growing g = new_log();
        struct tile_update up = {0};
        struct verify_report rep;

        grow_to(&g, 800, &up);
        assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_OK);
        assert_int_equal(above().outcome, VERIFY_INTACT);
        scribble(cases[i].name, cases[i].at, 0x5a, cases[i].cut);
        rep = above();
        assert_int_equal(rep.outcome, VERIFY_CHANGED);
        assert_int_equal(rep.first, cases[i].first);
        assert_int_equal(rep.last, cases[i].last);
        end_log(&g);
        forget(base);
        assert_int_equal(mkdir(base, 0700), 0);
    }
}

static void
test_tile__other_content_is_never_overwritten(void **state)
{
    const struct tile_source src = {give, NULL};
    struct growing g = new_log();
    struct tile_update up = {0};
    struct verify_tiles vt;
    struct verify_report rep;
    struct verify_source vs;
    const struct verify_opts opts = {.key = &g.vkey};

    (void)state;
    grow_to(&g, 600, &up);
    assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_OK);
    /* what a crash left short is made whole */
    scribble("tile/0/000", 100, 0, true);
    scribble("tile/entries/002.p/88", 0, 0, true);
    assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_OK);
    assert_verifies(base, &g);
    /* a changed byte is found, and stays as it is */
    scribble("tile/0/001", 7, 0, false);
    scribble("tile/0/001", 8, 1, false);
    assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_CORRUPT);
    assert_int_equal(verify_tiles_open(&vt, base, NULL), ERR_OK);
    vs = verify_tiles_source(&vt);
    verify_run(&vs, &opts, &rep);
    assert_int_equal(rep.outcome, VERIFY_CHANGED);
    assert_int_equal(rep.first, 256);
    verify_tiles_done(&vt);
    /* a root that the tiles do not have: the checkpoint stays */
    forget(base);
    assert_int_equal(mkdir(base, 0700), 0);
    up.head.root[0] ^= 1;
    assert_int_equal(tile_publish(base, &up, &src, NULL), ERR_CORRUPT);
    assert_int_equal(tile_published(base, &up.from, NULL), ERR_OK);
    assert_int_equal(up.from, 0);
    end_log(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tile__names),
        cmocka_unit_test(test_tile__sample_log_of_300),
        cmocka_unit_test(test_tile__published_step_by_step_verifies),
        cmocka_unit_test(test_tile__may_be_interrupted_anywhere),
        cmocka_unit_test(test_tile__above_the_leaves),
        cmocka_unit_test(test_tile__other_content_is_never_overwritten),
    };
    int bad;

    if (crypto_init(NULL) != ERR_OK || mkdtemp(base) == NULL)
        return 1;
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    forget(base);
    return bad;
}
