/* SPDX-License-Identifier: EUPL-1.2 */
#include "proc/recorder.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "conf/conf.h"
#include "exchange/admin.h"
#include "exchange/options.h"
#include "exchange/record_policy.h"
#include "exchange/wire.h"
#include "ipc/frame.h"
#include "net/loop.h"
#include "proc/sandbox.h"

#include "base/banned.h"

enum {
    CONNS_MAX = 160, /* 64 workers in two generations, courier, some CLIs */
    PIECE_MAX = 256 * 1024, /* of a policy, in one frame */
    WAKE_AGAIN_MS = 30000,  /* after a version that could not be loaded */
    TICK_MS = 200, /* short: what has come since is put away in small steps */
    GROUP_MAX = LIMIT_GROUP_MAX,
    /* A whole group of the largest payloads to one worker. */
    OUT_MAX = GROUP_MAX * (LIMIT_BODY_MAX + 16 * 1024)
};

enum conn_kind {
    CONN_NEW,
    CONN_WORKER,
    CONN_COURIER,
    CONN_SUPERVISOR,
    CONN_CLI
};

struct conn {
    struct recorder *rec;
    struct frame_channel ch;
    struct net_watch *watch;
    enum conn_kind kind;
    bool used;
    uint8_t policy_hash[32]; /* a worker's */
};

/* One question of the group, with its bytes until the commit. */
struct job {
    struct conn *conn;
    uint64_t tag;
    struct buf bytes;
    struct record_request req;
    struct record_answer ans;
};

struct recorder {
    const struct recorder_opts *opts;
    struct net_loop *loop;
    struct record *record;
    struct net_watch *accept_inner, *accept_cli;
    struct net_timer *tick, *window;
    struct conn conn[CONNS_MAX];
    struct job job[GROUP_MAX];
    size_t job_n;
    size_t last_group;
    bool window_set;
    bool courier_gone; /* its claims are to be released */
    bool have_policy;
    uint8_t policy_hash[32]; /* what is active */
    char policy_version[POLICY_VERSION_MAX + 1];
    struct buf rules;      /* its files, for workers with another; or empty */
    int64_t wake_again_ms; /* mono */
    int64_t catch_up_ms;   /* mono: not before */
    int64_t started_ms;
    int64_t cert_not_after_ms;
    uint64_t told_version; /* of the book the workers have */
    int status;
};

/* ---- connections ---------------------------------------------------------- */

static void
conn_close(struct conn *c)
{
    if (!c->used)
        return;
    net_watch_free(c->watch);
    frame_channel_done(&c->ch);
    for (size_t i = 0; i < c->rec->job_n; i++)
        if (c->rec->job[i].conn == c)
            c->rec->job[i].conn = NULL; /* committed all the same */
    c->used = false;
    if (c->kind == CONN_COURIER)
        c->rec->courier_gone = true;
}

static void
conn_flush(struct conn *c)
{
    enum err rc;

    if (!c->used)
        return;
    rc = frame_channel_flush(&c->ch);
    if (rc == ERR_AGAIN)
        net_watch_set(c->watch, NET_READ | NET_WRITE);
    else if (rc == ERR_OK)
        net_watch_set(c->watch, NET_READ);
    else
        conn_close(c);
}

static void
send_snapshot(struct conn *c)
{
    struct buf *out = &c->ch.out;
    size_t at = frame_begin(out, WIRE_SNAPSHOT, 0);

    wire_snapshot_write(out, record_book(c->rec->record), c->rec->policy_hash);
    frame_end(out, at);
    conn_flush(c);
}

/* Before anything that was decided with another is turned down. */
static void
send_rules(struct recorder *rec, struct conn *c)
{
    struct span left = buf_peek(&rec->rules);

    if (!c->used || c->kind != CONN_WORKER || left.n == 0 ||
        memcmp(c->policy_hash, rec->policy_hash, sizeof(c->policy_hash)) == 0)
        return;
    memcpy(c->policy_hash, rec->policy_hash, sizeof(c->policy_hash));
    while (left.n > 0) {
        size_t n = left.n < PIECE_MAX ? left.n : PIECE_MAX;
        size_t at = frame_begin(&c->ch.out, WIRE_RULES, 0);

        buf_byte(&c->ch.out, n == left.n);
        buf_put(&c->ch.out,
            (struct span){rec->policy_hash, sizeof(rec->policy_hash)});
        buf_put(&c->ch.out, (struct span){left.p, n});
        frame_end(&c->ch.out, at);
        left = (struct span){left.p + n, left.n - n};
    }
}

static void
tell_snapshot(struct recorder *rec)
{
    rec->told_version = record_book(rec->record)->version;
    for (size_t i = 0; i < CONNS_MAX; i++) {
        struct conn *c = &rec->conn[i];

        if (c->used && (c->kind == CONN_WORKER || c->kind == CONN_COURIER))
            send_snapshot(c);
    }
}

static void
wake_courier(struct recorder *rec)
{
    int64_t due = record_next_push_ms(rec->record);

    if ((due < 0 || due > clock_wall_ms(&clock_system)) &&
        !record_witness_due(rec->record))
        return;
    for (size_t i = 0; i < CONNS_MAX; i++) {
        struct conn *c = &rec->conn[i];
        size_t at;

        if (!c->used || c->kind != CONN_COURIER)
            continue;
        at = frame_begin(&c->ch.out, WIRE_WAKE, 0);
        frame_end(&c->ch.out, at);
        conn_flush(c);
    }
}

/* ---- the group ------------------------------------------------------------- */

static void
send_answer(struct conn *c, uint64_t tag, const struct record_answer *ans)
{
    size_t at;

    if (c == NULL || !c->used)
        return;
    at = frame_begin(&c->ch.out, WIRE_ANSWER, tag);
    wire_answer_write(&c->ch.out, ans);
    frame_end(&c->ch.out, at);
}

static void
job_done(struct job *j)
{
    record_answer_done(&j->ans);
    if (j->bytes.p != NULL)
        explicit_bzero(j->bytes.p, j->bytes.n);
    buf_clear(&j->bytes);
    j->req = (struct record_request){.op = RECORD_OP__COUNT};
}

/* The commit's fate is unknown: the next start reconciles by key. */
static void
die(struct recorder *rec, const struct errinfo *ei)
{
    log_failure("recorder.dead", ei);
    rec->status = 1;
    net_loop_stop(rec->loop);
}

static void
commit(struct recorder *rec)
{
    struct errinfo ei = {.code = ERR_OK};
    size_t n = rec->job_n;
    enum err rc;

    net_timer_clear(rec->window);
    rec->window_set = false;
    if (n == 0 && record_pending(rec->record) == 0)
        return;
    rc = record_commit(rec->record, &ei);
    if (rc == ERR_CORRUPT || rc == ERR_INTERNAL) {
        die(rec, &ei);
        return;
    }
    if (rc != ERR_OK)
        log_failure("recorder.stopped", &ei);
    for (size_t i = 0; i < n; i++) {
        send_answer(rec->job[i].conn, rec->job[i].tag, &rec->job[i].ans);
        job_done(&rec->job[i]);
    }
    rec->job_n = 0;
    rec->last_group = n;
    for (size_t i = 0; i < CONNS_MAX; i++)
        if (rec->conn[i].used && rec->conn[i].ch.out.n > 0)
            conn_flush(&rec->conn[i]);
    wake_courier(rec);
}

static void
window_due(void *ctx)
{
    commit(ctx);
}

/* Commit now, or let the group that came last time come again? */
static void
gather(struct recorder *rec)
{
    int64_t wait_ms = (rec->opts->conf->group_window_us + 999) / 1000;

    if (rec->job_n == 0)
        return;
    if (rec->job_n == GROUP_MAX || rec->job_n >= rec->last_group) {
        commit(rec);
        return;
    }
    if (rec->window_set)
        return;
    rec->window_set = true;
    net_timer_set(rec->window, wait_ms);
}

/* Pushing is the courier's and all the rest the workers'. */
static bool
may_ask(enum conn_kind kind, enum record_op op)
{
    bool pushing =
        op == RECORD_CLAIM || op == RECORD_PUSHED || op == RECORD_WITNESSED;

    return pushing ? kind == CONN_COURIER : kind == CONN_WORKER;
}

static bool
take_ask(struct recorder *rec, struct conn *c, const struct frame *f)
{
    struct job *j = &rec->job[rec->job_n];
    struct errinfo ei = {.code = ERR_OK};
    bool waits = false;
    enum err rc;

    /* After a commit that failed nothing more is taken. */
    if (rec->status != 0 || rec->job_n == GROUP_MAX)
        return false;
    j->conn = c;
    j->tag = f->tag;
    buf_put(&j->bytes, f->payload);
    if (buf_err(&j->bytes) != ERR_OK ||
        wire_request_read(buf_peek(&j->bytes), &j->req) != ERR_OK ||
        !may_ask(c->kind, j->req.op)) {
        buf_clear(&j->bytes);
        return false;
    }
    record_answer_init(&j->ans);
    rc = record_submit(rec->record, &j->req, &j->ans, &waits, &ei);
    if (rc == ERR_CORRUPT || rc == ERR_INTERNAL) {
        die(rec, &ei);
        return false;
    }
    if (rc == ERR_OK && waits) {
        rec->job_n++;
        if (rec->job_n == GROUP_MAX)
            commit(rec);
        return true;
    }
    if (rc != ERR_OK)
        j->ans.result = RECORD_STOPPED;
    send_answer(c, j->tag, &j->ans);
    job_done(j);
    return true;
}

/* Not in the middle of a group: a claim in it may be the one that is lost. */
static void
release_claims(struct recorder *rec)
{
    struct errinfo ei = {.code = ERR_OK};
    enum err rc;

    if (!rec->courier_gone || rec->status != 0)
        return;
    rc = record_release_claims(rec->record, &ei);
    if (rc == ERR_OK)
        rec->courier_gone = false;
    else if (rc == ERR_CORRUPT)
        die(rec, &ei);
}

/* ---- other frames ----------------------------------------------------------- */

static bool
take_hello(struct conn *c, const struct frame *f)
{
    bool worker = f->payload.n > 0 && f->payload.p[0] == WIRE_WORKER;

    if (c->kind != CONN_NEW ||
        f->payload.n != (worker ? 1 + sizeof(c->policy_hash) : 1))
        return false;
    switch (f->payload.p[0]) {
    case WIRE_WORKER:
        c->kind = CONN_WORKER;
        memcpy(c->policy_hash, f->payload.p + 1, sizeof(c->policy_hash));
        send_rules(c->rec, c);
        break;
    case WIRE_COURIER:
        c->kind = CONN_COURIER;
        commit(c->rec);
        release_claims(c->rec);
        break;
    case WIRE_SUPERVISOR:
        c->kind = CONN_SUPERVISOR;
        return true;
    default:
        return false;
    }
    send_snapshot(c);
    if (c->kind == CONN_COURIER)
        wake_courier(c->rec);
    return true;
}

/* One byte, and more: the supervisor waits for it. */
static void
reply(struct conn *c, const struct frame *f, uint8_t first, struct span more)
{
    size_t at = frame_begin(&c->ch.out, f->kind, f->tag);

    buf_byte(&c->ch.out, first);
    buf_put(&c->ch.out, more);
    frame_end(&c->ch.out, at);
    conn_flush(c);
}

/* Which version should be active: what the supervisor loads. */
static bool
take_due(struct recorder *rec, struct conn *c, const struct frame *f)
{
    struct record_policy_now now;

    if (c->kind != CONN_SUPERVISOR || f->payload.n != 0)
        return false;
    record_policy_now(rec->record, &now);
    reply(c, f, now.is_signed, (struct span){now.due, sizeof(now.due)});
    return true;
}

/* The files of a policy, as they will be sent; empty where they are not. */
static enum err
read_rules(const struct recorder *rec, const uint8_t *hash, struct buf *out,
    struct errinfo *ei)
{
    buf_init(out, VERSIONS_BYTES_MAX);
    return versions_pack(rec->opts->conf->state_dir, hash, out, ei);
}

/* From here on this one, at every worker.  in  rules  taken over */
static void
use_policy(struct recorder *rec, const uint8_t *hash, const char *version,
    struct buf *rules)
{
    buf_done(&rec->rules);
    rec->rules = *rules;
    rec->have_policy = true;
    memcpy(rec->policy_hash, hash, sizeof(rec->policy_hash));
    (void)snprintf(rec->policy_version, sizeof(rec->policy_version), "%s",
        version);
    for (size_t i = 0; i < CONNS_MAX; i++)
        send_rules(rec, &rec->conn[i]);
    tell_snapshot(rec); /* the step moved the book's version */
}

/* In the log first and then at every worker. */
static enum err
activate(struct recorder *rec, const uint8_t *hash, const char *version,
    struct errinfo *ei)
{
    struct buf rules;
    enum err rc = read_rules(rec, hash, &rules, ei);

    if (rc == ERR_OK)
        rc = record_policy_active(rec->record, hash, version, ei);
    if (rc != ERR_OK) {
        buf_done(&rules);
        return rc;
    }
    use_policy(rec, hash, version, &rules);
    return ERR_OK;
}

/*
 * A step that the log file had no room for is in the log since: nothing is
 * taken any more that was decided with what the workers still have.
 */
static void
catch_up(struct recorder *rec)
{
    int64_t now_ms = clock_mono_ms(&clock_system);
    struct errinfo ei = {.code = ERR_OK};
    struct record_policy_now now;
    struct buf rules;

    record_policy_now(rec->record, &now);
    if (!now.has_active || now_ms < rec->catch_up_ms ||
        memcmp(now.active, rec->policy_hash, sizeof(now.active)) == 0)
        return;
    if (read_rules(rec, now.active, &rules, &ei) != ERR_OK) {
        log_failure("policy.not_kept", &ei);
        buf_done(&rules);
        rec->catch_up_ms = now_ms + WAKE_AGAIN_MS;
        return;
    }
    use_policy(rec, now.active, now.active_version, &rules);
}

/* The supervisor says which policy it has loaded. */
static bool
take_policy(struct recorder *rec, struct conn *c, const struct frame *f)
{
    struct frame_cursor cur = {.s = f->payload};
    struct errinfo ei = {.code = ERR_OK};
    char version[POLICY_VERSION_MAX + 1] = "";
    uint8_t hash[32];
    struct span v;
    int64_t not_after;
    enum err rc;

    frame_bytes(&cur, hash, sizeof(hash));
    v = frame_span(&cur);
    not_after = (int64_t)frame_u64(&cur);
    if (c->kind != CONN_SUPERVISOR || cur.bad || v.n > POLICY_VERSION_MAX)
        return false;
    memcpy(version, v.p, v.n);
    commit(rec); /* what was decided with the one before goes in before */
    if (!c->used || rec->status != 0)
        return false;
    rc = activate(rec, hash, version, &ei);
    if (rc != ERR_OK)
        log_failure("policy.not_recorded", &ei);
    if (rc == ERR_CORRUPT) {
        die(rec, &ei);
        return false;
    }
    if (rc == ERR_OK) {
        rec->cert_not_after_ms = not_after;
        rec->wake_again_ms = 0;
    }
    if (c->used)
        reply(c, f, rc == ERR_OK, (struct span){NULL, 0});
    return true;
}

/* Is another version due than the one that is active?  The supervisor is the
 * one that loads it. */
static void
watch_due(struct recorder *rec)
{
    int64_t now_ms = clock_mono_ms(&clock_system);
    struct record_policy_now now;

    record_policy_now(rec->record, &now);
    if (!now.is_signed || now_ms < rec->wake_again_ms ||
        memcmp(now.due, rec->policy_hash, sizeof(now.due)) == 0)
        return;
    rec->wake_again_ms = now_ms + WAKE_AGAIN_MS;
    (void)!write(rec->opts->wake_fd, "p", 1);
}

static bool
take_cli(struct recorder *rec, struct conn *c, const struct frame *f)
{
    struct admin_context ctx = {.clk = &clock_system,
        .product = rec->opts->product,
        .running = true,
        .started_ms = rec->started_ms,
        .cert_not_after_ms = rec->cert_not_after_ms,
        .policy_version = rec->have_policy ? rec->policy_version : NULL,
        .policy_hash = rec->policy_hash};
    struct errinfo ei = {.code = ERR_OK};
    struct buf answer;
    size_t at;
    bool ok;

    if (c->kind != CONN_CLI)
        return false;
    commit(rec); /* what was asked before is in before this is answered */
    if (!c->used || rec->status != 0)
        return false;
    buf_init(&answer, LIMIT_FRAME_MAX - FRAME_HEAD_LEN);
    ok = admin_answer(rec->record, &ctx, f->payload, &answer, &ei) == ERR_OK;
    if (ok) {
        at = frame_begin(&c->ch.out, WIRE_CLI_JSON, f->tag);
        buf_put(&c->ch.out, buf_peek(&answer));
        frame_end(&c->ch.out, at);
        conn_flush(c);
    } else {
        log_failure("admin.failed", &ei);
    }
    buf_done(&answer);
    if (record_book(rec->record)->version != rec->told_version)
        tell_snapshot(rec);
    rec->wake_again_ms = 0; /* something may have been ordered */
    watch_due(rec);
    return ok;
}

static bool
take_frame(struct recorder *rec, struct conn *c, const struct frame *f)
{
    switch (f->kind) {
    case WIRE_ASK:
        return take_ask(rec, c, f);
    case WIRE_HELLO:
        return take_hello(c, f);
    case WIRE_POLICY:
        return take_policy(rec, c, f);
    case WIRE_DUE:
        return take_due(rec, c, f);
    case WIRE_CLI_JSON:
        return take_cli(rec, c, f);
    default:
        return false;
    }
}

static void
drain_input(struct conn *c)
{
    size_t at = 0;

    while (c->used) {
        struct span in = buf_peek(&c->ch.in);
        struct frame f;
        size_t used;
        enum err rc;

        in.p += at;
        in.n -= at;
        rc = frame_parse(in, &f, &used);
        if (rc == ERR_AGAIN)
            break;
        if (rc != ERR_OK || !take_frame(c->rec, c, &f)) {
            log_event(LOG_WARNING, "ipc.refused", "kind=%d", (int)c->kind);
            conn_close(c);
            return;
        }
        at += used;
    }
    if (c->used)
        buf_drop(&c->ch.in, at);
}

static void
conn_ready(void *ctx, int what)
{
    struct conn *c = ctx;

    if ((what & NET_READ) != 0) {
        enum err rc = frame_channel_fill(&c->ch);

        drain_input(c);
        if (c->used && rc != ERR_OK && rc != ERR_AGAIN)
            conn_close(c);
    }
    conn_flush(c);
    gather(c->rec);
}

static struct conn *
conn_free_slot(struct recorder *rec)
{
    for (size_t i = 0; i < CONNS_MAX; i++)
        if (!rec->conn[i].used)
            return &rec->conn[i];
    return NULL;
}

static bool
peer_is_us(int fd)
{
    struct ucred who;
    socklen_t n = sizeof(who);

    return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) == 0 &&
           (who.uid == geteuid() || who.uid == 0);
}

static void
accept_on(struct recorder *rec, int listen_fd, enum conn_kind kind)
{
    for (;;) {
        int fd = accept4(listen_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
        struct conn *c;

        if (fd < 0)
            return;
        c = conn_free_slot(rec);
        if (c == NULL || !peer_is_us(fd)) {
            (void)close(fd);
            continue;
        }
        *c = (struct conn){.rec = rec, .kind = kind};
        if (net_watch_new(&c->watch, rec->loop, fd, NET_READ, conn_ready, c) !=
            ERR_OK) {
            (void)close(fd);
            continue;
        }
        c->used = true;
        frame_channel_init(&c->ch, fd);
        c->ch.out.max = OUT_MAX;
    }
}

static void
accept_inner(void *ctx, int what)
{
    struct recorder *rec = ctx;

    (void)what;
    accept_on(rec, rec->opts->socket_fd, CONN_NEW);
}

static void
accept_cli(void *ctx, int what)
{
    struct recorder *rec = ctx;

    (void)what;
    accept_on(rec, rec->opts->admin_fd, CONN_CLI);
}

/* ---- life -------------------------------------------------------------------- */

static void
tick_due(void *ctx)
{
    struct recorder *rec = ctx;
    struct errinfo ei = {.code = ERR_OK};
    enum err rc = record_tick(rec->record, &ei);

    if (rc == ERR_CORRUPT || rc == ERR_INTERNAL) {
        die(rec, &ei);
        return;
    }
    if (rc != ERR_OK)
        log_failure("recorder.tick", &ei);
    commit(rec);
    if (rec->status != 0)
        return;
    catch_up(rec);
    if (record_book(rec->record)->version != rec->told_version)
        tell_snapshot(rec); /* a step that a full disk had held up */
    release_claims(rec);
    wake_courier(rec);
    watch_due(rec);
    net_timer_set(rec->tick, TICK_MS);
}

static void
on_term(void *ctx, int signo)
{
    struct recorder *rec = ctx;

    (void)signo;
    commit(rec);
    net_loop_stop(rec->loop);
}

/*
 * What the workers have, said again after a recorder died.  Where another one
 * became due meanwhile, what the log says is active stays so until the
 * supervisor has loaded that.
 */
static enum err
open_policy(struct recorder *rec, struct errinfo *ei)
{
    struct record_policy_now now;
    enum err rc = ERR_OK;

    if (rec->opts->policy_hash != NULL)
        rc = record_policy_active(rec->record, rec->opts->policy_hash,
            rec->opts->policy_version, ei);
    if (rc != ERR_OK && rc != ERR_DENIED)
        return rc;
    record_policy_now(rec->record, &now);
    buf_init(&rec->rules, VERSIONS_BYTES_MAX);
    if (!now.has_active)
        return ERR_OK;
    rec->have_policy = true;
    memcpy(rec->policy_hash, now.active, sizeof(rec->policy_hash));
    (void)snprintf(rec->policy_version, sizeof(rec->policy_version), "%s",
        now.active_version);
    /* Without its files, workers that have it go on. */
    if (read_rules(rec, now.active, &rec->rules, ei) != ERR_OK) {
        log_failure("policy.not_kept", ei);
        buf_done(&rec->rules);
    }
    return ERR_OK;
}

static enum err
open_record(struct recorder *rec, struct errinfo *ei)
{
    const struct conf *conf = rec->opts->conf;
    struct record_opts ro;
    enum err rc;

    options_record(conf, &clock_system, &ro);
    rc = record_open(&rec->record, &ro, ei);
    if (rc != ERR_OK)
        return rc;
    rec->started_ms = clock_wall_ms(&clock_system);
    rec->cert_not_after_ms = rec->opts->cert_not_after_ms;
    rc = open_policy(rec, ei);
    rec->told_version = record_book(rec->record)->version;
    return rc;
}

static enum err
open_loop(struct recorder *rec, struct errinfo *ei)
{
    enum err rc = net_loop_new(&rec->loop, ei);

    if (rc == ERR_OK)
        rc = net_watch_new(&rec->accept_inner, rec->loop, rec->opts->socket_fd,
            NET_READ, accept_inner, rec);
    if (rc == ERR_OK)
        rc = net_watch_new(&rec->accept_cli, rec->loop, rec->opts->admin_fd,
            NET_READ, accept_cli, rec);
    if (rc == ERR_OK)
        rc = net_timer_new(&rec->tick, rec->loop, tick_due, rec);
    if (rc == ERR_OK)
        rc = net_timer_new(&rec->window, rec->loop, window_due, rec);
    if (rc == ERR_OK)
        rc = net_loop_signal(rec->loop, SIGTERM, on_term, rec);
    return rc;
}

static void
close_all(struct recorder *rec)
{
    for (size_t i = 0; i < CONNS_MAX; i++)
        conn_close(&rec->conn[i]);
    for (size_t i = 0; i < GROUP_MAX; i++)
        buf_wipe(&rec->job[i].bytes);
    net_watch_free(rec->accept_inner);
    net_watch_free(rec->accept_cli);
    net_timer_free(rec->tick);
    net_timer_free(rec->window);
    net_loop_free(rec->loop);
    buf_done(&rec->rules);
    record_close(rec->record);
}

int
recorder_run(const struct recorder_opts *opts)
{
    struct recorder *rec = calloc(1, sizeof(*rec));
    struct errinfo ei = {.code = ERR_OK};
    enum err rc;
    int status;

    if (rec == NULL)
        return 1;
    rec->opts = opts;
    for (size_t i = 0; i < GROUP_MAX; i++)
        buf_init(&rec->job[i].bytes, LIMIT_FRAME_MAX);
    rc = open_record(rec, &ei);
    if (rc == ERR_OK)
        rc = open_loop(rec, &ei);
    if (rc == ERR_OK)
        rc = sandbox_recorder(opts->conf, &ei);
    if (rc == ERR_OK) {
        (void)!write(opts->ready_fd, "r", 1);
        (void)close(opts->ready_fd);
        net_timer_set(rec->tick, TICK_MS);
        net_loop_run(rec->loop);
    } else {
        log_failure("recorder.not_started", &ei);
        rec->status = rc == ERR_CORRUPT ? 6 : 1;
    }
    close_all(rec);
    status = rec->status;
    free(rec);
    return status;
}
