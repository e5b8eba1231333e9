/* The conditions as the decree states them, with value, line and margin; and the points by the blocks of the decree. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/expression_words.h"
#include "report/plan_report_internal.h"
#include "report/score_picture.h"
#include "verdict/decisive_comparison.h"

/* --- 3 ------------------------------------------------------------------------------------------------ */

enum { G_NAME, G_LAW, G_CITE, G_VALUE, G_LINE, G_MARGIN, G_STATE, G_COLUMNS };

/* For people only: the annex has the same with every comparison, and for programs. */
static const table_column gate_columns[G_COLUMNS] = {
    [G_NAME] = {NULL, N_("condition"), TABLE_TEXT, -1},  [G_LAW] = {NULL, N_("the law in short"), TABLE_TEXT, -1},
    [G_CITE] = {NULL, N_("source"), TABLE_TEXT, -1},     [G_VALUE] = {NULL, N_("value"), TABLE_TEXT, -1},
    [G_LINE] = {NULL, N_("line"), TABLE_TEXT, -1},       [G_MARGIN] = {NULL, N_("margin"), TABLE_TEXT, -1},
    [G_STATE] = {NULL, N_("state"), TABLE_TEXT, -1},
};

/* What a code or a flag says in words; "" if it is neither. */
static const char *value_words(const plan_writer *w, const explained_condition *c, const explained_comparison *x)
{
    const explained_cell *cell = c->n_cells ? &c->cells[0] : NULL;
    const indicator *i = cell ? dictionary_get(w->dictionary, cell->indicator) : NULL;

    if (!i || !cell_is_value(x->left))
        return "";
    if (x->is_code && explanation_code(w->p->why, cell->indicator))
        return explanation_code(w->p->why, cell->indicator);
    if (i->type == INDICATOR_FLAG)
        return x->left != 0 ? _("it is so") : _("it is not so");
    return "";
}

/* What is compared, where a condition compares several figures. */
static const char *figure_words(const plan_writer *w, const explained_condition *c, const explained_comparison *x)
{
    word_source from = {w->dictionary, &w->p->why->model->head, document_memory(w->d), w->zh};

    return c->n_comparisons > 1 ? expression_words(x->left_node, &from) : "";
}

/* Value, line and margin; of days the margin is a number of them. */
static void write_numbers(plan_writer *w, grid *g, const explained_condition *c, const explained_comparison *x)
{
    const char *figure = figure_words(w, c, x);
    double room = explanation_margin(x);
    char text[VALUE_TEXT_SIZE];

    plan_value(w, x->left, x->right, x->unit, text);
    text_buffer_print(plan_text(w), "%s%s%s", figure ? figure : "", figure && *figure ? " " : "", text);
    plan_cell(w, g, G_VALUE, TABLE_PLAIN);
    if (!cell_is_value(x->right))
        return;
    plan_value(w, x->right, NAN, x->unit, text);
    text_buffer_print(plan_text(w), "%s\u00a0%s", x->sign, text);
    plan_cell(w, g, G_LINE, TABLE_PLAIN);
    if (!cell_is_value(room))
        return;
    if (x->unit == UNIT_DATE)
        snprintf(text, sizeof text, _("%+ld days"), (long)room);
    else
        plan_value(w, room, 0, x->unit, text);
    text_buffer_print(plan_text(w), "%s%s", room > 0 && x->unit != UNIT_DATE ? "+" : "", text);
    plan_cell(w, g, G_MARGIN, TABLE_PLAIN);
}

static void write_comparison(plan_writer *w, grid *g, const explained_condition *c, const explained_comparison *x)
{
    const char *words = value_words(w, c, x);

    if (x->left_node->kind == NODE_NUMBER)
        grid_text(g, G_VALUE, _("an expert decides"), TABLE_PLAIN);
    else if (!x->is_number)
        grid_text(g, G_VALUE, expression_words(x->left_node, &(word_source){w->dictionary, &w->p->why->model->head, document_memory(w->d), w->zh}), TABLE_PLAIN);
    else if (*words)
        grid_text(g, G_VALUE, words, TABLE_PLAIN);
    else
        write_numbers(w, g, c, x);
}

static void gate_row(plan_writer *w, grid *g, const explained_condition *c)
{
    const explained_comparison *x = decisive_comparison(c);

    grid_row(g);
    grid_text(g, G_NAME, model_text_in(c->condition->name, w->zh), TABLE_LABEL);
    grid_text(g, G_LAW, model_text_in(c->condition->law, w->zh), TABLE_PLAIN);
    if (c->condition->cite.text) /* without the file that it stands in */
        head_cite_text(&w->p->why->model->head, &c->condition->cite, w->zh, plan_text(w));
    else
        plan_text(w);
    plan_cell(w, g, G_CITE, TABLE_FAINT);
    grid_text(g, G_STATE, state_word(c->state), state_tone(c->state));
    if (x)
        write_comparison(w, g, c, x);
}

/* What fails or is not known first, so that it is never what moves to the annex. */
void plan_sheet_conditions(plan_writer *w)
{
    static const gate_state order[] = {GATE_UNMET, GATE_UNKNOWN, GATE_JUDGED, GATE_MET, GATE_NOT_APPLICABLE};
    const explanation *e = w->p->why;
    grid *g;

    plan_section(w, 3, _("Conditions of the decree"));
    g = document_grid(w->d, NULL, NULL, gate_columns, G_COLUMNS);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t i = 0; i < e->model->n_gates; i++) {
            if (e->gates[i].state == order[k])
                gate_row(w, g, &e->gates[i]);
        }
    }
    for (size_t i = 0; i < e->model->n_directs; i++) {
        if (e->directs[i].state == GATE_MET || e->directs[i].state == GATE_UNKNOWN)
            gate_row(w, g, &e->directs[i]);
    }
    grid_hide_empty(g);
    grid_may_be_cut(g, 3);
}

/* --- 4 ------------------------------------------------------------------------------------------------ */

enum { P_BLOCK, P_ID, P_LEAST, P_LIKELY, P_MOST, P_OF, P_OPEN, P_COLUMNS };

static const table_column point_columns[P_COLUMNS] = {
    [P_BLOCK] = {"name", N_("block"), TABLE_TEXT, -1},      [P_ID] = {"id", NULL, TABLE_TEXT, -1},
    [P_LEAST] = {"least", N_("low"), TABLE_NUMBER, 1},      [P_LIKELY] = {"likely", N_("likely"), TABLE_NUMBER, 1},
    [P_MOST] = {"greatest", N_("high"), TABLE_NUMBER, 1},   [P_OF] = {"of", N_("of"), TABLE_NUMBER, 1},
    [P_OPEN] = {NULL, N_("what experts decide, what data are missing"), TABLE_TEXT, -1},
};

/* "experts: A (0 – 8); data missing: B" */
static void open_items(plan_writer *w, const model_group *group)
{
    text_buffer *out = plan_text(w);
    const explanation *e = w->p->why;

    for (int is_missing = 0; is_missing < 2; is_missing++) {
        bool is_first = true;

        for (size_t i = group->first_item; i < group->first_item + group->n_items; i++) {
            const explained_item *x = &e->items[i];
            bool misses = (x->bands & (x->bands - 1)) != 0;
            char points[VALUE_TEXT_SIZE];

            if (x->least == x->greatest || misses != (is_missing != 0))
                continue;
            if (is_first)
                text_buffer_print(out, "%s%s", out->length ? _("; ") : "", is_missing ? _("data missing: ") : _("experts: "));
            interval_text(x->least, x->greatest, points);
            text_buffer_print(out, w->zh ? "%s%s（%s）" : "%s%s (%s)", is_first ? "" : _(", "), model_text_in(x->item->name, w->zh), points);
            is_first = false;
        }
    }
}

static void point_row(plan_writer *w, grid *g, const char *name, const char *id, const double points[4])
{
    grid_row(g);
    grid_text(g, P_BLOCK, name, TABLE_LABEL);
    grid_text(g, P_ID, id, TABLE_PLAIN);
    grid_number(g, P_LEAST, points[0]);
    grid_number(g, P_LIKELY, points[1]);
    grid_number(g, P_MOST, points[2]);
    grid_number(g, P_OF, points[3]);
    plan_cell(w, g, P_OPEN, TABLE_PLAIN);
}

void plan_sheet_points(plan_writer *w)
{
    const explanation *e = w->p->why;
    const model *m = e->model;
    char pass[PASS_WORDS_SIZE];
    double least, most;
    text_buffer picture;
    grid *g;

    plan_section(w, 4, _("Points by the blocks of the decree"));
    if (!m->n_items) {
        document_paragraph(w->d, NULL, _("This title has no score: the conditions alone decide."));
        return;
    }
    text_buffer_init(&picture);
    score_picture(&picture, e, w->zh);
    document_picture(w->d, text_buffer_string(&picture), score_picture_height(m));
    text_buffer_clear(&picture);
    g = document_grid(w->d, "points", NULL, point_columns, P_COLUMNS);
    for (size_t k = 0; k < m->n_groups; k++) {
        open_items(w, &m->groups[k]);
        point_row(w, g, model_text_in(m->groups[k].name, w->zh), m->groups[k].id,
                  (double[]){e->group_least[k], w->p->expected[k], e->group_greatest[k], score_picture_group_most(m, k)});
    }
    model_score_range(m, &least, &most);
    text_buffer_print(plan_text(w), _("asked for: %s"), pass_words(m, w->zh, pass));
    point_row(w, g, _("total"), "total", (double[]){e->least, w->p->expected_total, e->greatest, most});
}
