/*
 * The company code of a row, and which rows are of no company: totals, notes, headers repeated on the next page.
 */
#ifndef INTAKE_COMPANY_CODE_H
#define INTAKE_COMPANY_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/column_plan.h"
#include "intake/credit_code.h"
#include "intake/problem.h"

enum { COMPANY_CODE_SIZE = 256, COMPANY_CODE_MOST = 128 };

typedef enum company_code_outcome {
    COMPANY_CODE_FOUND,
    COMPANY_CODE_NOTED,   /* found, with a problem to be reported */
    COMPANY_CODE_NOTHING, /* a blank row */
    COMPANY_CODE_LEFT_OUT /* the row is of no company, or its code is missing or lost: a problem */
} company_code_outcome;

typedef struct company_code {
    char text[COMPANY_CODE_SIZE];
    size_t length;
    credit_code_result result;
    problem_kind kind;
    size_t field;      /* of the problem; NO_FIELD: the whole row */
    const char *found; /* borrowed from the record */
} company_code;

/* `words`: of the dictionary. Not for codes that are plain already (credit_code_is_plain), which are found faster. */
company_code_outcome company_code_read(const intake_plan *plan, const word_lists *words, const table_record *record,
                                       company_code *out);

#endif
