/*
 * Explains the company once, then asks for every condition and item and each of its inputs which value would change it
 * (gap_probe.c), and finally assesses each answer with the complete model (gap_trial.c) to see what else it breaks.
 * Works on a copy of the company; an input that is part of a whole raises the whole with it (input_limit.h).
 */
#include "scenario/gap.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "scenario/gap_probe.h"
#include "scenario/gap_trial.h"
#include "scenario/input_limit.h"
#include "verdict/explanation.h"

typedef struct finder {
    const model *model;
    binding binding; /* of `one` */
    panel *one;
    gaps *out;
    bool failed;
} finder;

/* The question: one condition or item in its current state. */
typedef struct question {
    gap_subject subject;
    size_t which;
    const char *id;
    const char *const *act;
    size_t n_act;
    const explained_cell *cells;
    size_t n_cells;
    const model_item *item; /* NULL: a condition */
    double points;          /* of an item: the points that are certain */
    bool is_open;           /* missing data leave it undecided */
    bool misses;            /* a datum is missing that counts, now or after a change */
    bool waits;             /* ... for which an input waits */
    gap_probe *probe;
} question;

const char *gap_reason_name(gap_reason reason)
{
    static const char *const names[] = {
        [GAP_REACHABLE] = "reachable", [GAP_MISSING] = "missing",
        [GAP_WAITS] = "waits",         [GAP_NO_EFFECT] = "no_effect",
        [GAP_BOUNDED] = "bounded",     [GAP_NOT_APPLICABLE] = "not_applicable",
        [GAP_EXPERT] = "expert",       [GAP_UNCHANGEABLE] = "unchangeable",
    };
    return names[reason];
}

static gap *add_row(finder *f, const question *q, gap_reason reason)
{
    gaps *g = f->out;

    if (!allocate_room((void **)&g->rows, &g->capacity, g->n + 1, sizeof *g->rows)) {
        f->failed = true;
        return NULL;
    }
    g->rows[g->n] = (gap){.subject = q->subject,
                          .which = q->which,
                          .condition = q->id,
                          .indicator = INDICATOR_NONE,
                          .from = NAN,
                          .to = NAN,
                          .change = NAN,
                          .reason = reason,
                          .bound_by = INDICATOR_NONE,
                          .also = INDICATOR_NONE};
    return &g->rows[g->n++];
}

static gap *add_input_row(finder *f, const question *q, const gap_input *in, gap_reason reason)
{
    gap *row = add_row(f, q, reason);

    if (row) {
        row->indicator = in->indicator;
        row->year = in->year;
        row->from = in->from;
        row->unit = 1 / in->scale;
    }
    return row;
}

static void set_goal(gap *row, const gap_input *in, double to)
{
    if (!row)
        return;
    if (in->whole != INDICATOR_NONE && to > in->whole_kept) {
        row->also = in->whole;
        row->also_to = to;
    }
    row->to = to;
    row->change = to - row->from;
    row->is_possible = true;
}

/* --- inputs ------------------------------------------------------------------------------ */

/* The cell for an input of `act`: that of the year before the application, if the rule reads it. */
static const explained_cell *find_cell(const finder *f, const question *q, int act)
{
    const dictionary *d = panel_dictionary(f->one);
    const explained_cell *best = NULL;

    for (size_t i = 0; i < q->n_cells; i++) {
        const explained_cell *c = &q->cells[i];

        if (!dictionary_falls_back(d, c->indicator, act))
            continue;
        if (!best || c->year == f->binding.year - 1 || (best->year != f->binding.year - 1 && c->year > best->year))
            best = c;
    }
    return best;
}

/* False when the rule does not read the input as a number. */
static bool make_input(finder *f, const question *q, const char *act, gap_input *in)
{
    const dictionary *d = panel_dictionary(f->one);
    const explained_cell *c = find_cell(f, q, dictionary_find(d, act));
    const indicator *i = c ? dictionary_get(d, c->used) : NULL;

    if (!c || i->type == INDICATOR_TEXT || i->type == INDICATOR_DATE)
        return false;
    *in = (gap_input){.indicator = cell_is_value(c->value) ? c->used : c->indicator,
                      .year = c->year,
                      .from = c->value,
                      .scale = input_scale(i),
                      .least = i->least,
                      .greatest = i->greatest,
                      .whole = INDICATOR_NONE};
    /* a value last known earlier is changed in the year before the application */
    if (in->year != PANEL_ANY_YEAR && (in->year < f->binding.year - 1 || !cell_is_value(in->from)))
        in->year = f->binding.year - 1;
    in->kept = panel_number(f->one, 0, in->indicator, in->year);
    f->failed |= !panel_put_number(f->one, 0, in->indicator, in->year, in->kept);
    return true;
}

/* --- closing ------------------------------------------------------------------------------- */

static bool is_missed(const explained_cell *c)
{
    return !c->text && !c->is_optional && cell_is_missing(c->value);
}

static void add_missing(finder *f, const question *q)
{
    for (size_t i = 0; i < q->n_cells; i++) {
        const explained_cell *c = &q->cells[i];
        gap *row;

        if (!is_missed(c))
            continue;
        row = add_row(f, q, GAP_MISSING);
        if (row) {
            row->indicator = c->indicator;
            row->year = c->year;
        }
    }
}

/* The points of the next better band above `points`; infinite if there is none. */
static double next_points(const model_item *item, double points)
{
    double next = INFINITY;

    for (size_t b = 0; b < item->n_bands; b++) {
        if (item->bands[b].least > points)
            next = fmin(next, item->bands[b].least);
    }
    return next;
}

/* One row for each better band, skipping those that the same change passes. */
static bool close_item(finder *f, const question *q, const gap_input *in, bool up)
{
    double points = q->points, to, before, least, greatest;
    bool any = false;

    while ((points = next_points(q->item, points)) < INFINITY &&
           gap_probe_search(q->probe, in, up, points, true, &to, &before)) {
        gap *row = add_input_row(f, q, in, GAP_REACHABLE);

        gap_probe_points(q->probe, in, to, &least, &greatest);
        set_goal(row, in, to);
        if (row) {
            row->points_least = least;
            row->points_greatest = greatest;
        }
        points = fmax(points, least);
        any = true;
    }
    return any;
}

static bool close_condition(finder *f, const question *q, const gap_input *in, bool up)
{
    double to, before;

    if (!gap_probe_search(q->probe, in, up, 0, true, &to, &before))
        return false;
    set_goal(add_input_row(f, q, in, GAP_REACHABLE), in, to);
    return true;
}

static double target_of(const question *q)
{
    return q->item ? next_points(q->item, q->points) : 0;
}

static bool would_close(const question *q, const gap_input *in)
{
    double to, before;

    return gap_probe_search(q->probe, in, true, target_of(q), true, &to, &before) ||
           gap_probe_search(q->probe, in, false, target_of(q), true, &to, &before);
}

static void close_input(finder *f, question *q, const gap_input *in)
{
    gap_input bounded = *in;
    int bound_by = input_bound(&f->binding, &bounded);
    bool (*closes)(finder *, const question *, const gap_input *, bool) = q->item ? close_item : close_condition;
    bool any;
    gap *row;

    if (cell_state_of(in->from) == CELL_NOT_APPLICABLE) {
        add_input_row(f, q, in, GAP_NOT_APPLICABLE);
        return;
    }
    if (!cell_is_value(in->from))
        return; /* reported by add_missing */
    any = closes(f, q, &bounded, true);
    any |= closes(f, q, &bounded, false);
    if (any)
        return;
    if (bound_by != INDICATOR_NONE && would_close(q, in)) {
        row = add_input_row(f, q, in, GAP_BOUNDED);
        if (row)
            row->bound_by = bound_by;
        return;
    }
    any = q->misses && (q->is_open || gap_probe_opens(q->probe, &bounded, target_of(q)));
    q->waits |= any;
    add_input_row(f, q, in, any ? GAP_WAITS : GAP_NO_EFFECT);
}

/* --- margins --------------------------------------------------------------------------------- */

static void add_margins(finder *f, const question *q, const gap_input *in)
{
    gap_input bounded = *in;
    double to, before;

    if (!cell_is_value(in->from))
        return;
    input_bound(&f->binding, &bounded);
    for (int up = 0; up < 2; up++) {
        gap *row;

        if (!gap_probe_search(q->probe, &bounded, up, 0, false, &to, &before))
            continue;
        row = add_input_row(f, q, in, GAP_REACHABLE);
        set_goal(row, &bounded, before);
        if (row)
            row->is_margin = true;
    }
}

/* --- all questions ----------------------------------------------------------------------------- */

/*
 * Create every column that may change before the probe looks them up. What is missing is asked for where it leaves the
 * question open; where that is decided without it, only if an input would open it again.
 */
static void answer(finder *f, question *q, bool wants_margins)
{
    gap_input in[MODEL_MOST_CONDITIONS];
    size_t n = 0;

    for (size_t i = 0; i < q->n_cells; i++)
        q->misses |= is_missed(&q->cells[i]);
    for (size_t i = 0; i < q->n_act && n < MODEL_MOST_CONDITIONS; i++)
        n += make_input(f, q, q->act[i], &in[n]);
    if (!wants_margins && q->is_open)
        add_missing(f, q);
    if (!n) {
        if (!wants_margins)
            add_row(f, q, GAP_UNCHANGEABLE);
        return;
    }
    q->probe = q->item ? gap_probe_item(q->item, &f->binding, f->one)
                       : gap_probe_condition(q->subject == GAP_GATE ? &f->model->gates[q->which]
                                                                    : &f->model->directs[q->which],
                                             &f->binding, f->one);
    f->failed |= !q->probe;
    for (size_t i = 0; i < n && !f->failed; i++) {
        if (wants_margins)
            add_margins(f, q, &in[i]);
        else
            close_input(f, q, &in[i]);
    }
    gap_probe_free(q->probe);
    if (q->waits && !q->is_open)
        add_missing(f, q);
}

static bool is_for_expert(const explained_condition *c)
{
    if (c->is_refused || !c->condition->is_judged || c->state == GATE_MET || c->state == GATE_NOT_APPLICABLE)
        return c->is_refused;
    for (size_t i = 0; i < c->n_comparisons; i++) {
        if (c->comparisons[i].holds != TRUTH_TRUE)
            return c->state == GATE_JUDGED;
    }
    return true;
}

static void answer_condition(finder *f, gap_subject subject, size_t which, const explained_condition *c)
{
    question q = {.subject = subject,
                  .which = which,
                  .id = c->condition->id,
                  .act = c->condition->act,
                  .n_act = c->condition->n_act,
                  .cells = c->cells,
                  .n_cells = c->n_cells,
                  .is_open = c->state == GATE_UNKNOWN};

    if (c->state == GATE_NOT_APPLICABLE)
        return;
    if (c->state == GATE_MET)
        answer(f, &q, true);
    else if (is_for_expert(c))
        add_row(f, &q, GAP_EXPERT);
    else
        answer(f, &q, false);
}

static void answer_item(finder *f, size_t which, const explained_item *x)
{
    question q = {.subject = GAP_ITEM,
                  .which = which,
                  .id = x->item->id,
                  .act = x->item->act,
                  .n_act = x->item->n_act,
                  .cells = x->cells,
                  .n_cells = x->n_cells,
                  .item = x->item,
                  .is_open = (x->bands & (x->bands - 1)) != 0,
                  .points = INFINITY};

    for (size_t b = 0; b < x->item->n_bands; b++) {
        if (x->bands >> b & 1)
            q.points = fmin(q.points, x->item->bands[b].least);
    }
    if (next_points(x->item, q.points) < INFINITY)
        answer(f, &q, false);
    else if (x->least < x->greatest && !x->is_judged)
        add_row(f, &q, GAP_EXPERT);
}

static void answer_all(finder *f, const explanation *e)
{
    for (size_t i = 0; i < f->model->n_gates && !f->failed; i++)
        answer_condition(f, GAP_GATE, i, &e->gates[i]);
    for (size_t i = 0; i < f->model->n_directs && !f->failed; i++)
        answer_condition(f, GAP_DIRECT, i, &e->directs[i]);
    for (size_t i = 0; i < f->model->n_items && !f->failed; i++)
        answer_item(f, i, &e->items[i]);
}

/* Try every change with the complete model; all columns exist by now. */
static void try_all(finder *f, const assessor *a)
{
    gap_trial *t = gap_trial_new(a, &f->binding, f->one);

    f->failed |= !t;
    for (size_t i = 0; i < f->out->n && !f->failed; i++) {
        gap *x = &f->out->rows[i];
        gap_cell change = {x->indicator, x->year, x->to}, also = {x->also, x->year, x->also_to};

        if (x->is_possible)
            f->failed |= !gap_trial_run(t, change, also, &x->then);
    }
    gap_trial_free(t);
}

tidu_status gap_find(const assessor *a, const binding *b, size_t company, gaps **out, tidu_error *err)
{
    finder f = {.model = assessor_model(a), .binding = *b, .out = allocate_array(1, sizeof *f.out)};
    explanation *e;
    tidu_status status;

    f.one = panel_copy_company(b->panel, (uint32_t)company);
    f.binding.panel = f.one;
    if (!f.one || !f.out)
        status = error_memory(err);
    else
        status = explanation_make(a, &f.binding, 0, NULL, NULL, &e, err);
    if (!status) {
        answer_all(&f, e);
        explanation_free(e);
        if (!f.failed)
            try_all(&f, a);
        status = f.failed ? error_memory(err) : TIDU_OK;
    }
    panel_free(f.one);
    if (status)
        gaps_free(f.out);
    else
        *out = f.out;
    return status;
}

void gaps_mark_facts(gaps *g, const actions *a)
{
    for (size_t i = 0; i < g->n; i++) {
        gap *x = &g->rows[i];

        x->is_fact = x->is_possible && !x->is_margin && x->change < 0 && actions_keep(a, x->indicator);
    }
}

void gaps_free(gaps *g)
{
    if (!g)
        return;
    release(g->rows);
    release(g);
}

bool gap_want(int year, panel *into)
{
    return input_want(year, into);
}
