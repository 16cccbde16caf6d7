/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/verify.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "ledger/tile_file.h"
#include "ledger/tree.h"

#include "base/banned.h"

int
verify_exit(enum verify_outcome outcome)
{
    switch (outcome) {
    case VERIFY_INTACT:
        return 0;
    case VERIFY_CHANGED:
        return 6;
    case VERIFY_UNABLE:
        return 7;
    case VERIFY_UNSIGNED:
        return 11;
    case VERIFY_FORKED:
        return 12;
    }
    return 7;
}

/*
 * A walk.  good is the size up to which a checkpoint of the log itself was
 * matched; what is found wrong between two checkpoints lies from good on.
 */
struct walk {
    const struct verify_source *src;
    const struct verify_opts *opts;
    struct verify_report *rep;
    struct tree tree;
    uint64_t good;
    bool has_next; /* the log's own next checkpoint */
    struct tree_head next;
    bool has_earlier; /* the one that was given */
    bool forked;      /* and it is of other entries */
    struct tree_head earlier;
};

/* The verdict; false, so that a step can end with it. */
static bool PRINTF(5, 6) verdict(struct walk *w, enum verify_outcome outcome,
    uint64_t first, uint64_t last, const char *fmt, ...)
{
    va_list ap;

    w->rep->outcome = outcome;
    w->rep->first = first;
    w->rep->last = last;
    va_start(ap, fmt);
    (void)vsnprintf(w->rep->why, sizeof(w->rep->why), fmt, ap);
    va_end(ap);
    return false;
}

/* Is it the data that is wrong, and not the reading of it? */
static bool
is_damage(enum err rc)
{
    return rc == ERR_CORRUPT || rc == ERR_NOTFOUND || rc == ERR_SYNTAX ||
           rc == ERR_LIMIT || rc == ERR_CONFLICT;
}

static bool
unable(struct walk *w, uint64_t at, const struct errinfo *ei)
{
    return verdict(w, VERIFY_UNABLE, at, at,
        "entry %" PRIu64 " cannot be read now: %s", at, ei->text);
}

/* The next checkpoint of the log itself, of min_size entries or more. */
static bool
fetch_next(struct walk *w, uint64_t min_size)
{
    struct note_checkpoint cp;
    struct errinfo ei = {0};
    struct span text;
    struct note n;
    enum err rc;

    w->has_next = false;
    rc = w->src->note(w->src->ctx, min_size, &text, &ei);
    if (rc == ERR_NOTFOUND)
        return true;
    if (rc != ERR_OK && !is_damage(rc))
        return unable(w, w->good, &ei);
    if (rc == ERR_OK)
        rc = note_parse(text, &n, &ei);
    if (rc == ERR_OK)
        rc = note_checkpoint(&n, &cp, &ei);
    if (rc != ERR_OK)
        return verdict(w, VERIFY_CHANGED, w->good, w->good,
            "the checkpoint after %" PRIu64 " entries is damaged", w->good);
    if (cp.head.size < min_size)
        return verdict(w, VERIFY_CHANGED, w->good, w->good,
            "the checkpoint after %" PRIu64 " entries is of another place",
            w->good);
    w->next = cp.head;
    w->has_next = true;
    return true;
}

/* Everything about one entry that needs no other entry. */
static bool
check_entry(struct walk *w, uint64_t i)
{
    uint8_t leaf[ENTRY_HASH_LEN];
    struct errinfo ei = {0};
    struct verify_entry e;
    struct entry read;
    enum err rc;

    rc = w->src->entry(w->src->ctx, i, &e, &ei);
    if (rc == ERR_OK)
        rc = entry_read((struct span){e.skeleton, ENTRY_LEN}, &read, &ei);
    if (rc == ERR_OK && e.has_body) {
        rc = entry_check_body(e.skeleton, e.sealed, &ei);
        w->rep->bodies += rc == ERR_OK;
    }
    if (rc == ERR_OK)
        rc = entry_leaf(e.skeleton, leaf, &ei);
    if (rc == ERR_OK && e.has_leaf && memcmp(leaf, e.leaf, sizeof(leaf)) != 0)
        rc = err_set(&ei, ERR_CORRUPT, "verify", "its leaf hash differs");
    if (rc == ERR_OK)
        rc = tree_append(&w->tree, leaf, &ei);
    if (rc == ERR_CONFLICT)
        return verdict(w, VERIFY_CHANGED, w->good, i,
            "an entry from %" PRIu64 " up to %" PRIu64 " was changed: %s",
            w->good, i, ei.text);
    if (is_damage(rc))
        return verdict(w, VERIFY_CHANGED, i, i,
            "entry %" PRIu64 " was changed: %s", i, ei.text);
    return rc == ERR_OK || unable(w, i, &ei);
}

/* Are we at the size of a checkpoint?  Then the root must be its. */
static bool
check_roots(struct walk *w)
{
    bool own = w->has_next && w->next.size == w->tree.size;
    bool given = w->has_earlier && w->earlier.size == w->tree.size;
    uint8_t root[TREE_HASH_LEN];
    uint64_t size = w->tree.size;
    struct errinfo ei = {0};

    if (!own && !given)
        return true;
    if (tree_root(&w->tree, root, &ei) != ERR_OK)
        return unable(w, size, &ei);
    if (own && memcmp(root, w->next.root, sizeof(root)) != 0)
        return verdict(w, VERIFY_CHANGED, w->good, size > 0 ? size - 1 : 0,
            "entries %" PRIu64 " up to %" PRIu64
            " do not add up to their checkpoint",
            w->good, size);
    if (given && memcmp(root, w->earlier.root, sizeof(root)) != 0)
        w->forked = true;
    if (!own)
        return true;
    w->good = size;
    return fetch_next(w, size + 1);
}

/* The first checkpoint of min_size entries or more, if this log signed it. */
static enum err
signed_note(const struct walk *w, uint64_t min_size, uint64_t *size,
    struct errinfo *ei)
{
    struct note_checkpoint cp;
    struct span text;
    enum err rc;

    rc = w->src->note(w->src->ctx, min_size, &text, ei);
    if (rc == ERR_OK)
        rc = note_open(text, w->opts->key, &cp, ei);
    if (rc == ERR_OK)
        *size = cp.head.size;
    return rc;
}

/* The signature under the newest checkpoint that the entries add up to; it
 * vouches for all before.  Where it fails, the first that does is sought. */
static bool
check_signature(struct walk *w)
{
    struct errinfo ei = {0};
    uint64_t size = 0, good = 0;
    enum err rc;

    if (w->good == 0)
        return true;
    rc = signed_note(w, w->good, &size, &ei);
    if (rc == ERR_OK && size == w->good) {
        w->rep->signed_size = w->good;
        return true;
    }
    if (rc != ERR_OK && !is_damage(rc))
        return unable(w, w->good, &ei);
    for (size = 0; signed_note(w, good + 1, &size, NULL) == ERR_OK &&
                   size > good && size < w->good;)
        good = size;
    return verdict(w, VERIFY_CHANGED, good, w->good - 1,
        "the checkpoint of %" PRIu64 " entries is not signed by this log",
        w->good);
}

/* What was given is compared last: what is wrong in the copy itself says more. */
static bool
check_forked(struct walk *w)
{
    uint64_t size = w->earlier.size;

    if (!w->forked)
        return true;
    return verdict(w, VERIFY_FORKED, 0, size > 0 ? size - 1 : 0,
        "another log than the given checkpoint of %" PRIu64 " entries", size);
}

/* Entries that a signature promises and that are not here. */
static bool
check_missing(struct walk *w)
{
    uint64_t size = w->rep->size, promised = 0;
    struct note_checkpoint cp;
    struct span text;

    if (w->has_earlier)
        promised = w->earlier.size;
    if (w->has_next && w->next.size > promised &&
        w->src->note(w->src->ctx, w->good + 1, &text, NULL) == ERR_OK &&
        note_open(text, w->opts->key, &cp, NULL) == ERR_OK)
        promised = cp.head.size;
    if (promised <= size)
        return true;
    return verdict(w, VERIFY_FORKED, size, promised - 1,
        "entry %" PRIu64 " is missing: a checkpoint covers %" PRIu64, size,
        promised);
}

static bool
read_earlier(struct walk *w)
{
    struct note_checkpoint cp;
    struct errinfo ei = {0};

    if (w->opts->earlier.n == 0 || w->opts->key == NULL)
        return true;
    if (note_open(w->opts->earlier, w->opts->key, &cp, &ei) != ERR_OK)
        return verdict(w, VERIFY_UNABLE, 0, 0,
            "the given checkpoint is not signed by this log: %s", ei.text);
    w->earlier = cp.head;
    w->has_earlier = true;
    return true;
}

static bool
walk_entries(struct walk *w)
{
    struct errinfo ei = {0};

    if (w->src->size(w->src->ctx, &w->rep->size, &ei) != ERR_OK)
        return unable(w, 0, &ei);
    if (!fetch_next(w, 0))
        return false;
    if (!check_roots(w))
        return false;
    for (uint64_t i = 0; i < w->rep->size; i++)
        if (!check_entry(w, i) || !check_roots(w))
            return false;
    return true;
}

void
verify_run(const struct verify_source *src, const struct verify_opts *opts,
    struct verify_report *report)
{
    struct walk w = {.src = src, .opts = opts, .rep = report};
    uint64_t covered;

    memset(report, 0, sizeof(*report));
    report->outcome = VERIFY_INTACT;
    tree_init(&w.tree);
    if (!read_earlier(&w) || !walk_entries(&w))
        return;
    if (opts->key == NULL) {
        (void)verdict(&w, VERIFY_UNABLE, 0, 0,
            "no key to check the checkpoints with");
        return;
    }
    if (!check_signature(&w) || !check_forked(&w) || !check_missing(&w))
        return;
    covered = report->signed_size;
    if (w.has_earlier && w.earlier.size > covered)
        covered = w.earlier.size;
    report->signed_size = covered;
    if (covered < report->size)
        (void)verdict(&w, VERIFY_UNSIGNED, covered, report->size - 1,
            "intact; from entry %" PRIu64 " on not signed yet", covered);
    else if (src->rest > 0)
        (void)verdict(&w, VERIFY_UNSIGNED, covered, covered,
            "intact; %" PRIu64 " bytes behind the last entry are not whole",
            src->rest);
    else
        (void)verdict(&w, VERIFY_INTACT, 0, 0, "intact");
}

/* ---- the log file as a source ----------------------------------------------- */

/* Where the file is damaged one more entry is due: reading it tells. */
static enum err
file_size(void *ctx, uint64_t *size, struct errinfo *ei)
{
    (void)ei;
    *size = logfile_size(ctx) + (logfile_found(ctx).damaged ? 1 : 0);
    return ERR_OK;
}

static enum err
file_entry(void *ctx, uint64_t index, struct verify_entry *out,
    struct errinfo *ei)
{
    struct logfile_entry e;
    enum err rc;

    if (index == logfile_size(ctx) && logfile_found(ctx).damaged)
        return logfile_found(ctx).damaged_entry
                   ? err_set(ei, ERR_CORRUPT, "verify",
                         "its record fails its check")
                   : err_set(ei, ERR_CONFLICT, "verify",
                         "the next record does not follow");
    rc = logfile_read(ctx, index, &e, ei);
    if (rc != ERR_OK)
        return rc;
    memcpy(out->skeleton, e.skeleton, ENTRY_LEN);
    memcpy(out->leaf, e.leaf, ENTRY_HASH_LEN);
    out->sealed = e.sealed;
    out->has_body = true;
    out->has_leaf = true;
    return ERR_OK;
}

static enum err
file_note(void *ctx, uint64_t min_size, struct span *note, struct errinfo *ei)
{
    return logfile_read_note(ctx, min_size, note, ei);
}

struct verify_source
verify_logfile(struct logfile *lf)
{
    return (struct verify_source){lf, file_size, file_entry, file_note,
        logfile_found(lf).torn_bytes};
}

/* ---- tiles as a source ------------------------------------------------------- */

enum err
verify_tiles_open(struct verify_tiles *vt, const char *dir, struct errinfo *ei)
{
    struct note_checkpoint cp;
    struct note n;
    enum err rc;

    *vt = (struct verify_tiles){.dir = dir};
    vt->note = malloc(NOTE_MAX);
    if (vt->note == NULL)
        return err_set(ei, ERR_NOMEM, "verify.tiles", "no room for a note");
    rc =
        tile_file_slurp(dir, "checkpoint", vt->note, NOTE_MAX, &vt->note_n, ei);
    if (rc != ERR_OK)
        goto out;
    rc = note_parse((struct span){vt->note, vt->note_n}, &n, ei);
    if (rc != ERR_OK)
        goto out;
    rc = note_checkpoint(&n, &cp, ei);
    if (rc != ERR_OK)
        goto out;
    vt->size = cp.head.size;
    rc = tile_reader_new(&vt->rd, dir, vt->size, ei);
out:
    if (rc != ERR_OK)
        verify_tiles_done(vt);
    return rc;
}

void
verify_tiles_done(struct verify_tiles *vt)
{
    tile_reader_free(vt->rd);
    free(vt->note);
    *vt = (struct verify_tiles){0};
}

static enum err
tiles_size(void *ctx, uint64_t *size, struct errinfo *ei)
{
    const struct verify_tiles *vt = ctx;

    (void)ei;
    *size = vt->size;
    return ERR_OK;
}

static enum err
tiles_entry(void *ctx, uint64_t index, struct verify_entry *out,
    struct errinfo *ei)
{
    struct verify_tiles *vt = ctx;
    struct tree_source src = tile_reader_source(vt->rd);
    enum err rc;

    rc = tile_reader_entry(vt->rd, index, out->skeleton, ei);
    if (rc != ERR_OK)
        return rc;
    out->has_body = false;
    out->has_leaf = true;
    return src.node(src.ctx, 0, index, out->leaf, ei);
}

static enum err
tiles_note(void *ctx, uint64_t min_size, struct span *note, struct errinfo *ei)
{
    const struct verify_tiles *vt = ctx;

    if (vt->size < min_size)
        return err_set(ei, ERR_NOTFOUND, "verify.tiles", "no checkpoint");
    *note = (struct span){vt->note, vt->note_n};
    return ERR_OK;
}

struct verify_source
verify_tiles_source(struct verify_tiles *vt)
{
    return (struct verify_source){vt, tiles_size, tiles_entry, tiles_note, 0};
}
