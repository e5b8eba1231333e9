#include "score/assessment.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "score/assessor_internal.h"

const char *gate_state_name(gate_state state)
{
    static const char *const names[] = {
        [GATE_MET] = "met",       [GATE_UNMET] = "unmet",        [GATE_UNKNOWN] = "unknown",
        [GATE_JUDGED] = "judged", [GATE_NOT_APPLICABLE] = "na",
    };
    return names[state];
}

const char *verdict_name(truth verdict)
{
    return verdict == TRUTH_TRUE ? "yes" : verdict == TRUTH_FALSE ? "no" : "open";
}

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

static truth state_truth(gate_state state)
{
    if (state == GATE_MET || state == GATE_NOT_APPLICABLE)
        return TRUTH_TRUE;
    return state == GATE_UNMET ? TRUTH_FALSE : TRUTH_UNKNOWN;
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

typedef struct worker {
    const assessor *a;
    assessment *result;
    machine *machine;
    points *points;
    const double **judged_gates; /* columns of the year before, NULL without */
    const double **judged_directs;
    const double **judged_items;
} worker;

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

static bool worker_init(worker *w, const assessor *a, const binding *b, assessment *result)
{
    *w = (worker){.a = a, .result = result};
    w->machine = machine_new(a->program, b);
    if (a->model->n_items)
        w->points = points_new(a->model);
    return w->machine && (w->points || !a->model->n_items) && find_judged(w, b);
}

static void worker_clear(worker *w)
{
    machine_free(w->machine);
    points_free(w->points);
    release(w->judged_gates);
    release(w->judged_directs);
    release(w->judged_items);
}

static void read_conditions(const worker *w, const model_condition *conditions, size_t n_conditions,
                            const condition_outputs *outputs, const double *const *judged,
                            uint8_t *states, size_t first, size_t n)
{
    for (size_t c = 0; c < n_conditions; c++) {
        const uint8_t *need = machine_truth(w->machine, outputs[c].need);
        const uint8_t *applies =
            outputs[c].applies == NO_OUTPUT ? NULL : machine_truth(w->machine, outputs[c].applies);
        uint8_t *out = states + c * w->result->n + first;

        if (!applies && !conditions[c].is_judged) { /* the common case in one short loop */
            for (size_t i = 0; i < n; i++)
                out[i] = need[i] == TRUTH_TRUE    ? GATE_MET
                         : need[i] == TRUTH_FALSE ? GATE_UNMET
                                                  : GATE_UNKNOWN;
            continue;
        }
        for (size_t i = 0; i < n; i++)
            out[i] = (uint8_t)condition_state(&conditions[c], need[i],
                                              applies ? applies[i] : TRUTH_TRUE,
                                              judged[c] ? judged[c][first + i] : cell_missing());
    }
}

/* Band b is possible where its condition may hold and none before it certainly does. */
static void read_item(const worker *w, size_t item, size_t first, size_t n)
{
    const model *m = w->a->model;
    const model_item *it = &m->items[item];
    standing *out = w->result->standings + item * w->result->n + first;
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

static truth all_of(const uint8_t *states, size_t n_conditions, size_t stride)
{
    truth all = TRUTH_TRUE;

    for (size_t c = 0; c < n_conditions; c++) {
        truth one = state_truth((gate_state)states[c * stride]);

        all = one < all ? one : all;
    }
    return all;
}

static double chance_of_all(const model_condition *conditions, const uint8_t *states,
                            size_t n_conditions, size_t stride)
{
    double chance = 1;

    for (size_t c = 0; c < n_conditions; c++)
        chance *= condition_chance(&conditions[c], (gate_state)states[c * stride]);
    return chance;
}

/* Which direct pass holds, and the chance that any does. */
static truth any_direct(const model *m, const uint8_t *states, size_t stride, double *chance)
{
    truth any = TRUTH_FALSE;
    double none = 1;

    for (size_t d = 0; d < m->n_directs; d++) {
        truth one = state_truth((gate_state)states[d * stride]);

        any = one > any ? one : any;
        none *= 1 - condition_chance(&m->directs[d], (gate_state)states[d * stride]);
    }
    *chance = 1 - none;
    return any;
}

/* The score or a direct pass, and all gates. */
static bool judge(const worker *w, size_t company)
{
    const model *m = w->a->model;
    assessment *r = w->result;
    truth gates = all_of(r->gates + company, m->n_gates, r->n);
    double gates_chance = gates == TRUTH_TRUE    ? 1
                          : gates == TRUTH_FALSE ? 0
                                                 : chance_of_all(m->gates, r->gates + company,
                                                                 m->n_gates, r->n);
    points_total total = {.passes = TRUTH_TRUE, .chance = 1};
    truth merit;

    if (m->n_items) {
        standing s[MODEL_MOST_ITEMS];

        for (size_t i = 0; i < m->n_items; i++)
            s[i] = r->standings[i * r->n + company];
        if (!points_sum(w->points, s, gates != TRUTH_FALSE, &total))
            return false;
        r->least[company] = total.least;
        r->greatest[company] = total.greatest;
    }
    merit = total.passes;
    if (m->n_directs && m->n_items) {
        double direct_chance;
        truth direct = any_direct(m, r->directs + company, r->n, &direct_chance);

        merit = direct > merit ? direct : merit;
        total.chance += (1 - total.chance) * direct_chance;
    }
    r->verdicts[company] = (uint8_t)(gates < merit ? gates : merit);
    r->readiness[company] = r->verdicts[company] == TRUTH_TRUE    ? 1
                            : r->verdicts[company] == TRUTH_FALSE ? 0
                                                                  : gates_chance * total.chance;
    return true;
}

static bool work(worker *w, size_t first, size_t n)
{
    const model *m = w->a->model;
    bool ok = true;

    machine_run(w->machine, first, n);
    read_conditions(w, m->gates, m->n_gates, w->a->gates, w->judged_gates, w->result->gates, first, n);
    read_conditions(w, m->directs, m->n_directs, w->a->directs, w->judged_directs,
                    w->result->directs, first, n);
    for (size_t i = 0; i < m->n_items; i++)
        read_item(w, i, first, n);
    for (size_t i = 0; i < n && ok; i++)
        ok = judge(w, first + i);
    return ok;
}

/* --- the whole ------------------------------------------------------------------ */

static assessment *assessment_new(const model *m, size_t n)
{
    assessment *a = allocate_array(1, sizeof *a);
    bool ok;

    if (!a)
        return NULL;
    a->model = m;
    a->n = n;
    a->verdicts = allocate_array(n, sizeof *a->verdicts);
    a->readiness = allocate_array(n, sizeof *a->readiness);
    a->gates = allocate_array(n * m->n_gates, sizeof *a->gates);
    a->directs = allocate_array(n * m->n_directs, sizeof *a->directs);
    ok = a->verdicts && a->readiness && a->gates && a->directs;
    if (ok && m->n_items) {
        a->least = allocate_array(n, sizeof *a->least);
        a->greatest = allocate_array(n, sizeof *a->greatest);
        a->standings = allocate_array(n * m->n_items, sizeof *a->standings);
        ok = a->least && a->greatest && a->standings;
    }
    if (!ok) {
        assessment_free(a);
        return NULL;
    }
    return a;
}

void assessment_free(assessment *a)
{
    if (!a)
        return;
    release(a->verdicts);
    release(a->readiness);
    release(a->least);
    release(a->greatest);
    release(a->potential);
    release(a->gates);
    release(a->directs);
    release(a->standings);
    release(a);
}

tidu_status assessor_run(const assessor *a, const binding *b, int threads, assessment **out,
                         tidu_error *err)
{
    size_t n = panel_count(b->panel);
    assessment *result = assessment_new(a->model, n);
    long batches = (long)((n + MACHINE_BATCH - 1) / MACHINE_BATCH);
    int failed = 0;
    size_t exact = 0;

    if (!result)
        return error_memory(err);
    if (threads <= 0)
        threads = core_count();
    if (threads > batches)
        threads = batches ? (int)batches : 1;
#pragma omp parallel num_threads(threads) reduction(| : failed) reduction(+ : exact)
    {
        worker w;

        failed |= !worker_init(&w, a, b, result);
#pragma omp for schedule(dynamic, 4)
        for (long k = 0; k < batches; k++) {
            size_t first = (size_t)k * MACHINE_BATCH;

            if (!failed)
                failed |= !work(&w, first, n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH);
        }
        exact += w.machine ? machine_exact_count(w.machine) : 0;
        worker_clear(&w);
    }
    if (failed) {
        assessment_free(result);
        return error_memory(err);
    }
    result->exact = exact;
    *out = result;
    return TIDU_OK;
}

gate_state assessment_gate(const assessment *a, size_t gate, size_t company)
{
    return (gate_state)a->gates[gate * a->n + company];
}

gate_state assessment_direct(const assessment *a, size_t direct, size_t company)
{
    return (gate_state)a->directs[direct * a->n + company];
}

size_t assessment_unmet(const assessment *a, size_t company, size_t *without_action)
{
    size_t unmet = 0;

    *without_action = 0;
    for (size_t g = 0; g < a->model->n_gates; g++) {
        if (assessment_gate(a, g, company) != GATE_UNMET)
            continue;
        unmet++;
        *without_action += a->model->gates[g].n_act == 0;
    }
    return unmet;
}

void assessment_item(const assessment *a, size_t item, size_t company, double *least,
                     double *greatest)
{
    standing_range(a->model, &a->model->items[item], a->standings[item * a->n + company], least,
                   greatest);
}
