/*
 * Drawing in a sorted tail, against scanning for each point.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/winsorise_tail.h"

#include <math.h>

enum { N = 700 };

/* Tails of many kinds, with ties at the end, inside, and more of them than may be drawn in. */
static double value_of(int kind, size_t i)
{
    double u = fmod((double)i * 0.6180339887498949, 1);

    switch (kind) {
    case 0:
        return 1 / (u + 1e-3);
    case 1:
        return floor(8 / (u + 0.004));
    case 2:
        return u < 0.02 ? 900 + floor(10 * u) : u;
    case 3:
        return u < 0.06 ? 1e6 : u;
    case 4:
        return exp(7 * u * u * u * u);
    default:
        return u < 0.01 ? 1e12 * (u + 1) : u < 0.02 ? 1e5 + u : u;
    }
}

static void as_by_scanning(void **state)
{
    static const size_t most[] = {0, 1, 5, 20, 70, N - 1, N, 2 * N};
    double x[N], work[N], low, high, wanted_low, wanted_high;
    size_t drawn = 0, logged = 0;

    (void)state;
    for (int kind = 0; kind < 6; kind++) {
        for (int sign = -1; sign <= 1; sign += 2) {
            for (size_t i = 0; i < N; i++)
                x[i] = sign * value_of(kind, i);
            for (size_t k = 0; k < sizeof most / sizeof *most; k++) {
                shape_rule rule = {1.2, 1, most[k]};
                shape_treatment got, wanted = winsorise_shape_fit(x, N, rule, &wanted_low, &wanted_high);

                assert_true(winsorise_tail_fit(x, N, rule, work, &low, &high, &got));
                assert_true(got.skewness == wanted.skewness && got.kurtosis == wanted.kurtosis);
                assert_true(got.points == wanted.points && got.is_low == wanted.is_low);
                assert_true(got.is_logged == wanted.is_logged && low == wanted_low && high == wanted_high);
                drawn += got.points > 5;
                logged += got.is_logged;
            }
        }
    }
    assert_true(drawn > 10 && logged > 10);
}

static void memory_runs_out(void **state)
{
    double x[N], work[N], low, high;
    shape_treatment done;

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = value_of(0, i);
    allocate_fail_at(1);
    assert_false(winsorise_tail_fit(x, N, (shape_rule){2, 3.5, 50}, work, &low, &high, &done));
    allocate_fail_at(0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_by_scanning),
        cmocka_unit_test(memory_runs_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
