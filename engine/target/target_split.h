/*
 * A target divided among towns. Method: the largest remainder (Hare quota). Each town gets the whole steps of total * weight / sum of weights;
 * what is left goes, a step each, to those with the largest remainders, and of equal ones to those that stand first. The parts add up to the
 * total exactly.
 */
#ifndef TARGET_TARGET_SPLIT_H
#define TARGET_TARGET_SPLIT_H

#include "model/target_plan.h"

/* steps[n] add up to `total`. weights[n] are 0 or more, and not all 0. False if memory is exhausted. */
bool target_split_steps(const double *weights, size_t n, size_t total, size_t *steps);

/* The decimals in which a target is divided: none for what is counted in pieces, else two or those of its aim. -1: it cannot be divided. */
int target_split_decimals(const target *t);

#endif
