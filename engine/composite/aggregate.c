/*
 * Weighted arithmetic and geometric means, and apportioning of rounded parts by largest remainders.
 */
#include "composite/aggregate.h"

#include <math.h>

#include "base/cell.h"
#include "numeric/sample.h"

static double known_weight(const double *value, const double *weight, size_t k)
{
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (cell_is_value(value[j]))
            compensated_sum_add(&sum, weight[j]);
    }
    return compensated_sum_value(&sum);
}

double aggregate_arithmetic(const double *value, const double *weight, size_t k)
{
    double all = known_weight(value, weight, k);
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (cell_is_value(value[j]))
            compensated_sum_add(&sum, weight[j] * value[j]);
    }
    return all > 0 ? compensated_sum_value(&sum) / all : cell_missing();
}

double aggregate_geometric(const double *value, const double *weight, size_t k)
{
    double all = known_weight(value, weight, k);
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (!cell_is_value(value[j]) || weight[j] == 0)
            continue;
        if (value[j] <= 0)
            return value[j] < 0 ? cell_undefined() : 0;
        compensated_sum_add(&sum, weight[j] * log(value[j]));
    }
    return all > 0 ? exp(compensated_sum_value(&sum) / all) : cell_missing();
}

/* The part whose units deviate most from it in the given direction; k if none may be changed. */
static size_t furthest(const double *part, const long *unit, size_t k, int direction)
{
    size_t best = k;

    for (size_t j = 0; j < k; j++) {
        if (part[j] <= 0 || (direction < 0 && unit[j] == 0))
            continue;
        if (best == k || direction * (part[j] - (double)unit[j]) >
                             direction * (part[best] - (double)unit[best]))
            best = j;
    }
    return best;
}

void aggregate_apportion(const double *part, size_t k, long total, long *unit)
{
    long rest = total;

    for (size_t j = 0; j < k; j++) {
        unit[j] = part[j] > 0 ? (long)floor(part[j]) : 0;
        rest -= unit[j];
    }
    while (rest) {
        int direction = rest > 0 ? 1 : -1;
        size_t j = furthest(part, unit, k, direction);

        if (j == k)
            return;
        unit[j] += direction;
        rest -= direction;
    }
}
