/*
 * The one next thing for a company on a list: the datum that would move its
 * readiness most if it turned out well, else what it can do, else who decides.
 */
#ifndef RANKING_NEXT_STEP_H
#define RANKING_NEXT_STEP_H

#include "rules/binding.h"
#include "verdict/assessment.h"
#include "verdict/score_distribution.h"

typedef enum next_kind {
    NEXT_FILE,    /* nothing is open: file the application */
    NEXT_ASK,     /* a datum is missing */
    NEXT_DO,      /* a gate is unmet and the company can act on it */
    NEXT_EXPERT,  /* only experts' points are open */
    NEXT_NOTHING  /* a gate is unmet that nobody can change this year */
} next_kind;

typedef struct next_step {
    next_kind kind;
    const model_condition *gate; /* one of the two, or neither */
    const model_item *item;
    int indicator;               /* of NEXT_ASK: the missing datum, INDICATOR_NONE when it is a setting */
    int year;                    /* PANEL_ANY_YEAR for an attribute */
} next_step;

/* `p` belongs to the assessment's model; NULL for a model without a score. */
next_step next_step_find(const assessment *a, const binding *b, score_distribution *p, size_t company);

#endif
