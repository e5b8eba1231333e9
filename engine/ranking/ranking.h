/*
 * A list in order: who is readiest. Equal keys share a rank (1, 2, 2, 4). Within equal readiness stand first those with
 * fewer unmet gates, then fewer points missing, then a higher potential; what is still equal stands by code.
 */
#ifndef RANKING_RANKING_H
#define RANKING_RANKING_H

#include "panel/panel.h"
#include "verdict/assessment.h"

typedef enum ranking_key {
    RANK_BY_READINESS,
    RANK_BY_SCORE_LO,
    RANK_BY_SCORE_HI,
    RANK_BY_POTENTIAL /* assessment's potential; those without one stand last */
} ranking_key;

/* False for an unknown name. "readiness", "score_lo", "score_hi", "potential". */
bool ranking_key_find(const char *name, ranking_key *out);

/* The keys by which an assessment is ordered; NULL: nobody has one, all are equal. */
const double *ranking_keys(const assessment *a, ranking_key by);

typedef struct ranking {
    uint32_t *company; /* in order */
    uint32_t *rank;
    size_t n;
    const double *potential; /* by company, borrowed; NULL without an index */
} ranking;

/*
 * Rank the companies for which `is_in` is not 0 (NULL: all) and keep the first `top` of them
 * (0: all). NULL when memory is used up.
 */
ranking *ranking_new(const assessment *a, const panel *p, ranking_key by, const uint8_t *is_in,
                     size_t top);

/* The same by any key of each company, the greater the better; without a value: last. */
ranking *ranking_by_keys(const double *keys, size_t n_companies, const panel *p,
                         const uint8_t *is_in, size_t top);
void ranking_free(ranking *r);

/* The same order once more; NULL when memory is used up. */
ranking *ranking_copy(const ranking *r);

#endif
