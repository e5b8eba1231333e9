/*
 * One company after the other of a panel that changes, each in microseconds: what an assessment makes anew each time
 * (machine, registers, room for the result) is made once.
 */
#ifndef VERDICT_INCREMENTAL_EVALUATOR_H
#define VERDICT_INCREMENTAL_EVALUATOR_H

#include "verdict/assessor.h"

typedef struct incremental_evaluator incremental_evaluator;

/*
 * `base` is what came out for all companies, and is kept up to date by the caller. Borrows all; sees the cells as they
 * are at each run, but no column of the panel that is made later. NULL when memory is used up.
 */
incremental_evaluator *incremental_evaluator_new(const assessor *a, const binding *b, const assessment *base);
void incremental_evaluator_free(incremental_evaluator *r);

/*
 * What assessor_run would find for the company, to the bit, as the company 0 of an assessment that is valid until
 * the next run. Its cells differ from those of the base in the indicators changed[0..n-1] at most: only what hangs
 * on them is computed. NULL when memory is used up.
 */
const assessment *incremental_evaluator_run(incremental_evaluator *r, uint32_t company, const int *changed, size_t n);

/* That company comes soon: its cells lie all over the memory, and fetching them together takes less time. */
void incremental_evaluator_prefetch(const incremental_evaluator *r, uint32_t company);

#endif
