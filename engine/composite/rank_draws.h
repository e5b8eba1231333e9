/*
 * Ranks of companies over many draws (Saltelli et al. 2008; OECD/JRC Handbook 2008, step 7: uncertainty analysis). Each draw
 * gives every company a score, by drawn weights over a scaled matrix, or by whatever a caller draws; its ranks are counted in a
 * sketch (rank_sketch.h). The same bytes for any number of threads: draws have seeds of their own, and what is counted is
 * integers. Memory grows with companies, not with draws.
 */
#ifndef COMPOSITE_RANK_DRAWS_H
#define COMPOSITE_RANK_DRAWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"
#include "composite/rank_sketch.h"
#include "composite/weight_draws.h"

/*
 * Sees each draw, in their order and one at a time: its weights (NULL where a caller scores) and the rank of every company (0: no
 * score).
 */
typedef void rank_observer(void *context, size_t draw, const double *weight, const uint32_t *rank);

typedef struct rank_draws {
    size_t n;               /* companies */
    size_t draws;           /* at least 1 */
    const uint32_t *first;  /* the k of which P(rank <= k) is asked; k above n counts as n */
    size_t n_first;
    bool all_ranks;         /* also intervals, means, best and worst; slower, as all are put in order */
    int threads;            /* at least 1 */
    rank_observer *observe; /* NULL, or with all_ranks */
    void *context;
} rank_draws;

/*
 * Draws of weights over x[m] scaled columns (cells) of n companies. Without `all_ranks` the sketch counts ranks up to the greatest k
 * only. TIDU_OK, TIDU_ENOMEM, TIDU_EUSAGE or TIDU_EDATA.
 */
tidu_status rank_draws_of_weights(const rank_draws *q, const double *const *x, const weight_space *space, rank_sketch **out,
                                  tidu_error *err);

/* Weights that a caller draws: `take` writes those of the draws first .. first + n - 1 into out[n * m]; false stops (TIDU_ENOMEM). */
typedef bool weight_taker(void *context, size_t first, size_t n, int threads, double *out);

typedef struct weight_source {
    size_t m;
    const double *centre; /* [m] weights near which most draws lie */
    weight_taker *take;
    void *context;
} weight_source;

/* The same with them. */
tidu_status rank_draws_of_drawn(const rank_draws *q, const double *const *x, const weight_source *source, rank_sketch **out,
                                tidu_error *err);

/*
 * Writes the scores (cells) of all companies in a draw into score[n]; false stops. Called from several threads at once; what is
 * random in a draw must come from random_block_seed(seed, draw).
 */
typedef bool rank_scorer(void *context, size_t draw, double *score);

/* TIDU_ESTOPPED if the scorer said false. All ranks are counted. */
tidu_status rank_draws_of_scores(const rank_draws *q, rank_scorer *score, void *context, rank_sketch **out, tidu_error *err);

#endif
