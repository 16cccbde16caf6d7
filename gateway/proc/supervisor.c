/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * supervisor - starts, watches, restarts; reads no outside byte
 *
 *                 start            all ready            SIGTERM
 *     (nothing) --------> STARTING ---------> RUNNING ----------> STOPPING
 *                            |                  |  ^                  |
 *                            | a child fails    +--+ a child dies:    v
 *                            v                       another one   (ended)
 *                          FAILED
 *
 * A slot is one child.  A worker slot has its own listening socket, kept here,
 * so that what arrives while a worker is replaced waits in the kernel.
 */
#include "proc/proc.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/adapter.h"
#include "base/clock.h"
#include "base/log.h"
#include "conf/conf.h"
#include "exchange/versions.h"
#include "exchange/wire.h"
#include "ipc/frame.h"
#include "net/loop.h"
#include "net/server.h"
#include "policy/fit.h"
#include "policy/policy.h"
#include "proc/courier.h"
#include "proc/link.h"
#include "proc/recorder.h"
#include "proc/sandbox.h"
#include "proc/worker.h"

#include "base/banned.h"

enum {
    READY_MS = 10000, /* a child that is not ready by then has failed */
    STOP_MS = 15000,  /* after SIGTERM; then SIGKILL */
    BACKOFF_MS = 500, /* before another child that died young */
    YOUNG_MS = 1000,
    BACKLOG = 512,
    PATH_LEN = 108,
    FDS_MAX = 1024 /* the supervisor itself has about a hundred open */
};

enum role { ROLE_RECORDER, ROLE_COURIER, ROLE_WORKER };

struct slot {
    enum role role;
    pid_t pid;        /* 0: not running */
    pid_t old;        /* the generation before, draining; 0: none */
    int listen_fd;    /* workers */
    int64_t born_ms;  /* mono */
    int64_t again_ms; /* not before this (mono) */
};

struct supervisor {
    const struct conf *conf;
    const char *product;
    struct net_loop *loop;
    struct net_timer *timer;
    struct adapters *adapters;
    struct policy *policy;
    int socket_fd, admin_fd;
    int wake[2]; /* the recorder writes: another policy is due */
    struct net_watch *waking;
    bool is_signed; /* the policy is one that was ordered with signatures */
    bool renew;     /* a new generation, once the last one has drained */
    char socket_path[PATH_LEN], admin_path[PATH_LEN];
    struct slot slot[2 + CONF_WORKERS_MAX];
    size_t slot_n;
    bool stopping, failed;
    int64_t kill_ms;
    struct errinfo why; /* of the failure that ends the start */
};

static const char *
role_name(enum role r)
{
    return r == ROLE_RECORDER  ? "recorder"
           : r == ROLE_COURIER ? "courier"
                               : "worker";
}

static int64_t
now_ms(void)
{
    return clock_mono_ms(&clock_system);
}

/* ---- sockets ------------------------------------------------------------------ */

static int
listen_unix(const char *path, struct errinfo *ei)
{
    struct sockaddr_un sa = {.sun_family = AF_UNIX};
    size_t n = strlen(path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    mode_t mask;
    int rc;

    if (fd < 0 || n >= sizeof(sa.sun_path)) {
        (void)err_set(ei, ERR_IO, "proc.listen", "no socket at %s", path);
        goto fail;
    }
    memcpy(sa.sun_path, path, n + 1);
    (void)unlink(path);
    mask = umask(0177);
    rc = bind(fd, (const struct sockaddr *)&sa, sizeof(sa));
    (void)umask(mask);
    if (rc != 0 || listen(fd, BACKLOG) != 0) {
        (void)err_set(ei, ERR_IO, "proc.listen", "cannot listen on %s", path);
        goto fail;
    }
    return fd;
fail:
    if (fd >= 0)
        (void)close(fd);
    return -1;
}

static int
listen_tcp(const struct conf *conf, struct errinfo *ei)
{
    struct sockaddr_storage sa;
    socklen_t len;
    int on = 1, fd;

    if (!conf_parse_listen(conf->listen, &sa, &len)) {
        (void)err_set(ei, ERR_CONFIG, "proc.listen",
            "listen is no address:port");
        return -1;
    }
    fd = socket(sa.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0 ||
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
        setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) != 0 ||
        bind(fd, (const struct sockaddr *)&sa, len) != 0 ||
        listen(fd, BACKLOG) != 0) {
        (void)err_set(ei, ERR_IO, "proc.listen",
            "cannot listen on the address of 'listen'; is another gateway "
            "running?");
        if (fd >= 0)
            (void)close(fd);
        return -1;
    }
    return fd;
}

static enum err
open_sockets(struct supervisor *s, struct errinfo *ei)
{
    if ((size_t)snprintf(s->socket_path, PATH_LEN, "%s/recorder.sock",
            s->conf->run_dir) >= PATH_LEN ||
        (size_t)snprintf(s->admin_path, PATH_LEN, "%s/admin.sock",
            s->conf->run_dir) >= PATH_LEN)
        return err_set(ei, ERR_CONFIG, "proc.serve", "run_dir is too long");
    if (mkdir(s->conf->run_dir, 0700) != 0 && errno != EEXIST)
        return err_set(ei, ERR_IO, "proc.serve", "cannot make run_dir");
    s->socket_fd = listen_unix(s->socket_path, ei);
    if (s->socket_fd < 0)
        return ei->code;
    s->admin_fd = listen_unix(s->admin_path, ei);
    if (s->admin_fd < 0)
        return ei->code;
    for (size_t i = 0; i < s->slot_n; i++) {
        if (s->slot[i].role != ROLE_WORKER)
            continue;
        s->slot[i].listen_fd = listen_tcp(s->conf, ei);
        if (s->slot[i].listen_fd < 0)
            return ei->code;
    }
    return ERR_OK;
}

/* ---- children ----------------------------------------------------------------- */

/*
 * Keep what the role needs and close the rest: with the supervisor's epoll and
 * signal descriptors a child could make it deaf.
 */
static void
close_others(const struct supervisor *s, const struct slot *mine, int ready_fd)
{
    bool recorder = mine->role == ROLE_RECORDER;
    int keep[] = {ready_fd, mine->listen_fd, recorder ? s->socket_fd : -1,
        recorder ? s->admin_fd : -1, recorder ? s->wake[1] : -1};
    long most = sysconf(_SC_OPEN_MAX);

    for (int fd = STDERR_FILENO + 1; fd < most && fd < FDS_MAX; fd++) {
        bool kept = false;

        for (size_t i = 0; i < sizeof(keep) / sizeof(keep[0]); i++)
            kept = kept || fd == keep[i];
        if (!kept)
            (void)close(fd);
    }
}

/* Until when the TLS certificate on disk is valid: what workers load. */
static int64_t
cert_end(const struct supervisor *s)
{
    int64_t ms = 0;
    enum err rc = net_tls_not_after(s->conf->tls_cert, &ms, NULL);

    return rc == ERR_OK ? ms : 0; /* a worker will say what is wrong with it */
}

static int
run_child(const struct supervisor *s, const struct slot *sl, int ready_fd)
{
    struct recorder_opts ro = {.conf = s->conf,
        .socket_fd = s->socket_fd,
        .admin_fd = s->admin_fd,
        .ready_fd = ready_fd,
        .wake_fd = s->wake[1],
        .policy_hash = s->policy == NULL ? NULL : policy_hash(s->policy),
        .policy_version = s->policy == NULL ? "" : policy_version(s->policy),
        .product = s->product};
    struct courier_opts co = {s->conf, ready_fd, s->socket_path};
    struct worker_opts wo = {s->conf, s->adapters, s->policy, sl->listen_fd,
        ready_fd, s->socket_path};

    switch (sl->role) {
    case ROLE_RECORDER:
        ro.cert_not_after_ms = cert_end(s);
        return recorder_run(&ro);
    case ROLE_COURIER:
        return courier_run(&co);
    case ROLE_WORKER:
        return worker_run(&wo);
    default:
        return 1;
    }
}

/* The parent's way with signals is not the child's. */
static void
handle(int signo, void (*how)(int signo))
{
    struct sigaction sa = {.sa_handler = how};

    (void)sigaction(signo, &sa, NULL);
}

NORETURN static void
child(const struct supervisor *s, const struct slot *sl, int ready_fd)
{
    struct errinfo ei = {.code = ERR_OK};
    sigset_t none;

    log_role(role_name(sl->role));
    (void)sigemptyset(&none);
    (void)pthread_sigmask(SIG_SETMASK, &none, NULL);
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_IGN);
    handle(SIGHUP, SIG_IGN);
    handle(SIGCHLD, SIG_DFL);
    close_others(s, sl, ready_fd);
    if (sandbox_birth(&ei) != ERR_OK) {
        log_failure("child.not_started", &ei);
        _exit(1);
    }
    _exit(run_child(s, sl, ready_fd));
}

/* Wait for the child's byte; false when it ended or took too long. */
static bool
wait_ready(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    char byte;
    int rc;

    do {
        rc = poll(&p, 1, READY_MS);
    } while (rc < 0 && errno == EINTR);
    return rc == 1 && read(fd, &byte, 1) == 1;
}

/* Start the child of a slot; true when it is there, or, with wait, when it is
 * ready for work. */
static bool
start(struct supervisor *s, struct slot *sl, bool wait)
{
    int pair[2];
    pid_t pid;
    bool ready = true;

    sl->born_ms = now_ms();
    sl->again_ms = sl->born_ms + BACKOFF_MS;
    if (pipe2(pair, O_CLOEXEC) != 0)
        return false;
    pid = fork();
    if (pid == 0) {
        (void)close(pair[0]);
        child(s, sl, pair[1]);
    }
    (void)close(pair[1]);
    if (pid < 0) {
        (void)close(pair[0]);
        return false;
    }
    sl->pid = pid;
    if (wait)
        ready = wait_ready(pair[0]);
    (void)close(pair[0]);
    if (!ready)
        log_event(LOG_ERROR, "child.not_ready", "role=%s pid=%ld",
            role_name(sl->role), (long)pid);
    return ready;
}

static void
signal_slot(const struct slot *sl, int signo)
{
    if (sl->pid > 0)
        (void)kill(sl->pid, signo);
    if (sl->old > 0)
        (void)kill(sl->old, signo);
}

static bool
anybody(const struct supervisor *s, bool with_recorder)
{
    for (size_t i = with_recorder ? 0 : 1; i < s->slot_n; i++)
        if (s->slot[i].pid > 0 || s->slot[i].old > 0)
            return true;
    return false;
}

/* Workers and courier end first; the recorder commits what they left. */
static void
advance_stop(struct supervisor *s)
{
    if (now_ms() >= s->kill_ms)
        for (size_t i = 0; i < s->slot_n; i++)
            signal_slot(&s->slot[i], SIGKILL);
    if (!anybody(s, true)) {
        net_loop_stop(s->loop);
        return;
    }
    if (!anybody(s, false))
        signal_slot(&s->slot[0], SIGTERM);
    net_timer_set(s->timer, 50);
}

static bool draining(const struct supervisor *s);
static void renew(struct supervisor *s);

/*
 * Replace who died, the recorder first.  Nobody is waited for: a worker that
 * comes up beside a dying recorder waits in the backlog of the socket kept
 * here, and the next recorder takes it from there.
 */
static bool
revive(struct supervisor *s)
{
    int64_t now = now_ms();
    bool later = false;

    for (size_t i = 0; i < s->slot_n; i++) {
        struct slot *sl = &s->slot[i];

        if (sl->pid != 0)
            continue;
        if (now < sl->again_ms || (i > 0 && s->slot[0].pid == 0)) {
            later = true;
            continue;
        }
        log_event(LOG_NOTICE, "child.restarted", "role=%s",
            role_name(sl->role));
        if (!start(s, sl, /* wait= */ false))
            later = true;
    }
    return later;
}

static void
timer_due(void *ctx)
{
    struct supervisor *s = ctx;

    bool later;

    if (s->stopping) {
        advance_stop(s);
        return;
    }
    later = revive(s);
    if (s->renew && !draining(s))
        renew(s);
    /* One that is still draining tells by its end. */
    if (later)
        net_timer_set(s->timer, 100);
}

static void
ended(struct supervisor *s, pid_t pid, int status)
{
    for (size_t i = 0; i < s->slot_n; i++) {
        struct slot *sl = &s->slot[i];

        if (sl->old == pid)
            sl->old = 0;
        if (sl->pid != pid)
            continue;
        sl->pid = 0;
        /* One that lived a while is replaced at once. */
        if (now_ms() - sl->born_ms >= YOUNG_MS)
            sl->again_ms = 0;
        if (!s->stopping)
            log_event(LOG_WARNING, "child.ended",
                "role=%s pid=%ld status=%d signal=%d", role_name(sl->role),
                (long)pid, WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    }
}

static void
on_child(void *ctx, int signo)
{
    struct supervisor *s = ctx;
    int status;
    pid_t pid;

    (void)signo;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        ended(s, pid, status);
    timer_due(s);
}

static void
on_stop(void *ctx, int signo)
{
    struct supervisor *s = ctx;

    (void)signo;
    if (s->stopping)
        return;
    log_event(LOG_NOTICE, "gateway.stopping", "children=%zu", s->slot_n);
    s->stopping = true;
    s->kill_ms = now_ms() + STOP_MS;
    for (size_t i = 1; i < s->slot_n; i++)
        signal_slot(&s->slot[i], SIGTERM);
    advance_stop(s);
}

/* ---- reload --------------------------------------------------------------------- */

/* The recorder's answer to one question, at most ANSWER_MAX bytes. */
enum { ANSWER_MAX = 64, PATIENCE_S = 5, PATIENCE_STEP_MS = 50 };

struct reply {
    uint8_t bytes[ANSWER_MAX];
    size_t n;
};

static bool
receive(int fd, struct reply *r)
{
    uint8_t head[FRAME_HEAD_LEN];
    struct frame f;
    struct buf all;
    size_t used, n;
    bool ok =
        recv(fd, head, sizeof(head), MSG_WAITALL) == (ssize_t)sizeof(head);

    n = ok ? ((size_t)head[0] << 24 | (size_t)head[1] << 16 |
                 (size_t)head[2] << 8 | head[3])
           : 0;
    if (n < FRAME_HEAD_LEN - 4 || n > FRAME_HEAD_LEN - 4 + ANSWER_MAX)
        return false;
    r->n = n - (FRAME_HEAD_LEN - 4);
    if (r->n > 0 && recv(fd, r->bytes, r->n, MSG_WAITALL) != (ssize_t)r->n)
        return false;
    buf_init(&all, sizeof(head) + ANSWER_MAX);
    buf_put(&all, (struct span){head, sizeof(head)});
    buf_put(&all, (struct span){r->bytes, r->n});
    ok = buf_err(&all) == ERR_OK &&
         frame_parse(buf_peek(&all), &f, &used) == ERR_OK;
    buf_done(&all);
    return ok;
}

/* Has the recorder ended?  What it is asked then waits in the socket that is
 * kept here, and nobody but who asks could start another. */
static bool
recorder_gone(const struct supervisor *s)
{
    siginfo_t si = {.si_pid = 0};

    return s->slot[0].pid <= 0 || (waitid(P_PID, (id_t)s->slot[0].pid, &si,
                                       WEXITED | WNOHANG | WNOWAIT) == 0 &&
                                      si.si_pid != 0);
}

/* Wait for an answer, but not for that of the dead. */
static bool
await(const struct supervisor *s, int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    int64_t until = now_ms() + (int64_t)PATIENCE_S * 1000;
    int rc;

    do {
        rc = poll(&p, 1, PATIENCE_STEP_MS);
        if (rc < 0 && errno != EINTR)
            return false;
    } while (rc <= 0 && now_ms() < until && !recorder_gone(s));
    return rc == 1;
}

/* Say who we are, ask, and wait. */
static bool
ask_recorder(const struct supervisor *s, enum wire_kind kind,
    struct span payload, struct reply *r)
{
    struct sockaddr_un sa = {.sun_family = AF_UNIX};
    struct timeval patience = {.tv_sec = PATIENCE_S};
    struct buf out;
    size_t at;
    bool ok;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0)
        return false;
    memcpy(sa.sun_path, s->socket_path, sizeof(sa.sun_path));
    buf_init(&out, 1024);
    at = frame_begin(&out, WIRE_HELLO, 0);
    buf_byte(&out, WIRE_SUPERVISOR);
    frame_end(&out, at);
    at = frame_begin(&out, kind, 1);
    buf_put(&out, payload);
    frame_end(&out, at);
    ok = buf_err(&out) == ERR_OK &&
         setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)) ==
             0 &&
         connect(fd, (const struct sockaddr *)&sa, sizeof(sa)) == 0 &&
         send(fd, out.p, out.n, MSG_NOSIGNAL) == (ssize_t)out.n &&
         await(s, fd) && receive(fd, r);
    buf_done(&out);
    (void)close(fd);
    return ok;
}

enum told { TOLD_YES, TOLD_NO, TOLD_SILENCE };

/* Tell the recorder, and wait until it has logged the step. */
static enum told
tell_recorder(const struct supervisor *s, const struct policy *po)
{
    struct reply r = {.n = 0};
    struct buf b;
    bool ok;

    buf_init(&b, 512);
    buf_put(&b, (struct span){policy_hash(po), POLICY_HASH_LEN});
    frame_put_span(&b, span_of(policy_version(po)));
    buf_u64(&b, (uint64_t)cert_end(s));
    ok = buf_err(&b) == ERR_OK &&
         ask_recorder(s, WIRE_POLICY, buf_peek(&b), &r) && r.n == 1;
    buf_done(&b);
    return !ok ? TOLD_SILENCE : r.bytes[0] == 1 ? TOLD_YES : TOLD_NO;
}

/* Whether it took the new policy is unknown: say again which one is active.
 * One that does not hear that either starts anew, and is told at its start. */
static void
take_back(const struct supervisor *s)
{
    if (tell_recorder(s, s->policy) != TOLD_SILENCE)
        return;
    log_event(LOG_ERROR, "recorder.silent", "step=restart");
    if (s->slot[0].pid > 0)
        (void)kill(s->slot[0].pid, SIGKILL);
}

/*
 * Load what is to be active: the version that was ordered with signatures, as
 * it is kept, or, while there is none, the configured folder, which is kept as
 * well, so that what was decided with it can be opened later.  Either has to
 * fit the formats that messages are written in (policy/fit.h).
 */
static enum err
load_policy(struct supervisor *s, const struct adapters *ads,
    struct policy **out, struct errinfo *ei)
{
    struct reply r = {.n = 0};
    enum err rc;

    *out = NULL;
    if (!ask_recorder(s, WIRE_DUE, (struct span){NULL, 0}, &r) ||
        r.n != 1 + POLICY_HASH_LEN)
        return err_set(ei, ERR_TIMEOUT, "proc.policy",
            "the recorder does not say which policy is due");
    s->is_signed = r.bytes[0] == 1;
    if (!s->is_signed)
        return versions_take_fit(s->conf->state_dir, s->conf->policy_dir, ads,
            out, NULL, ei);
    rc = versions_load(s->conf->state_dir, r.bytes + 1, out, ei);
    if (rc == ERR_OK)
        rc = policy_fit_check(*out, ads, ei);
    if (rc == ERR_OK)
        return ERR_OK;
    policy_free(*out);
    *out = NULL;
    return rc;
}

/* Formats and certificates come with a new generation; the one before ends with
 * what it has under way. */
static bool
next_generation(struct supervisor *s)
{
    bool all = true;

    for (size_t i = 1; i < s->slot_n; i++) {
        struct slot *sl = &s->slot[i];
        pid_t old = sl->pid;

        if (sl->role == ROLE_COURIER) {
            /* One at a time: two would claim each other's pushes. */
            signal_slot(sl, SIGTERM);
            sl->again_ms = 0;
            continue;
        }
        sl->pid = 0;
        if (!start(s, sl, /* wait= */ true)) {
            if (sl->pid > 0)
                (void)kill(sl->pid, SIGKILL);
            sl->pid = old;
            all = false;
            continue;
        }
        sl->old = old;
        if (old > 0)
            (void)kill(old, SIGTERM);
    }
    return all;
}

/* For whoever reads beside the gateway; it goes on without. */
static void
note_policy(const struct supervisor *s)
{
    struct errinfo ei = {.code = ERR_OK};

    if (versions_note(s->conf->state_dir,
            s->is_signed ? policy_hash(s->policy) : NULL, &ei) != ERR_OK)
        log_failure("policy.not_noted", &ei);
}

static bool
draining(const struct supervisor *s)
{
    for (size_t i = 0; i < s->slot_n; i++)
        if (s->slot[i].old > 0)
            return true;
    return false;
}

static void
renew(struct supervisor *s)
{
    s->renew = false;
    if (!next_generation(s))
        log_event(LOG_ERROR, "reload.partial",
            "why=\"a worker of the new generation is not ready\"");
    log_event(LOG_NOTICE, "reload.done", "policy=%s",
        policy_version(s->policy));
    net_timer_set(s->timer, 0);
}

/*
 * Make the policy that is to be active so.  The recorder logs the step and
 * sends the policy on to the workers; from that entry on it takes no decision
 * that was made with another.
 */
static bool
reload_policy(struct supervisor *s, const struct adapters *ads)
{
    struct errinfo ei = {.code = ERR_OK};
    struct policy *po = NULL;
    enum told told;

    if (load_policy(s, ads, &po, &ei) != ERR_OK) {
        log_failure("reload.refused", &ei);
        return false;
    }
    told = tell_recorder(s, po);
    if (told != TOLD_YES) {
        log_event(LOG_ERROR, "reload.refused", "why=\"recorder\"");
        if (told == TOLD_SILENCE)
            take_back(s);
        policy_free(po);
        return false;
    }
    policy_free(s->policy);
    s->policy = po;
    note_policy(s);
    return true;
}

static void
on_reload(void *ctx, int signo)
{
    struct supervisor *s = ctx;
    struct adapters *ads = NULL;
    struct errinfo ei = {.code = ERR_OK};

    (void)signo;
    if (s->stopping)
        return;
    if (adapters_load(&ads, s->conf->adapters_dir, &ei) != ERR_OK) {
        log_failure("reload.refused", &ei);
        return;
    }
    if (!reload_policy(s, ads)) {
        adapters_free(ads);
        return;
    }
    adapters_free(s->adapters);
    s->adapters = ads;
    s->renew = true;
    timer_due(s);
}

/* Another version is due: today is its day, or somebody ordered it. */
static void
on_wake(void *ctx, int what)
{
    struct supervisor *s = ctx;
    char bytes[16];

    (void)what;
    while (read(s->wake[0], bytes, sizeof(bytes)) > 0)
        continue;
    if (!s->stopping && s->policy != NULL && reload_policy(s, s->adapters))
        log_event(LOG_NOTICE, "reload.done", "policy=%s",
            policy_version(s->policy));
}

/* ---- start and end ---------------------------------------------------------------- */

static void
lay_slots(struct supervisor *s)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = (size_t)s->conf->workers;

    if (n == 0)
        n = cores < 1 ? 1 : (size_t)cores;
    if (n > CONF_WORKERS_MAX)
        n = CONF_WORKERS_MAX;
    s->slot_n = 2 + n;
    for (size_t i = 0; i < s->slot_n; i++)
        s->slot[i] = (struct slot){.role = i == 0   ? ROLE_RECORDER
                                           : i == 1 ? ROLE_COURIER
                                                    : ROLE_WORKER,
            .listen_fd = -1};
}

static enum err
open_all(struct supervisor *s, struct errinfo *ei)
{
    enum err rc = adapters_load(&s->adapters, s->conf->adapters_dir, ei);

    if (rc == ERR_OK)
        rc = open_sockets(s, ei);
    if (rc == ERR_OK && pipe2(s->wake, O_CLOEXEC | O_NONBLOCK) != 0)
        rc = err_set(ei, ERR_IO, "proc.serve", "no pipe");
    if (rc == ERR_OK)
        rc = net_loop_new(&s->loop, ei);
    if (rc == ERR_OK)
        rc = net_watch_new(&s->waking, s->loop, s->wake[0], NET_READ, on_wake,
            s);
    if (rc == ERR_OK)
        rc = net_timer_new(&s->timer, s->loop, timer_due, s);
    if (rc == ERR_OK)
        rc = net_loop_signal(s->loop, SIGTERM, on_stop, s);
    if (rc == ERR_OK)
        rc = net_loop_signal(s->loop, SIGINT, on_stop, s);
    if (rc == ERR_OK)
        rc = net_loop_signal(s->loop, SIGHUP, on_reload, s);
    if (rc == ERR_OK)
        rc = net_loop_signal(s->loop, SIGCHLD, on_child, s);
    return rc;
}

static enum err
start_slot(struct supervisor *s, struct slot *sl, struct errinfo *ei)
{
    int status = 0;

    if (start(s, sl, /* wait= */ true))
        return ERR_OK;
    if (sl->pid > 0)
        (void)waitpid(sl->pid, &status, WNOHANG);
    return err_set(ei,
        WIFEXITED(status) && WEXITSTATUS(status) == 6 ? ERR_CORRUPT
                                                      : ERR_CONFIG,
        "proc.serve", "the %s did not start; the line above says why",
        role_name(sl->role));
}

/* The recorder first: it knows which policy the others are to have. */
static enum err
start_all(struct supervisor *s, struct errinfo *ei)
{
    enum err rc = start_slot(s, &s->slot[0], ei);

    if (rc == ERR_OK)
        rc = load_policy(s, s->adapters, &s->policy, ei);
    if (rc == ERR_OK && tell_recorder(s, s->policy) != TOLD_YES)
        rc = err_set(ei, ERR_CONFIG, "proc.serve",
            "the recorder does not take the policy; the line above says why");
    if (rc == ERR_OK)
        note_policy(s);
    for (size_t i = 1; rc == ERR_OK && i < s->slot_n; i++)
        rc = start_slot(s, &s->slot[i], ei);
    return rc;
}

static void
close_all(struct supervisor *s)
{
    for (size_t i = 0; i < s->slot_n; i++) {
        signal_slot(&s->slot[i], SIGKILL);
        if (s->slot[i].listen_fd >= 0)
            (void)close(s->slot[i].listen_fd);
    }
    while (waitpid(-1, NULL, 0) > 0)
        continue;
    if (s->socket_fd >= 0)
        (void)close(s->socket_fd);
    if (s->admin_fd >= 0)
        (void)close(s->admin_fd);
    (void)unlink(s->socket_path);
    (void)unlink(s->admin_path);
    net_watch_free(s->waking);
    net_timer_free(s->timer);
    for (int i = 0; i < 2; i++)
        if (s->wake[i] >= 0)
            (void)close(s->wake[i]);
    net_loop_free(s->loop);
    policy_free(s->policy);
    adapters_free(s->adapters);
}

enum err
proc_serve(const struct conf *conf, const char *product, struct errinfo *ei)
{
    struct supervisor *s = calloc(1, sizeof(*s));
    struct rlimit none = {0, 0};
    int64_t began = now_ms();
    enum err rc;

    if (s == NULL)
        return err_set(ei, ERR_NOMEM, "proc.serve", "no room");
    s->conf = conf;
    s->product = product;
    s->socket_fd = s->admin_fd = s->wake[0] = s->wake[1] = -1;
    log_role("supervisor");
    log_limit(conf->log_level);
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)umask(077);
    handle(SIGPIPE, SIG_IGN);
    lay_slots(s);
    rc = open_all(s, ei);
    if (rc == ERR_OK)
        rc = start_all(s, ei);
    if (rc == ERR_OK) {
        log_event(LOG_NOTICE, "gateway.ready",
            "listen=%s workers=%zu policy=%s after_ms=%lld", conf->listen,
            s->slot_n - 2, policy_version(s->policy),
            (long long)(now_ms() - began));
        net_loop_run(s->loop);
    }
    close_all(s);
    log_event(LOG_NOTICE, "gateway.ended", "after_ms=%lld",
        (long long)(now_ms() - began));
    free(s);
    return rc;
}
