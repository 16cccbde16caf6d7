/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever a certificate or its subject looks like: an accepted one holds
 * exactly one serialNumber of 20 positions, alone in its RDN, and that is the
 * OIN we report; a refused one leaves nothing behind.
 *
 * The first byte picks: 0 a DER certificate, 1 a DER name put into a good
 * certificate, 2 PEM for the store.
 */

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "certs/identity.h"
#include "certs/trust.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define must(x) must_be((x), #x)

static void
must_be(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

/* A second way to the number, over the encoded name, that knows nothing of
 * the first: SEQUENCE of SET of SEQUENCE of OID and value. */
static bool
one_header(const uint8_t **p, const uint8_t *end, int *tag, size_t *len)
{
    const unsigned char *at = *p;
    long l;
    int class;
    int rc = ASN1_get_object(&at, &l, tag, &class, (long)(end - *p));

    if ((rc & 0x80) != 0 || l < 0)
        return false;
    *p = at;
    *len = (size_t)l;
    return true;
}

static size_t
count_numbers(const uint8_t *p, size_t n, char oin[21])
{
    static const uint8_t oid[] = {0x06, 0x03, 0x55, 0x04, 0x05};
    const uint8_t *end = p + n;
    size_t found = 0, len;
    int tag;

    must(one_header(&p, end, &tag, &len));
    while (p < end) {
        const uint8_t *set_end;
        size_t in_set = 0, here = 0;

        must(one_header(&p, end, &tag, &len) && tag == V_ASN1_SET);
        set_end = p + len;
        while (p < set_end) {
            const uint8_t *next;

            must(one_header(&p, set_end, &tag, &len));
            next = p + len;
            in_set++;
            if (len > sizeof(oid) && memcmp(p, oid, sizeof(oid)) == 0) {
                here++;
                p += sizeof(oid);
                must(one_header(&p, next, &tag, &len));
                must(tag == V_ASN1_PRINTABLESTRING || tag == V_ASN1_UTF8STRING);
                must(len == 20);
                memcpy(oin, p, 20);
                oin[20] = '\0';
            }
            p = next;
        }
        must(here == 0 || in_set == 1);
        found += here;
    }
    return found;
}

static void
check(const X509 *cert, enum identity_use use)
{
    struct identity id = {.oin = "untouched", .not_after_ms = -7};
    struct errinfo ei = {.code = ERR_OK};
    const uint8_t *der;
    size_t n;
    char oin[21] = "";
    enum err rc;

    rc = identity_check(&id, cert, use, &ei);
    if (rc != ERR_OK) {
        must(rc == ERR_DENIED && ei.code == ERR_DENIED && ei.text[0] != '\0');
        must(strcmp(id.oin, "untouched") == 0 && id.not_after_ms == -7);
        return;
    }
    must(id.oin[IDENTITY_OIN_LEN] == '\0' && strlen(id.oin) == 20);
    must(identity_oin_valid(span_of(id.oin)));
    must(X509_get_version(cert) == X509_VERSION_3);
    must(X509_NAME_get0_der(X509_get_subject_name(cert), &der, &n) == 1);
    must(count_numbers(der, n, oin) == 1);
    must(strcmp(oin, id.oin) == 0);
}

static void
try_certificate(const uint8_t *data, size_t n)
{
    const unsigned char *p = data;
    X509 *cert = d2i_X509(NULL, &p, (long)n);

    if (cert != NULL) {
        check(cert, IDENTITY_CLIENT);
        check(cert, IDENTITY_SERVER);
    }
    X509_free(cert);
}

static void
add_ext(X509 *cert, int nid, const char *text)
{
    X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, NULL, nid, text);

    must(e != NULL && X509_add_ext(cert, e, -1) == 1);
    X509_EXTENSION_free(e);
}

static X509 *
good_certificate(void)
{
    X509 *cert = X509_new();
    EVP_PKEY *key = EVP_EC_gen("P-256");

    must(cert != NULL && key != NULL);
    must(X509_set_version(cert, X509_VERSION_3) == 1);
    must(ASN1_INTEGER_set(X509_get_serialNumber(cert), 7) == 1);
    must(X509_gmtime_adj(X509_getm_notBefore(cert), 0) != NULL);
    must(X509_gmtime_adj(X509_getm_notAfter(cert), 86400) != NULL);
    must(X509_set_pubkey(cert, key) == 1);
    add_ext(cert, NID_basic_constraints, "critical,CA:FALSE");
    add_ext(cert, NID_key_usage, "critical,digitalSignature");
    add_ext(cert, NID_ext_key_usage, "clientAuth,serverAuth");
    must(X509_sign(cert, key, EVP_sha256()) > 0);
    EVP_PKEY_free(key);
    return cert;
}

static void
try_name(const uint8_t *data, size_t n)
{
    static X509 *cert;
    const unsigned char *p = data;
    X509_NAME *name = d2i_X509_NAME(NULL, &p, (long)n);

    if (cert == NULL)
        cert = good_certificate();
    if (name != NULL && X509_set_subject_name(cert, name) == 1) {
        check(cert, IDENTITY_CLIENT);
        check(cert, IDENTITY_SERVER);
    }
    X509_NAME_free(name);
}

static void
try_pem(const uint8_t *data, size_t n)
{
    struct span pem = {data, n}, none = {NULL, 0};
    X509_STORE *store = NULL;

    if (trust_store_new(&store, pem, none, NULL) != ERR_OK)
        must(store == NULL);
    X509_STORE_free(store);
    store = NULL;
    if (trust_store_new(&store, pem, pem, NULL) == ERR_OK)
        must(store != NULL);
    X509_STORE_free(store);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0)
        return 0;
    switch (data[0] % 3) {
    case 0:
        try_certificate(data + 1, n - 1);
        break;
    case 1:
        try_name(data + 1, n - 1);
        break;
    default:
        try_pem(data + 1, n - 1);
        break;
    }
    ERR_clear_error();
    return 0;
}
