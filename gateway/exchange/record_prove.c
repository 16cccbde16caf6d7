/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_prove.h"

#include <stdio.h>
#include <stdlib.h>

#include "exchange/record_parts.h"
#include "ledger/commit.h"
#include "ledger/edge.h"
#include "store/entries.h"

#include "base/banned.h"

enum {
    /* Without tiles every leaf is hashed again; the recorder waits so long. */
    LEAVES_MAX = 65536
};

static const char where[] = "record.prove";

/* What is too large for the stack, and is wiped: it holds salts. */
struct making {
    struct record *r;
    const struct record_prove *q;
    uint64_t index;
    struct tree_head head; /* of the newest signed checkpoint */
    uint8_t leaf[TREE_HASH_LEN];
    struct opening opening;
    struct proof proof;
    struct body body;
    struct commit_item item[COMMIT_MAX];
    struct commit_opening open[COMMIT_MAX];
};

const char *
record_prove_end_name(enum record_prove_end end)
{
    static const char *const names[RECORD_PROVE_END__COUNT] = {
        [RECORD_PROVE_MADE] = "made",
        [RECORD_PROVE_BOUNDS] = "bounds",
        [RECORD_PROVE_SHREDDED] = "shredded",
        [RECORD_PROVE_UNSIGNED] = "unsigned",
        [RECORD_PROVE_STRANGE] = "strange",
        [RECORD_PROVE_FORKED] = "forked",
    };

    return names[end];
}

void
record_prove_init(struct record_proved *p)
{
    *p = (struct record_proved){.end = RECORD_PROVE_MADE};
    buf_init(&p->text, PROOF_MAX);
}

void
record_prove_done(struct record_proved *p)
{
    buf_done(&p->text);
}

/* ---- hashes of the tree ----------------------------------------------------- */

static enum err
give_skeleton(void *ctx, uint64_t index, uint8_t out[static ENTRY_LEN],
    struct errinfo *ei)
{
    struct record *r = ctx;

    return store_skeleton_get(r->st, index, out, ENTRY_LEN, ei);
}

/* Tiles that cannot be read are left alone: they can be made again. */
static void
open_tiles(const struct record *r, struct edge *h)
{
    char dir[RECORD_PATH_MAX + 8];
    uint64_t published = 0;

    (void)snprintf(dir, sizeof(dir), "%s/tlog", r->state_dir);
    if (tile_published(dir, &published, NULL) != ERR_OK || published == 0 ||
        published > r->note_size ||
        tile_reader_new(&h->tiles, dir, published, NULL) != ERR_OK)
        h->tiles = NULL;
}

/* ---- the two proofs of the tree ------------------------------------------------ */

static enum err
prove_inclusion(struct making *m, const struct tree_source *src,
    struct errinfo *ei)
{
    enum err rc =
        tree_prove_inclusion(src, m->index, m->head.size, &m->proof.path, ei);

    if (rc == ERR_OK)
        rc = tree_check_inclusion(m->index, &m->head, m->leaf, &m->proof.path,
            ei);
    return rc;
}

static enum err
prove_earlier(struct making *m, const struct tree_source *src,
    struct errinfo *ei)
{
    struct note_checkpoint cp;
    uint64_t size;
    enum err rc;

    if (m->q->earlier.n == 0)
        return ERR_OK;
    rc = note_open(m->q->earlier, &m->r->note_key, &cp, ei);
    if (rc == ERR_OK)
        rc = tree_prove_consistency(src, cp.head.size, m->head.size,
            &m->opening.since, ei);
    m->opening.earlier = m->q->earlier;
    if (rc == ERR_OK)
        rc = opening_check_earlier(&m->opening, &m->r->note_key, &m->head,
            &size, ei);
    return rc;
}

static enum err
prove_with(struct making *m, struct edge *h, bool *forked, struct errinfo *ei)
{
    struct tree_source src = edge_source(h);
    enum err rc = prove_inclusion(m, &src, ei);

    *forked = rc == ERR_OK;
    if (rc == ERR_OK)
        rc = prove_earlier(m, &src, ei);
    return rc;
}

/* With the tiles, and where these do not fit from the leaves themselves. */
static enum err
prove_tree(struct making *m, bool *forked, struct errinfo *ei)
{
    struct edge h = {.src = {give_skeleton, m->r}};
    enum err rc;

    open_tiles(m->r, &h);
    if (h.tiles == NULL && m->head.size > LEAVES_MAX)
        return err_set(ei, ERR_CORRUPT, where,
            "there are no tiles to prove it with");
    rc = prove_with(m, &h, forked, ei);
    if (rc != ERR_OK && h.tiles != NULL && m->head.size <= LEAVES_MAX) {
        tile_reader_free(h.tiles);
        h.tiles = NULL;
        rc = prove_with(m, &h, forked, ei);
    }
    tile_reader_free(h.tiles);
    return rc;
}

/* ---- openings ------------------------------------------------------------------- */

/* What was committed to, as record_body.c did it. */
static size_t
items_of(const struct body_decision *d, struct commit_item *item)
{
    size_t n = 0;

    for (unsigned i = 0; i < EL__COUNT && n < COMMIT_MAX; i++) {
        enum element e = (enum element)i;
        uint8_t how = COMMIT_DISCLOSED;

        if (!elset_has(&d->offered, e))
            continue;
        if (!elset_has(&d->disclosed, e))
            how = COMMIT_WITHHELD;
        else if (elset_has(&d->in_part, e))
            how = COMMIT_IN_PART;
        item[n++] = (struct commit_item){(uint16_t)i, how,
            how == COMMIT_WITHHELD ? d->line[e].weiger : (uint8_t)WEIGER_GEEN};
    }
    return n;
}

static enum err
list_with(struct making *m, const uint8_t *key, struct errinfo *ei)
{
    struct commit_set set = {key, m->item, m->opening.list_n};

    return commit_list(m->r->seal, &set, m->opening.list, m->open, ei);
}

/* Every commitment made again.  errors  ERR_NOTFOUND  the key is gone */
static enum err
make_list(struct making *m, struct errinfo *ei)
{
    uint8_t key[SEAL_KEY_LEN] = {0};
    struct buf json;
    enum err rc;

    buf_init(&json, (size_t)RECORD_BODY_MAX * 2);
    rc = record_body_open(m->r, m->index, NULL, &json, ei);
    if (rc == ERR_OK)
        rc = body_read(buf_peek(&json), &m->body, ei);
    if (rc == ERR_OK && body_has_decision(&m->body))
        m->opening.list_n = items_of(&m->body.decision, m->item);
    buf_wipe(&json);
    if (rc == ERR_OK)
        rc = record_body_key(m->r, m->index, key, ei);
    if (rc == ERR_OK)
        rc = list_with(m, key, ei);
    explicit_bzero(key, sizeof(key));
    return rc;
}

/* Nothing was offered: that needs no key. */
static bool
is_empty(const struct making *m)
{
    uint8_t none[COMMIT_LEN];
    struct entry e;

    return commit_root_none(none, NULL) == ERR_OK &&
           entry_read((struct span){m->opening.skeleton, ENTRY_LEN}, &e,
               NULL) == ERR_OK &&
           memcmp(e.commit_root, none, sizeof(none)) == 0;
}

static enum err
open_elements(struct making *m, struct record_proved *out, struct errinfo *ei)
{
    enum err rc = ERR_OK;

    if (!m->q->open)
        return ERR_OK;
    if (!is_empty(m))
        rc = make_list(m, ei);
    if (rc == ERR_NOTFOUND) {
        out->end = RECORD_PROVE_SHREDDED;
        return ERR_OK;
    }
    if (rc != ERR_OK)
        return rc;
    m->opening.has_list = true;
    opening_choose(&m->opening, m->open, &m->q->choice, &out->absent,
        &out->bounds);
    if (elset_n(&out->bounds) > 0 && !m->q->choice.bounds)
        out->end = RECORD_PROVE_BOUNDS;
    return opening_check(&m->opening, ei);
}

/* ---- one file --------------------------------------------------------------------- */

static enum err
write_text(struct making *m, struct record_proved *out, struct errinfo *ei)
{
    struct buf extra;
    enum err rc;

    buf_init(&extra, PROOF_EXTRA_MAX);
    rc = opening_write(&extra, &m->opening, ei);
    if (rc == ERR_OK) {
        memcpy(m->proof.extra, extra.p, extra.n);
        m->proof.extra_n = extra.n;
        m->proof.index = m->index;
        m->proof.note = buf_peek(&m->r->note);
        rc = proof_write(&out->text, &m->proof, ei);
    }
    buf_wipe(&extra);
    return rc;
}

/* The entry, its leaf, and the newest checkpoint. */
static enum err
find(struct making *m, struct record_proved *out, struct errinfo *ei)
{
    struct record *r = m->r;
    struct note_checkpoint cp;
    enum err rc = record_read_index(r, m->q->id_or_index, &m->index, ei);

    if (rc == ERR_OK)
        rc = store_skeleton_get(r->st, m->index, m->opening.skeleton, ENTRY_LEN,
            ei);
    if (rc == ERR_OK)
        rc = entry_leaf(m->opening.skeleton, m->leaf, ei);
    if (rc != ERR_OK)
        return rc == ERR_NOTFOUND ? err_set(ei, rc, where, "no such entry")
                                  : rc;
    out->index = m->index;
    if (r->note.n == 0 || m->index >= r->note_size) {
        out->end = RECORD_PROVE_UNSIGNED;
        return ERR_OK;
    }
    rc = note_open(buf_peek(&r->note), &r->note_key, &cp, ei);
    m->head = cp.head;
    return rc == ERR_OK ? rc : err_as(ei, ERR_CORRUPT);
}

static enum err
look_at_earlier(struct making *m, struct record_proved *out, struct errinfo *ei)
{
    struct note_checkpoint cp;

    if (m->q->earlier.n > OPENING_NOTE_MAX)
        return err_set(ei, ERR_LIMIT, where,
            "the earlier checkpoint is over %d bytes", OPENING_NOTE_MAX);
    if (m->q->earlier.n == 0)
        return ERR_OK;
    if (note_open(m->q->earlier, &m->r->note_key, &cp, NULL) != ERR_OK ||
        cp.head.size == 0)
        out->end = RECORD_PROVE_STRANGE;
    else if (cp.head.size > m->head.size)
        out->end = RECORD_PROVE_FORKED;
    return ERR_OK;
}

static enum err
make(struct making *m, struct record_proved *out, struct errinfo *ei)
{
    bool forked = false;
    enum err rc = find(m, out, ei);

    if (rc == ERR_OK && out->end == RECORD_PROVE_MADE)
        rc = look_at_earlier(m, out, ei);
    if (rc == ERR_OK && out->end == RECORD_PROVE_MADE)
        rc = open_elements(m, out, ei);
    if (rc != ERR_OK || out->end != RECORD_PROVE_MADE)
        return rc;
    rc = prove_tree(m, &forked, ei);
    if (rc == ERR_CORRUPT && forked) {
        out->end = RECORD_PROVE_FORKED;
        return ERR_OK;
    }
    return rc == ERR_OK ? write_text(m, out, ei) : rc;
}

enum err
record_prove(struct record *r, const struct record_prove *q,
    struct record_proved *out, struct errinfo *ei)
{
    struct making *m = calloc(1, sizeof(*m));
    enum err rc;

    if (m == NULL)
        return err_set(ei, ERR_NOMEM, where, "no room for a proof");
    m->r = r;
    m->q = q;
    rc = make(m, out, ei);
    explicit_bzero(m, sizeof(*m));
    free(m);
    return rc;
}
