/*
 * Filling in what is missing, and what has to be known about gaps before. Only cells that are missing are filled; not
 * applicable and undefined ones are unchanged. The order of rows changes no bit. See composite/normal_em.h for filling
 * by the relations between columns.
 */
#ifndef COMPOSITE_IMPUTATION_H
#define COMPOSITE_IMPUTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum imputation_centre { IMPUTATION_MEAN, IMPUTATION_MEDIAN } imputation_centre;

/* Rows by group; `group` NULL: all rows are one group, n_groups 1. */
typedef struct imputation_groups {
    const uint32_t *group; /* [n], below n_groups */
    size_t n_groups;
    size_t least; /* a group with fewer known values does not fill its gaps; 0 counts as 1 */
} imputation_groups;

typedef struct imputation_count {
    size_t filled;
    size_t left; /* missing cells that nothing could fill */
} imputation_count;

/*
 * Fill x[n] with the mean or the median of the known values of the row's group. is_filled[n] (may be NULL) is set to 1
 * for the cells filled and otherwise unchanged. False, with x unchanged, if memory is exhausted.
 */
bool imputation_fill_centre(double *x, size_t n, imputation_centre centre, const imputation_groups *groups,
                            uint8_t *is_filled, imputation_count *count);

/*
 * Fill x[n] with the last known value: earlier[k] is the column of k + 1 years before, of which the first one with a
 * value counts. age[n] (may be NULL) receives the number of years, otherwise unchanged.
 */
imputation_count imputation_fill_last(double *x, size_t n, const double *const *earlier, size_t n_earlier,
                                      uint8_t *age);

/* Share of cells with a value in a column; in each row of k columns. n and k at least 1. */
double imputation_known_share(const double *x, size_t n);
void imputation_known_shares(const double *const *x, size_t k, size_t n, double *share);

/*
 * Screening as in COINr: is_kept[n] for rows with a share of known values of at least `least`, compared exactly as
 * known >= least * k but for a rounding of 1e-9. Returns the number kept.
 */
size_t imputation_screen(const double *const *x, size_t k, size_t n, double least, uint8_t *is_kept);

/* x / d: undefined where d is 0, without a value where either has none (base/cell.h). out[n] may be x or d. */
void imputation_denominate(const double *x, const double *d, size_t n, double *out);

#endif
