/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "net/client.h"
#include "net/loop.h"
#include "tests/unit/net/rig.h"

enum { POSTS_MAX = 2000 };

static struct rig *r;
static struct net_client *client;
static struct net_post_result last;
static int done_n, stop_at;
static char url[128];

static int
set_up(void **state)
{
    (void)state;
    r = calloc(1, sizeof(*r));
    if (r == NULL)
        return -1;
    rig_open(r);
    done_n = 0;
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    net_client_free(client);
    client = NULL;
    rig_close(r);
    free(r);
    return 0;
}

/* A client that shows the partner's certificate. */
static void
open_client(void)
{
    char cert[64], key[64], ca[64], crl[64];
    struct net_client_opts o = {r->loop, cert, key, ca, crl};
    struct errinfo ei;

    (void)snprintf(cert, sizeof(cert), "%s/partner.pem", r->dir);
    (void)snprintf(key, sizeof(key), "%s/partner.key", r->dir);
    (void)snprintf(ca, sizeof(ca), "%s/ca.pem", r->dir);
    (void)snprintf(crl, sizeof(crl), "%s/crl.pem", r->dir);
    (void)snprintf(url, sizeof(url), "https://%s/in?x=1", r->host);
    if (net_client_new(&client, &o, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
}

static void
done(void *ctx, const struct net_post_result *res)
{
    (void)ctx;
    last = *res;
    if (++done_n == stop_at)
        net_loop_stop(r->loop);
}

static struct net_post
a_post(void)
{
    return (struct net_post){.url = url,
        .address = "127.0.0.1",
        .oin = RIG_SERVER_OIN,
        .content_type = "application/xml",
        .body = span_of("<bericht/>"),
        .idempotency_key = "abc-123"};
}

static void
deliver(const struct net_post *post)
{
    struct errinfo ei;
    int before = done_n;

    stop_at = before + 1;
    if (net_client_post(client, post, done, NULL, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    assert_int_equal(done_n, before);
    for (int i = 0; i < 100 && done_n == before; i++)
        rig_pump(r, 100);
    assert_int_equal(done_n, before + 1);
}

static void
deliver_here(void)
{
    struct net_post post = a_post();

    deliver(&post);
}

/* ---- how it ends -------------------------------------------------------------- */

static void
test_net__a_delivery_is_accepted(void **state)
{
    struct net_post post;
    unsigned char md[32];

    (void)state;
    r->status = 201;
    rig_serve(r);
    open_client();
    post = a_post();
    post.traceparent =
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    r->mode = RIG_HOLD;
    assert_int_equal(net_client_post(client, &post, done, NULL, NULL), ERR_OK);
    for (int i = 0; i < 100 && r->held == NULL; i++)
        rig_pump(r, 10);
    assert_non_null(r->held);
    {
        const struct http_request *req = net_call_request(r->held);

        assert_int_equal(req->method, HTTP_POST);
        assert_true(span_is(req->target, "/in?x=1"));
        assert_true(
            span_is(http_field(req, "content-type"), "application/xml"));
        assert_true(
            span_is(http_field(req, "Ketenpoort-Bericht-Id"), "abc-123"));
        assert_true(span_is(http_field(req, "traceparent"), post.traceparent));
        assert_int_equal(http_field_n(req, "expect"), 0);
        assert_int_equal(http_field_n(req, "user-agent"), 0);
    }
    assert_string_equal(r->oin, RIG_OIN);
    assert_memory_equal(r->body, "<bericht/>", 10);
    assert_int_equal(r->body_n, 10);
    stop_at = 1;
    rig_answer(r);
    rig_pump(r, 200);
    assert_int_equal(done_n, 1);
    assert_int_equal(last.outcome, NET_POST_ACCEPTED);
    assert_int_equal(last.status, 201);
    assert_int_equal(
        EVP_Digest(r->res_body, r->res_n, md, NULL, EVP_sha256(), NULL), 1);
    assert_memory_equal(last.body_sha256, md, 32);
}

static void
test_net__a_status_decides(void **state)
{
    static const struct {
        int status;
        enum net_post_outcome outcome;
    } cases[] = {
        {200, NET_POST_ACCEPTED},
        {202, NET_POST_ACCEPTED},
        {204, NET_POST_ACCEPTED},
        {303, NET_POST_LATER},
        {400, NET_POST_REFUSED},
        {403, NET_POST_REFUSED},
        {404, NET_POST_REFUSED},
        {408, NET_POST_LATER},
        {409, NET_POST_REFUSED},
        {410, NET_POST_REFUSED},
        {429, NET_POST_LATER},
        {500, NET_POST_LATER},
        {503, NET_POST_LATER},
    };

    (void)state;
    rig_serve(r);
    open_client();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        r->status = cases[i].status;
        r->retry_after_s = (int)i;
        deliver_here();
        assert_int_equal(last.outcome, cases[i].outcome);
        assert_int_equal(last.status, cases[i].status);
        assert_int_equal(last.retry_after_s, (int)i);
    }
    /* all over one connection */
    assert_int_equal(r->admitted, 1);
}

static void
test_net__another_oin_gets_nothing(void **state)
{
    struct net_post post;

    (void)state;
    rig_serve(r);
    open_client();
    post = a_post();
    post.oin = "00000099000000009000";
    deliver(&post);
    assert_int_equal(last.outcome, NET_POST_NOT_SENT);
    assert_int_equal(last.why.code, ERR_DENIED);
    assert_non_null(strstr(last.why.text, "another OIN"));
    assert_int_equal(r->requests, 0);
}

/* A kept connection of the right party is not lent to another. */
static void
test_net__a_kept_connection_is_checked_again(void **state)
{
    struct net_post post;

    (void)state;
    rig_serve(r);
    open_client();
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_ACCEPTED);
    post = a_post();
    post.oin = "00000099000000009000";
    deliver(&post);
    assert_int_equal(last.outcome, NET_POST_NOT_SENT);
    assert_int_equal(r->requests, 1);
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_ACCEPTED);
    assert_int_equal(r->requests, 2);
}

static void
test_net__a_closed_port_is_not_sent(void **state)
{
    (void)state;
    open_client();
    (void)close(r->listen_fd);
    r->listen_fd = -1;
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_NOT_SENT);
    assert_int_equal(last.status, 0);
}

static void
serve_with(const struct mint_spec *spec)
{
    mint_leaf_done(&r->server);
    r->server = mint_leaf(&r->ca, spec);
    mint_write(r->dir, "server", r->server.cert, r->server.key);
    rig_serve(r);
    open_client();
}

static void
assert_not_sent(const char *why)
{
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_NOT_SENT);
    if (strstr(last.why.text, why) == NULL)
        fail_msg("%s", last.why.text);
    assert_int_equal(r->requests, 0);
}

static void
test_net__another_host_name_is_not_sent(void **state)
{
    (void)state;
    serve_with(&(
        struct mint_spec){.oin = RIG_SERVER_OIN, .san = "DNS:elders.example"});
    assert_not_sent("name this host");
}

static void
test_net__an_expired_server_is_not_sent(void **state)
{
    (void)state;
    serve_with(&(struct mint_spec){.oin = RIG_SERVER_OIN,
        .from_days = -9,
        .to_days = -1});
    assert_not_sent("expired");
}

static void
test_net__a_server_without_serverauth_is_not_sent(void **state)
{
    (void)state;
    serve_with(&(struct mint_spec){.oin = RIG_SERVER_OIN, .eku = "clientAuth"});
    assert_not_sent("purpose");
}

static void
test_net__a_server_for_anything_is_not_sent(void **state)
{
    (void)state;
    serve_with(&(struct mint_spec){.oin = RIG_SERVER_OIN,
        .eku = "serverAuth,anyExtendedKeyUsage"});
    assert_not_sent("extendedKeyUsage any");
}

static void
test_net__a_revoked_server_is_not_sent(void **state)
{
    X509_CRL *crl = mint_crl(&r->ca, &r->server.cert, 1, 1);

    (void)state;
    mint_write_crl(r->dir, "crl", crl);
    X509_CRL_free(crl);
    rig_serve(r);
    open_client();
    assert_not_sent("revoked");
}

static void
test_net__a_cut_after_the_body_is_unknown(void **state)
{
    struct net_post post;

    (void)state;
    r->mode = RIG_HOLD;
    rig_serve(r);
    open_client();
    post = a_post();
    stop_at = 1;
    assert_int_equal(net_client_post(client, &post, done, NULL, NULL), ERR_OK);
    for (int i = 0; i < 100 && r->held == NULL; i++)
        rig_pump(r, 10);
    assert_non_null(r->held);
    net_server_free(r->srv);
    r->srv = NULL;
    rig_pump(r, 500);
    assert_int_equal(done_n, 1);
    assert_int_equal(last.outcome, NET_POST_UNKNOWN);
    assert_int_equal(last.status, 0);
}

/* The server hung up between two deliveries: a new connection serves. */
static void
test_net__a_connection_that_went_away_is_replaced(void **state)
{
    (void)state;
    rig_serve(r);
    open_client();
    deliver_here();
    net_server_free(r->srv);
    net_tls_free(r->tls);
    rig_serve(r);
    rig_pump(r, 20);
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_ACCEPTED);
    assert_int_equal(r->requests, 2);
}

static void
test_net__an_answer_is_hashed_up_to_its_limit(void **state)
{
    char *answer = calloc(1, NET_CLIENT_ANSWER_MAX + 1);
    static const uint8_t zeros[32];

    (void)state;
    assert_non_null(answer);
    r->res_body = answer;
    r->res_n = NET_CLIENT_ANSWER_MAX;
    rig_serve(r);
    open_client();
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_ACCEPTED);
    assert_memory_not_equal(last.body_sha256, zeros, 32);
    r->res_n = NET_CLIENT_ANSWER_MAX + 1;
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_ACCEPTED);
    assert_memory_equal(last.body_sha256, zeros, 32);
    assert_int_equal(last.why.code, ERR_LIMIT);
    r->status = 500;
    deliver_here();
    assert_int_equal(last.outcome, NET_POST_LATER);
    free(answer);
}

/* ---- what is not even tried ------------------------------------------------------ */

static void
test_net__what_is_no_destination_is_refused_at_once(void **state)
{
    static const char *const urls[] = {"http://localhost/", "ftp://localhost/",
        "localhost", "https://", "https://u:p@localhost/",
        "https://u@localhost/", "https://localhost/#x",
        "https://localhost/\r\nX: y", "", "file:///etc"};
    static const char *const addresses[] = {"localhost", "", "127.1",
        "127.0.0.1:80", "[::1]", "2130706433"};
    static const char *const values[] = {"a\r\nb", "", "a\x7f"};
    struct net_post post;

    (void)state;
    open_client();
    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        post = a_post();
        post.url = urls[i];
        assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
            ERR_CONFIG);
    }
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        post = a_post();
        post.address = addresses[i];
        assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
            ERR_CONFIG);
    }
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        post = a_post();
        post.idempotency_key = values[i];
        assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
            ERR_CONFIG);
        post = a_post();
        post.content_type = values[i];
        assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
            ERR_CONFIG);
    }
    post = a_post();
    post.oin = "123";
    assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
        ERR_CONFIG);
    rig_pump(r, 20);
    assert_int_equal(done_n, 0);
}

/* ---- many ------------------------------------------------------------------------------ */

static void
test_net__more_than_fit_wait_their_turn(void **state)
{
    struct net_post post;
    int n = NET_CLIENT_QUEUE_MAX;

    (void)state;
    rig_serve(r);
    open_client();
    post = a_post();
    stop_at = n;
    for (int i = 0; i < n; i++)
        assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
            ERR_OK);
    assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
        ERR_LIMIT);
    for (int i = 0; i < 100 && done_n < n; i++)
        rig_pump(r, 100);
    assert_int_equal(done_n, n);
    assert_int_equal(r->requests, n);
    assert_int_equal(last.outcome, NET_POST_ACCEPTED);
    assert_true(r->admitted <= NET_CLIENT_AT_ONCE_PER_OIN_MAX);
}

/* One that never answers holds no more than its share. */
static void
test_net__a_silent_partner_does_not_hold_up_others(void **state)
{
    struct net_post post;

    (void)state;
    r->mode = RIG_HOLD;
    rig_serve(r);
    open_client();
    post = a_post();
    for (int i = 0; i < 40; i++)
        assert_int_equal(net_client_post(client, &post, done, NULL, NULL),
            ERR_OK);
    rig_pump(r, 100);
    assert_int_equal(r->requests, NET_CLIENT_AT_ONCE_PER_OIN_MAX);
    post.oin = "00000099000000009000";
    deliver(&post);
    assert_int_equal(last.outcome, NET_POST_NOT_SENT);
    net_client_free(client);
    client = NULL;
    assert_int_equal(done_n, 41);
    /* the last to hear of it had not been sent */
    assert_int_equal(last.outcome, NET_POST_NOT_SENT);
}

#define test_in(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        test_in(test_net__a_delivery_is_accepted),
        test_in(test_net__a_status_decides),
        test_in(test_net__another_oin_gets_nothing),
        test_in(test_net__a_kept_connection_is_checked_again),
        test_in(test_net__a_closed_port_is_not_sent),
        test_in(test_net__another_host_name_is_not_sent),
        test_in(test_net__an_expired_server_is_not_sent),
        test_in(test_net__a_server_without_serverauth_is_not_sent),
        test_in(test_net__a_server_for_anything_is_not_sent),
        test_in(test_net__a_revoked_server_is_not_sent),
        test_in(test_net__a_cut_after_the_body_is_unknown),
        test_in(test_net__a_connection_that_went_away_is_replaced),
        test_in(test_net__an_answer_is_hashed_up_to_its_limit),
        test_in(test_net__what_is_no_destination_is_refused_at_once),
        test_in(test_net__more_than_fit_wait_their_turn),
        test_in(test_net__a_silent_partner_does_not_hold_up_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
