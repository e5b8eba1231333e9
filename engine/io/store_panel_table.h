/*
 * A panel as tables that SQL can read, for INSERT ... SELECT: SQLite asks for a cell when it
 * needs one, and nothing is bound or copied on the way.
 *
 *   panel_company  id, uscc, import_id, line, then the plan's attributes
 *   panel_year     id, company_id, year, import_id, line, then the plan's annual columns
 *
 * Ids follow the panel's numbers from 1 on: they are meant for an empty store.
 */
#ifndef IO_STORE_PANEL_TABLE_H
#define IO_STORE_PANEL_TABLE_H

#include "io/store_import_internal.h"

typedef enum panel_table_kind { PANEL_COMPANIES, PANEL_YEARS } panel_table_kind;

typedef struct panel_table {
    store_import_job *job;
    const store_plan *plan;
    panel_table_kind kind;
    unsigned long rows; /* read so far */
    tidu_status status; /* why a reader was stopped; the job's `err` says it */
} panel_table;

const char *panel_table_name(panel_table_kind kind);

/* The table belongs to the connection until panel_table_drop; `t` must stay where it is. */
tidu_status panel_table_make(panel_table *t);
void panel_table_drop(panel_table *t);

#endif
