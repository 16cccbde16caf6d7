/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_VERSIONS_H
#define EXCHANGE_VERSIONS_H

/*
 * versions - every policy that was ever proposed or active, kept by its hash
 *
 *     <state_dir>/policy/<64 hex>/    the .yaml files as they were read
 *
 * A decision names the hash of its policy; here it can be opened.  What is
 * kept is compared with its hash each time it is read, so that a folder under
 * the right name with other contents is nobody's policy.
 *
 *   layering   files and policy; used by the supervisor, the recorder and the
 *              CLI, each with its own rights
 *   failure    a version is there whole or not at all: written beside, synced,
 *              renamed
 */

#include "adapters/adapter.h"
#include "base/attr.h"
#include "base/buf.h"
#include "policy/policy.h"

enum {
    VERSIONS_HEX_LEN = 2 * POLICY_HASH_LEN,
    VERSIONS_PREFIX_MIN = 8, /* hex digits that may stand for a hash */
    VERSIONS_PATH_MAX = 400,
    VERSIONS_BYTES_MAX = 8 * 1024 * 1024, /* of one version, names included */
    VERSIONS_MAX = 4096                   /* looked through for one name */
};

/* The folder of a version.  errors  ERR_LIMIT */
MUST_CHECK enum err versions_path(const char *state_dir,
    const uint8_t hash[static POLICY_HASH_LEN],
    char out[static VERSIONS_PATH_MAX], struct errinfo *ei);

/* The hash as 64 digits, terminated. */
void versions_hex(const uint8_t hash[static POLICY_HASH_LEN],
    char out[static VERSIONS_HEX_LEN + 1]);

/*
 * Load a folder, and keep a copy of what was loaded.  A copy that is there and
 * damaged is set aside under a name with a dot and made anew.
 *
 * out     *out    as policy_load()
 * out     report  as policy_load()
 * errors  as policy_load(), and
 *         ERR_LIMIT          more than VERSIONS_BYTES_MAX
 *         ERR_FULL, ERR_IO   the copy could not be made
 */
MUST_CHECK enum err versions_take(const char *state_dir, const char *dir,
    struct policy **out, struct buf *report, struct errinfo *ei);

/*
 * The same of a policy that also has to fit the formats: one that does not is
 * not kept (policy/fit.h).
 *
 * in      as      NULL: as versions_take()
 * errors  as versions_take(); ERR_CONFIG also when it does not fit
 */
MUST_CHECK enum err versions_take_fit(const char *state_dir, const char *dir,
    const struct adapters *as, struct policy **out, struct buf *report,
    struct errinfo *ei);

/*
 * Load a version that is kept.
 *
 * out     *out    owned by the caller, policy_free(); NULL on failure
 * errors  ERR_NOTFOUND  it is not there
 *         ERR_CONFIG    it is damaged
 *         ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err versions_load(const char *state_dir,
    const uint8_t hash[static POLICY_HASH_LEN], struct policy **out,
    struct errinfo *ei);

/*
 * The files of a version as one row of bytes, to be sent to who has no files.
 *
 * out     out     cleared first; its ceiling is VERSIONS_BYTES_MAX
 * errors  as versions_load()
 */
MUST_CHECK enum err versions_pack(const char *state_dir,
    const uint8_t hash[static POLICY_HASH_LEN], struct buf *out,
    struct errinfo *ei);

/* The other end.  errors  ERR_SYNTAX (no pack, or not of this hash),
 * ERR_CONFIG, ERR_NOMEM */
MUST_CHECK enum err versions_unpack(struct span pack,
    const uint8_t hash[static POLICY_HASH_LEN], struct policy **out,
    struct errinfo *ei);

/*
 * Note beside the versions which one runs by signatures, for whoever only
 * reads: it decides nothing.  NULL takes the note away.
 *
 * errors  ERR_FULL, ERR_IO, ERR_LIMIT
 */
MUST_CHECK enum err versions_note(const char *state_dir, const uint8_t *hash,
    struct errinfo *ei);
/* What is noted; false when nothing is. */
bool versions_noted(const char *state_dir,
    uint8_t hash[static POLICY_HASH_LEN]);

/*
 * Which version is meant: the first digits of its hash (VERSIONS_PREFIX_MIN or
 * more), or its name as the policy itself says it.
 *
 * errors  ERR_NOTFOUND  none
 *         ERR_CONFLICT  more than one; ei names the hashes of two
 *         ERR_LIMIT     more than VERSIONS_MAX are kept
 *         ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err versions_find(const char *state_dir, const char *ref,
    uint8_t hash[static POLICY_HASH_LEN], struct errinfo *ei);

#endif
