/*
 * What one import replaced: of each value what stood there and what stands there since, for people who decide whether to keep it.
 */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "store/store_journal.h"

enum { C_LINE, C_CODE, C_NAME, C_INDICATOR, C_LABEL, C_YEAR, C_BEFORE, C_AFTER, C_COLUMNS };

static const table_column columns[C_COLUMNS] = {
    [C_LINE] = {"line", N_("file line"), TABLE_NUMBER, 0},
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [C_LABEL] = {"label", N_("meaning"), TABLE_TEXT, 0},
    [C_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [C_BEFORE] = {"before", N_("before"), TABLE_CODE, 0},
    [C_AFTER] = {"after", N_("after"), TABLE_CODE, 0},
};

typedef struct change_list {
    grid *grid;
    const environment *env;
} change_list;

static void put_text(const change_list *l, size_t column, const char *text)
{
    if (text)
        grid_text(l->grid, column, text, TABLE_PLAIN);
}

static void add_change(void *context, const changed_value *v)
{
    const change_list *l = context;
    int id = dictionary_find(l->env->dictionary, v->indicator);

    grid_row(l->grid);
    if (v->line)
        grid_number(l->grid, C_LINE, (double)v->line);
    put_text(l, C_CODE, v->code);
    put_text(l, C_NAME, v->name);
    put_text(l, C_INDICATOR, v->indicator);
    if (id != INDICATOR_NONE)
        put_text(l, C_LABEL, indicator_label(dictionary_get(l->env->dictionary, id), l->env->is_chinese));
    if (v->year)
        grid_number(l->grid, C_YEAR, v->year);
    put_text(l, C_BEFORE, v->before);
    put_text(l, C_AFTER, v->after);
}

tidu_status tidu_import_changes(tidu_session *s, const char *db, long long import_id, tidu_report **out, tidu_error *err)
{
    document *d = document_new();
    change_list l = {.env = &s->env};
    store *from = NULL;
    tidu_status status = d ? TIDU_OK : error_memory(err);

    if (d)
        l.grid = document_grid(d, "replaced", NULL, columns, C_COLUMNS);
    if (!status && !l.grid)
        status = error_memory(err);
    if (!status)
        status = store_open(db, STORE_READ_JOURNAL, s->env.dictionary, &from, err);
    answer_reads_note(status ? NULL : s->env.reads, db);
    if (!status)
        status = store_list_changed(from, import_id, add_change, &l, err);
    store_close(from);
    return report_end(&s->env, status, d, out, err);
}
