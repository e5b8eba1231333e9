/* How wide the columns of a table are, in digits: a Chinese letter has the width of two. */
#ifndef REPORT_TABLE_WIDTH_H
#define REPORT_TABLE_WIDTH_H

#include "report/table.h"

int table_text_width(const char *text);

/* The widest cell among the first rows. */
int table_widest_cell(const table *t, size_t column);

/* What a heading needs in two lines without breaking a word of Latin letters. */
int table_heading_width(const char *heading);

#endif
