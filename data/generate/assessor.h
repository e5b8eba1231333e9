/*
 * Asks libtidu about tables of true records.
 */
#ifndef GENERATE_ASSESSOR_H
#define GENERATE_ASSESSOR_H

#include "filing.h"
#include "record.h"

typedef struct assessor {
    const order *order;
    tidu_session *session;
    bool has_held; /* there are certificates by now */
    char records[4096], judged[4096], held[4096]; /* paths of its tables */
} assessor;

bool assessor_open(assessor *a, const order *o, tidu_error *err);

/* Removes its tables, too. */
void assessor_close(assessor *a);

/* The true records of all that had a year before `year`, in the order of `places` [*n], which are numbers of applicants. */
bool assessor_write_records(assessor *a, const filings *f, int year, size_t *places, size_t *n, tidu_error *err);

/* The certificates granted until now. */
bool assessor_write_held(assessor *a, const filings *f, tidu_error *err);

/* Holds the table of records (or that with the experts' points) against the rule of a kind. */
bool assessor_ask(assessor *a, const filing_kind *kind, int year, const char *table, tidu_assessment **out, tidu_error *err);

/* Writes the rows of a record that a question of `year` needs; `judged` stands behind those of the year before. */
bool assessor_write_record(sheet *s, const record *r, int year, const char *judged, const char *unjudged);

/* Says that a file cannot be written. */
bool assessor_fail(tidu_error *err, const char *path);

#endif
