/*
 * Copeland's scores by hand, and pair by pair over random matrices with ties.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/matrix_case.h"
#include "composite/pairwise_majority.h"

static matrix_case c, other;

/* a beats b by 3 : 2, b and d are level, all beat c but one indicator. */
static void scores_by_hand(void **state)
{
    static const double rows[] = {3, 1, 2, 3, 1, 1, 2, 2}, weight[] = {3, 2};
    double got[4];

    (void)state;
    case_from_rows(&c, rows, 4, 2, weight, NULL);
    assert_int_equal(copeland(&c.m, got).status, MATRIX_FINE);
    /* (3,1) (2,3) (1,1) (2,2): a beats all (3 > 2; c by 3 : 0), b beats c and d, d beats c */
    case_assert_near(got, (const double[]){3, 1, -3, -1}, 4, 0);
}

/* 0.1 + 0.2 against 0.3: level, though not in floating point. */
static void level_weights_are_level(void **state)
{
    static const double rows[] = {1, 1, 0, 0, 0, 1}, weight[] = {0.1, 0.2, 0.3};
    double got[2];

    (void)state;
    case_from_rows(&c, rows, 2, 3, weight, NULL);
    assert_int_equal(copeland(&c.m, got).status, MATRIX_FINE);
    assert_true(got[0] == 0 && got[1] == 0);
}

static void scores_are_those_of_the_pairs(void **state)
{
    enum { N = 100, K = 7 };
    static double got[N], wanted[N];

    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        case_invent(&c, seed, N, K, seed % 2 ? 4 : 0);
        assert_int_equal(copeland(&c.m, got).status, MATRIX_FINE);
        for (size_t i = 0; i < N; i++) {
            wanted[i] = 0;
            for (size_t l = 0; l < N; l++) {
                double margin = 0;

                for (size_t j = 0; j < K; j++) {
                    double d = c.is_up[j] ? c.columns[j][i] - c.columns[j][l] : c.columns[j][l] - c.columns[j][i];

                    margin += d > 0 ? c.weight[j] : d < 0 ? -c.weight[j] : 0;
                }
                wanted[i] += margin > 1e-9 ? 1 : margin < -1e-9 ? -1 : 0;
            }
        }
        case_assert_near(got, wanted, N, 0);
    }
}

/* More rows than a block of companies. */
static void order_of_rows_does_not_matter(void **state)
{
    enum { N = 1300, K = 3 };
    static size_t place[N];
    static double x[N], y[N];

    (void)state;
    case_invent(&c, 3, N, K, 50);
    case_permute(&c, 4, &other, place);
    assert_int_equal(copeland(&c.m, x).status, MATRIX_FINE);
    assert_int_equal(copeland(&other.m, y).status, MATRIX_FINE);
    for (size_t i = 0; i < N; i++)
        assert_true(y[i] == x[place[i]]);
}

static void too_many_are_refused(void **state)
{
    decision_matrix many = {NULL, NULL, NULL, 1, COPELAND_MOST + 1};

    (void)state;
    assert_int_equal(copeland(&many, NULL).status, MATRIX_TOO_LARGE);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_by_hand),
        cmocka_unit_test(level_weights_are_level),
        cmocka_unit_test(scores_are_those_of_the_pairs),
        cmocka_unit_test(order_of_rows_does_not_matter),
        cmocka_unit_test(too_many_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
