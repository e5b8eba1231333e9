/*
 * How sure a rank is: an index is computed many times with everything that is uncertain drawn anew (Saisana, Saltelli & Tarantola 2005;
 * OECD/JRC Handbook 2008, steps 7 and 8; SMAA-2: Lahdelma & Salminen 2001).
 *
 *   weights      at every level of the tree, around those of the index or by what else is known of them (composite/weight_draws.h)
 *   scale        one of that of the file and the alternatives, each as likely; only where a scale is set by the others
 *   aggregation  the same of the means, of all levels at once
 *   gaps         a missing value is one of the known ones of its stratum, each as likely; where nobody there has one it stays left out.
 *                Values that a mean or a median stands for are gaps, too; a worst or an older value that the rules put there is none
 *   error        every value is multiplied by 1 + e, e normal with mean 0; nine in ten lie within the share
 *
 * Ranks of draws are those of scores that are not rounded. Who has no score in the index has none in any draw. The same bytes for any
 * number of threads and any order of rows; memory grows with companies, not with draws.
 */
#ifndef INDEX_INDEX_ROBUST_H
#define INDEX_INDEX_ROBUST_H

#include "composite/rank_sketch.h"
#include "composite/smaa.h"
#include "composite/sobol.h"
#include "index/index.h"
#include "index/index_robust_strata.h"
#include "index/robust_question.h"

enum {
    ROBUST_MOST_CENTRAL = 200, /* central weights are found for lists of so many companies at most */
    ROBUST_TRIES = 200         /* draws in which central weights are tried */
};

typedef struct robust_share {
    bool is_active;
    sobol_index shift;   /* of the mean distance of the ranks from those of the index */
    sobol_index border;  /* of the rank of the company at the border */
} robust_share;

typedef struct index_robust {
    size_t n;            /* companies with a score in the list */
    uint32_t *company;   /* [n] in the order of the index */
    uint32_t *rank;      /* [n] by the index */
    uint32_t n_first;
    uint32_t first[ROBUST_MOST_FIRST];
    rank_sketch *sketch; /* by place in `company` */
    robust_strata strata;
    bool has_central;
    smaa central;        /* the same; criteria are indicators */
    robust_share shares[ROBUST_SOURCES];
    size_t border;       /* place of the company at the border: the last of the first `first[0]` */
    double mean_shift;   /* over draws and companies */
    size_t n_gaps;       /* missing values that are drawn, */
    size_t n_unfilled;   /* and those for which the stratum has none */
    bool is_fast;        /* only weights over a fixed matrix were drawn */
} index_robust;

/*
 * `r` keeps its raw values and is not changed; its weights are those around which is drawn. TIDU_EUSAGE: what is asked cannot be,
 * TIDU_EDATA: fewer than two companies have a score.
 */
tidu_status index_robust_run(const binding *b, const index_result *r, const robust_question *q, index_robust **out, tidu_error *err);
void index_robust_free(index_robust *x);

/* In how many of 100 draws somebody counts as certain to be among the first, and as possible. */
static inline bool robust_is_certain(double share)
{
    return share >= 0.99;
}

static inline bool robust_is_possible(double share)
{
    return share >= 0.01;
}

/* --- without one of them ------------------------------------------------------------------------- */

typedef struct left_out {
    size_t node;
    double mean_shift;   /* of ranks */
    uint32_t largest_shift;
    uint32_t most_moved; /* the company of that shift */
    size_t kept;         /* of the first k */
    uint32_t *leaves, *enters; /* [n_changed] companies that leave the first k, by their rank before; those that come, by their rank then */
    size_t n_leaves, n_enters;
} left_out;

typedef struct leave_out {
    left_out *parts;     /* of each indicator and group beside which something else weighs, in the order of the tree */
    size_t n;
    uint32_t first;
} leave_out;

/* The index without each indicator and each group, the weights of the others in proportion; `is_in` as above. */
tidu_status index_leave_out(const index_result *r, const uint8_t *is_in, uint32_t first, int threads, leave_out *out, tidu_error *err);
void leave_out_clear(leave_out *x);

#endif
