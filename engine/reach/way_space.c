/*
 * An effect that lasts moves its indicator in every year from its own on, and so does one on a balance. Indicators that fall back on one that is moved
 * (the R&D cost of the super-deduction on R&D cost) move along where the company has a value of their own, or the lever would
 * change nothing that the rule reads.
 *
 * Amounts are whole numbers of steps, so that cells are exact sums: persons, pieces and yuan are integers below 2^53.
 */
#include "reach/way_space.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "rules/exact.h"

/* --- filling ------------------------------------------------------------------------------------ */

/* The cell, added if it is new; false if it has no value to move, or there is no room. */
static bool find_cell(way_space *s, const panel *one, int indicator, int year, size_t *out)
{
    const struct indicator *i = dictionary_get(panel_dictionary(one), indicator);
    double base;

    if (i->kind != INDICATOR_ANNUAL)
        year = PANEL_ANY_YEAR;
    for (*out = 0; *out < s->n_cells; ++*out) {
        if (s->cells[*out].indicator == indicator && s->cells[*out].year == year)
            return true;
    }
    base = panel_number(one, 0, indicator, year);
    if (!cell_is_value(base) || s->n_cells == WAY_MOST_CELLS)
        return false;
    s->cells[s->n_cells++] = (way_cell){indicator, year, base, i->least, i->greatest};
    return true;
}

static void add_effect(way_space *s, const panel *one, way_variable *v, int indicator, int year, double amount)
{
    size_t cell;

    if (s->n_effects == WAY_MOST_EFFECTS || !find_cell(s, one, indicator, year, &cell))
        return;
    s->effects[s->n_effects++] = (way_effect){cell, amount};
    v->n_effects++;
}

static bool is_effect(const lever *l, int indicator)
{
    for (size_t i = 0; i < l->n_effects; i++) {
        if (l->effects[i].indicator == indicator)
            return true;
    }
    return false;
}

/* How often the effect has come about by the end of `year`: a balance gathers what each year of a lasting lever adds. */
static int times(const lever *l, const lever_effect *e, int from, int year)
{
    bool lasts = l->lasts && !l->is_for_closed_years;

    if (e->adds_up)
        return lasts ? year - from + 1 : 1;
    return lasts || year == from ? 1 : 0;
}

static void add_effects(way_space *s, const panel *one, way_variable *v, int year)
{
    const dictionary *d = panel_dictionary(one);
    const lever *l = v->lever;

    for (size_t i = 0; i < l->n_effects; i++) {
        double amount = l->effects[i].amount * l->step * times(l, &l->effects[i], v->year, year);

        if (amount == 0)
            continue;
        add_effect(s, one, v, l->effects[i].indicator, year, amount);
        for (int id = 0; id < dictionary_count(d); id++) {
            if (!is_effect(l, id) && dictionary_falls_back(d, id, l->effects[i].indicator))
                add_effect(s, one, v, id, year, amount);
        }
    }
}

static bool is_read(const way_space *s, const way_variable *v, const panel *read)
{
    for (size_t i = v->first_effect; i < v->first_effect + v->n_effects; i++) {
        if (panel_is_wanted(read, s->cells[s->effects[i].cell].indicator, s->cells[s->effects[i].cell].year))
            return true;
    }
    return false;
}

/* The greatest number of steps in a year; a share is one of the last closed year's value. */
static long most_steps(const lever *l, const binding *b, const way_time *t)
{
    double most = l->most;
    int used;

    if (l->most_of != INDICATOR_NONE) {
        double of = binding_cell(b, 0, l->most_of, t->first_open - 1 - b->year, &used);

        most = cell_is_value(of) ? fmin(most, of * l->most_share) : 0;
    }
    most = floor(most / l->step);
    return most < 0 || most != most ? 0 : most > 1e9 ? 1000000000 : (long)most;
}

static void add_variable(way_space *s, const lever *l, const binding *b, const way_time *t, int year, const panel *read)
{
    way_variable v = {.lever = l, .year = year, .most = most_steps(l, b, t), .first_effect = s->n_effects};
    int last = t->application - 1;
    size_t n_cells = s->n_cells;

    if (v.most < 1)
        return;
    if (s->n == WAY_MOST_VARIABLES) {
        s->is_cut = true;
        return;
    }
    v.cost = l->cost * l->step * (l->recurs && !l->is_for_closed_years ? last - year + 1 : 1);
    for (int y = year; y <= last; y++)
        add_effects(s, b->panel, &v, y);
    if (is_read(s, &v, read)) {
        s->variables[s->n++] = v;
    } else {
        s->n_effects = v.first_effect;
        s->n_cells = n_cells;
    }
}

static bool is_open_to(const lever *l, const binding *b)
{
    return !l->where || exact_truth(l->where, b, 0, 0) == TRUTH_TRUE;
}

/* Is the effect there before the year is over? */
static bool is_in_time(const lever *l, long start, int year)
{
    date d = date_from_days(start);
    int months = d.year * 12 + d.month - 1 + l->months; /* the month in which it counts */

    return months < (year + 1) * 12 || (months == (year + 1) * 12 && d.day == 1);
}

void way_space_fill(way_space *s, const levers *l, const binding *b, const way_time *t, const panel *read)
{
    s->n = s->n_cells = s->n_effects = 0;
    s->is_cut = false;
    s->couples = part_wholes_find(panel_dictionary(b->panel));
    for (size_t i = 0; i < l->n_levers; i++) {
        const lever *x = &l->lever[i];
        int from = x->is_for_closed_years ? t->first_open - 3 : t->first_open;
        int to = x->is_for_closed_years ? t->first_open - 1 : t->application - 1;

        if (!is_open_to(x, b))
            continue;
        for (int year = from; year <= to; year++) {
            if (x->is_for_closed_years || is_in_time(x, t->start, year))
                add_variable(s, x, b, t, year, read);
        }
    }
}

/* --- costs and cells --------------------------------------------------------------------------------- */

double way_space_cost(const way_space *s, const long *steps)
{
    const lever *last = NULL; /* variables of a lever stand together */
    double cost = 0;

    for (size_t i = 0; i < s->n; i++) {
        const way_variable *v = &s->variables[i];

        if (!steps[i])
            continue;
        cost += v->cost * (double)steps[i] + (v->lever != last ? v->lever->fixed_cost : 0);
        last = v->lever;
    }
    return cost;
}

void way_space_ranges(const way_space *s, const long *least, const long *most, cell_range ranges[WAY_MOST_CELLS])
{
    for (size_t i = 0; i < s->n_cells; i++)
        ranges[i] = (cell_range){s->cells[i].indicator, s->cells[i].year, s->cells[i].base, s->cells[i].base};
    for (size_t i = 0; i < s->n; i++) {
        const way_variable *v = &s->variables[i];

        for (size_t k = v->first_effect; k < v->first_effect + v->n_effects; k++) {
            cell_range *r = &ranges[s->effects[k].cell];
            double amount = s->effects[k].amount;

            r->least += amount * (double)(amount > 0 ? least[i] : most[i]);
            r->greatest += amount * (double)(amount > 0 ? most[i] : least[i]);
        }
    }
    for (size_t i = 0; i < s->n_cells; i++) {
        ranges[i].least = fmax(ranges[i].least, fmin(s->cells[i].least, s->cells[i].base));
        ranges[i].greatest = fmin(ranges[i].greatest, fmax(s->cells[i].greatest, s->cells[i].base));
    }
}

bool way_space_put(const way_space *s, panel *one, const long *steps)
{
    double value[WAY_MOST_CELLS];
    bool ok = true;

    for (size_t i = 0; i < s->n_cells; i++)
        value[i] = s->cells[i].base;
    for (size_t i = 0; i < s->n; i++) {
        const way_variable *v = &s->variables[i];

        for (size_t k = v->first_effect; k < v->first_effect + v->n_effects; k++)
            value[s->effects[k].cell] += s->effects[k].amount * (double)steps[i];
    }
    for (size_t i = 0; i < s->n_cells; i++) {
        const way_cell *c = &s->cells[i];

        ok &= value[i] == c->base || (value[i] >= c->least && value[i] <= c->greatest);
        panel_put_number(one, 0, c->indicator, c->year, value[i]);
    }
    for (size_t i = 0; i < s->n_cells && ok; i++) {
        const way_cell *c = &s->cells[i];

        ok = value[i] == c->base || input_conflict(&s->couples, one, 0, c->indicator, c->year) == INDICATOR_NONE;
    }
    return ok;
}

void way_space_restore(const way_space *s, panel *one)
{
    for (size_t i = 0; i < s->n_cells; i++)
        panel_put_number(one, 0, s->cells[i].indicator, s->cells[i].year, s->cells[i].base);
}
