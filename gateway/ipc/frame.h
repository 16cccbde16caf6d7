/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef IPC_FRAME_H
#define IPC_FRAME_H

/*
 * frame - what our processes say to each other
 *
 *   offset  length  field
 *        0       4  length of all that follows, 12 .. LIMIT_FRAME_MAX
 *        4       4  kind, chosen by the two ends
 *        8       8  tag: an answer carries the tag of its question
 *       16       n  payload
 *
 * All integers big-endian.  A frame outside these bounds ends the channel:
 * our own processes do not send one.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/limit.h"
#include "base/span.h"

enum { FRAME_HEAD_LEN = 16 };

struct frame {
    uint32_t kind;
    uint64_t tag;
    struct span payload; /* borrowed from the input buffer */
};

/* Start a frame in out; returns where it began, for frame_end(). */
size_t frame_begin(struct buf *out, uint32_t kind, uint64_t tag);
void frame_end(struct buf *out, size_t begun);

/*
 * Take one frame from the front of in.
 *
 * out     *used  bytes to drop from in when done with f; on ERR_OK only
 * errors  ERR_AGAIN   not complete yet
 *         ERR_SYNTAX  length out of bounds: close the channel
 */
MUST_CHECK enum err frame_parse(struct span in, struct frame *f, size_t *used);

/* A cursor over a payload; reading past the end sets bad and yields zeros. */
struct frame_cursor {
    struct span s;
    bool bad;
};
uint8_t frame_u8(struct frame_cursor *c);
uint16_t frame_u16(struct frame_cursor *c);
uint32_t frame_u32(struct frame_cursor *c);
uint64_t frame_u64(struct frame_cursor *c);
/* A u32 length and that many bytes, borrowed. */
struct span frame_span(struct frame_cursor *c);
/* Exactly n bytes copied to out. */
void frame_bytes(struct frame_cursor *c, void *out, size_t n);
void frame_put_span(struct buf *out, struct span s);

/* ---- a channel: a stream socket with buffers on both sides ------------- */

struct frame_channel {
    int fd;
    struct buf in, out;
    size_t sent; /* of out */
};

void frame_channel_init(struct frame_channel *c, int fd);
void frame_channel_done(struct frame_channel *c); /* closes fd, wipes */

/* Read what there is.
 * errors  ERR_AGAIN nothing more now; ERR_NOTFOUND the other end closed */
MUST_CHECK enum err frame_channel_fill(struct frame_channel *c);

/* Write what can be written; ERR_AGAIN when some is left. */
MUST_CHECK enum err frame_channel_flush(struct frame_channel *c);

#endif
