/*
 * Draws of weights of m criteria, each at least 0 and adding up to 1, from what is known about them.
 *
 *   around     Dirichlet's law with the given weights as means. "Known to within a share s" (0.25: a quarter more or less) is read
 *              as: for a weight of average size, 1/m, nine draws in ten lie within s of it. Its relative standard deviation is
 *              sqrt((m - 1) / (A + 1)), so the concentration is A = (m - 1) (1.645 / s)^2 - 1 and alpha = A w. Larger weights
 *              vary by less of themselves, smaller ones by more; a weight of 0 stays 0
 *   any        nothing is known: uniform over all weights that add up to 1
 *   ranked     only their order is known, as that of the given weights (equal ones: the one given first is not smaller): uniform
 *              over all weights in this order
 *   interval   each uniform between its least and greatest value, then all divided by their sum; after that one may lie a little
 *              outside
 *
 * Draws come in blocks with a stream of random numbers each, so the number of threads changes nothing.
 */
#ifndef COMPOSITE_WEIGHT_DRAWS_H
#define COMPOSITE_WEIGHT_DRAWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

enum { WEIGHT_BLOCK = 64 }; /* draws with one stream */

typedef enum weight_law { WEIGHT_LAW_AROUND, WEIGHT_LAW_ANY, WEIGHT_LAW_RANKED, WEIGHT_LAW_INTERVAL } weight_law;

typedef struct weight_space {
    weight_law law;
    size_t m;
    const double *weight;           /* [m]; around, ranked */
    double spread;                  /* around: 0 for no doubt */
    const double *least, *greatest; /* [m]; interval */
    uint32_t seed;
    bool is_quasi;                  /* quasi-random points (numeric/quasi_random.h) instead of random ones */
} weight_space;

typedef struct weight_draws weight_draws;

/* Borrows the arrays. TIDU_OK, TIDU_ENOMEM, or TIDU_EUSAGE with what is wrong with the weights. */
tidu_status weight_draws_new(const weight_space *space, weight_draws **out, tidu_error *err);
void weight_draws_free(weight_draws *d);

/* The mean of the law into out[m]. */
void weight_draws_centre(const weight_draws *d, double *out);

/*
 * The next n_blocks blocks into out[n_blocks * WEIGHT_BLOCK * m], by draw. False if memory is exhausted.
 */
bool weight_draws_take(weight_draws *d, size_t n_blocks, int threads, double *out);

/*
 * One draw alone into out[m], random, from a stream of its own (random_block_seed(seed, draw)), so in any order and from several threads
 * at once; not the draw that weight_draws_take gives. False if memory is exhausted.
 */
bool weight_draws_one(const weight_draws *d, uint64_t draw, double *out);

#endif
