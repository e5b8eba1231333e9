/*
 * Quantiles of mixed samples against the same values written out as often as they weigh, and intervals against sums of binomial chances.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "numeric/nested_sample.h"

static const double inner[] = {2.5, 4, 4, 7.25}, middle[] = {1, 2.5, 3, 4, 4, 6, 7.25, 9}, outer[] = {0, 1, 1.5, 2.5, 3, 3, 4, 4, 5, 6, 6.5, 7.25, 8, 9, 9, 10};

/* Weights of 1/2, 3/8 and 1/8: each value 16, 6 or 1 times. */
static const nested_sample three = {.levels = {{inner, 4, 0.5}, {middle, 8, 0.375}, {outer, 16, 0.125}}, .n = 3};

enum { WRITTEN = 4 * 16 + 8 * 6 + 16 };

static int ascending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

static void write_out(double *all)
{
    size_t n = 0;

    for (size_t i = 0; i < 4; i++)
        for (int k = 0; k < 16; k++)
            all[n++] = inner[i];
    for (size_t i = 0; i < 8; i++)
        for (int k = 0; k < 6; k++)
            all[n++] = middle[i];
    for (size_t i = 0; i < 16; i++)
        all[n++] = outer[i];
    qsort(all, n, sizeof *all, ascending);
}

static void values_written_out(void **state)
{
    double all[WRITTEN];

    (void)state;
    write_out(all);
    for (int k = 1; k < 2 * WRITTEN; k++) { /* at each value, and between two */
        double place = k / 2.0, p = place / WRITTEN, expected;
        size_t at = (size_t)place;

        expected = place == (double)at ? (all[at - 1] + all[at]) / 2 : all[at];
        assert_true(fabs(nested_sample_quantile(&three, p) - expected) < 1e-12);
    }
    for (size_t i = 0; i < WRITTEN; i++) {
        size_t count = 0;

        for (size_t k = 0; k < WRITTEN; k++)
            count += all[k] <= all[i];
        assert_true(fabs(nested_sample_share(&three, all[i]) - (double)count / WRITTEN) < 1e-15);
    }
}

/* 1 to 12, thirds of which are no doubles: the median of an even number is a mean, a quarter of 12 is one, too. */
static void plain_samples(void **state)
{
    double x[12];

    (void)state;
    for (int i = 0; i < 12; i++)
        x[i] = i + 1;
    assert_true(nested_sample_plain(x, 12, 0.5) == 6.5 && nested_sample_plain(x, 11, 0.5) == 6);
    assert_true(nested_sample_plain(x, 12, 0.25) == 3.5 && nested_sample_plain(x, 12, 0.75) == 9.5);
    assert_true(nested_sample_plain(x, 10, 0.25) == 3 && nested_sample_plain(x, 10, 0.1) == 1.5 && nested_sample_plain(x, 3, 1.0 / 3) == 1.5);
    assert_true(nested_sample_plain(x, 1, 0.25) == 1 && nested_sample_plain(x, 1, 0.99) == 1);
}

/* P(Beta(a, b) >= p) of whole a and b: fewer than a of a + b - 1 happen, each with p. */
static double at_least(double p, int a, int b)
{
    int n = a + b - 1;
    double sum = 0;

    for (int j = 0; j < a; j++)
        sum += exp(lgamma(n + 1) - lgamma(j + 1) - lgamma(n - j + 1) + j * log(p) + (n - j) * log1p(-p));
    return sum;
}

/* A strength that makes every share whole. */
static void intervals_by_binomial_sums(void **state)
{
    static const double quantiles[] = {0.2, 0.25, 0.5, 0.8}, levels[] = {0.5, 0.9, 0.95};
    double all[WRITTEN];

    (void)state;
    write_out(all);
    for (size_t k = 0; k < 12; k++) {
        double p = quantiles[k / 3], tail = (1 - levels[k % 3]) / 2, low, high, expected_low = NAN, expected_high = NAN;

        nested_sample_interval(&three, p, levels[k % 3], WRITTEN, &low, &high);
        for (size_t i = 0; i < WRITTEN; i++) {
            int below = 0;
            double chance;

            for (size_t j = 0; j < WRITTEN; j++)
                below += all[j] <= all[i];
            chance = below == WRITTEN ? 1 : at_least(p, below, WRITTEN - below);
            if (isnan(expected_low) && chance >= tail)
                expected_low = all[i];
            if (isnan(expected_high) && chance >= 1 - tail)
                expected_high = all[i];
        }
        assert_true(low == expected_low && high == expected_high);
        assert_true(low <= nested_sample_quantile(&three, p) && nested_sample_quantile(&three, p) <= high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_written_out),
        cmocka_unit_test(plain_samples),
        cmocka_unit_test(intervals_by_binomial_sums),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
