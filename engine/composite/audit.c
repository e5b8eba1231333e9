/*
 * Sums over columns, compensated. What a pair is, a duplicate or a correlation, is found once for each of k (k - 1) / 2 pairs.
 */
#include "composite/audit.h"

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "numeric/correlation.h"
#include "numeric/sample.h"

/* --- alpha -------------------------------------------------------------------------------------- */

/* Covariance (n - 1) over the rows in which both have a value; undefined if there are fewer than two. */
static double covariance(const double *x, const double *y, size_t n)
{
    compensated_sum sx = {0}, sy = {0}, products = {0};
    double count = 0, mean_x, mean_y;

    for (size_t i = 0; i < n; i++) {
        if (!cell_is_value(x[i]) || !cell_is_value(y[i]))
            continue;
        compensated_sum_add(&sx, x[i]);
        compensated_sum_add(&sy, y[i]);
        count++;
    }
    if (count < 2)
        return cell_undefined();
    mean_x = compensated_sum_value(&sx) / count;
    mean_y = compensated_sum_value(&sy) / count;
    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]) && cell_is_value(y[i]))
            compensated_sum_add(&products, (x[i] - mean_x) * (y[i] - mean_y));
    }
    return compensated_sum_value(&products) / (count - 1);
}

double audit_cronbach(const double *const *x, size_t k, size_t n)
{
    compensated_sum own = {0}, all = {0};
    double total;

    for (size_t i = 0; i < k; i++) {
        double v = covariance(x[i], x[i], n);

        compensated_sum_add(&own, v);
        compensated_sum_add(&all, v);
        for (size_t j = 0; j < i; j++)
            compensated_sum_add(&all, 2 * covariance(x[i], x[j], n));
    }
    total = compensated_sum_value(&all);
    if (k < 2 || !(fabs(total) > 0) || isinf(total))
        return cell_undefined();
    return (double)k / (double)(k - 1) * (1 - compensated_sum_value(&own) / total);
}

/* --- pairs ---------------------------------------------------------------------------------------- */

static bool is_equal(const double *x, const double *y, size_t n)
{
    size_t i = 0;

    while (i < n && (x[i] == y[i] || (!cell_is_value(x[i]) && !cell_is_value(y[i]))))
        i++;
    return i == n;
}

static bool is_constant(const double *x, size_t n)
{
    double least, greatest;

    return !sample_range(x, n, &least, &greatest) || least == greatest;
}

static int by_strength(const void *x, const void *y)
{
    const audit_pair *a = x, *b = y;
    double of_a = fabs(a->r), of_b = fabs(b->r);

    if (of_a != of_b)
        return of_a < of_b ? 1 : -1;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    return (a->j > b->j) - (a->j < b->j);
}

static bool find_pairs(const double *const *x, size_t k, size_t n, const uint32_t *group, double limit, audit_correlations *c)
{
    compensated_sum sum[2] = {{0, 0}, {0, 0}};
    size_t count[2] = {0}, capacity = 0;

    for (size_t i = 0; i < k; i++) {
        for (size_t j = i + 1; j < k; j++) {
            audit_pair p = {i, j, c->matrix[i * k + j], group[i] == group[j], is_equal(x[i], x[j], n)};

            if (c->is_constant[i] || c->is_constant[j])
                continue;
            compensated_sum_add(&sum[p.same_group], p.r);
            count[p.same_group]++;
            if (!p.is_duplicate && !(fabs(p.r) > limit))
                continue;
            if (!allocate_room((void **)&c->flagged, &capacity, c->n_flagged + 1, sizeof *c->flagged))
                return false;
            c->flagged[c->n_flagged++] = p;
        }
    }
    c->across = count[0] ? compensated_sum_value(&sum[0]) / (double)count[0] : cell_undefined();
    c->within = count[1] ? compensated_sum_value(&sum[1]) / (double)count[1] : cell_undefined();
    if (c->n_flagged)
        qsort(c->flagged, c->n_flagged, sizeof *c->flagged, by_strength);
    return true;
}

tidu_status audit_correlate(const double *const *x, size_t k, size_t n, const uint32_t *group, double limit,
                            audit_correlations *out, tidu_error *err)
{
    *out = (audit_correlations){.matrix = allocate_array(k * k + 1, sizeof *out->matrix),
                                .is_constant = allocate_array(k + 1, sizeof *out->is_constant)};
    if (out->matrix && out->is_constant) {
        for (size_t j = 0; j < k; j++)
            out->n_constant += out->is_constant[j] = is_constant(x[j], n);
        correlation_matrix(x, k, n, out->matrix);
        if (find_pairs(x, k, n, group, limit, out))
            return TIDU_OK;
    }
    audit_correlations_clear(out);
    return error_memory(err);
}

void audit_correlations_clear(audit_correlations *c)
{
    release(c->matrix);
    release(c->flagged);
    release(c->is_constant);
    *c = (audit_correlations){0};
}

/* --- weights ------------------------------------------------------------------------------------ */

void audit_importance(const double *const *x, size_t k, size_t n, const double *index, double *square, double *share)
{
    bool still = is_constant(index, n);
    double sum = 0;

    for (size_t j = 0; j < k; j++) {
        double r = correlation_pearson(x[j], index, n);

        square[j] = still || is_constant(x[j], n) ? cell_undefined() : r * r;
        sum += cell_is_value(square[j]) ? square[j] : 0;
    }
    for (size_t j = 0; j < k; j++)
        share[j] = !cell_is_value(square[j]) || !(sum > 0) ? cell_undefined() : square[j] / sum;
}
