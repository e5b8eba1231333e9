/* Writes a document as text for a terminal. */
#include "report/document_internal.h"

tidu_status document_write_text(const document *d, const text_style *style, text_buffer *b, report_sink sink,
                                void *context, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    const part *first = d->first;
    table shown;

    while (first && first->kind == BLOCK_PICTURE)
        first = first->next;
    if (d->title)
        text_buffer_print(b, "%s\n\n", d->title);
    for (part *p = d->first; p && !status; p = p->next) {
        bool is_value = p->kind == BLOCK_VALUE || p->kind == BLOCK_NUMBER;

        if ((is_value && !p->label) || p->kind == BLOCK_PICTURE || p->kind == BLOCK_PAGE || p->kind == BLOCK_PAGES_END ||
            !document_is_for_people(p))
            continue;
        if (p->kind == BLOCK_HEADING)
            text_buffer_append_char(b, '\n');
        if (is_value)
            text_buffer_print(b, "%s: ", p->label);
        if (p->kind == BLOCK_NUMBER)
            document_append_number(b, p);
        else if (p->kind != BLOCK_TABLE)
            text_buffer_append_string(b, p->text ? p->text : "-");
        if (p->kind != BLOCK_TABLE) {
            text_buffer_append_char(b, '\n');
            continue;
        }
        if (b->length || p != first)
            text_buffer_append_string(b, p == first && d->title ? "" : "\n");
        if (p->label)
            text_buffer_print(b, "%s\n", p->label);
        status = document_pass(b, sink, context, err);
        if (status)
            break;
        shown = document_table_of(p, true);
        status = table_write_text(&shown, style, sink, context, err);
    }
    if (d->foot)
        text_buffer_print(b, "\n%s\n", d->foot);
    return status ? status : document_pass(b, sink, context, err);
}
