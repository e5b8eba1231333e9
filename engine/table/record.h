/*
 * One row of a table: its fields as text, and where it stands.
 */
#ifndef TABLE_RECORD_H
#define TABLE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_FIELD ((size_t)-1) /* where the number of a field is asked for */

typedef struct csv_field {
    const char *text; /* NUL-terminated, and with eight readable bytes at least; valid during the callback */
    uint32_t length;
    bool had_nul;     /* NUL bytes were removed from it */
} csv_field;

typedef struct csv_record {
    const csv_field *fields;
    size_t n;            /* at least 1; empty lines are no records */
    unsigned long line;  /* physical line on which it begins, from 1 */
    bool had_nul;        /* one of the fields had */
} csv_record;

/* The field of a number from 0; an empty one where the record is too short. */
static inline const csv_field *csv_record_field(const csv_record *record, size_t i)
{
    static const csv_field empty = {"", 0, false};

    return i < record->n ? &record->fields[i] : &empty;
}

#endif
