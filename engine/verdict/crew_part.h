/*
 * What of an assessment hangs on a few indicators of a company: conditions and items to look at again when these
 * change, and the instructions that they need. The others are what they were.
 */
#ifndef VERDICT_CREW_PART_H
#define VERDICT_CREW_PART_H

#include "verdict/assessor_internal.h"

typedef struct crew_part {
    bool *gates;   /* [n_gates]: is it to be looked at? */
    bool *directs;
    bool *items;
    machine_part *steps;
} crew_part;

/* The part that hangs on changed[0..n-1], ids of the dictionary; `m` runs the assessor's program. NULL when memory is used up. */
crew_part *crew_part_new(const assessor *a, const machine *m, const dictionary *d, const int *changed, size_t n);
void crew_part_free(crew_part *part);

#endif
