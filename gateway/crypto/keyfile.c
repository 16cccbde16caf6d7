/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <gcrypt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "crypto/random.h"

#include "base/banned.h"

enum { GENERATE_MAX = 64 };

static enum err
os_error(struct errinfo *ei, const char *where, const char *what, int number)
{
    enum err rc = number == ENOSPC || number == EDQUOT ? ERR_FULL : ERR_IO;

    rc = err_set(ei, rc, where, "%s", what);
    if (ei != NULL)
        ei->os_errno = number;
    return rc;
}

enum err
keyfile_create(const char *path, struct span secret, struct errinfo *ei)
{
    static const char where[] = "keyfile.create";
    int fd, bad;

    if (secret.n == 0 || secret.n > KEYFILE_MAX)
        return err_set(ei, ERR_LIMIT, where, "a key of %zu bytes", secret.n);
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return err_set(ei, ERR_CONFLICT, where, "%s is there already", path);
    if (fd < 0)
        return os_error(ei, where, "cannot create the key file", errno);
    bad = fchmod(fd, 0600) != 0 ? errno : file_write(fd, secret);
    if (bad == 0 && fsync(fd) != 0)
        bad = errno;
    if (close(fd) != 0 && bad == 0)
        bad = errno;
    if (bad == 0)
        bad = file_sync_name(AT_FDCWD, path);
    if (bad == 0)
        return ERR_OK;
    (void)unlink(path);
    return os_error(ei, where, "cannot write the key file", bad);
}

enum err
keyfile_generate(const char *path, size_t n, struct errinfo *ei)
{
    uint8_t key[GENERATE_MAX];
    enum err rc;

    if (n > sizeof(key))
        return err_set(ei, ERR_LIMIT, "keyfile.generate",
            "a key of %zu bytes, at most %d", n, GENERATE_MAX);
    rc = random_key(key, n, ei);
    if (rc == ERR_OK)
        rc = keyfile_create(path, (struct span){key, n}, ei);
    explicit_bzero(key, sizeof(key));
    return rc;
}

/* Is what we opened a file that only we can touch? */
static enum err
check_stat(int fd, const char *path, size_t want, size_t *size,
    struct errinfo *ei)
{
    static const char where[] = "keyfile.read";
    struct stat st;

    if (fstat(fd, &st) != 0)
        return os_error(ei, where, "cannot stat the key file", errno);
    if (!S_ISREG(st.st_mode))
        return err_set(ei, ERR_CONFIG, where, "%s: not a regular file", path);
    if (st.st_uid != geteuid() && st.st_uid != 0)
        return err_set(ei, ERR_CONFIG, where,
            "%s: belongs to another user; chown it", path);
    if ((st.st_mode & 077) != 0)
        return err_set(ei, ERR_CONFIG, where,
            "%s: mode %03o is too wide; chmod 600 it", path,
            (unsigned)(st.st_mode & 0777));
    if (st.st_size <= 0 || st.st_size > KEYFILE_MAX ||
        (want != 0 && (size_t)st.st_size != want))
        return err_set(ei, ERR_CONFIG, where, "%s: wrong length", path);
    *size = (size_t)st.st_size;
    return ERR_OK;
}

static enum err
read_all(int fd, struct keyfile *k, struct errinfo *ei)
{
    size_t done = 0;

    while (done < k->n) {
        ssize_t got = read(fd, k->p + done, k->n - done);

        if (got == 0 || (got < 0 && errno != EINTR))
            return os_error(ei, "keyfile.read", "cannot read the key file",
                got == 0 ? 0 : errno);
        if (got > 0)
            done += (size_t)got;
    }
    return ERR_OK;
}

enum err
keyfile_read(const char *path, size_t n, struct keyfile *out,
    struct errinfo *ei)
{
    static const char where[] = "keyfile.read";
    struct keyfile k = {0};
    enum err rc;
    int fd;

    *out = k;
    fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return err_set(ei, ERR_NOTFOUND, where, "%s: no such key", path);
    if (fd < 0)
        return errno == ELOOP
                   ? err_set(ei, ERR_CONFIG, where, "%s: is a link", path)
                   : os_error(ei, where, "cannot open the key file", errno);
    rc = check_stat(fd, path, n, &k.n, ei);
    if (rc != ERR_OK)
        goto out;
    k.p = gcry_malloc_secure(k.n);
    if (k.p == NULL) {
        rc = err_set(ei, ERR_NOMEM, where, "no locked memory for a key");
        goto out;
    }
    rc = read_all(fd, &k, ei);
    if (rc != ERR_OK)
        goto out;
    *out = k;
    k = (struct keyfile){0};
out:
    (void)close(fd);
    keyfile_done(&k);
    return rc;
}

void
keyfile_done(struct keyfile *k)
{
    if (k->p != NULL)
        explicit_bzero(k->p, k->n);
    gcry_free(k->p);
    *k = (struct keyfile){0};
}
