#include "table/xlsx_cell.h"

#include <string.h>

enum { PLAIN_NUMBER = 16 }; /* a shorter number has no residue of a double */

xlsx_cell_type xlsx_cell_type_of(const char *t, size_t length)
{
    switch (length ? *t : 'n') {
    case 's': return length > 1 ? XLSX_TEXT : XLSX_SHARED; /* str */
    case 'i': return XLSX_TEXT;                      /* inlineStr */
    case 'b': return XLSX_BOOLEAN;
    case 'd': return XLSX_DATE;
    case 'e': return XLSX_ERROR;
    default: return XLSX_NUMBER;
    }
}

static void put_shared(const xlsx_cell_basis *basis, size_t column, const char *number, size_t length, sheet_rows *rows)
{
    size_t i = 0, n;
    const char *text;

    for (size_t k = 0; k < length; k++) {
        if (number[k] < '0' || number[k] > '9' || i > SIZE_MAX / 100)
            return;
        i = i * 10 + (size_t)(number[k] - '0');
    }
    if (length && text_list_get(basis->texts, i, &text, &n))
        sheet_rows_put(rows, column, text, n);
}

static void put_number(const xlsx_cell_basis *basis, const xlsx_cell *cell, const char *text, size_t length,
                       sheet_rows *rows)
{
    number_form form = cell_styles_form(basis->styles, cell->style);
    char out[NUMBER_FORM_TEXT];

    if ((form == FORM_NUMBER && length < PLAIN_NUMBER) || !sheet_rows_need(rows, cell->column))
        sheet_rows_put(rows, cell->column, text, length);
    else
        sheet_rows_put(rows, cell->column, out, number_form_write(form, basis->is_1904, text, length, out));
}

/* true and false are written by some programs. */
static void put_boolean(size_t column, const char *text, size_t length, sheet_rows *rows)
{
    if (length)
        sheet_rows_put(rows, column, *text == '1' || *text == 't' || *text == 'T' ? "1" : "0", 1);
}

void xlsx_cell_put(const xlsx_cell_basis *basis, const xlsx_cell *cell, char *text, size_t length, sheet_rows *rows)
{
    if (cell->has_formula && !length && !(cell->type == XLSX_TEXT && cell->has_value)) {
        sheet_rows_count(rows, &rows->uncomputed, cell->column);
        return;
    }
    switch (cell->type) {
    case XLSX_SHARED:
        put_shared(basis, cell->column, text, length, rows);
        break;
    case XLSX_TEXT:
        sheet_rows_put(rows, cell->column, text, length ? xlsx_text_unescape(text, length) : 0);
        break;
    case XLSX_BOOLEAN:
        put_boolean(cell->column, text, length, rows);
        break;
    case XLSX_DATE:
        sheet_rows_put(rows, cell->column, text, length);
        break;
    case XLSX_ERROR:
        sheet_rows_count(rows, &rows->errors, cell->column);
        break;
    default:
        put_number(basis, cell, text, length, rows);
        break;
    }
}
