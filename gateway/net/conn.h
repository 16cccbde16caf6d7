/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_CONN_H
#define NET_CONN_H

/*
 * conn - one client connection of the server
 *
 *   layering  private to net/; server.c counts and accepts, conn.c moves bytes
 *             and keeps deadlines, call.c makes requests and answers of them
 *
 *               .------------------------------------.
 *               v                                    |
 *   HANDSHAKE  HEAD --> BODY --> WAIT --> WRITE -----'
 *       |       ^ |       |                 | ^
 *       '-------' '-------+--- refused -----+-'
 *                                           v
 *               (from anywhere: DEAD)    CLOSING --> DEAD
 *
 *   HEAD     nothing or part of a head is here; also between requests
 *   BODY     the head is good, the body is not complete
 *   WAIT     the handler has the request
 *   WRITE    an answer is on its way out
 *   CLOSING  we said goodbye and read on for a while, so that the peer gets
 *            to see our last words before a reset can eat them
 *   DEAD     socket and session are gone, the memory goes at the next turn
 */

#include <openssl/ssl.h>
#include <sys/queue.h>

#include "base/buf.h"
#include "net/server.h"
#include "net/tls.h"

enum conn_state {
    CONN_HANDSHAKE,
    CONN_HEAD,
    CONN_BODY,
    CONN_WAIT,
    CONN_WRITE,
    CONN_CLOSING,
    CONN_DEAD,
    CONN_STATE__COUNT
};

/* What a deadline is for; one that lasts is set once and never moved. */
enum conn_due {
    CONN_DUE_NONE,
    CONN_DUE_HANDSHAKE,
    CONN_DUE_IDLE,
    CONN_DUE_HEAD,
    CONN_DUE_BODY,
    CONN_DUE_WRITE,
    CONN_DUE_CLOSING
};

/* A request in the making; taken from a pool when its first byte comes. */
struct conn_work {
    struct buf in;       /* head, body, and what came after them */
    size_t looked_n;     /* bytes of in that the reader has judged */
    size_t head_len;     /* 0: no whole head yet */
    const uint8_t *base; /* in.p when req was parsed */
    struct http_request req;
    struct conn_work *next; /* in the pool */
};

struct net_call {
    struct conn *conn;
    void *user;
};

struct conn {
    TAILQ_ENTRY(conn) link;
    struct net_server *srv;
    int fd;
    SSL *ssl;
    struct net_watch *watch;
    enum conn_state state;
    enum conn_due due;
    int64_t due_ms;    /* monotonic */
    bool shaken;       /* in srv->open, not in srv->shaking */
    bool served;       /* has had an answer */
    bool close_after;  /* the answer under way is the last */
    bool running;      /* call_run() is on the stack */
    bool again;        /* has bytes to go on with at the next turn */
    size_t lingered_n; /* bytes thrown away in CLOSING */
    struct tls_peer peer;
    struct conn_work *work; /* NULL: not a byte of a request is here */
    struct buf rest;        /* an answer that the socket did not take whole */
    size_t rest_at;         /* sent of it */
    struct net_call call;
};

TAILQ_HEAD(conn_list, conn);

struct net_server {
    struct net_server_opts opts; /* zeros replaced by the limits */
    struct http_reader_opts reader;
    struct net_watch *listen;
    struct net_timer *tick; /* looks for deadlines that passed */
    struct net_timer *turn; /* next turn of the loop */
    bool ticking, deaf;     /* deaf: not accepting until a tick */
    struct conn_list shaking, open, dead;
    size_t shaking_n, open_n;
    struct conn_work *pool;
    size_t pool_n;
    struct buf out;  /* answers are put together here */
    int shakes_left; /* steps of a handshake left in this turn */
    bool draining;
    void (*drained)(void *ctx);
    void *drained_ctx;
};

/* Take a fresh socket in; fd is ours, and closed on failure too. */
MUST_CHECK enum err conn_new(struct net_server *srv, int fd);

/* The state moves; a move that the table does not know ends the process. */
void conn_move(struct conn *c, enum conn_state to);

/* At the end of each callback: the deadline that goes with its state. */
void conn_settle(struct conn *c);

/* Read once into c->work; false when there is nothing now, or c is dead. */
bool conn_receive(struct conn *c, size_t room);

/* Bytes are waiting inside the TLS session. */
bool conn_pending(const struct conn *c);

/* Send s and wipe what had to be kept of it; then goes to HEAD or CLOSING. */
void conn_send(struct conn *c, struct span s);

/* Say goodbye, then linger. */
void conn_close(struct conn *c);

/* End it at once. */
void conn_drop(struct conn *c);

/* The deadline passed. */
void conn_expire(struct conn *c);

/* Report through opts.event; why may be NULL. */
void conn_event(const struct conn *c, const char *name,
    const struct errinfo *why);

/* ---- call.c ------------------------------------------------------------ */

/* Make what can be made of the bytes that are here; readable: the socket has
 * more. */
void call_run(struct conn *c, bool readable);

/* Answer with a problem and close. */
void call_refuse(struct conn *c, int status, const char *event,
    const struct errinfo *why);

/* The request is over: wipe it, keep what came after it. */
void call_end(struct conn *c);

/* Give the work back to the pool, wiped. */
void call_forget(struct conn *c);

/* Free the pool. */
void call_pool_free(struct net_server *srv);

/* ---- server.c ------------------------------------------------------------ */

/* The handshake is done: may it stay?  Moves it to srv->open if so. */
bool server_admit(struct conn *c);

/* c died: keep its memory until nobody can look at it. */
void server_gone(struct conn *c);

/* Go on with c at the next turn of the loop; others first. */
void server_again(struct conn *c);

/* A step of a handshake costs a millisecond: so many per turn. */
bool server_may_shake(struct net_server *srv);

#endif
