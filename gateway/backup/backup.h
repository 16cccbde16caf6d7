/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BACKUP_BACKUP_H
#define BACKUP_BACKUP_H

/*
 * backup - a copy of everything, for a key that is not here
 *
 *   ketenpoort-<UTC>/        0700
 *     manifest.json          what there is (manifest.h), in clear
 *     manifest.sig           the log's key on it
 *     data-0001.cms ...      database, log file, public key, configuration,
 *                            policy, its kept versions, formats: parts.h
 *     keys.cms               the keys; may lie in another folder
 *
 * README.md in this folder has the steps of a drill.
 *
 * One moment: the database as store/copy.h has it, and the log file up to the
 * newest checkpoint that this database reaches.  Left out are the tiles, which
 * the gateway makes again, and the key and certificate of TLS, which are had
 * anew from who gave them.
 *
 * In the copy every payload and body key is wrapped anew, under keys that are
 * made for this backup and stand only in its keys.cms.  So no key of the
 * gateway opens a payload or a body in a backup, and destroying keys.cms
 * destroys them there, while the proofs stay checkable.
 *
 *   failure   closed: a backup gets its name when it is whole, on stable
 *             storage and in the log; what goes wrong before that is removed
 *   privacy   plain on disk meanwhile: <state_dir>/backup.tmp only, which is
 *             as sealed as the database itself
 */

#include "backup/manifest.h"
#include "base/attr.h"
#include "base/err.h"
#include "crypto/sign.h"

struct clock;
struct conf;
struct envelope_key;
struct envelope_recipient;

enum {
    BACKUP_DAYS = 14,
    BACKUP_DAYS_MAX = 400,
    BACKUP_PATH_MAX = 400,
    BACKUP_NAME_MAX = 40 /* ketenpoort-20261125T091700Z */
};

/* Put it in the log and sign it: exchange/record_backup.h. */
typedef enum err backup_log_fn(void *ctx, uint64_t size,
    const uint8_t digest[static DIGEST_SHA256_LEN],
    uint8_t sig[static SIGN_LEN], struct errinfo *ei);

struct backup_opts {
    const struct conf *conf;
    const char *conf_path;
    const char *to;      /* where the folder is made */
    const char *keys_to; /* where <name>.keys.cms is made, or NULL */
    const struct envelope_recipient *recipient;
    const struct clock *clk;
    const char *program; /* its version */
    int days;            /* until it expires; 1 .. BACKUP_DAYS_MAX */
    backup_log_fn *log;
    void *ctx; /* of log */
};

struct backup_made {
    char name[BACKUP_NAME_MAX + 1];
    char path[BACKUP_PATH_MAX];
    struct manifest m; /* manifest_done() in every case */
    uint64_t bytes;    /* of all parts */
};

/* The name of one that was made then: ketenpoort-20261125T091700Z. */
void backup_name(int64_t at_ms, char out[static BACKUP_NAME_MAX + 1]);

/*
 * Make one, while the gateway runs or not.
 *
 * errors  ERR_CONFLICT  another is being made, or was made this second
 *         ERR_NOTFOUND  no installation, or no folder to put it in
 *         ERR_AGAIN     the log has no checkpoint yet: it is empty
 *         ERR_FULL, ERR_IO, ERR_LIMIT, ERR_CORRUPT, or what log() gave
 */
MUST_CHECK enum err backup_make(const struct backup_opts *o,
    struct backup_made *out, struct errinfo *ei);

/* A backup that is there. */
struct backup {
    char dir[BACKUP_PATH_MAX];
    char keys[BACKUP_PATH_MAX]; /* the file of the keys */
    bool has_keys;              /* it is there; false is proof that it is not */
    struct manifest m;
    uint8_t digest[DIGEST_SHA256_LEN]; /* of manifest.json */
    uint8_t sig[SIGN_LEN];
};

/*
 * Read its manifest.
 *
 * in      keys_dir  where <name>.keys.cms is, or NULL: keys.cms in dir
 * out     b         backup_close() in every case
 * errors  ERR_NOTFOUND  no backup there
 *         ERR_CORRUPT   manifest or signature out of form
 *         ERR_UNSUPPORTED, ERR_IO (also when it cannot be told whether the
 *         keys are there)
 */
MUST_CHECK enum err backup_open(struct backup *b, const char *dir,
    const char *keys_dir, struct errinfo *ei);
void backup_close(struct backup *b);

/* By the log's public key: signature, checkpoint.  errors  ERR_CORRUPT */
MUST_CHECK enum err backup_check_signed(const struct backup *b,
    const struct note_key *key, struct errinfo *ei);

/* Size and digest of every file.  errors  ERR_CORRUPT (also when one is
 * missing), ERR_IO, ERR_NOMEM */
MUST_CHECK enum err backup_check_parts(const struct backup *b,
    struct errinfo *ei);

/* Where to unpack; folders that are there and empty. */
struct backup_target {
    const char *root, *log, *keys;
};

/*
 * Unpack: <root>/ketenpoort.yaml, state/, policy/ and adapters/ below root, the rest in
 * log and keys.  The database comes last: <root>/state/ketenpoort.db is there
 * when all of it is.
 *
 * errors  ERR_DENIED   it is not sealed to this key
 *         ERR_CORRUPT  a part is not what the manifest says
 *         ERR_NOTFOUND the keys are not there
 *         ERR_CONFLICT, ERR_FULL, ERR_IO
 *         what was unpacked so far is left
 */
MUST_CHECK enum err backup_unpack(const struct backup *b,
    const struct envelope_key *key, const struct backup_target *to,
    struct errinfo *ei);

/* Remove a folder and what is in it; what could be a key is written over.
 * errors  ERR_IO  something is left */
MUST_CHECK enum err backup_remove(const char *dir, struct errinfo *ei);

/* The same of all that is in it; the folder itself stays. */
MUST_CHECK enum err backup_empty(const char *dir, struct errinfo *ei);

/* Destroy its keys: written over, removed, synced.  errors  ERR_IO */
MUST_CHECK enum err backup_destroy_keys(struct backup *b, struct errinfo *ei);

#endif
