/*
 * Policies held against companies: what one company can claim, or what policies, also drafts, cost over all companies of a selection.
 *
 * All policies in force on the day are judged together, as the funding gate of one bars the awards of another and one cost is not
 * paid for twice; what is counted are the policies that were asked for.
 */
#ifndef QUESTION_POLICY_STUDY_H
#define QUESTION_POLICY_STUDY_H

#include "intake/exception_list.h"
#include "question/inquiry.h"
#include "question/policy_library.h"
#include "question/selection.h"
#include "scenario/parameter_range.h"
#include "verdict/award.h"

typedef struct policy_options {
    const char *const *files; /* [n_files] ids or paths of the policies that are counted */
    size_t n_files;           /* 0: all in force */
    const char *overrides;    /* file of exceptions from funding gates; NULL: none */
    const char *const *params; /* [n_params] "NAME=VALUE"; one may be a range */
    size_t n_params;
} policy_options;

typedef struct policy_study {
    const environment *env;
    policy_library library;
    const policy **policies; /* [n] judged: those asked for, then the others in force on the day */
    size_t n, n_counted;
    bool is_range;           /* a parameter runs over the values of: */
    parameter_range range;
    size_t range_policy;     /* of the parameter */
    exception_list exceptions;
    award_set *set;
    selection *selection;
    loaded_data data;
    binding binding;
    award_result *result;
    uint8_t *is_in;          /* [companies] of the selection */
    award_claim *claims;     /* room for those of one company */
    arena *memory;
} policy_study;

/* `only`: the code of one company; NULL: all of the selection. *out is the caller's. Statuses of a query; TIDU_EUSAGE for a parameter. */
tidu_status policy_study_open(inquiry *asked, const policy_options *o, const char *only, policy_study **out, tidu_error *err);
void policy_study_free(void *study);

/* What the company can claim, in the order of policies and clauses: award_set_claims(s->set) in s->claims, until the next call. */
const award_claim *policy_study_claims(const policy_study *s, size_t company);

/* The exception that was made for the company; NULL: none. */
const funding_exception *policy_study_exception(const policy_study *s, size_t company, const char *gate);

/* --- a budget ------------------------------------------------------------------------------------------------------ */

/* What a clause costs. */
typedef struct clause_cost {
    const policy *policy;
    size_t award;
    size_t certain, possible; /* companies */
    size_t lower;             /* for which another clause of its group or cost is paid */
    size_t barred, gate_open; /* by a funding gate */
    size_t excepted;
    size_t unknown;           /* of certain and possible: worth an unknown sum */
    double least, greatest;   /* without those */
} clause_cost;

typedef struct town_cost {
    const char *town; /* NULL: not known */
    size_t companies; /* that are or may be paid */
    size_t unknown;
    double least, greatest;
} town_cost;

/* A company that is, may be or would be paid. */
typedef struct paid_company {
    uint32_t company;
    award_claim claim;
} paid_company;

/* What a policy pays, which its total caps. */
typedef struct policy_total {
    double least, greatest;
} policy_total;

typedef struct policy_cost {
    policy_total *policies; /* [n_counted] */
    clause_cost *clauses; /* [n_clauses] of the counted policies */
    size_t n_clauses;
    town_cost *towns;     /* by name, the unknown last */
    size_t n_towns, towns_capacity;
    paid_company *rows;   /* by code, then by clause; NULL unless they were asked for */
    size_t n_rows, rows_capacity;
    size_t certain, possible; /* companies with a certain claim; those with possible ones alone */
    size_t unknown;       /* claims worth an unknown sum */
    double least, greatest;
} policy_cost;

/* At the parameters of the study. policy_cost_clear is due, also on failure. */
tidu_status policy_study_cost(const policy_study *s, bool with_rows, policy_cost *out, tidu_error *err);
void policy_cost_clear(policy_cost *c);

/* --- a range of a parameter ------------------------------------------------------------------------------------------ */

typedef struct cost_point {
    int64_t value; /* as in the range */
    bool is_own;   /* as in the file */
    size_t certain, possible, unknown;
    double least, greatest;
} cost_point;

/* A company whose state of a clause is another one within a step of the value in the file. */
typedef struct cost_near {
    uint32_t company;
    const policy *policy; /* in the study */
    size_t award;
    bool is_above;        /* of the value in the file */
    int64_t distance;     /* to the first value tried at which the state is another one */
    award_state own, then;
} cost_near;

typedef struct cost_curve {
    cost_point *points; /* in order of values, that of the file among them */
    size_t n_points;
    cost_near *near;    /* below, then above, by distance */
    size_t n_near, capacity;
} cost_curve;

/* cost_curve_clear is due, also on failure. The study is as before afterwards. */
tidu_status policy_study_curve(policy_study *s, cost_curve *out, tidu_error *err);
void cost_curve_clear(cost_curve *c);

#endif
