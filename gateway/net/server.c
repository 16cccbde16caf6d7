/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/server.h"

#include <assert.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "net/conn.h"
#include "net/loop.h"

#include "base/banned.h"

enum {
    TICK_MS = 100, /* how late a deadline may be noticed */
    ACCEPTS_PER_TURN = 16,
    SHAKES_PER_TURN = 8,
    OUT_MAX = 2 * 1024 * 1024 /* an answer: a message and its receipt */
};

static void
event(struct net_server *srv, const char *name, const char *what)
{
    struct errinfo ei;

    if (srv->opts.event == NULL)
        return;
    err_set(&ei, ERR_LIMIT, "server.limit", "%s", what);
    srv->opts.event(srv->opts.ctx, name, &ei);
}

size_t
net_server_connections(const struct net_server *srv)
{
    return srv->shaking_n + srv->open_n;
}

static void
start_ticking(struct net_server *srv)
{
    if (srv->ticking)
        return;
    srv->ticking = true;
    net_timer_set(srv->tick, TICK_MS);
}

/* ---- coming in ------------------------------------------------------------- */

/* Out of descriptors or memory: leave them in the queue until a tick. */
static void
stop_listening(struct net_server *srv)
{
    event(srv, "conn.limit", "the system gives no more connections");
    srv->deaf = true;
    net_watch_set(srv->listen, 0);
    start_ticking(srv);
}

/* Full: who has not said who it is goes before who has. */
static bool
make_room(struct net_server *srv)
{
    struct conn *oldest = TAILQ_FIRST(&srv->shaking);

    if (net_server_connections(srv) < srv->opts.connections_max)
        return true;
    event(srv, "conn.limit", "the most connections at once");
    if (oldest == NULL)
        return false;
    conn_drop(oldest);
    return true;
}

static void
take_in(struct net_server *srv, int fd)
{
    int on = 1;

    if (!make_room(srv)) {
        (void)close(fd);
        return;
    }
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (conn_new(srv, fd) != ERR_OK)
        event(srv, "conn.limit", "no memory for a connection");
    start_ticking(srv);
}

static void
on_listen(void *ctx, int what)
{
    struct net_server *srv = ctx;

    (void)what;
    for (int i = 0; i < ACCEPTS_PER_TURN; i++) {
        int fd = accept4(srv->opts.listen_fd, NULL, NULL,
            SOCK_NONBLOCK | SOCK_CLOEXEC);

        if (fd >= 0) {
            take_in(srv, fd);
            continue;
        }
        if (errno == EAGAIN)
            return;
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
            errno == ENOMEM) {
            stop_listening(srv);
            return;
        }
        /* the connection is what failed; the next may be well */
    }
}

static size_t
count_oin(const struct net_server *srv, const char *oin)
{
    const struct conn *c;
    size_t n = 0;

    TAILQ_FOREACH(c, &srv->open, link)
    n += memcmp(c->peer.id.oin, oin, IDENTITY_OIN_LEN) == 0;
    return n;
}

bool
server_admit(struct conn *c)
{
    struct net_server *srv = c->srv;
    const struct net_server_opts *o = &srv->opts;

    if (count_oin(srv, c->peer.id.oin) >= o->connections_per_oin_max) {
        event(srv, "conn.limit", "the most connections of one party");
        return false;
    }
    if (o->admit != NULL && !o->admit(o->ctx, &c->peer.id)) {
        struct errinfo ei;

        err_set(&ei, ERR_DENIED, "server.admit", "nobody we speak to");
        conn_event(c, "tls.refused", &ei);
        return false;
    }
    TAILQ_REMOVE(&srv->shaking, c, link);
    srv->shaking_n--;
    TAILQ_INSERT_TAIL(&srv->open, c, link);
    srv->open_n++;
    c->shaken = true;
    return true;
}

void
server_gone(struct conn *c)
{
    struct net_server *srv = c->srv;

    if (c->shaken) {
        TAILQ_REMOVE(&srv->open, c, link);
        srv->open_n--;
    } else {
        TAILQ_REMOVE(&srv->shaking, c, link);
        srv->shaking_n--;
    }
    TAILQ_INSERT_TAIL(&srv->dead, c, link);
    net_timer_set(srv->turn, 0);
}

/* ---- taking turns ------------------------------------------------------------ */

bool
server_may_shake(struct net_server *srv)
{
    if (srv->shakes_left == 0)
        return false;
    if (--srv->shakes_left == 0)
        net_timer_set(srv->turn, 0);
    return true;
}

void
server_again(struct conn *c)
{
    c->again = true;
    net_timer_set(c->srv->turn, 0);
}

static struct conn *
first_again(const struct net_server *srv)
{
    struct conn *c;

    TAILQ_FOREACH(c, &srv->open, link)
    if (c->again)
        return c;
    return NULL;
}

/* One round; who has more after it waits for the next turn of the loop. */
static void
run_again(struct net_server *srv)
{
    size_t n = 0;
    struct conn *c;

    TAILQ_FOREACH(c, &srv->open, link)
    n += c->again;
    while (n-- > 0 && (c = first_again(srv)) != NULL) {
        c->again = false;
        TAILQ_REMOVE(&srv->open, c, link);
        TAILQ_INSERT_TAIL(&srv->open, c, link);
        if (c->state == CONN_HEAD)
            call_run(c, false);
    }
}

/* Nobody on the stack looks at them any more. */
static void
bury(struct net_server *srv)
{
    struct conn *c;

    while ((c = TAILQ_FIRST(&srv->dead)) != NULL) {
        TAILQ_REMOVE(&srv->dead, c, link);
        free(c);
    }
}

static void
on_turn(void *ctx)
{
    struct net_server *srv = ctx;
    void (*done)(void *arg) = srv->drained;

    srv->shakes_left = SHAKES_PER_TURN;
    bury(srv);
    run_again(srv);
    if (!srv->draining || done == NULL || net_server_connections(srv) > 0)
        return;
    srv->drained = NULL;
    /* srv may be gone when this returns */
    done(srv->drained_ctx);
}

static void
expire_list(struct conn_list *list, int64_t now_ms)
{
    struct conn *c = TAILQ_FIRST(list);

    while (c != NULL) {
        struct conn *next = TAILQ_NEXT(c, link);

        if (c->due != CONN_DUE_NONE && now_ms >= c->due_ms)
            conn_expire(c);
        c = next;
    }
}

static void
on_tick(void *ctx)
{
    struct net_server *srv = ctx;
    int64_t now_ms = clock_mono_ms(srv->opts.clk);

    expire_list(&srv->shaking, now_ms);
    expire_list(&srv->open, now_ms);
    if (srv->deaf && !srv->draining) {
        srv->deaf = false;
        net_watch_set(srv->listen, NET_READ);
    }
    srv->ticking = false;
    if (net_server_connections(srv) > 0)
        start_ticking(srv);
}

/* ---- birth and death ----------------------------------------------------------- */

static void
set_limits(struct net_server_opts *o)
{
    if (o->handshake_due_ms == 0)
        o->handshake_due_ms = LIMIT_HANDSHAKE_DUE_MS;
    if (o->head_due_ms == 0)
        o->head_due_ms = LIMIT_HEAD_DUE_MS;
    if (o->body_due_ms == 0)
        o->body_due_ms = LIMIT_BODY_DUE_MS;
    if (o->idle_due_ms == 0)
        o->idle_due_ms = LIMIT_IDLE_DUE_MS;
    if (o->connections_max == 0)
        o->connections_max = LIMIT_CONNECTIONS_MAX;
    if (o->connections_per_oin_max == 0)
        o->connections_per_oin_max = LIMIT_CONNECTIONS_PER_OIN_MAX;
}

enum err
net_server_new(struct net_server **out, const struct net_server_opts *opts,
    struct errinfo *ei)
{
    struct net_server *srv = calloc(1, sizeof(*srv));

    assert(opts->request != NULL && opts->host != NULL && opts->clk != NULL);
    if (srv == NULL)
        return err_set(ei, ERR_NOMEM, "server.new", "no memory");
    srv->opts = *opts;
    set_limits(&srv->opts);
    srv->reader.host = opts->host;
    srv->shakes_left = SHAKES_PER_TURN;
    TAILQ_INIT(&srv->shaking);
    TAILQ_INIT(&srv->open);
    TAILQ_INIT(&srv->dead);
    buf_init(&srv->out, OUT_MAX);
    if (net_timer_new(&srv->tick, opts->loop, on_tick, srv) != ERR_OK ||
        net_timer_new(&srv->turn, opts->loop, on_turn, srv) != ERR_OK ||
        net_watch_new(&srv->listen, opts->loop, opts->listen_fd, NET_READ,
            on_listen, srv) != ERR_OK) {
        net_server_free(srv);
        return err_set(ei, ERR_IO, "server.new", "cannot listen");
    }
    *out = srv;
    return ERR_OK;
}

static void
drop_all(struct conn_list *list)
{
    struct conn *c;

    while ((c = TAILQ_FIRST(list)) != NULL)
        conn_drop(c);
}

void
net_server_free(struct net_server *srv)
{
    if (srv == NULL)
        return;
    net_watch_free(srv->listen);
    drop_all(&srv->shaking);
    drop_all(&srv->open);
    bury(srv);
    net_timer_free(srv->tick);
    net_timer_free(srv->turn);
    call_pool_free(srv);
    buf_wipe(&srv->out);
    free(srv);
}

/* Is the next request here already?  Then it is answered, and told that it is
 * the last. */
static bool
arriving(const struct conn *c)
{
    char byte;

    return recv(c->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

void
net_server_drain(struct net_server *srv, void (*done)(void *ctx), void *ctx)
{
    struct conn *c, *next;

    srv->draining = true;
    srv->drained = done;
    srv->drained_ctx = ctx;
    net_watch_set(srv->listen, 0);
    for (c = TAILQ_FIRST(&srv->open); c != NULL; c = next) {
        next = TAILQ_NEXT(c, link);
        if (c->state != CONN_HEAD || c->work != NULL || !c->served ||
            arriving(c))
            continue;
        conn_close(c);
        conn_settle(c);
    }
    net_timer_set(srv->turn, 0);
}
