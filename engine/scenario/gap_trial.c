#include "scenario/gap_trial.h"

#include "base/allocate.h"
#include "verdict/evaluator.h"

_Static_assert(MODEL_MOST_CONDITIONS <= 64, "a bit for each gate");

struct gap_trial {
    panel *one;
    assessment *result;
    evaluator *evaluator;
    uint64_t met; /* as it stands */
};

static uint64_t met_gates(const assessment *a)
{
    uint64_t met = 0;

    for (size_t i = 0; i < a->model->n_gates; i++)
        met |= (uint64_t)(assessment_gate(a, i, 0) == GATE_MET) << i;
    return met;
}

/* Gates that are met, or no longer apply and so require nothing. */
static uint64_t standing_gates(const assessment *a)
{
    uint64_t standing = met_gates(a);

    for (size_t i = 0; i < a->model->n_gates; i++)
        standing |= (uint64_t)(assessment_gate(a, i, 0) == GATE_NOT_APPLICABLE) << i;
    return standing;
}

gap_trial *gap_trial_new(const assessor *a, const binding *b, panel *one)
{
    gap_trial *t = allocate_array(1, sizeof *t);

    if (!t)
        return NULL;
    t->one = one;
    t->result = assessment_new(assessor_model(a), 1);
    t->evaluator = t->result ? evaluator_new_for_row(a, b, t->result) : NULL;
    if (t->evaluator && evaluator_run(t->evaluator, 0, 0, 1)) {
        t->met = met_gates(t->result);
        return t;
    }
    gap_trial_free(t);
    return NULL;
}

void gap_trial_free(gap_trial *t)
{
    if (!t)
        return;
    evaluator_free(t->evaluator);
    assessment_free(t->result);
    release(t);
}

/* Put the value and return the old one; the column exists, so that this needs no memory. */
static double put(gap_trial *t, gap_cell c)
{
    double kept;

    if (c.indicator == INDICATOR_NONE)
        return 0;
    kept = panel_number(t->one, 0, c.indicator, c.year);
    panel_put_number(t->one, 0, c.indicator, c.year, c.value);
    return kept;
}

bool gap_trial_run(gap_trial *t, gap_cell change, gap_cell also, gap_outcome *out)
{
    bool ok;

    change.value = put(t, change);
    also.value = put(t, also);
    ok = evaluator_run(t->evaluator, 0, 0, 1);
    *out = (gap_outcome){t->met & ~standing_gates(t->result), (truth)t->result->verdicts[0],
                         assessment_needs_exception(t->result, 0)};
    put(t, also);
    put(t, change);
    return ok;
}
