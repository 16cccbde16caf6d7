/* SPDX-License-Identifier: EUPL-1.2 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "backup/backup.h"
#include "backup/files.h"
#include "backup/parts.h"
#include "backup/tar.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "crypto/envelope.h"
#include "crypto/keyfile.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "ledger/logfile.h"
#include "outbox/keyring.h"
#include "store/copy.h"

#include "base/banned.h"

enum {
    KEKS_MAX = 128, /* years of bodies, and the periods that payloads wait */
    WAIT_MS = 50,
    WAITS = 100, /* five seconds for the log file to catch up */
    SIG_LINE_MAX = 128,
    SUFFIXED_MAX = BACKUP_NAME_MAX + 16
};

static const char where[] = "backup.make";

/* A key that is made for this backup alone. */
struct kek {
    bool payload;
    int64_t epoch;
    uint8_t key[SEAL_KEY_LEN];
};

struct making {
    const struct backup_opts *o;
    struct backup_made *made;
    struct store_copy copy;
    struct keyring *ring;
    struct seal *seal;
    struct kek kek[KEKS_MAX];
    size_t kek_n;
    char part[BACKUP_PATH_MAX + 8]; /* the folder, under the name it has now */
    char keys_name[SUFFIXED_MAX];   /* the file of keys apart, likewise */
    bool has_part;
};

/* ---- the folder ------------------------------------------------------------------ */

void
backup_name(int64_t at_ms, char out[static BACKUP_NAME_MAX + 1])
{
    char stamp[CLOCK_STAMP_LEN + 1];

    clock_stamp(at_ms, stamp);
    (void)snprintf(out, BACKUP_NAME_MAX + 1,
        "ketenpoort-%.4s%.2s%.2sT%.2s%.2s%.2sZ", stamp, stamp + 5, stamp + 8,
        stamp + 11, stamp + 14, stamp + 17);
}

/* Whoever makes another in the same second may share one of the two folders. */
static enum err
expect_new(const struct making *mk, struct errinfo *ei)
{
    char name[SUFFIXED_MAX], path[PARTS_PATH_MAX];
    enum err rc;

    if (access(mk->made->path, F_OK) == 0)
        return err_set(ei, ERR_CONFLICT, where, "%s is there", mk->made->path);
    if (mk->o->keys_to == NULL)
        return ERR_OK;
    (void)snprintf(name, sizeof(name), "%s.keys.cms", mk->made->name);
    rc = parts_path(path, mk->o->keys_to, name, ei);
    if (rc == ERR_OK && access(path, F_OK) == 0)
        return err_set(ei, ERR_CONFLICT, where, "%s is there", path);
    return rc;
}

static enum err
make_folder(struct making *mk, struct errinfo *ei)
{
    struct backup_made *made = mk->made;
    enum err rc;
    int n, k;

    backup_name(made->m.made_ms, made->name);
    n = snprintf(made->path, sizeof(made->path), "%s/%s", mk->o->to,
        made->name);
    k = snprintf(mk->part, sizeof(mk->part), "%s/%s.part", mk->o->to,
        made->name);
    if (n < 0 || (size_t)n >= sizeof(made->path) || k < 0 ||
        (size_t)k >= sizeof(mk->part))
        return err_set(ei, ERR_LIMIT, where, "the path is too long");
    rc = expect_new(mk, ei);
    if (rc != ERR_OK)
        return rc;
    if (mkdir(mk->part, 0700) != 0) {
        if (errno == EEXIST)
            return err_set(ei, ERR_CONFLICT, where, "%s is there", mk->part);
        return file_error(ei, where, mk->part, errno);
    }
    mk->has_part = true;
    return ERR_OK;
}

/* ---- keys of its own --------------------------------------------------------------- */

static enum err
kek_for(struct making *mk, const struct store_copy_key *key,
    const uint8_t **out, struct errinfo *ei)
{
    struct kek *k = mk->kek;
    enum err rc;

    for (; k < mk->kek + mk->kek_n; k++) {
        if (k->payload != key->payload || k->epoch != key->epoch)
            continue;
        *out = k->key;
        return ERR_OK;
    }
    if (mk->kek_n == KEKS_MAX)
        return err_set(ei, ERR_LIMIT, where, "more than %d periods", KEKS_MAX);
    rc = random_key(k->key, sizeof(k->key), ei);
    if (rc != ERR_OK)
        return rc;
    k->payload = key->payload;
    k->epoch = key->epoch;
    mk->kek_n++;
    *out = k->key;
    return ERR_OK;
}

static enum err
rewrap(void *ctx, const struct store_copy_key *key,
    uint8_t out[static STORE_COPY_WRAPPED_LEN], struct errinfo *ei)
{
    struct making *mk = ctx;
    struct span aad = {key->aad, key->aad_n};
    uint8_t data[SEAL_KEY_LEN] = {0};
    const uint8_t *old = NULL, *kek = NULL;
    enum err rc = keyring_get(mk->ring,
        key->payload ? KEYRING_PAYLOAD : KEYRING_BODY, key->epoch, &old, ei);

    if (rc == ERR_OK)
        rc = seal_unwrap(mk->seal, old, aad, key->wrapped, data, ei);
    if (rc == ERR_OK)
        rc = kek_for(mk, key, &kek, ei);
    if (rc == ERR_OK)
        rc = seal_wrap(mk->seal, kek, aad, data, out, ei);
    explicit_bzero(data, sizeof(data));
    return rc;
}

/* A key of the gateway that goes along as it is: not one that wraps, and not the
 * one it is a witness with.  Whoever was put back does not know what that one
 * signed since, and must not sign another history with it. */
static bool
goes_along(const char *name)
{
    size_t n = strlen(name);

    return name[0] != '.' && n > 4 && strcmp(name + n - 4, ".key") == 0 &&
           strcmp(name, "getuige.key") != 0 && strncmp(name, "kek-", 4) != 0 &&
           strncmp(name, "body-", 5) != 0;
}

static bool
same_file(const struct stat *st, const char *path)
{
    struct stat other;

    return path[0] != '\0' && stat(path, &other) == 0 &&
           st->st_dev == other.st_dev && st->st_ino == other.st_ino;
}

/* A key of TLS may lie among them, under any name; it stays behind. */
static bool
is_of_tls(const struct conf *c, const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 &&
           (same_file(&st, c->tls_key) || same_file(&st, c->client_key));
}

static enum err
put_key(struct making *mk, struct parts *p, const char *name, struct span key,
    struct errinfo *ei)
{
    struct tar_file f = {.size = key.n,
        .mode = 0600,
        .at_s = mk->made->m.made_ms / 1000};

    if (snprintf(f.name, sizeof(f.name), "keys/%s", name) >=
        (int)sizeof(f.name))
        return err_set(ei, ERR_LIMIT, where, "a name is too long");
    return parts_write_bytes(p, &f, key, ei);
}

static enum err
put_key_file(struct making *mk, struct parts *p, const char *name,
    struct errinfo *ei)
{
    char path[PARTS_PATH_MAX];
    struct keyfile key = {0};
    enum err rc = parts_path(path, mk->o->conf->keys_dir, name, ei);

    if (rc == ERR_OK && is_of_tls(mk->o->conf, path))
        return ERR_OK;
    if (rc == ERR_OK)
        rc = keyfile_read(path, 0, &key, ei);
    if (rc == ERR_OK)
        rc = put_key(mk, p, name, (struct span){key.p, key.n}, ei);
    keyfile_done(&key);
    return rc;
}

static enum err
put_own_keys(struct making *mk, struct parts *p, struct errinfo *ei)
{
    enum err rc = ERR_OK;
    DIR *d = opendir(mk->o->conf->keys_dir);

    if (d == NULL)
        return file_error(ei, where, mk->o->conf->keys_dir, errno);
    while (rc == ERR_OK) {
        const struct dirent *e;

        errno = 0;
        e = readdir(d); // NOLINT(concurrency-mt-unsafe): one thread
        if (e == NULL) {
            if (errno != 0)
                rc = file_error(ei, where, mk->o->conf->keys_dir, errno);
            break;
        }
        if (goes_along(e->d_name))
            rc = put_key_file(mk, p, e->d_name, ei);
    }
    (void)closedir(d);
    return rc;
}

static enum err
put_keks(struct making *mk, struct parts *p, struct errinfo *ei)
{
    enum err rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < mk->kek_n; i++) {
        const struct kek *k = &mk->kek[i];
        char name[40];

        (void)snprintf(name, sizeof(name), "%s-%lld.key",
            k->payload ? "kek" : "body", (long long)k->epoch);
        rc = put_key(mk, p, name, (struct span){k->key, sizeof(k->key)}, ei);
    }
    return rc;
}

static enum err
write_keys(struct making *mk, struct errinfo *ei)
{
    bool apart = mk->o->keys_to != NULL;
    struct parts p = {.dir = apart ? mk->o->keys_to : mk->part,
        .to = mk->o->recipient,
        .m = &mk->made->m,
        .only = apart ? mk->keys_name : PARTS_KEYS_NAME,
        .fd = -1};
    enum err rc;

    if (apart)
        (void)snprintf(mk->keys_name, sizeof(mk->keys_name), "%s.keys.cms.part",
            mk->made->name);
    rc = put_own_keys(mk, &p, ei);
    if (rc == ERR_OK)
        rc = put_keks(mk, &p, ei);
    if (rc == ERR_OK)
        rc = parts_finish(&p, ei);
    parts_done(&p);
    return rc;
}

/* ---- the rest ---------------------------------------------------------------------- */

static enum err
read_cut(struct making *mk, const char *path, uint64_t *end, struct errinfo *ei)
{
    struct manifest *m = &mk->made->m;
    struct logfile_cut cut = {.end = 0};
    struct logfile *lf = NULL;
    enum err rc =
        logfile_open(&lf, path, mk->o->conf->origin, LOGFILE_READ, NULL, ei);

    if (rc == ERR_OK) {
        rc = logfile_cut(lf, m->size, &cut, ei);
        if (rc == ERR_NOTFOUND)
            rc = err_set(ei, ERR_AGAIN, where, "nothing is signed yet");
    }
    if (rc == ERR_OK && cut.note.n >= sizeof(m->note))
        rc = err_set(ei, ERR_LIMIT, where, "a checkpoint is too long");
    if (rc == ERR_OK) {
        memcpy(m->note, cut.note.p, cut.note.n);
        m->note[cut.note.n] = '\0';
        m->signed_size = cut.size;
        *end = cut.end;
    }
    logfile_close(lf);
    return rc;
}

/* Up to where the copy of the database reaches; that much the recorder writes
 * within moments, unless the disk is full. */
static enum err
cut_log(struct making *mk, const char *path, uint64_t *end, struct errinfo *ei)
{
    static const struct timespec nap = {0, WAIT_MS * 1000000L};
    const struct manifest *m = &mk->made->m;
    enum err rc = read_cut(mk, path, end, ei);

    for (int i = 0; rc == ERR_OK && m->signed_size < m->size && i < WAITS;
         i++) {
        (void)nanosleep(&nap, NULL);
        rc = read_cut(mk, path, end, ei);
    }
    return rc;
}

static enum err
add_named(struct parts *p, const char *dir, const char *name, const char *as,
    struct errinfo *ei)
{
    char path[PARTS_PATH_MAX];
    enum err rc = parts_path(path, dir, name, ei);

    return rc == ERR_OK ? files_add(p, path, as, UINT64_MAX, ei) : rc;
}

static enum err
put_data(struct making *mk, struct parts *p, struct errinfo *ei)
{
    const struct conf *c = mk->o->conf;
    char path[PARTS_PATH_MAX];
    uint64_t end = 0;
    enum err rc = parts_path(path, c->log_dir, LOGFILE_NAME, ei);

    if (rc == ERR_OK)
        rc = cut_log(mk, path, &end, ei);
    if (rc == ERR_OK)
        rc = files_add(p, mk->o->conf_path, "ketenpoort.yaml", UINT64_MAX, ei);
    if (rc == ERR_OK)
        rc = add_named(p, c->log_dir, "log.vkey", "log/log.vkey", ei);
    if (rc == ERR_OK)
        rc = files_add(p, path, "log/" LOGFILE_NAME, end, ei);
    if (rc == ERR_OK)
        rc = files_add_tree(p, c->policy_dir, "policy", ei);
    if (rc == ERR_OK)
        rc = files_add_tree(p, c->adapters_dir, "adapters", ei);
    if (rc == ERR_OK)
        rc = parts_path(path, c->state_dir, "policy", ei);
    if (rc == ERR_OK)
        rc = files_add_tree(p, path, "state/policy", ei);
    if (rc == ERR_OK)
        rc = files_add(p, mk->copy.path, "state/ketenpoort.db", UINT64_MAX, ei);
    return rc;
}

static enum err
write_data(struct making *mk, struct errinfo *ei)
{
    struct parts p = {.dir = mk->part,
        .to = mk->o->recipient,
        .m = &mk->made->m,
        .fd = -1};
    enum err rc = put_data(mk, &p, ei);

    if (rc == ERR_OK)
        rc = parts_finish(&p, ei);
    parts_done(&p);
    return rc;
}

/* ---- the end ------------------------------------------------------------------------ */

static enum err
sign(struct making *mk, struct span text, struct errinfo *ei)
{
    uint8_t digest[DIGEST_SHA256_LEN], sig[SIGN_LEN];
    struct buf line;
    enum err rc = digest_sha256(digest, &text, 1, ei);

    if (rc == ERR_OK)
        rc = mk->o->log(mk->o->ctx, mk->made->m.size, digest, sig, ei);
    if (rc != ERR_OK)
        return rc;
    buf_init(&line, SIG_LINE_MAX);
    text_base64(&line, (struct span){sig, sizeof(sig)});
    buf_byte(&line, '\n');
    rc = buf_err(&line);
    if (rc == ERR_OK)
        rc = files_write(mk->part, "manifest.sig", buf_peek(&line), ei);
    buf_done(&line);
    return rc;
}

static enum err
write_manifest(struct making *mk, struct errinfo *ei)
{
    struct buf text;
    enum err rc;

    buf_init(&text, MANIFEST_MAX);
    manifest_write(&text, &mk->made->m);
    rc = buf_err(&text);
    if (rc != ERR_OK)
        rc = err_set(ei, rc, where, "the manifest is too long");
    if (rc == ERR_OK)
        rc = files_write(mk->part, "manifest.json", buf_peek(&text), ei);
    if (rc == ERR_OK)
        rc = sign(mk, buf_peek(&text), ei);
    buf_done(&text);
    return rc;
}

/* Never over what has that name.  returns 0, or an errno */
static int
rename_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL)
        return errno;
    /* Some file systems on a network cannot. */
    if (access(to, F_OK) == 0)
        return EEXIST;
    return rename(from, to) == 0 ? 0 : errno;
}

/* Take ".part" off a path, and off now, which is its end or all of it: that
 * says from then on what there is to clean up. */
static enum err
name_finally(const char *from, char *now, struct errinfo *ei)
{
    char to[PARTS_PATH_MAX];
    size_t n = strlen(from) - strlen(".part");
    int bad;

    memcpy(to, from, n);
    to[n] = '\0';
    bad = rename_new(from, to);
    if (bad == 0) {
        now[strlen(now) - strlen(".part")] = '\0';
        bad = file_sync_name(AT_FDCWD, to);
    }
    if (bad == EEXIST)
        return err_set(ei, ERR_CONFLICT, where, "%s is there", to);
    return bad == 0 ? ERR_OK : file_error(ei, where, to, bad);
}

/* Whole, and in the log: now it gets its name. */
static enum err
give_name(struct making *mk, struct errinfo *ei)
{
    char path[PARTS_PATH_MAX];
    enum err rc = parts_path(path, mk->part, "manifest.json", ei);
    int bad = rc == ERR_OK ? file_sync_name(AT_FDCWD, path) : 0;

    if (bad != 0)
        rc = file_error(ei, where, mk->part, bad);
    if (rc == ERR_OK && mk->o->keys_to != NULL)
        rc = parts_path(path, mk->o->keys_to, mk->keys_name, ei);
    if (rc == ERR_OK && mk->o->keys_to != NULL)
        rc = name_finally(path, mk->keys_name, ei);
    if (rc == ERR_OK)
        rc = name_finally(mk->part, mk->part, ei);
    if (rc == ERR_OK)
        mk->has_part = false;
    return rc;
}

static void
clean_up(struct making *mk)
{
    char path[PARTS_PATH_MAX];
    enum err rc;

    store_copy_done(&mk->copy);
    keyring_free(mk->ring);
    seal_free(mk->seal);
    if (mk->has_part) {
        rc = backup_remove(mk->part, NULL);
        (void)rc; /* it keeps its .part, and looks like nothing else */
        if (mk->keys_name[0] != '\0' &&
            parts_path(path, mk->o->keys_to, mk->keys_name, NULL) == ERR_OK)
            (void)unlink(path);
    }
    explicit_bzero(mk->kek, sizeof(mk->kek));
}

static enum err
make_all(struct making *mk, struct errinfo *ei)
{
    const struct conf *c = mk->o->conf;
    struct manifest *m = &mk->made->m;
    enum err rc = crypto_init(ei);

    if (rc == ERR_OK)
        rc = keyring_new(&mk->ring, c->keys_dir, ei);
    if (rc == ERR_OK)
        rc = seal_new(&mk->seal, ei);
    if (rc == ERR_OK)
        rc = make_folder(mk, ei);
    if (rc == ERR_OK)
        rc = store_copy_make(&mk->copy, c->state_dir, ei);
    if (rc == ERR_OK)
        rc = store_copy_rewrap(&mk->copy, rewrap, mk, ei);
    m->size = mk->copy.entries;
    if (rc == ERR_OK)
        rc = write_keys(mk, ei);
    if (rc == ERR_OK)
        rc = write_data(mk, ei);
    /* From here on nothing of it is in clear. */
    store_copy_done(&mk->copy);
    if (rc == ERR_OK)
        rc = write_manifest(mk, ei);
    return rc == ERR_OK ? give_name(mk, ei) : rc;
}

enum err
backup_make(const struct backup_opts *o, struct backup_made *out,
    struct errinfo *ei)
{
    struct making *mk = calloc(1, sizeof(*mk));
    struct manifest *m = &out->m;
    enum err rc;

    *out = (struct backup_made){.bytes = 0};
    if (mk == NULL)
        return err_set(ei, ERR_NOMEM, where, "no room");
    mk->o = o;
    mk->made = out;
    mk->copy.lock_fd = -1;
    m->made_ms = clock_wall_ms(o->clk);
    m->expires_ms = m->made_ms + (int64_t)o->days * CLOCK_DAY_MS;
    (void)snprintf(m->program, sizeof(m->program), "%s", o->program);
    (void)snprintf(m->origin, sizeof(m->origin), "%s", o->conf->origin);
    rc = make_all(mk, ei);
    clean_up(mk);
    free(mk);
    out->bytes = m->keys.size;
    for (size_t i = 0; i < m->n; i++)
        out->bytes += m->v[i].size;
    return rc;
}
