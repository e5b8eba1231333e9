/*
 * The row filters of a mapping.
 */
#ifndef INTAKE_ROW_FILTER_H
#define INTAKE_ROW_FILTER_H

#include "intake/mapping.h"
#include "table/csv_reader.h"

/* True if a record passes all filters, or `map` is NULL. fields[i] is the field of filter i. */
bool row_filter_passes(const mapping *map, const size_t *fields, const table_record *record);

#endif
