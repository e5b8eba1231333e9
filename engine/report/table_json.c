/*
 * An array of objects, one object a line.
 */
#include <string.h>

#include "report/block.h"
#include "report/json_text.h"

static void append_cell(const table *t, size_t row, size_t column, text_buffer *b)
{
    const table_column *c = &t->columns[column];
    table_cell cell = {0};

    json_append_string(b, c->name);
    text_buffer_append_char(b, ':');
    t->cell(t->context, row, column, &cell);
    if (c->kind == TABLE_TEXT || c->kind == TABLE_CODE)
        json_append_string(b, cell.text);
    else
        json_append_number(b, cell.number, c->decimals);
}

tidu_status table_write_json(const table *t, report_sink sink, void *context, tidu_error *err)
{
    block out = block_open(sink, context);

    text_buffer_append_char(&out.text, '[');
    for (size_t row = 0; row < t->n_rows && block_pass(&out); row++) {
        text_buffer_append_string(&out.text, row ? ",\n{" : "\n{");
        for (size_t i = 0; i < t->n_columns; i++) {
            if (i)
                text_buffer_append_char(&out.text, ',');
            append_cell(t, row, i, &out.text);
        }
        text_buffer_append_char(&out.text, '}');
    }
    text_buffer_append_string(&out.text, t->n_rows ? "\n]\n" : "]\n");
    return block_close(&out, err);
}
