#include "numeric/survival.h"

void survival_curve(const size_t *ended, const size_t *censored, size_t most, double *out)
{
    size_t at_risk = 0;

    for (size_t t = 1; t <= most; t++)
        at_risk += ended[t] + censored[t];
    out[0] = 1;
    for (size_t t = 1; t <= most; t++) {
        out[t] = at_risk ? out[t - 1] * (double)(at_risk - ended[t]) / (double)at_risk : out[t - 1];
        at_risk -= ended[t] + censored[t];
    }
}

size_t survival_median(const double *curve, size_t most)
{
    for (size_t t = 1; t <= most; t++) {
        if (curve[t] <= 0.5)
            return t;
    }
    return 0;
}

size_t survival_seen(const size_t *ended, const size_t *censored, size_t most)
{
    size_t t = most;

    while (t && !ended[t] && !censored[t])
        t--;
    return t;
}
