/*
 * The index of one company and its decomposition, bottom up over the tree.
 *
 *   group   V = mean over its members with a value, weights rescaled to sum 1
 *   total   V of the root; missing below the minimum coverage
 *
 * An arithmetic mean is decomposed into weight * value; any other, and the score of a method that compares the list, is
 * divided in the same proportions, so that parts are never negative and a value of 0 contributes nothing. Of a least value
 * the member that has it takes all; of an ordered mean a weight is that of the position. Parts of indicators are rounded by aggregate_apportion, so that they add up to the rounded total; that of a group is their sum.
 */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "index/index_internal.h"
#include "composite/aggregate.h"

/*
 * The value that counts: missing as it is to count, undefined 0, rescaled to floor..1 (a geometric mean must not be 0 for one
 * 0).
 */
static double counted(const index_model *m, double x, double as_missing)
{
    switch (cell_state_of(x)) {
    case CELL_VALUE:
        break;
    case CELL_MISSING:
        if (!cell_is_value(as_missing))
            return x;
        x = as_missing;
        break;
    case CELL_NOT_APPLICABLE:
        return x;
    case CELL_UNDEFINED:
        x = 0;
        break;
    }
    return m->floor + (1 - m->floor) * x;
}

/* The value of a node whose members' values are there. */
static double value_of(const index_model *m, const index_weights *w, size_t node, const double *scaled, size_t stride,
                       index_gap gap, const double *value)
{
    const index_node *x = &m->nodes[node];

    if (index_is_leaf(x))
        return counted(m, scaled[x->indicator * stride], gap ? gap[x->indicator] : cell_missing());
    return index_mean_of(&x->aggregation, value + x->first_child, w->node + x->first_child, x->n_children);
}

void index_values(const index_model *m, const index_weights *w, const double *scaled, size_t stride, index_gap gap,
                  double *value)
{
    for (size_t i = m->n_nodes; i-- > 0;)
        value[i] = value_of(m, w, i, scaled, stride, gap, value);
}

/* A call stands for a level of the tree. */
double index_node_value(const index_model *m, const index_weights *w, size_t node, const double *scaled, size_t stride)
{
    const index_node *x = &m->nodes[node];
    double value[INDEX_MOST_NODES];

    if (index_is_leaf(x))
        return counted(m, scaled[x->indicator * stride], cell_missing());
    for (size_t j = 0; j < x->n_children; j++)
        value[j] = index_node_value(m, w, x->first_child + j, scaled, stride);
    return index_mean_of(&x->aggregation, value, w->node + x->first_child, x->n_children);
}

/*
 * Divide `whole` among k members in proportion to weight * value; shares get the weights rescaled to sum `all`. Values
 * below 0 stand on scales without an end, which only arithmetic means take: there the part is share * value.
 */
static void divide(double whole, double all, const double *value, const double *weight, size_t k,
                   double *parts, double *shares)
{
    double weights = 0, sum = 0;
    bool is_below = false;

    for (size_t j = 0; j < k; j++) {
        if (cell_is_value(value[j])) {
            weights += weight[j];
            sum += weight[j] * value[j];
            is_below |= value[j] < 0;
        }
    }
    for (size_t j = 0; j < k; j++) {
        bool counts = cell_is_value(value[j]) && cell_is_value(whole) && weights > 0;
        double share = counts ? weight[j] / weights : 0;

        shares[j] = all * share;
        parts[j] = counts && !is_below ? whole * (sum > 0 ? weight[j] * value[j] / sum : share) : 0;
        if (counts && is_below)
            parts[j] = shares[j] * value[j];
    }
}

/* The sum of the weights of indicators whose values count; value[node]. */
static double coverage(const index_model *m, const index_weights *w, const double *value)
{
    double covered = 0;

    for (size_t i = 0; i < m->n_indicators; i++) {
        if (cell_is_value(value[m->indicators[i].node]))
            covered += w->share[i];
    }
    return covered;
}

double index_value(const index_model *m, const index_weights *w, const double *scaled, size_t stride, index_gap gap)
{
    double value[INDEX_MOST_NODES];

    index_values(m, w, scaled, stride, gap, value);
    return index_is_covered(m, coverage(m, w, value)) ? value[0] : cell_missing();
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

/* A value of 0 to 1 in units of 10^-decimals of 100 points, rounded half away from 0. */
static long units(const index_model *m, double value)
{
    return lround(value * units_in_all(m));
}

double index_points(const index_model *m, long units)
{
    return (double)units / index_units_a_point(m);
}

double index_rounded(const index_model *m, double value)
{
    return cell_is_value(value) ? index_points(m, units(m, value)) : value;
}

/* Divide the value of the root among all nodes, from the top. `own`: a company's own weights of the members of the root. */
static void divide_all(const index_model *m, const index_weights *w, const double *own, const double *value, double *parts,
                       double *shares)
{
    parts[0] = value[0];
    shares[0] = 1;
    for (size_t i = 0; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];
        size_t first = x->first_child;
        double weight[INDEX_MOST_NODES];

        if (index_is_leaf(x))
            continue;
        index_mean_weights(&x->aggregation, value + first, i == 0 && own ? own : w->node + first, x->n_children, weight);
        divide(parts[i], shares[i], value + first, weight, x->n_children, parts + first, shares + first);
    }
}

/* Give the total to indicators, and add up what groups have of it. */
static void apportion(const index_model *m, const double *parts, index_parts *out)
{
    double part[INDEX_MOST_INDICATORS];
    long unit[INDEX_MOST_INDICATORS];

    for (size_t i = 0; i < m->n_indicators; i++)
        part[i] = parts[m->indicators[i].node] * units_in_all(m);
    aggregate_apportion(part, m->n_indicators, out->total, unit);
    for (size_t i = 0; i < m->n_indicators; i++) {
        for (size_t at = m->indicators[i].node; at != INDEX_NONE; at = m->nodes[at].parent)
            out->node[at] += unit[i];
    }
}

bool index_result_parts(const index_result *r, size_t place, index_parts *out)
{
    const index_model *m = r->model;
    const index_weights *w = index_weights_of(r, place);
    double parts[INDEX_MOST_NODES];

    memset(out, 0, sizeof *out);
    index_values(m, w, r->scaled + place, r->n, GAP_LEFT_OUT, out->value);
    if (r->compared)
        out->value[0] = r->compared->value[r->order[place]];
    if (!index_is_covered(m, coverage(m, w, out->value)))
        out->value[0] = cell_missing();
    divide_all(m, w, index_compared_weights(r, r->order[place]), out->value, parts, out->weight);
    if (!cell_is_value(out->value[0]))
        return false;
    out->total = units(m, out->value[0]);
    apportion(m, parts, out);
    index_items_part(r, r->order[place], out);
    return true;
}
