/*
 * A batch of rows: the states of all conditions from the truths that the machine computed, the bands that are
 * possible, and what they come to.
 */
#include "score/crew.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

/* --- one company -------------------------------------------------------------- */

gate_state condition_state(const model_condition *c, uint8_t need, uint8_t applies, double judged)
{
    if (applies == TRUTH_FALSE)
        return GATE_NOT_APPLICABLE;
    if (need == TRUTH_FALSE)
        return applies == TRUTH_UNKNOWN ? GATE_UNKNOWN : GATE_UNMET;
    if (need == TRUTH_UNKNOWN)
        return GATE_UNKNOWN;
    if (!c->is_judged)
        return GATE_MET;
    if (!cell_is_value(judged))
        return GATE_JUDGED;
    return judged > 0 ? GATE_MET : GATE_UNMET;
}

static inline uint8_t state_truth(uint8_t state)
{
    return state == GATE_UNMET ? TRUTH_FALSE : state == GATE_UNKNOWN || state == GATE_JUDGED ? TRUTH_UNKNOWN : TRUTH_TRUE;
}

double condition_chance(const model_condition *c, gate_state state)
{
    double confirmed = c->is_judged ? c->judged_prior : 1;

    switch (state) {
    case GATE_MET:
    case GATE_NOT_APPLICABLE:
        return 1;
    case GATE_UNKNOWN:
        return c->prior * confirmed;
    case GATE_JUDGED:
        return confirmed;
    case GATE_UNMET:
        break;
    }
    return 0;
}

/* --- one thread ---------------------------------------------------------------- */

/* What a thread keeps for one model. */
typedef struct worker {
    const assessor *a;
    assessment *result;
    const machine *machine; /* borrowed */
    points *points;
    const double **judged_gates; /* columns of the year before, NULL without */
    const double **judged_directs;
    const double **judged_items;
} worker;

struct crew {
    machine *machine;
    worker *workers;
    size_t n;
};

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

static bool worker_init(worker *w, const assessor *a, const binding *b, const machine *m, assessment *result)
{
    *w = (worker){.a = a, .result = result, .machine = m};
    if (a->model->n_items)
        w->points = points_new(a->model);
    return (w->points || !a->model->n_items) && find_judged(w, b);
}

static void worker_clear(worker *w)
{
    points_free(w->points);
    release(w->judged_gates);
    release(w->judged_directs);
    release(w->judged_items);
}

crew *crew_new(const assessor *const *members, size_t n, const binding *b, assessment *const *results)
{
    crew *c = allocate_array(1, sizeof *c);
    bool ok;

    if (!c)
        return NULL;
    c->machine = machine_new(members[0]->program, b);
    c->workers = allocate_array(n, sizeof *c->workers);
    ok = c->machine && c->workers;
    for (; c->n < n && ok; c->n++) /* one that failed is cleared with the others */
        ok = worker_init(&c->workers[c->n], members[c->n], b, c->machine, results[c->n]);
    if (ok)
        return c;
    crew_free(c);
    return NULL;
}

void crew_free(crew *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n; i++)
        worker_clear(&c->workers[i]);
    release(c->workers);
    machine_free(c->machine);
    release(c);
}

static void read_conditions(const worker *w, const model_condition *conditions, size_t n_conditions,
                            const condition_outputs *outputs, const double *const *judged,
                            uint8_t *states, size_t first, size_t place, size_t n)
{
    for (size_t c = 0; c < n_conditions; c++) {
        const uint8_t *need = machine_truth(w->machine, outputs[c].need);
        const uint8_t *applies =
            outputs[c].applies == NO_OUTPUT ? NULL : machine_truth(w->machine, outputs[c].applies);
        uint8_t *out = states + c * w->result->n + place;

        if (!applies && !judged[c]) { /* the common case in one short loop */
            uint8_t met = conditions[c].is_judged ? GATE_JUDGED : GATE_MET;

            for (size_t i = 0; i < n; i++)
                out[i] = need[i] == TRUTH_TRUE ? met : need[i] == TRUTH_FALSE ? GATE_UNMET : GATE_UNKNOWN;
            continue;
        }
        for (size_t i = 0; i < n; i++)
            out[i] = (uint8_t)condition_state(&conditions[c], need[i],
                                              applies ? applies[i] : TRUTH_TRUE,
                                              judged[c] ? judged[c][first + i] : cell_missing());
    }
}

/* Band b is possible where its condition may hold and none before it certainly does. */
static void read_item(const worker *w, size_t item, size_t first, size_t place, size_t n)
{
    const model *m = w->a->model;
    const model_item *it = &m->items[item];
    standing *out = w->result->standings + item * w->result->n + place;
    const double *judged = w->judged_items[item];
    uint8_t is_open[MACHINE_BATCH];

    memset(is_open, 1, n);
    memset(out, 0, n * sizeof *out);
    for (size_t b = 0; b < it->n_bands; b++) {
        size_t output = w->a->bands[item * MODEL_MOST_BANDS + b];
        const uint8_t *when = output == NO_OUTPUT ? NULL : machine_truth(w->machine, output);

        for (size_t i = 0; i < n; i++) {
            uint8_t t = when ? when[i] : TRUTH_TRUE;

            out[i] |= (standing)(is_open[i] & (t != TRUTH_FALSE)) << b;
            is_open[i] &= t != TRUTH_TRUE;
        }
    }
    for (size_t i = 0; judged && i < n; i++)
        out[i] = standing_make(m, it, out[i], judged[first + i]);
}

/* What the states of all conditions come to, for each row: the least, or the greatest, of their truths. */
static void join_states(const uint8_t *states, size_t n_conditions, size_t stride, bool is_any, uint8_t *out,
                        size_t n)
{
    memset(out, is_any ? TRUTH_FALSE : TRUTH_TRUE, n);
    for (size_t c = 0; c < n_conditions; c++) {
        const uint8_t *state = states + c * stride;

        if (is_any) {
            for (size_t i = 0; i < n; i++) {
                uint8_t t = state_truth(state[i]);

                out[i] = t > out[i] ? t : out[i];
            }
        } else {
            for (size_t i = 0; i < n; i++) {
                uint8_t t = state_truth(state[i]);

                out[i] = t < out[i] ? t : out[i];
            }
        }
    }
}

static double chance_of_all(const model_condition *conditions, const uint8_t *states,
                            size_t n_conditions, size_t stride)
{
    double chance = 1;

    for (size_t c = 0; c < n_conditions; c++)
        chance *= condition_chance(&conditions[c], (gate_state)states[c * stride]);
    return chance;
}

static double chance_of_any(const model_condition *conditions, const uint8_t *states, size_t n_conditions,
                            size_t stride)
{
    double none = 1;

    for (size_t c = 0; c < n_conditions; c++)
        none *= 1 - condition_chance(&conditions[c], (gate_state)states[c * stride]);
    return 1 - none;
}

/* What a verdict says of the readiness; an open one says nothing. */
static double certain_readiness(truth verdict)
{
    return verdict == TRUTH_TRUE ? 1 : verdict == TRUTH_FALSE ? 0 : NAN;
}

static double gates_chance(const worker *w, size_t company, truth gates)
{
    const model *m = w->a->model;

    return gates == TRUTH_TRUE ? 1 : chance_of_all(m->gates, w->result->gates + company, m->n_gates, w->result->n);
}

/* The score or a direct pass, and all gates. */
static bool judge(const worker *w, size_t company, truth gates, truth direct)
{
    const model *m = w->a->model;
    assessment *r = w->result;
    standing s[MODEL_MOST_ITEMS];
    points_total total;
    truth merit;

    for (size_t i = 0; i < m->n_items; i++)
        s[i] = r->standings[i * r->n + company];
    if (!points_sum(w->points, s, gates != TRUTH_FALSE && direct != TRUTH_TRUE, &total))
        return false;
    r->least[company] = total.least;
    r->greatest[company] = total.greatest;
    merit = direct > total.passes ? direct : total.passes;
    r->verdicts[company] = (uint8_t)(gates < merit ? gates : merit);
    r->readiness[company] = certain_readiness((truth)r->verdicts[company]);
    if (r->verdicts[company] == TRUTH_UNKNOWN) {
        double chance = direct == TRUTH_TRUE ? 1 : total.chance;

        if (direct == TRUTH_UNKNOWN)
            chance += (1 - chance) * chance_of_any(m->directs, r->directs + company, m->n_directs, r->n);
        r->readiness[company] = gates_chance(w, company, gates) * chance;
    }
    return true;
}

/* Without a score the gates alone decide. */
static void judge_gates(const worker *w, size_t company, truth gates)
{
    w->result->verdicts[company] = (uint8_t)gates;
    w->result->readiness[company] =
        gates == TRUTH_UNKNOWN ? gates_chance(w, company, gates) : certain_readiness(gates);
}

static bool judge_all(const worker *w, size_t place, size_t n)
{
    const model *m = w->a->model;
    uint8_t gates[MACHINE_BATCH], directs[MACHINE_BATCH];
    bool ok = true;

    join_states(w->result->gates + place, m->n_gates, w->result->n, false, gates, n);
    if (!m->n_items) {
        for (size_t i = 0; i < n; i++)
            judge_gates(w, place + i, (truth)gates[i]);
        return true;
    }
    join_states(w->result->directs + place, m->n_directs, w->result->n, true, directs, n);
    for (size_t i = 0; i < n && ok; i++)
        ok = judge(w, place + i, (truth)gates[i], (truth)directs[i]);
    return ok;
}

/* Rows for which the machine has run. */
static bool work(const worker *w, size_t first, size_t place, size_t n)
{
    const model *m = w->a->model;

    read_conditions(w, m->gates, m->n_gates, w->a->gates, w->judged_gates, w->result->gates, first, place, n);
    read_conditions(w, m->directs, m->n_directs, w->a->directs, w->judged_directs, w->result->directs, first, place,
                    n);
    for (size_t i = 0; i < m->n_items; i++)
        read_item(w, i, first, place, n);
    return judge_all(w, place, n);
}

bool crew_run(crew *c, size_t first, size_t place, size_t n)
{
    bool ok = true;

    machine_run(c->machine, first, n);
    for (size_t i = 0; i < c->n && ok; i++)
        ok = work(&c->workers[i], first, place, n);
    return ok;
}

size_t crew_exact_count(const crew *c)
{
    return machine_exact_count(c->machine);
}
