/*
 * The smallest change of the weights of an index with which two companies stand level: of one weight, and of all.
 */
#ifndef INDEX_INDEX_SWAP_H
#define INDEX_INDEX_SWAP_H

#include "index/index.h"

typedef enum swap_standing {
    SWAP_FOUND,
    SWAP_NONE,  /* there is no such change */
    SWAP_UNTOLD /* there is no closed form for it */
} swap_standing;

enum { SWAP_NAME = 128 };

/* One weight of a level is changed, the others of the level keep their proportions. */
typedef struct swap_single {
    size_t node;            /* an indicator or a group; its level are the members of its parent */
    char name[SWAP_NAME];   /* as an index_weight_change has it */
    swap_standing standing; /* the rest is set only where a change is found */
    double given_before, given; /* as an index_weight_change has it: the others of the level stay */
    double before, after;   /* shares of the level */
    double change;          /* the absolute changes of all weights, as shares of the whole, added up */
    double score[2];        /* then */
} swap_single;

/* All weights are changed. */
typedef struct swap_many {
    swap_standing standing; /* SWAP_UNTOLD: the score of one of the two is no weighted sum of all indicators */
    double before[INDEX_MOST_INDICATORS], after[INDEX_MOST_INDICATORS]; /* shares of the whole */
    double change;
    double score[2];
} swap_many;

typedef struct index_swap {
    uint32_t company[2];
    double score[2];
    swap_single singles[INDEX_MOST_NODES];
    size_t n; /* those that are found first, the smallest change first, then in the order of the index */
    swap_many many;
} index_swap;

/*
 * Every change that is found has been run through the index: the two scores then differ by less than a unit of the last
 * decimal. `r` is as before, also on failure.
 *
 * Returns TIDU_OK; TIDU_EDATA: one of the two has no score; TIDU_EUSAGE: they stand level already, or are one; TIDU_ENOMEM.
 */
tidu_status index_swap_find(index_result *r, const uint32_t company[2], int threads, index_swap *out, tidu_error *err);

#endif
