/*
 * Decision matrices for tests: rows as a paper prints them, cases of the oracle, invented ones, and their permutations.
 */
#ifndef TESTS_COMPOSITE_MATRIX_CASE_H
#define TESTS_COMPOSITE_MATRIX_CASE_H

#include <stdint.h>

#include "composite/decision_matrix.h"
#include "numeric/oracle.h"

enum { CASE_CELLS = 4096, CASE_COLUMNS = 32 };

typedef struct matrix_case {
    double cells[CASE_CELLS], weight[CASE_COLUMNS];
    const double *columns[CASE_COLUMNS];
    bool is_up[CASE_COLUMNS];
    decision_matrix m;
} matrix_case;

/* From rows behind each other; types 1 and -1, NULL: all 1. */
static inline void case_from_rows(matrix_case *c, const double *rows, size_t n, size_t k, const double *weight,
                                  const double *types)
{
    for (size_t j = 0; j < k; j++) {
        c->columns[j] = c->cells + j * n;
        c->weight[j] = weight[j];
        c->is_up[j] = !types || types[j] > 0;
        for (size_t i = 0; i < n; i++)
            c->cells[j * n + i] = rows[i * k + j];
    }
    c->m = (decision_matrix){c->columns, c->weight, c->is_up, k, n};
}

/* False if there is no such case. */
static inline bool case_from_oracle(matrix_case *c, const char *json, const char *id, double *expected)
{
    const char *at = oracle_case(json, id);
    double rows[CASE_CELLS], weight[CASE_COLUMNS], types[CASE_COLUMNS];
    size_t n, k;

    if (!at)
        return false;
    n = oracle_numbers(at, "matrix", rows, CASE_CELLS);
    k = oracle_numbers(at, "weights", weight, CASE_COLUMNS);
    if (!k || oracle_numbers(at, "types", types, CASE_COLUMNS) != k)
        return false;
    case_from_rows(c, rows, n / k, k, weight, types);
    return oracle_numbers(at, "expected", expected, CASE_CELLS) == n / k;
}

static inline double case_draw(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (double)(*seed >> 11) * 0x1p-53;
}

/* n x k values from 0.5 to 9.5, on a grid of so many steps (0: none), directions and weights by chance. */
static inline void case_invent(matrix_case *c, uint64_t seed, size_t n, size_t k, int steps)
{
    for (size_t j = 0; j < k; j++) {
        c->columns[j] = c->cells + j * n;
        c->weight[j] = 0.1 + case_draw(&seed);
        c->is_up[j] = case_draw(&seed) < 0.6;
        for (size_t i = 0; i < n; i++) {
            double x = case_draw(&seed);

            c->cells[j * n + i] = 0.5 + 9 * (steps ? floor(x * steps) / steps : x);
        }
    }
    c->m = (decision_matrix){c->columns, c->weight, c->is_up, k, n};
}

/* The rows of `from` in another order: to[i] = from[place[i]]. */
static inline void case_permute(const matrix_case *from, uint64_t seed, matrix_case *to, size_t *place)
{
    size_t n = from->m.n, k = from->m.k;

    *to = *from;
    for (size_t i = 0; i < n; i++)
        place[i] = i;
    for (size_t i = n; i > 1; i--) {
        size_t other = (size_t)(case_draw(&seed) * (double)i), kept = place[i - 1];

        place[i - 1] = place[other];
        place[other] = kept;
    }
    for (size_t j = 0; j < k; j++) {
        to->columns[j] = to->cells + j * n;
        for (size_t i = 0; i < n; i++)
            to->cells[j * n + i] = from->cells[j * n + place[i]];
    }
    to->m = (decision_matrix){to->columns, to->weight, to->is_up, k, n};
}

static inline void case_assert_near(const double *got, const double *wanted, size_t n, double tolerance)
{
    for (size_t i = 0; i < n; i++) {
        if (!(fabs(got[i] - wanted[i]) <= tolerance))
            fail_msg("row %zu is %.17g, not %.17g", i, got[i], wanted[i]);
    }
}

#endif
