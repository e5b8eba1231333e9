/*
 * WASPAS and MARCOS against the figures of published examples and, where it is there, the oracle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/matrix_case.h"
#include "composite/ratio_to_ideal.h"

static matrix_case c, other;

/* Chakraborty, Zavadskas & Antucheviciene (2015), four decimals. */
static void waspas_published(void **state)
{
    static const double rows[] = {30, 23, 5,  0.745, 0.745, 1500, 5000, 18, 13, 15, 0.745, 0.745, 1300, 6000,
                                  15, 12, 10, 0.5,   0.5,   950,  7000, 25, 20, 13, 0.745, 0.745, 1200, 4000,
                                  14, 18, 14, 0.255, 0.745, 950,  3500, 17, 15, 9,  0.745, 0.5,   1250, 5250,
                                  23, 18, 20, 0.5,   0.745, 1100, 3000, 16, 8,  14, 0.255, 0.5,   1500, 3000};
    static const double weight[] = {0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445}, types[] = {1, 1, 1, 1, 1, -1, -1};
    static const double wanted[] = {0.8329, 0.7884, 0.6987, 0.8831, 0.7971, 0.7036, 0.8728, 0.5749};
    double sum[8], product[8], got[8], all = 0;

    (void)state;
    case_from_rows(&c, rows, 8, 7, weight, types);
    for (size_t j = 0; j < 7; j++)
        all += weight[j];
    assert_int_equal(waspas(&c.m, 1, sum).status, MATRIX_FINE);
    assert_int_equal(waspas(&c.m, 0, product).status, MATRIX_FINE);
    for (size_t i = 0; i < 8; i++) /* the paper's weights add up to 1.0155, and it leaves them so */
        got[i] = 0.5 * all * sum[i] + 0.5 * pow(product[i], all);
    case_assert_near(got, wanted, 8, 5e-5);
    assert_int_equal(waspas(&c.m, 0.25, got).status, MATRIX_FINE);
    for (size_t i = 0; i < 8; i++)
        assert_true(fabs(got[i] - (0.25 * sum[i] + 0.75 * product[i])) < 1e-15);
    assert_int_equal(waspas(&c.m, -0.1, got).status, MATRIX_PARAMETER);
}

/* Ulutas et al. (2020), stackers: four decimals. */
static const double stackers[] = {660,  1000, 1600, 18, 1200, 800,  1000, 1600, 24, 900,  980, 1000, 2500, 24, 900,
                                  920,  1500, 1600, 24, 900,  1380, 1500, 1500, 24, 1150, 1230, 1000, 1600, 24, 1150,
                                  680,  1500, 1600, 18, 1100, 960,  2000, 1600, 12, 1150};
static const double stacker_weight[] = {0.1061, 0.3476, 0.333, 0.1185, 0.0949}, stacker_types[] = {-1, 1, 1, 1, 1};

static void marcos_published(void **state)
{
    static const double wanted[] = {0.5649, 0.5543, 0.6410, 0.6174, 0.6016, 0.5453, 0.6282, 0.6543};
    double got[8];

    (void)state;
    case_from_rows(&c, stackers, 8, 5, stacker_weight, stacker_types);
    assert_int_equal(marcos(&c.m, NULL, NULL, got).status, MATRIX_FINE);
    case_assert_near(got, wanted, 8, 1e-4);
}

/* With its two references given, a value depends on its own row alone. */
static void marcos_with_given_references_knows_no_rank_reversal(void **state)
{
    static const double best[] = {600, 2100, 2600, 25, 1300}, worst[] = {1400, 900, 1400, 10, 800};
    double whole[8], part[8];

    (void)state;
    case_from_rows(&c, stackers, 8, 5, stacker_weight, stacker_types);
    assert_int_equal(marcos(&c.m, best, worst, whole).status, MATRIX_FINE);
    for (size_t first = 1; first < 8; first++) {
        case_from_rows(&other, stackers + first * 5, 8 - first, 5, stacker_weight, stacker_types);
        assert_int_equal(marcos(&other.m, best, worst, part).status, MATRIX_FINE);
        for (size_t i = first; i < 8; i++)
            assert_true(part[i - first] == whole[i]);
    }
    assert_int_equal(marcos(&c.m, (const double[]){0, 1, 1, 1, 1}, NULL, part).status, MATRIX_PARAMETER);
}

static void zeros_and_negatives_are_named(void **state)
{
    static const double up_zero[] = {0, 1, 2, 4}, down_zero[] = {1, 0, 2, 4}, negative[] = {-1, 1, 2, 4};
    static const double weight[] = {1, 1}, types[] = {1, -1};
    double got[2];
    matrix_problem found;

    (void)state;
    case_from_rows(&c, up_zero, 2, 2, weight, types);
    assert_int_equal(waspas(&c.m, 0.5, got).status, MATRIX_FINE); /* sum (0 + 1) / 2, product 0 */
    assert_true(fabs(got[0] - 0.25) < 1e-15);
    case_from_rows(&c, down_zero, 2, 2, weight, types);
    found = waspas(&c.m, 0.5, got);
    assert_true(found.status == MATRIX_ZERO && found.row == 0 && found.column == 1);
    case_from_rows(&c, negative, 2, 2, weight, types);
    found = marcos(&c.m, NULL, NULL, got);
    assert_true(found.status == MATRIX_NEGATIVE && found.row == 0 && found.column == 0);
    case_from_rows(&c, (const double[]){0, 3}, 2, 1, weight, NULL);
    assert_int_equal(marcos(&c.m, NULL, NULL, got).status, MATRIX_ZERO);
}

static void order_of_rows_does_not_matter(void **state)
{
    enum { N = 700, K = 5 };
    static size_t place[N];
    static double x[N], y[N];

    (void)state;
    case_invent(&c, 3, N, K, 0);
    case_permute(&c, 4, &other, place);
    for (int method = 0; method < 2; method++) {
        double *outs[] = {x, y};
        const matrix_case *cases[] = {&c, &other};

        for (int side = 0; side < 2; side++) {
            const decision_matrix *m = &cases[side]->m;
            matrix_problem found = method ? marcos(m, NULL, NULL, outs[side]) : waspas(m, 0.3, outs[side]);

            assert_int_equal(found.status, MATRIX_FINE);
        }
        for (size_t i = 0; i < N; i++)
            assert_true(y[i] == x[place[i]]);
    }
}

static void oracle_of_ratios(void **state)
{
    static double expected[CASE_CELLS], got[CASE_CELLS];
    char *json = oracle_read("mcda/pymcdm_tests.json");

    (void)state;
    if (!json)
        skip();
    assert_true(case_from_oracle(&c, json, "TestMARCOS.test_output", expected));
    assert_int_equal(marcos(&c.m, NULL, NULL, got).status, MATRIX_FINE);
    case_assert_near(got, expected, c.m.n, 1e-12);
    free(json);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(waspas_published),
        cmocka_unit_test(marcos_published),
        cmocka_unit_test(marcos_with_given_references_knows_no_rank_reversal),
        cmocka_unit_test(zeros_and_negatives_are_named),
        cmocka_unit_test(order_of_rows_does_not_matter),
        cmocka_unit_test(oracle_of_ratios),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
