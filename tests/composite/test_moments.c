/*
 * Moments and quantiles of all conventions against R, and the same bits in every order of the rows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/moments.h"
#include "numeric/oracle.h"
#include "numeric/sample.h"

enum { MOST = 256 };

/* By hand: 1 2 3 4 10 has mean 4, m2 = 10, m3 = 36, m4 = 278.8. */
static void by_hand(void **state)
{
    const double x[] = {10, 2, cell_missing(), 1, 4, cell_undefined(), 3};
    moments m = moments_of(x, 7, -INFINITY, INFINITY);
    double g1 = 36 / pow(10, 1.5), g2 = 278.8 / 100 - 3;

    (void)state;
    assert_true(m.n == 5 && m.mean == 4 && m.least == 1 && m.greatest == 10);
    assert_true(fabs(moments_deviation(&m) - sqrt(12.5)) < 1e-15);
    assert_true(fabs(moments_skewness(&m, 1) - g1) < 1e-15);
    assert_true(fabs(moments_skewness(&m, 2) - g1 * sqrt(20) / 3) < 1e-15);
    assert_true(fabs(moments_skewness(&m, 3) - g1 * pow(0.8, 1.5)) < 1e-15);
    assert_true(fabs(moments_kurtosis(&m, 1) - g2) < 1e-15);
    assert_true(fabs(moments_kurtosis(&m, 2) - (6 * g2 + 6) * 4 / 6) < 1e-15);
    assert_true(fabs(moments_kurtosis(&m, 3) - (278.8 / 100 * 0.64 - 3)) < 1e-15);
    m = moments_of(x, 7, 2, 4); /* 4 2 2 4 3 */
    assert_true(m.mean == 3 && m.least == 2 && m.greatest == 4 && moments_deviation(&m) == 1);
    assert_true(moments_mean(x, 7).mean == 4);
}

static void few_or_equal_values(void **state)
{
    const double none[] = {cell_missing(), cell_not_applicable()}, same[] = {7, 7, 7, 7, 7};
    moments m = moments_of(none, 2, -INFINITY, INFINITY);

    (void)state;
    assert_true(m.n == 0 && cell_is_missing(m.mean) && cell_is_missing(m.least));
    assert_true(cell_is_missing(moments_deviation(&m)) && cell_is_missing(moments_skewness(&m, 1)));
    m = moments_of(same, 5, -INFINITY, INFINITY);
    assert_true(m.mean == 7 && moments_deviation(&m) == 0);
    assert_int_equal(cell_state_of(moments_skewness(&m, 2)), CELL_UNDEFINED);
    assert_int_equal(cell_state_of(moments_kurtosis(&m, 3)), CELL_UNDEFINED);
    m = moments_of(same, 1, -INFINITY, INFINITY);
    assert_true(m.mean == 7 && cell_is_missing(moments_deviation(&m)));
}

/* Magnitudes from 1e-9 to 1e9 in three orders. */
static void order_changes_no_bit(void **state)
{
    enum { N = 1009 };
    static double x[N], turned[N], strided[N];
    moments a, b, c;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        x[i] = i % 13 ? pow(10, 9 * sin((double)i * 0.7)) * (i % 2 ? 1 : -1) : cell_missing();
        turned[N - 1 - i] = strided[i * 101 % N] = x[i];
    }
    a = moments_of(x, N, -INFINITY, INFINITY);
    b = moments_of(turned, N, -INFINITY, INFINITY);
    c = moments_of(strided, N, -INFINITY, INFINITY);
    assert_true(a.mean == b.mean && a.mean == c.mean);
    for (size_t k = 2; k <= 4; k++)
        assert_true(a.power[k] == b.power[k] && a.power[k] == c.power[k]);
}

/* Nothing overflows, and a great common part costs only what the values themselves have lost. */
static void great_and_shifted_values(void **state)
{
    const double x[] = {1e300, 2e300, 3e300, 4e300, 10e300};
    const double far[] = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 10};
    const double tiny[] = {1e-310, 3e-310};
    moments m = moments_of(x, 5, -INFINITY, INFINITY);

    (void)state;
    assert_true(fabs(moments_deviation(&m) / (sqrt(12.5) * 1e300) - 1) < 1e-15);
    assert_true(fabs(moments_skewness(&m, 1) - 36 / pow(10, 1.5)) < 1e-14);
    m = moments_of(far, 5, -INFINITY, INFINITY);
    assert_true(m.mean == 1e9 + 4 && fabs(moments_kurtosis(&m, 1) + 0.212) < 1e-14);
    m = moments_of(tiny, 2, -INFINITY, INFINITY);
    assert_true(fabs(m.mean / 2e-310 - 1) < 1e-12);
}

/* Where the vector `name` begins in the input, and its length. */
static const double *vector_of(const oracle_table *t, const char *name, double *x, size_t *n)
{
    const double *at = NULL;
    size_t rows = oracle_values(t, "x", x);

    *n = 0;
    for (size_t i = 0; i < rows; i++) {
        if (strcmp(t->cells[i + 1][0], name))
            continue;
        at = at ? at : x + i;
        ++*n;
    }
    return at;
}

static double value_of(const moments *m, size_t column)
{
    if (column < 2)
        return column ? moments_deviation(m) : m->mean;
    return column < 5 ? moments_skewness(m, (int)column - 1) : moments_kurtosis(m, (int)column - 4);
}

static void oracle_of_moments(void **state)
{
    static oracle_table input, wanted_table;
    static const char *const columns[] = {"mean",           "sd_n1",          "skew_type1",       "skew_type2_COINr",
                                          "skew_type3_GSL", "kurt_type1",     "kurt_type2_COINr", "kurt_type3_GSL"};
    double x[MOST], wanted[MOST];
    size_t compared = 0;

    (void)state;
    if (!oracle_load(&input, "stats/input_vectors.csv") || !oracle_load(&wanted_table, "stats/moments.csv"))
        skip();
    for (size_t k = 0; k < 8; k++) {
        oracle_values(&wanted_table, columns[k], wanted);
        for (size_t r = 1; r < wanted_table.n_rows; r++) {
            size_t n;
            const double *at = vector_of(&input, wanted_table.cells[r][0], x, &n);
            moments m = moments_of(at, n, -INFINITY, INFINITY);

            if (!cell_is_value(wanted[r - 1]))
                continue;
            assert_true(oracle_distance(value_of(&m, k), wanted[r - 1]) < 1e-12);
            compared++;
        }
    }
    assert_true(compared > 30);
    free(input.text);
    free(wanted_table.text);
}

static void oracle_of_quantiles(void **state)
{
    static oracle_table input, quantiles;
    double x[MOST], work[MOST];
    size_t compared = 0;

    (void)state;
    if (!oracle_load(&input, "stats/input_vectors.csv") || !oracle_load(&quantiles, "stats/quantiles_9types.csv"))
        skip();
    for (size_t r = 1; r < quantiles.n_rows; r++) {
        size_t n;
        const double *at = vector_of(&input, quantiles.cells[r][0], x, &n);
        int type = atoi(quantiles.cells[r][1]);

        n = sample_sort(at, n, work);
        for (size_t c = 2; c < quantiles.n_columns; c++, compared++) {
            double p = strtod(quantiles.cells[0][c] + 1, NULL) / 100, wanted = strtod(quantiles.cells[r][c], NULL);

            if (!(oracle_distance(moments_quantile(work, n, p, type), wanted) < 1e-12))
                fail_msg("%s type %d p %g: %.17g, not %.17g", quantiles.cells[r][0], type, p,
                         moments_quantile(work, n, p, type), wanted);
        }
    }
    assert_int_equal(compared, 54 * 11);
    free(input.text);
    free(quantiles.text);
}

/* 1 2 3 4 10 at p = 0.3 by the formulas of Hyndman & Fan (1996); numpy says the same. */
static void quantiles_by_hand(void **state)
{
    static const double x[] = {1, 2, 3, 4, 10};
    static const double wanted[] = {2, 2, 2, 1.5, 2, 1.8, 2.2, 1.9333333333333333, 1.95};

    (void)state;
    for (int type = 1; type <= 9; type++)
        assert_true(fabs(moments_quantile(x, 5, 0.3, type) - wanted[type - 1]) < 1e-14);
    assert_true(moments_quantile(x, 5, 0.4, 2) == 2.5); /* n p is whole: the middle of two */
    assert_true(moments_quantile(x, 5, 0, 6) == 1 && moments_quantile(x, 5, 1, 5) == 10);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),           cmocka_unit_test(few_or_equal_values),
        cmocka_unit_test(order_changes_no_bit), cmocka_unit_test(great_and_shifted_values),
        cmocka_unit_test(oracle_of_moments), cmocka_unit_test(oracle_of_quantiles),
        cmocka_unit_test(quantiles_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
