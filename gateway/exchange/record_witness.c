/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_witness.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"
#include "exchange/record_parts.h"
#include "ledger/tile.h"
#include "ledger/witness.h"
#include "store/witness.h"

#include "base/banned.h"

enum {
    HOUR_MS = 60 * 60 * 1000,
    GIVE_UP_MS = 10 * 60 * 1000, /* on an answer, past when it is due again */
    DIR_ROOM = 8
};

static const char where[] = "record.witness";

/* ---- what is known of them -------------------------------------------------- */

const char *
record_witness_state_name(enum record_witness_state state)
{
    static const char *const names[RECORD_WITNESS__COUNT] = {
        [RECORD_WITNESS_NEW] = "new",
        [RECORD_WITNESS_SIGNED] = "signed",
        [RECORD_WITNESS_SILENT] = "silent",
        [RECORD_WITNESS_REFUSES] = "refuses",
        [RECORD_WITNESS_FALSE] = "false_signature",
        [RECORD_WITNESS_AHEAD] = "ahead",
    };

    return names[state];
}

size_t
record_witness_list(const struct record *r,
    struct record_witness_row v[RECORD_WITNESSES_MAX])
{
    for (size_t i = 0; i < r->witness_n; i++) {
        const struct record_witness *w = &r->witness[i];
        const struct partner *p = partner_by_oin(&r->book, span_of(w->oin));

        v[i] = (struct record_witness_row){.partner = w->id,
            .vkey = p == NULL ? "" : p->getuige.vkey,
            .state = w->state,
            .status = w->status,
            .size = w->kept.size,
            .since_ms = w->kept.since_ms,
            .signed_ms = w->kept.signed_ms};
    }
    return r->witness_n;
}

const struct note_key *
record_witness_key(const struct record *r)
{
    return r->cosign == NULL ? NULL : &r->cosign_key;
}

bool
record_witness_missing(const struct record *r)
{
    int64_t term_ms = (int64_t)r->opts.witness_hours * HOUR_MS;
    int64_t newest_ms = 0;

    for (size_t i = 0; i < r->witness_n; i++) {
        const struct store_cosigned *k = &r->witness[i].kept;
        int64_t heard_ms =
            k->signed_ms > k->since_ms ? k->signed_ms : k->since_ms;

        newest_ms = heard_ms > newest_ms ? heard_ms : newest_ms;
    }
    return r->witness_n > 0 && term_ms > 0 &&
           clock_wall_ms(r->clk) - newest_ms > term_ms;
}

/* ---- keys ---------------------------------------------------------------------- */

/* "keten.example/2026" is witness as "keten.example/getuige": its name does not
 * change with the year. */
static void
witness_name(const char *origin, char out[static NOTE_NAME_MAX + 10])
{
    const char *slash = strrchr(origin, '/');
    size_t n = slash == NULL ? strlen(origin) : (size_t)(slash - origin);

    (void)snprintf(out, NOTE_NAME_MAX + 10, "%.*s/getuige", (int)n, origin);
}

enum err
record_witness_open(struct record *r, const char *path, struct errinfo *ei)
{
    char name[NOTE_NAME_MAX + 10];
    enum err rc = sign_key_load(&r->cosign, path, ei);

    if (rc == ERR_NOTFOUND && r->opts.read_only)
        return ERR_OK;
    if (rc == ERR_NOTFOUND) {
        rc = sign_key_new(&r->cosign, ei);
        if (rc == ERR_OK)
            rc = sign_key_save(r->cosign, path, ei);
    }
    if (rc != ERR_OK)
        return rc;
    witness_name(r->opts.origin, name);
    return note_key_init(&r->cosign_key, name, NOTE_COSIGNATURE,
        sign_key_public(r->cosign), ei);
}

/* A key of this type, or "field: why". */
static enum err
check_key(const char *field, const char *text, enum note_type type,
    struct note_key *key, struct errinfo *ei)
{
    struct errinfo why = {.code = ERR_OK};

    if (note_key_parse(span_of(text), key, &why) != ERR_OK)
        return err_set(ei, ERR_CONFIG, where, "%s: %s", field, why.text);
    if (key->type != type)
        return err_set(ei, ERR_CONFIG, where, "%s: %s", field,
            type == NOTE_COSIGNATURE ? "the key of a log, not of a witness"
                                     : "the key of a witness, not of a log");
    return ERR_OK;
}

/* Is another partner's log of this name? */
static bool
is_taken(const struct record *r, const struct partner *p, const char *name)
{
    struct note_key key;

    for (size_t i = 0; i < r->book.n; i++) {
        const struct partner *q = &r->book.v[i];

        if (q->logboek[0] != '\0' && strcmp(q->id, p->id) != 0 &&
            note_key_parse(span_of(q->logboek), &key, NULL) == ERR_OK &&
            strcmp(key.name, name) == 0)
            return true;
    }
    return false;
}

enum err
record_witness_check(const struct record *r, const struct partner *p,
    struct errinfo *ei)
{
    struct note_key key;
    size_t n = 1;
    enum err rc = ERR_OK;

    if (p->logboek[0] != '\0') {
        rc = check_key("logboek", p->logboek, NOTE_ED25519, &key, ei);
        if (rc == ERR_OK && (strcmp(key.name, r->note_key.name) == 0 ||
                                is_taken(r, p, key.name)))
            rc = err_set(ei, ERR_CONFIG, where,
                "logboek: a log of this name is known already");
    }
    if (rc != ERR_OK || p->getuige.vkey[0] == '\0')
        return rc;
    rc = check_key("getuige", p->getuige.vkey, NOTE_COSIGNATURE, &key, ei);
    for (size_t i = 0; i < r->witness_n; i++)
        n += strcmp(r->witness[i].id, p->id) != 0;
    if (rc == ERR_OK && n > RECORD_WITNESSES_MAX)
        rc = err_set(ei, ERR_CONFIG, where, "getuige: at most %d witnesses",
            RECORD_WITNESSES_MAX);
    return rc;
}

/* ---- the list -------------------------------------------------------------------- */

/* The witness of this partner with this key; NULL when it is none now. */
static const struct record_witness *
find_witness(const struct record *r, const char *id, const struct note_key *key)
{
    for (size_t i = 0; i < r->witness_n; i++)
        if (strcmp(r->witness[i].id, id) == 0 &&
            memcmp(r->witness[i].key.pub, key->pub, SIGN_PUBLIC_LEN) == 0)
            return &r->witness[i];
    return NULL;
}

enum err
record_witness_stage(struct record *r, const struct partner *p,
    struct errinfo *ei)
{
    struct store_cosigned kept = {.size = 0};
    struct note_key key;
    struct buf note;
    enum err rc;

    if (p->getuige.vkey[0] == '\0' || p->status != PARTNER_ACTIEF)
        return ERR_OK;
    rc = note_key_parse(span_of(p->getuige.vkey), &key, ei);
    if (rc != ERR_OK || find_witness(r, p->id, &key) != NULL)
        return rc;
    /* New, or back again: it gets its time. */
    buf_init(&note, NOTE_MAX);
    rc = store_cosigned_get(r->st, span_of(p->id), &kept, &note, ei);
    kept.since_ms = r->group.now_ms;
    if (rc == ERR_OK || rc == ERR_NOTFOUND)
        rc = store_cosigned_put(r->group.txn, span_of(p->id), &kept,
            buf_peek(&note), ei);
    buf_done(&note);
    return rc;
}

/* What was going on with it before the book changed stays. */
static enum err
fill_witness(const struct record *r, const struct partner *p,
    struct record_witness *w, struct errinfo *ei)
{
    const struct record_witness *old;
    struct note_key key;
    enum err rc = note_key_parse(span_of(p->getuige.vkey), &key, ei);

    if (rc != ERR_OK)
        return rc;
    *w = (struct record_witness){.state = RECORD_WITNESS_NEW};
    old = find_witness(r, p->id, &key);
    if (old != NULL)
        *w = *old;
    w->key = key;
    memcpy(w->id, p->id, sizeof(w->id));
    memcpy(w->oin, p->oin, sizeof(w->oin));
    rc = store_cosigned_get(r->st, span_of(p->id), &w->kept, NULL, ei);
    if (rc == ERR_NOTFOUND) {
        w->kept = (struct store_cosigned){.since_ms = clock_wall_ms(r->clk)};
        rc = ERR_OK;
    }
    if (w->known < w->kept.size)
        w->known = w->kept.size;
    if (w->known > r->tree.size)
        w->state = RECORD_WITNESS_AHEAD;
    return rc;
}

enum err
record_witness_load(struct record *r, struct errinfo *ei)
{
    struct record_witness v[RECORD_WITNESSES_MAX] = {{.known = 0}};
    size_t n = 0;

    for (size_t i = 0; i < r->book.n && n < RECORD_WITNESSES_MAX; i++) {
        const struct partner *p = &r->book.v[i];
        enum err rc;

        if (p->getuige.vkey[0] == '\0' || p->status != PARTNER_ACTIEF)
            continue;
        rc = fill_witness(r, p, &v[n], ei);
        if (rc != ERR_OK)
            return rc;
        n++;
    }
    memcpy(r->witness, v, n * sizeof(v[0]));
    r->witness_n = n;
    return ERR_OK;
}

/* ---- copies ------------------------------------------------------------------------- */

static bool
has_copy(const struct record *r, int i)
{
    return r->opts.copy_dir[i] != NULL && r->opts.copy_dir[i][0] != '\0';
}

/* One that fails is told and tried again with the next. */
void
record_witness_copy(struct record *r)
{
    char name[WITNESS_COPY_NAME_MAX];

    witness_copy_name(r->opts.origin, name);
    for (int i = 0; i < RECORD_COPIES; i++) {
        struct errinfo ei = {.code = ERR_OK};

        if (!has_copy(r, i))
            continue;
        r->copied[i] = witness_copy(r->opts.copy_dir[i], name,
                           buf_peek(&r->published), &ei) == ERR_OK;
        if (!r->copied[i])
            log_failure("checkpoint.not_copied", &ei);
    }
}

void
record_witness_copies(const struct record *r, unsigned *configured,
    unsigned *good)
{
    *configured = *good = 0;
    for (int i = 0; i < RECORD_COPIES; i++) {
        *configured += has_copy(r, i);
        *good += has_copy(r, i) && r->copied[i];
    }
}

/* ---- asking ------------------------------------------------------------------------- */

/* When there is more than it has seen; after a start in any case, because it
 * may have seen more than there is now. */
static bool
is_due(const struct record *r, const struct record_witness *w)
{
    int64_t now_ms = clock_mono_ms(r->clk);
    uint64_t size = r->timer.tiles_size;

    if (r->published.n == 0 || now_ms < w->due_ms)
        return false;
    /* One question at a time; one that is never answered is given up. */
    if (w->asked_n > 0 && now_ms < w->due_ms + GIVE_UP_MS)
        return false;
    return size > w->known ||
           (size == w->known &&
               (w->state == RECORD_WITNESS_NEW || w->kept.size < size));
}

bool
record_witness_due(const struct record *r)
{
    if (r->dead || r->behind)
        return false;
    for (size_t i = 0; i < r->witness_n; i++)
        if (is_due(r, &r->witness[i]))
            return true;
    return false;
}

/* What is published comes from the tiles. */
static enum err
make_request(struct record *r, const struct record_witness *w, struct buf *out,
    struct errinfo *ei)
{
    char dir[RECORD_PATH_MAX + DIR_ROOM];
    struct tree_proof proof = {.n = 0};
    struct tile_reader *tiles = NULL;
    struct tree_source src;
    uint64_t size = r->timer.tiles_size;
    enum err rc;

    (void)snprintf(dir, sizeof(dir), "%s/tlog", r->state_dir);
    rc = tile_reader_new(&tiles, dir, size, ei);
    if (rc == ERR_OK) {
        src = tile_reader_source(tiles);
        rc = tree_prove_consistency(&src, w->known, size, &proof, ei);
    }
    tile_reader_free(tiles);
    if (rc == ERR_OK)
        rc = witness_request_write(out, w->known, &proof,
            buf_peek(&r->published), ei);
    return rc;
}

bool
record_witness_claim(struct record *r, struct record_answer *ans)
{
    struct errinfo ei = {.code = ERR_OK};

    for (size_t i = 0; i < r->witness_n; i++) {
        struct record_witness *w = &r->witness[i];

        if (!is_due(r, w))
            continue;
        w->due_ms =
            clock_mono_ms(r->clk) + (int64_t)r->opts.witness_every_s * 1000;
        buf_clear(&ans->payload);
        if (make_request(r, w, &ans->payload, &ei) != ERR_OK) {
            /* Tiles can be made again; meanwhile the rest goes on. */
            log_failure("witness.no_request", &ei);
            buf_clear(&ans->payload);
            continue;
        }
        memcpy(w->asked, r->published.p, r->published.n);
        w->asked_n = r->published.n;
        w->asked_size = r->timer.tiles_size;
        memcpy(ans->ontvanger, w->oin, sizeof(ans->ontvanger));
        ans->witness = true;
        ans->result = RECORD_DONE;
        return true;
    }
    return false;
}

void
record_witness_forget(struct record *r)
{
    for (size_t i = 0; i < r->witness_n; i++)
        r->witness[i].asked_n = 0;
}

/* ---- what they answered ---------------------------------------------------------- */

static void
publish(const struct record *r, const struct record_witness *w,
    struct span cosigned)
{
    char dir[RECORD_PATH_MAX + DIR_ROOM];
    struct errinfo ei = {.code = ERR_OK};

    (void)snprintf(dir, sizeof(dir), "%s/tlog", r->state_dir);
    /* The database has it too: a file that fails comes with the next one. */
    if (witness_publish(dir, w->id, &w->key, cosigned, &ei) != ERR_OK)
        log_failure("witness.not_published", &ei);
}

static enum err
take_signature(struct record *r, struct record_witness *w, struct span answer,
    struct errinfo *ei)
{
    struct span asked = {w->asked, w->asked_n};
    struct errinfo why = {.code = ERR_OK};
    struct store_cosigned kept = w->kept;
    struct buf cosigned;
    uint64_t time_s = 0;
    enum err rc;

    buf_init(&cosigned, NOTE_MAX);
    rc = witness_answer_read(answer, asked, &w->key, &cosigned, &time_s, &why);
    if (rc != ERR_OK) {
        w->state = RECORD_WITNESS_FALSE;
        log_event(LOG_WARNING, "witness.false", "partner=%s why=\"%s\"", w->id,
            why.text);
        rc = rc == ERR_NOMEM ? rc : ERR_OK;
    } else {
        kept.size = w->asked_size;
        kept.signed_ms = r->group.now_ms;
        rc = store_cosigned_put(r->group.txn, span_of(w->id), &kept,
            buf_peek(&cosigned), ei);
        if (rc == ERR_OK) {
            w->kept = kept;
            w->known = kept.size;
            w->state = RECORD_WITNESS_SIGNED;
            publish(r, w, buf_peek(&cosigned));
        }
    }
    buf_done(&cosigned);
    return rc;
}

/* It knows another size than we thought.  Asked again at once, but for a size
 * that we do not have: then it saw a longer log under this name. */
static void
take_size(const struct record *r, struct record_witness *w, struct span answer)
{
    bool again = w->state == RECORD_WITNESS_REFUSES;
    uint64_t size = 0;

    w->state = RECORD_WITNESS_REFUSES;
    if (witness_size_read(answer, &size, NULL) != ERR_OK)
        return;
    if (size > r->tree.size) {
        w->state = RECORD_WITNESS_AHEAD;
        log_event(LOG_ERROR, "witness.ahead", "partner=%s seen=%llu size=%llu",
            w->id, (unsigned long long)size, (unsigned long long)r->tree.size);
        return;
    }
    w->known = size;
    if (!again)
        w->due_ms = 0;
}

enum err
record_witness_told(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    enum { OTHER_SIZE = WITNESS_OTHER_SIZE };
    struct record_witness *w = NULL;
    enum err rc = ERR_OK;

    ans->result = RECORD_NONE;
    for (size_t i = 0; i < r->witness_n; i++)
        if (span_is(req->ontvanger, r->witness[i].oin))
            w = &r->witness[i];
    if (w == NULL || w->asked_n == 0)
        return ERR_OK;
    ans->result = RECORD_DONE;
    w->status = req->push_status;
    if (req->push_outcome == OUTBOX_TAKEN)
        rc = take_signature(r, w, req->payload, ei);
    else if (req->push_status == OTHER_SIZE)
        take_size(r, w, req->payload);
    else
        w->state = req->push_outcome == OUTBOX_REFUSED ? RECORD_WITNESS_REFUSES
                                                       : RECORD_WITNESS_SILENT;
    w->asked_n = 0;
    return rc;
}

/* ---- being one --------------------------------------------------------------------- */

static enum err
cosign(struct record *r, const struct witness_request *wr,
    struct record_answer *ans, struct errinfo *ei)
{
    struct store_witnessed w = {.size = wr->head.head.size,
        .at_ms = r->group.now_ms};
    enum err rc;

    memcpy(w.root, wr->head.head.root, sizeof(w.root));
    rc = wr->old_size == w.size && w.size > 0
             ? ERR_OK /* nothing new to keep */
             : store_witnessed_put(r->group.txn, wr->head.origin, &w, ei);
    if (rc == ERR_OK)
        rc = note_cosign(&ans->payload, &wr->note,
            (uint64_t)r->group.now_ms / 1000, &r->cosign_key, r->cosign, ei);
    return rc;
}

enum err
record_witness_answer(struct record *r, const struct record_request *req,
    struct record_answer *ans, struct errinfo *ei)
{
    const struct partner *p = partner_by_oin(&r->book, req->oin);
    struct store_witnessed last = {.size = 0};
    struct tree_head known = {.size = 0};
    struct witness_request wr;
    struct note_key key;
    bool has_key = p != NULL && p->logboek[0] != '\0' &&
                   note_key_parse(span_of(p->logboek), &key, NULL) == ERR_OK;
    enum err rc;

    buf_clear(&ans->payload);
    ans->result = RECORD_QUOTA;
    if (!record_quota_take(r, QUOTA_WITNESS, req->oin, r->group.now_ms))
        return ERR_OK;
    ans->result = RECORD_DONE;
    ans->verdict = WITNESS_BAD_FORM;
    if (witness_request_parse(req->payload, &wr, NULL) != ERR_OK)
        return ERR_OK;
    rc = store_witnessed_get(r->st, wr.head.origin, &last, ei);
    if (rc != ERR_OK && rc != ERR_NOTFOUND)
        return rc;
    known.size = last.size;
    memcpy(known.root, last.root, sizeof(known.root));
    ans->verdict = (uint16_t)witness_judge(&wr, has_key ? &key : NULL, &known);
    if (ans->verdict == WITNESS_OTHER_SIZE)
        buf_printf(&ans->payload, "%llu\n", (unsigned long long)known.size);
    if (ans->verdict == WITNESS_NO_PROOF || ans->verdict == WITNESS_NOT_SIGNED)
        log_event(LOG_WARNING, "witness.refused", "partner=%s verdict=%d",
            p->id, (int)ans->verdict);
    return ans->verdict == WITNESS_COSIGN ? cosign(r, &wr, ans, ei) : ERR_OK;
}
