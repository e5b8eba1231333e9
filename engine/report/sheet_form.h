/* A sheet of a workbook: a table, and for one that people fill in and give back what they find beside it. */
#ifndef REPORT_SHEET_FORM_H
#define REPORT_SHEET_FORM_H

#include "report/table.h"

/* A column of a sheet that people fill in and give back. */
typedef struct sheet_column {
    bool is_open;               /* they fill it in; the cells of the others are locked, without a password */
    char **choices;             /* [NULL-terminated] of its drop-down list, 255 letters in all; NULL: none */
    bool is_strict;             /* other texts are refused */
    double most;                /* the end of a data bar that begins at 0; 0: none */
} sheet_column;

/* Such a sheet beside its table; borrowed. */
typedef struct sheet_form {
    const char *title;
    const char *line;            /* below the title: unit, day of the data */
    const sheet_column *columns; /* [columns of the table] */
    size_t n_frozen;             /* first columns, which stay on the screen */
    size_t n_empty;              /* last rows of the table, all whose cells are open */
} sheet_form;

typedef struct xlsx_sheet {
    const char *name; /* label of its tab; "" if none */
    table table;
    const sheet_form *form; /* NULL: nothing is filled in */
    const char *foot;       /* at the foot of every printed page, NULL: its number alone */
} xlsx_sheet;

#endif
