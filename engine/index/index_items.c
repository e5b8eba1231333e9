/*
 * Points that are added to or taken from the score after the means: every item is rounded to the units of the score, the
 * items of a side are capped, then the total. What is missing counts 0 in the score, and 0 to its most in the interval.
 */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "index/index_internal.h"

/* The two sides: what is added, and what is taken away. */
enum { SIDES = 2 };

static const index_items *side_of(const index_model *m, int side)
{
    return side == 0 ? &m->bonus : &m->deductions;
}

double index_item_points(const index_item *x, double value)
{
    switch (cell_state_of(value)) {
    case CELL_VALUE:
        return value < 0 ? 0 : value > x->most ? x->most : value;
    case CELL_MISSING:
        return value;
    case CELL_NOT_APPLICABLE:
    case CELL_UNDEFINED:
        break;
    }
    return 0;
}

static long units_of(const index_model *m, double points)
{
    return lround(points * index_units_a_point(m));
}

/* The units of a side, capped; a missing item is worth its most or nothing. `unit` NULL, or one per item. */
static long add_side(const index_result *r, uint32_t company, int side, bool is_most, long *unit)
{
    const index_items *x = side_of(r->model, side);
    size_t first = side == 0 ? 0 : r->model->bonus.n;
    long sum = 0, most = x->most > 0 ? units_of(r->model, x->most) : 0;

    for (size_t i = 0; i < x->n; i++) {
        double points = r->items[(first + i) * r->n + company];
        long own = units_of(r->model, cell_is_value(points) ? points : is_most ? x->items[i].most : 0);

        if (unit)
            unit[first + i] = side == 0 ? own : -own;
        sum += own;
    }
    return x->most > 0 && sum > most ? most : sum;
}

static long bring_in(const index_model *m, long units)
{
    if (units > m->most * index_units_a_point(m))
        return units_of(m, m->most);
    return units < m->least * index_units_a_point(m) ? units_of(m, m->least) : units;
}

/* A score in points with what is added and taken away; a cell without a value stays. */
static double with_items(const index_result *r, uint32_t company, double score, bool most_added, bool most_taken)
{
    const index_model *m = r->model;

    if (!cell_is_value(score))
        return score;
    return index_points(m, bring_in(m, units_of(m, score) + add_side(r, company, 0, most_added, NULL) -
                                           add_side(r, company, 1, most_taken, NULL)));
}

double index_with_items(const index_result *r, uint32_t company, double score)
{
    return with_items(r, company, score, false, false);
}

long index_items_sum(const index_result *r, uint32_t company)
{
    return add_side(r, company, 0, false, NULL) - add_side(r, company, 1, false, NULL);
}

const index_item *index_items_missing(const index_result *r, uint32_t company)
{
    const index_model *m = r->model;
    const index_item *found = NULL;

    for (size_t i = m->bonus.n + m->deductions.n; i-- > 0;) {
        if (cell_is_missing(r->items[i * r->n + company]))
            found = i < m->bonus.n ? &m->bonus.items[i] : &m->deductions.items[i - m->bonus.n];
    }
    return found;
}

bool index_has_items(const index_model *m)
{
    return m->bonus.n || m->deductions.n || isfinite(m->most) || isfinite(m->least);
}

void index_items_apply(index_result *r)
{
    if (!index_has_items(r->model))
        return;
    for (uint32_t i = 0; i < r->n; i++) {
        bool any = cell_is_value(r->score[i]) || cell_is_value(r->low[i]);

        r->score[i] = with_items(r, i, r->score[i], false, false);
        r->low[i] = cell_is_missing(r->low[i]) && isfinite(r->model->least) && any ? r->model->least
                                                                                  : with_items(r, i, r->low[i], false, true);
        r->high[i] = cell_is_missing(r->high[i]) && isfinite(r->model->most) && any ? r->model->most
                                                                                   : with_items(r, i, r->high[i], true, false);
    }
}

void index_items_part(const index_result *r, uint32_t company, index_parts *out)
{
    const index_model *m = r->model;
    long sum = out->node[0];

    if (!index_has_items(m))
        return;
    out->total = bring_in(m, sum + add_side(r, company, 0, false, out->item) - add_side(r, company, 1, false, out->item));
    for (size_t i = 0; i < m->bonus.n + m->deductions.n; i++)
        sum += out->item[i];
    out->cut = out->total - sum;
}
