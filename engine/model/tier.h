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
    double push_unmet;      /* at most so many unmet gates, all of them open to action: push */
    double nurture_unmet;   /* at most so many unmet gates: nurture; else watch */
} tier_rules;

tidu_status tier_rules_load(const char *path, tier_rules *out, tidu_error *err);

tier tier_of(const tier_rules *r, double readiness, size_t unmet, size_t unmet_without_action);

/* "apply", "push", "nurture", "watch" */
const char *tier_name(tier t);

#endif
