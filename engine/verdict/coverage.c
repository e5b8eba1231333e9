#include "verdict/coverage.h"

#include <stdint.h>

#include "base/allocate.h"

struct coverage {
    const model *model;
    unsigned verdicts; /* bit of each truth */
    unsigned states[2 * MODEL_MOST_CONDITIONS]; /* bit of each gate_state; gates, then direct passes */
    unsigned bands[MODEL_MOST_ITEMS];           /* bit of each band that was the only possible one */
};

coverage *coverage_new(const model *m)
{
    coverage *c = allocate_array(1, sizeof *c);

    if (c)
        c->model = m;
    return c;
}

void coverage_free(coverage *c)
{
    release(c);
}

void coverage_add(coverage *c, const assessment *a)
{
    for (size_t k = 0; k < a->n; k++) {
        c->verdicts |= 1u << a->verdicts[k];
        for (size_t i = 0; i < c->model->n_gates; i++)
            c->states[i] |= 1u << assessment_gate(a, i, k);
        for (size_t i = 0; i < c->model->n_directs; i++)
            c->states[c->model->n_gates + i] |= 1u << assessment_direct(a, i, k);
        for (size_t i = 0; i < c->model->n_items; i++) {
            unsigned bands = item_outcome_bands(a->outcomes[i * a->n + k]);

            if (!(bands & (bands - 1)))
                c->bands[i] |= bands;
        }
    }
}

/* Can a rule produce this state? Unknown comes from missing data and not from the rule. */
static bool is_possible(const model_condition *c, gate_state state)
{
    switch (state) {
    case GATE_MET:
    case GATE_UNMET:
        return true;
    case GATE_JUDGED:
        return c->is_judged;
    case GATE_NOT_APPLICABLE:
        return c->applies_text != NULL; /* exemptions derived for young companies are for tests of the engine */
    default:
        return false; /* unknown, which only missing data cause */
    }
}

/* A condition that never applies has only this state. */
static bool never_applies(const model_condition *c)
{
    return c->applies && c->applies->kind == NODE_TRUTH && c->applies->number == 0;
}

static void visit_condition(const char *part, const model_condition *x, unsigned states,
                            void (*visit)(void *context, const outcome *o), void *context)
{
    for (int state = GATE_MET; state <= GATE_NOT_APPLICABLE; state++) {
        if (is_possible(x, (gate_state)state) && (!never_applies(x) || state == GATE_NOT_APPLICABLE))
            visit(context, &(outcome){part, x->id, gate_state_name((gate_state)state), NULL, -1,
                                      states >> state & 1});
    }
}

void coverage_visit(const coverage *c, void (*visit)(void *context, const outcome *o), void *context)
{
    const model *m = c->model;

    for (int v = TRUTH_FALSE; v <= TRUTH_TRUE; v++)
        visit(context, &(outcome){"verdict", "", verdict_name((truth)v), NULL, -1, c->verdicts >> v & 1});
    for (size_t i = 0; i < m->n_gates; i++)
        visit_condition("gate", &m->gates[i], c->states[i], visit, context);
    for (size_t i = 0; i < m->n_directs; i++)
        visit_condition("direct", &m->directs[i], c->states[m->n_gates + i], visit, context);
    for (size_t i = 0; i < m->n_items; i++) {
        for (size_t b = 0; b < m->items[i].n_bands; b++)
            visit(context, &(outcome){"item", m->items[i].id, "", &m->items[i], (int)b, c->bands[i] >> b & 1});
    }
}
