/*
 * Lines without a quote have a grammar so small that they need no state machine: fields between delimiters,
 * blanks around them cut off. Such lines are split here, as libcsv would; all others are for libcsv.
 */
#ifndef TABLE_CSV_SCAN_H
#define TABLE_CSV_SCAN_H

#include "table/record_batch.h"

/* Which fields are needed; others arrive empty, those from `n` on are needed. */
typedef struct csv_needs {
    const bool *is_needed;
    size_t n;
} csv_needs;

typedef enum csv_scan_result {
    CSV_SCAN_RECORD,   /* its fields are in the batch, the record is not ended there yet */
    CSV_SCAN_EMPTY,    /* blanks at most: no record */
    CSV_SCAN_TOO_MANY, /* more fields than `most_fields`; nothing was added */
    CSV_SCAN_NO_MEMORY
} csv_scan_result;

/* Can lines be split here at all with this delimiter? */
bool csv_scan_takes(char delimiter);

/*
 * Is `line`, without the line feed at its end, plain: no quote, no carriage return but a last one?
 * *length leaves that last one out then. NUL bytes are not looked for.
 */
bool csv_scan_is(const char *line, size_t *length);

/* Add the fields of a plain line to the record under way, which is empty. */
csv_scan_result csv_scan_add(record_batch *b, const char *line, size_t length, char delimiter,
                               const csv_needs *needs, size_t most_fields);

#endif
