/*
 * What tables say of a target: the rate of a coverage, rows of a table of another subject beside the database or the sum of a column of theirs,
 * and figures of months.
 */
#ifndef QUESTION_TARGET_TABLES_H
#define QUESTION_TARGET_TABLES_H

#include "model/target_rules.h"
#include "question/environment.h"

/* When and where: after `from` up to `day`, in a town or (NULL) everywhere. */
typedef struct table_span {
    long from, day;
    const char *town;
} table_span;

typedef struct table_tally {
    double least, greatest; /* in plain units; NAN: nothing is known */
    size_t n_open;          /* rows or companies that make the difference, or whose day is missing */
} table_tally;

typedef struct target_tables target_tables;

/* Texts are borrowed. NULL if memory is exhausted. */
target_tables *target_tables_new(const environment *env, const char *db, const char *as_of);
void target_tables_free(target_tables *t);

/* A table that is not there says nothing. Statuses as data_load; TIDU_EMODEL, TIDU_EUSAGE for names or expressions that are none. */
tidu_status target_tables_count(target_tables *t, const target_count *c, const table_span *when, table_tally *out, tidu_error *err);

#endif
