/*
 * One row of a table into the panel, by the plan.
 */
#ifndef INTAKE_INTAKE_ROW_H
#define INTAKE_INTAKE_ROW_H

#include "intake/intake_cell.h"
#include "intake/intake_options.h"
#include "intake/mapping.h"

typedef struct intake_rows intake_rows;

/*
 * All arguments are borrowed. `only`: the code of the one company to take in, or NULL.
 * NULL when memory is used up.
 */
intake_rows *intake_rows_new(const intake_plan *plan, const mapping *map, panel *p,
                             problems *found, const char *file, const char *only);
void intake_rows_free(intake_rows *r);

/*
 * Call `part` before the panel would hold more than `most` companies; it empties the panel. From then on a company
 * that comes back is TIDU_EDATA. False when memory is used up.
 */
bool intake_rows_divide(intake_rows *r, size_t most, intake_part part, void *context);

/* Rows with a problem are noted, not failures. TIDU_ENOMEM. */
tidu_status intake_rows_take(intake_rows *r, const csv_record *record, tidu_error *err);

/* The row comes soon. */
void intake_rows_expect(const intake_rows *r, const csv_record *record);

unsigned long intake_rows_taken(const intake_rows *r);
unsigned long intake_rows_skipped(const intake_rows *r);

#endif
