/*
 * The ways of one company to one rung by the application of one year: the cheapest, others with other levers, or what stands in
 * the way.
 */
#ifndef REACH_REACH_H
#define REACH_REACH_H

#include "panel/credentials.h"
#include "reach/way_search.h"

enum { REACH_MOST_WAYS = 8, REACH_MOST_BLOCKS = 16 };

/* A question for many companies. Everything is borrowed. */
typedef struct reach_question {
    const assessor *assessor;
    const credentials *credentials;
    const levers *levers;
    const panel *read; /* with the wishes of the rule for the application year: panel_is_wanted */
    way_time time;
    long on; /* application date */
    double chance; /* that the verdict is yes; 1: it is certain */
    double points; /* that many points are certain, instead of the verdict; NAN: none */
    double budget; /* yuan; INFINITY: none */
    size_t ways; /* how many, at most; 1: only the cheapest */
    size_t effort; /* of one search; 0: the default */
    bool tells_without; /* what each lever of the first way is good for */
    bool explains; /* find sets that block, and what is beyond the budget; without, only what blocks by itself */
} reach_question;

/* Conditions that cannot all be met, though any fewer of them can. */
typedef struct reach_block {
    uint64_t gates;
    bool has_merit; /* the score, with the direct passes */
} reach_block;

typedef struct reach {
    panel *one; /* the company as it is carried forward; no way has been gone */
    way_space space;
    way_standing still; /* with nothing done */
    way_found ways[REACH_MOST_WAYS]; /* the cheapest first, then others with other levers */
    size_t n_ways;
    way_standing without[WAY_MOST_VARIABLES]; /* if told: with the first way, but for the lever of variable i, where it is used */
    bool is_proven; /* no way costs less than the first; without one: there is none */
    double bound; /* where that is not so: no way costs less than this */
    way_found dearer; /* without a way, but with a budget: the cheapest one beyond it, if any is found */
    reach_block
        blocks[REACH_MOST_BLOCKS]; /* without any: all of one, or all of two, or one set none of whose parts blocks */
    size_t n_blocks;
    uint64_t failing; /* gates that fail whatever is done */
    uint64_t unknown; /* gates that stay unknown whatever is done: data must be found out first */
    double most_chance; /* of the score and the direct passes, whatever is done: at most this */
    double most_points; /* NAN without a score */
} reach;

/* *out is cleared by reach_clear, also on failure. TIDU_ENOMEM. */
tidu_status reach_find(const reach_question *q, const panel *p, uint32_t company, reach *out, tidu_error *err);
void reach_clear(reach *r);

/* Ask a panel to load what levers and the years until the application need; year 0: not known yet. */
bool reach_want(const levers *l, int year, panel *into);

#endif
