/* What a fit does not depend on, and how its parts make up a chance; the coefficients themselves are tested in tests/numeric/test_logistic.c. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_rng.h>

#include "forecast/growth_model.h"

enum { N = 120, K = 3 };

static double x[N * K];
static bool happened[N];

static void make_rows(void)
{
    gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);

    for (size_t i = 0; i < N; i++) {
        for (size_t j = 0; j < K; j++)
            x[i * K + j] = gsl_rng_uniform(g) * 3;
        happened[i] = gsl_rng_uniform(g) < 0.15 + 0.2 * x[i * K];
    }
    gsl_rng_free(g);
}

static void another_unit_changes_no_chance(void **state)
{
    static const signed char sign[K] = {1, -1, 0};
    double other[N * K];
    growth_model a, b;

    (void)state;
    make_rows();
    for (size_t i = 0; i < N * K; i++)
        other[i] = i % K == 0 ? x[i] * 10000 - 7 : x[i];
    assert_int_equal(growth_model_fit(&(growth_rows){x, happened, N, K}, 1, sign, &a), TIDU_OK);
    assert_int_equal(growth_model_fit(&(growth_rows){other, happened, N, K}, 1, sign, &b), TIDU_OK);
    for (size_t i = 0; i < N; i++)
        assert_true(fabs(growth_model_chance(&a, x + i * K) - growth_model_chance(&b, other + i * K)) < 1e-9);
    assert_true(a.coefficients[0] > 0 && a.coefficients[1] <= 0);
}

static void parts_make_up_the_chance(void **state)
{
    static const signed char sign[K] = {0, 0, 0};
    growth_model m;

    (void)state;
    make_rows();
    assert_int_equal(growth_model_fit(&(growth_rows){x, happened, N, K}, 1, sign, &m), TIDU_OK);
    for (size_t i = 0; i < N; i++) {
        double sum = m.constant, p = growth_model_chance(&m, x + i * K);

        for (size_t j = 0; j < K; j++)
            sum += growth_model_part(&m, j, x[i * K + j]);
        assert_true(fabs(log(p / (1 - p)) - sum) < 1e-9);
    }
    for (size_t j = 0; j < K; j++)
        assert_true(growth_model_part(&m, j, m.mean[j]) == 0);
}

static void a_constant_figure_has_no_say(void **state)
{
    static const signed char sign[K] = {0, 0, 0};
    growth_model m;

    (void)state;
    make_rows();
    for (size_t i = 0; i < N; i++)
        x[i * K + 1] = 0.1;
    assert_int_equal(growth_model_fit(&(growth_rows){x, happened, N, K}, 1, sign, &m), TIDU_OK);
    assert_true(m.deviation[1] == 0 && growth_model_part(&m, 1, 99) == 0);
    for (size_t i = 0; i < N; i++)
        happened[i] = false;
    assert_int_equal(growth_model_fit(&(growth_rows){x, happened, N, K}, 1, sign, &m), TIDU_EDATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_unit_changes_no_chance),
        cmocka_unit_test(parts_make_up_the_chance),
        cmocka_unit_test(a_constant_figure_has_no_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
