/*
 * How sure the ranks within strata are, and who is on which board: ranks of draws among the companies of the list that share a stratum, which
 * follow from their ranks in the whole. For the room's own files.
 */
#ifndef INDEX_INDEX_ROBUST_STRATA_H
#define INDEX_INDEX_ROBUST_STRATA_H

#include "composite/rank_sketch.h"
#include "index/index.h"

typedef struct robust_strata {
    size_t n, n_strata;      /* companies of the list */
    uint32_t *stratum;       /* [n] its number */
    uint32_t *rank;          /* [n] within it, by the index */
    rank_sketch *sketch;     /* of the ranks within strata; NULL: there is one stratum alone */
    size_t n_boards;         /* 0: there are none, or who is on one depends on more than ranks of the list */
    double *takes;           /* [board * n_strata + stratum] so many first ranks */
    uint32_t *on_board;      /* [board * n + place] draws in which the company is on it, or on one above it in the file */
    size_t draws;
    uint32_t *order, *within; /* [n] to work in */
    size_t *seen, *last;      /* [n_strata], [2 * n_strata] */
} robust_strata;

/* Of the n companies of the list with their ranks in the whole. False if memory is exhausted; to be cleared even then. */
bool robust_strata_init(robust_strata *x, const index_result *r, const uint32_t *company, const uint32_t *rank, size_t n);
void robust_strata_clear(robust_strata *x);

/* Does a draw have to be shown to it? */
bool robust_strata_is_asked(const robust_strata *x);

/* The ranks of a draw in the whole, 0: none. */
void robust_strata_observe(robust_strata *x, const uint32_t *rank);

/* The share of draws in which the company at that place is on the board, or on one above it. */
double robust_strata_on_board(const robust_strata *x, size_t board, size_t place);

#endif
