/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/conn.h"

#include <assert.h>
#include <errno.h>
#include <openssl/err.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "net/loop.h"

#include "base/banned.h"

enum {
    CLOSING_DUE_MS = 2000,
    LINGER_MAX = LIMIT_HTTP_HEAD_MAX + LIMIT_BODY_MAX,
    LINGER_READS = 16, /* per turn */
    REST_MAX = 4 * 1024 * 1024
};

/* ---- states ------------------------------------------------------------------ */

#define TO(state) (1u << (state))

static const unsigned moves[CONN_STATE__COUNT] = {
    [CONN_HANDSHAKE] = TO(CONN_HEAD) | TO(CONN_CLOSING) | TO(CONN_DEAD),
    [CONN_HEAD] =
        TO(CONN_BODY) | TO(CONN_WRITE) | TO(CONN_CLOSING) | TO(CONN_DEAD),
    [CONN_BODY] =
        TO(CONN_WAIT) | TO(CONN_WRITE) | TO(CONN_CLOSING) | TO(CONN_DEAD),
    [CONN_WAIT] = TO(CONN_WRITE) | TO(CONN_DEAD),
    [CONN_WRITE] = TO(CONN_HEAD) | TO(CONN_CLOSING) | TO(CONN_DEAD),
    [CONN_CLOSING] = TO(CONN_DEAD),
};

/* What holds in every state, whatever happened before. */
static void
check(const struct conn *c)
{
    bool talks = c->state >= CONN_HEAD && c->state <= CONN_WRITE;

    assert(!talks || (c->shaken && c->peer.known));
    assert(c->state != CONN_WAIT || c->work->head_len > 0);
    assert(c->state != CONN_BODY || c->work->head_len > 0);
    assert(c->state < CONN_CLOSING || c->work == NULL);
}

void
conn_move(struct conn *c, enum conn_state to)
{
    assert((moves[c->state] & TO(to)) != 0);
    c->state = to;
    check(c);
}

void
conn_event(const struct conn *c, const char *name, const struct errinfo *why)
{
    const struct net_server_opts *o = &c->srv->opts;

    if (o->event != NULL)
        o->event(o->ctx, name, why);
}

/* ---- deadlines ----------------------------------------------------------------- */

static enum conn_due
due_of(const struct conn *c)
{
    switch (c->state) {
    case CONN_HANDSHAKE:
        return CONN_DUE_HANDSHAKE;
    case CONN_HEAD:
        return c->work == NULL ? CONN_DUE_IDLE : CONN_DUE_HEAD;
    case CONN_BODY:
        return CONN_DUE_BODY;
    case CONN_WRITE:
        return CONN_DUE_WRITE;
    case CONN_CLOSING:
        return CONN_DUE_CLOSING;
    case CONN_WAIT:
    case CONN_DEAD:
    case CONN_STATE__COUNT:
    default:
        return CONN_DUE_NONE;
    }
}

static int64_t
allowed_ms(const struct net_server_opts *o, enum conn_due due)
{
    switch (due) {
    case CONN_DUE_HANDSHAKE:
        return o->handshake_due_ms;
    case CONN_DUE_IDLE:
        return o->idle_due_ms;
    case CONN_DUE_HEAD:
        return o->head_due_ms;
    case CONN_DUE_BODY:
    case CONN_DUE_WRITE:
        return o->body_due_ms;
    case CONN_DUE_CLOSING:
        return CLOSING_DUE_MS;
    case CONN_DUE_NONE:
    default:
        return 0;
    }
}

/* A new thing to wait for gets its own deadline; the same thing keeps it. */
void
conn_settle(struct conn *c)
{
    enum conn_due due = due_of(c);

    if (due == c->due)
        return;
    c->due = due;
    if (due != CONN_DUE_NONE)
        c->due_ms =
            clock_mono_ms(c->srv->opts.clk) + allowed_ms(&c->srv->opts, due);
}

static void
timed_out(struct conn *c, const char *what)
{
    struct errinfo ei;

    err_set(&ei, ERR_TIMEOUT, "conn.due", "%s", what);
    if (c->due == CONN_DUE_HEAD || c->due == CONN_DUE_BODY) {
        call_refuse(c, 408, "conn.timeout", &ei);
        return;
    }
    conn_event(c, "conn.timeout", &ei);
    conn_drop(c);
}

void
conn_expire(struct conn *c)
{
    switch (c->due) {
    case CONN_DUE_HANDSHAKE:
        timed_out(c, "the handshake took too long");
        break;
    case CONN_DUE_IDLE:
        conn_close(c);
        break;
    case CONN_DUE_HEAD:
        timed_out(c, "the head of a request took too long");
        break;
    case CONN_DUE_BODY:
        timed_out(c, "the body of a request took too long");
        break;
    case CONN_DUE_WRITE:
        timed_out(c, "taking the answer took too long");
        break;
    case CONN_DUE_CLOSING:
        conn_drop(c);
        break;
    case CONN_DUE_NONE:
    default:
        break;
    }
    conn_settle(c);
}

/* ---- death ----------------------------------------------------------------------- */

void
conn_drop(struct conn *c)
{
    bool waiting = c->state == CONN_WAIT;

    if (c->state == CONN_DEAD)
        return;
    server_gone(c);
    net_watch_free(c->watch);
    c->watch = NULL;
    SSL_free(c->ssl);
    c->ssl = NULL;
    (void)close(c->fd);
    c->fd = -1;
    buf_wipe(&c->rest);
    /* The handler may still look at the request when it is told. */
    if (waiting && c->srv->opts.gone != NULL)
        c->srv->opts.gone(c->srv->opts.ctx, &c->call);
    call_forget(c);
    conn_move(c, CONN_DEAD);
}

void
conn_close(struct conn *c)
{
    if (c->state == CONN_DEAD || c->state == CONN_CLOSING)
        return;
    call_forget(c);
    buf_wipe(&c->rest);
    ERR_clear_error();
    if (SSL_is_init_finished(c->ssl))
        (void)SSL_shutdown(c->ssl);
    (void)shutdown(c->fd, SHUT_WR);
    conn_move(c, CONN_CLOSING);
    net_watch_set(c->watch, NET_READ);
}

/* Throw away what still comes, for as long and as much as is reasonable. */
static void
linger(struct conn *c)
{
    uint8_t scratch[4096];

    for (int i = 0; i < LINGER_READS; i++) {
        ssize_t n = recv(c->fd, scratch, sizeof(scratch), MSG_DONTWAIT);

        if (n < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (n > 0)
            c->lingered_n += (size_t)n;
        if (n <= 0 || c->lingered_n > LINGER_MAX) {
            conn_drop(c);
            return;
        }
    }
}

/* ---- bytes ------------------------------------------------------------------------- */

/* After a call that moved nothing: wait for the socket, or it is over. */
static void
stalled(struct conn *c, int n)
{
    switch (SSL_get_error(c->ssl, n)) {
    case SSL_ERROR_WANT_READ:
        net_watch_set(c->watch, NET_READ);
        break;
    case SSL_ERROR_WANT_WRITE:
        net_watch_set(c->watch, NET_WRITE);
        break;
    case SSL_ERROR_ZERO_RETURN:
        (void)SSL_shutdown(c->ssl);
        conn_drop(c);
        break;
    default:
        ERR_clear_error();
        conn_drop(c);
        break;
    }
}

bool
conn_pending(const struct conn *c)
{
    return SSL_has_pending(c->ssl) == 1;
}

bool
conn_receive(struct conn *c, size_t room)
{
    uint8_t *p = buf_room(&c->work->in, room);
    int n;

    if (p == NULL) {
        conn_drop(c);
        return false;
    }
    ERR_clear_error();
    n = SSL_read(c->ssl, p, (int)room);
    if (n <= 0) {
        stalled(c, n);
        return false;
    }
    c->work->in.n += (size_t)n;
    return true;
}

/* Write what goes; false when c is dead. */
static bool
write_some(struct conn *c, struct span *s)
{
    while (s->n > 0) {
        int n;

        ERR_clear_error();
        n = SSL_write(c->ssl, s->p, s->n > INT32_MAX ? INT32_MAX : (int)s->n);
        if (n <= 0) {
            stalled(c, n);
            return c->state != CONN_DEAD;
        }
        s->p += n;
        s->n -= (size_t)n;
    }
    return true;
}

static void
sent(struct conn *c)
{
    buf_wipe(&c->rest);
    c->rest_at = 0;
    c->due = CONN_DUE_NONE;
    c->served = true;
    if (c->close_after || c->srv->draining) {
        conn_close(c);
        return;
    }
    conn_move(c, CONN_HEAD);
    net_watch_set(c->watch, NET_READ);
}

void
conn_send(struct conn *c, struct span s)
{
    if (!write_some(c, &s))
        return;
    if (s.n == 0) {
        sent(c);
        return;
    }
    buf_init(&c->rest, REST_MAX);
    buf_put(&c->rest, s);
    c->rest_at = 0;
    if (buf_err(&c->rest) != ERR_OK)
        conn_drop(c);
}

/* The socket takes more of the answer. */
static void
flush(struct conn *c)
{
    struct span s = {c->rest.p + c->rest_at, c->rest.n - c->rest_at};

    if (!write_some(c, &s))
        return;
    c->rest_at = c->rest.n - s.n;
    if (s.n > 0)
        return;
    sent(c);
    if (c->state == CONN_HEAD && (c->work != NULL || conn_pending(c)))
        call_run(c, false);
}

/* A handler has the request: is the peer still there? */
static void
peek(struct conn *c)
{
    uint8_t byte;
    int n;

    ERR_clear_error();
    n = SSL_peek(c->ssl, &byte, 1);
    if (n > 0)
        net_watch_set(c->watch, 0); /* a next request; it can wait */
    else
        stalled(c, n);
}

/* ---- birth --------------------------------------------------------------------------- */

static void
refused(struct conn *c, const struct errinfo *why)
{
    conn_event(c, "tls.refused", why);
    conn_close(c);
}

static void
shaken(struct conn *c)
{
    struct errinfo ei = {.code = ERR_OK};

    if (tls_accepted(c->ssl, &c->peer, &ei) != ERR_OK) {
        refused(c, &ei);
        return;
    }
    if (!server_admit(c)) {
        conn_close(c);
        return;
    }
    conn_move(c, CONN_HEAD);
    net_watch_set(c->watch, NET_READ);
    if (conn_pending(c))
        call_run(c, false);
}

static void
shake(struct conn *c)
{
    struct errinfo ei = {.code = ERR_OK};
    int n, why;

    if (!server_may_shake(c->srv))
        return;
    ERR_clear_error();
    n = SSL_do_handshake(c->ssl);
    if (n == 1) {
        shaken(c);
        return;
    }
    why = SSL_get_error(c->ssl, n);
    if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) {
        stalled(c, n);
        return;
    }
    if (tls_why(&c->peer, &ei) == ERR_OK)
        conn_drop(c);
    else
        refused(c, &ei);
    ERR_clear_error();
}

static void
on_ready(void *ctx, int what)
{
    struct conn *c = ctx;

    (void)what;
    switch (c->state) {
    case CONN_HANDSHAKE:
        shake(c);
        break;
    case CONN_HEAD:
    case CONN_BODY:
        net_watch_set(c->watch, NET_READ);
        call_run(c, true);
        break;
    case CONN_WAIT:
        peek(c);
        break;
    case CONN_WRITE:
        flush(c);
        break;
    case CONN_CLOSING:
        linger(c);
        break;
    case CONN_DEAD:
    case CONN_STATE__COUNT:
    default:
        break;
    }
    conn_settle(c);
}

enum err
conn_new(struct net_server *srv, int fd)
{
    struct conn *c = calloc(1, sizeof(*c));

    if (c == NULL)
        goto fail;
    c->srv = srv;
    c->fd = fd;
    c->call.conn = c;
    c->state = CONN_HANDSHAKE;
    c->ssl = tls_accept_new(srv->opts.tls, fd, &c->peer);
    if (c->ssl == NULL)
        goto fail;
    if (net_watch_new(&c->watch, srv->opts.loop, fd, NET_READ, on_ready, c) !=
        ERR_OK)
        goto fail;
    conn_settle(c);
    TAILQ_INSERT_TAIL(&srv->shaking, c, link);
    srv->shaking_n++;
    return ERR_OK;
fail:
    if (c != NULL)
        SSL_free(c->ssl);
    free(c);
    (void)close(fd);
    ERR_clear_error();
    return ERR_NOMEM;
}
