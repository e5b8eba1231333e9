/*
 * Counts of passes against every outcome of a few applications, against a plain integration over the panel, against simulation,
 * and against the figures that a district's plan was checked with (binomial, published tables of the plan's acceptance tests).
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "forecast/pass_count.h"

enum { FEW = 11 };

static const double mixed[FEW] = {0.93, 0.02, 0.5, 0.71, 1, 0, 0.66, 0.85, 0.3, 0.4999, 0.999};

/* By all 2^n outcomes. */
static void enumerate(const double *p, size_t n, double *count)
{
    for (size_t k = 0; k <= n; k++)
        count[k] = 0;
    for (unsigned outcome = 0; outcome < 1U << n; outcome++) {
        double chance = 1;
        size_t k = 0;

        for (size_t i = 0; i < n; i++) {
            chance *= outcome >> i & 1 ? p[i] : 1 - p[i];
            k += outcome >> i & 1;
        }
        count[k] += chance;
    }
}

/* Over a standard normal panel, by the trapezium rule with many points: not the rule of the program. */
static void enumerate_panels(const double *p, size_t n, double sd, double *count)
{
    enum { POINTS = 4001 };
    double r = sd * sd / (1 + sd * sd), given[FEW], one[FEW + 1];

    for (size_t k = 0; k <= n; k++)
        count[k] = 0;
    for (int j = 0; j < POINTS; j++) {
        double z = -10 + 20.0 * j / (POINTS - 1), weight = gsl_ran_ugaussian_pdf(z) * 20 / (POINTS - 1);

        for (size_t i = 0; i < n; i++)
            given[i] = p[i] <= 0 || p[i] >= 1 ? p[i] : gsl_cdf_ugaussian_P((gsl_cdf_ugaussian_Pinv(p[i]) + sqrt(r) * z) / sqrt(1 - r));
        enumerate(given, n, one);
        for (size_t k = 0; k <= n; k++)
            count[k] += weight * one[k];
    }
}

static pass_count *count_of(const double *p, size_t n, double severity)
{
    pass_count *c;

    assert_true(pass_count_new(&(pass_question){p, n, severity, NULL}, &c));
    return c;
}

static void independent_applications_are_counted_exactly(void **state)
{
    double all[FEW + 1], others[FEW + 1], rest[FEW], carry[FEW];
    pass_count *c = count_of(mixed, FEW, 0);

    (void)state;
    enumerate(mixed, FEW, all);
    for (size_t k = 0; k <= FEW; k++) {
        double tail = 0;

        for (size_t i = k; i <= FEW; i++)
            tail += all[i];
        assert_true(fabs(pass_count_exactly(c, k) - all[k]) < 1e-15);
        assert_true(fabs(pass_count_at_least(c, k) - tail) < 1e-14);
        assert_true(pass_count_carry(c, k, carry));
        for (size_t i = 0; i < FEW; i++) {
            double without = 0;

            for (size_t m = 0, n = 0; m < FEW; m++) {
                if (m != i)
                    rest[n++] = mixed[m];
            }
            enumerate(rest, FEW - 1, others);
            for (size_t m = k; m < FEW; m++)
                without += others[m];
            assert_true(fabs(carry[i] - (tail - without)) < 1e-12);
        }
    }
    pass_count_free(c);
}

static void a_panel_moves_all_of_a_batch(void **state)
{
    static const double severities[] = {0.05, 0.2, 0.7};

    (void)state;
    for (size_t s = 0; s < sizeof severities / sizeof *severities; s++) {
        double all[FEW + 1], at_least[FEW + 1], tail = 0;
        pass_count *c = count_of(mixed, FEW, severities[s]), *fewer = count_of(mixed, FEW - 1, severities[s]);
        size_t last;

        enumerate_panels(mixed, FEW, severities[s], all);
        for (size_t k = 0; k <= FEW; k++)
            assert_true(fabs(pass_count_exactly(c, k) - all[k]) < 1e-9);
        assert_true(pass_count_by_number(&(pass_question){mixed, FEW, severities[s], NULL}, 6, 2, at_least, &last));
        assert_int_equal(last, FEW);
        for (size_t k = 6; k <= FEW; k++)
            tail += all[k];
        assert_true(fabs(at_least[FEW] - tail) < 1e-9);
        assert_true(at_least[5] == 0); /* five cannot be six */
        assert_true(fabs(pass_count_gain(fewer, mixed[FEW - 1], severities[s], 6) - (tail - pass_count_at_least(fewer, 6))) < 1e-9);
        pass_count_free(c);
        pass_count_free(fewer);
    }
}

/* Ten million batches. */
static void simulated_batches_agree(void **state)
{
    enum { DRAWS = 10000000, N = 6 };
    static const double p[N] = {0.9, 0.8, 0.8, 0.6, 0.95, 0.5};
    double sd = 0.5, r = sd * sd / (1 + sd * sd), lacks[N];
    size_t seen[N + 1] = {0};
    gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
    pass_count *c = count_of(p, N, sd);

    (void)state;
    gsl_rng_set(g, 20261129);
    for (size_t i = 0; i < N; i++)
        lacks[i] = -gsl_cdf_ugaussian_Pinv(p[i]);
    for (size_t d = 0; d < DRAWS; d++) {
        double z = sqrt(r) * gsl_ran_gaussian_ziggurat(g, 1);
        size_t k = 0;

        for (size_t i = 0; i < N; i++)
            k += z + sqrt(1 - r) * gsl_ran_gaussian_ziggurat(g, 1) > lacks[i];
        seen[k]++;
    }
    for (size_t k = 0; k <= N; k++) {
        double is = pass_count_exactly(c, k), error = sqrt(is * (1 - is) / DRAWS);

        assert_true(fabs((double)seen[k] / DRAWS - is) < 4.5 * error + 1e-9);
    }
    gsl_rng_free(g);
    pass_count_free(c);
}

/* How far each application reacts to its panel, as the program asks: from not at all to more than twice the usual. */
static double severity_of(size_t i)
{
    static const double severities[] = {0, 0.05, 0.2, 0.33, 0.5, 0.2, 0.11};

    return severities[i % (sizeof severities / sizeof *severities)];
}

static double chance_of(size_t i)
{
    return 0.04 + 0.93 * (double)(i * 7 % 20) / 19;
}

static double given_panel(double p, double sd, double z)
{
    double r = sd * sd / (1 + sd * sd);

    return sd == 0 ? p : gsl_cdf_ugaussian_P((gsl_cdf_ugaussian_Pinv(p) + sqrt(r) * z) / sqrt(1 - r));
}

/* Twenty: every outcome of ten and of the other ten, at each of many panels. */
static void applications_react_each_in_its_own_way(void **state)
{
    enum { N = 20, HALF = 10, POINTS = 2001 };
    double p[N], severities[N], given[N], first[HALF + 1], second[HALF + 1], all[N + 1] = {0}, tail = 0, carry[N];
    pass_count *c, *fewer;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        p[i] = chance_of(i);
        severities[i] = severity_of(i);
    }
    for (int j = 0; j < POINTS; j++) {
        double z = -9 + 18.0 * j / (POINTS - 1), weight = gsl_ran_ugaussian_pdf(z) * 18 / (POINTS - 1);

        for (size_t i = 0; i < N; i++)
            given[i] = given_panel(p[i], severities[i], z);
        enumerate(given, HALF, first);
        enumerate(given + HALF, HALF, second);
        for (size_t a = 0; a <= HALF; a++) {
            for (size_t b = 0; b <= HALF; b++)
                all[a + b] += weight * first[a] * second[b];
        }
    }
    assert_true(pass_count_new(&(pass_question){p, N, 0.9, severities}, &c)); /* the common severity is not read */
    assert_true(pass_count_new(&(pass_question){p, N - 1, 0.9, severities}, &fewer));
    for (size_t k = 0; k <= N; k++)
        assert_true(fabs(pass_count_exactly(c, k) - all[k]) < 1e-9);
    for (size_t k = 12; k <= N; k++)
        tail += all[k];
    assert_true(fabs(pass_count_at_least(c, 12) - tail) < 1e-9);
    assert_true(fabs(pass_count_at_least(fewer, 12) + pass_count_gain(fewer, p[N - 1], severities[N - 1], 12) - tail) < 1e-9);
    assert_true(pass_count_carry(c, 12, carry));
    assert_true(fabs(carry[N - 1] - (tail - pass_count_at_least(fewer, 12))) < 1e-9);
    pass_count_free(c);
    pass_count_free(fewer);
}

/* Three hundred, with a hundred thousand panels. */
static void many_applications_agree_with_a_simulation(void **state)
{
    enum { N = 300, DRAWS = 100000 };
    double p[N], severities[N], lacks[N], r[N], at_least[N + 1];
    static size_t seen[N + 2];
    gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
    pass_count *c;
    size_t last;

    (void)state;
    gsl_rng_set(g, 20261130);
    for (size_t i = 0; i < N; i++) {
        p[i] = chance_of(i);
        severities[i] = severity_of(i);
        lacks[i] = -gsl_cdf_ugaussian_Pinv(p[i]);
        r[i] = severities[i] * severities[i] / (1 + severities[i] * severities[i]);
    }
    for (size_t d = 0; d < DRAWS; d++) {
        double z = gsl_ran_gaussian_ziggurat(g, 1);
        size_t k = 0;

        for (size_t i = 0; i < N; i++)
            k += sqrt(r[i]) * z + sqrt(1 - r[i]) * gsl_ran_gaussian_ziggurat(g, 1) > lacks[i];
        seen[k]++;
    }
    for (size_t k = N + 1; k-- > 0;)
        seen[k] += seen[k + 1];
    assert_true(pass_count_new(&(pass_question){p, N, 0, severities}, &c));
    assert_true(pass_count_by_number(&(pass_question){p, N, 0, severities}, 160, 2, at_least, &last));
    for (size_t k = 0; k <= N; k++) {
        double is = pass_count_at_least(c, k), error = sqrt(is * (1 - is) / DRAWS);

        assert_true(fabs((double)seen[k] / DRAWS - is) < 4.5 * error + 1e-5);
    }
    assert_true(fabs(at_least[N] - pass_count_at_least(c, 160)) < 1e-9);
    gsl_rng_free(g);
    pass_count_free(c);
}

static size_t number_for(double rate, size_t target, double wanted)
{
    enum { MOST = 400 };
    double p[MOST], at_least[MOST + 1];
    size_t last;

    for (size_t i = 0; i < MOST; i++)
        p[i] = rate;
    assert_true(pass_count_by_number(&(pass_question){p, MOST, 0, NULL}, target, wanted, at_least, &last));
    return last;
}

static double reached(double rate, size_t filed, size_t target)
{
    double p[400], chance;
    pass_count *c;

    for (size_t i = 0; i < filed; i++)
        p[i] = rate;
    c = count_of(p, filed, 0);
    chance = pass_count_at_least(c, target);
    assert_true(fabs(chance - gsl_cdf_binomial_Q((unsigned)target - 1, rate, (unsigned)filed)) < 1e-12);
    pass_count_free(c);
    return chance;
}

/* 170 of 200: what a district asked for, and what it takes at other rates. */
static void a_hundred_and_seventy_of_two_hundred(void **state)
{
    (void)state;
    assert_true(fabs(reached(0.85, 200, 170) - 0.549) < 0.0005);
    assert_int_equal(number_for(0.85, 170, 0.8), 205);
    assert_int_equal(number_for(0.85, 170, 0.9), 208);
    assert_int_equal(number_for(0.85, 170, 0.95), 210);
    assert_true(reached(0.66, 200, 170) < 0.00005);
    assert_true(fabs(reached(0.75, 200, 170) - 0.0004) < 0.00005);
    assert_true(fabs(reached(0.8, 200, 170) - 0.0430) < 0.00005);
    assert_true(fabs(reached(0.9, 200, 170) - 0.9905) < 0.00005);
    assert_int_equal(number_for(0.66, 170, 0.9), 273);
    assert_int_equal(number_for(0.75, 170, 0.9), 238);
    assert_int_equal(number_for(0.8, 170, 0.9), 222);
    assert_int_equal(number_for(0.9, 170, 0.9), 195);
}

static void nobody_files(void **state)
{
    pass_count *c = count_of(NULL, 0, 0.2);
    double at_least;
    size_t last;

    (void)state;
    assert_true(pass_count_expected(c) == 0);
    assert_true(fabs(pass_count_at_least(c, 0) - 1) < 1e-12);
    assert_true(pass_count_at_least(c, 1) == 0);
    assert_true(pass_count_by_number(&(pass_question){NULL, 0, 0.2, NULL}, 1, 0.9, &at_least, &last));
    assert_true(at_least == 0 && !last);
    pass_count_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(independent_applications_are_counted_exactly),
        cmocka_unit_test(a_panel_moves_all_of_a_batch),
        cmocka_unit_test(simulated_batches_agree),
        cmocka_unit_test(applications_react_each_in_its_own_way),
        cmocka_unit_test(many_applications_agree_with_a_simulation),
        cmocka_unit_test(a_hundred_and_seventy_of_two_hundred),
        cmocka_unit_test(nobody_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
