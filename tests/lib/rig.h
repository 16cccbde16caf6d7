/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_RIG_H
#define TESTS_RIG_H

/*
 * rig - a real server and a raw TLS client in one process, with a held clock
 *
 * The client never blocks: whenever it would have to wait, the loop of the
 * server runs for a moment.
 */

#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
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

void rig_open(struct rig *r);
void rig_serve(struct rig *r); /* with r->opts as changed by the test */
void rig_close(struct rig *r);
void rig_pump(struct rig *r, int ms);
void rig_pass(struct rig *r, int64_t ms); /* let time go by, then notice it */
void rig_answer(struct rig *r);           /* the held call */
bool rig_saw(const struct rig *r, const char *event, const char *why);

struct peer {
    struct rig *rig;
    SSL_CTX *ctx;
    SSL *ssl;
    int fd;
    bool eof;  /* the server closed */
    int alert; /* TLS alert received, or 0 */
    char in[RIG_BODY_MAX];
    size_t in_n;
};

/* A client with this certificate (NULL: none); not connected. */
void peer_init(struct peer *p, struct rig *r, struct mint_leaf *leaf);
bool peer_shake(struct peer *p);   /* connect, handshake, hear of a refusal */
void peer_connect(struct peer *p); /* TCP only */
void peer_say(struct peer *p, const void *bytes, size_t n);
void peer_text(struct peer *p, const char *text);
bool peer_hear(struct peer *p, int ms); /* one read; false when nothing */

/* The next whole answer; returns its status, 0 when none came. */
int peer_answer(struct peer *p, bool no_body);
const char *peer_head(const struct peer *p);
const char *peer_body(const struct peer *p, size_t *n);
void peer_hang_up(struct peer *p);
void peer_done(struct peer *p);

#endif
