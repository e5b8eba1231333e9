/*
 * A document: title, named values, paragraphs and tables in order. The same document is written as text for people, as
 * JSON for programs and, if it is a single table, as CSV.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "base/arena.h"
#include "base/text_buffer.h"
#include "intake/list_stamp.h"
#include "report/sheet_form.h"

typedef struct document document;
typedef struct grid grid;

typedef enum document_format {
    DOCUMENT_TEXT,
    DOCUMENT_CSV,
    DOCUMENT_JSON,
    DOCUMENT_HTML,
    DOCUMENT_HTML_PART, /* for a page of somebody else's: no style in it, headings from <h2> on */
    DOCUMENT_MARKDOWN
} document_format;

/* Texts are copied. A failed allocation is reported when the document is written. */
document *document_new(void);

/* One about rules, codes or plans, which holds no data of companies: export levels (report/level_view.h) show all of it. */
document *document_new_of_law(void);
void document_free(document *d);
arena *document_memory(document *d);

/* An object that the tables of the document use: freed with it. */
void document_own(document *d, void *object, void (*free_object)(void *object));

void document_title(document *d, const char *text);

/* A named value: "verdict: open". `label` NULL: for programs only. */
void document_text(document *d, const char *name, const char *label, const char *text);
void document_number(document *d, const char *name, const char *label, double value, int decimals);

/* A heading of what follows; for people only. */
void document_heading(document *d, const char *text);

/*
 * What follows stands on one side of a sheet of A4, whatever there is of it: letters become smaller down to what can be read, then rows
 * at the end of the longest tables (grid_may_be_cut) move behind the pages, and the page says so. A page ends where another one
 * begins, or with document_pages_end, after which nothing is bound to a page; `heading` is that of what follows. Pages
 * come before all that is not.
 */
void document_page(document *d);
void document_pages_end(document *d, const char *heading);

/* A paragraph; in JSON a member with its name. */
void document_paragraph(document *d, const char *name, const char *text);

/* A piece of HTML, for pictures: in HTML only, and only from this program. On a page it is `height` points high. */
void document_picture(document *d, const char *html, double height);

/* A table whose cells are pulled on demand; its context must outlive the document. */
void document_table(document *d, const char *name, const char *heading, const table *t);

/*
 * The same, which in a workbook is a sheet that people fill in and give back (report/sheet_form.h); `form` is borrowed, as the
 * table's context.
 */
void document_form(document *d, const char *name, const char *heading, const table *t, const sheet_form *form);

/*
 * A table that is filled here. Columns are copied and their headings translated. A column without a heading (NULL) is for
 * programs only, one without a machine name (NULL) for people only. A machine name that begins with a point is for export levels alone.
 */
grid *document_grid(document *d, const char *name, const char *heading,
                    const table_column *columns, size_t n_columns);
void grid_row(grid *g);
size_t grid_rows(const grid *g);
void grid_text(grid *g, size_t column, const char *text, table_tone tone);
void grid_buffer(grid *g, size_t column, text_buffer *text, table_tone tone); /* its text; the buffer is empty afterwards */
void grid_number(grid *g, size_t column, double value); /* NaN: the cell stays empty */

/* As CSV the document is its first table alone. */
void document_leads(document *d);

/* Hide from people the columns that hold nothing in any row, so a grid without rows altogether. For a grid that is full: rows that follow do not bring them back. */
void grid_hide_empty(grid *g);

/* Hide from people the column with that machine name, if there is one. */
void grid_for_programs(grid *g, const char *name);

/* In a workbook the grid is a sheet that people fill in and give back; `form` is borrowed, its columns are those with a heading. */
void grid_form(grid *g, const sheet_form *form);

/* On a page: rows behind the first `least` may move behind the pages, if there is no room. */
void grid_may_be_cut(grid *g, size_t least);

/* The first table that people see: how many rows it has; 0: there is none. */
size_t document_rows(const document *d);

/* A note to people beside the document; never part of it. */
void document_note(document *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
size_t document_notes(const document *d);
const char *document_note_text(const document *d, size_t i);

/*
 * A document of a single table is a plain table in CSV and a plain array in JSON. CSV of any other document is
 * TIDU_EUSAGE.
 */
tidu_status document_write(const document *d, document_format format, const text_style *style,
                           bool with_mark, report_sink sink, void *context, tidu_error *err);

/* Write an Excel workbook: notes and values on the first sheet, then one sheet per table. */
tidu_status document_save_docx(const document *d, const char *path, tidu_error *err); /* TIDU_EDATA: too many rows */
tidu_status document_save_xlsx(const document *d, const char *path, tidu_error *err);

/*
 * What the document is, for those who get it back as a workbook. It stands on the sheet of notes and in the keywords of the
 * file, whose day is that of the question; CSV is known by its header and stays a plain table. Files that the data came
 * from (NULL: none; copied) are read for their digests when a workbook is written.
 */
typedef struct document_stamp {
    list_stamp list;
    long on; /* as a number, as in `list` */
    const char *input;
    const char *certificates;
} document_stamp;
void document_set_stamp(document *d, const document_stamp *stamp);

/* Say in it how many companies a roster lists. */
void document_stamp_companies(document *d, size_t companies);

/* What its export level does not show, as names; NULL and "": nothing. */
const char *document_withheld(const document *d);

/* For HTML: the language of the texts. */
void document_language(document *d, bool is_chinese);

/* For HTML: tables have many columns, so use the full window and print in landscape. */
void document_wide(document *d);

/*
 * How many companies with such figures the answer leaves out, at least, in any of its sums; INFINITY: it leaves none out. Below the last
 * export level sums of one town are shown only if that was said.
 */
void document_outside(document *d, double companies);

#endif
