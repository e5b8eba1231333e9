/*
 * Baselines by industry (分行业基准线): where the companies of an industry stand by a figure, and who is below its line.
 *
 * Industries are the codes of GB/T 4754 down to a level, one within the other. One with enough companies stands for itself; one with few is pooled with what
 * stands above it, by as much as industries differ there (numeric/intraclass.h, numeric/nested_sample.h). Baselines are of all companies of the data; the
 * selection of the question says only who is compared with them. A company whose figure is not known is below nothing.
 */
#ifndef QUESTION_BASELINE_STUDY_H
#define QUESTION_BASELINE_STUDY_H

#include "model/baseline_rules.h"
#include "numeric/nested_sample.h"
#include "question/condition_set.h"

typedef struct baseline_question {
    const char *of;    /* id or name of an indicator of the rules, or an expression; NULL: their first one */
    industry_level by; /* INDUSTRY_ALL: that of the rules */
    double line;       /* a quantile; 0: that of the rules */
} baseline_question;

typedef struct baseline_quantile {
    double value, low, high;         /* that counts; low, high NAN: too few for an interval */
    double own, own_low, own_high;   /* of its own companies alone; NAN: none, or too few */
    double coverage;                 /* of the last two; NAN */
    size_t needs;                    /* companies from which on there is an interval of its own */
} baseline_quantile;

typedef struct baseline_industry {
    char code[INDUSTRY_CODE_SIZE]; /* "": all */
    industry_level level;
    size_t parent;          /* the industry above; of "" itself */
    const double *sorted;   /* [n] figures */
    size_t n, zeros, unknown; /* companies with a figure; with 0; without one */
    double strength;        /* of what stands above; NAN: it stands for itself */
    double weight;          /* of its own companies; 1: it stands for itself */
    size_t pooled;          /* industry whose companies come in beside its own; itself: none do */
    nested_sample sample;
    baseline_quantile *quantiles; /* [study's n_quantiles] */
    size_t compared, below; /* companies of the selection in it and in what lies in it, with a figure */
    double gap;             /* of those below, in what is divided, together */
    bool is_shown;          /* of the level asked for, or companies without more digits are in it */
} baseline_industry;

typedef struct baseline_study {
    const environment *env;
    baseline_rules *rules;
    model_text name;        /* of the figure; that of an expression is the expression */
    const node *value, *of, *per; /* of and per: NULL where it is no quotient */
    bool is_count;          /* what is divided is a number of persons or things */
    industry_level by;
    double quantiles[BASELINE_MOST_QUANTILES + 1]; /* [n_quantiles] */
    size_t n_quantiles, line; /* which of them is the line */
    condition_set *set;
    size_t value_number, of_number, per_number;
    uint32_t *industry;     /* [companies] where it is compared; BASELINE_OUTSIDE: not among those meant */
    baseline_industry *industries; /* [n] by code: what stands above comes first */
    size_t n;
    double strength[INDUSTRY_LEVELS]; /* of the level above, for industries of this one; INFINITY: they do not differ, or it cannot be told */
    size_t unknown;         /* of the selection: companies without a figure */
    size_t perhaps;         /* left out, as the data do not say whether they are meant */
    double *sorted;
    baseline_quantile *made;
    arena *memory;
} baseline_study;

#define BASELINE_OUTSIDE UINT32_MAX

/* *out is the caller's. Statuses of a query; TIDU_ENOTFOUND also if no company has a figure; TIDU_EUSAGE for an expression that is none. */
tidu_status baseline_study_open(inquiry *asked, const baseline_question *q, baseline_study **out, tidu_error *err);
void baseline_study_free(void *study);

/* The line of a company; a cell: missing where it is not compared. */
double baseline_line(const baseline_study *s, size_t company);

/* Is it of the selection, with a figure below its line? */
bool baseline_is_below(const baseline_study *s, size_t company);

/* What of the numerator is missing to the line, the rest staying as it is (persons and things whole); of no quotient the distance to the line. */
double baseline_gap(const baseline_study *s, size_t company);

/* Cells. */
double baseline_value(const baseline_study *s, size_t company);
double baseline_of(const baseline_study *s, size_t company);  /* of a quotient */
double baseline_per(const baseline_study *s, size_t company);

#endif
