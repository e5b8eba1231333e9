/*
 * Counts of companies by rung. A company may hold several labels, so that counts by label (按资质) do not add up to the
 * number of companies; counts by highest rung (按最高层级) and by group do.
 */
#ifndef LADDER_LADDER_COUNT_H
#define LADDER_LADDER_COUNT_H

#include "ladder/ladder_state.h"

/* By label. */
typedef struct label_count {
    size_t hold;
    size_t failing;    /* of the holders: the rule says no today */
    size_t yes, open, no; /* of the others */
    size_t exceptions; /* of the open ones: no, save for an exception */
    size_t untold;     /* of the open ones: a condition hangs on a datum that is missing */
    size_t unjudged;   /* of those that lack no datum: an expert decides who has not yet (assessment_hangs_on_experts) */
    double expected;   /* expected new holders: sum of the readiness of the open ones */
} label_count;

typedef struct ladder_counts {
    label_count labels[LADDER_MOST_RUNGS];
    size_t highest[LADDER_MOST_RUNGS]; /* of the main ladder: each company once */
    size_t only_beside;                /* no rung of the main ladder, but a label beside it */
    size_t none;
    size_t both[LADDER_MOST_RUNGS][LADDER_MOST_RUNGS]; /* co-occurrence of two labels; [r][r] is labels[r].hold */
    size_t groups[LADDER_MOST_GROUPS]; /* by the first group of which a company holds a rung */
    size_t no_group;
} ladder_counts;

/* `formal` as of practice (model/filing.h). */
void ladder_count(const ladder_state *s, double formal, ladder_counts *out);

#endif
