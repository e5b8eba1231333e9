/*
 * What is different since: rules, imports, cells and rows of what people do that the answer reads.
 */
#include <string.h>

#include "api/verify_internal.h"
#include "base/message.h"

static void put_text(grid *g, size_t column, const char *text)
{
    if (text)
        grid_text(g, column, text, TABLE_PLAIN);
}

static void add_rules(document *d, const tidu_verification *v)
{
    static const table_column columns[] = {{"rule", N_("file of rules"), TABLE_TEXT, 0},
                                           {"digest_then", N_("SHA-256 then"), TABLE_CODE, 0},
                                           {"digest_now", N_("SHA-256 now"), TABLE_CODE, 0}};
    grid *g = v->n_rules ? document_grid(d, "rules", _("Rules that are others now"), columns, 3) : NULL;

    for (size_t i = 0; g && i < v->n_rules && i < VERIFY_MOST_CELLS; i++) {
        grid_row(g);
        put_text(g, 0, v->rules[i].file);
        put_text(g, 1, v->rules[i].then);
        put_text(g, 2, v->rules[i].now);
    }
    if (v->n_rules > VERIFY_MOST_CELLS)
        document_note(d, _("the first %d of %zu files of rules are listed"), (int)VERIFY_MOST_CELLS, v->n_rules);
}

typedef struct import_rows {
    grid *grid;
    bool is_for_screen;
} import_rows;

static void add_import(void *context, const since_import *i)
{
    const import_rows *r = context;

    grid_row(r->grid);
    grid_number(r->grid, 0, (double)i->id);
    grid_text(r->grid, 1, !r->is_for_screen ? (i->is_undone ? "undone" : "imported") : i->is_undone ? _("import undone") : _("import came in"), TABLE_PLAIN);
    put_text(r->grid, 2, i->day);
    put_text(r->grid, 3, i->user);
    put_text(r->grid, 4, i->file);
}

static void add_imports(document *d, const tidu_verification *v, bool is_for_screen)
{
    static const table_column columns[] = {{"import", N_("import id"), TABLE_NUMBER, 0},
                                           {"event", N_("what happened"), TABLE_TEXT, 0},
                                           {"at", N_("on"), TABLE_TEXT, 0},
                                           {"by", N_("by whom"), TABLE_TEXT, 0},
                                           {"file", N_("file"), TABLE_TEXT, 0}};
    bool has_any = v->are_data_same == VERIFY_NO && (v->since.n_later || v->since.n_undone);
    import_rows rows = {has_any ? document_grid(d, "imports", _("Imports since"), columns, 5) : NULL, is_for_screen};
    store *s = NULL;

    if (rows.grid && !store_open(v->asked.db, STORE_READ_JOURNAL, v->session->env.dictionary, &s, NULL))
        (void)store_list_since_imports(s, &v->since, add_import, &rows, NULL);
    store_close(s);
}

static void add_cells(document *d, const tidu_verification *v, bool is_for_screen)
{
    static const table_column columns[] = {{"uscc", N_("code"), TABLE_CODE, 0},
                                           {"indicator", N_("indicator"), TABLE_TEXT, 0},
                                           {"year", N_("year"), TABLE_NUMBER, 0},
                                           {"old_value", N_("value then"), TABLE_CODE, 0},
                                           {"new_value", N_("value now"), TABLE_CODE, 0},
                                           {"file", N_("file"), TABLE_TEXT, 0},
                                           {"line", N_("file line"), TABLE_NUMBER, 0},
                                           {"import", N_("import id"), TABLE_NUMBER, 0}};
    size_t n = v->n_cells < VERIFY_MOST_CELLS ? v->n_cells : VERIFY_MOST_CELLS;
    grid *g = n ? document_grid(d, "values", _("Values changed since that the answer reads"), columns, 8) : NULL;

    for (size_t i = 0; g && i < n; i++) {
        const since_cell *c = &v->cells[i];

        grid_row(g);
        put_text(g, 0, c->code);
        put_text(g, 1, *c->indicator || !is_for_screen ? c->indicator : _("(added)"));
        if (c->year)
            grid_number(g, 2, c->year);
        put_text(g, 3, c->old_value);
        put_text(g, 4, c->new_value);
        put_text(g, 5, c->file);
        if (c->line)
            grid_number(g, 6, (double)c->line);
        grid_number(g, 7, (double)c->import_id);
    }
    if (v->n_cells > n)
        document_note(d, _("the first %zu of %zu values are listed"), n, v->n_cells);
}

static const char *name_of(const char *table)
{
    static const char *const names[][2] = {{"pool_event", N_("pool")}, {"visit", N_("visit")}, {"task", N_("task")}, {"task_event", N_("task")},
                                           {"application", N_("application")}, {"monthly_value", N_("figure of a month")}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(names[i][0], table))
            return _(names[i][1]);
    }
    return table;
}

static void add_events(document *d, const tidu_verification *v, bool is_for_screen)
{
    static const table_column columns[] = {{"kind", N_("kind"), TABLE_TEXT, 0},
                                           {"uscc", N_("code"), TABLE_CODE, 0},
                                           {"event", N_("what"), TABLE_TEXT, 0},
                                           {"day", N_("day"), TABLE_TEXT, 0},
                                           {"by", N_("by whom"), TABLE_TEXT, 0},
                                           {"file", N_("file"), TABLE_TEXT, 0},
                                           {"line", N_("file line"), TABLE_NUMBER, 0},
                                           {"import", N_("import id"), TABLE_NUMBER, 0},
                                           {"is_undone", N_("undone"), TABLE_TEXT, 0}};
    size_t n = v->n_events < VERIFY_MOST_CELLS ? v->n_events : VERIFY_MOST_CELLS;
    grid *g = n ? document_grid(d, "entries", _("Entries since that the answer reads"), columns, 9) : NULL;

    for (size_t i = 0; g && i < n; i++) {
        const since_event *e = &v->events[i];

        grid_row(g);
        put_text(g, 0, is_for_screen ? name_of(e->table) : e->table);
        put_text(g, 1, e->code);
        put_text(g, 2, e->event);
        put_text(g, 3, e->day);
        put_text(g, 4, e->user);
        put_text(g, 5, e->file);
        if (e->line)
            grid_number(g, 6, (double)e->line);
        grid_number(g, 7, (double)e->import_id);
        put_text(g, 8, !e->is_undone ? "" : is_for_screen ? _("yes") : "yes");
    }
    if (v->n_events > n)
        document_note(d, _("the first %zu of %zu entries are listed"), n, v->n_events);
}

void verify_add_tables(document *d, const tidu_verification *v, bool is_for_screen)
{
    add_rules(d, v);
    add_imports(d, v, is_for_screen);
    add_cells(d, v, is_for_screen);
    add_events(d, v, is_for_screen);
}
