/*
 * A batch: one buffer of text, one array of fields that point into it, one of records. Growing the text moves the
 * fields along.
 */
#include "table/record_batch.h"

#include <string.h>

void record_batch_clear(record_batch *b)
{
    release(b->fields);
    release(b->text);
    release(b->records);
    *b = (record_batch){0};
}

void record_batch_empty(record_batch *b)
{
    b->n = b->used = b->n_records = b->first_field = b->first_text = 0;
    b->had_nul = false;
    b->quotes = (record_quotes){0};
}

bool record_batch_reserve(record_batch *b, size_t more)
{
    char *before = b->text;

    if (b->used + more <= b->text_capacity)
        return true;
    if (!allocate_room((void **)&b->text, &b->text_capacity, b->used + more, 1))
        return false;
    for (size_t i = 0; i < b->n && b->text != before; i++) {
        if (b->fields[i].length)
            b->fields[i].text = b->text + (b->fields[i].text - before);
    }
    return true;
}

static size_t copy_without_nul(char *to, const char *from, size_t length)
{
    size_t kept = 0;

    for (size_t i = 0; i < length; i++) {
        if (from[i])
            to[kept++] = from[i];
    }
    return kept;
}

bool record_batch_add(record_batch *b, const char *text, size_t length, bool may_hold_nul)
{
    table_field field = {"", 0, false};

    if (b->n == b->fields_capacity &&
        !allocate_room((void **)&b->fields, &b->fields_capacity, b->n + 1, sizeof *b->fields))
        return false;
    if (length) {
        char *to;

        if (!record_batch_reserve(b, length + CSV_FIELD_SLACK))
            return false;
        to = b->text + b->used;
        if (may_hold_nul && memchr(text, '\0', length)) {
            field.had_nul = b->had_nul = true;
            length = copy_without_nul(to, text, length);
        } else {
            memcpy(to, text, length);
        }
        if (length) { /* otherwise it had only NUL bytes; a text here would not be moved when the buffer grows */
            to[length] = '\0';
            field.text = to;
            field.length = (uint32_t)length;
            b->used += length + 1;
        }
    }
    b->fields[b->n++] = field;
    return true;
}

bool record_batch_end(record_batch *b, unsigned long line)
{
    if (!allocate_room((void **)&b->records, &b->records_capacity, b->n_records + 1,
                       sizeof *b->records))
        return false;
    b->records[b->n_records++] =
        (struct csv_extent){b->first_field, b->n - b->first_field, line, b->had_nul, b->quotes};
    b->first_field = b->n;
    b->first_text = b->used;
    b->had_nul = false;
    b->quotes = (record_quotes){0};
    return true;
}

bool record_batch_copy(record_batch *b, const table_record *record)
{
    for (size_t i = 0; i < record->n; i++) {
        if (!record_batch_add(b, record->fields[i].text, record->fields[i].length, false))
            return false;
        b->fields[b->n - 1].had_nul = record->fields[i].had_nul;
    }
    b->had_nul = record->had_nul;
    b->quotes = record->quotes;
    return record_batch_end(b, record->line);
}
