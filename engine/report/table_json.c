/* Writes JSON: an array of objects, one object per line. */
#include <string.h>

#include "report/block.h"
#include "report/json_text.h"

/* All keys in their written form, {"a": ,"b": one after the other, separated by NUL. */
static void write_keys(const table *t, text_buffer *keys)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        text_buffer_append_char(keys, i ? ',' : '{');
        json_append_string(keys, t->columns[i].name);
        text_buffer_append(keys, ":", 2);
    }
}

static void append_row(const table *t, size_t row, const char *key, text_buffer *b)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        const table_column *c = &t->columns[i];
        size_t length = strlen(key);
        table_cell cell = {0};

        text_buffer_append(b, key, length);
        key += length + 1;
        t->cell(t->context, row, i, &cell);
        if (table_kind_is_text(c->kind))
            json_append_string(b, cell.text);
        else
            json_append_number(b, cell.number, c->decimals);
    }
}

tidu_status table_write_json(const table *t, report_sink sink, void *context, tidu_error *err)
{
    block out = block_open(sink, context);
    text_buffer keys;

    text_buffer_init(&keys);
    write_keys(t, &keys);
    out.text.failed = keys.failed;
    text_buffer_append_char(&out.text, '[');
    for (size_t row = 0; row < t->n_rows && block_pass(&out); row++) {
        text_buffer_append_string(&out.text, row ? ",\n" : "\n");
        append_row(t, row, text_buffer_string(&keys), &out.text);
        text_buffer_append_char(&out.text, '}');
    }
    text_buffer_append_string(&out.text, t->n_rows ? "\n]\n" : "]\n");
    text_buffer_clear(&keys);
    return block_close(&out, err);
}
