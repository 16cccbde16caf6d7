/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shift_clock - the wall clock of one program, KETEN_SHIFT_S seconds later
 *
 * Preloaded by the scenario in which a version of the policy becomes active at
 * midnight.  The monotonic clock is left alone.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static long
shift(void)
{
    static long s;
    static int known;

    if (!known) {
        const char *text = getenv("KETEN_SHIFT_S");

        s = text == NULL ? 0 : strtol(text, NULL, 10);
        known = 1;
    }
    return s;
}

int
clock_gettime(clockid_t id, struct timespec *ts)
{
    static int (*real)(clockid_t id, struct timespec * ts);
    int rc;

    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    rc = real(id, ts);
    if (rc == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
        ts->tv_sec += shift();
    return rc;
}

time_t
time(time_t *out)
{
    struct timespec ts;

    (void)clock_gettime(CLOCK_REALTIME, &ts);
    if (out != NULL)
        *out = ts.tv_sec;
    return ts.tv_sec;
}

int
gettimeofday(struct timeval *restrict tv, void *restrict tz)
{
    struct timespec ts;

    (void)tz;
    (void)clock_gettime(CLOCK_REALTIME, &ts);
    tv->tv_sec = ts.tv_sec;
    tv->tv_usec = ts.tv_nsec / 1000;
    return 0;
}
