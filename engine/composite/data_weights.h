/*
 * Weights of k criteria from how much each of them tells the companies apart. Criteria are columns x[j] of n cells
 * (base/cell.h); cells without a value are ignored. Each method gives every column an amount of information of at least
 * 0, and the weights are proportional to it. A constant column, and one without any value, tells nothing: weight 0. If
 * no column has any information (all are constant, or under CRITIC the same), those that move weigh the same, and all do
 * if none moves. Constant is what differs by rounding alone.
 *
 * Sums are taken in the order of the rows; a caller that needs independence of that order sorts first.
 */
#ifndef COMPOSITE_DATA_WEIGHTS_H
#define COMPOSITE_DATA_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

/* How the information of a column is measured. `unit free`: the same for values in any unit; others need one scale. */
typedef enum data_weighting {
    BY_ENTROPY,      /* 1 + sum p ln p / ln n with p = x / sum x; 0 ln 0 is 0; unit free; no negative values (Shannon 1948) */
    BY_CRITIC,       /* s_j sum over l of (1 - r_jl), s after min-max, r Pearson's; unit free (Diakoulaki et al. 1995) */
    BY_DEVIATION,    /* standard deviation, divisor n - 1; needs one scale */
    BY_VARIATION,    /* coefficient of variation, deviation / |mean|; unit free; mean not 0 */
    BY_GINI,         /* sum of |x_i - x_l| / (2 n^2 mean); unit free; no negative values (Gini 1912) */
    BY_MEREC,        /* what a company's score changes by without the criterion; unit free; values above 0
                        (Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene 2021) */
    BY_VARIANCE,     /* variance after min-max, divisor n - 1; unit free (Rao & Patel 2010) */
    DATA_WEIGHTINGS
} data_weighting;

/* The name of a method in files: "entropy", "critic", "deviation", "variation", "gini", "merec", "variance". */
const char *data_weighting_name(data_weighting method);

/* DATA_WEIGHTINGS if there is none of that name. */
data_weighting data_weighting_named(const char *name);

typedef struct weight_data {
    const double *const *x; /* [k][n] */
    size_t k, n;
    const bool *is_cost;    /* [k] less is better, which MEREC asks for; NULL: more is better in all columns */
} weight_data;

typedef enum weight_refusal {
    WEIGHTS_FOUND,
    WEIGHTS_NEGATIVE,     /* `column` has a value below 0, which has no share of a sum */
    WEIGHTS_NOT_POSITIVE, /* `column` has a value of 0 or less, which has no logarithm */
    WEIGHTS_MEAN_ZERO,    /* `column` has the mean 0, which nothing can be divided by */
    WEIGHTS_INFINITE,     /* the sums of `column` exceed every number, or one of its values is infinite */
    WEIGHTS_EXHAUSTED     /* no memory */
} weight_refusal;

typedef struct weight_finding {
    weight_refusal refusal;
    size_t column;     /* that was refused */
    size_t row;        /* the first cell of it that is the reason; n if the whole column is */
    size_t n_constant; /* columns that are constant or without values: weight 0 */
    bool is_equal;     /* no column has any information: weights are equal */
} weight_finding;

/* out[k]; is_constant[k] may be NULL. False if the data are refused or memory is exhausted: `how` tells, `out` is unchanged. */
bool data_weights(data_weighting method, const weight_data *d, double *out, bool *is_constant, weight_finding *how);

/* One sentence why weights were refused and what to do, with the name of the column. */
tidu_status data_weights_refused(const weight_finding *how, const char *method, const char *column, tidu_error *err);

/* --- methods by themselves ------------------------------------------------------------ */

/* The rows of the table above by themselves. False, with nothing written, if the data are refused or memory is exhausted. */
bool weights_entropy(const double *const *x, size_t k, size_t n, double *out);
bool weights_critic(const double *const *x, size_t k, size_t n, double *out);

#endif
