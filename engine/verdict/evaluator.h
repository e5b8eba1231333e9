/*
 * What one thread needs to assess companies: a machine, and a worker for each model that turns the outputs of the
 * machine into verdicts.
 */
#ifndef VERDICT_EVALUATOR_H
#define VERDICT_EVALUATOR_H

#include "verdict/assessor.h"
#include "verdict/evaluator_slice.h"

typedef struct evaluator evaluator;

/*
 * For members of one program; results[i] is filled for members[i]. Borrows everything. Looks up the columns of the
 * panel here: a column created later is not seen. NULL if memory is exhausted.
 */
evaluator *evaluator_new(const assessor *const *members, size_t n, const binding *b, assessment *const *results);

/* The same for one member and one row per run, so small that it stays in the cache. */
evaluator *evaluator_new_for_row(const assessor *a, const binding *b, assessment *result);

/* The same with a recording machine (machine_new_recording). */
evaluator *evaluator_new_recording(const assessor *a, const binding *b, assessment *result);
const machine *evaluator_machine(const evaluator *c);

void evaluator_free(evaluator *c);

/*
 * Assess the rows first .. first + n - 1 of the panel, at most MACHINE_BATCH, into positions place .. place + n - 1 of
 * the results. False if memory is exhausted.
 */
bool evaluator_run(evaluator *c, size_t first, size_t place, size_t n);

/*
 * For an evaluator of one row: the slice that depends on the indicators changed[0..n-1]. NULL if memory is exhausted.
 */
evaluator_slice *evaluator_slice_for(const evaluator *c, const int *changed, size_t n);

/*
 * Assess the row into position 0 of the result: the slice is computed, everything else is copied from `base`, an
 * assessment of all rows. False if memory is exhausted.
 */
bool evaluator_run_slice(evaluator *c, const evaluator_slice *part, const assessment *base, size_t row);

/* Prefetch the data for a run on this row, of the slice or (NULL) of everything, and what is copied from `base`. */
void evaluator_prefetch(const evaluator *c, const evaluator_slice *part, const assessment *base, size_t row);

/* Number of comparisons decided by exact arithmetic so far. */
size_t evaluator_exact_count(const evaluator *c);

#endif
