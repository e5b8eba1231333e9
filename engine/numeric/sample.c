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

/* The mean of (x - mean)^power. */
static double central_moment(const double *sorted, size_t n, int power)
{
    double mean = sample_mean(sorted, n);
    compensated_sum s = {0};

    for (size_t i = 0; i < n; i++) {
        double d = sorted[i] - mean, product = d;

        for (int k = 1; k < power; k++)
            product *= d;
        compensated_sum_add(&s, product);
    }
    return compensated_sum_value(&s) / (double)n;
}

double sample_deviation(const double *sorted, size_t n)
{
    if (n < 2)
        return NAN;
    return sqrt(central_moment(sorted, n, 2) * (double)n / ((double)n - 1));
}

double sample_quantile(const double *sorted, size_t n, double p)
{
    return gsl_stats_quantile_from_sorted_data(sorted, 1, n, p);
}

static bool has_spread(const double *sorted, size_t n)
{
    return n && sorted[0] < sorted[n - 1];
}

/* G1 = g1 sqrt(n (n - 1)) / (n - 2),  g1 = m3 / m2^(3/2) */
double sample_skewness(const double *sorted, size_t n)
{
    double m2, count = (double)n;

    if (n < 3 || !has_spread(sorted, n))
        return NAN;
    m2 = central_moment(sorted, n, 2);
    return central_moment(sorted, n, 3) / (m2 * sqrt(m2)) * sqrt(count * (count - 1)) / (count - 2);
}

/* G2 = ((n + 1) g2 + 6) (n - 1) / ((n - 2)(n - 3)),  g2 = m4 / m2^2 - 3 */
double sample_kurtosis(const double *sorted, size_t n)
{
    double m2, g2, count = (double)n;

    if (n < 4 || !has_spread(sorted, n))
        return NAN;
    m2 = central_moment(sorted, n, 2);
    g2 = central_moment(sorted, n, 4) / (m2 * m2) - 3;
    return ((count + 1) * g2 + 6) * (count - 1) / ((count - 2) * (count - 3));
}
