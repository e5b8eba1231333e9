/*
 * The tiers of a list of candidates: apply, push, nurture, watch. Their criteria are practice, not law, and are in
 * models/practice/tiers.yaml.
 */
#ifndef MODEL_TIER_H
#define MODEL_TIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

typedef enum tier { TIER_APPLY, TIER_PUSH, TIER_NURTURE, TIER_WATCH } tier;

typedef struct tier_rules {
    double apply_readiness; /* apply: at least this readiness */
    double push_unmet;      /* push: at most so many unmet gates, all with possible actions, ... */
    double push_readiness;  /* ... and at least this readiness once they are met */
    double nurture_unmet;   /* nurture: at most so many unmet gates; otherwise watch */
} tier_rules;

tidu_status tier_rules_load(const char *path, tier_rules *out, tidu_error *err);

/* The facts that decide the tier of a company. */
typedef struct tier_facts {
    double readiness;
    size_t unmet; /* unmet gates ... */
    size_t unmet_without_action; /* ... and those without a possible action */
    double readiness_then; /* the readiness if the unmet gates were met */
} tier_facts;

tier tier_of(const tier_rules *r, const tier_facts *f);

/* "apply", "push", "nurture", "watch" */
const char *tier_name(tier t);

/* False: there is no tier of that name. */
bool tier_find(const char *name, tier *out);

#endif
