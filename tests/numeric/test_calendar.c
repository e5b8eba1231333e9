/*
 * Dates in columns against one date at a time, for every day of more than a cycle of 400 years and odd ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cell.h"
#include "base/date.h"
#include "numeric/calendar.h"

enum { ROWS = 1021 };

static double cell_of(long day, long row)
{
    return row % 97 == 5 ? cell_missing() : row % 97 == 6 ? cell_not_applicable() : row % 97 == 7 ? cell_undefined() : (double)day;
}

static void check(long first, long step, int by)
{
    double days[ROWS], years[ROWS], then[ROWS], of[ROWS], between[ROWS];

    for (long i = 0; i < ROWS; i++) {
        days[i] = cell_of(first + i * step, i);
        years[i] = i % 101 == 9 ? cell_missing() : by;
    }
    calendar_add_years(days, years, then, ROWS);
    calendar_year_of(days, of, ROWS);
    calendar_years_between(days, then, between, ROWS);
    for (long i = 0; i < ROWS; i++) {
        long day = first + i * step;

        if (!cell_is_value(days[i])) {
            assert_true(cell_bits(then[i]) == cell_bits(days[i]) && cell_bits(of[i]) == cell_bits(days[i]));
            assert_true(cell_bits(between[i]) == cell_bits(days[i]));
            continue;
        }
        assert_true(of[i] == date_from_days(day).year);
        if (!cell_is_value(years[i])) {
            assert_true(cell_is_missing(then[i]) && cell_is_missing(between[i]));
            continue;
        }
        assert_true(then[i] == (double)date_add_years(day, by));
        assert_true(between[i] == date_years_between(day, (long)then[i]));
    }
}

static void every_day(void **state)
{
    long from = date_to_days((date){1799, 1, 1}), to = date_to_days((date){2230, 1, 1});

    (void)state;
    for (long first = from; first < to; first += ROWS)
        check(first, 1, (int)(first % 31) - 15);
}

/* 29 February 2024 one year later, and four; the ends of what people mean; years that nobody means. */
static void edges(void **state)
{
    double day = (double)date_to_days((date){2024, 2, 29}), one = 1, four = 4, out;

    (void)state;
    calendar_add_years(&day, &one, &out, 1);
    assert_true(out == (double)date_to_days((date){2025, 2, 28}));
    calendar_add_years(&day, &four, &out, 1);
    assert_true(out == (double)date_to_days((date){2028, 2, 29}));
    calendar_add_years(&day, &four, &day, 1); /* in place */
    assert_true(day == out);
    check(date_to_days((date){1, 1, 1}), 3571, 1);
    check(date_to_days((date){1000, 1, 1}), 3571, -999);
    check(date_to_days((date){9990, 1, 1}), 1, 9);
    check(-2000000, 13, 3000);
    check(4000000, 7, -3000);
    check(0, 1, 100000);
}

/* Every day against days around one on which a year is complete, and days that are not whole. */
static void years_between(void **state)
{
    double from[ROWS], to[ROWS], out[ROWS];

    (void)state;
    for (long first = -171 * 365; first < 200 * 365; first += ROWS / 4) {
        for (long i = 0; i < ROWS; i++) {
            from[i] = (double)(first + i);
            to[i] = (double)(date_add_years(first + i, (int)(i % 61) - 30) + i % 3 - 1);
        }
        calendar_years_between(from, to, out, ROWS);
        for (long i = 0; i < ROWS; i++)
            assert_true(out[i] == date_years_between((long)from[i], (long)to[i]));
    }
    for (long i = 0; i < ROWS; i++) {
        from[i] = (double)(i - ROWS / 2) * 0.75;
        to[i] = (double)(ROWS / 2 - i) * 0.875 + (double)(i % 5) * 365;
    }
    calendar_years_between(from, to, out, ROWS);
    for (long i = 0; i < ROWS; i++)
        assert_true(out[i] == date_years_between((long)from[i], (long)to[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_day), cmocka_unit_test(edges), cmocka_unit_test(years_between)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
