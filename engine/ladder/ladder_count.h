/*
 * How many companies stand where. A company may hold several labels, so counts by label (按资质) do not add up to
 * companies; counts by the highest rung (按最高层级) and by group do.
 */
#ifndef LADDER_LADDER_COUNT_H
#define LADDER_LADDER_COUNT_H

#include "ladder/ladder_state.h"

/* By label. */
typedef struct label_count {
    size_t hold;
    size_t yes, open, no;
    size_t exceptions; /* of the open ones: they fail, save for an exception */
    double expected; /* new holders: the sum of the readiness of the open ones that do not hold it */
} label_count;

typedef struct ladder_counts {
    label_count labels[LADDER_MOST_RUNGS];
    size_t highest[LADDER_MOST_RUNGS]; /* of the main ladder: each company once */
    size_t only_beside;                /* no rung of the main ladder, but a label of a track beside it */
    size_t none;
    size_t both[LADDER_MOST_RUNGS][LADDER_MOST_RUNGS]; /* hold both labels; [r][r] is labels[r].hold */
    size_t groups[LADDER_MOST_GROUPS]; /* the first group of which a company holds a rung */
    size_t no_group;
} ladder_counts;

void ladder_count(const ladder_state *s, ladder_counts *out);

#endif
