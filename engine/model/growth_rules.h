/* How candidates for growth are looked for: models/practice/growth.yaml. */
#ifndef MODEL_GROWTH_RULES_H
#define MODEL_GROWTH_RULES_H

#include "model/model.h"

enum { GROWTH_MOST_FEATURES = 16, GROWTH_MOST_NAMES = 8, GROWTH_MOST_HORIZON = 10 };

typedef struct growth_feature {
    const char *id;
    model_text name;
    node *value;
    size_t is_log;      /* 1: its logarithm is taken */
    size_t sign;        /* GROWTH_UP: its coefficient is at least 0 */
    double least, most; /* of its value, before the logarithm */
} growth_feature;

enum { GROWTH_UP, GROWTH_DOWN, GROWTH_ANY, GROWTH_ORDER /* no part of the model: only an order beside it */ };

typedef struct growth_rules {
    RULE_HEAD;
    int horizon;       /* application years */
    const char *gates[GROWTH_MOST_NAMES]; /* the first that a rule has */
    size_t n_gates;
    double ridge;
    double events, tested; /* company-years of either outcome */
    double known;      /* share */
    double heads[GROWTH_MOST_NAMES]; /* shares of the order */
    size_t n_heads;
    size_t baselines[GROWTH_MOST_NAMES]; /* features */
    size_t n_baselines;
    growth_feature *features;
    size_t n_features; /* 1 to GROWTH_MOST_FEATURES */
} growth_rules;

/* *out is the caller's (growth_rules_free). Statuses as actions_load. */
tidu_status growth_rules_load(const char *path, dictionary *d, growth_rules **out, tidu_error *err);
void growth_rules_free(void *rules);

#endif
