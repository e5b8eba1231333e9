/*
 * Layout: the lower 16 bits are the set of possible bands, the upper 16 the points of the expert in steps of the
 * model, plus 1, so that 0 means none. Equal outcomes are equal words, which outcome_table.c relies on.
 */
#include "verdict/item_outcome.h"

#include <math.h>

enum { BAND_BITS = 16, MOST_JUDGED = 0xfffe };

item_outcome item_outcome_make(const model *m, const model_item *item, unsigned bands, double judged)
{
    long steps;

    (void)item;
    if (!model_steps(m, judged, &steps) || steps < 0 || steps > MOST_JUDGED)
        return bands;
    return bands | ((uint32_t)steps + 1) << BAND_BITS;
}

unsigned item_outcome_bands(item_outcome s)
{
    return s & ITEM_OUTCOME_BANDS;
}

double item_outcome_given(const model *m, item_outcome s)
{
    uint32_t steps = s >> BAND_BITS;

    return steps ? model_points(m, (long)steps - 1) : NAN;
}

bool item_outcome_is_within(const model_band *b, double points)
{
    return points >= b->least && points <= b->greatest;
}

bool item_outcome_is_judged(const model *m, const model_item *item, item_outcome s, double *points)
{
    unsigned bands = item_outcome_bands(s);

    *points = item_outcome_given(m, s);
    for (size_t b = 0; b < item->n_bands; b++) {
        if (bands == 1u << b)
            return item_outcome_is_within(&item->bands[b], *points);
    }
    return false;
}

void item_outcome_range(const model *m, const model_item *item, item_outcome s, double *least,
                    double *greatest)
{
    double judged = item_outcome_given(m, s);

    *least = INFINITY;
    *greatest = 0;
    for (size_t b = 0; b < item->n_bands; b++) {
        const model_band *band = &item->bands[b];
        bool is_given = item_outcome_is_within(band, judged);

        if (!(item_outcome_bands(s) >> b & 1))
            continue;
        *least = fmin(*least, is_given ? judged : band->least);
        *greatest = fmax(*greatest, is_given ? judged : band->greatest);
    }
}

double item_outcome_weight(const model *m, const model_band *b, long steps)
{
    double points = model_points(m, steps), step = m->step;

    if (!b->has_prior)
        return 1;
    if (points < b->low || points > b->high)
        return 0;
    if (points <= b->mode)
        return (points - b->low + step) / (b->mode - b->low + step);
    return (b->high - points + step) / (b->high - b->mode + step);
}
