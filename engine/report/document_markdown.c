/* Writes a document as Markdown (CommonMark with tables as GitHub has them): for notes and for programs that read text. */
#include <math.h>

#include "report/document_internal.h"

/* What Markdown would take for markup or the end of a cell; a line of a cell ends with <br>. */
static void append(text_buffer *b, const char *text, bool is_cell)
{
    for (const char *c = text ? text : ""; *c; c++) {
        if (*c == '\n' && is_cell)
            text_buffer_append_string(b, "<br>");
        else if (*c == '<')
            text_buffer_append_string(b, "&lt;");
        else if (*c == '&')
            text_buffer_append_string(b, "&amp;");
        else if (*c == '|' || *c == '*' || *c == '_' || *c == '`' || *c == '[' || *c == ']' || *c == '\\' || *c == '#')
            text_buffer_print(b, "\\%c", *c);
        else
            text_buffer_append_char(b, *c);
    }
}

static void heading(text_buffer *b, const char *mark, const char *text)
{
    text_buffer_print(b, "\n%s ", mark);
    append(b, text, true);
    text_buffer_append_string(b, "\n\n");
}

static void write_rows(text_buffer *b, const table *t)
{
    for (size_t row = 0; row < t->n_rows; row++) {
        text_buffer_append_char(b, '|');
        for (size_t c = 0; c < t->n_columns; c++) {
            table_cell x = {.number = NAN};
            char number[TABLE_NUMBER_TEXT] = "";

            t->cell(t->context, row, c, &x);
            if (table_kind_is_text(t->columns[c].kind))
                append(b, x.text, true);
            else
                table_number_text(&t->columns[c], x.number, number);
            text_buffer_print(b, "%s|", number);
        }
        text_buffer_append_char(b, '\n');
    }
}

static void write_table(text_buffer *b, const part *p)
{
    table t = document_table_of(p, true);

    if (p->label)
        heading(b, "##", p->label);
    text_buffer_append_string(b, "\n|");
    for (size_t c = 0; c < t.n_columns; c++) {
        append(b, t.columns[c].heading, true);
        text_buffer_append_char(b, '|');
    }
    text_buffer_append_string(b, "\n|");
    for (size_t c = 0; c < t.n_columns; c++)
        text_buffer_append_string(b, table_kind_is_text(t.columns[c].kind) ? "---|" : "--:|");
    text_buffer_append_char(b, '\n');
    write_rows(b, &t);
    text_buffer_append_char(b, '\n');
    document_append_cut(b, p);
    text_buffer_append_char(b, '\n');
}

static void write_part(text_buffer *b, const part *p)
{
    switch (p->kind) {
    case BLOCK_TABLE:
        write_table(b, p);
        return;
    case BLOCK_HEADING:
        heading(b, "##", p->text);
        return;
    case BLOCK_PARAGRAPH:
        append(b, p->text, false);
        text_buffer_append_string(b, "\n\n");
        return;
    case BLOCK_VALUE:
    case BLOCK_NUMBER:
        if (!p->label)
            return;
        text_buffer_append_string(b, "- ");
        append(b, p->label, true);
        text_buffer_append_string(b, ": ");
        if (p->kind == BLOCK_NUMBER)
            document_append_number(b, p);
        else
            append(b, p->text ? p->text : "-", true);
        text_buffer_append_char(b, '\n');
        return;
    case BLOCK_PICTURE:
    case BLOCK_PAGE:
    case BLOCK_PAGES_END:
        return;
    }
}

tidu_status document_write_markdown(const document *d, text_buffer *b, report_sink sink, void *context, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (d->title) {
        text_buffer_append_string(b, "# ");
        append(b, d->title, true);
        text_buffer_append_string(b, "\n");
    }
    for (const part *p = d->first; p && !status; p = p->next) {
        if (document_is_for_people(p))
            write_part(b, p);
        status = document_pass(b, sink, context, err);
    }
    for (const note *n = d->notes; n && !status; n = n->next) {
        text_buffer_append_char(b, '\n');
        append(b, n->text, false);
        text_buffer_append_char(b, '\n');
        status = document_pass(b, sink, context, err);
    }
    return status;
}
