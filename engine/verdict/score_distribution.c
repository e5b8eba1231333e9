/*
 * Exact distribution of the score on the grid of multiples of the step of the model.
 *
 *   item     mixture of its possible bands with equal weights; within a band uniform, or triangular with low, mode and
 *            high of its prior, or a point mass if an expert has given points
 *   group    convolution of its items, then the cap: P(cap) = P(sum >= cap)
 *   total    convolution of the groups
 *
 * A limit of `pass` on an item, group or total sets the cells that fail it to 0 at that stage; what remains is the
 * probability that all limits hold. Given the severity of the panel items are independent, so that everything is done for each
 * node of its table at once; without a table there is one. Convolution is direct, O(n m) for n and m occupied
 * cells, which is fast enough as the grids have at most MODEL_MOST_STEPS cells and results are cached by combination.
 *
 * Bounds and truth (score_bounds.h) do not depend on the probabilities.
 */
#include "verdict/score_distribution.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "numeric/kernel.h"
#include "verdict/outcome_table.h"
#include "verdict/score_bounds.h"

/* Probabilities of the multiples of the step, for each severity of the panel; all outside from..to are 0. */
typedef struct distribution {
    double *cell; /* [steps][width] */
    size_t from;
    size_t to;
} distribution;

struct score_distribution {
    const model *model;
    const severity_table *severity; /* NULL: items are independent */
    severity_table *own;
    size_t width;       /* nodes of the table, or 1 */
    size_t n_cells;     /* multiples of the step from 0 to the greatest total */
    distribution item;
    distribution group;
    distribution total;
    distribution scratch;
    double *cells;      /* of the four; NULL until a chance is asked for, which most companies' verdicts do not need */
    outcome_table *known;
    score_total *totals; /* by number of the combination */
    size_t n;
    size_t capacity;
};

/* For points that are a multiple of the step. */
static long steps_of(const model *m, double points)
{
    return lround(points / m->step);
}

/* --- chances --------------------------------------------------------------- */

static double *cell_at(const score_distribution *p, const distribution *d, size_t i)
{
    return d->cell + i * p->width;
}

static void widen(distribution *d, size_t i)
{
    d->from = i < d->from ? i : d->from;
    d->to = i > d->to ? i : d->to;
}

static void add_share(const score_distribution *p, distribution *d, size_t i, double share)
{
    double *at = cell_at(p, d, i);

    for (size_t j = 0; j < p->width; j++)
        at[j] += share;
    widen(d, i);
}

/* A point mass of `share` at 0 points; empty if `share` is 0. */
static void reset(const score_distribution *p, distribution *d, double share)
{
    memset(cell_at(p, d, d->from), 0, (d->to - d->from + 1) * p->width * sizeof *d->cell);
    d->from = d->to = 0;
    for (size_t j = 0; j < p->width; j++)
        d->cell[j] = share;
}

/* The points of a band as a panel of each severity gives them. */
static void spread_by_severity(const score_distribution *p, const double *shares, size_t from, size_t to, double share, distribution *out)
{
    for (size_t i = from; i <= to; i++) {
        double *at = cell_at(p, out, i);

        for (size_t j = 0; j < p->width; j++)
            at[j] += share * shares[(i - from) * p->width + j];
        widen(out, i);
    }
}

/* Add the points of a band, with a total probability of `share`. */
static void spread(const score_distribution *p, size_t item, size_t band, double judged, double share, distribution *out)
{
    const model *m = p->model;
    const model_band *b = &m->items[item].bands[band];
    const double *shares = p->severity ? severity_table_shares(p->severity, item, band) : NULL;
    size_t from = (size_t)steps_of(m, b->least);
    size_t to = (size_t)steps_of(m, b->greatest);
    double sum = 0;

    if (item_outcome_is_within(b, judged)) {
        add_share(p, out, (size_t)steps_of(m, judged), share);
        return;
    }
    if (shares) {
        spread_by_severity(p, shares, from, to, share, out);
        return;
    }
    for (size_t i = from; i <= to; i++)
        sum += item_outcome_weight(m, b, (long)i);
    for (size_t i = from; i <= to; i++)
        add_share(p, out, i, share * item_outcome_weight(m, b, (long)i) / sum);
}

/* The possible bands are equally likely. */
static void distribute(score_distribution *p, size_t number, item_outcome s)
{
    const model_item *item = &p->model->items[number];
    unsigned possible = 0;

    reset(p, &p->item, 0);
    p->item.from = p->n_cells - 1;
    for (size_t b = 0; b < item->n_bands; b++)
        possible += item_outcome_bands(s) >> b & 1;
    for (size_t b = 0; b < item->n_bands; b++) {
        if (item_outcome_bands(s) >> b & 1)
            spread(p, number, b, item_outcome_given(p->model, s), 1.0 / possible, &p->item);
    }
    if (p->item.from > p->item.to)
        p->item.from = p->item.to;
}

/* out[width] += a * b, for a panel of each severity. */
KERNEL static void add_product(const double *restrict a, const double *restrict b, double *restrict out, size_t width)
{
    for (size_t j = 0; j < width; j++)
        out[j] += a[j] * b[j];
}

/* Convolution: the distribution of the sum of two independent numbers. */
static void convolve(score_distribution *p, distribution *sum, const distribution *x)
{
    distribution old = *sum;

    reset(p, &p->scratch, 0);
    p->scratch.from = old.from + x->from;
    p->scratch.to = old.to + x->to < p->n_cells ? old.to + x->to : p->n_cells - 1;
    for (size_t j = x->from; j <= x->to; j++) {
        for (size_t i = old.from; i <= old.to && i + j < p->n_cells; i++)
            add_product(cell_at(p, &old, i), cell_at(p, x, j), cell_at(p, &p->scratch, i + j), p->width);
    }
    *sum = p->scratch;
    p->scratch = old;
}

/* The distribution of min(x, most). */
static void cap(const score_distribution *p, distribution *x, double most)
{
    size_t last;

    if (most / p->model->step >= (double)x->to)
        return;
    last = (size_t)steps_of(p->model, most);
    for (size_t i = last + 1; i <= x->to; i++) {
        double *at = cell_at(p, x, i);

        for (size_t j = 0; j < p->width; j++) {
            cell_at(p, x, last)[j] += at[j];
            at[j] = 0;
        }
    }
    x->to = last;
    x->from = x->from < last ? x->from : last;
}

/* Remove what fails the limits on this subject. */
static void keep_passing(const score_distribution *p, model_subject subject, size_t which, distribution *x)
{
    for (size_t l = 0; l < p->model->n_limits; l++) {
        const model_limit *limit = &p->model->limits[l];

        if (limit->subject != subject || limit->which != which)
            continue;
        for (size_t i = x->from; i <= x->to; i++) {
            if (!score_limit_holds(limit, model_points(p->model, (long)i)))
                memset(cell_at(p, x, i), 0, p->width * sizeof *x->cell);
        }
    }
}

/* The mean over the severities of the panel. */
static double chance_of_total(const score_distribution *p)
{
    const double *weights = p->severity ? severity_table_weights(p->severity) : NULL;
    double chance = 0;

    for (size_t i = p->total.from; i <= p->total.to; i++) {
        for (size_t j = 0; j < p->width; j++)
            chance += cell_at(p, &p->total, i)[j] * (weights ? weights[j] : 1);
    }
    return fmin(chance, 1);
}

static bool make_cells(score_distribution *p)
{
    size_t n = p->n_cells * p->width;

    if (!p->cells)
        p->cells = allocate_array(4 * n, sizeof *p->cells);
    if (!p->cells)
        return false;
    if (!p->item.cell) {
        p->item.cell = p->cells;
        p->group.cell = p->cells + n;
        p->total.cell = p->cells + 2 * n;
        p->scratch.cell = p->cells + 3 * n;
    }
    return true;
}

/* The points of a group, capped; `keeps`: only those that hold the limits on its items. */
static void sum_group(score_distribution *p, const item_outcome *s, size_t g, bool keeps)
{
    const model_group *group = &p->model->groups[g];

    reset(p, &p->group, 1);
    for (size_t i = group->first_item; i < group->first_item + group->n_items; i++) {
        distribute(p, i, s[i]);
        if (keeps)
            keep_passing(p, MODEL_ITEM, i, &p->item);
        convolve(p, &p->group, &p->item);
    }
    cap(p, &p->group, group->most);
}

/* NaN if memory is exhausted. */
static double chance_of(score_distribution *p, const item_outcome *s)
{
    const model *m = p->model;

    if (!make_cells(p))
        return NAN;
    reset(p, &p->total, 1);
    for (size_t g = 0; g < m->n_groups; g++) {
        sum_group(p, s, g, true);
        keep_passing(p, MODEL_GROUP, g, &p->group);
        convolve(p, &p->total, &p->group);
    }
    keep_passing(p, MODEL_TOTAL, 0, &p->total);
    return chance_of_total(p);
}

bool score_distribution_expected(score_distribution *p, const item_outcome *s, double *groups, double *total)
{
    const double *weights = p->severity ? severity_table_weights(p->severity) : NULL;

    *total = 0;
    if (!make_cells(p))
        return false;
    for (size_t g = 0; g < p->model->n_groups; g++) {
        groups[g] = 0;
        sum_group(p, s, g, false);
        for (size_t i = p->group.from; i <= p->group.to; i++) {
            for (size_t j = 0; j < p->width; j++)
                groups[g] += cell_at(p, &p->group, i)[j] * (weights ? weights[j] : 1) * model_points(p->model, (long)i);
        }
        *total += groups[g];
    }
    return true;
}

/* --- totals ------------------------------------------------------------------ */

static score_total compute(const score_distribution *p, const item_outcome *s)
{
    score_total t = {0};
    long least = 0, greatest = 0;

    for (size_t g = 0; g < p->model->n_groups; g++) {
        double low, high;

        score_group_range(p->model, s, g, &low, &high);
        least += steps_of(p->model, low);
        greatest += steps_of(p->model, high);
    }
    t.least = model_points(p->model, least);
    t.greatest = model_points(p->model, greatest);
    t.passes = score_passes(p->model, s, t.least, t.greatest);
    t.chance = t.passes == TRUTH_TRUE ? 1 : t.passes == TRUTH_FALSE ? 0 : NAN;
    return t;
}

/* --- memory ------------------------------------------------------------------ */

score_distribution *score_distribution_new(const model *m, const severity_table *severity)
{
    score_distribution *p = allocate_array(1, sizeof *p);
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
    p->severity = severity;
    p->width = severity ? severity_table_nodes(severity) : 1;
    p->known = outcome_table_new(m);
    if (!p->known) {
        score_distribution_free(p);
        return NULL;
    }
    return p;
}

score_distribution *score_distribution_new_shifted(const model *m, double shift)
{
    severity_table *own;
    score_distribution *p = severity_table_new(m, shift, &own) ? score_distribution_new(m, own) : NULL;

    if (p)
        p->own = own;
    else
        severity_table_free(own);
    return p;
}

void score_distribution_free(score_distribution *p)
{
    if (!p)
        return;
    release(p->cells);
    release(p->totals);
    outcome_table_free(p->known);
    severity_table_free(p->own);
    release(p);
}

/* Totals for the combinations that are new. */
static bool compute_new(score_distribution *p)
{
    size_t n = outcome_table_count(p->known);

    if (!allocate_room((void **)&p->totals, &p->capacity, n, sizeof *p->totals))
        return false;
    for (; p->n < n; p->n++) {
        item_outcome s[MODEL_MOST_ITEMS];

        outcome_table_get(p->known, (uint32_t)p->n, s);
        p->totals[p->n] = compute(p, s);
    }
    return true;
}

bool score_distribution_sum_all(score_distribution *p, const item_outcome *s, size_t stride, size_t n, uint32_t *numbers)
{
    return outcome_table_add_all(p->known, s, stride, n, numbers) && compute_new(p);
}

const score_total *score_distribution_at(score_distribution *p, uint32_t number, bool with_chance)
{
    score_total *t = &p->totals[number];

    if (with_chance && t->chance != t->chance) {
        item_outcome s[MODEL_MOST_ITEMS];

        outcome_table_get(p->known, number, s);
        t->chance = chance_of(p, s);
        if (t->chance != t->chance)
            return NULL;
    }
    return t;
}

bool score_distribution_sum(score_distribution *p, const item_outcome *s, bool with_chance, score_total *out)
{
    uint32_t number = outcome_table_add(p->known, s);
    const score_total *total;

    if (number == OUTCOME_TABLE_NONE || !compute_new(p))
        return false;
    total = score_distribution_at(p, number, with_chance);
    if (total)
        *out = *total;
    return total != NULL;
}
