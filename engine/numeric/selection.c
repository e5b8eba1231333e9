/*
 * Quickselect (Hoare 1961) with the median of three as pivot; a part that does not shrink as it should is sorted, which
 * bounds the time by O(n log n).
 */
#include "numeric/selection.h"

#include <math.h>

#include <gsl/gsl_sort_double.h>

size_t selection_values(const double *x, size_t n, double *values)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        values[count] = x[i] + 0.0; /* turns -0 into 0 */
        count += x[i] == x[i];
    }
    return count;
}

static void swap(double *a, double *b)
{
    double x = *a;

    *a = *b;
    *b = x;
}

static double median_of_three(double a, double b, double c)
{
    return fmax(fmin(a, b), fmin(fmax(a, b), c));
}

double selection_kth(double *values, size_t n, size_t k)
{
    size_t first = 0, last = n - 1, budget = 8;

    for (size_t m = n; m; m /= 2)
        budget += 2;
    while (first < last) {
        double pivot = median_of_three(values[first], values[first + (last - first) / 2], values[last]);
        size_t i = first, j = last;

        if (budget-- == 0) {
            gsl_sort(values + first, 1, last - first + 1);
            break;
        }
        for (;;) {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i >= j)
                break;
            swap(values + i++, values + j--);
        }
        /* first..j <= pivot <= i..last, and between them only the pivot */
        if (i == j) {
            if (k == i)
                break;
            if (k > i)
                first = i + 1;
            else
                last = j - 1;
        } else if (k <= j) {
            last = j;
        } else {
            first = i;
        }
    }
    return values[k];
}

double selection_quantile(double *values, size_t n, double p)
{
    double at = (double)(n - 1) * p, low, high;
    size_t k = (size_t)floor(at);

    low = selection_kth(values, n, k);
    if (k + 1 >= n)
        return low;
    high = values[k + 1];
    for (size_t i = k + 2; i < n; i++)
        high = values[i] < high ? values[i] : high;
    return (1 - (at - (double)k)) * low + (at - (double)k) * high;
}
