/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/tls.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "certs/trust.h"
#include "crypto/crypto.h"
#include "crypto/keyfile.h"
#include "net/server.h"

#include "base/banned.h"

enum {
    PEM_FILE_MAX = 16 * 1024 * 1024, /* a national CRL is a few MB */
    CERT_LIST_MAX = 32 * 1024,       /* what a peer may send as its chain */
    SESSION_LIFE_S = 300,
    SESSIONS_MAX = 4096,
    SECURITY_LEVEL = 2,
    CHAIN_MAX = 8
};

static const char suites13[] = "TLS_AES_256_GCM_SHA384:"
                               "TLS_CHACHA20_POLY1305_SHA256:"
                               "TLS_AES_128_GCM_SHA256";
static const char suites12[] = "ECDHE-ECDSA-AES256-GCM-SHA384:"
                               "ECDHE-RSA-AES256-GCM-SHA384:"
                               "ECDHE-ECDSA-CHACHA20-POLY1305:"
                               "ECDHE-RSA-CHACHA20-POLY1305:"
                               "ECDHE-ECDSA-AES128-GCM-SHA256:"
                               "ECDHE-RSA-AES128-GCM-SHA256";
/* Not const: two macros of the library cast that away. */
static char groups[] = "X25519:P-256";
static char sigalgs[] =
    "ECDSA+SHA256:ECDSA+SHA384:ed25519:RSA-PSS+SHA256:RSA-PSS+SHA384:"
    "RSA-PSS+SHA512:RSA+SHA256:RSA+SHA384:RSA+SHA512";

/* ---- files ----------------------------------------------------------------- */

static enum err
read_rest(int fd, struct buf *out)
{
    for (;;) {
        uint8_t *p = buf_room(out, 4096);
        ssize_t n;

        if (p == NULL)
            return buf_err(out);
        n = read(fd, p, 4096);
        if (n == 0)
            return ERR_OK;
        if (n < 0 && errno != EINTR)
            return ERR_IO;
        if (n > 0)
            out->n += (size_t)n;
    }
}

static enum err
read_file(const char *path, struct buf *out, struct errinfo *ei)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum err rc;

    buf_init(out, PEM_FILE_MAX);
    if (fd < 0) {
        rc = err_set(ei, errno == ENOENT ? ERR_NOTFOUND : ERR_IO, "tls.read",
            "cannot open %s", path);
        if (ei != NULL)
            ei->os_errno = errno;
        return rc;
    }
    rc = read_rest(fd, out);
    (void)close(fd);
    if (rc != ERR_OK) {
        buf_done(out);
        return err_set(ei, rc, "tls.read", "cannot read %s", path);
    }
    return ERR_OK;
}

/* Leaf first, then what leads up to the root. */
static enum err
parse_chain(struct tls_material *m, struct span pem, const char *path,
    struct errinfo *ei)
{
    BIO *in = BIO_new_mem_buf(pem.p, (int)pem.n);
    enum err rc = ERR_OK;

    m->chain = sk_X509_new_null();
    if (in == NULL || m->chain == NULL) {
        BIO_free(in);
        return err_set(ei, ERR_NOMEM, "tls.chain", "no memory");
    }
    m->leaf = PEM_read_bio_X509(in, NULL, NULL, NULL);
    if (m->leaf == NULL)
        rc = err_set(ei, ERR_CONFIG, "tls.chain", "%s: no certificate", path);
    while (rc == ERR_OK) {
        X509 *next = PEM_read_bio_X509(in, NULL, NULL, NULL);

        if (next == NULL)
            break;
        if (sk_X509_num(m->chain) == CHAIN_MAX ||
            sk_X509_push(m->chain, next) == 0) {
            X509_free(next);
            rc = err_set(ei, ERR_CONFIG, "tls.chain", "%s: more than %d", path,
                CHAIN_MAX);
        }
    }
    ERR_clear_error();
    BIO_free(in);
    return rc;
}

static enum err
load_chain(struct tls_material *m, const char *path, struct errinfo *ei)
{
    struct buf pem;
    enum err rc = read_file(path, &pem, ei);

    if (rc != ERR_OK)
        return rc;
    rc = parse_chain(m, buf_peek(&pem), path, ei);
    buf_done(&pem);
    return rc;
}

enum err
net_tls_not_after(const char *cert_file, int64_t *ms, struct errinfo *ei)
{
    struct tls_material m = {0};
    enum err rc = load_chain(&m, cert_file, ei);

    *ms = 0;
    if (rc == ERR_OK)
        rc = identity_not_after(m.leaf, ms, ei);
    tls_material_done(&m);
    return rc;
}

/* A key with a passphrase is not ours: nobody is there to type it. */
static int
no_passphrase(char *out, int n, int rwflag, void *arg)
{
    (void)rwflag;
    (void)arg;
    if (n > 0)
        out[0] = '\0';
    return 0;
}

static enum err
load_key(struct tls_material *m, const char *path, struct errinfo *ei)
{
    struct keyfile file;
    enum err rc = keyfile_read(path, 0, &file, ei);
    BIO *in;

    if (rc != ERR_OK)
        return rc;
    in = BIO_new_mem_buf(file.p, (int)file.n);
    if (in != NULL)
        m->key = PEM_read_bio_PrivateKey(in, NULL, no_passphrase, NULL);
    BIO_free(in);
    keyfile_done(&file);
    ERR_clear_error();
    if (m->key == NULL)
        return err_set(ei, ERR_CONFIG, "tls.key", "%s: no private key", path);
    if (X509_check_private_key(m->leaf, m->key) != 1) {
        ERR_clear_error();
        return err_set(ei, ERR_CONFIG, "tls.key",
            "%s: not the key of the certificate", path);
    }
    return ERR_OK;
}

static enum err
load_trust(struct tls_material *m, const struct tls_files *files,
    struct errinfo *ei)
{
    struct buf ca, crl;
    enum err rc;

    buf_init(&crl, PEM_FILE_MAX);
    rc = read_file(files->ca, &ca, ei);
    if (rc != ERR_OK)
        return rc;
    if (files->crl != NULL)
        rc = read_file(files->crl, &crl, ei);
    if (rc == ERR_OK)
        rc = trust_store_new(&m->trust, buf_peek(&ca), buf_peek(&crl), ei);
    buf_done(&ca);
    buf_done(&crl);
    return rc;
}

enum err
tls_material_load(struct tls_material *m, const struct tls_files *files,
    struct errinfo *ei)
{
    enum err rc = crypto_init(ei); /* the key passes through its memory */

    *m = (struct tls_material){0};
    if (rc == ERR_OK)
        rc = load_chain(m, files->cert, ei);
    if (rc == ERR_OK)
        rc = load_key(m, files->key, ei);
    if (rc == ERR_OK)
        rc = load_trust(m, files, ei);
    if (rc != ERR_OK)
        tls_material_done(m);
    return rc;
}

void
tls_material_done(struct tls_material *m)
{
    X509_free(m->leaf);
    sk_X509_pop_free(m->chain, X509_free);
    EVP_PKEY_free(m->key);
    X509_STORE_free(m->trust);
    *m = (struct tls_material){0};
}

/* ---- the profile ------------------------------------------------------------- */

static bool
set_profile(SSL_CTX *ctx)
{
    SSL_CTX_set_security_level(ctx, SECURITY_LEVEL);
    SSL_CTX_set_max_cert_list(ctx, CERT_LIST_MAX);
    (void)SSL_CTX_set_options(ctx,
        SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET |
            SSL_OP_CIPHER_SERVER_PREFERENCE);
    return SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_max_proto_version(ctx, TLS1_3_VERSION) == 1 &&
           SSL_CTX_set_ciphersuites(ctx, suites13) == 1 &&
           SSL_CTX_set_cipher_list(ctx, suites12) == 1 &&
           SSL_CTX_set1_groups_list(ctx, groups) == 1 &&
           SSL_CTX_set1_sigalgs_list(ctx, sigalgs) == 1 &&
           SSL_CTX_set1_client_sigalgs_list(ctx, sigalgs) == 1;
}

enum err
tls_apply(SSL_CTX *ctx, const struct tls_material *m, struct errinfo *ei)
{
    ERR_clear_error();
    SSL_CTX_set1_cert_store(ctx, m->trust);
    if (!set_profile(ctx))
        return err_set(ei, ERR_INTERNAL, "tls.apply",
            "the library does not know the profile");
    if (SSL_CTX_use_certificate(ctx, m->leaf) != 1 ||
        SSL_CTX_use_PrivateKey(ctx, m->key) != 1 ||
        SSL_CTX_set1_chain(ctx, m->chain) != 1) {
        const char *why = ERR_reason_error_string(ERR_peek_last_error());

        return err_set(ei, ERR_CONFIG, "tls.apply", "our certificate: %s",
            why == NULL ? "refused" : why);
    }
    return ERR_OK;
}

/* ---- serving ------------------------------------------------------------------ */

struct net_tls {
    SSL_CTX *ctx;
};

/* After the library's own check of the chain, ours of the leaf: a refusal
 * here is still an alert, not a silent close. */
static int
verify_client(X509_STORE_CTX *sc, void *arg)
{
    const SSL *ssl =
        X509_STORE_CTX_get_ex_data(sc, SSL_get_ex_data_X509_STORE_CTX_idx());
    struct tls_peer *peer = SSL_get_app_data(ssl);

    (void)arg;
    peer->known = false;
    if (X509_verify_cert(sc) != 1) {
        err_set(&peer->why, ERR_DENIED, "tls.chain", "%s",
            X509_verify_cert_error_string(X509_STORE_CTX_get_error(sc)));
        return 0;
    }
    if (identity_check(&peer->id, X509_STORE_CTX_get0_cert(sc), IDENTITY_CLIENT,
            &peer->why) != ERR_OK) {
        X509_STORE_CTX_set_error(sc, X509_V_ERR_APPLICATION_VERIFICATION);
        return 0;
    }
    peer->known = true;
    return 1;
}

/* Tell clients which authorities count, so that they pick a certificate. */
static bool
announce(SSL_CTX *ctx, X509_STORE *trust)
{
    const STACK_OF(X509_OBJECT) *all = X509_STORE_get0_objects(trust);

    for (int i = 0; i < sk_X509_OBJECT_num(all); i++) {
        X509 *ca = X509_OBJECT_get0_X509(sk_X509_OBJECT_value(all, i));

        if (ca != NULL && SSL_CTX_add_client_CA(ctx, ca) != 1)
            return false;
    }
    return true;
}

static void
set_serving(SSL_CTX *ctx)
{
    static const unsigned char name[] = "ketenpoort";

    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
        NULL);
    SSL_CTX_set_cert_verify_callback(ctx, verify_client, NULL);
    (void)SSL_CTX_set_session_id_context(ctx, name, sizeof(name) - 1);
    (void)SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_SERVER);
    (void)SSL_CTX_sess_set_cache_size(ctx, SESSIONS_MAX);
    (void)SSL_CTX_set_timeout(ctx, SESSION_LIFE_S);
    (void)SSL_CTX_set_num_tickets(ctx, 1);
    (void)SSL_CTX_set_max_early_data(ctx, 0);
    (void)SSL_CTX_set_recv_max_early_data(ctx, 0);
    (void)SSL_CTX_set_mode(ctx, SSL_MODE_RELEASE_BUFFERS |
                                    SSL_MODE_ENABLE_PARTIAL_WRITE |
                                    SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    /* One read(2) per record, not one for its header and one for the rest. */
    SSL_CTX_set_read_ahead(ctx, 1);
}

enum err
net_tls_new(struct net_tls **out, const struct net_tls_opts *opts,
    struct errinfo *ei)
{
    struct tls_files files = {.cert = opts->cert_file,
        .key = opts->key_file,
        .ca = opts->ca_file,
        .crl = opts->crl_file};
    struct tls_material m;
    struct net_tls *tls = NULL;
    enum err rc = tls_material_load(&m, &files, ei);

    if (rc != ERR_OK)
        return rc;
    tls = calloc(1, sizeof(*tls));
    if (tls != NULL)
        tls->ctx = SSL_CTX_new(TLS_server_method());
    if (tls == NULL || tls->ctx == NULL) {
        rc = err_set(ei, ERR_NOMEM, "tls.new", "no memory");
        goto out;
    }
    rc = tls_apply(tls->ctx, &m, ei);
    if (rc != ERR_OK)
        goto out;
    set_serving(tls->ctx);
    if (!announce(tls->ctx, m.trust)) {
        rc = err_set(ei, ERR_NOMEM, "tls.new", "no memory");
        goto out;
    }
    *out = tls;
    tls = NULL;
out:
    net_tls_free(tls);
    tls_material_done(&m);
    return rc;
}

void
net_tls_free(struct net_tls *tls)
{
    if (tls == NULL)
        return;
    SSL_CTX_free(tls->ctx);
    free(tls);
}

SSL *
tls_accept_new(const struct net_tls *tls, int fd, struct tls_peer *peer)
{
    SSL *ssl = SSL_new(tls->ctx);

    if (ssl == NULL)
        return NULL;
    if (SSL_set_fd(ssl, fd) != 1 || SSL_set_app_data(ssl, peer) != 1) {
        SSL_free(ssl);
        return NULL;
    }
    SSL_set_accept_state(ssl);
    return ssl;
}

/* A resumed session brings its certificate, and the same questions. */
static enum err
check_resumed(const SSL *ssl, struct tls_peer *peer, struct errinfo *ei)
{
    const X509 *leaf = SSL_get0_peer_certificate(ssl);

    peer->known = false;
    if (leaf == NULL || SSL_get_verify_result(ssl) != X509_V_OK)
        return err_set(ei, ERR_DENIED, "tls.resumed", "no verified peer");
    if (identity_check(&peer->id, leaf, IDENTITY_CLIENT, ei) != ERR_OK)
        return ERR_DENIED;
    peer->known = true;
    return ERR_OK;
}

enum err
tls_accepted(SSL *ssl, struct tls_peer *peer, struct errinfo *ei)
{
    if (SSL_version(ssl) == TLS1_2_VERSION && SSL_get_extms_support(ssl) != 1)
        return err_set(ei, ERR_DENIED, "tls.accepted",
            "TLS 1.2 without extended master secret");
    if (SSL_session_reused(ssl) == 1)
        return check_resumed(ssl, peer, ei);
    if (!peer->known)
        return err_set(ei, ERR_DENIED, "tls.accepted", "nobody was verified");
    return ERR_OK;
}

enum err
tls_why(const struct tls_peer *peer, struct errinfo *ei)
{
    unsigned long e = ERR_peek_error();
    const char *reason = ERR_reason_error_string(e);

    if (peer->why.code != ERR_OK) {
        *ei = peer->why;
        return ei->code;
    }
    if (e == 0 || ERR_SYSTEM_ERROR(e) ||
        ERR_GET_REASON(e) == SSL_R_UNEXPECTED_EOF_WHILE_READING)
        return ERR_OK;
    return err_set(ei, ERR_DENIED, "tls.handshake", "%s",
        reason == NULL ? "failed" : reason);
}
