/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/commit.h"

#include <string.h>

#include "crypto/digest.h"
#include "crypto/mac.h"

#include "base/banned.h"

enum {
    TAG_ITEM = 0x02,
    TAG_LIST = 0x03,
    ITEM_LEN = 1 + COMMIT_SALT_LEN + 2 + 1 + 1
};

_Static_assert((int)COMMIT_LEN == (int)DIGEST_SHA256_LEN, "one digest");
_Static_assert((int)SEAL_KEY_LEN == (int)MAC_SHA256_LEN, "a key is one MAC");

/* The salts of a whole set: the body key itself is never a stream key. */
static enum err
make_salts(struct seal *s, const struct commit_set *set, uint8_t *salts,
    struct errinfo *ei)
{
    static const char label[] = "ketenpoort/commit/1";
    const struct span part = {(const uint8_t *)label, sizeof(label) - 1};
    uint8_t key[SEAL_KEY_LEN];
    enum err rc;

    rc = mac_sha256(key, (struct span){set->key, SEAL_KEY_LEN}, &part, 1, ei);
    if (rc == ERR_OK)
        rc = seal_stream(s, key, salts, set->n * COMMIT_SALT_LEN, ei);
    explicit_bzero(key, sizeof(key));
    return rc;
}

static enum err
commit_one(const struct commit_item *item, const uint8_t *salt, uint8_t *out,
    struct errinfo *ei)
{
    uint8_t in[ITEM_LEN] = {TAG_ITEM};
    const struct span part = {in, sizeof(in)};

    memcpy(in + 1, salt, COMMIT_SALT_LEN);
    in[1 + COMMIT_SALT_LEN] = (uint8_t)(item->element >> 8);
    in[2 + COMMIT_SALT_LEN] = (uint8_t)item->element;
    in[3 + COMMIT_SALT_LEN] = item->outcome;
    in[4 + COMMIT_SALT_LEN] = item->code;
    return digest_sha256(out, &part, 1, ei);
}

static enum err
hash_list(const uint8_t (*list)[COMMIT_LEN], size_t n, uint8_t *root,
    struct errinfo *ei)
{
    static const uint8_t tag = TAG_LIST;
    const struct span parts[] = {{&tag, 1},
        {n ? list[0] : NULL, n * COMMIT_LEN}};

    return digest_sha256(root, parts, n > 0 ? 2 : 1, ei);
}

static enum err
check_set(const struct commit_set *set, struct errinfo *ei)
{
    if (set->n > COMMIT_MAX)
        return err_set(ei, ERR_LIMIT, "commit.set", "%zu items, at most %d",
            set->n, COMMIT_MAX);
    for (size_t i = 1; i < set->n; i++)
        if (set->v[i].element <= set->v[i - 1].element)
            return err_set(ei, ERR_INTERNAL, "commit.set",
                "items are not in element order");
    return ERR_OK;
}

enum err
commit_list(struct seal *s, const struct commit_set *set,
    uint8_t (*list)[COMMIT_LEN], struct commit_opening *open,
    struct errinfo *ei)
{
    uint8_t salts[COMMIT_MAX * COMMIT_SALT_LEN];
    enum err rc;

    rc = check_set(set, ei);
    if (rc != ERR_OK || set->n == 0)
        return rc;
    rc = make_salts(s, set, salts, ei);
    for (size_t i = 0; rc == ERR_OK && i < set->n; i++) {
        const uint8_t *salt = salts + i * COMMIT_SALT_LEN;

        rc = commit_one(&set->v[i], salt, list[i], ei);
        if (open != NULL) {
            open[i].item = set->v[i];
            memcpy(open[i].salt, salt, COMMIT_SALT_LEN);
        }
    }
    explicit_bzero(salts, set->n * COMMIT_SALT_LEN);
    return rc;
}

enum err
commit_root(struct seal *s, const struct commit_set *set,
    uint8_t root[static COMMIT_LEN], struct errinfo *ei)
{
    uint8_t list[COMMIT_MAX][COMMIT_LEN];
    enum err rc;

    memset(root, 0, COMMIT_LEN);
    rc = commit_list(s, set, list, NULL, ei);
    if (rc != ERR_OK)
        return rc;
    return hash_list((const uint8_t(*)[COMMIT_LEN])list, set->n, root, ei);
}

enum err
commit_root_none(uint8_t root[static COMMIT_LEN], struct errinfo *ei)
{
    return hash_list(NULL, 0, root, ei);
}

enum err
commit_check_list(const uint8_t (*list)[COMMIT_LEN], size_t n,
    const uint8_t root[static COMMIT_LEN], struct errinfo *ei)
{
    uint8_t got[COMMIT_LEN];
    enum err rc;

    if (n > COMMIT_MAX)
        return err_set(ei, ERR_LIMIT, "commit.list", "%zu items, at most %d", n,
            COMMIT_MAX);
    rc = hash_list(list, n, got, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(got, root, COMMIT_LEN) != 0)
        return err_set(ei, ERR_CORRUPT, "commit.list",
            "the commitments are not those of this entry");
    return ERR_OK;
}

enum err
commit_check(const struct commit_opening *o,
    const uint8_t commitment[static COMMIT_LEN], struct errinfo *ei)
{
    uint8_t got[COMMIT_LEN];
    enum err rc;

    rc = commit_one(&o->item, o->salt, got, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(got, commitment, COMMIT_LEN) != 0)
        return err_set(ei, ERR_CORRUPT, "commit.open",
            "the opening does not open this commitment");
    return ERR_OK;
}
