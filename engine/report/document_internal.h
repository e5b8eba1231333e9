/* The parts of a document, for its writers: in order, with notes beside them. */
#ifndef REPORT_DOCUMENT_INTERNAL_H
#define REPORT_DOCUMENT_INTERNAL_H

#include "base/text_buffer.h"
#include "report/document.h"

typedef enum block_kind {
    BLOCK_VALUE,
    BLOCK_NUMBER,
    BLOCK_PARAGRAPH,
    BLOCK_TABLE,
    BLOCK_PICTURE,
    BLOCK_HEADING,
    BLOCK_PAGE,
    BLOCK_PAGES_END
} block_kind;

/* The columns of a grid that one kind of reader sees. */
typedef struct grid_view {
    const struct grid *grid;
    table_column *columns;
    size_t *at; /* [columns] in the grid */
    size_t n;
} grid_view;

struct grid {
    document *document;
    const table_column *columns;
    size_t n_columns;
    table_cell *cells; /* row by row */
    size_t n_rows;
    size_t capacity;
    size_t least; /* rows that stay on a page */
    size_t n_cut; /* rows that moved from it */
    grid_view for_people, for_programs;
};

typedef struct part {
    struct part *next;
    block_kind kind;
    const char *name;
    const char *label; /* heading of a table */
    const char *text;
    double number; /* NaN: none, then perhaps with a `text` that says why; of a picture its height, of a page the size of its letters, in points */
    int decimals;
    table table;
    const sheet_form *form; /* of a table; or NULL */
    grid *grid;
    bool is_rest; /* of a table: the rows that moved from its page */
} part;

typedef struct owned {
    struct owned *next;
    void *object;
    void (*free_object)(void *object);
} owned;

typedef struct note {
    struct note *next;
    const char *text;
} note;

struct document {
    arena *memory;
    const char *title;
    document_stamp stamp; /* of no list: none */
    part *first;
    part **end;
    size_t n_parts; /* without pictures, which only HTML has */
    owned *owned;
    note *notes;
    note **notes_end;
    size_t n_notes;
    double outside; /* companies that are left out of its sums; 0: nobody has said */
    bool is_chinese;
    bool is_wide;
    bool has_pages;
    bool is_law;          /* it holds no data of companies */
    bool leads;           /* as CSV it is its first table */
    const char *level;    /* name of the export level; NULL: everything is shown */
    const char *page_foot; /* the same as words, for the foot of every page */
    const char *withheld; /* what that does not show, "" if nothing */
    const char *foot;     /* a line at the end that says both; the same text is a note, which writers leave out that have written it */
    bool failed;
    part nowhere; /* what is written when memory is exhausted */
};

/* Say at the end which level the document has; texts in the memory of the document. */
void document_say_level(document *d, const char *level, const char *page_foot, const char *withheld, const char *foot);

/* Take all cells of a part's table into memory, as a grid. */
void document_hold(document *d, part *p);

/* The table of a part, for people (texts, pages, workbooks) or for programs (CSV, JSON). */
table document_table_of(const part *p, bool is_for_people);

/* Below a table from which rows have moved: "3 more: see the annex"; "" if none have. */
void document_append_cut(text_buffer *b, const part *p);

/* Whether a part has something for people: false for a table whose columns are all for programs. */
bool document_is_for_people(const part *p);

/*
 * Give each page the size of its letters, and cut tables (grid_may_be_cut) where even the smallest take too much room: document_pages.c.
 */
void document_fit_pages(document *d);

/* Write out and empty the buffer. TIDU_EIO, TIDU_ENOMEM. */
tidu_status document_pass(text_buffer *b, report_sink sink, void *context, tidu_error *err);

/* The number of a part, "-" if it has none. */
void document_append_number(text_buffer *b, const part *p);

/*
 * The writers. A document of several parts cannot be CSV. `b` is a buffer for one part; the rest of it may remain
 * unwritten.
 */
tidu_status document_write_text(const document *d, const text_style *style, text_buffer *b, report_sink sink,
                                void *context, tidu_error *err);
tidu_status document_write_json(const document *d, text_buffer *b, report_sink sink, void *context, tidu_error *err);
tidu_status document_write_markdown(const document *d, text_buffer *b, report_sink sink, void *context, tidu_error *err);
tidu_status document_write_part(const document *d, const text_style *style, text_buffer *b, report_sink sink,
                                void *context, tidu_error *err);
tidu_status document_write_html(const document *d, text_buffer *b, report_sink sink, void *context, tidu_error *err);

/* Append the stamp of the document, with the digests of its files; nothing if it has none. */
void document_stamp_text(const document *d, text_buffer *out);

#endif
