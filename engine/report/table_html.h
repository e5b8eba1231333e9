/* Self-contained HTML: no external resources, print rules for A4, legible without colour. */
#ifndef REPORT_TABLE_HTML_H
#define REPORT_TABLE_HTML_H

#include "base/text_buffer.h"
#include "report/table.h"

/* Append text with &, <, > and quotes escaped. NULL is empty. */
void html_append(text_buffer *b, const char *text);

/* From the doctype to the start of the body; `title` is escaped here. `is_wide`: for tables with many columns. */
void html_begin(text_buffer *b, const char *title, bool is_chinese, bool is_wide);
void html_end(text_buffer *b);

/* A table with its heading; `heading` may be NULL. */
void html_table(text_buffer *b, const char *heading, const table *t);

/* The CSS class of a tone: "good", "bad" ... */
const char *html_tone(table_tone tone);

#endif
