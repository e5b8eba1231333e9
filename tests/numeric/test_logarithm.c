/* Logarithms of columns against those of the C library in long double, over all magnitudes and close to 1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>

#include "numeric/logarithm.h"

enum { ROWS = 1021, ROUNDS = 400 };

static uint64_t draw(uint64_t *state) /* splitmix64 */
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* Within one unit in the last place of the true value. */
static void assert_log(double x, double got)
{
    long double wanted = logl((long double)x);
    double nearest = (double)wanted, unit = nextafter(fabs(nearest), INFINITY) - fabs(nearest);

    if (!(fabsl((long double)got - wanted) <= (long double)unit))
        fail_msg("ln %a: %a, not %a", x, got, nearest);
}

static void all_magnitudes(void **state)
{
    uint64_t seed = 3;
    double x[ROWS], out[ROWS];

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < ROWS; i++) {
            double part = 1 + (double)(draw(&seed) >> 12) * 0x1p-52;

            x[i] = round % 4 == 0   ? ldexp(part, (int)(draw(&seed) % 2046) - 1022)
                   : round % 4 == 1 ? part
                   : round % 4 == 2 ? 1 + (double)((int64_t)draw(&seed) >> 30) * 0x1p-52
                                    : part / 2;
        }
        logarithm(x, out, ROWS);
        for (int i = 0; i < ROWS; i++)
            assert_log(x[i], out[i]);
    }
}

static void odd_numbers(void **state)
{
    double x[] = {1, 0, -0.0, -1, INFINITY, NAN, 5e-324, DBL_MIN / 3, DBL_MIN, DBL_MAX, 0.5, 2}, out[12];

    (void)state;
    logarithm(x, out, 12);
    assert_true(out[0] == 0 && out[1] == -INFINITY && out[2] == -INFINITY);
    assert_true(isnan(out[3]) && out[4] == INFINITY && isnan(out[5]));
    for (int i = 6; i < 12; i++)
        assert_log(x[i], out[i]);
    logarithm(x, x, 12); /* in place */
    for (int i = 6; i < 12; i++)
        assert_true(x[i] == out[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_magnitudes), cmocka_unit_test(odd_numbers)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
