/*
 * The row filters of a mapping.
 */
#ifndef INTAKE_ROW_FILTER_H
#define INTAKE_ROW_FILTER_H

#include "intake/mapping.h"
#include "panel/word_list.h"
#include "table/record.h"

/* True if a record passes all filters, or `map` is NULL. fields[i] is the field of filter i. */
bool row_filter_passes(const word_lists *words, const mapping *map, const size_t *fields, const table_record *record);

#endif
