/* Months as people write them, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "intake/cell_month.h"
#include "panel/period.h"

static void months_and_years_are_told_apart(void **state)
{
    char text[PERIOD_TEXT];
    int before = 0;

    (void)state;
    for (int year = 1950; year <= 2100; year++) {
        for (int month = 1; month <= 12; month++) {
            int period = period_of_month(year, month);

            assert_true(period_is_month(period) && period > before);
            assert_true(period_year(period) == year && period_month(period) == month);
            assert_int_equal(period_parse_month(period_text(period, text)), period);
            before = period;
        }
        assert_false(period_is_month(year));
        assert_true(period_year(year) == year && period_month(year) == 12);
    }
    assert_int_equal(period_of_month(2025, 6) - 12, period_of_month(2024, 6));
    assert_string_equal(period_text(2025, text), "2025");
    assert_int_equal(period_parse_month("2025-13"), 0);
    assert_int_equal(period_parse_month("2025-6"), 0);
    assert_int_equal(period_parse_month("2025-00"), 0);
    assert_int_equal(period_parse_month("1900-01"), 0); /* no months are kept of such years */
}

static void cells(void **state)
{
    static const struct {
        const char *text;
        int year, month; /* 0: none */
    } rows[] = {
        {"2025-06", 2025, 6},     {"202506", 2025, 6},      {"2025年6月", 2025, 6},    {"2025年06月", 2025, 6},   {"2025年1-6月", 2025, 6},
        {"2025年1—6月", 2025, 6}, {"2025年1至11月", 2025, 11}, {"2025年6月份", 2025, 6},  {"2025年6月底", 2025, 6},  {"2025年12月", 2025, 12},
        {"2025年1-12月", 0, 0}, /* a year */
        {"2025年2-6月", 0, 0},    {"2025年6月30日", 0, 0},  {"2025-06-30", 0, 0},      {"2025-6", 0, 0},          {"2025-13", 0, 0},
        {"2025", 0, 0},           {"2025年", 0, 0},         {"6月", 0, 0},             {"202513", 0, 0},          {"20250630", 0, 0},
        {"2025-061", 0, 0},       {"", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int period = 0;
        bool is_month = cell_scan_month(rows[i].text, &period);

        if (is_month != (rows[i].month != 0) || (is_month && period != period_of_month(rows[i].year, rows[i].month)))
            fail_msg("%s", rows[i].text);
    }
}

static void titles(void **state)
{
    static const struct {
        const char *text;
        int month; /* of 2025; 0: none */
    } rows[] = {{"某区2025年1-6月规上工业企业研发费用情况表", 6}, {"2025年6月月报", 6}, {"2025年1-6月与2025年1-5月对比", 0}, {"填报日期:2025年6月", 0},
                {"制表时间2025年6月", 0}, {"2025年6月30日", 0}, {"截至2025年6月底", 6}, {"monthly-2025-06.csv", 6}, {"12025-06", 0}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int expected = rows[i].month ? period_of_month(2025, rows[i].month) : 0;

        if (text_month(rows[i].text) != expected)
            fail_msg("%s: %d", rows[i].text, text_month(rows[i].text));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_and_years_are_told_apart),
        cmocka_unit_test(cells),
        cmocka_unit_test(titles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
