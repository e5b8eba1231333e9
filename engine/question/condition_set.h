/*
 * Conditions and numbers of files of practice over the companies of a question: what they need is asked for, the data are read once, and each
 * condition becomes a truth and each number a cell of every company.
 *
 *     condition_set_new    of a question
 *     condition_set_add    conditions, condition_set_add_number expressions
 *     condition_set_open   reads the data and computes all of them
 */
#ifndef QUESTION_CONDITION_SET_H
#define QUESTION_CONDITION_SET_H

#include "model/company_condition.h"
#include "question/inquiry.h"
#include "question/selection.h"
#include "verdict/assessor.h"

/* A model that a condition asks about, in the version in force; NULL: there is none on the day. */
typedef struct condition_model {
    const char *id;
    model *model;
    assessor *assessor;
    assessment *assessment;
} condition_model;

/* A condition over all companies. */
typedef struct condition_side {
    const company_condition *of;
    size_t output;              /* of the program, if it is an expression */
    uint8_t *truth;             /* [companies] */
    const assessment *assessed; /* of `meets` or `can_file`; or NULL */
} condition_side;

typedef struct condition_number {
    const node *tree;
    size_t output;
    double *cells; /* [companies] */
} condition_number;

typedef struct condition_set {
    const environment *env;
    const question *question;
    condition_side *sides; /* [n_sides] in the order in which they were added */
    size_t n_sides, sides_capacity;
    condition_number *numbers; /* [n_numbers] the same */
    size_t n_numbers, numbers_capacity;
    int *own;              /* [n_own] indicators whose own figures are read */
    size_t n_own, own_capacity;
    condition_model *models;
    size_t n_models;
    program *program;
    tier_rules tiers;
    selection *selection;
    loaded_data data;
    binding binding;
    uint8_t *is_in;            /* [companies] of the selection */
    bool is_complete;          /* figures of an office are its whole list: who has none, in a year in which others have one, is not in it */
    bool lacks_certificates;   /* a condition asks for them, and none were given */
    bool lacks_applications;   /* the same */
    tidu_status failed;        /* while the year was found */
} condition_set;

/* NULL if memory is exhausted. */
condition_set *condition_set_new(const inquiry *asked, bool is_complete);
void condition_set_free(condition_set *s);

/* Add conditions, borrowed; *first is the number of the first of them. False if memory is exhausted. */
bool condition_set_add(condition_set *s, const company_condition *list, size_t n, size_t *first);
/* The same for a number. */
bool condition_set_add_number(condition_set *s, const node *tree, size_t *number);
/* Ask for the own figures of an indicator in the year before. */
bool condition_set_add_own(condition_set *s, int indicator);

/* Read the data and compute. Once; asked->found gets the problems in the data. Statuses of a query. */
tidu_status condition_set_open(condition_set *s, inquiry *asked, tidu_error *err);

/* The first model of `n` conditions from `first` on that is not in force; NULL: all are. Its truths are none. */
const char *condition_set_lacks(const condition_set *s, size_t first, size_t n);

/* Whether all of `n` conditions from `first` on hold; whether one of them does. */
truth condition_set_all(const condition_set *s, size_t first, size_t n, size_t company);
truth condition_set_one(const condition_set *s, size_t first, size_t n, size_t company);

/* Whether a company lies in a region: "" is everywhere. */
truth condition_set_in_region(const condition_set *s, const char *region, size_t company);

/* The model of that id in force; NULL: none, or no condition asks about it. */
const model *condition_set_model(const condition_set *s, const char *id);

/* An own figure of the year before, or of an attribute: a cell. */
double condition_set_own(const condition_set *s, int indicator, size_t company);

#endif
