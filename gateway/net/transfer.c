/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/transfer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "certs/identity.h"
#include "crypto/digest.h"

#include "base/banned.h"

enum {
    CONNECT_DUE_MS = 5000,
    TOTAL_DUE_MS = 30000,
    IDLE_MAX_S = 25, /* below what our own server allows */
    LIFE_MAX_S = 300,
    ANSWER_HEAD_MAX = 32 * 1024,  /* all header lines of one answer */
    RETRY_AFTER_MAX_S = 24 * 3600 /* who asks for more gets this */
};

/* ---- what may be posted ---------------------------------------------------- */

/* Nothing in it that could end its line. */
static bool
value_ok(const char *text, bool may_miss)
{
    if (text == NULL)
        return may_miss;
    if (strlen(text) > TRANSFER_TEXT_MAX)
        return false;
    for (const char *p = text; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20 || (unsigned char)*p > 0x7e)
            return false;
    return text[0] != '\0';
}

static bool
address_ok(const char *address)
{
    struct in6_addr any;

    return address != NULL && (inet_pton(AF_INET, address, &any) == 1 ||
                                  inet_pton(AF_INET6, address, &any) == 1);
}

static bool
part_missing(CURLU *u, CURLUPart part)
{
    char *text = NULL;
    bool missing = curl_url_get(u, part, &text, 0) != CURLUE_OK;

    curl_free(text);
    return missing;
}

bool
transfer_url(const char *url, const char *scheme)
{
    CURLU *u = curl_url();
    size_t n = strlen(scheme);
    char *has = NULL;
    bool ok;

    if (u == NULL)
        return false;
    ok = url != NULL && strncmp(url, scheme, n) == 0 &&
         strncmp(url + n, "://", 3) == 0 && value_ok(url, false) &&
         curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
         curl_url_get(u, CURLUPART_SCHEME, &has, 0) == CURLUE_OK &&
         strcmp(has, scheme) == 0 && part_missing(u, CURLUPART_USER) &&
         part_missing(u, CURLUPART_PASSWORD) &&
         part_missing(u, CURLUPART_FRAGMENT);
    curl_free(has);
    curl_url_cleanup(u);
    return ok;
}

enum err
transfer_check(const struct net_post *post, struct errinfo *ei)
{
    const char *why = NULL;

    if (!transfer_url(post->url, "https"))
        why = "not an https URL without user and fragment";
    else if (!address_ok(post->address))
        why = "not a numeric address";
    else if (post->oin == NULL || !identity_oin_valid(span_of(post->oin)))
        why = "not an OIN";
    else if (!value_ok(post->content_type, false) ||
             !value_ok(post->idempotency_key, true) ||
             !value_ok(post->traceparent, true) || !value_ok(post->link, true))
        why = "not a header value";
    if (why != NULL)
        return err_set(ei, ERR_CONFIG, "client.post", "%s", why);
    return ERR_OK;
}

/* ---- what libcurl asks during a transfer --------------------------------------- */

static CURLcode
on_ssl_ctx(CURL *easy, void *ctx, void *arg)
{
    const struct transfer *t = arg;

    (void)easy;
    return tls_apply(ctx, t->tls, NULL) == ERR_OK ? CURLE_OK
                                                  : CURLE_SSL_CERTPROBLEM;
}

/* Chain and host have been verified; is it also the party we mean? */
static bool
right_party(struct transfer *t)
{
    struct curl_tlssessioninfo *info = NULL;
    struct identity id;
    const X509 *leaf;

    if (curl_easy_getinfo(t->easy, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK ||
        info->internals == NULL) {
        err_set(&t->why, ERR_INTERNAL, "client.peer", "no TLS session");
        return false;
    }
    leaf = SSL_get0_peer_certificate(info->internals);
    if (leaf == NULL) {
        err_set(&t->why, ERR_DENIED, "client.peer", "no certificate");
        return false;
    }
    if (identity_check(&id, leaf, IDENTITY_SERVER, &t->why) != ERR_OK)
        return false;
    if (strcmp(id.oin, t->post->oin) != 0) {
        err_set(&t->why, ERR_DENIED, "client.peer",
            "the certificate carries another OIN than is registered");
        return false;
    }
    return true;
}

/* Just before the request goes out, over a new or a kept connection. */
static int
/* NOLINTNEXTLINE(readability-non-const-parameter): libcurl's prototype */
on_before(void *arg, char *peer_ip, char *own_ip, int peer_port, int own_port)
{
    struct transfer *t = arg;

    (void)peer_ip;
    (void)own_ip;
    (void)peer_port;
    (void)own_port;
    if (!right_party(t))
        return CURL_PREREQFUNC_ABORT;
    t->begun = true;
    return CURL_PREREQFUNC_OK;
}

/* To the address we were given, and to no other. */
static curl_socket_t
on_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    const struct transfer *t = arg;
    const void *ip = NULL;
    char text[INET6_ADDRSTRLEN];
    struct in6_addr want, have;

    (void)purpose;
    if (to->family == AF_INET)
        ip = &((const struct sockaddr_in *)(const void *)&to->addr)->sin_addr;
    else if (to->family == AF_INET6)
        ip = &((const struct sockaddr_in6 *)(const void *)&to->addr)->sin6_addr;
    if (ip == NULL || inet_ntop(to->family, ip, text, sizeof(text)) == NULL)
        return CURL_SOCKET_BAD;
    memset(&want, 0, sizeof(want));
    memset(&have, 0, sizeof(have));
    if (inet_pton(to->family, t->post->address, &want) != 1 ||
        inet_pton(to->family, text, &have) != 1 ||
        memcmp(&want, &have, sizeof(want)) != 0)
        return CURL_SOCKET_BAD;
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t
/* NOLINTNEXTLINE(readability-non-const-parameter): libcurl's prototype */
on_head(char *p, size_t size, size_t n, void *arg)
{
    struct transfer *t = arg;

    (void)p;
    t->head_n += size * n;
    if (t->head_n > ANSWER_HEAD_MAX) {
        t->over = true;
        return 0;
    }
    return size * n;
}

static size_t
on_answer(char *p, size_t size, size_t n, void *arg)
{
    struct transfer *t = arg;
    size_t len = size * n;

    if (len > sizeof(t->answer) - t->answer_n) {
        t->over = true;
        return 0;
    }
    memcpy(t->answer + t->answer_n, p, len);
    t->answer_n += len;
    return len;
}

/* ---- setting up -------------------------------------------------------------------- */

static const struct {
    CURLoption opt;
    long value;
} numbers[] = {
    {CURLOPT_POST, 1},
    {CURLOPT_NOSIGNAL, 1},
    {CURLOPT_FOLLOWLOCATION, 0},
    {CURLOPT_NETRC, CURL_NETRC_IGNORED},
    {CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1},
    {CURLOPT_HTTP09_ALLOWED, 0},
    {CURLOPT_CONNECTTIMEOUT_MS, CONNECT_DUE_MS},
    {CURLOPT_TIMEOUT_MS, TOTAL_DUE_MS},
    {CURLOPT_MAXAGE_CONN, IDLE_MAX_S},
    {CURLOPT_MAXLIFETIME_CONN, LIFE_MAX_S},
    {CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2},
    {CURLOPT_SSL_VERIFYPEER, 1},
    {CURLOPT_SSL_VERIFYHOST, 2},
    /* A resumed session would skip the revocation list. */
    {CURLOPT_SSL_SESSIONID_CACHE, 0},
    {CURLOPT_CA_CACHE_TIMEOUT, 0},
};

bool
transfer_numbers(CURL *e)
{
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        if (curl_easy_setopt(e, numbers[i].opt, numbers[i].value) != CURLE_OK)
            return false;
    return true;
}

static bool
set_calls(CURL *e, struct transfer *t)
{
    return curl_easy_setopt(e, CURLOPT_PRIVATE, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_SSL_CTX_FUNCTION, on_ssl_ctx) ==
               CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_SSL_CTX_DATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_before) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PREREQDATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_socket) ==
               CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_head) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HEADERDATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_answer) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEDATA, t) == CURLE_OK;
}

/* The CA files of the system are none of our business: CAINFO is emptied. */
static bool
set_texts(CURL *e, const struct transfer *t)
{
    const struct net_post *p = t->post;

    return curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "https") == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PROXY, "") == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_NOPROXY, "*") == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_CAINFO, NULL) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_CAPATH, NULL) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_URL, p->url) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_CONNECT_TO, t->connect_to) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->headers) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE,
               (curl_off_t)p->body.n) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_POSTFIELDS,
               p->body.p == NULL ? (const uint8_t *)"" : p->body.p) == CURLE_OK;
}

bool
transfer_line(struct curl_slist **list, const char *name, const char *value)
{
    struct curl_slist *longer;
    struct buf line;

    buf_init(&line, TRANSFER_TEXT_MAX + 64);
    buf_text(&line, name);
    buf_text(&line, value);
    buf_byte(&line, 0);
    longer = buf_err(&line) == ERR_OK
                 ? curl_slist_append(*list, (const char *)line.p)
                 : NULL;
    buf_done(&line);
    if (longer == NULL)
        return false;
    *list = longer;
    return true;
}

static bool
set_lists(struct transfer *t)
{
    const struct net_post *p = t->post;
    bool v6 = strchr(p->address, ':') != NULL;
    char to[INET6_ADDRSTRLEN + 8];
    int n = snprintf(to, sizeof(to), v6 ? "::[%s]:" : "::%s:", p->address);

    return n > 0 && (size_t)n < sizeof(to) &&
           transfer_line(&t->connect_to, to, "") &&
           transfer_line(&t->headers, "Content-Type: ", p->content_type) &&
           (p->idempotency_key == NULL ||
               transfer_line(&t->headers,
                   "Ketenpoort-Bericht-Id: ", p->idempotency_key)) &&
           transfer_line(&t->headers, "Expect:", "") &&
           (p->link == NULL || transfer_line(&t->headers, "Link: ", p->link)) &&
           (p->traceparent == NULL ||
               transfer_line(&t->headers, "traceparent: ", p->traceparent));
}

void
transfer_clear(struct transfer *t, bool keep_easy)
{
    if (t->easy != NULL && keep_easy) {
        curl_easy_reset(t->easy);
    } else {
        curl_easy_cleanup(t->easy);
        t->easy = NULL;
    }
    curl_slist_free_all(t->headers);
    curl_slist_free_all(t->connect_to);
    t->headers = t->connect_to = NULL;
    if (t->answer_n > 0)
        explicit_bzero(t->answer, t->answer_n);
    t->head_n = t->answer_n = 0;
    t->begun = t->over = false;
    t->why.code = ERR_OK;
    t->post = NULL;
}

bool
transfer_start(struct transfer *t, CURLM *multi, const struct net_post *post)
{
    t->post = post;
    if (t->easy == NULL)
        t->easy = curl_easy_init();
    return t->easy != NULL && set_lists(t) && transfer_numbers(t->easy) &&
           set_texts(t->easy, t) && set_calls(t->easy, t) &&
           curl_multi_add_handle(multi, t->easy) == CURLM_OK;
}

/* ---- how it ended ---------------------------------------------------------------------- */

static enum net_post_outcome
outcome_of(int status)
{
    if (status >= 200 && status < 300)
        return NET_POST_ACCEPTED;
    if (status >= 400 && status < 500 && status != 408 && status != 429)
        return NET_POST_REFUSED;
    return NET_POST_LATER;
}

static void
explain(struct transfer *t, CURLcode code, struct net_post_result *res)
{
    long verify = 0;
    const char *text = curl_easy_strerror(code);

    if (t->why.code != ERR_OK) {
        res->why = t->why;
        return;
    }
    if (t->easy != NULL)
        (void)curl_easy_getinfo(t->easy, CURLINFO_SSL_VERIFYRESULT, &verify);
    if (code == CURLE_PEER_FAILED_VERIFICATION)
        text = verify == X509_V_OK || verify == X509_V_ERR_UNSPECIFIED
                   ? "the certificate does not name this host"
                   : X509_verify_cert_error_string(verify);
    err_set(&res->why, code == CURLE_OPERATION_TIMEDOUT ? ERR_TIMEOUT : ERR_IO,
        "client.post", "%s", text);
}

static void
read_status(CURL *easy, struct net_post_result *res)
{
    long status = 0;
    curl_off_t retry_s = 0;

    (void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    (void)curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_s);
    if (retry_s > RETRY_AFTER_MAX_S)
        retry_s = RETRY_AFTER_MAX_S;
    /* A 1xx is on its way to a status, it is none. */
    res->status = status >= 200 ? (int)status : 0;
    res->retry_after_s = retry_s > 0 ? (int)retry_s : 0;
}

void
transfer_judge(struct transfer *t, CURLcode code, struct net_post_result *res)
{
    *res = (struct net_post_result){.outcome = NET_POST_NOT_SENT};
    if (t->easy != NULL)
        read_status(t->easy, res);
    if (code == CURLE_OK) {
        struct span answer = {t->answer, t->answer_n};

        res->outcome = outcome_of(res->status);
        if (digest_sha256(res->body_sha256, &answer, 1, &res->why) != ERR_OK)
            memset(res->body_sha256, 0, sizeof(res->body_sha256));
        if (t->post->answer != NULL)
            buf_put(t->post->answer, answer);
        return;
    }
    explain(t, code, res);
    if (t->over && res->status != 0) {
        /* The verdict came; it is the chatter after it that was too much. */
        err_set(&res->why, ERR_LIMIT, "client.answer", "an answer too long");
        res->outcome = outcome_of(res->status);
    } else if (t->begun) {
        res->outcome = NET_POST_UNKNOWN;
    }
}
