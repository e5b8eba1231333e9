/*
 * What a model's worked examples reach: each verdict, each condition met and unmet, each band of the
 * score. An outcome that no example reaches could be wrong without anybody noticing.
 */
#ifndef VERDICT_COVERAGE_H
#define VERDICT_COVERAGE_H

#include <stdbool.h>

#include "verdict/assessment.h"

typedef struct coverage coverage;

/* Borrows the model. NULL when memory is used up. */
coverage *coverage_new(const model *m);
void coverage_free(coverage *c);

/* Count what an assessment by this model reaches. */
void coverage_add(coverage *c, const assessment *a);

/* One outcome. `band` is -1 but for bands of an item. */
typedef struct outcome {
    const char *part; /* "verdict", "gate", "direct", "item" */
    const char *id;   /* of the condition or item, "" for the verdict */
    const char *state; /* "yes", "met", ...; "" for a band */
    const model_item *item;
    int band;
    bool is_reached;
} outcome;

/* Every outcome in the model's order. */
void coverage_visit(const coverage *c, void (*visit)(void *context, const outcome *o), void *context);

#endif
