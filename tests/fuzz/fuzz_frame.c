/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "ipc/frame.h"

/*
 * What is read as a frame is written as the same bytes, and a cursor that is
 * led astray by its own input stays inside the payload.
 */

static void
must(bool holds)
{
    if (!holds)
        abort();
}

static void
check_round_trip(const struct frame *f, struct span bytes)
{
    struct buf b;
    size_t begun;

    buf_init(&b, LIMIT_FRAME_MAX + FRAME_HEAD_LEN);
    begun = frame_begin(&b, f->kind, f->tag);
    buf_put(&b, f->payload);
    frame_end(&b, begun);
    must(buf_err(&b) == ERR_OK);
    must(span_eq(buf_peek(&b), bytes));
    buf_done(&b);
}

/* The payload says itself what to read from it. */
static void
walk(struct span payload)
{
    struct frame_cursor c = {.s = payload};
    uint8_t out[16];

    while (!c.bad && c.s.n > 0) {
        struct span s = {NULL, 0};
        size_t left = c.s.n;

        switch (frame_u8(&c) % 6) {
        case 0:
            (void)frame_u16(&c);
            break;
        case 1:
            (void)frame_u32(&c);
            break;
        case 2:
            (void)frame_u64(&c);
            break;
        case 3:
            frame_bytes(&c, out, sizeof(out));
            break;
        case 4:
            s = frame_span(&c);
            break;
        default:
            break;
        }
        must(c.s.n < left);
        must(s.n == 0 ||
             (s.p >= payload.p && s.p + s.n <= payload.p + payload.n));
    }
    if (c.bad)
        must(frame_u64(&c) == 0 && frame_span(&c).n == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct span in = {data, n};
    struct frame f;
    size_t used = 0;
    enum err rc;

    while ((rc = frame_parse(in, &f, &used)) == ERR_OK) {
        must(used >= FRAME_HEAD_LEN && used <= in.n);
        must(used == FRAME_HEAD_LEN + f.payload.n);
        check_round_trip(&f, (struct span){in.p, used});
        walk(f.payload);
        in.p += used;
        in.n -= used;
    }
    must(rc == ERR_AGAIN || rc == ERR_SYNTAX);
    return 0;
}
