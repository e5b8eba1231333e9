/*
 * Cells of workbooks as people see them: letters for the column, then the row.
 */
#ifndef BASE_SHEET_CELL_H
#define BASE_SHEET_CELL_H

#include <stdbool.h>

enum { SHEET_CELL_SIZE = 24 };

/*
 * The cell at a line and a column from 1: "AA5". False, and "", where there is no such cell: one of the two is 0, the column
 * is beyond those of a workbook, or the file is none, as its name says: "a.csv", but "a.xlsx" and "a.xls [Sheet1]".
 */
bool sheet_cell_name(const char *file, unsigned long line, unsigned long column, char out[SHEET_CELL_SIZE]);

#endif
