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
#include "exchange/wire.h"
#include "ipc/frame.h"
#include "net/loop.h"
#include "net/server.h"
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
        recorder ? s->admin_fd : -1};
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
    struct recorder_opts ro = {s->conf, s->socket_fd, s->admin_fd, ready_fd,
        policy_hash(s->policy), policy_version(s->policy), 0, s->product};
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

    if (s->stopping)
        advance_stop(s);
    else if (revive(s))
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

/* Tell the recorder, and wait until it has logged the step. */
static bool
tell_recorder(const struct supervisor *s, const struct policy *po)
{
    struct sockaddr_un sa = {.sun_family = AF_UNIX};
    struct timeval patience = {.tv_sec = 5};
    struct buf out;
    uint8_t head[FRAME_HEAD_LEN];
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
    at = frame_begin(&out, WIRE_POLICY, 1);
    buf_put(&out, (struct span){policy_hash(po), POLICY_HASH_LEN});
    frame_put_span(&out, span_of(policy_version(po)));
    buf_u64(&out, (uint64_t)cert_end(s));
    frame_end(&out, at);
    ok = buf_err(&out) == ERR_OK &&
         setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)) ==
             0 &&
         connect(fd, (const struct sockaddr *)&sa, sizeof(sa)) == 0 &&
         send(fd, out.p, out.n, MSG_NOSIGNAL) == (ssize_t)out.n &&
         recv(fd, head, sizeof(head), MSG_WAITALL) == (ssize_t)sizeof(head);
    buf_done(&out);
    (void)close(fd);
    return ok;
}

/* Whether it took the new policy is unknown: say again which one is active.
 * One that does not hear that either starts anew, and is told at its start. */
static void
take_back(const struct supervisor *s)
{
    if (tell_recorder(s, s->policy))
        return;
    log_event(LOG_ERROR, "recorder.silent", "step=restart");
    if (s->slot[0].pid > 0)
        (void)kill(s->slot[0].pid, SIGKILL);
}

/* Each message is decided by one generation, and so by one policy. */
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
        if (sl->old > 0)
            (void)kill(sl->old, SIGKILL); /* still draining since last time */
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

static void
on_reload(void *ctx, int signo)
{
    struct supervisor *s = ctx;
    struct policy *po = NULL;
    struct adapters *ads = NULL;
    struct errinfo ei = {.code = ERR_OK};

    (void)signo;
    if (s->stopping)
        return;
    if (policy_load(&po, s->conf->policy_dir, NULL, &ei) != ERR_OK ||
        adapters_load(&ads, s->conf->adapters_dir, &ei) != ERR_OK) {
        log_failure("reload.refused", &ei);
        policy_free(po);
        return;
    }
    if (!tell_recorder(s, po)) {
        log_event(LOG_ERROR, "reload.refused", "why=\"recorder\"");
        take_back(s);
        policy_free(po);
        adapters_free(ads);
        return;
    }
    policy_free(s->policy);
    adapters_free(s->adapters);
    s->policy = po;
    s->adapters = ads;
    if (!next_generation(s))
        log_event(LOG_ERROR, "reload.partial",
            "why=\"a worker of the new generation is not ready\"");
    log_event(LOG_NOTICE, "reload.done", "policy=%s", policy_version(po));
    timer_due(s);
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
    enum err rc = policy_load(&s->policy, s->conf->policy_dir, NULL, ei);

    if (rc == ERR_OK)
        rc = adapters_load(&s->adapters, s->conf->adapters_dir, ei);
    if (rc == ERR_OK)
        rc = open_sockets(s, ei);
    if (rc == ERR_OK)
        rc = net_loop_new(&s->loop, ei);
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
start_all(struct supervisor *s, struct errinfo *ei)
{
    for (size_t i = 0; i < s->slot_n; i++) {
        int status = 0;

        if (start(s, &s->slot[i], /* wait= */ true))
            continue;
        if (s->slot[i].pid > 0)
            (void)waitpid(s->slot[i].pid, &status, WNOHANG);
        return err_set(ei,
            WIFEXITED(status) && WEXITSTATUS(status) == 6 ? ERR_CORRUPT
                                                          : ERR_CONFIG,
            "proc.serve", "the %s did not start; the line above says why",
            role_name(s->slot[i].role));
    }
    return ERR_OK;
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
    net_timer_free(s->timer);
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
    s->socket_fd = s->admin_fd = -1;
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
