#include "numeric/ratio_sum.h"

#include <math.h>

void ratio_sum_of(const double *a, const double *b, const uint8_t *is_in, size_t n, double of, double per, ratio_sum *out)
{
    double ratios = 0;

    *out = (ratio_sum){.of = of, .per = per};
    for (size_t i = 0; i < n; i++) {
        if (!is_in[i])
            continue;
        if (isnan(a[i]) || isnan(b[i])) {
            out->n_lacking++;
            continue;
        }
        out->n++;
        out->of += a[i];
        out->per += b[i];
        if (b[i] > 0) {
            out->n_ratios++;
            ratios += a[i] / b[i];
        }
    }
    out->ratio = out->per != 0 ? out->of / out->per : NAN;
    out->mean = out->n_ratios ? ratios / (double)out->n_ratios : NAN;
}

double ratio_sum_level(const ratio_sum *r, double a)
{
    return a / r->per;
}

double ratio_sum_pull(const ratio_sum *r, double a, double b)
{
    return (a - r->ratio * b) / r->per;
}

double ratio_sum_without(const ratio_sum *r, double a, double b)
{
    double per = r->per - b;

    return per != 0 ? (r->of - a) / per : NAN;
}

double ratio_sum_change(const ratio_sum *before, const ratio_sum *after, double a0, double b0, double a1, double b1)
{
    return ((a1 - a0) - before->ratio * (b1 - b0)) / after->per;
}
