/*
 * Tables as an Excel workbook: first a sheet with notes, then one sheet per table, with a frozen header, filters,
 * codes as text, real percentages, data bars on shares and fills behind verdicts.
 */
#ifndef REPORT_TABLE_XLSX_H
#define REPORT_TABLE_XLSX_H

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
} xlsx_sheet;

/* The first sheet, and what the file says of itself. */
typedef struct xlsx_notes {
    const char *name;         /* of the sheet */
    const char *const *lines; /* [n] */
    size_t n;
    char *stamp;              /* written into the keywords of the file, too; NULL: none */
    long day;                 /* with a stamp: the day on which the file says it was made, not that of the clock */
} xlsx_notes;

/*
 * path    replaced atomically (base/file_replace.h)
 * Returns TIDU_OK, TIDU_EIO, TIDU_ENOMEM or TIDU_EDATA: more than a sheet can hold.
 */
tidu_status xlsx_write(const char *path, const xlsx_notes *notes, const xlsx_sheet *sheets, size_t n_sheets,
                       tidu_error *err);

#endif
