/* Writes a document as a single HTML page without external resources. */
#include "report/document_internal.h"
#include "report/table_html.h"

static bool is_shown_value(const part *p)
{
    return (p->kind == BLOCK_VALUE || p->kind == BLOCK_NUMBER) && p->label;
}

/* Consecutive named values form one list. */
static const part *html_values(text_buffer *b, const part *p)
{
    text_buffer_append_string(b, "<dl>\n");
    for (;; p = p->next) {
        if (is_shown_value(p)) {
            text_buffer_append_string(b, "<dt>");
            html_append(b, p->label);
            text_buffer_append_string(b, "</dt><dd>");
            if (p->kind == BLOCK_NUMBER)
                document_append_number(b, p);
            else
                html_append(b, p->text ? p->text : "-");
            text_buffer_append_string(b, "</dd>\n");
        }
        if (!p->next || (p->next->kind != BLOCK_VALUE && p->next->kind != BLOCK_NUMBER))
            break;
    }
    text_buffer_append_string(b, "</dl>\n");
    return p;
}

static void html_line(text_buffer *b, const char *class, const char *text)
{
    text_buffer_print(b, "<p class=\"%s\">", class);
    html_append(b, text);
    text_buffer_append_string(b, "</p>\n");
}

tidu_status document_write_html(const document *d, text_buffer *b, report_sink sink, void *context, tidu_error *err)
{
    tidu_status status;

    html_begin(b, d->title ? d->title : "tidu", d->is_chinese, d->is_wide);
    if (d->title) {
        text_buffer_append_string(b, "<h1>");
        html_append(b, d->title);
        text_buffer_append_string(b, "</h1>\n");
    }
    for (const note *n = d->notes; n; n = n->next)
        html_line(b, "small", n->text);
    for (const part *p = d->first; p; p = p->next) {
        table shown;

        if (!document_is_for_people(p))
            continue;
        if (p->kind == BLOCK_TABLE) {
            shown = document_table_of(p, true);
            html_table(b, p->label, &shown);
        } else if (p->kind == BLOCK_PICTURE) {
            text_buffer_append_string(b, p->text ? p->text : "");
        } else if (p->kind == BLOCK_PARAGRAPH) {
            html_line(b, "lead", p->text);
        } else {
            p = html_values(b, p);
        }
        status = document_pass(b, sink, context, err);
        if (status)
            return status;
    }
    html_end(b);
    return document_pass(b, sink, context, err);
}
