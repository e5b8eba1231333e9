/* How cells that may vary, and completions of what is missing, reach the cells of a condition. */
#include "rules/interval_internal.h"

void interval_use_ranges(interval *x, const cell_range *ranges, size_t n)
{
    interval_cells_use_ranges(x->cells, ranges, n);
}

void interval_assume(interval *x, interval_missing missing)
{
    interval_cells_assume(x->cells, missing);
}

bool interval_misses(const interval *x)
{
    return interval_cells_misses(x->cells);
}
