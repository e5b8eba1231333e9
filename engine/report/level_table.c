/*
 * The columns of a table. A grid is in memory and changed in place; of a table whose cells are pulled a view is laid over it, which holds the
 * text of one cell. Numbers that become bands are texts from then on.
 */
#include <math.h>
#include <string.h>

#include "report/level_view_internal.h"

typedef struct column_act {
    export_class class;
    export_act act;
} column_act;

/* Sums of several companies may be shown where their cells are large enough: level_cells. */
static bool is_total(const level_view *v, const char *table, const char *name)
{
    return v->level > EXPORT_PUBLIC && export_rules_total(v->rules, table, name);
}

bool level_is_aggregate(const table_column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (columns[i].name && (!strcmp(columns[i].name, "uscc") || !strcmp(columns[i].name, "other_uscc")))
            return false;
    }
    return true;
}

static column_act act_of(const level_work *w, const char *table, const table_column *c, bool is_aggregate)
{
    const level_view *v = w->view;
    column_act a = {export_rules_class(v->rules, v->names, table, c->name, c->heading), EXPORT_SHOW};
    bool is_text = table_kind_is_text(c->kind);

    if ((!c->name || *c->name == '.') && !c->heading)
        return a; /* nobody sees it */
    a.act = export_rules_act(v->rules, v->level, a.class);
    if (is_aggregate && !is_text && (is_total(v, table, c->name) || (c->kind == TABLE_NUMBER && export_rules_counts(v->rules, table, c->name))))
        a.act = EXPORT_SHOW;
    else if ((a.act == EXPORT_BAND && is_text) || (a.act == EXPORT_MASK && !is_text))
        a.act = EXPORT_HIDE;
    return a;
}

/* --- grids ---------------------------------------------------------------------------------------- */

static void drop(grid_view *v, size_t column)
{
    size_t kept = 0;

    for (size_t i = 0; i < v->n; i++) {
        if (v->at[i] == column)
            continue;
        v->columns[kept] = v->columns[i];
        v->at[kept++] = v->at[i];
    }
    v->n = kept;
}

static void make_text(grid_view *v, size_t column)
{
    for (size_t i = 0; i < v->n; i++) {
        if (v->at[i] == column)
            v->columns[i].kind = TABLE_TEXT;
    }
}

static void change_cells(level_work *w, grid *g, size_t column, column_act a)
{
    bool is_text = table_kind_is_text(g->columns[column].kind);

    for (size_t row = 0; row < g->n_rows; row++) {
        table_cell *c = &g->cells[row * g->n_columns + column];

        if (a.act == EXPORT_BAND)
            c->text = level_band(w, a.class, c->number);
        else if (is_text)
            c->text = level_text(w, a.act, level_written(w, a.class, c->text));
    }
}

static bool show_grid(level_work *w, const part *p)
{
    grid *g = p->grid;
    bool is_aggregate = level_is_aggregate(g->columns, g->n_columns);

    for (size_t i = 0; i < g->n_columns && !p->is_rest; i++) {
        column_act a = act_of(w, p->name, &g->columns[i], is_aggregate);

        if (a.act == EXPORT_HIDE) {
            level_withhold(w, g->columns[i].heading, g->columns[i].name);
            drop(&g->for_people, i);
            drop(&g->for_programs, i);
            continue;
        }
        change_cells(w, g, i, a);
        if (a.act == EXPORT_BAND) {
            make_text(&g->for_people, i);
            make_text(&g->for_programs, i);
        }
    }
    if (!p->is_rest && is_aggregate)
        level_cells(w, p);
    return g->for_people.n || g->for_programs.n;
}

/* --- tables whose cells are pulled ---------------------------------------------------------------- */

typedef struct pulled {
    level_work work; /* for its buffer; the document of the table */
    table table;
    size_t *at;      /* [columns shown] in the table */
    column_act *acts;
    level_view view; /* of the work */
} pulled;

static void pull(void *context, size_t row, size_t column, table_cell *out)
{
    pulled *p = context;
    column_act a = p->acts[column];

    p->table.cell(p->table.context, row, p->at[column], out);
    if (a.act == EXPORT_BAND) {
        out->text = level_band(&p->work, a.class, out->number);
        out->number = NAN;
    } else if (table_kind_is_text(p->table.columns[p->at[column]].kind)) {
        out->text = level_masked(&p->work, a.act, level_written(&p->work, a.class, out->text));
    }
}

static void free_pulled(void *context)
{
    text_buffer_clear(&((pulled *)context)->work.text);
}

static pulled *pulled_new(level_work *w, const part *p, table_column **columns)
{
    document *d = w->document;
    size_t n = p->table.n_columns;
    pulled *v = arena_take(d->memory, sizeof *v);

    if (!v || !(v->at = arena_take_array(d->memory, n, sizeof *v->at)) || !(v->acts = arena_take_array(d->memory, n, sizeof *v->acts)) ||
        !(*columns = arena_take_array(d->memory, n, sizeof **columns))) {
        d->failed = true;
        return NULL;
    }
    v->table = p->table;
    v->view = *w->view;
    v->work = (level_work){.view = &v->view, .document = d};
    text_buffer_init(&v->work.text);
    document_own(d, v, free_pulled);
    return v;
}

/* What people fill in, for the columns that are left. */
static void show_form(level_work *w, part *p, const pulled *v, size_t n)
{
    sheet_column *columns = arena_take_array(w->document->memory, n + 1, sizeof *columns);
    sheet_form *form = arena_take(w->document->memory, sizeof *form);

    if (!form || !columns) {
        w->document->failed = true;
        return;
    }
    *form = *p->form;
    form->columns = columns;
    form->n_frozen = 0;
    for (size_t i = 0; i < n; i++) {
        columns[i] = p->form->columns[v->at[i]];
        form->n_frozen += v->at[i] < p->form->n_frozen;
    }
    p->form = form;
}

static bool show_pulled(level_work *w, part *p)
{
    table_column *columns;
    pulled *v = pulled_new(w, p, &columns);
    size_t n = 0;

    for (size_t i = 0; v && i < p->table.n_columns; i++) {
        column_act a = act_of(w, p->name, &p->table.columns[i], false);

        if (a.act == EXPORT_HIDE) {
            level_withhold(w, p->table.columns[i].heading, p->table.columns[i].name);
            continue;
        }
        columns[n] = p->table.columns[i];
        if (a.act == EXPORT_BAND)
            columns[n].kind = TABLE_TEXT;
        v->at[n] = i;
        v->acts[n++] = a;
    }
    if (!v)
        return false;
    if (p->form)
        show_form(w, p, v, n);
    p->table = (table){.columns = columns, .n_columns = n, .n_rows = p->table.n_rows, .cell = pull, .context = v};
    return n > 0;
}

bool level_table(level_work *w, part *p)
{
    if (!p->grid && !p->form && level_is_aggregate(p->table.columns, p->table.n_columns))
        document_hold(w->document, p);
    return p->grid ? show_grid(w, p) : show_pulled(w, p);
}
