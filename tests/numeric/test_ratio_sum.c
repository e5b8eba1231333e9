/*
 * Ratios of sums against sums taken anew: parts add up to the ratio and to its change, whoever comes in or leaves; without one is what the
 * others give. Figures are whole, so that sums are exact.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "numeric/ratio_sum.h"

enum { N = 6 };

/* Numerators and denominators of two years; the last but one comes in, the last leaves. */
static const double a0[N] = {120, 30, 0, 55, NAN, 70}, b0[N] = {1000, 900, 250, 1100, NAN, 700};
static const double a1[N] = {150, 28, 10, 61, 44, NAN}, b1[N] = {1300, 950, 0, 1180, 300, NAN};
static const uint8_t all[N] = {1, 1, 1, 1, 1, 1};

static double or_none(double x)
{
    return isnan(x) ? 0 : x;
}

static void sums_and_means_differ(void **state)
{
    ratio_sum r;

    (void)state;
    ratio_sum_of(a1, b1, all, N, 0, 0, &r);
    assert_true(r.of == 293 && r.per == 3730 && r.n == 5 && r.n_lacking == 1 && r.n_ratios == 4);
    assert_true(r.ratio == 293.0 / 3730);
    assert_true(fabs(r.mean - (150.0 / 1300 + 28.0 / 950 + 61.0 / 1180 + 44.0 / 300) / 4) < 1e-15);
    ratio_sum_of(a1, b1, all, N, 107, 270, &r);
    assert_true(r.ratio == 0.1);
    ratio_sum_of(a1, b1, all + N, 0, 0, 0, &r);
    assert_true(isnan(r.ratio) && isnan(r.mean));
}

static void parts_add_up(void **state)
{
    ratio_sum before, after;
    double level = 0, pull = 0, change = 0;

    (void)state;
    ratio_sum_of(a0, b0, all, N, 0, 0, &before);
    ratio_sum_of(a1, b1, all, N, 0, 0, &after);
    for (int i = 0; i < N; i++) {
        level += ratio_sum_level(&after, or_none(a1[i]));
        pull += ratio_sum_pull(&after, or_none(a1[i]), or_none(b1[i]));
        change += ratio_sum_change(&before, &after, or_none(a0[i]), or_none(b0[i]), or_none(a1[i]), or_none(b1[i]));
    }
    assert_true(fabs(level - after.ratio) < 1e-15);
    assert_true(fabs(pull) < 1e-15);
    assert_true(fabs(change - (after.ratio - before.ratio)) < 1e-15);
}

static void without_one_is_what_the_others_give(void **state)
{
    ratio_sum whole, rest;

    (void)state;
    ratio_sum_of(a1, b1, all, N, 5, 40, &whole);
    for (int i = 0; i < N - 1; i++) {
        uint8_t others[N] = {1, 1, 1, 1, 1, 1};

        others[i] = 0;
        ratio_sum_of(a1, b1, others, N, 5, 40, &rest);
        assert_true(ratio_sum_without(&whole, a1[i], b1[i]) == rest.ratio);
    }
    ratio_sum_of(a1, b1, all, 1, 0, 0, &whole);
    assert_true(isnan(ratio_sum_without(&whole, a1[0], b1[0])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sums_and_means_differ), cmocka_unit_test(parts_add_up),
                                       cmocka_unit_test(without_one_is_what_the_others_give)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
