/*
 * Where a budget helps most: the ways of all companies as packages, the best choice of them, and how it depends on the budget.
 */
#ifndef QUESTION_SELECT_STUDY_H
#define QUESTION_SELECT_STUDY_H

#include "question/candidate_quarters.h"
#include "question/reach_study.h"
#include "reach/target_choice.h"

typedef struct select_options {
    double budget; /* yuan */
    size_t slots; /* 0: any number */
    size_t per_town; /* companies of each town at least */
    size_t most_per_town; /* at most; 0: any number */
    size_t per_size; /* companies of each quarter of size at least */
    size_t per_age; /* and of age */
    size_t target; /* passes that are wanted; 0: none */
    bool maximises_target; /* their chance, instead of expected passes; there is a target */
    double seconds; /* for the search of each choice */
} select_options;

/* A package of a company: a way to some chance. */
typedef struct select_package {
    reach_row row; /* who and how */
    double still; /* the chance at the same application with nothing done */
    uint32_t groups[BUDGET_GROUPINGS]; /* its town, its quarters of size and age; BUDGET_NO_GROUP: the figure is not known */
    bool is_chosen;
    size_t n_budgets; /* of the frontier's budgets, with how many it is chosen */
} select_package;

/* A point of the frontier of expected passes against the budget. */
typedef struct select_point {
    double budget;
    size_t n;
    double cost;
    double gain;
    bool is_proven;
} select_point;

typedef struct select_study {
    const reach_study *reach;
    select_options options;
    select_rules rules;
    select_package *packages; /* of a company together, in the order of the panel */
    size_t n;
    double *still; /* [companies] chance with nothing done; NAN: not a candidate */
    double expected; /* passes with nothing done, of all candidates */
    size_t n_candidates, n_with_way;
    candidate_quarters quarters[CANDIDATE_FIGURES];
    const char **towns; /* by number; NULL: unknown */
    size_t n_towns;
    budget_choice choice;
    double most_gain; /* of the choice of most expected passes, which frontier and prices are of */
    select_point frontier[SELECT_MOST_BUDGETS];
    size_t n_frontier;
    double slot_gain; /* what one more slot would add; NAN: slots are not limited */
    double wan_gain; /* what 10,000 yuan more would add */
    double target_chance, target_still; /* that at least `target` pass, with the choice and without; NAN: no target */
    double target_most; /* with the choice of most expected passes */
    size_t n_compared; /* choices, of which this one has the greatest chance of the target; 0: it is that of most expected passes */
} select_study;

/*
 * `r` has been assessed (study_assess). *out is the caller's (select_study_free). TIDU_ENOTFOUND: nobody has a way, or no choice
 * meets the floors.
 */
tidu_status select_study_run(const reach_study *r, const select_options *options, select_study **out, tidu_error *err);
void select_study_free(void *s);

/* The package that is chosen for a company; NULL if none is. */
const select_package *select_study_chosen(const select_study *s, size_t company);

#endif
