/*
 * What to do, who does it, until when, and what it comes to. A candidate finds out what is missing, goes its way (reach/reach.h) and
 * gathers what experts ask for; a holder keeps figures above what its title asks for (reach/margin.h). Every effect is a run of the rule.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/message.h"
#include "report/explanation_writer.h"
#include "report/filing_text.h"
#include "report/margin_report.h"
#include "report/plan_report_internal.h"
#include "report/reach_report.h"

enum { A_KIND, A_WHAT, A_AMOUNT, A_COST, A_COST_TEXT, A_WHO, A_BEGIN, A_END, A_EFFECT, A_COLUMNS };
enum { ROWS_THAT_STAY = 4 };

static const table_column action_columns[A_COLUMNS] = {
    [A_KIND] = {"kind", NULL, TABLE_TEXT, -1},           [A_WHAT] = {"what", N_("action"), TABLE_TEXT, -1},
    [A_AMOUNT] = {"amount", N_("how much"), TABLE_TEXT, -1}, [A_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [A_COST_TEXT] = {NULL, N_("estimated cost"), TABLE_TEXT, -1}, [A_WHO] = {"who", N_("who"), TABLE_TEXT, -1},
    [A_BEGIN] = {"begin_by", N_("begin by"), TABLE_DAY, -1}, [A_END] = {"done_by", N_("done by"), TABLE_DAY, -1},
    [A_EFFECT] = {"effect", N_("effect, tried by the rule"), TABLE_TEXT, -1},
};

static explanation_writer as_explained(const plan_writer *w)
{
    return (explanation_writer){w->d, w->p->why, w->dictionary, w->zh};
}

/* The certificate of a holder that ends before the next check: it must be applied for anew; NULL: it does not. */
static const credential *runs_out(const plan_writer *w)
{
    const explanation *e = w->p->why;
    const credential *held = w->facts->kept ? credentials_find(w->facts->credentials, e->code, e->model->id, e->on) : NULL;

    return held && held->expires_on < w->facts->kept_at->on ? held : NULL;
}

/* The day of the application that is prepared: that of the way, else of today. */
static long filing_day(const plan_writer *w)
{
    const reach_company *c = w->facts->way;
    bool is_later = c && c->likely.n_ways && c->likely.ways[0].way.cost > 0;
    int year = is_later ? c->horizon->time.application : w->p->why->year;
    const filing_entry *batch = plan_batch(w, year);

    if (runs_out(w))
        return runs_out(w)->expires_on;
    if (w->facts->kept)
        return w->facts->kept_at->on;
    return batch ? batch->days[FILING_CLOSES] : is_later ? c->horizon->on : w->p->why->on;
}

static void put_day(grid *g, size_t column, long day)
{
    char text[11];

    date_format(day, text);
    grid_text(g, column, text, TABLE_PLAIN);
}

static void begin_row(grid *g, const char *kind, const char *what)
{
    grid_row(g);
    grid_text(g, A_KIND, kind, TABLE_PLAIN);
    grid_text(g, A_WHAT, what, TABLE_LABEL);
}

/* --- file, find out, prove --------------------------------------------------------------------------- */

static void file_row(plan_writer *w, grid *g)
{
    const filing_entry *batch;

    if (w->facts->kind != PLAN_CANDIDATE || !w->facts->way || !reach_study_can_file(w->facts->way->study, w->p->why->readiness))
        return;
    batch = plan_batch(w, w->p->why->year);
    begin_row(g, "file", _("prepare and file the application"));
    grid_text(g, A_WHO, _("company"), TABLE_PLAIN);
    put_day(g, A_END, batch ? batch->days[FILING_CLOSES] : w->p->why->on);
    text_buffer_print(plan_text(w), _("application of %d"), w->p->why->year);
    if (batch)
        text_buffer_print(&w->text, w->zh ? "（%s）" : " (%s)", model_text_in(batch->name, w->zh));
    plan_cell(w, g, A_EFFECT, TABLE_PLAIN);
}

/* Who has the first datum that is missing. */
static const char *holder_of(const plan_writer *w, const explained_cell *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const model_text *who = actions_find_holder(w->library->actions, cells[i].indicator);

        if (who && explanation_is_asked_for(&cells[i]))
            return model_text_in(*who, w->zh);
    }
    return _("company");
}

static bool is_missing(const explained_cell *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (explanation_is_asked_for(&cells[i]))
            return true;
    }
    return false;
}

/* What is asked for, and all that hangs on it: conditions that read the same data are asked for together. */
typedef struct question_row {
    text_buffer names;
    text_buffer effect;
    const char *who;
} question_row;

typedef struct question_rows {
    question_row *rows;
    size_t n;
} question_rows;

/* The names of the missing data are in w->text. */
static text_buffer *find_question(plan_writer *w, question_rows *q, const char *who)
{
    for (size_t i = 0; i < q->n; i++) {
        if (!strcmp(text_buffer_string(&q->rows[i].names), text_buffer_string(&w->text)))
            return &q->rows[i].effect;
    }
    text_buffer_init(&q->rows[q->n].names);
    text_buffer_init(&q->rows[q->n].effect);
    text_buffer_append_string(&q->rows[q->n].names, text_buffer_string(&w->text));
    q->rows[q->n].who = who;
    return &q->rows[q->n++].effect;
}

static text_buffer *ask_for(plan_writer *w, question_rows *q, const explained_cell *cells, size_t n)
{
    explanation_writer names = as_explained(w);
    text_buffer *effect;

    plan_text(w);
    explanation_missing_names(&names, cells, n, &w->text);
    effect = find_question(w, q, holder_of(w, cells, n));
    text_buffer_append_string(effect, !effect->length ? "" : _("; "));
    return effect;
}

static void find_questions(plan_writer *w, question_rows *q)
{
    const explanation *e = w->p->why;

    for (size_t i = 0; i < e->model->n_gates; i++) {
        const explained_condition *c = &e->gates[i];

        if (c->state == GATE_UNKNOWN && is_missing(c->cells, c->n_cells))
            text_buffer_print(ask_for(w, q, c->cells, c->n_cells), _("decides the condition %s"), model_text_in(c->condition->name, w->zh));
    }
    for (size_t i = 0; i < e->model->n_directs; i++) {
        const explained_condition *c = &e->directs[i];

        if (c->state == GATE_UNKNOWN && is_missing(c->cells, c->n_cells))
            text_buffer_print(ask_for(w, q, c->cells, c->n_cells), _("decides the direct pass %s"), model_text_in(c->condition->name, w->zh));
    }
    for (size_t i = 0; i < e->model->n_items; i++) {
        const explained_item *x = &e->items[i];

        if ((x->bands & (x->bands - 1)) && is_missing(x->cells, x->n_cells))
            text_buffer_print(ask_for(w, q, x->cells, x->n_cells), _("decides %g to %g points of %s"), x->least, x->greatest,
                              model_text_in(x->item->name, w->zh));
    }
}

static void ask_rows(plan_writer *w, grid *g)
{
    const model *m = w->p->why->model;
    question_rows q = {.rows = arena_take_array(document_memory(w->d), m->n_gates + m->n_directs + m->n_items, sizeof *q.rows)};

    if (!q.rows) {
        w->text.failed = true;
        return;
    }
    find_questions(w, &q);
    for (size_t i = 0; i < q.n; i++) {
        text_buffer_print(plan_text(w), _("find out: %s"), text_buffer_string(&q.rows[i].names));
        begin_row(g, "ask", text_buffer_string(&w->text));
        grid_text(g, A_WHO, q.rows[i].who, TABLE_PLAIN);
        put_day(g, A_END, filing_day(w));
        grid_text(g, A_EFFECT, text_buffer_string(&q.rows[i].effect), TABLE_PLAIN);
        w->text.failed |= q.rows[i].names.failed || q.rows[i].effect.failed;
        text_buffer_clear(&q.rows[i].names);
        text_buffer_clear(&q.rows[i].effect);
    }
}

/* The items of a block that experts decide, in one row. */
static void prove_row(plan_writer *w, grid *g, size_t group)
{
    const explanation *e = w->p->why;
    const model_group *group_of = &e->model->groups[group];
    double least = 0, greatest = 0;
    text_buffer *text = plan_text(w);
    char said[1024];

    for (size_t i = group_of->first_item; i < group_of->first_item + group_of->n_items; i++) {
        const explained_item *x = &e->items[i];

        if (x->least == x->greatest || (x->bands & (x->bands - 1)))
            continue;
        text_buffer_print(text, "%s%s", text->length ? _(", ") : "", model_text_in(x->item->name, w->zh));
        least += x->least;
        greatest += x->greatest;
    }
    if (!text->length)
        return;
    snprintf(said, sizeof said, _("gather proof for experts: %.900s"), text_buffer_string(text));
    begin_row(g, "prove", said);
    grid_text(g, A_WHO, _("company, with the science bureau"), TABLE_PLAIN);
    put_day(g, A_END, filing_day(w));
    text_buffer_print(plan_text(w), _("experts give %g to %g points"), least, fmin(greatest, group_of->most));
    plan_cell(w, g, A_EFFECT, TABLE_PLAIN);
}

/* --- the way --------------------------------------------------------------------------------------------- */

static void without_text(plan_writer *w, const way_standing *s)
{
    text_buffer *text = plan_text(w);
    char chance[VALUE_TEXT_SIZE];

    table_chance_text(s->readiness, chance);
    if (s->verdict == TRUTH_FALSE && s->unmet) {
        text_buffer_append_string(text, _("without it this is not met: "));
        reach_block_text(w->facts->way->horizon->model, s->unmet, false, w->zh, text);
    } else {
        text_buffer_print(text, _("without it the chance is %s"), chance);
    }
}

/* Is a lever pulled in several years? */
static bool uses_twice(const reach *r, const lever *l)
{
    size_t n = 0;

    for (size_t i = 0; i < r->space.n; i++)
        n += r->space.variables[i].lever == l && r->ways[0].way.steps[i];
    return n > 1;
}

static void act_row(plan_writer *w, grid *g, size_t i, bool is_first)
{
    const reach_company *c = w->facts->way;
    const way_variable *v = &c->likely.space.variables[i];
    const lever *l = v->lever;
    long steps = c->likely.ways[0].way.steps[i], year_end = date_to_days((date){v->year + 1, 1, 1}) - 1;
    double cost = reach_act_cost(v, steps, is_first);
    char text[VALUE_TEXT_SIZE], begin[11];

    if (v->year && uses_twice(&c->likely, l))
        text_buffer_print(plan_text(w), w->zh ? "%s（%d 年）" : "%s (%d)", model_text_in(l->name, w->zh), v->year);
    else
        text_buffer_append_string(plan_text(w), model_text_in(l->name, w->zh));
    begin_row(g, "act", text_buffer_string(&w->text));
    if (l->is_money)
        plan_money(w, (double)steps * l->step, text);
    else
        value_text((double)steps * l->step, UNIT_PLAIN, w->zh, text);
    text_buffer_print(plan_text(w), l->is_money ? "%s" : "%s %s", text, model_text_in(l->unit, w->zh));
    plan_cell(w, g, A_AMOUNT, TABLE_PLAIN);
    grid_number(g, A_COST, cost);
    reach_cost_text(cost, w->zh, text);
    grid_text(g, A_COST_TEXT, text, TABLE_PLAIN);
    text_buffer_print(plan_text(w), w->zh ? "%s；%s协助" : "%s; helped by: %s", _("company"), reach_helps_text(c->study, l, w->zh));
    plan_cell(w, g, A_WHO, TABLE_PLAIN);
    reach_begin_text(l, v->year, begin);
    grid_text(g, A_BEGIN, l->is_for_closed_years ? _("at once") : begin, TABLE_PLAIN);
    put_day(g, A_END, !l->is_for_closed_years && year_end < c->horizon->on ? year_end : c->horizon->on);
    without_text(w, &c->likely.without[i]);
    plan_cell(w, g, A_EFFECT, TABLE_PLAIN);
}

static void act_rows(plan_writer *w, grid *g)
{
    const reach_company *c = w->facts->way;
    const lever *last = NULL;

    if (!c || !c->likely.n_ways)
        return;
    for (size_t i = 0; i < c->likely.space.n; i++) {
        const lever *l = c->likely.space.variables[i].lever;

        if (!c->likely.ways[0].way.steps[i])
            continue;
        act_row(w, g, i, l != last);
        last = l;
    }
}

/* What all of it together comes to. */
static void say_together(plan_writer *w)
{
    const reach_company *c = w->facts->way;
    const way_found *f = c ? &c->likely.ways[0] : NULL;
    char chance[VALUE_TEXT_SIZE], cost[VALUE_TEXT_SIZE], points[VALUE_TEXT_SIZE];

    if (!c || !c->likely.n_ways || !(f->way.cost > 0))
        return;
    table_chance_text(f->way.standing.readiness, chance);
    reach_cost_text(f->way.cost, w->zh, cost);
    text_buffer_print(plan_text(w), _("All of it together, tried by the rule of %d: chance %s, cost %s"), c->horizon->time.application, chance, cost);
    if (f->way.standing.least == f->way.standing.least) {
        interval_text(f->way.standing.least, f->way.standing.greatest, points);
        text_buffer_print(&w->text, _(", %s points"), points);
    }
    text_buffer_append_string(&w->text, f->is_proven ? _("; no cheaper way is possible.") : _("; that none is cheaper is not proven."));
    document_paragraph(w->d, NULL, text_buffer_string(&w->text));
}

/* Certificates that run out soon, that of the title first. */
static void renew_rows(plan_writer *w, grid *g)
{
    const explanation *e = w->p->why;
    const credential *own = runs_out(w);

    for (const credential *c = credentials_next(w->facts->credentials, e->code, NULL); c; c = credentials_next(w->facts->credentials, e->code, c)) {
        if (!credential_is_valid(c, e->on) || (c != own && c->expires_on > e->on + (long)w->facts->rules->duties))
            continue;
        text_buffer_print(plan_text(w), _("apply anew before it runs out: %s"), certificate_name(w->facts->names, c->model, w->zh));
        begin_row(g, "renew", text_buffer_string(&w->text));
        grid_text(g, A_WHO, _("company"), TABLE_PLAIN);
        put_day(g, A_END, c->expires_on);
        text_buffer_print(plan_text(w), PLURAL("%ld day left", "%ld days left", (unsigned long)(c->expires_on - e->on)), c->expires_on - e->on);
        plan_cell(w, g, A_EFFECT, TABLE_PLAIN);
    }
}

/* Where no way is known. */
static void gap_row(plan_writer *w, grid *g, const char *helps, const char *condition)
{
    begin_row(g, "gap", text_buffer_string(&w->text));
    text_buffer_print(plan_text(w), *helps ? (w->zh ? "%s；%s协助" : "%s; helped by: %s") : "%s", _("company"), helps);
    plan_cell(w, g, A_WHO, TABLE_PLAIN);
    if (*condition)
        text_buffer_print(plan_text(w), _("for the condition %s, by the figures of the last year"), condition);
    else
        plan_text(w);
    plan_cell(w, g, A_EFFECT, TABLE_PLAIN);
}

/* --- a holder ---------------------------------------------------------------------------------------------- */

static void keep_rows(plan_writer *w, grid *g)
{
    const margin *order[MARGIN_MOST];
    const margins *m = w->facts->kept;
    size_t n = m && m->is_met ? margin_order(m, order) : 0;

    for (size_t i = 0; i < n; i++) {
        const margin *x = order[i];
        const indicator *of = dictionary_get(w->dictionary, x->indicator);
        bool may_fall = x->least == x->least;
        double end = may_fall ? x->least : x->greatest, share = fabs(end - x->from) / x->from;
        int year = w->facts->kept_at->time.application - 1;
        char from[VALUE_TEXT_SIZE], to[VALUE_TEXT_SIZE], said[512];

        if (share > w->facts->rules->kept)
            continue;
        plan_value(w, x->from, end, indicator_unit(of), from);
        plan_value(w, end, NAN, indicator_unit(of), to);
        snprintf(said, sizeof said, may_fall ? _("keep %s of %d at %s at least") : _("keep %s of %d at %s at most"), label_text(of, w->zh), year, to);
        begin_row(g, "keep", said);
        text_buffer_print(plan_text(w), _("now %s"), from);
        plan_cell(w, g, A_AMOUNT, TABLE_PLAIN);
        grid_text(g, A_WHO, _("company"), TABLE_PLAIN);
        put_day(g, A_END, date_to_days((date){year + 1, 1, 1}) - 1);
        text_buffer_print(plan_text(w), may_fall ? _("it may fall by %.1f%%") : _("it may rise by %.1f%%"), share * 100);
        plan_cell(w, g, A_EFFECT, TABLE_PLAIN);
    }
}

/* --- reports and declarations -------------------------------------------------------------------------------- */

static bool holds(void *writer, const char *certificate, long day)
{
    const plan_writer *w = writer;

    return credentials_find(w->facts->credentials, w->p->why->code, certificate, day) != NULL;
}

static void duty_row(plan_writer *w, grid *g, const filing_due *x)
{
    char number[256];

    snprintf(number, sizeof number, "%.250s", filing_number(x->entry));
    begin_row(g, "duty", model_text_in(x->entry->name, w->zh));
    grid_text(g, A_WHO, _("company"), TABLE_PLAIN);
    if (x->days[FILING_OPENS] != DATE_NO_BEGIN)
        put_day(g, A_BEGIN, x->days[FILING_OPENS]);
    put_day(g, A_END, x->due);
    text_buffer_print(plan_text(w), PLURAL("%ld day left", "%ld days left", (unsigned long)(x->due - w->p->why->on)), x->due - w->p->why->on);
    text_buffer_print(&w->text, w->zh ? "（%s）" : " (%s)", number);
    plan_cell(w, g, A_EFFECT, TABLE_PLAIN);
}

/* What falls due in the months to come; batches are told where they are filed for. */
static void duty_rows(plan_writer *w, grid *g)
{
    const explanation *e = w->p->why;
    filing_span span = {.region = e->region, .from = e->on, .to = e->on + (long)w->facts->rules->duties, .holds = holds, .context = w};
    filing_due *due = NULL;
    size_t n = 0;

    if (filing_calendar_between(w->facts->calendar, &span, &due, &n, NULL)) {
        w->text.failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (due[i].entry->kind == FILING_REPORT || due[i].entry->kind == FILING_DECLARATION)
            duty_row(w, g, &due[i]);
    }
    release(due);
}

void plan_sheet_actions(plan_writer *w)
{
    grid *g;

    plan_section(w, 5, w->facts->kind == PLAN_HOLDER ? _("What to keep and to check") : _("Gaps and actions"));
    g = document_grid(w->d, "actions", NULL, action_columns, A_COLUMNS);
    file_row(w, g);
    renew_rows(w, g);
    if (w->facts->kind == PLAN_HOLDER)
        keep_rows(w, g);
    else
        act_rows(w, g);
    if (!w->facts->way || !w->facts->way->likely.n_ways)
        plan_gap_rows(w, gap_row, g);
    ask_rows(w, g);
    for (size_t k = 0; k < w->p->why->model->n_groups; k++)
        prove_row(w, g, k);
    duty_rows(w, g);
    if (g && !grid_rows(g))
        document_paragraph(w->d, NULL, _("Nothing is to be done that can be told from the data."));
    grid_hide_empty(g);
    grid_may_be_cut(g, ROWS_THAT_STAY);
    if (w->facts->kind != PLAN_HOLDER)
        say_together(w);
}
