/*
 * The index `potential` of the companies of an assessment. Its data are read together with the model's, and it is
 * computed when a list asks for it; only for the companies of the list if the index allows that. It is optional: if
 * there is no such index file, lists are made without it.
 */
#ifndef QUESTION_POTENTIAL_H
#define QUESTION_POTENTIAL_H

#include <stdint.h>

#include "question/environment.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

typedef struct potential potential;

/* *out is unchanged if there is no such file. */
tidu_status potential_open(const environment *env, potential **out, tidu_error *err);
void potential_free(potential *p);
bool potential_want(const potential *p, int year, panel *into);

/* Compute a->potential of the companies with is_in[company] set; does nothing if `p` is NULL. */
tidu_status potential_score(const potential *p, const binding *b, int threads, const uint8_t *is_in, assessment *a,
                            tidu_error *err);

#endif
