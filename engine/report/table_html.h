/* Self-contained HTML: no external resources, print rules for A4, legible without colour. */
#ifndef REPORT_TABLE_HTML_H
#define REPORT_TABLE_HTML_H

#include "base/text_buffer.h"
#include "report/table.h"

/* Append text with &, <, > and quotes escaped. NULL is empty. */
void html_append(text_buffer *b, const char *text);

typedef enum html_form {
    HTML_PLAIN,
    HTML_WIDE, /* for tables with many columns */
    HTML_PAGES /* pages of A4 stand before the rest */
} html_form;

/* From the doctype to the start of the body; `title` and `keywords` ("": none) are escaped here. */
void html_begin(text_buffer *b, const char *title, const char *keywords, bool is_chinese, html_form form);
void html_end(text_buffer *b);

/* A table with its heading; `heading` may be NULL. */
void html_table(text_buffer *b, const char *heading, const table *t);

/* What all pages have in their style. */
const char *html_style(void);

/*
 * A table of a page that has its style elsewhere: the rows from `first` on, `n` at most, with `caption` or without one (NULL), as the region `name`; style->company_page
 * makes links of codes. How wide it is at least, its class says: "em20" to "em300", in steps of 20.
 */
void html_part_table(text_buffer *b, const char *caption, const char *name, const table *t, const text_style *style);

/* A table on a page of A4 whose letters are so many points high. */
void html_page_table(text_buffer *b, const table *t, double letters);

/* The CSS class of a tone: "good", "bad" ... */
const char *html_tone(table_tone tone);

#endif
