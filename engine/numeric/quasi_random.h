/*
 * Points that fill a cube more evenly than random ones, by GSL: Sobol's sequence (Antonov & Saleev 1979) up to 40 dimensions,
 * the reversed Halton sequence (Vandewoestyne & Cools 2006) beyond. The seed rotates them (Cranley & Patterson 1976), so that
 * the spread of results over seeds says how good they are.
 */
#ifndef NUMERIC_QUASI_RANDOM_H
#define NUMERIC_QUASI_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct quasi_sequence quasi_sequence;

enum { QUASI_MOST_DIMENSIONS = 1229 };

/* `dimension` is 1 .. QUASI_MOST_DIMENSIONS. NULL if memory is exhausted or there is no such sequence. */
quasi_sequence *quasi_sequence_new(size_t dimension, uint32_t seed);
void quasi_sequence_free(quasi_sequence *q);

/* The next point, all of its coordinates above 0 and below 1. */
void quasi_sequence_next(quasi_sequence *q, double *u);

#endif
