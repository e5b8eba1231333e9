/*
 * Typing errors as they come in real spreadsheets: some six companies in a
 * hundred have one, by turns of every kind.
 */
#ifndef GENERATE_SLIP_H
#define GENERATE_SLIP_H

#include "sheet.h"

/* For all rows of a company; the attributes are changed for good. */
void slip_company(long number, sheet_row *row, int last_year);

/*
 * For one row of it. `second` receives a further row where the error is a
 * repetition; returns the number of rows to write, 1 or 2.
 */
int slip_year(long number, sheet_row *row, sheet_row *second);

#endif
