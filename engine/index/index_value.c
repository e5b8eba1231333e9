/*
 * The index of one company and its decomposition.
 *
 *   group   V = mean over its indicators with a value, weights rescaled to sum 1
 *   total   S = mean over the groups that have one; missing below the minimum coverage
 *
 * Means are weighted arithmetic or geometric. An arithmetic mean is decomposed into weight * value; a geometric one is
 * divided in the same proportions, so that parts are never negative and a value of 0 contributes nothing. Parts are
 * rounded by aggregate_apportion, so that they add up to the rounded total.
 */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "index/index_internal.h"
#include "composite/aggregate.h"

/*
 * The value that counts: missing by `gap`, undefined 0, rescaled to floor..1 (a geometric mean must not be 0 for one
 * 0).
 */
static double counted(const index_model *m, double x, index_gap gap)
{
    switch (cell_state_of(x)) {
    case CELL_VALUE:
        break;
    case CELL_MISSING:
        if (gap == GAP_LEFT_OUT)
            return x;
        x = gap == GAP_HIGHEST;
        break;
    case CELL_NOT_APPLICABLE:
        return x;
    case CELL_UNDEFINED:
        x = 0;
        break;
    }
    return m->floor + (1 - m->floor) * x;
}

double index_mean_of(mean_kind kind, const double *value, const double *weight, size_t k)
{
    return kind == MEAN_GEOMETRIC ? aggregate_geometric(value, weight, k)
                                  : aggregate_arithmetic(value, weight, k);
}

void index_counted(const index_model *m, const double *scaled, size_t stride, index_gap gap, double *value)
{
    for (size_t i = 0; i < m->n_indicators; i++)
        value[i] = counted(m, scaled[i * stride], gap);
}

static double group_of(const index_model *m, const index_weights *w, size_t group, const double *scaled,
                       size_t stride, index_gap gap, double *value)
{
    const index_group *g = &m->groups[group];

    for (size_t i = g->first; i < g->first + g->n; i++)
        value[i] = counted(m, scaled[i * stride], gap);
    return index_mean_of(m->within, value + g->first, w->indicator + g->first, g->n);
}

double index_group_value(const index_model *m, const index_weights *w, size_t group,
                         const double *scaled, size_t stride)
{
    double value[INDEX_MOST_INDICATORS];

    return group_of(m, w, group, scaled, stride, GAP_LEFT_OUT, value);
}

/* Divide `whole` among k members in proportion to weight * value; shares get the weights rescaled to sum `all`. */
static void divide(double whole, double all, const double *value, const double *weight, size_t k,
                   double *parts, double *shares)
{
    double weights = 0, sum = 0;

    for (size_t j = 0; j < k; j++) {
        if (cell_is_value(value[j])) {
            weights += weight[j];
            sum += weight[j] * value[j];
        }
    }
    for (size_t j = 0; j < k; j++) {
        bool counts = cell_is_value(value[j]) && cell_is_value(whole);

        parts[j] = counts && sum > 0 ? whole * (weight[j] * value[j] / sum) : 0;
        shares[j] = counts && weights > 0 ? all * weight[j] / weights : 0;
    }
}

double index_coverage(const index_model *m, const index_weights *w, const double *value)
{
    double covered = 0;

    for (size_t i = 0; i < m->n_indicators; i++) {
        if (cell_is_value(value[i]))
            covered += w->group[m->indicators[i].group] * w->indicator[i];
    }
    return covered;
}

double index_value(const index_model *m, const index_weights *w, const double *scaled, size_t stride,
                   index_gap gap, double *parts, double *weight)
{
    double value[INDEX_MOST_INDICATORS], groups[INDEX_MOST_GROUPS];
    double group_parts[INDEX_MOST_GROUPS], group_shares[INDEX_MOST_GROUPS], total;

    for (size_t g = 0; g < m->n_groups; g++)
        groups[g] = group_of(m, w, g, scaled, stride, gap, value);
    total = index_mean_of(m->across, groups, w->group, m->n_groups);
    if (!index_is_covered(m, index_coverage(m, w, value)))
        total = cell_missing();
    if (!parts)
        return total;
    divide(total, 1, groups, w->group, m->n_groups, group_parts, group_shares);
    for (size_t g = 0; g < m->n_groups; g++) {
        size_t first = m->groups[g].first;

        divide(group_parts[g], group_shares[g], value + first, w->indicator + first, m->groups[g].n,
               parts + first, weight + first);
    }
    return total;
}

double index_units_a_point(const index_model *m)
{
    double units = 1;

    for (int i = 0; i < m->decimals; i++)
        units *= 10;
    return units;
}

static double units_in_all(const index_model *m)
{
    return 100 * index_units_a_point(m);
}

long index_units(const index_model *m, double value)
{
    return lround(value * units_in_all(m));
}

double index_points(const index_model *m, long units)
{
    return (double)units / index_units_a_point(m);
}

double index_rounded(const index_model *m, double value)
{
    return cell_is_value(value) ? index_points(m, index_units(m, value)) : value;
}

bool index_result_parts(const index_result *r, size_t place, index_parts *out)
{
    const index_model *m = r->model;
    double part[INDEX_MOST_INDICATORS];
    double value = index_value(m, &r->weights, r->scaled + place, r->n,
                               m->is_reweighted ? GAP_LEFT_OUT : GAP_LOWEST, part, out->weight);

    memset(out->group, 0, sizeof out->group);
    memset(out->indicator, 0, sizeof out->indicator);
    out->total = 0;
    if (!cell_is_value(value))
        return false;
    out->total = index_units(m, value);
    for (size_t i = 0; i < m->n_indicators; i++)
        part[i] *= units_in_all(m);
    aggregate_apportion(part, m->n_indicators, out->total, out->indicator);
    for (size_t i = 0; i < m->n_indicators; i++)
        out->group[m->indicators[i].group] += out->indicator[i];
    return true;
}
