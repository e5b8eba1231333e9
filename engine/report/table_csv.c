/*
 * Writes CSV: RFC 4180 with LF line ends. A byte order mark means that the reader is a spreadsheet, which would take a
 * text that begins with = + - or @ for a formula: such a text gets an apostrophe, which intake removes again (OWASP,
 * CSV injection).
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

static bool looks_like_formula(const char *text)
{
    return *text && strchr("=+-@", *text) && text[1];
}

static void append_text(text_buffer *b, const char *text, bool is_for_spreadsheet)
{
    text_buffer marked;

    if (!is_for_spreadsheet || !looks_like_formula(text)) {
        csv_text_append(b, text);
        return;
    }
    text_buffer_init(&marked);
    text_buffer_print(&marked, "'%s", text);
    csv_text_append(b, text_buffer_string(&marked));
    b->failed |= marked.failed;
    text_buffer_clear(&marked);
}

static void append_cell(const table *t, size_t row, size_t column, bool is_for_spreadsheet, text_buffer *b)
{
    const table_column *c = &t->columns[column];
    table_cell cell = {0};
    size_t before = b->length;

    t->cell(t->context, row, column, &cell);
    if (table_kind_is_text(c->kind))
        append_text(b, cell.text ? cell.text : "", is_for_spreadsheet);
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
            append_cell(t, row, i, with_mark, &out.text);
        }
        text_buffer_append_char(&out.text, '\n');
    }
    return block_close(&out, err);
}
