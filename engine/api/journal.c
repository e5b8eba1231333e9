/*
 * The journal of a database: its imports, undoing them, what one replaced, and the values of a company over time.
 */
#include <string.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/header_label.h"
#include "store/store_journal.h"
#include "store/store_mark.h"
#include "store/store_undo.h"

/* --- imports -------------------------------------------------------------------------- */

enum {
    I_ID, I_AT, I_BY, I_FILE, I_DIGEST, I_ROWS, I_COMPANIES, I_YEARS, I_VALUES, I_CERTIFICATES, I_CERTIFICATES_CHANGED,
    I_APPLICATIONS, I_APPLICATIONS_CHANGED, I_EVENTS, I_STATE, I_UNDONE_AT, I_UNDONE_BY, I_COLUMNS
};

static const table_column import_columns[I_COLUMNS] = {
    [I_ID] = {"id", N_("id"), TABLE_NUMBER, 0},
    [I_AT] = {"imported_at", N_("imported"), TABLE_TEXT, 0},
    [I_BY] = {"imported_by", N_("by"), TABLE_TEXT, 0},
    [I_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [I_DIGEST] = {"digest", N_("digest"), TABLE_CODE, 0},
    [I_ROWS] = {"rows", N_("rows"), TABLE_NUMBER, 0},
    [I_COMPANIES] = {"companies_added", N_("companies added"), TABLE_NUMBER, 0},
    [I_YEARS] = {"years_added", N_("company-years added"), TABLE_NUMBER, 0},
    [I_VALUES] = {"values_changed", N_("values changed"), TABLE_NUMBER, 0},
    [I_CERTIFICATES] = {"certificates_added", N_("certificates added"), TABLE_NUMBER, 0},
    [I_CERTIFICATES_CHANGED] = {"certificates_changed", N_("certificates changed"), TABLE_NUMBER, 0},
    [I_APPLICATIONS] = {"applications_added", N_("applications added"), TABLE_NUMBER, 0},
    [I_APPLICATIONS_CHANGED] = {"applications_changed", N_("applications changed"), TABLE_NUMBER, 0},
    [I_EVENTS] = {"events_added", N_("entries of pools, visits and tasks added"), TABLE_NUMBER, 0},
    [I_STATE] = {"state", N_("status"), TABLE_TEXT, 0},
    [I_UNDONE_AT] = {"undone_at", N_("undone"), TABLE_TEXT, 0},
    [I_UNDONE_BY] = {"undone_by", N_("undone by"), TABLE_TEXT, 0},
};

enum { SHORT_DIGEST = 12 };

typedef struct import_list {
    grid *grid;
    bool is_for_screen;
    bool has_events; /* else the column for them is left out, and those behind it stand one before */
} import_list;

static size_t behind(const import_list *l, size_t column)
{
    return column - !l->has_events;
}

static void find_events(void *context, const store_import_row *row)
{
    import_list *l = context;

    l->has_events |= row->events_added > 0;
}

/* The table, once it is known which columns it has. */
static bool make_table(document *d, import_list *l)
{
    table_column columns[I_COLUMNS];
    size_t n = 0;

    for (size_t i = 0; i < I_COLUMNS; i++)
        if (i != I_EVENTS || l->has_events)
            columns[n++] = import_columns[i];
    l->grid = document_grid(d, "imports", NULL, columns, behind(l, l->is_for_screen ? I_UNDONE_AT : I_COLUMNS));
    return l->grid != NULL;
}

static void put_count(grid *g, size_t column, long long n)
{
    if (n >= 0)
        grid_number(g, column, (double)n);
}

static void put_text(grid *g, size_t column, const char *text)
{
    if (text)
        grid_text(g, column, text, TABLE_PLAIN);
}

/* For programs one word each: "", "undone", "kept" (it cannot be undone). */
static void put_state(const import_list *l, const store_import_row *row)
{
    if (row->undone_at)
        grid_text(l->grid, behind(l, I_STATE), l->is_for_screen ? _("undone") : "undone", TABLE_OPEN);
    else if (!row->is_journaled)
        grid_text(l->grid, behind(l, I_STATE), l->is_for_screen ? _("cannot be undone") : "kept", TABLE_FAINT);
}

static void add_import(void *context, const store_import_row *row)
{
    import_list *l = context;
    char digest[SHORT_DIGEST + 1] = "";

    if (row->digest)
        strncat(digest, row->digest, SHORT_DIGEST);
    grid_row(l->grid);
    grid_number(l->grid, I_ID, (double)row->id);
    put_text(l->grid, I_AT, l->is_for_screen ? row->local_time : row->imported_at);
    put_text(l->grid, I_BY, row->imported_by);
    put_text(l->grid, I_FILE, row->file);
    put_text(l->grid, I_DIGEST, l->is_for_screen ? digest : row->digest);
    put_count(l->grid, I_ROWS, row->rows);
    put_count(l->grid, I_COMPANIES, row->companies_added);
    put_count(l->grid, I_YEARS, row->years_added);
    put_count(l->grid, I_VALUES, row->values_changed);
    put_count(l->grid, I_CERTIFICATES, row->credentials_added);
    put_count(l->grid, I_CERTIFICATES_CHANGED, row->credentials_changed);
    put_count(l->grid, I_APPLICATIONS, row->applications_added);
    put_count(l->grid, I_APPLICATIONS_CHANGED, row->applications_changed);
    if (l->has_events)
        put_count(l->grid, I_EVENTS, row->events_added);
    put_state(l, row);
    if (l->is_for_screen)
        return;
    put_text(l->grid, behind(l, I_UNDONE_AT), row->undone_at);
    put_text(l->grid, behind(l, I_UNDONE_BY), row->undone_by);
}

tidu_status tidu_imports(tidu_session *s, const char *db, bool is_for_screen, tidu_report **out, tidu_error *err)
{
    document *d = document_new();
    import_list l = {.is_for_screen = is_for_screen};
    store *from = NULL;
    store_mark mark;
    tidu_status status = d ? TIDU_OK : error_memory(err);

    if (!status)
        status = store_open(db, STORE_READ_JOURNAL, s->env.dictionary, &from, err);
    if (!status) {
        answer_reads_note(s->env.reads, db);
        status = store_list_imports(from, find_events, &l, err);
    }
    if (!status)
        status = make_table(d, &l) ? store_list_imports(from, add_import, &l, err) : error_memory(err);
    if (!status)
        status = store_read_mark(from, &mark, err);
    if (!status && is_for_screen && *mark.database)
        document_note(d, _("this is database %.8s; lists that tidu writes from it as workbooks say so"), mark.database);
    store_close(from);
    return report_end(&s->env, status, d, out, err);
}

tidu_status tidu_imports_undo(tidu_session *s, const char *db, const long long *ids, size_t n,
                              tidu_undo_summary *summary, tidu_error *err)
{
    store_undo_counts c = {0};
    long long *sorted;
    store *into = NULL;
    tidu_status status;

    if (!n)
        return error_set(err, TIDU_EUSAGE, _("there is no import to undo"));
    sorted = allocate_array(n, sizeof *sorted);
    if (!sorted)
        return error_memory(err);
    memcpy(sorted, ids, n * sizeof *sorted);
    /* reading first, so that no database is created */
    status = store_open(db, STORE_READ, s->env.dictionary, &into, err);
    store_close(into);
    into = NULL;
    if (!status)
        status = store_open(db, STORE_WRITE, s->env.dictionary, &into, err);
    if (!status) {
        store_set_user(into, s->env.user);
        status = store_undo(into, sorted, n, &c, err);
    }
    store_close(into);
    release(sorted);
    if (!status && summary)
        ROW_GIVE(summary, ((tidu_undo_summary){sizeof c, c.companies_removed, c.years_removed, c.values_restored,
                                               c.credentials_removed, c.credentials_restored, c.applications_removed,
                                               c.applications_restored, c.target_values_removed, c.events_undone}));
    return status;
}

/* --- history ---------------------------------------------------------------------------- */

enum { H_INDICATOR, H_LABEL, H_YEAR, H_VALUE, H_STATE, H_IMPORT, H_FILE, H_LINE, H_COLUMN, H_DAY, H_COLUMNS };

static const table_column history_columns[H_COLUMNS] = {
    [H_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [H_LABEL] = {"label", N_("name"), TABLE_TEXT, 0},
    [H_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [H_VALUE] = {"value", N_("value"), TABLE_CODE, 0},
    [H_STATE] = {"state", N_("status"), TABLE_TEXT, 0},
    [H_IMPORT] = {"import", N_("import id"), TABLE_NUMBER, 0},
    [H_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [H_LINE] = {"line", N_("file line"), TABLE_NUMBER, 0},
    [H_COLUMN] = {"column", N_("file column"), TABLE_NUMBER, 0},
    [H_DAY] = {"imported_on", N_("imported"), TABLE_TEXT, 0},
};

typedef struct history_list {
    grid *grid;
    const environment *env;
    size_t n;
    bool is_for_screen;
} history_list;

static void put_label(const history_list *l, size_t column, const char *name)
{
    int id = dictionary_find(l->env->dictionary, name);

    if (id != INDICATOR_NONE)
        put_text(l->grid, column, indicator_label(dictionary_get(l->env->dictionary, id), l->env->is_chinese));
}

/* An answer of one table about the journal; on failure nothing is left open. */
static tidu_status open_journal(tidu_session *s, const char *db, grid *g, store **out, tidu_error *err)
{
    tidu_status status = g ? store_open(db, STORE_READ_JOURNAL, s->env.dictionary, out, err) : error_memory(err);

    answer_reads_note(status ? NULL : s->env.reads, db);
    return status;
}

static void add_past(void *context, const past_value *v)
{
    static const struct {
        const char *text;
        table_tone tone;
        const char *word; /* for programs */
    } states[] = {[PAST_NOW] = {N_("now"), TABLE_GOOD, "now"},
                  [PAST_BEFORE] = {N_("before"), TABLE_FAINT, "before"},
                  [PAST_UNDONE] = {N_("undone"), TABLE_OPEN, "undone"},
                  [PAST_BY_HAND] = {N_("now, by hand"), TABLE_OPEN, "by-hand"}};
    history_list *l = context;

    l->n++;
    grid_row(l->grid);
    put_text(l->grid, H_INDICATOR, v->indicator);
    put_label(l, H_LABEL, v->indicator);
    if (v->year)
        grid_number(l->grid, H_YEAR, v->year);
    put_text(l->grid, H_VALUE, v->value);
    grid_text(l->grid, H_STATE, l->is_for_screen ? _(states[v->state].text) : states[v->state].word,
              states[v->state].tone);
    if (!v->import_id)
        return;
    grid_number(l->grid, H_IMPORT, (double)v->import_id);
    put_text(l->grid, H_FILE, v->file);
    if (v->line)
        grid_number(l->grid, H_LINE, (double)v->line);
    if (v->column)
        grid_number(l->grid, H_COLUMN, (double)v->column);
    put_text(l->grid, H_DAY, v->day);
}

/* The name of an indicator that is given by its label; any other text stays as it is. */
static const char *find_indicator(const dictionary *d, const char *text)
{
    char folded[HEADER_LABEL_SIZE];
    int id = text ? dictionary_find(d, text) : INDICATOR_NONE;

    if (text && id == INDICATOR_NONE && strlen(text) < sizeof folded) {
        header_label_fold(dictionary_words(d), text, strlen(text), folded);
        id = dictionary_find_label(d, folded);
    }
    return id == INDICATOR_NONE ? text : dictionary_get(d, id)->name;
}

tidu_status tidu_history(tidu_session *s, const char *db, const char *code, const char *indicator, bool is_for_screen,
                         tidu_report **out, tidu_error *err)
{
    document *d = document_new();
    history_list l = {.env = &s->env, .is_for_screen = is_for_screen};
    store *from = NULL;
    tidu_status status;

    if (d)
        l.grid = document_grid(d, "history", NULL, history_columns, H_COLUMNS);
    status = open_journal(s, db, l.grid, &from, err);
    if (!status)
        status = store_list_history(from, code, find_indicator(s->env.dictionary, indicator), add_past, &l, err);
    if (!status && !l.n)
        status = error_at(err, TIDU_ENOTFOUND, db, 0, 0, _("the database has no %s for company %s"),
                          indicator ? indicator : _("value"), code);
    store_close(from);
    return report_end(&s->env, status, d, out, err);
}

/* --- what one import replaced ----------------------------------------------------------- */

enum { C_LINE, C_CODE, C_NAME, C_INDICATOR, C_LABEL, C_YEAR, C_BEFORE, C_AFTER, C_COLUMNS };

static const table_column change_columns[C_COLUMNS] = {
    [C_LINE] = {"line", N_("file line"), TABLE_NUMBER, 0},
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_INDICATOR] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [C_LABEL] = {"label", N_("meaning"), TABLE_TEXT, 0},
    [C_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [C_BEFORE] = {"before", N_("before"), TABLE_CODE, 0},
    [C_AFTER] = {"after", N_("after"), TABLE_CODE, 0},
};

static void add_change(void *context, const changed_value *v)
{
    const history_list *l = context;

    grid_row(l->grid);
    if (v->line)
        grid_number(l->grid, C_LINE, (double)v->line);
    put_text(l->grid, C_CODE, v->code);
    put_text(l->grid, C_NAME, v->name);
    put_text(l->grid, C_INDICATOR, v->indicator);
    put_label(l, C_LABEL, v->indicator);
    if (v->year)
        grid_number(l->grid, C_YEAR, v->year);
    put_text(l->grid, C_BEFORE, v->before);
    put_text(l->grid, C_AFTER, v->after);
}

tidu_status tidu_import_changes(tidu_session *s, const char *db, long long import_id, tidu_report **out, tidu_error *err)
{
    document *d = document_new();
    history_list l = {.env = &s->env};
    store *from = NULL;
    tidu_status status;

    if (d)
        l.grid = document_grid(d, "replaced", NULL, change_columns, C_COLUMNS);
    status = open_journal(s, db, l.grid, &from, err);
    if (!status)
        status = store_list_changed(from, import_id, add_change, &l, err);
    store_close(from);
    return report_end(&s->env, status, d, out, err);
}
