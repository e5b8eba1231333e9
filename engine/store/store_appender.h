/*
 * Adding rows without a lookup: the caller knows that they are new.
 */
#ifndef STORE_STORE_APPENDER_H
#define STORE_STORE_APPENDER_H

#include "store/store_column_plan.h"
#include "store/store_import_job.h"

typedef struct store_appender {
    store_import_job *job;
    const store_column_plan *plan;
    sqlite3_stmt *add_company;
    sqlite3_stmt *add_year;
    sqlite3_stmt *put_exact;
} store_appender;

tidu_status store_appender_init(store_appender *a, store_import_job *job, const store_column_plan *plan);
void store_appender_clear(store_appender *a);
tidu_status store_appender_add_company(store_appender *a, uint32_t company, long long *company_id);
tidu_status store_appender_add_year(store_appender *a, uint32_t company, long long company_id,
                              size_t year, uint32_t line);
tidu_status store_appender_put_exact(store_appender *a, long long company_id, int indicator, int year,
                               const char *text);

#endif
