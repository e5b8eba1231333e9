/*
 * One pass over each column finds its extremes, its sum and its sum of squares in lanes; a gap or an infinite cell shows in
 * the sum of squares, and only then is looked for.
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

/* Extremes and sums of x[n] by lanes; n is a multiple of LANES. */
KERNEL static void survey_lanes(const double *restrict x, size_t n, double *restrict least, double *restrict greatest,
                                lane_sum *restrict sum, lane_sum *restrict squares)
{
    lane_sum s = *sum, q = *squares;
    double low[LANES], high[LANES];

    for (size_t l = 0; l < LANES; l++) {
        low[l] = least[l];
        high[l] = greatest[l];
    }
    for (size_t i = 0; i < n; i += LANES) {
        for (size_t l = 0; l < LANES; l++) {
            double v = x[i + l];

            low[l] = v < low[l] ? v : low[l];
            high[l] = v > high[l] ? v : high[l];
            lane_add(&s, l, v);
            lane_add(&q, l, v * v);
        }
    }
    for (size_t l = 0; l < LANES; l++) {
        least[l] = low[l];
        greatest[l] = high[l];
    }
    *sum = s;
    *squares = q;
}

static void survey_column(const double *x, size_t n, column_extent *e)
{
    double least[LANES], greatest[LANES], low = INFINITY, high = -INFINITY;
    lane_sum sum = {{0}, {0}}, squares = {{0}, {0}};
    size_t even = n - n % LANES;

    for (size_t l = 0; l < LANES; l++) {
        least[l] = INFINITY;
        greatest[l] = -INFINITY;
    }
    survey_lanes(x, even, least, greatest, &sum, &squares);
    for (size_t i = even; i < n; i++) {
        low = fmin(low, x[i]);
        high = fmax(high, x[i]);
        lane_add(&sum, i - even, x[i]);
        lane_add(&squares, i - even, x[i] * x[i]);
    }
    for (size_t l = 0; l < LANES; l++) {
        low = fmin(low, least[l]);
        high = fmax(high, greatest[l]);
    }
    e->best = e->is_up ? high : low;
    e->worst = e->is_up ? low : high;
    e->sum = lane_value(&sum);
    e->squares = lane_value(&squares);
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
