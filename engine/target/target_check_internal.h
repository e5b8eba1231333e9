/* Shared by the rules of target_check. */
#ifndef TARGET_TARGET_CHECK_INTERNAL_H
#define TARGET_TARGET_CHECK_INTERNAL_H

#include "target/target_finding.h"

/* A finding to be filled, of one target so far; one that is thrown away if memory is exhausted. */
target_finding *finding_add(target_findings *all, target_rule rule, target_sureness sure, const target *t);
void finding_target(target_finding *f, const target *t);
void finding_value(target_finding *f, double value);

/* Is the difference of two numbers within the tolerance of the practice, as a share of the second? */
bool is_near(const target_plan *p, double a, double b);
/* Are they one number but for how decimals are kept? */
bool is_same(double a, double b);

/* The rules about one target (target_check.c calls them for each), about several of one item, and about measures that hang together. */
void check_alone(const target *t, target_findings *all);
void check_item(const target *t, target_findings *all);
void check_relations(const target *t, target_findings *all);

#endif
