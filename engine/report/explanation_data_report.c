/*
 * The data behind an explanation: definitions with their values, and every cell with its source.
 */
#include "report/explanation_report.h"
#include "report/explanation_writer.h"

#include <stdio.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "rules/print.h"

static const table_column cell_columns[7] = {
    [0] = {"indicator", N_("indicator"), TABLE_TEXT, -1},
    [1] = {"label", N_("meaning"), TABLE_TEXT, -1},
    [2] = {"year", N_("year"), TABLE_NUMBER, -1},
    [3] = {"value", N_("value"), TABLE_TEXT, -1},
    [4] = {"source", N_("where it stands"), TABLE_TEXT, -1},
    [5] = {"used_by", N_("used by"), TABLE_TEXT, -1},
    [6] = {"from", N_("taken from"), TABLE_TEXT, -1},
};
static const table_column definition_columns[3] = {
    [0] = {"name", N_("name"), TABLE_TEXT, -1},
    [1] = {"value", N_("value"), TABLE_TEXT, -1},
    [2] = {"definition", N_("definition"), TABLE_TEXT, -1},
};

/* The expression, or the steps of a table: "revenue[Y-1] ≤ 5000 wan: 5%; else: 3%". */
static void definition_text(const model_definition *d, text_buffer *out)
{
    text_buffer_empty(out);
    if (!d->value.table) {
        text_buffer_append_string(out, d->text);
        return;
    }
    for (size_t i = 0; i < d->value.table->n; i++) {
        bool is_else = !*d->step_texts[i];

        text_buffer_print(out, "%s%s%s%s: ", i ? "; " : "", is_else ? _("else") : d->text,
                          is_else ? "" : " ", d->step_texts[i]);
        expression_print(d->value.table->steps[i].value, out);
    }
}

static void write_definitions(explanation_writer *w)
{
    text_buffer definition;
    grid *g;

    if (!w->e->n_definitions)
        return;
    text_buffer_init(&definition);
    g = document_grid(w->d, "definitions", _("Computed"), definition_columns, 3);
    for (size_t i = 0; i < w->e->n_definitions; i++) {
        const explained_definition *x = &w->e->definitions[i];
        char text[VALUE_TEXT_SIZE];

        if (x->is_truth)
            snprintf(text, sizeof text, "%s", explanation_truth(x->holds));
        else
            value_text(x->value, x->unit, w->zh, text);
        grid_row(g);
        grid_text(g, 0, x->definition->value.name, TABLE_PLAIN);
        grid_text(g, 1, text, TABLE_PLAIN);
        definition_text(x->definition, &definition);
        grid_text(g, 2, text_buffer_string(&definition), TABLE_FAINT);
    }
    text_buffer_clear(&definition);
}

static void cell_row(explanation_writer *w, grid *g, const explained_cell *c, const char *user)
{
    const indicator *i = dictionary_get(w->dictionary, c->indicator);
    const char *code = explanation_code(w->e, c->indicator);
    char text[VALUE_TEXT_SIZE];
    char place[700];

    grid_row(g);
    grid_text(g, 0, i->name, TABLE_PLAIN);
    grid_text(g, 1, indicator_label(i, w->zh), TABLE_FAINT);
    if (c->year != PANEL_ANY_YEAR)
        grid_number(g, 2, c->year);
    if (code || c->text)
        grid_text(g, 3, code ? code : c->text, TABLE_PLAIN);
    else {
        value_text(c->value, indicator_unit(i), w->zh, text);
        grid_text(g, 3, text, cell_is_value(c->value) ? TABLE_PLAIN : TABLE_OPEN);
    }
    if (c->file) {
        if (c->column)
            snprintf(place, sizeof place, "%s:%lu:%lu", c->file, c->line, c->column);
        else /* derived from several rows */
            snprintf(place, sizeof place, "%s", c->file);
        grid_text(g, 4, place, TABLE_FAINT);
    }
    grid_text(g, 5, user, TABLE_FAINT);
    if (c->used != c->indicator)
        grid_text(g, 6, dictionary_get(w->dictionary, c->used)->name, TABLE_FAINT);
}

typedef struct seen_cell {
    int indicator;
    int year;
} seen_cell;

enum { MOST_SEEN = 512 };

typedef struct seen_cells {
    seen_cell cell[MOST_SEEN];
    size_t n;
} seen_cells;

/* Each cell once, with the first condition that uses it. */
static void cell_rows(explanation_writer *w, grid *g, seen_cells *seen, const explained_cell *cells, size_t n,
                      const char *user)
{
    for (size_t i = 0; i < n; i++) {
        size_t j = 0;

        while (j < seen->n && (seen->cell[j].indicator != cells[i].indicator ||
                               seen->cell[j].year != cells[i].year))
            j++;
        if (j < seen->n || seen->n == MOST_SEEN)
            continue;
        seen->cell[seen->n++] = (seen_cell){cells[i].indicator, cells[i].year};
        cell_row(w, g, &cells[i], user);
    }
}

static void write_cells(explanation_writer *w)
{
    const model *m = w->e->model;
    grid *g = document_grid(w->d, "data", _("Data"), cell_columns, 7);
    seen_cells seen = {.n = 0};

    for (size_t i = 0; i < m->n_gates; i++)
        cell_rows(w, g, &seen, w->e->gates[i].cells, w->e->gates[i].n_cells, m->gates[i].id);
    for (size_t i = 0; i < m->n_items; i++)
        cell_rows(w, g, &seen, w->e->items[i].cells, w->e->items[i].n_cells, m->items[i].id);
    for (size_t i = 0; i < m->n_directs; i++)
        cell_rows(w, g, &seen, w->e->directs[i].cells, w->e->directs[i].n_cells, m->directs[i].id);
}

void explanation_append_data(document *d, const explanation *e, const dictionary *dictionary,
                             bool is_chinese)
{
    explanation_writer w = {d, e, dictionary, is_chinese};

    write_definitions(&w);
    write_cells(&w);
}
