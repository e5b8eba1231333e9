/*
 * Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007), of n companies and m
 * criteria, fed draw by draw: from which weights a company comes first, and how sure that is. Memory grows with companies, not with draws. smaa_observe fits rank_draws (rank_draws.h).
 */
#ifndef COMPOSITE_SMAA_H
#define COMPOSITE_SMAA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct smaa {
    size_t n, m;
    uint32_t most;       /* ranks 1 .. most are counted */
    uint64_t draws;
    uint64_t *count;     /* [n * most] */
    double *weight;      /* [n * m] sums of the weights with which it was first */
    uint64_t *confirmed; /* [n] draws in which it was first with its central weights */
    uint64_t *tried;     /* [n] draws in which that was tried */
} smaa;

/* False, with `s` zeroed, if memory is exhausted. `most` is at most n. */
bool smaa_init(smaa *s, size_t n, size_t m, uint32_t most);
void smaa_clear(smaa *s);

/* Adds a draw: its weights (NULL: unknown, and no central weights) and the rank of each company, 0: none. `s` is a smaa. */
void smaa_observe(void *s, size_t draw, const double *weight, const uint32_t *rank);

/* The share of draws in which it has rank r: SMAA's rank acceptability. r <= most. Undefined without draws, as are the others. */
double smaa_acceptability(const smaa *s, size_t company, uint32_t r);

/* The mean of the weights that make it first, into out[m]; false, with nothing written, if none did. */
bool smaa_central_weights(const smaa *s, size_t company, double *out);

/*
 * How sure its central weights are: the share of draws of the figures in which it is first with them. Where figures are drawn, the
 * caller goes through them a second time and tells for each company whether it was first; without any, undefined.
 */
void smaa_try(smaa *s, size_t company, bool was_first);
double smaa_confidence(const smaa *s, size_t company);

#endif
