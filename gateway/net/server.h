/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_SERVER_H
#define NET_SERVER_H

/*
 * server - HTTPS with client certificates, one request at a time per connection
 *
 * Owns TLS, deadlines and framing; hands a whole request with the identity of
 * its sender to a handler and takes one answer back.  Every answer closes its
 * request; there is no pipelining ahead of an answer: bytes of a next request
 * wait until the answer has been written.
 *
 *   limits    base/limit.h; head, body, idle and handshake deadlines are
 *             absolute and monotonic
 *   TLS       1.3 and 1.2, AEAD with ECDHE only, X25519 and P-256, stateful
 *             resumption for at most five minutes, no tickets, no early data
 */

#include "base/attr.h"
#include "base/err.h"
#include "certs/identity.h"
#include "http/http.h"

struct clock;
struct net_loop;
struct net_server;
struct net_call; /* a request that waits for its answer */

/* TLS material, loaded before a process gives up its rights. */
struct net_tls; /* opaque: SSL_CTX for serving */

struct net_tls_opts {
    const char *cert_file; /* PEM, chain after leaf */
    const char *key_file;  /* PEM; refused when group or others can read it */
    const char *ca_file;   /* PEM, the client CAs */
    const char *crl_file;  /* PEM; NULL only where conf says no CRL */
};

/* Until when the certificate in a PEM file is valid, wall time in ms. */
MUST_CHECK enum err net_tls_not_after(const char *cert_file, int64_t *ms,
    struct errinfo *ei);

MUST_CHECK enum err net_tls_new(struct net_tls **out,
    const struct net_tls_opts *opts, struct errinfo *ei);
void net_tls_free(struct net_tls *tls);

struct net_server_opts {
    struct net_loop *loop;
    struct net_tls *tls; /* borrowed; must outlive the server */
    int listen_fd;       /* borrowed; already listening, non-blocking */
    const char *host;    /* the only Host accepted */
    const struct clock *clk;
    /*
     * A whole request arrived.  Answer with net_call_answer() now or later,
     * exactly once.
     */
    void (*request)(void *ctx, struct net_call *call);
    /* May this identity speak at all?  Asked after every handshake and every
     * resumption; false closes without a word of HTTP.  May be NULL. */
    bool (*admit)(void *ctx, const struct identity *peer);
    /* The peer went away before the answer; call is invalid after this. */
    void (*gone)(void *ctx, struct net_call *call);
    /*
     * Something a security officer wants to count: "tls.refused",
     * "http.refused", "conn.limit", "conn.timeout".  May be NULL.
     */
    void (*event)(void *ctx, const char *name, const struct errinfo *why);
    void *ctx;
    /* 0: what base/limit.h says. */
    int64_t handshake_due_ms, head_due_ms, body_due_ms, idle_due_ms;
    size_t connections_max, connections_per_oin_max;
};

MUST_CHECK enum err net_server_new(struct net_server **out,
    const struct net_server_opts *opts, struct errinfo *ei);
/* Drop every connection, answer nothing more; gone() is called for each
 * request that waited.  Not from inside a callback of the server. */
void net_server_free(struct net_server *srv);

/*
 * Stop accepting, close the connections that are idle between two requests,
 * answer what is under way, and the first request of a connection that had
 * none yet, with Connection: close; done(ctx) is called once when no
 * connection is left.
 */
void net_server_drain(struct net_server *srv, void (*done)(void *ctx),
    void *ctx);

size_t net_server_connections(const struct net_server *srv);

/* What a handler may look at; valid until the answer or until gone(). */
const struct http_request *net_call_request(const struct net_call *call);
struct span net_call_body(const struct net_call *call);
const struct identity *net_call_peer(const struct net_call *call);
void net_call_set_user(struct net_call *call, void *user);
void *net_call_user(const struct net_call *call);

/* Answer; call is invalid afterwards.  res is borrowed for the call; what it
 * points to may lie in the request. */
void net_call_answer(struct net_call *call, const struct http_response *res);

#endif
