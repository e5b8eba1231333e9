/*
 * Which data the models of a ladder read: what is not filled in there stops somebody.
 */
#ifndef QUESTION_QUALITY_NEEDS_H
#define QUESTION_QUALITY_NEEDS_H

#include "model/ladder.h"
#include "question/environment.h"

/*
 * models  [indicators of the dictionary, which grows] how many models of the ladder, in force in the application year,
 *         read the indicator of the year before, or the attribute; a name is read by every one of them
 * n       how many models that are
 */
typedef struct quality_needs {
    size_t *models;
    size_t n;
} quality_needs;

/* Statuses as catalogue_load; a rung of which no version is in force has no needs. Cleared on failure. */
tidu_status quality_needs_init(quality_needs *out, const environment *env, const ladder *l, int year, tidu_error *err);
void quality_needs_clear(quality_needs *n);

#endif
