/*
 * Excess mass: polynomials with a known bump are found to the last digits; the fixed point is that of the iteration of Chetty et al., done here step by
 * step with normal equations; in simulated districts the true excess lies in the interval as often as it says, and smooth ones are seldom accused.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/bunching.h"
#include "numeric/random.h"

enum { BELOW = 12, ABOVE = 12, BINS = BELOW + ABOVE, MISSING = 4, EXCESS = 2, DEGREE = 3 };

static const bunching_form form = {BELOW, ABOVE, MISSING, EXCESS, DEGREE, 0, 1, 0.95};

static double polynomial(int bin)
{
    double z = (bin + 0.5 - BELOW) / 12;

    return 205 - 61 * z - 33 * z * z + 17 * z * z * z;
}

static bool is_in_window(int bin)
{
    return bin >= BELOW - MISSING && bin < BELOW + EXCESS;
}

/* Lifted over the line from the bins just below it: nothing comes from elsewhere. */
static void what_is_lifted_is_found(void **state)
{
    double counts[BINS], expected[BINS];
    bunching b;

    (void)state;
    for (int i = 0; i < BINS; i++)
        counts[i] = polynomial(i);
    for (int i = BELOW - MISSING; i < BELOW; i++)
        counts[i] -= 11.5 * (i - 6);
    counts[BELOW] += 11.5 * 10;
    counts[BELOW + 1] += 11.5 * 4;
    assert_int_equal(bunching_find(&form, counts, expected, &b), TIDU_OK);
    for (int i = 0; i < BINS; i++)
        assert_true(fabs(expected[i] - polynomial(i)) < 1e-9);
    assert_true(fabs(b.above.moved - 161) < 1e-9 && fabs(b.below.moved - 161) < 1e-9 && b.misfit < 1e-12 && isnan(b.above.low));
}

/* Lifted from everywhere below the window, in the shape that is there: the counterfactual has them back. */
static void what_comes_from_below_is_put_back(void **state)
{
    double counts[BINS], expected[BINS], below = 0, lifted = 90;
    bunching b;

    (void)state;
    for (int i = 0; i < BELOW - MISSING; i++)
        below += polynomial(i);
    for (int i = 0; i < BINS; i++)
        counts[i] = polynomial(i) * (i < BELOW - MISSING ? 1 - lifted / below : 1);
    counts[BELOW] += lifted;
    assert_int_equal(bunching_find(&form, counts, expected, &b), TIDU_OK);
    for (int i = 0; i < BINS; i++)
        assert_true(fabs(expected[i] - polynomial(i)) < 1e-9);
    assert_true(fabs(b.above.moved - lifted) < 1e-9 && fabs(b.below.moved) < 1e-9);
}

/* Least squares by normal equations, with long doubles and elimination. */
static void fit(const double *y, double *fitted)
{
    long double a[DEGREE + 1][DEGREE + 2] = {{0}};

    for (int i = 0; i < BINS; i++) {
        for (int r = 0; r <= DEGREE && !is_in_window(i); r++) {
            for (int c = 0; c <= DEGREE; c++)
                a[r][c] += powl((i - 11.5L) / 12, r + c);
            a[r][DEGREE + 1] += powl((i - 11.5L) / 12, r) * y[i];
        }
    }
    for (int k = 0; k <= DEGREE; k++) {
        for (int r = 0; r <= DEGREE; r++) {
            long double share = r == k ? 0 : a[r][k] / a[k][k];

            for (int c = k; c <= DEGREE + 1; c++)
                a[r][c] -= share * a[k][c];
        }
    }
    for (int i = 0; i < BINS; i++) {
        long double value = 0;

        for (int k = 0; k <= DEGREE; k++)
            value += a[k][DEGREE + 1] / a[k][k] * powl((i - 11.5L) / 12, k);
        fitted[i] = (double)value;
    }
}

static void the_iteration_ends_there(void **state)
{
    random_stream *r = random_stream_new(3);
    double counts[BINS], adjusted[BINS], fitted[BINS], expected[BINS], below = 0, moved = 0, all = 0, mass = 0;
    bunching b;

    (void)state;
    for (int i = 0; i < BINS; i++) {
        counts[i] = floor(polynomial(i) * (0.7 + 0.6 * random_stream_next(r)) + (i == BELOW ? 80 : 0));
        below += i < BELOW - MISSING ? counts[i] : 0;
        all += counts[i];
    }
    random_stream_free(r);
    for (int step = 0; step < 200; step++) {
        for (int i = 0; i < BINS; i++)
            adjusted[i] = counts[i] * (i < BELOW - MISSING ? 1 + moved / below : 1);
        fit(adjusted, fitted);
        moved = 0;
        for (int i = BELOW - MISSING; i < BELOW + EXCESS; i++)
            moved += counts[i] - fitted[i];
    }
    assert_int_equal(bunching_find(&form, counts, expected, &b), TIDU_OK);
    for (int i = 0; i < BINS; i++) {
        assert_true(fabs(expected[i] - fitted[i]) < 1e-7);
        mass += expected[i];
    }
    assert_true(fabs(mass - all) < 1e-7 && fabs(b.above.moved - b.below.moved - moved) < 1e-7 && b.n == all);
}

/* --- districts ----------------------------------------------------------------------------------------------------------- */

/* A district whose shares are lognormal around the line; of those in the bins just below, `share` lift themselves into the first bin above. */
static double draw_district(random_stream *r, int n, double share, double counts[BINS])
{
    random_law law = {RANDOM_NORMAL, -0.1, 0.7, 0};
    double lifted = 0;

    memset(counts, 0, BINS * sizeof *counts);
    for (int i = 0; i < n; i++) {
        double x = exp(random_law_quantile(&law, random_stream_next(r))), at = floor((x - 1) / 0.05), u = random_stream_next(r);

        if (at < 0 && at >= -MISSING && u < share) {
            at = 0;
            lifted++;
        }
        if (at >= -BELOW && at < ABOVE)
            counts[(int)at + BELOW]++;
    }
    return lifted;
}

/* Of `districts` districts: in how many is the interval above 0, and in how many does it hold what was lifted. */
static void judge(int districts, int n, double share, int *accused, int *held)
{
    random_stream *r = random_stream_new(20260101);
    bunching_form f = form;

    f.draws = 200;
    *accused = *held = 0;
    for (int k = 0; k < districts; k++) {
        double counts[BINS], expected[BINS], lifted = draw_district(r, n, share, counts);
        bunching b;

        f.seed = (uint32_t)k + 1;
        assert_int_equal(bunching_find(&f, counts, expected, &b), TIDU_OK);
        *accused += b.above.low > 0;
        *held += b.above.low <= lifted && lifted <= b.above.high;
    }
    random_stream_free(r);
}

/* Nominal are 2.5%, of 400 districts 10; more than 20 have a chance below 0.3%. */
static void smooth_districts_are_seldom_accused(void **state)
{
    static const int sizes[] = {300, 1500};
    int accused, held;

    (void)state;
    for (int k = 0; k < 2; k++) {
        judge(400, sizes[k], 0, &accused, &held);
        assert_true(accused <= 20);
        assert_true(held >= 360);
    }
}

static void lifted_districts_are_found(void **state)
{
    int accused, held;

    (void)state;
    judge(100, 1500, 0.35, &accused, &held);
    assert_true(accused >= 95 && held >= 85);
    judge(100, 400, 0.35, &accused, &held);
    assert_true(accused >= 60 && held >= 85);
}

/* Every second bin holds nearly nobody, as points that come in twos: whatever stands above the line is no evidence. */
static void what_is_not_smooth_anyway_gives_no_evidence(void **state)
{
    double counts[BINS], expected[BINS], even, odd;
    bunching_form f = form;
    bunching b;

    (void)state;
    f.draws = 300;
    for (int i = 0; i < BINS; i++)
        counts[i] = polynomial(i) * (i % 2 ? 0.1 : 1.9);
    counts[BELOW] *= 1.4;
    assert_int_equal(bunching_find(&f, counts, expected, &b), TIDU_OK);
    even = b.above.moved;
    assert_true(b.misfit > 10 && b.above.low < 0);
    for (int i = 0; i < BINS; i++)
        counts[i] = polynomial(i);
    counts[BELOW] += even;
    assert_int_equal(bunching_find(&f, counts, expected, &b), TIDU_OK);
    odd = b.above.low;
    assert_true(b.misfit < 1 && odd > 0);
}

static void the_same_seed_gives_the_same_draws(void **state)
{
    double counts[BINS], expected[BINS];
    bunching_form f = form;
    bunching a, b, other;

    (void)state;
    f.draws = 50;
    for (int i = 0; i < BINS; i++)
        counts[i] = floor(polynomial(i));
    assert_int_equal(bunching_find(&f, counts, expected, &a), TIDU_OK);
    assert_int_equal(bunching_find(&f, counts, expected, &b), TIDU_OK);
    f.seed = 2;
    assert_int_equal(bunching_find(&f, counts, expected, &other), TIDU_OK);
    assert_memory_equal(&a, &b, sizeof a);
    assert_true(other.above.low != a.above.low && other.above.moved == a.above.moved);
}

static void too_few_bins(void **state)
{
    double counts[BINS] = {5, 6, 7, 8, 9, 8, 7, 6}, expected[BINS];
    bunching_form narrow = {.below = 6, .above = 2, .missing = 4, .excess = 2, .degree = 3}, none = {.below = 2, .above = 12, .missing = 4, .excess = 2, .degree = 3};
    bunching b;

    (void)state;
    assert_int_equal(bunching_find(&narrow, counts, expected, &b), TIDU_EDATA);
    assert_int_equal(bunching_find(&none, counts, expected, &b), TIDU_EDATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_lifted_is_found),
        cmocka_unit_test(what_comes_from_below_is_put_back),
        cmocka_unit_test(the_iteration_ends_there),
        cmocka_unit_test(smooth_districts_are_seldom_accused),
        cmocka_unit_test(lifted_districts_are_found),
        cmocka_unit_test(what_is_not_smooth_anyway_gives_no_evidence),
        cmocka_unit_test(the_same_seed_gives_the_same_draws),
        cmocka_unit_test(too_few_bins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
