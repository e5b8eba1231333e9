/*
 * A ratio of a district, models/metrics: sums over companies and stated facts over others (R&D to GDP, patents per ten thousand residents). Facts
 * are settings, which the user gives: --setting gdp=368.1yi.
 */
#ifndef MODEL_METRIC_RULE_H
#define MODEL_METRIC_RULE_H

#include "model/catalogue.h"
#include "model/company_condition.h"

enum { METRIC_MOST_PARTS = 8, METRIC_MOST_RATES = 12 };

/* A part of a side: a sum over companies, or a fact. */
typedef struct metric_part {
    model_text name;
    node *sum;            /* a number of each company; NULL: */
    const char *text;     /* the same as written */
    const char *stated;   /* name of a setting */
    const setting *fact;  /* the same */
} metric_part;

typedef struct metric_side {
    metric_part *parts;
    size_t n;
    size_t summed; /* the part that is a sum; n: there is none */
    int money;     /* 1: yuan, 0: a plain number */
} metric_side;

typedef struct metric_rates {
    double *list; /* growth, as fractions */
    size_t n;
} metric_rates;

typedef struct metric_rule {
    RULE_HEAD;
    model_text note;
    model_citation cite;
    const char *region; /* "": everywhere */
    company_condition *among; /* whose sums; n 0: everybody */
    size_t n_among;
    metric_side of, per;
    double times;       /* 10000: per ten thousand */
    double aim;         /* as the ratio times so much; NAN: none */
    metric_rates of_growth, per_growth;
} metric_rule;

/* *out is the caller's (metric_rule_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOMEM. */
tidu_status metric_rule_load(const char *path, const catalogue *models, dictionary *d, metric_rule **out, tidu_error *err);
void metric_rule_free(metric_rule *m);

/* Is it shown as a percentage? */
bool metric_is_share(const metric_rule *m);

/* Give a fact, as --setting does. TIDU_EUSAGE: it is not of its unit. *has becomes whether the metric knows it. */
tidu_status metric_rule_set(metric_rule *m, const char *name, const char *value, bool *has, tidu_error *err);

/* The first fact that is not given; NULL: all are. */
const model_setting *metric_lacks(const metric_rule *m);

#endif
