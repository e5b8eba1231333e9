/*
 * Loading a panel from the store: companies in the order of their ids, then one scan of the annual rows, which are in
 * the same order, so that the two are merged in one pass. Only columns and years that the panel wants are read.
 */
#include "store/column_cache.h"
#include "store/store.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "store/store_schema.h"

enum {
    FIRST_YEAR = 1900, /* lower bound of years in the dictionary */
    LAST_YEAR = 2100,
    FIXED_COLUMNS = 4 /* before the indicators in both SELECTs */
};

typedef struct loader {
    store *store;
    panel *panel;
    tidu_error *err;
    int *attributes; /* indicators to read */
    size_t n_attributes;
    int *annual;
    size_t n_annual;
    bool *is_wanted; /* [years][n_annual] */
    int first_year;  /* wanted; 0: none */
    int last_year;
    long long *ids; /* of the companies read, ascending */
    uint32_t *numbers; /* their numbers in the panel */
    size_t n;
    size_t ids_capacity;
    size_t numbers_capacity;
    long long first_id, last_id; /* of annual rows */
} loader;

/* --- selection of columns ----------------------------------------------- */

static bool is_wanted_ever(const panel *p, int indicator)
{
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        if (panel_is_wanted(p, indicator, year))
            return true;
    }
    return false;
}

static tidu_status choose_columns(loader *l)
{
    const dictionary *d = panel_dictionary(l->panel);
    size_t n = (size_t)dictionary_count(d);
    tidu_status status = TIDU_OK;

    l->attributes = allocate_array(n, sizeof *l->attributes);
    l->annual = allocate_array(n, sizeof *l->annual);
    if (!l->attributes || !l->annual)
        return error_memory(l->err);
    for (int id = 0; !status && id < (int)n; id++) {
        const indicator *about = dictionary_get(d, id);
        bool is_annual = about->kind == INDICATOR_ANNUAL, has;

        if (!store_schema_table_of(about) || !(is_annual ? is_wanted_ever(l->panel, id)
                                                   : panel_is_wanted(l->panel, id, PANEL_ANY_YEAR)))
            continue;
        status = store_schema_has_column(l->store, store_schema_table_of(about), about->name, &has, l->err);
        if (!status && has && is_annual)
            l->annual[l->n_annual++] = id;
        else if (!status && has)
            l->attributes[l->n_attributes++] = id;
    }
    return status;
}

static tidu_status choose_years(loader *l)
{
    size_t n = l->n_annual;

    l->is_wanted = allocate_array((LAST_YEAR - FIRST_YEAR + 1) * n, sizeof *l->is_wanted);
    if (!l->is_wanted)
        return error_memory(l->err);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        bool *row = l->is_wanted + (size_t)(year - FIRST_YEAR) * n;

        for (size_t k = 0; k < n; k++) {
            row[k] = panel_is_wanted(l->panel, l->annual[k], year);
            if (!row[k])
                continue;
            if (!l->first_year)
                l->first_year = year;
            l->last_year = year;
        }
    }
    return TIDU_OK;
}

static tidu_status prepare_select(loader *l, const char *head, const int *columns, size_t n,
                                  const char *tail, sqlite3_stmt **out)
{
    text_buffer sql;
    tidu_status status;

    text_buffer_init(&sql);
    text_buffer_append_string(&sql, head);
    for (size_t k = 0; k < n; k++) {
        text_buffer_append_string(&sql, ", ");
        store_append_name(&sql, dictionary_get(panel_dictionary(l->panel), columns[k])->name);
    }
    text_buffer_append_string(&sql, tail);
    status = store_prepare_buffer(l->store, &sql, out, l->err);
    text_buffer_clear(&sql);
    return status;
}

/* --- cells -------------------------------------------------------------- */

static tidu_status refuse_cell(loader *l, sqlite3_stmt *q, const indicator *about)
{
    return error_at(l->err, TIDU_ESTORE, l->store->path, 0, 0,
                    about->type == INDICATOR_DATE
                        ? _("table %s, row %lld, column %s is not a date YYYY-MM-DD; correct it in the database")
                    : about->type == INDICATOR_TEXT
                        ? _("table %s, row %lld, column %s is not text; correct it in the database")
                        : _("table %s, row %lld, column %s is not a number; correct it in the database"),
                    store_schema_table_of(about), (long long)sqlite3_column_int64(q, 0), about->name);
}

static bool read_date(sqlite3_stmt *q, int place, double *value)
{
    const char *text = (const char *)sqlite3_column_text(q, place);
    long days;

    if (!text || !date_parse_iso(text, (size_t)sqlite3_column_bytes(q, place), &days))
        return false;
    *value = (double)days;
    return true;
}

static tidu_status load_text(loader *l, sqlite3_stmt *q, int place, uint32_t company,
                             int indicator_id)
{
    const char *text = (const char *)sqlite3_column_text(q, place);

    if (!text || panel_set_text(l->panel, company, indicator_id, text, strlen(text)) ==
                     PANEL_NO_MEMORY)
        return error_memory(l->err);
    return TIDU_OK;
}

static tidu_status load_cell(loader *l, sqlite3_stmt *q, int place, uint32_t company,
                             int indicator_id, int year)
{
    const indicator *about = dictionary_get(panel_dictionary(l->panel), indicator_id);
    int kind = sqlite3_column_type(q, place);
    double value;

    if (kind == SQLITE_NULL)
        return TIDU_OK;
    if (about->type == INDICATOR_TEXT || about->type == INDICATOR_DATE) {
        if (kind != SQLITE_TEXT)
            return refuse_cell(l, q, about);
        if (about->type == INDICATOR_TEXT)
            return load_text(l, q, place, company, indicator_id);
        if (!read_date(q, place, &value))
            return refuse_cell(l, q, about);
    } else {
        value = sqlite3_column_double(q, place);
        if ((kind != SQLITE_INTEGER && kind != SQLITE_FLOAT) || !isfinite(value))
            return refuse_cell(l, q, about);
    }
    return panel_put_number(l->panel, company, indicator_id, year, value) ? TIDU_OK
                                                                          : error_memory(l->err);
}

/* --- companies ---------------------------------------------------------- */

static tidu_status load_company(loader *l, sqlite3_stmt *q)
{
    const char *code = (const char *)sqlite3_column_text(q, 1);
    long long id = sqlite3_column_int64(q, 0);
    uint32_t number =
        code ? panel_add_company(l->panel, code, strlen(code)) : PANEL_NO_COMPANY;
    tidu_status status = TIDU_OK;

    if (!store_is_company_id(id))
        return store_refuse_company_id(l->store, id, l->err);
    if (number == PANEL_NO_COMPANY ||
        !allocate_room((void **)&l->ids, &l->ids_capacity, l->n + 1, sizeof *l->ids) ||
        !allocate_room((void **)&l->numbers, &l->numbers_capacity, l->n + 1, sizeof *l->numbers))
        return error_memory(l->err);
    l->ids[l->n] = id;
    l->numbers[l->n++] = number;
    for (size_t k = 0; !status && k < l->n_attributes; k++)
        status = load_cell(l, q, FIXED_COLUMNS + (int)k, number, l->attributes[k], PANEL_ANY_YEAR);
    return status;
}

static tidu_status load_companies(loader *l, const char *code)
{
    sqlite3_stmt *q;
    tidu_status status =
        prepare_select(l, "SELECT id, uscc, NULL, NULL", l->attributes, l->n_attributes,
                       code ? " FROM company WHERE uscc = ?1" : " FROM company ORDER BY id", &q);
    bool has_row = !status;

    if (!status && code)
        sqlite3_bind_text(q, 1, code, -1, SQLITE_STATIC);
    while (!status && has_row) {
        status = store_step(l->store, q, &has_row, l->err);
        if (!status && has_row)
            status = load_company(l, q);
    }
    sqlite3_finalize(q);
    return status;
}

/* --- annual rows -------------------------------------------------------- */

static tidu_status load_year(loader *l, sqlite3_stmt *q, uint32_t company)
{
    int year = sqlite3_column_int(q, 2);
    const bool *is_wanted = l->is_wanted + (size_t)(year - FIRST_YEAR) * l->n_annual;
    tidu_status status = TIDU_OK;

    if (!panel_mark_year(l->panel, company, year, (uint32_t)sqlite3_column_int64(q, 3)))
        return error_memory(l->err);
    for (size_t k = 0; !status && k < l->n_annual; k++) {
        if (is_wanted[k])
            status = load_cell(l, q, FIXED_COLUMNS + (int)k, company, l->annual[k], year);
    }
    return status;
}

/* Load an annual row; rows of deleted companies are skipped. */
static tidu_status load_row(loader *l, sqlite3_stmt *q, size_t *next)
{
    long long company_id = sqlite3_column_int64(q, 1);

    while (*next < l->n && l->ids[*next] < company_id)
        ++*next;
    if (*next == l->n || l->ids[*next] != company_id)
        return TIDU_OK;
    return load_year(l, q, l->numbers[*next]);
}

static tidu_status load_annual(loader *l)
{
    sqlite3_stmt *q;
    tidu_status status = prepare_select(l, "SELECT id, company_id, year, line", l->annual,
                                        l->n_annual,
                                        " FROM annual_value WHERE id BETWEEN ?1 AND ?2"
                                        " AND year BETWEEN ?3 AND ?4 ORDER BY id",
                                        &q);
    bool has_row = !status;
    size_t next = 0;

    if (!status) {
        sqlite3_bind_int64(q, 1, l->first_id);
        sqlite3_bind_int64(q, 2, l->last_id);
        sqlite3_bind_int(q, 3, l->first_year);
        sqlite3_bind_int(q, 4, l->last_year);
    }
    while (!status && has_row) {
        status = store_step(l->store, q, &has_row, l->err);
        if (!status && has_row)
            status = load_row(l, q, &next);
    }
    sqlite3_finalize(q);
    return status;
}

/* --- exact decimals ------------------------------------------------------ */

/* Keep an exact decimal; one that differs from the cell is ignored, since the cell was edited by SQL. */
static tidu_status keep_exact(loader *l, uint32_t company, sqlite3_stmt *q)
{
    const dictionary *d = panel_dictionary(l->panel);
    const char *name = (const char *)sqlite3_column_text(q, 2);
    const char *text = (const char *)sqlite3_column_text(q, 3);
    int year = sqlite3_column_int(q, 1);
    int id = name ? dictionary_find(d, name) : INDICATOR_NONE;
    double value;
    bool is_short;

    if (id == INDICATOR_NONE || !text || dictionary_get(d, id)->type == INDICATOR_TEXT ||
        !number_parse(text, strlen(text), 0, &value, &is_short) ||
        panel_number(l->panel, company, id, year) != value)
        return TIDU_OK;
    return panel_keep_exact(l->panel, company, id, year, text) ? TIDU_OK : error_memory(l->err);
}

static tidu_status load_exact(loader *l)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(l->store,
                                       "SELECT company_id, year, indicator, value FROM exact_value"
                                       " WHERE company_id BETWEEN ?1 AND ?2 ORDER BY company_id",
                                       &q, l->err);
    bool has_row = !status;
    size_t next = 0;

    if (!status) {
        sqlite3_bind_int64(q, 1, l->first_id / STORE_YEARS_A_COMPANY);
        sqlite3_bind_int64(q, 2, l->last_id / STORE_YEARS_A_COMPANY);
    }
    while (!status && has_row) {
        status = store_step(l->store, q, &has_row, l->err);
        if (status || !has_row)
            break;
        while (next < l->n && l->ids[next] < sqlite3_column_int64(q, 0))
            next++;
        if (next < l->n && l->ids[next] == sqlite3_column_int64(q, 0))
            status = keep_exact(l, l->numbers[next], q);
    }
    sqlite3_finalize(q);
    return status;
}

/* --- all companies ------------------------------------------------------ */

static tidu_status load_tables(loader *l, const char *code)
{
    tidu_status status = load_companies(l, code);

    if (status || !l->n)
        return status;
    l->first_id = store_annual_id(l->ids[0], 0);
    l->last_id = store_annual_id(l->ids[l->n - 1], STORE_YEARS_A_COMPANY - 1);
    if (l->first_year)
        status = load_annual(l);
    return status ? status : load_exact(l);
}

/* Load all companies from the column cache of this state of the database, or through SQL, caching the columns. */
static tidu_status load_whole(loader *l)
{
    column_cache_question q = {l->attributes, l->n_attributes, l->annual, l->n_annual, NULL, l->first_year, l->last_year};
    const cache_place *place = store_cache_place(l->store);
    char digest[COLUMN_CACHE_DIGEST];
    bool is_loaded = false;
    tidu_status status = TIDU_OK;

    if (l->first_year)
        q.is_wanted = l->is_wanted + (size_t)(l->first_year - FIRST_YEAR) * l->n_annual;
    else
        q.last_year = -1; /* no years */
    if (place && !column_cache_digest(&q, panel_dictionary(l->panel), digest))
        return error_memory(l->err);
    if (place)
        status = column_cache_load(place, digest, &q, l->panel, &is_loaded, l->err);
    if (status || is_loaded)
        return status;
    status = load_tables(l, NULL);
    if (!status && place && store_is_large(l->store, panel_count(l->panel)))
        column_cache_save(place, digest, &q, l->panel);
    return status;
}

static void note_place(store *s)
{
    s->place.database = !s->is_copy && database_state_get(s->db, &s->place.state) ? sqlite3_db_filename(s->db, "main") : NULL;
}

static tidu_status load_all(loader *l, const char *code)
{
    /* this reads as well: from here on the transaction sees one state of the database */
    tidu_status status = store_schema_add_judged(l->store, panel_dictionary(l->panel), l->err);

    if (!status)
        note_place(l->store);
    if (!status)
        status = choose_columns(l);
    if (!status)
        status = choose_years(l);
    if (status)
        return status;
    return code ? load_tables(l, code) : load_whole(l);
}

tidu_status store_load(store *s, const char *code, panel *p, tidu_error *err)
{
    loader l = {.store = s, .panel = p, .err = err};
    bool is_alone = sqlite3_get_autocommit(s->db);
    /* in one transaction, so that all scans see the same state */
    tidu_status status = is_alone ? store_begin_reading(s, err) : TIDU_OK;

    if (status)
        return status;
    status = load_all(&l, code);
    if (is_alone)
        store_end_reading(s);
    release(l.attributes);
    release(l.annual);
    release(l.is_wanted);
    release(l.ids);
    release(l.numbers);
    return status;
}

tidu_status store_begin_reading(store *s, tidu_error *err)
{
    return store_execute(s, "BEGIN", err);
}

void store_end_reading(store *s)
{
    store_end(s, TIDU_OK, NULL);
}

const cache_place *store_cache_place(const store *s)
{
    return s->place.database ? &s->place : NULL;
}

bool store_is_large(const store *s, size_t companies)
{
    return companies >= s->cache_least;
}

#define YEARS_WITH_ROWS \
    "SELECT year FROM data_year d WHERE EXISTS (SELECT 1 FROM annual_value v WHERE v.year = d.year) ORDER BY year"

tidu_status store_years(store *s, int *first, int *last, tidu_error *err)
{
    long long least = 0, greatest = 0;
    tidu_status status = store_get_integer(s, YEARS_WITH_ROWS " LIMIT 1", 0, &least, err);

    if (!status)
        status = store_get_integer(s, YEARS_WITH_ROWS " DESC LIMIT 1", 0, &greatest, err);
    if (status)
        return status;
    *first = (int)least;
    *last = (int)greatest;
    return TIDU_OK;
}
