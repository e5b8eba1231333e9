/*
 * Looking up the columns of a panel once, before the loop over its companies.
 */
#include "store/store_column_plan.h"

#include <string.h>

#include "base/allocate.h"

static bool any_text(const panel *p, int indicator)
{
    const char *const *texts = panel_text_column(p, indicator);

    for (uint32_t c = 0; texts && c < panel_count(p); c++) {
        if (texts[c])
            return true;
    }
    return false;
}

static bool any_number(const panel *p, int indicator, int first, int last)
{
    for (int year = first; year <= last; year++) {
        if (panel_column(p, indicator, year))
            return true;
    }
    return false;
}

static bool any_row(const panel *p, int year)
{
    uint32_t line;

    for (uint32_t c = 0; c < panel_count(p); c++) {
        if (panel_line(p, c, year, &line))
            return true;
    }
    return false;
}

static bool choose_columns(store_column_plan *plan, const dictionary *d, int first, int last)
{
    size_t n = (size_t)dictionary_count(d);

    plan->attributes = allocate_array(n, sizeof *plan->attributes);
    plan->annual = allocate_array(n, sizeof *plan->annual);
    if (!plan->attributes || !plan->annual)
        return false;
    for (int id = 0; id < (int)n; id++) {
        const indicator *about = dictionary_get(d, id);
        plan_column column = {id, about};

        if (about->kind == INDICATOR_ANNUAL && first && any_number(plan->panel, id, first, last))
            plan->annual[plan->n_annual++] = column;
        if (about->kind != INDICATOR_ATTRIBUTE)
            continue;
        if (about->type == INDICATOR_TEXT ? any_text(plan->panel, id)
                                          : panel_column(plan->panel, id, PANEL_ANY_YEAR) != NULL)
            plan->attributes[plan->n_attributes++] = column;
    }
    return true;
}

static bool has_any_cell(const store_column_plan *plan, int year)
{
    for (size_t k = 0; k < plan->n_annual; k++) {
        if (panel_column(plan->panel, plan->annual[k].indicator, year))
            return true;
    }
    return false;
}

static bool choose_years(store_column_plan *plan, int first, int last)
{
    plan->years = allocate_array((size_t)(last - first) + 1, sizeof *plan->years);
    if (!plan->years)
        return false;
    for (int year = first; first && year <= last; year++) {
        if (has_any_cell(plan, year) || any_row(plan->panel, year))
            plan->years[plan->n_years++] = year;
    }
    return true;
}

static bool find_cells(store_column_plan *plan)
{
    plan->attribute_cells = allocate_array(plan->n_attributes, sizeof *plan->attribute_cells);
    plan->attribute_texts = allocate_array(plan->n_attributes, sizeof *plan->attribute_texts);
    plan->annual_cells =
        allocate_array(plan->n_years * plan->n_annual, sizeof *plan->annual_cells);
    if (!plan->attribute_cells || !plan->attribute_texts || !plan->annual_cells)
        return false;
    for (size_t k = 0; k < plan->n_attributes; k++) {
        int indicator = plan->attributes[k].indicator;

        plan->attribute_cells[k] = panel_column(plan->panel, indicator, PANEL_ANY_YEAR);
        plan->attribute_texts[k] = panel_text_column(plan->panel, indicator);
    }
    for (size_t y = 0; y < plan->n_years; y++) {
        for (size_t k = 0; k < plan->n_annual; k++)
            plan->annual_cells[y * plan->n_annual + k] =
                panel_column(plan->panel, plan->annual[k].indicator, plan->years[y]);
    }
    return true;
}

bool store_column_plan_init(store_column_plan *plan, const panel *p)
{
    int first, last;

    memset(plan, 0, sizeof *plan);
    plan->panel = p;
    panel_years(p, &first, &last);
    return choose_columns(plan, panel_dictionary(p), first, last) &&
           choose_years(plan, first, last) && find_cells(plan);
}

void store_column_plan_clear(store_column_plan *plan)
{
    release(plan->attributes);
    release(plan->annual);
    release(plan->years);
    release(plan->attribute_cells);
    release(plan->attribute_texts);
    release(plan->annual_cells);
    memset(plan, 0, sizeof *plan);
}

bool store_column_plan_has_year(const store_column_plan *plan, uint32_t company, size_t year, uint32_t *line)
{
    if (panel_line(plan->panel, company, plan->years[year], line))
        return true;
    for (size_t k = 0; k < plan->n_annual; k++) {
        if (cell_is_value(store_column_plan_value(plan, company, year, k)))
            return true;
    }
    return false;
}

uint32_t store_column_plan_first_line(const store_column_plan *plan, uint32_t company)
{
    uint32_t line = 0;

    panel_first_line(plan->panel, company, &line);
    return line;
}
