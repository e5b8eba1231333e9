/*
 * The plan of one company: what stands between it and a rung, how far each input must move, which actions help, who
 * has the missing data, and what the rung is worth.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "model/action.h"
#include "model/policy.h"
#include "scenario/gap.h"
#include "verdict/explanation.h"

typedef struct plan_benefit {
    const policy *policy;
    double *amounts; /* one cell per line of the policy */
    bool *is_money;
} plan_benefit;

typedef struct plan {
    explanation *why;
    gaps *gaps;
    plan_benefit *benefits;
    size_t n_benefits;
    double *expected; /* points of each group of the model: score_distribution_expected */
    double expected_total;
} plan;

/* The sources of plans; borrowed. */
typedef struct plan_library {
    const actions *actions;
    const policy *const *policies;
    size_t n_policies;
    explanation_origin origin; /* source of a datum; NULL: not needed */
    void *origin_context;
} plan_library;

tidu_status plan_make(const assessor *a, const binding *b, size_t company, const plan_library *library, plan **out,
                      tidu_error *err);
void plan_free(plan *p);

/* Ask a panel to load what the policies read. */
bool plan_want(const plan_library *library, int year, panel *into);

#endif
