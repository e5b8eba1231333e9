/*
 * Some companies copied from a panel, to be written to the store while the panel keeps growing on another thread.
 */
#ifndef STORE_ROW_BLOCK_H
#define STORE_ROW_BLOCK_H

#include "store/store_column_plan.h"

typedef struct row_block {
    store_column_plan plan; /* its cells are those of this block, [n] */
    size_t n;
    uint32_t *number;     /* in the panel, ascending */
    const char **code;    /* the panel's own */
    uint32_t *first_line; /* 0: unknown */
    uint32_t *line;       /* [n_years][n]: line + 1; 0: no row */
    void *memory;         /* of all arrays */
    size_t capacity;      /* in bytes */
} row_block;

/*
 * Copy the companies `number` .. `number` + n - 1, or with `reopened_only` those of them that were reopened after being
 * frozen. The block must be zeroed before its first use and keeps its memory between uses. False if memory is
 * exhausted; row_block_clear is required in any case.
 */
bool row_block_take(row_block *b, const panel *p, uint32_t first, size_t n, bool reopened_only);
void row_block_clear(row_block *b);

/* Whether the i-th company has a row or a value in that year of the plan; *line is 0 if unknown. */
bool row_block_has_year(const row_block *b, size_t i, size_t year, uint32_t *line);

#endif
