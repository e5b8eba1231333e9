/*
 * Each open gate and item is assumed to turn out at its best, and the one that multiplies the probability most is named,
 * with its first missing datum. For a gate the factor is 1 / P(gate); for an item it is the ratio of the probabilities
 * that the score passes, with the item at its best possible band and as it is. A factor of 1 or less is not offered;
 * then an unknown direct pass is asked for, then experts.
 */
#include "ranking/next_step.h"

#include <math.h>

#include "rules/missing_cell.h"
#include "verdict/condition.h"

/* --- the first datum that an expression misses --------------------------------------- */

typedef struct missing_cell {
    int indicator;
    int year;
} missing_cell;

static bool take_first(void *context, int indicator, int year)
{
    *(missing_cell *)context = (missing_cell){indicator, year};
    return false;
}

static bool find_missing(const binding *b, size_t company, const node *n, missing_cell *out)
{
    return !missing_cells_visit(b, company, n, MISSING_DECIDES, take_first, out);
}

static bool find_missing_of_condition(const binding *b, size_t company, const model_condition *c, missing_cell *out)
{
    return find_missing(b, company, c->need, out) || (c->applies && find_missing(b, company, c->applies, out));
}

/* Of the bands that are possible. */
static bool find_missing_of_item(const advice_basis *k, size_t company, const model_item *item, missing_cell *out)
{
    unsigned bands = item_outcome_bands(k->a->outcomes[(size_t)(item - k->a->model->items) * k->a->n + company]);

    for (size_t b = 0; b < item->n_bands; b++) {
        if ((bands >> b & 1) && item->bands[b].when && find_missing(k->b, company, item->bands[b].when, out))
            return true;
    }
    return false;
}

/* --- gains ------------------------------------------------------------------------------ */

/* The outcome narrowed to its possible band with the most points. */
static item_outcome best_band(const model_item *item, item_outcome s)
{
    unsigned best = 0;
    double most = -1;

    for (size_t b = 0; b < item->n_bands; b++) {
        if ((item_outcome_bands(s) >> b & 1) && item->bands[b].greatest > most) {
            most = item->bands[b].greatest;
            best = 1u << b;
        }
    }
    return (s & ~(item_outcome)0xffff) | best;
}

/* The score with another outcome of one item (`item` n_items: unchanged). */
static bool try_item(const advice_basis *k, size_t company, size_t item, item_outcome instead, score_total *out)
{
    const assessment *a = k->a;
    item_outcome s[MODEL_MOST_ITEMS];

    for (size_t i = 0; i < a->model->n_items; i++)
        s[i] = i == item ? instead : a->outcomes[i * a->n + company];
    return score_distribution_sum(k->points, s, true, out);
}

static bool sum_as_it_stands(const advice_basis *k, size_t company, score_total *out)
{
    return try_item(k, company, k->a->model->n_items, 0, out);
}

/* The factor by which the probability of passing grows if the item turns out at its best. */
static double item_gain(const advice_basis *k, size_t item, size_t company)
{
    item_outcome s = k->a->outcomes[item * k->a->n + company];
    score_total now, then;

    if (!sum_as_it_stands(k, company, &now) ||
        !try_item(k, company, item, best_band(&k->a->model->items[item], s), &then))
        return 0;
    if (now.chance <= 0)
        return then.chance > 0 ? INFINITY : 0;
    return then.chance / now.chance;
}

/* Gains of gates and items are both factors of the readiness and so comparable. */
static next_step ask_first(const advice_basis *k, size_t company)
{
    const assessment *a = k->a;
    const model *m = a->model;
    next_step best = {.kind = NEXT_NONE, .indicator = INDICATOR_NONE};
    double most = 1;

    for (size_t g = 0; g < m->n_gates; g++) {
        gate_state state = assessment_gate(a, g, company);
        double chance = condition_chance(&m->gates[g], state);
        double gain = chance > 0 ? 1 / chance : INFINITY;

        if (state != GATE_UNKNOWN || gain <= most)
            continue;
        most = gain;
        best = (next_step){.kind = NEXT_ASK, .gate = &m->gates[g], .indicator = INDICATOR_NONE};
    }
    for (size_t i = 0; k->points && i < m->n_items; i++) {
        unsigned bands = item_outcome_bands(a->outcomes[i * a->n + company]);
        double gain = bands & (bands - 1) ? item_gain(k, i, company) : 0;

        if (gain <= most)
            continue;
        most = gain;
        best = (next_step){.kind = NEXT_ASK, .item = &m->items[i], .indicator = INDICATOR_NONE};
    }
    if (best.kind == NEXT_ASK) {
        missing_cell cell;

        if (best.gate ? find_missing_of_condition(k->b, company, best.gate, &cell)
                      : find_missing_of_item(k, company, best.item, &cell)) {
            best.indicator = cell.indicator;
            best.year = cell.year;
        }
    }
    return best;
}

/* If the score fails, only an unknown direct pass keeps the verdict open. */
static next_step ask_direct(const assessment *a, const binding *b, size_t company)
{
    for (size_t i = 0; i < a->model->n_directs; i++) {
        next_step step = {.kind = NEXT_ASK, .gate = &a->model->directs[i], .indicator = INDICATOR_NONE};
        missing_cell cell;

        if (assessment_direct(a, i, company) != GATE_UNKNOWN)
            continue;
        if (find_missing_of_condition(b, company, step.gate, &cell)) {
            step.indicator = cell.indicator;
            step.year = cell.year;
        }
        return step;
    }
    return (next_step){.kind = NEXT_EXPERT, .indicator = INDICATOR_NONE};
}

next_step next_step_find(const advice_basis *k, size_t company)
{
    next_step step;

    if (k->a->verdicts[company] == TRUTH_TRUE)
        return (next_step){.kind = NEXT_FILE, .indicator = INDICATOR_NONE};
    if (k->a->verdicts[company] == TRUTH_FALSE)
        return (next_step){.kind = NEXT_NONE, .indicator = INDICATOR_NONE};
    step = ask_first(k, company);
    return step.kind == NEXT_ASK ? step : ask_direct(k->a, k->b, company);
}
