/* Quantiles of the beta distribution against closed forms and against binomial sums. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/beta.h"

static void powers_have_closed_forms(void **state)
{
    (void)state;
    for (double p = 0.01; p < 1; p += 0.07) {
        assert_true(fabs(beta_quantile(p, 2.5, 1) - pow(p, 1 / 2.5)) < 1e-12);
        assert_true(fabs(beta_quantile(p, 1, 733) - (1 - pow(1 - p, 1 / 733.0))) < 1e-12);
        assert_true(fabs(beta_quantile(p, 0.5, 0.5) - pow(sin(acos(-1) * p / 2), 2)) < 1e-12);
    }
}

/* P(Beta(k, n - k + 1) <= x) is P(at least k of n happen, each with x). */
static void whole_numbers_are_binomial(void **state)
{
    static const int cases[][2] = {{1, 12}, {3, 10}, {40, 44}, {2, 600}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int k = cases[i][0], n = cases[i][1];

        for (double p = 0.05; p < 1; p += 0.15) {
            double x = beta_quantile(p, k, n - k + 1), least = 0;

            for (int j = k; j <= n; j++)
                least += exp(lgamma(n + 1) - lgamma(j + 1) - lgamma(n - j + 1) + j * log(x) + (n - j) * log1p(-x));
            assert_true(fabs(least - p) < 1e-9);
        }
    }
}

static void rare_events_among_many_have_an_end(void **state)
{
    double x = beta_quantile(0.95, 1 + 1.0 / 7, 733 + 6.0 / 7);

    (void)state;
    assert_true(x > beta_quantile(0.95, 1, 734) && x < beta_quantile(0.95, 2, 733));
    assert_true(beta_quantile(0.05, 1.0 / 7, 89) >= 0 && beta_quantile(0.05, 1.0 / 7, 89) < 1e-10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(powers_have_closed_forms),
        cmocka_unit_test(whole_numbers_are_binomial),
        cmocka_unit_test(rare_events_among_many_have_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
