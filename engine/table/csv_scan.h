/*
 * Lines without quotes need no state machine: they are fields between delimiters, with surrounding blanks removed. They
 * are split here, with the same result as libcsv, which reads all other lines.
 */
#ifndef TABLE_CSV_SCAN_H
#define TABLE_CSV_SCAN_H

#include "table/record_batch.h"

/* The fields that are needed; others are delivered empty, and those from `n` on are needed. */
typedef struct csv_needs {
    const bool *is_needed;
    size_t n;
} csv_needs;

typedef enum csv_scan_result {
    CSV_SCAN_RECORD,   /* its fields are in the batch; the record is not ended yet */
    CSV_SCAN_EMPTY,    /* empty or only blanks: no record */
    CSV_SCAN_TOO_MANY, /* more fields than `most_fields`; nothing was added */
    CSV_SCAN_NO_MEMORY
} csv_scan_result;

/* Whether lines with this delimiter can be split here. */
bool csv_scan_takes(char delimiter);

/*
 * Whether `line`, given without its line feed, has no quote and no carriage return except as its last byte, which is
 * then subtracted from *length. NUL bytes are not checked.
 */
bool csv_scan_is(const char *line, size_t *length);

/* Add the fields of a plain line to the current record, which must be empty. */
csv_scan_result csv_scan_add(record_batch *b, const char *line, size_t length, char delimiter,
                               const csv_needs *needs, size_t most_fields);

#endif
