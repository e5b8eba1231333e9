/*
 * Which values an input can sensibly have: the dictionary's limits, whole units, and parts that
 * are no more than their whole.
 */
#ifndef SCENARIO_INPUT_LIMIT_H
#define SCENARIO_INPUT_LIMIT_H

#include "panel/indicator.h"
#include "rules/binding.h"
#include "scenario/gap_probe.h"

/* Units in 1: a person, a piece and a yuan are whole, a share goes by 0.01%, points by 0.01. */
double input_scale(const indicator *i);

/*
 * Couple the input so that in its year a part stays within its whole (S&T staff among the employees): the whole moves up
 * with a part; a whole goes no lower than its parts. Returns the indicator that narrows it so, or INDICATOR_NONE.
 */
int input_bound(const binding *b, gap_input *in);

/* What is a part of what, as the dictionary says it (part_of); found once by who asks often. */
typedef struct part_whole {
    int part;
    int whole;
} part_whole;

enum { MOST_PART_WHOLES = 32 }; /* the dictionary names a handful; more are not looked at */

typedef struct part_wholes {
    part_whole list[MOST_PART_WHOLES];
    size_t n;
} part_wholes;

part_wholes part_wholes_find(const dictionary *d);

/*
 * Is the value of `indicator` in that year beyond what it is a part of, or below its own part? Returns the
 * other indicator, or INDICATOR_NONE where all is well or the other one is not known.
 */
int input_conflict(const part_wholes *couples, const panel *p, uint32_t company, int indicator, int year);

/* Ask the panel for every part and whole in the year before `year` (0: in any). */
bool input_want(int year, panel *into);

#endif
