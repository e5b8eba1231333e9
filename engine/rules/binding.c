/*
 * How rules read a cell. A cell is that of the indicator, or of the first indicator of its fallback chain that has a
 * value; a part that is more than its whole has none, for one of the two figures is wrong. Two rules come before that: a
 * year that ended before the company was founded is not applicable, and an attribute has one cell for all years.
 * machine_run.c and interval_cells.c read by the same rules, exact.c calls this file.
 */
#include "rules/binding.h"

#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "rules/function.h"

/* All years that data can have. */
enum { FIRST_YEAR = 1900, LAST_YEAR = 2200 };

long binding_default_date(int year)
{
    return date_to_days((date){year, 7, 1});
}

double binding_founding_limit(int year)
{
    return (double)date_to_days((date){year + 1, 1, 1});
}

bool binding_is_before_founding(const binding *b, size_t row, int year)
{
    int founded = dictionary_find(panel_dictionary(b->panel), "founded_on");
    double day = panel_number(b->panel, (uint32_t)row, founded, PANEL_ANY_YEAR);

    /* false for a missing date, which is a NaN */
    return day >= binding_founding_limit(year);
}

static double value_of(const binding *b, size_t row, int indicator, int year)
{
    return panel_is_above_whole(b->panel, (uint32_t)row, indicator, year, NULL)
               ? cell_missing()
               : panel_number(b->panel, (uint32_t)row, indicator, year);
}

double binding_cell(const binding *b, size_t row, int indicator, int offset, int *used)
{
    const dictionary *d = panel_dictionary(b->panel);
    bool is_annual = dictionary_get(d, indicator)->kind == INDICATOR_ANNUAL;
    int year = is_annual ? b->year + offset : PANEL_ANY_YEAR;

    *used = indicator;
    if (is_annual && binding_is_before_founding(b, row, year))
        return cell_not_applicable();
    for (;;) {
        double x = value_of(b, row, *used, year);
        int fallback = cell_is_value(x) ? INDICATOR_NONE : dictionary_fallback(d, *used);

        if (fallback == INDICATOR_NONE)
            return x;
        *used = fallback;
    }
}

bool binding_find_column(const binding *b, int indicator, int year, binding_column *out)
{
    int ids[INDICATOR_MOST_CHAIN];

    *out = (binding_column){.cells = panel_column(b->panel, indicator, year)};
    if (!out->cells)
        return false;
    out->n_wholes = panel_find_wholes(b->panel, indicator, year, out->whole, ids);
    return true;
}

double binding_last(const binding *b, size_t row, int indicator, int *used, int *year)
{
    int first, last;

    panel_years(b->panel, &first, &last);
    *used = indicator;
    *year = 0;
    for (int y = last < b->year ? last : b->year; first && y >= first; y--) {
        double x = binding_cell(b, row, indicator, y - b->year, used);

        if (cell_is_value(x)) {
            *year = y;
            return x;
        }
    }
    return cell_missing();
}

static truth text_truth(const binding *b, size_t row, const node *n)
{
    const char *text = panel_text(b->panel, (uint32_t)row, n->first->indicator);
    bool is_prefix = n->kind == NODE_CALL;
    bool is_found = false;

    if (!text)
        return TRUTH_UNKNOWN;
    for (const node *m = n->first->next; m && !is_found; m = m->next)
        is_found = is_prefix ? !strncmp(text, m->text, strlen(m->text)) : !strcmp(text, m->text);
    if (n->kind == NODE_COMPARE && n->relation == COMPARE_NOT_EQUAL)
        is_found = !is_found;
    return is_found ? TRUTH_TRUE : TRUTH_FALSE;
}

truth binding_truth(const binding *b, size_t row, const node *n)
{
    const char *code;

    if (n->kind != NODE_CALL || n->function->shape == FUNCTION_STARTS)
        return text_truth(b, row, n);
    if (n->function->shape != FUNCTION_HOLDS || !b->credentials)
        return TRUTH_FALSE;
    code = panel_code(b->panel, (uint32_t)row);
    if (credentials_find(b->credentials, code, n->first->text, b->on))
        return TRUTH_TRUE;
    return credentials_may_hold(b->credentials, code, n->first->text, b->on) ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static bool want_chain(panel *into, int indicator, int from, int to)
{
    const dictionary *d = panel_dictionary(into);

    for (; indicator != INDICATOR_NONE; indicator = dictionary_fallback(d, indicator)) {
        if (!panel_want(into, indicator, from, to))
            return false;
    }
    return true;
}

/* The indicator and its fallbacks, and the wholes that they are held against. */
static bool want(panel *into, int indicator, int from, int to)
{
    const dictionary *d = panel_dictionary(into);
    bool ok = want_chain(into, indicator, from, to);

    for (int id = indicator; id != INDICATOR_NONE && ok; id = dictionary_fallback(d, id))
        ok = want_chain(into, dictionary_whole(d, id), from, to);
    return ok;
}

bool binding_want(const program *p, int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);
    bool ok = want(into, dictionary_find(d, "founded_on"), 0, 0);

    for (size_t i = 0; ok && i < program_length(p); i++) {
        const instruction *in = program_at(p, i);

        if ((in->op == OP_LOAD || in->op == OP_LOAD_LAST) && !year)
            ok = want(into, in->indicator, FIRST_YEAR, LAST_YEAR);
        else if (in->op == OP_LOAD)
            ok = want(into, in->indicator, year + in->offset, year + in->offset);
        else if (in->op == OP_LOAD_LAST)
            ok = want(into, in->indicator, FIRST_YEAR, year);
        else if (in->op == OP_TEXT)
            ok = want(into, in->indicator, 0, 0);
    }
    return ok;
}
