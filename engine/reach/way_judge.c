/*
 * A box is judged by interval arithmetic over the same checked trees as the rule (rules/interval.h): a condition that fails for
 * the hull of its cells fails on every way of the box. Each gate is then taken at its best possible state and each item at its
 * best possible band, and the score and the chance are computed as for a company. Since a gate at a better state and an item
 * with a better band never lower either, the result bounds every way from above (a relaxation); it is not what any way attains.
 *
 * A band is better than another where its points are in the sense of first-order stochastic dominance, which disjoint ranges and
 * ranges of the same kind with higher bounds are. Where two bands are not comparable, both are tried.
 */
#include "reach/way_judge.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "rules/exact.h"
#include "rules/interval.h"
#include "verdict/condition.h"
#include "verdict/evaluator.h"
#include "verdict/score_distribution.h"

/* A truth of the rule and the variables that may change it. */
typedef struct part {
    interval *interval; /* NULL: nothing changes it */
    truth still;        /* then this */
    uint64_t variables;
} part;

typedef struct moving_condition {
    part need;
    part applies;
    double judged;
} moving_condition;

typedef struct moving_item {
    part *bands; /* [n_bands] */
    double judged;
    uint64_t variables;
    unsigned still; /* the possible bands where nothing moves it */
} moving_item;

struct way_judge {
    const model *model;
    const assessor *assessor;
    const binding *binding;
    const way_space *space;
    panel *one;
    assessment *result;
    evaluator *evaluator;
    score_distribution *points;
    moving_condition *gates;
    moving_condition *directs;
    moving_item *items;
    part *parts; /* of all bands */
    cell_range ranges[WAY_MOST_CELLS];
    uint8_t gate_states[MODEL_MOST_CONDITIONS]; /* of the last box, at best */
    uint8_t direct_states[MODEL_MOST_CONDITIONS];
    item_outcome outcomes[MODEL_MOST_ITEMS];
    unsigned best[MODEL_MOST_ITEMS]; /* bands that no possible band is better than */
    uint64_t failing;
    double merit, most_points;
    size_t n_points, n_boxes;
    bool failed;
};

way_goal way_goal_of(const model *m, double chance)
{
    uint64_t all = m->n_gates < 64 ? (UINT64_C(1) << m->n_gates) - 1 : UINT64_MAX;

    return (way_goal){.chance = chance, .points = NAN, .gates = all, .needs_merit = m->n_items > 0};
}

/* --- which variables a condition depends on ------------------------------------------------------- */

typedef struct reading {
    const way_judge *judge;
    uint64_t variables;
} reading;

static bool reads_cell(const way_judge *j, const node *n, const way_cell *c, bool any_year)
{
    const dictionary *d = panel_dictionary(j->one);
    int id = n->indicator;

    while (id != INDICATOR_NONE && id != c->indicator)
        id = dictionary_fallback(d, id);
    if (id == INDICATOR_NONE)
        return false;
    return any_year || c->year == PANEL_ANY_YEAR ||
           (c->year >= j->binding->year + n->from && c->year <= j->binding->year + n->to);
}

/* A cell whose indicator is a part or whole of what is read may open or close a contradiction, and counts too. */
static bool touches(const way_judge *j, const node *n, const way_cell *c)
{
    const dictionary *d = panel_dictionary(j->one);
    node other = *n;

    if (reads_cell(j, n, c, n->window == WINDOW_NONE))
        return true;
    for (other.indicator = dictionary_whole(d, n->indicator); other.indicator != INDICATOR_NONE;
         other.indicator = dictionary_whole(d, other.indicator)) {
        if (reads_cell(j, &other, c, n->window == WINDOW_NONE))
            return true;
    }
    return false;
}

static bool gather_variables(void *context, const node *n)
{
    reading *r = context;
    const way_space *s = r->judge->space;

    if (n->kind != NODE_INDICATOR)
        return true;
    for (size_t i = 0; i < s->n; i++) {
        for (size_t k = s->variables[i].first_effect; k < s->variables[i].first_effect + s->variables[i].n_effects; k++) {
            if (touches(r->judge, n, &s->cells[s->effects[k].cell]))
                r->variables |= UINT64_C(1) << i;
        }
    }
    return true;
}

static void make_part(way_judge *j, part *p, const node *n)
{
    reading r = {j, 0};

    *p = (part){.still = TRUTH_TRUE};
    if (!n)
        return;
    node_walk(n, gather_variables, &r);
    p->variables = r.variables;
    p->interval = interval_new(n, j->binding);
    if (!p->interval) {
        j->failed = true;
        return;
    }
    if (p->variables) {
        interval_use_ranges(p->interval, j->ranges, j->space->n_cells);
        return;
    }
    p->still = exact_truth(n, j->binding, 0, 0);
    if (p->still == TRUTH_UNKNOWN)
        p->still = interval_decide(p->interval, 0);
    interval_free(p->interval);
    p->interval = NULL;
}

/* --- making ------------------------------------------------------------------------------------------ */

static double judged_of(const way_judge *j, int indicator)
{
    return panel_number(j->one, 0, indicator, j->binding->year - 1);
}

static void make_condition(way_judge *j, moving_condition *m, const model_condition *c)
{
    make_part(j, &m->need, c->need);
    make_part(j, &m->applies, c->applies);
    m->judged = c->is_judged ? judged_of(j, c->judged_indicator) : cell_missing();
}

static void make_items(way_judge *j)
{
    part *next = j->parts;

    for (size_t i = 0; i < j->model->n_items && !j->failed; i++) {
        const model_item *item = &j->model->items[i];
        moving_item *m = &j->items[i];

        *m = (moving_item){.bands = next, .judged = judged_of(j, item->judged_indicator)};
        for (size_t b = 0; b < item->n_bands && !j->failed; b++) {
            make_part(j, &next[b], item->bands[b].when);
            m->variables |= next[b].variables;
        }
        next += item->n_bands;
        m->still = item_outcome_bands(j->result->outcomes[i]);
    }
}

static size_t count_bands(const model *m)
{
    size_t n = 0;

    for (size_t i = 0; i < m->n_items; i++)
        n += m->items[i].n_bands;
    return n;
}

way_judge *way_judge_new(const assessor *a, const binding *b, panel *one, const way_space *s)
{
    const model *m = assessor_model(a);
    way_judge *j = allocate_array(1, sizeof *j);

    if (!j)
        return NULL;
    *j = (way_judge){.model = m, .assessor = a, .binding = b, .space = s, .one = one};
    j->result = assessment_new(m, 1);
    j->evaluator = j->result ? evaluator_new_for_row(a, b, j->result) : NULL;
    j->points = m->n_items ? score_distribution_new(m) : NULL;
    j->gates = allocate_array(m->n_gates, sizeof *j->gates);
    j->directs = allocate_array(m->n_directs, sizeof *j->directs);
    j->items = allocate_array(m->n_items, sizeof *j->items);
    j->parts = allocate_array(count_bands(m), sizeof *j->parts);
    j->failed = !j->evaluator || (m->n_items && !j->points) || !j->gates || !j->directs || !j->items || !j->parts ||
                !evaluator_run(j->evaluator, 0, 0, 1);
    for (size_t i = 0; i < m->n_gates && !j->failed; i++)
        make_condition(j, &j->gates[i], &m->gates[i]);
    for (size_t i = 0; i < m->n_directs && !j->failed; i++)
        make_condition(j, &j->directs[i], &m->directs[i]);
    if (!j->failed)
        make_items(j);
    if (!j->failed) {
        memcpy(j->gate_states, j->result->gates, m->n_gates);
        memcpy(j->direct_states, j->result->directs, m->n_directs);
        return j;
    }
    way_judge_free(j);
    return NULL;
}

void way_judge_free(way_judge *j)
{
    if (!j)
        return;
    for (size_t i = 0; j->gates && i < j->model->n_gates; i++) {
        interval_free(j->gates[i].need.interval);
        interval_free(j->gates[i].applies.interval);
    }
    for (size_t i = 0; j->directs && i < j->model->n_directs; i++) {
        interval_free(j->directs[i].need.interval);
        interval_free(j->directs[i].applies.interval);
    }
    for (size_t i = 0; j->parts && i < count_bands(j->model); i++)
        interval_free(j->parts[i].interval);
    release(j->gates);
    release(j->directs);
    release(j->items);
    release(j->parts);
    score_distribution_free(j->points);
    evaluator_free(j->evaluator);
    assessment_free(j->result);
    release(j);
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

/* --- a box ------------------------------------------------------------------------------------------------- */

static truth decide(const part *p)
{
    return p->interval ? interval_decide(p->interval, 0) : p->still;
}

/* The best state that a condition may have where its truths may be either. */
static gate_state best_state(const model_condition *c, const moving_condition *m)
{
    truth need = decide(&m->need), applies = decide(&m->applies);

    if (need != TRUTH_FALSE)
        need = TRUTH_TRUE;
    if (applies == TRUTH_UNKNOWN)
        applies = c->is_direct ? TRUTH_TRUE : TRUTH_FALSE;
    return condition_state(c, (uint8_t)need, (uint8_t)applies, m->judged);
}

static void judge_conditions(const model_condition *c, const moving_condition *m, size_t n, uint8_t *states)
{
    for (size_t i = 0; i < n; i++) {
        if (m[i].need.variables | m[i].applies.variables)
            states[i] = (uint8_t)best_state(&c[i], &m[i]);
    }
}

static unsigned possible_bands(const model_item *item, const moving_item *m)
{
    unsigned bands = 0;

    for (size_t b = 0; b < item->n_bands; b++) {
        truth when = item->bands[b].when ? decide(&m->bands[b]) : TRUTH_TRUE;

        if (when != TRUTH_FALSE)
            bands |= 1u << b;
        if (when == TRUTH_TRUE)
            break;
    }
    return bands;
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

static void judge_items(way_judge *j)
{
    for (size_t i = 0; i < j->model->n_items; i++) {
        const moving_item *m = &j->items[i];
        unsigned bands = m->variables ? possible_bands(&j->model->items[i], m) : m->still;

        /* what nothing moves stays as it is, also where data are missing */
        j->best[i] = m->variables && (bands & (bands - 1)) ? best_bands(j, i, bands) : bands;
        j->outcomes[i] = outcome_of(j, i, j->best[i]);
    }
}

/* Try every choice of one best band for each item from `i` on that has several. */
static bool meets_any(way_judge *j, const way_goal *g, const state *s, size_t i)
{
    while (i < j->model->n_items && (!j->items[i].variables || !(j->best[i] & (j->best[i] - 1))))
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

bool way_judge_box(way_judge *j, const way_goal *g, const long *least, const long *most, way_signature *out)
{
    const model *m = j->model;
    state s = {j->gate_states, j->direct_states, j->outcomes};

    j->n_boxes++;
    way_space_ranges(j->space, least, most, j->ranges);
    judge_conditions(m->gates, j->gates, m->n_gates, j->gate_states);
    judge_conditions(m->directs, j->directs, m->n_directs, j->direct_states);
    judge_items(j);
    if (out)
        sign(j, out);
    j->failing = 0;
    j->merit = 0;
    for (size_t i = 0; i < m->n_gates; i++)
        j->failing |= (uint64_t)(j->gate_states[i] == GATE_UNMET) << i;
    return meets_any(j, g, &s, 0);
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
