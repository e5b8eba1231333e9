/*
 * Published shares of those that passed, by what they are shares of: models/practice/base-rates.yaml.
 */
#ifndef MODEL_BASE_RATE_H
#define MODEL_BASE_RATE_H

#include "model/model.h"

/* What a share is one of. */
typedef enum rate_stage { RATE_FILED, RATE_RECOMMENDED, RATE_PROPOSED, RATE_COMPANIES, RATE_STAGES } rate_stage;

typedef struct base_rate {
    model_text where;
    int year;
    double passed, of; /* NaN: only the share is published */
    double share;      /* 0 to 1 */
    model_text note;   /* zh NULL: none */
} base_rate;

/* The published shares of a rung. */
typedef struct rung_rates {
    const char *rung;
    base_rate *list[RATE_STAGES];
    size_t n[RATE_STAGES];
} rung_rates;

typedef struct base_rates {
    RULE_HEAD;
    rung_rates *rungs;
    size_t n_rungs;
} base_rates;

/* *out is the caller's (base_rates_free). Statuses as actions_load. */
tidu_status base_rates_load(const char *path, dictionary *d, base_rates **out, tidu_error *err);
void base_rates_free(void *rates);

/* NULL: none is published. */
const rung_rates *base_rates_find(const base_rates *r, const char *rung);

/* "filed", "recommended", "proposed", "companies": for programs. */
const char *rate_stage_name(rate_stage s);

#endif
