/*
 * Texts by number, as the cells of a workbook share them.
 */
#ifndef TABLE_TEXT_LIST_H
#define TABLE_TEXT_LIST_H

#include "base/allocate.h"
#include "base/text_buffer.h"

enum { TEXT_LIST_MOST_MIB = 512 }; /* of texts that are read */

typedef struct text_list {
    text_buffer all;
    size_t *ends; /* [n]: where each ends in `all`; it begins where the one before ends */
    size_t n, capacity;
} text_list;

/* What was appended to `all` since the last call is the next text. False if memory is exhausted. */
static inline bool text_list_end(text_list *t)
{
    if (t->all.failed || !allocate_room((void **)&t->ends, &t->capacity, t->n + 1, sizeof *t->ends))
        return false;
    t->ends[t->n++] = t->all.length;
    return true;
}

/* The text with a number from 0 and its length; false: there is none. */
static inline bool text_list_get(const text_list *t, size_t i, const char **text, size_t *length)
{
    size_t from;

    if (i >= t->n)
        return false;
    from = i ? t->ends[i - 1] : 0;
    *text = t->all.text ? t->all.text + from : "";
    *length = t->ends[i] - from;
    return true;
}

static inline void text_list_clear(text_list *t)
{
    text_buffer_clear(&t->all);
    release(t->ends);
    *t = (text_list){0};
}

#endif
