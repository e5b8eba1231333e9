/*
 * Counts over the members of a stratum; few indicators are put in order by insertion, which keeps equal ones as they are.
 */
#include "composite/standing.h"

#include <math.h>
#include <stdbool.h>

#include "base/cell.h"
#include "numeric/sample.h"

static standing measure_one(const double *x, int direction, const size_t *member, size_t n, size_t company)
{
    standing s = {.value = x[company], .percentile = cell_undefined()};
    double own = direction * x[company];
    size_t better = 0, equal = 0;

    for (size_t i = 0; i < n; i++) {
        double other = direction * x[member[i]];

        s.n += cell_is_value(other);
        better += other > own;
        equal += other == own && member[i] != company;
    }
    if (!cell_is_value(own))
        return s;
    s.rank = (uint32_t)better + 1;
    if (s.n > 1 && equal < s.n - 1)
        s.percentile = ((double)(s.n - 1 - better) - (double)equal / 2) / (double)(s.n - 1);
    return s;
}

void standing_measure(const double *const *x, const int *direction, size_t k, const size_t *member, size_t n_members,
                      size_t company, standing *out)
{
    for (size_t j = 0; j < k; j++) {
        out[j] = measure_one(x[j], direction[j], member, n_members, company);
        out[j].indicator = j;
    }
}

/* Does a come before b, better ones first (sign 1) or worse ones (-1)? Those without a percentile come last. */
static bool comes_before(const standing *a, const standing *b, double sign)
{
    double of_a, of_b;

    if (!cell_is_value(a->percentile) || !cell_is_value(b->percentile))
        return cell_is_value(a->percentile) && !cell_is_value(b->percentile);
    of_a = sign * (1 - (double)(a->rank - 1) / (double)(a->n - 1));
    of_b = sign * (1 - (double)(b->rank - 1) / (double)(b->n - 1));
    if (of_a != of_b)
        return of_a > of_b;
    if (a->percentile != b->percentile)
        return sign * a->percentile > sign * b->percentile;
    return a->indicator < b->indicator;
}

static size_t sort_standings(standing *s, size_t k, size_t most, double sign)
{
    size_t n = 0;

    for (size_t i = 0; i < k; i++) {
        standing one = s[i];
        size_t at = i;

        n += cell_is_value(one.percentile);
        for (; at && comes_before(&one, &s[at - 1], sign); at--)
            s[at] = s[at - 1];
        s[at] = one;
    }
    return n < most ? n : most;
}

size_t standing_strengths(standing *s, size_t k, size_t most)
{
    return sort_standings(s, k, most, 1);
}

size_t standing_weaknesses(standing *s, size_t k, size_t most)
{
    return sort_standings(s, k, most, -1);
}

static double or_zero(double cell)
{
    return cell_is_value(cell) ? cell : 0;
}

double standing_border(const double *upper, const double *lower, size_t k, border_part *out)
{
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        border_part p = {j, or_zero(upper[j]) - or_zero(lower[j])};
        size_t at = j;

        compensated_sum_add(&sum, p.difference);
        for (; at && fabs(out[at - 1].difference) < fabs(p.difference); at--)
            out[at] = out[at - 1];
        out[at] = p;
    }
    return compensated_sum_value(&sum);
}
