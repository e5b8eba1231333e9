/*
 * Coverages held against companies: who is meant, who of these is reached, and what the data do not say.
 *
 * Who is meant and who is reached are truths of their own, so a company counts in one of nine cells; a rate is an interval whose ends are
 * reached by some values of what is missing.
 */
#ifndef QUESTION_COVERAGE_STUDY_H
#define QUESTION_COVERAGE_STUDY_H

#include "model/coverage_rule.h"
#include "question/condition_set.h"

/* The sum over some companies. */
typedef struct coverage_count {
    size_t cells[3][3];   /* [meant][reached], by truth */
    double amounts[3][3]; /* of these, by the amount of the rule; */
    size_t amount_unknown; /* companies that may be meant and whose amount is not known: their share cannot be told */
    double worth;         /* yuan, of those that are meant and not reached, as far as it is known */
    size_t worth_unknown; /* companies of these whose worth is not */
} coverage_count;

typedef struct coverage_interval {
    size_t least, greatest;
} coverage_interval;

typedef struct coverage_result {
    coverage_rule *rule;
    size_t among, covered;    /* the first of their conditions in the set */
    uint8_t *meant, *reached; /* [companies] truths */
    size_t amount_number;
    const double *amount;     /* [companies] cells; NULL: the rule has none */
    size_t worth_number;
    const double *worth;      /* [companies] cells; NULL: the rule has none */
    const char *lacks;        /* the id of a model that it asks about and that is not in force; NULL: none */
    bool is_elsewhere;        /* it has a region, where no company lies */
    coverage_count count;     /* over the selection */
} coverage_result;

typedef struct coverage_study {
    const environment *env;
    coverage_result *results;
    size_t n;
    condition_set *set;
    size_rules *sizes; /* NULL: sizes were not asked for */
    size_t first_size; /* the first of their conditions in the set */
} coverage_study;

typedef struct coverage_question {
    const char *name; /* of a coverage: its id, a path, or what it is called; NULL: all of the folders of models */
    bool by_size;     /* also find the size of each company */
    bool is_complete; /* `states`: who has no figure in a year in which others have one is not in the list, rather than unknown */
} coverage_question;

/*
 * Coverages held against the companies of the question. *out is the caller's. Statuses of a query; TIDU_ENOTFOUND also where the coverage asks about a model that is not in force.
 */
tidu_status coverage_study_open(inquiry *asked, const coverage_question *q, coverage_study **out, tidu_error *err);
void coverage_study_free(void *study);

/* The size of a company; sizes->n: it is not known, or none holds. */
size_t coverage_size(const coverage_study *s, size_t company);

/* Add a company of the selection to a sum. */
void coverage_result_add(const coverage_result *r, size_t company, coverage_count *sum);

/* Companies that are meant: for certain, and at most. */
coverage_interval coverage_meant(const coverage_count *c);

/* The share that is reached, at least and at most; NAN where nobody is meant. */
void coverage_rate(const coverage_count *c, double *least, double *greatest);

/* The same by amounts; NAN also where the amount of one that may be meant is not known. */
void coverage_rate_by_amount(const coverage_count *c, double *least, double *greatest);

/* How many are still to be reached for a share of `aim`, exact to a millionth of it: if all that is unknown turns out well, and badly. */
coverage_interval coverage_missing(const coverage_count *c, double aim);

#endif
