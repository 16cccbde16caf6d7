/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_UNIT_LEDGER_SAMPLE_H
#define TESTS_UNIT_LEDGER_SAMPLE_H

/* What the tests of ledger/ share: a key, entries made from a number. */

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "crypto/crypto.h"
#include "crypto/digest.h"
#include "crypto/sign.h"
#include "ledger/entry.h"
#include "ledger/note.h"
#include "ledger/tree.h"

#define SAMPLE_ORIGIN "ketenpoort.example/verstrekkingen-2026"

struct sample_entry {
    uint8_t sealed[64];
    size_t sealed_n;
    uint8_t skeleton[ENTRY_LEN];
    uint8_t leaf[ENTRY_HASH_LEN];
};

#define SAMPLE_OK(call) sample_ok((call), #call)

static inline void
sample_ok(enum err rc, const char *what)
{
    if (rc == ERR_OK)
        return;
    fprintf(stderr, "%s: %s\n", what, err_text(rc));
    abort();
}

static inline struct sample_entry
sample_entry(uint64_t i)
{
    struct sample_entry s = {.sealed_n = 20 + i % 40};
    struct entry e = {.kind = ENTRY_VRIJGAVE, .time_ms = 1790000000000 + i};
    struct span body = {s.sealed, s.sealed_n};

    for (size_t k = 0; k < s.sealed_n; k++)
        s.sealed[k] = (uint8_t)(i * 31 + k * 7 + (i >> 8));
    SAMPLE_OK(digest_sha256(e.body_digest, &body, 1, NULL));
    memset(e.commit_root, (int)(i & 0xff), sizeof(e.commit_root));
    entry_write(&e, s.skeleton);
    SAMPLE_OK(entry_leaf(s.skeleton, s.leaf, NULL));
    return s;
}

/* The key pair of seed n n n ... and its verifier. */
static inline struct sign_key *
sample_key(uint8_t n, struct note_key *vkey)
{
    uint8_t seed[SIGN_SEED_LEN];
    struct sign_key *key;

    memset(seed, n, sizeof(seed));
    SAMPLE_OK(sign_key_from_seed(&key, seed, NULL));
    SAMPLE_OK(note_key_init(vkey, SAMPLE_ORIGIN, NOTE_ED25519,
        sign_key_public(key), NULL));
    return key;
}

/* The checkpoint of a tree; out is cleared first. */
static inline void
sample_note(struct buf *out, const struct tree *t, const struct note_key *vkey,
    struct sign_key *key)
{
    struct tree_head head = {.size = t->size};

    SAMPLE_OK(tree_root(t, head.root, NULL));
    buf_clear(out);
    SAMPLE_OK(note_write(out, &head, vkey, key, NULL));
}

/* A whole file, terminated; the caller frees it. */
static inline uint8_t *
sample_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    uint8_t *p = malloc(1 << 20);

    if (f == NULL || p == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        abort();
    }
    *n = fread(p, 1, (1 << 20) - 1, f);
    p[*n] = 0;
    fclose(f);
    return p;
}

#endif
