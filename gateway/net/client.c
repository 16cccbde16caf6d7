/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/client.h"

#include <assert.h>
#include <curl/curl.h>
#include <stdlib.h>
#include <sys/queue.h>

#include "base/buf.h"
#include "net/loop.h"
#include "net/tls.h"
#include "net/transfer.h"

#include "base/banned.h"

enum {
    KEPT_MAX = 64,                         /* connections */
    TEXT_MAX = 6 * (TRANSFER_TEXT_MAX + 1) /* of one post, with their ends */
};

/* What was asked, with copies of every text. */
struct job {
    TAILQ_ENTRY(job) link;
    struct net_post post;
    net_post_fn *done;
    void *ctx;
    struct buf text; /* where the copies are */
};

/* A socket of libcurl. */
struct sock {
    LIST_ENTRY(sock) link;
    struct net_client *client;
    int fd;
    struct net_watch *watch;
};

LIST_HEAD(sock_list, sock);
TAILQ_HEAD(job_list, job);

struct net_client {
    struct net_loop *loop;
    struct tls_material tls;
    CURLM *multi;
    struct net_timer *timer; /* libcurl's */
    struct net_timer *kick;  /* ours: look at the queue */
    struct sock_list socks;
    struct job_list queue;
    size_t queue_n;
    struct transfer slots[NET_CLIENT_AT_ONCE_MAX];
};

static void start_queued(struct net_client *c);

/* ---- a job ------------------------------------------------------------------- */

static void
job_free(struct job *job)
{
    buf_done(&job->text);
    free(job);
}

/* Lay all texts one after the other; a second pass points to them, because
 * the buffer may have moved. */
static enum err
copy_texts(struct job *job)
{
    const char **text[] = {&job->post.url, &job->post.address, &job->post.oin,
        &job->post.content_type, &job->post.idempotency_key,
        &job->post.traceparent, &job->post.link};
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

/* NULL without memory; transfer_check() has seen to the lengths. */
static struct job *
job_new(const struct net_post *post)
{
    struct job *job = calloc(1, sizeof(*job));

    if (job == NULL)
        return NULL;
    job->post = *post;
    buf_init(&job->text, TEXT_MAX);
    if (copy_texts(job) != ERR_OK) {
        job_free(job);
        return NULL;
    }
    return job;
}

/* ---- the end of one ---------------------------------------------------------- */

static void
finish(struct transfer *t, CURLcode code)
{
    struct job *job = t->user;
    struct net_post_result res;

    transfer_judge(t, code, &res);
    transfer_clear(t, code == CURLE_OK);
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
        struct transfer *t = NULL;

        if (msg->msg != CURLMSG_DONE)
            continue;
        (void)curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, &t);
        assert(t != NULL);
        (void)curl_multi_remove_handle(c->multi, msg->easy_handle);
        finish(t, code);
    }
    start_queued(c);
}

/* ---- the queue ---------------------------------------------------------------------------- */

static size_t
busy_with(const struct net_client *c, const char *oin)
{
    size_t n = 0;

    for (size_t i = 0; i < NET_CLIENT_AT_ONCE_MAX; i++)
        n +=
            c->slots[i].post != NULL && strcmp(c->slots[i].post->oin, oin) == 0;
    return n;
}

static struct transfer *
free_slot(struct net_client *c)
{
    for (size_t i = 0; i < NET_CLIENT_AT_ONCE_MAX; i++)
        if (c->slots[i].post == NULL)
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
        struct transfer *t = free_slot(c);
        struct job *job = t == NULL ? NULL : next_job(c);

        if (job == NULL)
            return;
        TAILQ_REMOVE(&c->queue, job, link);
        c->queue_n--;
        t->user = job;
        if (!transfer_start(t, c->multi, &job->post))
            finish(t, CURLE_OUT_OF_MEMORY);
    }
}

enum err
net_client_post(struct net_client *c, const struct net_post *post,
    net_post_fn *done, void *ctx, struct errinfo *ei)
{
    struct job *job;
    enum err rc = transfer_check(post, ei);

    if (rc != ERR_OK)
        return rc;
    if (c->queue_n >= NET_CLIENT_QUEUE_MAX)
        return err_set(ei, ERR_LIMIT, "client.post", "%d wait already",
            NET_CLIENT_QUEUE_MAX);
    job = job_new(post);
    if (job == NULL)
        return err_set(ei, ERR_NOMEM, "client.post", "no memory");
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
        c->slots[i].tls = &c->tls;
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
        struct transfer *t = &c->slots[i];

        if (t->post != NULL) {
            (void)curl_multi_remove_handle(c->multi, t->easy);
            finish(t, CURLE_ABORTED_BY_CALLBACK);
        }
        curl_easy_cleanup(t->easy);
        t->easy = NULL;
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
