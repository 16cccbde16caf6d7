/* SPDX-License-Identifier: EUPL-1.2 */
#include "proc/worker.h"

#include <signal.h>
#include <unistd.h>

#include "api/api.h"
#include "base/clock.h"
#include "base/log.h"
#include "conf/conf.h"
#include "exchange/intake.h"
#include "exchange/versions.h"
#include "net/loop.h"
#include "net/server.h"
#include "proc/link.h"
#include "proc/sandbox.h"

#include "base/banned.h"

enum { DRAIN_MS = 10000 };

struct worker {
    const struct worker_opts *opts;
    struct net_loop *loop;
    struct net_tls *tls;
    struct net_server *server;
    struct net_timer *deadline;
    struct link *link;
    struct intake *intake;
    struct api *api;
    struct policy *policy; /* that came since the start; NULL: none did */
    struct buf rules;      /* one that is coming in */
    uint8_t rules_hash[POLICY_HASH_LEN];
    struct wire_snapshot snap;
    bool have_snapshot;
    int status;
};

static bool
admit(void *ctx, const struct identity *peer)
{
    struct worker *w = ctx;

    /* An unknown or suspended party gets a 403 with words from api/; only a
     * worker without a book turns somebody away in silence. */
    (void)peer;
    return w->have_snapshot;
}

static void
server_event(void *ctx, const char *name, const struct errinfo *why)
{
    (void)ctx;
    log_event(LOG_NOTICE, name, "rule=\"%s\"", why == NULL ? "" : why->text);
}

static void
request(void *ctx, struct net_call *call)
{
    struct worker *w = ctx;

    api_request(w->api, call);
}

static void
gone(void *ctx, struct net_call *call)
{
    struct worker *w = ctx;

    api_gone(w->api, call);
}

static enum err
start_server(struct worker *w, struct errinfo *ei)
{
    struct net_server_opts so = {
        .loop = w->loop,
        .tls = w->tls,
        .listen_fd = w->opts->listen_fd,
        .host = w->opts->conf->host,
        .clk = &clock_system,
        .request = request,
        .admit = admit,
        .gone = gone,
        .event = server_event,
        .ctx = w,
    };

    return net_server_new(&w->server, &so, ei);
}

/* The first snapshot opens the door; each later one replaces the book. */
static void
on_snapshot(void *ctx, struct wire_snapshot *snap)
{
    struct worker *w = ctx;
    struct wire_snapshot old = w->snap;
    struct errinfo ei = {.code = ERR_OK};

    w->snap = *snap;
    intake_use_book(w->intake, &w->snap.book);
    if (w->have_snapshot) {
        partner_book_done(&old.book);
        return;
    }
    w->have_snapshot = true;
    if (start_server(w, &ei) != ERR_OK) {
        log_failure("worker.no_server", &ei);
        w->status = 1;
        net_loop_stop(w->loop);
        return;
    }
    (void)!write(w->opts->ready_fd, "w", 1);
    (void)close(w->opts->ready_fd);
}

static void
use_policy(struct worker *w, struct policy *po)
{
    intake_use_policy(w->intake, po);
    api_use_policy(w->api, po);
    policy_free(w->policy);
    w->policy = po;
    log_event(LOG_INFO, "worker.policy", "version=%s", policy_version(po));
}

/*
 * The recorder sends what is active before it says of anything that it was
 * decided with what is not: whoever decides again does so with this one.
 */
static void
on_rules(void *ctx, const uint8_t hash[32], struct span piece, bool last)
{
    struct worker *w = ctx;
    struct errinfo ei = {.code = ERR_OK};
    struct policy *po = NULL;
    enum err rc;

    if (memcmp(w->rules_hash, hash, sizeof(w->rules_hash)) != 0)
        buf_clear(&w->rules);
    memcpy(w->rules_hash, hash, sizeof(w->rules_hash));
    buf_put(&w->rules, piece);
    if (!last)
        return;
    rc = buf_err(&w->rules);
    if (rc == ERR_OK)
        rc = versions_unpack(buf_peek(&w->rules), hash, &po, &ei);
    buf_done(&w->rules);
    if (rc == ERR_OK) {
        use_policy(w, po);
        return;
    }
    /* Another worker starts with the policy that the supervisor has. */
    log_failure("worker.no_policy", &ei);
    w->status = 1;
    net_loop_stop(w->loop);
}

static void
on_lost(void *ctx)
{
    struct worker *w = ctx;

    log_event(LOG_WARNING, "worker.recorder_lost", "pending=%zu",
        w->link == NULL ? 0 : link_pending(w->link));
    w->status = 1;
    net_loop_stop(w->loop);
}

static void
drained(void *ctx)
{
    struct worker *w = ctx;

    net_loop_stop(w->loop);
}

static void
on_term(void *ctx, int signo)
{
    struct worker *w = ctx;

    (void)signo;
    if (w->server == NULL) {
        net_loop_stop(w->loop);
        return;
    }
    net_timer_set(w->deadline, DRAIN_MS);
    net_server_drain(w->server, drained, w);
}

static enum err
ask(void *ctx, const struct record_request *req, api_answer_fn *done, void *arg)
{
    struct worker *w = ctx;

    return link_ask(w->link, req, done, arg);
}

static enum err
open_parts(struct worker *w, struct errinfo *ei)
{
    const struct conf *conf = w->opts->conf;
    struct net_tls_opts to = {conf->tls_cert, conf->tls_key, conf->tls_ca,
        conf->tls_crl[0] == '\0' ? NULL : conf->tls_crl};
    struct link_opts lo = {.path = w->opts->recorder_path,
        .role = WIRE_WORKER,
        .snapshot = on_snapshot,
        .rules = on_rules,
        .policy_hash = policy_hash(w->opts->policy),
        .lost = on_lost,
        .ctx = w};
    struct api_opts ao = {.ask = ask, .ctx = w, .clk = &clock_system};
    enum err rc = net_loop_new(&w->loop, ei);

    if (rc == ERR_OK)
        rc = net_tls_new(&w->tls, &to, ei);
    if (rc == ERR_OK)
        rc = intake_new(&w->intake, w->opts->adapters, w->opts->policy,
            &clock_system, ei);
    if (rc != ERR_OK)
        return rc;
    ao.intake = w->intake;
    ao.policy = w->opts->policy;
    ao.adapters = w->opts->adapters;
    rc = api_new(&w->api, &ao, ei);
    if (rc == ERR_OK)
        rc = net_timer_new(&w->deadline, w->loop, drained, w);
    if (rc == ERR_OK)
        rc = net_loop_signal(w->loop, SIGTERM, on_term, w);
    lo.loop = w->loop;
    if (rc == ERR_OK)
        rc = link_open(&w->link, &lo, ei);
    return rc;
}

int
worker_run(const struct worker_opts *opts)
{
    struct worker w = {.opts = opts};
    struct errinfo ei = {.code = ERR_OK};
    enum err rc;

    buf_init(&w.rules, VERSIONS_BYTES_MAX);
    rc = open_parts(&w, &ei);
    if (rc == ERR_OK)
        rc = sandbox_worker(opts->conf, &ei);
    if (rc == ERR_OK) {
        net_loop_run(w.loop);
    } else {
        log_failure("worker.not_started", &ei);
        w.status = 1;
    }
    net_server_free(w.server);
    net_timer_free(w.deadline);
    link_free(w.link);
    api_free(w.api);
    intake_free(w.intake);
    policy_free(w.policy);
    buf_done(&w.rules);
    partner_book_done(&w.snap.book);
    net_tls_free(w.tls);
    net_loop_free(w.loop);
    return w.status;
}
