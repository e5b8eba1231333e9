/*
 * Writes a document for Word and WPS, to be edited and signed: title, values as a table of two columns, tables whose heads repeat on each
 * page, notes at the end. Pictures are left out: what they show stands in a table beside them.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "report/column_share.h"
#include "report/document_internal.h"
#include "report/docx_file.h"
#include "report/page_form.h"
#include "report/table_width.h"

enum { MOST_ROWS = 20000, WIDE_COLUMNS = 8, PIECE = 1 << 16 };

/* The room between the margins, in twentieths of a point. */
static const long rooms[] = {[DOCX_PORTRAIT] = 11906 - 2 * 1134, [DOCX_LANDSCAPE] = 16838 - 2 * 1134, [DOCX_FULL] = 11906 - 2 * 652};

typedef struct docx_writer {
    docx_file *file;
    text_buffer *piece;
    arena *memory;
    long room;
    const part *page; /* on which stands what is written; NULL: on none */
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
    double letters; /* points; 0: as the style says */
} cell_form;

static void cell(text_buffer *b, const char *text, cell_form form)
{
    text_buffer_print(b, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/>%s</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>",
                      form.width, form.is_shaded ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8EDF5\"/>" : "");
    if (form.letters > 0) /* lines as high as those of the page that is printed, whatever the font asks for */
        text_buffer_print(b, "<w:spacing w:after=\"0\" w:line=\"%ld\" w:lineRule=\"exact\"/>", lround(form.letters * PAGE_CELL_LINE * 20));
    text_buffer_print(b, "%s</w:pPr><w:r><w:rPr>%s", form.is_right ? "<w:jc w:val=\"right\"/>" : "", form.is_bold ? "<w:b/>" : "");
    if (form.letters > 0) /* in halves of a point */
        text_buffer_print(b, "<w:sz w:val=\"%ld\"/>", lround(form.letters * 2));
    text_buffer_append_string(b, "</w:rPr><w:t xml:space=\"preserve\">");
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

/* A paragraph follows, as Word asks for between two tables; on a page a low one. */
static void end_table(text_buffer *b, bool is_on_page)
{
    text_buffer_append_string(b, "</w:tbl>");
    paragraph(b, is_on_page ? "Gap" : "Normal", "");
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

    if (widths && w->page) {
        double shares[COLUMN_SHARE_MOST];

        column_shares(t, PAGE_WIDTH / w->page->number, shares);
        for (size_t c = 0; c < t->n_columns && c < COLUMN_SHARE_MOST; c++)
            widths[c] = lround(shares[c] * (double)w->room);
        return widths;
    }
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

/* Is there a cell that is filled in by hand? */
static bool is_to_write(const table *t, size_t row)
{
    bool found = false;

    for (size_t c = 0; c < t->n_columns; c++) {
        table_cell x = {.number = NAN};

        t->cell(t->context, row, c, &x);
        found |= x.tone == TABLE_TO_WRITE;
    }
    return found;
}

static double letters_of(const docx_writer *w)
{
    return w->page ? w->page->number : 0;
}

/* Without headings there is no head. */
static void write_head(const docx_writer *w, const table *t, const long *widths)
{
    text_buffer *b = w->piece;
    bool is_there = false;

    for (size_t c = 0; c < t->n_columns; c++)
        is_there |= *t->columns[c].heading != '\0';
    if (!is_there)
        return;
    text_buffer_append_string(b, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (size_t c = 0; c < t->n_columns; c++)
        cell(b, t->columns[c].heading, (cell_form){widths[c], true, true, is_number(&t->columns[c]), letters_of(w)});
    text_buffer_append_string(b, "</w:tr>");
}

static void write_row(const docx_writer *w, const table *t, const long *widths, size_t row)
{
    text_buffer *b = w->piece;

    text_buffer_print(b, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", is_to_write(t, row) ? "<w:trHeight w:val=\"400\"/>" : "");
    for (size_t c = 0; c < t->n_columns; c++) {
        char number[TABLE_NUMBER_TEXT];
        table_tone tone;
        const char *text = cell_text(t, row, c, number, &tone);

        cell(b, text, (cell_form){widths[c], tone == TABLE_BAD || tone == TABLE_LABEL, tone == TABLE_LABEL, is_number(&t->columns[c]), letters_of(w)});
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
    write_head(w, t, widths);
    for (size_t row = 0; row < t->n_rows && !status; row++) {
        write_row(w, t, widths, row);
        if (b->length > PIECE || b->failed)
            status = docx_file_add(w->file, b, err);
    }
    end_table(b, w->page != NULL);
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
            cell(b, p->label, (cell_form){widths[0], true, true, false, 0});
            cell(b, p->kind == BLOCK_NUMBER ? text_buffer_string(&number) : p->text ? p->text : "-", (cell_form){widths[1], false, false, false, 0});
            text_buffer_append_string(b, "</w:tr>");
            b->failed |= number.failed;
            text_buffer_clear(&number);
        }
        if (!p->next || !is_value(p->next))
            break;
    }
    if (has_any)
        end_table(b, w->page != NULL);
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

/* A page begins on a new side, but for the first. */
static void turn_page(docx_writer *w, const document *d, const part *p)
{
    if (p != d->first)
        text_buffer_append_string(w->piece, "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    w->page = p->kind == BLOCK_PAGE ? p : NULL;
}

static tidu_status write_part_table(docx_writer *w, const part *p, tidu_error *err)
{
    table t = document_table_of(p, true);
    tidu_status status = write_table(w, w->page ? NULL : p->label, &t, err);
    text_buffer cut;

    text_buffer_init(&cut);
    document_append_cut(&cut, p);
    if (cut.length)
        paragraph(w->piece, "Note", cut.text);
    w->piece->failed |= cut.failed;
    text_buffer_clear(&cut);
    return status;
}

static tidu_status write_parts(const document *d, docx_writer *w, tidu_error *err)
{
    text_buffer *b = w->piece;
    tidu_status status = TIDU_OK;

    if (d->title)
        paragraph(b, d->has_pages ? "PageTitle" : "Title", d->title);
    for (const part *p = d->first; p && !status; p = p->next) {
        if (is_value(p)) {
            p = write_values(w, p);
        } else if (p->kind == BLOCK_PAGE || p->kind == BLOCK_PAGES_END) {
            turn_page(w, d, p);
        } else if (p->kind == BLOCK_HEADING) {
            paragraph(b, w->page ? "PageHeading" : "Heading1", p->text);
        } else if (p->kind == BLOCK_PARAGRAPH && document_is_for_people(p)) {
            paragraph(b, p->name ? "Normal" : w->page ? "PageNote" : "Note", p->text);
        } else if (p->kind == BLOCK_TABLE && document_is_for_people(p)) {
            status = write_part_table(w, p, err);
        }
    }
    for (const note *n = d->notes; n; n = n->next)
        paragraph(b, "Note", n->text);
    return status ? status : docx_file_add(w->file, b, err);
}

tidu_status document_save_docx(const document *d, const char *path, tidu_error *err)
{
    text_buffer b;
    docx_file *f = NULL;
    bool is_wide;
    size_t rows = count_rows(d, &is_wide);
    tidu_status status;
    docx_paper paper = d->has_pages ? DOCX_FULL : is_wide ? DOCX_LANDSCAPE : DOCX_PORTRAIT;

    if (d->failed)
        return error_memory(err);
    if (rows > MOST_ROWS)
        return error_at(err, TIDU_EDATA, path, 0, 0, _("a document to be edited has at most %d rows, this one has %zu; choose a workbook or list fewer companies"),
                        MOST_ROWS, rows);
    text_buffer_init(&b);
    document_stamp_text(d, &b);
    status = b.failed ? error_memory(err) : docx_file_begin(path, d->title ? d->title : "tidu", text_buffer_string(&b), d->page_foot, &f, err);
    text_buffer_empty(&b);
    if (status) {
        text_buffer_clear(&b);
        return status;
    }
    status = write_parts(d, &(docx_writer){f, &b, d->memory, rooms[paper], NULL}, err);
    text_buffer_clear(&b);
    return docx_file_end(f, paper, status, err);
}
