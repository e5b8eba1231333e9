/*
 * The values that an input can sensibly have: the limits of the dictionary, a grid of units, and parts that do not
 * exceed their whole.
 */
#ifndef SCENARIO_INPUT_LIMIT_H
#define SCENARIO_INPUT_LIMIT_H

#include "panel/indicator.h"
#include "rules/binding.h"
#include "scenario/gap_probe.h"

/* Grid units per 1: 1 for persons, pieces and yuan, 10000 (0.01%) for shares, 100 for points. */
double input_scale(const indicator *i);

/*
 * Couple the input, whose whole is INDICATOR_NONE, to its parts and wholes in that year (S&T staff and employees): the
 * nearest whole is raised with a part that would exceed it, but not above what it is a part of itself, and a whole is
 * not lowered below its parts. Returns the indicator that limits it so, or INDICATOR_NONE.
 */
int input_bound(const binding *b, gap_input *in);

/* The pairs of part and whole in the dictionary (part_of, and theirs), for callers that need them often. */
typedef struct part_whole {
    int part;
    int whole;
} part_whole;

enum { MOST_PART_WHOLES = 32 }; /* the dictionary has a handful; further ones are ignored */

typedef struct part_wholes {
    part_whole list[MOST_PART_WHOLES];
    size_t n;
} part_wholes;

part_wholes part_wholes_find(const dictionary *d);

/*
 * Does the value of `indicator` in that year exceed its whole, or is it below its part? Returns the other indicator,
 * or INDICATOR_NONE if not or if that one is not known.
 */
int input_conflict(const part_wholes *couples, const panel *p, uint32_t company, int indicator, int year);

/* Ask the panel to load every part and whole in the year before `year` (0: in any year). */
bool input_want(int year, panel *into);

#endif
