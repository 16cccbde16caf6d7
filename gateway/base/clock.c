/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <stdio.h>
#include <time.h>

#include "base/banned.h"

static int64_t
read_ms(clockid_t id)
{
    struct timespec ts;

    if (clock_gettime(id, &ts) != 0)
        return 0;
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int64_t
system_wall(void *ctx)
{
    (void)ctx;
    return read_ms(CLOCK_REALTIME);
}

static int64_t
system_mono(void *ctx)
{
    (void)ctx;
    return read_ms(CLOCK_MONOTONIC);
}

const struct clock clock_system = {system_wall, system_mono, NULL};

/* Count from 1 March, so that the leap day is the last of its year. */
int64_t
clock_days(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void
civil(int64_t days, int *year, int *month, int *day)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;

    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2 ? 1 : 0));
}

bool
clock_day_exists(int year, int month, int day)
{
    int y, m, d;

    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    civil(clock_days(year, month, day), &y, &m, &d);
    return y == year && m == month && d == day;
}

static int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

void
clock_stamp(int64_t at_ms, char out[static CLOCK_STAMP_LEN + 1])
{
    int64_t days = floor_div(at_ms, CLOCK_DAY_MS);
    int ms = (int)(at_ms - days * CLOCK_DAY_MS);
    int y, m, d;
    char tmp[64];

    civil(days, &y, &m, &d);
    (void)snprintf(tmp, sizeof(tmp), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", y,
        m, d, ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
    memcpy(out, tmp, CLOCK_STAMP_LEN);
    out[CLOCK_STAMP_LEN] = '\0';
}

void
clock_date(int64_t at_ms, char out[static CLOCK_DATE_LEN + 1])
{
    char stamp[CLOCK_STAMP_LEN + 1];

    clock_stamp(at_ms, stamp);
    memcpy(out, stamp, CLOCK_DATE_LEN);
    out[CLOCK_DATE_LEN] = '\0';
}

static bool
digits(struct span s, size_t from, size_t n, int *v)
{
    *v = 0;
    for (size_t i = from; i < from + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        *v = *v * 10 + (s.p[i] - '0');
    }
    return true;
}

bool
clock_parse_date(struct span s, int64_t *days)
{
    int y, m, d;

    if (s.n != CLOCK_DATE_LEN || s.p[4] != '-' || s.p[7] != '-')
        return false;
    if (!digits(s, 0, 4, &y) || !digits(s, 5, 2, &m) || !digits(s, 8, 2, &d))
        return false;
    if (y < 1 || !clock_day_exists(y, m, d))
        return false;
    *days = clock_days(y, m, d);
    return true;
}
