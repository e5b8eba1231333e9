/*
 * The items of a box: the bands that each may come to, and of these the ones that no other is better than.
 *
 * A band is better than another where its points are in the sense of first-order stochastic dominance, which disjoint ranges and
 * ranges of the same kind with higher bounds are. Where two bands are not comparable, both are tried.
 */
#include <math.h>

#include "base/cell.h"
#include "reach/way_judge_internal.h"

double way_judge_band_points(const way_judge *j, size_t item, unsigned band)
{
    const model_band *x = &j->model->items[item].bands[band];

    return x->greatest + x->least / 1e6; /* of equal greatest points the one with more certain ones */
}

/* Decide every band, even behind one that holds: the next box may change only that one. Steps of a table share their value. */
static void decide_bands(const way_judge *j, const model_item *item, const moving_item *m)
{
    const interval *first = NULL;

    for (size_t b = 0; b < item->n_bands; b++) {
        part *p = &m->bands[b];

        if (!(p->variables & j->changed))
            continue;
        if (first && interval_is_alike(p->interval, first))
            p->last = interval_decide_alike(p->interval, first, 0);
        else
            p->last = interval_decide(p->interval, 0);
        first = first ? first : p->interval;
    }
}

static unsigned possible_bands(const way_judge *j, const model_item *item, const moving_item *m)
{
    unsigned bands = 0;

    decide_bands(j, item, m);
    for (size_t b = 0; b < item->n_bands; b++) {
        truth when = item->bands[b].when ? m->bands[b].last : TRUTH_TRUE;

        if (when != TRUTH_FALSE)
            bands |= 1u << b;
        if (when == TRUTH_TRUE)
            break;
    }
    return bands;
}

/*
 * The best band that the item can come to in the box with the worse completion of what is missing. At every way of the box that
 * band, or a worse one, is among those that stay possible.
 */
static unsigned worst_band(const way_judge *j, const model_item *item, const moving_item *m, size_t number)
{
    unsigned worst = 0;
    double points = INFINITY;

    for (interval_missing c = MISSING_LEAST; c <= MISSING_GREATEST; c++) {
        unsigned best = 0;
        double most = -1;

        for (unsigned b = 0; b < item->n_bands; b++) {
            truth when = TRUTH_TRUE;

            if (item->bands[b].when) {
                interval_assume(m->bands[b].interval, c);
                when = interval_decide(m->bands[b].interval, 0);
                interval_assume(m->bands[b].interval, MISSING_ANYTHING);
            }
            if (when != TRUTH_FALSE && way_judge_band_points(j, number, b) > most) {
                best = b;
                most = way_judge_band_points(j, number, b);
            }
            if (when == TRUTH_TRUE)
                break;
        }
        if (most < points) {
            worst = best;
            points = most;
        }
    }
    return worst;
}

item_outcome way_judge_outcome(const way_judge *j, size_t item, unsigned bands)
{
    return item_outcome_make(j->model, &j->model->items[item], bands, j->items[item].judged);
}

/* Are the points of band a never worse than those of b? */
static bool is_better(const way_judge *j, size_t item, unsigned a, unsigned b)
{
    const model_band *x = &j->model->items[item].bands[a], *y = &j->model->items[item].bands[b];
    double a_least, a_most, b_least, b_most;
    bool is_alike = x->has_prior == y->has_prior && !cell_is_value(j->items[item].judged);

    item_outcome_range(j->model, &j->model->items[item], way_judge_outcome(j, item, 1u << a), &a_least, &a_most);
    item_outcome_range(j->model, &j->model->items[item], way_judge_outcome(j, item, 1u << b), &b_least, &b_most);
    if (a_least >= b_most)
        return true;
    return is_alike && a_least >= b_least && a_most >= b_most &&
           (!x->has_prior || (x->low >= y->low && x->mode >= y->mode && x->high >= y->high));
}

/* Those bands that none of the others is better than; of equal ones the first. */
static unsigned best_bands(const way_judge *j, size_t item, unsigned bands)
{
    unsigned best = 0;

    for (unsigned b = 0; bands >> b; b++) {
        bool is_best = bands >> b & 1;

        for (unsigned other = 0; is_best && bands >> other; other++) {
            if (other != b && (bands >> other & 1) && is_better(j, item, other, b) &&
                (other < b || !is_better(j, item, b, other)))
                is_best = false;
        }
        best |= (unsigned)is_best << b;
    }
    return best;
}

/* What nothing moves stays as it is, also where data are missing. */
/*
 * Of a step table that misses a datum several bands stay possible, with equal weights: all from the worst to the best. Raising
 * either end raises their mean, so that this bounds every way from above.
 */
static unsigned mixed_bands(const way_judge *j, size_t item, unsigned allowed)
{
    unsigned bands = 0;
    double most = -1, least = way_judge_band_points(j, item, j->worst[item]);

    for (unsigned b = 0; allowed >> b; b++)
        most = allowed >> b & 1 ? fmax(most, way_judge_band_points(j, item, b)) : most;
    for (unsigned b = 0; b < j->model->items[item].n_bands; b++) {
        double points = way_judge_band_points(j, item, b);

        bands |= (unsigned)(points <= most && (points >= least || points == most)) << b;
    }
    return bands;
}

bool way_judge_items(way_judge *j, const uint16_t *allowed)
{
    bool ok = true;

    for (size_t i = 0; i < j->model->n_items; i++) {
        const moving_item *m = &j->items[i];
        unsigned bands;

        if (m->variables & j->changed) {
            j->possible[i] = possible_bands(j, &j->model->items[i], m);
            if (m->misses)
                j->worst[i] = worst_band(j, &j->model->items[i], m, i);
        } else if (!m->variables) {
            j->possible[i] = m->still;
        }
        bands = m->variables ? j->possible[i] & allowed[i] : j->possible[i];
        ok &= bands != 0;
        if (m->variables && m->misses)
            j->best[i] = mixed_bands(j, i, bands);
        else
            j->best[i] = m->variables && (bands & (bands - 1)) ? best_bands(j, i, bands) : bands;
        j->outcomes[i] = way_judge_outcome(j, i, j->best[i]);
    }
    return ok;
}
