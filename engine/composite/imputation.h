/*
 * Filling in what is missing by the mean or the median of what is known. Only cells that are missing are filled; not
 * applicable and undefined ones are unchanged. The order of rows changes no bit. See composite/normal_em.h for filling
 * by the relations between columns.
 */
#ifndef COMPOSITE_IMPUTATION_H
#define COMPOSITE_IMPUTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum imputation_centre { IMPUTATION_MEAN, IMPUTATION_MEDIAN } imputation_centre;

#define IMPUTATION_NO_GROUP UINT32_MAX /* of a row: no group fills its gap */

/* Rows by group; `group` NULL: all rows are one group, n_groups 1. */
typedef struct imputation_groups {
    const uint32_t *group; /* [n], below n_groups, or IMPUTATION_NO_GROUP */
    size_t n_groups;
    bool or_all; /* what no group can fill is filled from all known values */
} imputation_groups;

/* Fill x[n] with the mean or the median of the known values of the row's group. False, with x unchanged, if memory is exhausted. */
bool imputation_fill_centre(double *x, size_t n, imputation_centre centre, const imputation_groups *groups);

#endif
