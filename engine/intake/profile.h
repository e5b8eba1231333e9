/*
 * The profile of a table file, column by column, without importing it.
 */
#ifndef INTAKE_PROFILE_H
#define INTAKE_PROFILE_H

#include "intake/intake_options.h"
#include "intake/problem.h"

typedef struct profile_column {
    intake_column recognised;
    unsigned long filled;    /* rows in which the cell is not missing */
    unsigned long numbers;   /* of these, numbers */
    double least, greatest;  /* of the numbers; NaN if there are none */
    const char *unit;        /* "yuan", "wan", "persons", "date", "text"; "" if there is none */
    const char *unit_reason; /* its source, translated: "from the header or the mapping" ... */
    const char *examples[3]; /* NULL if there are fewer */
} profile_column;

typedef struct profile {
    intake_report report; /* owns the texts */
    unsigned long rows;
    profile_column *columns; /* report.n_columns of them */
} profile;

/*
 * Read the profile of a file. Judged columns of the file are added to `d`. If no column is recognised, the first row in
 * which all cells are words is assumed to be the header.
 */
tidu_status profile_read(const char *path, const intake_options *options, dictionary *d,
                         profile *out, problems *found, tidu_error *err);
void profile_clear(profile *p);

#endif
