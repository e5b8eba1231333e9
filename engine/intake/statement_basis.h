/*
 * What the parts that read a statement share.
 */
#ifndef INTAKE_STATEMENT_BASIS_H
#define INTAKE_STATEMENT_BASIS_H

#include <stddef.h>

#include "intake/table_head.h"
#include "panel/word_list.h"

enum { STATEMENT_ROWS = 1 << 18, STATEMENT_FIELDS = 4096, STATEMENT_CELLS = 1 << 24 }; /* most of each */

typedef struct statement_basis {
    const word_lists *words;
    const char *file;
    int year; /* of "this year", as the user says; 0: a line above the header or the file's name says it */
    /* As head_judge.count_labels. */
    size_t (*count_labels)(void *context, const table_record *row);
    void *context;
} statement_basis;

/* A place in the statement; column from 1. */
typedef struct statement_cell {
    unsigned long line;
    unsigned long column;
} statement_cell;

#endif
