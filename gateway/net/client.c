/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/client.h"

#include <arpa/inet.h>
#include <assert.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/queue.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "certs/identity.h"
#include "crypto/digest.h"
#include "net/loop.h"
#include "net/tls.h"

#include "base/banned.h"

enum {
    CONNECT_DUE_MS = 5000,
    TOTAL_DUE_MS = 30000,
    IDLE_MAX_S = 25, /* below what our own server allows */
    LIFE_MAX_S = 300,
    KEPT_MAX = 64,                /* connections */
    ANSWER_HEAD_MAX = 32 * 1024,  /* all header lines of one answer */
    TEXT_MAX = 8 * 1024,          /* all texts of one post */
    RETRY_AFTER_MAX_S = 24 * 3600 /* who asks for more gets this */
};

/* What was asked, with copies of every text. */
struct job {
    TAILQ_ENTRY(job) link;
    struct net_post post;
    net_post_fn *done;
    void *ctx;
    struct buf text; /* where the copies are */
};

/* One transfer. */
struct slot {
    struct net_client *client;
    struct job *job; /* NULL: free */
    CURL *easy;      /* kept for the next, unless it saw an error */
    struct curl_slist *headers, *connect_to;
    bool begun; /* a byte of the request may have left */
    bool over;  /* we stopped reading the answer */
    size_t head_n, answer_n;
    struct errinfo why;
    uint8_t answer[NET_CLIENT_ANSWER_MAX];
};

/* A socket of libcurl. */
struct sock {
    LIST_ENTRY(sock) link;
    struct net_client *client;
    int fd;
    struct net_watch *watch;
};

struct net_client {
    struct net_loop *loop;
    struct tls_material tls;
    CURLM *multi;
    struct net_timer *timer; /* libcurl's */
    struct net_timer *kick;  /* ours: look at the queue */
    LIST_HEAD(, sock) socks;
    TAILQ_HEAD(, job) queue;
    size_t queue_n;
    struct slot slots[NET_CLIENT_AT_ONCE_MAX];
};

static void start_queued(struct net_client *c);

/* ---- a job ------------------------------------------------------------------- */

static void
job_free(struct job *job)
{
    buf_done(&job->text);
    free(job);
}

/* Nothing in it that could end its line. */
static bool
value_ok(const char *text, bool may_miss)
{
    if (text == NULL)
        return may_miss;
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

static bool
url_ok(const char *url)
{
    CURLU *u = curl_url();
    char *scheme = NULL;
    bool ok;

    if (u == NULL)
        return false;
    ok = url != NULL && strncmp(url, "https://", 8) == 0 &&
         value_ok(url, false) &&
         curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
         curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
         strcmp(scheme, "https") == 0 && part_missing(u, CURLUPART_USER) &&
         part_missing(u, CURLUPART_PASSWORD) &&
         part_missing(u, CURLUPART_FRAGMENT);
    curl_free(scheme);
    curl_url_cleanup(u);
    return ok;
}

static enum err
check_post(const struct net_post *post, struct errinfo *ei)
{
    const char *why = NULL;

    if (!url_ok(post->url))
        why = "not an https URL without user and fragment";
    else if (!address_ok(post->address))
        why = "not a numeric address";
    else if (post->oin == NULL || !identity_oin_valid(span_of(post->oin)))
        why = "not an OIN";
    else if (!value_ok(post->content_type, false) ||
             !value_ok(post->idempotency_key, false) ||
             !value_ok(post->traceparent, true))
        why = "not a header value";
    if (why != NULL)
        return err_set(ei, ERR_CONFIG, "client.post", "%s", why);
    return ERR_OK;
}

/* Lay all texts one after the other; a second pass points to them, because
 * the buffer may have moved. */
static enum err
copy_texts(struct job *job)
{
    const char **text[] = {&job->post.url, &job->post.address, &job->post.oin,
        &job->post.content_type, &job->post.idempotency_key,
        &job->post.traceparent};
    size_t at[sizeof(text) / sizeof(text[0])] = {0};

    for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
        at[i] = job->text.n;
        if (*text[i] == NULL)
            continue;
        buf_text(&job->text, *text[i]);
        buf_byte(&job->text, 0);
    }
    if (buf_err(&job->text) != ERR_OK)
        return buf_err(&job->text);
    for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
        if (*text[i] != NULL)
            *text[i] = (const char *)job->text.p + at[i];
    return ERR_OK;
}

static enum err
job_new(struct job **out, const struct net_post *post, struct errinfo *ei)
{
    struct job *job = calloc(1, sizeof(*job));
    enum err rc;

    if (job == NULL)
        return err_set(ei, ERR_NOMEM, "client.post", "no memory");
    job->post = *post;
    buf_init(&job->text, TEXT_MAX);
    rc = copy_texts(job);
    if (rc != ERR_OK) {
        job_free(job);
        return err_set(ei, rc, "client.post", "no room for its texts");
    }
    *out = job;
    return ERR_OK;
}

/* ---- what libcurl asks during a transfer --------------------------------------- */

static CURLcode
on_ssl_ctx(CURL *easy, void *ctx, void *arg)
{
    const struct slot *s = arg;

    (void)easy;
    return tls_apply(ctx, &s->client->tls, NULL) == ERR_OK
               ? CURLE_OK
               : CURLE_SSL_CERTPROBLEM;
}

/* Chain and host have been verified; is it also the party we mean? */
static bool
right_party(struct slot *s)
{
    struct curl_tlssessioninfo *info = NULL;
    struct identity id;
    const X509 *leaf;

    if (curl_easy_getinfo(s->easy, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK ||
        info->internals == NULL) {
        err_set(&s->why, ERR_INTERNAL, "client.peer", "no TLS session");
        return false;
    }
    leaf = SSL_get0_peer_certificate(info->internals);
    if (leaf == NULL) {
        err_set(&s->why, ERR_DENIED, "client.peer", "no certificate");
        return false;
    }
    if (identity_check(&id, leaf, IDENTITY_SERVER, &s->why) != ERR_OK)
        return false;
    if (strcmp(id.oin, s->job->post.oin) != 0) {
        err_set(&s->why, ERR_DENIED, "client.peer",
            "the certificate carries another OIN than is registered");
        return false;
    }
    return true;
}

/* Just before the request goes out, over a new or a kept connection. */
static int
on_before(void *arg, char *peer_ip, char *own_ip, int peer_port, int own_port)
{
    struct slot *s = arg;

    (void)peer_ip;
    (void)own_ip;
    (void)peer_port;
    (void)own_port;
    if (!right_party(s))
        return CURL_PREREQFUNC_ABORT;
    s->begun = true;
    return CURL_PREREQFUNC_OK;
}

/* To the address we were given, and to no other. */
static curl_socket_t
on_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    const struct slot *s = arg;
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
    if (inet_pton(to->family, s->job->post.address, &want) != 1 ||
        inet_pton(to->family, text, &have) != 1 ||
        memcmp(&want, &have, sizeof(want)) != 0)
        return CURL_SOCKET_BAD;
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t
on_head(char *p, size_t size, size_t n, void *arg)
{
    struct slot *s = arg;

    (void)p;
    s->head_n += size * n;
    if (s->head_n > ANSWER_HEAD_MAX) {
        s->over = true;
        return 0;
    }
    return size * n;
}

static size_t
on_answer(char *p, size_t size, size_t n, void *arg)
{
    struct slot *s = arg;
    size_t len = size * n;

    if (len > sizeof(s->answer) - s->answer_n) {
        s->over = true;
        return 0;
    }
    memcpy(s->answer + s->answer_n, p, len);
    s->answer_n += len;
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

static bool
set_numbers(CURL *e)
{
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        if (curl_easy_setopt(e, numbers[i].opt, numbers[i].value) != CURLE_OK)
            return false;
    return true;
}

static bool
set_calls(CURL *e, struct slot *s)
{
    return curl_easy_setopt(e, CURLOPT_PRIVATE, s) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_SSL_CTX_FUNCTION, on_ssl_ctx) ==
               CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_SSL_CTX_DATA, s) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_before) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PREREQDATA, s) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_socket) ==
               CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, s) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_head) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HEADERDATA, s) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_answer) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEDATA, s) == CURLE_OK;
}

/* The CA files of the system are none of our business: CAINFO is emptied. */
static bool
set_texts(CURL *e, const struct slot *s)
{
    const struct net_post *p = &s->job->post;

    return curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "https") == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PROXY, "") == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_NOPROXY, "*") == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_CAINFO, NULL) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_CAPATH, NULL) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_URL, p->url) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_CONNECT_TO, s->connect_to) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HTTPHEADER, s->headers) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE,
               (curl_off_t)p->body.n) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_POSTFIELDS,
               p->body.p == NULL ? (const uint8_t *)"" : p->body.p) == CURLE_OK;
}

static bool
add_line(struct curl_slist **list, const char *name, const char *value)
{
    struct curl_slist *longer;
    struct buf line;

    buf_init(&line, TEXT_MAX);
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
set_lists(struct slot *s)
{
    const struct net_post *p = &s->job->post;
    bool v6 = strchr(p->address, ':') != NULL;
    char to[INET6_ADDRSTRLEN + 8];
    int n = snprintf(to, sizeof(to), v6 ? "::[%s]:" : "::%s:", p->address);

    return n > 0 && (size_t)n < sizeof(to) &&
           add_line(&s->connect_to, to, "") &&
           add_line(&s->headers, "Content-Type: ", p->content_type) &&
           add_line(&s->headers,
               "Ketenpoort-Bericht-Id: ", p->idempotency_key) &&
           add_line(&s->headers, "Expect:", "") &&
           (p->traceparent == NULL ||
               add_line(&s->headers, "traceparent: ", p->traceparent));
}

static void
slot_clear(struct slot *s, bool keep_easy)
{
    if (s->easy != NULL && keep_easy) {
        curl_easy_reset(s->easy);
    } else {
        curl_easy_cleanup(s->easy);
        s->easy = NULL;
    }
    curl_slist_free_all(s->headers);
    curl_slist_free_all(s->connect_to);
    s->headers = s->connect_to = NULL;
    if (s->answer_n > 0)
        explicit_bzero(s->answer, s->answer_n);
    s->head_n = s->answer_n = 0;
    s->begun = s->over = false;
    s->why.code = ERR_OK;
    s->job = NULL;
}

static bool
slot_start(struct slot *s, struct job *job)
{
    s->job = job;
    if (s->easy == NULL)
        s->easy = curl_easy_init();
    return s->easy != NULL && set_lists(s) && set_numbers(s->easy) &&
           set_texts(s->easy, s) && set_calls(s->easy, s) &&
           curl_multi_add_handle(s->client->multi, s->easy) == CURLM_OK;
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
explain(struct slot *s, CURLcode code, struct net_post_result *res)
{
    long verify = 0;
    const char *text = curl_easy_strerror(code);

    if (s->why.code != ERR_OK) {
        res->why = s->why;
        return;
    }
    if (s->easy != NULL)
        (void)curl_easy_getinfo(s->easy, CURLINFO_SSL_VERIFYRESULT, &verify);
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

static void
judge(struct slot *s, CURLcode code, struct net_post_result *res)
{
    *res = (struct net_post_result){.outcome = NET_POST_NOT_SENT};
    if (s->easy != NULL)
        read_status(s->easy, res);
    if (code == CURLE_OK) {
        struct span answer = {s->answer, s->answer_n};

        res->outcome = outcome_of(res->status);
        if (digest_sha256(res->body_sha256, &answer, 1, &res->why) != ERR_OK)
            memset(res->body_sha256, 0, sizeof(res->body_sha256));
        return;
    }
    explain(s, code, res);
    if (s->over && res->status != 0) {
        /* The verdict came; it is the chatter after it that was too much. */
        err_set(&res->why, ERR_LIMIT, "client.answer", "an answer too long");
        res->outcome = outcome_of(res->status);
    } else if (s->begun) {
        res->outcome = NET_POST_UNKNOWN;
    }
}

static void
finish(struct slot *s, CURLcode code)
{
    struct job *job = s->job;
    struct net_post_result res;

    judge(s, code, &res);
    slot_clear(s, code == CURLE_OK);
    job->done(job->ctx, &res);
    job_free(job);
}

static void
harvest(struct net_client *c)
{
    CURLMsg *msg;
    int left;

    while ((msg = curl_multi_info_read(c->multi, &left)) != NULL) {
        CURLcode code = msg->data.result;
        struct slot *s = NULL;

        if (msg->msg != CURLMSG_DONE)
            continue;
        (void)curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, &s);
        assert(s != NULL);
        (void)curl_multi_remove_handle(c->multi, msg->easy_handle);
        finish(s, code);
    }
    start_queued(c);
}

/* ---- the queue ---------------------------------------------------------------------------- */

static size_t
busy_with(const struct net_client *c, const char *oin)
{
    size_t n = 0;

    for (size_t i = 0; i < NET_CLIENT_AT_ONCE_MAX; i++)
        n += c->slots[i].job != NULL &&
             strcmp(c->slots[i].job->post.oin, oin) == 0;
    return n;
}

static struct slot *
free_slot(struct net_client *c)
{
    for (size_t i = 0; i < NET_CLIENT_AT_ONCE_MAX; i++)
        if (c->slots[i].job == NULL)
            return &c->slots[i];
    return NULL;
}

static struct job *
next_job(const struct net_client *c)
{
    struct job *job;

    TAILQ_FOREACH(job, &c->queue, link)
    if (busy_with(c, job->post.oin) < NET_CLIENT_AT_ONCE_PER_OIN_MAX)
        return job;
    return NULL;
}

static void
start_queued(struct net_client *c)
{
    for (;;) {
        struct slot *s = free_slot(c);
        struct job *job = s == NULL ? NULL : next_job(c);

        if (job == NULL)
            return;
        TAILQ_REMOVE(&c->queue, job, link);
        c->queue_n--;
        if (!slot_start(s, job))
            finish(s, CURLE_OUT_OF_MEMORY);
    }
}

enum err
net_client_post(struct net_client *c, const struct net_post *post,
    net_post_fn *done, void *ctx, struct errinfo *ei)
{
    struct job *job;
    enum err rc = check_post(post, ei);

    if (rc != ERR_OK)
        return rc;
    if (c->queue_n >= NET_CLIENT_QUEUE_MAX)
        return err_set(ei, ERR_LIMIT, "client.post", "%d wait already",
            NET_CLIENT_QUEUE_MAX);
    rc = job_new(&job, post, ei);
    if (rc != ERR_OK)
        return rc;
    job->done = done;
    job->ctx = ctx;
    TAILQ_INSERT_TAIL(&c->queue, job, link);
    c->queue_n++;
    net_timer_set(c->kick, 0);
    return ERR_OK;
}

/* ---- between libcurl and the loop ------------------------------------------------------------ */

static void
on_kick(void *ctx)
{
    start_queued(ctx);
}

static void
on_due(void *ctx)
{
    struct net_client *c = ctx;
    int running;

    (void)curl_multi_socket_action(c->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    harvest(c);
}

static void
on_ready(void *ctx, int what)
{
    const struct sock *k = ctx;
    struct net_client *c = k->client;
    int running;
    int mask = ((what & NET_READ) != 0 ? CURL_CSELECT_IN : 0) |
               ((what & NET_WRITE) != 0 ? CURL_CSELECT_OUT : 0);

    /* k may be gone after this */
    (void)curl_multi_socket_action(c->multi, k->fd, mask, &running);
    harvest(c);
}

static int
on_timer(CURLM *multi, long after_ms, void *arg)
{
    struct net_client *c = arg;

    (void)multi;
    if (after_ms < 0)
        net_timer_clear(c->timer);
    else
        net_timer_set(c->timer, after_ms);
    return 0;
}

static void
sock_free(struct sock *k)
{
    LIST_REMOVE(k, link);
    net_watch_free(k->watch);
    free(k);
}

static int
sock_new(struct net_client *c, int fd, int what)
{
    struct sock *k = malloc(sizeof(*k));

    if (k == NULL)
        return -1;
    *k = (struct sock){.client = c, .fd = fd};
    if (net_watch_new(&k->watch, c->loop, fd, what, on_ready, k) != ERR_OK) {
        free(k);
        return -1;
    }
    LIST_INSERT_HEAD(&c->socks, k, link);
    return curl_multi_assign(c->multi, fd, k) == CURLM_OK ? 0 : -1;
}

static int
on_change(CURL *easy, curl_socket_t fd, int poll, void *arg, void *known)
{
    struct sock *k = known;
    int what = ((poll & CURL_POLL_IN) != 0 ? NET_READ : 0) |
               ((poll & CURL_POLL_OUT) != 0 ? NET_WRITE : 0);

    (void)easy;
    if (poll == CURL_POLL_REMOVE) {
        if (k != NULL)
            sock_free(k);
        return 0;
    }
    if (k == NULL)
        return sock_new(arg, fd, what);
    net_watch_set(k->watch, what);
    return 0;
}

/* ---- birth and death ---------------------------------------------------------------------------- */

static bool
set_multi(struct net_client *c)
{
    return curl_multi_setopt(c->multi, CURLMOPT_SOCKETFUNCTION, on_change) ==
               CURLM_OK &&
           curl_multi_setopt(c->multi, CURLMOPT_SOCKETDATA, c) == CURLM_OK &&
           curl_multi_setopt(c->multi, CURLMOPT_TIMERFUNCTION, on_timer) ==
               CURLM_OK &&
           curl_multi_setopt(c->multi, CURLMOPT_TIMERDATA, c) == CURLM_OK &&
           curl_multi_setopt(c->multi, CURLMOPT_MAXCONNECTS, (long)KEPT_MAX) ==
               CURLM_OK &&
           curl_multi_setopt(c->multi, CURLMOPT_PIPELINING,
               (long)CURLPIPE_NOTHING) == CURLM_OK;
}

enum err
net_client_new(struct net_client **out, const struct net_client_opts *opts,
    struct errinfo *ei)
{
    struct tls_files files = {.cert = opts->cert_file,
        .key = opts->key_file,
        .ca = opts->ca_file,
        .crl = opts->crl_file};
    struct net_client *c;
    enum err rc;

    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return err_set(ei, ERR_INTERNAL, "client.new", "libcurl");
    c = calloc(1, sizeof(*c));
    if (c == NULL)
        return err_set(ei, ERR_NOMEM, "client.new", "no memory");
    c->loop = opts->loop;
    TAILQ_INIT(&c->queue);
    LIST_INIT(&c->socks);
    for (size_t i = 0; i < NET_CLIENT_AT_ONCE_MAX; i++)
        c->slots[i].client = c;
    rc = tls_material_load(&c->tls, &files, ei);
    if (rc == ERR_OK)
        rc = net_timer_new(&c->timer, c->loop, on_due, c);
    if (rc == ERR_OK)
        rc = net_timer_new(&c->kick, c->loop, on_kick, c);
    if (rc == ERR_OK) {
        c->multi = curl_multi_init();
        if (c->multi == NULL || !set_multi(c))
            rc = err_set(ei, ERR_NOMEM, "client.new", "no transfers");
    }
    if (rc != ERR_OK) {
        net_client_free(c);
        return rc;
    }
    *out = c;
    return ERR_OK;
}

/* Those who wait hear that nothing was sent. */
static void
end_queued(struct net_client *c)
{
    struct net_post_result res = {.outcome = NET_POST_NOT_SENT};
    struct job *job;

    err_set(&res.why, ERR_TIMEOUT, "client.free", "stopped before it was sent");
    while ((job = TAILQ_FIRST(&c->queue)) != NULL) {
        TAILQ_REMOVE(&c->queue, job, link);
        c->queue_n--;
        job->done(job->ctx, &res);
        job_free(job);
    }
}

void
net_client_free(struct net_client *c)
{
    if (c == NULL)
        return;
    for (size_t i = 0; i < NET_CLIENT_AT_ONCE_MAX; i++) {
        struct slot *s = &c->slots[i];

        if (s->job != NULL) {
            (void)curl_multi_remove_handle(c->multi, s->easy);
            finish(s, CURLE_ABORTED_BY_CALLBACK);
        }
        curl_easy_cleanup(s->easy);
        s->easy = NULL;
    }
    end_queued(c);
    (void)curl_multi_cleanup(c->multi);
    while (!LIST_EMPTY(&c->socks))
        sock_free(LIST_FIRST(&c->socks));
    net_timer_free(c->timer);
    net_timer_free(c->kick);
    tls_material_done(&c->tls);
    free(c);
}
