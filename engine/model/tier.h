/*
 * The tiers of a cultivation list: apply, push, nurture, watch. Which company
 * is in which is our practice, not law, and stands in models/practice/tiers.yaml.
 */
#ifndef MODEL_TIER_H
#define MODEL_TIER_H

#include <stddef.h>

#include "base/tidu_error.h"

typedef enum tier { TIER_APPLY, TIER_PUSH, TIER_NURTURE, TIER_WATCH } tier;

typedef struct tier_rules {
    double apply_readiness; /* at least this ready: apply */
    double push_unmet;      /* at most so many unmet gates, all of them open to action, ... */
    double push_readiness;  /* and at least this ready once they are met: push */
    double nurture_unmet;   /* at most so many unmet gates: nurture; else watch */
} tier_rules;

tidu_status tier_rules_load(const char *path, tier_rules *out, tidu_error *err);

/* What decides the tier of a company. */
typedef struct tier_facts {
    double readiness;
    size_t unmet; /* gates, */
    size_t unmet_without_action; /* and of these, about how many the company can do nothing */
    double readiness_then; /* the readiness if the unmet gates were met */
} tier_facts;

tier tier_of(const tier_rules *r, const tier_facts *f);

/* "apply", "push", "nurture", "watch" */
const char *tier_name(tier t);

#endif
