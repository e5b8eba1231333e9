#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "forecast/filing_fit.h"

/* assert_float_equal compares single precision. */
#define assert_near(is, expected, within) assert_true(fabs((is) - (expected)) <= (within))

enum { MOST = 400 };

static const filing_prior usual = {.severity = 0, .shift = 0.5, .correlation_most = 0.6, .correlation_alpha = 2, .correlation_beta = 2,
                                   .survival_alpha = 10, .survival_beta = 2, .judged_slope = 1, .slope = 0.5, .intercept = 1, .rate = NAN};

static void give(bool *passed, uint32_t *batch, size_t n, size_t k)
{
    for (size_t i = 0; i < n; i++) {
        passed[i] = i < k;
        batch[i] = 0;
    }
}

/* One filing a company, certain but for one audit: passes are binomial in the survival, whose posterior is a beta above a half. */
static void survival_is_that_of_a_truncated_beta(void **state)
{
    enum { STEPS = 200000 };
    static const struct {
        size_t n, k;
    } cases[] = {{0, 0}, {1, 1}, {10, 7}, {40, 36}, {200, 170}};
    double correlation = 0.3, shift = 0;

    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        size_t n = cases[c].n, k = cases[c].k;
        bool passed[MOST];
        uint32_t batch[MOST];
        unsigned audited[MOST];
        double chances[MOST], weight = 0, mean = 0, square = 0;
        judging_question q = {{passed, batch, n}, audited, &correlation, 1, &shift, 1, chances, true, 0};
        judging_fit fit;

        give(passed, batch, n, k);
        for (size_t i = 0; i < n; i++) {
            audited[i] = 1;
            chances[i] = 1;
        }
        for (size_t i = 0; i < STEPS; i++) {
            double a = 0.5 + 0.5 * ((double)i + 0.5) / STEPS;
            double w = exp((9 + (double)k) * log(a) + (1 + (double)(n - k)) * log(1 - a));

            weight += w;
            mean += w * a;
            square += w * a * a;
        }
        mean /= weight;
        assert_true(filing_fit_judging(&q, &usual, &fit));
        assert_near(fit.survival.mean, mean, 2e-3);
        assert_near(fit.survival.deviation, sqrt(square / weight - mean * mean), 3e-3);
        assert_near(fit.shift.mean, 0, 0);
        assert_near(fit.correlation.mean, 0.3, 1e-15);
    }
}

/* Without outcomes the shift is that of its prior; with chances that do not depend on it, too. */
static void what_outcomes_do_not_tell_stays_the_prior(void **state)
{
    enum { SHIFTS = 41, N = 30 };
    double correlations[] = {0.1, 0.3, 0.5}, shifts[SHIFTS];
    double *chances = malloc(N * 3 * SHIFTS * sizeof *chances);
    bool passed[N];
    uint32_t batch[N];
    unsigned audited[N] = {0};
    judging_question q = {{passed, batch, N}, audited, correlations, 3, shifts, SHIFTS, chances, false, 0};
    judging_fit fit;

    (void)state;
    give(passed, batch, N, 20);
    for (size_t s = 0; s < SHIFTS; s++)
        shifts[s] = -3 + 6.0 * (double)s / (SHIFTS - 1);
    for (size_t i = 0; i < N * 3 * SHIFTS; i++)
        chances[i] = 0.7;
    assert_true(filing_fit_judging(&q, &usual, &fit));
    assert_near(fit.shift.mean, 0, 1e-12);
    assert_near(fit.shift.deviation, 0.5, 1e-3);
    /* beta (2, 2) at a sixth, a half and five sixths of 0.6: weights 5/36, 9/36, 5/36 */
    assert_near(fit.correlation.mean, 0.3, 1e-12);
    assert_near(fit.correlation.deviation, 0.2 * sqrt(10.0 / 19), 1e-12);
    assert_near(fit.survival.mean, 1, 0);
    free(chances);
}

static double phi(double x)
{
    return erfc(-x / sqrt(2)) / 2;
}

/* A panel judges each batch: integrated by brute force over 20,001 points of z. */
static double log_batches(const bool *passed, const uint32_t *batch, size_t n, double shift, double severity)
{
    double sum = 0;

    for (size_t i = 0; i < n;) {
        size_t end = i;
        double mean = 0, weight = 0;

        while (end < n && batch[end] == batch[i])
            end++;
        for (int z = -10000; z <= 10000; z++) {
            double at = z / 1250.0, w = exp(-at * at / 2), l = w;

            for (size_t k = i; k < end; k++) {
                double p = phi(0.3 + shift + severity * at);

                l *= passed[k] ? p : 1 - p;
            }
            weight += w;
            mean += l;
        }
        sum += log(mean / weight);
        i = end;
    }
    return sum;
}

static void panels_are_integrated_over(void **state)
{
    enum { SHIFTS = 81, N = 24 };
    double correlation = 0.3, shifts[SHIFTS], chances[N * SHIFTS], weight = 0, mean = 0, square = 0;
    static const bool passed[N] = {1, 1, 1, 1, 1, 1, 1, 0, /**/ 0, 0, 1, 0, 0, 0, 0, 0, /**/ 1, 1, 0, 1, 1, 0, 1, 1};
    uint32_t batch[N];
    unsigned audited[N] = {0};
    judging_question q = {{passed, batch, N}, audited, &correlation, 1, shifts, SHIFTS, chances, false, 0};
    filing_prior prior = usual;
    judging_fit fit;

    (void)state;
    prior.severity = 0.7;
    for (size_t i = 0; i < N; i++)
        batch[i] = (uint32_t)(i / 8);
    for (size_t s = 0; s < SHIFTS; s++) {
        double l;

        shifts[s] = -4 + 0.1 * (double)s;
        for (size_t i = 0; i < N; i++)
            chances[i * SHIFTS + s] = phi(0.3 + shifts[s]);
        l = exp(log_batches(passed, batch, N, shifts[s], 0.7) - shifts[s] * shifts[s] / (2 * 0.25));
        weight += l;
        mean += l * shifts[s];
        square += l * shifts[s] * shifts[s];
    }
    mean /= weight;
    assert_true(filing_fit_judging(&q, &prior, &fit));
    assert_near(fit.shift.mean, mean, 2e-3);
    assert_near(fit.shift.deviation, sqrt(square / weight - mean * mean), 2e-3);
    assert_true(fit.shift.deviation > 0.3); /* three panels tell little, whatever the number of filings */
}

/* What is published draws a short history towards it, and a long one hardly. */
static void published_share_draws_a_short_history(void **state)
{
    enum { SHIFTS = 41 };
    double correlation = 0.3, shifts[SHIFTS], chances[MOST * SHIFTS], distance[2];
    bool passed[MOST];
    uint32_t batch[MOST];
    unsigned audited[MOST] = {0};

    (void)state;
    for (size_t s = 0; s < SHIFTS; s++)
        shifts[s] = -2 + 0.1 * (double)s;
    for (size_t i = 0; i < MOST; i++) {
        for (size_t s = 0; s < SHIFTS; s++)
            chances[i * SHIFTS + s] = phi(shifts[s]);
    }
    for (size_t c = 0; c < 2; c++) {
        size_t n = c ? MOST : 10;
        judging_question q = {{passed, batch, n}, audited, &correlation, 1, shifts, SHIFTS, chances, false, 0};
        filing_prior prior = usual;
        judging_fit alone, drawn;

        give(passed, batch, n, n / 2);
        prior.rate = log(0.85 / 0.15);
        prior.rate_deviation = 0.5;
        assert_true(filing_fit_judging(&q, &usual, &alone));
        assert_true(filing_fit_judging(&q, &prior, &drawn));
        assert_near(phi(alone.shift.mean), 0.5, 0.01);
        distance[c] = phi(drawn.shift.mean) - 0.5;
    }
    assert_true(distance[0] > 0.1 && distance[0] < 0.35);
    assert_true(distance[1] > 0 && distance[1] < 0.03);
}

/* A slope about a pivot, with everything else known: against a fine grid of its own. */
static void slope_is_that_of_brute_force(void **state)
{
    enum { N = 120, FINE = 2000 };
    double correlation = 0.3, shift = 0, chances[N], weight = 0, mean = 0, square = 0, level = 0, levels = 0;
    bool passed[N];
    uint32_t batch[N];
    unsigned audited[N] = {0};
    judging_question q = {{passed, batch, N}, audited, &correlation, 1, &shift, 1, chances, false, 1.3};
    filing_prior prior = usual;
    judging_fit fit;

    (void)state;
    prior.judged_slope = 0.7;
    prior.judged_deviation = 0.15;
    for (size_t i = 0; i < N; i++) {
        chances[i] = phi(-1 + 3.0 * (double)i / (N - 1));
        passed[i] = ((double)(i * 37 % N) + 0.5) / N < 1 / (1 + exp(-1.3 - 0.65 * (log(chances[i] / (1 - chances[i])) - 1.3)));
        batch[i] = 0;
    }
    for (int s = 0; s < FINE; s++) {
        double off = -2.5 + 5.0 * (s + 0.5) / FINE, slope = 0.7 * exp(0.15 * off), l = -off * off / 2, sum = 0;

        for (size_t i = 0; i < N; i++) {
            double x = 1.3 + slope * (log(chances[i] / (1 - chances[i])) - 1.3);

            l -= log1p(exp((passed[i] ? -1 : 1) * x));
            sum += 1 / (1 + exp(-x)) / N;
        }
        l = exp(l + 80);
        weight += l;
        mean += l * slope;
        square += l * slope * slope;
        level += l * sum;
        levels += l * sum * sum;
    }
    mean /= weight;
    level /= weight;
    assert_true(filing_fit_judging(&q, &prior, &fit));
    if (fabs(fit.slope.mean - mean) > 5e-3)
        fail_msg("%g instead of %g", fit.slope.mean, mean);
    assert_near(fit.slope.deviation, sqrt(square / weight - mean * mean), 5e-3);
    assert_near(fit.level.mean, level, 1e-3);
    assert_near(fit.level.deviation, sqrt(levels / weight - level * level), 1e-3);
}

/* Against a fine grid of its own. */
static void map_is_that_of_brute_force(void **state)
{
    enum { N = 60, FINE = 400 };
    double logits[N], weight = 0, slope = 0, intercept = 0;
    bool passed[N];
    uint32_t batch[N];
    filing_outcomes o = {passed, batch, N};
    map_fit fit;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        logits[i] = -2 + 4.0 * (double)i / (N - 1);
        passed[i] = i % 5 != 0 && i > 8;
        batch[i] = 0;
    }
    for (int a = 0; a < FINE; a++) {
        for (int b = 0; b < FINE; b++) {
            double ls = -1.5 + 3.0 * (a + 0.5) / FINE, at = -4 + 8.0 * (b + 0.5) / FINE, l = -ls * ls / (2 * 0.25) - at * at / 2;

            for (size_t i = 0; i < N; i++)
                l -= log1p(exp((passed[i] ? -1 : 1) * (at + exp(ls) * logits[i])));
            l = exp(l + 30);
            weight += l;
            slope += l * exp(ls);
            intercept += l * at;
        }
    }
    assert_true(filing_fit_map(&o, logits, &usual, &fit));
    assert_near(fit.slope.mean, slope / weight, 2e-3);
    assert_near(fit.intercept.mean, intercept / weight, 2e-3);
    assert_true(fit.slope.mean > 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survival_is_that_of_a_truncated_beta),
        cmocka_unit_test(what_outcomes_do_not_tell_stays_the_prior),
        cmocka_unit_test(panels_are_integrated_over),
        cmocka_unit_test(published_share_draws_a_short_history),
        cmocka_unit_test(slope_is_that_of_brute_force),
        cmocka_unit_test(map_is_that_of_brute_force),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
