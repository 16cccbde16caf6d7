/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/parcel.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/say.h"

#include "base/banned.h"

static const char suffix[] = ".part";
_Static_assert(sizeof(suffix) + PARCEL_NAME_MAX <=
                   sizeof(((struct parcel *)NULL)->part),
    "the longest name has room for it");

/* Nothing there, or a folder with nothing in it. */
static bool
is_free(const char *name)
{
    DIR *d = opendir(name);
    const struct dirent *e;
    size_t n = 0;

    if (d == NULL)
        return errno == ENOENT;
    /* One thread, one stream. NOLINTNEXTLINE(concurrency-mt-unsafe) */
    while ((e = readdir(d)) != NULL)
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    (void)closedir(d);
    return n == 0;
}

static bool
set_names(struct parcel *p, const char *name)
{
    size_t n = strlen(name);

    while (n > 1 && name[n - 1] == '/')
        n--;
    if (n == 0 || n > PARCEL_NAME_MAX)
        return false;
    memcpy(p->name, name, n);
    p->name[n] = '\0';
    memcpy(p->part, p->name, n);
    memcpy(p->part + n, suffix, sizeof(suffix));
    return true;
}

static enum cli_exit
cannot_make(const struct cli_call *call, struct parcel *p, int why)
{
    enum cli_exit code =
        why == EACCES || why == EPERM ? CLI_NO_RIGHTS : CLI_FAILED;

    if (why == EEXIST) {
        (void)say_fail(call, code, "%s is er al, van een keer die niet afkwam",
            "%s is there already, of a time that was not finished", p->part);
        say_hint(call, "Verwijder die map eerst.", "Remove that folder first.");
    } else {
        (void)say_fail(call, code, "%s is niet te maken", "cannot make %s",
            p->part);
    }
    p->part[0] = '\0'; /* it is not ours to remove */
    return code;
}

enum cli_exit
parcel_begin(struct parcel *p, const struct cli_call *call, const char *name)
{
    *p = (struct parcel){.dir = -1};
    if (!set_names(p, name)) {
        p->part[0] = '\0';
        return say_fail(call, CLI_USAGE, "geen naam van een map",
            "no name of a folder");
    }
    if (!is_free(p->name)) {
        p->part[0] = '\0';
        return say_fail(call, CLI_USAGE, "%s is geen nieuwe of lege map",
            "%s is no new or empty folder", p->name);
    }
    if (mkdir(p->part, 0700) != 0)
        return cannot_make(call, p, errno);
    p->dir = open(p->part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    return p->dir >= 0 ? CLI_OK
                       : say_fail(call, CLI_FAILED, "%s is niet te openen",
                             "cannot open %s", p->part);
}

int
parcel_open(struct parcel *p, const char *file)
{
    int fd = -1;

    if (p->file_n < PARCEL_FILES_MAX)
        fd = openat(p->dir, file,
            O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW,
            0600);
    if (fd >= 0)
        p->file[p->file_n++] = file;
    return fd;
}

bool
parcel_close(int fd)
{
    bool ok = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0 && close(fd) != 0)
        ok = false;
    return ok;
}

bool
parcel_put(struct parcel *p, const char *file, struct span s)
{
    int fd = parcel_open(p, file);
    bool ok = fd >= 0 && file_write(fd, s) == 0;

    return parcel_close(fd) && ok;
}

bool
parcel_finish(struct parcel *p)
{
    if (fsync(p->dir) != 0 || rename(p->part, p->name) != 0)
        return false;
    p->part[0] = '\0';
    return file_sync_name(AT_FDCWD, p->name) == 0;
}

void
parcel_drop(struct parcel *p)
{
    for (size_t i = 0; p->part[0] != '\0' && i < p->file_n; i++)
        (void)unlinkat(p->dir, p->file[i], 0);
    if (p->dir >= 0)
        (void)close(p->dir);
    if (p->part[0] != '\0')
        (void)rmdir(p->part);
    p->dir = -1;
    p->part[0] = '\0';
}
