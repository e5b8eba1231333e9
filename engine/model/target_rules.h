/*
 * What is known of targets in general: models/practice/targets.yaml. Units as plans write them, how measures hang together (a stock
 * and what is added to it, a share and what it is of), and from where on a figure is worth a second look.
 */
#ifndef MODEL_TARGET_RULES_H
#define MODEL_TARGET_RULES_H

#include "model/curve_rule.h"
#include "model/model.h"

enum { TARGET_MOST_CLEANINGS = 8 };

/* What a unit counts: values of one kind can be compared and added. */
typedef enum target_counted { TARGET_THINGS, TARGET_PERSONS, TARGET_MONEY, TARGET_SHARE, TARGET_RATE, TARGET_RATIO, TARGET_PLACE } target_counted;

typedef struct target_unit {
    model_text name; /* zh as plans write it, by which targets name it: 万人 */
    size_t counted;  /* target_counted */
    double times;    /* of the plain unit: 10000 persons */
} target_unit;

typedef struct target_ratio {
    const char *of, *per; /* ids of measures; of NULL: the measure is no ratio */
    double times;         /* 10000: per ten thousand */
} target_ratio;

/* From what in a database the value of a measure is counted. */
typedef enum count_source { COUNT_NOTHING, COUNT_CERTIFICATES, COUNT_APPLICATIONS, COUNT_COVERAGE, COUNT_TABLE, COUNT_MONTHS } count_source;

typedef struct target_count {
    size_t from;        /* count_source */
    const char *model;  /* id of the title */
    size_t which;       /* of certificates: 0 granted since the horizon began, 1 valid on the day */
    const char *status; /* of applications: "filed" */
    const char *coverage; /* id, whose rate it is: */
    size_t by;            /* 0 by number, 1 by amount */
    const char *table;    /* of this subject (model/subject.h): its rows, or the sum of */
    const char *sum;      /* this indicator; NULL: rows are counted */
    const char *dated;    /* the indicator with the day of a row, which counts from the begin of the horizon to the day; NULL: every row */
    const char *where;    /* rows, or companies, of which this expression is true; NULL: all */
    const char *months;   /* the indicator whose figures of the month are added up, or */
    size_t months_as;     /* 0 the sum, 1 the growth of the same sample over the same month of the year before */
} target_count;

/* What the definition of a target means beside its own number. */
typedef struct target_measure {
    const char *id;    /* the definition of targets */
    model_text name;   /* in full standard terms */
    size_t counted;    /* target_counted, for values that are implied */
    const char **loose; /* words of plans that leave open what is meant */
    size_t n_loose;
    const char **parts; /* measures that add up to it */
    size_t n_parts;
    target_ratio ratio;
    const char *flow;   /* what is added to this stock in a year; NULL: no stock */
    const char *out_of; /* what it is chosen from, applications; NULL: none */
    const char *average; /* over what it can be averaged: an amount over its receivers; NULL */
    bool is_judged;     /* each of out_of is decided on its own, so that the number has a chance */
    bool is_register;   /* a directory with entries to be removed */
    target_count value; /* how it is counted */
    curve_rule curve;   /* of targets that state none */
} target_measure;

typedef struct target_rules {
    RULE_HEAD;
    double residents; /* no city of the country has more */
    double history;   /* an aim of more than so many times the base is unlikely */
    double growth;    /* from so much a year on an implied growth is told */
    double tolerance; /* by so much sums and implied values may differ from what is stated */
    double cleaning[TARGET_MOST_CLEANINGS]; /* shares of a directory that may be removed */
    size_t n_cleaning;
    const char **never_added; /* words in the names of items of which each is another number of the same things: they are never added */
    size_t n_never_added;
    target_unit *units;
    size_t n_units;
    target_measure *measures;
    size_t n_measures;
} target_rules;

/* *out is the caller's (target_rules_free). TIDU_EIO; TIDU_EMODEL with the place; TIDU_ENOMEM. */
tidu_status target_rules_load(const char *path, target_rules **out, tidu_error *err);
tidu_status target_rules_parse(const char *text, size_t length, const char *file, target_rules **out, tidu_error *err);
void target_rules_free(target_rules *rules);

/* The unit of this kind in which people would write the value: the largest that it is at least one of; NULL: there is none of the kind. */
const target_unit *target_unit_fitting(const target_rules *rules, size_t counted, double value);

/* NULL: unknown. */
const target_unit *target_unit_find(const target_rules *rules, const char *zh);
const target_measure *target_measure_find(const target_rules *rules, const char *id);

#endif
