/*
 * Writes a document for Word and WPS, to be edited and signed: title, values as a table of two columns, tables whose heads repeat on each
 * page, notes at the end. Pictures are left out: what they show stands in a table beside them.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "report/table_width.h"
#include "report/document_internal.h"
#include "report/docx_file.h"

enum { MOST_ROWS = 20000, WIDE_COLUMNS = 8, PIECE = 1 << 16 };

/* The room between the margins, in twentieths of a point. */
enum { PORTRAIT = 11906 - 2 * 1134, LANDSCAPE = 16838 - 2 * 1134 };

typedef struct docx_writer {
    docx_file *file;
    text_buffer *piece;
    arena *memory;
    long room;
} docx_writer;

static void paragraph(text_buffer *b, const char *style, const char *text)
{
    text_buffer_print(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t xml:space=\"preserve\">", style);
    docx_append(b, text);
    text_buffer_append_string(b, "</w:t></w:r></w:p>");
}

typedef struct cell_form {
    long width;
    bool is_bold, is_shaded, is_right;
} cell_form;

static void cell(text_buffer *b, const char *text, cell_form form)
{
    text_buffer_print(b, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/>%s</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>%s</w:pPr><w:r>%s<w:t xml:space=\"preserve\">",
                      form.width, form.is_shaded ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8EDF5\"/>" : "", form.is_right ? "<w:jc w:val=\"right\"/>" : "",
                      form.is_bold ? "<w:rPr><w:b/></w:rPr>" : "");
    docx_append(b, text);
    text_buffer_append_string(b, "</w:t></w:r></w:p></w:tc>");
}

static void begin_table(text_buffer *b, const long *widths, size_t columns)
{
    text_buffer_append_string(b, "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>");
    for (size_t c = 0; c < columns; c++)
        text_buffer_print(b, "<w:gridCol w:w=\"%ld\"/>", widths[c]);
    text_buffer_append_string(b, "</w:tblGrid>");
}

/* A paragraph follows, as Word asks for between two tables. */
static void end_table(text_buffer *b)
{
    text_buffer_append_string(b, "</w:tbl>");
    paragraph(b, "Normal", "");
}

static bool is_number(const table_column *c)
{
    return !table_kind_is_text(c->kind);
}

/* The text of a cell, which `number` may hold. */
static const char *cell_text(const table *t, size_t row, size_t column, char number[TABLE_NUMBER_TEXT], table_tone *tone)
{
    table_cell x = {.number = NAN};

    t->cell(t->context, row, column, &x);
    *tone = x.tone;
    if (!is_number(&t->columns[column]))
        return x.text ? x.text : "";
    table_number_text(&t->columns[column], x.number, number);
    return number;
}

/* The widest text of a column, its heading in one line. */
static long widest_of(const table *t, size_t column)
{
    int heading = table_text_width(t->columns[column].heading), cell = table_widest_cell(t, column);

    return heading > cell ? heading : cell;
}

/* Short columns get what their texts take, so that no word is broken; long ones share the rest, and are broken into lines anyway. */
static long *find_widths(const docx_writer *w, const table *t)
{
    enum { SHORT = 16, MOST = 36, HALF = 95, MARGINS = 180 };
    long *widths = arena_take_array(w->memory, t->n_columns + 1, sizeof *widths), taken = 0, shares = 0;

    for (size_t c = 0; widths && c < t->n_columns; c++) {
        widths[c] = widest_of(t, c);
        if (widths[c] <= SHORT)
            taken += widths[c] * HALF + MARGINS;
        else
            shares += widths[c] < MOST ? widths[c] : MOST;
    }
    for (size_t c = 0; widths && c < t->n_columns; c++) {
        long share = widths[c] < MOST ? widths[c] : MOST;

        if (taken > w->room * 3 / 4) /* too many of them: all share */
            widths[c] = w->room / (long)t->n_columns;
        else
            widths[c] = widths[c] <= SHORT ? widths[c] * HALF + MARGINS : (w->room - taken) * share / shares;
    }
    return widths;
}

static void write_head(text_buffer *b, const table *t, const long *widths)
{
    text_buffer_append_string(b, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (size_t c = 0; c < t->n_columns; c++)
        cell(b, t->columns[c].heading, (cell_form){widths[c], true, true, is_number(&t->columns[c])});
    text_buffer_append_string(b, "</w:tr>");
}

static void write_row(text_buffer *b, const table *t, const long *widths, size_t row)
{
    text_buffer_append_string(b, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for (size_t c = 0; c < t->n_columns; c++) {
        char number[TABLE_NUMBER_TEXT];
        table_tone tone;
        const char *text = cell_text(t, row, c, number, &tone);

        cell(b, text, (cell_form){widths[c], tone == TABLE_BAD, false, is_number(&t->columns[c])});
    }
    text_buffer_append_string(b, "</w:tr>");
}

static tidu_status write_table(docx_writer *w, const char *heading, const table *t, tidu_error *err)
{
    text_buffer *b = w->piece;
    const long *widths = find_widths(w, t);
    tidu_status status = widths ? TIDU_OK : error_memory(err);

    if (status)
        return status;
    if (heading)
        paragraph(b, "Heading1", heading);
    begin_table(b, widths, t->n_columns);
    write_head(b, t, widths);
    for (size_t row = 0; row < t->n_rows && !status; row++) {
        write_row(b, t, widths, row);
        if (b->length > PIECE || b->failed)
            status = docx_file_add(w->file, b, err);
    }
    end_table(b);
    return status;
}

static bool is_value(const part *p)
{
    return p->kind == BLOCK_VALUE || p->kind == BLOCK_NUMBER;
}

/* Consecutive named values form one table; returns the last of them. */
static const part *write_values(docx_writer *w, const part *p)
{
    const long widths[2] = {w->room * 3 / 10, w->room - w->room * 3 / 10};
    text_buffer *b = w->piece;
    bool has_any = false;

    for (;; p = p->next) {
        if (p->label) {
            text_buffer number;

            text_buffer_init(&number);
            if (p->kind == BLOCK_NUMBER)
                document_append_number(&number, p);
            if (!has_any)
                begin_table(b, widths, 2);
            has_any = true;
            text_buffer_append_string(b, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            cell(b, p->label, (cell_form){widths[0], true, true, false});
            cell(b, p->kind == BLOCK_NUMBER ? text_buffer_string(&number) : p->text ? p->text : "-", (cell_form){widths[1], false, false, false});
            text_buffer_append_string(b, "</w:tr>");
            b->failed |= number.failed;
            text_buffer_clear(&number);
        }
        if (!p->next || !is_value(p->next))
            break;
    }
    if (has_any)
        end_table(b);
    return p;
}

/* The rows of all tables; *is_wide: one of them has many columns. */
static size_t count_rows(const document *d, bool *is_wide)
{
    size_t rows = 0;

    *is_wide = d->is_wide;
    for (const part *p = d->first; p; p = p->next) {
        if (p->kind == BLOCK_TABLE && document_is_for_people(p)) {
            table t = document_table_of(p, true);

            rows += t.n_rows;
            *is_wide |= t.n_columns > WIDE_COLUMNS;
        }
    }
    return rows;
}

static tidu_status write_parts(const document *d, docx_writer *w, tidu_error *err)
{
    text_buffer *b = w->piece;
    tidu_status status = TIDU_OK;

    if (d->title)
        paragraph(b, "Title", d->title);
    for (const part *p = d->first; p && !status; p = p->next) {
        if (is_value(p)) {
            p = write_values(w, p);
        } else if (p->kind == BLOCK_PARAGRAPH && document_is_for_people(p)) {
            paragraph(b, "Normal", p->text);
        } else if (p->kind == BLOCK_TABLE && document_is_for_people(p)) {
            table t = document_table_of(p, true);

            status = write_table(w, p->label, &t, err);
        }
    }
    for (const note *n = d->notes; n; n = n->next)
        paragraph(b, "Note", n->text);
    return status ? status : docx_file_add(w->file, b, err);
}

tidu_status document_save_docx(const document *d, const char *path, tidu_error *err)
{
    text_buffer b;
    docx_file *f;
    bool is_wide;
    size_t rows = count_rows(d, &is_wide);
    tidu_status status;

    if (d->failed)
        return error_memory(err);
    if (rows > MOST_ROWS)
        return error_at(err, TIDU_EDATA, path, 0, 0, _("a document to be edited has at most %d rows, this one has %zu; choose a workbook or list fewer companies"),
                        MOST_ROWS, rows);
    status = docx_file_begin(path, d->title ? d->title : "tidu", &f, err);
    if (status)
        return status;
    text_buffer_init(&b);
    status = write_parts(d, &(docx_writer){f, &b, d->memory, is_wide ? LANDSCAPE : PORTRAIT}, err);
    text_buffer_clear(&b);
    return docx_file_end(f, is_wide, status, err);
}
