/*
 * The entry of a mapping file for one source column.
 */
#ifndef INTAKE_MAPPING_COLUMN_H
#define INTAKE_MAPPING_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "panel/indicator.h"

/* The factor that a word after the number stands for. */
typedef struct mapping_unit {
    const char *word;   /* folded */
    const char *factor; /* exact decimal, including the factor of the column */
} mapping_unit;

/* One source column, or one name of a pivot, and its indicator. */
typedef struct mapping_column {
    const char *source; /* folded */
    int indicator;
    int year;           /* PANEL_ANY_YEAR: given by the row */
    bool has_unit;
    int shift;          /* of the unit: power of ten */
    const char *factor; /* exact decimal or NULL */
    const char *sign;   /* text before every number, folded; or NULL */
    mapping_unit *units; /* one of which follows every number; or NULL */
    size_t n_units;
    const char *day;     /* MM-DD to complete a date that is only a year, or NULL */
    int sum;             /* columns with the same number other than 0 are added up */
    const char *base_of; /* folded header of the column of which the cell is the growth rate in %, or NULL */
} mapping_column;

#endif
