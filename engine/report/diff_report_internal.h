/* Shared by the files of the document of a diff. */
#ifndef REPORT_DIFF_REPORT_INTERNAL_H
#define REPORT_DIFF_REPORT_INTERNAL_H

#include "report/diff_report.h"

/* A table, unless only another one is asked for: then NULL. */
grid *diff_table_begin(const diff_view *v, document *d, const char *name, const char *heading, const table_column *columns, size_t n);

/* The table of counts. False if memory is exhausted. */
bool diff_counts_write(const diff_view *v, document *d);

#endif
