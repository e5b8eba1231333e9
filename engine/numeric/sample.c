/*
 * Statistics over a sorted copy of the values; formulas at the functions.
 */
#include "numeric/sample.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_statistics_double.h>

#include "base/cell.h"

void compensated_sum_add(compensated_sum *s, double x)
{
    double total = s->total + x;

    s->lost += fabs(s->total) >= fabs(x) ? (s->total - total) + x : (x - total) + s->total;
    s->total = total;
}

double compensated_sum_value(const compensated_sum *s)
{
    return s->total + s->lost;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

size_t sample_sort(const double *x, size_t n, double *sorted)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]))
            sorted[count++] = x[i] + 0.0; /* turns -0 into 0 */
    }
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, ascending);
    return count;
}

bool sample_range(const double *x, size_t n, double *least, double *greatest)
{
    *least = INFINITY;
    *greatest = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (x[i] < *least)
            *least = x[i];
        if (x[i] > *greatest)
            *greatest = x[i];
    }
    return *least <= *greatest;
}

double sample_mean(const double *sorted, size_t n)
{
    compensated_sum s = {0};

    for (size_t i = 0; i < n; i++)
        compensated_sum_add(&s, sorted[i]);
    return n ? compensated_sum_value(&s) / (double)n : NAN;
}

static double sum_of_squares(const double *sorted, size_t n)
{
    double mean = sample_mean(sorted, n);
    compensated_sum s = {0};

    for (size_t i = 0; i < n; i++)
        compensated_sum_add(&s, (sorted[i] - mean) * (sorted[i] - mean));
    return compensated_sum_value(&s);
}

double sample_deviation(const double *sorted, size_t n)
{
    if (n < 2)
        return NAN;
    return sqrt(sum_of_squares(sorted, n) / ((double)n - 1));
}

double sample_quantile(const double *sorted, size_t n, double p)
{
    return gsl_stats_quantile_from_sorted_data(sorted, 1, n, p);
}
