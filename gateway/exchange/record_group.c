/* SPDX-License-Identifier: EUPL-1.2 */
#include <assert.h>

#include "base/clock.h"
#include "exchange/record_parts.h"
#include "store/entries.h"

#include "base/banned.h"

/* ---- begin and stage ---------------------------------------------------- */

enum err
record_group_begin(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    enum err rc = store_begin(r->st, &g->txn, ei);

    if (rc != ERR_OK)
        return rc;
    g->base = r->tree.size;
    g->now_ms = clock_wall_ms(r->clk);
    g->n = 0;
    g->plan_n = 0;
    g->tally = r->tally;
    buf_clear(&g->sealed);
    if (r->note_saved)
        return ERR_OK;
    rc = store_checkpoint_put(g->txn, r->note_size, buf_peek(&r->note), ei);
    if (rc != ERR_OK)
        record_group_abort(r);
    return rc;
}

void
record_group_abort(struct record *r)
{
    struct record_group *g = &r->group;

    store_rollback(&g->txn);
    for (size_t i = 0; i < g->plan_n; i++)
        explicit_bzero(g->plan[i].payload_key, SEAL_KEY_LEN);
    g->n = 0;
    g->plan_n = 0;
    /* The lanes ran ahead of what did not come about. */
    if (outbox_reload(r->ob, NULL) != ERR_OK)
        r->dead = true;
}

/* What the body and its key are bound to: their place in the log. */
static void
bind_to(uint64_t index, uint8_t aad[static 8])
{
    for (int i = 0; i < 8; i++)
        aad[i] = (uint8_t)(index >> (56 - 8 * i));
}

static enum err
seal_body(struct record *r, const struct record_draft *d,
    struct record_staged *s, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    uint8_t aad[8];
    struct seal_with with = {.key = d->key, .aad = {aad, sizeof(aad)}};
    const uint8_t *kek = NULL;
    enum err rc;

    bind_to(g->base + g->n, aad);
    s->body_at = g->sealed.n;
    s->epoch = keyring_period(KEYRING_BODY, g->now_ms);
    s->until_day = d->until_day;
    rc = seal_put(r->seal, &with, d->json, &g->sealed, ei);
    if (rc != ERR_OK)
        return rc;
    s->body_n = g->sealed.n - s->body_at;
    if (s->body_n > ENTRY_SEALED_MAX)
        return err_set(ei, ERR_LIMIT, "record.stage", "the body is too long");
    rc = keyring_need(r->ring, KEYRING_BODY, s->epoch, &kek, ei);
    if (rc != ERR_OK)
        return rc;
    return seal_wrap(r->seal, kek, with.aad, d->key, s->wrapped, ei);
}

static enum err
make_skeleton(struct record *r, const struct record_draft *d,
    struct record_staged *s, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    struct span sealed = {g->sealed.p + s->body_at, s->body_n};
    struct entry e = {.kind = d->kind, .time_ms = (uint64_t)g->now_ms};
    enum err rc = digest_sha256(e.body_digest, &sealed, 1, ei);

    if (rc != ERR_OK)
        return rc;
    memcpy(e.commit_root, d->commit_root, sizeof(e.commit_root));
    entry_write(&e, s->skeleton);
    return entry_leaf(s->skeleton, g->leaf[g->n], ei);
}

enum err
record_group_stage(struct record *r, const struct record_draft *d,
    struct errinfo *ei)
{
    struct record_group *g = &r->group;
    struct record_staged *s = &g->staged[g->n];
    size_t before = g->sealed.n;
    enum err rc;

    assert(g->txn != NULL);
    if (g->n == RECORD_ENTRIES_MAX)
        return err_set(ei, ERR_LIMIT, "record.stage", "the group is full");
    rc = seal_body(r, d, s, ei);
    if (rc == ERR_OK)
        rc = make_skeleton(r, d, s, ei);
    if (rc == ERR_OK)
        g->n++;
    else
        g->sealed.n = before;
    return rc;
}

/* ---- write -------------------------------------------------------------- */

static struct span
sealed_of(const struct record_group *g, size_t i)
{
    return (
        struct span){g->sealed.p + g->staged[i].body_at, g->staged[i].body_n};
}

static enum err
write_entries(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;

    for (size_t i = 0; i < g->n; i++) {
        struct record_staged *s = &g->staged[i];
        struct store_entry e = {.idx = g->base + i,
            .skeleton = {s->skeleton, ENTRY_LEN},
            .body = sealed_of(g, i),
            .leaf = {g->leaf[i], TREE_HASH_LEN}};
        struct store_body_key k = {.idx = e.idx,
            .epoch = s->epoch,
            .wrapped = {s->wrapped, SEAL_WRAPPED_LEN},
            .until_day = s->until_day};
        enum err rc = store_entry_put(g->txn, &e, ei);

        if (rc == ERR_OK)
            rc = store_body_key_put(g->txn, &k, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

static enum err
write_group(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    enum err rc = ERR_OK;

    g->tree = r->tree;
    if (g->n > 0)
        rc = tree_batch(&g->tree, (const uint8_t(*)[TREE_HASH_LEN])g->leaf,
            g->n, g->proof, g->root, ei);
    if (rc == ERR_OK)
        rc = write_entries(r, ei);
    if (rc == ERR_OK)
        rc = record_accept_write(r, ei);
    if (rc == ERR_OK)
        rc = record_known_tally_put(r, ei);
    return rc;
}

/*
 * An error here means unknown: the kernel may have written the group before it
 * failed us.  One case is certain: without room nothing was written, and the
 * database itself must say so.
 */
static enum err
commit_group(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    uint64_t n = UINT64_MAX;
    enum err rc = store_commit(&g->txn, ei);

    if (rc == ERR_OK)
        return ERR_OK;
    store_rollback(&g->txn);
    if (rc == ERR_FULL && store_entry_count(r->st, &n, NULL) == ERR_OK &&
        n == g->base)
        return ERR_FULL;
    r->dead = true;
    return err_as(ei, ERR_CORRUPT);
}

/* ---- after the commit --------------------------------------------------- */

struct comparing {
    const struct record_group *g;
    size_t seen;
};

static enum err
compare_entry(void *ctx, const struct store_entry *e, struct errinfo *ei)
{
    struct comparing *c = ctx;
    const struct record_group *g = c->g;
    uint8_t leaf[ENTRY_HASH_LEN];
    enum err rc;

    if (c->seen == g->n || e->idx != g->base + c->seen ||
        e->skeleton.n != ENTRY_LEN)
        return err_set(ei, ERR_CORRUPT, "record.read_back",
            "entry %llu is not where it was put", (unsigned long long)e->idx);
    rc = entry_leaf(e->skeleton.p, leaf, ei);
    if (rc == ERR_OK)
        rc = entry_check_body(e->skeleton.p, e->body, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(leaf, g->leaf[c->seen], sizeof(leaf)) != 0)
        return err_set(ei, ERR_CORRUPT, "record.read_back",
            "entry %llu reads back otherwise", (unsigned long long)e->idx);
    c->seen++;
    return ERR_OK;
}

/* Nothing is signed but what the database really holds. */
static enum err
read_back(struct record *r, struct errinfo *ei)
{
    struct comparing c = {.g = &r->group};
    enum err rc = store_entry_walk(r->st, c.g->base, compare_entry, &c, ei);

    if (rc == ERR_OK && c.seen != c.g->n)
        rc = err_set(ei, ERR_CORRUPT, "record.read_back",
            "%zu of %zu entries read back", c.seen, c.g->n);
    return rc;
}

static enum err
append_file(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    struct logfile_entry v[RECORD_ENTRIES_MAX];
    enum err rc;

    for (size_t i = 0; i < g->n; i++)
        v[i] = (struct logfile_entry){g->staged[i].skeleton, sealed_of(g, i),
            g->leaf[i]};
    rc = logfile_append(r->lf, v, g->n, ei);
    if (rc == ERR_OK)
        return ERR_OK;
    /* In the database only: nothing is answered until the file has it too. */
    r->behind = true;
    r->behind_why = rc;
    if (rc != ERR_FULL && rc != ERR_IO) {
        r->dead = true;
        rc = err_as(ei, ERR_CORRUPT);
    }
    return rc;
}

enum err
record_group_sign(struct record *r, struct errinfo *ei)
{
    struct tree_head head = {.size = r->tree.size};
    enum err rc = tree_root(&r->tree, head.root, ei);

    buf_clear(&r->note);
    if (rc == ERR_OK)
        rc = note_write(&r->note, &head, &r->note_key, r->key, ei);
    if (rc != ERR_OK)
        return rc;
    r->note_size = head.size;
    r->note_saved = false;
    rc = logfile_checkpoint(r->lf, buf_peek(&r->note), ei);
    /* The next group takes it along; the database keeps it as well. */
    return rc == ERR_FULL || rc == ERR_IO ? ERR_OK : rc;
}

static enum err
after_commit(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    enum err rc;

    r->note_saved = true;
    r->tally = g->tally;
    if (g->n == 0)
        return ERR_OK;
    rc = read_back(r, ei);
    if (rc == ERR_OK)
        rc = append_file(r, ei);
    if (rc != ERR_OK)
        return rc;
    r->tree = g->tree;
    return record_group_sign(r, ei);
}

enum err
record_group_end(struct record *r, struct errinfo *ei)
{
    struct record_group *g = &r->group;
    enum err rc = write_group(r, ei);

    if (rc == ERR_OK)
        rc = commit_group(r, ei);
    if (rc != ERR_OK) {
        record_group_abort(r);
        return rc;
    }
    rc = after_commit(r, ei);
    if (rc != ERR_OK && !r->behind) {
        r->dead = true;
        rc = err_as(ei, ERR_CORRUPT);
    }
    if (rc == ERR_OK)
        record_accept_finish(r);
    for (size_t i = 0; i < g->plan_n; i++)
        explicit_bzero(g->plan[i].payload_key, SEAL_KEY_LEN);
    g->plan_n = 0;
    g->n = 0;
    return rc;
}
