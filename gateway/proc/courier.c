/* SPDX-License-Identifier: EUPL-1.2 */
#include "proc/courier.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "api/answer.h"
#include "base/log.h"
#include "conf/conf.h"
#include "exchange/wire.h"
#include "http/http.h"
#include "net/client.h"
#include "net/loop.h"
#include "proc/link.h"
#include "proc/sandbox.h"

#include "base/banned.h"

#define ADD_CHECKPOINT "/add-checkpoint"

struct courier {
    const struct courier_opts *opts;
    struct net_loop *loop;
    struct net_client *client;
    struct net_timer *deadline;
    struct link *link;
    struct wire_snapshot snap;
    bool have_snapshot, stopping;
    size_t busy; /* claims and pushes under way */
    bool asking; /* a claim waits for its answer */
    bool more;   /* woken while asking */
    int status;
};

/* One push, from claim to report. */
struct push {
    struct courier *co;
    char id[RECORD_ID_LEN + 1];
    char media_type[RECORD_MEDIA_MAX + 1];
    char link[RECORD_MEDIA_MAX + 20]; /* to the profile; "" for none */
    char trace[ANSWER_TRACE_LEN + 1]; /* what the recipient goes on from */
    struct partner to;
    enum channel kanaal;
    bool witness; /* a question to it as a witness, and no message */
    struct buf body, answer;
};

static void claim(struct courier *co);

static void
push_free(struct push *p)
{
    buf_wipe(&p->body);
    buf_done(&p->answer);
    explicit_bzero(p, sizeof(*p));
    free(p);
}

static void
settled(struct courier *co)
{
    co->busy--;
    if (co->stopping && co->busy == 0)
        net_loop_stop(co->loop);
}

static void
reported(void *arg, struct record_answer *ans)
{
    struct courier *co = arg;

    settled(co);
    if (ans != NULL && ans->result == RECORD_STOPPED) {
        /* The outcome was not written down: the next courier's hello makes
         * the claim due again. */
        log_event(LOG_WARNING, "push.unrecorded", "busy=%zu", co->busy);
        co->status = 1;
        net_loop_stop(co->loop);
        return;
    }
    claim(co);
}

static void
report(struct courier *co, const char *id, const struct net_post_result *res)
{
    struct record_request q = {
        .op = RECORD_PUSHED,
        .id = span_of(id),
        .push_outcome = (int)res->outcome,
        .push_status = res->status,
        .push_retry_after_s = res->retry_after_s,
        .fase = FASE_ONBEKEND,
    };

    memcpy(q.push_body_sha256, res->body_sha256, sizeof(q.push_body_sha256));
    if (link_ask(co->link, &q, reported, co) != ERR_OK)
        settled(co);
}

/* What a witness said, or why it could not be asked. */
static void
report_witness(struct courier *co, const struct push *p,
    const struct net_post_result *res)
{
    struct record_request q = {
        .op = RECORD_WITNESSED,
        .ontvanger = span_of(p->to.oin),
        .push_outcome = (int)res->outcome,
        .push_status = res->status,
        .payload = buf_peek(&p->answer),
        .fase = FASE_ONBEKEND,
    };

    if (link_ask(co->link, &q, reported, co) != ERR_OK)
        settled(co);
}

static void
posted(void *ctx, const struct net_post_result *res)
{
    struct push *p = ctx;
    struct courier *co = p->co;

    if (p->witness) {
        if (res->outcome != NET_POST_ACCEPTED)
            log_event(LOG_NOTICE, "witness.failed",
                "partner=%s outcome=%d status=%d why=\"%s\"", p->to.id,
                (int)res->outcome, res->status, res->why.text);
        report_witness(co, p, res);
        push_free(p);
        return;
    }
    if (res->outcome != NET_POST_ACCEPTED)
        log_event(LOG_NOTICE, "push.failed",
            "partner=%s id=%s outcome=%d status=%d why=\"%s\"", p->to.id, p->id,
            (int)res->outcome, res->status, res->why.text);
    report(co, p->id, res);
    push_free(p);
}

/* Addresses of ourselves are for tests and the demo only. */
static bool
address_allowed(const struct courier *co, const char *address)
{
    struct in6_addr a6;
    struct in_addr a4;

    if (co->opts->conf->allow_loopback)
        return true;
    if (inet_pton(AF_INET, address, &a4) == 1) {
        uint32_t ip = ntohl(a4.s_addr);

        return ip >> 24 != 127 && ip >> 24 != 0 && ip >> 16 != 0xa9fe;
    }
    if (inet_pton(AF_INET6, address, &a6) == 1)
        return !IN6_IS_ADDR_LOOPBACK(&a6) && !IN6_IS_ADDR_LINKLOCAL(&a6) &&
               !IN6_IS_ADDR_UNSPECIFIED(&a6) && !IN6_IS_ADDR_V4MAPPED(&a6);
    return false;
}

static enum err
post(struct push *p, struct errinfo *ei)
{
    const struct partner_endpoint *door = &p->to.kanaal[p->kanaal];
    struct net_post np = {
        .url = door->url,
        .address = door->address,
        .oin = p->to.oin,
        .content_type = p->media_type,
        .body = buf_peek(&p->body),
        .idempotency_key = p->id,
        .traceparent = p->trace[0] == '\0' ? NULL : p->trace,
        .link = p->link[0] == '\0' ? NULL : p->link,
    };

    /* The record may have changed since the claim. */
    if (!partner_admits(&p->to, p->kanaal) || door->delivery != PARTNER_PUSH)
        return err_set(ei, ERR_DENIED, "courier.post",
            "%s takes no push on channel %s", p->to.id,
            channel_code(p->kanaal));
    if (!address_allowed(p->co, door->address))
        return err_set(ei, ERR_DENIED, "courier.post",
            "the address of %s is not one to push to", p->to.id);
    return net_client_post(p->co->client, &np, posted, p, ei);
}

/* Its submission prefix, and what is asked there. */
static enum err
ask_witness(struct push *p, struct errinfo *ei)
{
    char url[PARTNER_URL_MAX + sizeof(ADD_CHECKPOINT)];
    struct net_post np = {
        .url = url,
        .address = p->to.getuige.address,
        .oin = p->to.oin,
        .content_type = "text/plain; charset=utf-8",
        .body = buf_peek(&p->body),
        .answer = &p->answer,
    };

    if (p->to.getuige.url[0] == '\0')
        return err_set(ei, ERR_DENIED, "courier.witness",
            "%s is no witness any more", p->to.id);
    if (!address_allowed(p->co, p->to.getuige.address))
        return err_set(ei, ERR_DENIED, "courier.witness",
            "the address of %s is not one to ask", p->to.id);
    (void)snprintf(url, sizeof(url), "%s" ADD_CHECKPOINT, p->to.getuige.url);
    return net_client_post(p->co->client, &np, posted, p, ei);
}

/* The media type goes alone; its profile is told in a Link (RFC 6906). */
static void
fill_type(struct push *p, struct span kept)
{
    struct span media, profile;

    http_media_split(kept, &media, &profile);
    (void)snprintf(p->media_type, sizeof(p->media_type), "%.*s", (int)media.n,
        (const char *)media.p);
    if (profile.n > 0)
        (void)snprintf(p->link, sizeof(p->link), "<%.*s>; rel=\"profile\"",
            (int)profile.n, (const char *)profile.p);
}

static void
start_push(struct courier *co, const struct partner *to,
    const struct record_answer *ans)
{
    struct net_post_result res = {.outcome = NET_POST_NOT_SENT};
    struct push *p = calloc(1, sizeof(*p));

    if (p == NULL || to == NULL) {
        free(p);
        report(co, ans->id, &res);
        return;
    }
    p->co = co;
    p->to = *to;
    p->kanaal = ans->row.kanaal;
    memcpy(p->id, ans->id, sizeof(p->id));
    p->witness = ans->witness;
    fill_type(p, span_of(ans->media_type));
    answer_trace_write(p->trace, ans->trace_id, ans->span_id);
    buf_init(&p->body, LIMIT_FRAME_MAX);
    buf_init(&p->answer, NET_CLIENT_ANSWER_MAX);
    buf_put(&p->body, buf_peek(&ans->payload));
    if (buf_err(&p->body) == ERR_OK &&
        (p->witness ? ask_witness : post)(p, &res.why) == ERR_OK)
        return;
    posted(p, &res);
}

static void
claimed(void *arg, struct record_answer *ans)
{
    struct courier *co = arg;
    bool again = co->more;

    co->asking = false;
    co->more = false;
    if (ans != NULL && ans->result == RECORD_DONE) {
        start_push(co, partner_by_oin(&co->snap.book, span_of(ans->ontvanger)),
            ans);
        again = true;
    } else {
        settled(co);
    }
    if (ans != NULL && ans->result == RECORD_STOPPED) {
        co->status = 1;
        net_loop_stop(co->loop);
        return;
    }
    if (again && ans != NULL)
        claim(co);
}

static void
claim(struct courier *co)
{
    struct record_request q = {.op = RECORD_CLAIM, .fase = FASE_ONBEKEND};

    if (co->asking) {
        co->more = true;
        return;
    }
    if (!co->have_snapshot || co->stopping || co->busy >= COURIER_AT_ONCE_MAX)
        return;
    q.snapshot = co->snap.version;
    if (link_ask(co->link, &q, claimed, co) != ERR_OK)
        return;
    co->asking = true;
    co->busy++;
}

static void
on_wake(void *ctx)
{
    claim(ctx);
}

static void
on_snapshot(void *ctx, struct wire_snapshot *snap)
{
    struct courier *co = ctx;

    partner_book_done(&co->snap.book);
    co->snap = *snap;
    if (co->have_snapshot)
        return;
    co->have_snapshot = true;
    (void)!write(co->opts->ready_fd, "c", 1);
    (void)close(co->opts->ready_fd);
    claim(co);
}

static void
on_lost(void *ctx)
{
    struct courier *co = ctx;

    co->status = 1;
    net_loop_stop(co->loop);
}

static void
stop_now(void *ctx)
{
    struct courier *co = ctx;

    net_loop_stop(co->loop);
}

static void
on_term(void *ctx, int signo)
{
    struct courier *co = ctx;

    (void)signo;
    co->stopping = true;
    net_timer_set(co->deadline, co->busy == 0 ? 0 : 5000);
}

static enum err
open_parts(struct courier *co, struct errinfo *ei)
{
    const struct conf *conf = co->opts->conf;
    struct net_client_opts no = {.cert_file = conf->client_cert,
        .key_file = conf->client_key,
        .ca_file = conf->tls_ca,
        .crl_file = conf->tls_crl[0] == '\0' ? NULL : conf->tls_crl};
    struct link_opts lo = {.path = co->opts->recorder_path,
        .role = WIRE_COURIER,
        .snapshot = on_snapshot,
        .wake = on_wake,
        .lost = on_lost,
        .ctx = co};
    enum err rc = net_loop_new(&co->loop, ei);

    no.loop = lo.loop = co->loop;
    if (rc == ERR_OK)
        rc = net_client_new(&co->client, &no, ei);
    if (rc == ERR_OK)
        rc = net_timer_new(&co->deadline, co->loop, stop_now, co);
    if (rc == ERR_OK)
        rc = net_loop_signal(co->loop, SIGTERM, on_term, co);
    if (rc == ERR_OK)
        rc = link_open(&co->link, &lo, ei);
    return rc;
}

int
courier_run(const struct courier_opts *opts)
{
    struct courier co = {.opts = opts};
    struct errinfo ei = {.code = ERR_OK};
    enum err rc = open_parts(&co, &ei);

    if (rc == ERR_OK)
        rc = sandbox_courier(opts->conf, &ei);
    if (rc == ERR_OK) {
        net_loop_run(co.loop);
    } else {
        log_failure("courier.not_started", &ei);
        co.status = 1;
    }
    net_client_free(co.client);
    net_timer_free(co.deadline);
    link_free(co.link);
    partner_book_done(&co.snap.book);
    net_loop_free(co.loop);
    return co.status;
}
