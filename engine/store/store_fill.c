/*
 * Writing a panel to a store without companies, without any lookup: ids are derived from the panel's numbers, SQLite
 * reads the rows block by block from virtual tables, and indexes are created after all rows.
 *
 * This can begin while the table is still being read. A company that gets another row after it was written is recorded
 * by the panel as reopened, and written again at the end.
 */
#include "store/store_fill.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "panel/period.h"
#include "store/row_block_queue.h"
#include "store/row_block_table.h"
#include "store/store_appender.h"
#include "store/store_schema.h"

enum { BLOCK = 2048, TABLES = 2, FILL_CACHE_KIB = 2048 };

struct store_fill {
    store_import_job job;
    row_block_table tables[TABLES]; /* [kind] */
    sqlite3_stmt *insert[TABLES];
    row_block_queue *queue; /* NULL: blocks are written by the thread that takes them */
    row_block block; /* used if there is no queue */
    uint32_t n;        /* companies taken */
};

/* --- one block ---------------------------------------------------------------------- */

/*
 * INSERT INTO target SELECT one cell for each of its columns, in their order, so that SQLite builds the record directly
 * from the cells without copying them.
 */
static tidu_status write_insert(store *s, const row_block_table *t, text_buffer *sql, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", &q, err);
    const char *between = "";
    bool has_row = !status;

    text_buffer_print(sql, "INSERT INTO %s SELECT ", row_block_table_target(t->kind));
    if (!status)
        store_bind_text(q, 1, row_block_table_target(t->kind));
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        text_buffer_append_string(sql, between);
        if (row_block_table_has(t, (const char *)sqlite3_column_text(q, 0)))
            store_append_name(sql, (const char *)sqlite3_column_text(q, 0));
        else
            text_buffer_append_string(sql, "NULL");
        between = ", ";
    }
    sqlite3_finalize(q);
    text_buffer_print(sql, " FROM %s", row_block_table_name(t->kind));
    return status;
}

static tidu_status prepare(store_fill *f, row_block_table_kind kind, tidu_error *err)
{
    store *s = f->job.store;
    tidu_status status;
    text_buffer sql;

    sqlite3_finalize(f->insert[kind]);
    f->insert[kind] = NULL;
    text_buffer_init(&sql);
    status = write_insert(s, &f->tables[kind], &sql, err);
    if (!status)
        status = store_prepare_buffer(s, &sql, &f->insert[kind], err);
    text_buffer_clear(&sql);
    return status;
}

static tidu_status write_block(void *fill, const row_block *b, tidu_error *err)
{
    store_fill *f = fill;
    tidu_status status = TIDU_OK;

    for (int kind = 0; kind < TABLES && !status; kind++) {
        bool is_other;

        if (!row_block_table_read(&f->tables[kind], b, &is_other))
            return error_memory(err);
        if (is_other || !f->insert[kind])
            status = prepare(f, kind, err);
        if (!status)
            status = store_run_statement(f->job.store, f->insert[kind], err);
    }
    return status;
}

static tidu_status take(store_fill *f, const panel *p, uint32_t first, size_t n, bool reopened_only, tidu_error *err)
{
    row_block *b = f->queue ? row_block_queue_room(f->queue) : &f->block;
    row_block_queue *failed = f->queue;

    if (!b) {
        f->queue = NULL;
        return row_block_queue_end(failed, err);
    }
    if (!row_block_take(b, p, first, n, reopened_only))
        return error_memory(err);
    if (!f->queue)
        return write_block(f, b, err);
    row_block_queue_give(f->queue);
    return TIDU_OK;
}

/* Whether to take another block now: reading never waits for writing, as the panel keeps what is not written yet. */
static bool can_take(const store_fill *f, uint32_t whole, bool is_end)
{
    return f->n < whole && (is_end || (whole - f->n >= BLOCK && (!f->queue || row_block_queue_has_room(f->queue))));
}

/* --- begin, continue, end ------------------------------------------------------------- */

static tidu_status make(store_fill *f, dictionary *d, tidu_error *err)
{
    store *s = f->job.store;
    /* rows are only appended, and indexes are sorted faster in pieces that fit the processor's cache */
    tidu_status status = store_set_cache(s, FILL_CACHE_KIB, err);

    if (!status)
        status = store_schema_add_columns(s, d, err);
    if (!status)
        status = store_schema_drop_index(s, err);
    if (!status)
        status = store_schema_hold_triggers(s, err);
    if (!status && !f->job.import_id)
        status = store_add_import_id(&f->job);
    for (int kind = 0; kind < TABLES && !status; kind++) {
        f->tables[kind] = (row_block_table){.store = s, .dictionary = d, .kind = kind, .import_id = f->job.import_id};
        status = row_block_table_make(&f->tables[kind], err);
    }
    return status;
}

static void drop(store_fill *f)
{
    if (f->queue)
        row_block_queue_end(f->queue, NULL);
    for (int kind = 0; kind < TABLES; kind++) {
        sqlite3_finalize(f->insert[kind]);
        if (f->tables[kind].store)
            row_block_table_drop(&f->tables[kind]);
    }
    row_block_clear(&f->block);
    release(f);
}

static tidu_status fill_new(const store_import_job *job, dictionary *d, store_fill **out)
{
    store_fill *f = allocate_array(1, sizeof *f);
    tidu_status status;

    if (!f)
        return error_memory(job->err);
    f->job = *job;
    status = make(f, d, job->err);
    if (status)
        drop(f);
    else
        *out = f;
    return status;
}

tidu_status store_fill_begin(store *s, dictionary *d, int threads, bool *begins, tidu_error *err)
{
    store_import_job job = {.store = s, .err = err};
    tidu_status status = store_begin(s, err);
    long long any = 0;

    *begins = false;
    if (status)
        return status;
    status = store_get_integer(s, "SELECT 1 FROM company LIMIT 1", 0, &any, err);
    if (!status && !any)
        status = fill_new(&job, d, &s->fill);
    if (status || any)
        return store_end(s, status, err);
    if (threads != 1)
        s->fill->queue = row_block_queue_new(write_block, s->fill);
    *begins = true;
    return TIDU_OK;
}

tidu_status store_fill_take(store *s, panel *p, bool is_end, tidu_error *err)
{
    store_fill *f = s->fill;
    /* the company read last may continue in the next row */
    uint32_t n = (uint32_t)panel_count(p), whole = is_end || !n ? n : n - 1;
    tidu_status status = TIDU_OK;

    while (!status && can_take(f, whole, is_end)) {
        uint32_t size = whole - f->n < BLOCK ? whole - f->n : BLOCK;

        status = take(f, p, f->n, size, false, err);
        f->n += size;
        if (!status && !panel_freeze(p, f->n))
            status = error_memory(err);
        if (!status)
            status = store_tell_progress(&f->job, f->n, n);
    }
    return status;
}

bool store_fill_has_thread(const store *s)
{
    return s->fill->queue != NULL;
}

void store_fill_drop(store *s)
{
    if (!s->fill)
        return;
    drop(s->fill);
    s->fill = NULL;
    store_end(s, TIDU_ESTOPPED, NULL);
}

/* Write the rest; from here on only this thread uses the store. */
static tidu_status take_rest(store_fill *f, panel *p)
{
    row_block_queue *queue;
    tidu_status status = store_fill_take(f->job.store, p, true, f->job.err);

    queue = f->queue;
    f->queue = NULL;
    if (queue && !status)
        return row_block_queue_end(queue, f->job.err);
    if (queue)
        row_block_queue_end(queue, NULL);
    return status;
}

static uint32_t count_reopened(const panel *p)
{
    uint32_t n = 0;

    for (uint32_t c = 0; c < panel_frozen(p); c++)
        n += panel_is_reopened(p, c);
    return n;
}

/* Delete the rows of reopened companies, or all rows, and subtract them from the counts of the tables. */
static tidu_status forget(store_fill *f, const panel *p, bool all)
{
    store *s = f->job.store;
    sqlite3_stmt *q[TABLES] = {NULL};
    tidu_status status =
        store_prepare(s, all ? "DELETE FROM company" : "DELETE FROM company WHERE id = ?1", &q[0], f->job.err);

    if (!status)
        status = store_prepare(s, all ? "DELETE FROM annual_value"
                                      : "DELETE FROM annual_value WHERE id BETWEEN ?1 * 10000 AND ?1 * 10000 + 9999",
                               &q[1], f->job.err);
    for (uint32_t c = 0; c < panel_frozen(p) && !status; c++) {
        if (!all && !panel_is_reopened(p, c))
            continue;
        for (int kind = 0; kind < TABLES && !status; kind++) {
            if (!all)
                sqlite3_bind_int64(q[kind], 1, (sqlite3_int64)c + 1);
            status = store_run_statement(s, q[kind], f->job.err);
            f->tables[kind].rows -= (unsigned long)sqlite3_changes(s->db);
        }
        if (all)
            break;
    }
    for (int kind = 0; kind < TABLES; kind++)
        sqlite3_finalize(q[kind]);
    return status;
}

/* If many were reopened, as in a table sorted by year, all rows are written again in order. */
static tidu_status write_reopened(store_fill *f, panel *p)
{
    uint32_t n = (uint32_t)panel_count(p), reopened = count_reopened(p);
    bool all = reopened > n / 8;
    tidu_status status = reopened ? forget(f, p, all) : TIDU_OK;

    for (uint32_t first = 0; reopened && first < n && !status; first += BLOCK)
        status = take(f, p, first, n - first < BLOCK ? n - first : BLOCK, !all, f->job.err);
    return status;
}

/* Record every year from the first to the last; store_years checks which of them have rows. */
static tidu_status note_years(const store_import_job *job)
{
    tidu_status status = TIDU_OK;
    int first, last;

    panel_years(job->panel, &first, &last);
    for (int year = first; year && year <= last && !status; year++)
        status = store_schema_note_year(job->store, year, job->err);
    return status;
}

static tidu_status fill_exact(store_import_job *job)
{
    int indicator, year;
    uint32_t company;
    const char *text;
    store_appender a = {0};
    store_column_plan plan;
    tidu_status status;

    if (!panel_has_exact(job->panel))
        return TIDU_OK;
    status = store_column_plan_init(&plan, job->panel) ? store_appender_init(&a, job, &plan) : error_memory(job->err);
    for (size_t i = 0;
         !status && panel_get_exact(job->panel, i, &company, &indicator, &year, &text); i++)
        if (!period_is_month(year) && panel_exact(job->panel, company, indicator, year)) /* the cell may have got another value since */
            status = store_appender_put_exact(&a, (long long)company + 1, indicator, year, text);
    store_appender_clear(&a);
    store_column_plan_clear(&plan);
    return status;
}

tidu_status store_fill_rest(store_import_job *job, panel *p)
{
    store_fill *f = job->store->fill;
    tidu_status status;

    job->import_id = f->job.import_id;
    f->job = *job;
    status = take_rest(f, p);
    return status ? status : write_reopened(f, p);
}

tidu_status store_fill_panel(store_import_job *job, panel *p)
{
    store *s = job->store;
    tidu_status status = TIDU_OK;

    if (!s->fill) {
        status = fill_new(job, panel_dictionary(p), &s->fill);
        if (!status)
            status = store_fill_rest(job, p);
    }
    if (!status)
        status = fill_exact(job);
    if (!status)
        status = note_years(job);
    if (!status) {
        job->counts->companies_added = s->fill->tables[BLOCK_COMPANIES].rows;
        job->counts->years_added = s->fill->tables[BLOCK_YEARS].rows;
    }
    if (s->fill)
        drop(s->fill);
    s->fill = NULL;
    if (!status)
        status = store_schema_make_index(s, job->err);
    return status ? status : store_set_cache(s, STORE_CACHE_KIB, job->err);
}
