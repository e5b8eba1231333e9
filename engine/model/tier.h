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
    double push_years;      /* push: a way to an application at most so many years later */
    double nurture_years;   /* nurture: the same; otherwise watch */
} tier_rules;

tidu_status tier_rules_load(const char *path, tier_rules *out, tidu_error *err);

/* The tier of a company that cannot file, with a way to an application `years` later; 0: it has none. */
tier tier_of_way(const tier_rules *r, int years);

/* "apply", "push", "nurture", "watch" */
const char *tier_name(tier t);

/* False: there is no tier of that name. */
bool tier_find(const char *name, tier *out);

/* A bit for each of n tiers (1 << TIER_PUSH); 0: none is named, so all are meant. TIDU_EUSAGE: one is unknown. */
tidu_status tier_set(const char *const *names, size_t n, unsigned *out, tidu_error *err);

#endif
