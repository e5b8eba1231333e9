/*
 * One row after the other, by company and, in it, by year. A panel lies column by column and a
 * row takes a cell of each, so that the cells of the rows to come are asked for in time: memory
 * answers in whole lines of eight cells.
 */
#include "io/store_panel_table.h"

#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"

enum { COMPANIES_A_REPORT = 4096, CELLS_A_LINE = 8, MOST_FIXED = 5, DATE_SIZE = 11 };

/* What SQLite calls a virtual table, and its cursor. */
typedef struct table {
    sqlite3_vtab base;
    panel_table *panel;
} table;

typedef struct cursor {
    sqlite3_vtab_cursor base;
    panel_table *panel;
    uint32_t company;
    size_t year;
    uint32_t line;
    char (*dates)[DATE_SIZE]; /* of this row, by column */
} cursor;

static const char *const names[] = {"panel_company", "panel_year"};
static const char *const fixed[][MOST_FIXED] = {
    [PANEL_COMPANIES] = {"id", "uscc", "import_id", "line"},
    [PANEL_YEARS] = {"id", "company_id", "year", "import_id", "line"},
};

const char *panel_table_name(panel_table_kind kind)
{
    return names[kind];
}

static size_t count_columns(const panel_table *t)
{
    return t->kind == PANEL_COMPANIES ? t->plan->n_attributes : t->plan->n_annual;
}

/* --- rows ------------------------------------------------------------------------- */

static void fetch_ahead(const double *const *cells, size_t n, size_t company)
{
    for (size_t k = 0; k < n; k++) {
        if (cells[k])
            __builtin_prefetch(cells[k] + company);
    }
}

/* At the beginning of a line of cells: fetch the one after the next. */
static void prepare_cells(const cursor *c)
{
    const store_plan *plan = c->panel->plan;
    size_t ahead = (size_t)c->company + 2 * CELLS_A_LINE;

    if (c->company % CELLS_A_LINE || ahead >= panel_count(plan->panel))
        return;
    if (c->panel->kind == PANEL_COMPANIES)
        fetch_ahead(plan->attribute_cells, plan->n_attributes, ahead);
    else
        fetch_ahead(plan->annual_cells, plan->n_years * plan->n_annual, ahead);
}

static bool at_end(const cursor *c)
{
    return c->company == panel_count(c->panel->plan->panel);
}

/* Companies come first and years after them: each is half of the way. */
static int report(panel_table *t, size_t company)
{
    size_t n = panel_count(t->plan->panel);

    if (company % COMPANIES_A_REPORT && company != n)
        return SQLITE_OK;
    t->status = store_tell_progress(t->job, ((t->kind == PANEL_YEARS ? n : 0) + company) / 2, n);
    return t->status ? SQLITE_ABORT : SQLITE_OK;
}

static int next_company(cursor *c)
{
    c->company++;
    prepare_cells(c);
    if (!at_end(c))
        c->line = plan_first_line(c->panel->plan, c->company);
    return report(c->panel, c->company);
}

/* Stand on a year that the company has, from the one in the cursor on. */
static int find_year(cursor *c)
{
    const store_plan *plan = c->panel->plan;
    int code = SQLITE_OK;

    while (!code && !at_end(c)) {
        for (; c->year < plan->n_years; c->year++) {
            if (plan_has_year(plan, c->company, c->year, &c->line))
                return SQLITE_OK;
        }
        c->year = 0;
        c->company++;
        prepare_cells(c);
        code = report(c->panel, c->company);
    }
    return code;
}

static int next(sqlite3_vtab_cursor *base)
{
    cursor *c = (cursor *)base;

    c->panel->rows++;
    if (c->panel->kind == PANEL_COMPANIES)
        return next_company(c);
    c->year++;
    return find_year(c);
}

static int rewind_rows(sqlite3_vtab_cursor *base, int plan, const char *text, int n,
                       sqlite3_value **values)
{
    cursor *c = (cursor *)base;

    (void)plan, (void)text, (void)n, (void)values;
    c->company = 0;
    c->year = 0;
    c->panel->rows = 0;
    if (c->panel->kind == PANEL_YEARS)
        return find_year(c);
    if (!at_end(c))
        c->line = plan_first_line(c->panel->plan, 0);
    return SQLITE_OK;
}

static int is_behind(sqlite3_vtab_cursor *base)
{
    return at_end((const cursor *)base);
}

/* --- cells ------------------------------------------------------------------------ */

static void give_line(sqlite3_context *to, uint32_t line)
{
    if (line)
        sqlite3_result_int64(to, line);
}

static void give_number(sqlite3_context *to, indicator_type type, double value,
                        char date[DATE_SIZE])
{
    if (!cell_is_value(value))
        return;
    if (type == INDICATOR_DATE) {
        date_format((long)value, date);
        sqlite3_result_text(to, date, -1, SQLITE_STATIC);
    } else if (store_is_integer(value)) {
        sqlite3_result_int64(to, (sqlite3_int64)value);
    } else {
        sqlite3_result_double(to, value);
    }
}

static void give_of_company(const cursor *c, sqlite3_context *to, int place)
{
    const store_plan *plan = c->panel->plan;
    size_t k = (size_t)place - 4;

    switch (place) {
    case 0:
        sqlite3_result_int64(to, (sqlite3_int64)c->company + 1);
        return;
    case 1:
        sqlite3_result_text(to, panel_code(plan->panel, c->company), -1, SQLITE_STATIC);
        return;
    case 2:
        sqlite3_result_int64(to, c->panel->job->import_id);
        return;
    case 3:
        give_line(to, c->line);
        return;
    default:
        break;
    }
    if (plan->attribute_cells[k]) {
        give_number(to, plan->attributes[k].about->type, plan->attribute_cells[k][c->company],
                    c->dates[k]);
    } else {
        const char *text = plan->attribute_texts[k][c->company];

        if (text && *text)
            sqlite3_result_text(to, text, -1, SQLITE_STATIC);
    }
}

static void give_of_year(const cursor *c, sqlite3_context *to, int place)
{
    const store_plan *plan = c->panel->plan;
    size_t k = (size_t)place - 5;

    switch (place) {
    case 0:
        sqlite3_result_int64(to, store_annual_id((long long)c->company + 1, plan->years[c->year]));
        return;
    case 1:
        sqlite3_result_int64(to, (sqlite3_int64)c->company + 1);
        return;
    case 2:
        sqlite3_result_int(to, plan->years[c->year]);
        return;
    case 3:
        sqlite3_result_int64(to, c->panel->job->import_id);
        return;
    case 4:
        give_line(to, c->line);
        return;
    default:
        give_number(to, plan->annual[k].about->type, plan_value(plan, c->company, c->year, k),
                    c->dates[k]);
    }
}

static int give(sqlite3_vtab_cursor *base, sqlite3_context *to, int place)
{
    const cursor *c = (const cursor *)base;

    if (c->panel->kind == PANEL_COMPANIES)
        give_of_company(c, to, place);
    else
        give_of_year(c, to, place);
    return SQLITE_OK;
}

static int give_number_of_row(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((cursor *)base)->panel->rows;
    return SQLITE_OK;
}

/* --- the table -------------------------------------------------------------------- */

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    panel_table *t = ((table *)base)->panel;
    cursor *c = allocate_array(1, sizeof *c);

    if (c)
        c->dates = allocate_array(count_columns(t) + 1, sizeof *c->dates);
    if (!c || !c->dates) {
        release(c);
        return SQLITE_NOMEM;
    }
    c->panel = t;
    *out = &c->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    release(((cursor *)base)->dates);
    release(base);
    return SQLITE_OK;
}

static int declare(sqlite3 *db, const panel_table *t)
{
    const plan_column *columns = t->kind == PANEL_COMPANIES ? t->plan->attributes : t->plan->annual;
    text_buffer sql;
    int code;

    text_buffer_init(&sql);
    for (int i = 0; i < MOST_FIXED && fixed[t->kind][i]; i++)
        text_buffer_print(&sql, "%s%s", i ? ", " : "CREATE TABLE x (", fixed[t->kind][i]);
    for (size_t k = 0; k < count_columns(t); k++) {
        text_buffer_append_string(&sql, ", ");
        store_append_name(&sql, columns[k].about->name);
    }
    text_buffer_append_string(&sql, ")");
    code = sql.failed ? SQLITE_NOMEM : sqlite3_declare_vtab(db, sql.text);
    text_buffer_clear(&sql);
    return code;
}

static int connect(sqlite3 *db, void *panel, int n, const char *const *arguments,
                   sqlite3_vtab **out, char **message)
{
    table *made;
    int code = declare(db, panel);

    (void)n, (void)arguments, (void)message;
    if (code)
        return code;
    made = allocate_array(1, sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    made->panel = panel;
    *out = &made->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *base)
{
    release(base);
    return SQLITE_OK;
}

static int choose_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    (void)base;
    info->estimatedCost = 1e6;
    return SQLITE_OK;
}

/* Without xCreate the table needs no CREATE VIRTUAL TABLE: it is there by its module's name. */
static const sqlite3_module module = {
    .xConnect = connect,
    .xBestIndex = choose_index,
    .xDisconnect = disconnect,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = rewind_rows,
    .xNext = next,
    .xEof = is_behind,
    .xColumn = give,
    .xRowid = give_number_of_row,
};

tidu_status panel_table_make(panel_table *t)
{
    store *s = t->job->store;

    if (sqlite3_create_module_v2(s->db, names[t->kind], &module, t, NULL))
        return store_fail(s, t->job->err);
    return TIDU_OK;
}

void panel_table_drop(panel_table *t)
{
    sqlite3_create_module_v2(t->job->store->db, names[t->kind], NULL, NULL, NULL);
}
