/* How excess at the lines of a rule is looked for, and what makes a company worth a look: models/practice/border.yaml. */
#ifndef MODEL_BORDER_RULES_H
#define MODEL_BORDER_RULES_H

#include "model/field.h"
#include "numeric/bunching.h"

typedef struct border_rules {
    RULE_HEAD;
    const char *model;    /* id of the model that is usual */
    double bin;           /* share of the line */
    size_t below, above, missing, excess; /* bins */
    size_t degree, draws, seed;
    size_t least;         /* companies */
    double confidence;
    size_t signs_with, signs_without;
    double jump;          /* share of the line */
    double round;         /* yuan */
    size_t several;       /* conditions */
    double common;        /* share of companies */
} border_rules;

/* *out is the caller's (border_rules_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOMEM. */
tidu_status border_rules_load(const char *path, dictionary *d, border_rules **out, tidu_error *err);
void border_rules_free(border_rules *r);

#endif
