/*
 * The rule of COINr: winsorise point by point until skewness and kurtosis are acceptable.
 */
#include "composite/winsorise.h"

#include <math.h>

#include "numeric/kernel.h"

bool winsorise_is_too_much(const moments *m, const shape_rule *rule)
{
    return fabs(moments_skewness(m, 2)) >= rule->skewness && moments_kurtosis(m, 2) >= rule->kurtosis;
}

/* The greatest value below `top`, and how many are not below it. */
KERNEL static double next_below(const double *values, size_t n, double top, size_t *beyond)
{
    double next = -INFINITY;
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        double v = values[i], below = v < top ? v : -INFINITY;

        next = below > next ? below : next;
        count += v >= top;
    }
    *beyond = count;
    return next;
}

KERNEL static double next_above(const double *values, size_t n, double bottom, size_t *beyond)
{
    double next = INFINITY;
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        double v = values[i], above = v > bottom ? v : INFINITY;

        next = above < next ? above : next;
        count += v <= bottom;
    }
    *beyond = count;
    return next;
}

shape_treatment winsorise_shape_fit(const double *values, size_t n, shape_rule rule, double *low, double *high)
{
    moments m = moments_of(values, n, -INFINITY, INFINITY);
    shape_treatment done = {.skewness = moments_skewness(&m, 2), .kurtosis = moments_kurtosis(&m, 2)};
    bool fails = winsorise_is_too_much(&m, &rule);

    *low = -INFINITY;
    *high = INFINITY;
    done.is_low = done.skewness < 0;
    while (fails && done.points < rule.points) {
        if (done.is_low)
            *low = next_above(values, n, m.least, &done.points);
        else
            *high = next_below(values, n, m.greatest, &done.points);
        m = moments_of(values, n, *low, *high);
        fails = winsorise_is_too_much(&m, &rule);
    }
    if (fails) {
        *low = -INFINITY;
        *high = INFINITY;
        done.points = 0;
        done.is_logged = true;
    }
    return done;
}
