/*
 * Winsorising at quantiles, and the treatment of outliers by COINr: winsorise point by point until skewness and
 * kurtosis are acceptable, otherwise take logarithms.
 */
#include "composite/winsorise.h"

#include <math.h>

#include "base/cell.h"
#include "numeric/sample.h"

static void clip(const double *x, size_t n, double low, double high, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] < low ? low : x[i] > high ? high : x[i];
}

void winsorise_quantiles(const double *x, size_t n, double low, double high, double *out, double *work)
{
    size_t count = sample_sort(x, n, work);

    clip(x, n, count ? sample_quantile(work, count, low) : -INFINITY,
         count ? sample_quantile(work, count, high) : INFINITY, out);
}

static bool is_too_much(const double *sorted, size_t n, const shape_rule *rule)
{
    return fabs(sample_skewness(sorted, n)) >= rule->skewness &&
           sample_kurtosis(sorted, n) >= rule->kurtosis;
}

/* Replace the greatest value and its equals by the next lower one; returns the number of points with that value. */
static size_t draw_in_greatest(double *sorted, size_t n)
{
    size_t equals = 1;

    while (equals < n && sorted[n - 1 - equals] == sorted[n - 1])
        equals++;
    for (size_t i = n - equals; i < n && equals < n; i++)
        sorted[i] = sorted[n - equals - 1];
    return equals;
}

static size_t draw_in_least(double *sorted, size_t n)
{
    size_t equals = 1;

    while (equals < n && sorted[equals] == sorted[0])
        equals++;
    for (size_t i = 0; i < equals && equals < n; i++)
        sorted[i] = sorted[equals];
    return equals;
}

static void take_logarithms(const double *x, size_t n, double *out)
{
    static const double share_of_range = 0.01; /* constant of the method; keeps the argument of the logarithm above 0 */
    double least, greatest;

    sample_range(x, n, &least, &greatest);
    for (size_t i = 0; i < n; i++)
        out[i] = cell_is_value(x[i]) ? log(x[i] - least + share_of_range * (greatest - least)) : x[i];
}

shape_treatment winsorise_shape(const double *x, size_t n, shape_rule rule, double *out, double *work)
{
    size_t count = sample_sort(x, n, work);
    shape_treatment done = {.skewness = sample_skewness(work, count),
                            .kurtosis = sample_kurtosis(work, count)};
    bool fails = is_too_much(work, count, &rule);

    done.is_low = done.skewness < 0;
    while (fails && done.points < rule.points) {
        done.points = done.is_low ? draw_in_least(work, count) : draw_in_greatest(work, count);
        fails = is_too_much(work, count, &rule);
    }
    if (fails) {
        done.points = 0;
        done.is_logged = true;
        take_logarithms(x, n, out);
        return done;
    }
    clip(x, n, count ? work[0] : -INFINITY, count ? work[count - 1] : INFINITY, out);
    return done;
}
