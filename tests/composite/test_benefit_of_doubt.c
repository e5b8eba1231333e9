/*
 * Benefit of the doubt against every vertex of the polyhedron of weights, for two and three indicators, with and without
 * bounds of shares, and the countries of the Better Life Index.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/benefit_of_doubt.h"
#include "composite/matrix_case.h"

static matrix_case c, other;
static const double ones[CASE_COLUMNS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

/* --- the optimum of max cost . w, a w <= b, as the best of its vertices (k = 2 or 3) --- */

enum { MOST_ROWS = 256 };

typedef struct vertices {
    double a[MOST_ROWS][3], b[MOST_ROWS];
    size_t n, k;
} vertices;

/* Solve the k rows for w by Cramer's rule; false if they are parallel. */
static bool cross(const vertices *v, const size_t *row, double *w)
{
    double r[3][3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, b[3] = {0}, all;

    for (size_t i = 0; i < v->k; i++) {
        for (size_t j = 0; j < v->k; j++)
            r[i][j] = v->a[row[i]][j];
        b[i] = v->b[row[i]];
    }
    all = r[0][0] * (r[1][1] * r[2][2] - r[1][2] * r[2][1]) - r[0][1] * (r[1][0] * r[2][2] - r[1][2] * r[2][0]) +
          r[0][2] * (r[1][0] * r[2][1] - r[1][1] * r[2][0]);
    if (fabs(all) < 1e-12)
        return false;
    for (size_t c_ = 0; c_ < 3; c_++) {
        double s[3][3];

        memcpy(s, r, sizeof s);
        for (size_t i = 0; i < 3; i++)
            s[i][c_] = b[i];
        w[c_] = (s[0][0] * (s[1][1] * s[2][2] - s[1][2] * s[2][1]) - s[0][1] * (s[1][0] * s[2][2] - s[1][2] * s[2][0]) +
                 s[0][2] * (s[1][0] * s[2][1] - s[1][1] * s[2][0])) /
                all;
    }
    return true;
}

static double value_if_allowed(const vertices *v, const double *w, const double *cost)
{
    double value = 0;

    for (size_t i = 0; i < v->n; i++) {
        double left = 0;

        for (size_t j = 0; j < v->k; j++)
            left += v->a[i][j] * w[j];
        if (left > v->b[i] + 1e-9)
            return -1;
    }
    for (size_t j = 0; j < v->k; j++)
        value += cost[j] * w[j];
    return value;
}

static double best_vertex(const vertices *v, const double *cost)
{
    double best = -1, w[3];
    size_t row[3];

    for (row[0] = 0; row[0] < v->n; row[0]++) {
        for (row[1] = row[0] + 1; row[1] < v->n; row[1]++) {
            for (row[2] = v->k == 3 ? row[1] + 1 : 0; row[2] < (v->k == 3 ? v->n : 1); row[2]++) {
                if (cross(v, row, w))
                    best = fmax(best, value_if_allowed(v, w, cost));
            }
        }
    }
    return best;
}

static void add_row(vertices *v, const double *a, double b)
{
    memcpy(v->a[v->n], a, v->k * sizeof *a);
    v->b[v->n++] = b;
}

static double brute_force(const decision_matrix *m, size_t i, const share_bounds *bounds)
{
    static vertices v;
    double cost[3], row[3];

    v.n = 0;
    v.k = m->k;
    for (size_t l = 0; l < m->n; l++) {
        for (size_t j = 0; j < m->k; j++)
            row[j] = m->x[j][l];
        add_row(&v, row, 1);
    }
    for (size_t j = 0; j < m->k; j++) {
        cost[j] = m->x[j][i];
        for (size_t h = 0; h < m->k; h++)
            row[h] = h == j ? -1 : 0;
        add_row(&v, row, 0);
    }
    for (size_t j = 0; j < m->k && bounds; j++) {
        for (size_t h = 0; h < m->k; h++)
            row[h] = (bounds->low[j] - (h == j)) * m->x[h][i];
        add_row(&v, row, 0);
        for (size_t h = 0; h < m->k; h++)
            row[h] = ((h == j) - bounds->high[j]) * m->x[h][i];
        add_row(&v, row, 0);
    }
    return best_vertex(&v, cost);
}

/* (1, 0) and (0, 1) and (0.6, 0.6) are the frontier; (0.3, 0.3) lies at half of it, (0.5, 0) at half, too. */
static void scores_by_hand(void **state)
{
    static const double rows[] = {1, 0, 0, 1, 0.6, 0.6, 0.3, 0.3, 0.5, 0, 0, 0};
    double got[6], weights[12];

    (void)state;
    case_from_rows(&c, rows, 6, 2, ones, NULL);
    assert_int_equal(benefit_of_doubt(&c.m, NULL, got, weights).status, MATRIX_FINE);
    case_assert_near(got, (const double[]){1, 1, 1, 0.5, 0.5, 0}, 6, 1e-11);
    assert_true(fabs(weights[8] - 1) < 1e-11); /* of the fifth, for its only strength */
}

static void scores_are_the_best_vertices(void **state)
{
    static const double low[] = {0.1, 0.2, 0.15}, high[] = {0.7, 0.9, 0.5};
    static const share_bounds shares = {low, high};
    double got[24];

    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        size_t k = 2 + seed % 2, n = 24;
        const share_bounds *bounds = seed > 2 ? &shares : NULL;

        case_invent(&c, seed, n, k, seed > 4 ? 6 : 0);
        c.m.is_up = NULL;
        assert_int_equal(benefit_of_doubt(&c.m, bounds, got, NULL).status, MATRIX_FINE);
        for (size_t i = 0; i < n; i++) {
            double wanted = brute_force(&c.m, i, bounds);

            if (!(fabs(got[i] - wanted) < 1e-9))
                fail_msg("seed %d, company %zu: %.12g, not %.12g", (int)seed, i, got[i], wanted);
        }
    }
}

/* Yuan beside shares: the unit of a column changes no score, nor does the order of the rows. */
static void units_and_order_do_not_matter(void **state)
{
    enum { N = 80, K = 6 };
    static size_t place[N];
    static double x[N], y[N];

    (void)state;
    case_invent(&c, 3, N, K, 0);
    c.m.is_up = NULL;
    assert_int_equal(benefit_of_doubt(&c.m, NULL, x, NULL).status, MATRIX_FINE);
    case_permute(&c, 4, &other, place);
    other.m.is_up = NULL;
    for (size_t i = 0; i < N; i++)
        other.cells[i] *= 1e8;
    assert_int_equal(benefit_of_doubt(&other.m, NULL, y, NULL).status, MATRIX_FINE);
    for (size_t i = 0; i < N; i++)
        assert_true(fabs(y[i] - x[place[i]]) < 1e-10);
}

static void what_cannot_be_judged_is_named(void **state)
{
    static const double rows[] = {1, 2, -3, 4}, low[] = {0.6, 0.6}, high[] = {1, 1};
    decision_matrix many = {NULL, NULL, NULL, 2, BENEFIT_MOST + 1};
    double got[2];
    matrix_problem found;

    (void)state;
    assert_int_equal(benefit_of_doubt(&many, NULL, got, NULL).status, MATRIX_TOO_LARGE);
    case_from_rows(&c, rows, 2, 2, ones, NULL);
    found = benefit_of_doubt(&c.m, NULL, got, NULL);
    assert_true(found.status == MATRIX_NEGATIVE && found.row == 1 && found.column == 0);
    c.cells[1] = 3;
    assert_int_equal(benefit_of_doubt(&c.m, &(share_bounds){low, high}, got, NULL).status, MATRIX_PARAMETER);
    assert_int_equal(benefit_of_doubt(&c.m, &(share_bounds){high, low}, got, NULL).status, MATRIX_PARAMETER);
    c.is_up[1] = false;
    found = benefit_of_doubt(&c.m, NULL, got, NULL);
    assert_true(found.status == MATRIX_PARAMETER && found.column == 1);
}

/* Better Life Index 2017, as published: of 35 countries 15 are on the frontier, the least score is 0.71819. */
static void oracle_of_countries(void **state)
{
    static oracle_table t;
    static double got[64];
    size_t n = 0, on_frontier = 0;
    double least = 1;

    (void)state;
    if (!oracle_load(&t, "compind/bli2017.csv"))
        skip();
    for (size_t j = 1; j < t.n_columns; j++) {
        c.columns[j - 1] = c.cells + (j - 1) * 64;
        c.weight[j - 1] = 1;
        n = oracle_values(&t, t.cells[0][j], c.cells + (j - 1) * 64);
    }
    c.m = (decision_matrix){c.columns, c.weight, NULL, t.n_columns - 1, n};
    assert_int_equal(n, 35);
    assert_int_equal(benefit_of_doubt(&c.m, NULL, got, NULL).status, MATRIX_FINE);
    for (size_t i = 0; i < n; i++) {
        on_frontier += got[i] > 1 - 1e-9;
        least = fmin(least, got[i]);
    }
    assert_int_equal(on_frontier, 15);
    assert_true(fabs(least - 0.71819) < 5e-6);
    free(t.text);
}

/* On a circle everybody is best by the weights of the own direction: cos(a - b) <= 1. Directions that are nearly the same make programmes
 * that are met to the tolerance of the solver only. */
static void companies_that_nearly_agree(void **state)
{
    enum { N = 300 };
    static double x[3][N], score[N], weights[N * 3];
    const double *column[] = {x[0], x[1], x[2]};
    const bool up[] = {true, true, true};

    (void)state;
    for (int part = 3; part < 9; part++) {
        decision_matrix m = {column, ones, up, 3, N};

        for (int i = 0; i < N; i++) {
            double a = 0.7 + pow(10, -part) * i, b = 0.4 + pow(10, -part) * ((i * 7) % N);

            x[0][i] = cos(a) * cos(b);
            x[1][i] = sin(a) * cos(b);
            x[2][i] = sin(b);
        }
        assert_int_equal(benefit_of_doubt(&m, NULL, score, weights).status, MATRIX_FINE);
        for (int i = 0; i < N; i++) {
            assert_true(score[i] <= 1 && score[i] > 1 - 1e-6);
            for (int l = 0; l < N; l++)
                assert_true(weights[i * 3] * x[0][l] + weights[i * 3 + 1] * x[1][l] + weights[i * 3 + 2] * x[2][l] <= 1 + 1e-9);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_by_hand),
        cmocka_unit_test(scores_are_the_best_vertices),
        cmocka_unit_test(units_and_order_do_not_matter),
        cmocka_unit_test(what_cannot_be_judged_is_named),
        cmocka_unit_test(oracle_of_countries),
        cmocka_unit_test(companies_that_nearly_agree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
