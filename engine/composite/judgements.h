/*
 * Weights of k criteria from pairwise comparisons (Saaty's analytic hierarchy process): a[i * k + j] says how many times
 * as important criterion i is as j. Values need not be those of Saaty's scale. A comparison that nobody made is a cell
 * without a value (base/cell.h) on both sides of the diagonal.
 */
#ifndef COMPOSITE_JUDGEMENTS_H
#define COMPOSITE_JUDGEMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

enum { WEIGHTS_MOST_COMPARED = 15 }; /* Saaty gives the random index up to this number of criteria */

typedef struct comparison_consistency {
    double lambda; /* greatest eigenvalue; k for consistent judgements */
    double index;  /* (lambda - k) / (k - 1) */
    double ratio;  /* index / random index; above 0.1 the judgements are inconsistent (Saaty) */
} comparison_consistency;

/*
 * The random index of Saaty (1980, "The Analytic Hierarchy Process") for k criteria, lessened for comparisons that are
 * missing by 1 - 2 missing / ((k - 1) (k - 2)) (Agoston & Csato 2022, "Inconsistency thresholds for incomplete pairwise
 * comparison matrices", Omega 108), at least 0. k is 1 to WEIGHTS_MOST_COMPARED.
 */
double judgements_random_index(size_t k, size_t missing);

/* --- whether a matrix can be used ------------------------------------------------------ */

typedef enum judgement_fault {
    JUDGEMENTS_SOUND,
    JUDGEMENTS_TOO_MANY,       /* k is 0 or above WEIGHTS_MOST_COMPARED: compare groups first */
    JUDGEMENTS_NOT_POSITIVE,   /* the cell (row, column) is 0, negative or infinite */
    JUDGEMENTS_DIAGONAL,       /* (row, row) is not 1 */
    JUDGEMENTS_NOT_RECIPROCAL, /* (row, column) is not 1 / (column, row), also if one of them alone is there */
    JUDGEMENTS_UNLINKED        /* no chain of comparisons leads from criterion `row` to `column` */
} judgement_fault;

typedef struct judgement_finding {
    judgement_fault fault;
    size_t row, column;
    size_t missing;                     /* pairs without a comparison */
    size_t part[WEIGHTS_MOST_COMPARED]; /* criteria with the same number are linked; 0, 1, 2 ... in order of the first */
    size_t n_parts;
} judgement_finding;

/* A reciprocal written with two decimals, 0.14 for 1/7, is near enough: |a_ij a_ji - 1| is at most this. */
extern const double judgements_reciprocal_tolerance;

/* The first fault in the order of rows; false if there is one. */
bool judgements_check(const double *a, size_t k, judgement_finding *how);

/* One sentence what is wrong and what to do, with the names of the criteria. TIDU_OK if nothing is. */
tidu_status judgements_fault(const judgement_finding *how, const char *const *name, tidu_error *err);

/* --- weights --------------------------------------------------------------------------- */

/*
 * The principal eigenvector, all positive, of a matrix that judgements_check() finds sound. Comparisons may be missing (Harker 1987, "Incomplete pairwise
 * comparisons in the analytic hierarchy process"): a missing one is 0 and its row counts one more on the diagonal, which
 * has the eigenvector of the matrix that is filled in with w_i / w_j. False if memory is exhausted.
 */
bool judgements_weigh(const double *a, size_t k, double *out, comparison_consistency *how);

/* Whether judgements are more inconsistent than `limit` allows (Saaty: 0.1), beyond rounding. */
bool judgements_refused(const comparison_consistency *how, double limit);

/* Two other ways to weights, for comparison; of a complete matrix. */
void judgements_column_means(const double *a, size_t k, double *out);    /* mean of columns scaled to add up to 1 */
void judgements_geometric_means(const double *a, size_t k, double *out); /* of rows (Crawford & Williams 1985) */

/*
 * The judgements of a group: geometric means of the members' cells, by weight (Aczel & Saaty 1983), which keeps them
 * reciprocal. member_weight NULL: all count the same. A comparison is that of those who made it, and missing if nobody
 * did. False, with nothing written, if a weight is negative or no weight is above 0.
 */
bool judgements_group(const double *const *members, const double *member_weight, size_t n_members, size_t k,
                      double *out);

#endif
