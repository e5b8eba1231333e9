/*
 * One row of a table: its fields as text, and its line.
 */
#ifndef TABLE_RECORD_H
#define TABLE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

#define NO_FIELD ((size_t)-1) /* in place of the number of a field */

typedef struct table_field {
    const char *text; /* NUL-terminated, with at least eight readable bytes; valid during the callback */
    uint32_t length;
    bool had_nul;     /* NUL bytes were removed from it */
} table_field;

/* What is odd about the quotes of a CSV record. */
typedef struct record_quotes {
    bool has_letter;        /* a quote that seems to enclose a cell was read as a letter */
    bool is_doubtful;       /* it would have enclosed text on several lines */
    unsigned long span;     /* a quoted cell runs over line ends: the line of its first quote; 0: none does */
    size_t span_delimiters; /* the delimiters within that cell */
} record_quotes;

typedef struct table_record {
    const table_field *fields;
    size_t n;            /* at least 1: empty lines are not records */
    unsigned long line;  /* physical line on which it begins, or row of the sheet, from 1 */
    bool had_nul;        /* true if that of any field is */
    record_quotes quotes;
} table_record;

/* How many columns of a record have a meaning when it is read as a header; 0: it is none. */
typedef size_t (*record_judge)(void *context, const table_record *record);

/* Takes a record. A failure ends the reading and is returned by it. */
typedef tidu_status (*record_take)(void *context, const table_record *record, tidu_error *err);

/* Called for a record shortly before it is taken, so that memory can be prefetched. */
typedef void (*record_expect)(void *context, const table_record *record);

/* Called for each block; false stops the reading with TIDU_ESTOPPED. May be NULL. */
typedef bool (*record_progress)(void *context, size_t bytes, size_t total);

/*
 * Called with the context of `take` where the source is held. Reading continues afterwards, or fails with the status
 * returned.
 */
typedef tidu_status (*record_held)(void *context, tidu_error *err);

/* The field with a number from 0; an empty one if the record is too short. */
static inline const table_field *table_record_field(const table_record *record, size_t i)
{
    static const table_field empty = {"", 0, false};

    return i < record->n ? &record->fields[i] : &empty;
}

#endif
