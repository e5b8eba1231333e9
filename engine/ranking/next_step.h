/*
 * The tier of a company and the one next thing for it: the datum that would move its readiness most if it turned out
 * well, else what it can do, else who decides. Advice is tried before it is given: the score is added up with the
 * change, caps and all, and what moves nothing is not offered.
 */
#ifndef RANKING_NEXT_STEP_H
#define RANKING_NEXT_STEP_H

#include "model/tier.h"
#include "rules/binding.h"
#include "verdict/assessment.h"
#include "verdict/score_distribution.h"

typedef enum next_kind {
    NEXT_FILE,    /* nothing is open: file the application */
    NEXT_ASK,     /* a datum is missing */
    NEXT_DO,      /* the gate, once met, or the item, at its best, raises the readiness: the company can act on it */
    NEXT_EXPERT,  /* only experts' points are open */
    NEXT_SEVERAL, /* nothing alone suffices: several gates are unmet, or the score fails whatever one item does */
    NEXT_NOTHING  /* a gate is unmet that nobody can change this year */
} next_kind;

typedef struct next_step {
    next_kind kind;
    const model_condition *gate; /* one of the two, or neither */
    const model_item *item;
    int indicator;               /* of NEXT_ASK: the missing datum, INDICATOR_NONE when it is a setting */
    int year;                    /* PANEL_ANY_YEAR for an attribute */
} next_step;

/* What a company is advised by; borrowed. */
typedef struct advice_basis {
    const assessment *a;
    const binding *b;
    score_distribution *points; /* of the assessment's model; NULL for a model without a score */
    tier_rules tiers;
} advice_basis;

next_step next_step_find(const advice_basis *k, size_t company);
tier next_step_tier(const advice_basis *k, size_t company);

#endif
