/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bare - a server that only takes TLS records and answers
 *
 * The part of the floor that depends on how many connections there are: one
 * process, one epoll, blocking reads of a whole request, an answer as long as
 * a receipt.  The load generator of the benchmark drives it like the gateway.
 */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/bench/bench.h"

enum { CONNS_MAX = 1024, REQUEST_MAX = 1 << 18, EVENTS = 64 };

static volatile sig_atomic_t stopped;

static void
on_term(int signo)
{
    (void)signo;
    stopped = 1;
}

static SSL_CTX *
context(const struct bare_opts *o)
{
    SSL_CTX *c = SSL_CTX_new(TLS_server_method());

    if (c == NULL || SSL_CTX_use_certificate_chain_file(c, o->cert) != 1 ||
        SSL_CTX_use_PrivateKey_file(c, o->key, SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_load_verify_locations(c, o->ca, NULL) != 1)
        return NULL;
    SSL_CTX_set_verify(c, SSL_VERIFY_PEER, NULL);
    (void)SSL_CTX_set_num_tickets(c, 0);
    return c;
}

static int
listen_on(int *port)
{
    struct sockaddr_in sa = {.sin_family = AF_INET,
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(sa);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    if (fd < 0 || bind(fd, (const struct sockaddr *)&sa, len) != 0 ||
        listen(fd, CONNS_MAX) != 0 ||
        getsockname(fd, (struct sockaddr *)&sa, &len) != 0)
        return -1;
    *port = ntohs(sa.sin_port);
    return fd;
}

static SSL *
welcome(SSL_CTX *ctx, int listener, int ep)
{
    int fd = accept(listener, NULL, NULL), on = 1;
    SSL *ssl = SSL_new(ctx);
    struct epoll_event ev = {.events = EPOLLIN, .data.ptr = ssl};

    if (fd < 0 || ssl == NULL ||
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) != 0 ||
        SSL_set_fd(ssl, fd) != 1 || SSL_accept(ssl) != 1 ||
        epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev) != 0)
        return NULL;
    return ssl;
}

/* How long the request is, or 0 while its head is not whole. */
static size_t
request_len(char *buf, size_t n)
{
    char *end, *len;

    buf[n] = '\0';
    end = strstr(buf, "\r\n\r\n");
    len = strcasestr(buf, "content-length:");
    if (end == NULL || len == NULL)
        return 0;
    return (size_t)(end + 4 - buf) + strtoul(len + 15, NULL, 10);
}

/* One whole request in, one answer out; false when the peer is gone. */
static bool
serve_one(SSL *ssl, const char *answer, size_t answer_n)
{
    static char buf[REQUEST_MAX + 1];
    size_t n = 0;

    for (;;) {
        int k = SSL_read(ssl, buf + n, (int)(REQUEST_MAX - n));
        size_t want;

        if (k <= 0)
            return false;
        n += (size_t)k;
        want = request_len(buf, n);
        if (want != 0 && n >= want)
            break;
    }
    return SSL_write(ssl, answer, (int)answer_n) > 0;
}

static size_t
loop(SSL_CTX *ctx, int listener, const char *answer, size_t answer_n,
    double *us)
{
    int ep = epoll_create1(0);
    struct epoll_event ev = {.events = EPOLLIN, .data.ptr = NULL};
    size_t served = 0;
    double shaking = 0, began = bench_cpu_us();

    if (epoll_ctl(ep, EPOLL_CTL_ADD, listener, &ev) != 0)
        return 0;
    while (!stopped) {
        struct epoll_event got[EVENTS];
        int n = epoll_wait(ep, got, EVENTS, 100);

        for (int i = 0; i < n; i++) {
            SSL *ssl = got[i].data.ptr;

            if (ssl == NULL) {
                double before = bench_cpu_us();

                if (welcome(ctx, listener, ep) == NULL)
                    return 0;
                shaking += bench_cpu_us() - before;
            } else if (serve_one(ssl, answer, answer_n)) {
                served++;
            } else {
                (void)close(SSL_get_fd(ssl));
                SSL_free(ssl);
            }
        }
    }
    *us = bench_cpu_us() - began - shaking;
    return served;
}

int
bare_run(const struct bare_opts *o)
{
    struct sigaction sa = {.sa_handler = on_term};
    char *answer = calloc(1, o->answer_n + 200);
    SSL_CTX *ctx = context(o);
    int port = 0, listener = listen_on(&port), head;
    double us = 0;
    size_t served;

    if (answer == NULL || ctx == NULL || listener < 0 ||
        sigaction(SIGTERM, &sa, NULL) != 0)
        return 1;
    head = snprintf(answer, 200,
        "HTTP/1.1 201 Created\r\nContent-Length: %zu\r\n\r\n", o->answer_n);
    memset(answer + head, ' ', o->answer_n);
    printf("%d\n", port);
    (void)fflush(stdout);
    served = loop(ctx, listener, answer, (size_t)head + o->answer_n, &us);
    printf("{\"tls\":%.2f}\n", served == 0 ? 0 : us / (double)served);
    free(answer);
    SSL_CTX_free(ctx);
    return served == 0;
}
