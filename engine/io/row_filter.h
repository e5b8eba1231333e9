/*
 * The row filters of a mapping.
 */
#ifndef IO_ROW_FILTER_H
#define IO_ROW_FILTER_H

#include "io/csv_reader.h"
#include "io/mapping.h"

/* fields[i]: where the column of filter i is. True when all pass, and when `map` is NULL. */
bool row_filter_passes(const mapping *map, const size_t *fields, const csv_record *record);

#endif
