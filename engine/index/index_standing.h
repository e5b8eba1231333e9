/*
 * Where companies stand: their rank within the stratum, among all companies of the data that have a score, whoever is
 * listed; the band of the score; the board of the rank; and the least that nodes must reach.
 *
 * A board takes the first of a stratum down to its share (rounded down) or number; all who share the last rank are in. The
 * first board in the order of the file that takes a company counts. Whoever certainly misses a least is on none.
 */
#ifndef INDEX_INDEX_STANDING_H
#define INDEX_INDEX_STANDING_H

#include "index/index.h"

typedef enum index_minimum { MINIMUM_MET, MINIMUM_OPEN, MINIMUM_MISSED } index_minimum;

typedef struct index_standing {
    uint32_t *rank;    /* [company] equal scores share one; 0: it has no score */
    uint8_t *minimum;  /* [company] index_minimum */
    uint32_t *misses;  /* [company] the first node that is (or may be) below its least; 0: none */
    const index_band **band;   /* [company] NULL: none */
    const index_board **board; /* [company] NULL: none */
} index_standing;

/* How a node stands to the least that it must reach, and the points of 100 that it may have. */
typedef struct index_least {
    index_minimum standing; /* met where the node has none */
    double low, high;       /* NaN: it does not count; high infinite: there is no end */
} index_least;

/* out[node] of the company at `place`. */
void index_leasts_find(const index_result *r, size_t place, index_least *out);

/* False if memory is exhausted; to be cleared by index_standing_clear even then. */
bool index_standing_find(const index_result *r, index_standing *out);

/* The greatest rank that a board takes from a stratum where so many have a score. */
double index_board_takes(const index_board *b, size_t scored);

/* The band of a score; NULL: none. */
const index_band *index_band_of(const index_model *m, double score);

void index_standing_clear(index_standing *x);

#endif
