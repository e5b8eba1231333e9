/*
 * Records one behind the other, with the text of their fields. Emptied and
 * filled again without a new allocation.
 */
#ifndef TABLE_CSV_BATCH_H
#define TABLE_CSV_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/allocate.h"
#include "table/csv_reader.h"

enum { CSV_FIELD_SLACK = 8 }; /* readable bytes from the beginning of a field's text on, however short it is */

typedef struct csv_batch {
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
} csv_batch;

void csv_batch_clear(csv_batch *b); /* frees; all zeros is an empty batch */
void csv_batch_empty(csv_batch *b); /* keeps the memory */

/* Room for `more` bytes of text behind those used; the fields so far move along. False without memory. */
bool csv_batch_reserve(csv_batch *b, size_t more);

/* Room for `n` fields of the record under way. False without memory. */
static inline bool csv_batch_reserve_fields(csv_batch *b, size_t n)
{
    return b->first_field + n <= b->fields_capacity ||
           allocate_room((void **)&b->fields, &b->fields_capacity, b->first_field + n, sizeof *b->fields);
}

/* The next field of the record under way; false when memory is used up. */
bool csv_batch_add(csv_batch *b, const char *text, size_t length, bool may_hold_nul);

/* End the record under way, which has a field at least. */
bool csv_batch_end(csv_batch *b, unsigned long line);

/* Valid until the batch changes. */
csv_record csv_batch_get(const csv_batch *b, size_t i);

/* An empty field that takes no text; only where it fits without growing, else false. */
static inline bool csv_batch_skip(csv_batch *b)
{
    if (b->n == b->fields_capacity)
        return false;
    b->fields[b->n++] = (csv_field){"", 0, false};
    return true;
}

#endif
