/*
 * What fails where no way is known: of each condition the least that would meet it by itself, tried by the rule (scenario/gap.h), by the
 * figures of the closed year; or, where no figure of its own would, what is asked. And what only the district can say.
 */
#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "report/plan_report_internal.h"
#include "verdict/score_bounds.h"

static const gap *first_gap(const plan_writer *w, gap_subject subject, size_t which)
{
    const gaps *all = w->p->gaps;

    for (size_t i = 0; i < all->n; i++) {
        const gap *g = &all->rows[i];

        if (g->subject == subject && g->which == which && g->is_possible && !g->is_margin && !g->is_fact)
            return g;
    }
    return NULL;
}

/* The gap, or without one what is asked, of a condition or an item of that name. */
static void row(plan_writer *w, plan_row_writer write, grid *g, const gap *x, const char *name, const char *law)
{
    const action *helps = x ? actions_find(w->library->actions, x->indicator) : NULL;
    char from[VALUE_TEXT_SIZE], to[VALUE_TEXT_SIZE];

    if (x) {
        const indicator *i = dictionary_get(w->dictionary, x->indicator);

        plan_value(w, x->from, x->to, indicator_unit(i), from);
        plan_value(w, x->to, NAN, indicator_unit(i), to);
        text_buffer_print(plan_text(w), _("%s from %s to %s"), label_text(i, w->zh), from, to);
    } else {
        text_buffer_print(plan_text(w), _("first meet: %s"), *law ? law : name);
    }
    if (helps)
        text_buffer_print(&w->text, "%s%s", _("; "), model_text_in(helps->what, w->zh));
    write(w, g, helps ? model_text_in(helps->helps, w->zh) : "", name);
}

/* Items that would get more points, where the points do not suffice whatever experts say. */
static void item_rows(plan_writer *w, plan_row_writer write, grid *g)
{
    const model *m = w->p->why->model;

    for (size_t i = 0; i < m->n_items; i++) {
        const gap *x = first_gap(w, GAP_ITEM, i);

        if (x)
            row(w, write, g, x, model_text_in(m->items[i].name, w->zh), "");
    }
}

void plan_gap_rows(plan_writer *w, plan_row_writer write, grid *g)
{
    const explanation *e = w->p->why;

    for (size_t i = 0; i < e->model->n_gates; i++) {
        const model_condition *c = e->gates[i].condition;

        if (e->gates[i].state == GATE_UNMET)
            row(w, write, g, first_gap(w, GAP_GATE, i), model_text_in(c->name, w->zh), model_text_in(c->law, w->zh));
    }
    if (e->model->n_items && score_passes(e->model, e->assessed->outcomes, e->least, e->greatest) == TRUTH_FALSE)
        item_rows(w, write, g);
    for (size_t i = 0; i < e->model->n_settings; i++) {
        if (cell_is_value(e->model->settings[i].value.value))
            continue;
        text_buffer_print(plan_text(w), _("a setting that the district gives: %s"), model_text_in(e->model->settings[i].name, w->zh));
        write(w, g, _("the district"), "");
    }
}
