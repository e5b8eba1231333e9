/*
 * Ratios of a district over the companies of a question and the facts that are given: now, with the year before beside it, and how each company
 * moves them.
 */
#ifndef QUESTION_METRIC_STUDY_H
#define QUESTION_METRIC_STUDY_H

#include "model/metric_rule.h"
#include "numeric/ratio_sum.h"
#include "question/condition_set.h"

/* A metric in one year. */
typedef struct metric_year {
    size_t among;           /* the first of its conditions in the set */
    size_t of_number, per_number;
    const double *of, *per; /* [companies] cells; zeros where a side is facts alone */
    double *zeros;
    uint8_t *is_in;         /* [companies] meant for certain */
    size_t perhaps;         /* companies left out, as the data do not say whether they are meant */
    ratio_sum sum;
    const char *lacks;      /* the id of a model that is not in force; NULL: none */
    bool is_elsewhere;
} metric_year;

typedef struct metric_result {
    metric_rule *rule;
    metric_year now, before; /* `before` of one metric alone */
} metric_result;

/* What is added to what stands above (N13): bodies that come into the base. */
typedef struct metric_addition {
    const char *name;
    double amount;
} metric_addition;

typedef struct metric_options {
    const char *name;             /* of a metric: its id, a path, or what it is called; NULL: all */
    const char *const *additions; /* [n] "NAME=AMOUNT" */
    size_t n_additions;
} metric_options;

typedef struct metric_study {
    const environment *env;
    metric_result *results;
    size_t n;
    condition_set *now, *before; /* `before` NULL: there is no such year, or it was not asked for */
    metric_addition *additions;
    size_t n_additions;
    arena *memory;
} metric_study;

/* *out is the caller's. Statuses of a query; TIDU_EUSAGE also for a fact that is not given (one metric), or of another unit. */
tidu_status metric_study_open(inquiry *asked, const metric_options *o, metric_study **out, tidu_error *err);
void metric_study_free(void *study);

/* The ratio as it is shown, times so much; NAN where there is none, or a fact is missing. */
double metric_ratio(const metric_result *r, const ratio_sum *sum);

/* What is missing of what stands above, if `per` were this; below 0: more than needed. Whole pieces of counts. NAN without an aim. */
double metric_missing(const metric_result *r, double of, double per);

/* Is there a year before, with companies in it? */
bool metric_has_before(const metric_study *s);

/* What a company has in a year: 0 and 0 where it is not in the sums. */
void metric_pair(const metric_year *y, size_t company, double *of, double *per);

/* The number of a company in the year before; PANEL_NO_COMPANY. */
uint32_t metric_company_before(const metric_study *s, uint32_t company);

#endif
