/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/signed.h"

#include "store/stmt.h"

#include "base/banned.h"

#define BYTES(a) ((struct span){(a), sizeof(a)})

/* A text of at most max - 1 bytes; longer ones are not ours. */
static enum err
col_text(const struct stmt *q, int col, char *out, size_t max,
    struct errinfo *ei)
{
    struct span s = stmt_col_blob(q, col);

    if (s.n >= max)
        return err_set(ei, ERR_CORRUPT, "store.signed", "a text is too long");
    if (s.n > 0)
        memcpy(out, s.p, s.n);
    out[s.n] = '\0';
    return ERR_OK;
}

/* ---- persons ------------------------------------------------------------ */

enum err
store_person_add(struct store_txn *txn, const struct store_person *p,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_PERSON_ADD);

    stmt_text(&q, span_of(p->id));
    stmt_int(&q, p->rol);
    stmt_blob(&q, BYTES(p->pub));
    stmt_int(&q, p->at_ms);
    return stmt_run(&q, "store.person_add", ei);
}

enum err
store_person_revoke(struct store_txn *txn, const char *id, int64_t at_ms,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_PERSON_REVOKE);

    stmt_int(&q, at_ms);
    stmt_text(&q, span_of(id));
    return stmt_run(&q, "store.person_revoke", ei);
}

static enum err
read_person(const struct stmt *q, struct store_person *p, struct errinfo *ei)
{
    enum err rc = col_text(q, 0, p->id, sizeof(p->id), ei);

    if (rc == ERR_OK)
        rc = stmt_col_copy(q, 2, p->pub, sizeof(p->pub), ei);
    p->rol = (int)stmt_col_int(q, 1);
    p->at_ms = stmt_col_int(q, 3);
    p->revoked_ms = stmt_col_int(q, 4);
    return rc;
}

enum err
store_person_walk(struct store *st, store_person_fn *each, void *ctx,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_PERSON_WALK);
    enum err rc;

    while ((rc = stmt_step(&q, "store.person_walk", ei)) == ERR_OK) {
        struct store_person p = {.rol = 0};

        rc = read_person(&q, &p, ei);
        if (rc == ERR_OK)
            rc = each(ctx, &p, ei);
        if (rc != ERR_OK) {
            stmt_end(&q);
            return rc;
        }
    }
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}

/* ---- steps -------------------------------------------------------------- */

enum err
store_policy_step_add(struct store_txn *txn, const struct store_policy_step *s,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(txn->st, STMT_POLICY_STEP_ADD);

    stmt_blob(&q, BYTES(s->hash));
    stmt_int(&q, s->what);
    stmt_text(&q, span_of(s->version));
    stmt_text(&q, span_of(s->person));
    stmt_text(&q, span_of(s->reason));
    stmt_int(&q, s->at_ms);
    stmt_int(&q, s->from_ms);
    stmt_blob(&q, s->is_signed ? BYTES(s->signature) : (struct span){NULL, 0});
    stmt_int(&q, (int64_t)s->idx);
    stmt_blob(&q, BYTES(s->base));
    return stmt_run(&q, "store.policy_step_add", ei);
}

static enum err
read_step(const struct stmt *q, struct store_policy_step *s, struct errinfo *ei)
{
    enum err rc = stmt_col_copy(q, 0, s->hash, sizeof(s->hash), ei);

    s->what = (int)stmt_col_int(q, 1);
    if (rc == ERR_OK)
        rc = col_text(q, 2, s->version, sizeof(s->version), ei);
    if (rc == ERR_OK)
        rc = col_text(q, 3, s->person, sizeof(s->person), ei);
    if (rc == ERR_OK)
        rc = col_text(q, 4, s->reason, sizeof(s->reason), ei);
    s->at_ms = stmt_col_int(q, 5);
    s->from_ms = stmt_col_int(q, 6);
    s->is_signed = stmt_col_blob(q, 7).n > 0;
    if (rc == ERR_OK && s->is_signed)
        rc = stmt_col_copy(q, 7, s->signature, sizeof(s->signature), ei);
    s->idx = (uint64_t)stmt_col_int(q, 8);
    if (rc == ERR_OK)
        rc = stmt_col_copy(q, 9, s->base, sizeof(s->base), ei);
    return rc;
}

enum err
store_policy_step_walk(struct store *st, store_policy_step_fn *each, void *ctx,
    struct errinfo *ei)
{
    struct stmt q = stmt_begin(st, STMT_POLICY_STEP_WALK);
    enum err rc;

    while ((rc = stmt_step(&q, "store.policy_step_walk", ei)) == ERR_OK) {
        struct store_policy_step s = {.what = 0};

        rc = read_step(&q, &s, ei);
        if (rc == ERR_OK)
            rc = each(ctx, &s, ei);
        if (rc != ERR_OK) {
            stmt_end(&q);
            return rc;
        }
    }
    return rc == ERR_NOTFOUND ? ERR_OK : rc;
}
