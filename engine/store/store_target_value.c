#include "store/store_target_value.h"

#include <string.h>

#include "base/error.h"

static void bind_row(sqlite3_stmt *q, const typed_value *v)
{
    char day[11];

    date_format(v->day, day);
    store_bind_text(q, 1, v->target);
    store_bind_text(q, 2, v->town);
    sqlite3_bind_text(q, 3, day, -1, SQLITE_TRANSIENT);
    sqlite3_bind_double(q, 4, v->value);
    store_bind_text(q, 5, v->unit);
    store_bind_text(q, 6, v->reason);
    store_bind_text(q, 7, v->evidence);
    store_bind_text(q, 8, v->entered_by);
    store_bind_place(q, 10, v->line);
    store_bind_place(q, 11, v->columns[TYPED_VALUE]);
}

tidu_status store_import_target_values(store_import_job *job, const typed_values *values)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(job->store,
                                       "INSERT INTO target_value (target, town, day, value, unit, reason, evidence, entered_by, import_id,"
                                       " line, \"column\") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                       &q, job->err);

    for (size_t i = 0; !status && i < typed_values_count(values); i++) {
        bind_row(q, typed_values_get(values, i));
        sqlite3_bind_int64(q, 9, job->import_id);
        status = store_run_statement(job->store, q, job->err);
        job->counts->target_values_added += !status;
    }
    sqlite3_finalize(q);
    return status;
}

static const char *text_of(sqlite3_stmt *q, int place)
{
    return (const char *)sqlite3_column_text(q, place);
}

static tidu_status take(sqlite3_stmt *q, void *into, tidu_error *err)
{
    const char *day = text_of(q, 2);
    typed_value v = {.target = text_of(q, 0),
                     .town = text_of(q, 1),
                     .value = sqlite3_column_double(q, 3),
                     .unit = text_of(q, 4),
                     .reason = text_of(q, 5),
                     .evidence = text_of(q, 6),
                     .entered_by = text_of(q, 7),
                     .file = text_of(q, 8),
                     .imported_on = text_of(q, 9),
                     .import = sqlite3_column_int64(q, 10),
                     .line = (unsigned long)sqlite3_column_int64(q, 11),
                     .columns = {[TYPED_VALUE] = (unsigned)sqlite3_column_int64(q, 12)}};

    if (!day || !date_parse_iso(day, strlen(day), &v.day)) /* changed by another program */
        return TIDU_OK;
    return typed_values_add(into, &v) ? TIDU_OK : error_memory(err);
}

tidu_status store_load_target_values(store *s, typed_values *into, tidu_error *err)
{
    long long has_any = 0;
    tidu_status status = store_get_integer(s, "SELECT count(*) FROM sqlite_schema WHERE name = 'target_value'", 0, &has_any, err);

    if (status || !has_any)
        return status;
    return store_each_row(s,
                          "SELECT v.target, v.town, v.day, v.value, v.unit, v.reason, v.evidence, v.entered_by, i.file,"
                          " date(i.imported_at, 'localtime'), v.import_id, v.line, v.\"column\" FROM target_value v"
                          " JOIN import i ON i.id = v.import_id ORDER BY v.import_id, v.id",
                          take, into, err);
}
