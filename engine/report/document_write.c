/* Selects the writer of a format, and holds what the writers share. */
#include "base/error.h"
#include "base/message.h"
#include "report/document_internal.h"
#include "report/json_text.h"

static void view_cell(void *context, size_t row, size_t column, table_cell *out)
{
    const grid_view *v = context;

    *out = v->grid->cells[row * v->grid->n_columns + v->at[column]];
}

/* The rows that have moved from a page. */
static void rest_cell(void *context, size_t row, size_t column, table_cell *out)
{
    const grid_view *v = context;

    view_cell(context, v->grid->n_rows - v->grid->n_cut + row, column, out);
}

table document_table_of(const part *p, bool is_for_people)
{
    const grid *g = p->grid;
    table out = p->table;
    grid_view *v;

    if (!g)
        return out;
    v = is_for_people ? &p->grid->for_people : &p->grid->for_programs;
    out = (table){.columns = v->columns, .n_columns = v->n, .n_rows = g->n_rows, .cell = view_cell, .context = v};
    if (is_for_people)
        out.n_rows = p->is_rest ? g->n_cut : g->n_rows - g->n_cut;
    if (p->is_rest)
        out.cell = rest_cell;
    return out;
}

size_t document_rows(const document *d)
{
    for (const part *p = d->first; p; p = p->next) {
        if (p->kind == BLOCK_TABLE && document_is_for_people(p))
            return document_table_of(p, true).n_rows;
    }
    return 0;
}

void document_append_cut(text_buffer *b, const part *p)
{
    if (p->grid && p->grid->n_cut && !p->is_rest)
        text_buffer_print(b, _("%zu more: see the annex"), p->grid->n_cut);
}

bool document_is_for_people(const part *p)
{
    return p->kind != BLOCK_TABLE || document_table_of(p, true).n_columns;
}

tidu_status document_pass(text_buffer *b, report_sink sink, void *context, tidu_error *err)
{
    bool failed = b->failed;
    bool ok = failed || sink(context, text_buffer_string(b), b->length);

    text_buffer_empty(b);
    if (failed)
        return error_memory(err);
    return ok ? TIDU_OK : error_set(err, TIDU_EIO, _("the output cannot be written"));
}

void document_append_number(text_buffer *b, const part *p)
{
    if (p->number != p->number)
        text_buffer_append_string(b, p->text ? p->text : "-");
    else
        json_append_number(b, p->number, p->decimals);
}

/* The table that the document is in that format: its only part but for pictures, or the first one of a document that a table leads. NULL: none. */
static const part *single_table(const document *d, document_format format)
{
    bool is_alone = d->n_parts == 1 || (d->leads && format == DOCUMENT_CSV);
    const part *p = is_alone && !d->title ? d->first : NULL;

    while (p && p->kind == BLOCK_PICTURE)
        p = p->next;
    return p && p->kind == BLOCK_TABLE ? p : NULL;
}

tidu_status document_write(const document *d, document_format format, const text_style *style,
                           bool with_mark, report_sink sink, void *context, tidu_error *err)
{
    text_buffer b;
    tidu_status status;
    table single;

    if (d->failed)
        return error_memory(err);
    if (single_table(d, format) && (format == DOCUMENT_CSV || format == DOCUMENT_JSON)) {
        single = document_table_of(single_table(d, format), false);
        return format == DOCUMENT_CSV ? table_write_csv(&single, with_mark, sink, context, err)
                                      : table_write_json(&single, sink, context, err);
    }
    if (format == DOCUMENT_CSV)
        return error_set(err, TIDU_EUSAGE, _("this answer has several parts and cannot be CSV; take --format json"));
    text_buffer_init(&b);
    status = format == DOCUMENT_JSON       ? document_write_json(d, &b, sink, context, err)
             : format == DOCUMENT_HTML     ? document_write_html(d, &b, sink, context, err)
             : format == DOCUMENT_HTML_PART ? document_write_part(d, style, &b, sink, context, err)
             : format == DOCUMENT_MARKDOWN ? document_write_markdown(d, &b, sink, context, err)
                                           : document_write_text(d, style, &b, sink, context, err);
    text_buffer_clear(&b);
    return status;
}
