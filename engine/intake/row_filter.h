/*
 * The row filters of a mapping.
 */
#ifndef INTAKE_ROW_FILTER_H
#define INTAKE_ROW_FILTER_H

#include "intake/mapping.h"
#include "table/csv_reader.h"

/* fields[i]: where the column of filter i is. True when all pass, and when `map` is NULL. */
bool row_filter_passes(const mapping *map, const size_t *fields, const csv_record *record);

#endif
