/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/versions.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "policy/compile.h"
#include "policy/fit.h"

#include "base/banned.h"

enum { PACK_HEAD_LEN = 4, NAME_ROOM = 128 };

static const char digits[] = "0123456789abcdef";

/* ---- names ---------------------------------------------------------------- */

void
versions_hex(const uint8_t hash[static POLICY_HASH_LEN],
    char out[static VERSIONS_HEX_LEN + 1])
{
    for (size_t i = 0; i < POLICY_HASH_LEN; i++) {
        out[2 * i] = digits[hash[i] >> 4];
        out[2 * i + 1] = digits[hash[i] & 15];
    }
    out[VERSIONS_HEX_LEN] = '\0';
}

static enum err
path_of(char out[static VERSIONS_PATH_MAX], const char *state_dir,
    const char *name, struct errinfo *ei)
{
    int n = snprintf(out, VERSIONS_PATH_MAX, "%s/policy%s%s", state_dir,
        name[0] == '\0' ? "" : "/", name);

    if (n < 0 || n >= VERSIONS_PATH_MAX)
        return err_set(ei, ERR_LIMIT, "versions.path", "the path is too long");
    return ERR_OK;
}

enum err
versions_path(const char *state_dir, const uint8_t hash[static POLICY_HASH_LEN],
    char out[static VERSIONS_PATH_MAX], struct errinfo *ei)
{
    char hex[VERSIONS_HEX_LEN + 1];

    versions_hex(hash, hex);
    return path_of(out, state_dir, hex, ei);
}

static enum err
os_failed(struct errinfo *ei, const char *what)
{
    int number = errno;
    enum err rc =
        err_set(ei, number == ENOSPC || number == EDQUOT ? ERR_FULL : ERR_IO,
            "versions.keep", "cannot %s in the version store", what);

    if (ei != NULL)
        ei->os_errno = number;
    return rc;
}

/* ---- reading -------------------------------------------------------------- */

/* Is what was read what the hash stands for? */
static enum err
check_files(const struct policy_folder *fo,
    const uint8_t hash[static POLICY_HASH_LEN], struct errinfo *ei)
{
    uint8_t got[POLICY_HASH_LEN];
    size_t n = 0;
    const struct policy_file *files = policy_folder_files(fo, &n);
    enum err rc = policy_files_hash(files, n, got, ei);

    if (rc != ERR_OK)
        return rc;
    if (memcmp(got, hash, sizeof(got)) != 0)
        return err_set(ei, ERR_CONFIG, "versions.check",
            "the kept policy %02x%02x%02x%02x.. is damaged", hash[0], hash[1],
            hash[2], hash[3]);
    return ERR_OK;
}

static enum err
read_kept(const char *state_dir, const uint8_t hash[static POLICY_HASH_LEN],
    struct policy_folder **out, struct errinfo *ei)
{
    char path[VERSIONS_PATH_MAX];
    enum err rc = versions_path(state_dir, hash, path, ei);

    *out = NULL;
    if (rc == ERR_OK)
        rc = policy_folder_read(out, path, ei);
    if (rc == ERR_OK)
        rc = check_files(*out, hash, ei);
    if (rc != ERR_OK) {
        policy_folder_free(*out);
        *out = NULL;
    }
    return rc;
}

static enum err
compile(const struct policy_folder *fo, struct policy **out, struct buf *report,
    struct errinfo *ei)
{
    size_t n = 0;
    const struct policy_file *files = policy_folder_files(fo, &n);

    return policy_compile(out, files, n, report, ei);
}

enum err
versions_load(const char *state_dir, const uint8_t hash[static POLICY_HASH_LEN],
    struct policy **out, struct errinfo *ei)
{
    struct policy_folder *fo = NULL;
    enum err rc = read_kept(state_dir, hash, &fo, ei);

    *out = NULL;
    if (rc == ERR_OK)
        rc = compile(fo, out, NULL, ei);
    policy_folder_free(fo);
    return rc;
}

/* ---- packs ---------------------------------------------------------------- */

static size_t
pack_len(const struct policy_file *files, size_t n)
{
    size_t all = 0;

    for (size_t i = 0; i < n; i++)
        all +=
            2 * (size_t)PACK_HEAD_LEN + strlen(files[i].name) + files[i].text.n;
    return all;
}

enum err
versions_pack(const char *state_dir, const uint8_t hash[static POLICY_HASH_LEN],
    struct buf *out, struct errinfo *ei)
{
    struct policy_folder *fo = NULL;
    size_t n = 0;
    enum err rc = read_kept(state_dir, hash, &fo, ei);

    buf_clear(out);
    if (rc == ERR_OK) {
        const struct policy_file *files = policy_folder_files(fo, &n);

        for (size_t i = 0; i < n; i++) {
            buf_u32(out, (uint32_t)strlen(files[i].name));
            buf_text(out, files[i].name);
            buf_u32(out, (uint32_t)files[i].text.n);
            buf_put(out, files[i].text);
        }
        rc = buf_err(out);
        if (rc != ERR_OK)
            (void)err_set(ei, rc, "versions.pack", "the policy is too large");
    }
    policy_folder_free(fo);
    return rc;
}

/* A length and so many bytes off the front; false when there are fewer. */
static bool
take(struct span *s, struct span *out)
{
    size_t n;

    if (s->n < PACK_HEAD_LEN)
        return false;
    n = (size_t)s->p[0] << 24 | (size_t)s->p[1] << 16 | (size_t)s->p[2] << 8 |
        s->p[3];
    if (n > s->n - PACK_HEAD_LEN)
        return false;
    *out = (struct span){s->p + PACK_HEAD_LEN, n};
    *s = (struct span){out->p + n, s->n - PACK_HEAD_LEN - n};
    return true;
}

struct unpacked {
    char name[POLICY_FILES_MAX][NAME_ROOM];
    struct policy_file file[POLICY_FILES_MAX];
    size_t n;
};

static bool
unpack(struct span pack, struct unpacked *u)
{
    for (u->n = 0; pack.n > 0; u->n++) {
        struct span name, text;

        if (u->n == POLICY_FILES_MAX || !take(&pack, &name) ||
            !take(&pack, &text) || name.n >= NAME_ROOM ||
            text.n > POLICY_FILE_MAX)
            return false;
        memcpy(u->name[u->n], name.p, name.n);
        u->name[u->n][name.n] = '\0';
        u->file[u->n] = (struct policy_file){u->name[u->n], text};
    }
    return true;
}

enum err
versions_unpack(struct span pack, const uint8_t hash[static POLICY_HASH_LEN],
    struct policy **out, struct errinfo *ei)
{
    struct unpacked *u = calloc(1, sizeof(*u));
    uint8_t got[POLICY_HASH_LEN];
    enum err rc;

    *out = NULL;
    if (u == NULL)
        return err_set(ei, ERR_NOMEM, "versions.unpack", "no room");
    rc = unpack(pack, u) ? policy_files_hash(u->file, u->n, got, ei)
                         : err_set(ei, ERR_SYNTAX, "versions.unpack",
                               "what came is no policy");
    if (rc == ERR_OK && memcmp(got, hash, sizeof(got)) != 0)
        rc = err_set(ei, ERR_SYNTAX, "versions.unpack",
            "what came is another policy");
    if (rc == ERR_OK)
        rc = policy_compile(out, u->file, u->n, NULL, ei);
    free(u);
    return rc;
}

/* ---- keeping -------------------------------------------------------------- */

/* Files that root makes on behalf of the gateway belong to the gateway. */
static int
give_to(int fd, const struct stat *owner)
{
    return geteuid() == 0 && owner->st_uid != 0
               ? fchown(fd, owner->st_uid, owner->st_gid)
               : 0;
}

static enum err
write_file(int dirfd, const struct policy_file *f, const struct stat *owner,
    struct errinfo *ei)
{
    int fd = openat(dirfd, f->name,
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool ok;

    if (fd < 0)
        return os_failed(ei, "make a file");
    ok = give_to(fd, owner) == 0 && file_write(fd, f->text) == 0 &&
         fsync(fd) == 0;
    if (close(fd) != 0 || !ok)
        return os_failed(ei, "write a file");
    return ERR_OK;
}

/* The folder with its files, under a name of its own. */
static enum err
write_folder(const char *path, const struct policy_folder *fo,
    const struct stat *owner, struct errinfo *ei)
{
    size_t n = 0;
    const struct policy_file *files = policy_folder_files(fo, &n);
    enum err rc = ERR_OK;
    int fd;

    if (mkdir(path, 0700) != 0)
        return os_failed(ei, "make a folder");
    fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return os_failed(ei, "open a folder");
    if (give_to(fd, owner) != 0)
        rc = os_failed(ei, "give a folder away");
    for (size_t i = 0; rc == ERR_OK && i < n; i++)
        rc = write_file(fd, &files[i], owner, ei);
    if (rc == ERR_OK && fsync(fd) != 0)
        rc = os_failed(ei, "sync a folder");
    (void)close(fd);
    return rc;
}

static void
remove_folder(const char *path)
{
    DIR *d = opendir(path);
    struct dirent *de;

    if (d == NULL)
        return;
    /* One thread, one stream. NOLINTNEXTLINE(concurrency-mt-unsafe) */
    while ((de = readdir(d)) != NULL)
        if (de->d_name[0] != '.')
            (void)unlinkat(dirfd(d), de->d_name, 0);
    (void)closedir(d);
    (void)rmdir(path);
}

static enum err
make_store(const char *state_dir, const struct stat *owner, struct errinfo *ei)
{
    char path[VERSIONS_PATH_MAX];
    enum err rc = path_of(path, state_dir, "", ei);
    int fd;

    if (rc != ERR_OK)
        return rc;
    if (mkdir(path, 0700) != 0)
        return errno == EEXIST ? ERR_OK : os_failed(ei, "make the folder");
    fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || give_to(fd, owner) != 0)
        rc = os_failed(ei, "make the folder");
    if (fd >= 0)
        (void)close(fd);
    if (rc == ERR_OK && file_sync_name(AT_FDCWD, path) != 0)
        rc = os_failed(ei, "sync the folder");
    return rc;
}

/* A name beside the final one, that no other process has. */
static enum err
side_path(const char *state_dir, const char *what, const char *hex,
    char out[static VERSIONS_PATH_MAX], struct errinfo *ei)
{
    static unsigned turn;
    char name[VERSIONS_HEX_LEN + 48];

    (void)snprintf(name, sizeof(name), ".%s-%s-%ld-%u", what, hex,
        (long)getpid(), turn++);
    return path_of(out, state_dir, name, ei);
}

static enum err
put_folder(const char *state_dir, const char *path, const char *hex,
    const struct policy_folder *fo, struct errinfo *ei)
{
    char fresh[VERSIONS_PATH_MAX];
    struct stat owner;
    enum err rc;

    if (stat(state_dir, &owner) != 0)
        return os_failed(ei, "find the state");
    rc = make_store(state_dir, &owner, ei);
    if (rc == ERR_OK)
        rc = side_path(state_dir, "new", hex, fresh, ei);
    if (rc != ERR_OK)
        return rc;
    rc = write_folder(fresh, fo, &owner, ei);
    /* Somebody else may have kept the same just now. */
    if (rc == ERR_OK && rename(fresh, path) != 0 && errno != EEXIST &&
        errno != ENOTEMPTY)
        rc = os_failed(ei, "name a folder");
    if (rc == ERR_OK && file_sync_name(AT_FDCWD, path) != 0)
        rc = os_failed(ei, "sync the folder");
    remove_folder(fresh);
    return rc;
}

/* Keep what was loaded, unless it is kept already and sound. */
static enum err
keep(const char *state_dir, const uint8_t hash[static POLICY_HASH_LEN],
    const struct policy_folder *fo, struct errinfo *ei)
{
    char path[VERSIONS_PATH_MAX], aside[VERSIONS_PATH_MAX],
        hex[VERSIONS_HEX_LEN + 1];
    struct policy_folder *kept = NULL;
    enum err rc = versions_path(state_dir, hash, path, ei);

    if (rc != ERR_OK)
        return rc;
    versions_hex(hash, hex);
    rc = read_kept(state_dir, hash, &kept, NULL);
    policy_folder_free(kept);
    if (rc == ERR_OK)
        return ERR_OK;
    /* What a broken disk does not give back is as good as changed. */
    if (rc == ERR_CONFIG || rc == ERR_IO) {
        rc = side_path(state_dir, "damaged", hex, aside, ei);
        if (rc == ERR_OK && rename(path, aside) != 0)
            rc = os_failed(ei, "set a damaged folder aside");
        if (rc != ERR_OK)
            return rc;
    }
    return put_folder(state_dir, path, hex, fo, ei);
}

enum err
versions_take_fit(const char *state_dir, const char *dir,
    const struct adapters *as, struct policy **out, struct buf *report,
    struct errinfo *ei)
{
    struct policy_folder *fo = NULL;
    size_t n = 0;
    enum err rc = policy_folder_read(&fo, dir, ei);

    *out = NULL;
    if (rc == ERR_OK)
        rc = compile(fo, out, report, ei);
    if (rc == ERR_OK && as != NULL)
        rc = policy_fit_check(*out, as, ei);
    if (rc == ERR_OK) {
        const struct policy_file *files = policy_folder_files(fo, &n);

        if (pack_len(files, n) > VERSIONS_BYTES_MAX)
            rc = err_set(ei, ERR_LIMIT, "versions.keep",
                "the policy is larger than %d bytes", VERSIONS_BYTES_MAX);
    }
    if (rc == ERR_OK)
        rc = keep(state_dir, policy_hash(*out), fo, ei);
    policy_folder_free(fo);
    if (rc != ERR_OK) {
        policy_free(*out);
        *out = NULL;
    }
    return rc;
}

enum err
versions_take(const char *state_dir, const char *dir, struct policy **out,
    struct buf *report, struct errinfo *ei)
{
    return versions_take_fit(state_dir, dir, NULL, out, report, ei);
}

/* ---- which one runs -------------------------------------------------------- */

static const char note_name[] = "signed";

enum err
versions_note(const char *state_dir, const uint8_t *hash, struct errinfo *ei)
{
    char path[VERSIONS_PATH_MAX], fresh[VERSIONS_PATH_MAX],
        hex[VERSIONS_HEX_LEN + 1];
    enum err rc = path_of(path, state_dir, note_name, ei);

    if (rc != ERR_OK)
        return rc;
    if (hash == NULL)
        return unlink(path) == 0 || errno == ENOENT
                   ? ERR_OK
                   : os_failed(ei, "take a note away");
    versions_hex(hash, hex);
    rc = side_path(state_dir, "note", hex, fresh, ei);
    if (rc != ERR_OK)
        return rc;
    if (symlink(hex, fresh) != 0)
        return os_failed(ei, "make a note");
    if (rename(fresh, path) == 0)
        return ERR_OK;
    rc = os_failed(ei, "name a note");
    (void)unlink(fresh);
    return rc;
}

bool
versions_noted(const char *state_dir, uint8_t hash[static POLICY_HASH_LEN])
{
    char path[VERSIONS_PATH_MAX], hex[VERSIONS_HEX_LEN + 1];
    ssize_t n;

    if (path_of(path, state_dir, note_name, NULL) != ERR_OK)
        return false;
    n = readlink(path, hex, sizeof(hex));
    return n == VERSIONS_HEX_LEN &&
           text_unhex((struct span){(const uint8_t *)hex, (size_t)n}, hash,
               POLICY_HASH_LEN);
}

/* ---- finding -------------------------------------------------------------- */

struct search {
    const char *state_dir, *ref;
    uint8_t *hash;
    unsigned n;
    struct errinfo *ei;
};

static bool
is_prefix(const char *ref)
{
    size_t n = strspn(ref, digits);

    return ref[n] == '\0' && n >= VERSIONS_PREFIX_MIN && n <= VERSIONS_HEX_LEN;
}

static enum err
found(struct search *s, const uint8_t *hash)
{
    if (s->n++ > 0 && memcmp(s->hash, hash, POLICY_HASH_LEN) != 0)
        return err_set(s->ei, ERR_CONFLICT, "versions.find",
            "%.40s can be %02x%02x%02x%02x.. and %02x%02x%02x%02x..", s->ref,
            s->hash[0], s->hash[1], s->hash[2], s->hash[3], hash[0], hash[1],
            hash[2], hash[3]);
    memcpy(s->hash, hash, POLICY_HASH_LEN);
    return ERR_OK;
}

/* Is the version that this folder keeps the one that is meant? */
static enum err
look_at(struct search *s, const char *name, bool by_hash)
{
    uint8_t hash[POLICY_HASH_LEN];
    struct policy *po = NULL;
    enum err rc = ERR_OK;
    bool is;

    if (!text_unhex(span_of(name), hash, sizeof(hash)))
        return ERR_OK;
    if (by_hash) {
        is = strncmp(name, s->ref, strlen(s->ref)) == 0;
    } else {
        /* One that is damaged has no name. */
        rc = versions_load(s->state_dir, hash, &po, NULL);
        is = rc == ERR_OK && strcmp(policy_version(po), s->ref) == 0;
        policy_free(po);
        if (rc == ERR_NOMEM)
            return err_set(s->ei, rc, "versions.find", "no room");
    }
    return is ? found(s, hash) : ERR_OK;
}

static enum err
look_through(struct search *s, bool by_hash)
{
    char path[VERSIONS_PATH_MAX];
    enum err rc = path_of(path, s->state_dir, "", s->ei);
    struct dirent *de;
    unsigned seen = 0;
    DIR *d;

    if (rc != ERR_OK)
        return rc;
    d = opendir(path);
    if (d == NULL && errno != ENOENT)
        return os_failed(s->ei, "look");
    /* One thread, one stream. NOLINTNEXTLINE(concurrency-mt-unsafe) */
    while (d != NULL && rc == ERR_OK && (de = readdir(d)) != NULL)
        if (++seen > VERSIONS_MAX + 2) /* and the two with dots */
            rc = err_set(s->ei, ERR_LIMIT, "versions.find",
                "more than %d versions are kept", VERSIONS_MAX);
        else
            rc = look_at(s, de->d_name, by_hash);
    if (d != NULL)
        (void)closedir(d);
    return rc;
}

enum err
versions_find(const char *state_dir, const char *ref,
    uint8_t hash[static POLICY_HASH_LEN], struct errinfo *ei)
{
    struct search s = {state_dir, ref, hash, 0, ei};
    enum err rc = ERR_OK;

    memset(hash, 0, POLICY_HASH_LEN);
    if (is_prefix(ref))
        rc = look_through(&s, /* by_hash= */ true);
    if (rc == ERR_OK && s.n == 0)
        rc = look_through(&s, /* by_hash= */ false);
    if (rc == ERR_OK && s.n == 0)
        return err_set(ei, ERR_NOTFOUND, "versions.find",
            "no version %.40s is kept", ref);
    return rc;
}
