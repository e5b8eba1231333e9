#include "score/points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"

enum { BAND_BITS = 16, MOST_JUDGED = 0xfffe };

struct points {
    const model *model;
    size_t n_cells;     /* multiples of the step from 0 to the greatest total */
    double *item;       /* distributions, n_cells each */
    double *group;
    double *total;
    double *scratch;
    text_index *known;  /* standings -> number */
    points_total *totals;
    size_t capacity;
};

standing standing_make(const model *m, const model_item *item, unsigned bands, double judged)
{
    long steps;

    (void)item;
    if (!model_steps(m, judged, &steps) || steps < 0 || steps > MOST_JUDGED)
        return bands;
    return bands | ((uint32_t)steps + 1) << BAND_BITS;
}

unsigned standing_bands(standing s)
{
    return s & ((1u << BAND_BITS) - 1);
}

/* The points that an expert gave, or NaN. */
static double given(const model *m, standing s)
{
    uint32_t steps = s >> BAND_BITS;

    return steps ? model_points(m, (long)steps - 1) : NAN;
}

static bool is_within(const model_band *b, double points)
{
    return points >= b->least && points <= b->greatest;
}

bool standing_is_judged(const model *m, const model_item *item, standing s, double *points)
{
    unsigned bands = standing_bands(s);

    *points = given(m, s);
    for (size_t b = 0; b < item->n_bands; b++) {
        if (bands == 1u << b)
            return is_within(&item->bands[b], *points);
    }
    return false;
}

void standing_range(const model *m, const model_item *item, standing s, double *least,
                    double *greatest)
{
    double judged = given(m, s);

    *least = INFINITY;
    *greatest = 0;
    for (size_t b = 0; b < item->n_bands; b++) {
        const model_band *band = &item->bands[b];
        bool is_given = is_within(band, judged);

        if (!(standing_bands(s) >> b & 1))
            continue;
        *least = fmin(*least, is_given ? judged : band->least);
        *greatest = fmax(*greatest, is_given ? judged : band->greatest);
    }
}

/* Of points that are known to be a multiple of the step. */
static long steps_of(const model *m, double points)
{
    return lround(points / m->step);
}

void points_group_range(const model *m, const standing *s, size_t group, double *least,
                        double *greatest)
{
    const model_group *g = &m->groups[group];
    long least_steps = 0, greatest_steps = 0;

    for (size_t i = g->first_item; i < g->first_item + g->n_items; i++) {
        double low, high;

        standing_range(m, &m->items[i], s[i], &low, &high);
        least_steps += steps_of(m, low);
        greatest_steps += steps_of(m, high);
    }
    *least = fmin(model_points(m, least_steps), g->most);
    *greatest = fmin(model_points(m, greatest_steps), g->most);
}

/* --- chances --------------------------------------------------------------- */

/*
 * How much weight a point has within its band: every point alike, or a triangle
 * that falls to 0 one step beyond low and high.
 */
static double weight(const model *m, const model_band *b, size_t steps)
{
    double points = model_points(m, (long)steps), step = m->step;

    if (!b->has_prior)
        return 1;
    if (points < b->low || points > b->high)
        return 0;
    if (points <= b->mode)
        return (points - b->low + step) / (b->mode - b->low + step);
    return (b->high - points + step) / (b->high - b->mode + step);
}

/* Add the band's points to a distribution with `share` as their sum. */
static void spread(const model *m, const model_band *b, double judged, double share, double *out)
{
    size_t from = (size_t)steps_of(m, b->least);
    size_t to = (size_t)steps_of(m, b->greatest);
    double sum = 0;

    if (is_within(b, judged)) {
        out[steps_of(m, judged)] += share;
        return;
    }
    for (size_t i = from; i <= to; i++)
        sum += weight(m, b, i);
    for (size_t i = from; i <= to; i++)
        out[i] += share * weight(m, b, i) / sum;
}

static void zero(double *x, size_t n)
{
    memset(x, 0, n * sizeof *x);
}

/* Every band that is still possible has the same chance. */
static void distribute(const points *p, const model_item *item, standing s)
{
    unsigned possible = 0;

    zero(p->item, p->n_cells);
    for (size_t b = 0; b < item->n_bands; b++)
        possible += standing_bands(s) >> b & 1;
    for (size_t b = 0; b < item->n_bands; b++) {
        if (standing_bands(s) >> b & 1)
            spread(p->model, &item->bands[b], given(p->model, s), 1.0 / possible, p->item);
    }
}

/* sum <- sum * x, the distribution of the sum of two independent numbers */
static void convolve(const points *p, double *sum, const double *x)
{
    zero(p->scratch, p->n_cells);
    for (size_t j = 0; j < p->n_cells; j++) {
        if (x[j] == 0)
            continue;
        for (size_t i = 0; i + j < p->n_cells; i++)
            p->scratch[i + j] += sum[i] * x[j];
    }
    memcpy(sum, p->scratch, p->n_cells * sizeof *sum);
}

static void cap(const points *p, double *x, double most)
{
    size_t last;

    if (most / p->model->step >= (double)p->n_cells)
        return;
    last = (size_t)steps_of(p->model, most);
    for (size_t i = last + 1; i < p->n_cells; i++) {
        x[last] += x[i];
        x[i] = 0;
    }
}

static bool holds(const model_limit *l, double points)
{
    int order = (points > l->bound) - (points < l->bound);

    return compare_holds(l->relation, order);
}

/* Drop what fails the limits on this subject. */
static void keep_passing(const points *p, model_subject subject, size_t which, double *x)
{
    for (size_t l = 0; l < p->model->n_limits; l++) {
        const model_limit *limit = &p->model->limits[l];

        if (limit->subject != subject || limit->which != which)
            continue;
        for (size_t i = 0; i < p->n_cells; i++) {
            if (!holds(limit, model_points(p->model, (long)i)))
                x[i] = 0;
        }
    }
}

static double chance_of(const points *p, const standing *s)
{
    const model *m = p->model;
    double chance = 0;

    zero(p->total, p->n_cells);
    p->total[0] = 1;
    for (size_t g = 0; g < m->n_groups; g++) {
        zero(p->group, p->n_cells);
        p->group[0] = 1;
        for (size_t i = m->groups[g].first_item; i < m->groups[g].first_item + m->groups[g].n_items; i++) {
            distribute(p, &m->items[i], s[i]);
            keep_passing(p, MODEL_ITEM, i, p->item);
            convolve(p, p->group, p->item);
        }
        cap(p, p->group, m->groups[g].most);
        keep_passing(p, MODEL_GROUP, g, p->group);
        convolve(p, p->total, p->group);
    }
    keep_passing(p, MODEL_TOTAL, 0, p->total);
    for (size_t i = 0; i < p->n_cells; i++)
        chance += p->total[i];
    return fmin(chance, 1);
}

/* --- truth ------------------------------------------------------------------ */

static truth limit_truth(const model_limit *l, double least, double greatest)
{
    bool at_least = holds(l, least), at_greatest = holds(l, greatest);

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

static truth passes(const model *m, const standing *s, double least, double greatest)
{
    truth all = TRUTH_TRUE;

    for (size_t i = 0; i < m->n_limits; i++) {
        const model_limit *l = &m->limits[i];
        double low = least, high = greatest;
        truth one;

        if (l->subject == MODEL_GROUP)
            points_group_range(m, s, l->which, &low, &high);
        else if (l->subject == MODEL_ITEM)
            standing_range(m, &m->items[l->which], s[l->which], &low, &high);
        one = limit_truth(l, low, high);
        all = one < all ? one : all;
    }
    return all;
}

static points_total compute(const points *p, const standing *s)
{
    points_total t = {0};
    long least = 0, greatest = 0;

    for (size_t g = 0; g < p->model->n_groups; g++) {
        double low, high;

        points_group_range(p->model, s, g, &low, &high);
        least += steps_of(p->model, low);
        greatest += steps_of(p->model, high);
    }
    t.least = model_points(p->model, least);
    t.greatest = model_points(p->model, greatest);
    t.passes = passes(p->model, s, t.least, t.greatest);
    t.chance = t.passes == TRUTH_TRUE ? 1 : t.passes == TRUTH_FALSE ? 0 : chance_of(p, s);
    return t;
}

/* --- memory ------------------------------------------------------------------ */

points *points_new(const model *m)
{
    points *p = allocate_array(1, sizeof *p);
    double most = 0;

    if (!p)
        return NULL;
    p->model = m;
    for (size_t i = 0; i < m->n_items; i++) {
        double highest = 0;

        for (size_t b = 0; b < m->items[i].n_bands; b++)
            highest = fmax(highest, m->items[i].bands[b].greatest);
        most += highest;
    }
    p->n_cells = (size_t)steps_of(m, most) + 1;
    p->item = allocate_array(p->n_cells, sizeof *p->item);
    p->group = allocate_array(p->n_cells, sizeof *p->group);
    p->total = allocate_array(p->n_cells, sizeof *p->total);
    p->scratch = allocate_array(p->n_cells, sizeof *p->scratch);
    p->known = text_index_new();
    if (!p->item || !p->group || !p->total || !p->scratch || !p->known) {
        points_free(p);
        return NULL;
    }
    return p;
}

void points_free(points *p)
{
    if (!p)
        return;
    release(p->item);
    release(p->group);
    release(p->total);
    release(p->scratch);
    release(p->totals);
    text_index_free(p->known);
    release(p);
}

bool points_sum(points *p, const standing *s, points_total *out)
{
    size_t known = text_index_count(p->known);
    uint32_t number = text_index_add(p->known, (const char *)s, p->model->n_items * sizeof *s);

    if (number == TEXT_INDEX_NONE)
        return false;
    if (number == known) {
        if (!allocate_room((void **)&p->totals, &p->capacity, known + 1, sizeof *p->totals))
            return false;
        p->totals[number] = compute(p, s);
    }
    *out = p->totals[number];
    return true;
}
