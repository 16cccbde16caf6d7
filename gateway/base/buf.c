/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

enum { BUF_FIRST = 256 };

void
buf_init(struct buf *b, size_t max)
{
    *b = (struct buf){.max = max};
}

void
buf_done(struct buf *b)
{
    free(b->p);
    *b = (struct buf){.max = b->max};
}

void
buf_clear(struct buf *b)
{
    b->n = 0;
    b->rc = ERR_OK;
}

void
buf_wipe(struct buf *b)
{
    if (b->p != NULL)
        explicit_bzero(b->p, b->cap);
    buf_done(b);
}

/* Grow by copy, not by realloc, so that no stale copy of a payload is left. */
static bool
grow(struct buf *b, size_t need)
{
    size_t cap = b->cap == 0 ? BUF_FIRST : b->cap;
    uint8_t *p;

    if (cap > b->max)
        cap = b->max; /* no more than ever: appending looks at cap alone */
    while (cap < need)
        cap = cap > b->max / 2 ? b->max : cap * 2;
    p = malloc(cap);
    if (p == NULL)
        return false;
    if (b->p != NULL) {
        memcpy(p, b->p, b->n);
        explicit_bzero(b->p, b->cap);
        free(b->p);
    }
    b->p = p;
    b->cap = cap;
    return true;
}

uint8_t *
buf_room(struct buf *b, size_t n)
{
    if (b->rc != ERR_OK)
        return NULL;
    if (n > b->max - b->n) {
        b->rc = ERR_LIMIT;
        return NULL;
    }
    if (n > b->cap - b->n && !grow(b, b->n + n)) {
        b->rc = ERR_NOMEM;
        return NULL;
    }
    return b->p + b->n;
}

void
buf_put_slow(struct buf *b, struct span s)
{
    uint8_t *p;

    if (s.n == 0)
        return;
    p = buf_room(b, s.n);
    if (p == NULL)
        return;
    memcpy(p, s.p, s.n);
    b->n += s.n;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    int n;
    uint8_t *p;

    va_start(ap, fmt);
    n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    p = buf_room(b, (size_t)n + 1);
    if (p == NULL)
        return;
    va_start(ap, fmt);
    (void)vsnprintf((char *)p, (size_t)n + 1, fmt, ap);
    va_end(ap);
    b->n += (size_t)n;
}

void
buf_u16(struct buf *b, uint16_t v)
{
    uint8_t w[2] = {(uint8_t)(v >> 8), (uint8_t)v};

    buf_put(b, (struct span){w, sizeof(w)});
}

void
buf_u32(struct buf *b, uint32_t v)
{
    buf_u16(b, (uint16_t)(v >> 16));
    buf_u16(b, (uint16_t)v);
}

void
buf_u64(struct buf *b, uint64_t v)
{
    buf_u32(b, (uint32_t)(v >> 32));
    buf_u32(b, (uint32_t)v);
}

void
buf_drop(struct buf *b, size_t n)
{
    assert(n <= b->n);
    if (n == 0)
        return;
    memmove(b->p, b->p + n, b->n - n);
    b->n -= n;
}

enum err
buf_err(const struct buf *b)
{
    return b->rc;
}
