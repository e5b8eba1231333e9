/*
 * What methods that compare whole companies with each other work on: k indicators as columns of n cells, their weights and
 * directions; and what keeps a method from an answer.
 *
 * Columns of weight 0 are left out altogether, also their gaps. All others must be complete (base/cell.h): whoever calls
 * imputes or leaves out. Weights are scaled to add up to 1. Columns in which all companies are equal tell nothing and
 * change no order; no method makes NaN or infinity of them.
 *
 * Every value depends on its row and on sums, extremes and counts over all rows, the sums compensated, so that an order of
 * the rows changes no result but, at most, its last bit.
 */
#ifndef COMPOSITE_DECISION_MATRIX_H
#define COMPOSITE_DECISION_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

typedef struct decision_matrix {
    const double *const *x; /* [k] columns of n cells */
    const double *weight;   /* [k] at least 0, not all 0 */
    const bool *is_up;      /* [k] higher is better; NULL: in all columns */
    size_t k, n;
} decision_matrix;

typedef enum matrix_status {
    MATRIX_FINE,
    MATRIX_EMPTY,        /* no rows or no columns */
    MATRIX_WEIGHTS,      /* a weight is negative or no number (its column), or all are 0 */
    MATRIX_GAP,          /* a cell has no value: impute or leave out */
    MATRIX_INFINITE,     /* a cell is infinite, or so great that its square is */
    MATRIX_NEGATIVE,     /* a cell below 0 where the method forms ratios, roots or shares */
    MATRIX_ZERO,         /* a 0 where it divides by it, or a column that is 0 everywhere */
    MATRIX_BEYOND,       /* a cell outside of the bounds given for its column */
    MATRIX_PARAMETER,    /* a parameter of the column, or of the method, out of its range */
    MATRIX_TOO_LARGE,    /* more companies than the method, quadratic in them, is offered for */
    MATRIX_UNSOLVED,     /* the solver gave up at this row */
    MATRIX_MEMORY
} matrix_status;

/* `row` and `column` say where; n or k where the problem has no row or column. */
typedef struct matrix_problem {
    matrix_status status;
    size_t row, column;
} matrix_problem;

/* The signs that a method admits. */
typedef enum matrix_sign {
    MATRIX_ANY_SIGN,
    MATRIX_NOT_NEGATIVE,   /* at least 0, and some above 0 in each column */
    MATRIX_POSITIVE_COSTS, /* at least 0, above 0 where lower is better */
    MATRIX_POSITIVE
} matrix_sign;

/* What a column is, over all its rows. */
typedef struct column_extent {
    double weight; /* scaled */
    double best, worst;
    double squares; /* their sum */
    bool is_up;
} column_extent;

static inline bool matrix_is_up(const decision_matrix *m, size_t j)
{
    return !m->is_up || m->is_up[j];
}

/* Check all of it and fill extent[k]; one read of the matrix. */
matrix_problem decision_matrix_survey(const decision_matrix *m, matrix_sign sign, column_extent *extent);

matrix_problem matrix_fine(const decision_matrix *m);
matrix_problem matrix_refused(const decision_matrix *m, matrix_status status);

#endif
