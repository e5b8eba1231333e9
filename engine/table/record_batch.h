/*
 * A sequence of records with the text of their fields, which is emptied and refilled without allocating again.
 */
#ifndef TABLE_RECORD_BATCH_H
#define TABLE_RECORD_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/allocate.h"
#include "table/record.h"

enum { CSV_FIELD_SLACK = 8 }; /* readable bytes from the start of a field's text, however short it is */

typedef struct record_batch {
    table_field *fields; /* of all records, including the current one */
    size_t n;
    size_t fields_capacity;
    char *text;
    size_t used;
    size_t text_capacity;
    struct csv_extent {
        size_t first; /* field */
        size_t n;
        unsigned long line;
        bool had_nul;
        record_quotes quotes;
    } *records;
    size_t n_records;
    size_t records_capacity;
    size_t first_field; /* of the current record */
    size_t first_text;
    bool had_nul;
    record_quotes quotes; /* of the current record */
    size_t position; /* in the source, for progress */
} record_batch;

void record_batch_clear(record_batch *b); /* frees its memory; a zeroed struct is an empty batch */
void record_batch_empty(record_batch *b); /* keeps the memory */

/* Make room for `more` bytes of text; existing fields are adjusted. False if memory is exhausted. */
bool record_batch_reserve(record_batch *b, size_t more);

/* Make room for `n` fields of the current record. False if memory is exhausted. */
static inline bool record_batch_reserve_fields(record_batch *b, size_t n)
{
    return b->first_field + n <= b->fields_capacity ||
           allocate_room((void **)&b->fields, &b->fields_capacity, b->first_field + n, sizeof *b->fields);
}

/* Add a field to the current record. False if memory is exhausted. */
bool record_batch_add(record_batch *b, const char *text, size_t length, bool may_hold_nul);

/* End the current record, which must have at least one field. */
bool record_batch_end(record_batch *b, unsigned long line);

/* Add a copy of a record of another batch. False if memory is exhausted. */
bool record_batch_copy(record_batch *b, const table_record *record);

/* A record, valid until the batch changes. */
static inline table_record record_batch_get(const record_batch *b, size_t i)
{
    const struct csv_extent *r = &b->records[i];

    return (table_record){b->fields + r->first, r->n, r->line, r->had_nul, r->quotes};
}

/* Add an empty field without text, if that is possible without growing; otherwise false. */
static inline bool record_batch_skip(record_batch *b)
{
    if (b->n == b->fields_capacity)
        return false;
    b->fields[b->n++] = (table_field){"", 0, false};
    return true;
}

#endif
