/* How chances are fitted to a district's own outcomes: models/practice/calibration.yaml. */
#ifndef MODEL_CALIBRATION_RULES_H
#define MODEL_CALIBRATION_RULES_H

#include "base/tidu_error.h"
#include "model/stratum_rates.h"

enum { CALIBRATION_STAGES = 3 }; /* statuses from which an outcome is counted: filed, recommended, proposed */

typedef struct calibration_rules {
    double filings, passed, refused; /* at least so many, otherwise nothing is fitted */
    double unlisted;         /* a batch is left out if a greater share of those that passed are not on its list of filings, */
    double passers[CALIBRATION_STAGES]; /* or if at least so many stand on it and all passed; 0: that is usual */
    double ahead;            /* months before its year in which a filing may be dated */
    double shift;                    /* standard deviation of the prior of the judges' shift */
    double correlation_most, correlation_alpha, correlation_beta;
    double survival_alpha, survival_beta;
    double selection, selection_deviation; /* how far who files goes together with who passes; deviation of the logarithm of the slope that it makes */
    double slope, intercept; /* standard deviations of the priors of a map of chances */
    double weight;             /* of a rule's own prior beside base rates, in companies */
    double lines[STRATUM_LINES]; /* of revenue, in yuan, between sizes */
    double published;        /* least standard deviation of a published share, as a logit */
} calibration_rules;

/* TIDU_EIO; TIDU_EMODEL with the place. */
tidu_status calibration_rules_load(const char *path, calibration_rules *out, tidu_error *err);

#endif
