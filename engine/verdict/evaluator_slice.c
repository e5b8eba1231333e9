/*
 * Which conditions and items depend on the changed indicators (program_touched), and which instructions these need
 * (program_needed). A condition is evaluated from all its outputs, so touching one makes the others wanted as well.
 * O(instructions), once per set of indicators.
 */
#include "verdict/evaluator_slice.h"

#include "base/allocate.h"
#include "rules/program_slice.h"
#include "verdict/assessor.h"

/* Work in progress on a slice. */
typedef struct making {
    const assessor *assessor;
    const int *changed;
    size_t n;
    bool *touched; /* outputs that depend on what changes */
    bool *wanted;  /* outputs to compute */
    uint32_t *steps;
} making;

static bool is_changed(const making *k, int indicator)
{
    return indicator_is_among(indicator, k->changed, k->n);
}

/* If one output of a condition is touched, all its outputs are wanted. */
static void choose_conditions(const making *k, const model_condition *conditions, const condition_outputs *outputs,
                              size_t n, bool *chosen)
{
    for (size_t i = 0; i < n; i++) {
        size_t need = outputs[i].need, applies = outputs[i].applies;

        chosen[i] = k->touched[need] || (applies != NO_OUTPUT && k->touched[applies]) ||
                    (conditions[i].is_judged && is_changed(k, conditions[i].judged_indicator));
        k->wanted[need] |= chosen[i];
        if (applies != NO_OUTPUT)
            k->wanted[applies] |= chosen[i];
    }
}

static void choose_items(const making *k, bool *chosen)
{
    const model *m = k->assessor->model;

    for (size_t i = 0; i < m->n_items; i++) {
        const size_t *bands = k->assessor->bands + i * MODEL_MOST_BANDS;

        chosen[i] = is_changed(k, m->items[i].judged_indicator);
        for (size_t b = 0; b < m->items[i].n_bands; b++)
            chosen[i] |= bands[b] != NO_OUTPUT && k->touched[bands[b]];
        for (size_t b = 0; b < m->items[i].n_bands; b++) {
            if (bands[b] != NO_OUTPUT)
                k->wanted[bands[b]] |= chosen[i];
        }
    }
}

static bool choose(const making *k, const machine *m, const dictionary *d, evaluator_slice *out)
{
    const assessor *a = k->assessor;
    size_t n_steps;

    if (!program_touched(a->program, d, k->changed, k->n, k->touched))
        return false;
    choose_conditions(k, a->model->gates, a->gates, a->model->n_gates, out->gates);
    choose_conditions(k, a->model->directs, a->directs, a->model->n_directs, out->directs);
    choose_items(k, out->items);
    if (!program_needed(a->program, k->wanted, k->steps, &n_steps))
        return false;
    out->steps = machine_part_new(m, k->steps, n_steps);
    return out->steps != NULL;
}

evaluator_slice *evaluator_slice_new(const assessor *a, const machine *m, const dictionary *d, const int *changed, size_t n)
{
    size_t n_outputs = program_outputs(a->program);
    evaluator_slice *part = allocate_array(1, sizeof *part);
    making k = {a, changed, n, allocate_array(n_outputs, sizeof *k.touched), allocate_array(n_outputs, sizeof *k.wanted),
                allocate_array(program_length(a->program), sizeof *k.steps)};
    bool ok = part && k.touched && k.wanted && k.steps;

    if (ok) {
        part->gates = allocate_array(a->model->n_gates, sizeof *part->gates);
        part->directs = allocate_array(a->model->n_directs, sizeof *part->directs);
        part->items = allocate_array(a->model->n_items, sizeof *part->items);
        ok = part->gates && part->directs && part->items && choose(&k, m, d, part);
    }
    release(k.touched);
    release(k.wanted);
    release(k.steps);
    if (ok)
        return part;
    evaluator_slice_free(part);
    return NULL;
}

void evaluator_slice_free(evaluator_slice *part)
{
    if (!part)
        return;
    release(part->gates);
    release(part->directs);
    release(part->items);
    machine_part_free(part->steps);
    release(part);
}
