/*
 * Making a judge: which variables can change which condition, and one interval evaluation for each that some can change.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "reach/way_judge_internal.h"
#include "rules/exact.h"

/* --- which variables a condition depends on ------------------------------------------------------- */

typedef struct reading {
    const way_judge *judge;
    uint64_t variables;
} reading;

static bool reads_cell(const way_judge *j, const node *n, const way_cell *c, bool any_year)
{
    const dictionary *d = panel_dictionary(j->one);

    if (!dictionary_falls_back(d, n->indicator, c->indicator))
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
        for (size_t k = s->variables[i].first_effect; k < s->variables[i].first_effect + s->variables[i].n_effects;
             k++) {
            if (touches(r->judge, n, &s->cells[s->effects[k].cell]))
                r->variables |= UINT64_C(1) << i;
        }
    }
    return true;
}

static void make_part(way_judge *j, part *p, const node *n)
{
    reading r = {j, 0};

    *p = (part){.last = TRUTH_TRUE};
    if (!n)
        return;
    node_walk(n, gather_variables, &r);
    p->variables = r.variables;
    p->interval = interval_new(n, j->binding);
    if (!p->interval) {
        j->failed = true;
        return;
    }
    interval_decide(p->interval, 0);
    p->misses = interval_misses(p->interval);
    if (p->variables) {
        interval_use_ranges(p->interval, j->ranges, j->space->n_cells);
        return;
    }
    p->last = exact_truth(n, j->binding, 0, 0);
    if (p->last == TRUTH_UNKNOWN)
        p->last = interval_decide(p->interval, 0);
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
        m->misses = item->over && item->n_bands > 1 && next[0].misses;
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
    j->points = m->n_items ? score_pool_take(assessor_scores(a)) : NULL;
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
    score_pool_give(assessor_scores(j->assessor), j->points);
    evaluator_free(j->evaluator);
    assessment_free(j->result);
    release(j);
}
