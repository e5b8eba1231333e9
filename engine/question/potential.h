/*
 * The index `potential` beside an assessment: its data are read with the model's, and it is run when a list
 * asks for it, where the index allows for the companies of the list alone. Without an index file there is none,
 * and lists do without.
 */
#ifndef QUESTION_POTENTIAL_H
#define QUESTION_POTENTIAL_H

#include <stdint.h>

#include "question/environment.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

typedef struct potential potential;

/* *out stays as it is where there is no such file. */
tidu_status potential_open(const environment *env, potential **out, tidu_error *err);
void potential_free(potential *p);
bool potential_want(const potential *p, int year, panel *into);

/* Fill a->potential of the companies with is_in[company]; NULL for `p`: nothing. */
tidu_status potential_score(const potential *p, const binding *b, int threads, const uint8_t *is_in, assessment *a,
                            tidu_error *err);

#endif
