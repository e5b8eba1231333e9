/*
 * Rows of an XLSX sheet that hold nothing but plain cells are scanned here, with the same result as through the XML
 * parser, which gets all other rows: as with CSV, nearly all of a table is plain, and a parser of everything takes three
 * times as long.
 *
 *   row:  "<row" attribute* ">" cell* "</row>"
 *   cell: "<c" attribute* ("/>" | ">" formula? value? "</c>")
 *   formula: "<f" attribute* ("/>" | ">" plain "</f>")      value: "<v>" plain "</v>" | "<v/>"
 *   attribute: " " name "=" quote plain quote               plain: visible ASCII and blanks, without < & and escapes
 */
#ifndef TABLE_XLSX_SCAN_H
#define TABLE_XLSX_SCAN_H

#include "table/xlsx_cell.h"

typedef enum xlsx_scan_result {
    XLSX_SCAN_ROW, /* the row was delivered */
    XLSX_SCAN_CUT, /* the text ends within it; nothing happened */
    XLSX_SCAN_ODD  /* it is not plain, or there is something else; nothing happened */
} xlsx_scan_result;

/*
 * Scan the row at *text, which ends before `end`, where a NUL must stand; on success *text is moved behind it, and
 * *line, which was the row before, is its own.
 */
xlsx_scan_result xlsx_scan_row(const xlsx_cell_basis *values, sheet_rows *rows, char **text, const char *end,
                               unsigned long *line);

/* The byte behind the next "</row>"; `end` if there is none. */
char *xlsx_scan_find_end(char *text, char *end);

#endif
