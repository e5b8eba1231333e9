/* The companies of a roster as a table, with what is to be filled in. */
#ifndef REPORT_ROSTER_VIEW_H
#define REPORT_ROSTER_VIEW_H

#include "report/document.h"
#include "report/roster_facts.h"

typedef struct roster_view roster_view;

/* In the memory of the document, which owns it. NULL if memory is exhausted. */
roster_view *roster_view_new(document *d, const roster_facts *f);

table roster_view_table(roster_view *v);
const sheet_column *roster_view_columns(const roster_view *v); /* [columns of the table] */
size_t roster_view_frozen(const roster_view *v);               /* columns up to the name of a company */

#endif
