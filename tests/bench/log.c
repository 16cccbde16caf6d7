/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log - what it costs to check the log, and to prove an entry of a large one
 *
 * The log file is written and walked by the gateway's own code, in groups of
 * 64 with a signed checkpoint each; beside it one SHA-256 over the same file.
 * The tiles are of random leaves, so their own root is what each proof must
 * lead to.
 */
#include <fcntl.h>
#include <gcrypt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "crypto/crypto.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "crypto/sign.h"
#include "ledger/commit.h"
#include "ledger/logfile.h"
#include "ledger/tile.h"
#include "ledger/verify.h"
#include "tests/bench/bench.h"

enum {
    GROUP = 64,
    SIZES_MAX = 64,
    BLOCK = 1 << 20,
    LEVELS = 3, /* of tiles: 16 million leaves */
    PROOFS = 2000,
    ROUNDS = 5
};

static void
must(enum err rc, const char *what, const struct errinfo *ei)
{
    if (rc == ERR_OK)
        return;
    fprintf(stderr, "log: %s: %s %s\n", what, err_text(rc), ei->text);
    exit(1);
}

/* ---- a log file ---------------------------------------------------------------- */

struct writer {
    struct logfile *lf;
    struct sign_key *key;
    struct note_key vkey;
    struct buf note;
    uint8_t body[ENTRY_SEALED_MAX];
    size_t size[SIZES_MAX], size_n; /* of sealed bodies, in turn */
};

static void
read_sizes(struct writer *w, const char *list)
{
    char *end;

    for (; *list != '\0' && w->size_n < SIZES_MAX; w->size_n++) {
        w->size[w->size_n] = strtoul(list, &end, 10);
        if (w->size[w->size_n] > ENTRY_SEALED_MAX || end == list)
            break;
        list = *end == ',' ? end + 1 : end;
    }
    if (w->size_n == 0 || *list != '\0') {
        fprintf(stderr, "log: not a list of sizes\n");
        exit(2);
    }
}

static void
append_group(struct writer *w, uint64_t first, size_t n)
{
    static uint8_t bodies[GROUP][ENTRY_SEALED_MAX];
    struct tree_head head = {.size = first + n};
    struct logfile_entry v[GROUP];
    uint8_t skeleton[GROUP][ENTRY_LEN], leaf[GROUP][ENTRY_HASH_LEN];
    struct errinfo ei = {0};

    for (size_t i = 0; i < n; i++) {
        struct entry e = {.kind = ENTRY_VRIJGAVE,
            .time_ms = 1790000000000 + first + i};
        struct span s = {bodies[i], w->size[(first + i) % w->size_n]};

        memcpy(bodies[i], w->body, s.n);
        memcpy(bodies[i], &e.time_ms, sizeof(e.time_ms));
        must(digest_sha256(e.body_digest, &s, 1, &ei), "digest", &ei);
        entry_write(&e, skeleton[i]);
        must(entry_leaf(skeleton[i], leaf[i], &ei), "leaf", &ei);
        v[i] = (struct logfile_entry){skeleton[i], s, leaf[i]};
    }
    must(logfile_append(w->lf, v, n, &ei), "append", &ei);
    must(tree_root(logfile_tree(w->lf), head.root, &ei), "root", &ei);
    buf_clear(&w->note);
    must(note_write(&w->note, &head, &w->vkey, w->key, &ei), "note", &ei);
    must(logfile_checkpoint(w->lf, buf_peek(&w->note), &ei), "note", &ei);
}

static void
write_log(struct writer *w, const char *path, uint64_t entries)
{
    static const char origin[] = "keten.test/2026";
    struct errinfo ei = {0};

    buf_init(&w->note, NOTE_MAX);
    must(sign_key_new(&w->key, &ei), "key", &ei);
    must(note_key_init(&w->vkey, origin, NOTE_ED25519, sign_key_public(w->key),
             &ei),
        "key", &ei);
    must(random_fill(w->body, sizeof(w->body), &ei), "random", &ei);
    must(logfile_create(path, origin, &ei), "create", &ei);
    must(logfile_open(&w->lf, path, origin, LOGFILE_WRITE, NULL, &ei), "open",
        &ei);
    for (uint64_t i = 0; i < entries; i += GROUP)
        append_group(w, i, entries - i < GROUP ? entries - i : GROUP);
    logfile_close(w->lf);
    sign_key_free(w->key);
    buf_done(&w->note);
}

/* One SHA-256 over the whole file: microseconds. */
static double
bare_hash(const char *path, size_t *bytes)
{
    static uint8_t block[BLOCK];
    double began = bench_cpu_us();
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    gcry_md_hd_t md;
    ssize_t n;

    if (fd < 0 || gcry_md_open(&md, GCRY_MD_SHA256, 0) != 0)
        exit(1);
    for (*bytes = 0; (n = read(fd, block, sizeof(block))) > 0;
         *bytes += (size_t)n)
        gcry_md_write(md, block, (size_t)n);
    (void)gcry_md_read(md, GCRY_MD_SHA256);
    gcry_md_close(md);
    (void)close(fd);
    return bench_cpu_us() - began;
}

/* As `log verify` does: microseconds. */
static double
walk_log(const char *path, const struct note_key *key, uint64_t entries)
{
    const struct verify_opts opts = {.key = key};
    double began = bench_cpu_us();
    struct verify_report rep;
    struct verify_source src;
    struct errinfo ei = {0};
    struct logfile *lf;

    must(logfile_open(&lf, path, NULL, LOGFILE_FRAMES, NULL, &ei), "read", &ei);
    src = verify_logfile(lf);
    verify_run(&src, &opts, &rep);
    logfile_close(lf);
    if (rep.outcome != VERIFY_INTACT || rep.bodies != entries ||
        rep.signed_size != entries) {
        fprintf(stderr, "log: not found intact: %s\n", rep.why);
        exit(1);
    }
    return bench_cpu_us() - began;
}

int
log_run(const char *dir, uint64_t entries, const char *sizes)
{
    static struct writer w;
    char path[400];
    size_t bytes;
    double us, hash;

    must(crypto_init(NULL), "libgcrypt", &(struct errinfo){0});
    read_sizes(&w, sizes);
    (void)snprintf(path, sizeof(path), "%s/bench.log", dir);
    write_log(&w, path, entries);
    us = walk_log(path, &w.vkey, entries);
    hash = bare_hash(path, &bytes);
    (void)unlink(path);
    printf("{\"entries\":%llu,\"bytes\":%zu,\"verify_us\":%.0f,"
           "\"hash_us\":%.0f}\n",
        (unsigned long long)entries, bytes, us, hash);
    return 0;
}

/* ---- tiles ------------------------------------------------------------------------ */

/* Tiles on their way out, one per level, and the tree that they must be. */
struct planter {
    const char *dir;
    uint64_t n[LEVELS]; /* hashes so far */
    uint8_t tile[LEVELS][TILE_WIDTH * TREE_HASH_LEN];
    struct tree tree;
};

static void
make_dirs(char *path)
{
    for (char *p = path + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        (void)mkdir(path, 0700);
        *p = '/';
    }
}

static void
put_tile(const struct planter *p, int level, uint64_t n, unsigned width)
{
    char name[TILE_NAME_MAX], path[400];
    FILE *f;

    tile_name(name, level, n, width);
    (void)snprintf(path, sizeof(path), "%s/%s", p->dir, name);
    f = fopen(path, "wb");
    if (f == NULL) {
        make_dirs(path);
        f = fopen(path, "wb");
    }
    if (f == NULL || fwrite(p->tile[level], TREE_HASH_LEN, width, f) != width ||
        fclose(f) != 0) {
        fprintf(stderr, "log: a tile cannot be written\n");
        exit(1);
    }
}

static void
root_of(const uint8_t *tile, uint8_t out[static TREE_HASH_LEN])
{
    struct errinfo ei = {0};
    struct tree t;

    tree_init(&t);
    for (size_t i = 0; i < TILE_WIDTH; i++)
        must(tree_append(&t, tile + i * TREE_HASH_LEN, &ei), "tree", &ei);
    must(tree_root(&t, out, &ei), "tree", &ei);
}

/* A full tile is written, and its root goes one level up. */
static void
plant_hash(struct planter *p, const uint8_t hash[static TREE_HASH_LEN])
{
    uint8_t up[TREE_HASH_LEN];

    memcpy(up, hash, sizeof(up));
    for (int level = 0; level < LEVELS; level++) {
        size_t at = p->n[level] % TILE_WIDTH;

        memcpy(p->tile[level] + at * TREE_HASH_LEN, up, sizeof(up));
        p->n[level]++;
        if (at + 1 < TILE_WIDTH)
            return;
        put_tile(p, level, p->n[level] / TILE_WIDTH - 1, TILE_WIDTH);
        root_of(p->tile[level], up);
    }
}

static void
plant(struct planter *p, uint64_t leaves)
{
    uint8_t leaf[TREE_HASH_LEN];
    struct errinfo ei = {0};

    tree_init(&p->tree);
    must(random_fill(leaf, sizeof(leaf), &ei), "random", &ei);
    for (uint64_t i = 0; i < leaves; i++) {
        const struct span s = {leaf, sizeof(leaf)};

        must(digest_sha256(leaf, &s, 1, &ei), "digest", &ei);
        must(tree_append(&p->tree, leaf, &ei), "tree", &ei);
        plant_hash(p, leaf);
    }
    for (int level = 0; level < LEVELS; level++)
        if (p->n[level] % TILE_WIDTH != 0)
            put_tile(p, level, p->n[level] / TILE_WIDTH,
                (unsigned)(p->n[level] % TILE_WIDTH));
}

/* One proof, by a reader that has read nothing yet, checked to the root. */
static double
prove_one(const char *dir, const struct tree_head *head, uint64_t index)
{
    uint8_t leaf[TREE_HASH_LEN];
    struct tree_proof proof;
    struct errinfo ei = {0};
    struct tile_reader *rd;
    struct tree_source src;
    struct timespec a, b;

    (void)clock_gettime(CLOCK_MONOTONIC, &a);
    must(tile_reader_new(&rd, dir, head->size, &ei), "tiles", &ei);
    src = tile_reader_source(rd);
    must(tree_prove_inclusion(&src, index, head->size, &proof, &ei), "prove",
        &ei);
    (void)clock_gettime(CLOCK_MONOTONIC, &b);
    must(src.node(src.ctx, 0, index, leaf, &ei), "leaf", &ei);
    must(tree_check_inclusion(index, head, leaf, &proof, &ei), "check", &ei);
    tile_reader_free(rd);
    return (double)(b.tv_sec - a.tv_sec) * 1e6 +
           (double)(b.tv_nsec - a.tv_nsec) / 1e3;
}

static int
by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

int
proof_run(const char *dir, uint64_t leaves)
{
    static struct planter p;
    static double us[PROOFS];
    struct tree_head head = {.size = leaves};
    struct errinfo ei = {0};

    must(crypto_init(&ei), "libgcrypt", &ei);
    p.dir = dir;
    plant(&p, leaves);
    must(tree_root(&p.tree, head.root, &ei), "root", &ei);
    for (size_t i = 0; i < PROOFS; i++) {
        uint64_t r;

        must(random_fill((uint8_t *)&r, sizeof(r), &ei), "random", &ei);
        us[i] = prove_one(dir, &head, r % leaves);
    }
    qsort(us, PROOFS, sizeof(us[0]), by_time);
    printf("{\"leaves\":%llu,\"proofs\":%d,\"p50_us\":%.1f,\"p99_us\":%.1f,"
           "\"max_us\":%.1f}\n",
        (unsigned long long)leaves, PROOFS, us[PROOFS / 2],
        us[PROOFS * 99 / 100], us[PROOFS - 1]);
    return 0;
}

/* ---- commitments ---------------------------------------------------------------- */

int
commit_run(size_t elements)
{
    enum { TIMES = 20000 };
    struct commit_item item[COMMIT_MAX];
    uint8_t key[SEAL_KEY_LEN] = {0}, root[COMMIT_LEN];
    const struct commit_set set = {key, item, elements};
    struct errinfo ei = {0};
    struct seal *seal;
    double us[ROUNDS];

    must(crypto_init(&ei), "libgcrypt", &ei);
    must(seal_new(&seal, &ei), "seal", &ei);
    for (size_t e = 0; e < COMMIT_MAX; e++)
        item[e] = (struct commit_item){.element = (uint16_t)e,
            .outcome = COMMIT_DISCLOSED};
    for (size_t r = 0; r < ROUNDS; r++) {
        double began = bench_cpu_us();

        for (size_t i = 0; i < TIMES; i++) {
            memcpy(key, &i, sizeof(i));
            must(commit_root(seal, &set, root, &ei), "commit", &ei);
        }
        us[r] = (bench_cpu_us() - began) / TIMES;
    }
    qsort(us, ROUNDS, sizeof(us[0]), by_time);
    printf("{\"elements\":%zu,\"us\":%.2f}\n", elements, us[ROUNDS / 2]);
    seal_free(seal);
    return 0;
}
