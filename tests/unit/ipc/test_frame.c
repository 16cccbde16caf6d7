/* SPDX-License-Identifier: EUPL-1.2 */
#include "ipc/frame.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static void
put_frame(struct buf *b, uint32_t kind, uint64_t tag, struct span payload)
{
    size_t begun = frame_begin(b, kind, tag);

    buf_put(b, payload);
    frame_end(b, begun);
}

static void
test_ipc__a_frame_comes_back_as_it_went(void **state)
{
    struct buf b;
    struct frame f;
    size_t used;

    (void)state;
    buf_init(&b, 1024);
    put_frame(&b, 7, 0x0102030405060708, span_of("lading"));
    put_frame(&b, 8, 9, span_of(""));
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_memory_equal(b.p,
        "\0\0\0\x12\0\0\0\x07\x01\x02\x03\x04\x05\x06\x07\x08lading", 22);
    assert_int_equal(frame_parse(buf_peek(&b), &f, &used), ERR_OK);
    assert_int_equal(f.kind, 7);
    assert_true(f.tag == 0x0102030405060708);
    assert_true(span_is(f.payload, "lading"));
    assert_int_equal(used, 22);
    buf_drop(&b, used);
    assert_int_equal(frame_parse(buf_peek(&b), &f, &used), ERR_OK);
    assert_int_equal(f.kind, 8);
    assert_int_equal(f.payload.n, 0);
    assert_int_equal(used, FRAME_HEAD_LEN);
    buf_done(&b);
}

static void
test_ipc__part_of_a_frame_waits(void **state)
{
    struct buf b;
    struct frame f;
    size_t used = 99;

    (void)state;
    buf_init(&b, 1024);
    put_frame(&b, 1, 2, span_of("abc"));
    for (size_t n = 0; n < b.n; n++)
        assert_int_equal(frame_parse((struct span){b.p, n}, &f, &used),
            ERR_AGAIN);
    assert_int_equal(used, 99);
    buf_done(&b);
}

static enum err
parse_with_length(uint32_t len)
{
    struct buf b;
    struct frame f;
    size_t used;
    enum err rc;

    buf_init(&b, 1024);
    buf_u32(&b, len);
    buf_u32(&b, 1);
    buf_u64(&b, 1);
    rc = frame_parse(buf_peek(&b), &f, &used);
    buf_done(&b);
    return rc;
}

static void
test_ipc__a_length_out_of_bounds_is_refused(void **state)
{
    (void)state;
    assert_int_equal(parse_with_length(12), ERR_OK);
    assert_int_equal(parse_with_length(11), ERR_SYNTAX);
    assert_int_equal(parse_with_length(0), ERR_SYNTAX);
    assert_int_equal(parse_with_length(LIMIT_FRAME_MAX), ERR_AGAIN);
    assert_int_equal(parse_with_length(LIMIT_FRAME_MAX + 1), ERR_SYNTAX);
    assert_int_equal(parse_with_length(UINT32_MAX), ERR_SYNTAX);
}

static enum err
write_of_size(size_t len)
{
    static const uint8_t zeros[LIMIT_FRAME_MAX + 1];
    struct buf b;
    enum err rc;

    buf_init(&b, 4 * LIMIT_FRAME_MAX);
    put_frame(&b, 1, 1, (struct span){zeros, len - 12});
    rc = buf_err(&b);
    assert_int_equal(b.n, rc == ERR_OK ? len + 4 : 0);
    buf_done(&b);
    return rc;
}

static void
test_ipc__a_frame_over_the_limit_is_not_written(void **state)
{
    (void)state;
    assert_int_equal(write_of_size(LIMIT_FRAME_MAX), ERR_OK);
    assert_int_equal(write_of_size(LIMIT_FRAME_MAX + 1), ERR_LIMIT);
}

static void
test_ipc__a_cursor_reads_what_was_put(void **state)
{
    struct buf b;
    struct frame_cursor c;
    char raw[3];

    (void)state;
    buf_init(&b, 1024);
    buf_byte(&b, 0xfe);
    buf_u16(&b, 0xfedc);
    buf_u32(&b, 0xfedcba98);
    buf_u64(&b, 0xfedcba9876543210);
    frame_put_span(&b, span_of("tekst"));
    frame_put_span(&b, (struct span){NULL, 0});
    buf_text(&b, "ruw");
    c = (struct frame_cursor){.s = buf_peek(&b)};
    assert_int_equal(frame_u8(&c), 0xfe);
    assert_int_equal(frame_u16(&c), 0xfedc);
    assert_int_equal(frame_u32(&c), 0xfedcba98);
    assert_true(frame_u64(&c) == 0xfedcba9876543210);
    assert_true(span_is(frame_span(&c), "tekst"));
    assert_int_equal(frame_span(&c).n, 0);
    frame_bytes(&c, raw, sizeof(raw));
    assert_memory_equal(raw, "ruw", 3);
    assert_false(c.bad);
    assert_int_equal(c.s.n, 0);
    buf_done(&b);
}

static void
test_ipc__past_the_end_a_cursor_yields_zeros(void **state)
{
    static const uint8_t bytes[] = {0, 0, 0, 9, 1, 2};
    struct frame_cursor c = {.s = {bytes, sizeof(bytes)}};
    uint8_t raw[4] = {1, 1, 1, 1};

    (void)state;
    assert_true(frame_u64(&c) == 0 && c.bad);
    /* What is left is not read any more. */
    assert_int_equal(frame_u8(&c), 0);
    frame_bytes(&c, raw, sizeof(raw));
    assert_memory_equal(raw, "\0\0\0\0", 4);
    c = (struct frame_cursor){.s = {bytes, sizeof(bytes)}};
    assert_true(frame_span(&c).p == NULL && c.bad);
    c = (struct frame_cursor){.s = {NULL, 0}};
    frame_bytes(&c, raw, 0);
    assert_false(c.bad);
    assert_int_equal(frame_u8(&c), 0);
    assert_true(c.bad);
}

static void
pair(struct frame_channel *a, struct frame_channel *b)
{
    int fd[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
    frame_channel_init(a, fd[0]);
    frame_channel_init(b, fd[1]);
}

static void
test_ipc__a_channel_carries_frames(void **state)
{
    struct frame_channel a, b;
    struct frame f;
    size_t used;

    (void)state;
    pair(&a, &b);
    assert_int_equal(frame_channel_fill(&b), ERR_AGAIN);
    put_frame(&a.out, 3, 4, span_of("heen"));
    assert_int_equal(frame_channel_flush(&a), ERR_OK);
    assert_int_equal(a.out.n, 0);
    assert_int_equal(frame_channel_fill(&b), ERR_OK);
    assert_int_equal(frame_parse(buf_peek(&b.in), &f, &used), ERR_OK);
    assert_true(span_is(f.payload, "heen"));
    buf_drop(&b.in, used);
    assert_int_equal(frame_channel_fill(&b), ERR_AGAIN);
    frame_channel_done(&a);
    assert_int_equal(frame_channel_fill(&b), ERR_NOTFOUND);
    put_frame(&b.out, 3, 4, span_of("terug"));
    assert_int_equal(frame_channel_flush(&b), ERR_NOTFOUND);
    frame_channel_done(&b);
    assert_int_equal(b.fd, -1);
}

/* What was sent before the end is read before the end is told. */
static void
test_ipc__the_last_frame_is_not_lost(void **state)
{
    struct frame_channel a, b;
    struct frame f;
    size_t used;

    (void)state;
    pair(&a, &b);
    put_frame(&a.out, 3, 4, span_of("laatste"));
    assert_int_equal(frame_channel_flush(&a), ERR_OK);
    frame_channel_done(&a);
    assert_int_equal(frame_channel_fill(&b), ERR_OK);
    assert_int_equal(frame_parse(buf_peek(&b.in), &f, &used), ERR_OK);
    assert_true(span_is(f.payload, "laatste"));
    assert_int_equal(frame_channel_fill(&b), ERR_NOTFOUND);
    frame_channel_done(&b);
}

static size_t
take_frames(struct frame_channel *c, size_t *largest)
{
    struct frame f;
    size_t used, n = 0;

    while (frame_parse(buf_peek(&c->in), &f, &used) == ERR_OK) {
        for (size_t i = 0; i < f.payload.n; i++)
            assert_int_equal(f.payload.p[i], (uint8_t)f.tag);
        if (f.payload.n > *largest)
            *largest = f.payload.n;
        buf_drop(&c->in, used);
        n++;
    }
    return n;
}

/* More than a socket buffer holds, both ends never waiting. */
static void
test_ipc__a_full_socket_is_continued_later(void **state)
{
    enum { FRAMES_N = 3, LEN = LIMIT_FRAME_MAX - 12 };
    uint8_t *fill = malloc(LEN);
    struct frame_channel a, b;
    size_t got = 0, largest = 0;
    bool waited = false;
    enum err rc;

    (void)state;
    assert_non_null(fill);
    pair(&a, &b);
    for (uint8_t i = 0; i < FRAMES_N; i++) {
        memset(fill, i, LEN);
        put_frame(&a.out, 1, i, (struct span){fill, LEN});
    }
    do {
        rc = frame_channel_flush(&a);
        assert_true(rc == ERR_OK || rc == ERR_AGAIN);
        waited = waited || rc == ERR_AGAIN;
        rc = frame_channel_fill(&b);
        assert_true(rc == ERR_OK || rc == ERR_AGAIN);
        got += take_frames(&b, &largest);
    } while (got < FRAMES_N);
    assert_true(waited);
    assert_int_equal(largest, LEN);
    assert_int_equal(frame_channel_flush(&a), ERR_OK);
    frame_channel_done(&a);
    frame_channel_done(&b);
    free(fill);
}

static void
test_ipc__an_overfull_channel_sends_no_stump(void **state)
{
    static const uint8_t zeros[LIMIT_FRAME_MAX - 12];
    struct frame_channel a, b;

    (void)state;
    pair(&a, &b);
    for (int i = 0; i < 5; i++)
        put_frame(&a.out, 1, 1, (struct span){zeros, sizeof(zeros)});
    assert_int_equal(frame_channel_flush(&a), ERR_LIMIT);
    assert_int_equal(frame_channel_fill(&b), ERR_AGAIN);
    frame_channel_done(&a);
    frame_channel_done(&b);
}

static void
test_ipc__an_input_that_nobody_takes_is_bounded(void **state)
{
    static const uint8_t zeros[64 * 1024];
    struct frame_channel a, b;
    enum err rc;

    (void)state;
    pair(&a, &b);
    do {
        (void)!send(a.fd, zeros, sizeof(zeros), MSG_DONTWAIT);
        rc = frame_channel_fill(&b);
    } while (rc == ERR_OK);
    assert_int_equal(rc, ERR_LIMIT);
    assert_int_equal(b.in.n, 4 * LIMIT_FRAME_MAX);
    frame_channel_done(&a);
    frame_channel_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ipc__a_frame_comes_back_as_it_went),
        cmocka_unit_test(test_ipc__part_of_a_frame_waits),
        cmocka_unit_test(test_ipc__a_length_out_of_bounds_is_refused),
        cmocka_unit_test(test_ipc__a_frame_over_the_limit_is_not_written),
        cmocka_unit_test(test_ipc__a_cursor_reads_what_was_put),
        cmocka_unit_test(test_ipc__past_the_end_a_cursor_yields_zeros),
        cmocka_unit_test(test_ipc__a_channel_carries_frames),
        cmocka_unit_test(test_ipc__the_last_frame_is_not_lost),
        cmocka_unit_test(test_ipc__a_full_socket_is_continued_later),
        cmocka_unit_test(test_ipc__an_overfull_channel_sends_no_stump),
        cmocka_unit_test(test_ipc__an_input_that_nobody_takes_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
