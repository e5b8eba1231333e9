/*
 * An import is one transaction. If the process is killed at any moment, SQLite's journal restores the previous state
 * when the file is next opened.
 */
#include "store/store.h"

#include <pthread.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "panel/period.h"
#include "store/column_cache.h"
#include "store/store_application.h"
#include "store/store_case_rows.h"
#include "store/store_column_plan.h"
#include "store/store_credential.h"
#include "store/store_entry.h"
#include "store/store_fill.h"
#include "store/store_import_job.h"
#include "store/store_merge.h"
#include "store/store_month.h"
#include "store/store_pool.h"
#include "store/store_schema.h"
#include "store/store_target_value.h"

static tidu_status add_columns(store_import_job *job, const intake_report *report)
{
    const dictionary *d = panel_dictionary(job->panel);
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        job->store, "INSERT INTO import_column VALUES (?, ?, ?, ?, ?)", &q, job->err);

    for (size_t i = 0; !status && i < report->n_columns; i++) {
        const intake_column *c = &report->columns[i];
        char month[PERIOD_TEXT];
        bool is_known = c->indicator >= 0 && c->indicator < dictionary_count(d);

        sqlite3_bind_int64(q, 1, job->import_id);
        sqlite3_bind_int64(q, 2, (sqlite3_int64)c->column);
        store_bind_text(q, 3, c->header);
        store_bind_text(q, 4, is_known ? dictionary_get(d, c->indicator)->name : NULL);
        if (period_is_month(c->year))
            store_bind_text(q, 5, period_text(c->year, month));
        else
            sqlite3_bind_int(q, 5, c->year);
        status = store_run_statement(job->store, q, job->err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status import_panel(store_import_job *job, panel *p)
{
    store_column_plan plan;
    long long any = 0;
    tidu_status status = TIDU_OK;

    if (!panel_count(p))
        return TIDU_OK;
    if (!job->store->fill)
        status = store_get_integer(job->store, "SELECT 1 FROM company LIMIT 1", 0, &any, job->err);
    if (!status && !any)
        return store_fill_panel(job, p);
    if (!status)
        status = store_schema_add_columns(job->store, panel_dictionary(p), job->err);
    if (status)
        return status;
    status = store_column_plan_init(&plan, p) ? store_merge_panel(job, &plan) : error_memory(job->err);
    store_column_plan_clear(&plan);
    return status;
}

static tidu_status import_all(store_import_job *job, const store_import_part *part)
{
    tidu_status status = store_schema_hold_triggers(job->store, job->err);

    if (!status)
        status = store_add_import(job, part->report, part->options);
    if (!status)
        status = add_columns(job, part->report);
    if (!status)
        status = import_panel(job, part->panel);
    if (!status)
        status = store_import_months(job, part->panel);
    if (!status && part->held)
        status = store_import_credentials(job, part->held);
    if (!status && part->filed)
        status = store_import_applications(job, part->filed);
    if (!status && part->typed)
        status = store_import_target_values(job, part->typed);
    if (!status && part->pooled)
        status = store_import_pool_events(job, part->pooled);
    if (!status && part->cases)
        status = store_import_case_rows(job, part->cases, NULL);
    if (!status)
        status = store_add_problems(job, part->found);
    if (!status)
        status = store_note_counts(job);
    return status ? status : store_schema_resume_triggers(job->store, job->err);
}

/*
 * The query for the latest import that changed cells, certificates or applications, whichever the part has. Those of the other parts do
 * not count: together they give again what they gave before.
 */
static void write_latest_change(text_buffer *sql, const store_import_job *job, const store_import_part *part)
{
    bool is_case = part->cases && !part->held && !panel_count(part->panel);

    text_buffer_print(sql, "SELECT max(id) FROM import WHERE undone_at IS NULL AND %s AND id NOT IN (0",
                      part->typed               ? "id IN (SELECT import_id FROM target_value)"
                      : part->filed             ? "applications_changed > 0"
                      : part->pooled && !panel_count(part->panel) ? "id IN (SELECT import_id FROM pool_event)"
                      : is_case                 ? "events_added > 0"
                      : !part->held             ? "values_changed + coalesce(months_changed, 0) > 0"
                      : !panel_count(part->panel) ? "credentials_changed > 0"
                                                : "values_changed + credentials_changed + coalesce(months_changed, 0) > 0");
    for (size_t i = 0; i < job->n_known; i++)
        text_buffer_print(sql, ", %lld", job->known[i]);
    text_buffer_append_string(sql, ")");
}

/* If the file turns out to be known, its fill is rolled back and the other files are imported without it. */
static tidu_status import_part(store_import_job *job, store_import_part *part)
{
    text_buffer latest;
    tidu_status status;

    text_buffer_init(&latest);
    write_latest_change(&latest, job, part);
    status = latest.failed ? error_memory(job->err)
                           : store_find_known(job, part->report, part->options, text_buffer_string(&latest));
    text_buffer_clear(&latest);
    if (status)
        return status;
    if (!part->counts.is_known)
        return import_all(job, part);
    if (!job->store->fill)
        return TIDU_OK;
    store_fill_drop(job->store);
    return store_begin(job->store, job->err);
}

/* --- caching the columns of a new store ------------------------------------------------ */

typedef struct keeping {
    column_cache_draft *draft; /* NULL: no cache is made */
    pthread_t thread;
    bool has_thread;
} keeping;

static void *write_draft(void *draft)
{
    column_cache_draft_write(draft);
    return NULL;
}

/* The panel has everything that the store will have: cache its columns while the last rows and indexes are written. */
static keeping keep_columns(const store *s, const panel *p)
{
    keeping k = {.draft = NULL};

    if (!s->fill || !store_is_large(s, panel_count(p)) ||
        !(k.draft = column_cache_draft_new(sqlite3_db_filename(s->db, "main"), p)))
        return k;
    k.has_thread = store_fill_has_thread(s) && !pthread_create(&k.thread, NULL, write_draft, k.draft);
    if (!k.has_thread)
        column_cache_draft_write(k.draft);
    return k;
}

/*
 * Publish the columns with the state that the import left, within a reading transaction, which keeps others from
 * committing. If anyone has committed since the import, the state is another one and nothing is published.
 */
static void publish_columns(column_cache_draft *draft, store *s, const database_state *left)
{
    bool is_ours = !store_execute(s, "BEGIN", NULL);
    database_state now;

    is_ours = is_ours && database_state_get(s->db, &now) && database_state_follows(&now, left);
    if (is_ours)
        column_cache_publish(draft, &now);
    else
        column_cache_draft_drop(draft);
    store_end(s, TIDU_OK, NULL);
}

/* `left`: the state in which the transaction leaves the database; NULL: nothing was imported. */
static void finish_columns(keeping *k, store *s, const database_state *left)
{
    if (k->has_thread)
        pthread_join(k->thread, NULL);
    if (k->draft && left)
        publish_columns(k->draft, s, left);
    else if (k->draft)
        column_cache_draft_drop(k->draft);
}

/* The imports of the same files before. */
static tidu_status find_all_known(store_import_job *job, const store_import_part *parts, size_t n, long long *known)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < n && !status; i++) {
        long long id = 0;

        status = store_find_same(job, parts[i].report, parts[i].options, &id);
        if (id)
            known[job->n_known++] = id;
    }
    job->known = known;
    return status;
}

/* Import all parts within the transaction of the fill or of store_import. */
static tidu_status import_parts(store *s, store_import_part *parts, size_t n, store_import_job *job)
{
    long long *known = allocate_array(n, sizeof *known);
    tidu_status status = known ? TIDU_OK : error_memory(job->err);

    job->panel = parts[0].panel;
    job->counts = &parts[0].counts;
    if (!status && s->fill)
        status = store_fill_rest(job, parts[0].panel);
    if (!status)
        status = find_all_known(job, parts, n, known);
    for (size_t i = 0; i < n && !status; i++) {
        job->panel = parts[i].panel;
        job->counts = &parts[i].counts;
        status = import_part(job, &parts[i]);
        job->import_id = 0;
    }
    release(known);
    job->known = NULL;
    return status;
}

tidu_status store_import(store *s, store_import_part *parts, size_t n, intake_progress progress,
                         void *progress_context, tidu_error *err)
{
    store_import_job job = {.store = s, .progress = progress, .progress_context = progress_context, .err = err};
    keeping columns = keep_columns(s, parts[0].panel);
    tidu_status status = s->fill ? TIDU_OK : store_begin(s, err);
    database_state left;
    bool has_state;

    for (size_t i = 0; i < n; i++)
        parts[i].counts = (store_import_counts){0};
    if (status)
        return status;
    status = import_parts(s, parts, n, &job);
    has_state = columns.draft && !status && !parts[0].counts.is_known && database_state_get(s->db, &left);
    if (s->fill)
        store_fill_drop(s);
    else
        status = store_end(s, status, err);
    finish_columns(&columns, s, has_state && !status ? &left : NULL);
    for (size_t i = 0; i < n && status; i++)
        parts[i].counts = (store_import_counts){0};
    return status;
}
