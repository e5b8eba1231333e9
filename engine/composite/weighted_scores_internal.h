/* The copy of a matrix that draws of weights pass over. */
#ifndef COMPOSITE_WEIGHTED_SCORES_INTERNAL_H
#define COMPOSITE_WEIGHTED_SCORES_INTERNAL_H

#include <stdint.h>

#include "composite/weighted_scores.h"
#include "numeric/kernel.h"

/* Numbers of a tile, of a vector register, and single-precision numbers to the next line of the cache. */
enum { TILE = 256, VECTOR = 16, ALIGNED = 16 };

struct weighted_scores {
    size_t n, m, n_complete;
    uint32_t *company;  /* [n]; the first n_complete lack nothing */
    double *column;     /* [m * n]; 0 where missing */
    double *row;        /* [n * m] the same by company */
    uint8_t *known;     /* [(n - n_complete) * m] */
    double *greatest;   /* [m] largest |x| */
    double unit;        /* the largest of them */
    float *tile_memory;
    float *tile;        /* [tiles][m][TILE], at the beginning of a line of the cache */
};

static inline float *tile_aligned(float *memory)
{
    uintptr_t past = (uintptr_t)(void *)memory % (ALIGNED * sizeof *memory);

    return past ? memory + (ALIGNED - past / sizeof *memory) : memory;
}

/* The score of the company at place p of our order. */
double weighted_score(const weighted_scores *s, const double *w, size_t p);

#endif
