/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/sign.h"

#include <errno.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crypto/keyfile.h"
#include "crypto/random.h"

#include "base/banned.h"

struct sign_key {
    EVP_PKEY *pkey;
    EVP_MD_CTX *ctx; /* kept between signatures */
    uint8_t pub[SIGN_PUBLIC_LEN];
};

/* Takes pkey, also when it fails. */
static enum err
wrap(struct sign_key **out, EVP_PKEY *pkey, struct errinfo *ei)
{
    struct sign_key *key = calloc(1, sizeof(*key));
    size_t n = SIGN_PUBLIC_LEN;

    *out = NULL;
    if (key == NULL) {
        EVP_PKEY_free(pkey);
        return err_set(ei, ERR_NOMEM, "sign.key", "no room for a key");
    }
    key->pkey = pkey;
    key->ctx = EVP_MD_CTX_new();
    if (key->ctx == NULL ||
        EVP_PKEY_get_raw_public_key(pkey, key->pub, &n) != 1 ||
        n != SIGN_PUBLIC_LEN) {
        sign_key_free(key);
        return err_set(ei, ERR_INTERNAL, "sign.key", "provider refused");
    }
    *out = key;
    return ERR_OK;
}

enum err
sign_key_from_seed(struct sign_key **out,
    const uint8_t seed[static SIGN_SEED_LEN], struct errinfo *ei)
{
    EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed,
        SIGN_SEED_LEN);

    *out = NULL;
    if (pkey == NULL)
        return err_set(ei, ERR_INTERNAL, "sign.key", "provider refused");
    return wrap(out, pkey, ei);
}

enum err
sign_key_new(struct sign_key **out, struct errinfo *ei)
{
    uint8_t seed[SIGN_SEED_LEN];
    enum err rc;

    *out = NULL;
    rc = random_key(seed, sizeof(seed), ei);
    if (rc == ERR_OK)
        rc = sign_key_from_seed(out, seed, ei);
    explicit_bzero(seed, sizeof(seed));
    return rc;
}

/* A key file is never encrypted; without this OpenSSL asks the terminal. */
static int
no_password(char *p, int n, int rw, void *arg)
{
    (void)rw, (void)arg;
    if (n > 0)
        p[0] = '\0';
    return -1;
}

enum err
sign_key_load(struct sign_key **out, const char *path, struct errinfo *ei)
{
    struct keyfile file = {0};
    EVP_PKEY *pkey = NULL;
    BIO *bio = NULL;
    enum err rc;

    *out = NULL;
    rc = keyfile_read(path, 0, &file, ei);
    if (rc != ERR_OK)
        return rc;
    bio = BIO_new_mem_buf(file.p, (int)file.n);
    if (bio != NULL)
        pkey = PEM_read_bio_PrivateKey(bio, NULL, no_password, NULL);
    BIO_free(bio);
    keyfile_done(&file);
    if (pkey == NULL || EVP_PKEY_get_id(pkey) != EVP_PKEY_ED25519) {
        EVP_PKEY_free(pkey);
        return err_set(ei, ERR_CONFIG, "sign.load",
            "%s: no Ed25519 private key in PEM", path);
    }
    return wrap(out, pkey, ei);
}

enum err
sign_public_load(uint8_t pub[static SIGN_PUBLIC_LEN], const char *path,
    struct errinfo *ei)
{
    char text[KEYFILE_MAX];
    FILE *f = fopen(path, "re");
    EVP_PKEY *pkey = NULL;
    BIO *bio;
    size_t n;
    bool failed, ok;

    if (f == NULL)
        return err_set(ei, errno == ENOENT ? ERR_NOTFOUND : ERR_IO, "sign.load",
            "%s: cannot be opened", path);
    n = fread(text, 1, sizeof(text), f);
    failed = ferror(f) != 0;
    (void)fclose(f);
    if (failed)
        return err_set(ei, ERR_IO, "sign.load", "%s: cannot be read", path);
    bio = BIO_new_mem_buf(text, (int)n);
    if (bio != NULL)
        pkey = PEM_read_bio_PUBKEY(bio, NULL, no_password, NULL);
    BIO_free(bio);
    n = SIGN_PUBLIC_LEN;
    ok = pkey != NULL && EVP_PKEY_get_id(pkey) == EVP_PKEY_ED25519 &&
         EVP_PKEY_get_raw_public_key(pkey, pub, &n) == 1 &&
         n == SIGN_PUBLIC_LEN;
    EVP_PKEY_free(pkey);
    return ok ? ERR_OK
              : err_set(ei, ERR_CONFIG, "sign.load",
                    "%s: no Ed25519 public key in PEM", path);
}

enum err
sign_key_save(const struct sign_key *key, const char *path, struct errinfo *ei)
{
    BIO *bio = BIO_new(BIO_s_secmem());
    char *p = NULL;
    enum err rc;
    long n;

    if (bio == NULL || PEM_write_bio_PKCS8PrivateKey(bio, key->pkey, NULL, NULL,
                           0, NULL, NULL) != 1) {
        rc = err_set(ei, ERR_INTERNAL, "sign.save", "provider refused");
        goto out;
    }
    n = BIO_get_mem_data(bio, &p);
    rc = keyfile_create(path, (struct span){(const uint8_t *)p, (size_t)n}, ei);
    OPENSSL_cleanse(p, (size_t)n);
out:
    BIO_free(bio);
    return rc;
}

void
sign_key_free(struct sign_key *key)
{
    if (key == NULL)
        return;
    EVP_MD_CTX_free(key->ctx);
    EVP_PKEY_free(key->pkey);
    free(key);
}

const uint8_t *
sign_key_public(const struct sign_key *key)
{
    return key->pub;
}

enum err
sign_make(struct sign_key *key, struct span text, uint8_t sig[static SIGN_LEN],
    struct errinfo *ei)
{
    size_t n = SIGN_LEN;

    if (EVP_DigestSignInit(key->ctx, NULL, NULL, NULL, key->pkey) == 1 &&
        EVP_DigestSign(key->ctx, sig, &n, text.p, text.n) == 1 && n == SIGN_LEN)
        return ERR_OK;
    memset(sig, 0, SIGN_LEN);
    return err_set(ei, ERR_INTERNAL, "sign.make", "provider refused");
}

enum err
sign_check(const uint8_t pub[static SIGN_PUBLIC_LEN], struct span text,
    const uint8_t sig[static SIGN_LEN], struct errinfo *ei)
{
    EVP_PKEY *pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, pub,
        SIGN_PUBLIC_LEN);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    enum err rc;

    if (pkey == NULL || ctx == NULL ||
        EVP_DigestVerifyInit(ctx, NULL, NULL, NULL, pkey) != 1)
        rc = err_set(ei, ERR_INTERNAL, "sign.check", "provider refused");
    else if (EVP_DigestVerify(ctx, sig, SIGN_LEN, text.p, text.n) != 1)
        rc = err_set(ei, ERR_CORRUPT, "sign.check", "signature is wrong");
    else
        rc = ERR_OK;
    EVP_MD_CTX_free(ctx);
    EVP_PKEY_free(pkey);
    return rc;
}
