/* The parts of an assessor, for the files that run it. */
#ifndef VERDICT_ASSESSOR_INTERNAL_H
#define VERDICT_ASSESSOR_INTERNAL_H

#include "rules/machine.h"
#include "verdict/assessor.h"
#include "verdict/score_pool.h"

#define NO_OUTPUT SIZE_MAX

typedef struct condition_outputs {
    size_t need;
    size_t applies; /* NO_OUTPUT: always */
} condition_outputs;

struct assessor {
    const model *model;
    program *program; /* its own, or shared by a set */
    condition_outputs *gates;
    condition_outputs *directs;
    severity_table *severity; /* NULL: none is stated */
    score_pool *scores; /* NULL: the model gives no points */
    size_t *bands; /* [item * MODEL_MOST_BANDS + band], NO_OUTPUT for the last one */
};

struct assessor_set {
    program *program;
    assessor **members;
    size_t n;
};

#endif
