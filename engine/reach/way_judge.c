/*
 * A box is judged by interval arithmetic over the same checked trees as the rule (rules/interval.h): a condition that fails for
 * the hull of its cells fails on every way of the box. Each gate is then taken at its best possible state and each item at its
 * best possible band, and the score and the chance are computed as for a company. Since a gate at a better state and an item
 * with a better band never lower either, the result bounds every way from above (a relaxation); it is not what any way attains.
 *
 * A band is better than another where its points are in the sense of first-order stochastic dominance, which disjoint ranges and
 * ranges of the same kind with higher bounds are. Where two bands are not comparable, both are tried.
 */
#include "reach/way_judge_internal.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "verdict/condition.h"

way_goal way_goal_of(const model *m, double chance)
{
    uint64_t all = m->n_gates < 64 ? (UINT64_C(1) << m->n_gates) - 1 : UINT64_MAX;

    return (way_goal){.chance = chance, .points = NAN, .gates = all, .needs_merit = m->n_items > 0};
}

/* --- the goal ------------------------------------------------------------------------------------------ */

/* States of gates and direct passes, and an outcome for each item. */
typedef struct state {
    const uint8_t *gates;
    const uint8_t *directs;
    const item_outcome *outcomes;
} state;

static bool score_of(way_judge *j, const state *s, bool with_chance, score_total *out)
{
    *out = (score_total){.passes = TRUTH_TRUE, .chance = 1};
    if (j->model->n_items && !score_distribution_sum(j->points, s->outcomes, with_chance, out)) {
        j->failed = true;
        return false;
    }
    return true;
}

static double chance_of_gates(const model *m, const way_goal *g, const uint8_t *states, bool *is_certain)
{
    double chance = 1;

    for (size_t i = 0; i < m->n_gates; i++) {
        if (!(g->gates >> i & 1))
            continue;
        chance *= condition_chance(&m->gates[i], states[i]);
        *is_certain &= states[i] == GATE_MET || states[i] == GATE_NOT_APPLICABLE;
    }
    return chance;
}

/* The score or a direct pass: as the evaluator does it. */
static double chance_of_merit(const model *m, const state *s, const score_total *total, bool *is_certain)
{
    bool any = total->passes == TRUTH_TRUE;
    double none = 1;

    for (size_t i = 0; i < m->n_directs; i++) {
        any |= s->directs[i] == GATE_MET;
        none *= 1 - condition_chance(&m->directs[i], s->directs[i]);
    }
    *is_certain &= any;
    return any ? 1 : 1 - none * (1 - total->chance);
}

static bool meets(way_judge *j, const way_goal *g, const state *s)
{
    bool is_certain = true, wants_chance = g->chance < 1;
    double chance = chance_of_gates(j->model, g, s->gates, &is_certain), merit;
    score_total total;

    if (g->points == g->points)
        return score_of(j, s, false, &total) && total.least >= g->points;
    if (!(is_certain || chance >= g->chance))
        return false;
    if (!g->needs_merit)
        return true;
    if (!score_of(j, s, wants_chance, &total))
        return false;
    merit = chance_of_merit(j->model, s, &total, &is_certain);
    if (merit >= j->merit) {
        j->merit = merit;
        j->most_points = total.greatest;
    }
    return is_certain || (g->chance < 1 && chance * merit >= g->chance);
}

/* --- a point ----------------------------------------------------------------------------------------------- */

static void fill_standing(const way_judge *j, way_standing *out)
{
    const assessment *a = j->result;

    *out = (way_standing){.verdict = (truth)a->verdicts[0], .readiness = a->readiness[0], .least = a->least ? a->least[0] : NAN,
                          .greatest = a->greatest ? a->greatest[0] : NAN};
    for (size_t i = 0; i < j->model->n_gates; i++) {
        gate_state state = assessment_gate(a, i, 0);

        out->unmet |= (uint64_t)(state == GATE_UNMET) << i;
        out->open |= (uint64_t)(state == GATE_UNKNOWN || state == GATE_JUDGED) << i;
    }
}

bool way_judge_point(way_judge *j, const way_goal *g, const long *steps, way_standing *standing)
{
    state s = {j->result->gates, j->result->directs, j->result->outcomes};
    bool ok = way_space_put(j->space, j->one, steps);

    j->n_points++;
    j->failed |= !evaluator_run(j->evaluator, 0, 0, 1);
    way_space_restore(j->space, j->one);
    if (standing)
        fill_standing(j, standing);
    return ok && !j->failed && meets(j, g, &s);
}

double way_judge_band_points(const way_judge *j, size_t item, unsigned band)
{
    const model_band *x = &j->model->items[item].bands[band];

    return x->greatest + x->least / 1e6; /* of equal greatest points the one with more certain ones */
}

/* --- a box ------------------------------------------------------------------------------------------------- */

/* Again only where a variable that it depends on has another range than in the last box. */
static truth decide(const way_judge *j, part *p)
{
    if (p->variables & j->changed)
        p->last = interval_decide(p->interval, 0);
    return p->last;
}

/* Does it fail in the whole box where what is missing is as little, or as much, as it can be? Then it is unknown on every way. */
static bool stays_unknown(const part *p)
{
    bool fails = false;

    for (interval_missing m = MISSING_LEAST; p->misses && m <= MISSING_GREATEST && !fails; m++) {
        interval_assume(p->interval, m);
        fails = interval_decide(p->interval, 0) == TRUTH_FALSE;
    }
    if (p->misses)
        interval_assume(p->interval, MISSING_ANYTHING);
    return fails;
}

/* The best state that a condition may have where its truths may be either. */
static gate_state best_state(const way_judge *j, const model_condition *c, moving_condition *m)
{
    truth need = decide(j, &m->need), applies = decide(j, &m->applies);

    if (need != TRUTH_FALSE)
        need = m->need.variables && stays_unknown(&m->need) ? TRUTH_UNKNOWN : TRUTH_TRUE;
    if (applies == TRUTH_UNKNOWN)
        applies = c->is_direct ? TRUTH_TRUE : TRUTH_FALSE;
    return condition_state(c, (uint8_t)need, (uint8_t)applies, m->judged);
}

static void judge_conditions(const way_judge *j, const model_condition *c, moving_condition *m, size_t n, uint8_t *states)
{
    for (size_t i = 0; i < n; i++) {
        if ((m[i].need.variables | m[i].applies.variables) & j->changed)
            states[i] = (uint8_t)best_state(j, &c[i], &m[i]);
    }
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

static item_outcome outcome_of(const way_judge *j, size_t item, unsigned bands)
{
    return item_outcome_make(j->model, &j->model->items[item], bands, j->items[item].judged);
}

/* Are the points of band a never worse than those of b? */
static bool is_better(const way_judge *j, size_t item, unsigned a, unsigned b)
{
    const model_band *x = &j->model->items[item].bands[a], *y = &j->model->items[item].bands[b];
    double a_least, a_most, b_least, b_most;
    bool is_alike = x->has_prior == y->has_prior && !cell_is_value(j->items[item].judged);

    item_outcome_range(j->model, &j->model->items[item], outcome_of(j, item, 1u << a), &a_least, &a_most);
    item_outcome_range(j->model, &j->model->items[item], outcome_of(j, item, 1u << b), &b_least, &b_most);
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
            if (other != b && (bands >> other & 1) && is_better(j, item, other, b) && (other < b || !is_better(j, item, b, other)))
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

static bool judge_items(way_judge *j, const uint16_t *allowed)
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
        j->outcomes[i] = outcome_of(j, i, j->best[i]);
    }
    return ok;
}

/* Which variables have another range than in the last box. */
static uint64_t find_changed(way_judge *j, const long *least, const long *most)
{
    uint64_t changed = 0;

    for (size_t i = 0; i < j->space->n; i++)
        changed |= (uint64_t)(!j->n_boxes || j->least[i] != least[i] || j->most[i] != most[i]) << i;
    memcpy(j->least, least, j->space->n * sizeof *least);
    memcpy(j->most, most, j->space->n * sizeof *most);
    return changed;
}

/* Try every choice of one best band for each item from `i` on that has several. */
static bool meets_any(way_judge *j, const way_goal *g, const state *s, size_t i)
{
    while (i < j->model->n_items && (!j->items[i].variables || j->items[i].misses || !(j->best[i] & (j->best[i] - 1))))
        i++;
    if (i == j->model->n_items)
        return meets(j, g, s);
    for (unsigned b = 0; j->best[i] >> b; b++) {
        if (!(j->best[i] >> b & 1))
            continue;
        j->outcomes[i] = outcome_of(j, i, 1u << b);
        if (meets_any(j, g, s, i + 1))
            return true;
    }
    return false;
}

static void sign(const way_judge *j, way_signature *out)
{
    uint8_t *at = out->signs;

    memset(out, 0, sizeof *out);
    memcpy(at, j->gate_states, j->model->n_gates);
    at += j->model->n_gates;
    memcpy(at, j->direct_states, j->model->n_directs);
    at += j->model->n_directs;
    for (size_t i = 0; i < j->model->n_items; i++) {
        *at++ = (uint8_t)(j->best[i] & 0xff);
        *at++ = (uint8_t)(j->best[i] >> 8);
    }
}

bool way_judge_box(way_judge *j, const way_goal *g, const way_box *b, way_signature *out)
{
    const model *m = j->model;
    const long *least = b->least, *most = b->most;
    state s = {j->gate_states, j->direct_states, j->outcomes};
    bool ok;

    j->changed = find_changed(j, least, most);
    j->n_boxes++;
    way_space_ranges(j->space, least, most, j->ranges);
    judge_conditions(j, m->gates, j->gates, m->n_gates, j->gate_states);
    judge_conditions(j, m->directs, j->directs, m->n_directs, j->direct_states);
    ok = judge_items(j, b->bands);
    if (out)
        sign(j, out);
    j->failing = 0;
    j->merit = 0;
    for (size_t i = 0; i < m->n_gates; i++)
        j->failing |= (uint64_t)(j->gate_states[i] == GATE_UNMET) << i;
    return ok && meets_any(j, g, &s, 0);
}

void way_judge_narrow(way_judge *j, const way_goal *g, way_box *b)
{
    state s = {j->gate_states, j->direct_states, j->outcomes};

    for (size_t i = 0; i < j->model->n_items; i++) {
        unsigned bands = j->possible[i] & b->bands[i], best = j->best[i];

        if (!j->items[i].variables || j->items[i].misses || !(bands & (bands - 1)))
            continue;
        for (unsigned k = 0; bands >> k; k++) {
            if (!(bands >> k & 1) || (best >> k & 1))
                continue;
            j->best[i] = 1u << k;
            j->outcomes[i] = outcome_of(j, i, j->best[i]);
            if (!meets_any(j, g, &s, 0))
                b->bands[i] &= (uint16_t)~(1u << k);
            j->best[i] = best; /* meets_any may have tried others */
            j->outcomes[i] = outcome_of(j, i, best);
        }
        b->bands[i] &= (uint16_t)j->possible[i];
    }
}

/* --- linear terms ---------------------------------------------------------------------------------------- */

static void require_gates(way_judge *j, const way_goal *g, const linear_box *b, way_rows *rows)
{
    for (size_t i = 0; i < j->model->n_gates; i++) {
        moving_condition *m = &j->gates[i];

        if (!(g->gates >> i & 1) || !m->need.variables || (j->model->gates[i].applies && m->applies.last != TRUTH_TRUE))
            continue;
        interval_decide(m->need.interval, 0); /* for the ranges of its cells */
        way_linear_require(b, m->need.interval, j->model->gates[i].need, rows);
    }
}

/* One of the bands that are left, if each asks for something. */
static void require_band(way_judge *j, size_t item, unsigned bands, const linear_box *b, way_rows *rows)
{
    const node *conditions[MODEL_MOST_BANDS];
    interval *intervals[MODEL_MOST_BANDS];
    size_t n = 0;

    for (unsigned k = 0; bands >> k; k++) {
        const part *p = &j->items[item].bands[k];

        if (!(bands >> k & 1))
            continue;
        if (!j->model->items[item].bands[k].when || !p->interval)
            return;
        interval_decide(p->interval, 0);
        conditions[n] = j->model->items[item].bands[k].when;
        intervals[n++] = p->interval;
    }
    way_linear_require_any(b, intervals, conditions, n, rows);
}

void way_judge_rows(way_judge *j, const way_goal *g, const way_box *b, way_rows *rows)
{
    const linear_box box = {j->space, j->binding, b->least, b->most};

    rows->n = 0;
    if (g->points != g->points)
        require_gates(j, g, &box, rows);
    for (size_t i = 0; i < j->model->n_items && (g->needs_merit || g->points == g->points); i++) {
        if (j->items[i].variables)
            require_band(j, i, j->possible[i] & b->bands[i], &box, rows);
    }
}

/* --- bands -------------------------------------------------------------------------------------------------- */

unsigned way_judge_bands(const way_judge *j, const way_box *b, size_t item)
{
    return j->items[item].variables ? j->possible[item] & b->bands[item] : 0;
}

unsigned way_judge_point_bands(const way_judge *j, size_t item)
{
    return item_outcome_bands(j->result->outcomes[item]);
}

uint64_t way_judge_failing(const way_judge *j)
{
    return j->failing;
}

double way_judge_merit(const way_judge *j, double *points)
{
    *points = j->model->n_items ? j->most_points : NAN;
    return j->model->n_items ? j->merit : 1;
}

const model *way_judge_model(const way_judge *j)
{
    return j->model;
}

uint64_t way_judge_gate_variables(const way_judge *j, size_t gate)
{
    return j->gates[gate].need.variables | j->gates[gate].applies.variables;
}

size_t way_judge_points(const way_judge *j)
{
    return j->n_points;
}

size_t way_judge_boxes(const way_judge *j)
{
    return j->n_boxes;
}

bool way_judge_failed(const way_judge *j)
{
    return j->failed;
}
