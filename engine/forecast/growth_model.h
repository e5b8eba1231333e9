/* The chance of an event by a few figures: a logistic regression whose parts can be told. */
#ifndef FORECAST_GROWTH_MODEL_H
#define FORECAST_GROWTH_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

enum { GROWTH_MODEL_MOST = 16 };

/* Rows of k figures, each with a value, and what happened. */
typedef struct growth_rows {
    const double *x;      /* [n][k] */
    const bool *happened; /* [n] */
    size_t n, k;          /* k at most GROWTH_MODEL_MOST */
} growth_rows;

typedef struct growth_model {
    size_t k;
    double mean[GROWTH_MODEL_MOST], deviation[GROWTH_MODEL_MOST]; /* of the rows; a constant figure has 0 and no say */
    double constant, coefficients[GROWTH_MODEL_MOST];             /* log-odds; for one deviation */
} growth_model;

/* Coefficients obey sign[k] (numeric/logistic.h). TIDU_ENOMEM; TIDU_EDATA: all or none of it happened. */
tidu_status growth_model_fit(const growth_rows *rows, double ridge, const signed char *sign, growth_model *out);

double growth_model_chance(const growth_model *m, const double *x);

/* What figure `i` adds to the log-odds of a row with the mean of it. */
double growth_model_part(const growth_model *m, size_t i, double x);

#endif
