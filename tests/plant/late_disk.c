/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A planted fault: acknowledging before anything is safe.
 *
 * Preloaded into the gateway.  What is written to the write-ahead log and to
 * the log file is kept in memory for a while and seen by every read of this
 * process, so that the gateway believes its own read-back; a kill -9 loses it.
 * A kill campaign that stays green on this tests nothing.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { LATE_MS = 150, HELD_MAX = 20000 };

struct held {
    int fd;
    ino_t ino; /* two connections have the same file open */
    off_t at;
    size_t n;
    int64_t due_ms;
    uint8_t *p;
};

static struct held held[HELD_MAX];
static size_t first, last; /* held[first .. last), a queue that never wraps */

static int64_t
now_ms(void)
{
    struct timespec ts;

    (void)clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

typedef ssize_t pwrite_fn(int fd, const void *p, size_t n, off_t at);
typedef ssize_t pread_fn(int fd, void *p, size_t n, off_t at);

static pwrite_fn *
real_pwrite(void)
{
    static pwrite_fn *fn;

    if (fn == NULL)
        *(void **)&fn = dlsym(RTLD_NEXT, "pwrite64");
    return fn;
}

static pread_fn *
real_pread(void)
{
    static pread_fn *fn;

    if (fn == NULL)
        *(void **)&fn = dlsym(RTLD_NEXT, "pread64");
    return fn;
}

static bool
is_late(int fd)
{
    char link[64], path[512];
    ssize_t n;

    (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof(path) - 1);
    if (n <= 0)
        return false;
    path[n] = '\0';
    return strstr(path, "-wal") != NULL ||
           strstr(path, "verstrekkingen.log") != NULL;
}

static ino_t
ino_of(int fd)
{
    struct stat st;

    return fstat(fd, &st) == 0 ? st.st_ino : 0;
}

/* The sandbox hides /proc later, so the answer is kept per file. */
static bool
late(int fd)
{
    static ino_t known[64];
    static bool answer[64];
    static size_t n;
    ino_t ino = ino_of(fd);

    for (size_t i = 0; i < n; i++)
        if (known[i] == ino)
            return answer[i];
    if (n == 64)
        return false;
    known[n] = ino;
    answer[n] = is_late(fd);
    return answer[n++];
}

static void
settle(void)
{
    int64_t now = now_ms();

    while (first < last && held[first].due_ms <= now) {
        struct held *h = &held[first++];

        (void)!real_pwrite()(h->fd, h->p, h->n, h->at);
        free(h->p);
    }
    if (first == last)
        first = last = 0;
}

static ssize_t
hold(int fd, const void *p, size_t n, off_t at)
{
    struct held *h;

    settle();
    if (!late(fd) || last == HELD_MAX)
        return real_pwrite()(fd, p, n, at);
    h = &held[last];
    *h = (struct held){fd, ino_of(fd), at, n, now_ms() + LATE_MS, malloc(n)};
    if (h->p == NULL)
        return real_pwrite()(fd, p, n, at);
    memcpy(h->p, p, n);
    last++;
    return (ssize_t)n;
}

static ssize_t
see(int fd, void *out, size_t n, off_t at)
{
    ssize_t got = real_pread()(fd, out, n, at);
    size_t have = got < 0 ? 0 : (size_t)got;
    ino_t ino = first == last ? 0 : ino_of(fd);

    for (size_t i = first; i < last; i++) {
        const struct held *h = &held[i];
        off_t from = h->at > at ? h->at : at;
        off_t to = h->at + (off_t)h->n < at + (off_t)n ? h->at + (off_t)h->n
                                                       : at + (off_t)n;

        if (h->ino != ino || from >= to)
            continue;
        memcpy((uint8_t *)out + (from - at), h->p + (from - h->at),
            (size_t)(to - from));
        if ((size_t)(to - at) > have)
            have = (size_t)(to - at);
    }
    return got < 0 && have == 0 ? got : (ssize_t)have;
}

ssize_t pwrite(int fd, const void *p, size_t n, off_t at);
ssize_t pwrite64(int fd, const void *p, size_t n, off_t at);
ssize_t pread(int fd, void *p, size_t n, off_t at);
ssize_t pread64(int fd, void *p, size_t n, off_t at);
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t at);
ssize_t pwritev64(int fd, const struct iovec *v, int n, off_t at);

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
    return hold(fd, p, n, at);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off_t at)
{
    return hold(fd, p, n, at);
}

ssize_t
pread(int fd, void *p, size_t n, off_t at)
{
    return see(fd, p, n, at);
}

ssize_t
pread64(int fd, void *p, size_t n, off_t at)
{
    return see(fd, p, n, at);
}

ssize_t
pwritev(int fd, const struct iovec *v, int n, off_t at)
{
    ssize_t all = 0;

    for (int i = 0; i < n; i++) {
        if (hold(fd, v[i].iov_base, v[i].iov_len, at + all) < 0)
            return -1;
        all += (ssize_t)v[i].iov_len;
    }
    return all;
}

ssize_t
pwritev64(int fd, const struct iovec *v, int n, off_t at)
{
    return pwritev(fd, v, n, at);
}
