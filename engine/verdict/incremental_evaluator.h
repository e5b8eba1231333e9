/*
 * Assesses one company after another while the panel changes, each in microseconds: machine, registers and result are
 * created once, and only what depends on the changed indicators is computed.
 */
#ifndef VERDICT_INCREMENTAL_EVALUATOR_H
#define VERDICT_INCREMENTAL_EVALUATOR_H

#include "verdict/assessor.h"

typedef struct incremental_evaluator incremental_evaluator;

/*
 * `base` is the assessment of all companies, kept up to date by the caller. Borrows everything. Reads the cells as
 * they are at each run, but no column of the panel that is created later. NULL if memory is exhausted.
 */
incremental_evaluator *incremental_evaluator_new(const assessor *a, const binding *b, const assessment *base);
void incremental_evaluator_free(incremental_evaluator *r);

/*
 * The result that assessor_run would give for the company, bit by bit, as company 0 of an assessment that is valid
 * until the next run. Its cells may differ from those of the base only in the indicators changed[0..n-1]. NULL if
 * memory is exhausted.
 */
const assessment *incremental_evaluator_run(incremental_evaluator *r, uint32_t company, const int *changed, size_t n);

/* Prefetch for a run on that company: its cells are in many columns, and the cache misses then overlap. */
void incremental_evaluator_prefetch(const incremental_evaluator *r, uint32_t company);

#endif
