/*
 * The list of rows whose company is not known (`tidu import --review`), as people fill it in: 统一社会信用代码 (empty), 企业名称, 镇街, 候选代码,
 * then the cells of the row.
 */
#ifndef SERVER_REVIEW_ROWS_H
#define SERVER_REVIEW_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { REVIEW_MOST_CANDIDATES = 12, REVIEW_CODE = 24, REVIEW_TEXT = 240 };

typedef struct review_candidate {
    char code[REVIEW_CODE];
    char text[REVIEW_TEXT]; /* the code with the name, where it is known */
} review_candidate;

typedef struct review_row {
    size_t number; /* from 1 */
    const char *name, *town;
    review_candidate candidates[REVIEW_MOST_CANDIDATES];
    size_t n_candidates;
} review_row;

/* Visit the first `most` rows; returns how many there are. */
size_t review_rows_read(const char *path, size_t most, void (*visit)(void *context, const review_row *row), void *context);

/*
 * Write the list with the codes that `code_of` gives, and only those rows, to `filled`; and the others to `open`. NULL: a row stays open.
 * Returns how many were filled in, or -1: a file cannot be read or written.
 */
long review_rows_fill(const char *path, const char *(*code_of)(void *context, size_t number), void *context, FILE *filled, FILE *open);

#endif
