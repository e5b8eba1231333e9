/* The parts of a judge, for the files that make and ask it. */
#ifndef REACH_WAY_JUDGE_INTERNAL_H
#define REACH_WAY_JUDGE_INTERNAL_H

#include "reach/way_judge.h"
#include "rules/interval.h"
#include "verdict/evaluator.h"
#include "verdict/score_distribution.h"

/* A truth of the rule and the variables that may change it. */
typedef struct part {
    interval *interval; /* NULL: nothing changes it */
    truth last; /* what it came to last; where nothing changes it, always */
    uint64_t variables;
    bool misses; /* it reads a datum that is missing */
} part;

typedef struct moving_condition {
    part need;
    part applies;
    double judged;
} moving_condition;

typedef struct moving_item {
    part *bands; /* [n_bands] */
    double judged;
    uint64_t variables;
    bool misses; /* a step table over a value that misses a datum */
    unsigned still; /* the possible bands where nothing moves it */
} moving_item;

struct way_judge {
    const model *model;
    const assessor *assessor;
    const binding *binding;
    const way_space *space;
    panel *one;
    assessment *result;
    evaluator *evaluator;
    score_distribution *points;
    moving_condition *gates;
    moving_condition *directs;
    moving_item *items;
    part *parts; /* of all bands */
    cell_range ranges[WAY_MOST_CELLS];
    uint8_t gate_states[MODEL_MOST_CONDITIONS]; /* of the last box, at best */
    uint8_t direct_states[MODEL_MOST_CONDITIONS];
    item_outcome outcomes[MODEL_MOST_ITEMS];
    unsigned possible[MODEL_MOST_ITEMS]; /* bands */
    unsigned worst
        [MODEL_MOST_ITEMS]; /* of an item that misses a datum: a band that is among those it may come to, or a worse one */
    unsigned best[MODEL_MOST_ITEMS]; /* of those that the box allows: bands that no possible band is better than */
    long least[WAY_MOST_VARIABLES]; /* of the last box */
    long most[WAY_MOST_VARIABLES];
    uint64_t changed; /* variables whose range it changed */
    uint64_t failing;
    double merit, most_points;
    size_t n_boxes;
    bool is_point; /* what is judged is one way, not a box of them */
    bool failed;
};

/* Find the best outcome of every item in the box whose conditions were decided last; false if one has no band left. */
bool way_judge_items(way_judge *j, const uint16_t *allowed);
item_outcome way_judge_outcome(const way_judge *j, size_t item, unsigned bands);

#endif
