/*
 * One common factor (Vasicek 2002): an application passes if its latent quality, standard normal over all panels, exceeds what it
 * lacks. With a panel of severity sd the quality is sqrt(r) z + sqrt(1 - r) e, r = sd^2 / (1 + sd^2), z of the panel and e of the
 * application standard normal, so that given the panel
 *
 *     p(z) = Phi((Phi^-1(p) + sqrt(r) z) / sqrt(1 - r)),   whose mean over z is p again.
 *
 * Over z it is integrated by GSL's Gauss-Hermite rule.
 */
#include "forecast/panel_factor.h"

#include <math.h>

#include "numeric/normal.h"

bool panel_factor_init(panel_factor *f, bool differ)
{
    *f = (panel_factor){.n = differ ? PANEL_NODES : 1, .weights = {1}};
    return f->n == 1 || normal_nodes(PANEL_NODES, f->nodes, f->weights);
}

double panel_factor_given(const panel_factor *f, double chance, double severity, size_t node)
{
    double r = severity * severity / (1 + severity * severity);

    if (severity == 0 || chance <= 0 || chance >= 1)
        return chance;
    return normal_below((normal_quantile(chance) + sqrt(r) * f->nodes[node]) / sqrt(1 - r));
}
