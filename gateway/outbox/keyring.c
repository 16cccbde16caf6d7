/* SPDX-License-Identifier: EUPL-1.2 */
#include "outbox/keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "crypto/keyfile.h"

#include "base/banned.h"

enum { DIR_LEN_MAX = 300, PATH_LEN_MAX = DIR_LEN_MAX + 60 };

struct slot {
    enum keyring_kind kind;
    int64_t period;
    uint64_t used; /* when last asked for, by count */
    struct keyfile file;
};

struct keyring {
    char dir[DIR_LEN_MAX + 1];
    struct slot slot[KEYRING_LOADED_MAX];
    size_t n;
    uint64_t asked;
};

enum err
keyring_new(struct keyring **out, const char *dir, struct errinfo *ei)
{
    struct keyring *ring;

    *out = NULL;
    if (strlen(dir) > DIR_LEN_MAX)
        return err_set(ei, ERR_LIMIT, "keyring.new", "the path is too long");
    ring = calloc(1, sizeof(*ring));
    if (ring == NULL)
        return err_set(ei, ERR_NOMEM, "keyring.new", "no room");
    memcpy(ring->dir, dir, strlen(dir) + 1);
    *out = ring;
    return ERR_OK;
}

void
keyring_free(struct keyring *ring)
{
    if (ring == NULL)
        return;
    for (size_t i = 0; i < ring->n; i++)
        keyfile_done(&ring->slot[i].file);
    free(ring);
}

static int
year_of(int64_t at_ms)
{
    char date[CLOCK_DATE_LEN + 1];
    int year = 0;

    clock_date(at_ms, date);
    for (int i = 0; i < 4; i++)
        year = year * 10 + (date[i] - '0');
    return year;
}

int64_t
keyring_period(enum keyring_kind kind, int64_t at_ms)
{
    switch (kind) {
    case KEYRING_PAYLOAD:
        return at_ms / CLOCK_DAY_MS / KEYRING_EPOCH_DAYS;
    case KEYRING_BODY:
    case KEYRING_PSEUDO:
        return year_of(at_ms);
    case KEYRING_INDEX:
    case KEYRING_SUBJECT:
    case KEYRING_KIND__COUNT:
        break;
    }
    return 0;
}

static void
path_of(const struct keyring *ring, enum keyring_kind kind, int64_t period,
    char out[static PATH_LEN_MAX])
{
    static const char *const name[KEYRING_KIND__COUNT] = {
        [KEYRING_PAYLOAD] = "kek-",
        [KEYRING_BODY] = "body-",
        [KEYRING_PSEUDO] = "pseudo-",
        [KEYRING_INDEX] = "index",
        [KEYRING_SUBJECT] = "subject",
    };

    if (kind == KEYRING_INDEX || kind == KEYRING_SUBJECT)
        (void)snprintf(out, PATH_LEN_MAX, "%s/%s.key", ring->dir, name[kind]);
    else
        (void)snprintf(out, PATH_LEN_MAX, "%s/%s%lld.key", ring->dir,
            name[kind], (long long)period);
}

static struct slot *
find(struct keyring *ring, enum keyring_kind kind, int64_t period)
{
    for (size_t i = 0; i < ring->n; i++) {
        struct slot *s = &ring->slot[i];

        if (s->kind == kind && s->period == period) {
            s->used = ++ring->asked;
            return s;
        }
    }
    return NULL;
}

/* A free place, or that of the key that was asked for longest ago. */
static struct slot *
room(struct keyring *ring)
{
    struct slot *old = &ring->slot[0];

    if (ring->n < KEYRING_LOADED_MAX)
        return &ring->slot[ring->n++];
    for (size_t i = 1; i < ring->n; i++)
        if (ring->slot[i].used < old->used)
            old = &ring->slot[i];
    keyfile_done(&old->file);
    return old;
}

enum err
keyring_get(struct keyring *ring, enum keyring_kind kind, int64_t period,
    const uint8_t **key, struct errinfo *ei)
{
    struct slot *s = find(ring, kind, period);
    char path[PATH_LEN_MAX];
    struct keyfile file = {0};
    enum err rc;

    if (s == NULL) {
        path_of(ring, kind, period, path);
        rc = keyfile_read(path, KEYRING_KEY_LEN, &file, ei);
        if (rc != ERR_OK)
            return rc;
        s = room(ring);
        *s = (struct slot){kind, period, ++ring->asked, file};
    }
    *key = s->file.p;
    return ERR_OK;
}

enum err
keyring_need(struct keyring *ring, enum keyring_kind kind, int64_t period,
    const uint8_t **key, struct errinfo *ei)
{
    char path[PATH_LEN_MAX];
    enum err rc = keyring_get(ring, kind, period, key, ei);

    if (rc != ERR_NOTFOUND)
        return rc;
    path_of(ring, kind, period, path);
    rc = keyfile_generate(path, KEYRING_KEY_LEN, ei);
    if (rc != ERR_OK)
        return rc;
    return keyring_get(ring, kind, period, key, ei);
}

static void
forget(struct keyring *ring, enum keyring_kind kind, int64_t period)
{
    struct slot *s = find(ring, kind, period);

    if (s == NULL)
        return;
    keyfile_done(&s->file);
    *s = ring->slot[--ring->n];
    ring->slot[ring->n] = (struct slot){.period = 0};
}

/* What the blocks held is written over before the name goes. */
static bool
overwrite(int fd)
{
    static const uint8_t zeros[KEYRING_KEY_LEN];

    return pwrite(fd, zeros, sizeof(zeros), 0) == (ssize_t)sizeof(zeros) &&
           fsync(fd) == 0;
}

static bool
sync_dir(const char *dir)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        (void)close(fd);
    return ok;
}

enum err
keyring_destroy(struct keyring *ring, enum keyring_kind kind, int64_t period,
    struct errinfo *ei)
{
    char path[PATH_LEN_MAX];
    bool ok;
    int fd;

    forget(ring, kind, period);
    path_of(ring, kind, period, path);
    fd = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return ERR_OK;
    ok = fd >= 0 && overwrite(fd);
    if (fd >= 0)
        (void)close(fd);
    if (!ok || unlink(path) != 0 || !sync_dir(ring->dir))
        return err_set(ei, ERR_IO, "keyring.destroy", "cannot remove %s", path);
    return ERR_OK;
}
