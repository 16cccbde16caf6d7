/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/logfile_form.h"

#include "crypto/digest.h"

#include "base/banned.h"

static const char magic[] = "KPLOG/1\n";
static const char *const kinds[] = {"ENTR", "CHKP"};

enum {
    MAGIC_LEN = sizeof(magic) - 1,
    AT_ORIGIN = MAGIC_LEN + 2,
    AT_HEADER_DIGEST = LOGFILE_HEADER_LEN - DIGEST_SHA256_LEN,
    AT_NUMBER = LOGFILE_PREFIX_LEN,
    AT_SKELETON = AT_NUMBER + 8,
    AT_SEALED_LEN = AT_SKELETON + ENTRY_LEN,
    AT_SEALED = AT_SEALED_LEN + 4,
    AT_NOTE_LEN = AT_NUMBER + 8,
    AT_NOTE = AT_NOTE_LEN + 4
};

_Static_assert(AT_ORIGIN == 10 && AT_SEALED == 96 && AT_NOTE == 20,
    "the tables in the header say so");
_Static_assert(AT_SEALED + ENTRY_HASH_LEN == LOGFILE_ENTRY_FIXED, "128");
_Static_assert(AT_NOTE + DIGEST_SHA256_LEN == LOGFILE_NOTE_FIXED, "52");
_Static_assert(AT_ORIGIN + LOGFILE_ORIGIN_MAX <= AT_HEADER_DIGEST, "fits");

static uint32_t
read_u32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

static uint64_t
read_u64(const uint8_t *p)
{
    return (uint64_t)read_u32(p) << 32 | read_u32(p + 4);
}

static enum err
wrong(struct errinfo *ei, const char *what)
{
    return err_set(ei, ERR_CORRUPT, "logfile.form", "%s", what);
}

enum err
logfile_form_header(const char *origin, uint8_t out[static LOGFILE_HEADER_LEN],
    struct errinfo *ei)
{
    size_t n = strlen(origin);
    const struct span part = {out, AT_HEADER_DIGEST};

    if (n == 0 || n > LOGFILE_ORIGIN_MAX)
        return err_set(ei, ERR_CONFIG, "logfile.create",
            "an origin has 1 to %d bytes", LOGFILE_ORIGIN_MAX);
    memset(out, 0, LOGFILE_HEADER_LEN);
    memcpy(out, magic, MAGIC_LEN);
    out[MAGIC_LEN] = (uint8_t)(n >> 8);
    out[MAGIC_LEN + 1] = (uint8_t)n;
    memcpy(out + AT_ORIGIN, origin, n + 1);
    return digest_sha256(out + AT_HEADER_DIGEST, &part, 1, ei);
}

enum err
logfile_form_origin(const uint8_t header[static LOGFILE_HEADER_LEN],
    char origin[static LOGFILE_ORIGIN_MAX + 1], struct errinfo *ei)
{
    const struct span part = {header, AT_HEADER_DIGEST};
    uint8_t digest[DIGEST_SHA256_LEN];
    size_t n = (size_t)header[MAGIC_LEN] << 8 | header[MAGIC_LEN + 1];
    enum err rc;

    if (memcmp(header, magic, MAGIC_LEN) != 0)
        return wrong(ei, "not a log file of version 1");
    rc = digest_sha256(digest, &part, 1, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(digest, header + AT_HEADER_DIGEST, sizeof(digest)) != 0 ||
        n == 0 || n > LOGFILE_ORIGIN_MAX ||
        memchr(header + AT_ORIGIN, '\0', n) != NULL)
        return wrong(ei, "the header fails its check");
    memcpy(origin, header + AT_ORIGIN, n);
    origin[n] = '\0';
    return ERR_OK;
}

void
logfile_form_entry(struct buf *out, uint64_t index,
    const struct logfile_entry *e)
{
    buf_u32(out, (uint32_t)(LOGFILE_ENTRY_FIXED + e->sealed.n));
    buf_text(out, kinds[LOGFILE_ENTR]);
    buf_u64(out, index);
    buf_put(out, (struct span){e->skeleton, ENTRY_LEN});
    buf_u32(out, (uint32_t)e->sealed.n);
    buf_put(out, e->sealed);
    buf_put(out, (struct span){e->leaf, ENTRY_HASH_LEN});
}

enum err
logfile_form_note(struct buf *out, uint64_t size, struct span note,
    struct errinfo *ei)
{
    uint8_t digest[DIGEST_SHA256_LEN];
    size_t from = out->n;
    struct span part;
    enum err rc;

    buf_u32(out, (uint32_t)(LOGFILE_NOTE_FIXED + note.n));
    buf_text(out, kinds[LOGFILE_CHKP]);
    buf_u64(out, size);
    buf_u32(out, (uint32_t)note.n);
    buf_put(out, note);
    if (buf_err(out) != ERR_OK)
        return err_set(ei, buf_err(out), "logfile.note", "no room");
    part = (struct span){out->p + from, out->n - from};
    rc = digest_sha256(digest, &part, 1, ei);
    if (rc != ERR_OK)
        return rc;
    buf_put(out, (struct span){digest, sizeof(digest)});
    if (buf_err(out) != ERR_OK)
        return err_set(ei, buf_err(out), "logfile.note", "no room");
    return ERR_OK;
}

bool
logfile_form_prefix(const uint8_t *p, size_t *len, enum logfile_kind *kind)
{
    size_t n = read_u32(p);

    *len = n;
    if (memcmp(p + 4, kinds[LOGFILE_ENTR], 4) == 0) {
        *kind = LOGFILE_ENTR;
        return n >= LOGFILE_ENTRY_FIXED &&
               n <= (size_t)LOGFILE_ENTRY_FIXED + ENTRY_SEALED_MAX;
    }
    *kind = LOGFILE_CHKP;
    return memcmp(p + 4, kinds[LOGFILE_CHKP], 4) == 0 &&
           n >= LOGFILE_NOTE_FIXED && n <= LOGFILE_RECORD_MAX;
}

static enum err
check_entry(const struct logfile_entry *e, struct errinfo *ei)
{
    uint8_t leaf[ENTRY_HASH_LEN];
    enum err rc = entry_leaf(e->skeleton, leaf, ei);

    if (rc != ERR_OK)
        return rc;
    if (memcmp(leaf, e->leaf, sizeof(leaf)) != 0)
        return wrong(ei, "an entry is not what its leaf hash says");
    return entry_check_body(e->skeleton, e->sealed, ei);
}

static enum err
read_entry(const uint8_t *p, bool check, struct logfile_record *r,
    struct errinfo *ei)
{
    size_t n = read_u32(p + AT_SEALED_LEN);

    if (n != r->len - LOGFILE_ENTRY_FIXED)
        return wrong(ei, "the lengths of an entry differ");
    r->entry = (struct logfile_entry){p + AT_SKELETON, {p + AT_SEALED, n},
        p + AT_SEALED + n};
    return check ? check_entry(&r->entry, ei) : ERR_OK;
}

static enum err
read_note(const uint8_t *p, struct logfile_record *r, struct errinfo *ei)
{
    uint8_t digest[DIGEST_SHA256_LEN];
    size_t n = read_u32(p + AT_NOTE_LEN);
    const struct span part = {p, AT_NOTE + n};
    enum err rc;

    if (n != r->len - LOGFILE_NOTE_FIXED)
        return wrong(ei, "the lengths of a checkpoint differ");
    rc = digest_sha256(digest, &part, 1, ei);
    if (rc != ERR_OK)
        return rc;
    if (memcmp(digest, p + AT_NOTE + n, sizeof(digest)) != 0)
        return wrong(ei, "a checkpoint fails its check");
    r->note = (struct span){p + AT_NOTE, n};
    return ERR_OK;
}

static enum err
read_record(struct span s, bool check, struct logfile_record *out,
    struct errinfo *ei)
{
    struct logfile_record r = {0};
    enum err rc;

    if (s.n < LOGFILE_PREFIX_LEN || !logfile_form_prefix(s.p, &r.len, &r.kind))
        return wrong(ei, "no record begins here");
    if (s.n < r.len)
        return wrong(ei, "a record is not whole");
    r.number = read_u64(s.p + AT_NUMBER);
    rc = r.kind == LOGFILE_ENTR ? read_entry(s.p, check, &r, ei)
                                : read_note(s.p, &r, ei);
    if (rc == ERR_OK)
        *out = r;
    return rc;
}

enum err
logfile_form_read(struct span s, struct logfile_record *out, struct errinfo *ei)
{
    return read_record(s, true, out, ei);
}

enum err
logfile_form_frame(struct span s, struct logfile_record *out,
    struct errinfo *ei)
{
    return read_record(s, false, out, ei);
}
