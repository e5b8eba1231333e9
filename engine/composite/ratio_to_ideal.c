/*
 * Ratios are added up column by column in blocks of rows; products as sums of logarithms (numeric/logarithm.h).
 */
#include "composite/ratio_to_ideal.h"

#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "numeric/kernel.h"
#include "numeric/logarithm.h"

enum { BLOCK = 512 };

KERNEL static void ratios(const double *restrict x, size_t n, double best, int is_up, double *restrict out)
{
    if (is_up) {
        for (size_t i = 0; i < n; i++)
            out[i] = x[i] / best;
    } else {
        for (size_t i = 0; i < n; i++)
            out[i] = best / x[i];
    }
}

KERNEL static void add_weighted(const double *restrict x, size_t n, double weight, double *restrict out)
{
    for (size_t i = 0; i < n; i++)
        out[i] += weight * x[i];
}

static size_t block_size(size_t n, size_t first)
{
    return n - first < BLOCK ? n - first : BLOCK;
}

/* The survey of a matrix into extent[k], to be released. */
static matrix_problem survey(const decision_matrix *m, matrix_sign sign, column_extent **extent)
{
    *extent = allocate_array(m->k ? m->k : 1, sizeof **extent);
    return *extent ? decision_matrix_survey(m, sign, *extent) : matrix_refused(m, MATRIX_MEMORY);
}

/* --- WASPAS ---------------------------------------------------------------------- */

static void waspas_block(const decision_matrix *m, const column_extent *extent, double lambda, size_t first, double *out)
{
    double ratio[BLOCK], sum[BLOCK] = {0}, log_product[BLOCK] = {0};
    size_t n = block_size(m->n, first);

    for (size_t j = 0; j < m->k; j++) {
        if (extent[j].weight == 0)
            continue;
        ratios(m->x[j] + first, n, extent[j].best, extent[j].is_up, ratio);
        add_weighted(ratio, n, extent[j].weight, sum);
        if (lambda == 1)
            continue;
        logarithm(ratio, ratio, n); /* of 0: minus infinity, whose exponential is 0 again */
        add_weighted(ratio, n, extent[j].weight, log_product);
    }
    for (size_t i = 0; i < n; i++)
        out[first + i] = lambda * sum[i] + (lambda == 1 ? 0 : (1 - lambda) * exp(log_product[i]));
}

matrix_problem waspas(const decision_matrix *m, double lambda, double *out)
{
    column_extent *extent;
    matrix_problem found = survey(m, MATRIX_POSITIVE_COSTS, &extent);

    if (found.status == MATRIX_FINE && !(lambda >= 0 && lambda <= 1))
        found = matrix_refused(m, MATRIX_PARAMETER);
    for (size_t first = 0; first < m->n && found.status == MATRIX_FINE; first += BLOCK)
        waspas_block(m, extent, lambda, first, out);
    release(extent);
    return found;
}

/* --- weighted sums of ratios ----------------------------------------------------- */

/* out[i] = sum over the columns of weight * ratio. */
static void weighted_ratios(const decision_matrix *m, const column_extent *extent, double *out)
{
    double ratio[BLOCK];

    for (size_t first = 0; first < m->n; first += BLOCK) {
        size_t n = block_size(m->n, first);

        for (size_t i = first; i < first + n; i++)
            out[i] = 0;
        for (size_t j = 0; j < m->k; j++) {
            if (extent[j].weight == 0)
                continue;
            ratios(m->x[j] + first, n, extent[j].best, extent[j].is_up, ratio);
            add_weighted(ratio, n, extent[j].weight, out + first);
        }
    }
}

/* Replace the best (worst) of the data by given values above 0. */
static matrix_problem replace(const decision_matrix *m, column_extent *extent, const double *given, bool is_best)
{
    for (size_t j = 0; j < m->k && given; j++) {
        if (extent[j].weight == 0)
            continue;
        if (!(given[j] > 0) || isinf(given[j]))
            return (matrix_problem){MATRIX_PARAMETER, m->n, j};
        *(is_best ? &extent[j].best : &extent[j].worst) = given[j];
    }
    return matrix_fine(m);
}

/* Utilities relative to those of the worst and the best values, and the compromise of both. */
static double marcos_utility(double sum, double of_worst, double of_best)
{
    double above_worst = sum / of_worst, below_best = sum / of_best, both = above_worst + below_best;
    double to_best = above_worst / both, to_worst = below_best / both;

    return both / (1 + (1 - to_best) / to_best + (1 - to_worst) / to_worst);
}

matrix_problem marcos(const decision_matrix *m, const double *best, const double *worst, double *out)
{
    column_extent *extent;
    matrix_problem found = survey(m, MATRIX_POSITIVE_COSTS, &extent);
    double of_worst = 0, of_best = 0;

    if (found.status == MATRIX_FINE)
        found = replace(m, extent, best, true);
    if (found.status == MATRIX_FINE)
        found = replace(m, extent, worst, false);
    for (size_t j = 0; j < m->k && found.status == MATRIX_FINE; j++) {
        const column_extent *e = &extent[j];

        of_best += e->weight;
        if (e->weight > 0)
            of_worst += e->weight * (e->is_up ? e->worst / e->best : e->best / e->worst);
    }
    if (found.status == MATRIX_FINE && of_worst == 0) /* the worst of every column is 0: nothing is above it by a factor */
        found = matrix_refused(m, MATRIX_ZERO);
    if (found.status == MATRIX_FINE)
        weighted_ratios(m, extent, out);
    for (size_t i = 0; i < m->n && found.status == MATRIX_FINE; i++)
        out[i] = out[i] > 0 ? marcos_utility(out[i], of_worst, of_best) : 0;
    release(extent);
    return found;
}
