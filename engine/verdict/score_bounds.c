/* Bounds are added up in whole steps, so that 0.1 + 0.2 is 0.3. */
#include "verdict/score_bounds.h"

#include <math.h>

/* For points that are a multiple of the step. */
static long steps_of(const model *m, double points)
{
    return lround(points / m->step);
}

void score_group_range(const model *m, const item_outcome *s, size_t group, double *least,
                        double *greatest)
{
    const model_group *g = &m->groups[group];
    long least_steps = 0, greatest_steps = 0;

    for (size_t i = g->first_item; i < g->first_item + g->n_items; i++) {
        double low, high;

        item_outcome_range(m, &m->items[i], s[i], &low, &high);
        least_steps += steps_of(m, low);
        greatest_steps += steps_of(m, high);
    }
    *least = fmin(model_points(m, least_steps), g->most);
    *greatest = fmin(model_points(m, greatest_steps), g->most);
}

bool score_limit_holds(const model_limit *l, double points)
{
    int order = (points > l->bound) - (points < l->bound);

    return compare_holds(l->relation, order);
}

/*
 * Whether the limit holds for all, some or none of least..greatest; an order relation is monotone, so the ends decide.
 */
static truth limit_truth(const model_limit *l, double least, double greatest)
{
    bool at_least = score_limit_holds(l, least), at_greatest = score_limit_holds(l, greatest);

    if (l->relation == COMPARE_EQUAL || l->relation == COMPARE_NOT_EQUAL) {
        bool is_inside = l->bound >= least && l->bound <= greatest;

        if (least == greatest)
            return at_least ? TRUTH_TRUE : TRUTH_FALSE;
        return is_inside ? TRUTH_UNKNOWN : at_least ? TRUTH_TRUE : TRUTH_FALSE;
    }
    if (at_least && at_greatest)
        return TRUTH_TRUE;
    return at_least || at_greatest ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

truth score_passes(const model *m, const item_outcome *s, double least, double greatest)
{
    truth all = TRUTH_TRUE;

    for (size_t i = 0; i < m->n_limits; i++) {
        const model_limit *l = &m->limits[i];
        double low = least, high = greatest;
        truth one;

        if (l->subject == MODEL_GROUP)
            score_group_range(m, s, l->which, &low, &high);
        else if (l->subject == MODEL_ITEM)
            item_outcome_range(m, &m->items[l->which], s[l->which], &low, &high);
        one = limit_truth(l, low, high);
        all = one < all ? one : all;
    }
    return all;
}
