/*
 * Years are shifted to begin in March, so that the leap day is the last day of a year. The same day of another year is
 * then the start of that year plus the same number of days, or the year's last day where it is too short for a leap day.
 * Days are counted from 0000-03-01.
 *
 * The fast path uses 32-bit arithmetic, which covers all plausible years; other rows take the slow path.
 */
#include "numeric/calendar.h"

#include <stdint.h>

#include "base/cell.h"
#include "base/date.h"
#include "numeric/kernel.h"

enum { BLOCK = 256, DAYS_TO_1970 = 719468, MOST_DAYS = 3600000, MOST_YEARS = 4000, DAYS_TO_JANUARY = 306 };

static inline uint32_t start_of(uint32_t year)
{
    return 365 * year + year / 4 - year / 100 + year / 400;
}

static inline uint32_t year_of(uint32_t day)
{
    uint32_t era = day / 146097, of_era = day - era * 146097;

    return era * 400 + (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
}

/* A whole number within limits; otherwise 0, and values outside the limits are marked in *odd. */
static inline int32_t whole(double x, double least, double most, int64_t *odd)
{
    int64_t is_plain = x >= least && x <= most ? -1 : 0;

    *odd |= x == x ? ~is_plain : 0;
    return (int32_t)(is_plain ? x : 0);
}

static inline uint32_t day_of(double days, int64_t *odd)
{
    return (uint32_t)whole(days + DAYS_TO_1970, 0, MOST_DAYS, odd);
}

KERNEL static int64_t years_of_block(const double *restrict days, double *restrict out, size_t n)
{
    int64_t odd = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t day = day_of(days[i], &odd), year = year_of(day);

        double calendar_year = (double)(int32_t)(year + (day - start_of(year) >= DAYS_TO_JANUARY ? 1 : 0));

        out[i] = days[i] == days[i] ? calendar_year : days[i];
    }
    return odd;
}

KERNEL static int64_t add_block(const double *restrict days, const double *restrict years, double *restrict out,
                                size_t n)
{
    int64_t odd = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t day = day_of(days[i], &odd), year = year_of(day);
        int32_t then = (int32_t)year + whole(years[i], -MOST_YEARS, MOST_YEARS, &odd);
        uint32_t begin = start_of((uint32_t)then), last = start_of((uint32_t)then + 1) - 1, same = day - start_of(year) + begin;
        double day_then = (double)(int32_t)(same < last ? same : last) - DAYS_TO_1970;
        double no_value = days[i] == days[i] ? years[i] : days[i];

        odd |= then < 0 ? -1 : 0;
        out[i] = days[i] == days[i] && years[i] == years[i] ? day_then : no_value;
    }
    return odd;
}

void calendar_year_of(const double *days, double *out, size_t n)
{
    double block[BLOCK];

    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        if (years_of_block(days + at, block, m)) {
            for (size_t i = 0; i < m; i++)
                block[i] = cell_is_value(days[at + i]) ? date_from_days((long)days[at + i]).year : days[at + i];
        }
        memcpy(out + at, block, m * sizeof *block);
    }
}

static double add_years(double days, double years)
{
    if (!cell_is_value(days))
        return days;
    return cell_is_value(years) ? (double)date_add_years((long)days, (int)years) : years;
}

void calendar_add_years(const double *days, const double *years, double *out, size_t n)
{
    double block[BLOCK];

    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        if (add_block(days + at, years + at, block, m)) {
            for (size_t i = 0; i < m; i++)
                block[i] = add_years(days[at + i], years[at + i]);
        }
        memcpy(out + at, block, m * sizeof *block);
    }
}

/*
 * The years by which the same day of another year (add_years) comes to `b` at the latest. A day that is not whole is
 * marked as odd, since before 1970 it would be cut towards another day here.
 */
KERNEL static int64_t between_block(const double *restrict a, const double *restrict b, double *restrict out, size_t n)
{
    int64_t odd = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t from = day_of(a[i], &odd), to = day_of(b[i], &odd), year = year_of(from), then = year_of(to);
        uint32_t begin = start_of(then), last = start_of(then + 1) - 1, same = from - start_of(year) + begin;
        double years = (double)((int32_t)then - (int32_t)year - (to < (same < last ? same : last) ? 1 : 0));
        double no_value = a[i] == a[i] ? b[i] : a[i];

        odd |= a[i] == a[i] && (double)(int32_t)from - DAYS_TO_1970 != a[i] ? -1 : 0;
        odd |= b[i] == b[i] && (double)(int32_t)to - DAYS_TO_1970 != b[i] ? -1 : 0;
        out[i] = a[i] == a[i] && b[i] == b[i] ? years : no_value;
    }
    return odd;
}

static double years_between(double from, double to)
{
    if (!cell_is_value(from))
        return from;
    return cell_is_value(to) ? date_years_between((long)from, (long)to) : to;
}

void calendar_years_between(const double *a, const double *b, double *out, size_t n)
{
    double block[BLOCK];

    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        if (between_block(a + at, b + at, block, m)) {
            for (size_t i = 0; i < m; i++)
                block[i] = years_between(a[at + i], b[at + i]);
        }
        memcpy(out + at, block, m * sizeof *block);
    }
}
