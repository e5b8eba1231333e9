#include "numeric/normal.h"

#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>

#include "numeric/gsl_guard.h"

double normal_below(double x)
{
    return gsl_cdf_ugaussian_P(x);
}

double normal_quantile(double chance)
{
    return gsl_cdf_ugaussian_Pinv(chance);
}

/* GSL's weight is exp(-b (x - a)^2): with b = 1/2 the normal density but for its constant. */
bool normal_nodes(size_t n, double *nodes, double *weights)
{
    gsl_integration_fixed_workspace *w;

    gsl_guard();
    w = gsl_integration_fixed_alloc(gsl_integration_fixed_hermite, n, 0, 0.5, 0, 0);
    if (!w)
        return false;
    memcpy(nodes, gsl_integration_fixed_nodes(w), n * sizeof *nodes);
    for (size_t i = 0; i < n; i++)
        weights[i] = gsl_integration_fixed_weights(w)[i] / sqrt(2 * M_PI);
    gsl_integration_fixed_free(w);
    return true;
}
