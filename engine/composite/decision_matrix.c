/*
 * One pass over each column, block by block, finds its extremes and its sum of squares in lanes; a gap or an infinite cell
 * shows in the sum of squares, and only then is looked for.
 */
#include "composite/decision_matrix.h"

#include <math.h>

#include "base/cell.h"
#include "numeric/kernel.h"
#include "numeric/lane_sum.h"

matrix_problem matrix_fine(const decision_matrix *m)
{
    return (matrix_problem){MATRIX_FINE, m->n, m->k};
}

matrix_problem matrix_refused(const decision_matrix *m, matrix_status status)
{
    return (matrix_problem){status, m->n, m->k};
}

enum { WIDE = 4 * LANES, BLOCK = 1024 }; /* BLOCK is a multiple of WIDE */

/* The extremes of x[n] by lanes; n is a multiple of WIDE. */
KERNEL static void extremes_of_block(const double *restrict x, size_t n, double *restrict least, double *restrict greatest)
{
    double low[WIDE], high[WIDE];

    for (size_t l = 0; l < WIDE; l++) {
        low[l] = least[l];
        high[l] = greatest[l];
    }
    for (size_t i = 0; i < n; i += WIDE) {
        for (size_t l = 0; l < WIDE; l++) {
            low[l] = x[i + l] < low[l] ? x[i + l] : low[l];
            high[l] = x[i + l] > high[l] ? x[i + l] : high[l];
        }
    }
    for (size_t l = 0; l < WIDE; l++) {
        least[l] = low[l];
        greatest[l] = high[l];
    }
}

/* Add the squares of x[n] to compensated sums by lanes. */
KERNEL static void add_squares(const double *restrict x, size_t n, double *restrict total, double *restrict lost)
{
    double all[WIDE], rest[WIDE];

    for (size_t l = 0; l < WIDE; l++) {
        all[l] = total[l];
        rest[l] = lost[l];
    }
    for (size_t i = 0; i < n; i += WIDE) {
        for (size_t l = 0; l < WIDE; l++) {
            double square = x[i + l] * x[i + l], sum = all[l] + square, of_square = sum - all[l];

            rest[l] += (all[l] - (sum - of_square)) + (square - of_square);
            all[l] = sum;
        }
    }
    for (size_t l = 0; l < WIDE; l++) {
        total[l] = all[l];
        lost[l] = rest[l];
    }
}

static void survey_column(const double *x, size_t n, column_extent *e)
{
    double least[WIDE], greatest[WIDE], total[WIDE] = {0}, lost[WIDE] = {0}, low = INFINITY, high = -INFINITY;
    compensated_sum squares = {0};
    size_t even = n - n % WIDE;

    for (size_t l = 0; l < WIDE; l++) {
        least[l] = INFINITY;
        greatest[l] = -INFINITY;
    }
    for (size_t first = 0; first < even; first += BLOCK) {
        size_t m = even - first < BLOCK ? even - first : BLOCK;

        extremes_of_block(x + first, m, least, greatest);
        add_squares(x + first, m, total, lost);
    }
    for (size_t i = even; i < n; i++) {
        low = fmin(low, x[i]);
        high = fmax(high, x[i]);
        compensated_sum_add(&squares, x[i] * x[i]);
    }
    for (size_t l = 0; l < WIDE; l++) {
        low = fmin(low, least[l]);
        high = fmax(high, greatest[l]);
        compensated_sum_add(&squares, total[l]);
    }
    for (size_t l = 0; l < WIDE; l++)
        compensated_sum_add(&squares, lost[l]);
    e->best = e->is_up ? high : low;
    e->worst = e->is_up ? low : high;
    e->squares = compensated_sum_value(&squares);
}

static matrix_problem find_odd(const decision_matrix *m, size_t j)
{
    size_t i = 0;

    while (i < m->n && cell_is_value(m->x[j][i]))
        i++;
    if (i < m->n)
        return (matrix_problem){MATRIX_GAP, i, j};
    for (i = 0; i < m->n && isfinite(m->x[j][i] * m->x[j][i]); i++)
        continue;
    return (matrix_problem){MATRIX_INFINITE, i, j};
}

/* The first row of column j with `value`, its least. */
static matrix_problem at_value(const decision_matrix *m, matrix_status status, size_t j, double value)
{
    size_t i = 0;

    while (i < m->n && m->x[j][i] != value)
        i++;
    return (matrix_problem){status, i, j};
}

static matrix_problem check_signs(const decision_matrix *m, matrix_sign sign, size_t j, const column_extent *e)
{
    double least = e->is_up ? e->worst : e->best;
    bool divides = sign == MATRIX_POSITIVE || (sign == MATRIX_POSITIVE_COSTS && !e->is_up);

    if (sign == MATRIX_ANY_SIGN)
        return matrix_fine(m);
    if (least < 0)
        return at_value(m, MATRIX_NEGATIVE, j, least);
    if (divides && least == 0)
        return at_value(m, MATRIX_ZERO, j, 0);
    if (e->best == 0 && e->worst == 0)
        return (matrix_problem){MATRIX_ZERO, m->n, j};
    return matrix_fine(m);
}

static matrix_problem scale_weights(const decision_matrix *m, column_extent *extent)
{
    compensated_sum all = {0};

    for (size_t j = 0; j < m->k; j++) {
        if (!(m->weight[j] >= 0 && m->weight[j] <= HUGE_VAL) || isinf(m->weight[j]))
            return (matrix_problem){MATRIX_WEIGHTS, m->n, j};
        compensated_sum_add(&all, m->weight[j]);
    }
    if (!(compensated_sum_value(&all) > 0) || isinf(compensated_sum_value(&all)))
        return matrix_refused(m, MATRIX_WEIGHTS);
    for (size_t j = 0; j < m->k; j++)
        extent[j] = (column_extent){.weight = m->weight[j] / compensated_sum_value(&all), .is_up = matrix_is_up(m, j)};
    return matrix_fine(m);
}

matrix_problem decision_matrix_survey(const decision_matrix *m, matrix_sign sign, column_extent *extent)
{
    matrix_problem found;

    if (!m->n || !m->k)
        return matrix_refused(m, MATRIX_EMPTY);
    found = scale_weights(m, extent);
    for (size_t j = 0; j < m->k && found.status == MATRIX_FINE; j++) {
        if (extent[j].weight == 0)
            continue;
        survey_column(m->x[j], m->n, &extent[j]);
        found = isfinite(extent[j].squares) ? check_signs(m, sign, j, &extent[j]) : find_odd(m, j);
    }
    return found;
}
