/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/seal.h"

#include <gcrypt.h>
#include <stdlib.h>
#include <string.h>

#include "crypto/random.h"

#include "base/banned.h"

/* Handles in secure memory, opened once; each use sets its own key. */
struct seal {
    gcry_cipher_hd_t gcm, ctr;
};

static const uint8_t zeros[SEAL_NONCE_LEN];

enum err
seal_new(struct seal **out, struct errinfo *ei)
{
    struct seal *s;
    bool ok;

    *out = NULL;
    if (!gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P))
        return err_set(ei, ERR_INTERNAL, "seal.new", "crypto not started");
    s = calloc(1, sizeof(*s));
    if (s == NULL)
        return err_set(ei, ERR_NOMEM, "seal.new", "no room for a handle");
    ok = gcry_cipher_open(&s->gcm, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM,
             GCRY_CIPHER_SECURE) == 0;
    ok = ok && gcry_cipher_open(&s->ctr, GCRY_CIPHER_AES256,
                   GCRY_CIPHER_MODE_CTR, GCRY_CIPHER_SECURE) == 0;
    if (!ok) {
        seal_free(s);
        return err_set(ei, ERR_INTERNAL, "seal.new", "no cipher handle");
    }
    *out = s;
    return ERR_OK;
}

void
seal_free(struct seal *s)
{
    if (s == NULL)
        return;
    gcry_cipher_close(s->gcm);
    gcry_cipher_close(s->ctr);
    free(s);
}

/* Key, nonce and aad into the handle. */
static bool
begin(struct seal *s, const struct seal_with *with)
{
    const uint8_t *nonce = with->nonce != NULL ? with->nonce : zeros;

    if (gcry_cipher_setkey(s->gcm, with->key, SEAL_KEY_LEN) != 0 ||
        gcry_cipher_setiv(s->gcm, nonce, SEAL_NONCE_LEN) != 0)
        return false;
    return with->aad.n == 0 ||
           gcry_cipher_authenticate(s->gcm, with->aad.p, with->aad.n) == 0;
}

/* Seal into exactly plain.n + SEAL_TAG_LEN bytes. */
static bool
put_raw(struct seal *s, const struct seal_with *with, struct span plain,
    uint8_t *out)
{
    if (!begin(s, with) || gcry_cipher_final(s->gcm) != 0)
        return false;
    if (gcry_cipher_encrypt(s->gcm, out, plain.n, plain.n ? plain.p : zeros,
            plain.n) != 0)
        return false;
    return gcry_cipher_gettag(s->gcm, out + plain.n, SEAL_TAG_LEN) == 0;
}

/* Open into exactly sealed.n - SEAL_TAG_LEN bytes, wiped when it fails. */
static enum err
get_raw(struct seal *s, const struct seal_with *with, struct span sealed,
    uint8_t *out, struct errinfo *ei)
{
    size_t n;

    if (sealed.n < SEAL_TAG_LEN)
        return err_set(ei, ERR_CORRUPT, "seal.get", "shorter than its tag");
    n = sealed.n - SEAL_TAG_LEN;
    if (!begin(s, with) || gcry_cipher_final(s->gcm) != 0 ||
        gcry_cipher_decrypt(s->gcm, out, n, sealed.p, n) != 0) {
        explicit_bzero(out, n);
        return err_set(ei, ERR_INTERNAL, "seal.get", "provider refused");
    }
    if (gcry_cipher_checktag(s->gcm, sealed.p + n, SEAL_TAG_LEN) != 0) {
        explicit_bzero(out, n);
        return err_set(ei, ERR_CORRUPT, "seal.get",
            "wrong key or binding, or changed bytes");
    }
    return ERR_OK;
}

enum err
seal_put(struct seal *s, const struct seal_with *with, struct span plain,
    struct buf *out, struct errinfo *ei)
{
    uint8_t *room = buf_room(out, plain.n + SEAL_TAG_LEN);

    if (room == NULL)
        return err_set(ei, buf_err(out), "seal.put", "no room for %zu bytes",
            plain.n + SEAL_TAG_LEN);
    if (!put_raw(s, with, plain, room)) {
        explicit_bzero(room, plain.n + SEAL_TAG_LEN);
        return err_set(ei, ERR_INTERNAL, "seal.put", "provider refused");
    }
    out->n += plain.n + SEAL_TAG_LEN;
    return ERR_OK;
}

enum err
seal_get(struct seal *s, const struct seal_with *with, struct span sealed,
    struct buf *out, struct errinfo *ei)
{
    uint8_t none, *room = &none;
    enum err rc;

    if (sealed.n > SEAL_TAG_LEN) {
        room = buf_room(out, sealed.n - SEAL_TAG_LEN);
        if (room == NULL)
            return err_set(ei, buf_err(out), "seal.get",
                "no room for %zu bytes", sealed.n - SEAL_TAG_LEN);
    }
    rc = get_raw(s, with, sealed, room, ei);
    if (rc == ERR_OK)
        out->n += sealed.n - SEAL_TAG_LEN;
    return rc;
}

enum err
seal_wrap(struct seal *s, const uint8_t kek[static SEAL_KEY_LEN],
    struct span aad, const uint8_t key[static SEAL_KEY_LEN],
    uint8_t out[static SEAL_WRAPPED_LEN], struct errinfo *ei)
{
    const struct seal_with with = {.key = kek, .nonce = out, .aad = aad};
    enum err rc;

    rc = random_fill(out, SEAL_NONCE_LEN, ei);
    if (rc == ERR_OK && !put_raw(s, &with, (struct span){key, SEAL_KEY_LEN},
                            out + SEAL_NONCE_LEN))
        rc = err_set(ei, ERR_INTERNAL, "seal.wrap", "provider refused");
    if (rc != ERR_OK)
        memset(out, 0, SEAL_WRAPPED_LEN);
    return rc;
}

enum err
seal_unwrap(struct seal *s, const uint8_t kek[static SEAL_KEY_LEN],
    struct span aad, struct span wrapped, uint8_t key[static SEAL_KEY_LEN],
    struct errinfo *ei)
{
    const struct seal_with with = {.key = kek, .nonce = wrapped.p, .aad = aad};
    struct span sealed;

    memset(key, 0, SEAL_KEY_LEN);
    if (wrapped.n != SEAL_WRAPPED_LEN)
        return err_set(ei, ERR_CORRUPT, "seal.unwrap", "wrong length");
    sealed.p = wrapped.p + SEAL_NONCE_LEN;
    sealed.n = wrapped.n - SEAL_NONCE_LEN;
    return get_raw(s, &with, sealed, key, ei);
}

enum err
seal_stream(struct seal *s, const uint8_t key[static SEAL_KEY_LEN],
    uint8_t *out, size_t n, struct errinfo *ei)
{
    static const uint8_t counter[16];

    memset(out, 0, n);
    if (gcry_cipher_setkey(s->ctr, key, SEAL_KEY_LEN) == 0 &&
        gcry_cipher_setctr(s->ctr, counter, sizeof(counter)) == 0 &&
        gcry_cipher_encrypt(s->ctr, out, n, NULL, 0) == 0)
        return ERR_OK;
    memset(out, 0, n);
    return err_set(ei, ERR_INTERNAL, "seal.stream", "provider refused");
}
