/*
 * Rows whose company was not found by its name, as a list to be filled in and given back: the code, which is empty, the
 * name, the town, the codes that are possible, and all other cells of the row.
 */
#ifndef INTAKE_REVIEW_LIST_H
#define INTAKE_REVIEW_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text_buffer.h"

typedef struct review_list review_list;

/* The column of what is possible, which is for people: it is never read. */
#define REVIEW_LIST_CANDIDATES "候选代码"

/* A row; texts are copied. */
typedef struct review_row {
    const char *name;
    const char *town;
    const char *candidates; /* "code;code" of companies with this name, those with names near to it (near_names.h), or "" */
    const char *const *headers; /* [n] of all other cells, */
    const char *const *cells;   /* [n] and what they hold */
    size_t n;
} review_row;

review_list *review_list_new(void);
void review_list_free(review_list *l);

/* False if memory is exhausted. */
bool review_list_add(review_list *l, const review_row *row);
/* Add all rows of another list. False if memory is exhausted. */
bool review_list_join(review_list *l, const review_list *other);
size_t review_list_count(const review_list *l);

/* Append the header, with a byte order mark, or a row of the list as CSV. */
void review_list_header(const review_list *l, text_buffer *out);
void review_list_row(const review_list *l, size_t row, text_buffer *out);

#endif
