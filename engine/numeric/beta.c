/*
 * gsl_cdf_beta_Pinv (GSL 2.7) gives no number for such distributions as (1.14, 734) at 0.95: a rare event among many. Its
 * distribution function is halved instead, to the last bit.
 */
#include "numeric/beta.h"

#include <gsl/gsl_cdf.h>

#include "numeric/gsl_guard.h"

double beta_quantile(double chance, double a, double b)
{
    double low = 0, high = 1, x = 0.5;

    gsl_guard();
    while (low < x && x < high) {
        if (gsl_cdf_beta_P(x, a, b) < chance)
            low = x;
        else
            high = x;
        x = low + (high - low) / 2;
    }
    return high;
}
