/*
 * Which rows and columns of a statement are its header, its items and its values.
 */
#ifndef INTAKE_STATEMENT_LAYOUT_H
#define INTAKE_STATEMENT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/statement_basis.h"

enum { STATEMENT_VALUES = 64, STATEMENT_LABEL = 256 };

/* How a column of values names its year; of two columns of one year the first kind counts. */
typedef enum statement_year {
    YEAR_IN_FIGURES,
    YEAR_TO_DATE,
    YEAR_THIS,
    YEAR_LAST,
    YEAR_ELSEWHERE, /* 金额, 数值: a column of years has it, or the whole table is of one year */
    YEAR_NOT        /* no column of values */
} statement_year;

/* A column of values. */
typedef struct statement_values {
    size_t field;
    size_t item; /* the column of its items */
    size_t unit; /* the column of its units; NO_FIELD: none */
    statement_year kind;
    int year;
    char unit_text[32]; /* in its header: "万元"; "" for none */
    char year_text[16]; /* for the header of the turned table; "": YEAR_ELSEWHERE */
} statement_values;

typedef struct statement_layout {
    size_t header; /* row */
    statement_values values[STATEMENT_VALUES];
    size_t n;
} statement_layout;

bool statement_layout_find(const table_head *rows, const statement_basis *basis, statement_layout *out);

/* Whether one of the first rows could be the header, if known items follow. */
bool statement_may_begin(const table_head *rows, const word_lists *words);

/* Whether a text is a label that a header can have. */
bool statement_knows(const statement_basis *basis, const char *label, size_t length);

/* The label of an item, without 一、 减: 其中: and the like, and without a bracket on how to fill it in. */
void statement_label(const char *text, size_t length, char out[STATEMENT_LABEL]);

#endif
