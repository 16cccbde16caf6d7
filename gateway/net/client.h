/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_CLIENT_H
#define NET_CLIENT_H

/*
 * client - deliver a document to a partner's endpoint over mutual TLS
 *
 * libcurl's multi interface on the loop.  Connections are kept and reused.
 * https only, no redirects, no proxy, no netrc, answer at most 16 kB, connect
 * 5 s, total 30 s; the server's certificate must pass certs/identity with
 * IDENTITY_SERVER and carry the registered OIN.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

struct net_client;
struct net_loop;

struct net_client_opts {
    struct net_loop *loop;
    const char *cert_file, *key_file, *ca_file, *crl_file; /* read at once */
};

struct net_post {
    const char *url;     /* https://host:port/path as registered */
    const char *address; /* the address host was resolved to; no DNS here */
    const char *oin;     /* who must answer */
    const char *content_type;
    struct span body;            /* borrowed until done() */
    const char *idempotency_key; /* sent as Ketenpoort-Bericht-Id; or NULL */
    const char *traceparent;     /* or NULL */
    const char *link;            /* value of Link, or NULL */
    struct buf *answer;          /* gets the body of a whole answer; or NULL */
};

enum net_post_outcome {
    NET_POST_ACCEPTED, /* 2xx */
    NET_POST_REFUSED,  /* 4xx other than 408 and 429: do not try again */
    NET_POST_LATER,    /* 408, 429, 5xx: try again */
    NET_POST_UNKNOWN,  /* cut after the first byte went: may have arrived */
    NET_POST_NOT_SENT  /* no byte of the body left: connect, TLS, identity */
};

struct net_post_result {
    enum net_post_outcome outcome;
    int status;              /* 0 when none came */
    int retry_after_s;       /* 0 when none given */
    uint8_t body_sha256[32]; /* of the answer's body, evidence of receipt */
    struct errinfo why;
};

typedef void net_post_fn(void *ctx, const struct net_post_result *res);

/* At most this many under way; the rest waits inside. */
enum {
    NET_CLIENT_AT_ONCE_MAX = 16,
    NET_CLIENT_AT_ONCE_PER_OIN_MAX = 4, /* a slow one does not fill the house */
    NET_CLIENT_QUEUE_MAX = 1024,
    NET_CLIENT_ANSWER_MAX = 16 * 1024
};

/* Reads the files, opens nothing after it returned. */
MUST_CHECK enum err net_client_new(struct net_client **out,
    const struct net_client_opts *opts, struct errinfo *ei);

/* Ends what is under way: done() tells NOT_SENT or UNKNOWN.  Not from inside
 * done(). */
void net_client_free(struct net_client *c);

/*
 * Deliver.  done is called exactly once, never before net_client_post()
 * returned, and never when it failed.
 *
 * in      post  copied, but for the bytes of its body; what answer points to
 *               is the caller's, and kept until done()
 * errors  ERR_CONFIG  not an https URL, not a numeric address, not an OIN, a
 *                     header value with a control character
 *         ERR_LIMIT   too many wait already
 *         ERR_NOMEM
 */
MUST_CHECK enum err net_client_post(struct net_client *c,
    const struct net_post *post, net_post_fn *done, void *ctx,
    struct errinfo *ei);

#endif
