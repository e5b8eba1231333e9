/*
 * Conditions and points: what is required, the data, the margin, and the source in the law.
 */
#include "report/explanation_report.h"
#include "report/explanation_writer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/path.h"
#include "base/text_buffer.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"

/* Short columns first: on a narrow terminal only long texts at the end are cut, never a number. */
enum { G_ID, G_NAME, G_STATE, G_VALUE, G_LINE, G_MARGIN, G_WHAT, G_WORDS, G_CELLS, G_LAW, G_CITE,
       G_COLUMNS };

static const table_column gate_columns[G_COLUMNS] = {
    [G_ID] = {"id", N_("id"), TABLE_TEXT, -1},
    [G_NAME] = {"name", N_("condition"), TABLE_TEXT, -1},
    [G_STATE] = {"state", N_("state"), TABLE_TEXT, -1},
    [G_VALUE] = {"value", N_("value"), TABLE_TEXT, -1},
    [G_LINE] = {"line", N_("line"), TABLE_TEXT, -1},
    [G_MARGIN] = {"margin", N_("margin"), TABLE_TEXT, -1},
    [G_WHAT] = {"expression", NULL, TABLE_TEXT, -1},
    [G_WORDS] = {"words", N_("computed as"), TABLE_TEXT, -1},
    [G_CELLS] = {"cells", N_("cells (line:column)"), TABLE_TEXT, -1},
    [G_LAW] = {"law", N_("the law in short"), TABLE_TEXT, -1},
    [G_CITE] = {"cite", N_("source"), TABLE_TEXT, -1},
};
enum { I_ID, I_NAME, I_POINTS, I_WHY, I_WORDS, I_CITE, I_COLUMNS };

static const table_column item_columns[I_COLUMNS] = {
    [I_ID] = {"id", N_("id"), TABLE_TEXT, -1},
    [I_NAME] = {"name", N_("item"), TABLE_TEXT, -1},
    [I_POINTS] = {"points", N_("points"), TABLE_TEXT, -1},
    [I_WHY] = {"why", NULL, TABLE_TEXT, -1},
    [I_WORDS] = {NULL, N_("why"), TABLE_TEXT, -1},
    [I_CITE] = {"cite", N_("source"), TABLE_TEXT, -1},
};

const char *explanation_truth(truth t)
{
    return t == TRUTH_TRUE ? _("true") : t == TRUTH_FALSE ? _("false") : _("unknown");
}

void explanation_margin_text(const explained_comparison *c, bool zh, char text[VALUE_TEXT_SIZE])
{
    double room = explanation_margin(c);
    char plain[VALUE_TEXT_SIZE];

    text[0] = '\0';
    if (!cell_is_value(room))
        return;
    if (c->unit == UNIT_DATE) {
        snprintf(text, VALUE_TEXT_SIZE, _("%+ld days"), (long)room);
        return;
    }
    value_text(room, c->unit, zh, plain);
    snprintf(text, VALUE_TEXT_SIZE, "%s%.60s", room > 0 ? "+" : "", plain);
}

static void comparison_row(explanation_writer *w, grid *g, const explained_comparison *c)
{
    word_source from = explanation_words(w);
    char text[VALUE_TEXT_SIZE];
    char line[VALUE_TEXT_SIZE + 8];

    grid_text(g, G_WHAT, c->left_text, TABLE_FAINT);
    if (c->left_node->kind == NODE_NUMBER) { /* 1 = 1: what an expert says is all */
        grid_text(g, G_WORDS, _("an expert decides"), TABLE_FAINT);
        return;
    }
    grid_text(g, G_WORDS, expression_words(c->left_node, &from), TABLE_FAINT);
    if (!c->is_number) {
        grid_text(g, G_VALUE, explanation_truth(c->holds), TABLE_PLAIN);
        return;
    }
    value_text(c->left, c->unit, w->zh, text);
    grid_text(g, G_VALUE, text, TABLE_PLAIN);
    value_text(c->right, c->unit, w->zh, text);
    snprintf(line, sizeof line, "%s %s", c->sign, text);
    grid_text(g, G_LINE, line, TABLE_PLAIN);
    explanation_margin_text(c, w->zh, text);
    grid_text(g, G_MARGIN, text, TABLE_PLAIN);
}

/* The comparisons from the i-th on that belong to this path; the first one is in the current row. */
static size_t comparison_rows(explanation_writer *w, grid *g, const explained_condition *c, size_t i, size_t path)
{
    for (size_t first = i; i < c->n_comparisons && c->comparisons[i].path == path; i++) {
        if (i > first)
            grid_row(g);
        comparison_row(w, g, &c->comparisons[i]);
    }
    return i;
}

/* The sources of the values: "companies.csv 95:33 95:32"; the file is named when it changes. */
static void cells_text(const explained_condition *c, text_buffer *out)
{
    const char *file = NULL;
    unsigned long row = 0; /* the last one named without a column */

    for (size_t i = 0; i < c->n_cells; i++) {
        const explained_cell *x = &c->cells[i];

        if (!x->file || (!x->column && x->line == row && file && !strcmp(file, x->file)))
            continue;
        if (!file || strcmp(file, x->file))
            text_buffer_print(out, "%s%s", out->length ? ", " : "", path_name(x->file));
        file = x->file;
        if (x->line && x->column)
            text_buffer_print(out, " %lu:%lu", x->line, x->column);
        else if (x->line) /* a constant of the mapping, or derived from several rows */
            text_buffer_print(out, " %lu", x->line);
        row = x->column ? 0 : x->line;
    }
}

static void condition_rows(explanation_writer *w, grid *g, const explained_condition *c)
{
    text_buffer cells;
    size_t done = 0;
    char text[512];

    grid_row(g);
    grid_text(g, G_ID, c->condition->id, TABLE_PLAIN);
    grid_text(g, G_NAME, model_text_in(c->condition->name, w->zh), TABLE_PLAIN);
    grid_text(g, G_STATE, state_word(c->state), state_tone(c->state));
    grid_text(g, G_LAW, model_text_in(c->condition->law, w->zh), TABLE_FAINT);
    cite_cell(g, G_CITE, w->e->model, &c->condition->cite, w->zh);
    text_buffer_init(&cells);
    cells_text(c, &cells);
    grid_text(g, G_CELLS, text_buffer_string(&cells), TABLE_FAINT);
    text_buffer_clear(&cells);
    if (!c->condition->n_paths)
        comparison_rows(w, g, c, 0, 0);
    for (size_t i = 0; i < c->condition->n_paths; i++) {
        grid_row(g);
        snprintf(text, sizeof text, "· %s", model_text_in(c->condition->paths[i].name, w->zh));
        grid_text(g, G_NAME, text, TABLE_FAINT);
        grid_text(g, G_STATE, explanation_truth(c->paths[i]), TABLE_PLAIN);
        done = comparison_rows(w, g, c, done, i);
    }
}

static void write_conditions(explanation_writer *w, const char *name, const char *heading,
                             const explained_condition *c, size_t n)
{
    table_column columns[G_COLUMNS];
    grid *g;

    if (!n)
        return;
    memcpy(columns, gate_columns, sizeof columns);
    columns[G_ID].heading = explanation_id_heading(w);
    g = document_grid(w->d, name, heading, columns, G_COLUMNS);
    for (size_t i = 0; i < n; i++)
        condition_rows(w, g, &c[i]);
}

/* The band that counts: in the rule's code for programs, in words for people. */
static const char *band_reason(const model_band *band, const word_source *from)
{
    const char *text = from ? expression_words(band->when, from) : band->text;

    return text && *text ? text : _("none of the bands above");
}

/* `from` NULL: for programs. */
static void why_item(const explanation_writer *w, const explained_item *x, const word_source *from, text_buffer *out)
{
    char text[VALUE_TEXT_SIZE];
    unsigned left = 0;

    if (x->has_over) {
        value_text(x->over, x->unit, w->zh, text);
        text_buffer_print(out, "%s = %s", from ? expression_words(x->item->over, from) : x->item->over_text, text);
    }
    for (size_t b = 0; b < x->item->n_bands; b++)
        left += x->bands >> b & 1;
    for (size_t b = 0; b < x->item->n_bands && left == 1 && x->item->n_bands > 1; b++) {
        if (x->bands >> b & 1)
            text_buffer_print(out, "%s%s", out->length ? "; " : "", band_reason(&x->item->bands[b], from));
    }
    if (left > 1)
        text_buffer_print(out, _("%s%u of %zu bands are still possible: data are missing"),
                          out->length ? "; " : "", left, x->item->n_bands);
    if (x->is_judged)
        text_buffer_print(out, _("%sgiven by an expert"), out->length ? "; " : "");
    else if (x->is_contradicted)
        text_buffer_print(out, _("%sthe expert's %g points lie outside the law's band and do not count"),
                          out->length ? "; " : "", x->judged);
    else if (left == 1 && x->least < x->greatest)
        text_buffer_print(out, _("%san expert decides within the band"), out->length ? "; " : "");
}

static void group_row(explanation_writer *w, grid *g, size_t k)
{
    const model_group *group = &w->e->model->groups[k];
    char text[VALUE_TEXT_SIZE], name[256];

    if (group->most < INFINITY)
        snprintf(name, sizeof name, _("%s (at most %g)"), model_text_in(group->name, w->zh), group->most);
    else
        snprintf(name, sizeof name, "%s", model_text_in(group->name, w->zh));
    interval_text(w->e->group_least[k], w->e->group_greatest[k], text);
    grid_row(g);
    grid_text(g, I_ID, group->id, TABLE_PLAIN);
    grid_text(g, I_NAME, name, TABLE_PLAIN);
    grid_text(g, I_POINTS, text, TABLE_PLAIN);
    cite_cell(g, I_CITE, w->e->model, &group->cite, w->zh);
}

static void item_row(explanation_writer *w, grid *g, const explained_item *x)
{
    word_source from = explanation_words(w);
    char text[VALUE_TEXT_SIZE], name[256];
    text_buffer why;

    snprintf(name, sizeof name, "· %s", model_text_in(x->item->name, w->zh));
    interval_text(x->least, x->greatest, text);
    grid_row(g);
    grid_text(g, I_ID, x->item->id, TABLE_PLAIN);
    grid_text(g, I_NAME, name, TABLE_PLAIN);
    grid_text(g, I_POINTS, text, x->least == x->greatest ? TABLE_PLAIN : TABLE_OPEN);
    text_buffer_init(&why);
    why_item(w, x, NULL, &why);
    grid_buffer(g, I_WHY, &why, TABLE_PLAIN);
    why_item(w, x, &from, &why);
    grid_text(g, I_WORDS, text_buffer_string(&why), TABLE_PLAIN);
    text_buffer_clear(&why);
    cite_cell(g, I_CITE, w->e->model, &x->item->cite, w->zh);
}

static void write_items(explanation_writer *w)
{
    const model *m = w->e->model;
    table_column columns[I_COLUMNS];
    grid *g;

    if (!m->n_items)
        return;
    memcpy(columns, item_columns, sizeof columns);
    columns[I_ID].heading = explanation_id_heading(w);
    g = document_grid(w->d, "items", _("Score"), columns, I_COLUMNS);
    for (size_t k = 0; k < m->n_groups; k++) {
        group_row(w, g, k);
        for (size_t i = m->groups[k].first_item; i < m->groups[k].first_item + m->groups[k].n_items; i++)
            item_row(w, g, &w->e->items[i]);
    }
}

void explanation_append_rules(document *d, const explanation *e, const dictionary *dictionary,
                              bool is_chinese)
{
    explanation_writer w = {d, e, dictionary, is_chinese};

    write_conditions(&w, "gates", _("Conditions"), e->gates, e->model->n_gates);
    write_conditions(&w, "direct", _("Direct passes"), e->directs, e->model->n_directs);
    write_items(&w);
}
