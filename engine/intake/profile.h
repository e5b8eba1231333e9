/*
 * `tidu inspect`: what a table file holds, column by column, without taking it in.
 */
#ifndef INTAKE_PROFILE_H
#define INTAKE_PROFILE_H

#include "intake/intake_options.h"
#include "intake/problem.h"

typedef struct profile_column {
    intake_column recognised;
    unsigned long filled;    /* rows in which the cell is not missing */
    unsigned long numbers;   /* of these, numbers */
    double least, greatest;  /* of the numbers; NaN without any */
    const char *unit;        /* guess in words: "yuan", "wan", "persons", "date", "text"; "" none */
    const char *unit_reason; /* why: "header says (万元)", "median of R&D / revenue" ... */
    const char *examples[3]; /* NULL where fewer */
} profile_column;

typedef struct profile {
    intake_report report; /* owns the texts */
    unsigned long rows;
    profile_column *columns; /* report.n_columns of them */
} profile;

/*
 * `d` is not const: judged columns of the file join it. A table without a column that is
 * known is looked at too: its first full row of words is taken for the header.
 */
tidu_status profile_read(const char *path, const intake_options *options, dictionary *d,
                         profile *out, problems *found, tidu_error *err);
void profile_clear(profile *p);

#endif
