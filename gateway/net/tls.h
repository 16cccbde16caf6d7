/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_TLS_H
#define NET_TLS_H

/*
 * tls - one profile for both sides: what we offer, whom we believe
 *
 *   layering  private to net/
 *   profile   NCSC 2025-05: TLS 1.3 and 1.2, ECDHE with AEAD, X25519 and
 *             P-256, no SHA-1, no renegotiation, no compression, no tickets
 */

#include <openssl/ssl.h>

#include "base/attr.h"
#include "base/err.h"
#include "certs/identity.h"

/* PEM files of one side, as parsed values: no file is opened later. */
struct tls_files {
    const char *cert, *key, *ca;
    const char *crl; /* NULL: revocation is not checked */
};

struct tls_material {
    X509 *leaf;
    STACK_OF(X509) * chain; /* after the leaf */
    EVP_PKEY *key;
    X509_STORE *trust;
};

/*
 * Read certificate, key, authorities and lists.
 *
 * out     m     empty on failure; release with tls_material_done()
 * errors  ERR_CONFIG    not PEM, a key that does not belong to the
 *                       certificate, a key file others can read
 *         ERR_NOTFOUND  no such file
 */
MUST_CHECK enum err tls_material_load(struct tls_material *m,
    const struct tls_files *files, struct errinfo *ei);
void tls_material_done(struct tls_material *m);

/* Give ctx the profile, our certificate and our trust; both by reference. */
MUST_CHECK enum err tls_apply(SSL_CTX *ctx, const struct tls_material *m,
    struct errinfo *ei);

/* Who is at the other end of one server session; the SSL's app data. */
struct tls_peer {
    struct identity id;
    bool known;
    struct errinfo why; /* ERR_OK, or the rule that refused */
};

struct net_tls;

/* A session to serve on fd; peer is kept and must outlive it. */
SSL *tls_accept_new(const struct net_tls *tls, int fd, struct tls_peer *peer);

/*
 * Decide about a finished handshake: who is it, after a resumption too?
 *
 * out     peer   known and id on success
 * errors  ERR_DENIED  a rule does not hold
 */
MUST_CHECK enum err tls_accepted(SSL *ssl, struct tls_peer *peer,
    struct errinfo *ei);

/* Say why a handshake failed; ERR_OK when the peer just went away. */
enum err tls_why(const struct tls_peer *peer, struct errinfo *ei);

#endif
