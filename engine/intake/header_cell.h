/*
 * What the header says of each column of a table.
 */
#ifndef INTAKE_HEADER_CELL_H
#define INTAKE_HEADER_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "intake/header_label.h"
#include "intake/intake_options.h"
#include "intake/mapping.h"
#include "intake/table_head.h"

/* Where the unit of a column comes from, in the order in which they count. */
typedef enum unit_source {
    UNIT_NOT_NEEDED, /* the column is no amount of money */
    UNIT_OF_MAPPING, /* its entry in the mapping */
    UNIT_OF_HEADER,
    UNIT_OF_UNIT_ROW, /* a row of units below the header */
    UNIT_OF_TABLE_MAPPING, /* `unit` of the mapping */
    UNIT_OF_LINE_ABOVE,
    UNIT_OF_OPTION,
    UNIT_OF_NEIGHBOURS, /* all other columns of money name this one */
    UNIT_ASSUMED        /* nothing names one: yuan */
} unit_source;

typedef struct header_cell {
    const char *header; /* as in the file, trimmed; several rows one after the other */
    const char *folded; /* for comparisons with the mapping */
    const char *own;    /* the same of the one row with the most labels */
    int indicator;      /* INDICATOR_NONE: ignored */
    int year;           /* of a wide header, otherwise PANEL_ANY_YEAR */
    header_period period;
    size_t rank;        /* of its label, see header_label */
    bool is_reported;   /* that it is not read */
    bool is_written;    /* of a roster, by this program (own_roster.h) */
    bool has_unit;      /* given by the header or the mapping; of money always, after column_units_settle */
    int shift;          /* of the unit: power of ten */
    unit_source unit_source;
    bool unit_differs;  /* two rows of the header name different ones */
    const mapping_column *mapped; /* by which it was recognised, or NULL */
} header_cell;

typedef struct header_row {
    header_cell *cells;
    size_t n;
    unsigned long line;
    int money_shift;          /* of amounts that stand in no column of their own */
    unit_source money_source;
    bool is_roster;     /* a roster that this program wrote */
    size_t number_field; /* of it: the numbers of the rows that it wrote; NO_FIELD: none */
    unsigned long n_own; /* the greatest of them; 0: not known */
} header_row;

/* The context for reading a header; `map` may be NULL. */
typedef struct header_basis {
    const char *file;
    dictionary *dictionary;
    const mapping *map;
    arena *memory; /* for the texts of the header */
    const intake_options *options;
    const list_stamp *stamp; /* of a list that this program wrote; NULL: none */
    int month;               /* of the whole table (panel/period.h); 0: none */
} header_basis;

#endif
