/* SPDX-License-Identifier: EUPL-1.2 */
/* The format is specified in logfile_form.h. */
#include "ledger/logfile.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "ledger/logfile_form.h"

#include "base/banned.h"

enum {
    WINDOW_LEN = 1024 * 1024,
    MARK_EVERY = 64, /* one offset kept per so many entries */
    MARKS_FIRST = 1024,
    MARKS_MAX = 64 * 1024 * 1024 /* four thousand million entries */
};

_Static_assert((int)WINDOW_LEN > 2 * (int)LOGFILE_RECORD_MAX, "record fits");

/*
 * Invariants, true whenever no function of this file is running:
 *   end          behind the last record that is whole
 *   tree.size    entries before end; mark[k] is where entry 64 k begins
 *                (LOGFILE_FRAMES: the tree has nothing else)
 *   dead         a write may or may not have reached the disk
 */
struct logfile {
    int fd;
    enum logfile_mode mode;
    bool dead;
    char origin[LOGFILE_ORIGIN_MAX + 1];
    struct tree tree;
    uint64_t end;
    uint64_t sure_at, sure_size; /* behind the newest checkpoint */
    struct logfile_found found;
    uint64_t *mark;
    size_t mark_n, mark_max;
    struct buf note;    /* the newest checkpoint */
    struct buf scratch; /* a group on its way out */
    /* reading: bytes [at, at + n) of the file, and where to go on */
    uint8_t *window;
    uint64_t window_at;
    size_t window_n;
    uint64_t next_index, next_at;
    /* reading checkpoints */
    struct buf old_note;
    uint64_t note_min, note_at;
};

/* ---- the file --------------------------------------------------------------- */

static enum err
os_error(struct errinfo *ei, const char *where, int number)
{
    enum err rc = number == ENOSPC || number == EDQUOT ? ERR_FULL : ERR_IO;

    rc = err_set(ei, rc, where, "the log file cannot be read or written");
    if (ei != NULL)
        ei->os_errno = number;
    return rc;
}

static int
write_at(int fd, struct span s, uint64_t at)
{
    while (s.n > 0) {
        ssize_t done = pwrite(fd, s.p, s.n, (off_t)at);

        if (done < 0 && errno != EINTR)
            return errno;
        if (done > 0) {
            s.p += done;
            s.n -= (size_t)done;
            at += (uint64_t)done;
        }
    }
    return 0;
}

enum err
logfile_create(const char *path, const char *origin, struct errinfo *ei)
{
    uint8_t header[LOGFILE_HEADER_LEN];
    int fd, bad;
    enum err rc;

    rc = logfile_form_header(origin, header, ei);
    if (rc != ERR_OK)
        return rc;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return err_set(ei, ERR_CONFLICT, "logfile.create",
            "there is a log file already");
    if (fd < 0)
        return os_error(ei, "logfile.create", errno);
    bad = write_at(fd, (struct span){header, sizeof(header)}, 0);
    if (bad == 0 && fsync(fd) != 0)
        bad = errno;
    if (close(fd) != 0 && bad == 0)
        bad = errno;
    if (bad == 0)
        bad = file_sync_name(AT_FDCWD, path);
    if (bad == 0)
        return ERR_OK;
    (void)unlink(path);
    return os_error(ei, "logfile.create", bad);
}

/* ---- reading ------------------------------------------------------------------ */

/* Fill out from the file; fewer than max bytes only at its end. */
static enum err
read_at(const struct logfile *lf, uint64_t at, uint8_t *out, size_t max,
    size_t *n, struct errinfo *ei)
{
    *n = 0;
    while (*n < max) {
        ssize_t got = pread(lf->fd, out + *n, max - *n, (off_t)(at + *n));

        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return os_error(ei, "logfile.read", errno);
        if (got > 0)
            *n += (size_t)got;
    }
    return ERR_OK;
}

/* What is in the file from at on, at least one whole record if there is one. */
static enum err
look(struct logfile *lf, uint64_t at, struct span *out, struct errinfo *ei)
{
    uint64_t skip = at - lf->window_at;
    enum err rc;

    if (at < lf->window_at || skip > lf->window_n ||
        (lf->window_n - skip < LOGFILE_RECORD_MAX &&
            lf->window_n == WINDOW_LEN)) {
        lf->window_at = at;
        rc = read_at(lf, at, lf->window, WINDOW_LEN, &lf->window_n, ei);
        if (rc != ERR_OK) {
            lf->window_n = 0;
            return rc;
        }
        skip = 0;
    }
    *out = (struct span){lf->window + skip, lf->window_n - (size_t)skip};
    return ERR_OK;
}

/* Forget what was read: the file has grown. */
static void
forget(struct logfile *lf)
{
    lf->window_n = 0;
    lf->window_at = 0;
    lf->next_index = UINT64_MAX;
}

static enum err
room_for_marks(struct logfile *lf, uint64_t entries, struct errinfo *ei)
{
    size_t need = (size_t)(entries / MARK_EVERY + 1), max;
    uint64_t *v;

    if (need <= lf->mark_max)
        return ERR_OK;
    if (need > MARKS_MAX)
        return err_set(ei, ERR_LIMIT, "logfile", "too many entries");
    max = lf->mark_max == 0 ? MARKS_FIRST : lf->mark_max * 2;
    max = max < need ? need : max;
    v = reallocarray(lf->mark, max, sizeof(*v));
    if (v == NULL)
        return err_set(ei, ERR_NOMEM, "logfile", "no room for offsets");
    lf->mark = v;
    lf->mark_max = max;
    return ERR_OK;
}

static void
mark(struct logfile *lf, uint64_t index, uint64_t at)
{
    if (index % MARK_EVERY == 0)
        lf->mark[lf->mark_n++] = at;
}

static enum err
keep_note(struct buf *into, struct span note, struct errinfo *ei)
{
    buf_clear(into);
    buf_put(into, note);
    if (buf_err(into) != ERR_OK)
        return err_set(ei, buf_err(into), "logfile", "no room for a note");
    return ERR_OK;
}

/* Does this record follow what came before?  Then take it in. */
static enum err
scan_record(struct logfile *lf, const struct logfile_record *r,
    struct errinfo *ei)
{
    enum err rc;

    if (r->number != lf->tree.size)
        return err_set(ei, ERR_CORRUPT, "logfile.open",
            "a record is out of order");
    if (r->kind == LOGFILE_CHKP) {
        lf->sure_at = lf->end + r->len;
        lf->sure_size = r->number;
        return keep_note(&lf->note, r->note, ei);
    }
    rc = room_for_marks(lf, lf->tree.size, ei);
    if (rc != ERR_OK)
        return rc;
    if (lf->mode == LOGFILE_FRAMES)
        lf->tree.size++;
    else
        rc = tree_append(&lf->tree, r->entry.leaf, ei);
    if (rc == ERR_OK)
        mark(lf, r->number, lf->end);
    return rc;
}

typedef enum err form_fn(struct span s, struct logfile_record *out,
    struct errinfo *ei);

/* From end on to the first record that is not right. */
static enum err
scan(struct logfile *lf, form_fn *form, struct errinfo *ei)
{
    struct logfile_record r;
    struct span s;
    enum err rc;

    for (;;) {
        rc = look(lf, lf->end, &s, ei);
        if (rc != ERR_OK || s.n == 0)
            return rc;
        rc = form(s, &r, ei);
        if (rc == ERR_OK)
            rc = scan_record(lf, &r, ei);
        if (rc != ERR_OK)
            return rc == ERR_CORRUPT ? ERR_OK : rc;
        lf->end += r.len;
    }
}

/* Where a wrong entry cannot be a torn tail, whoever reads it will see that it
 * is wrong; behind the newest checkpoint it must be seen here. */
static enum err
scan_frames(struct logfile *lf, struct errinfo *ei)
{
    enum err rc = scan(lf, logfile_form_frame, ei);

    if (rc != ERR_OK)
        return rc;
    lf->end = lf->sure_at;
    lf->tree.size = lf->sure_size;
    lf->mark_n = (size_t)((lf->sure_size + MARK_EVERY - 1) / MARK_EVERY);
    return scan(lf, logfile_form_read, ei);
}

/* Is there a whole checkpoint from at on?  It was written after what is before
 * it was synced, so that cannot be a torn tail. */
static enum err
signed_behind(struct logfile *lf, uint64_t at, bool *found, struct errinfo *ei)
{
    struct logfile_record r;
    struct span s;
    enum err rc;

    *found = false;
    for (;;) {
        const uint8_t *hit;

        rc = look(lf, at, &s, ei);
        if (rc != ERR_OK || s.n < LOGFILE_PREFIX_LEN)
            return rc;
        hit = memmem(s.p + 4, s.n - 4, "CHKP", 4);
        if (hit == NULL) {
            at += s.n - LOGFILE_PREFIX_LEN + 1;
            continue;
        }
        at += (uint64_t)(hit - 4 - s.p);
        rc = look(lf, at, &s, ei);
        if (rc != ERR_OK)
            return rc;
        if (logfile_form_read(s, &r, NULL) == ERR_OK) {
            *found = true;
            return ERR_OK;
        }
        at++;
    }
}

/* Say what stands where the damage begins. */
static enum err
look_at_damage(struct logfile *lf, struct errinfo *ei)
{
    enum logfile_kind kind;
    struct span s;
    size_t len;
    enum err rc;

    lf->found.damaged_at = lf->end;
    rc = look(lf, lf->end, &s, ei);
    if (rc != ERR_OK)
        return rc;
    lf->found.damaged_entry = s.n >= LOGFILE_PREFIX_LEN &&
                              logfile_form_prefix(s.p, &len, &kind) &&
                              kind == LOGFILE_ENTR;
    if (lf->mode == LOGFILE_WRITE)
        return err_set(ei, ERR_CORRUPT, "logfile.open",
            "damaged at offset %" PRIu64 ", entry %" PRIu64, lf->end,
            lf->tree.size);
    return ERR_OK;
}

/* What lies behind the last whole record: nothing, a torn tail, or damage. */
static enum err
settle_tail(struct logfile *lf, struct errinfo *ei)
{
    struct stat st;
    enum err rc;

    lf->found.entry_n = lf->tree.size;
    if (fstat(lf->fd, &st) != 0)
        return os_error(ei, "logfile.open", errno);
    if ((uint64_t)st.st_size == lf->end)
        return ERR_OK;
    rc = signed_behind(lf, lf->end, &lf->found.damaged, ei);
    if (rc != ERR_OK)
        return rc;
    if (lf->found.damaged)
        return look_at_damage(lf, ei);
    lf->found.torn_bytes = (uint64_t)st.st_size - lf->end;
    if (lf->mode == LOGFILE_WRITE &&
        (ftruncate(lf->fd, (off_t)lf->end) != 0 || fdatasync(lf->fd) != 0))
        return os_error(ei, "logfile.open", errno);
    return ERR_OK;
}

/* The newest checkpoint must be of the tree that it follows. */
static enum err
check_newest(const struct logfile *lf, struct errinfo *ei)
{
    struct note_checkpoint cp;
    uint8_t root[TREE_HASH_LEN];
    struct note n;
    enum err rc;

    if (lf->note.n == 0)
        return ERR_OK;
    rc = note_parse(buf_peek(&lf->note), &n, ei);
    if (rc == ERR_OK)
        rc = note_checkpoint(&n, &cp, ei);
    if (rc != ERR_OK)
        return err_as(ei, ERR_CORRUPT);
    if (cp.head.size < lf->tree.size)
        return ERR_OK; /* entries without their checkpoint behind it */
    if (cp.head.size > lf->tree.size)
        return err_set(ei, ERR_CORRUPT, "logfile.open",
            "the newest checkpoint covers %" PRIu64
            " entries, there are %" PRIu64,
            cp.head.size, lf->tree.size);
    rc = tree_root(&lf->tree, root, ei);
    if (rc == ERR_OK && memcmp(root, cp.head.root, sizeof(root)) != 0)
        rc = err_set(ei, ERR_CORRUPT, "logfile.open",
            "the entries do not add up to the newest checkpoint");
    return rc;
}

static enum err
open_header(struct logfile *lf, const char *origin, struct errinfo *ei)
{
    uint8_t header[LOGFILE_HEADER_LEN];
    size_t n;
    enum err rc;

    rc = read_at(lf, 0, header, sizeof(header), &n, ei);
    if (rc != ERR_OK)
        return rc;
    if (n != sizeof(header))
        return err_set(ei, ERR_CORRUPT, "logfile.open", "no header");
    rc = logfile_form_origin(header, lf->origin, ei);
    if (rc != ERR_OK)
        return rc;
    if (origin != NULL && strcmp(origin, lf->origin) != 0)
        return err_set(ei, ERR_CONFLICT, "logfile.open",
            "the file belongs to another log");
    lf->end = lf->sure_at = LOGFILE_HEADER_LEN;
    return ERR_OK;
}

static struct logfile *
new_handle(enum logfile_mode mode)
{
    struct logfile *lf = calloc(1, sizeof(*lf));

    if (lf == NULL)
        return NULL;
    lf->fd = -1;
    lf->mode = mode;
    lf->window = malloc(WINDOW_LEN);
    buf_init(&lf->note, NOTE_MAX);
    buf_init(&lf->old_note, LOGFILE_RECORD_MAX);
    buf_init(&lf->scratch, (size_t)LOGFILE_RECORD_MAX +
                               (size_t)LOGFILE_GROUP_MAX *
                                   (LOGFILE_ENTRY_FIXED + ENTRY_SEALED_MAX));
    if (lf->window != NULL)
        return lf;
    logfile_close(lf);
    return NULL;
}

enum err
logfile_open(struct logfile **out, const char *path, const char *origin,
    enum logfile_mode mode, struct logfile_found *found, struct errinfo *ei)
{
    struct logfile *lf = new_handle(mode);
    enum err rc;

    *out = NULL;
    if (lf == NULL)
        return err_set(ei, ERR_NOMEM, "logfile.open", "no room for a handle");
    lf->fd =
        open(path, (mode == LOGFILE_WRITE ? O_RDWR : O_RDONLY) | O_CLOEXEC);
    if (lf->fd < 0) {
        rc = errno == ENOENT ? err_set(ei, ERR_NOTFOUND, "logfile.open",
                                   "there is no log file")
                             : os_error(ei, "logfile.open", errno);
        goto out;
    }
    rc = open_header(lf, origin, ei);
    if (rc != ERR_OK)
        goto out;
    rc = mode == LOGFILE_FRAMES ? scan_frames(lf, ei)
                                : scan(lf, logfile_form_read, ei);
    if (rc != ERR_OK)
        goto out;
    rc = settle_tail(lf, ei);
    if (found != NULL)
        *found = lf->found;
    if (rc == ERR_OK && mode == LOGFILE_WRITE)
        rc = check_newest(lf, ei);
    if (rc != ERR_OK)
        goto out;
    forget(lf);
    *out = lf;
    lf = NULL;
out:
    logfile_close(lf);
    return rc;
}

void
logfile_close(struct logfile *lf)
{
    if (lf == NULL)
        return;
    if (lf->fd >= 0)
        (void)close(lf->fd);
    buf_done(&lf->note);
    buf_done(&lf->old_note);
    buf_done(&lf->scratch);
    free(lf->window);
    free(lf->mark);
    free(lf);
}

uint64_t
logfile_size(const struct logfile *lf)
{
    return lf->tree.size;
}

const struct tree *
logfile_tree(const struct logfile *lf)
{
    return &lf->tree;
}

struct span
logfile_note(const struct logfile *lf)
{
    return buf_peek(&lf->note);
}

const char *
logfile_origin(const struct logfile *lf)
{
    return lf->origin;
}

struct logfile_found
logfile_found(const struct logfile *lf)
{
    return lf->found;
}

/* The record at at, which scanning found right. */
static enum err
reread(struct logfile *lf, uint64_t at, struct logfile_record *r,
    struct errinfo *ei)
{
    struct span s;
    enum err rc;

    rc = look(lf, at, &s, ei);
    if (rc != ERR_OK)
        return rc;
    return lf->mode == LOGFILE_FRAMES ? logfile_form_frame(s, r, ei)
                                      : logfile_form_read(s, r, ei);
}

enum err
logfile_read(struct logfile *lf, uint64_t index, struct logfile_entry *out,
    struct errinfo *ei)
{
    struct logfile_record r;
    uint64_t at;
    enum err rc;

    if (index >= lf->tree.size)
        return err_set(ei, ERR_NOTFOUND, "logfile.read",
            "there is no entry %" PRIu64, index);
    at = index == lf->next_index ? lf->next_at : lf->mark[index / MARK_EVERY];
    lf->next_index = UINT64_MAX;
    for (; at < lf->end; at += r.len) {
        rc = reread(lf, at, &r, ei);
        if (rc != ERR_OK)
            return rc;
        if (r.kind != LOGFILE_ENTR || r.number < index)
            continue;
        if (r.number > index)
            break;
        *out = r.entry;
        lf->next_index = index + 1;
        lf->next_at = at + r.len;
        return ERR_OK;
    }
    return err_set(ei, ERR_CORRUPT, "logfile.read",
        "entry %" PRIu64 " is no longer where it was", index);
}

/* A walk over the entries mostly has it in its window. */
static enum err
read_prefix(const struct logfile *lf, uint64_t at,
    uint8_t out[static LOGFILE_PREFIX_LEN], size_t *n, struct errinfo *ei)
{
    *n = LOGFILE_PREFIX_LEN;
    if (at < lf->window_at || at - lf->window_at + *n > lf->window_n)
        return read_at(lf, at, out, LOGFILE_PREFIX_LEN, n, ei);
    memcpy(out, lf->window + (at - lf->window_at), *n);
    return ERR_OK;
}

/* Read one whole record into its own buffer, so that a walk over the entries
 * keeps its window. */
static enum err
read_note_at(struct logfile *lf, uint64_t at, size_t len,
    struct logfile_record *r, struct errinfo *ei)
{
    uint8_t *room;
    size_t n;
    enum err rc;

    buf_clear(&lf->old_note);
    room = buf_room(&lf->old_note, len);
    if (room == NULL)
        return err_set(ei, buf_err(&lf->old_note), "logfile.note", "no room");
    rc = read_at(lf, at, room, len, &n, ei);
    if (rc != ERR_OK)
        return rc;
    return logfile_form_read((struct span){room, n}, r, ei);
}

/* A checkpoint stands where it says, and two at one place say the same. */
static enum err
check_place(const struct logfile_record *r, struct tree_head *before,
    struct errinfo *ei)
{
    struct note_checkpoint cp;
    struct note n;
    enum err rc = note_parse(r->note, &n, ei);

    if (rc == ERR_OK)
        rc = note_checkpoint(&n, &cp, ei);
    if (rc != ERR_OK)
        return err_as(ei, ERR_CORRUPT);
    if (cp.head.size != r->number ||
        (before->size == cp.head.size &&
            memcmp(before->root, cp.head.root, TREE_HASH_LEN) != 0))
        return err_set(ei, ERR_CORRUPT, "logfile.note",
            "a checkpoint is not of the place where it stands");
    *before = cp.head;
    return ERR_OK;
}

enum err
logfile_read_note(struct logfile *lf, uint64_t min_size, struct span *note,
    struct errinfo *ei)
{
    struct tree_head before = {.size = UINT64_MAX};
    uint8_t prefix[LOGFILE_PREFIX_LEN];
    struct logfile_record r = {0};
    enum logfile_kind kind;
    uint64_t at = LOGFILE_HEADER_LEN;
    size_t len, n;
    enum err rc;

    if (lf->note_at != 0 && min_size >= lf->note_min)
        at = lf->note_at;
    else if (min_size > 0 && (min_size - 1) / MARK_EVERY < lf->mark_n)
        at = lf->mark[(min_size - 1) / MARK_EVERY];
    lf->note_at = 0;
    for (; at < lf->end; at += len) {
        rc = read_prefix(lf, at, prefix, &n, ei);
        if (rc != ERR_OK)
            return rc;
        if (n != sizeof(prefix) || !logfile_form_prefix(prefix, &len, &kind))
            return err_set(ei, ERR_CORRUPT, "logfile.note", "no record");
        if (kind != LOGFILE_CHKP)
            continue;
        rc = read_note_at(lf, at, len, &r, ei);
        if (rc == ERR_OK)
            rc = check_place(&r, &before, ei);
        if (rc != ERR_OK)
            return rc;
        if (r.number < min_size)
            continue;
        lf->note_min = min_size;
        lf->note_at = at;
        *note = r.note;
        return ERR_OK;
    }
    return err_set(ei, ERR_NOTFOUND, "logfile.note",
        "no checkpoint of %" PRIu64 " entries or more", min_size);
}

/* The cut at or behind the record at offset at; out->end is 0 when there is
 * none. */
static enum err
find_cut(struct logfile *lf, uint64_t at, uint64_t max_size,
    struct logfile_cut *out, struct errinfo *ei)
{
    uint8_t prefix[LOGFILE_PREFIX_LEN];
    struct logfile_record r = {0};
    uint64_t found_at = 0, found_len = 0;
    enum logfile_kind kind;
    size_t len, n;
    enum err rc;

    *out = (struct logfile_cut){.end = 0};
    for (; at < lf->end; at += len) {
        rc = read_at(lf, at, prefix, sizeof(prefix), &n, ei);
        if (rc != ERR_OK)
            return rc;
        if (n != sizeof(prefix) || !logfile_form_prefix(prefix, &len, &kind))
            return err_set(ei, ERR_CORRUPT, "logfile.cut", "no record");
        if (kind != LOGFILE_CHKP)
            continue;
        rc = read_note_at(lf, at, len, &r, ei);
        if (rc != ERR_OK)
            return rc;
        if (r.number > max_size)
            break;
        found_at = at;
        found_len = len;
    }
    if (found_at == 0)
        return ERR_OK;
    rc = read_note_at(lf, found_at, found_len, &r, ei);
    *out = (struct logfile_cut){found_at + found_len, r.number, r.note};
    return rc;
}

enum err
logfile_cut(struct logfile *lf, uint64_t max_size, struct logfile_cut *out,
    struct errinfo *ei)
{
    enum { BACK = LOGFILE_GROUP_MAX / MARK_EVERY + 1 };
    uint64_t size = max_size < lf->tree.size ? max_size : lf->tree.size;
    size_t k = (size_t)(size / MARK_EVERY);
    enum err rc = ERR_OK;

    *out = (struct logfile_cut){.end = 0};
    /* One group back there mostly is one; else from the front. */
    if (k > BACK && k - BACK < lf->mark_n)
        rc = find_cut(lf, lf->mark[k - BACK], max_size, out, ei);
    if (rc == ERR_OK && out->end == 0)
        rc = find_cut(lf, LOGFILE_HEADER_LEN, max_size, out, ei);
    if (rc == ERR_OK && out->end == 0)
        return err_set(ei, ERR_NOTFOUND, "logfile.cut",
            "no checkpoint of %" PRIu64 " entries or less", max_size);
    return rc;
}

/* ---- writing ------------------------------------------------------------------ */

static enum err
may_write(const struct logfile *lf, struct errinfo *ei)
{
    if (lf->mode != LOGFILE_WRITE)
        return err_set(ei, ERR_INTERNAL, "logfile.append", "read only");
    if (lf->dead)
        return err_set(ei, ERR_CORRUPT, "logfile.append",
            "an earlier write failed; reopen");
    return ERR_OK;
}

/* Write scratch at the end.  What fails is cut off again. */
static enum err
put_scratch(struct logfile *lf, bool sync, struct errinfo *ei)
{
    int bad = write_at(lf->fd, buf_peek(&lf->scratch), lf->end);

    if (bad != 0) {
        if (ftruncate(lf->fd, (off_t)lf->end) == 0)
            return os_error(ei, "logfile.append", bad);
        lf->dead = true;
        (void)os_error(ei, "logfile.append", bad);
        return err_as(ei, ERR_CORRUPT);
    }
    /* After a failed sync nobody knows what is on the disk. */
    if (sync && fdatasync(lf->fd) != 0) {
        lf->dead = true;
        (void)os_error(ei, "logfile.append", errno);
        return err_as(ei, ERR_CORRUPT);
    }
    return ERR_OK;
}

/* The group as bytes, and the tree as it will be. */
static enum err
form_group(struct logfile *lf, const struct logfile_entry *v, size_t n,
    struct tree *next, struct errinfo *ei)
{
    uint8_t leaf[ENTRY_HASH_LEN];
    enum err rc;

    buf_clear(&lf->scratch);
    for (size_t i = 0; i < n; i++) {
        if (v[i].sealed.n > ENTRY_SEALED_MAX)
            return err_set(ei, ERR_LIMIT, "logfile.append",
                "a sealed body of %zu bytes, at most %d", v[i].sealed.n,
                ENTRY_SEALED_MAX);
        rc = entry_leaf(v[i].skeleton, leaf, ei);
        if (rc != ERR_OK)
            return rc;
        if (memcmp(leaf, v[i].leaf, sizeof(leaf)) != 0)
            return err_set(ei, ERR_INTERNAL, "logfile.append",
                "a leaf hash is not that of its skeleton");
        logfile_form_entry(&lf->scratch, next->size, &v[i]);
        rc = tree_append(next, leaf, ei);
        if (rc != ERR_OK)
            return rc;
    }
    if (buf_err(&lf->scratch) != ERR_OK)
        return err_set(ei, buf_err(&lf->scratch), "logfile.append", "no room");
    return ERR_OK;
}

enum err
logfile_append(struct logfile *lf, const struct logfile_entry *v, size_t n,
    struct errinfo *ei)
{
    struct tree next = lf->tree;
    uint64_t at = lf->end;
    enum err rc;

    rc = may_write(lf, ei);
    if (rc != ERR_OK)
        return rc;
    if (n == 0 || n > LOGFILE_GROUP_MAX)
        return err_set(ei, ERR_LIMIT, "logfile.append",
            "a group of %zu, at most %d", n, LOGFILE_GROUP_MAX);
    rc = form_group(lf, v, n, &next, ei);
    if (rc != ERR_OK)
        return rc;
    rc = room_for_marks(lf, next.size, ei);
    if (rc != ERR_OK)
        return rc;
    rc = put_scratch(lf, true, ei);
    if (rc != ERR_OK)
        return rc;
    for (size_t i = 0; i < n; i++) {
        mark(lf, lf->tree.size + i, at);
        at += LOGFILE_ENTRY_FIXED + v[i].sealed.n;
    }
    lf->tree = next;
    lf->end += lf->scratch.n;
    forget(lf);
    return ERR_OK;
}

/* Is this a checkpoint of exactly the entries that are here? */
static enum err
fits(const struct logfile *lf, struct span note, struct errinfo *ei)
{
    uint8_t root[TREE_HASH_LEN];
    struct note_checkpoint cp;
    struct note n;
    enum err rc;

    rc = note_parse(note, &n, ei);
    if (rc != ERR_OK)
        return rc;
    rc = note_checkpoint(&n, &cp, ei);
    if (rc != ERR_OK)
        return rc;
    rc = tree_root(&lf->tree, root, ei);
    if (rc != ERR_OK)
        return rc;
    if (cp.head.size != lf->tree.size ||
        memcmp(cp.head.root, root, sizeof(root)) != 0)
        return err_set(ei, ERR_CONFLICT, "logfile.checkpoint",
            "not a checkpoint of the entries in the file");
    return ERR_OK;
}

enum err
logfile_checkpoint(struct logfile *lf, struct span note, struct errinfo *ei)
{
    enum err rc;

    rc = may_write(lf, ei);
    if (rc != ERR_OK)
        return rc;
    rc = fits(lf, note, ei);
    if (rc != ERR_OK)
        return rc;
    buf_clear(&lf->scratch);
    rc = logfile_form_note(&lf->scratch, lf->tree.size, note, ei);
    if (rc != ERR_OK)
        return rc;
    rc = put_scratch(lf, false, ei);
    if (rc != ERR_OK)
        return rc;
    rc = keep_note(&lf->note, note, ei);
    lf->end += lf->scratch.n;
    forget(lf);
    return rc;
}
