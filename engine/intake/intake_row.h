/*
 * Reads rows of a table into the panel, following the column plan.
 */
#ifndef INTAKE_INTAKE_ROW_H
#define INTAKE_INTAKE_ROW_H

#include "intake/intake_cell.h"
#include "intake/intake_options.h"
#include "intake/mapping.h"
#include "table/record_batch.h"

typedef struct intake_rows intake_rows;

/* All arguments are borrowed. NULL if memory is exhausted. */
intake_rows *intake_rows_new(const intake_plan *plan, const mapping *map, panel *p,
                             problems *found, const char *file, const intake_options *options);
void intake_rows_free(intake_rows *r);

/*
 * Call `part`, which empties the panel, before it would hold more than `most` companies. A company that occurs again
 * afterwards is TIDU_EDATA. False if memory is exhausted.
 */
bool intake_rows_divide(intake_rows *r, size_t most, intake_part part, void *context);

/*
 * Keep rows that have a name but no code in `into` (borrowed) instead of reading them; without it they end the reading
 * with TIDU_EDATA if the options can find companies by their names, and else are left out.
 */
void intake_rows_keep_nameless(intake_rows *r, record_batch *into);

/* Read one of these rows, as one of the company with this code, or count it as left out. */
tidu_status intake_rows_take_named(intake_rows *r, const table_record *record, const char *code, tidu_error *err);
void intake_rows_leave_out(intake_rows *r);

/* Read a row. Problems are reported in the list, not as failures. TIDU_OK, TIDU_ENOMEM, or what `part` returned. */
tidu_status intake_rows_take(intake_rows *r, const table_record *record, tidu_error *err);

/* Prefetch the company of a row that will be read soon. */
void intake_rows_expect(const intake_rows *r, const table_record *record);

unsigned long intake_rows_taken(const intake_rows *r);
unsigned long intake_rows_skipped(const intake_rows *r);

#endif
