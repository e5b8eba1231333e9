/*
 * The outermost level holds every value, so that a quantile is found by halving it; each share is counted by halving each level.
 */
#include "numeric/nested_sample.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_cdf.h>

#include "numeric/gsl_guard.h"

/* A share is a sum of few quotients: it is that much off at most. */
static const double rounding = 4 * NESTED_MOST_LEVELS * DBL_EPSILON;

size_t nested_sample_count(const double *sorted, size_t n, double x)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (sorted[middle] <= x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double nested_sample_share(const nested_sample *s, double x)
{
    double share = 0;

    for (size_t l = 0; l < s->n; l++)
        share += s->levels[l].weight * ((double)nested_sample_count(s->levels[l].sorted, s->levels[l].n, x) / (double)s->levels[l].n);
    return share;
}

static const nested_level *outermost(const nested_sample *s)
{
    return &s->levels[s->n - 1];
}

/* The least value for which the share of it, seen by `of`, is at least `least`; the greatest value if none is. */
static double find(const nested_sample *s, double of(double share, const void *context), const void *context, double least)
{
    const nested_level *all = outermost(s);
    size_t low = 0, high = all->n - 1;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (of(nested_sample_share(s, all->sorted[middle]), context) >= least)
            high = middle;
        else
            low = middle + 1;
    }
    return all->sorted[low];
}

static double itself(double share, const void *context)
{
    (void)context;
    return share;
}

double nested_sample_quantile(const nested_sample *s, double p)
{
    const nested_level *all = outermost(s);
    double x = find(s, itself, NULL, p - rounding);
    size_t next = nested_sample_count(all->sorted, all->n, x);

    if (fabs(nested_sample_share(s, x) - p) > rounding || next == all->n)
        return x;
    return x + (all->sorted[next] - x) / 2;
}

double nested_sample_plain(const double *sorted, size_t n, double p)
{
    nested_sample s = {.levels = {{sorted, n, 1}}, .n = 1};

    return nested_sample_quantile(&s, p);
}

typedef struct posterior {
    double p, strength;
} posterior;

/* The chance that F, whose mean is this share, is at least p: that the quantile is no greater. */
static double reaches(double share, const void *context)
{
    const posterior *of = context;
    double below = of->strength * share, above = of->strength * (1 - share);

    if (share <= rounding)
        return 0;
    if (share >= 1 - rounding)
        return 1;
    return gsl_cdf_beta_Q(of->p, below, above);
}

void nested_sample_interval(const nested_sample *s, double p, double confidence, double strength, double *low, double *high)
{
    posterior of = {p, strength};
    double tail = (1 - confidence) / 2;

    gsl_guard();
    *low = find(s, reaches, &of, tail);
    *high = find(s, reaches, &of, 1 - tail);
}
