/*
 * Random numbers by GSL's generator mt19937 (Matsumoto & Nishimura 1998), and laws that they follow.
 *
 * Every value takes one number u in (0, 1), and a law is asked for its quantile at u: so how many numbers are taken never
 * depends on the law, and another law with the same seed meets the same luck.
 */
#ifndef NUMERIC_RANDOM_H
#define NUMERIC_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct random_stream random_stream;

/* The sequence of this seed, which is not 0 (GSL reads that as another one). NULL if memory is exhausted. */
random_stream *random_stream_new(uint32_t seed);
void random_stream_free(random_stream *r);

/*
 * The seed, not 0, of part `block` of a run with this seed: parts may then be computed in any order and by any number of
 * threads (the finaliser of SplitMix64: Steele, Lea & Flood 2014).
 */
uint32_t random_block_seed(uint32_t seed, uint64_t block);

/*
 * Shares out[k], which add up to 1, of Dirichlet's law with alpha[k], all above 0, as GSL draws them. Takes a varying number of
 * numbers; so each block of draws has a stream of its own.
 */
void random_stream_dirichlet(random_stream *r, size_t k, const double *alpha, double *out);

/* The next number; neither 0 nor 1. */
double random_stream_next(random_stream *r);

/*
 * Counts drawn again: as many as the whole counts[k] add up to, below 2^32, each in a place with the chance that its share in them is: multinomial, by binomials of GSL.
 * How many numbers of the sequence are taken depends on what is drawn.
 */
void random_stream_multinomial(random_stream *r, const double *counts, size_t k, double *out);

/* "mt19937", as GSL calls it. */
const char *random_stream_name(const random_stream *r);

typedef enum random_shape {
    RANDOM_UNIFORM, /* a, b: least and greatest */
    RANDOM_NORMAL, /* a, b: mean and standard deviation */
    RANDOM_TRIANGULAR /* a, b, c: least, most likely, greatest */
} random_shape;

typedef struct random_law {
    random_shape shape;
    double a, b, c;
} random_law;

/* The value below which a share u of the law lies. */
double random_law_quantile(const random_law *law, double u);

#endif
