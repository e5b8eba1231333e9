/* Shared by the files of the report of baselines. */
#ifndef REPORT_BASELINE_REPORT_INTERNAL_H
#define REPORT_BASELINE_REPORT_INTERNAL_H

#include "report/baseline_report.h"

typedef struct baseline_writer {
    const baseline_view *v;
    const baseline_study *s;
    document *d;
    bool zh;
} baseline_writer;

enum { BASELINE_FIGURE = 64 };

/* A figure as people read it: 3.21%, 52.4 wan; "" for none. */
void baseline_figure_text(const baseline_study *s, double x, char text[BASELINE_FIGURE]);

/* In `column` the number for programs, behind it the text for people. */
void baseline_figure_cells(const baseline_study *s, grid *g, size_t column, double x);

/* "C35", for the whole "all". */
const char *baseline_code_text(const baseline_study *s, size_t industry);

/* The level of an industry with its code: "section C". */
const char *baseline_level_text(size_t industry, const baseline_study *s, char text[BASELINE_FIGURE]);

/* A text that lives as long as the document. */
const char *baseline_keep(const baseline_writer *w, const char *text);

tidu_status baseline_write_companies(const baseline_writer *w, tidu_error *err);

#endif
