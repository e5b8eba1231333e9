/*
 * Min-max, goalposts, shares of a base, percentile ranks (mean ranks for ties) and z-scores.
 */
#include "composite/normalise.h"

#include <stdlib.h>

#include "base/cell.h"
#include "numeric/sample.h"

static const double no_spread = 0.5;

void normalise_min_max(const double *x, size_t n, bool is_up, double *out)
{
    double least, greatest, worst, width;

    if (!sample_range(x, n, &least, &greatest))
        greatest = least = 0;
    worst = is_up ? least : greatest;
    width = is_up ? greatest - least : least - greatest;
    for (size_t i = 0; i < n; i++) {
        if (!cell_is_value(x[i]))
            out[i] = x[i];
        else
            out[i] = width == 0 ? no_spread : (x[i] - worst) / width;
    }
}

void normalise_goalposts(const double *x, size_t n, double low, double high, bool is_up, double *out)
{
    for (size_t i = 0; i < n; i++) {
        double part = is_up ? (x[i] - low) / (high - low) : (high - x[i]) / (high - low);

        out[i] = !cell_is_value(x[i]) ? x[i] : part < 0 ? 0 : part > 1 ? 1 : part;
    }
}

void normalise_base(const double *x, size_t n, double base, double *out)
{
    for (size_t i = 0; i < n; i++) {
        double part = x[i] / base;

        out[i] = !cell_is_value(x[i]) ? x[i] : part < 0 ? 0 : part;
    }
}

static int by_value(const void *a, const void *b)
{
    double x = ((const ranked_cell *)a)->value, y = ((const ranked_cell *)b)->value;

    return (x > y) - (x < y);
}

void normalise_percentile(const double *x, size_t n, bool is_up, double *out, ranked_cell *work)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]))
            work[count++] = (ranked_cell){is_up ? x[i] : -x[i], i};
        else
            out[i] = x[i];
    }
    if (count > 1)
        qsort(work, count, sizeof *work, by_value);
    for (size_t first = 0, end; first < count; first = end) {
        double mean_rank;

        for (end = first + 1; end < count && work[end].value == work[first].value; end++)
            continue;
        mean_rank = (double)(first + end - 1) / 2; /* counted from 0 */
        for (size_t i = first; i < end; i++)
            out[work[i].at] = count == 1 ? no_spread : mean_rank / (double)(count - 1);
    }
}

void normalise_z_score(const double *x, size_t n, bool is_up, double *out, double *work)
{
    size_t count = sample_sort(x, n, work);
    double mean = sample_mean(work, count);
    double deviation = sample_deviation(work, count);
    double sign = is_up ? 1 : -1;

    for (size_t i = 0; i < n; i++) {
        if (!cell_is_value(x[i]))
            out[i] = x[i];
        else
            out[i] = deviation > 0 ? sign * ((x[i] - mean) / deviation) : 0;
    }
}
