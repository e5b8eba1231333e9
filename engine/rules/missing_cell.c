/*
 * Walks the tree down to its cells. Exact evaluation says what is known, and only where it can matter: a condition
 * without a missing cell below it has nothing to tell and is not evaluated.
 */
#include "rules/missing_cell.h"

#include <stdint.h>

#include "base/cell.h"
#include "rules/exact.h"
#include "rules/function.h"

enum { ONCE = INT32_MIN };

typedef struct walker {
    const binding *b;
    size_t row;
    missing_scope scope;
    missing_visit visit;
    void *context;
} walker;

static bool walk(const walker *w, const node *n, int year);

static bool stop(void *context, int indicator, int year)
{
    (void)context;
    (void)indicator;
    (void)year;
    return false;
}

static bool has_missing(const walker *w, const node *n, int year)
{
    walker finder = *w;

    finder.scope = MISSING_COUNTS;
    finder.visit = stop;
    return !walk(&finder, n, year);
}

static bool visit_cell(const walker *w, const node *n, int offset)
{
    const indicator *i = dictionary_get(panel_dictionary(w->b->panel), n->indicator);
    int used;

    if (i->type == INDICATOR_TEXT ? panel_text(w->b->panel, (uint32_t)w->row, n->indicator) != NULL
                                  : !cell_is_missing(binding_cell(w->b, w->row, n->indicator, offset, &used)))
        return true;
    return w->visit(w->context, n->indicator, i->kind == INDICATOR_ANNUAL ? w->b->year + offset : PANEL_ANY_YEAR);
}

static bool walk_all(const walker *w, const node *n, int year)
{
    for (const node *x = n->first; x; x = x->next) {
        if (!walk(w, x, year))
            return false;
    }
    return true;
}

/* The years of a window, each with the cells of that year. */
static bool walk_years(const walker *w, const node *n)
{
    const node *x = n->first;
    int step = function_is(n->function, FUNCTION_ENDS) && x->to > x->from ? x->to - x->from : 1;

    for (int year = x->to; year >= x->from; year -= step) {
        if (!walk(w, x, year))
            return false;
    }
    return true;
}

static bool walk_if(const walker *w, const node *n, int year)
{
    const node *a = n->first->next;
    truth condition = exact_truth(n->first, w->b, w->row, year);

    return (condition != TRUTH_UNKNOWN || walk(w, n->first, year)) && (condition == TRUTH_FALSE || walk(w, a, year)) &&
           (condition == TRUTH_TRUE || walk(w, a->next, year));
}

static bool walk_call(const walker *w, const node *n, int year)
{
    int used, when;
    double error;

    switch (n->function->shape) {
    case FUNCTION_IF:
        return walk_if(w, n, year);
    case FUNCTION_COALESCE:
        return !cell_is_missing(exact_value(n->first, w->b, w->row, year, &error)) || walk(w, n->first->next, year);
    case FUNCTION_LAST:
        return cell_is_value(binding_last(w->b, w->row, n->first->indicator, &used, &when)) ||
               w->visit(w->context, n->first->indicator, w->b->year - 1);
    case FUNCTION_QUANTIFIER:
    case FUNCTION_COUNT:
        return walk_years(w, n);
    case FUNCTION_WINDOW:
    case FUNCTION_EXTREME:
        return n->n == 1 ? walk_years(w, n) : walk_all(w, n, year);
    default:
        return walk_all(w, n, year);
    }
}

static bool walk_name(const walker *w, const node *n)
{
    if (!n->definition)
        return true;
    return n->definition->table ? walk(w, n->definition->table->over, ONCE) : walk(w, n->definition->expression, ONCE);
}

static bool is_known(const walker *w, const node *n, int year)
{
    return n->type == VALUE_TRUTH && has_missing(w, n, year) && exact_truth(n, w->b, w->row, year) != TRUTH_UNKNOWN;
}

static bool walk(const walker *w, const node *n, int year)
{
    if (w->scope == MISSING_DECIDES && is_known(w, n, year))
        return true;
    switch (n->kind) {
    case NODE_INDICATOR:
        return visit_cell(w, n, n->window == WINDOW_RANGE ? year : n->from);
    case NODE_NAME:
        return walk_name(w, n);
    case NODE_CALL:
        return walk_call(w, n, year);
    default:
        return walk_all(w, n, year);
    }
}

bool missing_cells_visit(const binding *b, size_t row, const node *n, missing_scope scope, missing_visit visit,
                         void *context)
{
    const walker w = {b, row, scope, visit, context};

    return walk(&w, n, ONCE);
}
