/*
 * One company, one plan: what stands between it and the rung, how far each input must
 * move, what helps, who has what is missing, and what the rung is worth.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "model/action.h"
#include "model/policy.h"
#include "scenario/gap.h"
#include "verdict/explanation.h"

typedef struct plan_benefit {
    const policy *policy;
    double *amounts; /* of the policy's lines; a cell each */
    bool *is_money;
} plan_benefit;

typedef struct plan {
    explanation *why;
    gaps *gaps;
    plan_benefit *benefits;
    size_t n_benefits;
} plan;

/* What plans are made with; borrowed. */
typedef struct plan_library {
    const actions *actions;
    const policy *const *policies;
    size_t n_policies;
    explanation_origin origin; /* of a datum; NULL: not asked */
    void *origin_context;
} plan_library;

tidu_status plan_make(const assessor *a, const binding *b, size_t company, const plan_library *library, plan **out,
                      tidu_error *err);
void plan_free(plan *p);

/* Tell a panel what the policies read. */
bool plan_want(const plan_library *library, int year, panel *into);

#endif
