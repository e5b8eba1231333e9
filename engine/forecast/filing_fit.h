/*
 * Fits chances to what became of applications: how severely experts judge, how much the items of a company go together and how
 * often figures stand up to an audit; or, for a rule without judged points, a map of its chances.
 */
#ifndef FORECAST_FILING_FIT_H
#define FORECAST_FILING_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Filings in order of their batches: one panel judged those of a batch. */
typedef struct filing_outcomes {
    const bool *passed;     /* [n] */
    const uint32_t *batch;  /* [n] from 0, rising by at most 1 */
    size_t n;
} filing_outcomes;

/* What is assumed before any outcome. */
typedef struct filing_prior {
    double severity;        /* of panels: standard deviation of the shift from batch to batch */
    double shift;           /* standard deviation of the shift around 0 */
    double correlation_most, correlation_alpha, correlation_beta; /* correlation / most is beta distributed */
    double survival_alpha, survival_beta;                        /* the chance to survive an audit is beta distributed */
    double judged_slope, judged_deviation; /* of judged chances: its usual value, and the standard deviation of its logarithm; 0: it is this */
    double slope, intercept; /* of a map alone: standard deviations of the logarithm of the slope and of the intercept */
    double rate, rate_deviation; /* logit of the share of all filings that pass, as published; NAN: nothing is published */
} filing_prior;

/* Chances of each filing over a grid, before audits. */
typedef struct judging_question {
    filing_outcomes outcomes;
    const unsigned *audited;    /* [n] conditions of each that an audit looks at again */
    const double *correlations; /* [n_correlations] below 1 and `correlation_most` */
    size_t n_correlations;
    const double *shifts;       /* [n_shifts] at equal distances, rising */
    size_t n_shifts;
    const double *chances;      /* [n][n_correlations][n_shifts] */
    bool has_audits;            /* otherwise survival stays 1 */
    double pivot;               /* the logit about which a slope turns them */
} judging_question;

typedef struct fitted {
    double mean, deviation; /* of the posterior */
} fitted;

typedef struct judging_fit {
    fitted correlation, shift, survival, slope;
    fitted level;         /* mean chance of all filings before the usual panel */
    double uncertain;     /* standard deviation of the level, as a shift: less than that of the shift where another parameter makes up for it */
} judging_fit;

/* False if memory is exhausted. */
bool filing_fit_judging(const judging_question *q, const filing_prior *prior, judging_fit *out);

typedef struct map_fit {
    fitted slope, intercept;
} map_fit;

/* chances[n] are logits. False if memory is exhausted. */
bool filing_fit_map(const filing_outcomes *outcomes, const double *logits, const filing_prior *prior, map_fit *out);

#endif
