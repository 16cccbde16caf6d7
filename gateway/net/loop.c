/* SPDX-License-Identifier: EUPL-1.2 */
#include "net/loop.h"

#include <assert.h>
#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/banned.h"

enum { SIGNALS_MAX = 8 };

struct caught {
    int signo;
    net_signal_fn *fn;
    void *ctx;
};

/*
 * Signals come in on a descriptor: libevent keeps its own signal state per
 * program, and a forked child with a loop of its own would share its parent's.
 */
struct net_loop {
    struct event_base *base;
    struct caught caught[SIGNALS_MAX];
    size_t caught_n;
    sigset_t mask;
    int signal_fd; /* -1: no signal is caught */
    struct net_watch *signal_watch;
    bool stop;
};

struct net_watch {
    struct event_base *base;
    struct event *ev;
    int fd;
    int what;
    net_ready_fn *ready;
    void *ctx;
};

struct net_timer {
    struct event *ev;
    net_due_fn *due;
    void *ctx;
};

/* ---- the loop ---------------------------------------------------------- */

static struct event_base *
base_new(void)
{
    struct event_config *cfg = event_config_new();
    struct event_base *base = NULL;

    if (cfg == NULL)
        return NULL;
    /* One thread, no settings from the environment; and a clock of a
     * millisecond or better, where the usual one steps by four: the window of
     * a group commit is two. */
    if (event_config_set_flag(cfg, EVENT_BASE_FLAG_NOLOCK |
                                       EVENT_BASE_FLAG_IGNORE_ENV |
                                       EVENT_BASE_FLAG_NO_CACHE_TIME |
                                       EVENT_BASE_FLAG_PRECISE_TIMER) == 0)
        base = event_base_new_with_config(cfg);
    event_config_free(cfg);
    return base;
}

/* Libraries do not write lines; what fails is told by who asked for it. */
static void
say_nothing(int severity, const char *text)
{
    (void)severity;
    (void)text;
}

enum err
net_loop_new(struct net_loop **out, struct errinfo *ei)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct net_loop *loop = calloc(1, sizeof(*loop));

    if (loop == NULL)
        return err_set(ei, ERR_NOMEM, "loop.new", "no memory");
    event_set_log_callback(say_nothing);
    loop->base = base_new();
    if (loop->base == NULL) {
        free(loop);
        return err_set(ei, ERR_IO, "loop.new", "no event base");
    }
    loop->signal_fd = -1;
    (void)sigemptyset(&loop->mask);
    /* A write to a peer that left is an error code, not a death. */
    (void)sigaction(SIGPIPE, &ignore, NULL);
    *out = loop;
    return ERR_OK;
}

void
net_loop_free(struct net_loop *loop)
{
    if (loop == NULL)
        return;
    net_watch_free(loop->signal_watch);
    if (loop->signal_fd >= 0)
        (void)close(loop->signal_fd);
    event_base_free(loop->base);
    free(loop);
}

void
net_loop_run(struct net_loop *loop)
{
    while (!loop->stop)
        if (event_base_loop(loop->base, EVLOOP_NO_EXIT_ON_EMPTY) != 0)
            break;
    loop->stop = false;
}

void
net_loop_stop(struct net_loop *loop)
{
    loop->stop = true;
    (void)event_base_loopbreak(loop->base);
}

/* ---- watches ------------------------------------------------------------- */

static short
flags_of(int what)
{
    return (short)(((what & NET_READ) != 0 ? EV_READ : 0) |
                   ((what & NET_WRITE) != 0 ? EV_WRITE : 0) | EV_PERSIST);
}

static void
on_ready(evutil_socket_t fd, short events, void *arg)
{
    struct net_watch *w = arg;
    int what = ((events & EV_READ) != 0 ? NET_READ : 0) |
               ((events & EV_WRITE) != 0 ? NET_WRITE : 0);

    (void)fd;
    /* w may be gone when this returns */
    w->ready(w->ctx, what);
}

enum err
net_watch_new(struct net_watch **out, struct net_loop *loop, int fd, int what,
    net_ready_fn *ready, void *ctx)
{
    struct net_watch *w = malloc(sizeof(*w));

    if (w == NULL)
        return ERR_NOMEM;
    *w = (struct net_watch){loop->base, NULL, fd, 0, ready, ctx};
    w->ev = event_new(loop->base, fd, flags_of(what), on_ready, w);
    if (w->ev == NULL) {
        free(w);
        return ERR_NOMEM;
    }
    net_watch_set(w, what);
    if (w->what != what) {
        net_watch_free(w);
        return ERR_IO;
    }
    *out = w;
    return ERR_OK;
}

void
net_watch_set(struct net_watch *w, int what)
{
    if (what == w->what)
        return;
    if (w->what != 0)
        (void)event_del(w->ev);
    w->what = 0;
    if (what == 0)
        return;
    if (event_assign(w->ev, w->base, w->fd, flags_of(what), on_ready, w) != 0)
        return;
    if (event_add(w->ev, NULL) == 0)
        w->what = what;
}

void
net_watch_free(struct net_watch *w)
{
    if (w == NULL)
        return;
    event_free(w->ev);
    free(w);
}

/* ---- timers -------------------------------------------------------------- */

static void
on_due(evutil_socket_t fd, short events, void *arg)
{
    struct net_timer *t = arg;

    (void)fd;
    (void)events;
    t->due(t->ctx);
}

enum err
net_timer_new(struct net_timer **out, struct net_loop *loop, net_due_fn *due,
    void *ctx)
{
    struct net_timer *t = malloc(sizeof(*t));

    if (t == NULL)
        return ERR_NOMEM;
    *t = (struct net_timer){NULL, due, ctx};
    t->ev = evtimer_new(loop->base, on_due, t);
    if (t->ev == NULL) {
        free(t);
        return ERR_NOMEM;
    }
    *out = t;
    return ERR_OK;
}

void
net_timer_set(struct net_timer *t, int64_t after_ms)
{
    struct timeval tv = {0};

    if (after_ms > 0) {
        tv.tv_sec = (time_t)(after_ms / 1000);
        tv.tv_usec = (suseconds_t)(after_ms % 1000 * 1000);
    }
    (void)evtimer_add(t->ev, &tv);
}

void
net_timer_clear(struct net_timer *t)
{
    (void)evtimer_del(t->ev);
}

void
net_timer_free(struct net_timer *t)
{
    if (t == NULL)
        return;
    event_free(t->ev);
    free(t);
}

/* ---- signals ------------------------------------------------------------- */

static void
on_signals(void *ctx, int what)
{
    struct net_loop *loop = ctx;
    struct signalfd_siginfo si;

    (void)what;
    while (read(loop->signal_fd, &si, sizeof(si)) == (ssize_t)sizeof(si))
        for (size_t i = 0; i < loop->caught_n; i++)
            if (loop->caught[i].signo == (int)si.ssi_signo)
                loop->caught[i].fn(loop->caught[i].ctx, loop->caught[i].signo);
}

enum err
net_loop_signal(struct net_loop *loop, int signo, net_signal_fn *fn, void *ctx)
{
    int fd;

    assert(loop->caught_n < SIGNALS_MAX);
    (void)sigaddset(&loop->mask, signo);
    if (pthread_sigmask(SIG_BLOCK, &loop->mask, NULL) != 0)
        return ERR_IO;
    fd = signalfd(loop->signal_fd, &loop->mask, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0)
        return ERR_IO;
    loop->signal_fd = fd;
    loop->caught[loop->caught_n++] = (struct caught){signo, fn, ctx};
    if (loop->signal_watch != NULL)
        return ERR_OK;
    return net_watch_new(&loop->signal_watch, loop, fd, NET_READ, on_signals,
        loop);
}
