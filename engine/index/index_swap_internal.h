/*
 * Shared by the files that look for the change of weights that brings two companies level.
 */
#ifndef INDEX_INDEX_SWAP_INTERNAL_H
#define INDEX_INDEX_SWAP_INTERNAL_H

#include "index/index_internal.h"
#include "index/index_swap.h"

/* One of the two: the values of its nodes that count. */
typedef struct swap_side {
    const double *scaled; /* of index_result */
    double value[INDEX_MOST_NODES];
    double added; /* by items, on the scale 0 to 1 of the index */
} swap_side;

typedef struct swap_pair {
    const index_result *r;
    const index_model *model;
    uint32_t company[2];
    size_t set;             /* the weights of both */
    index_weights *changed; /* [r->n_weights] while changes are tried */
    index_gap gap;
    swap_side side[2];
} swap_pair;

static inline const index_weights *swap_weights(const swap_pair *p)
{
    return &p->r->weights[p->set];
}

/* The scores of the two by changed weights; false: they are not level, or the changes cannot be made. */
bool swap_try(const swap_pair *p, const index_weight_change *changes, size_t n, double score[2]);

/* The name of a group or an indicator for such a change. */
void swap_name(const index_model *m, size_t node, char out[SWAP_NAME]);

/* Fill in all but the name and the node; s->standing says what was found. */
void swap_single_find(const swap_pair *p, swap_single *s);

void swap_many_find(const swap_pair *p, swap_many *out);

/* The shares that the weights of all indicators have of the whole, as changes of weights; returns their number. */
size_t swap_many_changes(const index_model *m, const index_weights *w, const double *share, index_weight_change *changes,
                         char (*names)[SWAP_NAME]);

#endif
