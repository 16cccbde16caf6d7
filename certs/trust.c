/* SPDX-License-Identifier: EUPL-1.2 */
#include "certs/trust.h"

#include <limits.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "base/banned.h"

static const char where[] = "trust.store";

enum { SECURITY_LEVEL = 2 };

/* Did the last read end because nothing was left, not because it was bad? */
static bool
at_end(void)
{
    unsigned long e = ERR_peek_last_error();

    ERR_clear_error();
    return ERR_GET_LIB(e) == ERR_LIB_PEM &&
           ERR_GET_REASON(e) == PEM_R_NO_START_LINE;
}

static enum err
add_ca(X509_STORE *store, X509 *ca, struct errinfo *ei)
{
    /* 1: a v3 certificate whose basicConstraints say so. */
    if (X509_check_ca(ca) != 1)
        return err_set(ei, ERR_CONFIG, where, "a certificate that is no CA");
    if (X509_STORE_add_cert(store, ca) != 1)
        return err_set(ei, ERR_NOMEM, where, "no room for a CA");
    return ERR_OK;
}

static enum err
add_cas(X509_STORE *store, BIO *in, struct errinfo *ei)
{
    enum err rc = ERR_OK;
    size_t n = 0;

    while (rc == ERR_OK) {
        X509 *ca = PEM_read_bio_X509(in, NULL, NULL, NULL);

        if (ca == NULL)
            break;
        rc = add_ca(store, ca, ei);
        X509_free(ca);
        n++;
    }
    if (rc != ERR_OK)
        return rc;
    if (!at_end())
        return err_set(ei, ERR_CONFIG, where, "CA %zu is malformed", n + 1);
    if (n == 0)
        return err_set(ei, ERR_CONFIG, where, "no CA certificate in it");
    return ERR_OK;
}

static enum err
add_crls(X509_STORE *store, BIO *in, struct errinfo *ei)
{
    size_t n = 0;

    for (;;) {
        X509_CRL *crl = PEM_read_bio_X509_CRL(in, NULL, NULL, NULL);
        int ok;

        if (crl == NULL)
            break;
        ok = X509_STORE_add_crl(store, crl);
        X509_CRL_free(crl);
        if (ok != 1)
            return err_set(ei, ERR_NOMEM, where, "no room for a CRL");
        n++;
    }
    if (!at_end())
        return err_set(ei, ERR_CONFIG, where, "CRL %zu is malformed", n + 1);
    if (n == 0)
        return err_set(ei, ERR_CONFIG, where, "no CRL in it");
    return ERR_OK;
}

static enum err
add_pem(X509_STORE *store, struct span pem,
    enum err (*add)(X509_STORE *store, BIO *in, struct errinfo *ei),
    struct errinfo *ei)
{
    BIO *in;
    enum err rc;

    if (pem.n > INT_MAX)
        return err_set(ei, ERR_CONFIG, where, "a PEM file of %zu bytes", pem.n);
    in = BIO_new_mem_buf(pem.p == NULL ? (const uint8_t *)"" : pem.p,
        (int)pem.n);
    if (in == NULL)
        return err_set(ei, ERR_NOMEM, where, "no memory");
    ERR_clear_error();
    rc = add(store, in, ei);
    BIO_free(in);
    return rc;
}

static enum err
set_rules(X509_STORE *store, bool crl, struct errinfo *ei)
{
    X509_VERIFY_PARAM *param = X509_STORE_get0_param(store);
    unsigned long flags = X509_V_FLAG_X509_STRICT;

    if (crl)
        flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;
    if (X509_VERIFY_PARAM_set_flags(param, flags) != 1)
        return err_set(ei, ERR_INTERNAL, where, "the library took no flags");
    X509_VERIFY_PARAM_set_depth(param, TRUST_DEPTH_MAX);
    X509_VERIFY_PARAM_set_auth_level(param, SECURITY_LEVEL);
    return ERR_OK;
}

enum err
trust_store_new(X509_STORE **out, struct span ca_pem, struct span crl_pem,
    struct errinfo *ei)
{
    X509_STORE *store = X509_STORE_new();
    enum err rc;

    if (store == NULL)
        return err_set(ei, ERR_NOMEM, where, "no memory");
    rc = set_rules(store, crl_pem.p != NULL, ei);
    if (rc == ERR_OK)
        rc = add_pem(store, ca_pem, add_cas, ei);
    if (rc == ERR_OK && crl_pem.p != NULL)
        rc = add_pem(store, crl_pem, add_crls, ei);
    if (rc != ERR_OK) {
        X509_STORE_free(store);
        return rc;
    }
    *out = store;
    return ERR_OK;
}
