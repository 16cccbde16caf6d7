/* SPDX-License-Identifier: EUPL-1.2 */
#include "proc/link.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "ipc/frame.h"
#include "net/loop.h"

#include "base/banned.h"

enum { ASK_ROOM = 64 * 1024 }; /* a request without its payload, and more */

struct slot {
    link_done_fn *done; /* NULL: free */
    void *arg;
    uint32_t turn; /* goes up with each use, so a late answer finds nobody */
    uint32_t next; /* in the free list */
};

struct link {
    struct link_opts opts;
    struct frame_channel ch;
    struct net_watch *watch;
    struct slot slot[LINK_PENDING_MAX];
    uint32_t free_head;
    size_t pending;
    bool lost;
};

static void
lose(struct link *l)
{
    if (l->lost)
        return;
    l->lost = true;
    net_watch_set(l->watch, 0);
    for (size_t i = 0; i < LINK_PENDING_MAX; i++) {
        link_done_fn *done = l->slot[i].done;

        l->slot[i].done = NULL;
        if (done != NULL)
            done(l->slot[i].arg, NULL);
    }
    l->pending = 0;
    l->opts.lost(l->opts.ctx);
}

static void
flush(struct link *l)
{
    enum err rc = frame_channel_flush(&l->ch);

    if (rc == ERR_AGAIN)
        net_watch_set(l->watch, NET_READ | NET_WRITE);
    else if (rc == ERR_OK)
        net_watch_set(l->watch, NET_READ);
    else
        lose(l);
}

static bool
take_answer(struct link *l, const struct frame *f)
{
    uint32_t at = (uint32_t)f->tag, turn = (uint32_t)(f->tag >> 32);
    struct record_answer ans;
    struct slot *s;
    enum err rc;

    if (at >= LINK_PENDING_MAX || l->slot[at].turn != turn ||
        l->slot[at].done == NULL)
        return false;
    s = &l->slot[at];
    record_answer_init(&ans);
    rc = wire_answer_read(f->payload, &ans);
    if (rc == ERR_OK) {
        link_done_fn *done = s->done;
        void *arg = s->arg;

        s->done = NULL;
        s->turn++;
        s->next = l->free_head;
        l->free_head = at;
        l->pending--;
        done(arg, &ans);
    }
    record_answer_done(&ans);
    return rc == ERR_OK;
}

static bool
take_rules(struct link *l, const struct frame *f)
{
    struct frame_cursor c = {.s = f->payload};
    uint8_t last = frame_u8(&c), hash[32];

    frame_bytes(&c, hash, sizeof(hash));
    if (c.bad || last > 1 || l->opts.rules == NULL)
        return false;
    l->opts.rules(l->opts.ctx, hash, c.s, last == 1);
    return true;
}

static bool
take_frame(struct link *l, const struct frame *f)
{
    struct wire_snapshot snap;

    switch (f->kind) {
    case WIRE_ANSWER:
        return take_answer(l, f);
    case WIRE_SNAPSHOT:
        if (wire_snapshot_read(f->payload, &snap, NULL) != ERR_OK)
            return false;
        l->opts.snapshot(l->opts.ctx, &snap);
        return true;
    case WIRE_RULES:
        return take_rules(l, f);
    case WIRE_WAKE:
        if (l->opts.wake != NULL)
            l->opts.wake(l->opts.ctx);
        return true;
    default:
        return false;
    }
}

static void
drain_input(struct link *l)
{
    size_t at = 0;

    while (!l->lost) {
        struct frame f;
        size_t used;
        struct span in = buf_peek(&l->ch.in);
        enum err rc;

        in.p += at;
        in.n -= at;
        rc = frame_parse(in, &f, &used);
        if (rc == ERR_AGAIN)
            break;
        if (rc != ERR_OK || !take_frame(l, &f)) {
            lose(l);
            break;
        }
        at += used;
    }
    buf_drop(&l->ch.in, at);
}

static void
ready(void *ctx, int what)
{
    struct link *l = ctx;

    if ((what & NET_READ) != 0) {
        enum err rc = frame_channel_fill(&l->ch);

        drain_input(l);
        if (rc != ERR_OK && rc != ERR_AGAIN)
            lose(l);
    }
    if (!l->lost)
        flush(l);
}

static int
connect_to(const char *path)
{
    struct sockaddr_un sa = {.sun_family = AF_UNIX};
    size_t n = strlen(path);
    int fd;

    if (n >= sizeof(sa.sun_path))
        return -1;
    memcpy(sa.sun_path, path, n + 1);
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    if (connect(fd, (const struct sockaddr *)&sa, sizeof(sa)) == 0)
        return fd;
    (void)close(fd);
    return -1;
}

static void
hello(struct link *l)
{
    size_t at = frame_begin(&l->ch.out, WIRE_HELLO, 0);

    buf_byte(&l->ch.out, (uint8_t)l->opts.role);
    if (l->opts.policy_hash != NULL)
        buf_put(&l->ch.out, (struct span){l->opts.policy_hash, 32});
    frame_end(&l->ch.out, at);
    flush(l);
}

enum err
link_open(struct link **out, const struct link_opts *opts, struct errinfo *ei)
{
    struct link *l = calloc(1, sizeof(*l));
    int fd;
    enum err rc;

    *out = NULL;
    if (l == NULL)
        return err_set(ei, ERR_NOMEM, "link.open", "no room");
    l->opts = *opts;
    fd = connect_to(opts->path);
    if (fd < 0) {
        free(l);
        return err_set(ei, ERR_IO, "link.open", "the recorder is not there");
    }
    frame_channel_init(&l->ch, fd);
    for (uint32_t i = 0; i < LINK_PENDING_MAX; i++)
        l->slot[i].next = i + 1;
    rc = net_watch_new(&l->watch, opts->loop, fd, NET_READ, ready, l);
    if (rc != ERR_OK) {
        frame_channel_done(&l->ch);
        free(l);
        return err_set(ei, rc, "link.open", "no watch");
    }
    hello(l);
    *out = l;
    return ERR_OK;
}

enum err
link_ask(struct link *l, const struct record_request *req, link_done_fn *done,
    void *arg)
{
    uint32_t at = l->free_head;
    struct slot *s;
    size_t begun;

    if (l->lost)
        return ERR_IO;
    if (at >= LINK_PENDING_MAX)
        return ERR_LIMIT;
    /* The recorder is behind: better one 503 than the end of the line. */
    if (l->ch.out.n + req->payload.n + ASK_ROOM > l->ch.out.max)
        return ERR_LIMIT;
    s = &l->slot[at];
    begun = frame_begin(&l->ch.out, WIRE_ASK, (uint64_t)s->turn << 32 | at);
    wire_request_write(&l->ch.out, req);
    frame_end(&l->ch.out, begun);
    if (buf_err(&l->ch.out) != ERR_OK) {
        /* A half-written frame would end the line for everybody. */
        lose(l);
        return ERR_IO;
    }
    l->free_head = s->next;
    s->done = done;
    s->arg = arg;
    l->pending++;
    net_watch_set(l->watch, NET_READ | NET_WRITE);
    return ERR_OK;
}

size_t
link_pending(const struct link *l)
{
    return l->pending;
}

void
link_free(struct link *l)
{
    if (l == NULL)
        return;
    net_watch_free(l->watch);
    frame_channel_done(&l->ch);
    free(l);
}
