/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/submit.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>

#include "net/transfer.h"

#include "base/banned.h"

struct net_submit {
    CURL *easy;
    char *url, *ca_file;
    struct buf answer;
    bool over; /* the answer was too long */
};

/* ---- where to -------------------------------------------------------------- */

static bool
is_loopback(const char *host)
{
    struct in6_addr a6;
    struct in_addr a4;
    size_t n = strlen(host);
    char inner[INET6_ADDRSTRLEN] = "";

    if (inet_pton(AF_INET, host, &a4) == 1)
        return ntohl(a4.s_addr) >> 24 == 127;
    if (n < 3 || n - 2 >= sizeof(inner) || host[0] != '[' || host[n - 1] != ']')
        return false;
    memcpy(inner, host + 1, n - 2);
    return inet_pton(AF_INET6, inner, &a6) == 1 && IN6_IS_ADDR_LOOPBACK(&a6);
}

static bool
to_loopback(const char *url)
{
    CURLU *u = curl_url();
    char *host = NULL;
    bool ok = u != NULL &&
              curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
              curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
              is_loopback(host);

    curl_free(host);
    curl_url_cleanup(u);
    return ok;
}

static bool
url_fits(const char *url)
{
    return transfer_url(url, "https") ||
           (transfer_url(url, "http") && to_loopback(url));
}

enum err
net_submit_new(struct net_submit **out, const char *url, const char *ca_file,
    struct errinfo *ei)
{
    struct net_submit *s;

    if (!url_fits(url))
        return err_set(ei, ERR_CONFIG, "submit.url",
            "not an https URL without user and fragment, nor http to a "
            "loopback address");
    s = calloc(1, sizeof(*s));
    if (s != NULL) {
        buf_init(&s->answer, NET_SUBMIT_ANSWER_MAX);
        if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
            s->easy = curl_easy_init();
        s->url = strdup(url);
        s->ca_file = ca_file == NULL ? NULL : strdup(ca_file);
    }
    if (s == NULL || s->easy == NULL || s->url == NULL ||
        (ca_file != NULL && s->ca_file == NULL)) {
        net_submit_free(s);
        return err_set(ei, ERR_NOMEM, "submit.new", "no room");
    }
    *out = s;
    return ERR_OK;
}

void
net_submit_free(struct net_submit *s)
{
    if (s == NULL)
        return;
    curl_easy_cleanup(s->easy);
    free(s->url);
    free(s->ca_file);
    buf_done(&s->answer);
    free(s);
}

/* ---- one document ------------------------------------------------------------ */

/* NOLINTNEXTLINE(readability-non-const-parameter): libcurl's prototype */
static size_t
on_answer(char *p, size_t size, size_t n, void *arg)
{
    struct net_submit *s = arg;

    buf_put(&s->answer, (struct span){(const uint8_t *)p, size * n});
    s->over = buf_err(&s->answer) == ERR_LIMIT;
    return buf_err(&s->answer) == ERR_OK ? size * n : 0;
}

/* The folder of the system would vouch as well. */
static bool
only_this_ca(CURL *e, const char *file)
{
    return curl_easy_setopt(e, CURLOPT_CAINFO, file) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_CAPATH, NULL) == CURLE_OK;
}

static bool
set_up(struct net_submit *s, struct curl_slist *headers, struct span body)
{
    CURL *e = s->easy;

    return transfer_numbers(e) &&
           curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "https,http") ==
               CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PROXY, "") == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_NOPROXY, "*") == CURLE_OK &&
           (s->ca_file == NULL || only_this_ca(e, s->ca_file)) &&
           curl_easy_setopt(e, CURLOPT_URL, s->url) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_answer) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEDATA, s) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE,
               (curl_off_t)body.n) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_POSTFIELDS,
               body.p == NULL ? (const uint8_t *)"" : body.p) == CURLE_OK;
}

static enum err
perform(struct net_submit *s, int *status, struct errinfo *ei)
{
    long code = 0;
    CURLcode rc = curl_easy_perform(s->easy);

    if (s->over)
        return err_set(ei, ERR_LIMIT, "submit.post", "an answer over %d bytes",
            NET_SUBMIT_ANSWER_MAX);
    if (rc == CURLE_OK)
        rc = curl_easy_getinfo(s->easy, CURLINFO_RESPONSE_CODE, &code);
    if (rc != CURLE_OK)
        return err_set(ei,
            rc == CURLE_OPERATION_TIMEDOUT ? ERR_TIMEOUT : ERR_IO,
            "submit.post", "%s", curl_easy_strerror(rc));
    *status = (int)code;
    return ERR_OK;
}

enum err
net_submit_post(struct net_submit *s, const char *content_type,
    struct span body, int *status, struct buf *answer, struct errinfo *ei)
{
    struct curl_slist *headers = NULL;
    enum err rc = ERR_NOMEM;

    buf_clear(answer);
    buf_clear(&s->answer);
    s->over = false;
    if (transfer_line(&headers, "Content-Type: ", content_type) &&
        transfer_line(&headers, "Expect:", "") && set_up(s, headers, body))
        rc = perform(s, status, ei);
    else
        rc = err_set(ei, rc, "submit.post", "no room");
    curl_easy_reset(s->easy); /* the connection stays */
    curl_slist_free_all(headers);
    if (rc != ERR_OK)
        return rc;
    buf_put(answer, buf_peek(&s->answer));
    return buf_err(answer);
}
