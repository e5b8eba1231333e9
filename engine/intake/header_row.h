/*
 * The header of a table: every column recognised, by the mapping or by its label.
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
    const char *header; /* as it stands in the file, trimmed */
    const char *folded; /* for comparisons with the mapping */
    int indicator;      /* INDICATOR_NONE: ignored */
    int year;           /* of a wide header, else PANEL_ANY_YEAR */
    bool has_unit;      /* the header or the mapping says it */
    int shift;          /* of the unit: power of ten */
    const mapping_column *mapped; /* by which it was recognised, or NULL */
} header_cell;

typedef struct header_row {
    header_cell *cells;
    size_t n;
    unsigned long line;
} header_row;

/* What a header is read with; `map` may be NULL. */
typedef struct header_basis {
    const char *file;
    dictionary *dictionary;
    const mapping *map;
    arena *memory; /* where the texts of the header live */
} header_basis;

/*
 * Is this record the header? It is when it holds the column of the company's code, or two
 * columns that are recognised, or when the mapping names its line.
 */
bool header_row_is(const header_basis *basis, const csv_record *record);

/*
 * Recognise the columns. Unknown ones are noted in `found`, unless the mapping ignores them.
 * TIDU_EDATA when two columns are the same indicator and year.
 */
tidu_status header_row_read(const header_basis *basis, const csv_record *record,
                            problems *found, header_row *out, tidu_error *err);

/* The field with this folded header, NO_FIELD when there is none. */
size_t header_row_find(const header_row *row, const char *folded);

/* The field of an indicator without a year in its header, NO_FIELD when there is none. */
size_t header_row_find_indicator(const header_row *row, int indicator);

#endif
