/* A double as the decimal that 15 digits show: whole numbers, which take a shorter way, against the digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "base/cell.h"
#include "rules/exact_number.h"

static void assert_is_its_digits(double x)
{
    exact_number got;
    mpq_t expected;
    char text[40];

    exact_number_init(&got);
    mpq_init(expected);
    snprintf(text, sizeof text, "%.15g", x);
    exact_number_set_decimal(expected, text, 0);
    exact_number_set_double(&got, x);
    assert_int_equal(got.state, CELL_VALUE);
    if (!mpq_equal(got.offset, expected))
        fail_msg("%s", text);
    mpq_clear(expected);
    exact_number_clear(&got);
}

static void doubles_are_their_digits(void **state)
{
    static const double odd[] = {0, -0.0, 1, -1, 0.1, 5e7, 123456789.5, 999999999999999, 1e15, 1e15 + 2,
                                 0x1p53, -0x1p60, 1e300, 1e-300, 4.5e15, -999999999999999, 0.3, 2.5};
    uint64_t seed = 5;

    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        assert_is_its_digits(odd[i]);
    for (int i = 0; i < 20000; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        assert_is_its_digits(trunc((double)(int64_t)seed * ldexp(1, -(int)(seed >> 3 & 63))));
    }
}

static void states_stay(void **state)
{
    exact_number n;

    (void)state;
    exact_number_init(&n);
    exact_number_set_double(&n, cell_missing());
    assert_int_equal(n.state, CELL_MISSING);
    exact_number_set_double(&n, cell_undefined());
    assert_int_equal(n.state, CELL_UNDEFINED);
    exact_number_clear(&n);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(doubles_are_their_digits),
                                              cmocka_unit_test(states_stay)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
