/*
 * PROMETHEE II against printed flows (Zhao, Peng & Li 2013), R's MCDA, the definition taken pair by pair over random
 * matrices with and without ties, and the oracle where it is there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/matrix_case.h"
#include "composite/promethee.h"

static matrix_case c, other;
static double plus[CASE_CELLS], minus[CASE_CELLS], net[CASE_CELLS];

static void flows_published(void **state)
{
    static const double rows[] = {4, 3, 2, 3, 2, 4, 5, 1, 3}, weight[] = {0.5, 0.3, 0.2};
    static const preference_function usual[3];

    (void)state;
    case_from_rows(&c, rows, 3, 3, weight, NULL);
    assert_int_equal(promethee(&c.m, usual, plus, minus, net).status, MATRIX_FINE);
    case_assert_near(net, (const double[]){0.1, -0.3, 0.2}, 3, 1e-15);
    case_assert_near(plus, (const double[]){0.55, 0.35, 0.6}, 3, 1e-15);
    case_assert_near(minus, (const double[]){0.45, 0.65, 0.4}, 3, 1e-15);
}

/* The transport example of R's MCDA: a function of its own for each criterion, one of them Gauss's. R does not divide by
 * n - 1 = 4, and its solver for the table leaves 12 digits. */
static void flows_of_mixed_functions(void **state)
{
    static const double rows[] = {1, 10, 1, 4, 20, 2, 2, 20, 0, 6, 40, 0, 30, 30, 3}, weight[] = {0.2, 0.3, 0.5};
    static const double types[] = {-1, -1, 1};
    static const preference_function mixed[] = {
        {PREFERENCE_GAUSS, 3, 5, 4}, {PREFERENCE_LEVEL, 11, 15, 0}, {PREFERENCE_LINEAR, 1, 3, 0}};
    static const double row[] = {0, 0.0490320796021985, 0.00615335310473117, 0.408433327645677, 0.499999999999229};
    static const double column[] = {0, 0, 0, 0, 0.25};
    double of_first = 0, on_first = 0;

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        of_first += row[i] / 4;
        on_first += column[i] / 4;
    }
    case_from_rows(&c, rows, 5, 3, weight, types);
    assert_int_equal(promethee(&c.m, mixed, plus, minus, net).status, MATRIX_FINE);
    assert_true(fabs(plus[0] - of_first) < 1e-11);
    assert_true(fabs(minus[0] - on_first) < 1e-11);
}

/* The definition. */
static void pair_by_pair(const decision_matrix *m, const preference_function *f, double *out_plus, double *out_minus)
{
    double all = 0;

    for (size_t j = 0; j < m->k; j++)
        all += m->weight[j];
    for (size_t i = 0; i < m->n; i++) {
        out_plus[i] = out_minus[i] = 0;
        for (size_t l = 0; l < m->n; l++) {
            for (size_t j = 0; j < m->k; j++) {
                double d = m->is_up[j] ? m->x[j][i] - m->x[j][l] : m->x[j][l] - m->x[j][i];

                out_plus[i] += m->weight[j] / all * preference_of(&f[j], d) / (double)(m->n - 1);
                out_minus[i] += m->weight[j] / all * preference_of(&f[j], -d) / (double)(m->n - 1);
            }
        }
    }
}

static void preferences_by_hand(void **state)
{
    static const preference_function u = {PREFERENCE_U_SHAPE, 1, 0, 0}, v = {PREFERENCE_V_SHAPE, 0, 4, 0},
                                     level = {PREFERENCE_LEVEL, 1, 3, 0}, linear = {PREFERENCE_LINEAR, 1, 3, 0},
                                     gauss = {PREFERENCE_GAUSS, 0, 0, 2};

    (void)state;
    assert_true(preference_of(&u, 1) == 0 && preference_of(&u, 1.5) == 1 && preference_of(&u, -5) == 0);
    assert_true(preference_of(&v, 1) == 0.25 && preference_of(&v, 4) == 1 && preference_of(&v, 9) == 1);
    assert_true(preference_of(&level, 1) == 0 && preference_of(&level, 3) == 0.5 && preference_of(&level, 3.1) == 1);
    assert_true(preference_of(&linear, 1) == 0 && preference_of(&linear, 2) == 0.5 && preference_of(&linear, 3) == 1);
    assert_true(fabs(preference_of(&gauss, 2) - 0.39346934028736658) < 1e-15);
}

static void sorted_flows_are_those_of_the_pairs(void **state)
{
    enum { N = 160, K = 6 };
    static const preference_function functions[] = {
        {PREFERENCE_USUAL, 0, 0, 0},  {PREFERENCE_U_SHAPE, 0.9, 0, 0}, {PREFERENCE_V_SHAPE, 0, 2.7, 0},
        {PREFERENCE_LEVEL, 0.9, 2.7, 0}, {PREFERENCE_LINEAR, 0.9, 2.7, 0}, {PREFERENCE_GAUSS, 0, 0, 1.5}};
    static const int steps[] = {0, 10, 3, 1};
    static double of_pairs[N], on_pairs[N];

    (void)state;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        double sum = 0;

        case_invent(&c, seed, N, K, steps[seed % 4]);
        assert_int_equal(promethee(&c.m, functions, plus, minus, net).status, MATRIX_FINE);
        pair_by_pair(&c.m, functions, of_pairs, on_pairs);
        case_assert_near(plus, of_pairs, N, 1e-13);
        case_assert_near(minus, on_pairs, N, 1e-13);
        for (size_t i = 0; i < N; i++)
            sum += net[i];
        assert_true(fabs(sum) < 1e-12);
    }
}

/* Money far from 0 with small differences: a million times n yuan, in which sums of plain doubles lose the difference. */
static void great_numbers_keep_their_differences(void **state)
{
    enum { N = 200 };
    static const preference_function linear[] = {{PREFERENCE_LINEAR, 0.25, 3, 0}};
    static double of_pairs[N], on_pairs[N];

    (void)state;
    case_invent(&c, 9, N, 1, 0);
    for (size_t i = 0; i < N; i++)
        c.cells[i] += 1e12;
    assert_int_equal(promethee(&c.m, linear, plus, minus, net).status, MATRIX_FINE);
    pair_by_pair(&c.m, linear, of_pairs, on_pairs);
    case_assert_near(plus, of_pairs, N, 1e-13);
    case_assert_near(minus, on_pairs, N, 1e-13);
}

static void order_of_rows_does_not_matter(void **state)
{
    enum { N = 300, K = 6 };
    static const preference_function functions[] = {
        {PREFERENCE_USUAL, 0, 0, 0},  {PREFERENCE_U_SHAPE, 0.9, 0, 0}, {PREFERENCE_V_SHAPE, 0, 2.7, 0},
        {PREFERENCE_LEVEL, 0.9, 2.7, 0}, {PREFERENCE_LINEAR, 0.9, 2.7, 0}, {PREFERENCE_GAUSS, 0, 0, 1.5}};
    static size_t place[N];
    static double before[N];

    (void)state;
    for (int steps = 0; steps < 9; steps += 4) {
        case_invent(&c, 5, N, K, steps);
        case_permute(&c, 6, &other, place);
        promethee(&c.m, functions, plus, minus, before);
        promethee(&other.m, functions, plus, minus, net);
        for (size_t i = 0; i < N; i++)
            assert_true(net[i] == before[place[i]]);
    }
}

static void odd_thresholds_are_refused(void **state)
{
    static const preference_function odd[] = {{PREFERENCE_U_SHAPE, -1, 0, 0}, {PREFERENCE_V_SHAPE, 0, 0, 0},
                                              {PREFERENCE_LEVEL, 3, 1, 0},    {PREFERENCE_LINEAR, 1, 1, 0},
                                              {PREFERENCE_GAUSS, 0, 0, 0}};
    static double column[PROMETHEE_MOST_GAUSS + 1];
    static const double *const columns[] = {column};
    static const preference_function gauss = {PREFERENCE_GAUSS, 0, 0, 1};
    decision_matrix many = {columns, (const double[]){1}, NULL, 1, PROMETHEE_MOST_GAUSS + 1};

    (void)state;
    case_from_rows(&c, (const double[]){1, 2}, 2, 1, (const double[]){1}, NULL);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        assert_int_equal(promethee(&c.m, &odd[i], plus, minus, net).status, MATRIX_PARAMETER);
    assert_int_equal(promethee(&many, &gauss, plus, minus, net).status, MATRIX_TOO_LARGE);
    case_from_rows(&c, (const double[]){1}, 1, 1, (const double[]){1}, NULL);
    assert_int_equal(promethee(&c.m, &gauss, plus, minus, net).status, MATRIX_FINE);
    assert_true(net[0] == 0);
}

static void oracle_of_flows(void **state)
{
    static const struct {
        const char *id;
        preference_kind kind;
    } cases[] = {{"promethee2_zhao2013_usual", PREFERENCE_USUAL},
                 {"promethee2_transport_ushape", PREFERENCE_U_SHAPE},
                 {"promethee2_transport_vshape", PREFERENCE_V_SHAPE},
                 {"promethee2_transport_level", PREFERENCE_LEVEL},
                 {"promethee2_transport_vshape_2", PREFERENCE_LINEAR}};
    char *json = oracle_read("mcda/cross_peer.json");
    static double expected[CASE_CELLS], wanted[CASE_CELLS];

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = oracle_case(json, cases[i].id);
        preference_function f[CASE_COLUMNS] = {{0, 0, 0, 0}};
        double p[CASE_COLUMNS] = {0}, q[CASE_COLUMNS] = {0};

        assert_true(case_from_oracle(&c, json, cases[i].id, expected));
        oracle_numbers(at, "p", p, c.m.k);
        oracle_numbers(at, "q", q, c.m.k);
        for (size_t j = 0; j < c.m.k; j++)
            f[j] = (preference_function){cases[i].kind, cases[i].kind == PREFERENCE_V_SHAPE ? 0 : q[j], p[j], 0};
        assert_int_equal(promethee(&c.m, f, plus, minus, net).status, MATRIX_FINE);
        case_assert_near(net, expected, c.m.n, 1e-12);
        oracle_numbers(at, "phi_plus", wanted, CASE_CELLS);
        case_assert_near(plus, wanted, c.m.n, 1e-12);
        oracle_numbers(at, "phi_minus", wanted, CASE_CELLS);
        case_assert_near(minus, wanted, c.m.n, 1e-12);
    }
    free(json);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(flows_published),
        cmocka_unit_test(flows_of_mixed_functions),
        cmocka_unit_test(preferences_by_hand),
        cmocka_unit_test(sorted_flows_are_those_of_the_pairs),
        cmocka_unit_test(great_numbers_keep_their_differences),
        cmocka_unit_test(order_of_rows_does_not_matter),
        cmocka_unit_test(odd_thresholds_are_refused),
        cmocka_unit_test(oracle_of_flows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
