/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * entry - the skeleton, byte by byte
 *
 * SKELETON FORMAT, version 1.  Big-endian.  Fixed for ever.
 *
 *     offset  length  field
 *          0       1  version, 1
 *          1       1  kind (ENTRY_KIND_LIST)
 *          2       2  reserved, 0
 *          4       8  time, milliseconds since 1970-01-01T00:00:00Z
 *         12      32  SHA-256 of the sealed body, as it is stored
 *         44      32  root of the commitments (commit.c)
 *         76
 *
 * Leaf hash: SHA-256(0x00 || these 76 bytes).  A later form gets another
 * version number; entries of this form stay as they are.
 */

#include "ledger/entry.h"

#include "crypto/digest.h"

#include "base/banned.h"

enum {
    AT_VERSION = 0,
    AT_KIND = 1,
    AT_RESERVED = 2,
    AT_TIME = 4,
    AT_BODY = AT_TIME + 8,
    AT_COMMIT = AT_BODY + ENTRY_HASH_LEN
};

_Static_assert(AT_BODY == 12 && AT_COMMIT == 44, "the table above says so");
_Static_assert(AT_COMMIT + ENTRY_HASH_LEN == ENTRY_LEN, "76 bytes");
_Static_assert((int)ENTRY_HASH_LEN == (int)DIGEST_SHA256_LEN, "one digest");

void
entry_write(const struct entry *e, uint8_t out[static ENTRY_LEN])
{
    out[AT_VERSION] = ENTRY_VERSION;
    out[AT_KIND] = (uint8_t)e->kind;
    out[AT_RESERVED] = 0;
    out[AT_RESERVED + 1] = 0;
    for (int i = 0; i < 8; i++)
        out[AT_TIME + i] = (uint8_t)(e->time_ms >> (56 - 8 * i));
    memcpy(out + AT_BODY, e->body_digest, ENTRY_HASH_LEN);
    memcpy(out + AT_COMMIT, e->commit_root, ENTRY_HASH_LEN);
}

enum err
entry_read(struct span s, struct entry *out, struct errinfo *ei)
{
    static const char where[] = "entry.read";
    struct entry e = {0};

    if (s.n != ENTRY_LEN)
        return err_set(ei, ERR_SYNTAX, where, "%zu bytes, not %d", s.n,
            ENTRY_LEN);
    if (s.p[AT_VERSION] != ENTRY_VERSION)
        return err_set(ei, ERR_SYNTAX, where, "unknown version %u",
            (unsigned)s.p[AT_VERSION]);
    if (s.p[AT_KIND] == 0 || s.p[AT_KIND] >= ENTRY_KIND__END)
        return err_set(ei, ERR_SYNTAX, where, "unknown kind %u",
            (unsigned)s.p[AT_KIND]);
    if (s.p[AT_RESERVED] != 0 || s.p[AT_RESERVED + 1] != 0)
        return err_set(ei, ERR_SYNTAX, where, "reserved bytes are set");
    e.kind = (enum entry_kind)s.p[AT_KIND];
    for (int i = 0; i < 8; i++)
        e.time_ms = e.time_ms << 8 | s.p[AT_TIME + i];
    memcpy(e.body_digest, s.p + AT_BODY, ENTRY_HASH_LEN);
    memcpy(e.commit_root, s.p + AT_COMMIT, ENTRY_HASH_LEN);
    *out = e;
    return ERR_OK;
}

enum err
entry_leaf(const uint8_t skeleton[static ENTRY_LEN],
    uint8_t out[static ENTRY_HASH_LEN], struct errinfo *ei)
{
    uint8_t in[1 + ENTRY_LEN] = {0};
    const struct span part = {in, sizeof(in)};

    memcpy(in + 1, skeleton, ENTRY_LEN);
    return digest_sha256(out, &part, 1, ei);
}

enum err
entry_check_body(const uint8_t skeleton[static ENTRY_LEN], struct span sealed,
    struct errinfo *ei)
{
    uint8_t digest[ENTRY_HASH_LEN];
    enum err rc;

    rc = digest_sha256(digest, &sealed, 1, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(digest, skeleton + AT_BODY, ENTRY_HASH_LEN) != 0)
        return err_set(ei, ERR_CORRUPT, "entry.body",
            "the sealed body is not the one that was logged");
    return ERR_OK;
}

static const char *const names[ENTRY_KIND__END] = {
#define X(number, code, name) [ENTRY_##code] = (name),
    ENTRY_KIND_LIST(X)
#undef X
};

const char *
entry_kind_name(enum entry_kind kind)
{
    return (unsigned)kind < ENTRY_KIND__END ? names[kind] : NULL;
}

bool
entry_parse_kind(struct span s, enum entry_kind *kind)
{
    for (int k = 1; k < ENTRY_KIND__END; k++)
        if (span_is(s, names[k])) {
            *kind = (enum entry_kind)k;
            return true;
        }
    return false;
}
