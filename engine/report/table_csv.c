/*
 * Writes CSV: RFC 4180 with LF line ends. Texts that a spreadsheet would take for formulas are made harmless (base/csv_text.h); numbers in
 * columns of numbers are numbers.
 */
#include <math.h>
#include <string.h>

#include "base/csv_text.h"
#include "base/number_text.h"
#include "report/block.h"

static void append_number(text_buffer *b, double value, int decimals)
{
    char text[400];
    size_t length;

    if (isnan(value))
        return;
    length = decimals < 0 ? number_format(value, text)
                          : number_format_fixed(value, decimals, text, sizeof text);
    text_buffer_append(b, text, length);
}

static void append_cell(const table *t, size_t row, size_t column, text_buffer *b)
{
    const table_column *c = &t->columns[column];
    table_cell cell = {0};
    size_t before = b->length;

    t->cell(t->context, row, column, &cell);
    if (table_kind_is_text(c->kind))
        csv_text_append(b, cell.text ? cell.text : "");
    else
        append_number(b, cell.number, c->decimals);
    if (t->n_columns == 1 && b->length == before)
        text_buffer_append_string(b, "\"\""); /* an empty line would not count as a record */
}

tidu_status table_write_csv(const table *t, bool with_mark, report_sink sink, void *context,
                            tidu_error *err)
{
    block out = block_open(sink, context);

    if (with_mark)
        text_buffer_append_string(&out.text, "\xEF\xBB\xBF");
    for (size_t i = 0; i < t->n_columns; i++) {
        if (i)
            text_buffer_append_char(&out.text, ',');
        csv_text_append(&out.text, t->columns[i].name);
    }
    text_buffer_append_char(&out.text, '\n');
    for (size_t row = 0; row < t->n_rows && block_pass(&out); row++) {
        for (size_t i = 0; i < t->n_columns; i++) {
            if (i)
                text_buffer_append_char(&out.text, ',');
            append_cell(t, row, i, &out.text);
        }
        text_buffer_append_char(&out.text, '\n');
    }
    return block_close(&out, err);
}
