/*
 * Periods: the time that a column of a panel is of. A year is its number, as everywhere; a month is a number below those of
 * years, so that whoever walks through the years of a panel meets none. What is summed up over time (revenue, R&D) is, at a
 * month, the sum since January, as statistics count it.
 */
#ifndef PANEL_PERIOD_H
#define PANEL_PERIOD_H

#include <stdbool.h>

enum { PERIOD_FIRST_YEAR = 1900, PERIOD_MONTHS_SINCE = 1950, PERIOD_TEXT = 16 };

/* 1 is January 1950. */
static inline int period_of_month(int year, int month)
{
    return (year - PERIOD_MONTHS_SINCE) * 12 + month;
}

/* Of years that months can have. */
static inline bool period_has_months(int year)
{
    return year >= PERIOD_MONTHS_SINCE && period_of_month(year, 12) < PERIOD_FIRST_YEAR;
}

static inline bool period_is_month(int period)
{
    return period > 0 && period < PERIOD_FIRST_YEAR;
}

static inline int period_year(int period)
{
    return period_is_month(period) ? PERIOD_MONTHS_SINCE + (period - 1) / 12 : period;
}

/* 1 to 12; of a year 12. */
static inline int period_month(int period)
{
    return period_is_month(period) ? (period - 1) % 12 + 1 : 12;
}

/* "2025-06", or "2025". */
const char *period_text(int period, char out[PERIOD_TEXT]);

/* 2025-06 and nothing else; 0: it is none. */
int period_parse_month(const char *text);

#endif
