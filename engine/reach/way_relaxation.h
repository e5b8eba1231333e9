/* The least that a box of ways can cost, by linear terms alone. */
#ifndef REACH_WAY_RELAXATION_H
#define REACH_WAY_RELAXATION_H

#include "numeric/linear_program.h"
#include "reach/way_judge.h"

typedef struct way_relaxation {
    linear_outcome outcome; /* LINEAR_UNSOLVED also where nothing could be said in linear terms */
    double cost; /* no way of the box costs less */
    long near[WAY_MOST_VARIABLES]; /* steps near the cheapest solution, not fewer than it has */
    size_t divide_at; /* a variable that it leaves between two steps, or the number of variables */
} way_relaxation;

/* After way_judge_box of the same box. False if memory is exhausted. */
bool way_relaxation_find(way_judge *j, const way_space *s, const way_goal *g, const way_box *b, way_relaxation *out);

#endif
