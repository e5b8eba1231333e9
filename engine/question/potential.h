/*
 * The potential of the companies of an assessment: the index that the model names, and where it names none the index
 * `potential`. Its data are read together with the model's, and it is computed when a list asks for it; only for the
 * companies of the list if the index allows that. The usual index is optional: if there is no such file, lists are made
 * without it.
 */
#ifndef QUESTION_POTENTIAL_H
#define QUESTION_POTENTIAL_H

#include <stdint.h>

#include "question/environment.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

typedef struct potential potential;

/* `index` NULL: the usual one, and *out is unchanged if there is no such file. TIDU_ENOTFOUND for one that a model names. */
tidu_status potential_open(const environment *env, const char *index, potential **out, tidu_error *err);
void potential_free(potential *p);
bool potential_want(const potential *p, int year, panel *into);

/* Compute a->potential of the companies with is_in[company] set; does nothing if `p` is NULL. */
tidu_status potential_score(const potential *p, const binding *b, int threads, const uint8_t *is_in, assessment *a,
                            tidu_error *err);

#endif
