/*
 * FreeXL opens a path. A workbook that is not in a file of its own is written to one that has no name and goes when it
 * is closed.
 */
#include "table/xls_book.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "table/workbook_library.h"

enum { BLOCK = 1 << 16, ROWS_AT_ONCE = 256, MOST_XLS_SHEETS = 4096 };

struct xls_book {
    xls_library lib;
    const void *handle;
    FILE *copy; /* or NULL */
    const char *file;
    workbook_sheet *sheets;
    size_t n;
    sheet_rows *rows;
    unsigned int line, lines;
    unsigned short columns;
};

static tidu_status copy_bytes(const byte_source *bytes, FILE *to, tidu_error *err)
{
    char *block = allocate(BLOCK);
    size_t at = 0, n = 1;
    tidu_status status = block ? TIDU_OK : error_memory(err);

    for (; !status && n; at += n) {
        status = byte_source_read_at(bytes, at, block, BLOCK, &n, err);
        if (!status && fwrite(block, 1, n, to) != n)
            status = error_at(err, TIDU_EIO, byte_source_name(bytes), 0, 0,
                              _("there is no room for a copy of the workbook in the folder of temporary files"));
    }
    release(block);
    if (!status && fflush(to))
        status = error_at(err, TIDU_EIO, byte_source_name(bytes), 0, 0,
                          _("there is no room for a copy of the workbook in the folder of temporary files"));
    return status;
}

/* A path by which the bytes can be opened. */
static tidu_status find_path(xls_book *b, const byte_source *bytes, char path[32], const char **out, tidu_error *err)
{
    tidu_status status;

    *out = byte_source_path(bytes);
    if (*out)
        return TIDU_OK;
    b->copy = tmpfile();
    if (!b->copy)
        return error_at(err, TIDU_EIO, b->file, 0, 0,
                        _("there is no room for a copy of the workbook in the folder of temporary files"));
    status = copy_bytes(bytes, b->copy, err);
    rewind(b->copy);
    snprintf(path, 32, "/dev/fd/%d", fileno(b->copy));
    *out = path;
    return status;
}

static tidu_status explain(const xls_book *b, int code, tidu_error *err)
{
    if (code == FREEXL_INSUFFICIENT_MEMORY)
        return error_memory(err);
    return error_at(err, TIDU_EDATA, b->file, 0, 0,
                    _("the workbook is broken or was not copied completely; copy it again, or open it and save it again"));
}

static tidu_status list_sheets(xls_book *b, arena *memory, tidu_error *err)
{
    unsigned int value = 0;
    int code = b->lib.freexl_get_info(b->handle, FREEXL_BIFF_PASSWORD, &value);

    if (!code && value == FREEXL_BIFF_OBFUSCATED)
        return error_at(err, TIDU_EDATA, b->file, 0, 0,
                        _("this workbook is encrypted: open it with its password, remove the password and save it again"));
    code = b->lib.freexl_get_info(b->handle, FREEXL_BIFF_SHEET_COUNT, &value);
    if (code)
        return explain(b, code, err);
    if (!value || value > MOST_XLS_SHEETS)
        return error_at(err, TIDU_EDATA, b->file, 0, 0, _("the workbook has no sheet with cells"));
    b->sheets = arena_take_array(memory, value, sizeof *b->sheets);
    for (b->n = 0; b->sheets && b->n < value; b->n++) {
        const char *name = NULL;

        code = b->lib.freexl_get_worksheet_name(b->handle, (unsigned short)b->n, &name);
        b->sheets[b->n].name = arena_copy_string(memory, !code && name ? name : "");
        if (!b->sheets[b->n].name)
            return error_memory(err);
    }
    return b->sheets ? TIDU_OK : error_memory(err);
}

tidu_status xls_book_open(const byte_source *bytes, arena *memory, xls_book **out, tidu_error *err)
{
    xls_book *b = allocate_array(1, sizeof *b);
    char buffer[32];
    const char *path;
    int code;
    tidu_status status = b ? xls_library_load(&b->lib, err) : error_memory(err);

    if (!status) {
        b->file = byte_source_name(bytes);
        status = find_path(b, bytes, buffer, &path, err);
    }
    if (!status && (code = b->lib.freexl_open(path, &b->handle)))
        status = explain(b, code, err);
    if (!status)
        status = list_sheets(b, memory, err);
    if (status)
        xls_book_close(b);
    else
        *out = b;
    return status;
}

void xls_book_close(xls_book *b)
{
    if (!b)
        return;
    if (b->handle)
        b->lib.freexl_close(b->handle);
    if (b->copy)
        fclose(b->copy);
    release(b);
}

size_t xls_book_count(const xls_book *b)
{
    return b->n;
}

const workbook_sheet *xls_book_sheet(const xls_book *b, size_t i)
{
    return &b->sheets[i];
}

tidu_status xls_book_begin(xls_book *b, size_t sheet, sheet_rows *rows, tidu_error *err)
{
    int code = b->lib.freexl_select_active_worksheet(b->handle, (unsigned short)sheet);

    b->rows = rows;
    b->line = 0;
    if (!code)
        code = b->lib.freexl_worksheet_dimensions(b->handle, &b->lines, &b->columns);
    return code ? explain(b, code, err) : TIDU_OK;
}

/* --- rows --------------------------------------------------------------------------- */

/* "#N/A", "#DIV/0!" ..., which FreeXL gives as texts */
static bool is_error(const char *text)
{
    static const char *const words[] = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", NULL};

    if (*text != '#')
        return false;
    for (const char *const *word = words; *word; word++) {
        if (!strcmp(*word, text))
            return true;
    }
    return false;
}

static void put_cell(xls_book *b, unsigned short column, const FreeXL_CellValue *cell)
{
    char number[32];

    switch (cell->type) {
    case FREEXL_CELL_INT:
        sheet_rows_put(b->rows, column, number, (size_t)snprintf(number, sizeof number, "%d", cell->value.int_value));
        break;
    case FREEXL_CELL_DOUBLE:
        sheet_rows_put(b->rows, column, number, number_format(cell->value.double_value, number));
        break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
        if (cell->value.text_value && is_error(cell->value.text_value))
            b->rows->errors++;
        else if (cell->value.text_value)
            sheet_rows_put(b->rows, column, cell->value.text_value, strlen(cell->value.text_value));
        break;
    default:
        break;
    }
}

static void read_row(xls_book *b)
{
    for (unsigned short column = 0; column < b->columns && !b->rows->pump->status; column++) {
        FreeXL_CellValue cell = {.type = FREEXL_CELL_NULL};

        if (!b->lib.freexl_get_cell_value(b->handle, b->line, column, &cell))
            put_cell(b, column, &cell);
    }
    b->line++;
    if (!b->rows->pump->status)
        sheet_rows_end(b->rows, b->line);
}

record_step xls_book_read(void *book)
{
    xls_book *b = book;

    if (b->line == b->lines)
        return RECORDS_END;
    for (int i = 0; i < ROWS_AT_ONCE && b->line < b->lines && !b->rows->pump->status; i++)
        read_row(b);
    return RECORDS_FOLLOW;
}

bool xls_book_finish(void *book)
{
    (void)book;
    return true;
}
