/* The cells of a block of rows, from inside (rules/interval_inner.h). */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "rules/interval_cells_internal.h"

/* The values of rows first .. first + n - 1, by columns: the last of the chain first, which those before it replace. */
static void gather_values(const source *s, size_t first, size_t n, double *values)
{
    double whole[INNER_ROWS];

    for (size_t i = 0; i < n; i++)
        values[i] = cell_missing();
    for (size_t k = s->n; k-- > 0;) {
        const binding_column *c = &s->column[k];

        for (size_t i = 0; i < n; i++)
            whole[i] = c->n_wholes ? c->whole[c->n_wholes - 1][first + i] : INFINITY;
        for (size_t j = c->n_wholes; j-- > 1;) {
            for (size_t i = 0; i < n; i++)
                whole[i] = cell_is_value(c->whole[j - 1][first + i]) ? c->whole[j - 1][first + i] : whole[i];
        }
        inner_take(values, c->cells + first, whole, n);
    }
}

void interval_cells_bound(const interval_cells *x, int indicator, int offset, size_t first, size_t n, inner *out)
{
    const source *s = &x->sources[interval_cells_find(x, indicator, offset)];
    const bool is_annual = s->founded_limit == s->founded_limit;
    const inner_limits by = {s->least, s->greatest, is_annual && x->founded ? x->founded + first : NULL, s->founded_limit};
    double values[INNER_ROWS];

    if (!s->n) {
        inner_missing(out, &by, n);
    } else if (s->n == 1 && !s->column[0].n_wholes) {
        inner_cells(out, s->column[0].cells + first, &by, n);
    } else {
        gather_values(s, first, n, values);
        inner_cells(out, values, &by, n);
    }
    if (is_annual && !x->founded)
        memset(out->facts, 0, n);
    if (s->is_narrowed || s->may_be_opened)
        inner_forget(out, s->may_be_opened ? INNER_CLOSED : 0, s->is_narrowed, n);
}

const double *interval_cells_founding(const interval_cells *x, size_t first)
{
    return x->founded ? x->founded + first : NULL;
}
