/*
 * Both sides of each comparison and whether it holds, and the left side as it was a year before.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "question/border_study_internal.h"
#include "rules/machine.h"

static void keep_year(const border_study *s, const machine *m, size_t first, size_t rows, bool is_now)
{
    for (size_t k = 0; k < s->n_conditions; k++) {
        const border_condition *c = &s->conditions[k];

        if (!c->gate)
            continue;
        memcpy((is_now ? c->now : c->before) + first, machine_number(m, c->left_output), rows * sizeof *c->now);
        if (!is_now)
            continue;
        memcpy(c->line + first, machine_number(m, c->right_output), rows * sizeof *c->line);
        memcpy(c->met + first, machine_truth(m, c->truth_output), rows);
    }
}

static tidu_status run_year(border_study *s, const binding *b, bool is_now, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    machine *m = machine_new(s->program, b);

    if (!m)
        return error_memory(err);
    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t rows = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, rows);
        keep_year(s, m, first, rows, is_now);
    }
    machine_free(m);
    return TIDU_OK;
}

static bool take_room(border_study *s, size_t n)
{
    bool ok = true;

    for (size_t k = 0; k < s->n_conditions && ok; k++) {
        border_condition *c = &s->conditions[k];

        ok = (c->now = allocate_array(n + 1, sizeof *c->now)) && (c->line = allocate_array(n + 1, sizeof *c->line)) && (c->met = allocate_array(n + 1, 1)) &&
             (!c->gate || (c->before = allocate_array(n + 1, sizeof *c->before)));
    }
    return ok;
}

/* Points that experts still have to give are not known. */
static void take_points(border_study *s, border_condition *c, const model_limit *limit)
{
    const assessment *a = s->study->assessment;

    for (size_t i = 0; i < a->n; i++) {
        bool is_known = a->least && a->least[i] == a->greatest[i];

        c->now[i] = is_known ? a->least[i] : cell_missing();
        c->line[i] = limit->bound;
        c->met[i] = !is_known ? TRUTH_UNKNOWN : compare_holds(limit->relation, (a->least[i] > limit->bound) - (a->least[i] < limit->bound)) ? TRUTH_TRUE : TRUTH_FALSE;
    }
}

static void take_limits(border_study *s)
{
    const model *m = s->study->model;
    size_t k = 0;

    for (size_t i = 0; i < m->n_limits; i++) {
        if (m->limits[i].subject != MODEL_TOTAL || m->limits[i].relation == COMPARE_EQUAL || m->limits[i].relation == COMPARE_NOT_EQUAL)
            continue;
        while (k < s->n_conditions && s->conditions[k].gate)
            k++;
        if (k < s->n_conditions)
            take_points(s, &s->conditions[k++], &m->limits[i]);
    }
}

tidu_status border_measure(border_study *s, tidu_error *err)
{
    const binding *b = &s->study->binding;
    binding earlier = {b->panel, b->credentials, b->year - 1, date_add_years(b->on, -1)};
    tidu_status status = take_room(s, panel_count(b->panel)) ? TIDU_OK : error_memory(err);

    if (!status)
        status = study_assess(s->study, err);
    if (!status)
        status = run_year(s, b, true, err);
    if (!status)
        status = run_year(s, &earlier, false, err);
    if (!status)
        take_limits(s);
    return status;
}
