/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

/*
 * buf - bytes that grow, up to a ceiling given at birth
 *
 * Failure is sticky: append freely, then ask buf_err() once.  After a failure
 * every append does nothing and the content is not to be used.
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct buf {
    uint8_t *p;
    size_t n;   /* bytes in use */
    size_t cap; /* bytes allocated */
    size_t max; /* ceiling; reaching for more is ERR_LIMIT */
    enum err rc;
};

/* An empty buffer that will never hold more than max bytes. */
void buf_init(struct buf *b, size_t max);

/* Free the memory; the buffer stays usable, empty, with the same ceiling. */
void buf_done(struct buf *b);

/* Empty it and forget an earlier failure; keeps the memory for reuse. */
void buf_clear(struct buf *b);

/* As buf_done(), but overwrite every byte first: for what held a payload. */
void buf_wipe(struct buf *b);

/* Append; after a failure nothing is appended any more. */
void buf_put_slow(struct buf *b, struct span s);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);

/* Big-endian integers: the byte order of every frame and record of ours. */
void buf_u16(struct buf *b, uint16_t v);
void buf_u32(struct buf *b, uint32_t v);
void buf_u64(struct buf *b, uint64_t v);

/*
 * Room for n more bytes at the end, to be filled by the caller who then adds
 * to b->n what was used.  NULL after a failure.
 */
uint8_t *buf_room(struct buf *b, size_t n);

/* Drop n bytes from the front; n <= b->n. */
void buf_drop(struct buf *b, size_t n);

/* What went wrong first: ERR_OK, ERR_LIMIT or ERR_NOMEM. */
MUST_CHECK enum err buf_err(const struct buf *b);

/* Most appends find room; cap never exceeds max. */
static inline void
buf_put(struct buf *b, struct span s)
{
    if (s.n == 0 || b->rc != ERR_OK || s.n > b->cap - b->n) {
        buf_put_slow(b, s);
        return;
    }
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

static inline void
buf_byte(struct buf *b, uint8_t byte)
{
    if (b->rc == ERR_OK && b->n < b->cap)
        b->p[b->n++] = byte;
    else
        buf_put_slow(b, (struct span){&byte, 1});
}

static inline void
buf_text(struct buf *b, const char *text)
{
    buf_put(b, span_of(text));
}

static inline struct span
buf_peek(const struct buf *b)
{
    return (struct span){b->p, b->n};
}

#endif
