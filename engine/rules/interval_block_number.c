/* The numbers of a block of rows, as interval.c evaluates them, from inside. */
#include <math.h>
#include <string.h>

#include "numeric/calendar.h"
#include "numeric/kernel.h"
#include "rules/function.h"
#include "rules/interval_block_internal.h"

static void say_nothing(const block *b, inner *out)
{
    inner_fill(out, 0, 0, 0, b->n);
}

static void bound_window_of(const block *b, const node *n, int year, inner *out)
{
    const node *operand = n->first;
    const bool is_years = n->n == 1, is_growth = function_is(n->function, FUNCTION_GROWTH);
    const int from = is_years ? operand->from : 1, to = is_years ? operand->to : (int)n->n;
    inner_window w;
    inner item;

    inner_window_begin(&w, out, b->n);
    for (int j = from; j <= to; j++) {
        block_bound(b, operand, is_years ? j : year, &item);
        if (is_growth)
            inner_window_grow(&w, &item, b->n);
        else if (n->function->shape == FUNCTION_EXTREME)
            inner_window_pick(&w, out, &item, n->function->kernel == window_least, b->n);
        else
            inner_window_add(&w, out, &item, b->n);
        operand = is_years ? operand : operand->next;
    }
    if (is_growth)
        inner_window_end_growth(&w, out, b->n);
    else
        inner_window_end(&w, out, n->function->kernel == window_mean, b->n);
}

static void bound_ends(const block *b, const node *n, inner *out)
{
    const node *operand = n->first;
    inner last;

    if (n->n != 1 || operand->to == operand->from) {
        say_nothing(b, out);
        return;
    }
    block_bound(b, operand, operand->from, out);
    block_bound(b, operand, operand->to, &last);
    inner_compound(out, &last, (size_t)(operand->to - operand->from), b->n);
}

/* Only where no company can have a value of year Y: then nothing is known. */
static void bound_last(const block *b, const node *n, inner *out)
{
    const binding *by = b->x->b;
    const dictionary *d = panel_dictionary(by->panel);
    bool has_column = dictionary_get(d, n->first->indicator)->kind != INDICATOR_ANNUAL;
    binding_column column;

    for (int i = n->first->indicator; i != INDICATOR_NONE; i = dictionary_fallback(d, i))
        has_column |= binding_find_column(by, i, by->year, &column);
    inner_fill(out, -INFINITY, INFINITY, has_column ? 0 : INNER_VALUE | INNER_OPEN, b->n);
}

/* Whole numbers that depend on no missing datum; undefined where it is not certain that there is one. */
static void take_whole(const inner *r, double *out, size_t n)
{
    const unsigned needed = INNER_VALUE | INNER_APPLICABLE | INNER_CLOSED;

    for (size_t i = 0; i < n; i++)
        out[i] = (r->facts[i] & needed) == needed ? rint(r->low[i] / 2 + r->high[i] / 2) : cell_undefined();
}

/* Of dates that are known, except days between them. */
static void bound_dates(const block *b, const node *n, int year, inner *out)
{
    double first[INNER_ROWS], second[INNER_ROWS];
    inner other;

    block_bound(b, n->first, year, out);
    if (n->n > 1)
        block_bound(b, n->first->next, year, &other);
    if (n->function->shape == FUNCTION_DAYS) {
        inner_negate(out, b->n);
        inner_add(out, &other, b->n);
        return;
    }
    take_whole(out, first, b->n);
    if (n->n > 1)
        take_whole(&other, second, b->n);
    if (n->function->shape == FUNCTION_YEARS)
        calendar_years_between(first, second, first, b->n);
    else if (n->function->shape == FUNCTION_ADD_YEARS)
        calendar_add_years(first, second, first, b->n);
    else
        calendar_year_of(first, first, b->n);
    inner_cells(out, first, &(inner_limits){0}, b->n);
}

/* Widen `out` by a value that is certainly possible in some rows: a truth among `when` says so. */
KERNEL static void widen(const uint8_t *restrict when, uint8_t truth, const inner *restrict value, inner *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t is_met = when[i] & truth, has_value = is_met ? value->facts[i] & INNER_VALUE : 0;
        double low = has_value ? value->low[i] : INFINITY, high = has_value ? value->high[i] : -INFINITY;

        out->low[i] = low < out->low[i] ? low : out->low[i];
        out->high[i] = high > out->high[i] ? high : out->high[i];
    }
    for (size_t i = 0; i < n; i++) {
        uint8_t facts = when[i] & truth ? value->facts[i] & (INNER_VALUE | INNER_OPEN) : 0;

        /* a condition that may be both hangs on a missing datum */
        out->facts[i] |= facts | (when[i] == MAY_BOTH ? INNER_OPEN : 0);
    }
}

static void begin_choice(const block *b, inner *out)
{
    inner_fill(out, INFINITY, -INFINITY, 0, b->n);
}

static void bound_if(const block *b, const node *n, int year, inner *out)
{
    const node *branch = n->first->next;
    uint8_t when[INNER_ROWS];
    inner value;

    begin_choice(b, out);
    block_allow(b, n->first, year, when);
    block_bound(b, branch, year, &value);
    widen(when, MAY_HOLD, &value, out, b->n);
    block_bound(b, branch->next, year, &value);
    widen(when, MAY_FAIL, &value, out, b->n);
}

static void bound_call(const block *b, const node *n, int year, inner *out)
{
    inner other;

    switch (n->function->shape) {
    case FUNCTION_WINDOW:
    case FUNCTION_EXTREME:
        if (function_is(n->function, FUNCTION_ENDS))
            bound_ends(b, n, out);
        else
            bound_window_of(b, n, year, out);
        break;
    case FUNCTION_LAST:
        bound_last(b, n, out);
        break;
    case FUNCTION_IF:
        bound_if(b, n, year, out);
        break;
    case FUNCTION_COALESCE:
        block_bound(b, n->first, year, out);
        block_bound(b, n->first->next, year, &other);
        inner_join(out, &other, b->n);
        break;
    case FUNCTION_DAYS:
    case FUNCTION_YEARS:
    case FUNCTION_YEAR_OF:
    case FUNCTION_ADD_YEARS:
        bound_dates(b, n, year, out);
        break;
    default:
        say_nothing(b, out);
    }
}

/* The steps of a table that certainly may be the one, as long as it is certain that those before them may not be. */
static void bound_table(const block *b, const step_table *t, inner *out)
{
    uint8_t may_come[INNER_ROWS], when[INNER_ROWS];
    inner value;

    begin_choice(b, out);
    memset(may_come, 1, b->n);
    for (size_t k = 0; k < t->n; k++) {
        memset(when, MAY_HOLD, b->n);
        if (t->steps[k].when)
            block_allow(b, t->steps[k].when, ONCE, when);
        for (size_t i = 0; i < b->n; i++)
            when[i] = may_come[i] ? when[i] : 0;
        block_bound(b, t->steps[k].value, ONCE, &value);
        widen(when, MAY_HOLD, &value, out, b->n);
        for (size_t i = 0; i < b->n; i++)
            may_come[i] = (when[i] & MAY_FAIL) != 0;
    }
}

static void bound_name(const block *b, const node *n, inner *out)
{
    if (n->is_application_date) {
        inner_fill(out, (double)b->x->b->on, (double)b->x->b->on, INNER_VALUE | INNER_APPLICABLE | INNER_CLOSED, b->n);
    } else if (n->setting) {
        double x = n->setting->value;

        if (cell_is_value(x))
            inner_fill(out, x, x, INNER_VALUE | INNER_APPLICABLE | INNER_CLOSED, b->n);
        else
            inner_fill(out, -INFINITY, INFINITY, INNER_VALUE | INNER_APPLICABLE | INNER_OPEN, b->n);
    } else if (n->definition->table) {
        bound_table(b, n->definition->table, out);
    } else {
        block_bound(b, n->definition->expression, ONCE, out);
    }
}

static void bound_two(const block *b, const node *n, int year, inner *out)
{
    inner other;

    block_bound(b, n->first, year, out);
    block_bound(b, n->first->next, year, &other);
    switch (n->kind) {
    case NODE_MULTIPLY:
        inner_multiply(out, &other, b->n);
        break;
    case NODE_DIVIDE:
        inner_divide(out, &other, b->n);
        if (interval_cells_has_parts(b->x->cells)) /* perhaps these two: then it is at most 1 */
            inner_cap(out, 1, b->n);
        break;
    case NODE_SUBTRACT:
        inner_negate(&other, b->n);
        inner_add(out, &other, b->n);
        break;
    default:
        inner_add(out, &other, b->n);
    }
}

void block_bound(const block *b, const node *n, int year, inner *out)
{
    switch (n->kind) {
    case NODE_NUMBER:
    case NODE_DATE:
        inner_fill(out, n->number, n->number, INNER_VALUE | INNER_APPLICABLE | INNER_CLOSED, b->n);
        break;
    case NODE_INDICATOR:
        interval_cells_bound(b->x->cells, n->indicator, n->window == WINDOW_RANGE ? year : n->from, b->first, b->n, out);
        break;
    case NODE_NAME:
        bound_name(b, n, out);
        break;
    case NODE_CALL:
        bound_call(b, n, year, out);
        break;
    case NODE_NEGATE:
        block_bound(b, n->first, year, out);
        inner_negate(out, b->n);
        break;
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        bound_two(b, n, year, out);
        break;
    default:
        say_nothing(b, out);
    }
}
