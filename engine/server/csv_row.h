/* The rows of our own CSV, for links between pages. */
#ifndef SERVER_CSV_ROW_H
#define SERVER_CSV_ROW_H

#include <stdbool.h>
#include <stddef.h>

enum { CSV_ROW_MOST = 32 };

typedef struct csv_row {
    const char *cells[CSV_ROW_MOST];
    size_t n;
} csv_row;

/* Take the next row from *at, whose text is changed for it; cells beyond CSV_ROW_MOST are passed over. False: there is none. */
bool csv_row_next(char **at, csv_row *out);

/* The place of a column in the row of headings; CSV_ROW_MOST: there is none. */
size_t csv_row_find(const csv_row *headings, const char *name);

/* A cell; "" where there is none. */
const char *csv_row_cell(const csv_row *row, size_t column);

#endif
