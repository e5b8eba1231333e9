/* How many of a district's applications would pass, and how many must file for a target. */
#ifndef QUESTION_FORECAST_STUDY_H
#define QUESTION_FORECAST_STUDY_H

#include "forecast/pass_count.h"
#include "question/filing_list.h"

typedef struct forecast_options {
    double rate;       /* every application passes with this chance; NAN: as its readiness says */
    size_t filed;      /* the first so many of the list file; 0: who can file by the tiers, or with a rate `target` */
    size_t target;     /* passes that are wanted; 0: none */
    double severity;   /* of panels (model/filing.h); NAN: that of practice */
    bool with_holders;
} forecast_options;

/* How many must file for a chance. */
typedef struct forecast_need {
    double chance;
    size_t number; /* 0: not even all of the list */
    double at_last; /* the chance if everybody files, if that is not enough */
} forecast_need;

typedef struct forecast_study {
    const study *base;        /* NULL: with a rate, of no companies */
    filing_rules practice;
    forecast_options options; /* with what was left open filled in */
    filing_list list;         /* with a rate as many as it takes, without companies and severities: those of the options */
    size_t n_open;            /* of those that file (if nobody does: of the list): neither yes nor no; */
    size_t n_waiting;         /* of these: the chance hangs on data that are missing */
    size_t n_unjudged;        /* of the others: it hangs on an expert who has not decided yet */
    bool is_told;             /* false: of too many (practice), so that priors of data that nobody has would be counted */
    pass_count *count;        /* of those that file */
    double target_chance;     /* NAN: no target */
    double next_gain;         /* what one more filing adds to it; NAN: there is none */
    forecast_need needs[FILING_MOST_CHANCES];
    double *carry;            /* [filed] of the target's chance that hangs on each; NULL: no target, a rate, or too many file */
    size_t left_out;          /* of the list because of their certificate */
} forecast_study;

/*
 * `base` is assessed, or NULL for a rate. *out is the caller's (forecast_study_free). TIDU_EUSAGE: a rate or severity that is none,
 * more filings than the list has. TIDU_ENOTFOUND: the list is empty.
 */
tidu_status forecast_study_make(const environment *env, study *base, const forecast_options *o, forecast_study **out,
                                tidu_error *err);
void forecast_study_free(void *study);

#endif
