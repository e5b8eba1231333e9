/*
 * Reads rows of a table into the panel, following the column plan.
 */
#ifndef INTAKE_INTAKE_ROW_H
#define INTAKE_INTAKE_ROW_H

#include "intake/intake_cell.h"
#include "intake/intake_options.h"
#include "intake/mapping.h"

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

/* Read a row. Problems are reported in the list, not as failures. TIDU_OK, TIDU_ENOMEM, or what `part` returned. */
tidu_status intake_rows_take(intake_rows *r, const table_record *record, tidu_error *err);

/* Prefetch the company of a row that will be read soon. */
void intake_rows_expect(const intake_rows *r, const table_record *record);

unsigned long intake_rows_taken(const intake_rows *r);
unsigned long intake_rows_skipped(const intake_rows *r);

#endif
