/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

/*
 * transfer - one delivery by libcurl, from its options to its verdict
 *
 *   layering  private to net/; client.c queues and drives
 *   identity  asked before each request, also over a kept connection
 */

#include <curl/curl.h>

#include "base/attr.h"
#include "base/err.h"
#include "net/client.h"
#include "net/tls.h"

struct transfer {
    const struct tls_material *tls;
    const struct net_post
        *post;  /* NULL: free; its texts are kept by client.c */
    CURL *easy; /* kept for the next, unless it saw an error */
    struct curl_slist *headers, *connect_to;
    bool begun; /* a byte of the request may have left */
    bool over;  /* we stopped reading the answer */
    size_t head_n, answer_n;
    struct errinfo why;
    void *user; /* the owner's */
    uint8_t answer[NET_CLIENT_ANSWER_MAX];
};

enum { TRANSFER_TEXT_MAX = 2048 }; /* a URL, a header value */

/* An URL of this scheme, without user, password and fragment? */
bool transfer_url(const char *url, const char *scheme);

/* What holds for every request of ours: a POST, the time it may take, TLS 1.2
 * or later, verified; nothing is followed or looked up beside. */
bool transfer_numbers(CURL *e);

/* Add a header line; false, with *list as it was, when there is no room. */
bool transfer_line(struct curl_slist **list, const char *name,
    const char *value);

/* Can this be posted at all?  errors  ERR_CONFIG */
MUST_CHECK enum err transfer_check(const struct net_post *post,
    struct errinfo *ei);

/* Start; post is kept until transfer_clear().  False when nothing began. */
MUST_CHECK bool transfer_start(struct transfer *t, CURLM *multi,
    const struct net_post *post);

/* What became of it. */
void transfer_judge(struct transfer *t, CURLcode code,
    struct net_post_result *res);

/* Make it free again; it is no longer with a multi handle. */
void transfer_clear(struct transfer *t, bool keep_easy);

#endif
