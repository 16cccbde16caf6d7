/* SPDX-License-Identifier: EUPL-1.2 */
#include "ipc/frame.h"

#include <assert.h>
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/banned.h"

enum {
    LEN_LEN = 4,  /* the length does not count itself */
    LEN_MIN = 12, /* kind and tag */
    CHANNEL_MAX = 4 * LIMIT_FRAME_MAX,
    CHUNK_MAX = 64 * 1024 /* one recv() */
};

_Static_assert(LEN_LEN + LEN_MIN == FRAME_HEAD_LEN, "the table in frame.h");

/* ---- writing ----------------------------------------------------------- */

size_t
frame_begin(struct buf *out, uint32_t kind, uint64_t tag)
{
    size_t begun = out->n;

    buf_u32(out, 0);
    buf_u32(out, kind);
    buf_u64(out, tag);
    return begun;
}

void
frame_end(struct buf *out, size_t begun)
{
    size_t len;

    if (out->rc != ERR_OK)
        return;
    assert(out->n >= begun + FRAME_HEAD_LEN);
    len = out->n - begun - LEN_LEN;
    if (len > LIMIT_FRAME_MAX) {
        out->n = begun;
        out->rc = ERR_LIMIT;
        return;
    }
    for (size_t i = 0; i < LEN_LEN; i++)
        out->p[begun + i] = (uint8_t)(len >> (24 - 8 * i));
}

void
frame_put_span(struct buf *out, struct span s)
{
    if (s.n > LIMIT_FRAME_MAX) {
        out->rc = out->rc == ERR_OK ? ERR_LIMIT : out->rc;
        return;
    }
    buf_u32(out, (uint32_t)s.n);
    buf_put(out, s);
}

/* ---- reading ----------------------------------------------------------- */

enum err
frame_parse(struct span in, struct frame *f, size_t *used)
{
    struct frame_cursor c = {.s = in};
    uint32_t len;

    if (in.n < LEN_LEN)
        return ERR_AGAIN;
    len = frame_u32(&c);
    if (len < LEN_MIN || len > LIMIT_FRAME_MAX)
        return ERR_SYNTAX;
    if (c.s.n < len)
        return ERR_AGAIN;
    f->kind = frame_u32(&c);
    f->tag = frame_u64(&c);
    f->payload = (struct span){c.s.p, len - LEN_MIN};
    *used = LEN_LEN + (size_t)len;
    return ERR_OK;
}

/* n bytes from the front, or NULL when there are fewer. */
static const uint8_t *
take(struct frame_cursor *c, size_t n)
{
    const uint8_t *p = c->s.p;

    if (c->bad || n > c->s.n) {
        c->bad = true;
        return NULL;
    }
    if (n > 0)
        c->s.p += n;
    c->s.n -= n;
    return p;
}

static uint64_t
big_endian(struct frame_cursor *c, size_t n)
{
    const uint8_t *p = take(c, n);
    uint64_t v = 0;

    for (size_t i = 0; p != NULL && i < n; i++)
        v = v << 8 | p[i];
    return v;
}

uint8_t
frame_u8(struct frame_cursor *c)
{
    return (uint8_t)big_endian(c, 1);
}

uint16_t
frame_u16(struct frame_cursor *c)
{
    return (uint16_t)big_endian(c, 2);
}

uint32_t
frame_u32(struct frame_cursor *c)
{
    return (uint32_t)big_endian(c, 4);
}

uint64_t
frame_u64(struct frame_cursor *c)
{
    return big_endian(c, 8);
}

struct span
frame_span(struct frame_cursor *c)
{
    size_t n = frame_u32(c);
    const uint8_t *p = take(c, n);

    return p == NULL ? (struct span){NULL, 0} : (struct span){p, n};
}

void
frame_bytes(struct frame_cursor *c, void *out, size_t n)
{
    const uint8_t *p = take(c, n);

    if (p == NULL)
        memset(out, 0, n);
    else
        memcpy(out, p, n);
}

/* ---- the channel ------------------------------------------------------- */

void
frame_channel_init(struct frame_channel *c, int fd)
{
    *c = (struct frame_channel){.fd = fd};
    buf_init(&c->in, CHANNEL_MAX);
    buf_init(&c->out, CHANNEL_MAX);
}

void
frame_channel_done(struct frame_channel *c)
{
    if (c->fd >= 0)
        (void)close(c->fd);
    c->fd = -1;
    buf_wipe(&c->in);
    buf_wipe(&c->out);
    c->sent = 0;
}

/* Why a call on the socket did nothing. */
static enum err
trouble(void)
{
    if (errno == EAGAIN)
        return ERR_AGAIN;
    if (errno == EPIPE || errno == ECONNRESET)
        return ERR_NOTFOUND;
    return ERR_IO;
}

/* At most this much per call, so that one channel cannot starve the rest. */
enum err
frame_channel_fill(struct frame_channel *c)
{
    size_t got = 0;

    while (got < LIMIT_FRAME_MAX) {
        size_t want = c->in.max - c->in.n;
        uint8_t *p;
        ssize_t n;

        if (want > CHUNK_MAX)
            want = CHUNK_MAX;
        if (want == 0)
            return got > 0 ? ERR_OK : ERR_LIMIT;
        p = buf_room(&c->in, want);
        if (p == NULL)
            return buf_err(&c->in);
        n = recv(c->fd, p, want, MSG_DONTWAIT);
        if (n < 0 && errno == EINTR)
            continue;
        /* An end or an error after some bytes is found again next time. */
        if (n <= 0 && got > 0)
            return ERR_OK;
        if (n == 0)
            return ERR_NOTFOUND;
        if (n < 0)
            return trouble();
        c->in.n += (size_t)n;
        got += (size_t)n;
        if ((size_t)n < want)
            return ERR_OK;
    }
    return ERR_OK;
}

/* Give back the room of what was sent, at a cost linear in all that is. */
static void
compact(struct frame_channel *c)
{
    if (c->sent == c->out.n) {
        buf_clear(&c->out);
        c->sent = 0;
    } else if (c->sent > c->out.n / 2) {
        buf_drop(&c->out, c->sent);
        c->sent = 0;
    }
}

enum err
frame_channel_flush(struct frame_channel *c)
{
    /* A frame that did not fit leaves a stump: nothing more may go. */
    if (buf_err(&c->out) != ERR_OK)
        return buf_err(&c->out);
    while (c->sent < c->out.n) {
        ssize_t n = send(c->fd, c->out.p + c->sent, c->out.n - c->sent,
            MSG_DONTWAIT | MSG_NOSIGNAL);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            compact(c);
            return trouble();
        }
        c->sent += (size_t)n;
    }
    compact(c);
    return ERR_OK;
}
