/* States cell by cell, values against plain C, and bounds of errors against long double. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/cell.h"
#include "numeric/arithmetic.h"

enum { V = CELL_VALUE, M = CELL_MISSING, N = CELL_NOT_APPLICABLE, U = CELL_UNDEFINED, ROWS = 1000 };

static double of_state(int state)
{
    return state == V ? 2.385 : state == M ? cell_missing() : state == N ? cell_not_applicable() : cell_undefined();
}

typedef void (*operation)(const double *a, const double *b, double *out, size_t n);

static void check_states(operation op, const uint8_t table[4][4])
{
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
            double a[ROWS], b[ROWS];

            for (int k = 0; k < ROWS; k++) {
                a[k] = of_state(k % 7 ? i : V);
                b[k] = of_state(k % 7 ? j : V);
            }
            op(a, b, a, ROWS); /* in place */
            for (int k = 0; k < ROWS; k++)
                assert_int_equal(cell_state_of(a[k]), k % 7 ? table[i][j] : V);
        }
    }
}

static void states_cell_by_cell(void **state)
{
    static const uint8_t table[4][4] = {
        /*       value missing n/a undefined */
        [V] = {V, M, N, U},
        [M] = {M, M, N, U},
        [N] = {N, N, N, U},
        [U] = {U, U, U, U},
    };
    double zero = 0, out;

    (void)state;
    check_states(arithmetic_add, table);
    check_states(arithmetic_subtract, table);
    check_states(arithmetic_multiply, table);
    check_states(arithmetic_divide, table);
    for (int i = 0; i < 4; i++) { /* x/0 is undefined whatever x is; 0/x is as x */
        double a = of_state(i);

        arithmetic_divide(&a, &zero, &out, 1);
        assert_int_equal(cell_state_of(out), U);
        arithmetic_divide(&zero, &a, &out, 1);
        assert_int_equal(cell_state_of(out), i);
        arithmetic_negate(&a, &out, 1);
        assert_int_equal(cell_state_of(out), i);
    }
}

static double random_double(void)
{
    return (rand() % 2000001 - 1000000) / 100.0 * (rand() % 5 ? 1 : 1e9);
}

static void values_are_those_of_c(void **state)
{
    double a[ROWS], b[ROWS], out[ROWS];

    (void)state;
    srand(1);
    for (int k = 0; k < ROWS; k++) {
        a[k] = random_double();
        b[k] = random_double() + 0.001;
    }
    arithmetic_add(a, b, out, ROWS);
    for (int k = 0; k < ROWS; k++)
        assert_true(out[k] == a[k] + b[k]);
    arithmetic_subtract(a, b, out, ROWS);
    for (int k = 0; k < ROWS; k++)
        assert_true(out[k] == a[k] - b[k]);
    arithmetic_multiply(a, b, out, ROWS);
    for (int k = 0; k < ROWS; k++)
        assert_true(out[k] == a[k] * b[k]);
    arithmetic_divide(a, b, out, ROWS);
    for (int k = 0; k < ROWS; k++)
        assert_true(out[k] == a[k] / b[k]);
    arithmetic_negate(a, out, ROWS);
    for (int k = 0; k < ROWS; k++)
        assert_true(out[k] == -a[k]);
}

/* Operands that are off by nearly their whole bound (long double rounds too), either way: the result stays within its bound. */
static void bounds_hold(void **state)
{
    (void)state;
    srand(2);
    for (int k = 0; k < 200000; k++) {
        double a = random_double(), b = random_double(), r, bound;
        double ea = fabs(a) * (rand() % 3) * 1e-16, eb = fabs(b) * (rand() % 3) * 1e-10;
        long double x = (long double)a + (rand() % 2 ? 0.999 : -0.999) * ea,
                    y = (long double)b + (rand() % 2 ? 0.999 : -0.999) * eb;

        arithmetic_add(&a, &b, &r, 1);
        arithmetic_add_error(&ea, &eb, &r, &bound, 1);
        assert_true(fabsl(x + y - r) <= bound);
        arithmetic_subtract(&a, &b, &r, 1);
        arithmetic_add_error(&ea, &eb, &r, &bound, 1);
        assert_true(fabsl(x - y - r) <= bound);
        arithmetic_multiply(&a, &b, &r, 1);
        arithmetic_multiply_error(&a, &ea, &b, &eb, &r, &bound, 1);
        assert_true(fabsl(x * y - r) <= bound);
        arithmetic_divide(&a, &b, &r, 1);
        arithmetic_divide_error(&ea, &b, &eb, &r, &bound, 1);
        if (b != 0)
            assert_true(fabsl(x / y - r) <= bound);
    }
}

static void a_divisor_that_may_be_zero_bounds_nothing(void **state)
{
    double a = 0.5, b = 1e-17, eb = 1e-16, ea = 0, r = a / b, bound;

    (void)state;
    arithmetic_divide_error(&ea, &b, &eb, &r, &bound, 1);
    assert_true(isinf(bound));
    arithmetic_relative_error(&a, 4 * ARITHMETIC_UNIT, &bound, 1);
    assert_true(bound == 0x1p-52);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_cell_by_cell),
        cmocka_unit_test(values_are_those_of_c),
        cmocka_unit_test(bounds_hold),
        cmocka_unit_test(a_divisor_that_may_be_zero_bounds_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
