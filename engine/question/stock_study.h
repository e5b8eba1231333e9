/* The valid certificates of a model over the coming months: what runs out, what is renewed, what comes in. */
#ifndef QUESTION_STOCK_STUDY_H
#define QUESTION_STOCK_STUDY_H

#include "forecast/stock_flow.h"
#include "question/filing_list.h"
#include "question/renewal_rule.h"
#include "question/study.h"

typedef struct stock_options {
    const char *until; /* the last month, YYYY-MM; NULL: December of the calendar year after the application date */
    size_t filed;      /* the first so many of the list file this year; 0: who can file by the tiers */
    size_t target;     /* certificates that are wanted at the end; 0: none */
    double severity;   /* of panels (model/filing.h); NAN: that of practice */
} stock_options;

/* A certificate that runs out. */
typedef struct stock_ending {
    uint32_t company;
    const credential *held;
    size_t member;   /* of the members */
    long result;     /* the day from which a further certificate is expected */
    bool is_renewed; /* it is known already */
} stock_ending;

/* The holders whose certificate was granted in one year. */
typedef struct stock_cohort {
    int year;
    double opening, expired, renewed, revoked, closing; /* expected, over all months */
} stock_cohort;

/* What it takes for a chance of the target. */
typedef struct stock_need {
    double chance;
    double opening;      /* certificates that are needed now, of which none runs out, instead of those that there are now */
    size_t number;       /* of the list to file this year; meaningless unless is_reached */
    bool is_reached;     /* by as many as are in the list */
    double at_last;      /* the chance if everybody of the list files */
} stock_need;

/* The list of this year and of the next. */
typedef struct stock_pool {
    size_t listed, likely;      /* companies in the list now; of these, by the tiers, likely enough to file */
    double passing;             /* expected to pass this year, and to leave the list */
    double passing_likely;      /* of these, from the likely */
    double returning;           /* holders that are expected to be without a certificate at the end */
} stock_pool;

typedef struct stock_study {
    const study *base;
    const model *renewal;     /* by which holders are judged again; NULL: by the rule for all. As long as the renewal rule lives */
    assessment *renewals;     /* by it; NULL */
    filing_rules practice;
    bool has_periods;         /* the calendar has a batch or a window of the model */
    stock_options options;    /* with what was left open filled in */
    long first, last;         /* days: of the opening, and the last of the last month */
    int n_months;
    stock_member *members;    /* [n_members] holders first, then those with a certificate to come, then those that file */
    double *severities;       /* [n_members] of panels, as each reacts to them */
    size_t n_members, n_holders, n_coming;
    stock_flow *flow;
    stock_ending *endings;    /* [n_endings] by last day, code */
    size_t n_endings;
    stock_cohort *cohorts;    /* [n_cohorts] by year */
    size_t n_cohorts;
    size_t n_by_rule;         /* of the holders: the last day follows from the term of the model */
    size_t n_unknown;         /* companies whose last day is unknown: not counted */
    size_t n_strangers;       /* certificates of this model of companies that are not in the data */
    filing_list list;         /* of this year */
    long result;              /* the day on which this year's filings are decided; */
    bool is_late;             /* after the last month: they are not in the stock */
    double filed_expected;    /* of those that file, to pass */
    stock_pool pool;
    double target_chance;     /* NAN: no target */
    stock_need needs[FILING_MOST_CHANCES];
} stock_study;

/*
 * `base` is assessed, and its data hold what `renewal` wants. *out is the caller's (stock_study_free). TIDU_EUSAGE: a re-check, a month that is none, before the application date or so
 * far off that certificates granted this year run out; more filings than the list has. TIDU_EDATA: nobody holds such a certificate.
 */
tidu_status stock_study_make(study *base, const renewal_rule *renewal, const stock_options *o, stock_study **out, tidu_error *err);
void stock_study_free(void *study);

#endif
