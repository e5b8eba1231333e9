/*
 * Rows are gathered by group by counting, each group keeping the order of the rows; means are reproducible sums and
 * medians order statistics, so this order changes nothing.
 */
#include "composite/imputation.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/moments.h"
#include "numeric/kernel.h"
#include "numeric/selection.h"

static size_t group_of(const imputation_groups *g, size_t i)
{
    return g->group ? g->group[i] : 0;
}

static double centre_of(double *values, size_t n, imputation_centre centre)
{
    return centre == IMPUTATION_MEAN ? moments_mean(values, n).mean : selection_quantile(values, n, 0.5);
}

/* The known values by group: those of g are values[end[g - 1]..end[g]) when done. */
static void gather(const double *x, size_t n, const imputation_groups *g, size_t *end, double *values)
{
    size_t at = 0;

    memset(end, 0, g->n_groups * sizeof *end);
    for (size_t i = 0; i < n; i++)
        end[group_of(g, i)] += cell_is_value(x[i]);
    for (size_t k = 0; k < g->n_groups; k++) {
        size_t count = end[k];

        end[k] = at;
        at += count;
    }
    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]))
            values[end[group_of(g, i)]++] = x[i];
    }
}

static imputation_count fill(double *x, size_t n, const imputation_groups *g, const double *centres, uint8_t *is_filled)
{
    imputation_count count = {0};

    for (size_t i = 0; i < n; i++) {
        double centre;

        if (!cell_is_missing(x[i]))
            continue;
        centre = centres[group_of(g, i)];
        if (!cell_is_value(centre)) {
            count.left++;
            continue;
        }
        x[i] = centre;
        count.filled++;
        if (is_filled)
            is_filled[i] = 1;
    }
    return count;
}

bool imputation_fill_centre(double *x, size_t n, imputation_centre centre, const imputation_groups *groups,
                            uint8_t *is_filled, imputation_count *count)
{
    double *values = reallocate_array(NULL, n + 1, sizeof *values);
    double *centres = reallocate_array(NULL, groups->n_groups, sizeof *centres);
    size_t *end = reallocate_array(NULL, groups->n_groups, sizeof *end);
    size_t least = groups->least ? groups->least : 1;
    bool ok = values && centres && end;

    if (ok) {
        gather(x, n, groups, end, values);
        for (size_t k = 0, first = 0; k < groups->n_groups; first = end[k++]) {
            size_t known = end[k] - first;

            centres[k] = known >= least ? centre_of(values + first, known, centre) : cell_missing();
        }
        *count = fill(x, n, groups, centres, is_filled);
    }
    release(values);
    release(centres);
    release(end);
    return ok;
}

imputation_count imputation_fill_last(double *x, size_t n, const double *const *earlier, size_t n_earlier,
                                      uint8_t *age)
{
    imputation_count count = {0};

    for (size_t i = 0; i < n; i++) {
        size_t k = 0;

        if (!cell_is_missing(x[i]))
            continue;
        while (k < n_earlier && !cell_is_value(earlier[k][i]))
            k++;
        if (k == n_earlier) {
            count.left++;
            continue;
        }
        x[i] = earlier[k][i];
        count.filled++;
        if (age)
            age[i] = (uint8_t)(k + 1);
    }
    return count;
}

KERNEL static size_t count_known(const double *x, size_t n)
{
    size_t known = 0;

    for (size_t i = 0; i < n; i++)
        known += x[i] == x[i];
    return known;
}

double imputation_known_share(const double *x, size_t n)
{
    return (double)count_known(x, n) / (double)n;
}

KERNEL static void add_known(const double *x, size_t n, double *known)
{
    for (size_t i = 0; i < n; i++)
        known[i] += x[i] == x[i] ? 1 : 0;
}

void imputation_known_shares(const double *const *x, size_t k, size_t n, double *share)
{
    memset(share, 0, n * sizeof *share);
    for (size_t j = 0; j < k; j++)
        add_known(x[j], n, share);
    for (size_t i = 0; i < n; i++)
        share[i] /= (double)k;
}

size_t imputation_screen(const double *const *x, size_t k, size_t n, double least, uint8_t *is_kept)
{
    static const double rounding = 1e-9; /* 0.9 * 10 must not ask for more than 9 */
    size_t wanted = (size_t)fmax(0, ceil(least * (double)k - rounding)), kept = 0;

    for (size_t i = 0; i < n; i++) {
        size_t known = 0;

        for (size_t j = 0; j < k; j++)
            known += cell_is_value(x[j][i]);
        is_kept[i] = known >= wanted;
        kept += is_kept[i];
    }
    return kept;
}

void imputation_denominate(const double *x, const double *d, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++) {
        if (d[i] == 0)
            out[i] = cell_undefined();
        else if (cell_is_value(x[i]) && cell_is_value(d[i]))
            out[i] = x[i] / d[i];
        else
            out[i] = cell_from_bits(CELL_BITS_NAN | (cell_is_value(x[i]) ? 0 : cell_bits(x[i])) |
                                    (cell_is_value(d[i]) ? 0 : cell_bits(d[i])));
    }
}
