/*
 * Years are few and added at first use; the last one is cached, since rows of the same year often follow each other.
 */
#include "intake/column_years.h"

#include "base/allocate.h"

struct plan_years {
    const plan_cells *annual;
    const panel *panel;
    plan_year *years;
    size_t n;
    size_t capacity;
    const plan_year *last; /* last result */
};

plan_years *plan_years_new(const plan_cells *annual, const panel *p)
{
    plan_years *y = allocate_array(1, sizeof *y);

    if (y)
        *y = (plan_years){.annual = annual, .panel = p};
    return y;
}

void plan_years_free(plan_years *y)
{
    if (!y)
        return;
    for (size_t i = 0; i < y->n; i++)
        release(y->years[i].cells);
    release(y->years);
    release(y);
}

static const plan_year *add(plan_years *y, int year)
{
    plan_year *added;

    if (!allocate_room((void **)&y->years, &y->capacity, y->n + 1, sizeof *y->years))
        return NULL;
    added = &y->years[y->n];
    *added = (plan_year){.year = year};
    added->cells = allocate_array(y->annual->n, sizeof *added->cells);
    if (!added->cells)
        return NULL;
    for (size_t i = 0; i < y->annual->n; i++) {
        if (panel_is_wanted(y->panel, y->annual->cells[i].indicator, year))
            added->cells[added->n++] = &y->annual->cells[i];
    }
    y->n++;
    return added;
}

const plan_year *plan_years_get(plan_years *y, int year)
{
    if (y->last && y->last->year == year)
        return y->last;
    for (size_t i = 0; i < y->n; i++) {
        if (y->years[i].year == year)
            return y->last = &y->years[i];
    }
    return y->last = add(y, year);
}
