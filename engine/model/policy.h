/*
 * Benefits: a policy of models/policies states what a rung is worth to a company, line by line in the rule language,
 * with document and date.
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "model/model.h"

typedef struct policy_line {
    model_text name;
    const char *text; /* the expression as written */
    node *amount;     /* a number */
} policy_line;

typedef struct policy {
    RULE_HEAD;
    model_text note;
    model_citation cite;
    const char **rungs; /* the rungs that it applies to */
    size_t n_rungs;
    policy_line *lines; /* the last one is the total benefit */
    size_t n_lines;
} policy;

/* `folders` of models, separated by ':', with the tables that it uses; may be NULL. Errors as model_load. */
tidu_status policy_load(const char *path, const char *folders, dictionary *d, policy **out, tidu_error *err);
void policy_free(policy *p);

bool policy_applies(const policy *p, const char *rung, long day);

#endif
