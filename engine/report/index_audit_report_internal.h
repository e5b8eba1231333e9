/* Shared by the files that write the audit of an index. */
#ifndef REPORT_INDEX_AUDIT_REPORT_INTERNAL_H
#define REPORT_INDEX_AUDIT_REPORT_INTERNAL_H

#include "report/index_audit_report.h"

typedef struct audit_writer {
    const index_audited *x;
    const index_model *m;
    document *d;
    bool zh;
} audit_writer;

/* A table; its heading is left out where it is the only one. */
grid *audit_grid(const audit_writer *w, const char *name, const char *heading, const table_column *columns, size_t n);

/* A cell as a number; NaN, so that the cell is empty, if it has no value. */
double audit_number(double cell);

/* The weight of a node in the whole as the file, or a method, states it; where strata have weights of their own, its mean over companies. */
double audit_stated(const index_result *r, size_t node);

const char *audit_name(const audit_writer *w, size_t indicator);
const char *audit_node_name(const audit_writer *w, size_t node);

/* Principal components of the correlations, and their loadings. */
void audit_component_tables(const audit_writer *w);

/* What is worth a second look. */
void audit_findings(const audit_writer *w);

/* What decides borders, what leaving out does. */
void audit_border_tables(const audit_writer *w);
void audit_shift_table(const audit_writer *w);

/* Is a table asked for? */
bool audit_is_asked(const audit_writer *w, const char *table);

/* The boxes of all indicators on their scale, an SVG. */
void audit_picture(text_buffer *out, const audit_writer *w);

#endif
