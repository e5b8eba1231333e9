/* Shared by the files of the report of borders. */
#ifndef REPORT_BORDER_REPORT_INTERNAL_H
#define REPORT_BORDER_REPORT_INTERNAL_H

#include "report/border_report.h"
#include "report/value_text.h"

typedef struct border_writer {
    const border_view *v;
    const border_study *s;
    document *d;
    bool zh;
} border_writer;

/* A figure of a line's condition: 4.95%, 5000 wan, 70; "" where there is none. */
void border_figure_text(const border_writer *w, const border_line *l, double x, char text[VALUE_TEXT_SIZE]);

/* "≥ 5%" */
enum { BORDER_LINE_TEXT = VALUE_TEXT_SIZE + 8 };
void border_line_text(const border_writer *w, const border_line *l, char text[BORDER_LINE_TEXT]);

const char *border_name_text(const border_writer *w, const border_line *l);

void border_write_companies(const border_writer *w);

#endif
