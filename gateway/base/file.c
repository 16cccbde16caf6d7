/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

int
file_sync_name(int at, const char *path)
{
    char dir[PATH_MAX] = ".";
    const char *slash = strrchr(path, '/');
    int fd, bad;

    if (slash != NULL) {
        size_t n = slash == path ? 1 : (size_t)(slash - path);

        if (n >= sizeof(dir))
            return ENAMETOOLONG;
        memcpy(dir, path, n);
        dir[n] = '\0';
    }
    fd = openat(at, dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    bad = fsync(fd) != 0 ? errno : 0;
    (void)close(fd);
    return bad;
}

enum err
file_error(struct errinfo *ei, const char *where, const char *what, int number)
{
    enum err rc = ERR_IO;

    if (number == ENOENT)
        rc = ERR_NOTFOUND;
    else if (number == EEXIST)
        rc = ERR_CONFLICT;
    else if (number == ENOSPC || number == EDQUOT)
        rc = ERR_FULL;
    rc = err_set(ei, rc, where, "%s", what);
    if (ei != NULL)
        ei->os_errno = number;
    return rc;
}

int
file_write(int fd, struct span s)
{
    while (s.n > 0) {
        ssize_t done = write(fd, s.p, s.n);

        if (done < 0 && errno != EINTR)
            return errno;
        if (done > 0) {
            s.p += done;
            s.n -= (size_t)done;
        }
    }
    return 0;
}
