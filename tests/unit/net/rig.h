/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_RIG_H
#define NET_RIG_H

/*
 * rig - a real server and a raw TLS client in one process, with a held clock
 *
 * The client never blocks: whenever it would have to wait, the loop of the
 * server runs for a moment.
 */

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "net/loop.h"
#include "net/server.h"
#include "tests/lib/mint.h"

#define RIG_OIN        "00000099000000002000"
#define RIG_SERVER_OIN "00000099000000001000"

enum { RIG_EVENTS_MAX = 64, RIG_BODY_MAX = 300 * 1024 };

enum rig_mode {
    RIG_ANSWER, /* 200 with res_body, or what status says */
    RIG_HOLD    /* keep the call */
};

struct rig {
    char dir[32];
    struct mint_ca ca;
    struct mint_leaf server, partner;
    struct net_loop *loop;
    struct net_timer *slice;
    struct net_tls *tls;
    struct net_server *srv;
    struct net_server_opts opts;
    struct clock clk;
    int64_t mono_ms, wall_ahead_ms;
    int listen_fd, port;
    char host[32];

    enum rig_mode mode;
    int status, retry_after_s;
    const char *res_body;
    size_t res_n;
    bool admit;

    struct net_call *held;
    int requests, gone, admitted, drained;
    char path[256], oin[32];
    unsigned char body[RIG_BODY_MAX];
    size_t body_n;
    char event[RIG_EVENTS_MAX][24];
    char why[RIG_EVENTS_MAX][200];
    int event_n;
};

struct peer {
    struct rig *rig;
    SSL_CTX *ctx;
    SSL *ssl;
    int fd;
    bool eof;  /* the server closed */
    int alert; /* TLS alert received, or 0 */
    char in[RIG_BODY_MAX];
    size_t in_n;
    char answer[RIG_BODY_MAX]; /* the last whole one */
    size_t answer_n, head_n;
};

static inline bool peer_hear(struct peer *p, int ms);

enum { TRIES_MAX = 4000, TRY_MS = 1 };

/* ---- the server's side ----------------------------------------------------- */

static inline int64_t
mono_ms(void *ctx)
{
    const struct rig *r = ctx;

    return r->mono_ms;
}

static inline int64_t
wall_ms(void *ctx)
{
    const struct rig *r = ctx;

    return (int64_t)time(NULL) * 1000 + r->wall_ahead_ms;
}

static inline void
copy_text(char *to, size_t max, struct span s)
{
    size_t n = s.n < max ? s.n : max - 1;

    memcpy(to, s.p, n);
    to[n] = '\0';
}

static inline void
rig_answer(struct rig *r)
{
    struct net_call *call = r->held;
    struct http_response res = {.status = r->status,
        .content_type = "application/json",
        .body = {(const uint8_t *)r->res_body, r->res_n},
        .retry_after_s = r->retry_after_s};

    r->held = NULL;
    net_call_answer(call, &res);
}

static inline void
on_request(void *ctx, struct net_call *call)
{
    struct rig *r = ctx;
    struct span body = net_call_body(call);

    r->requests++;
    copy_text(r->path, sizeof(r->path), net_call_request(call)->path);
    copy_text(r->oin, sizeof(r->oin), span_of(net_call_peer(call)->oin));
    must(body.n <= sizeof(r->body));
    memcpy(r->body, body.p, body.n);
    r->body_n = body.n;
    net_call_set_user(call, r);
    r->held = call;
    if (r->mode == RIG_ANSWER)
        rig_answer(r);
}

static inline void
on_gone(void *ctx, struct net_call *call)
{
    struct rig *r = ctx;

    must(net_call_user(call) == r);
    r->gone++;
    if (r->held == call)
        r->held = NULL;
}

static inline bool
on_admit(void *ctx, const struct identity *peer)
{
    struct rig *r = ctx;

    (void)peer;
    r->admitted++;
    return r->admit;
}

static inline void
on_event(void *ctx, const char *name, const struct errinfo *why)
{
    struct rig *r = ctx;
    int i = r->event_n % RIG_EVENTS_MAX;

    copy_text(r->event[i], sizeof(r->event[i]), span_of(name));
    copy_text(r->why[i], sizeof(r->why[i]),
        span_of(why == NULL ? "" : why->text));
    r->event_n++;
}

static inline bool
rig_saw(const struct rig *r, const char *event, const char *why)
{
    for (int i = 0; i < r->event_n && i < RIG_EVENTS_MAX; i++)
        if (strcmp(r->event[i], event) == 0 && strstr(r->why[i], why) != NULL)
            return true;
    return false;
}

static inline void
listen_on(struct rig *r)
{
    struct sockaddr_in a = {.sin_family = AF_INET,
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t n = sizeof(a);

    r->listen_fd =
        socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    must(r->listen_fd >= 0);
    must(bind(r->listen_fd, (const struct sockaddr *)&a, sizeof(a)) == 0);
    must(listen(r->listen_fd, 64) == 0);
    must(getsockname(r->listen_fd, (struct sockaddr *)&a, &n) == 0);
    r->port = ntohs(a.sin_port);
    (void)snprintf(r->host, sizeof(r->host), "localhost:%d", r->port);
}

static inline void
slice_over(void *ctx)
{
    struct rig *r = ctx;

    net_loop_stop(r->loop);
}

static inline void
rig_pump(struct rig *r, int ms)
{
    net_timer_set(r->slice, ms);
    net_loop_run(r->loop);
}

static inline void
rig_pass(struct rig *r, int64_t ms)
{
    r->mono_ms += ms;
    rig_pump(r, 110);
}

static inline void
write_files(struct rig *r)
{
    X509_CRL *crl = mint_crl(&r->ca, NULL, 0, 1);

    mint_write(r->dir, "ca", r->ca.cert, NULL);
    mint_write(r->dir, "server", r->server.cert, r->server.key);
    mint_write(r->dir, "partner", r->partner.cert, r->partner.key);
    mint_write_crl(r->dir, "crl", crl);
    X509_CRL_free(crl);
}

static inline void
rig_open(struct rig *r)
{
    memset(r, 0, sizeof(*r));
    memcpy(r->dir, "/tmp/keten-rig-XXXXXX", 22);
    must(mkdtemp(r->dir) != NULL);
    r->ca = mint_ca("Voorbeeld CA");
    r->server = mint_leaf(&r->ca, &(struct mint_spec){.oin = RIG_SERVER_OIN});
    r->partner = mint_leaf(&r->ca, &(struct mint_spec){.oin = RIG_OIN});
    write_files(r);
    must(net_loop_new(&r->loop, NULL) == ERR_OK);
    must(net_timer_new(&r->slice, r->loop, slice_over, r) == ERR_OK);
    listen_on(r);
    r->clk = (struct clock){wall_ms, mono_ms, r};
    r->mono_ms = 1000000;
    r->status = 200;
    r->res_body = "{\"ok\":true}";
    r->res_n = strlen(r->res_body);
    r->admit = true;
    r->opts = (struct net_server_opts){.loop = r->loop,
        .listen_fd = r->listen_fd,
        .host = r->host,
        .clk = &r->clk,
        .request = on_request,
        .admit = on_admit,
        .gone = on_gone,
        .event = on_event,
        .ctx = r};
}

static inline void
rig_serve(struct rig *r)
{
    char cert[64], key[64], ca[64], crl[64];
    struct net_tls_opts to = {cert, key, ca, crl};
    struct errinfo ei = {.code = ERR_OK};

    (void)snprintf(cert, sizeof(cert), "%s/server.pem", r->dir);
    (void)snprintf(key, sizeof(key), "%s/server.key", r->dir);
    (void)snprintf(ca, sizeof(ca), "%s/ca.pem", r->dir);
    (void)snprintf(crl, sizeof(crl), "%s/crl.pem", r->dir);
    if (net_tls_new(&r->tls, &to, &ei) != ERR_OK)
        must_be(false, __FILE__, __LINE__, ei.text);
    r->opts.tls = r->tls;
    must(net_server_new(&r->srv, &r->opts, &ei) == ERR_OK);
}

static inline void
remove_files(const char *dir)
{
    static const char *const names[] = {"ca.pem", "crl.pem", "server.pem",
        "server.key", "partner.pem", "partner.key", "x.pem", "x.key"};
    char path[64];

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", dir, names[i]);
        (void)unlink(path);
    }
    (void)rmdir(dir);
}

static inline void
rig_close(struct rig *r)
{
    net_server_free(r->srv);
    net_tls_free(r->tls);
    net_timer_free(r->slice);
    net_loop_free(r->loop);
    (void)close(r->listen_fd);
    mint_leaf_done(&r->server);
    mint_leaf_done(&r->partner);
    mint_ca_done(&r->ca);
    remove_files(r->dir);
}

/* ---- the client's side ------------------------------------------------------- */

static inline void
peer_init(struct peer *p, struct rig *r, struct mint_leaf *leaf)
{
    memset(p, 0, sizeof(*p));
    p->rig = r;
    p->fd = -1;
    p->ctx = SSL_CTX_new(TLS_client_method());
    must(p->ctx != NULL);
    /* A hostile client has no scruples about its own certificate. */
    SSL_CTX_set_security_level(p->ctx, 0);
    must(X509_STORE_add_cert(SSL_CTX_get_cert_store(p->ctx), r->ca.cert) == 1);
    SSL_CTX_set_verify(p->ctx, SSL_VERIFY_PEER, NULL);
    if (leaf != NULL) {
        must(SSL_CTX_use_certificate(p->ctx, leaf->cert) == 1);
        must(SSL_CTX_use_PrivateKey(p->ctx, leaf->key) == 1);
    }
}

static inline void
peer_connect(struct peer *p)
{
    struct sockaddr_in a = {.sin_family = AF_INET,
        .sin_port = htons((uint16_t)p->rig->port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1;

    p->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(p->fd >= 0);
    must(connect(p->fd, (const struct sockaddr *)&a, sizeof(a)) == 0);
    must(fcntl(p->fd, F_SETFL, O_NONBLOCK) == 0);
    must(setsockopt(p->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) == 0);
}

/* After a call that did nothing: may it be tried again? */
static inline bool
try_again(struct peer *p, int n)
{
    int why = SSL_get_error(p->ssl, n);
    unsigned long e = ERR_peek_error();

    if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) {
        rig_pump(p->rig, TRY_MS);
        return true;
    }
    if (ERR_GET_LIB(e) == ERR_LIB_SSL &&
        ERR_GET_REASON(e) > SSL_AD_REASON_OFFSET)
        p->alert = ERR_GET_REASON(e) - SSL_AD_REASON_OFFSET;
    p->eof = true;
    ERR_clear_error();
    return false;
}

static inline bool
peer_shake(struct peer *p)
{
    int n = 0;

    if (p->fd < 0)
        peer_connect(p);
    if (p->ssl == NULL)
        p->ssl = SSL_new(p->ctx);
    must(p->ssl != NULL && SSL_set_fd(p->ssl, p->fd) == 1);
    for (int i = 0; i < TRIES_MAX && n != 1; i++) {
        ERR_clear_error();
        n = SSL_connect(p->ssl);
        if (n != 1 && !try_again(p, n))
            return false;
    }
    must(n == 1);
    /* In TLS 1.3 the server's verdict comes after the client is content. */
    (void)peer_hear(p, 20);
    return !p->eof;
}

static inline void
peer_say(struct peer *p, const void *bytes, size_t n)
{
    const char *at = bytes;

    for (int i = 0; i < TRIES_MAX && n > 0; i++) {
        int done;

        ERR_clear_error();
        done = SSL_write(p->ssl, at, n > 16000 ? 16000 : (int)n);
        if (done > 0) {
            at += done;
            n -= (size_t)done;
        } else if (!try_again(p, done)) {
            return;
        }
    }
    rig_pump(p->rig, TRY_MS);
}

static inline void
peer_text(struct peer *p, const char *text)
{
    peer_say(p, text, strlen(text));
}

static inline bool
peer_hear(struct peer *p, int ms)
{
    for (int waited = 0; !p->eof && waited <= ms; waited += TRY_MS) {
        int n;

        ERR_clear_error();
        n = SSL_read(p->ssl, p->in + p->in_n,
            (int)(sizeof(p->in) - 1 - p->in_n));
        if (n > 0) {
            p->in_n += (size_t)n;
            p->in[p->in_n] = '\0';
            return true;
        }
        if (!try_again(p, n))
            return false;
    }
    return false;
}

/* Bytes of the first answer in p->in, 0 when it is not whole. */
static inline size_t
answer_len(const struct peer *p, bool no_body)
{
    const char *end = p->in_n == 0 ? NULL : strstr(p->in, "\r\n\r\n");
    const char *length;
    size_t head, body = 0;

    if (end == NULL)
        return 0;
    head = (size_t)(end - p->in) + 4;
    length = strcasestr(p->in, "\r\nContent-Length:");
    if (length != NULL && length < end && !no_body)
        body = strtoul(length + 17, NULL, 10);
    return p->in_n >= head + body ? head + body : 0;
}

static inline int
peer_answer(struct peer *p, bool no_body)
{
    size_t n;
    int status;

    while ((n = answer_len(p, no_body)) == 0)
        if (!peer_hear(p, 1000))
            return 0;
    memcpy(p->answer, p->in, n);
    p->answer[n] = '\0';
    p->answer_n = n;
    p->head_n = (size_t)(strstr(p->answer, "\r\n\r\n") - p->answer) + 4;
    memmove(p->in, p->in + n, p->in_n - n);
    p->in_n -= n;
    p->in[p->in_n] = '\0';
    status = (int)strtol(p->answer + 9, NULL, 10);
    return status;
}

static inline const char *
peer_head(const struct peer *p)
{
    return p->answer;
}

static inline const char *
peer_body(const struct peer *p, size_t *n)
{
    if (n != NULL)
        *n = p->answer_n - p->head_n;
    return p->answer + p->head_n;
}

static inline void
peer_hang_up(struct peer *p)
{
    if (p->ssl != NULL && SSL_is_init_finished(p->ssl))
        (void)SSL_shutdown(p->ssl);
    SSL_free(p->ssl);
    p->ssl = NULL;
    if (p->fd >= 0)
        (void)close(p->fd);
    p->fd = -1;
    rig_pump(p->rig, TRY_MS);
}

static inline void
peer_done(struct peer *p)
{
    peer_hang_up(p);
    SSL_CTX_free(p->ctx);
    ERR_clear_error();
}

#endif
