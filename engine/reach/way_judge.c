/*
 * A box is judged by interval arithmetic over the same checked trees as the rule (rules/interval.h): a condition that fails for
 * the hull of its cells fails on every way of the box. Each gate is then taken at its best possible state and each item at its
 * best possible band, and the score and the chance are computed as for a company. Since a gate at a better state and an item
 * with a better band never lower either, the result bounds every way from above (a relaxation); it is not what any way attains.
 */
#include "reach/way_judge_internal.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "verdict/condition.h"
#include "verdict/missing_chance.h"

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

static double chance_of_gates(const way_judge *j, const way_goal *g, const uint8_t *states, bool *is_certain)
{
    const model *m = j->model;
    double chance = 1;

    for (size_t i = 0; i < m->n_gates; i++) {
        if (!(g->gates >> i & 1))
            continue;
        chance *= condition_chance(&m->gates[i], states[i]);
        *is_certain &= states[i] == GATE_MET || states[i] == GATE_NOT_APPLICABLE;
    }
    if (!missing_chance_matters(m))
        return chance;
    return chance * (j->is_point ? missing_chance_factor(m, j->binding, 0, g->gates, states, 1) : missing_chance_bound(m, g->gates, states));
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
    double chance = chance_of_gates(j, g, s->gates, &is_certain), merit;
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

    *out = (way_standing){.verdict = (truth)a->verdicts[0],
                          .readiness = a->readiness[0],
                          .least = a->least ? a->least[0] : NAN,
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
    bool ok = way_space_put(j->space, j->one, steps), is_met;

    j->failed |= !evaluator_run(j->evaluator, 0, 0, 1);
    if (standing)
        fill_standing(j, standing);
    j->is_point = true;
    is_met = ok && !j->failed && meets(j, g, &s);
    j->is_point = false;
    way_space_restore(j->space, j->one);
    return is_met;
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

static void judge_conditions(const way_judge *j, const model_condition *c, moving_condition *m, size_t n,
                             uint8_t *states)
{
    for (size_t i = 0; i < n; i++) {
        if ((m[i].need.variables | m[i].applies.variables) & j->changed)
            states[i] = (uint8_t)best_state(j, &c[i], &m[i]);
    }
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
        j->outcomes[i] = way_judge_outcome(j, i, 1u << b);
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
    ok = way_judge_items(j, b->bands);
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
            j->outcomes[i] = way_judge_outcome(j, i, j->best[i]);
            if (!meets_any(j, g, &s, 0))
                b->bands[i] &= (uint16_t) ~(1u << k);
            j->best[i] = best; /* meets_any may have tried others */
            j->outcomes[i] = way_judge_outcome(j, i, best);
        }
        b->bands[i] &= (uint16_t)j->possible[i];
    }
}

/* --- what is asked of a judge ------------------------------------------------------------------------------- */

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

uint64_t way_judge_unknown(const way_judge *j)
{
    uint64_t unknown = 0;

    for (size_t i = 0; i < j->model->n_gates; i++)
        unknown |= (uint64_t)(j->gate_states[i] == GATE_UNKNOWN) << i;
    return unknown;
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

size_t way_judge_boxes(const way_judge *j)
{
    return j->n_boxes;
}

bool way_judge_failed(const way_judge *j)
{
    return j->failed;
}
