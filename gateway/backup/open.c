/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/backup.h"
#include "backup/files.h"
#include "backup/parts.h"
#include "base/file.h"
#include "base/text.h"
#include "crypto/envelope.h"
#include "exchange/record_backup.h"

#include "base/banned.h"

static const char where[] = "backup.open";

/* ---- its manifest ----------------------------------------------------------------- */

/* A small file whole; longer than max is not what we wrote. */
static enum err
read_small(const char *dir, const char *name, size_t max, struct buf *out,
    struct errinfo *ei)
{
    char path[PARTS_PATH_MAX];
    enum err rc = parts_path(path, dir, name, ei);
    uint8_t *room;
    ssize_t n;
    int fd;

    if (rc != ERR_OK)
        return rc;
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return err_set(ei, errno == ENOENT ? ERR_NOTFOUND : ERR_IO, where,
            "%s cannot be read", path);
    room = buf_room(out, max + 1);
    n = room == NULL ? -1 : read(fd, room, max + 1);
    (void)close(fd);
    if (n < 0)
        return err_set(ei, ERR_IO, where, "%s cannot be read", path);
    if ((size_t)n > max)
        return err_set(ei, ERR_CORRUPT, where, "%s is too long", name);
    out->n = (size_t)n;
    return ERR_OK;
}

static enum err
read_manifest(struct backup *b, struct errinfo *ei)
{
    struct buf text;
    struct span s;
    enum err rc;

    buf_init(&text, MANIFEST_MAX + 1);
    rc = read_small(b->dir, "manifest.json", MANIFEST_MAX, &text, ei);
    s = buf_peek(&text);
    if (rc == ERR_OK)
        rc = digest_sha256(b->digest, &s, 1, ei);
    if (rc == ERR_OK) {
        rc = manifest_read(s, &b->m, ei);
        if (rc == ERR_SYNTAX || rc == ERR_LIMIT)
            rc = err_as(ei, ERR_CORRUPT);
    }
    buf_done(&text);
    return rc;
}

static enum err
read_sig(struct backup *b, struct errinfo *ei)
{
    enum { LINE_MAX_LEN = 200 };
    struct buf text;
    size_t n = 0;
    enum err rc;

    buf_init(&text, LINE_MAX_LEN + 1);
    rc = read_small(b->dir, "manifest.sig", LINE_MAX_LEN, &text, ei);
    if (rc == ERR_NOTFOUND)
        rc = err_as(ei, ERR_CORRUPT);
    if (rc == ERR_OK && (text.n == 0 || text.p[text.n - 1] != '\n' ||
                            !text_unbase64((struct span){text.p, text.n - 1},
                                b->sig, sizeof(b->sig), &n) ||
                            n != sizeof(b->sig)))
        rc = err_set(ei, ERR_CORRUPT, where, "manifest.sig is no signature");
    buf_done(&text);
    return rc;
}

/* Where the keys are: beside it, or apart under its name. */
static enum err
find_keys(struct backup *b, const char *keys_dir, struct errinfo *ei)
{
    const char *slash = strrchr(b->dir, '/');
    struct stat st;
    int n;

    if (keys_dir == NULL)
        n = snprintf(b->keys, sizeof(b->keys), "%s/%s", b->dir,
            PARTS_KEYS_NAME);
    else
        n = snprintf(b->keys, sizeof(b->keys), "%s/%s.keys.cms", keys_dir,
            slash == NULL ? b->dir : slash + 1);
    if (n < 0 || (size_t)n >= sizeof(b->keys))
        return err_set(ei, ERR_LIMIT, where, "the path is too long");
    b->has_keys = lstat(b->keys, &st) == 0;
    if (!b->has_keys && errno != ENOENT)
        return file_error(ei, where, b->keys, errno);
    return ERR_OK;
}

enum err
backup_open(struct backup *b, const char *dir, const char *keys_dir,
    struct errinfo *ei)
{
    size_t n = strlen(dir);
    enum err rc;

    *b = (struct backup){.has_keys = false};
    while (n > 1 && dir[n - 1] == '/')
        n--;
    if (n >= sizeof(b->dir))
        return err_set(ei, ERR_LIMIT, where, "the path is too long");
    memcpy(b->dir, dir, n);
    rc = read_manifest(b, ei);
    if (rc == ERR_OK)
        rc = read_sig(b, ei);
    return rc == ERR_OK ? find_keys(b, keys_dir, ei) : rc;
}

void
backup_close(struct backup *b)
{
    manifest_done(&b->m);
}

/* ---- without the offline key ------------------------------------------------------- */

enum err
backup_check_signed(const struct backup *b, const struct note_key *key,
    struct errinfo *ei)
{
    enum { TEXT_MAX = 400 };
    struct note_checkpoint cp;
    struct buf text;
    enum err rc;

    buf_init(&text, TEXT_MAX);
    record_backup_text(&text, span_of(key->name), b->digest);
    rc = buf_err(&text);
    if (rc == ERR_OK)
        rc = sign_check(key->pub, buf_peek(&text), b->sig, ei);
    buf_done(&text);
    if (rc == ERR_CORRUPT)
        return err_set(ei, rc, where,
            "the manifest is not what this log signed");
    if (rc == ERR_OK)
        rc = note_open(span_of(b->m.note), key, &cp, ei);
    if (rc == ERR_OK &&
        (cp.head.size != b->m.signed_size || b->m.signed_size > b->m.size))
        rc = err_set(ei, ERR_CORRUPT, where, "the sizes do not agree");
    if (rc == ERR_SYNTAX || rc == ERR_LIMIT || rc == ERR_NOTFOUND)
        return err_as(ei, ERR_CORRUPT);
    return rc;
}

static enum err
read_part(const struct backup *b, size_t i, struct buf *out, struct errinfo *ei)
{
    char name[MANIFEST_NAME_MAX + 1];

    manifest_name(i, name);
    return parts_read(b->dir, name, &b->m.v[i], out, ei);
}

static enum err
read_keys(const struct backup *b, struct buf *out, struct errinfo *ei)
{
    const char *slash = strrchr(b->keys, '/');
    char dir[BACKUP_PATH_MAX];
    size_t n = (size_t)(slash - b->keys);

    memcpy(dir, b->keys, n);
    dir[n] = '\0';
    return parts_read(dir, slash + 1, &b->m.keys, out, ei);
}

enum err
backup_check_parts(const struct backup *b, struct errinfo *ei)
{
    struct buf file;
    enum err rc = ERR_OK;

    buf_init(&file, PARTS_FILE_MAX);
    if (b->has_keys)
        rc = read_keys(b, &file, ei);
    for (size_t i = 0; rc == ERR_OK && i < b->m.n; i++)
        rc = read_part(b, i, &file, ei);
    buf_done(&file);
    return rc == ERR_NOTFOUND ? err_as(ei, ERR_CORRUPT) : rc;
}

/* ---- with it ------------------------------------------------------------------------- */

struct unpacking {
    const struct backup *b;
    const struct envelope_key *key;
    struct parts_unpack u;
    struct buf file, plain;
};

static enum err
feed(struct unpacking *un, struct errinfo *ei)
{
    enum err rc;

    buf_clear(&un->plain);
    rc = envelope_open(un->key, buf_peek(&un->file), &un->plain, ei);
    if (rc == ERR_LIMIT)
        rc = err_as(ei, ERR_CORRUPT);
    return rc == ERR_OK ? parts_unpack(&un->u, buf_peek(&un->plain), ei) : rc;
}

static enum err
unpack_keys(struct unpacking *un, struct errinfo *ei)
{
    enum err rc = read_keys(un->b, &un->file, ei), end;

    if (rc == ERR_OK)
        rc = feed(un, ei);
    end = parts_unpacked(&un->u, rc == ERR_OK ? ei : NULL);
    un->u.end = false;
    un->u.have = 0;
    un->u.pad = un->u.left = 0;
    return rc == ERR_OK ? end : rc;
}

static enum err
unpack_data(struct unpacking *un, struct errinfo *ei)
{
    enum err rc = ERR_OK, end;

    for (size_t i = 0; rc == ERR_OK && i < un->b->m.n; i++) {
        rc = read_part(un->b, i, &un->file, ei);
        if (rc == ERR_NOTFOUND)
            rc = err_as(ei, ERR_CORRUPT);
        if (rc == ERR_OK)
            rc = feed(un, ei);
    }
    end = parts_unpacked(&un->u, rc == ERR_OK ? ei : NULL);
    return rc == ERR_OK ? end : rc;
}

/* The names of all that was unpacked, on stable storage. */
static enum err
sync_all(const struct backup_target *to, struct errinfo *ei)
{
    const char *v[] = {to->root, to->log, to->keys};

    for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
        int fd = open(v[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        bool ok = fd >= 0 && syncfs(fd) == 0;

        if (fd >= 0)
            (void)close(fd);
        if (!ok)
            return err_set(ei, ERR_IO, where, "cannot sync %s", v[i]);
    }
    return ERR_OK;
}

/* Where there is a database, there is all of it.  The gateway puts its tiles
 * in a folder, and does not make it. */
static enum err
settle(const struct backup_target *to, struct errinfo *ei)
{
    char path[PARTS_PATH_MAX], db[PARTS_PATH_MAX];
    enum err rc = parts_path(path, to->root, "state/tlog", ei);
    int bad;

    if (rc == ERR_OK && mkdir(path, 0700) != 0 && errno != EEXIST)
        return err_set(ei, ERR_IO, where, "cannot make %s", path);
    if (rc == ERR_OK)
        rc = sync_all(to, ei);
    if (rc == ERR_OK)
        rc = parts_path(path, to->root, PARTS_DB_NAME ".part", ei);
    if (rc == ERR_OK)
        rc = parts_path(db, to->root, PARTS_DB_NAME, ei);
    if (rc != ERR_OK)
        return rc;
    bad = rename(path, db) != 0 ? errno : file_sync_name(AT_FDCWD, db);
    if (bad == ENOENT)
        return err_set(ei, ERR_CORRUPT, where, "there is no database in it");
    return bad == 0 ? ERR_OK
                    : err_set(ei, ERR_IO, where, "cannot rename %s", path);
}

enum err
backup_unpack(const struct backup *b, const struct envelope_key *key,
    const struct backup_target *to, struct errinfo *ei)
{
    struct unpacking un = {.b = b,
        .key = key,
        .u = {.root = to->root, .log = to->log, .keys = to->keys, .fd = -1}};
    enum err rc;

    if (!b->has_keys)
        return err_set(ei, ERR_NOTFOUND, where, "there is no %s", b->keys);
    buf_init(&un.file, PARTS_FILE_MAX);
    buf_init(&un.plain, PARTS_PLAIN_MAX);
    rc = unpack_keys(&un, ei);
    if (rc == ERR_OK)
        rc = unpack_data(&un, ei);
    buf_done(&un.file);
    buf_wipe(&un.plain);
    return rc == ERR_OK ? settle(to, ei) : rc;
}
