#include "numeric/intraclass.h"

#include <math.h>

typedef struct sums {
    double between, within, size; /* sums of squares, and of N_f - sum n_g^2 / N_f */
    double groups, members;       /* degrees of freedom */
} sums;

/* The groups of one family. */
static void add_family(sums *s, const intraclass_group *g, size_t n)
{
    double members = 0, yes = 0, parts = 0, squares = 0;

    for (size_t i = 0; i < n; i++) {
        members += g[i].n;
        yes += g[i].yes;
        parts += g[i].yes * g[i].yes / g[i].n;
        squares += g[i].n * g[i].n;
    }
    s->between += parts - yes * yes / members;
    s->within += yes - parts;
    s->size += members - squares / members;
    s->groups += (double)n - 1;
    s->members += members - (double)n;
}

double intraclass_correlation(const intraclass_group *groups, size_t n)
{
    sums s = {0};
    double between, within, size, whole;

    for (size_t first = 0, end; first < n; first = end) {
        end = first + 1;
        while (end < n && groups[end].family == groups[first].family)
            end++;
        add_family(&s, groups + first, end - first);
    }
    if (s.groups < 1 || s.members < 1)
        return NAN;
    between = s.between / s.groups;
    within = s.within / s.members;
    size = s.size / s.groups;
    whole = between + (size - 1) * within;
    return whole > 0 ? (between - within) / whole : NAN;
}

double intraclass_strength(double rho)
{
    if (!(rho > 0))
        return INFINITY;
    return rho < 1 ? (1 - rho) / rho : 0;
}

double intraclass_weight(double n, double strength)
{
    return n > 0 && strength < INFINITY ? n / (n + strength) : 0;
}
