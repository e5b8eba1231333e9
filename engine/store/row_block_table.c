/*
 * Two virtual tables of SQLite over a block, with forward-only cursors: one row per company, or per company and year.
 */
#include "store/row_block_table.h"

#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"

enum { MOST_FIXED = 5, DATE_SIZE = 11 };

/* SQLite's structures for a virtual table and its cursor. */
typedef struct table {
    sqlite3_vtab base;
    row_block_table *of;
} table;

/* The cells of a column: at most one member is not NULL; both are NULL if the block does not have the column. */
typedef struct block_column {
    const double *cells;
    const char *const *texts;
    bool is_date;
} block_column;

typedef struct cursor {
    sqlite3_vtab_cursor base;
    row_block_table *of;
    size_t i; /* company of the block */
    size_t year;
    uint32_t line;
    char (*dates)[DATE_SIZE]; /* of this row, by column */
} cursor;

static const struct {
    const char *name;
    const char *target;
    indicator_kind holds;
    int n_fixed;
    const char *fixed[MOST_FIXED];
} kinds[] = {
    [BLOCK_COMPANIES] = {"block_company", "company", INDICATOR_ATTRIBUTE, 4, {"id", "uscc", "import_id", "line"}},
    [BLOCK_YEARS] = {"block_year", "annual_value", INDICATOR_ANNUAL, 5,
                     {"id", "company_id", "year", "import_id", "line"}},
};

const char *row_block_table_name(row_block_table_kind kind)
{
    return kinds[kind].name;
}

const char *row_block_table_target(row_block_table_kind kind)
{
    return kinds[kind].target;
}

/* --- rows ------------------------------------------------------------------------- */

static bool at_end(const cursor *c)
{
    return c->i == c->of->block->n;
}

/* Advance to a year that the company has, starting with that of the cursor. */
static void find_year(cursor *c)
{
    const row_block *b = c->of->block;

    for (; !at_end(c); c->i++, c->year = 0) {
        for (; c->year < b->plan.n_years; c->year++) {
            if (row_block_has_year(b, c->i, c->year, &c->line))
                return;
        }
    }
}

static int next(sqlite3_vtab_cursor *base)
{
    cursor *c = (cursor *)base;

    c->of->rows++;
    if (c->of->kind == BLOCK_COMPANIES) {
        c->i++;
    } else {
        c->year++;
        find_year(c);
    }
    return SQLITE_OK;
}

static int rewind_rows(sqlite3_vtab_cursor *base, int plan, const char *text, int n,
                       sqlite3_value **values)
{
    cursor *c = (cursor *)base;

    (void)plan, (void)text, (void)n, (void)values;
    c->i = 0;
    c->year = 0;
    if (c->of->kind == BLOCK_YEARS)
        find_year(c);
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

static void give_date(sqlite3_context *to, double value, char date[DATE_SIZE])
{
    date_format((long)value, date);
    sqlite3_result_text(to, date, DATE_SIZE - 1, SQLITE_STATIC);
}

static void give_text(sqlite3_context *to, const char *text)
{
    if (text && *text)
        sqlite3_result_text(to, text, -1, SQLITE_STATIC);
}

/* Return a cell to SQLite; NULL if it is missing. */
static inline void give_cell(const cursor *c, sqlite3_context *to, size_t k)
{
    const block_column *column = &c->of->columns[c->year * c->of->n + k];
    double value;

    if (!column->cells) {
        if (column->texts)
            give_text(to, column->texts[c->i]);
        return;
    }
    value = column->cells[c->i];
    if (!cell_is_value(value))
        return;
    if (column->is_date)
        give_date(to, value, c->dates[k]);
    else if (store_is_integer(value))
        sqlite3_result_int64(to, (sqlite3_int64)value);
    else
        sqlite3_result_double(to, value);
}

static void give_of_company(const cursor *c, sqlite3_context *to, int place)
{
    const row_block *b = c->of->block;

    switch (place) {
    case 0:
        sqlite3_result_int64(to, (sqlite3_int64)b->number[c->i] + 1);
        return;
    case 1:
        give_text(to, b->code[c->i]);
        return;
    case 2:
        sqlite3_result_int64(to, c->of->import_id);
        return;
    case 3:
        give_line(to, b->first_line[c->i]);
        return;
    default:
        break;
    }
}

static void give_of_year(const cursor *c, sqlite3_context *to, int place)
{
    const row_block *b = c->of->block;

    switch (place) {
    case 0:
        sqlite3_result_int64(to, store_annual_id((long long)b->number[c->i] + 1, b->plan.years[c->year]));
        return;
    case 1:
        sqlite3_result_int64(to, (sqlite3_int64)b->number[c->i] + 1);
        return;
    case 2:
        sqlite3_result_int(to, b->plan.years[c->year]);
        return;
    case 3:
        sqlite3_result_int64(to, c->of->import_id);
        return;
    case 4:
        give_line(to, c->line);
        return;
    default:
        break;
    }
}

static int give(sqlite3_vtab_cursor *base, sqlite3_context *to, int place)
{
    const cursor *c = (const cursor *)base;
    int n_fixed = kinds[c->of->kind].n_fixed;

    if (place >= n_fixed)
        give_cell(c, to, (size_t)(place - n_fixed));
    else if (c->of->kind == BLOCK_COMPANIES)
        give_of_company(c, to, place);
    else
        give_of_year(c, to, place);
    return SQLITE_OK;
}

static int give_number_of_row(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((cursor *)base)->of->rows;
    return SQLITE_OK;
}

/* --- the table -------------------------------------------------------------------- */

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    row_block_table *t = ((table *)base)->of;
    cursor *c = allocate_array(1, sizeof *c);

    if (c)
        c->dates = allocate_array(t->n + 1, sizeof *c->dates);
    if (!c || !c->dates) {
        release(c);
        return SQLITE_NOMEM;
    }
    c->of = t;
    *out = &c->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    release(((cursor *)base)->dates);
    release(base);
    return SQLITE_OK;
}

static int declare(sqlite3 *db, const row_block_table *t)
{
    text_buffer sql;
    int code;

    text_buffer_init(&sql);
    for (int i = 0; i < kinds[t->kind].n_fixed; i++)
        text_buffer_print(&sql, "%s%s", i ? ", " : "CREATE TABLE x (", kinds[t->kind].fixed[i]);
    for (size_t k = 0; k < t->n; k++) {
        text_buffer_append_string(&sql, ", ");
        store_append_name(&sql, dictionary_get(t->dictionary, t->indicator[k])->name);
    }
    text_buffer_append_string(&sql, ")");
    code = sql.failed ? SQLITE_NOMEM : sqlite3_declare_vtab(db, sql.text);
    text_buffer_clear(&sql);
    return code;
}

static int connect(sqlite3 *db, void *of, int n, const char *const *arguments,
                   sqlite3_vtab **out, char **message)
{
    table *made;
    int code = declare(db, of);

    (void)n, (void)arguments, (void)message;
    if (code)
        return code;
    made = allocate_array(1, sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    made->of = of;
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

/* Without xCreate it is an eponymous virtual table, which exists without CREATE VIRTUAL TABLE. */
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

tidu_status row_block_table_make(row_block_table *t, tidu_error *err)
{
    size_t n = (size_t)dictionary_count(t->dictionary);

    t->indicator = allocate_array(n, sizeof *t->indicator);
    t->is_there = allocate_array(n, sizeof *t->is_there);
    if (!t->indicator || !t->is_there)
        return error_memory(err);
    for (int id = 0; id < (int)n; id++) {
        if (dictionary_get(t->dictionary, id)->kind == kinds[t->kind].holds)
            t->indicator[t->n++] = id;
    }
    if (sqlite3_create_module_v2(t->store->db, kinds[t->kind].name, &module, t, NULL))
        return store_fail(t->store, err);
    return TIDU_OK;
}

void row_block_table_drop(row_block_table *t)
{
    if (t->indicator)
        sqlite3_create_module_v2(t->store->db, kinds[t->kind].name, NULL, NULL, NULL);
    release(t->indicator);
    release(t->is_there);
    release(t->columns);
    *t = (row_block_table){.kind = t->kind};
}

/* The cells of attribute `slot` of the plan, or of annual column `slot` in a year. */
static block_column find_column(const row_block_table *t, const store_column_plan *plan, size_t year, size_t slot)
{
    if (t->kind == BLOCK_COMPANIES)
        return (block_column){plan->attribute_cells[slot], plan->attribute_texts[slot],
                              plan->attributes[slot].about->type == INDICATOR_DATE};
    return (block_column){plan->annual_cells[year * plan->n_annual + slot], NULL,
                          plan->annual[slot].about->type == INDICATOR_DATE};
}

bool row_block_table_read(row_block_table *t, const row_block *b, bool *is_other)
{
    bool is_of_company = t->kind == BLOCK_COMPANIES;
    const plan_column *columns = is_of_company ? b->plan.attributes : b->plan.annual;
    size_t n = is_of_company ? b->plan.n_attributes : b->plan.n_annual, years = is_of_company ? 1 : b->plan.n_years;

    *is_other = !t->block;
    t->block = b;
    if (!allocate_room((void **)&t->columns, &t->capacity, years * t->n + 1, sizeof *t->columns))
        return false;
    for (size_t year = 0; year < years; year++) {
        for (size_t i = 0, slot = 0; i < t->n; i++) {
            /* both are in the order of the dictionary */
            bool is_there = slot < n && columns[slot].indicator == t->indicator[i];

            t->columns[year * t->n + i] =
                is_there ? find_column(t, &b->plan, year, slot++) : (block_column){.cells = NULL};
            *is_other |= is_there != t->is_there[i];
            t->is_there[i] = is_there;
        }
    }
    return true;
}

bool row_block_table_has(const row_block_table *t, const char *name)
{
    bool has = false;

    for (int i = 0; i < kinds[t->kind].n_fixed && !has; i++)
        has = !strcmp(kinds[t->kind].fixed[i], name);
    for (size_t i = 0; i < t->n && !has; i++)
        has = t->is_there[i] && !strcmp(dictionary_get(t->dictionary, t->indicator[i])->name, name);
    return has;
}
