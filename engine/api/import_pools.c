/*
 * What files say of pools on its way into the database: lists of entries, and the columns of rosters. They are looked at when all files have
 * been read and their contradictions settled, so that a cell that stands back makes nobody enter or leave.
 */
#include "api/import_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "question/pool_sheets.h"

static bool has_pools(const environment *env, const import_pool_file *f)
{
    return f->listed || (f->panel && pool_sheets_has(env->dictionary, f->report));
}

static tidu_status take_file(pool_sheets *p, import_pool_file *f, bool is_written, tidu_error *err)
{
    pool_events *raw = f->listed ? f->listed : pool_events_new();
    tidu_status status = raw && (f->pooled = pool_events_new()) ? TIDU_OK : error_memory(err);

    if (!status && !f->listed)
        status = pool_sheets_roster(p, f->panel, is_written, f->report, raw, f->found, err);
    if (!status)
        status = pool_sheets_take(p, raw, f->report, &(pool_sheet){f->pooled, f->found, is_written ? NULL : f->panel}, err);
    f->listed = raw;
    return status;
}

tidu_status import_settle_pools(const environment *env, const tidu_source *how, store *s, import_pool_file *files, size_t n, tidu_error *err)
{
    const panel **read;
    pool_sheets p;
    size_t n_read = 0;
    bool has = false;
    tidu_status status;

    for (size_t i = 0; i < n; i++)
        has |= has_pools(env, &files[i]);
    if (!has)
        return TIDU_OK;
    read = allocate_array(n, sizeof *read);
    if (!read)
        return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        if (files[i].panel)
            read[n_read++] = files[i].panel;
    }
    status = pool_sheets_open(&p, env, s, how->pool, read, n_read, err);
    for (size_t i = 0; i < n && !status; i++) {
        if (!has_pools(env, &files[i]))
            continue;
        status = take_file(&p, &files[i], !s, err);
        if (!status)
            status = import_be_strict(how, files[i].report, files[i].found, err);
    }
    pool_sheets_close(&p);
    release(read);
    return status;
}

void import_pool_file_clear(import_pool_file *f)
{
    pool_events_free(f->listed);
    pool_events_free(f->pooled);
    f->listed = f->pooled = NULL;
}
