/*
 * How much the members of an index really count over the companies of a result: r^2 of what a member is worth with what
 * it goes into, as a share of the sum (Paruolo, Saisana & Saltelli 2013, linear), to be held against the weights. Of
 * companies with a score. Results are cells, undefined where something is constant.
 */
#ifndef INDEX_INDEX_IMPORTANCE_H
#define INDEX_INDEX_IMPORTANCE_H

#include "index/index.h"

typedef struct index_importance {
    double level[INDEX_MOST_NODES]; /* for its parent, among the members of that */
    double whole[INDEX_MOST_NODES]; /* for the index: an indicator among all indicators; a group among the groups that stand
                                       as deep and the indicators that stand no deeper */
    size_t n;                       /* companies */
} index_importance;

/* Of the companies from place `first` to `end` - 1 in the order of the result. False if memory is exhausted. */
bool index_importance_find(const index_result *r, size_t first, size_t end, index_importance *out);

#endif
