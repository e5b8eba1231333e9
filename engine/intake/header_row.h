/*
 * The header of a table: the columns, recognised by the mapping or by their labels.
 */
#ifndef INTAKE_HEADER_ROW_H
#define INTAKE_HEADER_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "intake/mapping.h"
#include "intake/problem.h"
#include "table/csv_reader.h"


typedef struct header_cell {
    const char *header; /* as in the file, trimmed */
    const char *folded; /* for comparisons with the mapping */
    int indicator;      /* INDICATOR_NONE: ignored */
    int year;           /* of a wide header, otherwise PANEL_ANY_YEAR */
    bool has_unit;      /* given by the header or the mapping */
    int shift;          /* of the unit: power of ten */
    const mapping_column *mapped; /* by which it was recognised, or NULL */
} header_cell;

typedef struct header_row {
    header_cell *cells;
    size_t n;
    unsigned long line;
} header_row;

/* The context for reading a header; `map` may be NULL. */
typedef struct header_basis {
    const char *file;
    dictionary *dictionary;
    const mapping *map;
    arena *memory; /* for the texts of the header */
} header_basis;

/*
 * Whether this record is the header: it has a column of company codes or two recognised columns, or the mapping gives
 * its line.
 */
bool header_row_is(const header_basis *basis, const table_record *record);

/*
 * Recognise the columns. Unknown ones are reported in `found`, unless the mapping ignores them. TIDU_EDATA: two columns
 * have the same indicator and year.
 */
tidu_status header_row_read(const header_basis *basis, const table_record *record,
                            problems *found, header_row *out, tidu_error *err);

/* The field with this folded header; NO_FIELD if there is none. */
size_t header_row_find(const header_row *row, const char *folded);

/* The field of an indicator without a year in its header; NO_FIELD if there is none. */
size_t header_row_find_indicator(const header_row *row, int indicator);

#endif
