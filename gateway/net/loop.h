/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef NET_LOOP_H
#define NET_LOOP_H

/*
 * loop - the one event loop of a process (libevent, never evhttp)
 *
 * A watch or timer is a handle that its owner frees; freeing it inside its own
 * callback is allowed.  No callback runs after the handle was freed.  Handles
 * are freed before the loop.  A loop makes the process ignore SIGPIPE.
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct net_loop;
struct net_watch;
struct net_timer;

enum { NET_READ = 1, NET_WRITE = 2 };

typedef void net_ready_fn(void *ctx, int what); /* NET_READ | NET_WRITE */
typedef void net_due_fn(void *ctx);
typedef void net_signal_fn(void *ctx, int signo);

MUST_CHECK enum err net_loop_new(struct net_loop **out, struct errinfo *ei);
void net_loop_free(struct net_loop *loop);

/* Run until net_loop_stop(); returns when the current callback is done. */
void net_loop_run(struct net_loop *loop);
void net_loop_stop(struct net_loop *loop);

/*
 * Call ready when fd can be read or written, as long as the watch lives.
 *
 * in      fd    borrowed; close it after net_watch_free()
 * in      what  NET_READ, NET_WRITE or both; change it with net_watch_set()
 */
MUST_CHECK enum err net_watch_new(struct net_watch **out, struct net_loop *loop,
    int fd, int what, net_ready_fn *ready, void *ctx);
void net_watch_set(struct net_watch *w, int what);
void net_watch_free(struct net_watch *w);

/* A timer; not running until set.  after_ms 0 runs on the next turn. */
MUST_CHECK enum err net_timer_new(struct net_timer **out, struct net_loop *loop,
    net_due_fn *due, void *ctx);
void net_timer_set(struct net_timer *t, int64_t after_ms);
void net_timer_clear(struct net_timer *t);
void net_timer_free(struct net_timer *t);

/* Call fn on signo; the handler lives as long as the loop. */
MUST_CHECK enum err net_loop_signal(struct net_loop *loop, int signo,
    net_signal_fn *fn, void *ctx);

#endif
