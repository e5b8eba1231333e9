/*
 * Scores against counts of all pairs, DeLong's variance against its definition by all placements, recalibration against Newton's
 * method of two unknowns, lift and bins against plain walks over the order.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <gsl/gsl_rng.h>

#include "base/allocate.h"
#include "forecast/score_quality.h"

enum { MOST = 300, BINS = 10 };

/* Chances of two digits, so that many are equal; what happens follows them, more or less. */
static size_t draw(gsl_rng *g, double *p, bool *happened)
{
    size_t n = 5 + gsl_rng_uniform_int(g, MOST - 5);

    for (size_t i = 0; i < n; i++) {
        p[i] = (double)gsl_rng_uniform_int(g, 101) / 100;
        happened[i] = gsl_rng_uniform(g) < 0.15 + 0.6 * p[i];
    }
    return n;
}

static double pair(double event, double other)
{
    return event > other ? 1 : event == other ? 0.5 : 0;
}

/* The variance of the placements of one kind, divided by its number. */
static double placements(const double *p, const bool *happened, size_t n, bool of_events, double auc)
{
    double squares = 0;
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        double sum = 0;
        size_t against = 0;

        if (happened[i] != of_events)
            continue;
        for (size_t j = 0; j < n; j++) {
            if (happened[j] == of_events)
                continue;
            sum += of_events ? pair(p[i], p[j]) : pair(p[j], p[i]);
            against++;
        }
        count++;
        squares += (sum / (double)against - auc) * (sum / (double)against - auc);
    }
    return squares / (double)(count - 1) / (double)count;
}

static void order_agrees_with_all_pairs(void **state)
{
    gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
    double p[MOST];
    bool happened[MOST];

    (void)state;
    for (int round = 0; round < 200; round++) {
        size_t n = draw(g, p, happened), events = 0;
        double sum = 0, error;
        score_quality q;

        for (size_t i = 0; i < n; i++) {
            events += happened[i];
            for (size_t j = 0; j < n && happened[i]; j++)
                sum += happened[j] ? 0 : pair(p[i], p[j]);
        }
        assert_true(score_quality_measure(p, happened, n, false, &q));
        assert_int_equal(q.n, n);
        assert_int_equal(q.n_events, events);
        assert_true(isnan(q.brier) && isnan(q.log_score) && isnan(q.slope) && isnan(q.intercept));
        if (events < 2 || n - events < 2)
            continue;
        sum /= (double)events * (double)(n - events);
        error = 1.959963984540054 * sqrt(placements(p, happened, n, true, sum) + placements(p, happened, n, false, sum));
        assert_true(fabs(q.auc - sum) < 1e-12);
        assert_true(fabs(q.auc_low - fmax(0, sum - error)) < 1e-12);
        assert_true(fabs(q.auc_high - fmin(1, sum + error)) < 1e-12);
    }
    gsl_rng_free(g);
}

/* Newton with the inverse of two rows written out, from (0, 0), at most half a step at first. */
static void newton(const double *p, const bool *happened, size_t n, double *a, double *b)
{
    *a = *b = 0;
    for (int step = 0; step < 200; step++) {
        double ga = 0, gb = 0, haa = 0, hab = 0, hbb = 0, by = step < 5 ? 0.5 : 1;

        for (size_t i = 0; i < n; i++) {
            double c = p[i] < 1e-6 ? 1e-6 : p[i] > 1 - 1e-6 ? 1 - 1e-6 : p[i], x = log(c) - log(1 - c);
            double m = 1 / (1 + exp(-(*a + *b * x)));

            ga += happened[i] - m;
            gb += (happened[i] - m) * x;
            haa += m * (1 - m);
            hab += m * (1 - m) * x;
            hbb += m * (1 - m) * x * x;
        }
        *a += by * (hbb * ga - hab * gb) / (haa * hbb - hab * hab);
        *b += by * (haa * gb - hab * ga) / (haa * hbb - hab * hab);
    }
}

static void chances_agree_with_plain_sums(void **state)
{
    gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
    double p[MOST];
    bool happened[MOST];
    int tested = 0;

    (void)state;
    for (int round = 0; round < 200; round++) {
        size_t n = draw(g, p, happened);
        double brier = 0, logs = 0, a, b;
        score_quality q;

        if (n < 30)
            continue;
        for (size_t i = 0; i < n; i++) {
            double c = p[i] < 1e-6 ? 1e-6 : p[i] > 1 - 1e-6 ? 1 - 1e-6 : p[i];

            brier += (happened[i] ? (1 - p[i]) * (1 - p[i]) : p[i] * p[i]) / (double)n;
            logs += (happened[i] ? -log(c) : -log1p(-c)) / (double)n;
        }
        assert_true(score_quality_measure(p, happened, n, true, &q));
        newton(p, happened, n, &a, &b);
        assert_true(fabs(q.brier - brier) < 1e-12);
        assert_true(fabs(q.log_score - logs) < 1e-9);
        assert_true(fabs(q.intercept - a) < 1e-6);
        assert_true(fabs(q.slope - b) < 1e-6);
        tested++;
    }
    assert_true(tested > 100);
    gsl_rng_free(g);
}

static void what_has_no_answer_is_not_a_number(void **state)
{
    static const double p[] = {0.1, 0.2, 0.3, 0.9}, equal[] = {0.4, 0.4, 0.4, 0.4};
    static const bool none[4] = {false}, apart[] = {false, false, false, true}, mixed[] = {true, false, true, false};
    score_quality q;

    (void)state;
    assert_true(score_quality_measure(p, none, 4, true, &q));
    assert_true(isnan(q.auc) && isnan(q.auc_low) && isnan(q.slope) && !isnan(q.brier));
    assert_true(isnan(score_quality_lift(p, none, 4, 0.5)));
    assert_true(score_quality_measure(p, apart, 4, true, &q));
    assert_true(q.auc == 1 && isnan(q.auc_low) && isnan(q.slope) && isnan(q.intercept));
    assert_true(score_quality_measure(equal, mixed, 4, true, &q));
    assert_true(q.auc == 0.5 && q.auc_low == 0.5 && isnan(q.slope));
    assert_true(score_quality_measure(p, none, 0, true, &q));
    assert_true(!q.n && isnan(q.auc) && isnan(q.brier));
}

static void lift_shares_ties_by_expectation(void **state)
{
    static const double p[] = {3, 2, 2, 2, 2, 1, 1, 0, 0, 0};
    static const bool happened[] = {true, true, false, true, false, false, true, false, false, false};

    (void)state; /* 4 of 10 happened */
    assert_true(fabs(score_quality_lift(p, happened, 10, 0.1) - 2.5) < 1e-12);
    assert_true(fabs(score_quality_lift(p, happened, 10, 0.3) - (1 + 2 * 0.5) / 3 / 0.4) < 1e-12);
    assert_true(fabs(score_quality_lift(p, happened, 10, 0.55) - (1 + 2 + 0.5 * 0.5) / 5.5 / 0.4) < 1e-12);
    assert_true(fabs(score_quality_lift(p, happened, 10, 1) - 1) < 1e-12);
}

static void bins_hold_equal_numbers_and_divide_no_tie(void **state)
{
    gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
    double p[MOST];
    bool happened[MOST];
    score_bin bins[BINS];

    (void)state;
    for (int round = 0; round < 200; round++) {
        size_t n = draw(g, p, happened), n_bins, all = 0;

        assert_true(score_quality_bins(p, happened, n, bins, BINS, &n_bins));
        assert_true(n_bins >= 1 && n_bins <= BINS);
        for (size_t b = 0; b < n_bins; b++) {
            size_t count = 0, events = 0;
            double sum = 0;

            assert_true(!b || bins[b - 1].high < bins[b].low);
            for (size_t i = 0; i < n; i++) {
                if (p[i] < bins[b].low || p[i] > bins[b].high)
                    continue;
                count++;
                events += happened[i];
                sum += p[i];
            }
            assert_int_equal(bins[b].n, count);
            assert_int_equal(bins[b].n_events, events);
            assert_true(fabs(bins[b].mean - sum / (double)count) < 1e-12);
            all += count;
        }
        assert_int_equal(all, n);
    }
    for (size_t i = 0; i < 20; i++)
        p[i] = (double)(i * 7 % 20) / 20;
    {
        size_t n_bins;

        assert_true(score_quality_bins(p, happened, 20, bins, BINS, &n_bins));
        assert_int_equal(n_bins, BINS);
        for (size_t b = 0; b < BINS; b++)
            assert_int_equal(bins[b].n, 2);
    }
    gsl_rng_free(g);
}

static void memory_can_be_exhausted(void **state)
{
    static const double p[] = {0.1, 0.2, 0.3, 0.9};
    static const bool mixed[] = {true, false, true, false};
    score_quality q;
    bool done = false;

    (void)state;
    for (unsigned long k = 1; !done; k++) {
        allocate_fail_at(k);
        done = score_quality_measure(p, mixed, 4, true, &q);
        allocate_fail_at(0);
        assert_true(k < 50);
    }
    assert_true(fabs(q.auc - 0.25) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_agrees_with_all_pairs),
        cmocka_unit_test(chances_agree_with_plain_sums),
        cmocka_unit_test(what_has_no_answer_is_not_a_number),
        cmocka_unit_test(lift_shares_ties_by_expectation),
        cmocka_unit_test(bins_hold_equal_numbers_and_divide_no_tie),
        cmocka_unit_test(memory_can_be_exhausted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
