/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * call - requests out of bytes, answers into bytes
 *
 * A request is handed on when its last byte is here.  What came behind it
 * stays where it is, unread, until the answer is on its way: two answers to
 * what somebody else took for one request cannot happen.
 */

#include <assert.h>
#include <stdlib.h>

#include "base/clock.h"
#include "net/conn.h"

#include "base/banned.h"

enum {
    READ_MAX = 16 * 1024,    /* a TLS record */
    LOOK_EVERY = 512,        /* bytes of a head without a line end */
    CALLS_PER_TURN = 8,      /* then it is another connection's turn */
    POOL_MAX = 64,           /* requests kept for the next */
    POOL_CAP_MAX = 32 * 1024 /* a larger buffer is not kept */
};

/* ---- the pool ------------------------------------------------------------------ */

static bool
take_work(struct conn *c)
{
    struct net_server *srv = c->srv;
    struct conn_work *w = srv->pool;

    if (w != NULL) {
        srv->pool = w->next;
        srv->pool_n--;
    } else {
        w = malloc(sizeof(*w));
        if (w == NULL)
            return false;
        buf_init(&w->in, LIMIT_HTTP_HEAD_MAX + LIMIT_BODY_MAX);
    }
    w->looked_n = w->head_len = 0;
    w->base = NULL;
    w->next = NULL;
    c->work = w;
    return true;
}

void
call_forget(struct conn *c)
{
    struct net_server *srv = c->srv;
    struct conn_work *w = c->work;

    if (w == NULL)
        return;
    c->work = NULL;
    if (srv->pool_n == POOL_MAX || w->in.cap > POOL_CAP_MAX) {
        buf_wipe(&w->in);
        free(w);
        return;
    }
    if (w->in.n > 0)
        explicit_bzero(w->in.p, w->in.n);
    buf_clear(&w->in);
    w->next = srv->pool;
    srv->pool = w;
    srv->pool_n++;
}

void
call_pool_free(struct net_server *srv)
{
    while (srv->pool != NULL) {
        struct conn_work *w = srv->pool;

        srv->pool = w->next;
        buf_wipe(&w->in);
        free(w);
    }
    srv->pool_n = 0;
}

void
call_end(struct conn *c)
{
    struct conn_work *w = c->work;
    size_t used = w->head_len + (size_t)w->req.content_length;
    size_t left = w->in.n - used;

    if (left == 0) {
        call_forget(c);
        return;
    }
    memmove(w->in.p, w->in.p + used, left);
    explicit_bzero(w->in.p + left, used);
    w->in.n = left;
    w->looked_n = w->head_len = 0;
    w->base = NULL;
}

/* ---- answers ------------------------------------------------------------------- */

static const struct {
    int status;
    const char *slug, *title;
} refusals[] = {
    {400, "ongeldig-verzoek", "Ongeldig HTTP-verzoek"},
    {405, "methode-niet-toegestaan", "Methode niet toegestaan"},
    {408, "verzoek-te-traag", "Het verzoek kwam niet op tijd binnen"},
    {411, "lengte-vereist", "Content-Length ontbreekt"},
    {413, "bericht-te-groot", "Het bericht is te groot"},
    {414, "adres-te-lang", "Het adres is te lang"},
    {417, "verwachting-niet-ondersteund", "Expect wordt niet ondersteund"},
    {431, "koppen-te-groot", "De koppen zijn te groot"},
    {501, "methode-onbekend", "Methode wordt hier niet gebruikt"},
    {505, "http-versie", "Alleen HTTP/1.1"},
};

static void
send_out(struct conn *c)
{
    struct buf *out = &c->srv->out;

    if (buf_err(out) == ERR_OK)
        conn_send(c, buf_peek(out));
    else
        conn_drop(c);
    if (out->n > 0)
        explicit_bzero(out->p, out->n);
    buf_clear(out);
}

void
call_refuse(struct conn *c, int status, const char *event,
    const struct errinfo *why)
{
    struct http_response res = {.status = status,
        .content_type = "application/problem+json",
        .close = true};
    struct http_problem problem = {.status = status,
        .slug = refusals[0].slug,
        .title = refusals[0].title,
        .detail = "De verbinding wordt gesloten."};
    struct buf body;

    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        if (refusals[i].status == status) {
            problem.slug = refusals[i].slug;
            problem.title = refusals[i].title;
        }
    }
    conn_event(c, event, why);
    call_forget(c);
    c->close_after = true;
    conn_move(c, CONN_WRITE);
    buf_init(&body, 4096);
    http_problem_write(&body, &problem);
    res.body = buf_peek(&body);
    http_write(&c->srv->out, &res);
    send_out(c);
    buf_done(&body);
}

void
net_call_answer(struct net_call *call, const struct http_response *res)
{
    struct conn *c = call->conn;
    const struct http_request *req = &c->work->req;
    struct http_response r = *res;

    assert(c->state == CONN_WAIT);
    c->close_after = res->close || req->close || c->srv->draining;
    r.close = c->close_after;
    r.head_only = res->head_only || req->method == HTTP_HEAD;
    http_write(&c->srv->out, &r);
    call_end(c);
    conn_move(c, CONN_WRITE);
    send_out(c);
    if (c->state == CONN_HEAD && !c->running &&
        (c->work != NULL || conn_pending(c)))
        call_run(c, false);
    conn_settle(c);
}

/* ---- requests ------------------------------------------------------------------ */

/* Reading the head anew for each byte of a slow one is work for nothing. */
static bool
worth_a_look(const struct conn_work *w)
{
    size_t fresh = w->in.n - w->looked_n;

    return fresh > 0 && (w->looked_n == 0 || fresh >= LOOK_EVERY ||
                            w->in.n >= LIMIT_HTTP_HEAD_MAX ||
                            memchr(w->in.p + w->looked_n, '\n', fresh) != NULL);
}

static void
say_continue(struct conn *c)
{
    static const char line[] = "HTTP/1.1 100 Continue\r\n\r\n";

    /* A socket that takes no 25 bytes at this point is not worth keeping. */
    if (SSL_write(c->ssl, line, sizeof(line) - 1) != (int)sizeof(line) - 1)
        conn_drop(c);
}

static bool
complete(const struct conn_work *w)
{
    return w->in.n - w->head_len >= w->req.content_length;
}

/* HEAD: is there a whole one?  Then BODY, or a refusal. */
static void
read_head(struct conn *c)
{
    struct conn_work *w = c->work;
    struct errinfo ei = {.code = ERR_OK};
    int status = 400;
    enum err rc;

    if (w == NULL || !worth_a_look(w))
        return;
    rc = http_parse(buf_peek(&w->in), &c->srv->reader, &w->req, &w->head_len,
        &status, &ei);
    w->looked_n = w->in.n;
    if (rc == ERR_AGAIN)
        return;
    if (rc != ERR_OK) {
        call_refuse(c, status, "http.refused", &ei);
        return;
    }
    w->base = w->in.p;
    conn_move(c, CONN_BODY);
    if (w->req.expect_continue && !complete(w))
        say_continue(c);
}

/* The buffer moved while the body grew: point into where it is now. */
static bool
point_again(struct conn *c)
{
    struct conn_work *w = c->work;
    size_t used;
    int status;

    if (w->base == w->in.p)
        return true;
    w->base = w->in.p;
    return http_parse(buf_peek(&w->in), &c->srv->reader, &w->req, &used,
               &status, NULL) == ERR_OK &&
           used == w->head_len;
}

/* A certificate can end while its connection lives. */
static bool
still_valid(struct conn *c)
{
    struct errinfo ei;

    if (clock_wall_ms(c->srv->opts.clk) <= c->peer.id.not_after_ms)
        return true;
    err_set(&ei, ERR_DENIED, "conn.peer", "the certificate has expired");
    conn_event(c, "tls.refused", &ei);
    return false;
}

static void
hand_on(struct conn *c)
{
    const struct net_server_opts *o = &c->srv->opts;
    bool ok = point_again(c);

    assert(ok);
    if (!ok || !still_valid(c)) {
        conn_close(c);
        return;
    }
    c->call.user = NULL;
    conn_move(c, CONN_WAIT);
    o->request(o->ctx, &c->call);
}

/* A step with what is here; true when a request went to the handler. */
static bool
look(struct conn *c)
{
    if (c->state == CONN_HEAD)
        read_head(c);
    if (c->state != CONN_BODY || !complete(c->work))
        return false;
    hand_on(c);
    return true;
}

static bool
reading(const struct conn *c)
{
    return c->state == CONN_HEAD || c->state == CONN_BODY;
}

static bool
read_more(struct conn *c)
{
    struct conn_work *w;
    size_t room;

    if (c->work == NULL && !take_work(c)) {
        conn_drop(c);
        return false;
    }
    w = c->work;
    /* Never past the end of a body: what follows it can wait outside. */
    room = c->state == CONN_HEAD
               ? LIMIT_HTTP_HEAD_MAX - w->in.n
               : w->head_len + (size_t)w->req.content_length - w->in.n;
    return conn_receive(c, room > READ_MAX ? READ_MAX : room);
}

void
call_run(struct conn *c, bool readable)
{
    int n = 0;

    c->running = true;
    for (;;) {
        if (look(c) && ++n == CALLS_PER_TURN && c->state == CONN_HEAD) {
            server_again(c);
            break;
        }
        if (!reading(c))
            break;
        if (c->state == CONN_HEAD && c->work != NULL &&
            c->work->looked_n == 0 && c->work->in.n > 0)
            continue; /* the next request is here already */
        if (!readable && !conn_pending(c))
            break;
        readable = false;
        if (!read_more(c))
            break;
    }
    c->running = false;
    if (c->state == CONN_HEAD && c->work != NULL && c->work->in.n == 0)
        call_forget(c);
    conn_settle(c);
}

/* ---- what a handler sees ---------------------------------------------------------- */

const struct http_request *
net_call_request(const struct net_call *call)
{
    return &call->conn->work->req;
}

struct span
net_call_body(const struct net_call *call)
{
    const struct conn_work *w = call->conn->work;

    return (struct span){w->in.p + w->head_len, (size_t)w->req.content_length};
}

const struct identity *
net_call_peer(const struct net_call *call)
{
    return &call->conn->peer.id;
}

void
net_call_set_user(struct net_call *call, void *user)
{
    call->user = user;
}

void *
net_call_user(const struct net_call *call)
{
    return call->user;
}
