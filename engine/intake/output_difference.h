/*
 * The first place in which two outputs differ: of tables (CSV, workbooks) a cell (of numbers 15 digits count, which is what spreadsheets
 * keep), of folders a file and the place in it, of anything else a line and column. For whoever holds a file against what was computed
 * again.
 */
#ifndef INTAKE_OUTPUT_DIFFERENCE_H
#define INTAKE_OUTPUT_DIFFERENCE_H

#include <stdbool.h>

#include "base/tidu_error.h"

enum { OUTPUT_DIFFERENCE_TEXT = 256 };

typedef struct output_difference {
    bool is_found;
    bool are_bytes;                        /* the cells or the text agree, the bytes do not */
    bool are_values_same;                  /* with that: of a workbook, all of whose cells agree */
    char part[OUTPUT_DIFFERENCE_TEXT];     /* the file of a folder, the sheet of a workbook; "" */
    unsigned long line, column;            /* from 1; of a table its row, and column as a number of cells; 0: not known */
    char header[OUTPUT_DIFFERENCE_TEXT];   /* of the column of a table */
    char key[OUTPUT_DIFFERENCE_TEXT];      /* the first cells of its row */
    char written[OUTPUT_DIFFERENCE_TEXT];  /* in the first, as text on one line */
    char computed[OUTPUT_DIFFERENCE_TEXT]; /* in the second */
} output_difference;

/*
 * Hold two files or two folders against each other. With `only_cells` the stamps of lists (intake/list_stamp.h) and bytes of a workbook
 * that are no cells do not count. TIDU_EIO, TIDU_ENOMEM, TIDU_EDATA (a workbook that cannot be read).
 */
tidu_status output_difference_find(const char *written, const char *computed, bool only_cells, output_difference *out, tidu_error *err);

#endif
