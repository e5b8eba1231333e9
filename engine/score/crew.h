/*
 * What one thread needs to hold companies against models: a machine, and for each model that it serves a worker
 * that reads what the machine computed.
 */
#ifndef SCORE_CREW_H
#define SCORE_CREW_H

#include "score/assessor_internal.h"

typedef struct crew crew;

/*
 * For members of one program; the results are filled by their number. Borrows all. The columns of the binding's
 * panel are found here: one that is made later is not seen. NULL when memory is used up.
 */
crew *crew_new(const assessor *const *members, size_t n, const binding *b, assessment *const *results);

/* The same with one member, for runs of one row each: in so little room that it stays near the processor. */
crew *crew_new_for_row(const assessor *a, const binding *b, assessment *result);

void crew_free(crew *c);

/*
 * Assess the rows first .. first + n - 1 of the panel, at most MACHINE_BATCH, into place .. place + n - 1 of the
 * results. False when memory is used up.
 */
bool crew_run(crew *c, size_t first, size_t place, size_t n);

/* A run of this row alone comes soon. */
void crew_prefetch(const crew *c, size_t row);

/* Comparisons decided by exact arithmetic so far. */
size_t crew_exact_count(const crew *c);

#endif
