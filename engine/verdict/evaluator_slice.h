/*
 * The part of an assessment that depends on a few indicators: the conditions and items to evaluate again when these
 * change, and the instructions that they need.
 */
#ifndef VERDICT_EVALUATOR_SLICE_H
#define VERDICT_EVALUATOR_SLICE_H

#include "verdict/assessor_internal.h"

typedef struct evaluator_slice {
    bool *gates;   /* [n_gates]: to be evaluated again? */
    bool *directs;
    bool *items;
    machine_part *steps;
} evaluator_slice;

/* The slice for the indicators changed[0..n-1]; `m` runs the program of the assessor. NULL if memory is exhausted. */
evaluator_slice *evaluator_slice_new(const assessor *a, const machine *m, const dictionary *d, const int *changed, size_t n);
void evaluator_slice_free(evaluator_slice *part);

#endif
