/* The parts of a document at an export level: level_view.c walks through it, level_table.c and level_cells.c do its tables. */
#ifndef REPORT_LEVEL_VIEW_INTERNAL_H
#define REPORT_LEVEL_VIEW_INTERNAL_H

#include "report/document_internal.h"
#include "report/level_view.h"

typedef struct level_work {
    const level_view *view;
    document *document;
    text_buffer text;     /* for one cell or line */
    text_buffer withheld; /* what is not shown, as "a, b", with columns that are for programs alone */
    text_buffer missed;   /* the same for people: headings alone */
    bool has_small;       /* a small count was not told */
    bool has_part;        /* sums were not told since the answer is of a part of the companies */
} level_work;

/* A text in the memory of the document, which is told if memory is exhausted; NULL stays NULL. */
const char *level_keep(level_work *w, const char *text);

/* A shown or masked text: itself, or what is left of it in the buffer of the work. */
const char *level_masked(level_work *w, export_act act, const char *text);

/* The same in the memory of the document. */
const char *level_text(level_work *w, export_act act, const char *text);

/* Of what people write (internal and personal texts): without amounts and numbers like those of persons; itself if it has none. */
const char *level_written(level_work *w, export_class class, const char *text);

/* Without its figures, in the memory of the document. */
const char *level_without_figures(level_work *w, const char *text);

/* The band of an amount. */
const char *level_band(const level_work *w, export_class class, double amount);

/* Say that something is not shown, by what people call it. */
void level_withhold(level_work *w, const char *heading, const char *name);

/* --- level_table.c --- */

/* Whether the columns are those of a table about several companies at once: none tells one by its code. */
bool level_is_aggregate(const table_column *columns, size_t n);

/* The table of a part; false: no column of it is left. */
bool level_table(level_work *w, part *p);

/* --- level_cells.c --- */

/* Small counts of a table that lists no companies, once its columns are those of the level. */
void level_cells(level_work *w, const part *p);

/* Small counts among the named values. */
void level_values(level_work *w);

#endif
