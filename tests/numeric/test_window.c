/*
 * Windows of three years: every combination of states against the rules written
 * in window.h, values of rules.md section 12, and bounds of errors.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/cell.h"
#include "numeric/window.h"

static double of_state(int state, double value)
{
    return state == CELL_VALUE            ? value
           : state == CELL_MISSING        ? cell_missing()
           : state == CELL_NOT_APPLICABLE ? cell_not_applicable()
                                          : cell_undefined();
}

/* In a row among others, so that the ways for whole columns and for single rows both run. */
static double run(window_kernel kernel, const double *years, size_t k, double *error)
{
    static double columns[32][700], out[700], errors[700];
    const double *x[32];

    for (size_t j = 0; j < k; j++) {
        for (int i = 0; i < 700; i++)
            columns[j][i] = 7.5;
        columns[j][300] = years[j];
        x[j] = columns[j];
    }
    kernel(x, k, 1, out, errors, 700);
    assert_true(cell_is_value(out[299]) && cell_is_value(out[301]));
    if (error)
        *error = errors[300];
    return out[300];
}

static void states_cell_by_cell(void **state)
{
    static const window_kernel kernels[] = {window_sum, window_mean, window_least, window_greatest, window_growth_mean};
    static const double values[] = {1.25, 2.5, 4};

    (void)state;
    for (int s = 0; s < 64; s++) {
        int states[] = {s % 4, s / 4 % 4, s / 16};
        double years[3], sum = 0, low = 9, high = 0;
        int worst = CELL_VALUE, n = 0;

        for (int j = 0; j < 3; j++) {
            years[j] = of_state(states[j], values[j]);
            if (states[j] == CELL_NOT_APPLICABLE)
                continue;
            worst = states[j] > worst ? states[j] : worst;
            sum += values[j];
            low = fmin(low, values[j]);
            high = fmax(high, values[j]);
            n++;
        }
        if (!n)
            worst = CELL_NOT_APPLICABLE;
        for (int w = 0; w < 5; w++) {
            double x = run(kernels[w], years, 3, NULL);
            int expected = w == 4 && n == 1 && worst != CELL_UNDEFINED ? (int)CELL_UNDEFINED : worst;

            assert_int_equal(cell_state_of(x), expected);
            if (expected == CELL_VALUE && w < 4)
                assert_true(x == (w == 0 ? sum : w == 1 ? sum / n : w == 2 ? low : high));
        }
    }
}

static unsigned draw(unsigned n)
{
    static uint64_t seed = 7;

    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % n;
}

/* The rules of the head of numeric/window.h for one row; `of` 0: sum, 1: mean, 2: least, 3: greatest. */
static double slow(const double *y, size_t k, int of)
{
    double x = 0;
    int n = 0, worst = CELL_VALUE;

    for (size_t j = 0; j < k; j++) {
        int s = (int)cell_state_of(y[j]);

        if (s == CELL_NOT_APPLICABLE)
            continue;
        worst = s > worst ? s : worst;
        x = of < 2 ? x + y[j] : !n ? y[j] : of == 2 ? fmin(x, y[j]) : fmax(x, y[j]);
        n++;
    }
    if (!n || worst != CELL_VALUE)
        return of_state(n ? worst : (int)CELL_NOT_APPLICABLE, 0);
    return of == 1 ? x / n : x;
}

/* Whole columns of every mixture, in rows enough for whole vectors and a rest: the bits of one row at a time. */
static void columns_like_rows(void **state)
{
    enum { N = 1031 };
    static const window_kernel kernels[] = {window_sum, window_mean, window_least, window_greatest};
    static double columns[6][N], out[N];
    const double *x[6];

    (void)state;
    for (size_t k = 1; k <= 6; k++) {
        for (size_t j = 0; j < k; j++) {
            for (int i = 0; i < N; i++)
                columns[j][i] = of_state(draw(3) ? 0 : (int)draw(4), ((double)draw(2000) - 1000) / 7);
            x[j] = columns[j];
        }
        for (int of = 0; of < 4; of++) {
            kernels[of](x, k, 1, out, NULL, N);
            for (int i = 0; i < N; i++) {
                double y[6];

                for (size_t j = 0; j < k; j++)
                    y[j] = columns[j][i];
                assert_true(cell_bits(out[i]) == cell_bits(slow(y, k, of)));
            }
        }
    }
}

static void growth_of_the_guide(void **state)
{
    static const struct { double y[3]; double growth; } rows[] = {
        {{2400, 3200, 4200}, 31.0 / 96}, {{1000, 1200, 1300}, 17.0 / 120}, {{0, 500, 675}, 0.35}, {{1000, 900, 880}, -11.0 / 180},
        {{100, 105, 110.25}, 0.05},      {{800, 1080, 1458}, 0.35},        {{100, 150, 150}, 0.25}, {{4, 2, -1}, -1},
    };
    static const double undefined[][3] = {{500, 0, 800}, {-100, -50, 10}, {100, -50, 10}, {0, 0, 10}, {-1, 2, 3}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double error, x = run(window_growth_mean, rows[i].y, 3, &error);

        assert_true(fabs(x - rows[i].growth) <= error && error < 1e-14);
    }
    for (size_t i = 0; i < sizeof undefined / sizeof *undefined; i++)
        assert_int_equal(cell_state_of(run(window_growth_mean, undefined[i], 3, NULL)), CELL_UNDEFINED);
    /* a base that is known and bad settles it even where another year is missing */
    assert_int_equal(cell_state_of(run(window_growth_mean, (double[]){-1, cell_missing(), 3}, 3, NULL)), CELL_UNDEFINED);
    assert_int_equal(cell_state_of(run(window_growth_mean, (double[]){cell_missing(), 0, 3}, 3, NULL)), CELL_UNDEFINED);
    assert_int_equal(cell_state_of(run(window_growth_mean, (double[]){0, cell_missing(), 3}, 3, NULL)), CELL_MISSING);
    assert_int_equal(cell_state_of(run(window_growth_mean, (double[]){cell_not_applicable(), 0, 3}, 3, NULL)), CELL_UNDEFINED);
    assert_true(run(window_growth_mean, (double[]){cell_not_applicable(), 2, 3}, 3, NULL) == 0.5);
}

static void compound_growth(void **state)
{
    double error, x = run(window_cagr, (double[]){1000, cell_missing(), 3, 1728}, 4, &error);

    (void)state;
    assert_true(fabs(x - 0.2) <= error && error < 1e-14);
    assert_true(run(window_cagr, (double[]){5, 1, 0}, 3, NULL) == -1);
    assert_int_equal(cell_state_of(run(window_cagr, (double[]){0, 1, 2}, 3, NULL)), CELL_UNDEFINED);
    assert_int_equal(cell_state_of(run(window_cagr, (double[]){-3, 1, 2}, 3, NULL)), CELL_UNDEFINED);
    assert_int_equal(cell_state_of(run(window_cagr, (double[]){3, 1, -2}, 3, NULL)), CELL_UNDEFINED);
    for (int s = 0; s < 16; s++) {
        int first = s % 4, last = s / 4;
        double y[] = {of_state(first, 2), 5, of_state(last, 8)};

        assert_int_equal(cell_state_of(run(window_cagr, y, 3, NULL)), first > last ? first : last);
    }
}

/* 0.1 + 0.2 + ... off by at most the bound from the sum of the decimals */
static void sums_stay_within_their_bound(void **state)
{
    double years[32], error, sum;

    (void)state;
    for (int j = 0; j < 32; j++)
        years[j] = (j % 3 - 1) * 1e9 + 0.1;
    sum = run(window_sum, years, 32, &error);
    assert_true(fabsl((long double)sum - (3.2L - 1e9L)) <= error); /* -1, 0, 1 ... and -1, 0 at the end */
    assert_true(error < 1e-3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_cell_by_cell),
        cmocka_unit_test(columns_like_rows),
        cmocka_unit_test(growth_of_the_guide),
        cmocka_unit_test(compound_growth),
        cmocka_unit_test(sums_stay_within_their_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
