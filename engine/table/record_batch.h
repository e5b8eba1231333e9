/*
 * Records one behind the other, with the text of their fields. Emptied and
 * filled again without a new allocation.
 */
#ifndef TABLE_RECORD_BATCH_H
#define TABLE_RECORD_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/allocate.h"
#include "table/record.h"

enum { CSV_FIELD_SLACK = 8 }; /* readable bytes from the beginning of a field's text on, however short it is */

typedef struct record_batch {
    csv_field *fields; /* of all records, and of the one under way */
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
    } *records;
    size_t n_records;
    size_t records_capacity;
    size_t first_field; /* of the record under way */
    size_t first_text;
    bool had_nul;
    size_t position; /* in the source, for telling how far it is */
} record_batch;

void record_batch_clear(record_batch *b); /* frees; all zeros is an empty batch */
void record_batch_empty(record_batch *b); /* keeps the memory */

/* Room for `more` bytes of text behind those used; the fields so far move along. False without memory. */
bool record_batch_reserve(record_batch *b, size_t more);

/* Room for `n` fields of the record under way. False without memory. */
static inline bool record_batch_reserve_fields(record_batch *b, size_t n)
{
    return b->first_field + n <= b->fields_capacity ||
           allocate_room((void **)&b->fields, &b->fields_capacity, b->first_field + n, sizeof *b->fields);
}

/* The next field of the record under way; false when memory is used up. */
bool record_batch_add(record_batch *b, const char *text, size_t length, bool may_hold_nul);

/* End the record under way, which has a field at least. */
bool record_batch_end(record_batch *b, unsigned long line);

/* Valid until the batch changes. */
csv_record record_batch_get(const record_batch *b, size_t i);

/* An empty field that takes no text; only where it fits without growing, else false. */
static inline bool record_batch_skip(record_batch *b)
{
    if (b->n == b->fields_capacity)
        return false;
    b->fields[b->n++] = (csv_field){"", 0, false};
    return true;
}

#endif
