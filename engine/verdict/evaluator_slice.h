/*
 * What of an assessment hangs on a few indicators of a company: conditions and items to look at again when these
 * change, and the instructions that they need. The others are what they were.
 */
#ifndef VERDICT_EVALUATOR_SLICE_H
#define VERDICT_EVALUATOR_SLICE_H

#include "verdict/assessor_internal.h"

typedef struct evaluator_slice {
    bool *gates;   /* [n_gates]: is it to be looked at? */
    bool *directs;
    bool *items;
    machine_part *steps;
} evaluator_slice;

/* The part that hangs on changed[0..n-1], ids of the dictionary; `m` runs the assessor's program. NULL when memory is used up. */
evaluator_slice *evaluator_slice_new(const assessor *a, const machine *m, const dictionary *d, const int *changed, size_t n);
void evaluator_slice_free(evaluator_slice *part);

#endif
