/*
 * Ranks companies by a key, highest first. Equal keys share a rank ("standard competition ranking", 1 2 2 4). Companies
 * of equal readiness are listed by fewer unmet gates, then fewer points missing, then higher potential; what is still
 * equal is listed by code. In the order of the work companies share a rank only if they are equal in all of that.
 */
#ifndef RANKING_RANKING_H
#define RANKING_RANKING_H

#include "panel/panel.h"
#include "verdict/assessment.h"

typedef enum ranking_key {
    RANK_BY_READINESS,
    RANK_BY_SCORE_LO,
    RANK_BY_SCORE_HI,
    RANK_BY_POTENTIAL, /* the assessment's potential; companies without one are last */
    RANK_BY_WORK       /* as by readiness, but nothing else is equal either where a rank is shared */
} ranking_key;

/* False for an unknown name. "readiness", "score_lo", "score_hi", "potential", "work". */
bool ranking_key_find(const char *name, ranking_key *out);

/* The keys by which an assessment is ranked; NULL if there are none, so that all are equal. */
const double *ranking_keys(const assessment *a, ranking_key by);

typedef struct ranking {
    uint32_t *company; /* in order */
    uint32_t *rank;
    size_t n;
    const double *potential; /* by company, borrowed; NULL without an index */
} ranking;

/*
 * Rank the companies with is_in[company] not 0 (NULL: all) and keep the first `top` (0: all). NULL if memory is
 * exhausted.
 */
ranking *ranking_new(const assessment *a, const panel *p, ranking_key by, const uint8_t *is_in,
                     size_t top);

/*
 * Set out[company] where a company can be among the first `top` by readiness, whatever the potentials are. False if
 * memory is exhausted.
 */
bool ranking_contenders(const assessment *a, const panel *p, const uint8_t *is_in, size_t top, uint8_t *out);

/*
 * Rank companies that cannot file today by what they lack today, a first estimate of their way: fewer unmet gates that nothing
 * is known to be done about, fewer unmet gates (with a score that fails as one), fewer points missing, higher readiness, higher potential. Ranks are shared only
 * where all of that is equal. NULL if memory is exhausted.
 */
ranking *ranking_by_shortfall(const assessment *a, const panel *p, const uint8_t *is_in);

/* The order within equal readiness, most significant part first; the smaller the better. */
uint64_t ranking_within(const assessment *a, size_t i);

/* Append the first n of another ranking behind all of `r`. False if memory is exhausted. */
bool ranking_append(ranking *r, const ranking *behind, size_t n);

/* The ranking by any key per company, the greater the better; companies without a value are last. */
ranking *ranking_by_keys(const double *keys, size_t n_companies, const panel *p,
                         const uint8_t *is_in, size_t top);
void ranking_free(ranking *r);

/* A copy; NULL if memory is exhausted. */
ranking *ranking_copy(const ranking *r);

/* The companies at places[n], which ascend, with the ranks that they have in the whole; NULL as above. */
ranking *ranking_part(const ranking *r, const uint32_t *places, size_t n);

#endif
