/*
 * Selection between two pivots of a sample (Floyd and Rivest 1975): of evenly spaced values of the part that holds the k-th,
 * those three standard deviations of its place below and above where it should stand. What is below the one and above the
 * other is parted off, mostly in one pass and without a branch on a value; the rest is a few hundredths. Where a part does not
 * shrink as it should, as values are equal, the two pivots are one. A part that still does not is sorted, which bounds the
 * time by O(n log n).
 */
#include "numeric/selection.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_sort_double.h>

#include "numeric/kernel.h"

enum { SAMPLE = 1024, SHARE = 8, SHORT = 32, LANES = 8, MOST_ROUNDS = 40 };

size_t selection_values(const double *x, size_t n, double *values)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        values[count] = x[i] + 0.0; /* turns -0 into 0 */
        count += x[i] == x[i];
    }
    return count;
}

/* Bring what is less than the pivot to the front; returns its number. */
static size_t part_less(double *x, size_t n, double pivot)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        double value = x[i];

        x[i] = x[count];
        x[count] = value;
        count += value < pivot;
    }
    return count;
}

/* The same with what is not greater. */
static size_t part_up_to(double *x, size_t n, double pivot)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        double value = x[i];

        x[i] = x[count];
        x[count] = value;
        count += value <= pivot;
    }
    return count;
}

/* Two values of x[n] between which the k-th is likely to be; `is_one`: one value near it. */
static void find_pivots(const double *x, size_t n, size_t k, bool is_one, double pivot[2])
{
    double sample[SAMPLE];
    size_t count = n / SHARE < SAMPLE ? n / SHARE : SAMPLE, step = n / count;
    double share = (double)k / (double)n, at = share * (double)(count - 1);
    double apart = is_one ? 0 : 1 + 3 * sqrt((double)count * share * (1 - share));
    size_t low = (size_t)fmax(at - apart, 0), high = (size_t)fmin(at + apart, (double)(count - 1));

    for (size_t i = 0; i < count; i++)
        sample[i] = x[i * step];
    pivot[0] = selection_kth(sample, count, low);
    pivot[1] = selection_kth(sample + low, count - low, high - low);
}

/* The part of values[n] that holds the k-th, between the pivots, below or above them: *end places from the one returned. */
static size_t narrow(double *values, size_t n, size_t k, const double pivot[2], size_t *end)
{
    size_t below, up_to;

    if (k < n / 2) { /* the greater part first, so that it is passed once */
        up_to = part_up_to(values, n, pivot[1]);
        below = part_less(values, up_to, pivot[0]);
    } else {
        below = part_less(values, n, pivot[0]);
        up_to = below + part_up_to(values + below, n - below, pivot[1]);
    }
    *end = k < below ? below : k < up_to ? up_to : n;
    return k < below ? 0 : k < up_to ? below : up_to;
}

double selection_kth(double *values, size_t n, size_t k)
{
    double *x = values, pivot[2];
    bool is_one = false;

    for (int round = 0; n > SHORT && round < MOST_ROUNDS; round++) {
        size_t first, end;

        find_pivots(x, n, k, is_one, pivot);
        first = narrow(x, n, k, pivot, &end);
        if (pivot[0] == pivot[1] && x[k] == pivot[0])
            return x[k];
        is_one = end - first > n / 2;
        x += first;
        k -= first;
        n = end - first;
    }
    gsl_sort(x, 1, n);
    return x[k];
}

/* n >= 1 */
KERNEL static double least_of(const double *x, size_t n)
{
    double least[LANES];
    size_t i = 0;

    for (size_t l = 0; l < LANES; l++)
        least[l] = x[0];
    for (; i + LANES <= n; i += LANES) {
        OVER_LANES
        for (size_t l = 0; l < LANES; l++)
            least[l] = x[i + l] < least[l] ? x[i + l] : least[l];
    }
    for (; i < n; i++)
        least[0] = x[i] < least[0] ? x[i] : least[0];
    for (size_t l = 1; l < LANES; l++)
        least[0] = least[l] < least[0] ? least[l] : least[0];
    return least[0];
}

double selection_quantile(double *values, size_t n, double p)
{
    double at = (double)(n - 1) * p, low, high;
    size_t k = (size_t)floor(at);

    low = selection_kth(values, n, k);
    if (k + 1 >= n)
        return low;
    high = least_of(values + k + 1, n - k - 1);
    return (1 - (at - (double)k)) * low + (at - (double)k) * high;
}
