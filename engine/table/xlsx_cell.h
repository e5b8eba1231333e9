/*
 * The value of an XLSX cell as the text of a field.
 */
#ifndef TABLE_XLSX_CELL_H
#define TABLE_XLSX_CELL_H

#include "table/sheet_rows.h"
#include "table/xlsx_style.h"
#include "table/xlsx_text.h"

typedef enum xlsx_cell_type {
    XLSX_NUMBER,
    XLSX_SHARED,  /* the number of a text */
    XLSX_TEXT,    /* inline, or computed by a formula */
    XLSX_BOOLEAN,
    XLSX_DATE,    /* ISO 8601 */
    XLSX_ERROR
} xlsx_cell_type;

typedef struct xlsx_cell {
    size_t column;
    size_t style;
    xlsx_cell_type type;
    bool has_formula, has_value;
} xlsx_cell;

/* What the values of cells refer to. */
typedef struct xlsx_cell_basis {
    const text_list *texts;
    const cell_styles *styles;
    bool is_1904;
} xlsx_cell_basis;

/* The type by the attribute t. */
xlsx_cell_type xlsx_cell_type_of(const char *t, size_t length);

/* Set the field of a cell whose value is `text`, which may be changed. */
void xlsx_cell_put(const xlsx_cell_basis *basis, const xlsx_cell *cell, char *text, size_t length, sheet_rows *rows);

#endif
