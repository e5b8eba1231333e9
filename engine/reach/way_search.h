/* The cheapest way to a goal, with its proof. */
#ifndef REACH_WAY_SEARCH_H
#define REACH_WAY_SEARCH_H

#include "base/tidu_error.h"
#include "reach/way_judge.h"

typedef struct way {
    long steps[WAY_MOST_VARIABLES];
    double cost; /* yuan */
    way_standing standing; /* of the rule, with these steps */
} way;

typedef struct way_found {
    bool is_found;
    bool is_proven; /* no way costs less; of what was not found: there is none */
    double bound; /* where it is not: no way costs less than this */
    way way;
} way_found;

/* What to look for. */
typedef struct way_request {
    way_goal goal;
    uint64_t without; /* variables that may not be used: bit i is variable i */
    double budget; /* INFINITY: none */
    size_t effort; /* boxes to look at, at most; 0: WAY_EFFORT */
} way_request;

enum { WAY_EFFORT = 20000 };

/* The memory of `out` is its own. TIDU_ENOMEM. */
tidu_status way_search(way_judge *j, const way_space *s, const way_request *r, way_found *out, tidu_error *err);

#endif
