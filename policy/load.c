/* SPDX-License-Identifier: EUPL-1.2 */
/* A folder of files on disk into memory; compile.c does the rest. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "policy/compile.h"

#include "base/banned.h"

struct policy_folder {
    char name[POLICY_FILES_MAX][NODES_NAME_MAX + 1];
    struct policy_file file[POLICY_FILES_MAX];
    uint8_t *bytes[POLICY_FILES_MAX];
    size_t n;
};

static int
is_yaml(const struct dirent *de)
{
    size_t n = strlen(de->d_name);

    return de->d_name[0] != '.' && n > 5 &&
           strcmp(de->d_name + n - 5, ".yaml") == 0;
}

/* By bytes: the order must not depend on the locale. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static enum err
take_name(struct policy_folder *fo, const char *name, struct errinfo *ei)
{
    size_t n = strlen(name);

    if (n > NODES_NAME_MAX)
        return err_set(ei, ERR_CONFIG, "policy.load",
            "a file name longer than %d", NODES_NAME_MAX);
    if (fo->n == POLICY_FILES_MAX)
        return err_set(ei, ERR_CONFIG, "policy.load", "more than %d files",
            POLICY_FILES_MAX);
    memcpy(fo->name[fo->n++], name, n + 1);
    return ERR_OK;
}

static enum err
list_folder(struct policy_folder *fo, const char *dir, struct errinfo *ei)
{
    struct dirent **list = NULL;
    int n = scandir(dir, &list, is_yaml, by_name);
    enum err rc = ERR_OK;

    if (n < 0)
        return err_set(ei, errno == ENOENT ? ERR_NOTFOUND : ERR_IO,
            "policy.load", "cannot open folder %.120s", dir);
    for (int i = 0; i < n; i++) {
        if (rc == ERR_OK)
            rc = take_name(fo, list[i]->d_name, ei);
        free(list[i]);
    }
    free(list);
    return rc;
}

static enum err
slurp(int fd, uint8_t *p, size_t max, size_t *n)
{
    ssize_t got = 1;

    *n = 0;
    while (got > 0 && *n < max) {
        got = read(fd, p + *n, max - *n);
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got > 0)
            *n += (size_t)got;
    }
    return got < 0 ? ERR_IO : ERR_OK;
}

/* One byte more than may be there shows that there is more. */
static enum err
read_file(struct policy_folder *fo, size_t i, int dirfd, struct errinfo *ei)
{
    size_t max = POLICY_FILE_MAX + 1, n = 0;
    enum err rc;
    int fd = openat(dirfd, fo->name[i], O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return err_set(ei, ERR_IO, "policy.load", "cannot open %s",
            fo->name[i]);
    fo->bytes[i] = malloc(max);
    rc = fo->bytes[i] == NULL ? ERR_NOMEM : slurp(fd, fo->bytes[i], max, &n);
    (void)close(fd);
    if (rc != ERR_OK)
        return err_set(ei, rc, "policy.load", "cannot read %s", fo->name[i]);
    if (n < POLICY_FILE_MAX / 2) {
        uint8_t *less = realloc(fo->bytes[i], n + 1);

        if (less != NULL)
            fo->bytes[i] = less;
    }
    fo->file[i] =
        (struct policy_file){.name = fo->name[i], .text = {fo->bytes[i], n}};
    return ERR_OK;
}

static enum err
read_folder(struct policy_folder *fo, const char *dir, struct errinfo *ei)
{
    enum err rc = list_folder(fo, dir, ei);
    int dirfd;

    if (rc != ERR_OK)
        return rc;
    dirfd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dirfd < 0)
        return err_set(ei, ERR_IO, "policy.load", "cannot open folder %.120s",
            dir);
    for (size_t i = 0; rc == ERR_OK && i < fo->n; i++)
        rc = read_file(fo, i, dirfd, ei);
    (void)close(dirfd);
    return rc;
}

enum err
policy_folder_read(struct policy_folder **out, const char *dir,
    struct errinfo *ei)
{
    struct policy_folder *fo = calloc(1, sizeof(*fo));
    enum err rc;

    *out = NULL;
    if (fo == NULL)
        return err_set(ei, ERR_NOMEM, "policy.load", "no room");
    rc = read_folder(fo, dir, ei);
    if (rc != ERR_OK) {
        policy_folder_free(fo);
        return rc;
    }
    *out = fo;
    return ERR_OK;
}

void
policy_folder_free(struct policy_folder *fo)
{
    if (fo == NULL)
        return;
    for (size_t i = 0; i < fo->n; i++)
        free(fo->bytes[i]);
    free(fo);
}

const struct policy_file *
policy_folder_files(const struct policy_folder *fo, size_t *n)
{
    *n = fo->n;
    return fo->file;
}

enum err
policy_load(struct policy **out, const char *dir, struct buf *report,
    struct errinfo *ei)
{
    struct policy_folder *fo = NULL;
    enum err rc;

    *out = NULL;
    rc = policy_folder_read(&fo, dir, ei);
    if (fo == NULL)
        return rc;
    rc = policy_compile(out, fo->file, fo->n, report, ei);
    policy_folder_free(fo);
    return rc;
}
