/*
 * All arrays of a block are in one allocation, which is reused.
 */
#include "store/row_block.h"

#include <string.h>

#include "base/allocate.h"

static size_t choose(row_block *b, const panel *p, uint32_t first, size_t n, bool reopened_only)
{
    size_t chosen = 0;

    for (uint32_t c = first; c < first + n; c++) {
        if (!reopened_only || panel_is_reopened(p, c))
            b->number[chosen++] = c;
    }
    return chosen;
}

static size_t count_columns(const store_column_plan *plan)
{
    return plan->n_attributes + plan->n_years * plan->n_annual;
}

/*
 * The distance between columns. A row uses a cell of every column; at distances of a power of two these would all map
 * to the same few cache sets.
 */
static size_t stride_of(size_t n)
{
    enum { CELLS_A_LINE = 8 };

    return (n / CELLS_A_LINE + 2) * CELLS_A_LINE;
}

/* One allocation: columns of eight bytes per company, then those of four. */
static bool make_room(row_block *b, size_t n)
{
    size_t wide = stride_of(n) * sizeof(double), narrow = n * sizeof(uint32_t);
    size_t bytes = (count_columns(&b->plan) + 1) * wide + (b->plan.n_years + 2) * narrow;
    char *at;

    if (bytes > b->capacity) {
        release(b->memory);
        b->capacity = 0;
        b->memory = allocate(bytes);
        if (!b->memory)
            return false;
        b->capacity = bytes;
    }
    at = (char *)b->memory + count_columns(&b->plan) * wide;
    b->code = (const char **)(void *)at;
    at += wide;
    b->number = (uint32_t *)(void *)at;
    b->first_line = b->number + n;
    b->line = b->first_line + n;
    return true;
}

static void copy_cells(const row_block *b, const double **column, double *to)
{
    const double *from = *column;

    for (size_t i = 0; i < b->n; i++)
        to[i] = from[b->number[i]];
    *column = to;
}

static void copy_texts(const row_block *b, const char *const **column, const char **to)
{
    const char *const *from = *column;

    for (size_t i = 0; i < b->n; i++)
        to[i] = from[b->number[i]];
    *column = to;
}

static void copy_columns(row_block *b, size_t stride)
{
    store_column_plan *plan = &b->plan;
    double *at = b->memory;

    for (size_t k = 0; k < plan->n_attributes; k++, at += stride) {
        if (plan->attribute_cells[k])
            copy_cells(b, &plan->attribute_cells[k], at);
        else
            copy_texts(b, &plan->attribute_texts[k], (const char **)(void *)at);
    }
    for (size_t k = 0; k < plan->n_years * plan->n_annual; k++, at += stride) {
        if (plan->annual_cells[k])
            copy_cells(b, &plan->annual_cells[k], at);
    }
}

static void copy_lines(row_block *b, const panel *p)
{
    for (size_t i = 0; i < b->n; i++) {
        b->code[i] = panel_code(p, b->number[i]);
        b->first_line[i] = store_column_plan_first_line(&b->plan, b->number[i]);
    }
    for (size_t y = 0; y < b->plan.n_years; y++) {
        uint32_t *line = b->line + y * b->n;

        for (size_t i = 0; i < b->n; i++)
            line[i] = panel_line(p, b->number[i], b->plan.years[y], &line[i]) ? line[i] + 1 : 0;
    }
}

bool row_block_take(row_block *b, const panel *p, uint32_t first, size_t n, bool reopened_only)
{
    _Static_assert(sizeof(double) == sizeof(const char *), "columns of numbers and of texts share their room");

    store_column_plan_clear(&b->plan);
    b->n = 0;
    if (!store_column_plan_init(&b->plan, p) || !make_room(b, n))
        return false;
    b->n = choose(b, p, first, n, reopened_only);
    copy_columns(b, stride_of(n));
    copy_lines(b, p);
    return true;
}

void row_block_clear(row_block *b)
{
    store_column_plan_clear(&b->plan);
    release(b->memory);
    memset(b, 0, sizeof *b);
}

bool row_block_has_year(const row_block *b, size_t i, size_t year, uint32_t *line)
{
    const double *const *cells = b->plan.annual_cells + year * b->plan.n_annual;
    uint32_t mark = b->line[year * b->n + i];

    *line = mark ? mark - 1 : 0;
    for (size_t k = 0; !mark && k < b->plan.n_annual; k++)
        mark = cells[k] && cell_is_value(cells[k][i]);
    return mark;
}
