/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void
test_base__days_count_from_1970(void **state)
{
    (void)state;
    assert_int_equal(clock_days(1970, 1, 1), 0);
    assert_int_equal(clock_days(1969, 12, 31), -1);
    assert_int_equal(clock_days(2000, 2, 29), 11016);
    assert_int_equal(clock_days(2000, 3, 1), 11017);
    assert_int_equal(clock_days(2026, 11, 23), 20780);
    assert_int_equal(clock_days(1, 1, 1), -719162);
}

/* Every day of 400 years and some follows the one before it. */
static void
test_base__the_calendar_has_no_gaps(void **state)
{
    static const int len[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t next = clock_days(1890, 1, 1);

    (void)state;
    for (int y = 1890; y < 2310; y++) {
        bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

        for (int m = 1; m <= 12; m++) {
            int days = len[m - 1] + (m == 2 && leap ? 1 : 0);

            for (int d = 1; d <= days; d++)
                assert_int_equal(clock_days(y, m, d), next++);
            assert_true(clock_day_exists(y, m, days));
            assert_false(clock_day_exists(y, m, days + 1));
        }
    }
    assert_false(clock_day_exists(2026, 0, 1));
    assert_false(clock_day_exists(2026, 13, 1));
    assert_false(clock_day_exists(2026, 1, 0));
}

static void
expect_stamp(int64_t at_ms, const char *want)
{
    char out[CLOCK_STAMP_LEN + 1], day[CLOCK_DATE_LEN + 1];

    clock_stamp(at_ms, out);
    assert_string_equal(out, want);
    clock_date(at_ms, day);
    assert_memory_equal(day, want, CLOCK_DATE_LEN);
    assert_int_equal(day[CLOCK_DATE_LEN], '\0');
}

static void
test_base__a_day_is_written_as_the_date_of_its_time(void **state)
{
    static const int64_t days[] = {-719162, -1, 0, 11016, 20780, 2932896};
    char of_day[CLOCK_DATE_LEN + 1], of_time[CLOCK_DATE_LEN + 1];

    (void)state;
    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        clock_day(days[i], of_day);
        clock_date(days[i] * CLOCK_DAY_MS + CLOCK_DAY_MS - 1, of_time);
        assert_string_equal(of_day, of_time);
    }
    clock_day(11016, of_day);
    assert_string_equal(of_day, "2000-02-29");
    clock_day(2932896, of_day);
    assert_string_equal(of_day, "9999-12-31");
}

static void
test_base__a_stamp_is_utc_with_milliseconds(void **state)
{
    (void)state;
    expect_stamp(0, "1970-01-01T00:00:00.000Z");
    expect_stamp(-1, "1969-12-31T23:59:59.999Z");
    expect_stamp(1795380481123, "2026-11-22T20:48:01.123Z");
    expect_stamp(951782399999, "2000-02-28T23:59:59.999Z");
    expect_stamp(951782400000, "2000-02-29T00:00:00.000Z");
}

static bool
date(const char *text, int64_t want)
{
    int64_t days = 4711;
    bool ok = clock_parse_date(span_of(text), &days);

    assert_true(days == (ok ? want : 4711));
    return ok;
}

static void
test_base__a_date_is_a_day_of_the_calendar(void **state)
{
    static const char *const bad[] = {"", "2026-11-2", "2026-11-233",
        "2026/11/23", "20261123", "2026-11-31", "2026-02-29", "2026-13-01",
        "2026-00-10", "2026-01-00", "0000-01-01", "2026-1a-01", "2026-+1-01",
        " 2026-11-2", "2026-11- 1"};

    (void)state;
    assert_true(date("2026-11-23", 20780));
    assert_true(date("2024-02-29", clock_days(2024, 2, 29)));
    assert_true(date("0001-01-01", -719162));
    assert_true(date("9999-12-31", clock_days(9999, 12, 31)));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (date(bad[i], 0))
            fail_msg("%s is no date", bad[i]);
}

static int64_t
held(void *ctx)
{
    return *(int64_t *)ctx;
}

static void
test_base__a_test_can_hold_the_clock(void **state)
{
    int64_t now = 5;
    const struct clock clk = {held, held, &now};

    (void)state;
    assert_int_equal(clock_wall_ms(&clk), 5);
    now = 6;
    assert_int_equal(clock_mono_ms(&clk), 6);
}

static void
test_base__the_system_clock_runs_forward(void **state)
{
    int64_t before = clock_mono_ms(&clock_system);

    (void)state;
    assert_true(before > 0);
    assert_true(clock_mono_ms(&clock_system) >= before);
    /* Somewhere after these lines were written. */
    assert_true(clock_wall_ms(&clock_system) > 1700000000000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base__days_count_from_1970),
        cmocka_unit_test(test_base__the_calendar_has_no_gaps),
        cmocka_unit_test(test_base__a_stamp_is_utc_with_milliseconds),
        cmocka_unit_test(test_base__a_day_is_written_as_the_date_of_its_time),
        cmocka_unit_test(test_base__a_date_is_a_day_of_the_calendar),
        cmocka_unit_test(test_base__a_test_can_hold_the_clock),
        cmocka_unit_test(test_base__the_system_clock_runs_forward),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
