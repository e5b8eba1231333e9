/* Shared by the files that read the cells of a condition as intervals. */
#ifndef RULES_INTERVAL_CELLS_INTERNAL_H
#define RULES_INTERVAL_CELLS_INTERNAL_H

#include <stdint.h>

#include "rules/interval_cells.h"

#define NO_SOURCE SIZE_MAX

/* An indicator in a year, or an attribute. */
typedef struct source {
    int indicator;
    int offset;
    binding_column column[INDICATOR_MOST_CHAIN]; /* its own and those of its fallbacks */
    int of[INDICATOR_MOST_CHAIN];                /* whose column it is */
    size_t n;
    bool is_part;                               /* its own column is the first, and has a whole */
    double least, greatest; /* limits of a missing cell */
    double founded_limit;   /* NaN: an attribute */
    size_t whole;           /* index of the source that it is part of, or NO_SOURCE */
    bool is_narrowed;       /* one of the two, so that its limits may be too far for a missing cell */
    bool may_be_opened;     /* another source may contradict it */
} source;

/* What last() takes of an indicator. */
typedef struct last_cell {
    int indicator;
    double value;
    const cell_range *range; /* NULL: it has none */
} last_cell;

enum { MOST_LASTS = 8 };

enum { FIRST_LIMIT = -12, LIMITS = 14 }; /* the years that rules speak of */

struct interval_cells {
    const binding *b;
    double limits[LIMITS]; /* binding_founding_limit of the years from FIRST_LIMIT on */
    const double *founded; /* NULL: no dates are known */
    source *sources;
    size_t n;
    size_t capacity;
    bool has_parts; /* some are parts of a whole */
    bool failed;
    interval_number *values; /* of the sources, in the row */
    size_t row;
    bool has_row; /* otherwise: of any company */
    const cell_range *ranges; /* of cells that may have other values; borrowed */
    size_t n_ranges;
    interval_missing missing;
    last_cell lasts[MOST_LASTS]; /* where the panel may not change */
    size_t n_lasts;
};

/* The place of a source; the number of sources: there is none. */
size_t interval_cells_find(const interval_cells *x, int indicator, int offset);

#endif
