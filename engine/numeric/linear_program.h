/*
 * Linear programmes, also in whole numbers; the one home of GLPK.
 *
 *     minimise cost . x   where   row_k . x >= at_least_k   and   least <= x <= most
 */
#ifndef NUMERIC_LINEAR_PROGRAM_H
#define NUMERIC_LINEAR_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

typedef struct linear_program {
    size_t n; /* variables */
    size_t n_rows;
    const double *cost; /* [n] */
    const double *least; /* [n] finite */
    const double *most; /* [n] finite, not below `least` */
    const double *rows; /* [row * n + variable] */
    const double *at_least; /* [n_rows] */
} linear_program;

typedef enum linear_outcome {
    LINEAR_OPTIMAL,
    LINEAR_INFEASIBLE,
    LINEAR_UNSOLVED /* memory or numbers gave out: nothing is known */
} linear_outcome;

/*
 * x[n] and *value become a solution and its cost, within the tolerances of floating point (1e-7 of a row scaled to 1): to be
 * checked by whoever needs it exact. From any thread.
 */
linear_outcome linear_program_solve(const linear_program *p, double *x, double *value);

/*
 * The same with whole numbers: the best solution found within `seconds`, and a bound that no solution is below. *bound equals
 * *value, up to a relative 1e-6, where it is proven to be the best. LINEAR_UNSOLVED: none was found in that time.
 */
linear_outcome linear_program_solve_whole(const linear_program *p, double seconds, double *x, double *value,
                                          double *bound);

#endif
