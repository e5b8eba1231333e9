/*
 * What is wrong with input data, cell by cell: collected, counted, never
 * printed here. A kind has a stable code ("D203") that scripts may rely on.
 */
#ifndef INTAKE_PROBLEM_H
#define INTAKE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

/* The rows (code, severity, text in words) stand in problem.c, in this order. */
typedef enum problem_kind {
    PROBLEM_CREDIT_CODE_CHECK,   /* 18 characters but the check digit is wrong: taken in */
    PROBLEM_CREDIT_CODE_FORM,    /* another id than a credit code: taken in */
    PROBLEM_CODE_LOST,           /* 9.1350E+17: the row is left out */
    PROBLEM_CODE_MISSING,        /* no code: the row is left out */
    PROBLEM_YEAR,                /* not a year, or 20223: the row is left out */
    PROBLEM_YEAR_MISSING,        /* annual values without a year: only attributes taken in */
    PROBLEM_NUMBER,              /* no number: left missing */
    PROBLEM_RANGE,               /* -5 revenue, flag 2: left missing */
    PROBLEM_NOT_WHOLE,           /* 3.5 persons: left missing */
    PROBLEM_DATE,                /* no date: left missing */
    PROBLEM_DATE_AFTER_DATA,     /* founded after a year with data: taken in */
    PROBLEM_STAFF_ABOVE_TOTAL,   /* st_staff or rd_staff above employees: taken in */
    PROBLEM_ATTRIBUTE_CONFLICT,  /* two values for one attribute: the first stays */
    PROBLEM_DUPLICATE_CONFLICT,  /* company and year again with another value: the first stays */
    PROBLEM_COLUMN_UNKNOWN,      /* a column that is no indicator: ignored */
    PROBLEM_COLUMNS_TOO_FEW,     /* a ragged row: the rest is missing */
    PROBLEM_COLUMNS_TOO_MANY,    /* a ragged row: the surplus is ignored */
    PROBLEM_TITLE_SKIPPED,       /* a line above the header */
    PROBLEM_TOTALS_SKIPPED,      /* a totals or notes row below the data */
    PROBLEM_CURRENCY,            /* money that is not in yuan: taken in as it stands */
    PROBLEM_NUL_BYTE,            /* removed from the cell */
    PROBLEM_SUSPECT_TEXT,        /* private-use, U+FFFD or ?? runs: taken in, look at it */
    PROBLEM_SHARE_ABOVE_ONE,     /* a share written as 5 without %: left missing */
    PROBLEM_TEXT_TOO_LONG,       /* a cell over the limit: left missing */
    PROBLEM_CREDENTIAL_DATES,    /* expires before it was granted: the row is left out */
    PROBLEM_CREDENTIAL_UNKNOWN,  /* a certificate that no model is named after: the row is left out */
    PROBLEM_REGION_UNKNOWN,      /* the register has no such code: taken in, as with all that follow */
    PROBLEM_REGION_RETIRED,      /* no longer in use, the successor is named */
    PROBLEM_REGION_GONE,         /* no longer in use, the successor is not established */
    PROBLEM_INDUSTRY_UNKNOWN,    /* not in the register of its edition */
    PROBLEM_INDUSTRY_EDITION,    /* in the edition of 2011 alone, in a column of 2017 */
    PROBLEM_INDUSTRY_SUCCEEDED,  /* `industry` was missing and got the one successor of the code of 2011 */
    PROBLEM_FIELD_UNKNOWN,       /* the first digits are no field of the table */
    PROBLEM_KINDS
} problem_kind;

typedef enum problem_severity { PROBLEM_NOTE, PROBLEM_WARNING, PROBLEM_ERROR } problem_severity;

typedef struct problem {
    problem_kind kind;
    const char *file;
    unsigned long line;
    unsigned long column; /* the column of the table, from 1; 0: the whole row */
    const char *header;   /* of that column, "" for a whole row */
    const char *found;    /* the text as it stands in the file, cut at 200 bytes */
} problem;

typedef struct problems problems;

problems *problems_new(void);
void problems_free(problems *p);

/* Copies the texts; false when memory is used up. */
bool problems_add(problems *p, const problem *entry);

/* Add all of `other`, their lines moved down by `lines`; false when memory is used up. */
bool problems_join(problems *p, const problems *other, unsigned long lines);

/* Keep the first `most` of each kind from now on and only count the others; 0: keep all. */
void problems_keep(problems *p, size_t most);

/* Forget all but the first `n`. */
void problems_cut(problems *p, size_t n);

size_t problems_count(const problems *p); /* that are kept */
size_t problems_count_kind(const problems *p, problem_kind kind); /* that there were */
const problem *problems_get(const problems *p, size_t i);

const char *problem_code(problem_kind kind);      /* "D203" */
problem_severity problem_severity_of(problem_kind kind);
const char *problem_severity_name(problem_severity severity); /* "note", "warning", "error" */
const char *problem_text(problem_kind kind);      /* what is wrong, translated */
const char *problem_done(problem_kind kind);      /* what was done about it, translated */

/* Takes bytes in order; false ends the writing. */
typedef bool (*problem_sink)(void *context, const char *bytes, size_t n);

/*
 * Write all of them as CSV (code, severity, file, line, column, header, found, problem, done) with a
 * byte order mark for Excel. TIDU_EIO when the sink refused.
 */
tidu_status problems_write(const problems *p, problem_sink sink, void *context, tidu_error *err);

#endif
