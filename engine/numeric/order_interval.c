#include "numeric/order_interval.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "numeric/gsl_guard.h"

/* The greatest k with P(B < k) <= tail: 0 where there is none. */
static size_t lower_rank(size_t n, double p, double tail)
{
    size_t low = 0, high = n + 1; /* holds for low (P(B < 0) is 0), not for high */

    while (high - low > 1) {
        size_t k = low + (high - low) / 2;

        if (gsl_cdf_binomial_P((unsigned)(k - 1), p, (unsigned)n) <= tail)
            low = k;
        else
            high = k;
    }
    return low;
}

bool order_interval_find(size_t n, double p, double confidence, order_interval *out)
{
    double tail = (1 - confidence) / 2;
    size_t low, high;

    gsl_guard();
    low = lower_rank(n, p, tail);
    high = n + 1 - lower_rank(n, 1 - p, tail); /* P(B >= high) is P(n - B < n + 1 - high) */
    if (low < 1 || high > n)
        return false;
    *out = (order_interval){low, high, gsl_cdf_binomial_P((unsigned)(high - 1), p, (unsigned)n) - gsl_cdf_binomial_P((unsigned)(low - 1), p, (unsigned)n)};
    return true;
}

size_t order_interval_least(double p, double confidence)
{
    double rare = p < 1 - p ? p : 1 - p;
    size_t n = (size_t)fmax(1, ceil(log((1 - confidence) / 2) / log1p(-rare)) - 1); /* (1 - rare)^n <= tail */
    order_interval found;

    while (!order_interval_find(n, p, confidence, &found))
        n++;
    return n;
}
