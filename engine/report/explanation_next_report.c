/*
 * What is missing for a yes, condition by condition: missing data, failed comparisons, decisions of experts.
 */
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "report/cite_text.h"
#include "report/explanation_writer.h"
#include "report/expression_words.h"

enum { NEXT_WHAT, NEXT_WHY, NEXT_COLUMNS };
static const table_column next_columns[NEXT_COLUMNS] = {
    [NEXT_WHAT] = {"what", N_("what"), TABLE_TEXT, -1},
    [NEXT_WHY] = {"why", N_("what would close it"), TABLE_TEXT, -1},
};

static void next_row(grid *g, const char *what, const char *why)
{
    grid_row(g);
    grid_text(g, NEXT_WHAT, what, TABLE_PLAIN);
    grid_text(g, NEXT_WHY, why, TABLE_PLAIN);
}

bool explanation_is_asked_for(const explained_cell *x)
{
    return !x->text && !x->is_optional && cell_is_missing(x->value);
}

/* The number of cells from the i-th on that are missing in consecutive years, in one direction. */
static size_t run_of_years(const explained_cell *cells, size_t n_cells, size_t i)
{
    size_t n = 1;
    int step = 0;

    for (; i + n < n_cells; n++) {
        const explained_cell *last = &cells[i + n - 1], *x = last + 1;
        int by = x->year - last->year;

        if (!explanation_is_asked_for(x) || x->indicator != last->indicator || (by != 1 && by != -1) || (step && by != step))
            break;
        step = by;
    }
    return n;
}

void explanation_missing_names(const explanation_writer *w, const explained_cell *cells, size_t n_cells, text_buffer *out)
{
    for (size_t i = 0, n; i < n_cells; i += n) {
        const explained_cell *x = &cells[i];
        int first = x->year, last;

        n = 1;
        if (!explanation_is_asked_for(x))
            continue;
        n = run_of_years(cells, n_cells, i);
        last = cells[i + n - 1].year;
        text_buffer_print(out, "%s%s", out->length ? _(", ") : "",
                          label_text(dictionary_get(w->dictionary, x->indicator), w->zh));
        if (n > 1)
            text_buffer_print(out, " %d-%d", first < last ? first : last, first < last ? last : first);
        else if (first != PANEL_ANY_YEAR)
            text_buffer_print(out, " %d", first);
        if (n == 1 && cell_is_value(x->stands))
            text_buffer_print(out, _(" (more than %s: one of the two is wrong)"),
                              indicator_label(dictionary_get(w->dictionary, x->whole), w->zh));
    }
}

/* "a setting is not given: --setting usd_cny=…" */
static void missing_settings(const explanation_writer *w, text_buffer *out)
{
    const model *m = w->e->model;
    const char *before = " --setting ";

    text_buffer_append_string(out, _("a setting is not given"));
    for (size_t i = 0; i < m->n_settings; i++) {
        if (!cell_is_value(m->settings[i].value.value)) {
            text_buffer_print(out, "%s%s=…", before, m->settings[i].value.name);
            before = ", ";
        }
    }
}

/* The flag that is the only thing the comparison reads; INDICATOR_NONE if it is not a flag. */
static int flag_of(const explanation_writer *w, const explained_condition *c)
{
    for (size_t i = 0; i < c->n_cells; i++) {
        const indicator *meaning = dictionary_get(w->dictionary, c->cells[i].indicator);

        if (meaning->type == INDICATOR_FLAG && !strcmp(meaning->name, c->comparisons[0].left_text))
            return c->cells[i].indicator;
    }
    return INDICATOR_NONE;
}

/* A failed comparison: the value, what the rule requires, and the distance. */
static void unmet_text(const explanation_writer *w, const explained_condition *c, text_buffer *out)
{
    const explained_comparison *x = &c->comparisons[0];
    char is[VALUE_TEXT_SIZE], needed[VALUE_TEXT_SIZE], margin[VALUE_TEXT_SIZE];
    int flag = flag_of(w, c);

    if (flag != INDICATOR_NONE && cell_is_value(x->left)) {
        text_buffer_print(out, x->left != 0 ? _("not met: \"%s\" is so") : _("not met: \"%s\" is not so"),
                          indicator_label(dictionary_get(w->dictionary, flag), w->zh));
        return;
    }
    value_text(x->left, x->unit, w->zh, is);
    value_text(x->right, x->unit, w->zh, needed);
    explanation_margin_text(x, w->zh, margin);
    text_buffer_print(out, _("not met: %s, needed %s %s"), is, x->sign, needed);
    if (*margin)
        text_buffer_print(out, _(", margin %s"), margin);
    text_buffer_append_string(out, provenance_mark(&c->condition->cite));
}

static void next_for_gate(const explanation_writer *w, grid *g, const explained_condition *c)
{
    const char *name = model_text_in(c->condition->name, w->zh);
    text_buffer why;

    text_buffer_init(&why);
    if (c->state == GATE_UNKNOWN) {
        explanation_missing_names(w, c->cells, c->n_cells, &why);
        if (!why.length)
            missing_settings(w, &why);
        else {
            char *list = arena_copy_string(document_memory(w->d), why.text);

            text_buffer_empty(&why);
            text_buffer_print(&why, _("find out: %s"), list ? list : "");
        }
    } else if (c->state == GATE_JUDGED) {
        text_buffer_append_string(&why, _("an expert has to confirm it"));
    } else if (c->is_refused) {
        text_buffer_append_string(&why, _("an expert has refused it"));
    } else if (c->n_comparisons == 1 && c->comparisons[0].is_number) {
        unmet_text(w, c, &why);
    } else {
        text_buffer_append_string(&why, _("not met"));
    }
    next_row(g, name, text_buffer_string(&why));
    text_buffer_clear(&why);
}

static void next_for_score(const explanation_writer *w, grid *g)
{
    const explanation *e = w->e;
    char why[512], pass[PASS_WORDS_SIZE];

    pass_words(e->model, w->zh, pass);
    for (size_t i = 0; i < e->model->n_limits; i++) {
        const model_limit *l = &e->model->limits[i];

        if (l->subject != MODEL_TOTAL || e->least > l->bound)
            continue;
        if (e->greatest < l->bound)
            snprintf(why, sizeof why, _("the score reaches %g at most; %s is needed"), e->greatest, pass);
        else
            snprintf(why, sizeof why, _("between %g and %g points; %s is needed"), e->least,
                     e->greatest, pass);
        next_row(g, _("Score"), why);
    }
    for (size_t i = 0; i < e->model->n_items; i++) {
        const explained_item *x = &e->items[i];

        if (x->greatest - x->least < 5 || !(x->bands & (x->bands - 1)))
            continue;
        snprintf(why, sizeof why, _("up to %g points hang on missing data"), x->greatest - x->least);
        next_row(g, model_text_in(x->item->name, w->zh), why);
    }
}

void explanation_write_next(explanation_writer *w)
{
    grid *g;

    if (w->e->verdict == TRUTH_TRUE)
        return;
    g = document_grid(w->d, "open", _("What stands between this company and a yes"), next_columns,
                      NEXT_COLUMNS);
    for (size_t i = 0; i < w->e->model->n_gates; i++) {
        gate_state s = w->e->gates[i].state;

        if (s != GATE_MET && s != GATE_NOT_APPLICABLE)
            next_for_gate(w, g, &w->e->gates[i]);
    }
    if (w->e->model->n_items)
        next_for_score(w, g);
}
