/*
 * From the outputs of the machine to verdicts, for a batch of rows, one condition or item at a time:
 *
 *   gates     all must hold                                   condition_join_all
 *   merit     the score passes, or a direct pass holds        max of both truths
 *   verdict   gates and merit, in three-valued logic          min of both truths
 *   chance    P(gates) * (1 - (1 - P(score)) * (1 - P(direct)))
 *
 * The readiness is 0 for no, otherwise the chance: 1 for a yes that no audit can undo, and that of a model whose chances were
 * fitted to outcomes is mapped (chance_map.h). The chance of the score is computed only for companies for which it matters
 * (score_distribution.c caches it). Truths and chances are
 * independent computations: a chance that rounds to 0 or 1 never makes a verdict certain.
 */
#include "verdict/evaluator.h"

#include <string.h>

#include "base/allocate.h"
#include "numeric/arithmetic.h"
#include "numeric/kernel.h"
#include "verdict/assessor.h"
#include "verdict/chance_map.h"
#include "verdict/condition.h"
#include "verdict/missing_chance.h"
#include "verdict/score_distribution.h"

/* --- one thread ---------------------------------------------------------------- */

/* What a thread keeps per model. */
typedef struct worker {
    const assessor *a;
    assessment *result;
    const machine *machine; /* borrowed */
    const binding *binding;
    const dictionary *dictionary; /* of the panel */
    score_distribution *points;
    const double **judged_gates; /* columns of the year before, NULL without */
    const double **judged_directs;
    const double **judged_items;
    const struct scratch *room; /* the evaluator's */
} worker;

/* Intermediate columns, one value per row of a batch; the models use it in turn. */
typedef struct scratch {
    double *chance;
    double *of_merit;
    double *any;
    uint32_t *numbers;
    uint8_t *gates;
    uint8_t *merit;
    uint8_t *directs;
} scratch;

struct evaluator {
    machine *machine;
    worker *workers;
    size_t n;
    scratch room;
};

static bool scratch_init(scratch *s, size_t rows)
{
    char *block = allocate_array(rows, 3 * sizeof(double) + sizeof(uint32_t) + 3);

    if (!block)
        return false;
    s->chance = (double *)(void *)block;
    s->of_merit = s->chance + rows;
    s->any = s->of_merit + rows;
    s->numbers = (uint32_t *)(void *)(s->any + rows);
    s->gates = (uint8_t *)(s->numbers + rows);
    s->merit = s->gates + rows;
    s->directs = s->merit + rows;
    return true;
}

static const double *judged_column(const binding *b, int indicator)
{
    return panel_column(b->panel, indicator, b->year - 1);
}

static bool find_judged(worker *w, const binding *b)
{
    const model *m = w->a->model;

    w->judged_gates = allocate_array(m->n_gates, sizeof *w->judged_gates);
    w->judged_directs = allocate_array(m->n_directs, sizeof *w->judged_directs);
    w->judged_items = allocate_array(m->n_items, sizeof *w->judged_items);
    if (!w->judged_gates || !w->judged_directs || !w->judged_items)
        return false;
    for (size_t i = 0; i < m->n_gates; i++) {
        if (m->gates[i].is_judged)
            w->judged_gates[i] = judged_column(b, m->gates[i].judged_indicator);
    }
    for (size_t i = 0; i < m->n_directs; i++) {
        if (m->directs[i].is_judged)
            w->judged_directs[i] = judged_column(b, m->directs[i].judged_indicator);
    }
    for (size_t i = 0; i < m->n_items; i++)
        w->judged_items[i] = judged_column(b, m->items[i].judged_indicator);
    return true;
}

static bool worker_init(worker *w, const assessor *a, const binding *b, const evaluator *c, assessment *result)
{
    *w = (worker){.a = a, .result = result, .machine = c->machine, .binding = b, .dictionary = panel_dictionary(b->panel), .room = &c->room};
    if (a->model->n_items)
        w->points = score_pool_take(a->scores);
    return (w->points || !a->model->n_items) && find_judged(w, b);
}

static void worker_clear(worker *w)
{
    score_pool_give(w->a->scores, w->points);
    release(w->judged_gates);
    release(w->judged_directs);
    release(w->judged_items);
}

/* Takes ownership of the machine. */
static evaluator *evaluator_around(machine *m, size_t rows, const assessor *const *members, size_t n,
                                   const binding *b, assessment *const *results)
{
    evaluator *c = allocate_array(1, sizeof *c);
    bool ok;

    if (!c) {
        machine_free(m);
        return NULL;
    }
    c->machine = m;
    c->workers = allocate_array(n, sizeof *c->workers);
    ok = c->machine && machine_use_limits(c->machine) && c->workers && scratch_init(&c->room, rows);
    for (; c->n < n && ok; c->n++) /* a failed one is cleared with the others */
        ok = worker_init(&c->workers[c->n], members[c->n], b, c, results[c->n]);
    if (ok)
        return c;
    evaluator_free(c);
    return NULL;
}

evaluator *evaluator_new(const assessor *const *members, size_t n, const binding *b, assessment *const *results)
{
    return evaluator_around(machine_new(members[0]->program, b), MACHINE_BATCH, members, n, b, results);
}

evaluator *evaluator_new_for_row(const assessor *a, const binding *b, assessment *result)
{
    return evaluator_around(machine_new_for_row(a->program, b), 1, &a, 1, b, &result);
}

evaluator *evaluator_new_recording(const assessor *a, const binding *b, assessment *result)
{
    return evaluator_around(machine_new_recording(a->program, b), 1, &a, 1, b, &result);
}

const machine *evaluator_machine(const evaluator *c)
{
    return c->machine;
}

void evaluator_free(evaluator *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n; i++)
        worker_clear(&c->workers[i]);
    release(c->workers);
    release(c->room.chance);
    machine_free(c->machine);
    release(c);
}

/* The conditions of one kind with their outputs, the decisions of experts and their states. */
typedef struct condition_kind {
    const model_condition *conditions;
    size_t n;
    const condition_outputs *outputs;
    const double *const *judged;
    uint8_t *states; /* in the result */
} condition_kind;

static condition_kind gates_of(const worker *w)
{
    return (condition_kind){w->a->model->gates, w->a->model->n_gates, w->a->gates, w->judged_gates, w->result->gates};
}

static condition_kind directs_of(const worker *w)
{
    return (condition_kind){w->a->model->directs, w->a->model->n_directs, w->a->directs, w->judged_directs,
                            w->result->directs};
}

static void read_condition(const worker *w, const condition_kind *k, size_t c, size_t first, size_t place, size_t n)
{
    const uint8_t *need = machine_truth(w->machine, k->outputs[c].need);
    const uint8_t *applies =
        k->outputs[c].applies == NO_OUTPUT ? NULL : machine_truth(w->machine, k->outputs[c].applies);

    condition_states(&k->conditions[c], need, applies, k->judged[c] ? k->judged[c] + first : NULL,
                     k->states + c * w->result->n + place, n);
}

static void read_conditions(const worker *w, condition_kind k, size_t first, size_t place, size_t n)
{
    for (size_t c = 0; c < k.n; c++)
        read_condition(w, &k, c, first, place, n);
}

/* Only the chosen ones; the others are copied from `base`, whose rows are `stride` apart. */
static void read_chosen(const worker *w, condition_kind k, const bool *chosen, const uint8_t *base, size_t stride,
                        size_t row)
{
    for (size_t c = 0; c < k.n; c++) {
        if (chosen[c])
            read_condition(w, &k, c, row, 0, 1);
        else
            k.states[c] = base[c * stride];
    }
}

/* A band is possible if its condition may hold and no earlier band certainly holds. */
KERNEL static void add_band(const uint8_t *restrict when, uint16_t bit, uint16_t *restrict bands,
                            uint8_t *restrict is_open, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t may_hold = when[i] != TRUTH_FALSE ? is_open[i] : 0;

        bands[i] |= may_hold ? bit : 0;
        is_open[i] = when[i] == TRUTH_TRUE ? 0 : is_open[i];
    }
}

/* The same for the last band, which has no condition. */
static void add_last_band(uint16_t bit, uint16_t *bands, const uint8_t *is_open, size_t n)
{
    for (size_t i = 0; i < n; i++)
        bands[i] |= is_open[i] ? bit : 0;
}

static void read_item(const worker *w, size_t item, size_t first, size_t place, size_t n)
{
    const model *m = w->a->model;
    const model_item *it = &m->items[item];
    item_outcome *out = w->result->outcomes + item * w->result->n + place;
    const double *judged = w->judged_items[item];
    uint16_t bands[MACHINE_BATCH];
    uint8_t is_open[MACHINE_BATCH];

    memset(is_open, 1, n);
    memset(bands, 0, n * sizeof *bands);
    for (size_t b = 0; b < it->n_bands; b++) {
        size_t output = w->a->bands[item * MODEL_MOST_BANDS + b];

        if (output == NO_OUTPUT)
            add_last_band((uint16_t)(1u << b), bands, is_open, n);
        else
            add_band(machine_truth(w->machine, output), (uint16_t)(1u << b), bands, is_open, n);
    }
    for (size_t i = 0; i < n; i++)
        out[i] = bands[i];
    for (size_t i = 0; judged && i < n; i++)
        out[i] = item_outcome_make(m, it, out[i], judged[first + i]);
}

/* The readiness: `chance`, which is 1 for a yes that no audit can undo, and 0 for no. */
KERNEL static void fill_readiness(const uint8_t *restrict verdicts, const double *restrict chance,
                                  double *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = verdicts[i] == TRUTH_FALSE ? 0 : chance[i];
    }
}

/* The score or a direct pass: its truth for each row, and its probability if it is needed. */
static bool judge_merit(const worker *w, size_t place, size_t n)
{
    const model *m = w->a->model;
    const scratch *s = w->room;
    assessment *r = w->result;
    double *chance = s->of_merit;

    if (!score_distribution_sum_all(w->points, r->outcomes + place, r->n, n, s->numbers))
        return false;
    condition_join_any(r->directs + place, m->n_directs, r->n, s->directs, n);
    condition_chance_any(m->directs, r->directs + place, m->n_directs, r->n, s->any, n);
    for (size_t i = 0; i < n; i++) {
        bool is_direct = s->directs[i] == TRUTH_TRUE;
        const score_total *total =
            score_distribution_at(w->points, s->numbers[i], s->gates[i] != TRUTH_FALSE && !is_direct);

        if (!total)
            return false;
        r->least[place + i] = total->least;
        r->greatest[place + i] = total->greatest;
        s->merit[i] = s->directs[i] > total->passes ? s->directs[i] : (uint8_t)total->passes;
        chance[i] = is_direct ? 1 : total->chance;
        if (s->directs[i] == TRUTH_UNKNOWN)
            chance[i] += (1 - chance[i]) * s->any[i];
    }
    return true;
}

/* Which rows have a gate that hangs on missing data. */
KERNEL static void find_unknown(const uint8_t *restrict state, uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] |= state[i] == GATE_UNKNOWN;
}

/* Gates that hang on one missing cell are no product. */
static void join_missing(const worker *w, size_t first, size_t place, size_t n)
{
    const model *m = w->a->model;
    assessment *r = w->result;
    uint8_t has_unknown[MACHINE_BATCH];

    memset(has_unknown, 0, n);
    for (size_t g = 0; g < m->n_gates; g++)
        find_unknown(r->gates + g * r->n + place, has_unknown, n);
    for (size_t i = 0; i < n; i++) {
        r->missing[place + i] = !has_unknown[i] || w->room->gates[i] == TRUTH_FALSE
                                    ? 1
                                    : missing_chance_factor(m, w->binding, first + i, MISSING_CHANCE_ALL, r->gates + place + i, r->n);
        w->room->chance[i] *= r->missing[place + i];
    }
}

/* All gates, and the score or a direct pass; only the gates for a model without a score. */
static bool judge(const worker *w, size_t first, size_t place, size_t n)
{
    const model *m = w->a->model;
    const scratch *s = w->room;
    assessment *r = w->result;

    condition_join_all(r->gates + place, m->n_gates, r->n, s->gates, n);
    condition_chance_all(m->gates, r->gates + place, m->n_gates, r->n, s->chance, n);
    if (r->missing)
        join_missing(w, first, place, n);
    if (!m->n_items) {
        memcpy(r->verdicts + place, s->gates, n);
    } else {
        if (!judge_merit(w, place, n))
            return false;
        truth_and(s->gates, s->merit, r->verdicts + place, n);
        arithmetic_multiply(s->chance, s->of_merit, s->chance, n);
    }
    fill_readiness(r->verdicts + place, s->chance, r->readiness + place, n);
    if (chance_map_changes(&m->judging)) {
        for (size_t i = place; i < place + n; i++)
            r->readiness[i] = chance_map(&m->judging, r->readiness[i]);
    }
    return true;
}

/* From the outputs of the machine to the results. */
static bool work(const worker *w, size_t first, size_t place, size_t n)
{
    const model *m = w->a->model;

    read_conditions(w, gates_of(w), first, place, n);
    read_conditions(w, directs_of(w), first, place, n);
    for (size_t i = 0; i < m->n_items; i++)
        read_item(w, i, first, place, n);
    return judge(w, first, place, n);
}

bool evaluator_run(evaluator *c, size_t first, size_t place, size_t n)
{
    bool ok = true;

    machine_run(c->machine, first, n);
    for (size_t i = 0; i < c->n && ok; i++)
        ok = work(&c->workers[i], first, place, n);
    return ok;
}

evaluator_slice *evaluator_slice_for(const evaluator *c, const int *changed, size_t n)
{
    const worker *w = &c->workers[0];

    return evaluator_slice_new(w->a, w->machine, w->dictionary, changed, n);
}

bool evaluator_run_slice(evaluator *c, const evaluator_slice *part, const assessment *base, size_t row)
{
    const worker *w = &c->workers[0];
    size_t n_items = w->a->model->n_items;

    machine_run_part(c->machine, part->steps, row);
    read_chosen(w, gates_of(w), part->gates, base->gates + row, base->n, row);
    read_chosen(w, directs_of(w), part->directs, base->directs + row, base->n, row);
    for (size_t i = 0; i < n_items; i++) {
        if (part->items[i])
            read_item(w, i, row, 0, 1);
        else
            w->result->outcomes[i] = base->outcomes[i * base->n + row];
    }
    return judge(w, row, 0, 1);
}

void evaluator_prefetch(const evaluator *c, const evaluator_slice *part, const assessment *base, size_t row)
{
    const model *m = c->workers[0].a->model;

    machine_prefetch(c->machine, part ? part->steps : NULL, row);
    for (size_t i = 0; part && i < m->n_gates; i++) {
        if (!part->gates[i])
            __builtin_prefetch(base->gates + i * base->n + row);
    }
    for (size_t i = 0; part && i < m->n_directs; i++) {
        if (!part->directs[i])
            __builtin_prefetch(base->directs + i * base->n + row);
    }
    for (size_t i = 0; part && i < m->n_items; i++) {
        if (!part->items[i])
            __builtin_prefetch(base->outcomes + i * base->n + row);
    }
}

size_t evaluator_exact_count(const evaluator *c)
{
    return machine_exact_count(c->machine);
}
