/* Shared by the pages of coverages. */
#ifndef REPORT_COVERAGE_REPORT_INTERNAL_H
#define REPORT_COVERAGE_REPORT_INTERNAL_H

#include "report/coverage_report.h"

/* "82", "82 – 97" */
void coverage_interval_text(coverage_interval n, text_buffer *out);

/* "81.96%", "78.3% – 83.1%"; "" where nobody is meant. */
/* A share from one to the other, cut off after two places. */
void coverage_share_text(double least, double greatest, text_buffer *out);

void coverage_rate_text(const coverage_count *c, text_buffer *out);

/* The aim of a rule in this view; NAN: none. */
double coverage_aim(const coverage_view *v, const coverage_rule *rule);

/* By a text of the companies, or by size. */
static inline bool coverage_is_grouped(const coverage_view *v)
{
    return v->by != LIST_WHOLE || v->study->sizes;
}

/* Append a table of a coverage by its groups, with a line for their sum. */
tidu_status coverage_write_groups(const coverage_view *v, grid *g, const coverage_result *r, tidu_error *err);
grid *coverage_group_grid(document *d, const char *heading);

/* What was not given, and the day. */
void coverage_add_notes(const coverage_view *v, document *d);

#endif
