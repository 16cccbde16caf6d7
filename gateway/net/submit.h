/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_SUBMIT_H
#define NET_SUBMIT_H

/*
 * submit - post documents to a collector, one after the other, and wait
 *
 * For a command that an operator runs: libcurl's easy interface, no loop.  https
 * with a certificate that verifies and names the host; http only to a loopback
 * address, written as a number.  No redirects, no proxy, no netrc; connect 5 s,
 * total 30 s for each.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

enum { NET_SUBMIT_ANSWER_MAX = 64 * 1024 };

struct net_submit;

/*
 * in      url      copied
 * in      ca_file  who vouches for the host; NULL: whom this machine trusts
 * errors  ERR_CONFIG  not such an URL
 *         ERR_NOMEM
 */
MUST_CHECK enum err net_submit_new(struct net_submit **out, const char *url,
    const char *ca_file, struct errinfo *ei);
void net_submit_free(struct net_submit *s);

/*
 * Post one document; the connection is kept for the next.
 *
 * out     *status  of HTTP
 * out     answer   cleared, then the body of the answer
 * errors  ERR_IO       no answer: not reached, not trusted, broken off
 *         ERR_TIMEOUT  likewise
 *         ERR_LIMIT    an answer over NET_SUBMIT_ANSWER_MAX
 *         ERR_NOMEM
 */
MUST_CHECK enum err net_submit_post(struct net_submit *s,
    const char *content_type, struct span body, int *status, struct buf *answer,
    struct errinfo *ei);

#endif
