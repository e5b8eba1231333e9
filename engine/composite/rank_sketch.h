/*
 * What many draws of ranks say of each company, in memory that grows with companies and not with draws: how often its rank lay in
 * which bin. As long as companies x ranks are few (RANK_SKETCH_EXACT counters) each rank is a bin of its own, and everything here is
 * exact; beyond, bins grow geometrically, quantiles are rounded outward to the ends of a bin, and only the ranks asked for
 * (`first`), the mean, the best and the worst rank stay exact. A company without a score in a draw has rank 0 in it: none.
 */
#ifndef COMPOSITE_RANK_SKETCH_H
#define COMPOSITE_RANK_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RANK_SKETCH_EXACT = 1 << 24, RANK_SKETCH_LEAST_BINS = 64 };

typedef struct rank_sketch {
    size_t n;            /* companies */
    size_t draws;
    uint32_t most;       /* ranks 1 .. most are counted: all, or the first so many */
    size_t n_bins;
    uint32_t *edge;      /* [n_bins + 1]: bin b has the ranks edge[b] .. edge[b + 1] - 1; edge[n_bins] is most + 1 */
    uint32_t *bin;       /* [most + 1] of a rank */
    uint32_t *count;     /* [n * n_bins], by company */
    bool is_exact;       /* every rank is a bin */
    uint64_t *sum;       /* [n]; these and the next three only where all ranks are counted, else NULL */
    uint32_t *ranked;    /* [n] draws in which it has a rank */
    uint32_t *best, *worst; /* [n]; 0: never ranked */
} rank_sketch;

/*
 * `most` n, or less where only the first ranks matter; `first` are the k of which P(rank <= k) is asked, each at most `most`. NULL if
 * memory is exhausted.
 */
rank_sketch *rank_sketch_new(size_t n, uint32_t most, const uint32_t *first, size_t n_first);
void rank_sketch_free(rank_sketch *s);

/* Adds the ranks [draw * n + company] of so many draws; most is n. */
void rank_sketch_add(rank_sketch *s, const uint32_t *rank, size_t n_draws, int threads);

/* Adds one company's rank in one draw; where only the first ranks are counted, later ones are left out. */
static inline void rank_sketch_count(rank_sketch *s, size_t company, uint32_t rank)
{
    if (rank && rank <= s->most)
        s->count[company * s->n_bins + s->bin[rank]]++;
}

/* The share of draws in which the rank is k or better; an undefined cell where k is no end of a bin or there are no draws. */
double rank_sketch_first(const rank_sketch *s, size_t company, uint32_t k);

/* All ranks: the mean, or an undefined cell if it was never ranked. */
double rank_sketch_mean(const rank_sketch *s, size_t company);

/*
 * All ranks: the least interval of ranks between the quantiles (1 - level) / 2 and (1 + level) / 2 of the draws in which it has
 * one, rounded outward. The lower quantile is the least rank with at least that share of draws at it or better. False if it
 * was never ranked.
 */
bool rank_sketch_interval(const rank_sketch *s, size_t company, double level, uint32_t *low, uint32_t *high);

#endif
