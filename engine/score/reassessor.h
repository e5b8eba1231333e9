/*
 * One company after the other of a panel that changes, each in microseconds: what an assessment makes anew each time
 * (machine, registers, room for the result) is made once.
 */
#ifndef SCORE_REASSESSOR_H
#define SCORE_REASSESSOR_H

#include "score/assessment.h"

typedef struct reassessor reassessor;

/*
 * Borrows both; sees the cells as they are at each run, but no column of the panel that is made later. NULL when
 * memory is used up.
 */
reassessor *reassessor_new(const assessor *a, const binding *b);
void reassessor_free(reassessor *r);

/*
 * What assessor_run would find for the company, to the bit, as the company 0 of an assessment that is valid until
 * the next run. NULL when memory is used up.
 */
const assessment *reassessor_run(reassessor *r, uint32_t company);

/* That company comes soon: its cells lie all over the memory, and fetching them together takes less time. */
void reassessor_prefetch(const reassessor *r, uint32_t company);

#endif
