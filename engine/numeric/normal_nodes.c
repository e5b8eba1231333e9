#include "numeric/normal_nodes.h"

#include <string.h>

#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>

#include "numeric/gsl_guard.h"

/* GSL's weight is exp(-b (x - a)^2): b = 1/2 is the normal density but for its constant. */
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
