/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

/*
 * clock - time comes in through a door, so that tests can hold it
 *
 *   units   _ms milliseconds; wall time since the Unix epoch (UTC),
 *           mono time since an arbitrary moment and never backwards
 */

#include <stdint.h>

#include "base/span.h"

struct clock {
    int64_t (*wall_ms)(void *ctx);
    int64_t (*mono_ms)(void *ctx);
    void *ctx;
};

/* The machine's own clock. */
extern const struct clock clock_system;

static inline int64_t
clock_wall_ms(const struct clock *clk)
{
    return clk->wall_ms(clk->ctx);
}

static inline int64_t
clock_mono_ms(const struct clock *clk)
{
    return clk->mono_ms(clk->ctx);
}

enum {
    CLOCK_DATE_LEN = 10,  /* 2026-11-23 */
    CLOCK_STAMP_LEN = 24, /* 2026-11-23T20:48:01.123Z */
    CLOCK_DAY_MS = 24 * 60 * 60 * 1000
};

/* Days since 1970-01-01 of a proleptic Gregorian date; no range check. */
int64_t clock_days(int year, int month, int day);

/* Does this calendar day exist? */
bool clock_day_exists(int year, int month, int day);

/* Write at_ms as an RFC 3339 UTC timestamp with milliseconds, terminated. */
void clock_stamp(int64_t at_ms, char out[static CLOCK_STAMP_LEN + 1]);

/* Write the UTC date of at_ms as YYYY-MM-DD, terminated. */
void clock_date(int64_t at_ms, char out[static CLOCK_DATE_LEN + 1]);

/* The same of a day that is given in days since 1970-01-01. */
static inline void
clock_day(int64_t day, char out[static CLOCK_DATE_LEN + 1])
{
    clock_date(day * CLOCK_DAY_MS, out);
}

/*
 * Read YYYY-MM-DD.
 *
 * out     *days   days since 1970-01-01; untouched on failure
 * returns false when s is not a day of the calendar
 */
bool clock_parse_date(struct span s, int64_t *days);

#endif
