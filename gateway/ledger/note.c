/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/note.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"
#include "crypto/digest.h"

#include "base/banned.h"

enum {
    ID_LEN = 4,
    TIME_LEN = 8,
    BLOB_MAX = 8 * 1024, /* a post-quantum signature is nearly 5 kB */
    COSIGNED_HEAD_MAX = 64
};

static const char dash[] = "\xe2\x80\x94 "; /* em dash, space */

/* ---- small readers ----------------------------------------------------- */

static uint32_t
read_u32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* The character at p of well-formed UTF-8; *n is how many bytes it has. */
static uint32_t
character(const uint8_t *p, size_t *n)
{
    if (p[0] < 0x80) {
        *n = 1;
        return p[0];
    }
    if (p[0] < 0xe0) {
        *n = 2;
        return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    }
    if (p[0] < 0xf0) {
        *n = 3;
        return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }
    *n = 4;
    return UINT32_C(0x10000); /* no space lies past the first plane */
}

static bool
is_space(uint32_t c)
{
    return c <= 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Non-empty, no Unicode space, no plus. */
static bool
is_name(struct span s)
{
    size_t step;

    if (s.n == 0 || !text_utf8_valid(s))
        return false;
    for (size_t i = 0; i < s.n; i += step) {
        uint32_t c = character(s.p + i, &step);

        if (is_space(c) || c == '+')
            return false;
    }
    return true;
}

/* ---- keys -------------------------------------------------------------- */

static enum err
key_id(struct note_key *key, struct errinfo *ei)
{
    const uint8_t mark[2] = {'\n', (uint8_t)key->type};
    const struct span parts[] = {span_of(key->name), {mark, sizeof(mark)},
        {key->pub, SIGN_PUBLIC_LEN}};
    uint8_t digest[DIGEST_SHA256_LEN];
    enum err rc;

    rc = digest_sha256(digest, parts, 3, ei);
    if (rc == ERR_OK)
        key->id = read_u32(digest);
    return rc;
}

/* Fill a key; false when the name is none. */
static bool
key_fill(struct note_key *key, struct span name, unsigned type,
    const uint8_t *pub)
{
    if (name.n > NOTE_NAME_MAX || !is_name(name))
        return false;
    *key = (struct note_key){.type = (enum note_type)type};
    memcpy(key->name, name.p, name.n);
    memcpy(key->pub, pub, SIGN_PUBLIC_LEN);
    return true;
}

enum err
note_key_init(struct note_key *key, const char *name, enum note_type type,
    const uint8_t pub[static SIGN_PUBLIC_LEN], struct errinfo *ei)
{
    if (!key_fill(key, span_of(name), type, pub))
        return err_set(ei, ERR_CONFIG, "note.key",
            "a name has 1 to %d bytes, no space and no plus", NOTE_NAME_MAX);
    return key_id(key, ei);
}

void
note_key_write(struct buf *out, const struct note_key *key)
{
    uint8_t raw[1 + SIGN_PUBLIC_LEN];

    raw[0] = (uint8_t)key->type;
    memcpy(raw + 1, key->pub, SIGN_PUBLIC_LEN);
    buf_text(out, key->name);
    buf_printf(out, "+%08" PRIx32 "+", key->id);
    text_base64(out, (struct span){raw, sizeof(raw)});
}

enum err
note_key_parse(struct span s, struct note_key *out, struct errinfo *ei)
{
    static const char where[] = "note.vkey";
    const uint8_t *plus = s.n == 0 ? NULL : memchr(s.p, '+', s.n);
    size_t name_n = plus == NULL ? 0 : (size_t)(plus - s.p), n;
    uint8_t id[ID_LEN], raw[1 + SIGN_PUBLIC_LEN];
    struct note_key key;
    enum err rc;

    if (plus == NULL || s.n > NOTE_VKEY_MAX || s.n - name_n < 10 ||
        s.p[name_n + 9] != '+' ||
        !text_unhex((struct span){plus + 1, 8}, id, sizeof(id)))
        return err_set(ei, ERR_SYNTAX, where, "not name+id+key");
    if (!text_unbase64((struct span){plus + 10, s.n - name_n - 10}, raw,
            sizeof(raw), &n) ||
        n != sizeof(raw))
        return err_set(ei, ERR_UNSUPPORTED, where, "not an Ed25519 key");
    if (raw[0] != NOTE_ED25519 && raw[0] != NOTE_COSIGNATURE)
        return err_set(ei, ERR_UNSUPPORTED, where, "key type %u",
            (unsigned)raw[0]);
    if (!key_fill(&key, (struct span){s.p, name_n}, raw[0], raw + 1))
        return err_set(ei, ERR_SYNTAX, where, "not a key name");
    rc = key_id(&key, ei);
    if (rc != ERR_OK)
        return rc;
    if (key.id != read_u32(id))
        return err_set(ei, ERR_SYNTAX, where, "the id is not the key's");
    *out = key;
    return ERR_OK;
}

/* ---- notes ------------------------------------------------------------- */

/* One signature line taken apart. */
struct signature {
    struct span name;
    uint32_t id;
    uint8_t blob[BLOB_MAX]; /* without the id */
    size_t n;
};

static bool
read_signature(struct span line, struct signature *sig)
{
    const size_t dash_n = sizeof(dash) - 1;
    uint8_t raw[ID_LEN + BLOB_MAX];
    const uint8_t *space;
    struct span base64;
    size_t n;

    if (line.n < dash_n || memcmp(line.p, dash, dash_n) != 0)
        return false;
    line.p += dash_n;
    line.n -= dash_n;
    space = line.n == 0 ? NULL : memchr(line.p, ' ', line.n);
    if (space == NULL)
        return false;
    sig->name = (struct span){line.p, (size_t)(space - line.p)};
    base64 = (struct span){space + 1, line.n - sig->name.n - 1};
    if (!is_name(sig->name) || !text_unbase64(base64, raw, sizeof(raw), &n) ||
        n <= ID_LEN)
        return false;
    sig->id = read_u32(raw);
    sig->n = n - ID_LEN;
    memcpy(sig->blob, raw + ID_LEN, sig->n);
    return true;
}

static bool
has_controls(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 0x20 && s.p[i] != '\n')
            return true;
    return false;
}

/* Where the last empty line begins, or 0. */
static size_t
last_empty_line(struct span s)
{
    for (size_t i = s.n; i >= 2; i--)
        if (s.p[i - 1] == '\n' && s.p[i - 2] == '\n')
            return i - 1;
    return 0;
}

enum err
note_parse(struct span s, struct note *out, struct errinfo *ei)
{
    static const char where[] = "note.parse";
    struct note n = {0};
    struct span rest, line;
    size_t at;

    if (s.n > NOTE_MAX)
        return err_set(ei, ERR_LIMIT, where, "over %d bytes", NOTE_MAX);
    if (s.n == 0 || s.p[s.n - 1] != '\n' || has_controls(s) ||
        !text_utf8_valid(s))
        return err_set(ei, ERR_SYNTAX, where,
            "not UTF-8 text that ends in a newline");
    at = last_empty_line(s);
    if (at == 0)
        return err_set(ei, ERR_SYNTAX, where, "no text before signatures");
    n.text = (struct span){s.p, at};
    n.sigs = (struct span){s.p + at + 1, s.n - at - 1};
    for (rest = n.sigs; text_line(&rest, &line); n.sig_n++) {
        struct signature sig;

        if (n.sig_n == NOTE_SIGNATURES_MAX)
            return err_set(ei, ERR_LIMIT, where, "over %d signatures",
                NOTE_SIGNATURES_MAX);
        if (!read_signature(line, &sig))
            return err_set(ei, ERR_SYNTAX, where,
                "signature line %zu is not of the form", n.sig_n + 1);
    }
    if (n.sig_n == 0)
        return err_set(ei, ERR_SYNTAX, where, "no signature");
    *out = n;
    return ERR_OK;
}

/* What a cosigner of this moment signs; the caller ends out. */
static enum err
cosigned_text(struct buf *out, struct span text, uint64_t time_s,
    struct errinfo *ei)
{
    enum err rc;

    buf_init(out, COSIGNED_HEAD_MAX + NOTE_MAX);
    buf_printf(out, "cosignature/v1\ntime %" PRIu64 "\n", time_s);
    buf_put(out, text);
    rc = buf_err(out);
    return rc == ERR_OK
               ? ERR_OK
               : err_set(ei, rc, "note.cosignature", "no room for the text");
}

static enum err
check_cosignature(const struct note *n, const struct note_key *key,
    const struct signature *sig, uint64_t *time_s, struct errinfo *ei)
{
    struct buf text;
    uint64_t t = 0;
    enum err rc;

    for (int i = 0; i < TIME_LEN; i++)
        t = t << 8 | sig->blob[i];
    rc = cosigned_text(&text, n->text, t, ei);
    if (rc == ERR_OK)
        rc = sign_check(key->pub, buf_peek(&text), sig->blob + TIME_LEN, ei);
    buf_done(&text);
    if (rc == ERR_OK && time_s != NULL)
        *time_s = t;
    return rc;
}

static enum err
check_one(const struct note *n, const struct note_key *key,
    const struct signature *sig, uint64_t *time_s, struct errinfo *ei)
{
    size_t want = key->type == NOTE_ED25519 ? SIGN_LEN : TIME_LEN + SIGN_LEN;

    if (sig->n != want)
        return err_set(ei, ERR_CORRUPT, "note.verify",
            "a signature of the wrong length");
    if (key->type == NOTE_ED25519)
        return sign_check(key->pub, n->text, sig->blob, ei);
    return check_cosignature(n, key, sig, time_s, ei);
}

enum err
note_verify(const struct note *n, const struct note_key *key, uint64_t *time_s,
    struct errinfo *ei)
{
    struct span rest = n->sigs, line;
    struct signature sig;
    bool found = false;
    enum err rc;

    if (time_s != NULL)
        *time_s = 0;
    while (text_line(&rest, &line)) {
        if (!read_signature(line, &sig))
            return err_set(ei, ERR_SYNTAX, "note.verify", "not a signature");
        if (sig.id != key->id || !span_is(sig.name, key->name))
            continue;
        rc = check_one(n, key, &sig, time_s, ei);
        if (rc != ERR_OK)
            return rc;
        found = true;
    }
    if (!found)
        return err_set(ei, ERR_NOTFOUND, "note.verify",
            "no signature by the key %08" PRIx32, key->id);
    return ERR_OK;
}

/* ---- checkpoints ------------------------------------------------------- */

enum err
note_checkpoint(const struct note *n, struct note_checkpoint *out,
    struct errinfo *ei)
{
    static const char where[] = "note.checkpoint";
    struct note_checkpoint cp = {0};
    struct span rest = n->text, line;
    size_t len;

    if (!text_line(&rest, &cp.origin) || cp.origin.n == 0 ||
        cp.origin.n > NOTE_NAME_MAX)
        return err_set(ei, ERR_SYNTAX, where, "line 1 is no origin");
    if (!text_line(&rest, &line) || !text_u64(line, UINT64_MAX, &cp.head.size))
        return err_set(ei, ERR_SYNTAX, where, "line 2 is no tree size");
    if (!text_line(&rest, &line) ||
        !text_unbase64(line, cp.head.root, TREE_HASH_LEN, &len) ||
        len != TREE_HASH_LEN)
        return err_set(ei, ERR_SYNTAX, where, "line 3 is no root hash");
    for (; text_line(&rest, &line); cp.extension_n++)
        if (line.n == 0)
            return err_set(ei, ERR_SYNTAX, where, "an empty line");
    *out = cp;
    return ERR_OK;
}

enum err
note_open(struct span s, const struct note_key *key,
    struct note_checkpoint *out, struct errinfo *ei)
{
    struct note_checkpoint cp = {0};
    struct note n = {0};
    enum err rc;

    rc = note_parse(s, &n, ei);
    if (rc != ERR_OK)
        return rc;
    rc = note_verify(&n, key, NULL, ei);
    if (rc != ERR_OK)
        return rc;
    rc = note_checkpoint(&n, &cp, ei);
    if (rc != ERR_OK)
        return rc;
    if (key->type == NOTE_ED25519 && !span_is(cp.origin, key->name))
        return err_set(ei, ERR_NOTFOUND, "note.open",
            "a checkpoint of another log");
    *out = cp;
    return ERR_OK;
}

/* A signature line; the first ID_LEN bytes of blob are filled in here. */
static void
put_signature(struct buf *out, const struct note_key *key, uint8_t *blob,
    size_t len)
{
    for (int i = 0; i < ID_LEN; i++)
        blob[i] = (uint8_t)(key->id >> (24 - 8 * i));
    buf_text(out, dash);
    buf_text(out, key->name);
    buf_byte(out, ' ');
    text_base64(out, (struct span){blob, len});
    buf_byte(out, '\n');
}

/* Sign what stands in out from `from` on, and add the signature line. */
static enum err
sign_text(struct buf *out, size_t from, const struct note_key *key,
    struct sign_key *secret, struct errinfo *ei)
{
    uint8_t blob[ID_LEN + SIGN_LEN];
    enum err rc = buf_err(out);

    if (rc != ERR_OK)
        return rc;
    rc = sign_make(secret, (struct span){out->p + from, out->n - from},
        blob + ID_LEN, ei);
    if (rc != ERR_OK)
        return rc;
    buf_byte(out, '\n');
    put_signature(out, key, blob, sizeof(blob));
    return buf_err(out);
}

static bool
is_ours(const struct note_key *key, struct sign_key *secret)
{
    return key->type == NOTE_ED25519 &&
           memcmp(key->pub, sign_key_public(secret), SIGN_PUBLIC_LEN) == 0;
}

enum err
note_write(struct buf *out, const struct tree_head *head,
    const struct note_key *key, struct sign_key *secret, struct errinfo *ei)
{
    size_t from = out->n;
    enum err rc;

    if (!is_ours(key, secret))
        return err_set(ei, ERR_INTERNAL, "note.write", "not our key");
    buf_printf(out, "%s\n%" PRIu64 "\n", key->name, head->size);
    text_base64(out, (struct span){head->root, TREE_HASH_LEN});
    buf_byte(out, '\n');
    rc = sign_text(out, from, key, secret, ei);
    if (rc == ERR_OK)
        return ERR_OK;
    buf_clear(out);
    return err_set(ei, rc, "note.write", "the note could not be made");
}

enum err
note_cosign(struct buf *out, const struct note *n, uint64_t time_s,
    const struct note_key *key, struct sign_key *secret, struct errinfo *ei)
{
    uint8_t blob[ID_LEN + TIME_LEN + SIGN_LEN];
    struct buf text;
    enum err rc;

    if (key->type != NOTE_COSIGNATURE || time_s == 0 ||
        memcmp(key->pub, sign_key_public(secret), SIGN_PUBLIC_LEN) != 0)
        return err_set(ei, ERR_INTERNAL, "note.cosign", "not our key");
    for (int i = 0; i < TIME_LEN; i++)
        blob[ID_LEN + i] = (uint8_t)(time_s >> (56 - 8 * i));
    rc = cosigned_text(&text, n->text, time_s, ei);
    if (rc == ERR_OK)
        rc = sign_make(secret, buf_peek(&text), blob + ID_LEN + TIME_LEN, ei);
    buf_done(&text);
    if (rc != ERR_OK)
        return rc;
    put_signature(out, key, blob, sizeof(blob));
    rc = buf_err(out);
    return rc == ERR_OK ? ERR_OK : err_set(ei, rc, "note.cosign", "no room");
}

/* Lines of UTF-8 without an empty one, that no reader takes for a checkpoint of
 * this key. */
static bool
is_statement(struct span text, const struct note_key *key)
{
    struct span rest = text, line;
    size_t n = 0;

    if (text.n == 0 || text.p[text.n - 1] != '\n' || has_controls(text) ||
        !text_utf8_valid(text))
        return false;
    for (; text_line(&rest, &line); n++)
        if (line.n == 0 || (n == 0 && span_is(line, key->name)))
            return false;
    return true;
}

enum err
note_sign(struct buf *out, struct span text, const struct note_key *key,
    struct sign_key *secret, struct errinfo *ei)
{
    size_t from = out->n;
    enum err rc;

    if (!is_ours(key, secret) || !is_statement(text, key))
        return err_set(ei, ERR_INTERNAL, "note.sign",
            "not our key, or not a text to sign");
    buf_put(out, text);
    rc = sign_text(out, from, key, secret, ei);
    if (rc == ERR_OK)
        return ERR_OK;
    buf_clear(out);
    return err_set(ei, rc, "note.sign", "the note could not be made");
}
