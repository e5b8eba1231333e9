/*
 * Some companies copied out of a panel, on their way into the store: the panel may go on growing, on another
 * thread, while they are written.
 */
#ifndef STORE_ROW_BLOCK_H
#define STORE_ROW_BLOCK_H

#include "store/store_column_plan.h"

typedef struct row_block {
    store_column_plan plan; /* its cells are those of this block, one a company of it */
    size_t n;
    uint32_t *number;     /* in the panel, ascending */
    const char **code;    /* the panel's own */
    uint32_t *first_line; /* 0 unknown */
    uint32_t *line;       /* [n_years][n]: line + 1, 0 no row */
    void *memory;         /* of all arrays */
    size_t capacity;      /* bytes of it */
} row_block;

/*
 * Copy the companies `number` .. `number` + n - 1, or with `reopened_only` those of them that were reopened since
 * they were sealed. The block is zeroed before its first use and keeps its memory from one to the next. False without
 * memory; row_block_clear is due in any case.
 */
bool row_block_take(row_block *b, const panel *p, uint32_t first, size_t n, bool reopened_only);
void row_block_clear(row_block *b);

/* Has the i-th company a row or a value in that year of the plan? *line is 0 when unknown. */
bool row_block_has_year(const row_block *b, size_t i, size_t year, uint32_t *line);

#endif
