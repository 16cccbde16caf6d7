/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CERTS_TRUST_H
#define CERTS_TRUST_H

/*
 * trust - which authorities we believe, and whom they have taken back
 *
 * A store for either side of TLS: strict X.509, at most four certificates
 * under a root, revocation checked for every certificate of the chain.  A
 * certificate of an authority without a current list is refused then: the
 * absence of a list is not an absence of revocations.
 *
 *   layering  bytes in, store out; whoever has the files reads them
 *   failure   closed
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct x509_store_st;

enum { TRUST_DEPTH_MAX = 4 };

/*
 * Build a store from PEM.
 *
 * in      ca_pem   borrowed for the call; one or more CA certificates
 * in      crl_pem  borrowed for the call; one or more lists; {NULL, 0} means
 *                  that revocation is not checked at all
 * out     out      the caller's; X509_STORE_free() it
 * errors  ERR_CONFIG  not PEM, nothing in it, or a certificate that is no CA
 *         ERR_NOMEM
 */
MUST_CHECK enum err trust_store_new(struct x509_store_st **out,
    struct span ca_pem, struct span crl_pem, struct errinfo *ei);

#endif
