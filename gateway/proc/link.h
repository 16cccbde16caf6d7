/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PROC_LINK_H
#define PROC_LINK_H

/*
 * link - a worker's or courier's line to the recorder
 *
 * Opened before the process gives up its rights; it cannot be opened again
 * after that.  When the line is lost the process ends and the supervisor
 * starts another.
 */

#include "base/attr.h"
#include "exchange/wire.h"

struct link;
struct net_loop;

enum { LINK_PENDING_MAX = 4096 };

/* ans is NULL when the line was lost: what became of it is unknown. */
typedef void link_done_fn(void *arg, struct record_answer *ans);

struct link_opts {
    struct net_loop *loop;
    const char *path; /* the recorder's socket */
    enum wire_role role;
    /* A new snapshot; the callee takes the book over from it. */
    void (*snapshot)(void *ctx, struct wire_snapshot *snap);
    /* A piece of the policy to decide with; may be NULL (courier).  Spans are
     * borrowed for the call. */
    void (*rules)(void *ctx, const uint8_t hash[32], struct span piece,
        bool last);
    const uint8_t *policy_hash; /* worker: what it has; told at the start */
    void (*wake)(void *ctx);    /* courier: something is due; may be NULL */
    void (*lost)(void *ctx);    /* the recorder is gone */
    void *ctx;
};

/* errors  ERR_IO  nobody listens there; ERR_NOMEM */
MUST_CHECK enum err link_open(struct link **out, const struct link_opts *opts,
    struct errinfo *ei);

/*
 * Put one question; done is called exactly once, later.
 *
 * in      req  encoded at once, not kept
 * errors  ERR_LIMIT  too many questions under way: answer 503
 *         ERR_IO     the line is lost
 */
MUST_CHECK enum err link_ask(struct link *l, const struct record_request *req,
    link_done_fn *done, void *arg);

/* How many questions wait for their answer. */
size_t link_pending(const struct link *l);

void link_free(struct link *l);

#endif
