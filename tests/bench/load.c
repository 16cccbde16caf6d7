/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * load - closed-loop load over kept-alive mutual TLS
 *
 * N connections, each sending the next message when the answer to the last has
 * come.  Every message gets an id of its own, written over a place of 36 bytes
 * in the template, so that each is a new exchange.
 */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "tests/bench/bench.h"

enum { CONNS_MAX = 512, ANSWER_MAX = 64 * 1024, SAMPLES_MAX = 2000000 };

struct conn {
    SSL *ssl;
    int fd;
    char *req;
    size_t req_n, sent, id_at;
    char answer[ANSWER_MAX];
    size_t got;
    int64_t began_ns;
};

struct load {
    const struct load_opts *o;
    SSL_CTX *ctx;
    struct conn *conn;
    uint64_t serial;
    uint32_t *sample_us;
    size_t sample_n, ok, bad;
    int64_t end_ns;
};

static int64_t
now_ns(void)
{
    struct timespec ts;

    (void)clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

_Noreturn static void
give_up(const char *what)
{
    fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
    ERR_print_errors_fp(stderr);
    exit(1);
}

static SSL_CTX *
context(const struct load_opts *o)
{
    SSL_CTX *c = SSL_CTX_new(TLS_client_method());

    if (c == NULL || SSL_CTX_load_verify_locations(c, o->ca, NULL) != 1 ||
        SSL_CTX_use_certificate_chain_file(c, o->cert) != 1 ||
        SSL_CTX_use_PrivateKey_file(c, o->key, SSL_FILETYPE_PEM) != 1)
        give_up("certificates");
    SSL_CTX_set_verify(c, SSL_VERIFY_PEER, NULL);
    return c;
}

static void
open_conn(struct load *l, struct conn *c)
{
    struct sockaddr_in sa = {.sin_family = AF_INET,
        .sin_port = htons((uint16_t)l->o->port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1;

    c->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (c->fd < 0 ||
        connect(c->fd, (const struct sockaddr *)&sa, sizeof(sa)) != 0)
        give_up("connect");
    (void)setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    c->ssl = SSL_new(l->ctx);
    if (c->ssl == NULL || SSL_set_fd(c->ssl, c->fd) != 1 ||
        SSL_set_tlsext_host_name(c->ssl, "localhost") != 1 ||
        SSL_connect(c->ssl) != 1)
        give_up("handshake");
    (void)fcntl(c->fd, F_SETFL, O_NONBLOCK);
}

static void
make_request(const struct load_opts *o, struct conn *c)
{
    char head[512];
    int n = snprintf(head, sizeof(head),
        "POST /gegevensuitwisseling/v1/berichten HTTP/1.1\r\n"
        "Host: localhost:%d\r\nContent-Type: %s\r\n"
        "Content-Length: %zu\r\n\r\n",
        o->port, o->media, o->doc_n);

    c->req_n = (size_t)n + o->doc_n;
    c->req = malloc(c->req_n);
    if (c->req == NULL)
        give_up("memory");
    memcpy(c->req, head, (size_t)n);
    memcpy(c->req + n, o->doc, o->doc_n);
    c->id_at = (size_t)n + o->id_at;
}

/* A new id: the process, the serial number. */
static void
stamp_id(struct load *l, struct conn *c)
{
    char id[40];

    (void)snprintf(id, sizeof(id), "%08x-%04x-4000-8000-%012llx",
        (unsigned)l->o->seed, (unsigned)getpid() & 0xffff,
        (unsigned long long)l->serial++);
    memcpy(c->req + c->id_at, id, 36);
}

static bool
push(struct conn *c)
{
    while (c->sent < c->req_n) {
        int n = SSL_write(c->ssl, c->req + c->sent, (int)(c->req_n - c->sent));

        if (n <= 0)
            return SSL_get_error(c->ssl, n) == SSL_ERROR_WANT_WRITE;
        c->sent += (size_t)n;
    }
    return true;
}

static bool
next(struct load *l, struct conn *c)
{
    stamp_id(l, c);
    c->sent = c->got = 0;
    c->began_ns = now_ns();
    return push(c);
}

/* Is the answer whole?  Ours always carry Content-Length. */
static bool
whole(const struct conn *c, int *status)
{
    const char *end = memmem(c->answer, c->got, "\r\n\r\n", 4);
    const char *len;
    size_t head;

    if (end == NULL)
        return false;
    head = (size_t)(end - c->answer) + 4;
    len = memmem(c->answer, head, "Content-Length: ", 16);
    if (len == NULL)
        return false;
    *status = (int)strtol(c->answer + 9, NULL, 10);
    return c->got >= head + strtoul(len + 16, NULL, 10);
}

static void
finish(struct load *l, struct conn *c, int status)
{
    int64_t us = (now_ns() - c->began_ns) / 1000;

    if (status == l->o->expect)
        l->ok++;
    else if (l->bad++ == 0)
        fprintf(stderr, "load: first answer not %d:\n%.*s\n", l->o->expect,
            (int)(c->got > 1500 ? 1500 : c->got), c->answer);
    if (l->sample_n < SAMPLES_MAX)
        l->sample_us[l->sample_n++] = (uint32_t)us;
}

static bool
pull(struct load *l, struct conn *c)
{
    int status;

    for (;;) {
        int n = SSL_read(c->ssl, c->answer + c->got,
            (int)(sizeof(c->answer) - c->got));

        if (n <= 0)
            return SSL_get_error(c->ssl, n) == SSL_ERROR_WANT_READ;
        c->got += (size_t)n;
        if (!whole(c, &status))
            continue;
        finish(l, c, status);
        if (now_ns() < l->end_ns && !next(l, c))
            return false;
    }
}

static int
by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

static void
turn(struct load *l, int ep)
{
    struct epoll_event ev[64];
    int n = epoll_wait(ep, ev, 64, 100);

    for (int i = 0; i < n; i++) {
        struct conn *c = ev[i].data.ptr;

        if ((c->sent < c->req_n && !push(c)) || !pull(l, c)) {
            fprintf(stderr, "load: connection lost\n");
            l->bad++;
            (void)epoll_ctl(ep, EPOLL_CTL_DEL, c->fd, NULL);
        }
    }
}

int
load_run(const struct load_opts *o, struct load_result *res)
{
    struct load l = {.o = o, .ctx = context(o)};
    int ep = epoll_create1(0);
    int64_t began;

    l.conn = calloc((size_t)o->conns, sizeof(*l.conn));
    l.sample_us = malloc(SAMPLES_MAX * sizeof(*l.sample_us));
    if (ep < 0 || l.conn == NULL || l.sample_us == NULL)
        give_up("memory");
    for (int i = 0; i < o->conns; i++) {
        struct epoll_event ev = {.events = EPOLLIN | EPOLLOUT | EPOLLET,
            .data.ptr = &l.conn[i]};

        open_conn(&l, &l.conn[i]);
        make_request(o, &l.conn[i]);
        if (epoll_ctl(ep, EPOLL_CTL_ADD, l.conn[i].fd, &ev) != 0)
            give_up("epoll");
    }
    began = now_ns();
    l.end_ns = began + (int64_t)(o->seconds * 1e9);
    for (int i = 0; i < o->conns; i++)
        if (!next(&l, &l.conn[i]))
            give_up("send");
    while (now_ns() < l.end_ns + 200000000)
        turn(&l, ep);
    qsort(l.sample_us, l.sample_n, sizeof(*l.sample_us), by_value);
    *res = (struct load_result){.ok = l.ok,
        .bad = l.bad,
        .seconds = o->seconds,
        .p50_us = l.sample_n == 0 ? 0 : l.sample_us[l.sample_n / 2],
        .p99_us = l.sample_n == 0 ? 0 : l.sample_us[l.sample_n * 99 / 100]};
    for (int i = 0; i < o->conns; i++) {
        SSL_free(l.conn[i].ssl);
        (void)close(l.conn[i].fd);
        free(l.conn[i].req);
    }
    SSL_CTX_free(l.ctx);
    free(l.conn);
    free(l.sample_us);
    (void)close(ep);
    return l.bad == 0 ? 0 : 1;
}
