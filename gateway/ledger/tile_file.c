/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/tile_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "ledger/tile.h"

#include "base/banned.h"

enum { PIECE = 4096, TEMP_NAME_MAX = TILE_NAME_MAX + 8 };

enum err
tile_file_error(struct errinfo *ei, const char *where, const char *what,
    int number)
{
    enum err rc = ERR_IO;

    if (number == ENOENT || number == ENOTDIR)
        rc = ERR_NOTFOUND;
    else if (number == ENOSPC || number == EDQUOT)
        rc = ERR_FULL;
    rc = err_set(ei, rc, where, "%s: not to be read or written", what);
    if (ei != NULL)
        ei->os_errno = number;
    return rc;
}

/* Up to max bytes; -1 with errno on failure. */
static ssize_t
read_some(int fd, uint8_t *out, size_t max)
{
    size_t n = 0;

    while (n < max) {
        ssize_t got = read(fd, out + n, max - n);

        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return -1;
        if (got > 0)
            n += (size_t)got;
    }
    return (ssize_t)n;
}

enum err
tile_file_read(int dir, const char *name, uint8_t *out, size_t n,
    struct errinfo *ei)
{
    int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
    ssize_t got;
    int bad;

    if (fd < 0)
        return tile_file_error(ei, "tile.read", name, errno);
    got = read_some(fd, out, n);
    bad = errno;
    (void)close(fd);
    if (got < 0)
        return tile_file_error(ei, "tile.read", name, bad);
    if ((size_t)got != n)
        return err_set(ei, ERR_CORRUPT, "tile.read", "%s: too short", name);
    return ERR_OK;
}

enum err
tile_file_slurp(const char *dir, const char *name, uint8_t *out, size_t max,
    size_t *n, struct errinfo *ei)
{
    int at = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    uint8_t more;
    ssize_t got;
    int fd, bad;
    bool over;

    *n = 0;
    if (at < 0)
        return tile_file_error(ei, "tile.read", "the folder", errno);
    fd = openat(at, name, O_RDONLY | O_CLOEXEC);
    bad = errno;
    (void)close(at);
    if (fd < 0)
        return tile_file_error(ei, "tile.read", name, bad);
    got = read_some(fd, out, max);
    bad = errno;
    over = got == (ssize_t)max && read_some(fd, &more, 1) != 0;
    (void)close(fd);
    if (got < 0)
        return tile_file_error(ei, "tile.read", name, bad);
    if (over)
        return err_set(ei, ERR_CORRUPT, "tile.read", "%s: too long", name);
    *n = (size_t)got;
    return ERR_OK;
}

/* What is there under this name already? */
enum there { NOTHING, THE_SAME, OTHER_LENGTH, OTHER_BYTES };

static enum there
look(int dir, const char *name, struct span s)
{
    int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
    enum there answer = THE_SAME;
    uint8_t piece[PIECE];
    struct stat st;

    if (fd < 0)
        return NOTHING;
    if (fstat(fd, &st) != 0 || (size_t)st.st_size != s.n)
        answer = OTHER_LENGTH;
    for (size_t at = 0; answer == THE_SAME && at < s.n; at += PIECE) {
        size_t n = s.n - at < PIECE ? s.n - at : PIECE;

        if (read_some(fd, piece, n) != (ssize_t)n ||
            memcmp(piece, s.p + at, n) != 0)
            answer = OTHER_BYTES;
    }
    (void)close(fd);
    return answer;
}

/* The folders that name lies in, one after the other. */
static int
make_folders(int dir, const char *name)
{
    char path[TEMP_NAME_MAX];

    for (size_t i = 0; name[i] != '\0' && i + 1 < sizeof(path); i++) {
        path[i] = '\0';
        if (name[i] == '/' && mkdirat(dir, path, 0755) != 0 && errno != EEXIST)
            return errno;
        path[i] = name[i];
    }
    return 0;
}

static int
write_synced(int dir, const char *name, struct span s)
{
    int fd = openat(dir, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    int bad;

    if (fd < 0)
        return errno;
    bad = file_write(fd, s);
    if (bad == 0 && fdatasync(fd) != 0)
        bad = errno;
    if (close(fd) != 0 && bad == 0)
        bad = errno;
    return bad;
}

enum err
tile_file_put(int dir, const char *name, struct span s,
    enum tile_file_mode mode, struct errinfo *ei)
{
    char temp[TEMP_NAME_MAX];
    int n = snprintf(temp, sizeof(temp), "%s.tmp", name), bad;
    enum there there = look(dir, name, s);

    if (n < 0 || n >= TEMP_NAME_MAX)
        return err_set(ei, ERR_INTERNAL, "tile.put", "a name too long");
    if (there == THE_SAME)
        return ERR_OK;
    /* A shorter file is what a crash left; as many other bytes are a fork. */
    if (there == OTHER_BYTES && mode == TILE_FILE_FINAL)
        return err_set(ei, ERR_CORRUPT, "tile.put",
            "%s: other content is there", name);
    bad = make_folders(dir, name);
    if (bad == 0)
        bad = write_synced(dir, temp, s);
    if (bad == 0 && renameat(dir, temp, dir, name) != 0)
        bad = errno;
    if (bad == 0)
        bad = file_sync_name(dir, name);
    if (bad == 0)
        return ERR_OK;
    (void)unlinkat(dir, temp, 0);
    return bad == ENOENT ? err_set(ei, ERR_IO, "tile.put", "%s: gone", name)
                         : tile_file_error(ei, "tile.put", name, bad);
}
