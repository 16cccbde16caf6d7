/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/hold.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static volatile sig_atomic_t came;

static void
on_signal(int number)
{
    (void)number;
    came = came + 1;
}

static void
test_hold__a_signal_waits_for_the_end(void **state)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    const struct sigaction act = {.sa_handler = on_signal};
    struct hold before;

    (void)state;
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        assert_int_equal(sigaction(numbers[i], &act, NULL), 0);
        came = 0;
        hold_begin(&before);
        assert_int_equal(raise(numbers[i]), 0);
        assert_int_equal(came, 0);
        hold_end(&before);
        assert_int_equal(came, 1);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hold__a_signal_waits_for_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
