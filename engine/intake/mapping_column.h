/*
 * What a mapping says of one source column.
 */
#ifndef INTAKE_MAPPING_COLUMN_H
#define INTAKE_MAPPING_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "panel/indicator.h"

/* What a word behind the number means. */
typedef struct mapping_unit {
    const char *word;   /* folded */
    const char *factor; /* exact decimal, the column's own factor in it */
} mapping_unit;

/* One source column, or one name of a pivot, and what it becomes. */
typedef struct mapping_column {
    const char *source; /* folded */
    int indicator;
    int year;           /* PANEL_ANY_YEAR when the row says it */
    bool has_unit;
    int shift;          /* of the unit: power of ten */
    const char *factor; /* exact decimal or NULL */
    const char *sign;   /* what stands before every number, folded; or NULL */
    mapping_unit *units; /* one of which stands behind every number; or NULL */
    size_t n_units;
    const char *day;     /* MM-DD of a date that is a year alone, or NULL */
    const char *base_of; /* folded header of the column to whose value the cell is the growth in %, or NULL */
} mapping_column;

#endif
