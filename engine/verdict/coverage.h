/*
 * Coverage of a model by its worked examples: which verdicts, which states of each condition and which bands of the
 * score they reach. An outcome that no example reaches could be wrong without being noticed.
 */
#ifndef VERDICT_COVERAGE_H
#define VERDICT_COVERAGE_H

#include <stdbool.h>

#include "verdict/assessment.h"

typedef struct coverage coverage;

/* Borrows the model. NULL if memory is exhausted. */
coverage *coverage_new(const model *m);
void coverage_free(coverage *c);

/* Add the outcomes that an assessment by this model reaches. */
void coverage_add(coverage *c, const assessment *a);

/* One possible outcome. `band` is -1 except for a band of an item. */
typedef struct outcome {
    const char *part; /* "verdict", "gate", "direct", "item" */
    const char *id;   /* of the condition or item, "" for the verdict */
    const char *state; /* "yes", "met", ...; "" for a band */
    const model_item *item;
    int band;
    bool is_reached;
} outcome;

/* Visit every outcome in the order of the model. */
void coverage_visit(const coverage *c, void (*visit)(void *context, const outcome *o), void *context);

#endif
