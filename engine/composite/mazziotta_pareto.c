/*
 * Mean and deviation of a company's values in two passes, and the penalty.
 */
#include "composite/mazziotta_pareto.h"

#include "base/cell.h"
#include "numeric/sample.h"

static const double scale_low = 70, scale_high = 130;

/* The mean of the values that there are and the sum of their squared distances from it; returns how many. */
static size_t spread(const double *value, size_t k, double *mean, double *squares)
{
    compensated_sum sum = {0}, square_sum = {0};
    size_t count = 0;

    for (size_t j = 0; j < k; j++) {
        if (!cell_is_value(value[j]))
            continue;
        compensated_sum_add(&sum, value[j]);
        count++;
    }
    *mean = count ? compensated_sum_value(&sum) / (double)count : 0;
    for (size_t j = 0; j < k; j++) {
        if (cell_is_value(value[j]))
            compensated_sum_add(&square_sum, (value[j] - *mean) * (value[j] - *mean));
    }
    *squares = compensated_sum_value(&square_sum);
    return count;
}

static double penalised(double mean, double variance, imbalance effect)
{
    double penalty = variance / mean; /* S cv = S^2 / M = M cv^2 */

    return effect == IMBALANCE_LOWERS ? mean - penalty : mean + penalty;
}

double mazziotta_pareto(const double *value, size_t k, imbalance effect)
{
    double mean, squares;
    size_t count = spread(value, k, &mean, &squares);

    if (!count)
        return cell_missing();
    return mean > 0 ? penalised(mean, count > 1 ? squares / (double)(count - 1) : 0, effect) : cell_undefined();
}

double mazziotta_pareto_adjusted(const double *value, size_t k, imbalance effect)
{
    double mean, squares;
    size_t count = spread(value, k, &mean, &squares);

    if (!count)
        return cell_missing();
    return mean > 0 ? penalised(mean, squares / (double)count, effect) : cell_undefined();
}

void mazziotta_pareto_scale(const double *x, size_t n, double low, double high, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = cell_is_value(x[i]) ? scale_low + (scale_high - scale_low) * ((x[i] - low) / (high - low)) : x[i];
}
