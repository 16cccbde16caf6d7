/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CERTS_IDENTITY_H
#define CERTS_IDENTITY_H

/*
 * identity - who a certificate says somebody is
 *
 * The chain, dates and CRL are checked by a store from certs/trust.h during
 * the handshake; what is checked here comes on top, because OpenSSL lets it
 * through: version 3, CA false, the right extended key usage and not anyEKU,
 * digitalSignature, a positive serial of at most 20 bytes, key strength, and
 * exactly one subject.serialNumber of 20 positions.
 *
 *   layering  libcrypto's X.509 lives in this folder
 *   privacy   an error names the rule that failed, never the subject
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct x509_st;

enum { IDENTITY_OIN_LEN = 20, IDENTITY_DIGEST_LEN = 32 };

enum identity_use { IDENTITY_CLIENT, IDENTITY_SERVER };

/* A plain value: copy it, compare it. */
struct identity {
    char oin[IDENTITY_OIN_LEN + 1];
    uint8_t cert_sha256[IDENTITY_DIGEST_LEN];   /* of the whole certificate */
    uint8_t issuer_sha256[IDENTITY_DIGEST_LEN]; /* of the issuer's name, DER */
    int64_t not_after_ms;
    bool weak_key; /* RSA under 3072 bits: accepted, reported */
};

/*
 * Check a leaf certificate whose chain has been verified and read the OIN.
 *
 * in      leaf   borrowed
 * in      use    IDENTITY_CLIENT asks clientAuth, IDENTITY_SERVER serverAuth
 * out     out    untouched on failure
 * errors  ERR_DENIED  a rule does not hold; ei->text names it
 */
MUST_CHECK enum err identity_check(struct identity *out,
    const struct x509_st *leaf, enum identity_use use, struct errinfo *ei);

/*
 * Until when a certificate is valid, wall time in ms.
 * errors  ERR_DENIED  its end is no date
 */
MUST_CHECK enum err identity_not_after(const struct x509_st *leaf, int64_t *ms,
    struct errinfo *ei);

/* Is s an OIN: 20 positions, a known prefix, digits or capitals after it? */
bool identity_oin_valid(struct span s);

#endif
