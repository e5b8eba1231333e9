/*
 * The rows that an import finds in the database, whether it changes them or not, as ranges of ids: an import that brought
 * one of them cannot be undone while this one counts. A file with the companies of the file before it is one range a year.
 */
#ifndef STORE_MET_ROWS_H
#define STORE_MET_ROWS_H

#include "store/store_column_plan.h"
#include "store/store_import_job.h"

#define MET_COMPANY "company"
#define MET_ANNUAL "annual_value" /* ids of companies, by year */
#define MET_CREDENTIAL "credential"
#define MET_APPLICATION "application"
#define MET_POOL "pool_event"

typedef struct met_range {
    long long first, last;
} met_range;

/* Zero-initialised; met_rows_clear is required. */
typedef struct met_rows {
    met_range *ranges;
    size_t n;
    size_t capacity;
} met_rows;

/* False if memory is exhausted. */
bool met_rows_add(met_rows *m, long long id);
void met_rows_clear(met_rows *m);

/* Write the ranges of an import; those of several calls with the same kind and year must not overlap. */
tidu_status met_rows_write(met_rows *m, const store_import_job *job, const char *kind, int year);

/* Write the indicators of which the import has any value. */
tidu_status met_indicators_write(const store_import_job *job, const store_column_plan *plan);

#endif
