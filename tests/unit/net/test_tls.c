/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "base/err.h"
#include "tests/unit/net/rig.h"

static struct rig *r;
static struct peer *p;

static int
set_up(void **state)
{
    (void)state;
    r = calloc(1, sizeof(*r));
    p = calloc(1, sizeof(*p));
    if (r == NULL || p == NULL)
        return -1;
    rig_open(r);
    peer_init(p, r, &r->partner);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    peer_done(p);
    rig_close(r);
    free(p);
    free(r);
    return 0;
}

static void
get(struct peer *who)
{
    char text[128];

    (void)snprintf(text, sizeof(text), "GET / HTTP/1.1\r\nHost: %s\r\n\r\n",
        r->host);
    peer_text(who, text);
}

static void
assert_served(void)
{
    assert_true(peer_shake(p));
    get(p);
    assert_int_equal(peer_answer(p, false), 200);
}

/* Refused before a word of HTTP, with an alert or without. */
static void
assert_refused(const char *why)
{
    bool in = peer_shake(p);

    if (in) {
        get(p);
        in = peer_answer(p, false) != 0;
    }
    assert_false(in);
    assert_int_equal(r->requests, 0);
    assert_int_equal(p->in_n, 0);
    if (!rig_saw(r, "tls.refused", why))
        fail_msg("%d events, the last: %s %s", r->event_n,
            r->event[r->event_n > 0 ? r->event_n - 1 : 0],
            r->why[r->event_n > 0 ? r->event_n - 1 : 0]);
}

static void
try_leaf(struct mint_leaf *leaf, const char *why)
{
    peer_done(p);
    peer_init(p, r, leaf);
    r->event_n = 0;
    assert_refused(why);
}

/* ---- who gets in --------------------------------------------------------------- */

static void
test_net__no_certificate_is_an_alert(void **state)
{
    (void)state;
    rig_serve(r);
    try_leaf(NULL, "did not return a certificate");
    assert_int_equal(p->alert, SSL_AD_CERTIFICATE_REQUIRED);
    peer_done(p);
    peer_init(p, r, NULL);
    assert_int_equal(SSL_CTX_set_max_proto_version(p->ctx, TLS1_2_VERSION), 1);
    assert_refused("did not return a certificate");
    assert_int_equal(p->alert, SSL_AD_HANDSHAKE_FAILURE);
}

static void
test_net__a_bad_certificate_is_an_alert_that_says_little(void **state)
{
    static const struct {
        struct mint_spec spec;
        const char *why;
    } cases[] = {
        {{.oin = RIG_OIN, .from_days = -9, .to_days = -1}, "expired"},
        {{.oin = RIG_OIN, .from_days = 1, .to_days = 9}, "not yet valid"},
        {{.oin = RIG_OIN, .eku = ""}, "no extendedKeyUsage"},
        {{.oin = RIG_OIN, .eku = "serverAuth"}, "purpose"},
        {{.oin = RIG_OIN, .eku = "clientAuth,anyExtendedKeyUsage"},
            "extendedKeyUsage any"},
        {{.oin = RIG_OIN, .bc = "critical,CA:TRUE"}, "a CA certificate"},
        {{.oin = RIG_OIN, .version = 1}, "not version 3"},
        {{.oin = RIG_OIN, .serial = "0"}, "number is zero"},
        {{.oin = RIG_OIN, .key = "RSA-1024"}, "key too weak"},
        {{.oin = "00000005000000002000"}, "no OIN"},
        {{.oin = NULL}, "no serialNumber"},
        {{.oin = RIG_OIN, .self_signed = true}, "self-signed"},
    };

    (void)state;
    rig_serve(r);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct mint_leaf leaf = mint_leaf(&r->ca, &cases[i].spec);

        try_leaf(&leaf, cases[i].why);
        assert_true(p->alert != 0);
        mint_leaf_done(&leaf);
    }
    assert_int_equal(r->admitted, 0);
}

static void
test_net__a_revoked_certificate_is_refused(void **state)
{
    X509_CRL *crl = mint_crl(&r->ca, &r->partner.cert, 1, 1);

    (void)state;
    mint_write_crl(r->dir, "crl", crl);
    X509_CRL_free(crl);
    rig_serve(r);
    assert_refused("revoked");
    assert_int_equal(p->alert, SSL_AD_CERTIFICATE_REVOKED);
}

static void
test_net__a_list_out_of_date_refuses_everybody(void **state)
{
    X509_CRL *crl = mint_crl(&r->ca, NULL, 0, -1);

    (void)state;
    mint_write_crl(r->dir, "crl", crl);
    X509_CRL_free(crl);
    rig_serve(r);
    assert_refused("CRL has expired");
}

static void
test_net__who_is_not_admitted_hears_no_http(void **state)
{
    (void)state;
    r->admit = false;
    rig_serve(r);
    assert_refused("nobody we speak to");
    assert_int_equal(r->admitted, 1);
    assert_int_equal(p->alert, 0);
}

static void
test_net__a_certificate_that_ends_ends_its_connection(void **state)
{
    (void)state;
    rig_serve(r);
    assert_served();
    r->wall_ahead_ms = 2LL * 24 * 3600 * 1000;
    get(p);
    assert_int_equal(peer_answer(p, false), 0);
    assert_true(p->eof);
    assert_int_equal(r->requests, 1);
    assert_true(rig_saw(r, "tls.refused", "expired"));
}

/* ---- what is spoken -------------------------------------------------------------- */

static void
test_net__old_versions_and_weak_suites_are_refused(void **state)
{
    char group[] = "P-384";

    (void)state;
    rig_serve(r);
    assert_int_equal(SSL_CTX_set_min_proto_version(p->ctx, TLS1_VERSION), 1);
    assert_int_equal(SSL_CTX_set_max_proto_version(p->ctx, TLS1_1_VERSION), 1);
    assert_refused("protocol");
    assert_int_equal(p->alert, SSL_AD_PROTOCOL_VERSION);

    peer_done(p);
    peer_init(p, r, &r->partner);
    assert_int_equal(SSL_CTX_set_max_proto_version(p->ctx, TLS1_2_VERSION), 1);
    assert_int_equal(
        SSL_CTX_set_cipher_list(p->ctx, "ECDHE-ECDSA-AES128-SHA256"), 1);
    assert_refused("no shared cipher");

    peer_done(p);
    peer_init(p, r, &r->partner);
    assert_int_equal(SSL_CTX_set1_groups_list(p->ctx, group), 1);
    assert_refused("no suitable key share");
}

static void
test_net__tls_1_2_with_a_good_suite_is_served(void **state)
{
    static const char *const suites[] = {"ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-GCM-SHA256"};

    (void)state;
    rig_serve(r);
    for (size_t i = 0; i < sizeof(suites) / sizeof(suites[0]); i++) {
        peer_done(p);
        peer_init(p, r, &r->partner);
        assert_int_equal(SSL_CTX_set_max_proto_version(p->ctx, TLS1_2_VERSION),
            1);
        assert_int_equal(SSL_CTX_set_cipher_list(p->ctx, suites[i]), 1);
        assert_served();
        assert_string_equal(SSL_get_cipher_name(p->ssl), suites[i]);
    }
}

static void
test_net__tls_1_2_without_extended_master_secret_is_refused(void **state)
{
    (void)state;
    rig_serve(r);
    assert_int_equal(SSL_CTX_set_max_proto_version(p->ctx, TLS1_2_VERSION), 1);
    (void)SSL_CTX_set_options(p->ctx, SSL_OP_NO_EXTENDED_MASTER_SECRET);
    assert_refused("extended master secret");
}

static void
test_net__other_keys_are_served(void **state)
{
    static const char *const keys[] = {"P-384", "ED25519", "RSA-2048"};

    (void)state;
    rig_serve(r);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct mint_leaf leaf = mint_leaf(&r->ca,
            &(struct mint_spec){.oin = RIG_OIN, .key = keys[i]});

        peer_done(p);
        peer_init(p, r, &leaf);
        assert_served();
        mint_leaf_done(&leaf);
    }
}

static void
test_net__what_is_no_tls_is_dropped(void **state)
{
    (void)state;
    rig_serve(r);
    peer_connect(p);
    assert_int_equal(send(p->fd, "GET / HTTP/1.1\r\n\r\n", 18, 0), 18);
    rig_pump(r, 20);
    assert_true(rig_saw(r, "tls.refused", "http request"));
    peer_hang_up(p);
    /* and a mere knock on the door is not worth a word */
    r->event_n = 0;
    peer_connect(p);
    peer_hang_up(p);
    rig_pump(r, 20);
    assert_int_equal(r->event_n, 0);
    assert_int_equal(net_server_connections(r->srv), 0);
}

/* ---- resumption --------------------------------------------------------------------- */

static void
resume(int version)
{
    SSL_SESSION *session;
    const unsigned char *ticket = NULL;
    size_t ticket_len = 0;

    peer_done(p);
    peer_init(p, r, &r->partner);
    r->requests = r->admitted = 0;
    assert_int_equal(SSL_CTX_set_max_proto_version(p->ctx, version), 1);
    assert_served();
    assert_int_equal(SSL_session_reused(p->ssl), 0);
    session = SSL_get1_session(p->ssl);
    assert_true(SSL_SESSION_is_resumable(session));
    /* A handle, if any, and no sealed state: that would not fit. */
    SSL_SESSION_get0_ticket(session, &ticket, &ticket_len);
    assert_true(ticket_len <= 32);
    peer_hang_up(p);
    memset(r->oin, 0, sizeof(r->oin));
    p->eof = false;
    p->ssl = SSL_new(p->ctx);
    assert_int_equal(SSL_set_session(p->ssl, session), 1);
    assert_served();
    assert_int_equal(SSL_session_reused(p->ssl), 1);
    assert_string_equal(r->oin, RIG_OIN);
    assert_int_equal(r->admitted, 2);
    SSL_SESSION_free(session);
}

static void
test_net__a_resumed_session_keeps_its_identity(void **state)
{
    (void)state;
    rig_serve(r);
    resume(TLS1_3_VERSION);
    resume(TLS1_2_VERSION);
}

static void
test_net__resumption_asks_again_who_is_admitted(void **state)
{
    SSL_SESSION *session;

    (void)state;
    rig_serve(r);
    assert_served();
    session = SSL_get1_session(p->ssl);
    peer_hang_up(p);
    r->admit = false;
    r->requests = 0;
    p->eof = false;
    p->ssl = SSL_new(p->ctx);
    assert_int_equal(SSL_set_session(p->ssl, session), 1);
    assert_refused("nobody we speak to");
    SSL_SESSION_free(session);
}

/* A ticket is a handle into our memory, not a sealed state to keep. */
static void
test_net__another_worker_does_not_know_the_session(void **state)
{
    SSL_SESSION *session;

    (void)state;
    rig_serve(r);
    assert_served();
    session = SSL_get1_session(p->ssl);
    peer_hang_up(p);
    net_server_free(r->srv);
    net_tls_free(r->tls);
    rig_serve(r);
    p->eof = false;
    p->ssl = SSL_new(p->ctx);
    assert_int_equal(SSL_set_session(p->ssl, session), 1);
    assert_served();
    assert_int_equal(SSL_session_reused(p->ssl), 0);
    SSL_SESSION_free(session);
}

/* ---- files ----------------------------------------------------------------------------- */

static enum err
load(const char *cert, const char *key, const char *ca, const char *crl,
    struct errinfo *ei)
{
    char path[4][64];
    const char *name[] = {cert, key, ca, crl};
    struct net_tls *tls = NULL;
    struct net_tls_opts o;
    enum err rc;

    for (size_t i = 0; i < 4; i++)
        (void)snprintf(path[i], sizeof(path[i]), "%s/%s", r->dir,
            name[i] == NULL ? "" : name[i]);
    o = (struct net_tls_opts){path[0], path[1], path[2],
        crl == NULL ? NULL : path[3]};
    rc = net_tls_new(&tls, &o, ei);
    net_tls_free(tls);
    return rc;
}

static void
test_net__bad_files_are_refused_at_start(void **state)
{
    struct errinfo ei;
    char key[64];

    (void)state;
    assert_int_equal(load("server.pem", "server.key", "ca.pem", "crl.pem", &ei),
        ERR_OK);
    assert_int_equal(load("server.pem", "server.key", "ca.pem", NULL, &ei),
        ERR_OK);
    assert_int_equal(load("x.pem", "server.key", "ca.pem", "crl.pem", &ei),
        ERR_NOTFOUND);
    assert_int_equal(load("server.pem", "x.key", "ca.pem", "crl.pem", &ei),
        ERR_NOTFOUND);
    assert_int_equal(load("server.pem", "server.key", "x.pem", "crl.pem", &ei),
        ERR_NOTFOUND);
    assert_int_equal(load("server.pem", "server.key", "ca.pem", "x.pem", &ei),
        ERR_NOTFOUND);
    assert_int_equal(load("crl.pem", "server.key", "ca.pem", "crl.pem", &ei),
        ERR_CONFIG);
    assert_int_equal(
        load("server.pem", "partner.key", "ca.pem", "crl.pem", &ei),
        ERR_CONFIG);
    assert_non_null(strstr(ei.text, "not the key"));
    assert_int_equal(
        load("server.pem", "server.key", "server.pem", "crl.pem", &ei),
        ERR_CONFIG);
    assert_int_equal(load("server.pem", "server.key", "ca.pem", "ca.pem", &ei),
        ERR_CONFIG);

    (void)snprintf(key, sizeof(key), "%s/server.key", r->dir);
    assert_int_equal(chmod(key, 0640), 0);
    assert_int_equal(load("server.pem", "server.key", "ca.pem", "crl.pem", &ei),
        ERR_CONFIG);
    assert_non_null(strstr(ei.text, "mode"));
    assert_int_equal(chmod(key, 0604), 0);
    assert_int_equal(load("server.pem", "server.key", "ca.pem", "crl.pem", &ei),
        ERR_CONFIG);
}

#define test_in(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        test_in(test_net__no_certificate_is_an_alert),
        test_in(test_net__a_bad_certificate_is_an_alert_that_says_little),
        test_in(test_net__a_revoked_certificate_is_refused),
        test_in(test_net__a_list_out_of_date_refuses_everybody),
        test_in(test_net__who_is_not_admitted_hears_no_http),
        test_in(test_net__a_certificate_that_ends_ends_its_connection),
        test_in(test_net__old_versions_and_weak_suites_are_refused),
        test_in(test_net__tls_1_2_with_a_good_suite_is_served),
        test_in(test_net__tls_1_2_without_extended_master_secret_is_refused),
        test_in(test_net__other_keys_are_served),
        test_in(test_net__what_is_no_tls_is_dropped),
        test_in(test_net__a_resumed_session_keeps_its_identity),
        test_in(test_net__resumption_asks_again_who_is_admitted),
        test_in(test_net__another_worker_does_not_know_the_session),
        test_in(test_net__bad_files_are_refused_at_start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
