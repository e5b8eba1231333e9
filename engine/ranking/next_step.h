/*
 * The tier of a company and its next step: the datum that would raise its readiness most if it turned out well,
 * otherwise what it can do, otherwise who decides. Advice is tried before it is given: the score is computed with the
 * change, including caps, and what has no effect is not offered.
 */
#ifndef RANKING_NEXT_STEP_H
#define RANKING_NEXT_STEP_H

#include "model/tier.h"
#include "ranking/ranking.h"
#include "rules/binding.h"
#include "verdict/assessment.h"
#include "verdict/score_distribution.h"

typedef enum next_kind {
    NEXT_FILE,    /* nothing is open: file the application */
    NEXT_ASK,     /* a datum is missing */
    NEXT_DO,      /* meeting the gate, or the best band of the item, raises the readiness: the company can act */
    NEXT_EXPERT,  /* only decisions of experts are open */
    NEXT_SEVERAL, /* no single step suffices: several gates are unmet, or the score fails whatever one item gives */
    NEXT_NOTHING  /* an unmet gate that cannot be changed this year */
} next_kind;

typedef struct next_step {
    next_kind kind;
    const model_condition *gate; /* one of the two, or neither */
    const model_item *item;
    int indicator;               /* of NEXT_ASK: the missing datum, INDICATOR_NONE if it is a setting */
    int year;                    /* PANEL_ANY_YEAR for an attribute */
} next_step;

/* The data that advice is based on; borrowed. */
typedef struct advice_basis {
    const assessment *a;
    const binding *b;
    score_distribution *points; /* of the assessment's model; NULL for a model without a score */
    tier_rules tiers;
} advice_basis;

next_step next_step_find(const advice_basis *k, size_t company);
tier next_step_tier(const advice_basis *k, size_t company);

/*
 * Write the places of the companies of a ranking whose tier is in the set `tiers` (a bit for each, 1 << TIER_PUSH) to
 * places[r->n], and return their number; `top`: only the first so many, 0: all.
 */
size_t next_step_places(const advice_basis *k, const ranking *r, unsigned tiers, size_t top, uint32_t *places);

#endif
