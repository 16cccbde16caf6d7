/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/tar.h"
#include "base/file.h"

#include "base/banned.h"

enum { PIECE = 64 * 1024, END_BLOCKS = 2, PARTS_NAME_MAX = 80 };

static const uint8_t zeros[TAR_BLOCK * END_BLOCKS];

enum err
parts_path(char out[static PARTS_PATH_MAX], const char *dir, const char *name,
    struct errinfo *ei)
{
    int n = snprintf(out, PARTS_PATH_MAX, "%s/%s", dir, name);

    return n >= 0 && n < PARTS_PATH_MAX
               ? ERR_OK
               : err_set(ei, ERR_LIMIT, "parts.path", "the path is too long");
}

/* ---- reading a part ---------------------------------------------------------- */

static enum err
read_all(int fd, const char *path, struct buf *out, struct errinfo *ei)
{
    for (;;) {
        uint8_t *room = buf_room(out, PIECE);
        ssize_t n = room == NULL ? 0 : read(fd, room, PIECE);

        if (room == NULL)
            return err_set(ei, ERR_CORRUPT, "parts.read", "%s is too long",
                path);
        if (n < 0 && errno != EINTR)
            return file_error(ei, "parts.read", path, errno);
        if (n == 0)
            return ERR_OK;
        if (n > 0)
            out->n += (size_t)n;
    }
}

static enum err
read_file(const char *path, struct buf *out, struct errinfo *ei)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    enum err rc;

    buf_clear(out);
    if (fd < 0)
        return file_error(ei, "parts.read", path, errno);
    rc = read_all(fd, path, out, ei);
    (void)close(fd);
    return rc;
}

enum err
parts_read(const char *dir, const char *name, const struct manifest_part *part,
    struct buf *out, struct errinfo *ei)
{
    uint8_t digest[DIGEST_SHA256_LEN];
    char path[PARTS_PATH_MAX];
    struct span s;
    enum err rc = parts_path(path, dir, name, ei);

    if (rc == ERR_OK)
        rc = read_file(path, out, ei);
    if (rc != ERR_OK)
        return rc;
    s = buf_peek(out);
    if (s.n != part->size)
        return err_set(ei, ERR_CORRUPT, "parts.read",
            "%s has %zu bytes, not the %llu of the manifest", name, s.n,
            (unsigned long long)part->size);
    rc = digest_sha256(digest, &s, 1, ei);
    if (rc == ERR_OK && memcmp(digest, part->sha256, sizeof(digest)) != 0)
        rc = err_set(ei, ERR_CORRUPT, "parts.read",
            "%s is not what the manifest says", name);
    return rc;
}

/* ---- writing --------------------------------------------------------------------- */

static void
name_of(const struct parts *p, char out[static PARTS_NAME_MAX + 1])
{
    if (p->only != NULL)
        (void)snprintf(out, PARTS_NAME_MAX + 1, "%s", p->only);
    else
        manifest_name(p->m->n, out);
}

static enum err
begin(struct parts *p, struct errinfo *ei)
{
    char name[PARTS_NAME_MAX + 1], path[PARTS_PATH_MAX];
    enum err rc;

    name_of(p, name);
    rc = parts_path(path, p->dir, name, ei);
    if (rc != ERR_OK)
        return rc;
    p->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (p->fd < 0)
        return file_error(ei, "parts.write", path, errno);
    p->in_part = 0;
    return envelope_new(&p->e, p->to, p->fd, ei);
}

/* Take the digest of what is on the disk. */
static enum err
take_in(struct parts *p, struct errinfo *ei)
{
    char name[PARTS_NAME_MAX + 1], path[PARTS_PATH_MAX];
    struct manifest_part part = {.size = 0};
    struct buf b;
    struct span s;
    enum err rc;

    name_of(p, name);
    rc = parts_path(path, p->dir, name, ei);
    buf_init(&b, PARTS_FILE_MAX);
    if (rc == ERR_OK)
        rc = read_file(path, &b, ei);
    s = buf_peek(&b);
    part.size = s.n;
    if (rc == ERR_OK)
        rc = digest_sha256(part.sha256, &s, 1, ei);
    buf_done(&b);
    if (rc != ERR_OK)
        return rc;
    if (p->only == NULL)
        return manifest_add(p->m, &part, ei);
    p->m->keys = part;
    return ERR_OK;
}

static enum err
finish_part(struct parts *p, struct errinfo *ei)
{
    enum err rc = envelope_finish(p->e, ei);

    envelope_free(p->e);
    p->e = NULL;
    if (rc == ERR_OK && fsync(p->fd) != 0)
        rc = file_error(ei, "parts.write", "cannot sync a part", errno);
    if (close(p->fd) != 0 && rc == ERR_OK)
        rc = file_error(ei, "parts.write", "cannot close a part", errno);
    p->fd = -1;
    return rc == ERR_OK ? take_in(p, ei) : rc;
}

enum err
parts_write(struct parts *p, struct span s, struct errinfo *ei)
{
    while (s.n > 0) {
        size_t room = PARTS_PLAIN_MAX - p->in_part, n;
        enum err rc = ERR_OK;

        if (p->e != NULL && room == 0) {
            if (p->only != NULL)
                return err_set(ei, ERR_LIMIT, "parts.write", "too many keys");
            rc = finish_part(p, ei);
        }
        if (rc == ERR_OK && p->e == NULL) {
            rc = begin(p, ei);
            room = PARTS_PLAIN_MAX;
        }
        if (rc != ERR_OK)
            return rc;
        n = s.n < room ? s.n : room;
        rc = envelope_write(p->e, (struct span){s.p, n}, ei);
        if (rc != ERR_OK)
            return rc;
        p->in_part += n;
        s = (struct span){s.p + n, s.n - n};
    }
    return ERR_OK;
}

static enum err
write_header(struct parts *p, const struct tar_file *f, struct errinfo *ei)
{
    uint8_t block[TAR_BLOCK];
    enum err rc = tar_write(f, block, ei);

    return rc == ERR_OK
               ? parts_write(p, (struct span){block, sizeof(block)}, ei)
               : rc;
}

enum err
parts_write_bytes(struct parts *p, const struct tar_file *f, struct span bytes,
    struct errinfo *ei)
{
    enum err rc = bytes.n == f->size ? write_header(p, f, ei) : ERR_INTERNAL;

    if (rc == ERR_OK)
        rc = parts_write(p, bytes, ei);
    return rc == ERR_OK
               ? parts_write(p, (struct span){zeros, tar_padding(f->size)}, ei)
               : rc;
}

enum err
parts_write_file(struct parts *p, const struct tar_file *f, int fd,
    struct errinfo *ei)
{
    uint8_t piece[PIECE];
    uint64_t left = f->size;
    enum err rc = write_header(p, f, ei);

    while (rc == ERR_OK && left > 0) {
        size_t want = left < PIECE ? (size_t)left : PIECE;
        ssize_t n = read(fd, piece, want);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return file_error(ei, "parts.write", "a file became shorter",
                n < 0 ? errno : EIO);
        rc = parts_write(p, (struct span){piece, (size_t)n}, ei);
        left -= (uint64_t)n;
    }
    return rc == ERR_OK
               ? parts_write(p, (struct span){zeros, tar_padding(f->size)}, ei)
               : rc;
}

enum err
parts_finish(struct parts *p, struct errinfo *ei)
{
    enum err rc = parts_write(p, (struct span){zeros, sizeof(zeros)}, ei);

    return rc == ERR_OK ? finish_part(p, ei) : rc;
}

void
parts_done(struct parts *p)
{
    envelope_free(p->e);
    p->e = NULL;
    if (p->fd >= 0)
        (void)close(p->fd);
    p->fd = -1;
}

/* ---- unpacking -------------------------------------------------------------------- */

/* Make the folders above the last slash. */
static enum err
make_above(char *path, size_t from, struct errinfo *ei)
{
    for (char *at = strchr(path + from, '/'); at != NULL;
         at = strchr(at + 1, '/')) {
        int bad;

        *at = '\0';
        bad = mkdir(path, 0700) != 0 && errno != EEXIST ? errno : 0;
        if (bad != 0)
            return file_error(ei, "parts.unpack", path, bad);
        *at = '/';
    }
    return ERR_OK;
}

static enum err
open_file(struct parts_unpack *u, const struct tar_file *f, struct errinfo *ei)
{
    const char *dir = u->root, *name = f->name;
    char path[PARTS_PATH_MAX];
    enum err rc;

    if (strncmp(name, "log/", 4) == 0) {
        dir = u->log;
        name += 4;
    } else if (strncmp(name, "keys/", 5) == 0) {
        dir = u->keys;
        name += 5;
    }
    if (strcmp(name, PARTS_DB_NAME) == 0)
        name = PARTS_DB_NAME ".part";
    rc = parts_path(path, dir, name, ei);
    if (rc == ERR_OK)
        rc = make_above(path, strlen(dir) + 1, ei);
    if (rc != ERR_OK)
        return rc;
    u->fd =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (u->fd < 0)
        return file_error(ei, "parts.unpack", path, errno);
    u->left = f->size;
    u->pad = tar_padding(f->size);
    return ERR_OK;
}

static enum err
close_file(struct parts_unpack *u, struct errinfo *ei)
{
    int bad = close(u->fd) != 0 ? errno : 0;

    u->fd = -1;
    return bad == 0
               ? ERR_OK
               : file_error(ei, "parts.unpack", "cannot write a file", bad);
}

static enum err
take_header(struct parts_unpack *u, struct errinfo *ei)
{
    struct tar_file f;
    bool end = false;
    enum err rc = tar_read(u->header, &f, &end, ei);

    u->have = 0;
    if (rc != ERR_OK)
        return rc;
    if (end) {
        u->end = true;
        return ERR_OK;
    }
    if (u->end)
        return err_set(ei, ERR_CORRUPT, "parts.unpack",
            "a file behind the end");
    rc = open_file(u, &f, ei);
    return rc == ERR_OK && u->left == 0 ? close_file(u, ei) : rc;
}

/* As much of s as belongs to what is at hand; *n says how much. */
static enum err
take(struct parts_unpack *u, struct span s, size_t *n, struct errinfo *ei)
{
    int bad;

    if (u->left > 0) {
        *n = s.n < u->left ? s.n : (size_t)u->left;
        bad = file_write(u->fd, (struct span){s.p, *n});
        if (bad != 0)
            return file_error(ei, "parts.unpack", "cannot write a file", bad);
        u->left -= *n;
        return u->left == 0 ? close_file(u, ei) : ERR_OK;
    }
    if (u->pad > 0) {
        *n = s.n < u->pad ? s.n : (size_t)u->pad;
        u->pad -= *n;
        return ERR_OK;
    }
    *n = sizeof(u->header) - u->have;
    *n = s.n < *n ? s.n : *n;
    memcpy(u->header + u->have, s.p, *n);
    u->have += *n;
    return u->have == sizeof(u->header) ? take_header(u, ei) : ERR_OK;
}

enum err
parts_unpack(struct parts_unpack *u, struct span s, struct errinfo *ei)
{
    while (s.n > 0) {
        size_t n = 0;
        enum err rc = take(u, s, &n, ei);

        if (rc != ERR_OK)
            return rc;
        s = (struct span){s.p + n, s.n - n};
    }
    return ERR_OK;
}

enum err
parts_unpacked(struct parts_unpack *u, struct errinfo *ei)
{
    bool half = u->fd >= 0 || u->have != 0 || u->pad != 0 || !u->end;

    if (u->fd >= 0)
        (void)close(u->fd);
    u->fd = -1;
    return half ? err_set(ei, ERR_CORRUPT, "parts.unpack",
                      "the stream stops half way")
                : ERR_OK;
}
