/*
 * Who may come to meet the growth condition of a rule: a model fitted on the district's own years, tested on the last of them, and
 * the order of visits that it gives.
 */
#ifndef QUESTION_GROWTH_STUDY_H
#define QUESTION_GROWTH_STUDY_H

#include "forecast/growth_model.h"
#include "forecast/score_quality.h"
#include "question/growth_year.h"

enum { GROWTH_MOST_BINS = 5 };

/* How one order did on the last year. */
typedef struct growth_order {
    score_quality quality;
    double lifts[GROWTH_MOST_NAMES]; /* of the heads of the rules */
    bool is_told;                    /* the order is known for all that are tested */
} growth_order;

/* A company of the list. */
typedef struct growth_candidate {
    uint32_t company;
    double chance;
    size_t says[2];  /* features that say most, of the rules */
    double parts[2]; /* what they add to the log-odds */
} growth_candidate;

typedef struct growth_study {
    study *base;
    growth_rules *rules;
    growth_figures *figures;
    size_t gate;                             /* of the model */
    int first, last;                         /* application years in which the condition is asked for: the last one is tested on */
    size_t n_fit, fit_events;                /* company-years before the last */
    size_t n_incomplete, n_untold;           /* company-years left out: a figure unknown; whether the condition was met unknown */
    size_t used[GROWTH_MOST_FEATURES];       /* features of the rules that are used */
    size_t n_used;
    size_t unknown[GROWTH_MOST_FEATURES];    /* [feature of the rules] company-years in which it is unknown */
    size_t n_rows;                           /* of company-years in which it is known whether the condition was met */
    growth_model tested, model;              /* of the years before the last; of all years */
    growth_order order, random, baselines[GROWTH_MOST_NAMES];
    score_bin bins[GROWTH_MOST_BINS];
    size_t n_bins;
    growth_candidate *list;                  /* [n_list] greatest chance first, then by code */
    size_t n_list;
    double *now;                             /* [company * n_features + feature] figures of today */
    size_t left_out, n_met, n_unknown;       /* of the list: by certificate; the condition is met today; a figure unknown */
} growth_study;

/*
 * `asked` is borrowed for the life of the study; asked->found gets the problems in the data. *out is the caller's
 * (growth_study_free). The list holds those with the certificate only if asked for. TIDU_EUSAGE: the rule has no such condition, a re-check. TIDU_EDATA: too few years, companies or events.
 */
tidu_status growth_study_make(inquiry *asked, bool with_holders, growth_study **out, tidu_error *err);
void growth_study_free(void *study);

#endif
