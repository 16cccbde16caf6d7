/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_MINT_H
#define TESTS_MINT_H

/*
 * mint - certificates as a test wants them, right or wrong
 *
 * Stops the test on any failure of its own.  Keys live in memory and in the
 * folder of the test, never in the tree.
 */

#include <openssl/x509.h>
#include <stdbool.h>
#include <stddef.h>

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

struct mint_ca mint_ca(const char *cn);
struct mint_leaf mint_leaf(const struct mint_ca *ca,
    const struct mint_spec *spec);
X509_CRL *mint_crl(const struct mint_ca *ca, X509 *const *revoked, size_t n,
    int next_days);
void mint_ca_done(struct mint_ca *ca);
void mint_leaf_done(struct mint_leaf *leaf);

/* PEM texts, to be freed. */
char *mint_pem(X509 *cert);
char *mint_pem_crl(X509_CRL *crl);

/* Files dir/name.pem and dir/name.key (0600). */
void mint_write(const char *dir, const char *name, X509 *cert, EVP_PKEY *key);
void mint_write_crl(const char *dir, const char *name, X509_CRL *crl);

#endif
