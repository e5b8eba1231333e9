/*
 * What a company lacks for its verdict today: the datum that would raise its readiness most if it turned out well, otherwise who
 * decides. Advice is tried before it is given: the score is computed with the change, including caps, and what has no effect is
 * not offered. What a company can do for a later application is its way (question/reach_study.h).
 */
#ifndef RANKING_NEXT_STEP_H
#define RANKING_NEXT_STEP_H

#include "ranking/ranking.h"
#include "rules/binding.h"
#include "verdict/assessment.h"
#include "verdict/score_distribution.h"

typedef enum next_kind {
    NEXT_FILE,   /* nothing is open: file the application */
    NEXT_ASK,    /* a datum is missing */
    NEXT_EXPERT, /* only decisions of experts are open */
    NEXT_NONE    /* the verdict is no */
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
} advice_basis;

next_step next_step_find(const advice_basis *k, size_t company);

#endif
