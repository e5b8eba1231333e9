/*
 * The means of the members of a node (composite/aggregate.h). The index of Mazziotta and Pareto is the adjusted one: values
 * of 0 to 1 stand on its scale of 70 to 130, and what it gives lies there again.
 */
#include <math.h>

#include "base/cell.h"
#include "composite/aggregate.h"
#include "composite/mazziotta_pareto.h"
#include "index/index_internal.h"

static double penalised(const double *value, size_t k, bool is_raised)
{
    static const double low = 70, range = 60;
    double on_scale[INDEX_MOST_NODES], x;

    mazziotta_pareto_scale(value, k, 0, 1, on_scale);
    x = mazziotta_pareto_adjusted(on_scale, k, is_raised ? IMBALANCE_RAISES : IMBALANCE_LOWERS);
    return cell_is_value(x) ? fmax((x - low) / range, 0) : x;
}

double index_mean_of(const index_mean *how, const double *value, const double *weight, size_t k)
{
    switch (how->kind) {
    case MEAN_ARITHMETIC:
        return aggregate_arithmetic(value, weight, k);
    case MEAN_GEOMETRIC:
        return aggregate_geometric(value, weight, k);
    case MEAN_HARMONIC:
        return aggregate_harmonic(value, weight, k);
    case MEAN_LEAST:
        return aggregate_least(value, weight, k);
    case MEAN_WEIGHTED_LEAST:
        return aggregate_weighted_least(value, weight, k);
    case MEAN_MEDIAN:
        return aggregate_median(value, weight, k);
    case MEAN_MPI:
        return penalised(value, k, how->is_raised);
    case MEAN_POWER:
        return aggregate_power(value, weight, k, how->exponent);
    case MEAN_ORDERED:
        return aggregate_ordered(value, how->position, k);
    case MEAN_OF_LIST:
        break;
    }
    return cell_missing();
}

/* The member that decides: the least value, of a weighted minimum raised the more the less it weighs; k: none. */
static size_t binding_member(const index_mean *how, const double *value, const double *weight, size_t k)
{
    double most = 0, least = INFINITY;
    size_t found = k;

    for (size_t j = 0; j < k; j++)
        most = cell_is_value(value[j]) ? fmax(most, weight[j]) : most;
    for (size_t j = 0; j < k; j++) {
        double own = how->kind == MEAN_LEAST ? value[j] : fmax(value[j], 1 - weight[j] / most);

        if (cell_is_value(value[j]) && weight[j] > 0 && own < least) {
            least = own;
            found = j;
        }
    }
    return found;
}

void index_mean_weights(const index_mean *how, const double *value, const double *weight, size_t k, double *out)
{
    bool is_least = how->kind == MEAN_LEAST || how->kind == MEAN_WEIGHTED_LEAST;
    size_t binding = is_least ? binding_member(how, value, weight, k) : k;

    if (how->kind == MEAN_ORDERED) {
        aggregate_ordered_shares(value, how->position, k, out);
        return;
    }
    for (size_t j = 0; j < k; j++)
        out[j] = is_least ? j == binding : weight[j];
}
