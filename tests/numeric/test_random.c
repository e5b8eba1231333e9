/*
 * The generator against the numbers published for mt19937, and quantiles against tables and the moments of their laws.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "numeric/random.h"

/* Of seed 5489 the first number is 3499211612 and the ten-thousandth 4123659995 (ISO C++, [rand.predef]). */
static void generator_is_the_published_one(void **state)
{
    random_stream *r = random_stream_new(5489);
    double u = random_stream_next(r);

    (void)state;
    assert_string_equal(random_stream_name(r), "mt19937");
    assert_true(u == 3499211612.0 / 4294967296.0);
    for (int i = 1; i < 10000; i++)
        u = random_stream_next(r);
    assert_true(u == 4123659995.0 / 4294967296.0);
    random_stream_free(r);
}

static void is_near(double got, double wanted, double tolerance)
{
    if (!(fabs(got - wanted) <= tolerance))
        fail_msg("%.17g and not %.17g", got, wanted);
}

static void quantiles(void **state)
{
    const random_law uniform = {RANDOM_UNIFORM, -5, 15, 0}, normal = {RANDOM_NORMAL, 10, 3, 0},
                     triangular = {RANDOM_TRIANGULAR, 0, 5, 20}, rising = {RANDOM_TRIANGULAR, 1, 3, 3},
                     fixed = {RANDOM_TRIANGULAR, 2, 2, 2}, certain = {RANDOM_NORMAL, 7, 0, 0};

    (void)state;
    is_near(random_law_quantile(&uniform, 0.385), 2.7, 1e-14);
    is_near(random_law_quantile(&normal, 0.5), 10, 0);
    is_near(random_law_quantile(&normal, 0.975), 10 + 3 * 1.959963984540054, 1e-12);
    is_near(random_law_quantile(&normal, 0.05), 10 - 3 * 1.644853626951473, 1e-12);
    is_near(random_law_quantile(&triangular, 0.25), 5, 1e-14); /* 5 of 20 lie below the most likely */
    is_near(random_law_quantile(&triangular, 0.16), 4, 1e-14); /* 4 * 4 / (20 * 5) */
    is_near(random_law_quantile(&triangular, 0.88), 14, 1e-13); /* 1 - 6 * 6 / (20 * 15) */
    is_near(random_law_quantile(&rising, 0.25), 2, 1e-14);
    is_near(random_law_quantile(&fixed, 0.3), 2, 0);
    is_near(random_law_quantile(&certain, 0.3), 7, 0);
}

/* Mean and variance of the quantiles at a million evenly spaced shares. */
static void moments(void **state)
{
    static const struct {
        random_law law;
        double mean, variance;
    } laws[] = {
        {{RANDOM_UNIFORM, -5, 15, 0}, 5, 400.0 / 12},
        {{RANDOM_NORMAL, 10, 3, 0}, 10, 9},
        {{RANDOM_TRIANGULAR, 0, 5, 20}, 25.0 / 3, (0 + 25 + 400 - 0 - 0 - 100) / 18.0},
    };
    enum { N = 1000000 };

    (void)state;
    for (size_t k = 0; k < 3; k++) {
        double sum = 0, square = 0;

        for (int i = 0; i < N; i++) {
            double x = random_law_quantile(&laws[k].law, (i + 0.5) / N) - laws[k].mean;

            sum += x;
            square += x * x;
        }
        is_near(sum / N, 0, 1e-6);
        is_near(square / N, laws[k].variance, 1e-3);
    }
}

/* 1,000 in shares of 5, 0, 1, 3 and 1 tenths, 20,000 times: means n p, variances n p (1 - p), covariances -n p q; none where there is none. */
static void counts_drawn_again(void **state)
{
    enum { DRAWS = 20000 };
    static const double counts[] = {500, 0, 100, 300, 100};
    random_stream *r = random_stream_new(11);
    double drawn[5], sum[5] = {0}, square[5] = {0}, both = 0;

    (void)state;
    for (int k = 0; k < DRAWS; k++) {
        double all = 0;

        random_stream_multinomial(r, counts, 5, drawn);
        for (int i = 0; i < 5; i++) {
            all += drawn[i];
            sum[i] += drawn[i] / DRAWS;
            square[i] += (drawn[i] - counts[i]) * (drawn[i] - counts[i]) / DRAWS;
        }
        both += (drawn[0] - 500) * (drawn[3] - 300) / DRAWS;
        assert_true(all == 1000 && drawn[1] == 0);
    }
    random_stream_free(r);
    for (int i = 0; i < 5; i++) {
        double variance = counts[i] * (1 - counts[i] / 1000);

        is_near(sum[i], counts[i], 5 * sqrt(variance / DRAWS));
        is_near(square[i], variance, variance * 0.05);
    }
    is_near(both, -150, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generator_is_the_published_one),
        cmocka_unit_test(quantiles),
        cmocka_unit_test(moments),
        cmocka_unit_test(counts_drawn_again),
    };

    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
