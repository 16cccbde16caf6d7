/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/envelope.h"

#include <errno.h>
#include <limits.h>
#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

enum { PIECE = 64 * 1024 };

struct envelope_recipient {
    X509 *cert;
};

struct envelope_key {
    X509 *cert;
    EVP_PKEY *pkey;
};

struct envelope {
    CMS_ContentInfo *cms;
    BIO *file;  /* where the bytes go */
    BIO *chain; /* what seals them on their way there */
};

static enum err
refused(struct errinfo *ei, const char *where)
{
    ERR_clear_error();
    return err_set(ei, ERR_INTERNAL, where, "provider refused");
}

/* ---- certificates and keys --------------------------------------------------- */

static enum err
open_pem(const char *path, FILE **f, struct errinfo *ei)
{
    int number;

    *f = fopen(path, "re");
    if (*f != NULL)
        return ERR_OK;
    number = errno;
    (void)err_set(ei, number == ENOENT ? ERR_NOTFOUND : ERR_IO, "envelope.load",
        "cannot read %s", path);
    if (ei != NULL)
        ei->os_errno = number;
    return number == ENOENT ? ERR_NOTFOUND : ERR_IO;
}

static enum err
load_cert(const char *path, X509 **out, struct errinfo *ei)
{
    FILE *f = NULL;
    enum err rc = open_pem(path, &f, ei);

    *out = NULL;
    if (rc != ERR_OK)
        return rc;
    *out = PEM_read_X509(f, NULL, NULL, NULL);
    (void)fclose(f);
    ERR_clear_error();
    return *out != NULL ? ERR_OK
                        : err_set(ei, ERR_CONFIG, "envelope.load",
                              "%s: no certificate in PEM", path);
}

static enum err
check_recipient(const X509 *cert, const char *path, struct errinfo *ei)
{
    EVP_PKEY *pkey = X509_get0_pubkey(cert);
    int kind = pkey == NULL ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(pkey);

    if (kind == EVP_PKEY_EC ||
        (kind == EVP_PKEY_RSA &&
            EVP_PKEY_get_bits(pkey) >= ENVELOPE_RSA_BITS_MIN))
        return ERR_OK;
    return err_set(ei, ERR_CONFIG, "envelope.load",
        "%s: the key must be RSA of at least %d bits, or EC", path,
        ENVELOPE_RSA_BITS_MIN);
}

enum err
envelope_recipient_load(struct envelope_recipient **out, const char *path,
    struct errinfo *ei)
{
    struct envelope_recipient *to = calloc(1, sizeof(*to));
    enum err rc;

    *out = NULL;
    if (to == NULL)
        return err_set(ei, ERR_NOMEM, "envelope.load", "no room");
    rc = load_cert(path, &to->cert, ei);
    if (rc == ERR_OK)
        rc = check_recipient(to->cert, path, ei);
    if (rc != ERR_OK) {
        envelope_recipient_free(to);
        return rc;
    }
    *out = to;
    return ERR_OK;
}

void
envelope_recipient_free(struct envelope_recipient *to)
{
    if (to == NULL)
        return;
    X509_free(to->cert);
    free(to);
}

enum err
envelope_key_load(struct envelope_key **out, const char *key_path,
    const char *cert_path, struct errinfo *ei)
{
    struct envelope_key *key = calloc(1, sizeof(*key));
    FILE *f = NULL;
    enum err rc;

    *out = NULL;
    if (key == NULL)
        return err_set(ei, ERR_NOMEM, "envelope.load", "no room");
    rc = load_cert(cert_path, &key->cert, ei);
    if (rc == ERR_OK)
        rc = open_pem(key_path, &f, ei);
    if (rc == ERR_OK) {
        key->pkey = PEM_read_PrivateKey(f, NULL, NULL, NULL);
        (void)fclose(f);
        if (key->pkey == NULL)
            rc = err_set(ei, ERR_CONFIG, "envelope.load",
                "%s: no private key in PEM", key_path);
        else if (X509_check_private_key(key->cert, key->pkey) != 1)
            rc = err_set(ei, ERR_CONFIG, "envelope.load",
                "%s is not the key of %s", key_path, cert_path);
        ERR_clear_error();
    }
    if (rc != ERR_OK) {
        envelope_key_free(key);
        return rc;
    }
    *out = key;
    return ERR_OK;
}

void
envelope_key_free(struct envelope_key *key)
{
    if (key == NULL)
        return;
    X509_free(key->cert);
    EVP_PKEY_free(key->pkey);
    free(key);
}

/* ---- sealing ------------------------------------------------------------------- */

/* OpenSSL's own choice would be PKCS #1 v1.5, and SHA-1 in the derivation. */
static bool
choose_ways(EVP_PKEY_CTX *ctx, bool rsa)
{
    if (ctx == NULL)
        return false;
    if (rsa)
        return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_OAEP_PADDING) > 0 &&
               EVP_PKEY_CTX_set_rsa_oaep_md(ctx, EVP_sha256()) > 0 &&
               EVP_PKEY_CTX_set_rsa_mgf1_md(ctx, EVP_sha256()) > 0;
    return EVP_PKEY_CTX_set_ecdh_kdf_md(ctx, EVP_sha256()) > 0;
}

static bool
address(CMS_ContentInfo *cms, X509 *cert)
{
    CMS_RecipientInfo *ri =
        CMS_add1_recipient_cert(cms, cert, CMS_KEY_PARAM | CMS_USE_KEYID);
    bool rsa = EVP_PKEY_get_base_id(X509_get0_pubkey(cert)) == EVP_PKEY_RSA;

    /* Without a key identifier in it, by issuer and serial number. */
    if (ri == NULL)
        ri = CMS_add1_recipient_cert(cms, cert, CMS_KEY_PARAM);
    return ri != NULL && choose_ways(CMS_RecipientInfo_get0_pkey_ctx(ri), rsa);
}

enum err
envelope_new(struct envelope **out, const struct envelope_recipient *to, int fd,
    struct errinfo *ei)
{
    struct envelope *e = calloc(1, sizeof(*e));

    *out = e;
    if (e == NULL)
        return err_set(ei, ERR_NOMEM, "envelope.new", "no room");
    e->cms = CMS_encrypt(NULL, NULL, EVP_aes_256_gcm(),
        CMS_BINARY | CMS_STREAM | CMS_PARTIAL);
    e->file = BIO_new_fd(fd, BIO_NOCLOSE);
    if (e->cms == NULL || e->file == NULL || !address(e->cms, to->cert))
        return refused(ei, "envelope.new");
    e->chain = BIO_new_CMS(e->file, e->cms);
    return e->chain != NULL ? ERR_OK : refused(ei, "envelope.new");
}

static enum err
write_failed(struct errinfo *ei)
{
    int number = errno;
    enum err rc = number == ENOSPC || number == EDQUOT ? ERR_FULL : ERR_IO;

    ERR_clear_error();
    rc = err_set(ei, rc, "envelope.write", "the envelope cannot be written");
    if (ei != NULL)
        ei->os_errno = number;
    return rc;
}

enum err
envelope_write(struct envelope *e, struct span s, struct errinfo *ei)
{
    while (s.n > 0) {
        int n = s.n < PIECE ? (int)s.n : PIECE;

        errno = 0;
        if (BIO_write(e->chain, s.p, n) != n)
            return write_failed(ei);
        s.p += n;
        s.n -= (size_t)n;
    }
    return ERR_OK;
}

enum err
envelope_finish(struct envelope *e, struct errinfo *ei)
{
    errno = 0;
    return BIO_flush(e->chain) == 1 ? ERR_OK : write_failed(ei);
}

void
envelope_free(struct envelope *e)
{
    if (e == NULL)
        return;
    while (e->chain != NULL && e->chain != e->file) {
        BIO *next = BIO_pop(e->chain);

        (void)BIO_free(e->chain);
        e->chain = next;
    }
    (void)BIO_free(e->file);
    CMS_ContentInfo_free(e->cms);
    free(e);
    ERR_clear_error();
}

/* ---- opening --------------------------------------------------------------------- */

static enum err
why(struct errinfo *ei)
{
    bool other = false;

    for (unsigned long n = ERR_get_error(); n != 0; n = ERR_get_error())
        other = other || (ERR_GET_LIB(n) == ERR_LIB_CMS &&
                             ERR_GET_REASON(n) == CMS_R_NO_MATCHING_RECIPIENT);
    return other ? err_set(ei, ERR_DENIED, "envelope.open",
                       "it is not sealed to this key")
                 : err_set(ei, ERR_CORRUPT, "envelope.open",
                       "it does not open: changed, or not whole");
}

static enum err
take(BIO *plain, struct buf *out, struct errinfo *ei)
{
    char *p = NULL;
    long n = BIO_get_mem_data(plain, &p);

    if (n < 0)
        return refused(ei, "envelope.open");
    buf_put(out, (struct span){(const uint8_t *)p, (size_t)n});
    if (n > 0)
        OPENSSL_cleanse(p, (size_t)n);
    return buf_err(out) == ERR_OK ? ERR_OK
                                  : err_set(ei, buf_err(out), "envelope.open",
                                        "it holds more than there is room for");
}

enum err
envelope_open(const struct envelope_key *key, struct span s, struct buf *out,
    struct errinfo *ei)
{
    CMS_ContentInfo *cms = NULL;
    BIO *in = NULL, *plain = BIO_new(BIO_s_secmem());
    enum err rc = ERR_OK;

    ERR_clear_error();
    if (s.n <= INT_MAX)
        in = BIO_new_mem_buf(s.p, (int)s.n);
    if (in == NULL || plain == NULL) {
        rc = refused(ei, "envelope.open");
        goto out;
    }
    cms = d2i_CMS_bio(in, NULL);
    /* GCM's tag is looked at here: what comes out before that is not used. */
    if (cms == NULL ||
        CMS_decrypt(cms, key->pkey, key->cert, NULL, plain, CMS_BINARY) != 1)
        rc = why(ei);
    else if (BIO_pending(in) > 0)
        rc = err_set(ei, ERR_CORRUPT, "envelope.open", "bytes behind its end");
    else
        rc = take(plain, out, ei);
out:
    CMS_ContentInfo_free(cms);
    (void)BIO_free(in);
    (void)BIO_free(plain);
    ERR_clear_error();
    return rc;
}
