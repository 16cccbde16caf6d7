/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
test_base__a_buffer_holds_what_was_put(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 1000);
    assert_int_equal(buf_peek(&b).n, 0);
    buf_text(&b, "een");
    buf_byte(&b, ' ');
    buf_put(&b, span_of("twee"));
    buf_put(&b, (struct span){NULL, 0});
    buf_printf(&b, " %d%%", 3);
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_true(span_is(buf_peek(&b), "een twee 3%"));
    buf_done(&b);
}

static void
test_base__integers_are_big_endian(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 1000);
    buf_u16(&b, 0x0102);
    buf_u32(&b, 0x03040506);
    buf_u64(&b, 0x0708090a0b0c0d0e);
    assert_int_equal(b.n, 14);
    for (size_t i = 0; i < b.n; i++)
        assert_int_equal(b.p[i], i + 1);
    buf_done(&b);
}

static void
test_base__the_ceiling_holds_at_n_and_at_one_more(void **state)
{
    struct buf b;

    (void)state;
    for (size_t max = 1; max < 1000; max += 37) {
        buf_init(&b, max);
        for (size_t i = 0; i < max; i++)
            buf_byte(&b, (uint8_t)i);
        assert_int_equal(buf_err(&b), ERR_OK);
        assert_int_equal(b.n, max);
        assert_true(b.cap <= (max < 256 ? 256 : max));
        buf_byte(&b, 0);
        assert_int_equal(buf_err(&b), ERR_LIMIT);
        assert_int_equal(b.n, max);
        buf_done(&b);
    }
}

static void
test_base__failure_stays_until_cleared(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 4);
    buf_text(&b, "abcde");
    assert_int_equal(buf_err(&b), ERR_LIMIT);
    buf_text(&b, "a");
    assert_int_equal(b.n, 0);
    assert_null(buf_room(&b, 1));
    buf_clear(&b);
    assert_int_equal(buf_err(&b), ERR_OK);
    buf_text(&b, "abcd");
    assert_true(span_is(buf_peek(&b), "abcd"));
    buf_done(&b);
}

static void
test_base__a_size_that_wraps_is_refused(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 100);
    buf_text(&b, "abc");
    assert_null(buf_room(&b, SIZE_MAX));
    assert_int_equal(buf_err(&b), ERR_LIMIT);
    buf_done(&b);
}

static void
test_base__content_survives_growth(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 100000);
    for (unsigned i = 0; i < 25000; i++)
        buf_u32(&b, i);
    assert_int_equal(buf_err(&b), ERR_OK);
    for (unsigned i = 0; i < 25000; i++)
        assert_int_equal((unsigned)b.p[4 * i + 2] << 8 | b.p[4 * i + 3],
            i & 0xffff);
    buf_done(&b);
}

static void
test_base__dropping_moves_the_rest_to_the_front(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 100);
    buf_drop(&b, 0);
    buf_text(&b, "abcdef");
    buf_drop(&b, 2);
    assert_true(span_is(buf_peek(&b), "cdef"));
    buf_drop(&b, 4);
    assert_int_equal(b.n, 0);
    buf_done(&b);
}

static void
test_base__room_is_used_by_adding_to_n(void **state)
{
    struct buf b;
    uint8_t *p;

    (void)state;
    buf_init(&b, 10);
    p = buf_room(&b, 10);
    assert_non_null(p);
    memcpy(p, "abc", 3);
    b.n += 3;
    assert_true(span_is(buf_peek(&b), "abc"));
    assert_null(buf_room(&b, 8));
    buf_done(&b);
}

static void
test_base__done_and_wiped_buffers_can_be_used_again(void **state)
{
    struct buf b;

    (void)state;
    buf_init(&b, 3);
    buf_wipe(&b);
    buf_text(&b, "abc");
    buf_wipe(&b);
    assert_true(b.p == NULL && b.n == 0 && b.cap == 0 && b.max == 3);
    buf_text(&b, "def");
    assert_true(span_is(buf_peek(&b), "def"));
    buf_done(&b);
    buf_text(&b, "abcd");
    assert_int_equal(buf_err(&b), ERR_LIMIT);
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base__a_buffer_holds_what_was_put),
        cmocka_unit_test(test_base__integers_are_big_endian),
        cmocka_unit_test(test_base__the_ceiling_holds_at_n_and_at_one_more),
        cmocka_unit_test(test_base__failure_stays_until_cleared),
        cmocka_unit_test(test_base__a_size_that_wraps_is_refused),
        cmocka_unit_test(test_base__content_survives_growth),
        cmocka_unit_test(test_base__dropping_moves_the_rest_to_the_front),
        cmocka_unit_test(test_base__room_is_used_by_adding_to_n),
        cmocka_unit_test(test_base__done_and_wiped_buffers_can_be_used_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
