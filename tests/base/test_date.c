/* The calendar, counted day by day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/date.h"

static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static bool is_leap(int year)
{
    return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

/* Counted from 1900-01-01, which is 25567 days before 1970-01-01. */
static void every_day_from_1900_to_2100(void **state)
{
    long days = -25567;

    (void)state;
    for (int year = 1900; year <= 2100; year++) {
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 && is_leap(year));

            for (int day = 1; day <= length; day++, days++) {
                date d = {year, month, day}, back = date_from_days(days);
                char text[11];
                long parsed = 0;

                assert_true(date_is_valid(d));
                assert_int_equal(date_to_days(d), days);
                assert_true(back.year == year && back.month == month && back.day == day);
                date_format(days, text);
                assert_true(date_parse_iso(text, 10, &parsed));
                assert_int_equal(parsed, days);
            }
            assert_false(date_is_valid((date){year, month, length + 1}));
            assert_false(date_is_valid((date){year, month, 0}));
        }
        assert_false(date_is_valid((date){year, 13, 1}));
        assert_false(date_is_valid((date){year, 0, 1}));
    }
    assert_int_equal(date_to_days((date){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((date){2000, 3, 1}), 11017);
    assert_int_equal(date_to_days((date){2024, 7, 1}), 19905);
}

static void only_iso_dates_are_parsed(void **state)
{
    static const char *const texts[] = {"2023-02-29", "1900-02-29", "2100-02-29", "2023-13-01", "2023-00-10", "2023-01-00",
                                        "2023-1-01", "2023-01-1", "2023/01/01", "23-01-01", "2023-01-011", "0999-01-01",
                                        "2023-01-0x", "+023-01-01", ""};
    long days = 42;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(date_parse_iso(texts[i], strlen(texts[i]), &days));
    assert_int_equal(days, 42);
    assert_true(date_parse_iso("2000-02-29", 10, &days));
    assert_int_equal(days, 11016);
    assert_true(date_parse_iso("1000-01-01", 10, &days));
    assert_true(date_parse_iso("9999-12-31", 10, &days));
}

static long at(int year, int month, int day)
{
    return date_to_days((date){year, month, day});
}

static void months_are_added(void **state)
{
    (void)state;
    assert_int_equal(date_add_months(at(2025, 7, 1), 12), at(2026, 7, 1));
    assert_int_equal(date_add_months(at(2025, 11, 30), 3), at(2026, 2, 28)); /* no 30 February */
    assert_int_equal(date_add_months(at(2024, 1, 29), 1), at(2024, 2, 29));
    assert_int_equal(date_add_months(at(2025, 12, 31), 2), at(2026, 2, 28));
    assert_int_equal(date_add_months(at(2023, 12, 31), 2), at(2024, 2, 29));
    assert_int_equal(date_add_months(at(2025, 3, 31), 1), at(2025, 4, 30));
    assert_int_equal(date_add_months(at(2025, 3, 31), 0), at(2025, 3, 31));
}

static void years_go_by_anniversaries(void **state)
{
    (void)state;
    assert_int_equal(date_years_between(at(2015, 7, 1), at(2025, 7, 1)), 10);
    assert_int_equal(date_years_between(at(2015, 7, 2), at(2025, 7, 1)), 9);
    assert_int_equal(date_years_between(at(2025, 7, 1), at(2025, 7, 1)), 0);
    /* Civil Code art. 202: a month without the day ends the term on its last day */
    assert_int_equal(date_years_between(at(2024, 2, 29), at(2025, 2, 27)), 0);
    assert_int_equal(date_years_between(at(2024, 2, 29), at(2025, 2, 28)), 1);
    assert_int_equal(date_years_between(at(2024, 2, 29), at(2028, 2, 28)), 3);
    assert_int_equal(date_years_between(at(2024, 2, 29), at(2028, 2, 29)), 4);
    assert_int_equal(date_years_between(at(2025, 7, 2), at(2025, 7, 1)), -1);
    assert_int_equal(date_add_years(at(2015, 6, 30), 10), at(2025, 6, 30));
    assert_int_equal(date_add_years(at(2024, 2, 29), 1), at(2025, 2, 28));
    assert_int_equal(date_add_years(at(2024, 2, 29), 4), at(2028, 2, 29));
    assert_int_equal(date_add_years(at(2096, 2, 29), 4), at(2100, 2, 28));
    assert_int_equal(date_add_years(at(2025, 7, 1), -10), at(2015, 7, 1));
    /* the anniversary is the first day on which a year more has passed */
    for (long day = at(1999, 12, 1); day < at(2004, 4, 1); day++) {
        for (int years = 1; years < 9; years++) {
            long then = date_add_years(day, years);

            assert_int_equal(date_years_between(day, then), years);
            assert_int_equal(date_years_between(day, then - 1), years - 1);
        }
    }
}

static void months(void **state)
{
    static const char *const bad[] = {"2025-13", "2025-00", "2025-6", "2025-061", "2025/06", "2O25-06", "0999-01", ""};
    long day = 7;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(date_parse_month(bad[i], strlen(bad[i]), &day));
    assert_int_equal(day, 7);
    assert_true(date_parse_month("2024-02", 7, &day));
    assert_int_equal(day, date_to_days((date){2024, 2, 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months),
        cmocka_unit_test(months_are_added),
        cmocka_unit_test(every_day_from_1900_to_2100),
        cmocka_unit_test(only_iso_dates_are_parsed),
        cmocka_unit_test(years_go_by_anniversaries),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
