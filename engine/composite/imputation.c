/*
 * Rows are gathered by group by counting, each group keeping the order of the rows; means are reproducible sums and
 * medians order statistics, so this order changes nothing.
 */
#include "composite/imputation.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/moments.h"
#include "numeric/selection.h"

static size_t group_of(const imputation_groups *g, size_t i)
{
    return g->group ? g->group[i] : 0;
}

/* Missing of no values, which are rearranged. */
static double centre_of(double *values, size_t n, imputation_centre centre)
{
    if (!n)
        return cell_missing();
    return centre == IMPUTATION_MEAN ? moments_mean(values, n).mean : selection_quantile(values, n, 0.5);
}

static bool is_known_in_group(const double *x, const imputation_groups *g, size_t i)
{
    return cell_is_value(x[i]) && group_of(g, i) != IMPUTATION_NO_GROUP;
}

/* The known values by group: those of g are values[end[g - 1]..end[g]) when done. */
static void gather(const double *x, size_t n, const imputation_groups *g, size_t *end, double *values)
{
    size_t at = 0;

    memset(end, 0, g->n_groups * sizeof *end);
    for (size_t i = 0; i < n; i++) {
        if (is_known_in_group(x, g, i))
            end[group_of(g, i)]++;
    }
    for (size_t k = 0; k < g->n_groups; k++) {
        size_t count = end[k];

        end[k] = at;
        at += count;
    }
    for (size_t i = 0; i < n; i++) {
        if (is_known_in_group(x, g, i))
            values[end[group_of(g, i)]++] = x[i];
    }
}

/* The centre of each group, and behind them that of all. */
static void find_centres(const double *x, size_t n, imputation_centre centre, const imputation_groups *g, size_t *end, double *values, double *centres)
{
    gather(x, n, g, end, values);
    for (size_t k = 0, first = 0; k < g->n_groups; first = end[k++])
        centres[k] = centre_of(values + first, end[k] - first, centre);
    centres[g->n_groups] = g->or_all ? centre_of(values, selection_values(x, n, values), centre) : cell_missing();
}

static void fill(double *x, size_t n, const imputation_groups *g, const double *centres)
{
    for (size_t i = 0; i < n; i++) {
        size_t group = group_of(g, i);

        if (!cell_is_missing(x[i]))
            continue;
        if (group == IMPUTATION_NO_GROUP || !cell_is_value(centres[group]))
            group = g->n_groups;
        if (cell_is_value(centres[group]))
            x[i] = centres[group];
    }
}

bool imputation_fill_centre(double *x, size_t n, imputation_centre centre, const imputation_groups *groups)
{
    double *values = reallocate_array(NULL, n + 1, sizeof *values);
    double *centres = reallocate_array(NULL, groups->n_groups + 1, sizeof *centres);
    size_t *end = reallocate_array(NULL, groups->n_groups + 1, sizeof *end);
    bool ok = values && centres && end;

    if (ok) {
        find_centres(x, n, centre, groups, end, values, centres);
        fill(x, n, groups, centres);
    }
    release(values);
    release(centres);
    release(end);
    return ok;
}
