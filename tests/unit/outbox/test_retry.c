/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "outbox/retry.h"

static const struct retry plan = {.min_ms = 1000,
    .max_ms = 60000,
    .give_up_ms = 100000};

static int64_t
wait_of(uint32_t attempts, int retry_after_s, uint32_t chance)
{
    struct retry_case c = {.attempts = attempts,
        .retry_after_s = retry_after_s,
        .chance = chance};
    int64_t due = -1;

    assert_true(retry_next(&plan, &c, &due));
    return due;
}

static void
test_retry__wait_doubles_up_to_its_most(void **state)
{
    (void)state;
    assert_int_equal(wait_of(1, 0, 0), 500);
    assert_int_equal(wait_of(2, 0, 0), 1000);
    assert_int_equal(wait_of(3, 0, 0), 2000);
    assert_int_equal(wait_of(6, 0, 0), 16000);
    assert_int_equal(wait_of(7, 0, 0), 30000);
    assert_int_equal(wait_of(1000000000, 0, 0), 30000);
}

static void
test_retry__chance_spreads_over_the_second_half(void **state)
{
    (void)state;
    assert_int_equal(wait_of(1, 0, UINT32_MAX / 2 + 1), 750);
    assert_in_range(wait_of(1, 0, UINT32_MAX), 999, 1000);
    assert_in_range(wait_of(9, 0, UINT32_MAX), 59999, 60000);
}

static void
test_retry__what_the_recipient_asks_counts_within_bounds(void **state)
{
    (void)state;
    assert_int_equal(wait_of(1, 20, 0), 20000);
    assert_int_equal(wait_of(7, 20, 0), 30000);
    assert_int_equal(wait_of(1, 2000000000, 0), 60000);
}

static void
test_retry__gives_up_past_the_term_and_not_before(void **state)
{
    struct retry_case c = {.now_ms = 99500, .attempts = 1};
    int64_t due = -1;

    (void)state;
    assert_true(retry_next(&plan, &c, &due));
    assert_int_equal(due, 100000);
    c.now_ms++;
    due = -1;
    assert_false(retry_next(&plan, &c, &due));
    assert_int_equal(due, -1);
    c.accepted_ms = 1;
    assert_true(retry_next(&plan, &c, &due));
}

static void
test_retry__agreed_terms_replace_the_plan_whole(void **state)
{
    struct retry r = plan;
    struct retry_terms none = {0, 0, 0}, terms = {7, 70, 2};

    (void)state;
    retry_agree(&r, &none);
    assert_memory_equal(&r, &plan, sizeof(r));
    retry_agree(&r, &terms);
    assert_int_equal(r.min_ms, 7000);
    assert_int_equal(r.max_ms, 70000);
    assert_int_equal(r.give_up_ms, 2 * INT64_C(86400000));
}

static void
test_retry__terms_have_their_limits(void **state)
{
    static const struct {
        struct retry_terms t;
        bool fit;
    } v[] = {{{0, 0, 0}, true}, {{1, 1, 1}, true}, {{3600, 86400, 365}, true},
        {{3601, 86400, 365}, false}, {{3600, 86401, 365}, false},
        {{3600, 86400, 366}, false}, {{2, 1, 1}, false}, {{0, 1, 1}, false},
        {{1, 0, 1}, false}, {{1, 1, 0}, false}};

    (void)state;
    for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
        assert_int_equal(retry_terms_fit(&v[i].t), v[i].fit);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_retry__wait_doubles_up_to_its_most),
        cmocka_unit_test(test_retry__chance_spreads_over_the_second_half),
        cmocka_unit_test(
            test_retry__what_the_recipient_asks_counts_within_bounds),
        cmocka_unit_test(test_retry__gives_up_past_the_term_and_not_before),
        cmocka_unit_test(test_retry__agreed_terms_replace_the_plan_whole),
        cmocka_unit_test(test_retry__terms_have_their_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
