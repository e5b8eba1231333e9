/*
 * Holds ways against a rule: a single one, by the evaluator that answers every other question, and all ways of a box (each
 * variable between a least and a greatest number of steps) at once, of which none can do better than what is said.
 */
#ifndef REACH_WAY_JUDGE_H
#define REACH_WAY_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reach/way_linear.h"
#include "verdict/assessor.h"

/* What is to be reached. */
typedef struct way_goal {
    double chance; /* that the verdict is yes, under the priors of the model; 1: it is certain */
    double points; /* that many points are certain, whatever the gates; NAN: no such goal, but the verdict */
    uint64_t gates; /* the gates that count: bit i is gate i */
    bool needs_merit; /* the score or a direct pass counts */
} way_goal;

/* The verdict with a chance of at least `chance`, by the whole model. */
way_goal way_goal_of(const model *m, double chance);

/* What the rule says of a company that has gone a way. */
typedef struct way_standing {
    truth verdict;
    double readiness;
    double least, greatest; /* points; NAN without a score */
    uint64_t unmet; /* gates */
    uint64_t open; /* gates that are unknown or left to an expert */
} way_standing;

typedef struct way_judge way_judge;

/* For the company in row 0 of `one`, the panel of the binding. Borrows everything. NULL if memory is exhausted. */
way_judge *way_judge_new(const assessor *a, const binding *b, panel *one, const way_space *s);
void way_judge_free(way_judge *j);
const model *way_judge_model(const way_judge *j);

/* Is the goal met with these steps? `standing` may be NULL. Not if a cell would leave its limits. */
bool way_judge_point(way_judge *j, const way_goal *g, const long *steps, way_standing *standing);

/* Ways that are looked at together. */
typedef struct way_box {
    long least[WAY_MOST_VARIABLES]; /* steps */
    long most[WAY_MOST_VARIABLES];
    uint16_t bands[MODEL_MOST_ITEMS]; /* that an item may come to: bit b is band b; others are looked at elsewhere */
} way_box;

/* The best that any condition and item may come to in a box, to compare boxes by. */
enum { WAY_MOST_SIGNS = 2 * MODEL_MOST_CONDITIONS + 2 * MODEL_MOST_ITEMS };
typedef struct way_signature {
    uint8_t signs[WAY_MOST_SIGNS];
} way_signature;

/* False only if no way of the box meets the goal. `out` may be NULL. */
bool way_judge_box(way_judge *j, const way_goal *g, const way_box *b, way_signature *out);

/* Take bands away with which no way of the box meets the goal. After way_judge_box of the same box. */
void way_judge_narrow(way_judge *j, const way_goal *g, way_box *b);

/* What the goal asks of the steps in linear terms, as far as that can be said. After way_judge_box of the same box. */
void way_judge_rows(way_judge *j, const way_goal *g, const way_box *b, way_rows *rows);

/* The bands that an item may come to in the box judged last; 0 for one that nothing moves. */
unsigned way_judge_bands(const way_judge *j, const way_box *b, size_t item);

/* Those that it came to at the point judged last, and a number by which bands of an item are ordered. */
unsigned way_judge_point_bands(const way_judge *j, size_t item);
double way_judge_band_points(const way_judge *j, size_t item, unsigned band);

/* Gates that fail on every way of the box that was judged last. */
uint64_t way_judge_failing(const way_judge *j);

/* Gates that stay unknown on every way of it, because a datum is missing. */
uint64_t way_judge_unknown(const way_judge *j);

/* The greatest chance that the score and the direct passes had in the box that was judged last, and the most points. */
double way_judge_merit(const way_judge *j, double *points);

/* How many boxes were judged. */
size_t way_judge_boxes(const way_judge *j);

bool way_judge_failed(const way_judge *j); /* memory was exhausted, and the answers are worth nothing */

#endif
