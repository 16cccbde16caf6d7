/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/backup.h"
#include "backup/tar.h"
#include "base/file.h"
#include "crypto/keyfile.h"

#include "base/banned.h"

static enum err
add_open(struct parts *p, int fd, const char *as, uint64_t size,
    struct errinfo *ei)
{
    struct tar_file f = {.mode = 0600};
    struct stat st;

    if (fstat(fd, &st) != 0)
        return file_error(ei, "backup.files", as, errno);
    if (!S_ISREG(st.st_mode))
        return err_set(ei, ERR_CONFIG, "backup.files", "%s is not a file", as);
    if (strlen(as) > TAR_NAME_MAX)
        return err_set(ei, ERR_LIMIT, "backup.files", "a name is too long");
    memcpy(f.name, as, strlen(as) + 1);
    f.size = size == UINT64_MAX ? (uint64_t)st.st_size : size;
    f.at_s = st.st_mtime;
    return parts_write_file(p, &f, fd, ei);
}

enum err
files_add(struct parts *p, const char *path, const char *as, uint64_t size,
    struct errinfo *ei)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    enum err rc;

    if (fd < 0)
        return file_error(ei, "backup.files", path, errno);
    rc = add_open(p, fd, as, size, ei);
    (void)close(fd);
    return rc;
}

/* ---- a folder --------------------------------------------------------------------- */

static enum err add_tree(struct parts *p, const char *dir, const char *as,
    int depth, struct errinfo *ei);

static enum err
add_entry(struct parts *p, const char *path, const char *as, int depth,
    struct errinfo *ei)
{
    struct stat st;

    if (lstat(path, &st) != 0)
        return errno == ENOENT ? ERR_OK
                               : file_error(ei, "backup.files", path, errno);
    if (S_ISDIR(st.st_mode))
        return add_tree(p, path, as, depth + 1, ei);
    return S_ISREG(st.st_mode) ? files_add(p, path, as, UINT64_MAX, ei)
                               : ERR_OK;
}

static enum err
add_entries(struct parts *p, DIR *d, const char *dir, const char *as, int depth,
    struct errinfo *ei)
{
    char path[PARTS_PATH_MAX], name[PARTS_PATH_MAX];
    enum err rc = ERR_OK;

    while (rc == ERR_OK) {
        const struct dirent *e;

        errno = 0;
        e = readdir(d); // NOLINT(concurrency-mt-unsafe): one thread
        if (e == NULL)
            return errno == 0 ? ERR_OK
                              : file_error(ei, "backup.files", dir, errno);
        if (e->d_name[0] == '.')
            continue;
        rc = parts_path(path, dir, e->d_name, ei);
        if (rc == ERR_OK)
            rc = parts_path(name, as, e->d_name, ei);
        if (rc == ERR_OK)
            rc = add_entry(p, path, name, depth, ei);
    }
    return rc;
}

static enum err
add_tree(struct parts *p, const char *dir, const char *as, int depth,
    struct errinfo *ei)
{
    enum err rc;
    DIR *d;

    if (depth > FILES_DEPTH_MAX)
        return err_set(ei, ERR_LIMIT, "backup.files",
            "folders more than %d deep: %s", FILES_DEPTH_MAX, dir);
    d = opendir(dir);
    if (d == NULL)
        return errno == ENOENT ? ERR_OK
                               : file_error(ei, "backup.files", dir, errno);
    rc = add_entries(p, d, dir, as, depth, ei);
    (void)closedir(d);
    return rc;
}

enum err
files_add_tree(struct parts *p, const char *dir, const char *as,
    struct errinfo *ei)
{
    return add_tree(p, dir, as, 1, ei);
}

/* ---- writing and removing ---------------------------------------------------------- */

enum err
files_write(const char *dir, const char *name, struct span s,
    struct errinfo *ei)
{
    char path[PARTS_PATH_MAX];
    enum err rc = parts_path(path, dir, name, ei);
    int fd, bad;

    if (rc != ERR_OK)
        return rc;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return file_error(ei, "backup.files", path, errno);
    bad = file_write(fd, s);
    if (bad == 0 && fsync(fd) != 0)
        bad = errno;
    if (close(fd) != 0 && bad == 0)
        bad = errno;
    return bad == 0 ? ERR_OK : file_error(ei, "backup.files", path, bad);
}

/* Small enough to be a key, or the sealed file of keys. */
static bool
wipe(const char *path, off_t size)
{
    static const uint8_t zeros[KEYFILE_MAX];
    int fd = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    bool ok = fd >= 0;

    for (off_t at = 0; ok && at < size; at += KEYFILE_MAX) {
        size_t n = size - at < KEYFILE_MAX ? (size_t)(size - at) : KEYFILE_MAX;

        ok = pwrite(fd, zeros, n, at) == (ssize_t)n;
    }
    ok = ok && fsync(fd) == 0;
    if (fd >= 0)
        (void)close(fd);
    return ok;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)ftw;
    if (type == FTW_F && S_ISREG(st->st_mode) && st->st_size <= KEYFILE_MAX)
        (void)wipe(path, st->st_size);
    /* What cannot go, such as a mount point, does not keep the rest. */
    (void)remove(path);
    return 0;
}

bool
files_is_empty(const char *dir)
{
    DIR *d = opendir(dir);
    const struct dirent *e;
    bool empty = true;

    if (d == NULL)
        return errno == ENOENT;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    while (empty && (e = readdir(d)) != NULL)
        empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
    (void)closedir(d);
    return empty;
}

static int
remove_below(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    return ftw->level == 0 ? 0 : remove_one(path, st, type, ftw);
}

enum { OPEN_MAX_N = 16 };

/* A link is left as it is: what it leads to would stay behind. */
static bool
is_folder(const char *dir)
{
    struct stat st;

    return lstat(dir, &st) == 0 && S_ISDIR(st.st_mode);
}

enum err
backup_remove(const char *dir, struct errinfo *ei)
{
    if (access(dir, F_OK) == 0 && !is_folder(dir))
        return file_error(ei, "backup.files", dir, ENOTDIR);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    (void)nftw(dir, remove_one, OPEN_MAX_N, FTW_DEPTH | FTW_PHYS);
    return access(dir, F_OK) != 0 ? ERR_OK
                                  : file_error(ei, "backup.files", dir, EBUSY);
}

enum err
backup_empty(const char *dir, struct errinfo *ei)
{
    if (!is_folder(dir))
        return file_error(ei, "backup.files", dir, ENOTDIR);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    (void)nftw(dir, remove_below, OPEN_MAX_N, FTW_DEPTH | FTW_PHYS);
    return files_is_empty(dir) ? ERR_OK
                               : file_error(ei, "backup.files", dir, EBUSY);
}

enum err
backup_destroy_keys(struct backup *b, struct errinfo *ei)
{
    struct stat st;
    int bad;

    if (lstat(b->keys, &st) != 0)
        return errno == ENOENT ? ERR_OK
                               : file_error(ei, "backup.files", b->keys, errno);
    if (!S_ISREG(st.st_mode) || !wipe(b->keys, st.st_size) ||
        unlink(b->keys) != 0)
        return file_error(ei, "backup.files", b->keys, errno);
    bad = file_sync_name(AT_FDCWD, b->keys);
    if (bad != 0)
        return file_error(ei, "backup.files", b->keys, bad);
    b->has_keys = false;
    return ERR_OK;
}
