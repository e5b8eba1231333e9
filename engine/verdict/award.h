/*
 * What the awards of policies come to for companies: which clauses a company meets, may meet or does not, how much each is
 * worth as an interval, what a funding gate bars, and which of several is paid where only the highest is.
 *
 * A clause whose amount was not published, or whose amount cannot be told, is worth an unknown sum, never 0.
 */
#ifndef VERDICT_AWARD_H
#define VERDICT_AWARD_H

#include "model/policy.h"
#include "verdict/assessor.h"

/* What comes of a clause for a company. */
typedef enum award_state {
    AWARD_NONE,     /* certainly not paid */
    AWARD_POSSIBLE, /* hangs on a datum that is missing, or on an expert */
    AWARD_CERTAIN
} award_state;

/* Where it does not come from the condition. */
typedef enum award_reason {
    AWARD_BY_CONDITION,
    AWARD_ELSEWHERE,   /* the company lies in another region */
    AWARD_UNKNOWN_PLACE, /* its region is not known */
    AWARD_BARRED,      /* a funding gate is not met, and nobody has made an exception */
    AWARD_GATE_OPEN,   /* whether the gate is met is not known */
    AWARD_LOWER        /* another clause of its group or cost is certain and higher */
} award_reason;

enum { AWARD_NO_CLAIM = -1 };

/* A clause for one company. */
typedef struct award_claim {
    const policy *policy;
    size_t award;          /* of the policy */
    gate_state condition;  /* its condition alone */
    award_state state;
    award_reason reason;
    double amount;         /* of the expression; missing or undefined where it has no value; missing too if not published */
    bool is_known;         /* least and greatest can be told */
    double least, greatest; /* yuan, if it is paid */
    const policy *gate_policy; /* of the gate that bars it or is open; or NULL */
    size_t gate;
    bool is_excepted;      /* a gate is not met, and an exception was made */
    bool is_counted;       /* in sums; else it is only a rival of those that are. True until the caller says otherwise */
    int instead;           /* the claim that is paid in its place; AWARD_NO_CLAIM */
} award_claim;

/* Has somebody excepted the company from the gate? */
typedef bool (*award_exception)(void *context, size_t company, const policy *p, size_t gate);

typedef struct award_set award_set; /* policies, compiled */

/* Borrows the policies, some of which may have no awards. NULL if memory is exhausted. */
award_set *award_set_new(const policy *const *policies, size_t n);
void award_set_free(award_set *s);
bool award_set_want(const award_set *s, int year, panel *into);

/* The clauses of all policies, in their order: the claims of each company. */
size_t award_set_claims(const award_set *s);

/* How the policy's conditions are judged; NULL: it has none. For explanations. */
const assessor *award_set_assessor(const award_set *s, size_t policy);

typedef struct award_result award_result; /* of all companies of a binding */

/* Borrows the set and the binding. *out is the caller's. Statuses as assessor_run. */
tidu_status award_set_run(const award_set *s, const binding *b, int threads, award_result **out, tidu_error *err);
void award_result_free(award_result *r);

/* What a company can claim: claims[award_set_claims]. Of each group and cost at most one remains certain. */
void award_result_of(const award_result *r, size_t company, award_exception excepted, void *context, award_claim *claims);

/* Are they of one group of a policy, or for one cost, so that only the higher is paid? */
bool award_are_one(const award_claim *a, const award_claim *b);

/* May claim `k` be paid in place of claim `i`, which may be worth no more than its least amount? */
bool award_is_rival(const award_claim *claims, size_t k, size_t i);

/* What a company is paid, within the caps of the policies. */
typedef struct award_sum {
    size_t certain, possible; /* clauses */
    size_t unknown;           /* of these, worth an unknown sum */
    double least, greatest;   /* yuan; `greatest` without the unknown ones */
} award_sum;

/* Of the claims that are counted; `only`: of this policy, the others being rivals; NULL: of all. */
award_sum award_sum_of(const award_claim *claims, size_t n, const policy *only);

#endif
