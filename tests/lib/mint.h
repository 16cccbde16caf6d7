/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_MINT_H
#define TESTS_MINT_H

/*
 * mint - certificates as a test wants them, right or wrong
 *
 * All inline, so that only who includes it is linked to OpenSSL.  Stops the
 * test on any failure of its own.  Keys live in memory and in the
 * folder of the test, never in the tree.
 */

#include <fcntl.h>
#include <limits.h>
#include <openssl/dsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct mint_ca {
    X509 *cert;
    EVP_PKEY *key;
};

struct mint_leaf {
    X509 *cert;
    EVP_PKEY *key;
};

/* Zeros make a good client and server certificate without an OIN. */
struct mint_spec {
    const char *oin; /* one serialNumber, PrintableString, own RDN */
    void (*name)(X509_NAME *name); /* or the whole subject */
    const char *key;    /* "P-256" (default), "RSA-2048", "ED25519" ... */
    const char *digest; /* "SHA256" (default) */
    const char *bc, *ku, *eku, *san; /* NULL: good; "": left out */
    const char *extra;               /* DER of an extension with oid 1.2.3.4 */
    bool extra_critical;
    const char *serial;     /* hexadecimal, may start with '-' */
    int version;            /* 0: 3 */
    int from_days, to_days; /* 0, 0: from yesterday to tomorrow */
    bool self_signed;
};

enum { DAY_S = 86400 };

#define must(x) must_be((x), __FILE__, __LINE__, #x)

static inline void
must_be(bool ok, const char *file, int line, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
    abort();
}

/* ---- keys ------------------------------------------------------------------ */

/* 1024 bits: parameters come in a moment, and it is refused anyway. */
static inline EVP_PKEY *
dsa_key(void)
{
    EVP_PKEY_CTX *pc = EVP_PKEY_CTX_new_from_name(NULL, "DSA", NULL);
    EVP_PKEY_CTX *kc;
    EVP_PKEY *params = NULL, *key = NULL;

    must(pc != NULL && EVP_PKEY_paramgen_init(pc) == 1);
    must(EVP_PKEY_CTX_set_dsa_paramgen_bits(pc, 1024) == 1);
    must(EVP_PKEY_paramgen(pc, &params) == 1);
    kc = EVP_PKEY_CTX_new_from_pkey(NULL, params, NULL);
    must(kc != NULL && EVP_PKEY_keygen_init(kc) == 1);
    must(EVP_PKEY_keygen(kc, &key) == 1);
    EVP_PKEY_CTX_free(kc);
    EVP_PKEY_CTX_free(pc);
    EVP_PKEY_free(params);
    return key;
}

static inline EVP_PKEY *
new_key(const char *kind)
{
    EVP_PKEY *key;

    if (kind == NULL)
        kind = "P-256";
    if (strcmp(kind, "DSA") == 0)
        return dsa_key();
    if (strncmp(kind, "RSA-", 4) == 0)
        key = EVP_RSA_gen((unsigned)strtoul(kind + 4, NULL, 10));
    else if (strncmp(kind, "ED", 2) == 0)
        key = EVP_PKEY_Q_keygen(NULL, NULL, kind);
    else
        key = EVP_EC_gen(kind);
    must(key != NULL);
    return key;
}

/* ---- certificates ----------------------------------------------------------- */

static inline void
add_ext(X509 *cert, X509 *issuer, int nid, const char *text)
{
    X509V3_CTX ctx;
    X509_EXTENSION *ext;

    X509V3_set_ctx(&ctx, issuer, cert, NULL, NULL, 0);
    X509V3_set_ctx_nodb(&ctx);
    ext = X509V3_EXT_conf_nid(NULL, &ctx, nid, text);
    must(ext != NULL);
    must(X509_add_ext(cert, ext, -1) == 1);
    X509_EXTENSION_free(ext);
}

static inline void
maybe_ext(X509 *cert, X509 *issuer, int nid, const char *asked,
    const char *usual)
{
    const char *text = asked == NULL ? usual : asked;

    if (text[0] != '\0')
        add_ext(cert, issuer, nid, text);
}

static inline void
add_unknown(X509 *cert, const char *value, bool critical)
{
    ASN1_OBJECT *oid = OBJ_txt2obj("1.2.3.4", 1);
    ASN1_OCTET_STRING *data = ASN1_OCTET_STRING_new();
    X509_EXTENSION *ext;

    must(oid != NULL && data != NULL);
    must(ASN1_OCTET_STRING_set(data, (const unsigned char *)value,
             (int)strlen(value)) == 1);
    ext = X509_EXTENSION_create_by_OBJ(NULL, oid, critical, data);
    must(ext != NULL && X509_add_ext(cert, ext, -1) == 1);
    X509_EXTENSION_free(ext);
    ASN1_OCTET_STRING_free(data);
    ASN1_OBJECT_free(oid);
}

static inline void
set_serial(X509 *cert, const char *hex)
{
    static unsigned long next = 1000;
    BIGNUM *bn = NULL;
    ASN1_INTEGER *no;

    if (hex == NULL) {
        must(ASN1_INTEGER_set_uint64(X509_get_serialNumber(cert), next++) == 1);
        return;
    }
    must(BN_hex2bn(&bn, hex) > 0);
    no = BN_to_ASN1_INTEGER(bn, NULL);
    must(no != NULL && X509_set_serialNumber(cert, no) == 1);
    ASN1_INTEGER_free(no);
    BN_free(bn);
}

static inline void
set_dates(X509 *cert, int from_days, int to_days)
{
    if (from_days == 0 && to_days == 0) {
        from_days = -1;
        to_days = 1;
    }
    must(X509_gmtime_adj(X509_getm_notBefore(cert), (long)from_days * DAY_S) !=
         NULL);
    must(X509_gmtime_adj(X509_getm_notAfter(cert), (long)to_days * DAY_S) !=
         NULL);
}

static inline void
add_name(X509_NAME *name, const char *field, const char *text)
{
    must(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
             (const unsigned char *)text, -1, -1, 0) == 1);
}

static inline const EVP_MD *
digest_for(const EVP_PKEY *key, const char *digest)
{
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519)
        return NULL;
    return EVP_get_digestbyname(digest == NULL ? "SHA256" : digest);
}

static inline struct mint_ca
mint_ca(const char *cn)
{
    struct mint_ca ca = {X509_new(), new_key(NULL)};

    must(ca.cert != NULL && X509_set_version(ca.cert, X509_VERSION_3) == 1);
    set_serial(ca.cert, NULL);
    set_dates(ca.cert, -30, 30);
    add_name(X509_get_subject_name(ca.cert), "CN", cn);
    must(X509_set_issuer_name(ca.cert, X509_get_subject_name(ca.cert)) == 1);
    must(X509_set_pubkey(ca.cert, ca.key) == 1);
    add_ext(ca.cert, ca.cert, NID_basic_constraints, "critical,CA:TRUE");
    add_ext(ca.cert, ca.cert, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_ext(ca.cert, ca.cert, NID_subject_key_identifier, "hash");
    add_ext(ca.cert, ca.cert, NID_authority_key_identifier, "keyid");
    must(X509_sign(ca.cert, ca.key, EVP_sha256()) > 0);
    return ca;
}

static inline void
add_extensions(X509 *cert, X509 *issuer, const struct mint_spec *s)
{
    maybe_ext(cert, issuer, NID_basic_constraints, s->bc, "critical,CA:FALSE");
    maybe_ext(cert, issuer, NID_key_usage, s->ku, "critical,digitalSignature");
    maybe_ext(cert, issuer, NID_ext_key_usage, s->eku, "clientAuth,serverAuth");
    maybe_ext(cert, issuer, NID_subject_alt_name, s->san,
        "DNS:localhost,IP:127.0.0.1");
    add_ext(cert, issuer, NID_subject_key_identifier, "hash");
    if (!s->self_signed)
        add_ext(cert, issuer, NID_authority_key_identifier, "keyid");
    if (s->extra != NULL)
        add_unknown(cert, s->extra, s->extra_critical);
}

static inline struct mint_leaf
mint_leaf(const struct mint_ca *ca, const struct mint_spec *s)
{
    struct mint_leaf leaf = {X509_new(), new_key(s->key)};
    X509 *issuer = s->self_signed ? leaf.cert : ca->cert;
    EVP_PKEY *signer = s->self_signed ? leaf.key : ca->key;
    X509_NAME *name = X509_get_subject_name(leaf.cert);

    must(X509_set_version(leaf.cert,
             s->version == 0 ? X509_VERSION_3 : s->version - 1) == 1);
    set_serial(leaf.cert, s->serial);
    set_dates(leaf.cert, s->from_days, s->to_days);
    if (s->name != NULL) {
        s->name(name);
    } else {
        add_name(name, "O", "Voorbeeld");
        if (s->oin != NULL)
            add_name(name, "serialNumber", s->oin);
        add_name(name, "CN", "localhost");
    }
    must(X509_set_issuer_name(leaf.cert, X509_get_subject_name(issuer)) == 1);
    must(X509_set_pubkey(leaf.cert, leaf.key) == 1);
    if (s->version == 0)
        add_extensions(leaf.cert, issuer, s);
    must(X509_sign(leaf.cert, signer, digest_for(signer, s->digest)) > 0);
    return leaf;
}

/* ---- revocation ---------------------------------------------------------------- */

static inline void
take_back(X509_CRL *crl, X509 *cert, ASN1_TIME *at)
{
    X509_REVOKED *r = X509_REVOKED_new();

    must(r != NULL);
    must(X509_REVOKED_set_serialNumber(r, X509_get_serialNumber(cert)) == 1);
    must(X509_REVOKED_set_revocationDate(r, at) == 1);
    must(X509_CRL_add0_revoked(crl, r) == 1);
}

static inline X509_CRL *
mint_crl(const struct mint_ca *ca, X509 *const *revoked, size_t n,
    int next_days)
{
    X509_CRL *crl = X509_CRL_new();
    ASN1_TIME *from = X509_gmtime_adj(NULL, -20L * DAY_S);
    ASN1_TIME *next = X509_gmtime_adj(NULL, (long)next_days * DAY_S);
    ASN1_INTEGER *no = ASN1_INTEGER_new();
    X509V3_CTX ctx;
    X509_EXTENSION *aki;

    must(crl != NULL && from != NULL && next != NULL && no != NULL);
    must(X509_CRL_set_version(crl, 1) == 1);
    must(X509_CRL_set_issuer_name(crl, X509_get_subject_name(ca->cert)) == 1);
    must(X509_CRL_set1_lastUpdate(crl, from) == 1);
    must(X509_CRL_set1_nextUpdate(crl, next) == 1);
    must(ASN1_INTEGER_set(no, 1) == 1);
    must(X509_CRL_add1_ext_i2d(crl, NID_crl_number, no, 0, 0) == 1);
    X509V3_set_ctx(&ctx, ca->cert, NULL, NULL, crl, 0);
    aki =
        X509V3_EXT_conf_nid(NULL, &ctx, NID_authority_key_identifier, "keyid");
    must(aki != NULL && X509_CRL_add_ext(crl, aki, -1) == 1);
    for (size_t i = 0; i < n; i++)
        take_back(crl, revoked[i], from);
    must(X509_CRL_sort(crl) == 1);
    must(X509_CRL_sign(crl, ca->key, EVP_sha256()) > 0);
    X509_EXTENSION_free(aki);
    ASN1_INTEGER_free(no);
    ASN1_TIME_free(from);
    ASN1_TIME_free(next);
    return crl;
}

static inline void
mint_ca_done(struct mint_ca *ca)
{
    X509_free(ca->cert);
    EVP_PKEY_free(ca->key);
    *ca = (struct mint_ca){NULL, NULL};
}

static inline void
mint_leaf_done(struct mint_leaf *leaf)
{
    X509_free(leaf->cert);
    EVP_PKEY_free(leaf->key);
    *leaf = (struct mint_leaf){NULL, NULL};
}

/* ---- PEM ------------------------------------------------------------------------- */

static inline char *
text_of(BIO *bio)
{
    char *p;
    long n = BIO_get_mem_data(bio, &p);
    char *text = malloc((size_t)n + 1);

    must(n > 0 && text != NULL);
    memcpy(text, p, (size_t)n);
    text[n] = '\0';
    BIO_free(bio);
    return text;
}

static inline char *
mint_pem(X509 *cert)
{
    BIO *bio = BIO_new(BIO_s_mem());

    must(bio != NULL && PEM_write_bio_X509(bio, cert) == 1);
    return text_of(bio);
}

static inline char *
mint_pem_crl(X509_CRL *crl)
{
    BIO *bio = BIO_new(BIO_s_mem());

    must(bio != NULL && PEM_write_bio_X509_CRL(bio, crl) == 1);
    return text_of(bio);
}

static inline void
write_text(const char *dir, const char *name, const char *suffix, char *text)
{
    char path[PATH_MAX];
    int n = snprintf(path, sizeof(path), "%s/%s.%s", dir, name, suffix);
    int fd;

    must(n > 0 && (size_t)n < sizeof(path));
    fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    must(fd >= 0);
    must(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    must(close(fd) == 0);
    free(text);
}

static inline void
mint_write(const char *dir, const char *name, X509 *cert, EVP_PKEY *key)
{
    BIO *bio;

    write_text(dir, name, "pem", mint_pem(cert));
    if (key == NULL)
        return;
    bio = BIO_new(BIO_s_mem());
    must(bio != NULL &&
         PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL) == 1);
    write_text(dir, name, "key", text_of(bio));
}

static inline void
mint_write_crl(const char *dir, const char *name, X509_CRL *crl)
{
    write_text(dir, name, "pem", mint_pem_crl(crl));
}

#endif
