/*
 * Which counts of a table must not be told so that the small ones stay unknown: cells that could be found from totals and from other
 * cells of their row take a second one with them.
 */
#ifndef NUMERIC_CELL_SUPPRESSION_H
#define NUMERIC_CELL_SUPPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Columns that, each with its sign, add up to 0 or to what is known from elsewhere in every row. */
typedef struct cell_sum {
    const size_t *columns;
    const int *signs; /* 1 or -1 */
    size_t n;
} cell_sum;

typedef enum cell_state { CELL_TOLD, CELL_SMALL, CELL_WITH } cell_state; /* told; small; kept back for the sake of a small one */

/*
 * counts  [n_rows * n_columns] row by row, 0 or more; NaN: there is none
 * least   a count above 0 and below it is small
 * out     [n_rows * n_columns]
 *
 * The sum of each column is taken to be known, also where the table does not show it, unless the table has one row. False if memory is
 * exhausted.
 */
bool cell_suppression_run(const double *counts, size_t n_rows, size_t n_columns, const cell_sum *sums, size_t n_sums, double least, cell_state *out);

#endif
