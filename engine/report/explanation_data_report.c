/*
 * The data behind an explanation: definitions with their values, and every cell with its source.
 */
#include "report/explanation_report.h"
#include "report/explanation_writer.h"

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "rules/print.h"

enum { C_INDICATOR, C_LABEL, C_YEAR, C_VALUE, C_SOURCE, C_USED_BY, C_USER, C_FROM, C_FROM_LABEL, C_COLUMNS };

static const table_column cell_columns[C_COLUMNS] = {
    [C_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, -1},
    [C_LABEL] = {"label", N_("meaning"), TABLE_TEXT, -1},
    [C_YEAR] = {"year", N_("year"), TABLE_NUMBER, -1},
    [C_VALUE] = {"value", N_("value"), TABLE_TEXT, -1},
    [C_SOURCE] = {"source", N_("where it stands"), TABLE_TEXT, -1},
    [C_USED_BY] = {"used_by", NULL, TABLE_TEXT, -1},
    [C_USER] = {NULL, N_("used by"), TABLE_TEXT, -1},
    [C_FROM] = {"from", NULL, TABLE_TEXT, -1},
    [C_FROM_LABEL] = {NULL, N_("taken from"), TABLE_TEXT, -1},
};

enum { D_NAME, D_WORDS, D_VALUE, D_DEFINITION, D_COLUMNS };

static const table_column definition_columns[D_COLUMNS] = {
    [D_NAME] = {"name", NULL, TABLE_TEXT, -1},
    [D_WORDS] = {NULL, N_("name"), TABLE_TEXT, -1},
    [D_VALUE] = {"value", N_("value"), TABLE_TEXT, -1},
    [D_DEFINITION] = {"definition", NULL, TABLE_TEXT, -1},
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
    word_source from = explanation_words(w);
    text_buffer definition;
    grid *g;

    if (!w->e->n_definitions)
        return;
    text_buffer_init(&definition);
    g = document_grid(w->d, "definitions", _("Computed"), definition_columns, D_COLUMNS);
    for (size_t i = 0; i < w->e->n_definitions; i++) {
        const explained_definition *x = &w->e->definitions[i];
        char text[VALUE_TEXT_SIZE];

        if (x->is_truth)
            snprintf(text, sizeof text, "%s", explanation_truth(x->holds));
        else
            value_text(x->value, x->unit, w->zh, text);
        grid_row(g);
        grid_text(g, D_NAME, x->definition->value.name, TABLE_PLAIN);
        grid_text(g, D_WORDS, definition_words(x->definition, &from), TABLE_PLAIN);
        grid_text(g, D_VALUE, text, TABLE_PLAIN);
        definition_text(x->definition, &definition);
        grid_text(g, D_DEFINITION, text_buffer_string(&definition), TABLE_FAINT);
    }
    text_buffer_clear(&definition);
}

/* The condition or item that reads a cell. */
typedef struct cell_user {
    const char *id;
    model_text name;
} cell_user;

/* "missing", and what stands there if that contradicts another figure. */
static void value_cell(const explanation_writer *w, grid *g, const explained_cell *c)
{
    const indicator *i = dictionary_get(w->dictionary, c->indicator);
    char text[VALUE_TEXT_SIZE];
    text_buffer both;

    value_text(c->value, indicator_unit(i), w->zh, text);
    if (!cell_is_value(c->stands)) {
        grid_text(g, C_VALUE, text, cell_is_value(c->value) ? TABLE_PLAIN : TABLE_OPEN);
        return;
    }
    text_buffer_init(&both);
    value_text(c->stands, indicator_unit(i), w->zh, text);
    text_buffer_print(&both, _("unknown: %s is more than %s"), text, indicator_label(dictionary_get(w->dictionary, c->whole), w->zh));
    grid_text(g, C_VALUE, text_buffer_string(&both), TABLE_OPEN);
    text_buffer_clear(&both);
}

static void cell_row(explanation_writer *w, grid *g, const explained_cell *c, cell_user user)
{
    const indicator *i = dictionary_get(w->dictionary, c->indicator);
    const char *code = explanation_code(w->e, c->indicator);
    char place[700];

    grid_row(g);
    grid_text(g, C_INDICATOR, i->name, TABLE_PLAIN);
    grid_text(g, C_LABEL, label_text(i, w->zh), TABLE_FAINT);
    if (c->year != PANEL_ANY_YEAR)
        grid_number(g, C_YEAR, c->year);
    if (code || c->text)
        grid_text(g, C_VALUE, code ? code : c->text, TABLE_PLAIN);
    else
        value_cell(w, g, c);
    if (c->file) {
        if (c->column)
            snprintf(place, sizeof place, "%s:%lu:%lu", c->file, c->line, c->column);
        else /* derived from several rows */
            snprintf(place, sizeof place, "%s", c->file);
        grid_text(g, C_SOURCE, place, TABLE_FAINT);
    }
    grid_text(g, C_USED_BY, user.id, TABLE_FAINT);
    grid_text(g, C_USER, model_text_in(user.name, w->zh), TABLE_FAINT);
    if (c->used == c->indicator)
        return;
    i = dictionary_get(w->dictionary, c->used);
    grid_text(g, C_FROM, i->name, TABLE_FAINT);
    grid_text(g, C_FROM_LABEL, indicator_label(i, w->zh), TABLE_FAINT);
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
                      cell_user user)
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
    table_column columns[C_COLUMNS];
    seen_cells seen = {.n = 0};
    grid *g;

    memcpy(columns, cell_columns, sizeof columns);
    if (w->zh)
        columns[C_INDICATOR].heading = NULL;
    g = document_grid(w->d, "data", _("Data"), columns, C_COLUMNS);

    for (size_t i = 0; i < m->n_gates; i++)
        cell_rows(w, g, &seen, w->e->gates[i].cells, w->e->gates[i].n_cells, (cell_user){m->gates[i].id, m->gates[i].name});
    for (size_t i = 0; i < m->n_items; i++)
        cell_rows(w, g, &seen, w->e->items[i].cells, w->e->items[i].n_cells, (cell_user){m->items[i].id, m->items[i].name});
    for (size_t i = 0; i < m->n_directs; i++)
        cell_rows(w, g, &seen, w->e->directs[i].cells, w->e->directs[i].n_cells, (cell_user){m->directs[i].id, m->directs[i].name});
}

void explanation_append_data(document *d, const explanation *e, const dictionary *dictionary,
                             bool is_chinese)
{
    explanation_writer w = {d, e, dictionary, is_chinese};

    write_definitions(&w);
    write_cells(&w);
}
