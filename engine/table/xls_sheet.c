/*
 *   cells: row, column, style (two bytes each), value; they come row by row
 *   RK: a number in four bytes: bit 0: a hundredth of it, bit 1: 30 bits of a whole number, else the upper 30 of a double
 */
#include "table/xls_sheet.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/number_text.h"
#include "table/little_endian.h"

enum { ROWS = 65536, COLUMNS = 256, RECORDS_AT_ONCE = 4096, CELL = 6 };
enum { ROW_IS_HIDDEN = 0x20, COLUMN_IS_HIDDEN = 1, STRING_FOLLOWS = 0 };

struct xls_sheet {
    xls_sheet_basis basis;
    sheet_rows *rows;
    biff_reader reader;
    text_buffer text;
    unsigned char hidden[ROWS / 8];
    bool hides_column[COLUMNS];
    int depth;            /* of begins */
    long row;             /* current; -1: none */
    size_t string_column; /* of a formula whose text is in the next STRING */
    bool awaits_string;
};

/* --- values ------------------------------------------------------------------------- */

static void put_number(xls_sheet *s, size_t column, size_t style, double value)
{
    char plain[32], out[NUMBER_FORM_TEXT];
    size_t n = number_format(value, plain);
    number_form form = cell_styles_form(s->basis.styles, style);

    n = number_form_write(form, s->basis.is_1904, plain, n, out);
    sheet_rows_put(s->rows, column, out, n);
}

static double number_of_rk(uint32_t rk)
{
    double value;

    if (rk & 2) {
        value = (double)((int32_t)rk >> 2);
    } else {
        uint64_t bits = (uint64_t)(rk & ~3u) << 32;

        memcpy(&value, &bits, sizeof value);
    }
    return rk & 1 ? value / 100 : value;
}

static void put_boolean_or_error(xls_sheet *s, size_t column, char value, bool is_error)
{
    if (is_error)
        sheet_rows_count(s->rows, &s->rows->errors, column);
    else
        sheet_rows_put(s->rows, column, value ? "1" : "0", 1);
}

/* The cached value: a double, or 0xffff at the end and what else it is at the start. */
static void put_formula(xls_sheet *s, size_t column, size_t style, const char value[8])
{
    if (little16(value + 6) != 0xffff) {
        put_number(s, column, style, little_double(value));
    } else if (value[0] == STRING_FOLLOWS) {
        s->string_column = column;
        s->awaits_string = true;
    } else if (value[0] == 1 || value[0] == 2) {
        put_boolean_or_error(s, column, value[2], value[0] == 2);
    }
}

/* The text at the reader's cursor, with its length before it. */
static void put_text(xls_sheet *s, size_t column)
{
    unsigned length;

    text_buffer_empty(&s->text);
    if (biff_reader_take16(&s->reader, &length) && biff_reader_take_text(&s->reader, length, &s->text))
        sheet_rows_put(s->rows, column, text_buffer_string(&s->text), s->text.length);
    else if (s->text.failed)
        s->rows->pump->status = error_memory(s->rows->pump->err);
}

static void put_shared(xls_sheet *s, size_t column, size_t i)
{
    const char *text;
    size_t n;

    if (text_list_get(s->basis.texts, i, &text, &n))
        sheet_rows_put(s->rows, column, text, n);
}

static void put_many(xls_sheet *s, const char *data, size_t n)
{
    size_t column = little16(data + 2);

    for (size_t at = 4; at + 8 <= n; at += 6, column++) /* style and RK; the last column behind them */
        put_number(s, column, little16(data + at), number_of_rk(little32(data + at + 2)));
}

/* --- records ------------------------------------------------------------------------ */

static void end_row(xls_sheet *s)
{
    if (s->row < 0)
        return;
    s->rows->is_hidden = s->hidden[s->row / 8] >> (s->row % 8) & 1;
    sheet_rows_end(s->rows, (unsigned long)s->row + 1);
    s->row = -1;
}

/* The least bytes of a cell's record; 0: no cell with a value. */
static size_t least_bytes(uint16_t id)
{
    switch (id) {
    case BIFF_NUMBER: return CELL + 8;
    case BIFF_RK: return CELL + 4;
    case BIFF_MULTIPLE_RK: return 12;
    case BIFF_SHARED_TEXT: return CELL + 4;
    case BIFF_LABEL: case BIFF_RICH_TEXT: return CELL + 3;
    case BIFF_BOOLEAN_OR_ERROR: return CELL + 2;
    case BIFF_FORMULA: return CELL + 8;
    default: return 0;
    }
}

static void take_cell(xls_sheet *s)
{
    const char *data = s->reader.data;
    size_t column = little16(data + 2), style = little16(data + 4);

    if (little16(data) != s->row)
        end_row(s);
    if (s->rows->pump->status || column >= SHEET_COLUMNS)
        return;
    s->row = little16(data);
    s->awaits_string = false;
    switch (s->reader.id) {
    case BIFF_NUMBER: put_number(s, column, style, little_double(data + CELL)); break;
    case BIFF_RK: put_number(s, column, style, number_of_rk(little32(data + CELL))); break;
    case BIFF_MULTIPLE_RK: put_many(s, data, s->reader.n); break;
    case BIFF_SHARED_TEXT: put_shared(s, column, little32(data + CELL)); break;
    case BIFF_BOOLEAN_OR_ERROR: put_boolean_or_error(s, column, data[CELL], data[CELL + 1]); break;
    case BIFF_FORMULA: put_formula(s, column, style, data + CELL); break;
    default:
        biff_reader_skip(&s->reader, CELL);
        put_text(s, column);
        break;
    }
}

/* Merged cells and what is hidden, wherever in the sheet they stand. */
static bool take_shape(xls_sheet *s)
{
    const char *data = s->reader.data;
    size_t n = s->reader.n;

    if (s->reader.id == BIFF_ROW && n >= 14 && data[12] & ROW_IS_HIDDEN)
        s->hidden[little16(data) / 8] |= (unsigned char)(1 << little16(data) % 8);
    if (s->reader.id == BIFF_COLUMN_INFO && n >= 10 && data[8] & COLUMN_IS_HIDDEN)
        for (size_t i = little16(data); i <= little16(data + 2) && i < COLUMNS; i++)
            s->hides_column[i] = true;
    for (size_t at = 2; s->reader.id == BIFF_MERGED_CELLS && at + 8 <= n; at += 8) {
        sheet_merge merge = {little16(data + at) + 1UL, little16(data + at + 2) + 1UL, little16(data + at + 4),
                             little16(data + at + 6)};

        if (!sheet_merges_put(&s->rows->merges, &merge))
            return false;
    }
    return true;
}

/*
 * The next record of the sheet itself: charts within it have a begin, cells and an end of their own. BIFF_END is that
 * of the sheet.
 */
static tidu_status next_record(xls_sheet *s, tidu_error *err)
{
    do {
        tidu_status status = biff_reader_next(&s->reader, err);

        if (status)
            return status;
        s->depth += s->reader.id == BIFF_BEGIN;
        s->depth -= s->reader.id == BIFF_END;
    } while (s->depth > 1 || (s->depth == 1 && (s->reader.id == BIFF_BEGIN || s->reader.id == BIFF_END)));
    return TIDU_OK;
}

static void go_to_begin(xls_sheet *s)
{
    s->depth = 0;
    biff_reader_move(&s->reader, s->basis.place);
}

static tidu_status look_ahead(xls_sheet *s, tidu_error *err)
{
    tidu_status status;

    go_to_begin(s);
    do {
        status = next_record(s, err);
        if (!status && !take_shape(s))
            status = error_memory(err);
    } while (!status && s->reader.id != BIFF_END);
    sheet_merges_begin(&s->rows->merges);
    go_to_begin(s);
    return status;
}

/* --- the sheet ----------------------------------------------------------------------- */

tidu_status xls_sheet_open(const xls_sheet_basis *basis, sheet_rows *rows, xls_sheet **out, tidu_error *err)
{
    xls_sheet *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->basis = *basis;
    s->rows = rows;
    s->row = -1;
    text_buffer_init(&s->text);
    status = biff_reader_open(basis->file, &s->reader, err);
    if (!status)
        status = look_ahead(s, err);
    if (status)
        xls_sheet_close(s);
    else
        *out = s;
    return status;
}

void xls_sheet_close(xls_sheet *s)
{
    if (!s)
        return;
    biff_reader_close(&s->reader);
    text_buffer_clear(&s->text);
    release(s);
}

record_step xls_sheet_read(void *sheet)
{
    xls_sheet *s = sheet;
    record_pump *pump = s->rows->pump;

    for (int i = 0; i < RECORDS_AT_ONCE && !pump->status; i++) {
        pump->status = next_record(s, pump->err);
        if (pump->status)
            break;
        if (s->reader.id == BIFF_END) {
            end_row(s);
            return RECORDS_END;
        }
        if (least_bytes(s->reader.id) && s->reader.n >= least_bytes(s->reader.id))
            take_cell(s);
        else if (s->reader.id == BIFF_STRING && s->awaits_string)
            put_text(s, s->string_column);
    }
    return RECORDS_FOLLOW;
}

size_t xls_sheet_hidden_columns(const xls_sheet *s, size_t width)
{
    size_t n = 0;

    for (size_t i = 0; i < width && i < COLUMNS; i++)
        n += s->hides_column[i];
    return n;
}
