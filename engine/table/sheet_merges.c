/*
 * Merges sorted by their first row; those that reach into the current row are open and hold a copy of their value.
 */
#include "table/sheet_merges.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"

enum { MOST_OPEN = SHEET_COLUMNS, MOST_MERGES = 1 << 20 };

typedef struct open_merge {
    size_t merge;
    char *text;
    size_t length;
} open_merge;

static void close_merge(sheet_merges *m, size_t i)
{
    release(m->open[i].text);
    m->open[i] = m->open[--m->n_open];
}

void sheet_merges_clear(sheet_merges *m)
{
    while (m->n_open)
        close_merge(m, m->n_open - 1);
    release(m->open);
    release(m->all);
    *m = (sheet_merges){0};
}

bool sheet_cell_parse(const char *name, size_t *column, unsigned long *row, const char **end)
{
    size_t number = 0;
    const char *p = name;

    *row = 0;
    for (; (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z'); p++) {
        number = number * 26 + (size_t)((*p | 32) - 'a') + 1;
        if (number > SHEET_COLUMNS)
            return false;
    }
    for (const char *digits = p; *p >= '0' && *p <= '9'; p++) {
        *row = *row * 10 + (unsigned long)(*p - '0');
        if (*row > SHEET_ROWS || (p == digits && *p == '0'))
            return false;
    }
    *column = number - 1;
    *end = p;
    return number > 0;
}

/* A dollar sign is none of a merge. */
bool sheet_merges_add(sheet_merges *m, const char *range)
{
    sheet_merge made;
    const char *p;

    if (!sheet_cell_parse(range, &made.first_column, &made.first_row, &p) || *p != ':' ||
        !sheet_cell_parse(p + 1, &made.last_column, &made.last_row, &p) || *p || !made.first_row)
        return true;
    return sheet_merges_put(m, &made);
}

bool sheet_merges_put(sheet_merges *m, const sheet_merge *merge)
{
    if (merge->last_row < merge->first_row || merge->last_column < merge->first_column ||
        merge->last_column >= SHEET_COLUMNS || m->n == MOST_MERGES)
        return true;
    if (!allocate_room((void **)&m->all, &m->capacity, m->n + 1, sizeof *m->all))
        return false;
    m->all[m->n++] = *merge;
    return true;
}

static int compare(const void *a, const void *b)
{
    const sheet_merge *x = a, *y = b;

    if (x->first_row != y->first_row)
        return x->first_row < y->first_row ? -1 : 1;
    return (x->first_column > y->first_column) - (x->first_column < y->first_column);
}

void sheet_merges_begin(sheet_merges *m)
{
    while (m->n_open)
        close_merge(m, m->n_open - 1);
    if (m->n)
        qsort(m->all, m->n, sizeof *m->all, compare);
    m->next = 0;
}

bool sheet_field_set(record_batch *b, size_t column, const char *text, size_t length)
{
    while (b->n - b->first_field < column) {
        if (!record_batch_add(b, "", 0, false))
            return false;
    }
    if (!record_batch_add(b, text, length, true))
        return false;
    if (b->n - b->first_field - 1 > column) { /* it stands before others */
        b->n--;
        b->fields[b->first_field + column] = b->fields[b->n];
    }
    return true;
}

/* 12, 1.5, 5%; but a year of four digits is a heading */
static bool is_amount(const char *text, size_t length)
{
    if (length == 4 && (!memcmp(text, "19", 2) || !memcmp(text, "20", 2)))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!strchr("0123456789.+-eE%", text[i]))
            return false;
    }
    return true;
}

/* Whether the record has a value outside of these columns. */
static bool has_others(const record_batch *b, const sheet_merge *merge)
{
    for (size_t i = 0; i < b->n - b->first_field; i++) {
        if (b->fields[b->first_field + i].length && (i < merge->first_column || i > merge->last_column))
            return true;
    }
    return false;
}

static bool fill(record_batch *b, const sheet_merge *merge, unsigned long line, const open_merge *from)
{
    bool goes_across = merge->last_column > merge->first_column && !is_amount(from->text, from->length) &&
                       has_others(b, merge);
    size_t last = goes_across ? merge->last_column : merge->first_column;

    for (size_t column = merge->first_column + (line == merge->first_row); column <= last; column++) {
        if (!sheet_field_set(b, column, from->text, from->length))
            return false;
    }
    return true;
}

/* Take the value of a merge that begins in this record. */
static bool open_one(sheet_merges *m, size_t i, const record_batch *b)
{
    size_t field = b->first_field + m->all[i].first_column;
    const table_field *value = field < b->n ? &b->fields[field] : NULL;
    open_merge made = {.merge = i};

    if (!value || !value->length || m->n_open == MOST_OPEN)
        return true;
    made.text = allocate(value->length + 1);
    if (!made.text || !allocate_room((void **)&m->open, &m->open_capacity, m->n_open + 1, sizeof *m->open)) {
        release(made.text);
        return false;
    }
    memcpy(made.text, value->text, value->length + 1);
    made.length = value->length;
    m->open[m->n_open++] = made;
    return true;
}

bool sheet_merges_fill(sheet_merges *m, record_batch *b, unsigned long line)
{
    for (size_t i = m->n_open; i-- > 0;) {
        if (m->all[m->open[i].merge].last_row < line)
            close_merge(m, i);
    }
    for (; m->next < m->n && m->all[m->next].first_row <= line; m->next++) {
        if (m->all[m->next].first_row == line && !open_one(m, m->next, b))
            return false;
    }
    for (size_t i = 0; i < m->n_open; i++) {
        const sheet_merge *merge = &m->all[m->open[i].merge];

        if (line >= merge->first_row && !fill(b, merge, line, &m->open[i]))
            return false;
    }
    return true;
}
