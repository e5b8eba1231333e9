/* Assumptions about moves on a ladder: models/practice/transitions.yaml. */
#ifndef MODEL_TRANSITION_RULES_H
#define MODEL_TRANSITION_RULES_H

#include "base/tidu_error.h"

typedef struct transition_rules {
    double weight;   /* company-years that the even prior of a row is worth; above 0 */
    double minimum;  /* company-years that a row needs */
    double interval; /* share of the posterior between its two ends; between 0 and 1 */
} transition_rules;

/* TIDU_EIO; TIDU_EMODEL with the place. */
tidu_status transition_rules_load(const char *path, transition_rules *out, tidu_error *err);

#endif
