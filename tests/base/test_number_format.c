/*
 * The quick ways of number_format and number_format_fixed against printf and
 * strtod, over numbers like those of company data and over their borders.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number_text.h"

static uint64_t seed = 20240701;

static double draw(void) /* 0 <= x < 1 */
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(seed >> 11) / 9007199254740992.0;
}

static double some_number(int kind, int decimals)
{
    double scale = pow(10, decimals);

    switch (kind) {
    case 0:
        return floor(draw() * 1e8) / scale;
    case 1:
        return -floor(draw() * 1e15) / scale;
    case 2:
        return floor(draw() * 1e5) / 1e5 + 0.000005; /* halves of the fifth place */
    case 3:
        return draw() * 1e17;
    case 4:
        return draw() * 1e-6;
    default:
        return draw();
    }
}

static void shortest(void **state)
{
    (void)state;
    for (int i = 0; i < 200000; i++) {
        double value = some_number(i % 6, i / 6 % 8);
        char text[32], shorter[32];

        number_format(value, text);
        assert_true(strtod(text, NULL) == value);
        snprintf(shorter, sizeof shorter, "%.15g", value);
        if (strtod(shorter, NULL) == value && fabs(value) < 1e15 && fabs(value) >= 1e-4)
            assert_string_equal(text, shorter);
    }
}

static void fixed(void **state)
{
    (void)state;
    for (int i = 0; i < 200000; i++) {
        int decimals = i / 6 % 8;
        double value = some_number(i % 6, i % 9);
        char meant[48], text[64], expected[64];

        snprintf(meant, sizeof meant, "%.15ge%d", value, decimals);
        if (fabs(value) >= 1e14 || strchr(meant, 'e') != strrchr(meant, 'e'))
            continue;
        number_format_fixed(value, decimals, text, sizeof text);
        value = round(strtod(meant, NULL)) / pow(10, decimals);
        snprintf(expected, sizeof expected, "%.*f", decimals, value == 0 ? 0.0 : value);
        assert_string_equal(text, expected);
    }
}

static void known(void **state)
{
    static const struct { double value; const char *text, *two; } rows[] = {
        {2.385, "2.385", "2.39"},      {1.005, "1.005", "1.01"},   {-2.385, "-2.385", "-2.39"},
        {-0.001, "-0.001", "0.00"},    {0.1, "0.1", "0.10"},       {1e15, "1000000000000000", "1000000000000000.00"},
        {50000000, "50000000", "50000000.00"}, {110.25, "110.25", "110.25"},
        {1e-9, "1e-09", "0.00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[64];

        assert_int_equal(number_format(rows[i].value, text), strlen(rows[i].text));
        assert_string_equal(text, rows[i].text);
        number_format_fixed(rows[i].value, 2, text, sizeof text);
        assert_string_equal(text, rows[i].two);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shortest),
        cmocka_unit_test(fixed),
        cmocka_unit_test(known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
