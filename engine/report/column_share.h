/* How wide the columns of a table are where its room is fixed, and how many lines texts take in them. Widths are in em. */
#ifndef REPORT_COLUMN_SHARE_H
#define REPORT_COLUMN_SHARE_H

#include "report/table.h"

enum { COLUMN_SHARE_MOST = 32 };

/* What stands left and right of the text of a cell. */
#define COLUMN_SHARE_SIDES 0.8

/*
 * Shares of 1 for the columns of a table that is `room` wide: no word is broken and no column is two letters wide as long as there is
 * room for that; what is left goes where texts are long. At most COLUMN_SHARE_MOST columns.
 */
void column_shares(const table *t, double room, double *shares);

/* Lines that a text takes in a width; 1 for an empty one. A little more than it takes rather than less, whatever the font. */
int column_lines(const char *text, double width);

/* What the mark of a state before the text takes; 0 without a mark. */
double column_mark(table_tone tone);

#endif
