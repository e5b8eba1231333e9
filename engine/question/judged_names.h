/*
 * The columns of experts' scores that models ask for: judged_<model>_<gate, direct pass or item>. A misspelt one would be
 * taken in and never used.
 */
#ifndef QUESTION_JUDGED_NAMES_H
#define QUESTION_JUDGED_NAMES_H

#include <stdbool.h>

#include "model/catalogue.h"

typedef struct judged_names judged_names;

/* Borrows the catalogue. NULL if memory is exhausted. */
judged_names *judged_names_new(const catalogue *c);
void judged_names_free(judged_names *n);

/*
 * A judged_knows of which the context is a judged_names: whether a version of the model in the name asks for it. True
 * also where that cannot be found out, as when the model's file has a fault.
 */
bool judged_names_know(void *names, const char *name, const char **nearest);

#endif
