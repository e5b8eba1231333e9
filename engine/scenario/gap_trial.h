/* Assesses one company with a changed cell by the complete model: which gates fail that hold now, and the verdict. */
#ifndef SCENARIO_GAP_TRIAL_H
#define SCENARIO_GAP_TRIAL_H

#include <stdbool.h>
#include <stdint.h>

#include "verdict/assessor.h"

typedef struct gap_trial gap_trial;

/* A cell and the value to put into it. */
typedef struct gap_cell {
    int indicator; /* INDICATOR_NONE: none */
    int year;
    double value;
} gap_cell;

/*
 * For the company in row 0 of `one`, the panel of the binding, as it is now; all columns to be changed exist. Borrows
 * everything. NULL if memory is exhausted.
 */
gap_trial *gap_trial_new(const assessor *a, const binding *b, panel *one);
void gap_trial_free(gap_trial *t);

typedef struct gap_outcome {
    uint64_t breaks; /* bit i: gate i holds now and would no longer */
    truth verdict;
    bool needs_exception; /* as assessment_needs_exception */
} gap_outcome;

/* Put both values, assess, and put back what stood there. False when memory is used up. */
bool gap_trial_run(gap_trial *t, gap_cell change, gap_cell also, gap_outcome *out);

#endif
