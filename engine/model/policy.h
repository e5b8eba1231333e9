/*
 * A policy of models/policies, with documents and dates. It states what a rung is worth to a company, line by line in the rule
 * language; or whom it awards how much (clauses of awards); or who is given nothing (funding gates); or several of these.
 *
 * The conditions of its awards and gates are those of a model that nobody applies for, so that the evaluator that judges rules
 * judges them, its numbers are parameters as those of a rule are, and an explanation explains them.
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "model/model.h"

typedef struct policy_line {
    model_text name;
    const char *text; /* the expression as written */
    node *amount;     /* a number */
} policy_line;

/* A clause of award. Its condition is conditions->directs[i] of the policy, with id, name and cite. */
typedef struct policy_award {
    const char *text;  /* of the amount as written; NULL: */
    node *amount;      /* yuan; NULL: not published, so that the amount is unknown */
    bool is_most;      /* anything from nothing up to the amount ("不超过") */
    bool is_once;      /* in the life of a company; otherwise each year */
    const char *group; /* of the clauses of a policy with the same one only the highest is paid; NULL: none */
    const char *cost;  /* the same of all policies: one cost is not paid for twice; NULL: none. Never both */
    model_text note;   /* zh NULL: none */
} policy_award;

typedef struct policy {
    RULE_HEAD;
    model_text note;
    model_citation cite;
    const char **rungs; /* the rungs that it applies to */
    size_t n_rungs;
    policy_line *lines; /* the last one is the total benefit */
    size_t n_lines;
    const char *region; /* the beginning of the division codes of its companies; "": everywhere */
    policy_award *awards;
    size_t n_awards;
    double most_each, most_total; /* yuan to a company and in all in a year; infinite: no cap */
    model *conditions;  /* its directs are those of awards, its gates the funding gates; NULL: neither */
} policy;

/* `folders` of models, separated by ':', with the tables that it uses; may be NULL. Errors as model_load. */
tidu_status policy_load(const char *path, const char *folders, dictionary *d, policy **out, tidu_error *err);
/* The same from memory; `file` is the name in messages and determines the folder. */
tidu_status policy_parse(const char *text, size_t length, const char *file, const char *folders, dictionary *d, policy **out,
                         tidu_error *err);
void policy_free(policy *p);

/* Has it awards or funding gates on the day? */
bool policy_awards_on(const policy *p, long day);

/* Is it a benefit of the rung on the day? */
bool policy_applies(const policy *p, const char *rung, long day);

/* Do its funding gates stand before the awards of the other: does the region of the other lie in its own? */
bool policy_gates(const policy *p, const policy *other);

#endif
