/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>

#include <cmocka.h>

static void
test_base__an_arena_gives_aligned_memory(void **state)
{
    struct arena a;

    (void)state;
    assert_int_equal(arena_init(&a, 1000, NULL), ERR_OK);
    for (size_t n = 1; n < 20; n++) {
        uint8_t *p = arena_take(&a, n);

        assert_non_null(p);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        memset(p, 1, n);
    }
    arena_done(&a);
}

static void
test_base__an_arena_is_full_at_its_size(void **state)
{
    struct arena a;

    (void)state;
    assert_int_equal(arena_init(&a, 64, NULL), ERR_OK);
    assert_null(arena_take(&a, 65));
    assert_non_null(arena_take(&a, 64));
    assert_null(arena_take(&a, 1));
    arena_wipe(&a);
    assert_non_null(arena_take(&a, 1));
    assert_null(arena_take(&a, 49));
    assert_non_null(arena_take(&a, 48));
    assert_null(arena_take(&a, SIZE_MAX));
    arena_done(&a);
}

static void
test_base__an_arena_copies_spans_without_gaps(void **state)
{
    struct arena a;
    struct span s, t;

    (void)state;
    assert_int_equal(arena_init(&a, 8, NULL), ERR_OK);
    s = arena_dup(&a, span_of("abc"));
    t = arena_dup(&a, span_of("defgh"));
    assert_true(span_is(s, "abc") && span_is(t, "defgh"));
    assert_ptr_equal(t.p, s.p + 3);
    t = arena_dup(&a, span_of("i"));
    assert_true(t.p == NULL && t.n == 0);
    t = arena_dup(&a, span_of(""));
    assert_int_equal(t.n, 0);
    arena_done(&a);
}

static void
test_base__a_wiped_arena_keeps_nothing(void **state)
{
    static const uint8_t zeros[32];
    struct arena a;
    uint8_t *p;

    (void)state;
    assert_int_equal(arena_init(&a, 32, NULL), ERR_OK);
    p = arena_take(&a, 32);
    assert_non_null(p);
    memset(p, 'x', 32);
    arena_wipe(&a);
    assert_int_equal(a.n, 0);
    assert_memory_equal(a.p, zeros, 32);
    arena_done(&a);
    assert_null(arena_take(&a, 1));
}

static void
test_base__a_zeroed_arena_can_be_done(void **state)
{
    struct arena a = {.p = NULL};

    (void)state;
    assert_null(arena_take(&a, 1));
    arena_wipe(&a);
    arena_done(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base__an_arena_gives_aligned_memory),
        cmocka_unit_test(test_base__an_arena_is_full_at_its_size),
        cmocka_unit_test(test_base__an_arena_copies_spans_without_gaps),
        cmocka_unit_test(test_base__a_wiped_arena_keeps_nothing),
        cmocka_unit_test(test_base__a_zeroed_arena_can_be_done),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
