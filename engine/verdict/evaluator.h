/*
 * What one thread needs to hold companies against models: a machine, and for each model that it serves a worker
 * that reads what the machine computed.
 */
#ifndef VERDICT_EVALUATOR_H
#define VERDICT_EVALUATOR_H

#include "verdict/assessor.h"
#include "verdict/evaluator_slice.h"

typedef struct evaluator evaluator;

/*
 * For members of one program; the results are filled by their number. Borrows all. The columns of the binding's
 * panel are found here: one that is made later is not seen. NULL when memory is used up.
 */
evaluator *evaluator_new(const assessor *const *members, size_t n, const binding *b, assessment *const *results);

/* The same with one member, for runs of one row each: in so little room that it stays near the processor. */
evaluator *evaluator_new_for_row(const assessor *a, const binding *b, assessment *result);

/* The same, and its machine writes down what every node of the rules came to in the last run. */
evaluator *evaluator_new_recording(const assessor *a, const binding *b, assessment *result);
const machine *evaluator_machine(const evaluator *c);

void evaluator_free(evaluator *c);

/*
 * Assess the rows first .. first + n - 1 of the panel, at most MACHINE_BATCH, into place .. place + n - 1 of the
 * results. False when memory is used up.
 */
bool evaluator_run(evaluator *c, size_t first, size_t place, size_t n);

/* The part of a evaluator for one row that hangs on changed[0..n-1], indicators. NULL when memory is used up. */
evaluator_slice *evaluator_slice_for(const evaluator *c, const int *changed, size_t n);

/*
 * Assess the row into place 0 of the result: what belongs to the part from its cells, the rest as it stands in `base`,
 * an assessment of all rows. False when memory is used up.
 */
bool evaluator_run_slice(evaluator *c, const evaluator_slice *part, const assessment *base, size_t row);

/* A run of this row alone comes soon, of the part or (NULL) of all; what stands in `base` is on its way then, too. */
void evaluator_prefetch(const evaluator *c, const evaluator_slice *part, const assessment *base, size_t row);

/* Comparisons decided by exact arithmetic so far. */
size_t evaluator_exact_count(const evaluator *c);

#endif
