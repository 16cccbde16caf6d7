/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "exchange/record_parts.h"
#include "exchange/record_policy.h"
#include "store/known.h"

#include "base/banned.h"

enum { POLICY_META_LEN = POLICY_HASH_LEN };

static const char book_version[] = "book.version";
static const char policy_active[] = "policy.active";
static const char tally[] = "tally";

/* ---- numbers -------------------------------------------------------------------- */

static void
put_u64(uint8_t out[static 8], uint64_t v)
{
    for (int i = 0; i < 8; i++)
        out[i] = (uint8_t)(v >> (56 - 8 * i));
}

static uint64_t
get_u64(const uint8_t *p)
{
    uint64_t v = 0;

    for (int i = 0; i < 8; i++)
        v = v << 8 | p[i];
    return v;
}

/* A named value of exactly n bytes; zeros when there is none. */
static enum err
get_meta(struct record *r, const char *name, uint8_t *out, size_t n,
    struct errinfo *ei)
{
    enum err rc;

    buf_clear(&r->scratch);
    rc = store_meta_get(r->st, name, &r->scratch, ei);
    memset(out, 0, n);
    if (rc == ERR_NOTFOUND)
        return ERR_OK;
    if (rc != ERR_OK)
        return rc;
    if (r->scratch.n != n)
        return err_set(ei, ERR_CORRUPT, "record.meta", "%s is damaged", name);
    memcpy(out, r->scratch.p, n);
    return ERR_OK;
}

enum err
record_known_tally(struct record *r, struct errinfo *ei)
{
    uint8_t v[24];
    enum err rc = get_meta(r, tally, v, sizeof(v), ei);

    if (rc == ERR_OK)
        r->tally =
            (struct record_tally){get_u64(v), get_u64(v + 8), get_u64(v + 16)};
    return rc;
}

enum err
record_known_tally_put(struct record *r, struct errinfo *ei)
{
    const struct record_tally *t = &r->group.tally;
    uint8_t v[24];

    if (t->released == r->tally.released && t->refused == r->tally.refused &&
        t->dead == r->tally.dead)
        return ERR_OK;
    put_u64(v, t->released);
    put_u64(v + 8, t->refused);
    put_u64(v + 16, t->dead);
    return store_meta_put(r->group.txn, tally, (struct span){v, sizeof(v)}, ei);
}

/* ---- the book --------------------------------------------------------------------- */

/* One partner is stored as a book of one. */
static enum err
load_partner(void *ctx, struct span bytes, struct errinfo *ei)
{
    struct partner_book *book = ctx;
    struct partner_book one = {.n = 0};
    enum err rc = partner_book_read(bytes, &one, ei);

    if (rc == ERR_OK && one.n != 1)
        rc = err_set(ei, ERR_CORRUPT, "record.book", "not one partner");
    if (rc == ERR_OK)
        rc = partner_book_put(book, &one.v[0], ei);
    partner_book_done(&one);
    return rc;
}

static enum err
load_active(struct record *r, struct errinfo *ei)
{
    static const uint8_t none[POLICY_META_LEN];
    enum err rc = get_meta(r, policy_active, r->active, sizeof(r->active), ei);

    r->has_active = rc == ERR_OK && memcmp(r->active, none, sizeof(none)) != 0;
    return rc;
}

enum err
record_known_load(struct record *r, struct errinfo *ei)
{
    struct partner_book book = {.n = 0};
    uint8_t version[8];
    enum err rc = store_partner_walk(r->st, load_partner, &book, ei);

    if (rc == ERR_OK)
        rc = get_meta(r, book_version, version, sizeof(version), ei);
    if (rc != ERR_OK) {
        partner_book_done(&book);
        return rc;
    }
    book.version = get_u64(version);
    partner_book_done(&r->book);
    r->book = book;
    rc = load_active(r, ei);
    if (rc == ERR_OK)
        rc = record_person_load(r, ei);
    if (rc == ERR_OK)
        rc = record_policy_load(r, ei);
    if (rc == ERR_OK)
        rc = record_witness_load(r, ei);
    return rc == ERR_OK ? record_known_tally(r, ei) : rc;
}

bool
record_known_admits(const struct record *r, struct span oin, int channel)
{
    const struct partner *p = partner_by_oin(&r->book, oin);

    return p != NULL && channel >= 0 && channel < CHANNEL__COUNT &&
           partner_admits(p, (enum channel)channel);
}

static enum err
put_version(struct record *r, uint64_t version, struct errinfo *ei)
{
    uint8_t v[8];

    put_u64(v, version);
    return store_meta_put(r->group.txn, book_version,
        (struct span){v, sizeof(v)}, ei);
}

/* A copy of the book with p in it, one version on. */
static enum err
next_book(const struct record *r, const struct partner *p,
    struct partner_book *out, struct errinfo *ei)
{
    enum err rc = ERR_OK;

    *out = (struct partner_book){.n = 0};
    for (size_t i = 0; rc == ERR_OK && i < r->book.n; i++)
        rc = partner_book_put(out, &r->book.v[i], ei);
    if (rc == ERR_OK)
        rc = partner_book_put(out, p, ei);
    out->version = r->book.version + 1;
    if (rc != ERR_OK)
        partner_book_done(out);
    return rc;
}

static enum err
stage_partner(struct record *r, const struct partner *p, uint64_t version,
    struct errinfo *ei)
{
    struct partner one = *p;
    struct partner_book book = {.version = version, .v = &one, .n = 1};
    uint8_t digest[DIGEST_SHA256_LEN];
    struct record_step s = {.kind = ENTRY_PARTNER,
        .id = "",
        .oin = p->oin,
        .subject = p->id,
        .outcome = p->status == PARTNER_ACTIEF ? "actief" : "opgeschort",
        .number = version,
        .digest = digest};
    struct span bytes;
    enum err rc;

    buf_clear(&r->scratch);
    partner_book_write(&r->scratch, &book);
    rc = buf_err(&r->scratch);
    if (rc != ERR_OK)
        return err_set(ei, rc, "record.partner", "the record is too long");
    bytes = buf_peek(&r->scratch);
    rc = digest_sha256(digest, &bytes, 1, ei);
    if (rc == ERR_OK)
        rc = record_body_step(r, &s, ei);
    if (rc == ERR_OK)
        rc = store_partner_put(r->group.txn, span_of(p->id), bytes, ei);
    if (rc == ERR_OK)
        rc = record_witness_stage(r, p, ei);
    if (rc == ERR_OK)
        rc = outbox_partner(r->ob, r->group.txn, p, r->group.now_ms, ei);
    return rc;
}

/* Workers get the book in one frame: what does not fit in it is not taken. */
static enum err
book_fits(const struct partner_book *book, struct errinfo *ei)
{
    enum { BOOK_MAX = LIMIT_FRAME_MAX - 1024 };
    struct buf b;
    enum err rc;

    buf_init(&b, BOOK_MAX);
    partner_book_write(&b, book);
    rc = buf_err(&b);
    buf_done(&b);
    return rc == ERR_OK ? ERR_OK
                        : err_set(ei, rc, "record.partner",
                              "the book of partners is full");
}

enum err
record_known_partner(struct record *r, const struct partner *p,
    struct errinfo *ei)
{
    struct partner_book book;
    enum err rc = partner_check(p, ei);

    if (rc == ERR_OK)
        rc = record_witness_check(r, p, ei);
    if (rc == ERR_OK)
        rc = next_book(r, p, &book, ei);
    if (rc != ERR_OK)
        return rc;
    rc = book_fits(&book, ei);
    if (rc == ERR_OK)
        rc = record_group_begin(r, ei);
    if (rc == ERR_OK) {
        rc = stage_partner(r, p, book.version, ei);
        if (rc == ERR_OK)
            rc = put_version(r, book.version, ei);
        if (rc == ERR_OK)
            rc = record_group_end(r, ei);
        else
            record_group_abort(r);
    }
    /* Behind: it is in the database, and holds from the next start on. */
    if (rc != ERR_OK) {
        partner_book_done(&book);
        return rc;
    }
    partner_book_done(&r->book);
    r->book = book;
    return record_witness_load(r, ei);
}

/* ---- the policy --------------------------------------------------------------------- */

void
record_known_code(const char *text, char out[static BODY_CODE_MAX + 1])
{
    size_t n = strnlen(text, BODY_CODE_MAX);

    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        bool ok = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '_' || c == '-';

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        else if (!ok)
            c = '-';
        out[i] = c;
    }
    out[n] = '\0';
}

static enum err
stage_policy(struct record *r, const uint8_t *hash, const char *version,
    struct errinfo *ei)
{
    struct store_policy_step s = {.what = RECORD_POLICY_ACTIVE,
        .at_ms = r->group.now_ms,
        .from_ms = r->group.now_ms};
    enum err rc;

    memcpy(s.hash, hash, sizeof(s.hash));
    (void)snprintf(s.version, sizeof(s.version), "%s", version);
    rc = record_policy_stage(r, &s, r->book.version + 1, ei);
    if (rc == ERR_OK)
        rc = store_meta_put(r->group.txn, policy_active,
            (struct span){hash, POLICY_META_LEN}, ei);
    if (rc == ERR_OK)
        rc = put_version(r, r->book.version + 1, ei);
    return rc;
}

/* May this become active? */
static enum err
check_policy(const struct record *r, const uint8_t *hash, struct errinfo *ei)
{
    struct record_policy_now now;

    record_policy_now(r, &now);
    if (now.is_signed && memcmp(now.due, hash, sizeof(now.due)) != 0)
        return err_set(ei, ERR_DENIED, "record.policy",
            "this is not the version that was activated with signatures");
    if (r->life.n >= RECORD_POLICY_STEPS_MAX)
        return err_set(ei, ERR_LIMIT, "record.policy", "no room for a step");
    return ERR_OK;
}

enum err
record_known_policy(struct record *r, const uint8_t hash[static 32],
    const char *version, struct errinfo *ei)
{
    enum err rc;

    if (r->has_active && memcmp(r->active, hash, sizeof(r->active)) == 0)
        return ERR_OK;
    rc = check_policy(r, hash, ei);
    if (rc == ERR_OK)
        rc = record_group_begin(r, ei);
    if (rc != ERR_OK)
        return rc;
    rc = stage_policy(r, hash, version, ei);
    if (rc != ERR_OK) {
        record_group_abort(r);
        return rc;
    }
    rc = record_group_end(r, ei);
    if (rc != ERR_OK)
        return rc;
    r->book.version++;
    rc = load_active(r, ei);
    return rc == ERR_OK ? record_policy_load(r, ei) : rc;
}
