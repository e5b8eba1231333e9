/*
 * Weights divided by their compensated sum.
 */
#include "composite/weight_scale.h"

#include <math.h>

#include "numeric/sample.h"

void weights_equal(size_t k, double *out)
{
    for (size_t j = 0; j < k; j++)
        out[j] = 1 / (double)k;
}

void weights_scale(const double *given, size_t k, double *out)
{
    compensated_sum sum = {0};
    double total;

    for (size_t j = 0; j < k; j++)
        compensated_sum_add(&sum, given[j]);
    total = compensated_sum_value(&sum);
    if (!(total > 0) || isinf(total)) {
        weights_equal(k, out);
        return;
    }
    for (size_t j = 0; j < k; j++)
        out[j] = given[j] / total;
}
