/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "net/loop.h"

static struct net_loop *loop;
static struct net_watch *watch;
static struct net_timer *timer, *guard;
static int pair[2];
static int calls, seen, signals;

static void
stop(void *ctx)
{
    (void)ctx;
    net_loop_stop(loop);
}

static int
set_up(void **state)
{
    (void)state;
    calls = seen = signals = 0;
    watch = NULL;
    timer = NULL;
    if (net_loop_new(&loop, NULL) != ERR_OK ||
        net_timer_new(&guard, loop, stop, NULL) != ERR_OK)
        return -1;
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair);
}

static int
tear_down(void **state)
{
    (void)state;
    net_watch_free(watch);
    net_timer_free(timer);
    net_timer_free(guard);
    net_loop_free(loop);
    (void)close(pair[0]);
    (void)close(pair[1]);
    return 0;
}

static void
run_ms(int ms)
{
    net_timer_set(guard, ms);
    net_loop_run(loop);
}

static void
count(void *ctx, int what)
{
    (void)ctx;
    calls++;
    seen |= what;
}

static void
count_and_free(void *ctx, int what)
{
    struct net_watch **w = ctx;

    count(NULL, what);
    net_watch_free(*w);
    *w = NULL;
}

static void
test_net__a_watch_fires_while_there_is_something(void **state)
{
    (void)state;
    assert_int_equal(
        net_watch_new(&watch, loop, pair[0], NET_READ, count, NULL), ERR_OK);
    run_ms(5);
    assert_int_equal(calls, 0);
    assert_int_equal(write(pair[1], "x", 1), 1);
    run_ms(5);
    assert_true(calls > 1);
    assert_int_equal(seen, NET_READ);
}

static void
test_net__a_watch_can_change_what_it_waits_for(void **state)
{
    (void)state;
    assert_int_equal(
        net_watch_new(&watch, loop, pair[0], NET_READ, count, NULL), ERR_OK);
    net_watch_set(watch, NET_READ | NET_WRITE);
    run_ms(5);
    assert_int_equal(seen, NET_WRITE);
    net_watch_set(watch, 0);
    calls = 0;
    assert_int_equal(write(pair[1], "x", 1), 1);
    run_ms(5);
    assert_int_equal(calls, 0);
    net_watch_set(watch, NET_READ);
    run_ms(5);
    assert_true(calls > 0);
}

static void
test_net__a_watch_may_free_itself(void **state)
{
    (void)state;
    assert_int_equal(net_watch_new(&watch, loop, pair[0], NET_READ | NET_WRITE,
                         count_and_free, &watch),
        ERR_OK);
    assert_int_equal(write(pair[1], "x", 1), 1);
    run_ms(5);
    assert_int_equal(calls, 1);
    assert_null(watch);
}

static struct net_watch *two[2];

static void
free_both(void *ctx, int what)
{
    (void)ctx;
    (void)what;
    calls++;
    net_watch_free(two[0]);
    net_watch_free(two[1]);
    two[0] = two[1] = NULL;
}

static void
test_net__a_freed_watch_does_not_fire_any_more(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            net_watch_new(&two[i], loop, pair[i], NET_WRITE, free_both, NULL),
            ERR_OK);
    run_ms(5);
    assert_int_equal(calls, 1);
}

static void
test_net__a_watch_on_nothing_is_refused(void **state)
{
    (void)state;
    assert_int_not_equal(
        net_watch_new(&watch, loop, 999, NET_READ, count, NULL), ERR_OK);
    assert_null(watch);
}

static void
due(void *ctx)
{
    (void)ctx;
    calls++;
}

static void
due_and_free(void *ctx)
{
    struct net_timer **t = ctx;

    calls++;
    net_timer_free(*t);
    *t = NULL;
}

static void
test_net__a_timer_fires_once_and_not_early(void **state)
{
    int64_t from = clock_mono_ms(&clock_system);

    (void)state;
    assert_int_equal(net_timer_new(&timer, loop, stop, NULL), ERR_OK);
    net_timer_set(timer, 10);
    net_loop_run(loop);
    assert_true(clock_mono_ms(&clock_system) - from >= 9);
    net_timer_free(timer);
    assert_int_equal(net_timer_new(&timer, loop, due, NULL), ERR_OK);
    run_ms(5);
    assert_int_equal(calls, 0);
    net_timer_set(timer, 0);
    run_ms(5);
    assert_int_equal(calls, 1);
    run_ms(5);
    assert_int_equal(calls, 1);
}

static void
test_net__a_timer_can_be_cleared_and_free_itself(void **state)
{
    (void)state;
    assert_int_equal(net_timer_new(&timer, loop, due_and_free, &timer), ERR_OK);
    net_timer_set(timer, 1);
    net_timer_clear(timer);
    run_ms(5);
    assert_int_equal(calls, 0);
    net_timer_set(timer, 1);
    run_ms(5);
    assert_int_equal(calls, 1);
    assert_null(timer);
}

static void
on_signal(void *ctx, int signo)
{
    (void)ctx;
    signals += signo == SIGUSR1;
}

static void
test_net__a_signal_arrives_in_the_loop(void **state)
{
    (void)state;
    assert_int_equal(net_loop_signal(loop, SIGUSR1, on_signal, NULL), ERR_OK);
    assert_int_equal(raise(SIGUSR1), 0);
    assert_int_equal(signals, 0);
    run_ms(5);
    assert_int_equal(signals, 1);
}

static void
test_net__a_stop_before_the_run_is_not_lost(void **state)
{
    (void)state;
    net_loop_stop(loop);
    net_loop_run(loop);
    run_ms(1);
}

static void
test_net__a_write_to_nobody_is_no_death(void **state)
{
    (void)state;
    (void)close(pair[1]);
    pair[1] = -1;
    assert_int_equal(write(pair[0], "x", 1), -1);
}

#define test_in(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        test_in(test_net__a_watch_fires_while_there_is_something),
        test_in(test_net__a_watch_can_change_what_it_waits_for),
        test_in(test_net__a_watch_may_free_itself),
        test_in(test_net__a_freed_watch_does_not_fire_any_more),
        test_in(test_net__a_watch_on_nothing_is_refused),
        test_in(test_net__a_timer_fires_once_and_not_early),
        test_in(test_net__a_timer_can_be_cleared_and_free_itself),
        test_in(test_net__a_signal_arrives_in_the_loop),
        test_in(test_net__a_stop_before_the_run_is_not_lost),
        test_in(test_net__a_write_to_nobody_is_no_death),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
