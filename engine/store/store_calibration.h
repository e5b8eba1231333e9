/*
 * Calibrations of chances in the store: to which outcomes the chances of a model were fitted, and what came out. None is deleted:
 * a new one of a model ends the one before it.
 */
#ifndef STORE_STORE_CALIBRATION_H
#define STORE_STORE_CALIBRATION_H

#include "base/arena.h"
#include "store/store.h"

/* How often a gate holds in a stratum (model/stratum_rates.h). */
typedef struct store_rate {
    const char *gate;
    char section[2]; /* letter of GB/T 4754; "": unknown */
    int size;        /* 0: unknown */
    size_t known, met;
} store_rate;

typedef struct store_calibration {
    const char *model;
    const char *version;     /* of the rule in the last of the years */
    const char *rule_digest; /* of that version */
    const char *from, *to;   /* a share of which stage, and of that those that reached which: "filed", "recognised" */
    int first_year, last_year;
    size_t filings, passed;  /* 0: the chances are not fitted, there are only rates */
    double correlation, shift, survival, slope, intercept; /* as model_judging */
    double deviation;        /* standard deviation of `shift`, or of `intercept` for a model without judged points */
    size_t companies;        /* from which the rates are; 0: there are none */
    double weight;           /* of the model's own prior beside them, in companies */
    double lines[2];         /* of sizes */
    const store_rate *rates;
    size_t n_rates;
    const char *digest;      /* of everything above and of the filings */
} store_calibration;

/* End the calibration in force of the same model and add this one, in one transaction. */
tidu_status store_add_calibration(store *s, const store_calibration *c, tidu_error *err);

/* *has is false if the model had none. */
tidu_status store_end_calibration(store *s, const char *model, bool *has, tidu_error *err);

/*
 * Those in force, one for each model, with their texts in `memory`; `day` (YYYY-MM-DD): at the end of that day; NULL: now. A
 * database of an older schema has none.
 */
tidu_status store_load_calibrations(store *s, const char *day, arena *memory, store_calibration **out, size_t *n, tidu_error *err);

/* Add the applications for `model` (NULL: all, by model) in order of year, batch, company and status. Days that are none are left out. */
tidu_status store_load_applications(store *s, const char *model, applications *into, tidu_error *err);

#endif
