/* Which packages to pay for, so that most is gained within a budget and a number of slots. */
#ifndef REACH_BUDGET_CHOICE_H
#define REACH_BUDGET_CHOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

/* What companies are grouped by. */
enum { BUDGET_BY_TOWN, BUDGET_BY_SIZE, BUDGET_BY_AGE, BUDGET_GROUPINGS };

#define BUDGET_NO_GROUP UINT32_MAX

/* Something that can be paid for; of each company one at most is chosen. */
typedef struct budget_package {
    uint32_t company; /* packages of a company stand together */
    uint32_t groups[BUDGET_GROUPINGS]; /* of the company, from 0; BUDGET_NO_GROUP: in none */
    double cost; /* yuan */
    double gain; /* what is added to the expected number of passes */
} budget_package;

typedef struct budget_grouping {
    size_t n; /* groups */
    size_t least; /* companies of each group that has so many, else all of them */
    size_t most; /* 0: any number */
} budget_grouping;

typedef struct budget_question {
    const budget_package *packages;
    size_t n;
    double budget; /* yuan; INFINITY: none */
    size_t slots; /* companies that can be looked after; 0: as many as there are */
    budget_grouping groupings[BUDGET_GROUPINGS];
    double seconds; /* for the search */
} budget_question;

typedef struct budget_choice {
    uint8_t *is_chosen; /* [n] of the packages; the caller's (budget_choice_clear) */
    double gain;
    double cost;
    size_t n; /* companies */
    double bound; /* no choice gains more; equals `gain` where that is proven */
    bool is_proven;
    bool is_possible; /* false: the groups ask for more than budget and slots allow; then nothing is chosen */
} budget_choice;

/* TIDU_ENOMEM. */
tidu_status budget_choose(const budget_question *q, budget_choice *out, tidu_error *err);
void budget_choice_clear(budget_choice *c);

#endif
