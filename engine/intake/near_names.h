/*
 * The companies whose names are nearest to one that nobody has, as a hint for the person who looks for it. Never more than
 * that: what is found is another name.
 *
 *   near_names *n = near_names_new();
 *   near_names_add(n, names);                 // all, before the first question
 *   near_names_find(n, folded, out, size);    // "相近: 9133… 样例甲科技有限公司; …", or ""
 */
#ifndef INTAKE_NEAR_NAMES_H
#define INTAKE_NEAR_NAMES_H

#include "intake/company_names.h"

typedef struct near_names near_names;

near_names *near_names_new(void); /* NULL if memory is exhausted */
void near_names_free(near_names *n);

/* Add all; `names` is borrowed and may not change any more. False if memory is exhausted. */
bool near_names_add(near_names *n, const company_names *names);

/*
 * Write up to three companies, the nearest first (of equal distance, that with more pairs of neighbouring characters in common),
 * with what they are called, marked as near; "" if none is near enough: no more
 * than a third of the characters differ. The time does not grow with the number of companies. False if memory is exhausted.
 */
bool near_names_find(near_names *n, const char *folded, char *out, size_t size);

#endif
