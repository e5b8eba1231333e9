/*
 * A sheet of a workbook, as its list of sheets names it.
 */
#ifndef TABLE_WORKBOOK_SHEET_H
#define TABLE_WORKBOOK_SHEET_H

#include <stdbool.h>

typedef struct workbook_sheet {
    const char *name;
    bool is_hidden; /* people must ask for it in a menu */
    bool is_secret; /* "very hidden": only programs show it */
} workbook_sheet;

#endif
