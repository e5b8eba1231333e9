/* What a company does on its ways, what the rule says at the end of each, and which figures the first one moves. */
#include <math.h>

#include "base/date.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/reach_report_internal.h"
#include "report/value_text.h"

/* --- what to do ------------------------------------------------------------------------------------ */

enum {
    A_WAY,
    A_LEVER,
    A_ACT,
    A_YEAR,
    A_AMOUNT,
    A_AMOUNT_TEXT,
    A_COST,
    A_COST_TEXT,
    A_BEGIN,
    A_HELPS,
    A_SOURCE,
    A_COLUMNS
};

static const table_column act_columns[A_COLUMNS] = {
    [A_WAY] = {"way", N_("way"), TABLE_NUMBER, 0},
    [A_LEVER] = {"lever", NULL, TABLE_TEXT, -1},
    [A_ACT] = {"act", N_("what to do"), TABLE_TEXT, -1},
    [A_YEAR] = {"year", N_("in the year"), TABLE_NUMBER, 0},
    [A_AMOUNT] = {"amount", NULL, TABLE_NUMBER, -1},
    [A_AMOUNT_TEXT] = {NULL, N_("how much"), TABLE_TEXT, -1},
    [A_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [A_COST_TEXT] = {NULL, N_("estimated cost"), TABLE_TEXT, -1},
    [A_BEGIN] = {"begin_by", N_("begin by"), TABLE_TEXT, -1},
    [A_HELPS] = {"helps", N_("who helps"), TABLE_TEXT, -1},
    [A_SOURCE] = {"cost_source", N_("cost from"), TABLE_TEXT, -1},
};

void reach_begin_text(const lever *l, int year, char text[11])
{
    date_format(date_add_months(date_to_days((date){year + 1, 1, 1}), -l->months) - (l->months == 0), text);
}

const char *reach_helps_text(const reach_study *s, const lever *l, bool zh)
{
    const char *own = model_text_in(l->helps, zh);
    const action *a = *own || !s->actions ? NULL : actions_find(s->actions, l->effects[0].indicator);

    return a ? model_text_in(a->helps, zh) : own;
}

double reach_act_cost(const way_variable *v, long steps, bool is_first)
{
    return (double)steps * v->cost + (is_first ? v->lever->fixed_cost : 0);
}

static void act_row(reach_writer *w, grid *g, size_t number, const way_variable *v, long steps, bool is_first)
{
    const lever *l = v->lever;
    double amount = (double)steps * l->step, cost = reach_act_cost(v, steps, is_first);
    char text[VALUE_TEXT_SIZE], begin[11];

    grid_row(g);
    grid_number(g, A_WAY, (double)number);
    grid_text(g, A_LEVER, l->id, TABLE_PLAIN);
    grid_text(g, A_ACT, model_text_in(l->name, w->zh), TABLE_PLAIN);
    grid_number(g, A_YEAR, v->year);
    grid_number(g, A_AMOUNT, amount);
    value_text(amount, l->is_money ? UNIT_MONEY : UNIT_PLAIN, w->zh, text);
    text_buffer_empty(&w->text);
    text_buffer_print(&w->text, l->is_money ? "%s" : "%s %s", text, model_text_in(l->unit, w->zh));
    grid_text(g, A_AMOUNT_TEXT, text_buffer_string(&w->text), TABLE_PLAIN);
    grid_number(g, A_COST, cost);
    reach_cost_text(cost, w->zh, text);
    grid_text(g, A_COST_TEXT, text, TABLE_PLAIN);
    reach_begin_text(l, v->year, begin);
    grid_text(g, A_BEGIN, l->is_for_closed_years ? _("at once") : begin, TABLE_PLAIN);
    grid_text(g, A_HELPS, reach_helps_text(w->c->study, l, w->zh), TABLE_PLAIN);
    text_buffer_empty(&w->text);
    if (l->cite.text)
        head_cite_text(&w->c->study->levers->head, &l->cite, w->zh, &w->text);
    grid_text(g, A_SOURCE, l->cite.text ? text_buffer_string(&w->text) : _("a setting of ours"), TABLE_PLAIN);
}

void reach_write_acts(reach_writer *w, const reach *r, const char *part, const char *heading)
{
    grid *g = document_grid(w->doc, part, heading, act_columns, A_COLUMNS);

    for (size_t k = 0; k < r->n_ways; k++) {
        const lever *last = NULL;

        for (size_t i = 0; i < r->space.n; i++) {
            const way_variable *v = &r->space.variables[i];

            if (!r->ways[k].way.steps[i])
                continue;
            act_row(w, g, k + 1, v, r->ways[k].way.steps[i], v->lever != last);
            last = v->lever;
        }
    }
    grid_hide_empty(g);
}

/* --- what that asks for --------------------------------------------------------------------------------- */

enum { N_LEVER, N_NAME, N_NOTE, N_COLUMNS };

static const table_column note_columns[N_COLUMNS] = {
    [N_LEVER] = {"lever", NULL, TABLE_TEXT, -1},
    [N_NAME] = {"name", N_("what to do"), TABLE_TEXT, -1},
    [N_NOTE] = {"note", N_("what it asks for, and whose figures these are"), TABLE_TEXT, -1},
};

static bool uses(const reach *r, const lever *l)
{
    for (size_t k = 0; k < r->n_ways; k++) {
        for (size_t i = 0; i < r->space.n; i++) {
            if (r->space.variables[i].lever == l && r->ways[k].way.steps[i])
                return true;
        }
    }
    return false;
}

void reach_write_lever_notes(reach_writer *w)
{
    const levers *all = w->c->study->levers;
    grid *g = document_grid(w->doc, "levers", _("What to heed"), note_columns, N_COLUMNS);

    for (size_t i = 0; i < all->n_levers; i++) {
        const lever *l = &all->lever[i];

        if (!l->note.zh || !(uses(&w->c->likely, l) || uses(&w->c->certain, l)))
            continue;
        grid_row(g);
        grid_text(g, N_LEVER, l->id, TABLE_PLAIN);
        grid_text(g, N_NAME, model_text_in(l->name, w->zh), TABLE_PLAIN);
        grid_text(g, N_NOTE, model_text_in(l->note, w->zh), TABLE_PLAIN);
    }
}

/* --- what the rule says then ----------------------------------------------------------------------------- */

enum {
    R_WAY,
    R_COST,
    R_COST_TEXT,
    R_PROVEN,
    R_PROVEN_TEXT,
    R_VERDICT,
    R_VERDICT_TEXT,
    R_READINESS,
    R_CHANCE,
    R_LEAST,
    R_GREATEST,
    R_OPEN,
    R_OPEN_TEXT,
    R_COLUMNS
};

static const table_column result_columns[R_COLUMNS] = {
    [R_WAY] = {"way", N_("way"), TABLE_NUMBER, 0},
    [R_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [R_COST_TEXT] = {NULL, N_("estimated cost"), TABLE_TEXT, -1},
    [R_PROVEN] = {"at_least", NULL, TABLE_NUMBER, -1},
    [R_PROVEN_TEXT] = {NULL, N_("is it the cheapest"), TABLE_TEXT, -1},
    [R_VERDICT] = {"verdict", NULL, TABLE_TEXT, -1},
    [R_VERDICT_TEXT] = {NULL, N_("verdict then"), TABLE_TEXT, -1},
    [R_READINESS] = {"readiness", NULL, TABLE_NUMBER, 6},
    [R_CHANCE] = {NULL, N_("chance"), TABLE_CHANCE, 1},
    [R_LEAST] = {"score_lo", N_("score from"), TABLE_NUMBER, -1},
    [R_GREATEST] = {"score_hi", N_("to"), TABLE_NUMBER, -1},
    [R_OPEN] = {"open", NULL, TABLE_TEXT, -1},
    [R_OPEN_TEXT] = {NULL, N_("still open"), TABLE_TEXT, -1},
};

static void gate_ids(const model *m, uint64_t gates, text_buffer *out)
{
    for (size_t i = 0; i < m->n_gates; i++) {
        if (gates >> i & 1)
            text_buffer_print(out, "%s%s", out->length ? ";" : "", m->gates[i].id);
    }
}

static void result_row(reach_writer *w, grid *g, size_t number, const way_found *f)
{
    const way_standing *s = &f->way.standing;
    char text[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_number(g, R_WAY, (double)number);
    grid_number(g, R_COST, f->way.cost);
    reach_cost_text(f->way.cost, w->zh, text);
    grid_text(g, R_COST_TEXT, text, TABLE_PLAIN);
    grid_number(g, R_PROVEN, f->bound);
    reach_bound_text(f->bound, w->zh, text);
    text_buffer_empty(&w->text);
    if (f->is_proven)
        text_buffer_append_string(&w->text, number > 1 ? _("yes, of those with other levers") : _("yes, proven"));
    else
        text_buffer_print(&w->text, _("not proven; none costs less than %s"), text);
    grid_text(g, R_PROVEN_TEXT, text_buffer_string(&w->text), f->is_proven ? TABLE_PLAIN : TABLE_OPEN);
    grid_text(g, R_VERDICT, verdict_name(s->verdict), TABLE_PLAIN);
    grid_text(g, R_VERDICT_TEXT, verdict_words(s->verdict, false), verdict_tone(s->verdict));
    grid_number(g, R_READINESS, s->readiness);
    grid_number(g, R_CHANCE, s->readiness);
    grid_number(g, R_LEAST, s->least);
    grid_number(g, R_GREATEST, s->greatest);
    text_buffer_empty(&w->text);
    gate_ids(w->model, s->open, &w->text);
    grid_buffer(g, R_OPEN, &w->text, TABLE_PLAIN);
    reach_block_text(w->model, s->open, false, w->zh, &w->text);
    grid_text(g, R_OPEN_TEXT, text_buffer_string(&w->text), TABLE_PLAIN);
}

void reach_write_results(reach_writer *w, const reach *r)
{
    grid *g = document_grid(w->doc, "ways", _("What each way leads to"), result_columns, R_COLUMNS);

    for (size_t k = 0; k < r->n_ways; k++)
        result_row(w, g, k + 1, &r->ways[k]);
    grid_hide_empty(g);
}

/* --- which figures move ------------------------------------------------------------------------------------ */

enum { F_INDICATOR, F_LABEL, F_YEAR, F_FROM, F_FROM_TEXT, F_TO, F_TO_TEXT, F_COLUMNS };

static const table_column figure_columns[F_COLUMNS] = {
    [F_INDICATOR] = {"indicator", NULL, TABLE_TEXT, -1},
    [F_LABEL] = {NULL, N_("figure"), TABLE_TEXT, -1},
    [F_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [F_FROM] = {"from", NULL, TABLE_NUMBER, -1},
    [F_FROM_TEXT] = {NULL, N_("carried forward"), TABLE_TEXT, -1},
    [F_TO] = {"to", NULL, TABLE_NUMBER, -1},
    [F_TO_TEXT] = {NULL, N_("with the way"), TABLE_TEXT, -1},
};

void reach_write_figures(reach_writer *w, const reach *r)
{
    grid *g = document_grid(w->doc, "figures", r->n_ways > 1 ? _("Figures that way 1 moves") : _("Figures that move"),
                            figure_columns, F_COLUMNS);
    const long *steps = r->ways[0].way.steps;
    cell_range then[WAY_MOST_CELLS];

    way_space_ranges(&r->space, steps, steps, then);
    for (size_t i = 0; i < r->space.n_cells; i++) {
        const way_cell *c = &r->space.cells[i];
        const indicator *x = dictionary_get(w->dictionary, c->indicator);
        char text[VALUE_TEXT_SIZE];

        if (then[i].least == c->base)
            continue;
        grid_row(g);
        grid_text(g, F_INDICATOR, x->name, TABLE_PLAIN);
        grid_text(g, F_LABEL, label_text(x, w->zh), TABLE_PLAIN);
        grid_number(g, F_YEAR, c->year == PANEL_ANY_YEAR ? NAN : c->year);
        grid_number(g, F_FROM, c->base);
        reach_figure_text(c->base, x, w->zh, text);
        grid_text(g, F_FROM_TEXT, text, TABLE_PLAIN);
        grid_number(g, F_TO, then[i].least);
        reach_figure_text(then[i].least, x, w->zh, text);
        grid_text(g, F_TO_TEXT, text, TABLE_PLAIN);
    }
    grid_hide_empty(g);
}
