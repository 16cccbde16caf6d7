/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * full_disk - no room for the file KETEN_LOG, as long as KETEN_FULL exists
 *
 * Preloaded by the scenario in which the log file cannot take a step that the
 * database has.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file of this variable; false when it is not there. */
static bool
find(const char *variable, struct stat *st)
{
    const char *path = getenv(variable);
    int fd = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fstat(fd, st) == 0;

    if (fd >= 0)
        (void)close(fd);
    return ok;
}

static bool
full(int fd)
{
    struct stat log, flag, st;

    return find("KETEN_FULL", &flag) && find("KETEN_LOG", &log) &&
           fstat(fd, &st) == 0 && st.st_dev == log.st_dev &&
           st.st_ino == log.st_ino;
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off_t at)
{
    static ssize_t (*real)(int fd, const void *p, size_t n, off_t at);

    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
    if (!full(fd))
        return real(fd, p, n, at);
    errno = ENOSPC;
    return -1;
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
    return pwrite64(fd, p, n, at);
}
