/*
 * WASPAS, MARCOS, ARAS and EDAS against the figures of published examples and, where it is there, the oracle.
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

/* Zavadskas & Turskis (2010), two decimals. */
static void aras_published(void **state)
{
    static const double rows[] = {4.64, 3, 3, 3, 2.88, 3.63, 4, 4, 4.64, 3.56, 3.63, 5,
                                  3.3, 4.31, 3.3, 4, 3.3, 4, 2.62, 5, 4.22, 4.31, 5, 5};
    static const double weight[] = {0.28, 0.25, 0.19, 0.15, 0.08, 0.04};
    double got[4];

    (void)state;
    case_from_rows(&c, rows, 4, 6, weight, NULL);
    assert_int_equal(aras(&c.m, NULL, got).status, MATRIX_FINE);
    case_assert_near(got, (const double[]){0.74, 0.86, 0.78, 0.86}, 4, 5e-3);
}

/* Yazdani et al. (2020), energy: three decimals. */
static void edas_published(void **state)
{
    static const double rows[] = {3873, 39.55, 0.27, 0.87, 150, 0.07, 12, 2130, 5067, 67.26, 0.23, 0.23, 40, 0.02, 21, 2200,
                                  2213, 24.69, 0.08, 0.17, 200, 0.04, 35, 570,  6243, 132,   0.07, 0.25, 100, 0.04, 16, 100,
                                  8312, 460.47, 0.05, 0.21, 25, 0.1, 25, 200};
    static const double weight[] = {0.131, 0.113, 0.126, 0.125, 0.126, 0.129, 0.132, 0.117}, types[] = {-1, -1, -1, 1, 1, -1, 1, 1};
    double got[5];

    (void)state;
    case_from_rows(&c, rows, 5, 8, weight, types);
    assert_int_equal(edas(&c.m, got).status, MATRIX_FINE);
    case_assert_near(got, (const double[]){0.841, 0.632, 0.883, 0.457, 0.104}, 5, 5e-4);
}

static void zeros_and_negatives_are_named(void **state)
{
    static const double up_zero[] = {0, 1, 2, 4}, down_zero[] = {1, 0, 2, 4}, negative[] = {-1, 1, 2, 4}, all_zero[] = {0, 1, 0, 4};
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
    case_from_rows(&c, all_zero, 2, 2, weight, types);
    found = aras(&c.m, NULL, got);
    assert_true(found.status == MATRIX_ZERO && found.row == 2 && found.column == 0);
    case_from_rows(&c, (const double[]){-1, 1}, 2, 1, weight, NULL);
    assert_int_equal(edas(&c.m, got).status, MATRIX_ZERO);
    case_from_rows(&c, (const double[]){3, 3}, 2, 1, weight, NULL);
    assert_int_equal(edas(&c.m, got).status, MATRIX_FINE);
    assert_true(got[0] == 0.5 && got[1] == 0.5);
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
    for (int method = 0; method < 4; method++) {
        double *outs[] = {x, y};
        const matrix_case *cases[] = {&c, &other};

        for (int side = 0; side < 2; side++) {
            const decision_matrix *m = &cases[side]->m;
            matrix_problem found = method == 0   ? waspas(m, 0.3, outs[side])
                                   : method == 1 ? marcos(m, NULL, NULL, outs[side])
                                   : method == 2 ? aras(m, NULL, outs[side])
                                                 : edas(m, outs[side]);

            assert_int_equal(found.status, MATRIX_FINE);
        }
        for (size_t i = 0; i < N; i++)
            assert_true(y[i] == x[place[i]]);
    }
}

static void oracle_of_ratios(void **state)
{
    static double expected[CASE_CELLS], got[CASE_CELLS];
    static const char *const ids[] = {"TestMARCOS.test_output", "TestARAS.test_output", "TestARAS.test_output2",
                                      "TestEDAS.test_output"};
    char *json = oracle_read("mcda/pymcdm_tests.json");
    double esp[CASE_COLUMNS];

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_true(case_from_oracle(&c, json, ids[i], expected));
        if (i == 2)
            oracle_numbers(oracle_case(json, ids[i]), "esp", esp, CASE_COLUMNS);
        assert_int_equal((i == 0   ? marcos(&c.m, NULL, NULL, got)
                          : i == 3 ? edas(&c.m, got)
                                   : aras(&c.m, i == 2 ? esp : NULL, got))
                             .status,
                         MATRIX_FINE);
        if (i == 1) /* its weights add up to 0.99, of which a ratio keeps nothing */
            assert_true(fabs(c.m.weight[0] - 0.28) < 1e-15);
        case_assert_near(got, expected, c.m.n, 1e-12);
    }
    free(json);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(waspas_published),
        cmocka_unit_test(marcos_published),
        cmocka_unit_test(marcos_with_given_references_knows_no_rank_reversal),
        cmocka_unit_test(aras_published),
        cmocka_unit_test(edas_published),
        cmocka_unit_test(zeros_and_negatives_are_named),
        cmocka_unit_test(order_of_rows_does_not_matter),
        cmocka_unit_test(oracle_of_ratios),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
